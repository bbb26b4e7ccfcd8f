/*
 * steps.c - [steps]: a process, each step with its actor, act and deadline, as
 * numbered boxes or as sentences, from one file.
 *
 * A step FLOWS when the one after it in the file is all it leads to: then an
 * arrow stands between their boxes, when one is under the other, and otherwise a
 * line names what follows.
 */
#include "paper/plate_int.h"

enum { AS_BOXES, AS_SENTENCES };

/* The settings of [steps]. */
struct steps {
	struct item	title, standfirst, file, note;
	int		as, columns;
};

enum { STEP_ID, STEP_ACTOR, STEP_ACT, STEP_DEADLINE, STEP_NEXT, STEP__MAX };
static const struct aside_column step_columns[STEP__MAX] = {
	[STEP_ID] =	 { .name = "step", .required = true },
	[STEP_ACTOR] =	 { .name = "actor", .required = true },
	[STEP_ACT] =	 { .name = "act", .required = true },
	[STEP_DEADLINE] = { .name = "deadline" },
	[STEP_NEXT] =	 { .name = "next" },
};

struct step {
	struct str	 id, actor, act, deadline;
	struct place	 place;
	size_t		*next;		/* steps, from 0 */
	size_t		 nnext;
	bool		 reached;	/* some step leads to it */
	bool		 ends;		/* it leads to the end */
};

struct process {
	struct step	*at;
	size_t		 n;
	bool		 faulty;	/* steps are missing: do not say so of each
					 * that leads to them */
	bool		 astray;	/* one leads nowhere, or to itself */
};

#define COLUMNS_MOST	6
#define BOX_GAP		17.0	/* between columns */
#define BOX_PAD		7.0
#define BOX_NUMBER	21.0	/* room for the number, left of the text */
#define BOX_APART	15.0	/* from the box above, with or without an arrow */
#define ARROW_HEIGHT	9.0

/* ---- reading ---- */

static size_t
step_find(const struct process *process, struct str id)
{
	size_t	i;

	for (i = 0; i < process->n; i++)
		if (str_eq(process->at[i].id, id))
			break;
	return i;
}

static void
say_next(struct paper *paper, const struct process *process, struct str id,
    struct place place)
{
	struct nearest	nearest = NEAREST(id);

	for (size_t i = 0; i < process->n; i++)
		nearest_offer(&nearest, process->at[i].id);
	diag_unknown(paper->diags, DIAG_STEP_NEXT, place, &nearest);
}

static bool
leads_to(const struct step *step, size_t to)
{
	for (size_t i = 0; i < step->nnext; i++)
		if (step->next[i] == to)
			return true;
	return false;
}

static void
step_leads(struct process *process, struct step *step, size_t to)
{
	step->next[step->nnext++] = to;
	process->at[to].reached = true;
}

/* The steps that CELL names, blanks between them. */
static void
read_next(struct paper *paper, struct process *process, struct step *step,
    const struct aside_cell *cell)
{
	struct str	rest = cell->text, id;
	size_t		to;

	step->next = arena_array(paper->arena, rest.n / 2 + 1, size_t);
	while (rest.n > 0) {
		id = str_trim(str_cut(&rest, ' '));
		if (id.n == 0)
			continue;
		to = step_find(process, id);
		if (to == (size_t)(step - process->at))
			diag_at(paper->diags, DIAG_STEP_SELF, cell->place,
			    STR_FMT, STR_ARG(id));
		else if (to < process->n && leads_to(step, to))
			diag_at(paper->diags, DIAG_STEP_AGAIN, cell->place,
			    STR_FMT, STR_ARG(id));
		else if (to < process->n)
			step_leads(process, step, to);
		else if (!process->faulty)
			say_next(paper, process, id, cell->place);
		process->astray |= to == process->n ||
		    to == (size_t)(step - process->at);
	}
}

/* Whether step I, or one that it leads to, is known to come to an end. */
static bool
comes_to_end(const struct process *process, size_t i)
{
	const struct step	*step = &process->at[i];

	for (size_t k = 0; k < step->nnext; k++)
		if (process->at[step->next[k]].ends)
			return true;
	return step->nnext == 0;
}

/* Ends are found from the last step back, until no more are; the first step that
 * has none is said. */
static void
check_ends(struct paper *paper, struct process *process)
{
	bool	found = true;

	while (found) {
		found = false;
		for (size_t i = process->n; i-- > 0; )
			if (!process->at[i].ends && comes_to_end(process, i))
				found = process->at[i].ends = true;
	}
	for (size_t i = 0; i < process->n; i++)
		if (!process->at[i].ends) {
			diag_at(paper->diags, DIAG_STEP_CIRCLE,
			    process->at[i].place, STR_FMT,
			    STR_ARG(process->at[i].id));
			return;
		}
}

