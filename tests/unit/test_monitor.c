/* test_monitor.c - the list a panel follows, and trend cards. */
#include "paper_case.h"

#include "paper/cards_int.h"
#include "paper/monitor_int.h"

#define BOARD								\
	"[pack]\ntitle = Monitoring\npanel = Panel\nperiod = 2024-12\n"	\
	"meeting = 2025-01-30\nsheet = portrait\n"			\
	"[monitor m]\noverdue = 6\n"					\
	"meetings = 2025-03-27, 2025-01-30, 2024-11-28, 2024-08-08\n"

#define RECOMMENDATIONS	"id,meeting,title,number,proposed\n"
#define UPDATES		"id,date,status,taken\n"
#define DECISIONS	"id,meeting,decision\n"

#define INDICATORS							\
	"id,name,unit,decimals,per,better,aggregation\n"		\
	"plans,Plans,percent,0,100,lower,month-end\n"			\
	"none,None,percent,0,100,lower,month-end\n"

struct monitor_case {
	struct paper_case	 paper;
	struct store		*store;
	const char		*data[8];
	size_t			 ndata;
};

static int
setup(void **state)
{
	static struct monitor_case	at;

	at = (struct monitor_case){ 0 };
	case_begin(&at.paper);
	*state = &at;
	return 0;
}

static int
teardown(void **state)
{
	static const char *const	names[] = {
		"store.db", "store.db-wal", "store.db-shm"
	};
	struct monitor_case		*at = *state;

	store_close(at->store);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unlink(arena_printf(at->paper.arena, "%s/%s", at->paper.folder,
		    names[i]));
	case_end(&at->paper);
	return 0;
}

/* A data file that read_case() brings in. */
static void
data(struct monitor_case *at, const char *name, const char *text)
{
	at->data[at->ndata++] = case_file(&at->paper, name, text);
}

/* The paper of LAYOUT over what data() gave. */
static struct paper *
read_case(struct monitor_case *at, const char *layout)
{
	struct paper_case	*c = &at->paper;
	struct import_result	 results[8];
	struct import_options	 options = { .time = 1737700000 };

	at->store = store_open(arena_printf(c->arena, "%s/store.db",
	    c->folder), STORE_CREATE, c->arena, c->diags);
	assert_non_null(at->store);
	if (!store_import(at->store, at->data, at->ndata, &options, results))
		assert_silent(c);
	case_paper(c, layout);
	c->paper->store = c->paper->answers.store = at->store;
	return c->paper;
}

static const struct section *
section(struct monitor_case *at, const char *kind, const char *id)
{
	const struct section	*found = layout_find(at->paper.build.layout,
				    str_of(kind), str_of(id));

	assert_non_null(found);
	return found;
}

static struct monitor *
read_list(struct monitor_case *at)
{
	struct paper	*paper = read_case(at, BOARD);
	struct monitor	*monitor = monitor_read(paper, section(at, "monitor",
			    "m"));

	assert_non_null(monitor);
	return monitor;
}

/* The words of BLOCK's first paragraph. */
static struct str
words(struct monitor_case *at, const struct block *block)
{
	assert_non_null(block);
	assert_int_equal(block->kind, BLOCK_PARA);
	return para_plain(at->paper.arena, block->as.para);
}

/* ---- which rows there are ---- */

static void
rows_of_a_title_stand_together_wherever_the_file_has_them(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,Homes,,A.\nb,2024-08-08,Schools,,B.\n"
	    "c,2024-08-08,Homes,,C.\nd,2024-11-28,Homes,,D.\n");
	monitor = read_list(at);
	assert_int_equal(monitor->nrows, 4);
	assert_str(monitor->rows[0].action->id, "a");
	assert_str(monitor->rows[1].action->id, "c");
	assert_str(monitor->rows[2].action->id, "b");
	assert_str(monitor->rows[3].action->id, "d");
	assert_true(monitor->rows[0].heads);
	assert_false(monitor->rows[1].heads);
	assert_true(monitor->rows[2].heads);
	assert_true(monitor->rows[3].heads);	/* another meeting's Homes */
}

