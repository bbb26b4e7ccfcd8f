/* look_ahead.c - which rows would change, and which published packs print them. */
#include <stdio.h>
#include <time.h>

#include "cmd/look_ahead.h"
#include "cmd/status.h"

#define ROWS_MOST	20	/* listed of a kind of data */

int64_t
change_time(const struct options *options)
{
	if (date_known(options->date))
		return (int64_t)date_days(options->date) * 86400;
	return source_date() >= 0 ? source_date() : (int64_t)time(NULL);
}

/* ---- rows ---- */

static void
row_json(struct buf *out, const struct row_change *row)
{
	buf_char(out, '{');
	json_member(out, "file", row->file);
	buf_printf(out, ",\"line\":%d,\"kind\":\"%s\"", row->line,
	    data_kind_name(row->kind));
	json_member(out, "row", row->what);
	json_member(out, "was", row->was);
	json_member(out, "now", row->now);
	buf_text(out, "}\n");
}

static void
row_text(struct buf *out, const struct row_change *row)
{
	struct buf	line = { 0 };

	buf_printf(&line, STR_FMT ":%d: " STR_FMT ": ", STR_ARG(row->file),
	    row->line, STR_ARG(row->what));
	if (row->was.n == 0)
		buf_printf(&line, "is new, " STR_FMT, STR_ARG(row->now));
	else if (row->now.n == 0)
		buf_printf(&line, "is gone, was " STR_FMT, STR_ARG(row->was));
	else
		buf_printf(&line, "is " STR_FMT ", was " STR_FMT,
		    STR_ARG(row->now), STR_ARG(row->was));
	add_plain(out, buf_view(&line));
	buf_char(out, '\n');
	buf_free(&line);
}

/* What leaves the program speaks for the public edition unless another is named:
 * rows by category are counted. */
static bool
may_list(const struct options *options, const struct row_change *row)
{
	return !row->part || edition_asked(options, STR("members"),
	    EDITION_PUBLIC);
}

static void
rows_left(struct buf *out, enum data_kind kind, size_t more, size_t withheld)
{
	if (more > 0)
		buf_printf(out, "and %zu more row%s of %s\n", more,
		    more == 1 ? "" : "s", data_kind_name(kind));
	if (withheld > 0)
		buf_printf(out, "and %zu row%s by category; --edition members "
		    "lists %s\n", withheld, withheld == 1 ? "" : "s",
		    withheld == 1 ? "it" : "them");
}

static void
rows_text(struct buf *out, const struct options *options, enum data_kind kind,
    const struct row_change *rows, size_t n)
{
	size_t	listed = 0, more = 0, withheld = 0;

	for (size_t i = 0; i < n; i++)
		if (!may_list(options, &rows[i]))
			withheld++;
		else if (listed == ROWS_MOST)
			more++;
		else {
			row_text(out, &rows[i]);
			listed++;
		}
	rows_left(out, kind, more, withheld);
}

static void
rows_json(struct buf *out, const struct options *options, enum data_kind kind,
    const struct row_change *rows, size_t n)
{
	size_t	withheld = 0;

	for (size_t i = 0; i < n; i++)
		if (may_list(options, &rows[i]))
			row_json(out, &rows[i]);
		else
			withheld++;
	if (withheld > 0)
		buf_printf(out, "{\"kind\":\"%s\",\"withheld\":%zu}\n",
		    data_kind_name(kind), withheld);
}

static bool
add_rows(struct look_ahead *ahead, struct store *store, int64_t since,
    enum data_kind kind)
{
	const struct row_change	*rows;
	size_t			 n;

	if (!store_changes(store, kind, since, ahead->newcomers, SIZE_MAX,
	    &rows, &n))
		return false;
	if (ahead->options->json)
		rows_json(&ahead->out, ahead->options, kind, rows, n);
	else
		rows_text(&ahead->out, ahead->options, kind, rows, n);
	return true;
}

/* ---- packs ---- */

/* What was out of date of PUBLICATION before; NULL: it was not. */
static const struct stale *
stale_before(const struct look_ahead *ahead,
    const struct publication *publication)
{
	const struct publication	*other;

	for (size_t i = 0; i < ahead->nbefore; i++) {
		other = &ahead->before[i].publication;
		if (ahead->before[i].n > 0 &&
		    str_eq(other->pack, publication->pack) &&
		    str_eq(other->edition, publication->edition) &&
		    period_eq(other->period, publication->period))
			return &ahead->before[i];
	}
	return NULL;
}

/* Whether BEFORE had REASON: the same thing, by the same import. */
static bool
is_old(const struct stale *before, const struct reason *reason)
{
	const struct reason	*old;

	for (size_t i = 0; i < before->n; i++) {
		old = &before->reasons[i];
		if (old->import == reason->import &&
		    str_eq(old->kind, reason->kind) &&
		    str_eq(old->about, reason->about) &&
		    str_eq(old->area, reason->area) &&
		    str_eq(old->breakdown, reason->breakdown) &&
		    period_eq(old->period, reason->period))
			return true;
	}
	return false;
}

/* STALE with those of its reasons alone that it did not have BEFORE. */
static struct stale
stale_newly(struct arena *arena, const struct stale *stale,
    const struct stale *before)
{
	struct stale	out = *stale;

	out.reasons = arena_array(arena, stale->n, struct reason);
	out.n = 0;
	for (size_t i = 0; i < stale->n; i++)
		if (before == NULL || !is_old(before, &stale->reasons[i]))
			out.reasons[out.n++] = stale->reasons[i];
	return out;
}

static void
add_pack(struct look_ahead *ahead, struct arena *arena,
    const struct stale *stale)
{
	const struct stale	*before = stale_before(ahead,
				    &stale->publication);
	struct stale		 newly = stale_newly(arena, stale, before);

	if (newly.n == 0)
		return;
	if (ahead->options->json)
		stale_json(&ahead->out, arena, &newly);
	else
		stale_text(&ahead->out, arena, &newly, before == NULL ?
		    "would be out of date" :
		    "is out of date, and would be because of this too");
}

static void
add_packs(struct look_ahead *ahead, struct store *store)
{
	struct arena		*arena = arena_new();
	const struct stale	*all;
	size_t			 n;

	if (!ledger_stale(store, &all, &n))
		n = 0;
	for (size_t i = 0; i < n; i++)
		if (all[i].n > 0 && edition_asked(ahead->options,
		    all[i].publication.edition, ahead->options->json ?
		    EDITION_PUBLIC : EDITION_ALL))
			add_pack(ahead, arena, &all[i]);
	arena_free(arena);
}

/* ---- the whole ---- */

static void
collect(void *arg, struct store *store, int64_t since)
{
	struct look_ahead	*ahead = arg;
	bool			 ok = true;

	for (int i = 0; ok && i < DATA__MAX; i++)
		ok = add_rows(ahead, store, since, (enum data_kind)i);
	if (ok)
		add_packs(ahead, store);
}

struct import_options
look_ahead_begin(struct look_ahead *ahead, struct store *store)
{
	const struct options	*options = ahead->options;

	if (options->dry_run && !ledger_stale(store, &ahead->before,
	    &ahead->nbefore))
		ahead->nbefore = 0;
	return (struct import_options){
		.dry_run = options->dry_run,
		.preview = options->dry_run ? collect : NULL,
		.arg = ahead,
		.reason = str_of(options->reason),
		.time = change_time(options),
	};
}

void
look_ahead_end(struct look_ahead *ahead, bool ok)
{
	if (ok && ahead->out.n > 0)
		fwrite(ahead->out.s, 1, ahead->out.n, stdout);
	buf_free(&ahead->out);
}
