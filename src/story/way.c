/*
 * story/way.c - which way the sentence round a difference says it went: "Calls
 * fell by []", "[] fewer than in May".
 *
 * Words of direction are those of beside.c.  One that stands BEFORE the brackets
 * is said of the figure when only words come between that lead on to it; behind
 * them it stands right there.  A CLAUSE ends at a comma, a dash, "and" or "while";
 * when nothing but such words follows ("fell by 5% and by []"), the EARLIER one
 * goes on.  What is denied, wished or supposed says nothing of the data.
 */
#include "story/figure_int.h"

#include <ctype.h>
#include <string.h>

#define DIRECTIONS \
	(1U << SAYS_UP | 1U << SAYS_DOWN | 1U << SAYS_BETTER | \
	1U << SAYS_WORSE)
#define DIRECTIONS_OF_GAP \
	(DIRECTIONS | 1U << SAYS_SHORT | 1U << SAYS_BEYOND | 1U << SAYS_MET)

/* What words that give no direction do. */
enum role {
	ROLE_NONE,
	ROLE_DOUBT,	/* the clause states nothing */
	ROLE_PART,	/* a clause begins */
	ROLE_PLAIN,	/* a difference, of which no direction is said */
	ROLE_LEVEL,	/* where it went to: what follows is no difference */
	ROLE_LEAD,	/* leads on to the figure */
	ROLE_ASIDE	/* may stand between: when, whose, since what */
};

static const struct {
	enum role	 role;
	const char	*about;		/* for the manual, or NULL */
	const char	*phrases;	/* parted by "," */
} roles[] = {
	{ ROLE_DOUBT, "Its clause is denied, wished or supposed, and "
	    "nothing is checked",
	    "not,no,never,neither,nor,none,hardly,scarcely,without,unless,if,"
	    "whether,would,could,should,may,might,can,cannot,will,shall,must,"
	    "ought,rather than,instead of,except,fail,fails,failed,failing,"
	    "expect,expects,expected,forecast,forecasts,predicted,projected,"
	    "plan,plans,planned,aim,aims,aimed,hope,hopes,hoped,likely,"
	    "unlikely,asked,ask,asks,need,needs,needed,set to,is to,are to,"
	    "was to,were to,has to,have to,had to,no longer,didn,doesn,don,"
	    "isn,aren,wasn,weren,hasn,haven,hadn,won,wouldn,couldn,shouldn,"
	    "ambition,intention,intended" },
	{ ROLE_PART, NULL,
	    "and,or,but,yet,so,while,whilst,whereas,although,though,because,"
	    "when,where,which,who,as,after,before,despite,following" },
	{ ROLE_PLAIN, "A difference of which no direction is said",
	    "change,changes,changed,changing,difference,differences,differ,"
	    "differs,differed,gap,moved,moves,varied,varies" },
	{ ROLE_LEVEL, NULL, "to,at,from,up to,down to,made up of" },
	/* As do "a", "of", "was", "about", "at least", which beside.c has. */
	{ ROLE_LEAD, NULL,
	    "by,be,being,again,further,even,also,well,much,far,still,now,there,"
	    "another,as much as,as many as" },
	{ ROLE_ASIDE, "May stand between the word and the figure",
	    "in,on,for,since,during,within,through,throughout,over the year,"
	    "over the month,over the quarter,over the period,over the last,"
	    "over the past,over the same,over this,over that,between,against,"
	    "compared with,compared to,this,that,these,those,the same,last,past,"
	    "previous,year,years,month,months,quarter,quarters,week,weeks,day,"
	    "days,time,period,year on year,month on month,annual,its,their,our,"
	    "his,her,it,they,we,all,both,average,mean,national,regional,figure,"
	    "level,rate,number,total" },
};

/* Behind the brackets these stand before the word: "[] year-on-year rise". */
#define ASIDE_BEHIND \
	"%,per cent,percent,percentage point,percentage points,point,points," \
	"£,year on year,month on month,year-on-year,month-on-month,annual," \
	"monthly,yearly,further,net,overall"

