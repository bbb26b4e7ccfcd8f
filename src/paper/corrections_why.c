/*
 * corrections_why.c - why a figure is another than an issue printed, and since
 * when.
 *
 * A STEP is a revision of the figure since that issue.  One that was taken back is
 * none, and neither is what took it back: they come to nothing for that issue.  The
 * reasons of all others are told, in order, for one that superseded another does not
 * say what was wrong with the first.
 */
#include "paper/corrections_int.h"

/* Where no reason was given with an undo. */
static const char	taken_back[] = "a correction was taken back";

struct step {
	int64_t		base;		/* the import of a file that it is of */
	bool		away;		/* that one was taken back */
	struct str	why;
	int64_t		time;
};

/* All since an issue, of one figure. */
struct steps {
	struct paper			*paper;
	const struct import_read	*imports;
	size_t				 nimports;
	struct step			*at;
	size_t				 n;
	struct step			 last;	/* also if it came to nothing;
						 * of base 0: there is none */
};

static const struct import_read *
find_import(const struct steps *steps, int64_t number)
{
	return imports_find(steps->imports, steps->nimports, number);
}

/* ---- steps ---- */

/* Remove the steps of BASE that were taken AWAY, or came; false if there were
 * none. */
static bool
drop_steps(struct steps *steps, int64_t base, bool away)
{
	size_t	kept = 0, n = steps->n;

	for (size_t i = 0; i < n; i++)
		if (steps->at[i].base != base || steps->at[i].away != away)
			steps->at[kept++] = steps->at[i];
	steps->n = kept;
	return kept < n;
}

static void
add_step(struct steps *steps, const struct step *step)
{
	steps->at[steps->n++] = *step;
}

/* IMPORT takes BASE back. */
static void
step_away(struct steps *steps, const struct import_read *import, int64_t base)
{
	steps->last = (struct step){ base, true, import->given.n > 0 ?
	    import->given : STR(taken_back), import->time };
	if (!drop_steps(steps, base, false))
		add_step(steps, &steps->last);
}

/* IMPORT brings BASE back, which says why it was made at all. */
static void
step_back(struct steps *steps, const struct import_read *import,
    const struct import_read *base)
{
	steps->last = (struct step){ base->number, false, import->given,
	    import->time };
	if (drop_steps(steps, base->number, true))
		return;
	add_step(steps, &(struct step){ base->number, false, base->given,
	    base->time });
	add_step(steps, &steps->last);
}

/* Import NUMBER made another figure of it, whose row says WHY for itself. */
static void
step_of(struct steps *steps, int64_t number, struct str why)
{
	const struct import_read	*import = find_import(steps, number);
	const struct import_read	*undone, *base;

	if (import == NULL)
		return;
	undone = find_import(steps, import->undoes);
	base = undone != NULL ? find_import(steps, undone->undoes) : NULL;
	if (base != NULL)
		step_back(steps, import, base);
	else if (undone != NULL)
		step_away(steps, import, undone->number);
	else {
		steps->last = (struct step){ number, false,
		    import->given.n > 0 ? import->given : why, import->time };
		add_step(steps, &steps->last);
	}
}

/* What changed what ALL, the revisions of ROW's figure, print, after import
 * SEEN. */
static void
read_steps(struct steps *steps, const struct revision_reads *all, int64_t seen,
    const struct corrected_row *row)
{
	static const struct observation	 none = { .symbol = SYMBOL_NONE };
	const struct observation	*before = &none, *obs;
	int64_t				 end;

	for (size_t i = 0; i < all->n; i++) {
		obs = &all->at[i].obs;
		if (all->at[i].import > seen && !corrections_alike(
		    steps->paper, row->indicator, before, obs))
			step_of(steps, all->at[i].import, obs->reason);
		before = obs;
		end = revision_end(all, i);
		if (end == 0 || (i + 1 < all->n &&
		    all->at[i + 1].import == end))
			continue;
		if (end > seen)		/* there was none for a while, or is */
			step_of(steps, end, STR(""));
		before = &none;
	}
}

/* ---- in words ---- */

static bool
is_told(const struct steps *steps, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (str_eq(steps->at[k].why, steps->at[i].why))
			return true;
	return steps->at[i].why.n == 0;
}

/* Each reason once, "; " between, where none keeps its full stop. */
static struct str
join_reasons(const struct steps *steps)
{
	struct arena	*arena = steps->paper->arena;
	struct str	 words = STR("");

	for (size_t i = 0; i < steps->n; i++) {
		if (is_told(steps, i))
			continue;
		if (str_ends(words, "."))
			words.n--;
		words = str_printf(arena, STR_FMT "%s" STR_FMT, STR_ARG(words),
		    words.n > 0 ? "; " : "", STR_ARG(steps->at[i].why));
	}
	return words;
}

/* The imports, once more for each row: a note has few. */
static bool
begin_steps(struct steps *steps, size_t nrevisions)
{
	/* A revision may begin with one step, or two, and end with as many. */
	steps->at = arena_array(steps->paper->arena, 4 * nrevisions + 1,
	    struct step);
	return store_imports(steps->paper->store, &steps->imports,
	    &steps->nimports);
}

void
corrections_why(struct paper *paper, int64_t seen, struct corrected_row *row)
{
	struct steps		steps = { .paper = paper };
	struct breakdown_of	of = { row->indicator, row->period, row->area,
				    STR("") };
	struct revision_reads	all;

	if (!store_row_revisions(paper->store, &of, STR(""), &all) ||
	    !begin_steps(&steps, all.n))
		return;
	read_steps(&steps, &all, seen, row);
	if (steps.last.base == 0)
		return;
	if (steps.n == 0)
		add_step(&steps, &steps.last);
	row->why = join_reasons(&steps);
	row->time = steps.at[steps.n - 1].time;
}

struct str
corrections_given(struct paper *paper, int64_t import, struct str why)
{
	struct steps			 steps = { .paper = paper };
	const struct import_read	*read;

	if (import == 0 || !begin_steps(&steps, 0))
		return why;
	read = find_import(&steps, import);
	if (read == NULL || read->undoes == 0)
		return why;
	return read->given.n > 0 ? read->given : STR(taken_back);
}
