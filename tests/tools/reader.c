/*
 * reader.c - a reader with a published table, who tries to work out what was
 * withheld.
 *
 *	reader TRUTH PRINTED [TRUTH PRINTED ...]
 *
 * A pair of files for each issue, the oldest first.  TRUTH has lines of name,
 * numerator and denominator, PRINTED those of the table as it can be read in the
 * PDF: name, denominator, numerator, percentage, rest; the last one is the
 * total.  Cells are apart by tabs, [c] is one that is withheld, and [r] stands
 * beside the percentage of a row that was printed otherwise.
 *
 * The reader knows what is small (1 to 5), which rows are withheld because of it
 * and which to protect those, both totals, and what every other issue shows of a
 * row that is the same there.  All tables that fit one issue are tried, as sets of
 * sums that some rows can have together.  Then all issues are laid side by side:
 * the reader knows of each row, also of one withheld in both, whether it changed
 * from one issue to another, and whether its denominator did.  Of such a reader a
 * count is safe when there are other tables, one for each issue, that differ in
 * two rows and fit all that; where there are none it counts as found.  Exit 0 when
 * every count withheld still has two values or more, 1 when one has not, 2 when
 * the table says what is not so: also when a row is marked whose earlier figures
 * are not in print, or one that has such is not, for then the mark would tell what
 * the figures do not.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS	64
#define ISSUES	4
#define MOST	191		/* the largest total */
#define WORDS	3		/* of 64 bits, that hold 0 to MOST */

enum { WITHHELD = -1 };

struct row {
	char	name[80];
	int	n, d;			/* the truth */
	bool	has_n, has_d;		/* printed */
	bool	known_n, known_d;	/* from another issue */
	bool	marked;			/* as revised */
};

struct issue {
	struct row	rows[ROWS];
	size_t		nrows;
	int		n, d;		/* totals */
	bool		marked;		/* they are, as revised */
};

/* Sums that some rows can have: bit n of at[d]. */
struct sums {
	uint64_t	at[MOST + 1][WORDS];
};

static _Noreturn void __attribute__((format(printf, 1, 2)))
fault(const char *format, ...)
{
	va_list	args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(2);
}

/* ---- files ---- */

static FILE *
must_open(const char *path)
{
	FILE	*file = fopen(path, "r");

	if (file == NULL)
		fault("cannot read %s", path);
	return file;
}

/* The next cell of *LINE, which moves on; empty behind the last. */
static char *
cut(char **line)
{
	static char	 none[] = "";
	char		*cell = strsep(line, "\t\n");

	return cell != NULL ? cell : none;
}

static struct row *
find(struct issue *issue, const char *name)
{
	for (size_t i = 0; i < issue->nrows; i++)
		if (strcmp(issue->rows[i].name, name) == 0)
			return &issue->rows[i];
	return NULL;
}

static void
read_truth(const char *path, struct issue *issue)
{
	FILE		*file = must_open(path);
	char		 line[256], *rest;
	struct row	*row;

	while (fgets(line, sizeof(line), file) != NULL) {
		if (issue->nrows == ROWS)
			fault("%s: too many rows", path);
		rest = line;
		row = &issue->rows[issue->nrows++];
		snprintf(row->name, sizeof(row->name), "%s", cut(&rest));
		row->n = atoi(cut(&rest));
		row->d = atoi(cut(&rest));
		issue->n += row->n;
		issue->d += row->d;
	}
	fclose(file);
	if (issue->d > MOST)
		fault("%s: adds to more than %d", path, MOST);
}

/* A cell that is a whole number, or withheld. */
static int
count(const char *cell, const char *name)
{
	char	*end;
	long	 value = strtol(cell, &end, 10);

	if (strcmp(cell, "[c]") == 0)
		return WITHHELD;
	if (end == cell || *end != '\0')
		fault("%s: no count: %s", name, cell);
	return (int)value;
}

/* Whether CELL ends with the mark of a row that was revised, which is cut off. */
static bool
cut_mark(char *cell)
{
	static const char	 mark[] = " [r]";
	size_t			 n = strlen(cell), m = strlen(mark);

	if (n < m || strcmp(cell + n - m, mark) != 0)
		return false;
	cell[n - m] = '\0';
	return true;
}