static void
what_stays_keeps_its_number_when_the_one_before_it_leaves(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,Homes,,A.\nb,2024-08-08,Homes,,B.\n");
	data(at, "u.csv", UPDATES
	    "a,2024-11-20,complete,Done.\nb,2024-11-20,in-progress,Begun.\n");
	data(at, "d.csv", DECISIONS "a,2024-11-28,accepted\n");
	monitor = read_list(at);
	assert_int_equal(monitor->nlisted, 1);
	assert_int_equal(monitor->rows[0].standing, STANDING_ACCEPTED);
	assert_int_equal(monitor->rows[1].number, 2);
	assert_true(monitor->rows[1].heads);
}

static void
an_update_without_words_leaves_those_before_it(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS "a,2024-08-08,Homes,,A.\n");
	data(at, "u.csv", UPDATES
	    "a,2024-09-01,in-progress,Begun.\na,2025-01-20,complete,\n");
	monitor = read_list(at);
	assert_int_equal(monitor->rows[0].progress, PROGRESS_COMPLETE);
	assert_str(monitor->rows[0].told->taken, "Begun.");
	assert_int_equal(monitor->rows[0].latest->date.month, 1);
}

/* 8 August to 30 January is five whole months, 28 July would be six. */
static void
only_the_unfinished_are_overdue_and_only_after_whole_months(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS
	    "old,2024-07-28,T,,A.\ndone,2024-07-28,T,,B.\n"
	    "young,2024-08-08,T,,C.\n");
	data(at, "u.csv", UPDATES "old,2025-01-20,in-progress,X.\n"
	    "done,2025-01-20,complete,X.\nyoung,2025-01-20,in-progress,X.\n");
	monitor = read_list(at);
	assert_int_equal(monitor->rows[0].age, 6);
	assert_true(monitor->rows[0].overdue);
	assert_false(monitor->rows[1].overdue);
	assert_int_equal(monitor->rows[2].age, 5);
	assert_false(monitor->rows[2].overdue);
	assert_int_equal(monitor->noverdue, 1);
}

static void
meetings_are_put_in_order(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS "a,2024-08-08,T,,A.\n");
	monitor = read_list(at);
	assert_int_equal(monitor->nmeetings, 4);
	assert_int_equal(monitor->meetings[0].month, 8);
	assert_int_equal(monitor->meetings[3].month, 3);
	assert_int_equal(meeting_before(monitor, monitor->meeting).month, 11);
	assert_int_equal(meeting_after(monitor, monitor->meeting).month, 3);
	assert_false(date_known(meeting_after(monitor,
	    monitor->meetings[3])));
}

/* ---- what is wrong with it ---- */

/* The reference's own: 29 November above 28, a blank status, a number left out. */
static void
the_faults_of_the_published_list_are_said_at_their_rows(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS
	    "p1,2024-08-08,Plans,,A.\np2,2024-08-08,Plans,2,B.\n"
	    "brief,2024-11-29,Performance,,C.\nschool,2024-11-28,Schools,,D.\n");
	data(at, "u.csv", UPDATES "p1,2025-01-20,in-progress,X.\n"
	    "p2,2025-01-20,in-progress,X.\nbrief,2025-01-20,complete,X.\n");
	monitor = read_list(at);
	assert_silent(&at->paper);
	monitor_check(monitor);
	assert_said(&at->paper, DIAG_MONITOR_NUMBER, 2, "p1, printed as 1");
	assert_said(&at->paper, DIAG_MONITOR_UNKNOWN, 4,
	    "brief, 2024-11-29 (did you mean 2024-11-28?)");
	assert_said(&at->paper, DIAG_MONITOR_STATUS, 5, "school");
	assert_said(&at->paper, DIAG_MONITOR_ORDER, 5,
	    "school, of 2024-11-28, and line 4 is of 2024-11-29");
	assert_int_equal(diags_count(at->paper.diags, LEVEL_WARNING), 4);
}

