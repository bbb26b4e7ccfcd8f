/* test_store.c - opening, reading as of an import, and the ledger. */
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "store_case.h"

#define OBSERVATIONS							\
	"indicator,period,area,numerator,denominator,value,status\n"

static void
assert_num(struct num num, int64_t n, int64_t d)
{
	assert_int_equal(num.n, n);
	assert_int_equal(num.d, d);
}

/* ---- words ---- */

static void
words_are_read_whatever_their_case(void **state)
{
	enum symbol	symbol;
	enum unit	unit;
	enum direction	direction;
	enum aggregation aggregation;
	enum better	better;

	(void)state;
	for (int i = SYMBOL_NONE + 1; i < SYMBOL__MAX; i++) {
		assert_true(symbol_parse(str_of(symbol_word((enum symbol)i)),
		    &symbol));
		assert_int_equal(symbol, i);
		assert_true(symbol_meaning(symbol)[0] != '\0');
	}
	assert_true(symbol_parse(STR("not SET"), &symbol));
	assert_int_equal(symbol, SYMBOL_NOT_SET);
	assert_false(symbol_parse(STR(""), &symbol));
	assert_int_equal(symbol, SYMBOL_NONE);
	assert_false(symbol_parse(STR("k"), &symbol));
	assert_true(unit_parse(STR("money"), &unit));
	assert_int_equal(unit, UNIT_MONEY);
	assert_false(unit_parse(STR("mon"), &unit));
	assert_true(direction_parse(STR("at-most"), &direction));
	assert_int_equal(direction, DIRECTION_AT_MOST);
	assert_true(aggregation_parse(STR("rolling-12"), &aggregation));
	assert_int_equal(aggregation, AGGREGATE_ROLLING_12);
	assert_true(better_parse(STR("lower"), &better));
	assert_int_equal(better, BETTER_LOWER);
}

static void
symbols_stand_in_a_figures_place_or_beside_it(void **state)
{
	(void)state;
	assert_true(symbol_replaces(SYMBOL_C));
	assert_true(symbol_replaces(SYMBOL_LOW));
	assert_true(symbol_replaces(SYMBOL_NOT_AVAILABLE));
	assert_false(symbol_replaces(SYMBOL_NONE));
	assert_false(symbol_replaces(SYMBOL_P));
	assert_false(symbol_replaces(SYMBOL_R));
}

static void
a_period_is_found_in_a_series_with_gaps(void **state)
{
	struct observation	at[3] = {
		{ .period = period_month(2022, 4) },
		{ .period = period_month(2022, 5) },
		{ .period = period_month(2022, 8) },
	};
	struct series		series = { .at = at, .n = 3 };
	struct period		year;

	(void)state;
	assert_ptr_equal(series_find(&series, month(2022, 4)), &at[0]);
	assert_ptr_equal(series_find(&series, month(2022, 8)), &at[2]);
	assert_null(series_find(&series, month(2022, 6)));
	assert_null(series_find(&series, month(2022, 3)));
	assert_null(series_find(&series, month(2022, 9)));
	year = (struct period){ PERIOD_YEAR, month(2022, 5).at };
	assert_null(series_find(&series, year));
	series.n = 0;
	assert_null(series_find(&series, month(2022, 4)));
}

/* ---- opening ---- */

static void
what_is_no_store_is_said_and_left_alone(void **state)
{
	struct folder_case	*c = *state;
	sqlite3			*db;
	const char		*missing = arena_printf(c->arena,
				    "store.db STORE_MISSING packwright import "
				    "%s FILE.csv\n", case_path(c, "store.db"));

	assert_null(case_open(c, STORE_READ));
	assert_string_equal(case_said(c), missing);
	assert_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_said(c), missing);
	assert_false(path_exists(case_path(c, "store.db")));

	case_file(c, "store.db", "this is a letter, and quite a long one");
	assert_null(case_open(c, STORE_CREATE));
	assert_string_equal(case_said(c),
	    "store.db STORE_KIND file is not a database\n");

	case_file(c, "store.db", "");
	assert_null(case_open(c, STORE_READ));
	assert_string_equal(case_said(c),
	    "store.db STORE_KIND there is nothing in it\n");

	assert_int_equal(sqlite3_open(case_path(c, "store.db"), &db),
	    SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "CREATE TABLE t (a)", NULL, NULL,
	    NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_null(case_open(c, STORE_CREATE));
	assert_string_equal(case_said(c),
	    "store.db STORE_KIND a database of another program\n");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM sqlite_schema"),
	    "1");
}

static void
a_folder_is_no_store(void **state)
{
	struct folder_case	*c = *state;

	assert_int_equal(mkdir(case_path(c, "store.db"), 0700), 0);
	assert_null(case_open(c, STORE_READ));
	assert_string_equal(case_said(c),
	    "store.db STORE_KIND not a regular file\n");
	assert_int_equal(rmdir(case_path(c, "store.db")), 0);
}

static void
a_newer_store_is_not_touched(void **state)
{
	struct folder_case	*c = *state;

	case_sql(c, "PRAGMA user_version = 99");
	assert_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_said(c),
	    "store.db STORE_NEWER version 99, this program knows 3\n");
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "99");
}

static void
a_damaged_store_is_said_to_be(void **state)
{
	struct folder_case	*c = *state;
	struct series		 series;
	const struct indicator	*indicator;
	FILE			*file;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-12,,,,1,\n"));
	store_close(c->store);
	c->store = NULL;
	file = fopen(case_path(c, "store.db"), "r+b");
	assert_non_null(file);
	for (long at = 2 * 4096; at < 30 * 4096; at += 64) {
		assert_int_equal(fseek(file, at, SEEK_SET), 0);
		assert_int_equal(fwrite("\377\377\377\377", 1, 4, file), 4);
	}
	assert_int_equal(fclose(file), 0);
	if (case_open(c, STORE_READ) != NULL) {
		indicator = store_indicator(c->store, STR("number"));
		if (indicator != NULL)
			store_series(c->store, indicator, STR(""),
			    month(2022, 1), month(2022, 12), &series);
	}
	assert_non_null(strstr(case_said(c), "store.db STORE_DAMAGED "));
}

