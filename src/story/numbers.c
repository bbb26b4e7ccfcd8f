/*
 * story/numbers.c - numbers in a text that are bound to nothing.
 *
 * Nobody needs to bind a date, a year, an item's number or a telephone number:
 * what is clearly one of these is passed over, all else is listed.
 */
#include "story/figure_int.h"
#include "story/story_int.h"

#include <ctype.h>
#include <string.h>

/* Whole numbers in this range without a comma or a unit are years. */
#define YEAR_FIRST	1900
#define YEAR_LAST	2100
/* How far behind its node's place, in bytes, a number is looked for. */
#define NEAR		4096

struct numbers {
	struct arena		*arena;
	struct source		*source;
	struct loose_number	*at;
	size_t			 n, room;
	size_t			 from;	/* looked at so far, in the text */
};

/* A run that begins with a digit, and what stands around it. */
struct run {
	struct str	before, digits, after;
};

/* Words behind which a number is a name: "Appendix 2", "Item 7". */
static const char *const naming[] = {
	"agenda", "appendix", "article", "category", "chapter", "class",
	"figure", "item", "note", "page", "pages", "paragraph", "paragraphs",
	"part", "phase", "recommendation", "regulation", "schedule", "section",
	"stage", "step", "table", "version", "year", "week",
};

/* The last word of TEXT when only blanks stand behind it. */
static struct str
word_before(struct str text)
{
	size_t	n = text.n, end;

	while (n > 0 && text.s[n - 1] == ' ')
		n--;
	for (end = n; n > 0 && isalpha((unsigned char)text.s[n - 1]); n--)
		continue;
	return (struct str){ text.s + n, end - n };
}

static struct str
word_after(struct str text)
{
	size_t	from = 0, n;

	while (from < text.n && text.s[from] == ' ')
		from++;
	for (n = from; n < text.n && isalpha((unsigned char)text.s[n]); n++)
		continue;
	return (struct str){ text.s + from, n - from };
}

bool
word_is_month(struct str word)
{
	for (int month = 1; month <= 12; month++)
		if (str_is_nocase(word, month_name(month)) ||
		    str_is_nocase(word, month_short(month)))
			return true;
	return false;
}

static bool
all_digits(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!char_is_digit(text.s[i]))
			return false;
	return text.n > 0;
}

/* "2021": neither "2,021" nor "2021%". */
static bool
is_year(struct str digits)
{
	int	year = 0;

	if (digits.n != 4 || !all_digits(digits))
		return false;
	for (size_t i = 0; i < 4; i++)
		year = year * 10 + (digits.s[i] - '0');
	return year >= YEAR_FIRST && year <= YEAR_LAST;
}

/* "2021/22", "2022-12", "26/01/2023": something in it is a year. */
static bool
is_date_run(struct run run)
{
	struct str	rest = run.digits, part;
	bool		year = false, parts = false;
	size_t		n;

	while (rest.n > 0) {
		for (n = 0; n < rest.n && rest.s[n] != '/' && rest.s[n] != '-';)
			n++;
		part = (struct str){ rest.s, n };
		parts = parts || n < rest.n;
		n += n < rest.n;
		rest = str_from(rest, n);
		year = year || is_year(part);
	}
	return year && parts;
}

static bool
is_plain_year(struct run run)
{
	return is_year(run.digits) && !str_starts(run.after, "%") &&
	    !str_ends(run.before, "£");
}

/* "26 January", "1st", "10:30", "5pm". */
static bool
is_day_or_time(struct run run)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", "am",
	    "pm" };
	struct str	word = word_after(run.after);

	if (word_is_month(word))
		return true;
	if (str_starts(run.after, ":") && is_digit_at(run.after, 1))
		return true;
	if (run.before.n > 1 && run.before.s[run.before.n - 1] == ':' &&
	    char_is_digit(run.before.s[run.before.n - 2]))
		return true;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (run.after.n > 0 && run.after.s[0] != ' ' &&
		    str_is_nocase(word, endings[i]))
			return true;
	return false;
}

