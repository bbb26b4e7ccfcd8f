/* diag.c - the table of messages and the list of those said. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

static const struct {
	const char	*name;
	enum level	 level;
	const char	*text;
} diag_table[DIAG__MAX] = {
#define DIAG(name, level, text) [DIAG_##name] = { #name, level, text },
#include "base/diag.def"
#undef DIAG
};

struct place
line_begins(struct place first, struct line_places lines, size_t i)
{
	if (i < lines.n)
		return lines.at[i];
	return (struct place){ first.file, first.line + (int)i,
	    i == 0 ? first.col : 1 };
}

struct diags {
	struct arena	 *arena;
	struct message	**at;
	size_t		  n, room;
	size_t		  count[LEVEL__MAX];
};

struct diags *
diags_new(struct arena *arena)
{
	struct diags	*diags = arena_make(arena, struct diags);

	diags->arena = arena;
	return diags;
}

/* Bytes of a detail: what quotes a text without end is cut. */
#define DETAIL_MOST	2000

static const char *
detail_take(struct diags *diags, struct buf *detail)
{
	struct str	head = str_head(buf_view(detail), DETAIL_MOST);
	const char	*kept;

	if (head.n == detail->n)
		return buf_take(detail, diags->arena).s;
	kept = arena_printf(diags->arena, STR_FMT "...", STR_ARG(head));
	buf_free(detail);
	return kept;
}

void
diag_at(struct diags *diags, enum diag id, struct place place,
    const char *format, ...)
{
	struct message	*message = arena_make(diags->arena, struct message);
	struct buf	 detail = { 0 };
	va_list		 args;

	va_start(args, format);
	buf_vprintf(&detail, format, args);
	va_end(args);
	*message = (struct message){
		.id = id,
		.level = diag_table[id].level,
		.place = place,
		.text = diag_table[id].text,
		.detail = detail_take(diags, &detail),
	};
	diags->at = arena_room(diags->arena, diags->at, diags->n, &diags->room,
	    sizeof(*diags->at));
	diags->at[diags->n++] = message;
	diags->count[message->level]++;
}

void
diag_unknown(struct diags *diags, enum diag id, struct place place,
    const struct nearest *nearest)
{
	if (nearest->best.n > 0)
		diag_at(diags, id, place, STR_FMT " (did you mean " STR_FMT
		    "?)", STR_ARG(nearest->word), STR_ARG(nearest->best));
	else
		diag_at(diags, id, place, STR_FMT, STR_ARG(nearest->word));
}

void
diags_drop(struct diags *diags, enum diag id)
{
	size_t	kept = 0;

	for (size_t i = 0; i < diags->n; i++)
		if (diags->at[i]->id == id)
			diags->count[diags->at[i]->level]--;
		else
			diags->at[kept++] = diags->at[i];
	diags->n = kept;
}

enum level
diags_worst(const struct diags *diags)
{
	int	level = LEVEL__MAX - 1;

	while (level > LEVEL_NOTE && diags->count[level] == 0)
		level--;
	return (enum level)level;
}

bool
diags_failed(const struct diags *diags)
{
	return diags_worst(diags) >= LEVEL_ERROR;
}

size_t
diags_count(const struct diags *diags, enum level level)
{
	return diags->count[level];
}

static int
message_order(const void *left, const void *right)
{
	const struct message	*a = *(const struct message *const *)left;
	const struct message	*b = *(const struct message *const *)right;
	int			 order;

	order = strcmp(a->place.file != NULL ? a->place.file : "",
	    b->place.file != NULL ? b->place.file : "");
	if (order == 0)
		order = a->place.line - b->place.line;
	if (order == 0)
		order = a->place.col - b->place.col;
	if (order == 0)
		order = (int)a->id - (int)b->id;
	return order != 0 ? order : strcmp(a->detail, b->detail);
}

size_t
diags_sorted(struct diags *diags, const struct message ***out)
{
	struct message	**sorted;
	size_t		  kept = 0;

	sorted = arena_array(diags->arena, diags->n + 1, struct message *);
	if (diags->n > 0) {
		memcpy(sorted, diags->at, diags->n * sizeof(*sorted));
		qsort(sorted, diags->n, sizeof(*sorted), message_order);
	}
	for (size_t i = 0; i < diags->n; i++)
		if (kept == 0 || message_order(&sorted[kept - 1],
		    &sorted[i]) != 0)
			sorted[kept++] = sorted[i];
	*out = (const struct message **)sorted;
	return kept;
}

const char *
level_name(enum level level)
{
	static const char *const names[LEVEL__MAX] = {
		[LEVEL_NOTE] = "note",
		[LEVEL_WARNING] = "warning",
		[LEVEL_ERROR] = "error",
		[LEVEL_SYSTEM] = "error",
	};

	return names[level];
}

const char *
diag_name(enum diag id)
{
	return diag_table[id].name;
}

void
message_print(struct buf *buf, const struct message *message)
{
	const struct place	*place = &message->place;

	if (place->file != NULL)
		buf_printf(buf, "%s:", place->file[0] != '\0' ? place->file :
		    "''");
	if (place->line > 0)
		buf_printf(buf, "%d:", place->line);
	if (place->line > 0 && place->col > 0)
		buf_printf(buf, "%d:", place->col);
	if (buf->n > 0)
		buf_char(buf, ' ');
	buf_printf(buf, "%s: %s", level_name(message->level), message->text);
	if (message->detail[0] != '\0')
		buf_printf(buf, ": %s", message->detail);
}