static void
a_new_store_is_whole_and_opens_again(void **state)
{
	struct folder_case	*c = *state;
	int64_t			 time;

	assert_non_null(case_open(c, STORE_CREATE));
	assert_int_equal(store_newest(c->store, &time), 0);
	assert_int_equal(time, 0);
	assert_non_null(case_open(c, STORE_CREATE));
	assert_non_null(case_open(c, STORE_WRITE));
	assert_non_null(case_open(c, STORE_READ));
	assert_string_equal(case_said(c), "");
	assert_string_equal(case_sql(c, "PRAGMA integrity_check"), "ok");
	assert_string_equal(case_sql(c, "PRAGMA journal_mode"), "wal");
	assert_string_equal(case_sql(c, "PRAGMA application_id"),
	    "1349220210");		/* "Pkwr" */
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "3");
}

static void
an_empty_store_is_taken_away_unless_somebody_has_come_to_it(void **state)
{
	struct folder_case	*c = *state;
	struct store		*other;

	store_discard(case_open(c, STORE_CREATE));
	for (const char *const *part = (const char *const[]){ "", "-wal",
	    "-shm", "-journal", NULL }; *part != NULL; part++)
		assert_false(path_exists(arena_printf(c->arena, "%s%s",
		    case_path(c, "store.db"), *part)));
	c->store = NULL;
	other = case_open(c, STORE_CREATE);
	c->store = NULL;
	store_discard(case_open(c, STORE_CREATE));	/* OTHER has it open */
	c->store = other;
	assert_true(case_load(c, "indicators.csv",
	    "id,name,unit,better\nx,X,percent,higher\n"));
	c->store = NULL;
	store_discard(case_open(c, STORE_WRITE));	/* there is something */
	c->store = other;
	assert_non_null(case_open(c, STORE_READ));
	assert_non_null(store_indicator(c->store, STR("x")));
	assert_string_equal(case_said(c), "");
}

static void
a_store_is_read_where_nothing_can_be_written(void **state)
{
	struct folder_case	*c = *state;
	pid_t			 child;
	int			 status;

	store_close(c->store);
	c->store = NULL;
	assert_int_equal(chmod(case_path(c, "store.db"), 0444), 0);
	assert_int_equal(chmod(c->folder, 0555), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		/* Root may write anywhere. */
		if (getuid() == 0 && setuid(65534) != 0)
			_exit(2);
		if (case_open(c, STORE_READ) == NULL)
			_exit(3);
		_exit(store_indicator(c->store, STR("share")) != NULL &&
		    !store_import(c->store, NULL, 0, &c->options, c->results) ?
		    0 : 4);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(chmod(c->folder, 0700), 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* ---- a store of an older program ---- */

/* October was corrected after the pack of December was published. */
static void
assert_version_1_is_read(struct folder_case *c)
{
	struct publication	 last;
	struct series		 series;
	const struct indicator	*referrals;
	const struct stale	*stale;
	size_t			 n;

	referrals = store_indicator(c->store, STR("referrals"));
	assert_non_null(referrals);
	assert_true(store_series(c->store, referrals, STR(""), month(2022, 4),
	    month(2022, 12), &series));
	assert_int_equal(series.n, 3);
	assert_num(series.at[0].value, 400, 1);
	assert_num(series.at[2].value, 299, 1);
	assert_true(ledger_last(c->store, STR("board"), STR("public"),
	    month(2022, 12), &last));
	assert_int_equal(last.issue, 1);
	assert_text(last.path, "/srv/panel/board.pdf");
	assert_int_equal(last.first_page, 1);
	assert_int_equal(last.last_page, 0);
	assert_int_equal(last.nparts, 0);
	/* Its file was never there. */
	assert_true(ledger_stale(c->store, &stale, &n));
	assert_int_equal(n, 1);
	assert_text(stale[0].publication.layout, "");
	assert_int_equal(stale[0].n, 1);
	assert_text(stale[0].reasons[0].kind, "output");
	assert_string_equal(case_said(c), "");
}

static void
a_store_of_version_1_is_read_as_it_is(void **state)
{
	struct folder_case	*c = *state;

	case_old_store(c, "1");
	assert_non_null(case_open(c, STORE_READ));
	assert_version_1_is_read(c);
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "1");
}

static void
a_store_of_version_1_is_brought_up_to_date_by_who_writes(void **state)
{
	/* An added column's text stands elsewhere than a first one's, so columns
	 * are compared and not what made them. */
	static const char	columns[] =
	    "SELECT group_concat(a) FROM (SELECT m.name || '.' || t.name ||"
	    " ' ' || t.type || t.\"notnull\" || coalesce(t.dflt_value, '') ||"
	    " t.pk AS a FROM sqlite_schema AS m, pragma_table_info(m.name)"
	    " AS t WHERE m.type = 'table' ORDER BY m.name, t.cid)";
	static const char	objects[] =
	    "SELECT group_concat(type || name) FROM (SELECT type, name"
	    " FROM sqlite_schema ORDER BY type, name)";
	struct folder_case	*c = *state;
	const char		*migrated, *names;

	case_old_store(c, "1");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_version_1_is_read(c);
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "3");
	assert_string_equal(case_sql(c, "PRAGMA integrity_check"), "ok");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " pragma_foreign_key_check"), "0");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " publication_read"), "3");
	names = case_sql(c, objects);
	migrated = case_sql(c, columns);
	assert_non_null(strstr(migrated, "publication_part.title"));
	store_close(c->store);
	c->store = NULL;
	assert_int_equal(unlink(case_path(c, "store.db")), 0);
	assert_non_null(case_open(c, STORE_CREATE));
	assert_string_equal(case_sql(c, objects), names);
	assert_string_equal(case_sql(c, columns), migrated);
}

