/* test_spec.c - layouts: what is read, and where each fault is said to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/face.h"
#include "base/file.h"
#include "spec/spec.h"

/* ---- kinds to read with ---- */

struct pack {
	struct item		 title, store, subtitle;
	uint32_t		 accent;
	struct period_item	 period;
	struct date_item	 date;
};
struct chart {
	struct item		 indicator, picture;
	struct items		 groups, notes, others;
	int			 side, months, rows;
	bool			 labels;
	double			 height;
	struct num		 tolerance;
};
struct grid {
	struct items		 sections;
};

static const struct key pack_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct pack, title), REQUIRED_KEY, NULL,
	    "What stands on the cover. Short." },
	{ "subtitle", KEY_TEXT, offsetof(struct pack, subtitle), NULL, NULL,
	    "Under it." },
	{ "store", KEY_FILE, offsetof(struct pack, store), NULL, NULL,
	    "Where the figures are." },
	{ "accent", KEY_COLOUR, offsetof(struct pack, accent), "#12436D", NULL,
	    "The council's colour." },
	{ "period", KEY_PERIOD, offsetof(struct pack, period), NULL, NULL,
	    "The newest." },
	{ "date", KEY_DATE, offsetof(struct pack, date), NULL, NULL,
	    "Of the meeting." },
	{ .name = NULL }
};
static const struct key chart_keys[] = {
	{ "indicator", KEY_INDICATOR, offsetof(struct chart, indicator), NULL,
	    NULL, "Which one." },
	{ "groups", KEY_INDICATORS, offsetof(struct chart, groups), NULL, NULL,
	    "More of them." },
	{ "notes", KEY_LINES, offsetof(struct chart, notes), NULL, NULL,
	    "Below." },
	{ "others", KEY_LIST, offsetof(struct chart, others), "one, two", NULL,
	    "Names." },
	{ "picture", KEY_FILE, offsetof(struct chart, picture), NULL, NULL,
	    "A file." },
	{ "side", KEY_CHOICE, offsetof(struct chart, side), "right",
	    "left|middle|right", "Where." },
	{ "months", KEY_WHOLE, offsetof(struct chart, months), "9", NULL,
	    "How many." },
	{ "rows", KEY_WHOLE, offsetof(struct chart, rows), "2", "600",
	    "How deep." },
	{ "labels", KEY_FLAG, offsetof(struct chart, labels), "yes", NULL,
	    ".dot at a line's start, a back\\slash and £." },
	{ "height", KEY_LENGTH, offsetof(struct chart, height), "4mm", NULL,
	    "How high." },
	{ "tolerance", KEY_NUMBER, offsetof(struct chart, tolerance), NULL,
	    NULL, "How far." },
	{ .name = NULL }
};
static const struct key grid_keys[] = {
	{ "sections", KEY_SECTIONS, offsetof(struct grid, sections), NULL, NULL,
	    "What stands in it." },
	{ .name = NULL }
};
static const struct kind kind_pack = {
	.name = "pack", .about = "The whole.", .single = true,
	.size = sizeof(struct pack), .keys = pack_keys
};
static const struct kind kind_contents = {
	.name = "contents", .about = "The list.", .single = true
};
static const struct kind kind_chart = {
	.name = "chart", .about = "A chart.", .size = sizeof(struct chart),
	.keys = chart_keys
};
static const struct kind kind_grid = {
	.name = "grid", .about = "Several.", .size = sizeof(struct grid),
	.keys = grid_keys
};
static const struct kind *const kinds[] = {
	&kind_pack, &kind_contents, &kind_chart, &kind_grid, NULL
};

/* ---- a folder to write layouts in ---- */

struct case_ {
	char		 folder[32];
	struct arena	*arena;
	struct diags	*diags;
	struct layout	*layout;
};

static int
setup(void **state)
{
	struct case_	*c = must_alloc(sizeof(*c));

	*c = (struct case_){ .folder = "/tmp/test_spec.XXXXXX" };
	assert_non_null(mkdtemp(c->folder));
	c->arena = arena_new();
	c->diags = diags_new(c->arena);
	*state = c;
	return 0;
}

static int
teardown(void **state)
{
	static const char *const	 names[] = { "a.ini", "b.ini",
		"sub/a.ini", "sub/b.ini", "sub/c.ini", "sub",
		"0.ini", "1.ini", "2.ini", "3.ini", "4.ini",
		"5.ini", "6.ini", "7.ini", "8.ini", "9.ini" };
	struct case_			*c = *state;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		remove(arena_printf(c->arena, "%s/%s", c->folder, names[i]));
	assert_int_equal(rmdir(c->folder), 0);
	arena_free(c->arena);
	free(c);
	return 0;
}

static char *
path_of(struct case_ *c, const char *name)
{
	return arena_printf(c->arena, "%s/%s", c->folder, name);
}

