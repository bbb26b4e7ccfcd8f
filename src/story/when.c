/*
 * story/when.c - which month the sentence round a figure says it is of: "In
 * January []", "January's was []", "[] in January", "[] fewer than in December".
 *
 * Only what can hardly be meant otherwise is heard.  In front of the brackets the
 * month begins its sentence or clause, or has what is counted before it, by its
 * NAMES; behind them it stands in the same clause.
 * Where a number stands between, the month is that number's; where two months do,
 * or words that shift the time or doubt it, nothing is said.
 */
#include "story/figure_int.h"

#include <ctype.h>
#include <string.h>

/* What a word does where a month is looked for. */
enum part {
	PART_OTHER,
	PART_IN,	/* a month behind it is the figure's */
	PART_THAN,	/* ... is what a difference is from */
	PART_NEAR,	/* may stand between either and the month */
	PART_LINK,	/* begins a clause, or ends it */
	PART_VERB,	/* behind a month that begins its sentence */
	PART_SUBJECT,	/* what is counted: its clause still begins */
	PART_SHIFT	/* another time, or nothing that is known */
};

static const struct {
	enum part	 part;
	const char	*about;		/* for the manual, or NULL */
	const char	*words;		/* parted by "," */
} parts[] = {
	{ PART_IN, "The month behind it is the figure's", "in,for,during" },
	{ PART_THAN, "The month behind it is what a change is from",
	    "than,since,from,on,with" },
	{ PART_NEAR, NULL, "early,mid,late,all" },
	{ PART_LINK, NULL, "and,but,while,whilst,whereas,so,which,where" },
	{ PART_VERB, "A month that begins its sentence is the figure's in front "
	    "of it", "was,were,saw,had,brought,is" },
	{ PART_SUBJECT, NULL,
	    "the,our,their,its,of,number,figure,figures,total,rate,share" },
	{ PART_SHIFT, "No month is looked for beside it",
	    "this,now,next,last,previous,later,earlier,before,after,then,"
	    "until,year,ago,reported,published,report,told,heard,said,due,"
	    "between,will,would,could,should,might,if,unless,expect,"
	    "expected,forecast,planned,not,never" },
};

/* A word or number, and what came before it. */
struct token {
	struct str	text;
	bool		number;
	bool		sentence;	/* the first of one */
	bool		clause;
	bool		beyond;		/* brackets: what is no prose */
};