static void
a_migration_that_cannot_end_changes_nothing(void **state)
{
	struct folder_case	*c = *state;

	case_old_store(c, "1");
	case_sql(c, "CREATE TABLE publication_part (a)");
	assert_null(case_open(c, STORE_WRITE));
	assert_non_null(strstr(case_said(c), "store.db STORE_SQL "));
	assert_string_equal(case_sql(c, "PRAGMA user_version"), "1");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " pragma_table_info('publication') WHERE name = 'last_page'"), "0");
	assert_non_null(case_open(c, STORE_READ));
	assert_version_1_is_read(c);
}

/* ---- reading ---- */

static void
an_indicator_is_read_with_what_its_unit_implies(void **state)
{
	struct folder_case	 *c = *state;
	const struct indicator	 *share = store_indicator(c->store,
	    STR("share"));
	const struct indicator	**all;

	assert_non_null(share);
	assert_text(share->name, "A share");
	assert_int_equal(share->unit, UNIT_PERCENT);
	assert_int_equal(share->per, 100);
	assert_int_equal(share->better, BETTER_LOWER);
	assert_int_equal(share->aggregation, AGGREGATE_IN_MONTH);
	assert_text(share->definition, "");
	assert_ptr_equal(store_indicator(c->store, STR("share")), share);
	assert_null(store_indicator(c->store, STR("none")));
	assert_int_equal(store_indicators(c->store, &all), 4);
	assert_text(all[0]->id, "cost");
	assert_int_equal(all[0]->per, 1);
	assert_int_equal(all[0]->decimals, 2);
	assert_text(all[2]->id, "rate");
	assert_int_equal(all[2]->per, 10000);
	assert_ptr_equal(all[3], share);
	assert_string_equal(case_said(c), "");
}

static void
a_series_has_one_kind_of_period_oldest_first(void **state)
{
	struct folder_case	*c = *state;
	const struct indicator	*share;
	struct series		 series;
	struct period		 quarter;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "share,2022-12,,3,4,,\n"
	    "share,2022-10,,1,4,,p\n"
	    "share,2022-Q4,,9,12,,\n"
	    "share,2022-11-15,,1,2,,\n"
	    "share,2022/23,,1,2,,\n"
	    "share,2022-11,E02,2,4,,\n"
	    "share,2022-11,,,,,x\n"
	    "share,2023-01,,1,1,,\n"
	    "share,2022-09,,,,12.50,\n"));
	share = store_indicator(c->store, STR("share"));
	assert_true(store_series(c->store, share, STR(""), month(2022, 10),
	    month(2022, 12), &series));
	assert_int_equal(series.n, 3);
	assert_true(period_eq(series.at[0].period, month(2022, 10)));
	assert_num(series.at[0].numerator, 1, 1);
	assert_num(series.at[0].denominator, 4, 1);
	assert_false(num_known(series.at[0].value));
	assert_int_equal(series.at[0].symbol, SYMBOL_P);
	assert_int_equal(series.at[1].symbol, SYMBOL_X);
	assert_false(num_known(series.at[1].numerator));
	assert_int_equal(series.at[2].origin.line, 2);
	assert_int_equal(series.at[2].origin.import, 3);
	assert_text(series.at[2].origin.file, "a.csv");
	assert_false(series.at[2].revised);

	/* The authority by its code; another area; none. */
	assert_true(store_series(c->store, share, STR("E01"), month(2022, 9),
	    month(2022, 9), &series));
	assert_int_equal(series.n, 1);
	assert_num(series.at[0].value, 25, 2);
	assert_true(store_series(c->store, share, STR("E02"), month(2022, 1),
	    month(2023, 12), &series));
	assert_int_equal(series.n, 1);
	assert_true(store_series(c->store, share, STR("E77"), month(2022, 1),
	    month(2023, 12), &series));
	assert_int_equal(series.n, 0);

	assert_true(period_parse(STR("2022-Q4"), &quarter));
	assert_true(store_series(c->store, share, STR(""), quarter, quarter,
	    &series));
	assert_int_equal(series.n, 1);
	assert_num(series.at[0].numerator, 9, 1);
	assert_string_equal(case_said(c), "");
}

static void
many_observations_come_in_order(void **state)
{
	struct folder_case	*c = *state;
	struct buf		 text = { 0 };
	struct series		 series;

	buf_text(&text, OBSERVATIONS);
	for (int i = 0; i < 100; i++)		/* 2000-01 to 2008-04, mixed */
		buf_printf(&text, "number,%d-%02d,,,,%d,\n",
		    2000 + i * 37 % 100 / 12, i * 37 % 100 % 12 + 1,
		    i * 37 % 100);
	assert_true(case_load(c, "a.csv", text.s));
	buf_free(&text);
	assert_true(store_series(c->store, store_indicator(c->store,
	    STR("number")), STR(""), month(1999, 1), month(2020, 1), &series));
	assert_int_equal(series.n, 100);
	for (int i = 0; i < 100; i++) {
		assert_true(period_eq(series.at[i].period,
		    month(2000 + i / 12, i % 12 + 1)));
		assert_num(series.at[i].value, i, 1);
	}
}

static void
rows_from_before_the_authority_was_known_are_its(void **state)
{
	struct folder_case	*c = *state;
	struct series		 series;

	assert_non_null(case_open(c, STORE_CREATE));
	assert_true(case_load(c, "i.csv", "id,name,unit,better\n"
	    "number,A number,count,lower\n"));
	assert_true(case_load(c, "r.csv", "code,name,kind\n"
	    "E01,Ourtown,local-authority\n"));
	assert_text(store_authority(c->store), "");
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-11,E01,,,1,\nnumber,2022-12,E01,,,2,\n"));
	assert_true(case_load(c, "r.csv", "code,name,kind\n"
	    "E01,Ourtown,authority\n"));
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-12,,,,3,\n"));
	assert_text(store_authority(c->store), "Ourtown");
	assert_true(store_series(c->store, store_indicator(c->store,
	    STR("number")), STR(""), month(2022, 1), month(2022, 12),
	    &series));
	assert_int_equal(series.n, 2);
	assert_num(series.at[0].value, 1, 1);
	assert_num(series.at[1].value, 3, 1);
}