/* Without a column for it each step leads to the one after it. */
static void
link_steps(struct paper *paper, struct process *process,
    const struct aside *table)
{
	struct step	*step;

	for (size_t i = 0; i < process->n; i++) {
		step = &process->at[i];
		if (table->has[STEP_NEXT])
			read_next(paper, process, step, aside_at(table, i,
			    STEP_NEXT));
		else if (i + 1 < process->n) {
			step->next = arena_make(paper->arena, size_t);
			step_leads(process, step, i + 1);
		}
	}
	if (!process->faulty && !process->astray)
		check_ends(paper, process);
	for (size_t i = 1; i < process->n && !process->faulty; i++)
		if (!process->at[i].reached)
			diag_at(paper->diags, DIAG_STEP_ALONE,
			    process->at[i].place, STR_FMT,
			    STR_ARG(process->at[i].id));
}

static bool
process_read(struct paper *paper, struct item file, struct process *process)
{
	struct aside	 table;
	struct step	*step;

	if (!plate_aside(paper, file, step_columns, STEP__MAX, &table))
		return false;
	*process = (struct process){ .faulty = table.faulty };
	process->at = arena_array(paper->arena, table.n, struct step);
	for (size_t i = 0; i < table.n; i++) {
		step = &process->at[i];
		*step = (struct step){
			.id = aside_at(&table, i, STEP_ID)->text,
			.actor = aside_at(&table, i, STEP_ACTOR)->text,
			.act = aside_at(&table, i, STEP_ACT)->text,
			.deadline = aside_at(&table, i, STEP_DEADLINE)->text,
			.place = aside_at(&table, i, STEP_ID)->place,
		};
		if (step_find(process, step->id) < process->n)
			diag_at(paper->diags, DIAG_STEP_TWICE, step->place,
			    STR_FMT, STR_ARG(step->id));
		process->n++;
	}
	link_steps(paper, process, &table);
	return true;
}

/* ---- boxes ---- */

static bool
step_flows(const struct process *process, size_t i)
{
	return process->at[i].nnext == 1 && process->at[i].next[0] == i + 1;
}

/* "Then step 6", "Then steps 5 and 7". */
static struct str
next_words(struct arena *arena, const struct step *step)
{
	struct buf	words = { 0 };

	buf_text(&words, step->nnext > 1 ? "Then steps " : "Then step ");
	for (size_t i = 0; i < step->nnext; i++)
		buf_printf(&words, "%s%zu", i == 0 ? "" :
		    i + 1 == step->nnext ? " and " : ", ", step->next[i] + 1);
	return buf_take(&words, arena);
}

static struct block *
box_line(struct paper *paper, struct blocks *out, enum scale scale,
    struct str text)
{
	struct block	*line = blocks_add(out, block_para(paper->arena, TAG_P,
			    paper_look(paper, scale), text));

	line->as.para->left = BOX_NUMBER;
	return line;
}

static void
number_label(struct paper *paper, struct para *para, size_t number)
{
	para_label(paper->arena, para, paper_look(paper, SCALE_HEADING),
	    str_printf(paper->arena, "%zu", number));
}

/* Number and actor, act, deadline; and where it leads, if no arrow says so. */
static struct block *
step_box(struct paper *paper, const struct process *process, size_t i,
    bool arrow)
{
	const struct step	*step = &process->at[i];
	struct block		*item, *box, *line;
	struct blocks		*in;

	item = block_new(paper->arena, BLOCK_ITEM, TAG_LI);
	item->whole = true;
	item->place = step->place;
	box = blocks_add(&item->as.children, block_new(paper->arena, BLOCK_BOX,
	    TAG_NONE));
	box->whole = true;
	*box->as.box.look = (struct box_look){ .pad_x = BOX_PAD,
	    .pad_y = BOX_PAD, .border = { 0.5, AXIS } };
	in = &box->as.box.blocks;
	line = box_line(paper, in, SCALE_ROW_LABEL, step->actor);
	number_label(paper, line->as.para, i + 1);
	line = box_line(paper, in, SCALE_STEPS, str_upper_first(paper->arena,
	    step->act));
	line->before = 2;
	if (step->deadline.n > 0) {
		line = box_line(paper, in, SCALE_ROW_LABEL,
		    str_upper_first(paper->arena, step->deadline));
		line->before = 3;
	}
	if (step->nnext > 0 && !arrow)
		box_line(paper, in, SCALE_SMALL, next_words(paper->arena,
		    step))->before = 3;
	return item;
}

/* From a box to the one under it. */
static void
add_arrow(struct paper *paper, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_STEPS);
	struct block	*arrow = blocks_add(out, block_para(paper->arena,
			    TAG_ARTIFACT, look, STR("")));

	arrow->as.para->pitch = ARROW_HEIGHT;
	arrow->as.para->align = ALIGN_CENTRE;
	arrow->before = arrow->after = (BOX_APART - ARROW_HEIGHT) / 2;
	para_mark(paper->arena, arrow->as.para, look, paper_mark(paper,
	    MARK_DOWN), ARROW_HEIGHT, 0);
}

/* How many of N steps stand in the first of COLUMNS: as many as in each of the
 * others, or one more. */
static size_t
column_steps(size_t n, size_t columns)
{
	return (n + columns - 1) / columns;
}

