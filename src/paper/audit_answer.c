/*
 * audit_answer.c - figures of audits bound in texts: [66%](=audits good-share
 * grades), [88](=audits after good moderation).
 */
#include "paper/audit_int.h"

/* What can be asked of a sum. */
static const struct {
	const char	*word;
	int64_t		(*count)(const struct audit_row *sum);
	int		 grade;		/* it needs; GRADE__MAX: all four */
	bool		 share;
} asks[] = {
	{ "total", audit_all, GRADE__MAX, false },
	{ "graded", audit_graded, GRADE__MAX, false },
	{ "good-or-better", audit_good, GRADE__MAX, false },
	{ "good-share", NULL, GRADE__MAX, true },
	{ "outstanding", NULL, GRADE_OUTSTANDING, false },
	{ "good", NULL, GRADE_GOOD, false },
	{ "requires-improvement", NULL, GRADE_REQUIRES_IMPROVEMENT, false },
	{ "inadequate", NULL, GRADE_INADEQUATE, false },
	{ "not-graded", NULL, GRADE_NOT_GRADED, false },
};
#define NASKS	(sizeof(asks) / sizeof(asks[0]))

/* A question taken apart. */
struct asked {
	struct paper		*paper;
	const struct question	*question;
	struct str		 side;	/* "before", "after" or empty */
	struct str		 what, id;
};

static void
say_word(const struct asked *asked, struct str word)
{
	struct nearest	nearest = NEAREST(word);

	for (size_t i = 0; i < NASKS; i++)
		nearest_offer(&nearest, str_of(asks[i].word));
	diag_unknown(asked->paper->diags, DIAG_AUDIT_WORD, asked->question->place,
	    &nearest);
}

/* "audits [before|after] WHAT ID". */
static struct asked
ask_read(struct paper *paper, const struct question *question)
{
	struct asked	asked = { .paper = paper, .question = question };
	struct str	rest = question->expr;

	str_cut(&rest, ' ');
	rest = str_trim(rest);
	asked.what = str_cut(&rest, ' ');
	if (str_is(asked.what, "before") || str_is(asked.what, "after")) {
		asked.side = asked.what;
		rest = str_trim(rest);
		asked.what = str_cut(&rest, ' ');
	}
	asked.id = str_trim(rest);
	return asked;
}

static void
say_section(const struct asked *asked, const struct kind *kind)
{
	const struct section	*at = asked->paper->build->layout->first;
	struct nearest		 nearest = NEAREST(asked->id);

	for (; at != NULL; at = at->next)
		if (at->kind == kind)
			nearest_offer(&nearest, at->id.text);
	diag_unknown(asked->paper->diags, DIAG_AUDIT_SECTION, asked->question->place,
	    &nearest);
}

/* The sum that is asked of: a section's own, at the stage it shows. */
static bool
asked_sum(const struct asked *asked, struct audit_row *sum)
{
	const struct kind	*kind = asked->side.n > 0 ? &kind_moderation :
				    &kind_audit;
	const struct section	*section = layout_find(
				    asked->paper->build->layout,
				    str_of(kind->name), asked->id);
	const struct audit	*audit;
	const struct moderation_settings *moderation;
	struct audit_rows	 rows;
	bool			 ok;

	if (section == NULL) {
		say_section(asked, kind);
		return false;
	}
	if (kind == &kind_audit) {
		audit = section->settings;
		ok = audits_read(asked->paper, &audit->span, audit->stage,
		    section->place, &rows);
	} else {
		moderation = section->settings;
		ok = audits_read(asked->paper, &moderation->span,
		    str_is(asked->side, "after") ? STAGE_MODERATED :
		    STAGE_ORIGINAL, section->place, &rows);
	}
	*sum = audits_sum(&rows, STR(""));
	return ok;
}

static bool
say_disagree(const struct asked *asked, const struct answer *answer)
{
	diag_at(asked->paper->diags, DIAG_ANSWER_DISAGREES,
	    asked->question->place, "it says " STR_FMT ", " STR_FMT " is "
	    STR_FMT, STR_ARG(asked->question->written),
	    STR_ARG(asked->question->expr), STR_ARG(answer->text));
	return false;
}

/* Hold what is written against the answer. */
static bool
compare(const struct asked *asked, const struct answer *answer)
{
	struct str		written = asked->question->written, beside;
	struct figure_fact	fact = { .value = answer->value,
				    .text = answer->text,
				    .names = STR("audits audit cases"),
				    .of = FIGURE_OF_VALUE };

	if (written.n == 0)
		return true;
	switch (figure_check(written, &fact, &beside)) {
	case FIGURE_DIFFERS:
		return say_disagree(asked, answer);
	case FIGURE_UNCHECKED:
		diag_at(asked->paper->diags, DIAG_ANSWER_BESIDE,
		    asked->question->place, "\"" STR_FMT "\" in [" STR_FMT
		    "]", STR_ARG(beside), STR_ARG(written));
		break;
	case FIGURE_AGREES:
		break;
	}
	return true;
}

bool
audit_answer(void *arg, const struct question *question, struct answer *answer)
{
	struct paper		*paper = arg;
	struct asked		 asked = ask_read(paper, question);
	struct audit_row	 sum;
	struct num		 share;
	size_t			 i;

	*answer = (struct answer){ .value = NUM_NONE };
	for (i = 0; i < NASKS && !str_is(asked.what, asks[i].word); i++)
		continue;
	if (i == NASKS) {
		say_word(&asked, asked.what);
		return false;
	}
	if (!asked_sum(&asked, &sum))
		return false;
	if (asks[i].grade == GRADE__MAX ? !audit_complete(&sum) :
	    !sum.given[asks[i].grade]) {	/* a page says it, too */
		answer->text = STR("\xE2\x80\x93");
	} else if (asks[i].share) {
		share = audit_share(&sum);
		answer->value = num_mul(share, num_int(100));
		answer->text = audit_share_text(paper->arena, share);
	} else {
		answer->value = num_int(asks[i].count != NULL ?
		    asks[i].count(&sum) : sum.counts[asks[i].grade]);
		answer->text = num_text(paper->arena, answer->value, 0,
		    NUM_PLAIN);
	}
	return compare(&asked, answer);
}
