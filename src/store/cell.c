/*
 * cell.c - cells to checked values, one function for each kind of cell.
 */
#include <string.h>

#include "store/kind_int.h"

/* ---- cells to values ---- */

static struct value
value_int(int64_t i)
{
	return (struct value){ .type = VALUE_INT, .i = i };
}

static struct value
value_text(struct str text)
{
	return (struct value){ .type = VALUE_TEXT, .text = text };
}

struct num
value_num(const struct value *value)
{
	struct num	num = NUM_NONE;

	if (value->type == VALUE_INT)
		return num_int(value->i);
	if (value->type == VALUE_TEXT)
		num_parse(value->text, &num);
	return num;
}

/* Whether no page shows CODE, although it is no end of a line in a cell of several. */
static bool
is_unseen(int32_t code)
{
	return code != '\r' && code_hidden(code);
}

/* The first of CELL's characters that no page shows; -1 when it has none, as nearly
 * always: plain ones are passed over. */
static int32_t
first_unseen(struct str cell)
{
	int32_t	code;

	do {
		while (cell.n > 0 && cell.s[0] >= ' ' && cell.s[0] < 0x7F)
			cell = str_from(cell, 1);
		code = utf8_next(&cell);
	} while (code >= 0 && !is_unseen(code));
	return code;
}

/* CELL without what no page shows, which would turn a name round where it goes on,
 * or stand for nothing at its end. */
static struct str
seen_text(struct arena *arena, struct str cell)
{
	struct buf	out = { 0 };
	int32_t		code;

	while ((code = utf8_next(&cell)) >= 0)
		if (!is_unseen(code))
			buf_code(&out, code);
		else if (code_parts(code))
			buf_char(&out, ' ');
	return str_trim(buf_take(&out, arena));
}

/* No value when nothing of CELL is seen. */
bool
cell_text(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	int32_t	code = first_unseen(cell->text);

	(void)column;
	*out = value_text(cell->text);
	if (code >= 0) {
		caution_at(loader, DIAG_CSV_HIDDEN, cell, "U+%04X",
		    (unsigned)code);
		*out = value_text(seen_text(loader->arena, cell->text));
		if (out->text.n == 0)
			out->type = VALUE_NONE;
	}
	return true;
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	    (c != '\0' && strchr("-_./", c) != NULL);
}

/* A name that layouts and texts can refer to: one word, and no period. */
bool
cell_name(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct period	period;
	bool		ok = !period_parse(cell->text, &period);

	for (size_t i = 0; ok && i < cell->text.n; i++)
		ok = name_char(cell->text.s[i]);
	ok = ok && first_unseen(cell->text) < 0;
	if (!ok)
		fault_at(loader, DIAG_CSV_NAME, cell, STR_FMT,
		    STR_ARG(cell->text));
	return ok && cell_text(loader, column, cell, out);
}

bool
cell_period(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct period	period;

	if (!period_parse(cell->text, &period)) {
		fault_meant(loader, DIAG_CSV_PERIOD, cell,
		    period_or_day_meant(loader->arena, cell->text));
		return false;
	}
	if ((column->flags & COLUMN_PAST) != 0)
		ahead_note(loader, period);
	if (period.kind == PERIOD_DAY && str_ends(cell->text, "-01"))
		loader->first_days = true;
	return cell_text(loader, column, cell, out);
}

/* A day that something was on; what 30/01/2025 was meant for is said. */
bool
cell_date(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct date	date;
	struct str	meant;

	if (date_parse(cell->text, &date)) {
		if ((column->flags & COLUMN_PAST) != 0)
			ahead_note(loader, (struct period){ PERIOD_DAY,
			    date_days(date) });
		*out = value_text(date_iso(loader->arena, date));
		return true;
	}
	meant = period_meant(loader->arena, cell->text);
	fault_meant(loader, DIAG_CSV_DATE, cell, date_parse(meant, &date) ?
	    meant : STR(""));
	return false;
}

/* The common case: up to 18 plain digits. */
static bool
plain_digits(struct str text, int64_t *out)
{
	*out = 0;
	if (text.n > 18)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return false;
		*out = *out * 10 + (text.s[i] - '0');
	}
	return true;
}