static void
add_boxes(struct paper *paper, const struct process *process, size_t ncolumns,
    struct blocks *out)
{
	struct block	*block = block_columns(paper->arena, ncolumns), *box;
	struct columns	*columns = block->as.columns;
	size_t		 i = 0, end;
	bool		 arrow = true;

	columns->gap = BOX_GAP;
	for (size_t c = 0; c < ncolumns; c++) {
		columns->widths[c] = (paper->width - BOX_GAP *
		    (double)(ncolumns - 1)) / (double)ncolumns;
		end = i + column_steps(process->n - i, ncolumns - c);
		for (; i < end; i++) {
			box = blocks_add(&columns->blocks[c], step_box(paper,
			    process, i, i + 1 < end && step_flows(process,
			    i)));
			box->before = arrow ? 0 : BOX_APART;
			arrow = i + 1 < end && step_flows(process, i);
			if (arrow)
				add_arrow(paper, &columns->blocks[c]);
		}
	}
	blocks_add(out, block);
}

/* ---- sentences ---- */

/* "Quality Assurance Unit: sends the list, by the 3rd of the month." */
static struct block *
step_sentence(struct paper *paper, const struct process *process, size_t i)
{
	const struct step	*step = &process->at[i];
	struct look		 look = paper_look(paper, SCALE_COMMENTARY);
	struct look		 bold = look;
	struct arena		*arena = paper->arena;
	struct block		*item, *block;

	bold.face = FACE_MEDIUM;
	item = block_new(arena, BLOCK_ITEM, TAG_LI);
	item->place = step->place;
	block = blocks_add(&item->as.children, block_para(arena, TAG_P, bold,
	    step->actor));
	block->as.para->left = BOX_NUMBER;
	number_label(paper, block->as.para, i + 1);
	block->after = 3.5;
	para_add(arena, block->as.para, look, str_printf(arena, ": " STR_FMT
	    "%s", STR_ARG(step->act), step->deadline.n > 0 ? ", " : "."));
	if (step->deadline.n > 0) {
		para_add(arena, block->as.para, bold, step->deadline);
		para_add(arena, block->as.para, look, STR("."));
	}
	return item;
}

static void
add_sentences(struct paper *paper, const struct process *process,
    struct blocks *out)
{
	for (size_t i = 0; i < process->n; i++)
		blocks_add(out, step_sentence(paper, process, i));
}

/* ---- [steps] ---- */

static size_t
box_columns(const struct paper *paper, const struct steps *steps, size_t n)
{
	size_t	columns = (size_t)steps->columns;

	if (columns == 0)
		columns = paper->width > 600 ? 3 : 2;
	if (columns > COLUMNS_MOST)
		columns = COLUMNS_MOST;
	return columns < n ? columns : n;
}

static void
make_steps(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct steps	*steps = section->settings;
	struct process		 process;
	struct block		*list;

	if (steps->title.text.n > 0 && !section->held)
		page_begin(paper, section, steps->title, steps->standfirst, out);
	if (!process_read(paper, steps->file, &process))
		return;
	list = blocks_add(out, block_new(paper->arena, BLOCK_LIST, TAG_L));
	list->as.list->numbering = NUMBERING_DECIMAL;
	list->before = 10;
	list->place = section->place;
	if (steps->as == AS_SENTENCES)
		add_sentences(paper, &process, &list->as.list->items);
	else
		add_boxes(paper, &process, box_columns(paper, steps,
		    process.n), &list->as.list->items);
	plate_foot(paper, steps->note.text, out);
}

static const struct key steps_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct steps, title), NULL, NULL,
	  "Begins a page of this title, a bookmark and a line of the contents." },
	{ "standfirst", KEY_TEXT, offsetof(struct steps, standfirst), NULL,
	  NULL, "One sentence under the title: the message." },
	{ "file", KEY_FILE, offsetof(struct steps, file), REQUIRED_KEY, NULL,
	  "A CSV file with the columns step (a word of its own), actor, act, "
	  "deadline, and next: the steps that follow, blanks between them. "
	  "Without that column each leads to the row below." },
	{ "as", KEY_CHOICE, offsetof(struct steps, as), "boxes",
	  "boxes|sentences", "Boxes with arrows, or a sentence each: two "
	  "sections may set one file in both ways, so that text and picture "
	  "name the same days." },
	{ "columns", KEY_WHOLE, offsetof(struct steps, columns), "0", NULL,
	  "How many columns of boxes, 6 at most; 0 is three across a landscape "
	  "page and two elsewhere." },
	{ "note", KEY_TEXT, offsetof(struct steps, note), NULL, NULL,
	  "Small print under it." },
	{ .name = NULL }
};
static const struct act act_steps = { make_steps, false };
const struct kind kind_steps = {
	.name = "steps",
	.about = "A process: who does what by when, as numbered boxes or as "
	    "sentences.",
	.size = sizeof(struct steps),
	.keys = steps_keys,
	.act = &act_steps,
};
