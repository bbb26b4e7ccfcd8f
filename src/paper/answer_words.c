/*
 * answer_words.c - an answer as it would be printed, and its EVIDENCE: where it
 * comes from, for the message when a sentence says something else.
 */
#include "paper/answer_int.h"

struct str
asking_exact(const struct asking *asking, struct num value)
{
	return num_text(asking->answers->arena, value, value.d == 1 ? 0 : 2,
	    NUM_NO_COMMAS);
}

struct str
asking_points(const struct asking *asking, struct num value)
{
	const struct indicator	*indicator = asking->indicator;

	if (!indicator_in_points(indicator))
		return indicator_text(asking->answers->arena, indicator, value,
		    false);
	return points_text(asking->answers->arena, indicator, value,
	    NUM_PLAIN);
}

bool
asking_value(struct asking *asking, struct num value)
{
	asking->answer->value = value;
	asking->answer->text = indicator_text(asking->answers->arena,
	    asking->indicator, value, false);
	return true;
}

bool
asking_count(struct asking *asking, struct num value)
{
	if (!num_known(value))
		return asking_say(asking, DIAG_ANSWER_FRACTION, true,
		    str_dup(asking->answers->arena, asking->indicator->id));
	asking->answer->value = value;
	asking->answer->text = num_text(asking->answers->arena, value,
	    value.d == 1 ? 0 : 2, NUM_PLAIN);
	return true;
}

bool
asking_mark(struct asking *asking, struct str mark)
{
	if (str_trim(asking->question->written).n > 0)
		return asking_say(asking, DIAG_ANSWER_MARK, true,
		    str_dup(asking->answers->arena, mark));
	asking->answer->text = mark;
	return true;
}

struct str
asking_evidence(const struct asking *asking,
    const struct observation *obs)
{
	struct arena	*arena = asking->answers->arena;

	if (!fraction_known(obs))
		return str_printf(arena, "in %s",
		    asking_code(asking, obs->period));
	return str_printf(arena, STR_FMT " of " STR_FMT " in %s",
	    STR_ARG(asking_exact(asking, obs->numerator)),
	    STR_ARG(asking_exact(asking, obs->denominator)),
	    asking_code(asking, obs->period));
}

void
asking_claim(struct asking *asking, enum claim claim, bool holds)
{
	asking->claims.decided |= 1U << claim;
	if (holds)
		asking->claims.holds |= 1U << claim;
}

bool
asking_running(const struct asking *asking)
{
	return asking_say(asking, DIAG_ANSWER_RUNNING, false,
	    str_dup(asking->answers->arena, asking->question->expr));
}

/* Which way CHANGE goes as the tables have it: what prints as nought goes
 * neither. */
static int
printed_way(const struct indicator *indicator, const struct change *change)
{
	static const int	ways[] = {
		[TRAVEL_SAME] = 0, [TRAVEL_UP] = 1, [TRAVEL_DOWN] = -1,
	};

	return ways[change_travel(indicator, change)];
}

/* 1 when up is better, -1 when down is. */
static int
better_way(const struct indicator *indicator)
{
	static const int	ways[BETTER__MAX] = {
		[BETTER_HIGHER] = 1, [BETTER_LOWER] = -1,
	};

	return ways[indicator->better];
}

bool
asking_change(struct asking *asking, const struct observation *a,
    const struct observation *b, bool percent)
{
	const struct indicator	*indicator = asking->indicator;
	struct arena		*arena = asking->answers->arena;
	struct change		 change = indicator_change(indicator, a, b);

	if (change.kind == CHANGE_NONE)
		return asking_running(asking);
	asking->way = printed_way(indicator, &change);
	asking->good = asking->way * better_way(indicator);
	if (!percent || change.kind != CHANGE_PERCENT) {
		asking->answer->value = change.step;
		asking->answer->text = asking_points(asking, change.step);
		return true;
	}
	if (!num_known(change.amount))
		return asking_say(asking, DIAG_ANSWER_NOUGHT, true,
		    asking_code(asking, a->period));
	asking->answer->value = change.amount;
	asking->answer->text = str_printf(arena, STR_FMT "%%",
	    STR_ARG(num_text(arena, change.amount, 0, NUM_PLAIN)));
	return true;
}
