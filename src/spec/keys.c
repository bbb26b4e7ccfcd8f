/*
 * keys.c - values to typed fields, one setter for each type of key.
 *
 * A VALUE is the lines it was written on; most types join them and read the
 * TEXT, lists keep the place of each ITEM.
 */
#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/file.h"
#include "spec/spec_int.h"

/* The longest length, 200 inches: no PDF page is larger. */
#define LENGTH_MOST	14400.0

const char REQUIRED_KEY[] = "required";

/* A value on its way to its field. */
struct setting {
	struct arena	*arena;
	struct diags	*diags;
	const struct key *key;
	const struct ini_line *value;
	const struct reach *reach;
	struct item	 text;		/* the value's lines, joined */
	bool		 said;		/* the fault is in DIAGS already */
};

static void
say_wants(struct setting *set, struct item found)
{
	diag_at(set->diags, DIAG_LAYOUT_VALUE, found.place,
	    "%s wants " STR_FMT ", not \"" STR_FMT "\"", set->key->name,
	    STR_ARG(key_wants(set->arena, set->key)),
	    STR_ARG(text_shown(set->arena, found.text)));
	set->said = true;
}

/* Say of a day or period in another form how it is written. */
static void
say_written(struct setting *set)
{
	struct str	meant = period_meant(set->arena, set->text.text);
	struct date	date;

	if (meant.n == 0 || (set->key->type == KEY_DATE &&
	    !date_parse(meant, &date))) {
		say_wants(set, set->text);
		return;
	}
	diag_at(set->diags, DIAG_LAYOUT_VALUE, set->text.place,
	    "%s = " STR_FMT ", did you mean " STR_FMT "?", set->key->name,
	    STR_ARG(text_shown(set->arena, set->text.text)), STR_ARG(meant));
	set->said = true;
}

/* ---- lists ---- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool
has_blank(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (is_blank(text.s[i]))
			return true;
	return false;
}

static size_t
count_items(const struct ini_line *line, bool commas)
{
	size_t	n = 0;

	for (; line != NULL; line = line->next) {
		n++;
		for (size_t i = 0; commas && i < line->item.text.n; i++)
			n += line->item.text.s[i] == ',';
	}
	return n;
}

/* The next entry of a line, which REST is what is left of; REST's place moves
 * on with it. */
static struct item
cut_item(struct item *rest, char separator)
{
	struct item	item = *rest;
	const char	*start = rest->text.s;

	item.text = str_cut(&rest->text, separator);
	rest->place.col += (int)utf8_count(
	    (struct str){ start, (size_t)(rest->text.s - start) });
	while (item.text.n > 0 && is_blank(item.text.s[0])) {
		item.text = str_from(item.text, 1);
		item.place.col++;
	}
	item.text = str_trim(item.text);
	return item;
}

/* The entries of one line into ITEMS.  A comma at its end is no fault. */
static bool
cut_items(struct setting *set, struct item rest, struct items *items)
{
	struct item	item;
	bool		ok = true;

	while (rest.text.n > 0) {
		item = cut_item(&rest, ',');
		if (item.text.n > 0) {
			items->at[items->n++] = item;
		} else {
			diag_at(set->diags, DIAG_LAYOUT_COMMAS, item.place,
			    "%s", set->key->name);
			set->said = true;
			ok = false;
		}
	}
	return ok;
}

static bool
set_list(struct setting *set, void *field)
{
	struct items	items = { 0 };
	bool		ok = true;

	items.at = arena_array(set->arena, count_items(set->value, true),
	    struct item);
	for (const struct ini_line *l = set->value; l != NULL; l = l->next)
		ok &= cut_items(set, l->item, &items);
	if (ok)
		*(struct items *)field = items;
	return ok;
}

static bool
set_lines(struct setting *set, void *field)
{
	struct items	*items = field;

	items->n = 0;
	items->at = arena_array(set->arena, count_items(set->value, false),
	    struct item);
	for (const struct ini_line *l = set->value; l != NULL; l = l->next)
		if (l->item.text.n > 0)
			items->at[items->n++] = l->item;
	return true;
}

/* A list whose entries are single words. */
static bool
set_words(struct setting *set, void *field)
{
	struct items	items;

	if (!set_list(set, &items))
		return false;
	for (size_t i = 0; i < items.n; i++)
		if (has_blank(items.at[i].text))
			say_wants(set, items.at[i]);
	if (!set->said)
		*(struct items *)field = items;
	return !set->said;
}

void
name_split(struct str name, struct str *kind, struct str *id)
{
	size_t	n = 0;

	name = str_trim(name);
	while (n < name.n && !is_blank(name.s[n]))
		n++;
	*kind = (struct str){ name.s, n };
	*id = str_trim(str_from(name, n));
}