static void
the_target_that_holds_at_a_periods_end_is_found(void **state)
{
	struct folder_case	*c = *state;
	const struct indicator	*share, *number;
	const struct target	*target;
	struct period		 year;

	assert_true(case_load(c, "a.csv",
	    "indicator,direction,value,upper,tolerance,from,to,printed,over\n"
	    "share,at-most,23,,10,2022-04,2022-09,23%,\n"
	    "share,between,20.5,25,,2022-10,,,\n"
	    "number,at-most,\"17,000\",,,2022/23,2022/23,<17K,year\n"
	    "rate,none,,,,,2022-12-31,TBC,\n"));
	share = store_indicator(c->store, STR("share"));
	number = store_indicator(c->store, STR("number"));
	target = store_target(c->store, share, month(2022, 9));
	assert_non_null(target);
	assert_int_equal(target->direction, DIRECTION_AT_MOST);
	assert_num(target->value, 23, 1);
	assert_num(target->tolerance, 10, 1);
	assert_text(target->printed, "23%");
	assert_int_equal(target->symbol, SYMBOL_NONE);
	assert_false(target->whole_year);
	assert_null(store_target(c->store, share, month(2022, 3)));
	assert_true(period_parse(STR("2022/23"), &year));
	target = store_target(c->store, share, year);
	assert_int_equal(target->direction, DIRECTION_BETWEEN);
	assert_num(target->value, 41, 2);
	assert_num(target->upper, 25, 1);
	assert_int_equal(target->to.kind, PERIOD_NONE);
	target = store_target(c->store, number, month(2023, 3));
	assert_true(target->whole_year);
	assert_num(target->value, 17000, 1);
	assert_null(store_target(c->store, number, month(2023, 4)));
	target = store_target(c->store, store_indicator(c->store, STR("rate")),
	    month(2022, 12));
	assert_int_equal(target->symbol, SYMBOL_TBC);
	assert_int_equal(target->origin.line, 5);
}

static void
the_latest_row_of_each_comparator_is_found(void **state)
{
	struct folder_case	*c = *state;
	struct comparators	 all;

	assert_true(case_load(c, "a.csv",
	    "indicator,period,comparator,numerator,denominator,value,status,"
	    "neighbours,model,source\n"
	    "share,2020/21,england,,,20,,,,\n"
	    "share,2021/22,england,139500,650270,,,,,published\n"
	    "share,2023/24,england,,,22,,,,\n"
	    "share,2021/22,neighbours,,,31,,10,2021,\n"
	    "share,2021/22,neighbours,,,32,,9,2025,\n"
	    "share,2021-03-31,last-year,,,,not available,,,\n"));
	assert_true(store_comparators(c->store, store_indicator(c->store,
	    STR("share")), month(2022, 12), &all));
	assert_int_equal(all.n, 3);
	assert_text(all.at[0].name, "england");
	assert_num(all.at[0].numerator, 139500, 1);
	assert_text(all.at[0].source, "published");
	assert_int_equal(all.at[0].period.kind, PERIOD_YEAR);
	assert_text(all.at[1].name, "last-year");
	assert_int_equal(all.at[1].symbol, SYMBOL_NOT_AVAILABLE);
	assert_text(all.at[2].name, "neighbours");
	assert_text(all.at[2].model, "2025");
	assert_int_equal(all.at[2].neighbours, 9);
	/* A year that has begun is one to compare with. */
	assert_true(store_comparators(c->store, store_indicator(c->store,
	    STR("share")), month(2023, 4), &all));
	assert_num(all.at[0].value, 22, 1);
}

static void
neighbours_come_by_rank_with_their_names(void **state)
{
	struct folder_case	*c = *state;
	struct neighbours	 all;

	assert_true(case_load(c, "a.csv", "area,neighbour,rank,model\n"
	    "E01,E03,2,2021\nE01,E02,1,2021\nE01,E03,1,2025\n"));
	assert_true(store_neighbours(c->store, STR(""), STR("2021"), &all));
	assert_int_equal(all.n, 2);
	assert_text(all.at[0].area, "E02");
	assert_text(all.at[0].name, "Nexttown");
	assert_int_equal(all.at[1].rank, 2);
	assert_true(store_neighbours(c->store, STR("E01"), STR("2025"), &all));
	assert_int_equal(all.n, 1);
	assert_true(store_neighbours(c->store, STR("E02"), STR("2021"), &all));
	assert_int_equal(all.n, 0);
	assert_string_equal(case_said(c), "");
}

static void
one_model_of_neighbours_need_not_be_named(void **state)
{
	struct folder_case	*c = *state;
	struct neighbours	 all;
	struct str		*models;

	assert_true(case_load(c, "a.csv", "area,neighbour,rank,model\n"
	    "E01,E03,2,2021\nE01,E02,1,2021\n"));
	assert_true(store_neighbours(c->store, STR(""), STR(""), &all));
	assert_int_equal(all.n, 2);
	assert_text(all.model, "2021");
	assert_true(store_neighbours(c->store, STR("E02"), STR(""), &all));
	assert_int_equal(all.n, 0);
	assert_int_equal(store_neighbour_models(c->store, &models), 1);
	/* Of two nobody knows which is meant. */
	assert_true(case_load(c, "b.csv", "area,neighbour,rank,model\n"
	    "E01,E03,1,2025\nE02,E03,1,2030\n"));
	assert_int_equal(store_neighbour_models(c->store, &models), 2);
	assert_text(models[0], "2021");
	assert_text(models[1], "2025");
	assert_true(store_neighbours(c->store, STR(""), STR(""), &all));
	assert_int_equal(all.n, 0);
	assert_text(all.model, "");
	assert_true(store_neighbours(c->store, STR(""), STR("2025"), &all));
	assert_int_equal(all.n, 1);
}

/* ---- as things stood ---- */