/* CELL is the percentage of N of D to one decimal, half up. */
static void
check_percent(const char *cell, const char *name, int n, int d)
{
	char	text[32];
	int	tenths = d > 0 ? (2000 * n + d) / (2 * d) : 0;

	snprintf(text, sizeof(text), "%d.%d", tenths / 10, tenths % 10);
	if (d > 0 && strcmp(cell, text) != 0)
		fault("%s: %s and not %s per cent", name, cell, text);
}

static void
check_row(const char *name, int n, int d, char *const cells[4], bool *has_n,
    bool *has_d)
{
	int	base = count(cells[0], name), share = count(cells[1], name);
	int	rest = count(cells[3], name);

	*has_d = base != WITHHELD;
	*has_n = share != WITHHELD;
	if ((*has_d && base != d) || (*has_n && share != n) ||
	    (rest != WITHHELD && rest != d - n))
		fault("%s: printed wrongly", name);
	if (*has_n != (rest != WITHHELD) || (*has_n && !*has_d) ||
	    *has_n != (strcmp(cells[2], "[c]") != 0))
		fault("%s: what is withheld gives itself back", name);
	if (*has_n)
		check_percent(cells[2], name, n, d);
}

static void
read_printed(const char *path, struct issue *issue)
{
	FILE		*file = must_open(path);
	char		 line[256], *rest;
	const char	*name;
	char		*cells[4];
	struct row	*row;
	size_t		 n = 0;
	bool		 has_n, has_d, marked;

	while (fgets(line, sizeof(line), file) != NULL) {
		rest = line;
		name = cut(&rest);
		for (int i = 0; i < 4; i++)
			cells[i] = cut(&rest);
		marked = cut_mark(cells[2]);
		row = find(issue, name);
		if (row != NULL) {
			row->marked = marked;
			check_row(name, row->n, row->d, cells, &row->has_n,
			    &row->has_d);
			n++;
			continue;
		}
		if (n != issue->nrows)
			fault("%s: no such row: %s", path, name);
		issue->marked = marked;
		check_row(name, issue->n, issue->d, cells, &has_n, &has_d);
	}
	fclose(file);
	if (n != issue->nrows)
		fault("%s: %zu rows and not %zu", path, n, issue->nrows);
}

/* ---- marks ---- */

/* Whether one of the N issues BEFORE shows another figure of ROW. */
static bool
stood_otherwise(const struct row *row, struct issue *before, size_t n)
{
	const struct row	*was;

	for (size_t i = 0; i < n; i++) {
		was = find(&before[i], row->name);
		if (was != NULL && ((was->has_n && was->n != row->n) ||
		    (was->has_d && was->d != row->d)))
			return true;
	}
	return false;
}

static bool
total_stood_otherwise(const struct issue *issue, const struct issue *before,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (before[i].n != issue->n || before[i].d != issue->d)
			return true;
	return false;
}

/* Marks of the issue AT say what the issues before it do, no less and no more. */
static void
check_marks(struct issue *issues, size_t at)
{
	const struct issue	*issue = &issues[at];
	const struct row	*row;

	for (size_t i = 0; i < issue->nrows; i++) {
		row = &issue->rows[i];
		if (row->marked && !row->has_n)
			fault("%s: withheld, and marked", row->name);
		if (row->has_n && row->marked !=
		    stood_otherwise(row, issues, at))
			fault("%s: %s", row->name, row->marked ?
			    "marked, and not in print otherwise" :
			    "in print otherwise, and not marked");
	}
	if (issue->marked != total_stood_otherwise(issue, issues, at))
		fault("the total is marked wrongly");
}

/* ---- what other issues tell ---- */

/* A row that ISSUE withholds and OTHER shows as it is here. */
static void
compare(struct issue *issue, struct issue *other)
{
	const struct row	*was;
	struct row		*row;

	for (size_t i = 0; i < issue->nrows; i++) {
		row = &issue->rows[i];
		was = find(other, row->name);
		if (was == NULL)
			continue;
		row->known_d |= was->has_d && was->d == row->d;
		row->known_n |= was->has_n && was->n == row->n &&
		    was->d == row->d;
	}
}

/* ---- what a row may be ---- */

static bool
is_small(int n)
{
	return n >= 1 && n <= 5;
}

