/*
 * stale.c - which published packs are out of date: each question they asked is
 * asked again, and the digest of the answer compared.
 */
#include "store/read_int.h"

/* Ask the store once more what the rest of QUESTION says. */
struct replay {
	const char	*kind;
	void		(*ask)(struct store *store, struct str question);
};

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

static bool
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
	{ "actions",		ask_actions },
	{ "audits",		ask_audits },
	{ "authority",		ask_authority },
	{ "breakdown",		ask_breakdown },
	{ "breakdowns",		ask_breakdowns },
	{ "comparator names",	ask_comparator_names },
	{ "comparators",	ask_comparators },
	{ "indicator",		ask_indicator },
	{ "indicators",		ask_indicators },
	{ "last-page",		ask_last_page },
	{ "neighbours",		ask_neighbours },
	{ "printed-row",	ledger_again },
	{ "programmes",		ask_programmes },
	{ "revisions",		ask_revisions },
	{ "series",		ask_series },
	{ "target",		ask_target },
};

/* Whether QUESTION of KIND still has the answer that DIGEST is of.  The ledger
 * is in force, so what another pack asked already is not asked again. */
static bool
same_answer(struct store *store, struct str kind, struct str question,
    struct str digest)
{
	const char	*now = ledger_digest(store, kind, question);

	for (size_t i = 0; now == NULL &&
	    i < sizeof(replays) / sizeof(replays[0]); i++)
		if (str_is(kind, replays[i].kind)) {
			replays[i].ask(store, question);
			now = ledger_digest(store, kind, question);
		}
	return now != NULL && str_is(digest, now);
}

enum {
	STALE_PACK, STALE_EDITION, STALE_PERIOD, STALE_PATH, STALE_DIGEST,
	STALE_TIME, STALE_ISSUE, STALE_KIND, STALE_QUESTION, STALE_ANSWER
};

static struct stale
stale_read(struct store *store, sqlite3_stmt *st)
{
	return (struct stale){
		.publication = {
			.pack = column_copy(store, st, STALE_PACK),
			.edition = column_copy(store, st, STALE_EDITION),
			.period = column_period(st, STALE_PERIOD),
			.path = column_copy(store, st, STALE_PATH),
			.digest = column_copy(store, st, STALE_DIGEST),
			.time = sqlite3_column_int64(st, STALE_TIME),
			.issue = sqlite3_column_int(st, STALE_ISSUE),
		},
		.kind = column_copy(store, st, STALE_KIND),
		.question = column_copy(store, st, STALE_QUESTION),
	};
}

bool
ledger_stale(struct store *store, const struct stale **out, size_t *n)
{
	static const char	 sql[] =
	    "SELECT p.pack, p.edition, p.period, p.path, p.digest, p.time,"
	    "       p.issue, r.kind, r.question, r.digest"
	    "  FROM publication AS p"
	    "  JOIN publication_read AS r ON r.publication = p.number"
	    " WHERE " LAST_ISSUE("p")
	    " ORDER BY p.pack, p.edition, p.period, r.kind, r.question";
	sqlite3_stmt		*st = store_sql(store, sql);
	struct ledger		*kept = store->ledger;
	struct stale		*all = NULL;
	bool			 ok = st != NULL;

	*n = 0;
	ledger_begin(store);
	while (ok && store_step(store, st, &ok)) {
		if (same_answer(store, column_view(st, STALE_KIND),
		    column_view(st, STALE_QUESTION),
		    column_view(st, STALE_ANSWER)))
			continue;
		all = array_grow(store->arena, all, *n, sizeof(*all));
		all[(*n)++] = stale_read(store, st);
	}
	sqlite3_reset(st);
	store->ledger = kept;
	*out = all;
	return ok;
}
