/*
 * stale.c - which published packs are out of date: what they read is answered
 * otherwise, a file that they were made from is another, or their own is.
 *
 * Nothing is asked again that cannot have changed: reads only where an import
 * came since, a file only when its stamp is another.
 */
#include "store/ledger_int.h"

/* ---- files ---- */

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

bool
published_past(const struct published *all, size_t n, size_t at, bool *taken)
{
	const struct publication *own = &all[at].publication, *other;
	bool			  past = false;
	size_t			  first = at;

	*taken = false;
	while (first > 0 &&
	    same_pack(&all[first - 1].publication, own))
		first--;
	for (size_t i = first; i < n; i++) {
		other = &all[i].publication;
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
	out->past = published_past(staling->all, staling->n, at, &taken);
	ok = reasons_of_reads(store, published,
	    published->checked == store->seen, &reasons);
	if (ok && reasons.n == 0 && published->checked != store->seen)
		out->checked = store->seen;
	if (out->past)
		ok = ok && past_reasons(staling, published, taken, &reasons,
		    out);
	else
		ok = ok && last_reasons(staling, published, &reasons);
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