/* Why a row is withheld: its base, its share or rest, or for others. */
static int
reason(int n, int d)
{
	if (is_small(d))
		return 2;
	return is_small(n) || is_small(d - n);
}

static bool
may_be(const struct row *row, int n, int d)
{
	if ((row->has_n || row->known_n) && (n != row->n || d != row->d))
		return false;
	if ((row->has_d || row->known_d) && d != row->d)
		return false;
	return row->has_n || reason(n, d) == reason(row->n, row->d);
}

/* OUT's sums, each with (N, D) more. */
static void
add_shifted(struct sums *out, const struct sums *in, int n, int d)
{
	int		word = n / 64, bit = n % 64;
	uint64_t	moved;

	for (int b = 0; b + d <= MOST; b++)
		for (int w = WORDS - 1; w >= word; w--) {
			moved = in->at[b][w - word] << bit;
			if (bit > 0 && w > word)
				moved |= in->at[b][w - word - 1] >> (64 - bit);
			out->at[b + d][w] |= moved;
		}
}

static void
add_row(struct sums *out, const struct sums *in, const struct row *row)
{
	memset(out, 0, sizeof(*out));
	for (int d = 0; d <= MOST; d++)
		for (int n = 0; n <= d; n++)
			if (may_be(row, n, d))
				add_shifted(out, in, n, d);
}

static bool
has(const struct sums *sums, int n, int d)
{
	return n >= 0 && d >= 0 && n <= MOST && d <= MOST &&
	    (sums->at[d][n / 64] >> (n % 64) & 1) != 0;
}

/* All that the rows but ROW can add to. */
static void
others(const struct issue *issue, size_t row, struct sums *out)
{
	static struct sums	next;

	memset(out, 0, sizeof(*out));
	out->at[0][0] = 1;
	for (size_t i = 0; i < issue->nrows; i++)
		if (i != row) {
			add_row(&next, out, &issue->rows[i]);
			*out = next;
		}
}

/* ---- the reader ---- */

/* How many different values a count was found to have. */
struct values {
	bool	seen[MOST + 1];
	int	n;
};

static void
note(struct values *values, int value)
{
	values->n += !values->seen[value];
	values->seen[value] = true;
}

/* The fewest values that a count of ROW has which is withheld, or 0 when there is
 * none. */
static int
fewest(const struct issue *issue, size_t at)
{
	const struct row	*row = &issue->rows[at];
	static struct sums	 rest;
	struct values		 share = { .n = 0 }, base = { .n = 0 },
				 left = { .n = 0 };
	int			 least = 0;

	if (row->has_n || row->known_n)
		return 0;
	others(issue, at, &rest);
	for (int d = 0; d <= issue->d; d++)
		for (int n = 0; n <= d && n <= issue->n; n++)
			if (may_be(row, n, d) &&
			    has(&rest, issue->n - n, issue->d - d)) {
				note(&share, n);
				note(&base, d);
				note(&left, d - n);
			}
	least = share.n < left.n ? share.n : left.n;
	if (!row->has_d && !row->known_d && base.n < least)
		least = base.n;
	if (!share.seen[row->n])
		fault("%s: the truth itself does not fit", row->name);
	return least;
}

/* Prints how many rows of ISSUE are withheld; false when one can be found. */
static bool
try_issue(const struct issue *issue, size_t number)
{
	size_t	withheld = 0;
	int	least = MOST, now;
	bool	safe = true;

	for (size_t i = 0; i < issue->nrows; i++) {
		if (issue->rows[i].has_n)
			continue;
		withheld++;
		now = fewest(issue, i);
		if (now == 1) {
			printf("issue %zu: %s is found\n", number,
			    issue->rows[i].name);
			safe = false;
		}
		if (now > 0 && now < least)
			least = now;
	}
	printf("issue %zu: %zu of %zu rows withheld, each with %d values or "
	    "more\n", number, withheld, issue->nrows,
	    withheld > 0 ? least : 0);
	return safe;
}

/* ---- all issues together ---- */

#define FAR	2		/* how far from the truth tables are tried */

struct papers {
	struct issue	issues[ISSUES];
	size_t		n;
};

/* What a row has more in each issue than it really has. */
struct change { int n[ISSUES], d[ISSUES]; };

