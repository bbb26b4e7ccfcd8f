/*
 * stale.c - which published packs are out of date: what they read is answered
 * otherwise, a file that they were made from is another, or their own is.
 *
 * Nothing is asked again that cannot have changed: reads only where an import
 * came since, a file only when its stamp is another.
 */
#include "base/file.h"
#include "store/ledger_int.h"

/* ---- files ---- */

/* A file that holds what a paper says, not how it looks. */
static bool
is_words(enum input_kind kind)
{
	return kind != INPUT_FONT && kind != INPUT_STOCK;
}

/* Whether the file PATH, which had STAMP when it was last looked at, had to be
 * read to know that it is the same. */
static bool
was_read(const struct names *files, struct str path, struct stamp stamp)
{
	const struct file_now	*file = file_digested(files, path);

	return file != NULL && !stamp_eq(file->stamp, stamp);
}

/* Those of an exempt paper are one reason, that names none. */
static void
reason_of_file(struct store *store, const struct input *input, bool *exempt,
    struct reasons *reasons)
{
	struct reason	*reason;

	if (input->kind == INPUT_EXEMPT && *exempt)
		return;
	reason = reasons_add(store->arena, reasons);
	reason->kind = str_of(input_kind_word(input->kind));
	if (input->kind == INPUT_EXEMPT)
		*exempt = true;
	else
		reason->about = str_of(input->path);
}

/* Add the files of PUBLISHED that are not as they were; *WORDS says whether one
 * of them has its words. */
static bool
reasons_of_files(struct store *store, const struct published *published,
    struct names *files, struct stale *out, struct reasons *reasons,
    bool *words)
{
	struct inputs	*inputs = arena_make(store->arena, struct inputs);
	bool		 exempt = false;

	*words = false;
	if (!inputs_read(store, published->number, inputs))
		return false;
	out->publication.inputs = inputs;
	for (size_t i = 0; i < inputs->n; i++) {
		const struct input	*input = &inputs->at[i];
		struct str		 path = str_of(input->path);

		if (!file_changed(store->arena, files, path, input->stamp,
		    str_of(input->digest))) {
			out->keep |= was_read(files, path, input->stamp);
			continue;
		}
		reason_of_file(store, input, &exempt, reasons);
		*words = *words || is_words(input->kind);
	}
	return true;
}

static void
reason_of_output(struct store *store, const struct published *published,
    struct names *files, struct stale *out, struct reasons *reasons)
{
	const struct publication	*own = &published->publication;
	struct reason			*reason;

	if (!file_changed(store->arena, files, own->path, published->stamp,
	    own->digest)) {
		out->keep |= was_read(files, own->path, published->stamp);
		return;
	}
	reason = reasons_add(store->arena, reasons);
	reason->kind = STR("output");
	reason->about = own->path;
}

/* ---- packs ---- */

struct staling {
	struct store			 *store;
	struct published		 *all;
	size_t				  n;
	const struct published		**takers;
	const bool			 *past;
	struct names			  files;
};

static bool
same_pack(const struct publication *a, const struct publication *b)
{
	return str_eq(a->pack, b->pack) && str_eq(a->edition, b->edition);
}

static bool
is_later(struct period a, struct period b)
{
	return a.kind != PERIOD_NONE && b.kind != PERIOD_NONE &&
	    date_cmp(period_last(a), period_last(b)) > 0;
}

/* The latest period of those in ALL that are of the pack of the first. */
static struct period
latest_period(const struct published *all, size_t n)
{
	struct period	latest = { PERIOD_NONE, 0 };

	for (size_t i = 0; i < n && same_pack(&all[i].publication,
	    &all[0].publication); i++)
		if (latest.kind == PERIOD_NONE ||
		    is_later(all[i].publication.period, latest))
			latest = all[i].publication.period;
	return latest;
}

bool *
published_past(struct arena *arena, const struct published *all, size_t n)
{
	bool		*past = arena_array(arena, n + 1, bool);
	struct period	 latest = { PERIOD_NONE, 0 };

	for (size_t i = 0; i < n; i++) {
		if (i == 0 || !same_pack(&all[i].publication,
		    &all[i - 1].publication))
			latest = latest_period(&all[i], n - i);
		past[i] = is_later(latest, all[i].publication.period);
	}
	return past;
}

/* ---- whose a file's name is ---- */