static bool
is_inside(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Note what the byte at the head of TEXT, between two words, ends. */
static void
mark_note(struct str text, struct token *out)
{
	if (strchr(".?!", text.s[0]) != NULL && (text.n == 1 ||
	    isspace((unsigned char)text.s[1])))
		out->sentence = true;
	else if (strchr(",;:", text.s[0]) != NULL || str_starts(text, "- "))
		out->clause = true;
	else if (strchr("[]()|<>", text.s[0]) != NULL)
		out->beyond = true;
}

/* The next token of REST, which moves behind it; false at the end, with the marks
 * that stand there in OUT. */
static bool
token_next(struct str *rest, struct token *out)
{
	size_t	n = 0;

	*out = (struct token){ 0 };
	while (rest->n > 0 && !is_inside(rest->s[0])) {
		mark_note(*rest, out);
		*rest = str_from(*rest, 1);
	}
	while (n < rest->n && (is_inside(rest->s[n]) || (n > 0 &&
	    rest->s[n] == '\'')))
		n++;
	out->text = (struct str){ rest->s, n };
	out->number = is_digit_at(out->text, 0);
	*rest = str_from(*rest, n);
	return n > 0;
}

static enum part
part_of(struct str word)
{
	for (size_t i = 0; i < COUNT(parts); i++)
		if (phrases_at(word, parts[i].words) == word.n)
			return parts[i].part;
	return PART_OTHER;
}

/* The month that TEXT names with a capital, as "January's" does; 0: none. */
static int
month_of(struct str text)
{
	if (str_ends(text, "'s"))
		text.n -= strlen("'s");
	else if (str_ends(text, "’s"))
		text.n -= strlen("’s");
	for (int month = 1; month <= 12; month++)
		if (str_is(text, month_name(month)) ||
		    str_is(text, month_short(month)))
			return month;
	return 0;
}

static int
year_of(const struct token *token)
{
	int	year = 0;

	if (!token->number || token->text.n != 4)
		return 0;
	for (size_t i = 0; i < 4; i++) {
		if (!is_digit_at(token->text, i))
			return 0;
		year = 10 * year + token->text.s[i] - '0';
	}
	return year;
}

/* ---- a sentence being read ---- */

struct reading {
	struct when	 found;		/* month 0: none */
	bool		 blocked;	/* nothing is known until the next
					 * sentence */
	bool		 open;		/* a month may begin here */
	bool		 named;		/* it began the sentence, and its verb
					 * is to come */
	bool		 dated;		/* some month was the last word, or
					 * "and" behind one */
	enum part	 part;		/* of the word before, PART_NEAR left
					 * out */
	bool		 opens;		/* that one was at a beginning */
};

/* A month, or the second of two. */
static void
month_read(struct reading *reading, const struct token *token, int month,
    bool may_begin)
{
	bool	than = reading->part == PART_THAN;

	if (reading->found.month != 0 || reading->dated) {
		reading->blocked = true;
		return;
	}
	reading->named = may_begin && reading->open;
	if (!reading->named && !than && (reading->part != PART_IN ||
	    (may_begin && !reading->opens)))
		return;
	reading->found = (struct when){ .month = month, .than = than,
	    .word = token->text };
}

/* A word that names no month; BEFORE the brackets a clause may begin with it. */
static void
word_read(struct reading *reading, const struct token *token, struct str names)
{
	enum part	part = part_of(token->text);
	bool		than = reading->part == PART_THAN && part == PART_IN;

	if (part == PART_SUBJECT || (part == PART_OTHER &&
	    word_stands_in(token->text, names))) {
		reading->dated = false;
		reading->part = PART_OTHER;
		return;
	}
	if (part == PART_SHIFT)
		reading->blocked = true;
	if (reading->named && part != PART_VERB)
		reading->blocked = true;
	reading->named = false;
	reading->dated &= part == PART_LINK;
	if (part == PART_NEAR)
		return;
	reading->opens = reading->open;
	reading->open = part == PART_LINK;
	reading->part = than ? PART_THAN : part;	/* "than in" */
}

/* A number: the month's year, or a figure to which all belongs that is said. */
static void
number_read(struct reading *reading, const struct token *token,
    const struct token *before)
{
	int	year = year_of(token);

	if (year == 0 || month_of(before->text) == 0)
		reading->blocked = true;
	else if (reading->found.month != 0)
		reading->found.year = year;
}

static void
token_read(struct reading *reading, const struct token *token,
    const struct token *before, struct str names, bool may_begin)
{
	int	month = month_of(token->text);

	if (token->number)
		number_read(reading, token, before);
	else if (month != 0) {
		month_read(reading, token, month, may_begin);
		reading->dated = true;
		reading->part = PART_OTHER;
	} else
		word_read(reading, token, names);
}

/* What stands before the brackets says. */
static struct reading
before_read(struct str text, struct str names)
{
	struct reading	reading = { .open = true };
	struct token	token, last = { 0 };

	while (token_next(&text, &token)) {
		if (token.sentence)
			reading = (struct reading){ .open = true };
		if (token.clause)
			reading.open = true;
		token_read(&reading, &token, &last, names, true);
		last = token;
	}
	if (token.sentence)		/* it ended right here */
		reading = (struct reading){ .open = true };
	reading.blocked |= reading.named;
	return reading;
}

/* Whether TEXT, behind "and", goes on with a month: "and February", "and in May". */
static bool
month_follows(struct str text)
{
	struct token	token;

	if (token_next(&text, &token) && part_of(token.text) == PART_IN)
		token_next(&text, &token);
	return month_of(token.text) != 0;
}

/* What stands behind them says, in their clause. */
static struct reading
behind_read(struct str text, struct str names)
{
	struct reading	reading = { 0 };
	struct token	token, last = { 0 };

	while (token_next(&text, &token) && !token.sentence && !token.clause &&
	    !token.beyond && part_of(token.text) != PART_LINK) {
		token_read(&reading, &token, &last, names, false);
		last = token;
	}
	if (part_of(token.text) == PART_LINK)
		reading.blocked |= month_follows(text);
	return reading;
}

bool
when_said(struct str before, struct str behind, struct str names,
    struct when *out)
{
	struct reading	reading = behind_read(behind, names);

	if (reading.found.month == 0 && !reading.blocked)
		reading = before_read(before, names);
	*out = reading.found;
	return reading.found.month != 0 && !reading.blocked;
}

/* ---- the manual ---- */

void
when_manual(struct buf *out)
{
	buf_text(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (parts[i].about == NULL)
			continue;
		buf_printf(out, ".It %s\n", parts[i].about);
		phrases_manual(out, parts[i].words);
	}
	buf_text(out, ".El\n");
}