static bool
is_name(struct run run)
{
	struct str	word = word_before(run.before);

	for (size_t i = 0; i < sizeof(naming) / sizeof(naming[0]); i++)
		if (str_is_nocase(word, naming[i]))
			return true;
	/* "A4", "Q3" */
	return run.before.n > 0 &&
	    isalpha((unsigned char)run.before.s[run.before.n - 1]);
}

/* "01632 960 001": its first group begins with nought; the run has them all. */
static bool
is_telephone(struct run run)
{
	return run.digits.s[0] == '0' && is_digit_at(run.digits, 1);
}

static bool (*const passes[])(struct run run) = {
	is_date_run, is_plain_year, is_day_or_time, is_name, is_telephone,
};

/* Bytes of the run at the head of TEXT.  Groups behind a leading nought belong
 * together, as telephone numbers are written. */
static size_t
run_length(struct str text)
{
	bool		 telephone = text.s[0] == '0' && is_digit_at(text, 1);
	const char	*joins = telephone ? ",./- " : ",./-";
	size_t		 n = 1;

	while (is_digit_at(text, n) || (is_digit_at(text, n + 1) &&
	    strchr(joins, text.s[n]) != NULL))
		n++;
	return n;
}

/* "16-17" is two numbers unless it is a date; cut RUN to its first. */
static void
run_split(struct run *run)
{
	size_t	n;

	for (n = 0; n < run->digits.n && run->digits.s[n] != '/' &&
	    run->digits.s[n] != '-';)
		n++;
	run->after.s -= run->digits.n - n;
	run->after.n += run->digits.n - n;
	run->digits.n = n;
}

/* Whether the sign of N bytes at the end of BEFORE joins two numbers: "16-17",
 * "5%-10%". */
static bool
is_joined(struct str before, size_t n)
{
	char	c = before.n > n ? before.s[before.n - n - 1] : ' ';

	return char_is_digit(c) || c == '%';
}

/* Take the pound sign, the minus and the per cent sign to the number. */
static struct str
run_text(struct run run)
{
	static const char *const signs[] = { "£", "−", "-", "+" };
	struct str	text = run.digits;
	size_t		n;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i]);
		if (str_ends(run.before, signs[i]) &&
		    !is_joined(run.before, n)) {
			text = (struct str){ text.s - n, text.n + n };
			break;
		}
	}
	if (str_starts(run.after, "%"))
		text.n++;
	return text;
}

/* The offset of TEXT of a node that begins at START; entities and the like may
 * have moved it, and then it is START. */
static size_t
numbers_offset(struct numbers *numbers, size_t start, struct str text)
{
	struct source	*source = numbers->source;
	size_t		 from = start > numbers->from ? start : numbers->from;
	struct str	 line = { source->text.s + from, 0 };
	const char	*at;

	while (from + line.n < source->text.n && line.n < NEAR &&
	    line.s[line.n] != '\n')
		line.n++;
	at = memmem(line.s, line.n, text.s, text.n);
	if (at == NULL)
		return start;
	from = (size_t)(at - source->text.s);
	numbers->from = from + text.n;
	return from;
}

/* Whether a sentence, a table's cell or an item of a list begins with byte I. */
static bool
begins(struct str text, size_t i)
{
	if (i < 2)
		return i == 0;
	if (text.s[i - 1] == '|')
		return true;
	if (text.s[i - 1] == '\n')
		return text.s[i - 2] == '\n' || (i < text.n &&
		    strchr("\n-*#>|", text.s[i]) != NULL);
	return text.s[i - 1] == ' ' && strchr(".?!", text.s[i - 2]) != NULL;
}

/* What stands around the N bytes at OFFSET in their sentence. */
static void
sentence_split(struct str text, size_t offset, size_t n, struct str *before,
    struct str *behind)
{
	size_t	from = offset, to = offset + n < text.n ? offset + n : text.n;

