/* arena.c - a bump allocator, freed whole.  Blocks grow so that few are made. */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

#define BLOCK_FIRST	((size_t)64 << 10)
#define BLOCK_MOST	((size_t)4 << 20)

struct slab {
	struct slab	*next;
	size_t		 size, used;	/* of the bytes behind this header */
};

/* Bytes begin behind the header, aligned for anything. */
#define SLAB_HEAD	((sizeof(struct slab) + 15) & ~(size_t)15)

struct arena {
	struct slab	*slabs;		/* the one in use first */
	size_t		 next, used;
};

void
out_of_memory(void)
{
	static const char	text[] = "packwright: out of memory\n";
	ssize_t			n = write(STDERR_FILENO, text, sizeof(text) - 1);

	(void)n;	/* there is nobody else to tell */
	_exit(4);	/* not exit(): nothing of ours may run on from here */
}

void *
must_alloc(size_t size)
{
	void	*new = malloc(size > 0 ? size : 1);

	if (new == NULL)
		out_of_memory();
	return new;
}

void *
must_realloc(void *old, size_t size)
{
	void	*new = realloc(old, size > 0 ? size : 1);

	if (new == NULL)
		out_of_memory();
	return new;
}

struct arena *
arena_new(void)
{
	struct arena	*arena = must_alloc(sizeof(*arena));

	*arena = (struct arena){ .next = BLOCK_FIRST };
	return arena;
}

void
arena_free(struct arena *arena)
{
	struct slab	*slab, *next;

	if (arena == NULL)
		return;
	for (slab = arena->slabs; slab != NULL; slab = next) {
		next = slab->next;
		free(slab);
	}
	free(arena);
}

/* A slab with room for SIZE.  A large one goes behind the slab in use, whose
 * rest would otherwise be lost. */
static struct slab *
slab_new(struct arena *arena, size_t size)
{
	size_t		 room = size > arena->next ? size : arena->next;
	struct slab	*slab;

	if (room > SIZE_MAX - SLAB_HEAD)
		out_of_memory();
	slab = must_alloc(SLAB_HEAD + room);
	*slab = (struct slab){ .size = room };
	if (arena->slabs != NULL && size > BLOCK_MOST / 4) {
		slab->next = arena->slabs->next;
		arena->slabs->next = slab;
		return slab;
	}
	slab->next = arena->slabs;
	arena->slabs = slab;
	if (arena->next < BLOCK_MOST)
		arena->next *= 2;
	return slab;
}

/* What is left out of SLAB so that the next thing begins at ALIGNMENT. */
static size_t
slab_gap(const struct slab *slab, size_t alignment)
{
	return (0 - slab->used) & (alignment - 1);
}

static void *
arena_take(struct arena *arena, size_t size, size_t alignment)
{
	struct slab	*slab = arena->slabs;
	size_t		 gap = slab != NULL ? slab_gap(slab, alignment) : 0;
	void		*at;

	if (size > SIZE_MAX - ARENA_ALIGNED)
		out_of_memory();
	if (slab == NULL || slab->size - slab->used < gap + size) {
		slab = slab_new(arena, size);
		gap = 0;
	}
	at = (char *)slab + SLAB_HEAD + slab->used + gap;
	slab->used += gap + size;
	arena->used += gap + size;
	return at;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_take(arena, size, ARENA_ALIGNED), 0, size);
}

void *
arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		out_of_memory();
	return arena_alloc(arena, count * size);
}

void *
arena_room(struct arena *arena, void *array, size_t n, size_t *room,
    size_t size)
{
	void	*wider;

	if (n < *room)
		return array;
	*room = n == 0 ? 1 : 2 * n;
	wider = arena_alloc_array(arena, *room, size);
	if (n > 0)
		memcpy(wider, array, n * size);
	return wider;
}

char *
arena_copy(struct arena *arena, const void *data, size_t size)
{
	char	*copy;

	if (size == SIZE_MAX)
		out_of_memory();
	copy = arena_take(arena, size + 1, 1);
	if (size > 0)
		memcpy(copy, data, size);
	copy[size] = '\0';
	return copy;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list	 args;
	char	*text;
	int	 length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		return arena_copy(arena, "", 0);
	text = arena_take(arena, (size_t)length + 1, 1);
	va_start(args, format);
	vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	return text;
}

size_t
arena_used(const struct arena *arena)
{
	return arena->used;
}