/* A list of "kind id", each with one blank between them. */
static bool
set_sections(struct setting *set, void *field)
{
	struct items	 items;
	struct str	 kind, id;

	if (!set_list(set, &items))
		return false;
	for (size_t i = 0; i < items.n; i++) {
		name_split(items.at[i].text, &kind, &id);
		if (id.n > 0)
			items.at[i].text = str_printf(set->arena,
			    STR_FMT " " STR_FMT, STR_ARG(kind), STR_ARG(id));
	}
	*(struct items *)field = items;
	return true;
}

/* ---- single values ---- */

static bool
set_text(struct setting *set, void *field)
{
	*(struct item *)field = set->text;
	return true;
}

static bool
set_word(struct setting *set, void *field)
{
	if (has_blank(set->text.text) || str_find(set->text.text, ",") <
	    set->text.text.n)
		return false;
	return set_text(set, field);
}

static bool
set_choice(struct setting *set, void *field)
{
	struct nearest	near = NEAREST(set->text.text);
	struct str	rest = str_of(set->key->choices);
	struct str	choice;

	for (int i = 0; rest.n > 0; i++) {
		choice = str_cut(&rest, '|');
		if (str_eq(choice, set->text.text)) {
			*(int *)field = i;
			return true;
		}
		nearest_offer(&near, choice);
	}
	if (near.best.n == 0)
		return false;
	diag_at(set->diags, DIAG_LAYOUT_VALUE, set->text.place,
	    "%s = " STR_FMT "%s", set->key->name, STR_ARG(set->text.text),
	    nearest_said(set->arena, &near));
	set->said = true;
	return false;
}

static bool
set_flag(struct setting *set, void *field)
{
	bool	yes = str_is_nocase(set->text.text, "yes");

	if (!yes && !str_is_nocase(set->text.text, "no"))
		return false;
	*(bool *)field = yes;
	return true;
}

static bool
set_whole(struct setting *set, void *field)
{
	struct num	num, most = num_int(INT_MAX);

	if (set->key->type == KEY_WHOLE && set->key->choices != NULL)
		num_parse(str_of(set->key->choices), &most);
	if (!num_parse(set->text.text, &num) || num.d != 1 || num.n < 0 ||
	    num_cmp(num, most) > 0)
		return false;
	*(int *)field = (int)num.n;
	return true;
}

/* Fewer points make no limits. */
static bool
set_baseline(struct setting *set, void *field)
{
	struct num	least;
	int		months;

	if (!num_parse(str_of(set->key->choices), &least) ||
	    !set_whole(set, &months) || (months > 0 && months < least.n))
		return false;
	*(int *)field = months;
	return true;
}

static bool
set_number(struct setting *set, void *field)
{
	struct num	num;

	if (!num_parse(set->text.text, &num))
		return false;
	*(struct num *)field = num;
	return true;
}

static bool
set_length(struct setting *set, void *field)
{
	static const struct {
		const char	*name;
		double		 points;
	} units[] = {
		{ "pt", 1 }, { "mm", 72 / 25.4 }, { "cm", 720 / 25.4 },
	};
	struct str	text = set->text.text;
	double		length, points = 1;
	struct num	num;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (str_ends(text, units[i].name)) {
			points = units[i].points;
			text.n -= strlen(units[i].name);
			break;
		}
	if (!num_parse(str_trim(text), &num))
		return false;
	length = num_double(num) * points;
	if (length < 0 || length > LENGTH_MOST)
		return false;
	*(double *)field = length;
	return true;
}

static int
hex_digit(char c)
{
	static const char	digits[] = "0123456789ABCDEF0123456789abcdef";
	const char		*at = c != '\0' ? strchr(digits, c) : NULL;

	return at != NULL ? (int)(at - digits) % 16 : -1;
}

static bool
set_colour(struct setting *set, void *field)
{
	struct str	text = set->text.text;
	uint32_t	colour = 0;

	if (text.n != strlen("#RRGGBB") || text.s[0] != '#')
		return false;
	for (size_t i = 1; i < text.n; i++) {
		if (hex_digit(text.s[i]) < 0)
			return false;
		colour = colour << 4 | (uint32_t)hex_digit(text.s[i]);
	}
	*(uint32_t *)field = colour;
	return true;
}

static bool
set_date(struct setting *set, void *field)
{
	struct date_item	item = { .place = set->text.place };

	if (set->text.text.n > 0 && !date_parse(set->text.text, &item.date)) {
		say_written(set);
		return false;
	}
	*(struct date_item *)field = item;
	return true;
}

static bool
set_period(struct setting *set, void *field)
{
	struct period_item	item = { .place = set->text.place };

	item.unread = set->text.text.n > 0 &&
	    !period_parse(set->text.text, &item.period);
	*(struct period_item *)field = item;
	if (item.unread)
		say_written(set);
	return !item.unread;
}

static bool
set_output(struct setting *set, void *field)
{
	struct item	item = set->text;

	if (str_find(item.text, "\n") < item.text.n)
		return false;
	if (item.text.n > 0)
		item.text = str_of(path_beside(set->arena, item.place.file,
		    item.text));
	*(struct item *)field = item;
	return true;
}

