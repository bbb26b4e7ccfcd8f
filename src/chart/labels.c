/*
 * chart/labels.c - words beside lines: where they are free, and how they give
 * way to each other.
 *
 * A BLOCK is a stack of end labels that touch; it stands where its labels
 * wanted to be on average, so two that collide are moved by equal halves.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/chart_int.h"

/* Lines of one label are this far apart. */
#define LABEL_PITCH	10

static struct obstacle *
obstacle_add(struct obstacles *obstacles)
{
	struct obstacle	*at;

	if (obstacles->n == obstacles->room) {
		obstacles->room = obstacles->room == 0 ? 32 :
		    2 * obstacles->room;
		at = arena_array(obstacles->arena, obstacles->room,
		    struct obstacle);
		if (obstacles->n > 0)
			memcpy(at, obstacles->at, obstacles->n * sizeof(*at));
		obstacles->at = at;
	}
	return &obstacles->at[obstacles->n++];
}

void
obstacle_box(struct obstacles *obstacles, struct box box)
{
	*obstacle_add(obstacles) = (struct obstacle){ box, false };
}

void
obstacle_line(struct obstacles *obstacles, double x1, double y1, double x2,
    double y2)
{
	*obstacle_add(obstacles) = (struct obstacle){
	    { x1, y1, x2 - x1, y2 - y1 }, true };
}

/* Narrow FROM..TO, parts of a line's way, to where START + part * WAY lies
 * inside LOW..HIGH; false when nothing is left. */
static bool
clip(double start, double way, double low, double high, double *from,
    double *to)
{
	double	enter, leave;

	if (way == 0)
		return start >= low && start <= high;
	enter = ((way > 0 ? low : high) - start) / way;
	leave = ((way > 0 ? high : low) - start) / way;
	*from = fmax(*from, enter);
	*to = fmin(*to, leave);
	return *from <= *to;
}

static bool
touches(const struct obstacle *obstacle, struct box box)
{
	const struct box	*at = &obstacle->box;
	double			 from = 0, to = 1;

	if (obstacle->line)
		return clip(at->x, at->w, box.x, box.x + box.w, &from, &to) &&
		    clip(at->y, at->h, box.y, box.y + box.h, &from, &to);
	return at->x < box.x + box.w && box.x < at->x + at->w &&
	    at->y < box.y + box.h && box.y < at->y + at->h;
}

bool
obstacles_free(const struct obstacles *obstacles, struct box box)
{
	for (size_t i = 0; i < obstacles->n; i++)
		if (touches(&obstacles->at[i], box))
			return false;
	return true;
}

void
end_label_wrap(struct end_label *label, struct arena *arena,
    struct fonts *fonts, double most)
{
	struct str	rest = label->text, line, more;
	struct type	type = label->type;
	size_t		end;

	label->lines = arena_array(arena, label->text.n + 1, struct str);
	label->nlines = 0;
	label->width = 0;
	while (rest.n > 0) {
		line = (struct str){ rest.s, str_find(rest, " ") };
		while (line.n < rest.n) {
			more = (struct str){ rest.s + line.n + 1,
			    rest.n - line.n - 1 };
			end = line.n + 1 + str_find(more, " ");
			more = (struct str){ rest.s, end };
			if (font_width(fonts, type.face, type.size, more) >
			    most)
				break;
			line = more;
		}
		label->lines[label->nlines++] = line;
		label->width = fmax(label->width, font_width(fonts, type.face,
		    type.size, line));
		end = line.n < rest.n ? line.n + 1 : line.n;
		rest = (struct str){ rest.s + end, rest.n - end };
	}
}

static int
label_order(const void *a, const void *b)
{
	const struct end_label	*first = a, *second = b;

	if (first->y != second->y)
		return first->y < second->y ? -1 : 1;
	return first->rank - second->rank;
}

static double
label_height(const struct end_label *label, double apart)
{
	return apart + LABEL_PITCH * ((double)label->nlines - 1);
}

/* Leave out the highest ranks until the rest fits into ROOM; how many do. */
static size_t
make_room(struct end_label *labels, size_t n, double apart, double room)
{
	double	need;
	size_t	last;

	for (;;) {
		need = -apart;
		last = 0;
		for (size_t i = 0; i < n; i++) {
			need += label_height(&labels[i], apart);
			if (labels[i].rank >= labels[last].rank)
				last = i;
		}
		if (n <= 1 || need <= room)
			return n;
		memmove(&labels[last], &labels[last + 1],
		    (n - last - 1) * sizeof(*labels));
		n--;
	}
}

/* Make Z rise, moving what falls as little as can be: neighbours in the wrong
 * order become one block at their mean. */
static void
level_out(double *z, size_t n)
{
	struct { double sum; size_t n; } blocks[END_LABELS];
	size_t	count = 0, at = 0;

	for (size_t i = 0; i < n; i++) {
		blocks[count].sum = z[i];
		blocks[count++].n = 1;
		while (count > 1 && blocks[count - 2].sum *
		    (double)blocks[count - 1].n > blocks[count - 1].sum *
		    (double)blocks[count - 2].n) {
			blocks[count - 2].sum += blocks[count - 1].sum;
			blocks[count - 2].n += blocks[count - 1].n;
			count--;
		}
	}
	for (size_t b = 0; b < count; b++)
		for (size_t i = 0; i < blocks[b].n; i++)
			z[at++] = blocks[b].sum / (double)blocks[b].n;
}

size_t
end_labels_push(struct end_label *labels, size_t n, double apart, double low,
    double high)
{
	double	z[END_LABELS], offset[END_LABELS], total = -apart, half;

	qsort(labels, n, sizeof(*labels), label_order);
	n = make_room(labels, n, apart, high - low);
	/* Z is where a label would be if all above it had no height. */
	for (size_t i = 0; i < n; i++) {
		half = label_height(&labels[i], apart) / 2;
		offset[i] = total + apart / 2 + half;
		total += 2 * half;
		z[i] = labels[i].y - offset[i];
	}
	level_out(z, n);
	for (size_t i = 0; i < n; i++)
		labels[i].y = offset[i] +
		    fmax(low, fmin(z[i], fmax(low, high - total)));
	return n;
}