static void
a_list_without_faults_is_silent(void **state)
{
	struct monitor_case	*at = *state;

	data(at, "r.csv", RECOMMENDATIONS
	    "p1,2024-08-08,Plans,,A.\np2,2024-08-08,Plans,,B.\n"
	    "s,2024-11-28,Schools,,D.\n");
	data(at, "u.csv", UPDATES "p1,2025-01-20,in-progress,X.\n"
	    "p2,2025-01-20,rejected,X.\ns,2025-01-20,complete,X.\n");
	monitor_check(read_list(at));
	assert_silent(&at->paper);
}

static void
what_has_left_and_is_reported_on_is_said_at_the_update(void **state)
{
	struct monitor_case	*at = *state;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,T,1,A.\nb,2024-08-08,T,2,B.\n");
	data(at, "u.csv", UPDATES "a,2024-11-20,complete,X.\n"
	    "b,2024-11-20,rejected,X.\na,2025-01-20,in-progress,Y.\n"
	    "b,2025-01-20,in-progress,Y.\n");
	data(at, "d.csv", DECISIONS "a,2024-11-28,accepted\n");
	monitor_check(read_list(at));
	assert_non_null(case_said(&at->paper, DIAG_MONITOR_GONE, 1));
	assert_string_equal(case_said(&at->paper, DIAG_MONITOR_GONE,
	    0)->detail, "a, accepted on 2024-11-28");
	assert_int_equal(case_said(&at->paper, DIAG_MONITOR_GONE,
	    0)->place.line, 4);
	assert_string_equal(case_said(&at->paper, DIAG_MONITOR_GONE,
	    1)->detail, "b, reported as rejected on 2024-11-28");
}

static void
acceptance_of_what_is_not_complete_takes_nothing_off(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS "a,2024-08-08,T,1,A.\n");
	data(at, "u.csv", UPDATES "a,2024-11-20,partially-complete,X.\n");
	data(at, "d.csv", DECISIONS "a,2024-11-28,accepted\n");
	monitor = read_list(at);
	monitor_check(monitor);
	assert_int_equal(monitor->nlisted, 1);
	assert_said(&at->paper, DIAG_MONITOR_ACCEPTED, 2,
	    "a, Partially complete on 2024-11-28");
}

static void
a_decision_of_no_meeting_is_said_and_takes_nothing_off(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,T,1,A.\nb,2024-08-08,T,2,B.\n");
	data(at, "u.csv", UPDATES "a,2024-11-20,complete,X.\n"
	    "b,2024-11-20,complete,X.\n");
	data(at, "d.csv", DECISIONS
	    "a,2024-11-29,accepted\nb,2024-12-19,kept\n");
	monitor = read_list(at);
	monitor_check(monitor);
	assert_int_equal(monitor->nlisted, 2);
	assert_false(date_known(monitor->rows[1].kept));
	assert_string_equal(case_said(&at->paper, DIAG_MONITOR_DECIDED,
	    0)->detail, "a, 2024-11-29 (did you mean 2024-11-28?)");
	assert_int_equal(case_said(&at->paper, DIAG_MONITOR_DECIDED,
	    0)->place.line, 2);
	assert_string_equal(case_said(&at->paper, DIAG_MONITOR_DECIDED,
	    1)->detail, "b, 2024-12-19");
	assert_int_equal(diags_count(at->paper.diags, LEVEL_WARNING), 2);
}

static void
a_decision_on_what_has_left_is_said(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;

	data(at, "r.csv", RECOMMENDATIONS "a,2024-07-04,T,1,A.\n");
	data(at, "u.csv", UPDATES "a,2024-08-01,complete,X.\n");
	data(at, "d.csv", DECISIONS
	    "a,2024-08-08,accepted\na,2024-11-28,kept\n");
	monitor = read_list(at);
	monitor_check(monitor);
	assert_int_equal(monitor->nlisted, 0);
	assert_said(&at->paper, DIAG_MONITOR_LATE, 3,
	    "a, accepted on 2024-08-08");
}

