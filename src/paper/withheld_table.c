/*
 * withheld_table.c - tables and figures: which of their cells and labels are about
 * what another one names.
 */
#include <string.h>

#include "paper/withheld_int.h"
#include "paper/wording_int.h"

/* ---- rows ---- */

/* What parts cells: no name and no word goes on behind it. */
#define BETWEEN	" | "

/* So many words with a full stop behind them are a text of their own; what is
 * shorter or open is no more than a label of what stands beside it. */
#define TEXT_LEAST	4

static bool
is_text(const struct passage *cell)
{
	struct str	rest = passage_text(cell);
	size_t		words = 0, n;

	if (rest.n == 0 || sentence_is_open(rest))
		return false;
	while (rest.n > 0) {
		n = word_length(rest);
		words += n > 0;
		if (n == 0)
			utf8_next(&rest);
		else
			rest = str_from(rest, n);
	}
	return words >= TEXT_LEAST;
}

static void
cell_passage(struct reader *reader, struct cell *cell, struct passage *passage)
{
	passage_add(reader->paper->arena, passage, cell->summary,
	    (struct place){ .file = NULL });
	passage_blocks(reader->paper->arena, passage, &cell->blocks);
}

/* The labels of ROW, and how many there are. */
static size_t
row_labels(struct reader *reader, struct row *row, struct passage *labels)
{
	struct passage	cell = { .first = NULL };
	size_t		n = 0;

	for (size_t i = 0; i < row->ncells; i++) {
		if (i > 0)
			buf_text(&labels->text, BETWEEN);
		cell_passage(reader, &row->cells[i], &cell);
		if (cell.text.n > 0 && !is_text(&cell)) {
			passage_join(reader->paper->arena, labels, &cell, 0);
			n++;
		}
		passage_clear(&cell);
	}
	return n;
}

/* The texts of ROW are about its labels. */
static void
row_texts(struct reader *reader, struct row *row, const struct context *labels)
{
	struct passage	cell = { .first = NULL };

	reader->complete = true;
	for (size_t i = 0; i < row->ncells; i++) {
		cell_passage(reader, &row->cells[i], &cell);
		if (is_text(&cell))
			read_passage(reader, &cell, labels);
		passage_clear(&cell);
	}
	reader->complete = false;
}

/* A table's head, the row across it that is in force, and a row of which the next
 * may be more; within what leads to the table. */
struct around {
	struct context	lead, head, across, above;
};

static void
read_row(struct reader *reader, const struct table *table, struct row *row,
    struct around *around)
{
	struct context	labels = { .named = 0 };
	size_t		n = row_labels(reader, row, &labels.words);
	bool		more = str_starts(passage_text(&labels.words), BETWEEN);

	context_read(reader, &labels, more ? &around->above : &around->across);
	labels.counted = false;		/* dates, and numbers in an order */
	if (n > 0)
		read_sentence(reader, &labels.words, 0, labels.words.text.n,
		    labels.outer);
	row_texts(reader, row, &labels);
	if (n == 1 && table->ncolumns > 1)
		context_set(reader, &around->across, &labels.words);
	if (n > 0 && !more)
		context_set(reader, &around->above, &labels.words);
	passage_clear(&labels.words);
}

/* The lines of DATA, which rides along, under their first. */
static void
read_data(struct reader *reader, const struct attachment *data)
{
	struct context	head = { .named = 0 };
	struct passage	words = { .first = NULL };
	struct str	rest, line;

	if (data == NULL)
		return;
	read_words(reader, data->title, (struct place){ .file = NULL }, NULL);
	context_read(reader, &head, NULL);
	for (rest = data->text; rest.n > 0; passage_clear(&words)) {
		line = str_trim(str_cut(&rest, '\n'));
		passage_add(reader->paper->arena, &words, line,
		    (struct place){ .file = NULL });
		if (line.n > 0)
			read_sentence(reader, &words, 0, line.n, &head);
		if (head.words.text.n == 0)
			context_set(reader, &head, &words);
	}
	passage_clear(&head.words);
}

/* The agenda and front sheets are no section's: their tables are lists, in which
 * numbers are those of items and pages. */
void
read_cells(struct reader *reader, struct row *rows, size_t n)
{
	struct context	*headings[HEADINGS];

	memcpy(headings, reader->headings, sizeof(headings));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < rows[i].ncells; j++) {
			passage_clear(&reader->lead);
			read_blocks(reader, &rows[i].cells[j].blocks);
			memcpy(reader->headings, headings, sizeof(headings));
		}
}

void
read_table(struct reader *reader, struct table *table)
{
	struct around	around = { .head.outer = &around.lead,
			    .across.outer = &around.head,
			    .above.outer = &around.across };

	context_read(reader, &around.lead, NULL);
	if (!reader->figures)
		context_set(reader, &around.lead, &reader->lead);
	context_read(reader, &around.across, &around.head);
	context_read(reader, &around.above, &around.across);
	for (size_t i = 0; i < table->nhead; i++)
		row_labels(reader, &table->head[i], &around.head.words);
	context_read(reader, &around.head, &around.lead);
	if (around.head.words.text.n > 0)
		read_sentence(reader, &around.head.words, 0,
		    around.head.words.text.n, &around.lead);
	for (size_t i = 0; i < table->nrows; i++)
		read_row(reader, table, &table->rows[i], &around);
	read_words(reader, table->summary, (struct place){ .file = NULL },
	    &around.lead);
	read_data(reader, table->data);
	passage_clear(&around.lead.words);
	passage_clear(&around.head.words);
	passage_clear(&around.across.words);
	passage_clear(&around.above.words);
}

/* Labels of a drawing stand beside one another. */
static void
read_drawing(struct reader *reader, const struct drawing *drawing)
{
	struct passage	words = { .first = NULL };
	bool		figures = reader->figures;

	for (size_t i = 0; i < drawing->ndraws; i++) {
		if (drawing->draws[i].kind != DRAW_TEXT)
			continue;
		passage_add(reader->paper->arena, &words,
		    drawing->draws[i].text, (struct place){ .file = NULL });
		buf_text(&words.text, BETWEEN);
	}
	reader->figures = true;
	if (words.text.n > 0)
		read_sentence(reader, &words, 0, words.text.n, NULL);
	reader->figures = figures;
	passage_clear(&words);
}

/* A drawing's alternative text says no more than it has, under its title. */
void
read_figure(struct reader *reader, const struct block *block)
{
	const struct figure	*figure = block->as.figure;
	struct context		 lead = { .named = 0 };

	if (figure->drawing != NULL) {
		read_drawing(reader, figure->drawing);
	} else {
		context_set(reader, &lead, &reader->lead);
		read_words(reader, figure->alt, block->place, &lead);
		passage_clear(&lead.words);
	}
	read_data(reader, figure->data);
}