/* What "number" was in December, and whether marked as revised. */
static int64_t
december(struct folder_case *c, bool *revised)
{
	struct series	series;

	assert_true(store_series(c->store, store_indicator(c->store,
	    STR("number")), STR(""), month(2022, 12), month(2022, 12),
	    &series));
	*revised = series.n == 1 && series.at[0].revised;
	return series.n == 1 ? series.at[0].value.n : -1;
}

static void
newest_month_is_known_as_of_any_day(void **state)
{
	struct folder_case	*c = *state;
	struct period		 newest;

	assert_false(store_month(c->store, month(2022, 12), &newest));
	assert_int_equal(newest.kind, PERIOD_NONE);
	c->options.time = NOON + A_DAY;		/* 3 January */
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,value\nnumber,2022-11,1\nnumber,2022-Q4,9\n"
	    "number,2023-12-31,9\n"));
	c->options.time = NOON + 9 * A_DAY;
	assert_true(case_load(c, "observations.csv",
	    "indicator,period,value\nnumber,2022-12,2\n"));
	assert_true(store_month(c->store, month(2022, 11), &newest));
	assert_true(period_eq(newest, month(2022, 12)));
	assert_false(store_month(c->store, month(2023, 12), &newest));
	assert_true(period_eq(newest, month(2022, 12)));
	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 10 }));
	assert_false(store_month(c->store, month(2022, 12), &newest));
	assert_true(period_eq(newest, month(2022, 11)));
}

static void
a_correction_is_seen_from_its_day_on(void **state)
{
	struct folder_case	*c = *state;
	int64_t			 time;
	bool			 revised;

	c->options.time = NOON + A_DAY;		/* 3 January */
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-12,,,,67,\n"));
	c->options.time = NOON + 9 * A_DAY;	/* 11 January */
	c->options.reason = STR("late returns");
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2022-12,,,,76,\n"));
	assert_true(case_load(c, "i.csv", "id,name,unit,better\n"
	    "number,Another name,count,lower\n"));
	assert_int_equal(december(c, &revised), 76);
	assert_true(revised);

	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 10 }));
	assert_int_equal(december(c, &revised), 67);
	assert_false(revised);
	assert_text(store_indicator(c->store, STR("number"))->name,
	    "A number");
	assert_int_equal(store_newest(c->store, &time), 3);
	assert_int_equal(time, NOON + A_DAY);

	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 11 }));
	assert_int_equal(december(c, &revised), 76);
	assert_text(store_indicator(c->store, STR("number"))->name,
	    "Another name");

	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 2 }));
	assert_int_equal(december(c, &revised), -1);

	assert_true(store_as_at(c->store, (struct date){ 2023, 1, 1 }));
	assert_null(store_indicator(c->store, STR("number")));
	assert_text(store_authority(c->store), "");
	assert_int_equal(store_newest(c->store, &time), 0);
}

static void
only_another_figure_is_a_revised_one(void **state)
{
	static const struct {
		const char	*row;
		bool		 revised;
	} steps[] = {
		{ "number,2022-12,,,,,TBC\n", false },
		{ "number,2022-12,,,,67,p\n", false },	/* in place of TBC */
		{ "number,2022-12,,,,67,\n", false },	/* final as it was */
		{ "number,2022-12,,,,76,\n", true },
		{ "number,2022-12,,,,76,e\n", true },	/* still not 67 */
		{ "number,2022-12,,,,67,\n", true },	/* 76 stood between */
	};
	struct folder_case	*c = *state;
	bool			 revised;

	c->options.reason = STR("Late");	/* also of going back */
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		assert_true(case_load(c, "a.csv", arena_printf(c->arena,
		    "%s%s", OBSERVATIONS, steps[i].row)));
		december(c, &revised);
		assert_int_equal(revised, steps[i].revised);
	}
}

static void
a_reader_sees_nothing_of_an_import_that_comes_meanwhile(void **state)
{
	struct folder_case	*c = *state;
	struct store		*reader;
	struct series		 series;

	reader = store_open(case_path(c, "store.db"), STORE_READ, c->arena,
	    c->diags);
	assert_non_null(reader);
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-12,,,,67,\n"));
	assert_true(store_series(reader, store_indicator(reader,
	    STR("number")), STR(""), month(2022, 12), month(2022, 12),
	    &series));
	assert_int_equal(series.n, 0);
	store_close(reader);
	reader = store_open(case_path(c, "store.db"), STORE_READ, c->arena,
	    c->diags);
	assert_true(store_series(reader, store_indicator(reader,
	    STR("number")), STR(""), month(2022, 12), month(2022, 12),
	    &series));
	assert_int_equal(series.n, 1);
	store_close(reader);
}

/* ---- the ledger ---- */

static struct publication
december_pack(struct folder_case *c)
{
	struct publication	publication = {
		.pack = STR("performance"),
		.edition = STR("public"),
		.period = period_month(2022, 12),
		.path = str_of(case_path(c, "pack.pdf")),
		/* of "%PDF", by sha256sum(1) */
		.digest = STR("315d429b7714cedb6ad04ac31240145257692630457f3c88"
		    "253c5beceac76027"),
		.time = NOON,
		.first_page = 1,
	};

	return publication;
}

static int
next_issue(struct folder_case *c)
{
	return ledger_next_issue(c->store, STR("performance"), STR("public"),
	    month(2022, 12));
}