static void
what_was_rejected_and_kept_stays_and_says_so(void **state)
{
	struct monitor_case	*at = *state;
	struct monitor		*monitor;
	struct blocks		 out = { 0 };
	const struct block	*progress;

	data(at, "r.csv", RECOMMENDATIONS "a,2024-08-08,T,1,A.\n");
	data(at, "u.csv", UPDATES "a,2024-11-20,rejected,No.\n");
	data(at, "d.csv", DECISIONS "a,2024-11-28,kept\n");
	monitor = read_list(at);
	monitor_check(monitor);
	assert_silent(&at->paper);
	assert_int_equal(monitor->nlisted, 1);
	assert_int_equal(monitor->nleaving, 0);
	progress = monitor_table(monitor)->as.table->rows[1].cells[3]
	    .blocks.first;
	assert_str(words(at, progress), "Rejected");
	assert_str(words(at, progress->next),
	    "Kept on the list on 28\u00A0Nov\u00A02024");
	monitor_next(monitor, &out);
	assert_str(words(at, out.last->as.table->rows[0].cells[0]
	    .blocks.first), "Stays: rejected, and kept by the Panel");
	assert_true(out.last->as.table->rows[0].whole);
}

/* 30 January is the last of these meetings. */
static void
a_next_list_without_its_day_is_noted(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 made = { 0 };

	data(at, "r.csv", RECOMMENDATIONS "a,2025-01-30,T,1,A.\n");
	read_case(at, "[pack]\ntitle = T\nmeeting = 2025-01-30\n"
	    "[monitor m]\nmeetings = 2024-11-28, 2025-01-30\nnext = yes\n");
	section_make(at->paper.paper, section(at, "monitor", "m"), &made);
	assert_said(&at->paper, DIAG_MONITOR_NEXT, 4, "");
}

static void
a_list_needs_the_day_of_its_meeting(void **state)
{
	struct monitor_case	*at = *state;
	struct paper		*paper;

	data(at, "r.csv", RECOMMENDATIONS "a,2024-08-08,T,1,A.\n");
	paper = read_case(at, "[pack]\ntitle = T\n[monitor m]\n"
	    "meetings = 2024-08-08\n");
	assert_null(monitor_read(paper, section(at, "monitor", "m")));
	assert_said(&at->paper, DIAG_MONITOR_DAY, 3, "");
}

/* ---- the table ---- */

static void
a_group_row_heads_its_rows_and_is_said_again(void **state)
{
	struct monitor_case	*at = *state;
	const struct table	*table;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,Homes,1,A.\nb,2024-08-08,Homes,2,B.\n");
	data(at, "u.csv", UPDATES "a,2025-01-20,complete,X.\n");
	table = monitor_table(read_list(at))->as.table;
	assert_int_equal(table->nhead, 1);
	assert_int_equal(table->nrows, 3);
	assert_true(table->rows[0].keep_next);
	assert_str(table->rows[0].continued, " (continued)");
	assert_int_equal(table->rows[0].cells[0].span, 4);
	assert_str(words(at, table->rows[0].cells[0].blocks.first),
	    "Homes\u00A0\u00A0 8 August 2024, 5 months ago");
	assert_str(words(at, table->rows[1].cells[0].blocks.first), "1");
	assert_true(table->rows[1].cells[1].header);
	assert_str(words(at, table->rows[1].cells[3].blocks.first),
	    "Complete");
	assert_str(words(at, table->rows[1].cells[3].blocks.last),
	    "For the Panel to accept");
	assert_str(words(at, table->rows[2].cells[2].blocks.first),
	    "Nothing reported yet");
	assert_str(words(at, table->rows[2].cells[3].blocks.first),
	    "No status");
}