/* Publications whose files have one name: a ring. */
struct sharing {
	const struct published	*published;
	struct sharing		*next;
	bool			 holds;		/* the file there is the one that
						 * it put there */
};

/* Whether A goes before B as the one who has a file's name: when it was put there
 * tells more than its number, which it has kept when it was put back. */
static bool
goes_before(const struct sharing *a, const struct sharing *b)
{
	int64_t	put = a->published->stamp.changed;
	int64_t	other = b->published->stamp.changed;

	if (a->holds != b->holds)
		return a->holds;
	return put != other ? put > other :
	    a->published->number > b->published->number;
}

/* Whether a later period of MINE's pack has as good a claim. */
static bool
has_later(const struct sharing *mine)
{
	const struct publication	*own = &mine->published->publication;
	const struct sharing		*at = mine->next;

	while (at != mine && (at->holds != mine->holds ||
	    !same_pack(&at->published->publication, own) ||
	    !is_later(at->published->publication.period, own->period)))
		at = at->next;
	return at != mine;
}

/* Who has the name that all in the ring of ONE share: its holder, or else the one that
 * came last of those that are the latest of their packs. */
static const struct sharing *
winner(const struct sharing *one)
{
	const struct sharing	*found = NULL, *at = one;

	do {
		if (!has_later(at) && (found == NULL ||
		    goes_before(at, found)))
			found = at;
		at = at->next;
	} while (at != one);
	return found;
}

/* Find out by the STAMP of the file that all in the ring of ONE name, which is
 * there, who holds it. */
static bool
holders_by_stamp(struct sharing *one, struct stamp stamp)
{
	struct sharing	*at = one;
	bool		 any = false;

	do {
		at->holds = stamp_eq(at->published->stamp, stamp);
		any |= at->holds;
		at = at->next;
	} while (at != one);
	return any;
}

/* The same by its DIGEST. */
static void
holders_by_digest(struct sharing *one, const char *digest)
{
	struct sharing	*at = one;

	do {
		at->holds = str_is(at->published->publication.digest, digest);
		at = at->next;
	} while (at != one);
}

/* Find out who holds the file that all in the ring of ONE name: one that was
 * touched, or came back from a backup, is read. */
static void
find_holders(struct arena *arena, struct sharing *one)
{
	const char	*path = str_dup(arena,
			    one->published->publication.path);
	struct stamp	 stamp = stamp_of(path);
	char		 digest[65];

	if (stamp.inode != 0 && !holders_by_stamp(one, stamp) &&
	    file_digest(path, &stamp, digest))
		holders_by_digest(one, digest);
}

/* The N in ALL, in a ring with those that share a file's name. */
static struct sharing *
sharing_rings(struct arena *arena, const struct published *all, size_t n)
{
	struct sharing	*each = arena_array(arena, n + 1, struct sharing);
	struct sharing	*first;
	struct names	 paths = { 0 };

	for (size_t i = 0; i < n; i++) {
		each[i] = (struct sharing){ &all[i], &each[i], false };
		first = names_find(&paths, all[i].publication.path);
		if (first == NULL) {
			names_add(&paths, arena, all[i].publication.path,
			    &each[i]);
			continue;
		}
		each[i].next = first->next;
		first->next = &each[i];
	}
	return each;
}

const struct published **
published_takers(struct arena *arena, const struct published *all, size_t n)
{
	const struct published	**takers;
	struct sharing		 *each = sharing_rings(arena, all, n);
	const struct sharing	 *at, *has;
	bool			 *asked = arena_array(arena, n + 1, bool);

	takers = arena_array(arena, n + 1, const struct published *);
	for (size_t i = 0; i < n; i++) {
		if (asked[i] || each[i].next == &each[i])
			continue;
		find_holders(arena, &each[i]);
		has = at = winner(&each[i]);
		do {
			asked[at - each] = true;
			takers[at - each] = at == has ? NULL : has->published;
			at = at->next;
		} while (at != has);
	}
	return takers;
}

/* ---- reasons ---- */

/* What was read and is answered otherwise; of a pack that is checked, only where
 * others end. */
static bool
data_reasons(struct store *store, const struct published *published,
    struct reasons *reasons)
{
	bool	ok = reasons_of_reads(store, published,
		    published->checked == store->seen, reasons);

	reasons_hide(store->arena, &published->publication, reasons);
	return ok;
}