	while (!begins(text, from) && offset - from < NEAR)
		from--;
	*before = (struct str){ text.s + from, offset - from };
	from = to;
	while (to < text.n && !begins(text, to) && text.s[to] != '|' &&
	    to - from < NEAR)
		to++;
	*behind = (struct str){ text.s + from, to - from };
}

static void
numbers_add(struct numbers *numbers, size_t start, struct str text)
{
	struct source		*source = numbers->source;
	size_t			 offset = numbers_offset(numbers, start, text);
	struct loose_number	 number = { .text = str_copy(numbers->arena,
				    text), .place = source_place(source,
				    offset) };

	sentence_split(source->text, offset, text.n, &number.before,
	    &number.behind);
	number.before = str_copy(numbers->arena, number.before);
	number.behind = str_copy(numbers->arena, number.behind);
	numbers->at = arena_room(numbers->arena, numbers->at, numbers->n,
	    &numbers->room, sizeof(*numbers->at));
	numbers->at[numbers->n++] = number;
}

/* The run at I of TEXT: a whole date, or else its first number. */
static struct run
run_at(struct str text, size_t i)
{
	struct run	run = { .before = { text.s, i } };
	struct str	rest = str_from(text, i);
	size_t		n = run_length(rest);

	run.digits = (struct str){ rest.s, n };
	run.after = str_from(rest, n);
	if (!is_date_run(run))
		run_split(&run);
	return run;
}

static bool
is_known(struct run run)
{
	for (size_t i = 0; i < sizeof(passes) / sizeof(passes[0]); i++)
		if (passes[i](run))
			return true;
	return false;
}

static void
numbers_in(struct numbers *numbers, size_t start, struct str text)
{
	struct run	run;
	size_t		i = 0;

	while (i < text.n) {
		if (!char_is_digit(text.s[i])) {
			i++;
			continue;
		}
		run = run_at(text, i);
		i += run.digits.n;
		if (!is_known(run))
			numbers_add(numbers, start, run_text(run));
	}
}

/* Whether what stands in the link NODE is bound, or is the address itself. */
static bool
link_is_known(struct numbers *numbers, cmark_node *node)
{
	cmark_node		*child = cmark_node_first_child(node);
	const char		*literal;
	const struct mark	*mark;
	struct str		 url = STR("");

	if (node_asks(numbers->source, numbers->arena, node, &mark,
	    &url).s != NULL)
		return true;
	literal = child != NULL ? cmark_node_get_literal(child) : NULL;
	return literal != NULL && str_ends(url, literal);
}

static void
numbers_node(struct numbers *numbers, cmark_iter *iter, cmark_node *node)
{
	struct buf	text = { 0 };
	struct str	literal = str_of(cmark_node_get_literal(node));

	if (node_is(node, "image") ||
	    (node_is(node, "link") && link_is_known(numbers, node))) {
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	} else if (node_is(node, "text") &&
	    mark_meant(numbers->source, &literal) == NULL) {
		source_restore(numbers->source, cmark_node_get_literal(node),
		    &text);
		numbers_in(numbers, source_offset(numbers->source,
		    cmark_node_get_start_line(node),
		    cmark_node_get_start_column(node)), buf_view(&text));
	}
	buf_free(&text);
}

size_t
story_numbers(struct arena *arena, const char *file, struct str source,
    struct loose_number **out)
{
	struct place	 first = { file, 1, 1 };
	struct source	 ready;
	struct numbers	 numbers = { .arena = arena, .source = &ready };
	cmark_event_type event;
	cmark_mem	 memory;
	cmark_node	*root;
	cmark_iter	*iter;

	*out = NULL;
	if (!source_read(arena, first, (struct line_places){ 0 }, source,
	    &ready, NULL))
		return 0;	/* story_read() says why */
	root = source_parse(&ready, CMARK_OPT_DEFAULT, &memory);
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		if (event == CMARK_EVENT_ENTER)
			numbers_node(&numbers, iter, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
	cmark_node_free(root);
	*out = numbers.at;
	return numbers.n;
}