/* Others, by another word than their name. */
#define OTHERS \
	"national,nationally,regional,regionally,region,country,elsewhere," \
	"others,other,councils,authorities,average,mean,median,neighbours"

/* Of these a target or another place must come next: "over the year" is none. */
#define NARROW	"over,under"

/* What a clause says. */
struct clause {
	enum says	 says;		/* a direction, or SAYS_OTHER */
	struct str	 word;
	bool		 doubted;
	bool		 plain;		/* a difference without a direction */
	bool		 vague;		/* words that are not known follow */
	bool		 carried;	/* on to the one behind it */
};

/* A sentence being heard. */
struct hearing {
	const struct figure_fact *fact;
	struct clause	 clause, earlier;
	bool		 bare;		/* nothing but leading words since it
					 * began, and when and where: an earlier
					 * one goes on */
	bool		 loose;		/* no leading ones */
	struct figure_piece lean;	/* "above": of what comes next, if that
					 * is not the figure */
	bool		 level;		/* behind "to", "at" only leading words
					 * have come */
	bool		 to;		/* it was the last word */
};

/* ---- words ---- */

static enum role
role_at(struct str text, size_t *length)
{
	enum role	role = ROLE_NONE;
	size_t		n;

	*length = 0;
	for (size_t i = 0; i < COUNT(roles); i++) {
		n = phrases_at(text, roles[i].phrases);
		if (n > *length) {
			*length = n;
			role = roles[i].role;
		}
	}
	return role;
}

/* SAYS when it is a direction of what FACT is of, else SAYS_OTHER. */
static enum says
direction(enum says says, const struct figure_fact *fact)
{
	unsigned	known = fact->of == FIGURE_OF_GAP ? DIRECTIONS_OF_GAP :
			    DIRECTIONS;

	return (known & 1U << says) != 0 ? says : SAYS_OTHER;
}

/* Whether PIECE is a word of direction only behind a number: "more than". */
static bool
is_leaning(const struct figure_piece *piece)
{
	return (piece->before == SAYS_MORE || piece->before == SAYS_LESS) &&
	    (piece->behind == SAYS_UP || piece->behind == SAYS_DOWN);
}

/* "sharply", "slightly" */
static bool
is_adverb(struct str word)
{
	return str_ends(word, "ly");
}

/* Whether PIECE leads on to a number: "a", "about", "at least", "£", "only". */
static bool
is_leading(const struct figure_piece *piece)
{
	return piece->before == SAYS_NOTHING || piece->before >= SAYS_PLUS ||
	    is_adverb(piece->text);
}

/* Whether PIECE may stand between a word of direction and the figure. */
static bool
may_come_between(const struct figure_piece *piece,
    const struct figure_fact *fact)
{
	return piece->kind == PIECE_DIGITS || piece->before == SAYS_TARGET ||
	    word_is_month(piece->text) ||
	    piece_is_named(piece, fact->names, STR(""));
}

/* ---- before the brackets ---- */

static const struct figure_piece	no_lean = { .behind = SAYS_OTHER };

static void
clause_begin(struct hearing *hearing, bool loose)
{
	if (!hearing->bare)
		hearing->earlier = hearing->clause;
	hearing->clause = (struct clause){ .says = SAYS_OTHER };
	hearing->loose = loose || (hearing->bare && hearing->loose);
	hearing->bare = true;
	hearing->lean = no_lean;
	hearing->level = hearing->to = false;
}

static void
sentence_begin(struct hearing *hearing)
{
	*hearing = (struct hearing){ .fact = hearing->fact };
}

/* What the byte at the head of TEXT, which is no part of a word, does. */
static void
mark_hear(struct hearing *hearing, struct str text)
{
	if (strchr(".?!", text.s[0]) != NULL && (text.n == 1 ||
	    isspace((unsigned char)text.s[1])))
		sentence_begin(hearing);
	else if (strchr(",;:", text.s[0]) != NULL || str_starts(text, "- ") ||
	    str_starts(text, "– ") || str_starts(text, "—"))
		clause_begin(hearing, true);
	else if (text.s[0] == '(')
		clause_begin(hearing, false);
}

