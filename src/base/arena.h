/*
 * base/arena.h - memory for one build, freed whole.
 *
 * Everything read, worked out and laid out for a paper lives in one arena and
 * goes with it, so structures may point at each other freely.  Running out of
 * memory ends the program with exit status 4: no caller sees a failure.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new arena; the caller ends it with arena_free(). */
struct arena *arena_new(void);

/* Give everything back.  NULL is fine. */
void arena_free(struct arena *arena);

/* What everything in an arena is aligned to: enough for pointers, doubles and whole
 * numbers of 64 bits.  Types that want more do not compile. */
#define ARENA_ALIGNED	8

/* SIZE bytes, zeroed and aligned.  Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* COUNT things of SIZE bytes each, zeroed; an overflow ends the program. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* Room for one more in ARRAY, which has N of *ROOM things of SIZE bytes: ARRAY,
 * or a copy of it twice as long. */
void *arena_room(struct arena *arena, void *array, size_t n, size_t *room,
    size_t size);

/* A copy of SIZE bytes at DATA, with a NUL behind them; not aligned: for text. */
char *arena_copy(struct arena *arena, const void *data, size_t size);

/* A formatted string. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes handed out so far: what a paper may take is tested. */
size_t arena_used(const struct arena *arena);

/* Say so on stderr and end the program with exit status 4. */
_Noreturn void out_of_memory(void);

/* malloc and realloc that never return NULL, for what outlives a build. */
void *must_alloc(size_t size);
void *must_realloc(void *old, size_t size);

#define ARENA_SIZE(type) (sizeof(type) + 0 * sizeof(struct { int none; \
	_Static_assert(_Alignof(type) <= ARENA_ALIGNED, "aligned wider"); }))
#define arena_make(arena, type) \
	((type *)arena_alloc((arena), ARENA_SIZE(type)))
#define arena_array(arena, n, type) \
	((type *)arena_alloc_array((arena), (n), ARENA_SIZE(type)))

#endif