/* A path that leads where the layout may not is no value: nobody opens it. */
static bool
set_file(struct setting *set, void *field)
{
	struct item	item;

	if (!set_output(set, &item))
		return false;
	set->said = item.text.n > 0 && !reach_check(set->reach, REACH_READ,
	    item.text.s, item.place, set->diags);
	if (!set->said)
		*(struct item *)field = item;
	return !set->said;
}

/* ---- the types ---- */

static const struct type {
	const char	*wants;
	bool		(*set)(struct setting *set, void *field);
	/* Whether nothing behind the "=" is a value: with `extends` it takes
	 * back what the other layout says. */
	bool		 empties;
} types[KEY__MAX] = {
	[KEY_TEXT]	= { "a text", set_text, true },
	[KEY_LIST]	= { "a list with commas or a line for each entry",
			    set_list, true },
	[KEY_LINES]	= { "one or more lines", set_lines, true },
	[KEY_CHOICE]	= { NULL, set_choice, false },	/* see key_wants() */
	[KEY_FLAG]	= { "yes or no", set_flag, false },
	[KEY_WHOLE]	= { "a whole number such as 12", set_whole, false },
	[KEY_BASELINE]	= { NULL, set_baseline, false },
	[KEY_NUMBER]	= { "a number such as 2.5", set_number, false },
	[KEY_LENGTH]	= { "a length such as 12pt, 4mm or 2cm", set_length,
			    false },
	[KEY_COLOUR]	= { "a colour such as #12436D", set_colour, false },
	[KEY_DATE]	= { "a date such as 2023-01-26", set_date, true },
	[KEY_PERIOD]	= { "a period such as 2022-12, 2022-Q3 or 2022/23",
			    set_period, true },
	[KEY_FILE]	= { "the path of a file", set_file, true },
	[KEY_OUTPUT]	= { "the path of a file", set_output, true },
	[KEY_INDICATOR]	= { "an indicator's id", set_word, true },
	[KEY_INDICATORS] = { "indicators' ids with commas between them",
			    set_words, true },
	[KEY_SECTIONS]	= { "sections such as \"chart re-referrals\"",
			    set_sections, true },
};

struct str
key_wants(struct arena *arena, const struct key *key)
{
	struct buf	 buf = { 0 };
	struct str	 rest = str_of(key->choices);

	if (key->type == KEY_BASELINE)
		return str_printf(arena, "%s months or more such as 24, or 0",
		    key->choices);
	if (key->type == KEY_WHOLE && key->choices != NULL)
		return str_printf(arena, "%s, %s at most",
		    types[key->type].wants, key->choices);
	if (key->type != KEY_CHOICE)
		return str_of(types[key->type].wants);
	while (rest.n > 0) {
		buf_str(&buf, str_cut(&rest, '|'));
		if (rest.n > 0)
			buf_text(&buf, str_find(rest, "|") < rest.n ?
			    ", " : " or ");
	}
	return buf_take(&buf, arena);
}

/* The lines of VALUE as one text, at the place of the first that has any; each
 * stands where it is indented to, and behind comments. */
static struct item
join(struct arena *arena, const struct ini_line *value)
{
	const struct ini_line	*first = value, *line;
	struct place		*places;
	struct buf		 buf = { 0 };
	size_t			 n = 0;

	if (value->next == NULL)
		return value->item;
	if (first->item.text.n == 0)
		first = first->next;
	for (line = first; line != NULL; line = line->next)
		n++;
	places = arena_array(arena, n, struct place);
	n = 0;
	for (line = first; line != NULL; line = line->next) {
		if (n > 0)
			buf_char(&buf, '\n');
		buf_str(&buf, line->item.text);
		places[n++] = line->item.place;
	}
	return (struct item){ .text = buf_take(&buf, arena),
	    .place = first->item.place, .lines = { places, n } };
}

bool
key_set(struct arena *arena, const struct key *key,
    const struct ini_line *value, void *settings, const struct reach *reach,
    struct diags *diags)
{
	const struct type	*type = &types[key->type];
	struct setting		 set = {
		.arena = arena, .diags = diags, .key = key, .value = value,
		.reach = reach, .text = join(arena, value),
	};

	if ((set.text.text.n > 0 ||
	    (type->empties && key->otherwise != REQUIRED_KEY)) &&
	    type->set(&set, (char *)settings + key->offset))
		return true;
	if (!set.said)
		say_wants(&set, set.text);
	return false;
}

bool
key_has_default(const struct key *key)
{
	return key->otherwise != NULL && key->otherwise != REQUIRED_KEY;
}

void
key_set_default(struct arena *arena, const struct key *key,
    struct place place, void *settings, struct diags *diags)
{
	struct ini_line	value = {
		.item = { str_of(key->otherwise), place }
	};
	bool		ok = key_set(arena, key, &value, settings, NULL, diags);

	assert(ok);	/* a table that contradicts itself */
	(void)ok;
}