static void
direction_hear(struct hearing *hearing, enum says says, struct str word)
{
	hearing->clause.says = says;
	hearing->clause.word = word;
	hearing->clause.plain = hearing->clause.vague = false;
	hearing->bare = false;
	/* "to fall": what should be, as often as what was. */
	hearing->clause.doubted |= hearing->to;
	hearing->level = false;
}

/* "above" is said of what comes behind it, which is a TARGET or anything else. */
static void
lean_on(struct hearing *hearing, bool target)
{
	struct figure_piece	lean = hearing->lean;

	hearing->lean = no_lean;
	if (lean.behind != SAYS_OTHER && (target || phrases_at(lean.text, NARROW) == 0))
		direction_hear(hearing, lean.behind, lean.text);
}

static void
piece_hear(struct hearing *hearing, const struct figure_piece *piece)
{
	const struct figure_fact *fact = hearing->fact;
	enum says		  says = direction(piece->before, fact);

	if (is_leaning(piece)) {
		hearing->lean = *piece;
		return;
	}
	if (says != SAYS_OTHER && !word_stands_in(piece->text, fact->names)) {
		direction_hear(hearing, says, piece->text);
		return;
	}
	hearing->loose &= !is_leading(piece);
	if (is_leading(piece))
		return;
	lean_on(hearing, piece->before == SAYS_TARGET);
	hearing->bare &= word_is_month(piece->text);
	hearing->level = false;
	hearing->clause.vague |= !may_come_between(piece, fact);
}

static void
role_hear(struct hearing *hearing, enum role role)
{
	switch (role) {
	case ROLE_DOUBT:
		hearing->clause.doubted = true;
		hearing->bare = false;
		break;
	case ROLE_PART:
		clause_begin(hearing, false);
		break;
	case ROLE_PLAIN:
		hearing->clause.says = SAYS_OTHER;
		hearing->clause.plain = true;
		hearing->bare = false;
		break;
	case ROLE_ASIDE:
		lean_on(hearing, false);
		hearing->level = false;
		break;
	case ROLE_LEVEL:
		hearing->level = true;
		break;
	default:
		hearing->loose = false;
		break;
	}
}

/* Hear what is at the head of TEXT; how many bytes that are. */
static size_t
hear(struct hearing *hearing, struct str text)
{
	struct figure_piece	piece;
	struct str		rest = text;
	enum role		role;
	size_t			n = passed_over(text), length;

	if (n > 0) {
		mark_hear(hearing, text);
		return n;
	}
	role = role_at(text, &length);
	piece_next(&rest, &piece);
	n = text.n - rest.n;
	/* "may" supposes, May is a month. */
	if (role != ROLE_NONE && length >= n && !str_is(piece.text, "May")) {
		role_hear(hearing, role);
		n = length;
	} else
		piece_hear(hearing, &piece);
	hearing->to = role == ROLE_LEVEL;
	return n;
}

/* What TEXT, which ends before the brackets, says of them. */
static struct clause
before_read(struct str text, const struct figure_fact *fact)
{
	struct hearing	hearing = { .fact = fact };
	struct clause	said;
	size_t		n;

	while (text.n > 0) {
		n = hear(&hearing, text);
		text = str_from(text, n);
	}
	said = hearing.clause;
	if (hearing.bare && !said.doubted) {
		said = hearing.earlier;
		said.vague |= hearing.loose;
		said.carried = true;
	}
	if (hearing.level)
		said.says = SAYS_OTHER;
	return said;
}

/* ---- behind them ---- */

/* Whether REST begins with a target. */
static bool
is_target_next(struct str rest)
{
	struct figure_piece	piece;

	return piece_next(&rest, &piece) && piece.before == SAYS_TARGET;
}