static void
the_column_of_numbers_is_as_wide_as_the_widest(void **state)
{
	struct monitor_case	*at = *state;
	const struct metrics	*metrics;
	const struct table	*table;
	double			 width;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,Homes,1,A.\nb,2024-08-08,Homes,999,B.\n");
	table = monitor_table(read_list(at))->as.table;
	metrics = &at->paper.build.metrics;
	width = metrics->width(metrics->arg, FACE_REGULAR, 10, STR("999"));
	assert_true(width > 12);
	assert_float_equal(table->columns[0].width, width + 6, 0.01);
}

static void
an_empty_list_says_none(void **state)
{
	struct monitor_case	*at = *state;
	const struct table	*table;

	data(at, "r.csv", RECOMMENDATIONS "a,2025-01-30,Homes,1,A.\n");
	table = monitor_table(read_list(at))->as.table;
	assert_int_equal(table->nrows, 1);
	assert_str(words(at, table->rows[0].cells[0].blocks.first), "None");
}

/* "None is followed" is no lie where some were followed once. */
static void
a_store_without_recommendations_is_warned_of(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 made = { 0 };

	data(at, "i.csv", INDICATORS);
	read_case(at, BOARD);
	section_make(at->paper.paper, section(at, "monitor", "m"), &made);
	assert_said(&at->paper, DIAG_MONITOR_NONE, 7, "");
}

static void
an_empty_list_of_a_store_that_has_some_is_silent(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 made = { 0 };

	data(at, "r.csv", RECOMMENDATIONS "a,2025-01-30,Homes,1,A.\n");
	read_case(at, BOARD);
	section_make(at->paper.paper, section(at, "monitor", "m"), &made);
	assert_non_null(made.first);
	assert_silent(&at->paper);
}

/* ---- the next list ---- */

static void
the_next_list_has_each_by_its_reason(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 out = { 0 };
	const struct table	*table;

	data(at, "r.csv", RECOMMENDATIONS
	    "a,2024-08-08,T,1,A.\nb,2024-08-08,T,2,B.\nc,2024-08-08,T,3,C.\n"
	    "d,2024-08-08,T,4,D.\ne,2024-08-08,T,5,E.\nn,2025-01-30,N,,N.\n");
	data(at, "u.csv", UPDATES "a,2025-01-20,in-progress,X.\n"
	    "b,2025-01-20,complete,X.\nc,2025-01-20,complete,X.\n"
	    "d,2025-01-20,rejected,X.\ne,2025-01-20,complete,X.\n");
	data(at, "d.csv", DECISIONS
	    "c,2025-01-30,accepted\ne,2025-01-30,kept\n");
	monitor_next(read_list(at), &out);
	assert_str(words(at, out.first),
	    "The list at the next meeting, 27 March 2025");
	table = out.last->as.table;
	assert_int_equal(table->nrows, 6);
	assert_str(words(at, table->rows[0].cells[1].blocks.first),
	    "T, 8 August 2024: 1");
	assert_str(words(at, table->rows[1].cells[0].blocks.first),
	    "Stays: not accepted as completed");
	assert_str(words(at, table->rows[1].cells[1].blocks.first),
	    "T, 8 August 2024: 5");
	assert_str(words(at, table->rows[2].cells[0].blocks.first),
	    "Leaves if the Panel accepts it as completed");
	assert_str(words(at, table->rows[2].cells[1].blocks.first),
	    "T, 8 August 2024: 2");
	assert_str(words(at, table->rows[3].cells[1].blocks.first),
	    "T, 8 August 2024: 3");
	assert_str(words(at, table->rows[4].cells[1].blocks.first),
	    "T, 8 August 2024: 4");
	assert_str(words(at, table->rows[5].cells[1].blocks.first),
	    "N, 30 January 2025: 1");
}

/* ---- cards ---- */

#define CARDS								\
	BOARD "[card plans]\nindicator = plans\n"			\
	"[card long]\nindicator = plans\n"				\
	"title = Three lines of a title with many short words in them, "	\
	"as it is\n"							\
	"[card none]\nindicator = none\n"				\
	"[cards all]\ncards = card plans, card long, card none\n"

