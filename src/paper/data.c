/* data.c - what tables and charts show, as CSV that rides along in the PDF. */
#include "paper/data_int.h"
#include "store/csv_out.h"

struct data {
	struct arena		*arena;
	size_t			 columns, rows;
	struct attachment	*made;
	struct buf		 text;
};

/* The whole decides for the papers that it binds. */
static bool
is_wanted(const struct paper *paper)
{
	return layout_pack(paper_whole(paper))->data;
}

/* ---- a file ---- */

/* Lines end as RFC 4180 has it. */
static void
put_row(struct data *data, const struct str *cells)
{
	for (size_t i = 0; i < data->columns; i++) {
		if (i > 0)
			buf_char(&data->text, ',');
		csv_add_cell(&data->text, cells[i]);
	}
	buf_text(&data->text, "\r\n");
}

struct data *
data_new(struct paper *paper, const struct section *section, struct str title,
    const struct str *heads, size_t n)
{
	struct data	*data;

	if (!is_wanted(paper))
		return NULL;
	data = arena_make(paper->arena, struct data);
	*data = (struct data){ .arena = paper->arena, .columns = n,
	    .made = arena_make(paper->arena, struct attachment) };
	*data->made = (struct attachment){ .name = section->id.text.n > 0 ?
	    section->id.text : str_of(section->kind->name), .title = title };
	put_row(data, heads);
	return data;
}

void
data_row(struct data *data, const struct str *cells)
{
	if (data == NULL)
		return;
	put_row(data, cells);
	data->rows++;
}

const struct attachment *
data_end(struct data *data)
{
	if (data == NULL)
		return NULL;
	data->made->text = buf_take(&data->text, data->arena);
	return data->rows > 0 ? data->made : NULL;
}

/* ---- cells ---- */

struct str
data_heading(struct arena *arena, struct str words)
{
	return str_printf(arena, "(" STR_FMT ")", STR_ARG(words));
}

struct str
data_cell(struct str text)
{
	if (str_is(text, "\xE2\x80\x93"))
		return STR("");
	if (str_starts(text, "[") && str_ends(text, "]"))
		return (struct str){ text.s + 1, text.n - 2 };
	return text;
}

struct str
data_number(struct arena *arena, struct str printed)
{
	char	*number = arena_alloc(arena, printed.n + 1);
	size_t	 n = 0;
	int32_t	 code;

	while ((code = utf8_next(&printed)) >= 0)
		if (code == 0x2212)
			number[n++] = '-';
		else if ((code >= '0' && code <= '9') || code == '.')
			number[n++] = (char)code;
	return (struct str){ number, n };
}

struct str
data_level(struct str label)
{
	str_cut(&label, ' ');
	return label;
}

/* ---- charts ---- */

enum { CHART_INDICATOR, CHART_PERIOD, CHART_VALUE, CHART_STATUS, CHART_PRINTED,
    CHART_TARGET, CHART_NEIGHBOURS, CHART_COLUMNS_MOST };

/* A month without a figure has the mark in its place for a status; one that
 * nobody has said anything of has no row. */
static void
chart_row(struct data *data, const struct chart *chart,
    const struct chart_point *point, struct str neighbours)
{
	struct str	cells[CHART_COLUMNS_MOST] = {
		[CHART_INDICATOR] = chart->indicator->id,
		[CHART_PERIOD] = period_code(data->arena, point->period),
		[CHART_STATUS] = data_cell(point->text),
		[CHART_PRINTED] = data_cell(point->text),
		[CHART_TARGET] = point->target_text,
		[CHART_NEIGHBOURS] = neighbours,
	};

	if (cells[CHART_PRINTED].n == 0)
		return;
	if (point->known) {
		cells[CHART_VALUE] = data_number(data->arena, point->text);
		cells[CHART_STATUS] = point->made_up ? STR("e") : point->mark;
	}
	data_row(data, cells);
}

const struct attachment *
data_chart(struct paper *paper, const struct section *section,
    struct str title, const struct chart *chart)
{
	static const struct str	heads[CHART_COLUMNS_MOST] = {
		[CHART_INDICATOR] = { "indicator", 9 },
		[CHART_PERIOD] = { "period", 6 },
		[CHART_VALUE] = { "value", 5 },
		[CHART_STATUS] = { "status", 6 },
		[CHART_PRINTED] = { "(printed)", 9 },
		[CHART_TARGET] = { "(target)", 8 },
		[CHART_NEIGHBOURS] = { "(neighbours)", 12 },
	};
	bool		 levels = chart->neighbours.known;
	struct data	*data = data_new(paper, section, str_printf(
			    paper->arena, STR_FMT ": " STR_FMT, STR_ARG(title),
			    STR_ARG(chart->measure)), heads, levels ?
			    CHART_COLUMNS_MOST : CHART_NEIGHBOURS);

	for (size_t i = 0; data != NULL && i < chart->n; i++)
		chart_row(data, chart, &chart->at[i], levels &&
		    i + 1 == chart->n ? data_level(chart->neighbours.text) :
		    STR(""));
	return data_end(data);
}

/* ---- saying so ---- */

/* Whether the layout has what data can be of. */
static bool
layout_has_data(const struct layout *layout)
{
	static const struct kind *const	kinds[] = { &kind_indicators,
					    &kind_chart, &kind_breakdown,
					    &kind_bars, &kind_audit,
					    &kind_moderation, &kind_pairs,
					    &kind_card, NULL };

	return layout_has_any(layout, kinds);
}

static void
find_data(void *arg, struct block *block)
{
	bool	*found = arg;

	if (block->kind == BLOCK_TABLE)
		*found |= block->as.table->data != NULL;
	else if (block->kind == BLOCK_FIGURE)
		*found |= block->as.figure->data != NULL;
}

void
data_note(struct paper *paper, struct blocks *made, struct blocks *out)
{
	bool	found = false;

	/* A pack says it once, on its front sheet. */
	if (!is_wanted(paper) || (made == NULL && paper->build->whole != NULL))
		return;
	if (made != NULL)
		blocks_each(made, find_data, &found);
	else
		found = layout_has_data(paper->build->layout);
	if (found)
		blocks_add(out, block_para(paper->arena, TAG_P,
		    paper_look(paper, SCALE_SMALL), STR("This file carries the "
		    "figures of its tables and charts as CSV "
		    "attachments.")))->before = 10;
}