/* The direction that TEXT, which begins behind the brackets, gives them. */
static enum says
behind_read(struct str text, const struct figure_fact *fact, struct str *word)
{
	struct figure_piece	piece;
	size_t			n;

	for (;;) {
		while (text.n > 0 && strchr(" \t\n-*_", text.s[0]) != NULL)
			text = str_from(text, 1);
		n = phrases_at(text, ASIDE_BEHIND);
		if (n == 0)
			break;
		text = str_from(text, n);
	}
	if (text.n == 0 || passed_over(text) > 0 || !piece_next(&text, &piece))
		return SAYS_OTHER;
	if (is_adverb(piece.text))
		return behind_read(text, fact, word);
	*word = piece.text;
	if (phrases_at(piece.text, NARROW) != 0 && !is_target_next(text))
		return SAYS_OTHER;
	return direction(piece.behind, fact);
}

/* ---- both ---- */

/* The end of TEXT that is looked at, from a whole word on. */
static struct str
near_end(struct str text)
{
	if (text.n <= QUESTION_NEAR)
		return text;
	text = str_from(text, text.n - QUESTION_NEAR);
	str_cut(&text, ' ');
	return text;
}

/* Whether TEXT speaks of whom FACT is set against. */
static bool
names_other(struct str text, const struct figure_fact *fact)
{
	struct figure_piece	piece;

	while (piece_next(&text, &piece))
		if (phrases_at(piece.text, OTHERS) > 0 ||
		    word_stands_in(piece.text, fact->other))
			return true;
	return false;
}

/* What SAID, which differs, comes to where FACT is set against others: they may
 * be what the word is said of, as in "England had [] fewer". */
static enum way_says
differs_from(const struct clause *said, const struct figure_fact *fact)
{
	struct figure_piece	piece;
	struct str		word = said->word;

	return fact->other.n == 0 || (piece_next(&word, &piece) &&
	    is_leaning(&piece)) ? WAY_DIFFERS : WAY_DOUBTED;
}

/* Of an indicator without a better side nothing is said here: whoever says it in
 * the brackets is told. */
static bool
is_blind(enum says says, const struct figure_fact *fact)
{
	return (says == SAYS_BETTER || says == SAYS_WORSE) &&
	    fact->good == 0 && fact->way != 0;
}

enum way_says
way_check(struct str before, struct str behind, const struct figure_fact *fact,
    struct str *word)
{
	struct clause	said = before_read(near_end(before), fact);
	struct str	later = STR("");
	enum says	says = SAYS_OTHER;

	/* "rose to [] above": of a gap the word behind it is nearer, and so it is
	 * than any of a clause before: "fell in May and [] more came in June". */
	if (!said.plain && (said.says == SAYS_OTHER || said.carried ||
	    fact->of == FIGURE_OF_GAP))
		says = behind_read(str_head(behind, QUESTION_NEAR), fact, &later);
	if (says != SAYS_OTHER) {
		said.says = says;
		said.word = later;
		said.vague = false;
		said.doubted &= !said.carried;
	} else if (said.says != SAYS_OTHER) {
		before.n = (size_t)(said.word.s - before.s);
	}
	if (said.says == SAYS_OTHER || said.doubted ||
	    is_blind(said.says, fact) ||
	    (fact->other.n != 0 && names_other(near_end(before), fact)))
		return WAY_UNSAID;
	*word = said.word;
	if (says_holds(said.says, fact))
		return said.vague ? WAY_UNSAID : WAY_AGREES;
	return said.vague ? WAY_DOUBTED : differs_from(&said, fact);
}

bool
way_is_said(struct str written, const struct figure_fact *fact)
{
	struct figure_piece	piece;
	bool			numbered = false;
	enum says		says;

	while (piece_next(&written, &piece)) {
		says = numbered ? piece.behind : piece.before;
		if (direction(says, fact) != SAYS_OTHER)
			return true;
		numbered |= piece.kind == PIECE_DIGITS;
	}
	return false;
}

/* ---- the manual ---- */

void
way_manual(struct buf *out)
{
	buf_text(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < COUNT(roles); i++) {
		if (roles[i].about == NULL)
			continue;
		buf_printf(out, ".It %s\n", roles[i].about);
		phrases_manual(out, roles[i].phrases);
	}
	buf_text(out, ".El\n");
}