static bool
digit_or_point(char c)
{
	return c == '.' || (c >= '0' && c <= '9');
}

/* The decimal number TEXT as typed, but for commas and the form of its sign. */
static struct str
plain_decimal(struct arena *arena, struct str text, bool negative)
{
	size_t	n = 0;
	char	*plain;

	while (n < text.n && digit_or_point(text.s[n]))
		n++;
	if (n == text.n)
		return text;
	plain = arena_alloc(arena, text.n);
	n = 0;
	if (negative)
		plain[n++] = '-';
	for (size_t i = 0; i < text.n; i++)
		if (digit_or_point(text.s[i]))
			plain[n++] = text.s[i];
	return (struct str){ plain, n };
}

static bool
is_status(const struct column *column)
{
	return strcmp(column->name, "status") == 0;
}

/* What COLUMN, a status, has for the SIGN of a missing number; empty when its words
 * have nothing. */
static struct str
status_meant(const struct column *column, struct str sign)
{
	struct str	meant = sign_meant(sign), rest = meant;
	struct str	word = str_cut(&rest, ' ');
	int		at;

	if (str_ends(word, ","))
		word.n--;
	return word_find(column->choices, meant, &at) ||
	    word_find(column->choices, word, &at) ? meant : STR("");
}

/* Say that CELL is no number, and of a sign that stands for a missing one, how the
 * row has none: with which status, or for a target with its own words. */
static void
no_number(struct loader *loader, const struct cell *cell)
{
	const struct kind	*kind = loader->kind;
	struct str		 status = STR("");

	for (size_t i = 0; i < kind->n; i++)
		if (is_status(&kind->columns[i]))
			status = status_meant(&kind->columns[i], cell->text);
	if (status.n > 0)
		fault_at(loader, DIAG_CSV_SIGN, cell, STR_FMT " (status: "
		    STR_FMT ")", STR_ARG(cell->text), STR_ARG(status));
	else if (kind == &kinds[DATA_TARGETS] && sign_meant(cell->text).n > 0)
		fault_at(loader, DIAG_CSV_PRINTED, cell, STR_FMT,
		    STR_ARG(cell->text));
	else if (num_too_long(cell->text))
		fault_at(loader, DIAG_CSV_LONG, cell, STR_FMT,
		    STR_ARG(cell->text));
	else
		fault_meant(loader, DIAG_CSV_NUMBER, cell,
		    number_meant(cell->text));
}

bool
cell_number(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct num	num;
	int64_t		whole;

	(void)column;
	if (plain_digits(cell->text, &whole)) {
		*out = value_int(whole);
		return true;
	}
	if (!num_parse(cell->text, &num)) {
		no_number(loader, cell);
		return false;
	}
	*out = str_find(cell->text, ".") == cell->text.n ? value_int(num.n) :
	    value_text(plain_decimal(loader->arena, cell->text, num.n < 0));
	return true;
}

bool
cell_whole(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct num	num;

	if (loader->kind == &kinds[DATA_AUDITS] &&
	    sign_meant(cell->text).n > 0) {
		fault_at(loader, DIAG_CSV_COUNT, cell, STR_FMT,
		    STR_ARG(cell->text));
		return false;
	}
	if (!num_parse(cell->text, &num) || num.d != 1 ||
	    num.n < column->least || num.n > column->most) {
		fault_at(loader, DIAG_CSV_WHOLE, cell,
		    STR_FMT " (%lld to %lld)", STR_ARG(cell->text),
		    (long long)column->least, (long long)column->most);
		return false;
	}
	*out = value_int(num.n);
	return true;
}

/* One of the column's words, kept as the program spells it. */
bool
cell_choice(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	const struct vocabulary	*choices = column->choices;
	struct str		 meant = STR("");
	struct buf		 list = { 0 };
	int			 at;

	if (word_find(choices, cell->text, &at)) {
		*out = value_text(str_of(choices->words[at]));
		return true;
	}
	choices_list(choices, &list);
	if (is_status(column))
		meant = status_meant(column, cell->text);
	fault_at(loader, DIAG_CSV_CHOICE, cell, STR_FMT " (%s: %s%s" STR_FMT
	    ")", STR_ARG(cell->text), column->name, list.s, meant.n > 0 ?
	    "; it may be " : "", STR_ARG(meant));
	buf_free(&list);
	return false;
}