static void
put_bytes(struct case_ *c, const char *name, const void *data, size_t n)
{
	FILE	*file = fopen(path_of(c, name), "w");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

static void
put(struct case_ *c, const char *name, const char *text)
{
	put_bytes(c, name, text, strlen(text));
}

/* Read a.ini. */
static void
read_layout(struct case_ *c)
{
	c->layout = layout_read(c->arena, path_of(c, "a.ini"), kinds,
	    path_of(c, "sub"), NULL, c->diags);
}

static void
read_text(struct case_ *c, const char *text)
{
	put(c, "a.ini", text);
	read_layout(c);
}

/* A layout whose [pack] is as it should be, in lines 1 and 2. */
#define PACK "[pack]\ntitle = T\n"

/* Every message, one a line, with the folder left off. */
static const char *
said(struct case_ *c)
{
	const struct message	**messages;
	struct message		  message;
	struct buf		  all = { 0 }, one = { 0 };
	size_t			  n = diags_sorted(c->diags, &messages);
	const char		 *text;
	char			 *at;

	for (size_t i = 0; i < n; i++) {
		message = *messages[i];
		buf_clear(&one);
		message_print(&one, &message);
		/* The folder's name stands in places and in details. */
		for (text = one.s; (at = strstr(text, c->folder)) != NULL;
		    text = at + strlen(c->folder) + 1)
			buf_add(&all, text, (size_t)(at - text));
		buf_printf(&all, "%s\n", text);
	}
	text = buf_keep(&all, c->arena).s;
	buf_free(&all);
	buf_free(&one);
	return text;
}

/* The whole of what is said about a.ini with TEXT. */
static void
faults_are(struct case_ *c, const char *text, const char *want)
{
	read_text(c, text);
	assert_string_equal(said(c), want);
}

static struct pack *
pack_of(struct case_ *c)
{
	assert_non_null(c->layout);
	assert_non_null(c->layout->first);
	return c->layout->first->settings;
}

static struct chart *
chart_of(struct case_ *c, const char *id)
{
	struct section	*s = layout_find(c->layout, STR("chart"), str_of(id));

	assert_non_null(s);
	return s->settings;
}

static void
text_is(struct str text, const char *want)
{
	assert_int_equal(text.n, strlen(want));
	assert_memory_equal(text.s, want, text.n);
}

static void
item_is(struct item item, const char *text, int line, int col)
{
	text_is(item.text, text);
	assert_int_equal(item.place.line, line);
	assert_int_equal(item.place.col, col);
}

/* ---- the text of the file ---- */

static void
value_keeps_its_semicolon_and_hash(void **state)
{
	struct case_	*c = *state;

	read_text(c, "; a comment\n# another\n[pack]\n"
	    "title = A ; B # C = [D]\n  ; inside a value as well\n");
	assert_string_equal(said(c), "");
	item_is(pack_of(c)->title, "A ; B # C = [D]", 4, 9);
}

static void
long_value_arrives_whole(void **state)
{
	struct case_	*c = *state;
	struct buf	 text = { 0 };
	char		 value[5001];

	for (size_t i = 0; i < 5000; i++)
		value[i] = (char)('a' + i % 26);
	value[5000] = '\0';
	buf_printf(&text, "[pack]\ntitle = %s\nsubtitle = S\n", value);
	read_text(c, text.s);
	buf_free(&text);
	assert_string_equal(said(c), "");
	item_is(pack_of(c)->title, value, 2, 9);
	item_is(pack_of(c)->subtitle, "S", 3, 12);
}

static void
long_id_arrives_whole(void **state)
{
	struct case_	*c = *state;
	char		 id[201], text[400];

	memset(id, 'x', 200);
	memcpy(id + 195, "12345", 5);
	id[200] = '\0';
	snprintf(text, sizeof(text), PACK "[chart %s]\nmonths = 3\n", id);
	read_text(c, text);
	assert_string_equal(said(c), "");
	assert_int_equal(chart_of(c, id)->months, 3);
	item_is(c->layout->first->next->id, id, 3, 8);
}

static void
long_key_is_named_in_short(void **state)
{
	char	text[400] = PACK, want[400];

	memset(text + strlen(PACK), 'k', 200);
	strcpy(text + strlen(PACK) + 200, " = v\n");
	snprintf(want, sizeof(want), "a.ini:3:1: error: no such key in this "
	    "kind of section, left out: %.60s... in [pack]\n",
	    text + strlen(PACK));
	faults_are(*state, text, want);
}

static void
section_without_keys_is_a_section(void **state)
{
	struct case_	*c = *state;

	read_text(c, PACK "[contents]\n[chart a]\n\n[chart b]");
	assert_string_equal(said(c), "");
	assert_non_null(layout_find(c->layout, STR("contents"), STR("")));
	assert_non_null(layout_find(c->layout, STR("chart"), STR("b")));
	assert_int_equal(c->layout->first->next->next->next->place.line, 6);
	assert_null(c->layout->first->next->next->next->next);
}

static void
mark_and_carriage_returns_are_no_part_of_values(void **state)
{
	struct case_	*c = *state;

	read_text(c, "\xEF\xBB\xBF[pack]\r\ntitle = T \t\r\n\r\n"
	    "subtitle=S\r\n");
	assert_string_equal(said(c), "");
	item_is(pack_of(c)->title, "T", 2, 9);
	item_is(pack_of(c)->subtitle, "S", 4, 10);
}

static void
columns_count_characters(void **state)
{
	/* Ŵ is two bytes and one column. */
	faults_are(*state, PACK "[chart ŴŴ-x] y\n",
	    "a.ini:3:8: error: a section's id is one word of a-z, 0-9 and -: "
	    "ŴŴ-x\n"
	    "a.ini:3:14: error: text behind a section header, give it a line "
	    "of its own: y\n");
}

static void
indented_lines_go_on_with_the_value(void **state)
{
	struct case_	*c = *state;

	read_text(c, "[pack]\ntitle =\n  First\n\n# no part\n\tSecond = 2\n"
	    "[chart a]\n  months = 4\n");
	assert_string_equal(said(c), "");
	item_is(pack_of(c)->title, "First\nSecond = 2", 3, 3);
	assert_int_equal(chart_of(c, "a")->months, 4);
}

static void
indented_keys_and_headers_are_told(void **state)
{
	faults_are(*state, PACK "  store = x\n  [chart a]\n  [see below]\n",
	    "a.ini:3:3: warning: indented, so it goes on with the value above; "
	    "begin it at the margin if it stands for itself: store = x\n"
	    "a.ini:4:3: warning: indented, so it goes on with the value above; "
	    "begin it at the margin if it stands for itself: [chart a]\n");
}

static void
lines_that_are_no_ini_are_all_told(void **state)
{
	faults_are(*state, "early = 1\n[pack]\ntitle = T\nno sign here\n"
	    "[chart a\nmonths = 3\n= nothing\n  more\nlast",
	    "a.ini:1:1: error: key before the first [section], left out: "
	    "early\n"
	    "a.ini:4:1: error: neither [section], key = value nor # comment, "
	    "line left out: no sign here\n"
	    "a.ini:5:1: error: section header without its ], read as if it "
	    "were there: [chart a\n"
	    "a.ini:7:1: error: no key in front of the sign, line left out: "
	    "= nothing\n"
	    "a.ini:9:1: error: neither [section], key = value nor # comment, "
	    "line left out: last\n");
}

static void
header_without_bracket_is_read_on(void **state)
{
	struct case_	*c = *state;

	read_text(c, PACK "[chart a\nmonths = 3\n");
	assert_int_equal(chart_of(c, "a")->months, 3);
}

static void
other_encodings_are_told_once_with_their_place(void **state)
{
	struct case_	*c = *state;

	read_text(c, PACK "subtitle = caf\xE9 \xA3 5\naccnt = x\n");
	assert_string_equal(said(c),
	    "a.ini:3:15: error: not UTF-8, save the file with that encoding: "
	    "byte 0xE9, and 1 more\n"
	    "a.ini:4:1: error: no such key in this kind of section, left out: "
	    "accnt in [pack], did you mean accent?\n");
	text_is(pack_of(c)->subtitle.text, "caf? ? 5");
}

/* What Word writes for a new line keeps words apart; what turns them is gone. */
static void
what_no_page_shows_parts_words_or_is_left_out(void **state)
{
	struct case_	*c = *state;

	read_text(c, "[pack]\ntitle = Corporate\u2028parenting\xC2\x85"
	    "board\u2029"
	    "\nsubtitle = Up\u061C and\u202E down\n");
	assert_string_equal(said(c), "a.ini:2:18: warning: control characters "
	    "left out: U+2028 and 4 more\n");
	text_is(pack_of(c)->title.text, "Corporate parenting board");
	text_is(pack_of(c)->subtitle.text, "Up and down");
}

static void
binary_files_are_refused(void **state)
{
	struct case_	*c = *state;

	put_bytes(c, "a.ini", "[pack]\ntit\0le = T\n", 18);
	read_layout(c);
	assert_null(c->layout);
	assert_string_equal(said(c), "a.ini:2:4: error: not a text file, "
	    "nothing of it was read: byte 0x00\n");
}

static void
escapes_never_reach_a_message(void **state)
{
	faults_are(*state, PACK "x\x1B[31m = 1\n", "a.ini:3:2: error: not a "
	    "text file, nothing of it was read: byte 0x1B\n");
}

static void
utf_16_is_named(void **state)
{
	struct case_	*c = *state;

	put_bytes(c, "a.ini", "\xFF\xFE[\0p\0", 6);
	read_layout(c);
	assert_null(c->layout);
	assert_string_equal(said(c), "a.ini: error: not a text file, nothing "
	    "of it was read: UTF-16, save it as UTF-8\n");
}

static void
missing_file_is_no_layout(void **state)
{
	struct case_	*c = *state;

	read_layout(c);
	assert_null(c->layout);
	assert_string_equal(said(c), "a.ini: error: cannot open file: a.ini: "
	    "No such file or directory\n");
}

/* ---- sections and keys ---- */

static void
pack_comes_first(void **state)
{
	struct case_	*c = *state;

	faults_are(c, "# x\n[contents]\n[pack]\ntitle = T\n",
	    "a.ini:2:1: error: file does not begin with the section it must "
	    "begin with: [pack]\n");
	text_is(pack_of(c)->title.text, "T");
	assert_int_equal(c->layout->first->place.line, 3);
}

static void
empty_file_lacks_its_first_section(void **state)
{
	struct case_	*c = *state;

	faults_are(c, "", "a.ini:1:1: error: file does not begin with the "
	    "section it must begin with: [pack]\n");
	assert_ptr_equal(c->layout->first->kind, &kind_pack);
	assert_int_equal(pack_of(c)->accent, 0x12436D);
}

static void
unknown_words_bring_a_suggestion(void **state)
{
	faults_are(*state, PACK "[chrat a]\nmonths = 1\n[chart b]\nmonhts = 2\n"
	    "side = lfet\nzzzzzz = 1\n",
	    "a.ini:3:2: error: no such kind of section, left out: chrat, "
	    "did you mean chart?\n"
	    "a.ini:6:1: error: no such key in this kind of section, left out: "
	    "monhts in [chart], did you mean months?\n"
	    "a.ini:7:8: error: value is not what its key wants: side = lfet, "
	    "did you mean left?\n"
	    "a.ini:8:1: error: no such key in this kind of section, left out: "
	    "zzzzzz in [chart]\n");
}

static void
repeats_name_the_first(void **state)
{
	faults_are(*state, PACK "title = U\n[chart a]\n[contents]\n[chart a]\n"
	    "[contents]\n",
	    "a.ini:3:1: error: key stands twice in its section, remove one: "
	    "title, first in line 2\n"
	    "a.ini:6:1: error: section stands twice, give this one another id "
	    "or join them: [chart a], first in line 4\n"
	    "a.ini:7:1: error: section stands twice, give this one another id "
	    "or join them: [contents], first in line 5\n");
}

static void
ids_are_one_plain_word(void **state)
{
	faults_are(*state, PACK "[chart]\n[chart]\n[chart A]\n[chart a b]\n"
	    "[chart a-1]\n",
	    "a.ini:3:7: error: section needs an id behind its kind: "
	    "[chart some-word]\n"
	    "a.ini:4:7: error: section needs an id behind its kind: "
	    "[chart some-word]\n"
	    "a.ini:5:8: error: a section's id is one word of a-z, 0-9 and -: "
	    "A\n"
	    "a.ini:6:8: error: a section's id is one word of a-z, 0-9 and -: "
	    "a b\n");
}

static void
missing_and_empty_required_keys_are_told(void **state)
{
	struct case_	*c = *state;

	faults_are(c, "[pack]\nsubtitle =\n", "a.ini:1:1: error: section lacks "
	    "a key, add it: [pack] wants title, a text\n");
	text_is(pack_of(c)->subtitle.text, "");
	c->diags = diags_new(c->arena);
	faults_are(c, "[pack]\ntitle =\n", "a.ini:2:8: error: value is not "
	    "what its key wants: title wants a text, not \"\"\n");
}

static void
wrong_values_say_what_is_wanted(void **state)
{
	faults_are(*state, "[pack]\ntitle = T\naccent = blue\n"
	    "period = 2022-13\ndate = 2023-02-29\n[chart a]\nside = up\n"
	    "months = 1.5\nlabels = maybe\nheight = 4in\n"
	    "tolerance = ten\nindicator = a b\ngroups = a, b c,d\n"
	    "months = -1\npicture = a\n  b\n",
	    "a.ini:3:10: error: value is not what its key wants: accent wants "
	    "a colour such as #12436D, not \"blue\"\n"
	    "a.ini:4:10: error: value is not what its key wants: period wants "
	    "a period such as 2022-12, 2022-Q3 or 2022/23, not \"2022-13\"\n"
	    "a.ini:5:8: error: value is not what its key wants: date wants a "
	    "date such as 2023-01-26, not \"2023-02-29\"\n"
	    "a.ini:7:8: error: value is not what its key wants: side wants "
	    "left, middle or right, not \"up\"\n"
	    "a.ini:8:10: error: value is not what its key wants: months wants "
	    "a whole number such as 12, not \"1.5\"\n"
	    "a.ini:9:10: error: value is not what its key wants: labels wants "
	    "yes or no, not \"maybe\"\n"
	    "a.ini:10:10: error: value is not what its key wants: height wants "
	    "a length such as 12pt, 4mm or 2cm, not \"4in\"\n"
	    "a.ini:11:13: error: value is not what its key wants: tolerance "
	    "wants a number such as 2.5, not \"ten\"\n"
	    "a.ini:12:13: error: value is not what its key wants: indicator "
	    "wants an indicator's id, not \"a b\"\n"
	    "a.ini:13:13: error: value is not what its key wants: groups wants "
	    "indicators' ids with commas between them, not \"b c\"\n"
	    "a.ini:14:1: error: key stands twice in its section, remove one: "
	    "months, first in line 8\n"
	    "a.ini:14:10: error: value is not what its key wants: months wants "
	    "a whole number such as 12, not \"-1\"\n"
	    "a.ini:15:11: error: value is not what its key wants: picture "
	    "wants the path of a file, not \"a...\"\n");
}

static void
whole_number_has_its_most(void **state)
{
	struct case_	*c = *state;

	read_text(c, PACK "[chart a]\nrows = 600\n");
	assert_string_equal(said(c), "");
	assert_int_equal(chart_of(c, "a")->rows, 600);
	faults_are(c, PACK "[chart a]\nrows = 601\n",
	    "a.ini:4:8: error: value is not what its key wants: rows wants a "
	    "whole number such as 12, 600 at most, not \"601\"\n");
}

static void
values_become_what_they_say(void **state)
{
	struct case_	*c = *state;
	struct chart	*chart;

	read_text(c, "[pack]\ntitle = T\naccent = #7a1F3D\nperiod = 2022-Q3\n"
	    "date = 2023-01-26\nstore = data/store.db\n[chart a]\nside=middle\n"
	    "months = 1,200\nlabels = no\nheight = 2.54 cm\n"
	    "tolerance = -2.5\nindicator = re-referrals\n");
	assert_string_equal(said(c), "");
	assert_int_equal(pack_of(c)->accent, 0x7A1F3D);
	assert_int_equal(pack_of(c)->period.period.kind, PERIOD_QUARTER);
	assert_int_equal(pack_of(c)->date.date.day, 26);
	assert_int_equal(pack_of(c)->date.place.line, 5);
	assert_string_equal(pack_of(c)->store.text.s,
	    path_of(c, "data/store.db"));
	chart = chart_of(c, "a");
	assert_int_equal(chart->side, 1);
	assert_int_equal(chart->months, 1200);
	assert_false(chart->labels);
	assert_true(chart->height > 71.999 && chart->height < 72.001);
	assert_int_equal(num_cmp(chart->tolerance, num_make(-5, 2)), 0);
	item_is(chart->indicator, "re-referrals", 13, 13);
}

static void
defaults_hold_where_nothing_is_written(void **state)
{
	struct case_	*c = *state;
	struct chart	*chart;

	read_text(c, PACK "[chart a]\n");
	assert_int_equal(pack_of(c)->accent, 0x12436D);
	assert_int_equal(pack_of(c)->period.period.kind, PERIOD_NONE);
	chart = chart_of(c, "a");
	assert_int_equal(chart->side, 2);
	assert_int_equal(chart->months, 9);
	assert_true(chart->labels);
	/* 4 mm are 4 * 72 / 25.4 = 11.339 points. */
	assert_true(chart->height > 11.338 && chart->height < 11.340);
	assert_false(num_known(chart->tolerance));
	assert_int_equal(chart->others.n, 2);
	text_is(chart->others.at[1].text, "two");
}

static void
list_entries_have_their_own_places(void **state)
{
	struct case_	*c = *state;
	struct chart	*chart;

	read_text(c, PACK "[chart a]\nothers = ŵn,  two words ,three,\n"
	    "   four, five\nnotes =\n  one, with comma\n  two\n");
	assert_string_equal(said(c), "");
	chart = chart_of(c, "a");
	assert_int_equal(chart->others.n, 5);
	item_is(chart->others.at[0], "ŵn", 4, 10);
	item_is(chart->others.at[1], "two words", 4, 15);
	item_is(chart->others.at[2], "three", 4, 26);
	item_is(chart->others.at[3], "four", 5, 4);
	item_is(chart->others.at[4], "five", 5, 10);
	assert_int_equal(chart->notes.n, 2);
	item_is(chart->notes.at[0], "one, with comma", 7, 3);
	item_is(chart->notes.at[1], "two", 8, 3);
}

static void
doubled_commas_are_told(void **state)
{
	faults_are(*state, PACK "[chart a]\nothers = one,, two\n",
	    "a.ini:4:14: error: nothing stands between two commas, remove one: "
	    "others\n");
}

/* ---- extends ---- */

static void
extended_sections_are_merged_key_by_key(void **state)
{
	struct case_	*c = *state;
	struct section	*s;

	put(c, "b.ini", "[pack]\ntitle = Base\nsubtitle = Sub\nstore = b.db\n"
	    "[chart a]\nmonths = 3\nside = left\n[chart b]\n");
	read_text(c, "[pack]\nextends = b.ini\ntitle = Mine\n[chart c]\n"
	    "[chart a]\nmonths = 4\n");
	assert_string_equal(said(c), "");
	text_is(pack_of(c)->title.text, "Mine");
	text_is(pack_of(c)->subtitle.text, "Sub");
	assert_int_equal(chart_of(c, "a")->months, 4);
	assert_int_equal(chart_of(c, "a")->side, 0);
	/* The base's order, then what is new. */
	s = c->layout->first->next;
	text_is(s->id.text, "a");
	assert_int_equal(s->place.line, 5);
	text_is(s->next->id.text, "b");
	text_is(s->next->next->id.text, "c");
	assert_null(s->next->next->next);
	assert_int_equal(c->layout->nfiles, 2);
	assert_string_equal(c->layout->files[0], path_of(c, "a.ini"));
	assert_string_equal(c->layout->files[1], path_of(c, "b.ini"));
}

static void
paths_belong_to_the_layout_that_writes_them(void **state)
{
	struct case_	*c = *state;

	assert_int_equal(mkdir(path_of(c, "sub"), 0700), 0);
	put(c, "sub/c.ini", PACK "store = s.db\n[chart a]\npicture = p.png\n");
	read_text(c, "[pack]\nextends = sub/c.ini\n[chart a]\n"
	    "picture = /q.png\n");
	assert_string_equal(said(c), "");
	assert_string_equal(pack_of(c)->store.text.s, path_of(c, "sub/s.db"));
	assert_string_equal(chart_of(c, "a")->picture.text.s, "/q.png");
}

static void
layouts_are_also_found_in_the_stock(void **state)
{
	struct case_	*c = *state;

	assert_int_equal(mkdir(path_of(c, "sub"), 0700), 0);
	put(c, "sub/c.ini", "[pack]\ntitle = Stock C\n");
	put(c, "sub/a.ini", "[pack]\ntitle = Stock A\nextends = c.ini\n"
	    "subtitle = S\n");
	read_text(c, "[pack]\nextends = c.ini\n");
	text_is(pack_of(c)->title.text, "Stock C");
	/* One of its own name, which extends one beside itself. */
	read_text(c, "[pack]\nextends = a\n");
	text_is(pack_of(c)->title.text, "Stock A");
	assert_int_equal(c->layout->nfiles, 3);
	/* One beside the layout goes before the stock. */
	put(c, "b.ini", "[pack]\ntitle = B\n");
	put(c, "sub/b.ini", "[pack]\ntitle = Stock B\n");
	read_text(c, "[pack]\nextends = b.ini\n");
	text_is(pack_of(c)->title.text, "B");
	assert_string_equal(said(c), "");
}

static void
empty_value_takes_back_what_the_base_says(void **state)
{
	struct case_	*c = *state;

	put(c, "b.ini", PACK "store = b.db\nperiod = 2022-12\n");
	read_text(c, "[pack]\nextends = b.ini\nstore =\nperiod =\n");
	assert_string_equal(said(c), "");
	assert_int_equal(pack_of(c)->store.text.n, 0);
	assert_int_equal(pack_of(c)->period.period.kind, PERIOD_NONE);
}

static void
faults_of_all_files_are_told_in_one_run(void **state)
{
	struct case_	*c = *state;

	put(c, "b.ini", PACK "accent = red\n");
	faults_are(c, "[pack]\nextends = b.ini\naccent = green\nextend = x\n",
	    "a.ini:3:10: error: value is not what its key wants: accent wants "
	    "a colour such as #12436D, not \"green\"\n"
	    "a.ini:4:1: error: no such key in this kind of section, left out: "
	    "extend in [pack], did you mean extends?\n"
	    "b.ini:3:10: error: value is not what its key wants: accent wants "
	    "a colour such as #12436D, not \"red\"\n");
}

static void
layout_that_extends_itself_is_told(void **state)
{
	/* The same file by another name; what it lacks is not told as well. */
	faults_are(*state, "[pack]\nextends = ./a.ini\n",
	    "a.ini:2:11: error: layout extends itself, remove one of these "
	    "links: a.ini extends ./a.ini\n");
}

static void
circle_of_layouts_is_told_with_its_chain(void **state)
{
	struct case_	*c = *state;

	put(c, "b.ini", "[pack]\ntitle = B\nextends = a.ini\n");
	faults_are(c, "[pack]\nextends = b.ini\n",
	    "b.ini:3:11: error: layout extends itself, remove one of these "
	    "links: a.ini extends b.ini extends a.ini\n");
	text_is(pack_of(c)->title.text, "B");
}

static void
chain_of_layouts_ends_at_eight(void **state)
{
	struct case_	*c = *state;
	char		 name[] = "0.ini";

	for (char i = '0'; i < '9'; i++) {
		name[0] = i;
		put(c, name, arena_printf(c->arena, PACK "extends = %c.ini\n",
		    i + 1));
	}
	put(c, "9.ini", PACK);
	c->layout = layout_read(c->arena, path_of(c, "1.ini"), kinds, NULL,
	    NULL, c->diags);
	assert_string_equal(said(c), "");
	assert_int_equal(c->layout->nfiles, 9);
	c->layout = layout_read(c->arena, path_of(c, "0.ini"), kinds, NULL,
	    NULL, c->diags);
	assert_string_equal(said(c), "8.ini:3:11: error: layouts extend each "
	    "other too deeply, 8 at most: 0.ini extends 1.ini extends 2.ini "
	    "extends 3.ini extends 4.ini extends 5.ini extends 6.ini extends "
	    "7.ini extends 8.ini extends 9.ini\n");
}

static void
missing_base_is_told_where_it_is_named(void **state)
{
	faults_are(*state, "[pack]\nextends = none.ini\n[grid g]\n"
	    "sections = chart in-base\n",
	    "a.ini:2:11: error: there is no such layout to extend, neither "
	    "beside this one nor in the stock: none.ini\n");
}

static void
misspelt_base_is_told_with_the_nearest(void **state)
{
	struct case_	*c = *state;

	put(c, "spring.ini", PACK);
	faults_are(c, "[pack]\nextends = sprng\n",
	    "a.ini:2:11: error: there is no such layout to extend, neither "
	    "beside this one nor in the stock: sprng, did you mean spring?\n");
	unlink(path_of(c, "spring.ini"));
}

/* ---- sections in sections ---- */

static void
named_sections_are_held(void **state)
{
	struct case_	*c = *state;
	struct section	*grid;
	struct grid	*g;

	read_text(c, PACK "[chart a]\n[grid g]\nsections = chart   b,contents\n"
	    "[chart b]\n[contents]\n");
	assert_string_equal(said(c), "");
	grid = layout_find(c->layout, STR("grid"), STR("g"));
	assert_non_null(grid);
	assert_false(grid->held);
	g = grid->settings;
	assert_int_equal(g->sections.n, 2);
	item_is(g->sections.at[0], "chart b", 5, 12);
	assert_true(layout_find_name(c->layout, g->sections.at[0].text)->held);
	assert_true(layout_find_name(c->layout, g->sections.at[1].text)->held);
	assert_false(layout_find_name(c->layout, STR("chart a"))->held);
}

static void
unknown_reference_brings_a_suggestion(void **state)
{
	faults_are(*state, PACK "[chart re-referrals]\n[grid g]\n"
	    "sections = chart re-referals, chart, pack\n",
	    "a.ini:5:12: error: no such section in this layout: "
	    "chart re-referals, did you mean chart re-referrals?\n"
	    "a.ini:5:31: error: no such section in this layout: chart\n"
	    "a.ini:5:38: error: this section belongs to the whole pack and "
	    "stands in no other: pack\n");
}

/* An id alone, and just one section has it: its kind was left out. */
static void
reference_without_its_kind_is_told_it(void **state)
{
	faults_are(*state, PACK "[chart zero]\n[chart two]\n[grid two]\n"
	    "sections = zero, two\n",
	    "a.ini:6:12: error: no such section in this layout: "
	    "zero, did you mean chart zero?\n"
	    "a.ini:6:18: error: no such section in this layout: two\n");
}

static void
section_stands_in_one_place_only(void **state)
{
	faults_are(*state, PACK "[chart a]\n[grid g]\nsections = chart a\n"
	    "[grid h]\nsections =\n  chart a\n",
	    "a.ini:8:3: error: section is already taken, it stands in one "
	    "place only: chart a, by [grid g] in line 5 of a.ini\n");
}

static void
sections_never_stand_in_themselves(void **state)
{
	faults_are(*state, PACK "[grid a]\nsections = grid a\n[grid b]\n"
	    "sections = grid c\n[grid c]\nsections = grid b\n",
	    "a.ini:4:12: error: section would stand in itself, remove one of "
	    "these links: grid a in grid a\n"
	    "a.ini:8:12: error: section would stand in itself, remove one of "
	    "these links: grid b in grid c in grid b\n");
}

static void
replaced_reference_holds_nothing(void **state)
{
	struct case_	*c = *state;

	put(c, "b.ini", PACK "[chart a]\n[chart b]\n[grid g]\n"
	    "sections = chart a\n");
	read_text(c, "[pack]\nextends = b.ini\n[grid g]\nsections = chart b\n");
	assert_string_equal(said(c), "");
	assert_false(layout_find_name(c->layout, STR("chart a"))->held);
	assert_true(layout_find_name(c->layout, STR("chart b"))->held);
}

/* A chain of N grids, each in the next. */
static void
read_chain(struct case_ *c, int n)
{
	struct buf	text = { 0 };

	buf_text(&text, PACK "[grid g0]\n");
	for (int i = 1; i < n; i++)
		buf_printf(&text, "[grid g%d]\nsections = grid g%d\n", i,
		    i - 1);
	read_text(c, text.s);
	buf_free(&text);
}

static void
nesting_ends_at_eight(void **state)
{
	struct case_	*c = *state;

	read_chain(c, 9);	/* g0 has eight above it */
	assert_string_equal(said(c), "");
	read_chain(c, 10);
	assert_string_equal(said(c), "a.ini:5:12: error: sections stand in "
	    "each other too deeply, 8 at most: grid g0 in grid g1 in grid g2 "
	    "in grid g3 in grid g4 in grid g5 in grid g6 in grid g7 in ... in "
	    "grid g9\n");
}

/* ---- hostile input ---- */

static void
line_of_a_megabyte_is_a_line(void **state)
{
	enum { SIZE = 1 << 20 };
	struct case_	*c = *state;
	char		*text = must_alloc(SIZE);
	size_t		 n = strlen(PACK "[chart a]\nothers = ");

	memset(text, ',', SIZE);
	memcpy(text, PACK "[chart a]\nothers = ", n);
	for (size_t i = n; i < SIZE; i += 2)
		text[i] = 'x';
	put_bytes(c, "a.ini", text, SIZE);
	free(text);
	read_layout(c);
	assert_string_equal(said(c), "");
	assert_int_equal(chart_of(c, "a")->others.n, (SIZE - n + 1) / 2);
	item_is(chart_of(c, "a")->others.at[1000], "x", 4, 10 + 2000);
}

static void
hundred_thousand_sections_are_read(void **state)
{
	struct case_	*c = *state;
	struct buf	 text = { 0 };

	buf_text(&text, PACK);
	for (int i = 0; i < 100000; i++)
		buf_printf(&text, "[chart c%d]\nindicator = i%d\n", i, i);
	read_text(c, text.s);
	buf_free(&text);
	assert_false(diags_failed(c->diags));
	item_is(chart_of(c, "c99999")->indicator, "i99999", 200002, 13);
}

static void
deep_chain_and_many_faults_come_to_an_end(void **state)
{
	struct case_	*c = *state;
	struct buf	 text = { 0 };

	read_chain(c, 50000);
	assert_int_equal(diags_count(c->diags, LEVEL_ERROR), 1);
	c->diags = diags_new(c->arena);
	buf_text(&text, PACK "[grid g]\nsections =\n");
	for (int i = 0; i < 30000; i++)
		buf_printf(&text, "  chart no%d\n", i);
	for (int i = 0; i < 30000; i++)
		buf_printf(&text, "[chart c%d]\nkey%d = 1\n", i, i);
	read_text(c, text.s);
	buf_free(&text);
	assert_int_equal(diags_count(c->diags, LEVEL_ERROR), 60000);
}

/* ---- the manual and the fonts ---- */

static void
manual_says_what_each_key_wants(void **state)
{
	struct buf	out = { 0 };

	(void)state;
	kinds_manual(&out, kinds);
	assert_non_null(strstr(out.s, ".Ss [pack]\\&\nThe whole.\n"
	    ".Bl -tag -width Ds\n"
	    ".It Cm extends\nWants the path of a file.\nAnother layout, whose "
	    "sections this one starts from: a file beside it, or a\nstock "
	    "layout by its name.\n"
	    ".It Cm title\nWants a text; required.\nWhat stands on the "
	    "cover.\nShort.\n"
	    ".It Cm subtitle\nWants a text.\nUnder it.\n"));
	assert_non_null(strstr(out.s, ".It Cm accent\nWants a colour such as "
	    "#12436D; otherwise\n.Ql \"#12436D\" .\n"));
	assert_non_null(strstr(out.s, "Wants left, middle or right; "
	    "otherwise\n.Ql \"right\" .\nWhere.\n"));
	assert_non_null(strstr(out.s,
	    "\\&.dot at a line's start, a back\\eslash and \\[u00A3].\n"));
	assert_non_null(strstr(out.s,
	    ".Ss [contents]\\&\nThe list.\n.Ss [chart id]\\&\n"));
	buf_free(&out);
}

static void
stock_fonts_are_listed_face_by_face(void **state)
{
	struct case_		*c = *state;
	struct font_file	 files[FACE__MAX];

	assert_true(fonts_read(c->arena, "fonts/fonts.ini", files, FACE__MAX,
	    c->diags));
	assert_string_equal(said(c), "");
	assert_string_equal(files[FACE_REGULAR].path,
	    "fonts/Roboto-Regular.ttf");
	assert_string_equal(files[FACE_CONDENSED_BOLD].path,
	    "fonts/RobotoCondensed-Bold.ttf");
	text_is(files[FACE_SYMBOL].family, "DejaVu Sans");
	for (int i = 0; i < FACE__MAX; i++) {
		assert_non_null(files[i].path);
		assert_int_equal(files[i].digest.n, 64);
		assert_true(files[i].licence.n > 0);
	}
}

static void
own_font_may_stand_in_for_one_face(void **state)
{
	struct case_		*c = *state;
	struct font_file	 files[FACE__MAX];

	put(c, "b.ini", "[regular]\nfamily = F\nfile = f.ttf\nlicence = L\n"
	    "[bold]\nfamily = F\nfile = fb.ttf\nlicence = L\n");
	put(c, "a.ini", "[regular]\nextends = b.ini\n[bold]\nfamily = G\n"
	    "file = /gb.ttf\n");
	assert_true(fonts_read(c->arena, path_of(c, "a.ini"), files, FACE__MAX,
	    c->diags));
	assert_string_equal(files[FACE_REGULAR].path, path_of(c, "f.ttf"));
	assert_string_equal(files[FACE_BOLD].path, "/gb.ttf");
	text_is(files[FACE_BOLD].family, "G");
	assert_null(files[FACE_ITALIC].path);
	assert_int_equal(files[FACE_BOLD].digest.n, 0);
}

static void
faults_in_a_font_list_are_told(void **state)
{
	struct case_		*c = *state;
	struct font_file	 files[FACE__MAX];

	put(c, "a.ini", "[regular]\nfamily = F\nfile = f.ttf\ndigest = 12ab\n"
	    "[blod]\n");
	assert_false(fonts_read(c->arena, path_of(c, "a.ini"), files, FACE__MAX,
	    c->diags));
	assert_string_equal(said(c),
	    "a.ini:1:1: error: section lacks a key, add it: [regular] wants "
	    "licence, a text\n"
	    "a.ini:4:10: error: digest is not the 64 hexadecimal digits of "
	    "sha256sum: [regular]\n"
	    "a.ini:5:2: error: no such kind of section, left out: blod, did "
	    "you mean bold?\n");
}

/* ---- heads of texts ---- */

struct head {
	struct item		 subject, letter;
	struct date_item	 date;
	struct items		 present;
};
static const struct key head_keys[] = {
	{ "subject", KEY_TEXT, offsetof(struct head, subject), REQUIRED_KEY,
	    NULL, "What it is about." },
	{ "date", KEY_DATE, offsetof(struct head, date), REQUIRED_KEY, NULL,
	    "Of the meeting." },
	{ "present", KEY_LINES, offsetof(struct head, present), NULL, NULL,
	    "Who." },
	{ "letter", KEY_FILE, offsetof(struct head, letter), "letter.pdf", NULL,
	    "A file." },
	{ .name = NULL }
};
static const struct kind kind_head = {
	.name = "report", .about = "A head.", .single = true,
	.size = sizeof(struct head), .keys = head_keys
};

struct text {
	const struct head	*head;
	struct str		 body;
	struct place		 body_at;
};

static struct text
read_head(struct case_ *c, const char *source)
{
	struct text	text;

	text.head = head_read(c->arena, path_of(c, "a.md"), str_of(source),
	    &kind_head, &text.body, &text.body_at, c->diags)->settings;
	return text;
}

#define HEAD "[report]\nsubject = S\ndate = 2023-01-26\n"

static void
head_ends_and_the_text_begins_at_the_hyphens(void **state)
{
	struct case_	*c = *state;
	struct text	 text;

	text = read_head(c, "; a comment\n\n[report]\n"
	    "subject = Visit; of 2022 # not a comment\n"
	    "# a comment\ndate = 2023-01-26\n"
	    "present =\n  Councillor A (Chair)\n  --- not the end\n"
	    "----- \n# Title\n---\ntext\n");
	assert_string_equal(said(c), "");
	item_is(text.head->subject, "Visit; of 2022 # not a comment", 4, 11);
	assert_int_equal(text.head->date.date.day, 26);
	assert_int_equal(text.head->present.n, 2);
	item_is(text.head->present.at[1], "--- not the end", 9, 3);
	text_is(text.body, "# Title\n---\ntext\n");
	assert_int_equal(text.body_at.line, 11);
	assert_int_equal(text.body_at.col, 1);
	assert_string_equal(text.body_at.file, path_of(c, "a.md"));
}

static void
paths_in_a_head_are_seen_from_its_file(void **state)
{
	struct case_	*c = *state;
	struct text	 text;

	text = read_head(c, HEAD "letter = in/a.pdf\n---\n");
	text_is(text.head->letter.text, path_of(c, "in/a.pdf"));
	text = read_head(c, HEAD "---\n");
	text_is(text.head->letter.text, path_of(c, "letter.pdf"));
	assert_string_equal(said(c), "");
}

static void
head_with_a_mark_and_carriage_returns_is_read(void **state)
{
	struct case_	*c = *state;
	struct text	 text;

	text = read_head(c, "\xEF\xBB\xBF[report]\r\nsubject = S\r\n"
	    "date = 2023-01-26\r\n---\r\ntext");
	assert_string_equal(said(c), "");
	item_is(text.head->subject, "S", 2, 11);
	text_is(text.body, "text");
	assert_int_equal(text.body_at.line, 5);
}

static void
kind_of_a_head_is_its_first_word(void **state)
{
	(void)state;
	text_is(head_kind(STR("\xEF\xBB\xBF\r\n; x\n [ glossary ]\r\n")),
	    "glossary");
	text_is(head_kind(STR("[minutes]\n")), "minutes");
	text_is(head_kind(STR("# Title\n[minutes]\n")), "");
	text_is(head_kind(STR("[a link](to) a page\n")), "");
	text_is(head_kind(STR("Words\n")), "");
	text_is(head_kind(STR("")), "");
}

static void
text_without_a_head_is_all_body(void **state)
{
	struct case_	*c = *state;
	struct text	 text;

	text = read_head(c, "# Title\n\n[report]\n---\n");
	text_is(text.body, "# Title\n\n[report]\n---\n");
	assert_int_equal(text.body_at.line, 1);
	text_is(text.head->letter.text, path_of(c, "letter.pdf"));
	assert_string_equal(said(c), "a.md:1:1: error: text has no head, begin "
	    "it with one that ends in a line ---: [report] with subject, "
	    "date\n");
}

static void
head_without_end_ends_before_the_first_heading(void **state)
{
	struct case_	*c = *state;
	struct text	 text;

	text = read_head(c, HEAD "\n# Brief summary\nWords.\n");
	item_is(text.head->subject, "S", 2, 11);
	text_is(text.body, "# Brief summary\nWords.\n");
	assert_int_equal(text.body_at.line, 5);
	assert_string_equal(said(c), "a.md:5:1: error: head of a text never "
	    "ends, put a line --- before the first heading\n");
}

static void
faults_of_a_head_are_told_with_their_places(void **state)
{
	struct case_	*c = *state;
	struct text	 text;

	text = read_head(c, "[raport]\nsubject = S\nsubjet = T\n"
	    "extends = b.ini\n[chart a]\nmonths = 3\n---\n\nWords.\n");
	item_is(text.head->subject, "S", 2, 11);
	text_is(text.body, "\nWords.\n");
	assert_string_equal(said(c),
	    "a.md:1:1: error: section lacks a key, add it: [report] wants "
	    "date, a date such as 2023-01-26\n"
	    "a.md:1:2: error: text is not of the kind that stands here, read "
	    "as if it were: raport, not report\n"
	    "a.md:3:1: error: no such key in this kind of section, left out: "
	    "subjet in [report], did you mean subject?\n"
	    "a.md:4:1: error: no such key in this kind of section, left out: "
	    "extends in [report]\n"
	    "a.md:5:1: error: the head of a text is one section, this one is "
	    "left out: [chart a]\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		TEST(value_keeps_its_semicolon_and_hash),
		TEST(long_value_arrives_whole),
		TEST(long_id_arrives_whole),
		TEST(long_key_is_named_in_short),
		TEST(section_without_keys_is_a_section),
		TEST(mark_and_carriage_returns_are_no_part_of_values),
		TEST(columns_count_characters),
		TEST(indented_lines_go_on_with_the_value),
		TEST(indented_keys_and_headers_are_told),
		TEST(lines_that_are_no_ini_are_all_told),
		TEST(header_without_bracket_is_read_on),
		TEST(other_encodings_are_told_once_with_their_place),
		TEST(what_no_page_shows_parts_words_or_is_left_out),
		TEST(binary_files_are_refused),
		TEST(escapes_never_reach_a_message),
		TEST(utf_16_is_named),
		TEST(missing_file_is_no_layout),
		TEST(pack_comes_first),
		TEST(empty_file_lacks_its_first_section),
		TEST(unknown_words_bring_a_suggestion),
		TEST(repeats_name_the_first),
		TEST(ids_are_one_plain_word),
		TEST(missing_and_empty_required_keys_are_told),
		TEST(wrong_values_say_what_is_wanted),
		TEST(whole_number_has_its_most),
		TEST(values_become_what_they_say),
		TEST(defaults_hold_where_nothing_is_written),
		TEST(list_entries_have_their_own_places),
		TEST(doubled_commas_are_told),
		TEST(extended_sections_are_merged_key_by_key),
		TEST(paths_belong_to_the_layout_that_writes_them),
		TEST(layouts_are_also_found_in_the_stock),
		TEST(empty_value_takes_back_what_the_base_says),
		TEST(faults_of_all_files_are_told_in_one_run),
		TEST(layout_that_extends_itself_is_told),
		TEST(circle_of_layouts_is_told_with_its_chain),
		TEST(chain_of_layouts_ends_at_eight),
		TEST(missing_base_is_told_where_it_is_named),
		TEST(misspelt_base_is_told_with_the_nearest),
		TEST(named_sections_are_held),
		TEST(unknown_reference_brings_a_suggestion),
		TEST(reference_without_its_kind_is_told_it),
		TEST(section_stands_in_one_place_only),
		TEST(sections_never_stand_in_themselves),
		TEST(replaced_reference_holds_nothing),
		TEST(nesting_ends_at_eight),
		TEST(line_of_a_megabyte_is_a_line),
		TEST(hundred_thousand_sections_are_read),
		TEST(deep_chain_and_many_faults_come_to_an_end),
		TEST(manual_says_what_each_key_wants),
		TEST(stock_fonts_are_listed_face_by_face),
		TEST(own_font_may_stand_in_for_one_face),
		TEST(faults_in_a_font_list_are_told),
		TEST(head_ends_and_the_text_begins_at_the_hyphens),
		TEST(paths_in_a_head_are_seen_from_its_file),
		TEST(head_with_a_mark_and_carriage_returns_is_read),
		TEST(kind_of_a_head_is_its_first_word),
		TEST(text_without_a_head_is_all_body),
		TEST(head_without_end_ends_before_the_first_heading),
		TEST(faults_of_a_head_are_told_with_their_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