static void
issues_count_the_publications_that_were_finished(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = december_pack(c);
	struct publication	 members = december_pack(c);
	struct publication	 last;

	assert_int_equal(next_issue(c), 1);
	ledger_begin(c->store);
	assert_true(ledger_publish(c->store, &publication));
	assert_int_equal(publication.issue, 1);
	assert_int_equal(next_issue(c), 1);
	assert_false(ledger_last(c->store, STR("performance"), STR("public"),
	    month(2022, 12), &last));
	/* Another edition may be on its way at once. */
	members.edition = STR("members");
	assert_true(ledger_publish(c->store, &members));
	assert_int_equal(members.issue, 1);
	/* The same one may not. */
	assert_false(ledger_publish(c->store, &publication));
	assert_non_null(strstr(case_said(c),
	    "store.db LEDGER_BUSY performance, issue 1, by process "));
	assert_true(ledger_done(c->store, &publication));
	assert_int_equal(next_issue(c), 2);
	/* Issue 1, as it would print, is taken by now; "the next" is 2. */
	assert_false(ledger_publish(c->store, &publication));
	assert_non_null(strstr(case_said(c), "LEDGER_MOVED"));
	publication.issue = 0;
	assert_true(ledger_publish(c->store, &publication));
	assert_int_equal(publication.issue, 2);
	assert_true(ledger_done(c->store, &publication));
	assert_int_equal(next_issue(c), 3);
	assert_true(ledger_last(c->store, STR("performance"), STR("public"),
	    month(2022, 12), &last));
	assert_int_equal(last.issue, 2);
	assert_text(last.digest, "315d429b7714cedb6ad04ac31240145257692630457f3"
	    "c88253c5beceac76027");
	assert_int_equal(ledger_next_issue(c->store, STR("performance"),
	    STR("public"), month(2023, 1)), 1);
}

static void
each_read_is_kept_once_also_one_that_found_nothing(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = december_pack(c);
	const struct indicator	*share;
	struct series		 series;
	struct comparators	 comparators;
	struct neighbours	 neighbours;
	int64_t			 time;

	share = store_indicator(c->store, STR("share"));	/* too early */
	ledger_begin(c->store);
	assert_true(store_series(c->store, share, STR("E02"), month(2022, 4),
	    month(2022, 12), &series));
	assert_true(store_series(c->store, share, STR("E02"), month(2022, 4),
	    month(2022, 12), &series));
	assert_null(store_indicator(c->store, STR("none")));
	assert_null(store_target(c->store, share, month(2022, 12)));
	assert_true(store_comparators(c->store, share, month(2022, 12),
	    &comparators));
	assert_true(store_neighbours(c->store, STR(""), STR("2021"),
	    &neighbours));
	assert_text(store_authority(c->store), "Ourtown");
	assert_int_equal(store_newest(c->store, &time), 2);
	assert_true(ledger_publish(c->store, &publication));
	ledger_end(c->store);
	store_indicator(c->store, STR("rate"));			/* too late */
	assert_string_equal(case_sql(c, "SELECT group_concat(kind || '=' ||"
	    " replace(question, char(9), '|'), ' ') FROM publication_read"),
	    "authority= comparators=share|2022-12 indicator=none"
	    " neighbours=|2021 series=share|E02|2022-04|2022-12"
	    " target=share|2022-12");
	/* SHA-256 of nothing, which is what was found. */
	assert_string_equal(case_sql(c, "SELECT digest FROM publication_read"
	    " WHERE kind = 'target'"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e"
	    "4649b934ca495991b7852b855");
	assert_string_equal(case_sql(c, "SELECT state || seen FROM"
	    " publication"), "pending2");
}

static void
a_reader_sees_nothing_of_a_publication_that_is_made_meanwhile(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = december_pack(c), last;
	struct store		*reader;

	for (int opened = 0; opened < 2; opened++) {
		reader = store_open(case_path(c, "store.db"), STORE_READ,
		    c->arena, c->diags);
		assert_non_null(reader);
		assert_int_equal(ledger_last(reader, publication.pack,
		    publication.edition, publication.period, &last), opened);
		if (opened == 0) {
			assert_true(ledger_publish(c->store, &publication));
			assert_true(ledger_done(c->store, &publication));
		}
		assert_int_equal(ledger_last(reader, publication.pack,
		    publication.edition, publication.period, &last), opened);
		store_close(reader);
	}
}

/* The digest of one series, as a publication keeps it. */
static const char *
digest_of(struct folder_case *c)
{
	struct publication	publication = december_pack(c);
	bool			revised;

	ledger_begin(c->store);
	december(c, &revised);
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
	ledger_end(c->store);
	return case_sql(c, "SELECT digest FROM publication_read"
	    " WHERE kind = 'series' ORDER BY publication DESC LIMIT 1");
}

static void
an_answers_digest_changes_with_what_can_be_printed_of_it(void **state)
{
	struct folder_case	*c = *state;
	const char		*first, *same, *corrected;

	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-12,,,,67,\n"));
	first = digest_of(c);
	assert_int_equal(strlen(first), 64);
	assert_true(case_load(c, "b.csv", OBSERVATIONS
	    "number,2023-01,,,,1,\nnumber,2022-12,,,,67.0,\n"));
	same = digest_of(c);
	assert_string_equal(same, first);
	assert_true(case_load(c, "c.csv", OBSERVATIONS
	    "number,2022-12,,,,76,\n"));
	corrected = digest_of(c);
	assert_string_not_equal(corrected, first);
}

/* A file of PACK's own, as december_pack() says it is. */
static struct str
pdf_of(struct folder_case *c, const char *pack)
{
	const char	*name = arena_printf(c->arena, "%s.pdf", pack);

	case_file(c, name, "%PDF");
	return str_of(case_path(c, name));
}

/* Publish a pack that asks some of everything. */
static void
publish(struct folder_case *c, const char *pack)
{
	struct publication	 publication = december_pack(c);
	const struct indicator	*number;
	const struct indicator	**all;
	struct comparators	 comparators;
	struct neighbours	 neighbours;
	bool			 revised;

	publication.pack = str_of(pack);
	publication.path = pdf_of(c, pack);
	ledger_begin(c->store);
	number = store_indicator(c->store, STR("number"));
	december(c, &revised);
	store_indicators(c->store, &all);
	store_authority(c->store);
	store_target(c->store, number, month(2022, 12));
	store_comparators(c->store, number, month(2022, 12), &comparators);
	store_neighbours(c->store, STR(""), STR("2021"), &neighbours);
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
	ledger_end(c->store);
}

/* Import TEXT; the reads out of date then, one a line. */
static const char *
stale_after(struct folder_case *c, const char *text)
{
	const struct stale	*stale;
	struct buf		 said = { 0 };
	const char		*kept;
	size_t			 n;

	assert_true(case_load(c, "a.csv", text));
	assert_true(ledger_stale(c->store, &stale, &n));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < stale[i].n; j++)
			buf_printf(&said, STR_FMT " %d " STR_FMT ": " STR_FMT
			    "\n", STR_ARG(stale[i].publication.pack),
			    stale[i].publication.issue,
			    STR_ARG(stale[i].reasons[j].kind),
			    STR_ARG(stale[i].reasons[j].about));
	kept = buf_keep(&said, c->arena).s;
	buf_free(&said);
	return kept;
}

