/*
 * readings.c - what was read for which stretch of a paper, and which files.
 *
 * The ledger keeps what is asked between reading_begin() and reading_end(); the
 * blocks made meanwhile carry the reading's number to their pages.  Readings nest:
 * what a row was marked with stays when its section is marked.
 */
#include <string.h>

#include "paper/bind_int.h"

/* Whether PATH is of the layouts and data that come with the program. */
static bool
is_stock(const struct build *build, const char *path)
{
	size_t	n;

	if (build->stock == NULL)
		return false;
	n = strlen(build->stock);
	return strncmp(path, build->stock, n) == 0 && path[n] == '/';
}

void
paper_input(struct paper *paper, enum input_kind kind, const char *path)
{
	const struct build	*build = paper->build;

	if (build->inputs == NULL)
		return;
	if (is_stock(build, path))
		kind = INPUT_STOCK;
	else if (build->unseen)
		kind = INPUT_EXEMPT;
	inputs_add(build->inputs, kind, path);
}

void
exempt_inputs(struct paper *paper)
{
	const struct section	*at;
	const struct appendix	*exempt;

	for (at = paper->build->layout->first; at != NULL; at = at->next) {
		if (at->kind != &kind_exempt || paper->build->members)
			continue;
		exempt = at->settings;
		if (exempt->file.text.n > 0)
			paper_input(paper, INPUT_EXEMPT, exempt->file.text.s);
		for (size_t i = 0; exempt->layout != NULL &&
		    i < exempt->layout->nfiles; i++)
			paper_input(paper, INPUT_EXEMPT,
			    exempt->layout->files[i]);
	}
}

unsigned
reading_begin(struct paper *paper)
{
	return paper->store != NULL ? ledger_enter(paper->store) : 0;
}

static void
mark(void *arg, struct block *block)
{
	const unsigned	*reading = arg;

	if (block->reading == 0)
		block->reading = *reading;
}

void
reading_end(struct paper *paper, unsigned reading, struct blocks *made)
{
	if (reading == 0)
		return;
	ledger_leave(paper->store);
	if (made != NULL)
		blocks_each(made, mark, &reading);
}

void
reading_row(unsigned reading, struct row *row)
{
	for (size_t i = 0; reading != 0 && i < row->ncells; i++)
		blocks_each(&row->cells[i].blocks, mark, &reading);
}

void
reading_also(struct paper *paper, unsigned reading, unsigned other)
{
	if (reading != 0 && other != 0)
		ledger_also(paper->store, reading, other);
}

/* Words that are said again. */
struct saying {
	struct paper	*paper;
	unsigned	 reading;
};

static void
say_again(void *arg, struct block *block)
{
	const struct saying	*at = arg;
	const struct span	*span;

	if (block->kind != BLOCK_PARA)
		return;
	for (span = block->as.para->first; span != NULL; span = span->next)
		reading_also(at->paper, at->reading, span->reading);
}

void
reading_words(struct paper *paper, unsigned reading, struct blocks *blocks)
{
	struct saying	at = { paper, reading };

	if (reading != 0)
		blocks_each(blocks, say_again, &at);
}
