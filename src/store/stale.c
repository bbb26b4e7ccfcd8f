/*
 * stale.c - which published packs are out of date: what they read is answered
 * otherwise, a file that they were made from is another, or their own is.
 *
 * Nothing is asked again that cannot have changed: reads only where an import
 * came since, a file only when its stamp is another.
 */
#include <string.h>

#include "store/ledger_int.h"

/* ---- files ---- */

/* A file as it is now, which many packs share. */
struct file_now {
	struct stamp	stamp;
	bool		digested;
	char		digest[65];
};

static struct file_now *
file_find(struct arena *arena, struct names *files, struct str path)
{
	struct file_now	*file = names_find(files, path);

	if (file == NULL) {
		file = arena_make(arena, struct file_now);
		file->stamp = stamp_of(str_dup(arena, path));
		names_add(files, arena, path, file);
	}
	return file;
}

/* Whether the file PATH, which had STAMP and DIGEST, is not what it was.  One
 * that was not there has neither. */
static bool
file_changed(struct arena *arena, struct names *files, struct str path,
    struct stamp stamp, struct str digest)
{
	struct file_now	*file = file_find(arena, files, path);

	if (stamp_eq(file->stamp, stamp) &&
	    (digest.n > 0 || file->stamp.inode == 0))
		return file->stamp.inode == 0 && digest.n > 0;
	if (!file->digested)
		file_digest(str_dup(arena, path), &file->stamp, file->digest);
	file->digested = true;
	return digest.n == 0 || !str_is(digest, file->digest);
}

/* A file that holds what a paper says, not how it looks. */
static bool
is_words(enum input_kind kind)
{
	return kind != INPUT_FONT && kind != INPUT_STOCK;
}

/* Add the files of PUBLISHED that are not as they were; *WORDS says whether one
 * of them has its words. */
static bool
reasons_of_files(struct store *store, const struct published *published,
    struct names *files, struct reasons *reasons, bool *words)
{
	struct inputs	 inputs;
	struct reason	*reason;

	*words = false;
	if (!inputs_read(store, published->number, &inputs))
		return false;
	for (size_t i = 0; i < inputs.n; i++) {
		const struct input	*input = &inputs.at[i];

		if (!file_changed(store->arena, files, str_of(input->path),
		    input->stamp, str_of(input->digest)))
			continue;
		reason = reasons_add(store->arena, reasons);
		reason->kind = str_of(input_kind_word(input->kind));
		reason->about = str_of(input->path);
		*words = *words || is_words(input->kind);
	}
	return true;
}

static bool
output_changed(struct store *store, const struct published *published,
    struct names *files)
{
	return file_changed(store->arena, files, published->publication.path,
	    published->stamp, published->publication.digest);
}

/* ---- packs ---- */

struct staling {
	struct store		*store;
	struct published	*all;
	size_t			 n;
	struct names		 files;
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

/* Whether a later period of publication AT was published; *TAKEN: under the
 * name that its own file had.  Publications of a pack come together. */
static bool
is_past(const struct staling *staling, size_t at, bool *taken)
{
	const struct publication *own = &staling->all[at].publication, *other;
	bool			  past = false;
	size_t			  first = at;

	*taken = false;
	while (first > 0 &&
	    same_pack(&staling->all[first - 1].publication, own))
		first--;
	for (size_t i = first; i < staling->n; i++) {
		other = &staling->all[i].publication;
		if (!same_pack(other, own))
			break;
		if (!is_later(other->period, own->period))
			continue;
		past = true;
		*taken = *taken || str_eq(other->path, own->path);
	}
	return past;
}

/* What a pack of the past is out of date for: its data alone, and what keeps it
 * from being made again. */
static bool
past_reasons(struct staling *staling, const struct published *published,
    bool taken, struct reasons *reasons, struct stale *out)
{
	struct reason	*reason;

	if (reasons->n == 0)
		return true;
	if (!reasons_of_files(staling->store, published, &staling->files,
	    reasons, &out->locked))
		return false;
	if (taken) {
		reason = reasons_add(staling->store->arena, reasons);
		reason->kind = STR("output");
		reason->about = published->publication.path;
		out->locked = true;
	}
	return true;
}

static bool
last_reasons(struct staling *staling, const struct published *published,
    struct reasons *reasons)
{
	struct reason	*reason;
	bool		 words;

	if (!reasons_of_files(staling->store, published, &staling->files,
	    reasons, &words))
		return false;
	if (output_changed(staling->store, published, &staling->files)) {
		reason = reasons_add(staling->store->arena, reasons);
		reason->kind = STR("output");
		reason->about = published->publication.path;
	}
	return true;
}

static bool
stale_one(struct staling *staling, size_t at, struct stale *out)
{
	struct store		*store = staling->store;
	const struct published	*published = &staling->all[at];
	struct reasons		 reasons = { 0 };
	bool			 taken, ok;

	*out = (struct stale){ .publication = published->publication };
	out->past = is_past(staling, at, &taken);
	ok = reasons_of_reads(store, published,
	    published->checked == store->seen, &reasons);
	if (ok && reasons.n == 0)
		out->checked = store->seen;
	ok = ok && (out->past ? past_reasons(staling, published, taken, &reasons,
	    out) : last_reasons(staling, published, &reasons));
	out->reasons = reasons.at;
	out->n = reasons.n;
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

/* What was checked as of a later import meanwhile stays so. */
static bool
keep_one(struct store *store, const struct stale *stale)
{
	static const char		 sql[] =
	    "UPDATE publication SET checked = ?5 WHERE pack = ?1"
	    "   AND edition = ?2 AND period = ?3 AND issue = ?4"
	    "   AND digest = ?6 AND max(seen, checked) < ?5";
	const struct publication	*which = &stale->publication;
	sqlite3_stmt			*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_text(st, 1, which->pack);
	bind_text(st, 2, which->edition);
	bind_text(st, 3, period_code(store->arena, which->period));
	bind_int(st, 4, which->issue);
	bind_int(st, 5, stale->checked);
	bind_text(st, 6, which->digest);
	return store_run(store, st);
}

bool
ledger_keep(struct store *store, const struct stale *all, size_t n)
{
	bool	ok = store_begin(store);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < n; i++)
		ok = all[i].checked == 0 || keep_one(store, &all[i]);
	if (ok)
		return store_commit(store);
	store_rollback(store);
	return false;
}

bool
ledger_since(struct store *store, const struct publication *issue,
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
	ok = reasons_of_reads(store, &published,
	    published.checked == store->seen, &reasons);
	store->ledger = kept;
	*out = reasons.at;
	*n = reasons.n;
	return ok;
}