static void
a_pack_is_out_of_date_when_an_answer_has_changed(void **state)
{
	struct folder_case	*c = *state;

	case_file(c, "pack.pdf", "%PDF");
	assert_true(case_load(c, "a.csv", OBSERVATIONS
	    "number,2022-12,,,,67,\n"));
	publish(c, "a");
	publish(c, "b");
	publish(c, "b");
	/* What it did not ask for leaves it as it is. */
	assert_string_equal(stale_after(c, OBSERVATIONS
	    "number,2023-01,,,,1,\nshare,2022-12,,1,2,,\n"), "");
	assert_string_equal(stale_after(c, OBSERVATIONS
	    "number,2022-12,,,,76,\n"),
	    "a 1 series: number\n"
	    "b 2 series: number\n");
	publish(c, "b");
	/* There was no target to be found, and no neighbour. */
	assert_string_equal(stale_after(c, "indicator,direction,value\n"
	    "number,at-most,5\n"),
	    "a 1 series: number\n"
	    "a 1 target: number\n"
	    "b 3 target: number\n");
	publish(c, "a");
	publish(c, "b");
	assert_string_equal(stale_after(c, "area,neighbour,rank,model\n"
	    "E01,E02,1,2021\n"),
	    "a 2 neighbours: \n"
	    "b 4 neighbours: \n");
	publish(c, "a");
	assert_string_equal(stale_after(c, "code,name,kind\n"
	    "E01,Our City,authority\n"),
	    "a 3 authority: \n"
	    "b 4 authority: \n"
	    "b 4 neighbours: \n");
	assert_int_equal(ledger_next_issue(c->store, STR("a"), STR("public"),
	    month(2022, 12)), 4);
}

/* ---- parts and pages ---- */

static const struct part	agenda_parts[] = {
	{ { "agenda", 6 }, { "Agenda", 6 }, "a1" },
	{ { "item 9", 6 }, { "Item 9, Quality assurance: its report", 37 },
	  "b2" },
	{ { "item 7", 6 }, { "Item 7, Ofsted", 14 }, "c3" },
};

/* Publish pages FIRST to LAST of PACK with the first NPARTS parts. */
static void
publish_pages(struct folder_case *c, const char *pack, int first, int last,
    size_t nparts)
{
	struct publication	publication = december_pack(c);

	publication.pack = str_of(pack);
	publication.path = pdf_of(c, pack);
	publication.first_page = first;
	publication.last_page = last;
	publication.parts = (struct part *)agenda_parts;
	publication.nparts = nparts;
	assert_true(ledger_publish(c->store, &publication));
	assert_true(ledger_done(c->store, &publication));
}

static void
an_issue_is_read_with_its_pages_and_its_parts_in_order(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 found;

	publish_pages(c, "agenda", 1, 107, 3);
	publish_pages(c, "agenda", 1, 109, 2);
	publish_pages(c, "other", 1, 5, 0);
	assert_true(ledger_issue(c->store, STR("agenda"), STR("public"),
	    month(2022, 12), 1, &found));
	assert_int_equal(found.issue, 1);
	assert_int_equal(found.first_page, 1);
	assert_int_equal(found.last_page, 107);
	assert_int_equal(found.nparts, 3);
	assert_text(found.parts[0].id, "agenda");
	assert_text(found.parts[1].id, "item 9");
	assert_text(found.parts[1].title,
	    "Item 9, Quality assurance: its report");
	assert_string_equal(found.parts[1].digest, "b2");
	assert_text(found.parts[2].id, "item 7");

	assert_true(ledger_last(c->store, STR("agenda"), STR("public"),
	    month(2022, 12), &found));
	assert_int_equal(found.issue, 2);
	assert_int_equal(found.last_page, 109);
	assert_int_equal(found.nparts, 2);

	assert_false(ledger_issue(c->store, STR("agenda"), STR("public"),
	    month(2022, 12), 3, &found));
	assert_false(ledger_issue(c->store, STR("agenda"), STR("public"),
	    month(2022, 12), 0, &found));
	assert_false(ledger_issue(c->store, STR("agenda"), STR("members"),
	    month(2022, 12), 1, &found));
	assert_string_equal(case_said(c), "");
}

static int
last_page(struct folder_case *c, const char *pack)
{
	return ledger_last_page(c->store, str_of(pack), STR("public"),
	    month(2022, 12));
}

