/*
 * replay.c - asking the store again what a publication asked it: a question is
 * kept as its kind and its parameters, with tabs between them.
 */
#include "store/ledger_int.h"

static void
ask_indicator(struct store *store, struct str question)
{
	store_indicator(store, question);
}

static void
ask_indicators(struct store *store, struct str question)
{
	const struct indicator	**all;

	(void)question;
	store_indicators(store, &all);
}

static void
ask_comparator_names(struct store *store, struct str question)
{
	struct str	*all;

	(void)question;
	store_comparator_names(store, &all);
}

static void
ask_programmes(struct store *store, struct str question)
{
	struct str	*all;

	(void)question;
	store_programmes(store, &all);
}

static void
ask_authority(struct store *store, struct str question)
{
	(void)question;
	store_authority(store);
}

/* The indicator at the head of QUESTION, which moves on; false for one that is
 * no more: that question has no answer now. */
static bool
cut_indicator(struct store *store, struct str *question,
    const struct indicator **indicator)
{
	*indicator = store_indicator(store, str_cut(question, '\t'));
	return *indicator != NULL;
}

bool
cut_period(struct str *question, struct period *period)
{
	return period_parse(str_cut(question, '\t'), period);
}

static void
ask_series(struct store *store, struct str question)
{
	const struct indicator	*indicator;
	struct str		 area;
	struct period		 from, to;
	struct series		 series;

	if (!cut_indicator(store, &question, &indicator))
		return;
	area = str_cut(&question, '\t');
	if (cut_period(&question, &from) && cut_period(&question, &to))
		store_series(store, indicator, area, from, to, &series);
}

static void
ask_target(struct store *store, struct str question)
{
	const struct indicator	*indicator;
	struct period		 period;

	if (cut_indicator(store, &question, &indicator) &&
	    cut_period(&question, &period))
		store_target(store, indicator, period);
}

static void
ask_comparators(struct store *store, struct str question)
{
	const struct indicator	*indicator;
	struct period		 period;
	struct comparators	 all;

	if (cut_indicator(store, &question, &indicator) &&
	    cut_period(&question, &period))
		store_comparators(store, indicator, period, &all);
}

static void
ask_neighbours(struct store *store, struct str question)
{
	struct str		area = str_cut(&question, '\t');
	struct neighbours	all;

	store_neighbours(store, area, question, &all);
}

static void
ask_last_page(struct store *store, struct str question)
{
	struct str	pack = str_cut(&question, '\t');
	struct str	edition = str_cut(&question, '\t');
	struct period	period;

	if (cut_period(&question, &period))
		ledger_last_page(store, pack, edition, period);
}

/* A figure's revisions, or its categories. */
static bool
cut_figure(struct store *store, struct str *question,
    const struct indicator **indicator, struct period *period,
    struct str *area)
{
	if (!cut_indicator(store, question, indicator) ||
	    !cut_period(question, period))
		return false;
	*area = str_cut(question, '\t');
	return true;
}

static void
ask_breakdown(struct store *store, struct str question)
{
	const struct indicator	*indicator;
	struct period		 period;
	struct str		 area;
	struct categories	 all;

	if (cut_figure(store, &question, &indicator, &period, &area))
		store_breakdown(store, indicator, area, period, question,
		    &all);
}

static void
ask_breakdowns(struct store *store, struct str question)
{
	const struct indicator	*indicator;
	struct str		*all;

	if (cut_indicator(store, &question, &indicator))
		store_breakdowns(store, indicator, &all);
}

static void
ask_revisions(struct store *store, struct str question)
{
	const struct indicator	*indicator;
	struct period		 period;
	struct str		 area;
	struct revision_reads	 all;

	if (cut_figure(store, &question, &indicator, &period, &area))
		store_revisions(store, indicator, area, period, &all);
}

static void
ask_audits(struct store *store, struct str question)
{
	struct str		programme = str_cut(&question, '\t');
	struct period		from, to;
	struct audit_rows	all;

	if (cut_period(&question, &from) && cut_period(&question, &to))
		store_audits(store, programme, from, to,
		    str_is(question, "moderated"), &all);
}

static void
ask_actions(struct store *store, struct str question)
{
	struct date	meeting;
	struct actions	all;

	if (date_parse(question, &meeting))
		store_actions(store, meeting, &all);
}

static const struct replay replays[] = {
	{ "actions", ask_actions },
	{ "audits", ask_audits },
	{ "authority", ask_authority },
	{ "breakdown", ask_breakdown },
	{ "breakdowns", ask_breakdowns },
	{ "comparator names", ask_comparator_names },
	{ "comparators", ask_comparators },
	{ "indicator", ask_indicator },
	{ "indicators", ask_indicators },
	{ LAST_PAGE, ask_last_page },
	{ "neighbours", ask_neighbours },
	{ PRINTED_ROW, ledger_again },
	{ "programmes", ask_programmes },
	{ REVISIONS, ask_revisions },
	{ SERIES, ask_series },
	{ "target", ask_target },
};

const struct replay *
replay_find(struct str kind)
{
	for (size_t i = 0; i < sizeof(replays) / sizeof(replays[0]); i++)
		if (str_is(kind, replays[i].kind))
			return &replays[i];
	return NULL;
}