/* ---- names that other files define ---- */

/* Where no name is known at all, as in a store that was mistyped, the first one
 * stands for those of all rows, and is SAID. */
static void
none_known(struct loader *loader, enum diag id, bool *said,
    const struct cell *cell)
{
	if (!*said)
		fault_at(loader, id, cell, STR_FMT "; none is known here, "
		    "which is said once", STR_ARG(cell->text));
	*said = true;
}

/* The one of NAMES that WORD may be meant for; empty when it is near to none. */
static struct str
name_meant(const struct names *names, struct str word)
{
	struct nearest		 nearest = NEAREST(word);
	const struct known	*known;

	for (size_t i = 0; i < names->room; i++) {
		known = names->slots[i].data;
		if (known == NULL || !known->defined)
			continue;
		/* Capitals are no distance, however many. */
		if (str_is_nocase(word, known->id.s))
			return known->id;
		nearest_offer(&nearest, known->id);
	}
	return nearest.best;
}

/* Say that no file defines CELL's name, and which one may be meant: to look for that
 * takes long where there are many, and nobody reads it of all. */
static bool
unknown(struct loader *loader, enum diag id, const struct names *names,
    bool *none_said, const struct cell *cell)
{
	if (loader->registry->unsure)
		return false;
	if (names->n == 0)
		none_known(loader, id, none_said, cell);
	else
		fault_meant(loader, id, cell, faults_listed(loader) ?
		    name_meant(names, cell->text) : STR(""));
	return false;
}

bool
cell_indicator(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct names	*names = &loader->registry->indicators;
	struct known	*known = loader->indicator;

	(void)column;
	/* Mostly it is that of the row before. */
	if (known == NULL || !str_eq(known->id, cell->text))
		known = names_find(names, cell->text);
	if (known == NULL || !known->defined)
		return unknown(loader, DIAG_DATA_INDICATOR, names,
		    &loader->registry->none_said.indicators, cell);
	loader->indicator = known;
	*out = value_int(known->key);
	return true;
}

bool
cell_area(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct names		*names = &loader->registry->areas;
	const struct known	*known = names_find(names, cell->text);

	if (known == NULL || !known->defined)
		return unknown(loader, DIAG_DATA_AREA, names,
		    &loader->registry->none_said.areas, cell);
	/* However it is spelt, the authority is one area. */
	*out = value_int((column->flags & COLUMN_AUTHORITY) != 0 &&
	    known->authority ? 0 : known->key);
	return true;
}

bool
cell_recommendation(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	struct names	*names = &loader->registry->recommendations;

	(void)column;
	loader->recommendation = names_find(names, cell->text);
	if (loader->recommendation == NULL)
		return unknown(loader, DIAG_DATA_RECOMMENDATION, names,
		    &loader->registry->none_said.recommendations, cell);
	*out = value_text(cell->text);
	return true;
}

bool
cell_new_indicator(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	static const char	insert[] =
	    "INSERT INTO indicator (id) VALUES (?1)";

	if (!cell_name(loader, column, cell, out))
		return false;
	loader->indicator = loader_define(loader, &loader->registry->indicators,
	    insert, cell->text);
	if (loader->indicator == NULL)
		return false;
	*out = value_int(loader->indicator->key);
	return indicator_defined(loader, cell);
}

bool
cell_new_area(struct loader *loader, const struct column *column,
    const struct cell *cell, struct value *out)
{
	static const char	insert[] =
	    "INSERT INTO area (code) VALUES (?1)";

	if (!cell_name(loader, column, cell, out))
		return false;
	loader->area = loader_define(loader, &loader->registry->areas, insert,
	    cell->text);
	if (loader->area != NULL)
		*out = value_int(loader->area->key);
	return loader->area != NULL;
}