static void
a_supplement_is_out_of_date_when_its_pack_ends_elsewhere(void **state)
{
	struct folder_case	 *c = *state;
	const struct publication *supplements;
	const struct stale	 *stale;
	struct publication	  pack = december_pack(c);
	size_t			  n;

	case_file(c, "pack.pdf", "%PDF");
	pack.pack = STR("agenda");
	assert_int_equal(last_page(c, "agenda"), 0);
	publish_pages(c, "agenda", 1, 107, 0);
	ledger_begin(c->store);
	assert_int_equal(last_page(c, "agenda"), 107);
	publish_pages(c, "supplement", 109, 112, 0);
	ledger_end(c->store);
	publish_pages(c, "unrelated", 109, 112, 0);

	assert_true(ledger_supplements(c->store, &pack, &supplements, &n));
	assert_int_equal(n, 1);
	assert_text(supplements[0].pack, "supplement");
	assert_int_equal(supplements[0].issue, 1);
	assert_int_equal(supplements[0].first_page, 109);
	assert_int_equal(supplements[0].last_page, 112);

	/* A new issue of the same length leaves it as it is. */
	publish_pages(c, "agenda", 1, 107, 0);
	assert_true(ledger_stale(c->store, &stale, &n));
	assert_int_equal(n, 3);
	assert_int_equal(stale[1].n, 0);
	publish_pages(c, "agenda", 1, 110, 0);
	assert_true(ledger_stale(c->store, &stale, &n));
	assert_int_equal(n, 3);
	assert_int_equal(stale[0].n, 0);
	assert_int_equal(stale[2].n, 0);
	assert_text(stale[1].publication.pack, "supplement");
	assert_int_equal(stale[1].n, 1);
	assert_text(stale[1].reasons[0].kind, "last-page");
	assert_text(stale[1].reasons[0].about, "agenda");

	/* Issue 2 of it asks for no other pack's pages any more. */
	publish_pages(c, "supplement", 201, 204, 0);
	assert_true(ledger_supplements(c->store, &pack, &supplements, &n));
	assert_int_equal(n, 0);
	pack.edition = STR("members");
	assert_true(ledger_supplements(c->store, &pack, &supplements, &n));
	assert_int_equal(n, 0);
}

/* A build that is killed after it recorded a publication. */
static void
publish_and_die(struct folder_case *c)
{
	struct publication	publication = december_pack(c);
	pid_t			child = fork();
	int			status;

	assert_true(child >= 0);
	if (child == 0) {
		c->store = NULL;
		if (case_open(c, STORE_WRITE) == NULL)
			_exit(1);
		ledger_begin(c->store);
		store_indicator(c->store, STR("share"));
		publication.parts = (struct part *)agenda_parts;
		publication.nparts = 3;
		if (ledger_publish(c->store, &publication))
			raise(SIGKILL);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void
a_killed_build_is_settled_by_the_file_that_is_there(void **state)
{
	struct folder_case	*c = *state;

	store_close(c->store);
	c->store = NULL;

	/* No file, then another file: it was not published. */
	publish_and_die(c);
	assert_string_equal(case_sql(c, "SELECT state FROM publication"),
	    "pending");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_sql(c, "SELECT count(*) FROM publication"),
	    "0");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " publication_read"), "0");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " publication_part"), "0");
	case_file(c, "pack.pdf", "%PDF of last month");
	publish_and_die(c);
	assert_non_null(case_open(c, STORE_WRITE));
	assert_int_equal(next_issue(c), 1);

	/* Its file: it was. */
	case_file(c, "pack.pdf", "%PDF");
	publish_and_die(c);
	assert_non_null(case_open(c, STORE_READ));
	assert_int_equal(next_issue(c), 1);
	assert_non_null(case_open(c, STORE_WRITE));
	assert_int_equal(next_issue(c), 2);
	assert_string_equal(case_sql(c, "SELECT state FROM publication"),
	    "done");
	assert_string_equal(case_sql(c, "SELECT count(*) FROM"
	    " publication_part"), "3");
}

static void
a_pending_build_of_a_living_process_is_left_alone(void **state)
{
	struct folder_case	*c = *state;
	struct publication	 publication = december_pack(c);

	assert_true(ledger_publish(c->store, &publication));
	/* Process 1 always lives. */
	case_sql(c, "UPDATE publication SET process = 1");
	assert_non_null(case_open(c, STORE_WRITE));
	assert_string_equal(case_sql(c, "SELECT state FROM publication"),
	    "pending");
	assert_true(ledger_done(c->store, &publication));
	assert_int_equal(next_issue(c), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name,		\
	case_new_with_registries, case_free)
#define TEST_BARE(name) cmocka_unit_test_setup_teardown(name, case_new,	\
	case_free)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(words_are_read_whatever_their_case),
		cmocka_unit_test(symbols_stand_in_a_figures_place_or_beside_it),
		cmocka_unit_test(a_period_is_found_in_a_series_with_gaps),
		TEST_BARE(what_is_no_store_is_said_and_left_alone),
		TEST_BARE(a_folder_is_no_store),
		TEST(a_newer_store_is_not_touched),
		TEST(a_damaged_store_is_said_to_be),
		TEST_BARE(a_new_store_is_whole_and_opens_again),
		TEST_BARE(an_empty_store_is_taken_away_unless_somebody_has_come_to_it),
		TEST(a_store_is_read_where_nothing_can_be_written),
		TEST_BARE(a_store_of_version_1_is_read_as_it_is),
		TEST_BARE(a_store_of_version_1_is_brought_up_to_date_by_who_writes),
		TEST_BARE(a_migration_that_cannot_end_changes_nothing),
		TEST(an_indicator_is_read_with_what_its_unit_implies),
		TEST(a_series_has_one_kind_of_period_oldest_first),
		TEST(many_observations_come_in_order),
		TEST_BARE(rows_from_before_the_authority_was_known_are_its),
		TEST(the_target_that_holds_at_a_periods_end_is_found),
		TEST(the_latest_row_of_each_comparator_is_found),
		TEST(neighbours_come_by_rank_with_their_names),
		TEST(one_model_of_neighbours_need_not_be_named),
		TEST(newest_month_is_known_as_of_any_day),
		TEST(a_correction_is_seen_from_its_day_on),
		TEST(only_another_figure_is_a_revised_one),
		TEST(a_reader_sees_nothing_of_an_import_that_comes_meanwhile),
		TEST(issues_count_the_publications_that_were_finished),
		TEST(a_reader_sees_nothing_of_a_publication_that_is_made_meanwhile),
		TEST(each_read_is_kept_once_also_one_that_found_nothing),
		TEST(an_answers_digest_changes_with_what_can_be_printed_of_it),
		TEST(a_pack_is_out_of_date_when_an_answer_has_changed),
		TEST(an_issue_is_read_with_its_pages_and_its_parts_in_order),
		TEST(a_supplement_is_out_of_date_when_its_pack_ends_elsewhere),
		TEST(a_killed_build_is_settled_by_the_file_that_is_there),
		TEST(a_pending_build_of_a_living_process_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