/* Whether the reader, who knows what changed from A to B, could believe it. */
static bool
changed_so(const struct row *a, const struct row *b, int an, int ad, int bn,
    int bd)
{
	bool	same_d = a->d == b->d, same = same_d && a->n == b->n;

	if (same_d && ad != bd)
		return false;
	return same == (an == bn && ad == bd);
}

/* Whether the row NAME can have CHANGE, times SIGN. */
static bool
fits(struct papers *all, const char *name, const struct change *change,
    int sign)
{
	const struct row	*rows[ISSUES];
	int			 n[ISSUES], d[ISSUES];

	for (size_t i = 0; i < all->n; i++) {
		rows[i] = find(&all->issues[i], name);
		n[i] = sign * change->n[i];
		d[i] = sign * change->d[i];
		if (rows[i] == NULL && (n[i] != 0 || d[i] != 0))
			return false;
		if (rows[i] == NULL)
			continue;
		n[i] += rows[i]->n;
		d[i] += rows[i]->d;
		if (n[i] < 0 || n[i] > d[i] || !may_be(rows[i], n[i], d[i]))
			return false;
		for (size_t j = 0; j < i; j++)
			if (rows[j] != NULL && !changed_so(rows[j], rows[i],
			    n[j], d[j], n[i], d[i]))
				return false;
	}
	return true;
}

/* Whether ROW can have CHANGE and another one the contrary. */
static bool
exchanged(struct papers *all, const struct row *row,
    const struct change *change)
{
	if (!fits(all, row->name, change, 1))
		return false;
	for (size_t i = 0; i < all->n; i++)
		for (size_t j = 0; j < all->issues[i].nrows; j++) {
			const char	*other = all->issues[i].rows[j].name;

			if (strcmp(other, row->name) != 0 &&
			    fits(all, other, change, -1))
				return true;
		}
	return false;
}

/* Which counts of a row are not found. */
struct safe { bool n, rest, d; };

/* Try all changes of ROW from issue AT on; SAFE is of issue K. */
static void
try_changes(struct papers *all, const struct row *row, size_t k, size_t at,
    struct change *change, struct safe *safe)
{
	if (at < all->n) {
		for (change->d[at] = -FAR; change->d[at] <= FAR;
		    change->d[at]++)
			for (change->n[at] = -FAR; change->n[at] <= FAR;
			    change->n[at]++)
				try_changes(all, row, k, at + 1, change, safe);
		return;
	}
	if (!exchanged(all, row, change))
		return;
	safe->n |= change->n[k] != 0;
	safe->d |= change->d[k] != 0;
	safe->rest |= change->n[k] != change->d[k];
}

static bool
try_together(struct papers *all, size_t k)
{
	bool	all_safe = true;

	for (size_t i = 0; i < all->issues[k].nrows; i++) {
		const struct row	*row = &all->issues[k].rows[i];
		struct change		 change = { .n = { 0 } };
		struct safe		 safe = { .n = false };

		if (row->has_n || row->known_n)
			continue;
		try_changes(all, row, k, 0, &change, &safe);
		if (safe.n && safe.rest &&
		    (safe.d || row->has_d || row->known_d))
			continue;
		printf("issue %zu: %s is found with the others\n", k + 1,
		    row->name);
		all_safe = false;
	}
	return all_safe;
}

int
main(int argc, char **argv)
{
	static struct papers	all;
	struct issue		*issues = all.issues;
	size_t			n = (size_t)(argc - 1) / 2;
	bool			safe = true;

	if (n < 1 || n > ISSUES || argc % 2 == 0)
		fault("usage: reader TRUTH PRINTED [TRUTH PRINTED ...]");
	for (size_t i = 0; i < n; i++) {
		read_truth(argv[1 + 2 * i], &issues[i]);
		read_printed(argv[2 + 2 * i], &issues[i]);
	}
	for (size_t i = 0; i < n; i++)
		check_marks(issues, i);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if (i != j)
				compare(&issues[i], &issues[j]);
	all.n = n;
	for (size_t i = 0; i < n; i++) {
		safe &= try_issue(&issues[i], i + 1);
		safe &= try_together(&all, i);
	}
	return safe ? 0 : 1;
}