static struct block *
make_cards(struct monitor_case *at, double width, struct blocks *out)
{
	struct paper	*paper;

	data(at, "i.csv", INDICATORS);
	data(at, "o.csv", "indicator,period,value,status\n"
	    "plans,2024-10,38,\nplans,2024-11,37,\nplans,2024-12,36,\n"
	    "none,2024-12,,x\n");
	paper = read_case(at, CARDS);
	paper->width = width;
	section_make(paper, section(at, "cards", "all"), out);
	assert_silent(&at->paper);
	return out->first->as.children.first;
}

/* The box of card I of a row. */
static struct block *
card_box(const struct block *row, size_t i)
{
	assert_int_equal(row->kind, BLOCK_COLUMNS);
	assert_true(i < row->as.columns->n);
	return row->as.columns->blocks[i].first;
}

static double
box_height(struct monitor_case *at, struct block *box)
{
	struct blocks	one = { box, box };

	return blocks_height(at->paper.arena, &one, 116,
	    &at->paper.build.metrics);
}

static void
a_card_is_116_by_104_also_without_a_figure(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 out = { 0 };
	struct block		*row = make_cards(at, 130, &out), *box;

	assert_true(row->as.columns->widths[0] == 116);
	assert_int_equal(row->as.columns->n, 1);
	box = card_box(row, 0);
	assert_float_equal(box_height(at, box), 104, 0.01);
	box = card_box(row->next->next, 0);
	assert_str(words(at, box->as.box.blocks.first), "None");
	assert_float_equal(box_height(at, box), 104, 0.01);
}

static void
cards_stand_side_by_side_as_the_width_allows(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 out = { 0 };
	struct block		*row = make_cards(at, 239, &out);

	assert_int_equal(row->as.columns->n, 2);
	assert_int_equal(row->next->as.columns->n, 1);
	assert_true(row->as.columns->gap == 7);
	/* What they show stands under the last row. */
	assert_str(words(at, row->next->next), "Change is on the month "
	    "before. Each line has its own scale. [x]: unavailable.");
}

static void
cards_of_a_row_are_equally_high(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 out = { 0 };
	struct block		*row = make_cards(at, 239, &out);
	double			 first = box_height(at, card_box(row, 0));

	assert_true(first > 104);
	assert_float_equal(first, box_height(at, card_box(row, 1)), 0.01);
}

static void
a_card_says_value_change_and_sense_in_words(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 out = { 0 };
	struct block		*row = make_cards(at, 130, &out), *block;
	const struct columns	*value;

	block = card_box(row, 0)->as.box.blocks.first;
	assert_str(words(at, block), "Plans");
	value = block->next->as.columns;
	assert_str(words(at, value->blocks[0].first), "36%");
	assert_str(words(at, value->blocks[1].first),
	    "\u00A0\u22121 point Better");
	block = block->next->next;
	assert_int_equal(block->kind, BLOCK_FIGURE);
	assert_true(str_starts(block->as.figure->alt,
	    "Plans: 36% in December 2024, down 1 point on November."));
	value = block->next->as.columns;
	assert_str(words(at, value->blocks[0].first), "Jan 24");
	assert_str(words(at, value->blocks[1].first), "Dec 24");
}

static void
a_card_without_figures_says_so(void **state)
{
	struct monitor_case	*at = *state;
	struct blocks		 out = { 0 };
	struct block		*row = make_cards(at, 500, &out), *block;

	block = card_box(row, 2)->as.box.blocks.first;
	assert_str(words(at, block->next), "[x]");
	/* Eleven months have no row at all: no one reason for them. */
	assert_str(words(at, block->next->next),
	    "No figure in any of the twelve months");
}