/* A pack of the past is out of date for its data, and when its PDF is gone; then its
 * files are, of which its words may be another month's. */
static bool
file_reasons(struct staling *staling, const struct published *published,
    struct stale *out, struct reasons *reasons)
{
	bool	gone = !path_exists(str_dup(staling->store->arena,
		    published->publication.path));
	bool	words;

	if (out->past && reasons->n == 0 && !gone)
		return true;
	if (!reasons_of_files(staling->store, published, &staling->files, out,
	    reasons, &words))
		return false;
	if (out->past)
		out->locked = words;
	if (!out->past || gone)
		reason_of_output(staling->store, published, &staling->files,
		    out, reasons);
	out->keep = out->keep && !out->past;
	return true;
}

/* Whether there is a layout to make OWN from: older programs kept none. */
static bool
layout_is_there(struct store *store, const struct publication *own)
{
	return own->layout.n > 0 && path_exists(str_dup(store->arena,
	    own->layout));
}

/* Whether in the place of PUBLISHED's file lies one that no publication put there: it
 * was signed, say, or the store is from before it. */
static bool
is_altered(struct staling *staling, const struct published *published)
{
	const struct publication	*own = &published->publication;
	struct store			*store = staling->store;
	const struct file_now		*now;

	if (!file_changed(store->arena, &staling->files, own->path,
	    published->stamp, own->digest))
		return false;
	now = file_digested(&staling->files, own->path);
	return now != NULL && now->digest[0] != '\0' &&
	    !digest_known(store, now->digest);
}

static bool
stale_one(struct staling *staling, size_t at, struct stale *out)
{
	struct store		*store = staling->store;
	const struct published	*published = &staling->all[at];
	struct reasons		 reasons = { 0 };
	bool			 ok;

	*out = (struct stale){ .publication = published->publication };
	out->past = staling->past[at];
	if (staling->takers[at] != NULL) {
		out->taker = &staling->takers[at]->publication;
		return true;
	}
	ok = data_reasons(store, published, &reasons);
	if (ok && reasons.n == 0 && published->checked != store->seen)
		out->checked = store->seen;
	ok = ok && file_reasons(staling, published, out, &reasons);
	out->reasons = reasons.at;
	out->n = reasons.n;
	out->locked |= out->n > 0 && !layout_is_there(store, &out->publication);
	out->altered = out->n > 0 && is_altered(staling, published);
	out->keep |= out->checked != 0;
	return ok;
}

bool
ledger_stale(struct store *store, const struct stale **out, size_t *n)
{
	struct staling	 staling = { .store = store };
	struct ledger	*kept = store->ledger;
	struct stale	*all;
	bool		 ok;

	*n = 0;
	*out = NULL;
	if (!published_last(store, &staling.all, &staling.n))
		return false;
	staling.takers = published_takers(store->arena, staling.all,
	    staling.n);
	staling.past = published_past(store->arena, staling.all, staling.n);
	all = arena_array(store->arena, staling.n + 1, struct stale);
	ledger_begin(store);
	ok = true;
	for (size_t i = 0; ok && i < staling.n; i++)
		ok = stale_one(&staling, i, &all[i]);
	store->ledger = kept;
	*out = all;
	*n = staling.n;
	return ok;
}

/* What ISSUE, as recorded, printed otherwise; TOLD: as anybody may be told. */
static bool
issue_reasons(struct store *store, const struct publication *issue, bool told,
    struct reason **out, size_t *n)
{
	struct ledger		*kept = store->ledger;
	struct published	 published;
	struct reasons		 reasons = { 0 };
	bool			 ok;

	*out = NULL;
	*n = 0;
	if (!published_find(store, issue, issue->issue, &published))
		return true;
	ledger_begin(store);
	ok = told ? data_reasons(store, &published, &reasons) :
	    reasons_of_reads(store, &published,
	    published.checked == store->seen, &reasons);
	store->ledger = kept;
	*out = reasons.at;
	*n = reasons.n;
	return ok;
}

bool
ledger_since(struct store *store, const struct publication *issue,
    struct reason **out, size_t *n)
{
	return issue_reasons(store, issue, false, out, n);
}

bool
ledger_told(struct store *store, const struct publication *issue,
    struct reason **out, size_t *n)
{
	return issue_reasons(store, issue, true, out, n);
}
