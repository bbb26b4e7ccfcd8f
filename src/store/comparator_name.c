/* comparator_name.c - a comparator's name, which nothing defines: one that is nearly
 * another may be a slip, and the column of that other would be empty. */
#include "store/kind_int.h"

#define LENGTH_LEAST	4		/* shorter ones are alike by nature */

/* Nobody types so many names: where there are more, none is held against all. */
#define NAMES_MOST	500

/* Those that papers know by name. */
static const char *const standing[] = {
	"last-year", "statistical-neighbours", "neighbours", "england",
	"region", "north-east", "north-west", "yorkshire-and-the-humber",
	"east-midlands", "west-midlands", "east-of-england", "london",
	"south-east", "south-west",
};

struct comparator_name {
	struct str	text;
	struct str	small;		/* its letters */
};

static void
name_add(struct loader *loader, struct str name)
{
	struct comparator_name	*known = arena_make(loader->arena,
				    struct comparator_name);

	known->text = str_copy(loader->arena, name);
	known->small = name_fold(loader->arena, name);
	names_add(&loader->registry->comparators, loader->arena, known->text,
	    known);
}

/* The standing names and those of the store, for the rest of the call. */
static bool
names_ready(struct loader *loader)
{
	static const char	sql[] =
	    "SELECT DISTINCT comparator FROM comparator"
	    " WHERE superseded IS NULL";
	struct names		*names = &loader->registry->comparators;
	sqlite3_stmt		*st;
	bool			 ok;

	if (names->n > 0)
		return true;
	for (size_t i = 0; i < sizeof(standing) / sizeof(standing[0]); i++)
		name_add(loader, str_of(standing[i]));
	st = store_sql(loader->store, sql);
	ok = st != NULL;
	while (ok && store_step(loader->store, st, &ok))
		if (names_find(names, column_view(st, 0)) == NULL)
			name_add(loader, column_view(st, 0));
	sqlite3_reset(st);
	loader->failed = loader->failed || !ok;
	return ok;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether A and B have the same digits: peers-1 is no slip for peers-2. */
static bool
same_digits(struct str a, struct str b)
{
	size_t	i = 0, j = 0;

	for (;;) {
		while (i < a.n && !is_digit(a.s[i]))
			i++;
		while (j < b.n && !is_digit(b.s[j]))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (a.s[i++] != b.s[j++])
			return false;
	}
}

/* Whether A and B, in small letters, are told apart by the letter they end with:
 * peer-a is no slip for peer-b. */
static bool
lettered(struct str a, struct str b)
{
	size_t	last = a.n - 1;

	return a.n == b.n && a.s[last - 1] == '-' &&
	    memcmp(a.s, b.s, last) == 0 && a.s[last] != b.s[last];
}

/* Whether A may be a slip for B, or B for A, both in small letters: lengths are
 * compared first, since there are many to compare. */
static bool
may_be_slip(struct str a, struct str b)
{
	return a.n >= LENGTH_LEAST && b.n >= LENGTH_LEAST &&
	    a.n <= b.n + 1 && b.n <= a.n + 1 && same_digits(a, b) &&
	    !lettered(a, b);
}

/* The name that NAME may be a slip for: one letter more, less or other, two that
 * changed places, or capitals.  South-west is none for south-east. */
static struct str
slip_for(struct loader *loader, struct str name)
{
	const struct names		*names = &loader->registry->comparators;
	struct str			 small = name_fold(loader->arena, name);
	struct str			 nearest = STR("");
	const struct comparator_name	*known;
	int				 distance, least = 2;

	for (size_t i = 0; i < names->room && names->n <= NAMES_MOST; i++) {
		known = names->slots[i].data;
		if (known == NULL || !may_be_slip(small, known->small))
			continue;
		distance = str_distance(small, known->small);
		if (distance >= least)
			continue;
		least = distance;
		nearest = known->text;
	}
	return nearest;
}

bool
cell_comparator(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct str	of;

	if (!cell_name(loader, column, cell, out) || !names_ready(loader))
		return false;
	if (names_find(&loader->registry->comparators, cell->text) != NULL)
		return true;
	of = slip_for(loader, cell->text);
	if (of.n > 0)
		caution_at(loader, DIAG_DATA_COMPARATOR, cell, STR_FMT
		    " (did you mean " STR_FMT "?)", STR_ARG(cell->text),
		    STR_ARG(of));
	name_add(loader, cell->text);
	return true;
}