/* A card's box in WIDTH, of LAYOUT's card c: November 37, December VALUE. */
static struct block *
lone_card(struct monitor_case *at, const char *value, const char *layout,
    double width)
{
	struct blocks	 out = { 0 };
	struct paper	*paper;

	data(at, "i.csv", "id,name,unit,decimals,per,better,aggregation\n"
	    "cost,Cost,count,0,1,lower,in-month\n");
	data(at, "o.csv", arena_printf(at->paper.arena,
	    "indicator,period,value\ncost,2024-11,1000000\ncost,2024-12,%s\n",
	    value));
	paper = read_case(at, layout);
	paper->width = width;
	section_make(paper, section(at, "card", "c"), &out);
	return card_box(out.first->as.children.first, 0);
}

static void
a_change_stands_under_a_value_that_leaves_no_room(void **state)
{
	struct monitor_case	*at = *state;
	struct block		*box = lone_card(at, "1234579", BOARD
				    "[card c]\nindicator = cost\n", 130);
	const struct block	*value = box->as.box.blocks.first->next;

	assert_silent(&at->paper);
	assert_str(words(at, value), "1,234,579");
	assert_str(words(at, value->next), "\u00A0+234,579 Worse");
	assert_int_equal(value->next->next->kind, BLOCK_FIGURE);
}

static void
a_value_wider_than_its_card_is_set_smaller(void **state)
{
	struct monitor_case	*at = *state;
	struct block		*box = lone_card(at, "1234567890123", BOARD
				    "[card c]\nindicator = cost\n", 130);
	const struct block	*value = box->as.box.blocks.first->next;
	const struct span	*span = value->as.para->first;
	const struct metrics	*metrics = &at->paper.build.metrics;

	assert_str(span->text, "1,234,567,890,123");
	assert_true(metrics->width(metrics->arg, span->look.face,
	    span->look.size, span->text) <= 102);
}

static void
a_wide_card_in_a_narrow_place_is_an_ordinary_one(void **state)
{
	struct monitor_case	*at = *state;
	struct block		*box = lone_card(at, "36", BOARD
				    "[card c]\nindicator = cost\nwide = yes\n",
				    150);

	assert_said(&at->paper, DIAG_CARD_NARROW, 10,
	    "c, 239 points wide in a place of 150");
	/* Its line, with the first and the last month under it. */
	assert_int_equal(box->as.box.blocks.last->kind, BLOCK_COLUMNS);
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest	tests[] = {
		TEST(rows_of_a_title_stand_together_wherever_the_file_has_them),
		TEST(what_stays_keeps_its_number_when_the_one_before_it_leaves),
		TEST(an_update_without_words_leaves_those_before_it),
		TEST(only_the_unfinished_are_overdue_and_only_after_whole_months),
		TEST(meetings_are_put_in_order),
		TEST(the_faults_of_the_published_list_are_said_at_their_rows),
		TEST(a_list_without_faults_is_silent),
		TEST(what_has_left_and_is_reported_on_is_said_at_the_update),
		TEST(acceptance_of_what_is_not_complete_takes_nothing_off),
		TEST(a_decision_of_no_meeting_is_said_and_takes_nothing_off),
		TEST(a_decision_on_what_has_left_is_said),
		TEST(what_was_rejected_and_kept_stays_and_says_so),
		TEST(a_next_list_without_its_day_is_noted),
		TEST(a_list_needs_the_day_of_its_meeting),
		TEST(a_group_row_heads_its_rows_and_is_said_again),
		TEST(the_column_of_numbers_is_as_wide_as_the_widest),
		TEST(an_empty_list_says_none),
		TEST(a_store_without_recommendations_is_warned_of),
		TEST(an_empty_list_of_a_store_that_has_some_is_silent),
		TEST(the_next_list_has_each_by_its_reason),
		TEST(a_card_is_116_by_104_also_without_a_figure),
		TEST(cards_stand_side_by_side_as_the_width_allows),
		TEST(cards_of_a_row_are_equally_high),
		TEST(a_card_says_value_change_and_sense_in_words),
		TEST(a_card_without_figures_says_so),
		TEST(a_change_stands_under_a_value_that_leaves_no_room),
		TEST(a_value_wider_than_its_card_is_set_smaller),
		TEST(a_wide_card_in_a_narrow_place_is_an_ordinary_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
