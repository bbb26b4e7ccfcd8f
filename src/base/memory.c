/*
 * memory.c - malloc(3) and its kin for the whole program: a library that gets no
 * memory ends it, as we do.
 *
 * Libraries answer a failed allocation as they like.  HarfBuzz does without the
 * table it was about to read, so that letters lose their kerning or their widths;
 * cairo draws nothing more; neither says so in a way that always reaches us.  A
 * paper that is printed differently because memory was short for a moment is worse
 * than none.  These stand in front of the C library's for everything that is
 * loaded, by being the program's own.
 *
 * Sanitizers have their own in this place.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)

/* More than this is asked for by broken input alone: the library that took it for
 * a size is to see that there is no such thing. */
#define CREDIBLE	((size_t)4 << 30)

/* The C library's own, by names that nothing stands in front of. */
void	*__libc_malloc(size_t size);
void	*__libc_calloc(size_t n, size_t size);
void	*__libc_realloc(void *old, size_t size);
void	*__libc_memalign(size_t alignment, size_t size);

/* GOT, which was to have SIZE bytes. */
static void *
checked(void *got, size_t size)
{
	if (got == NULL && size > 0 && size <= CREDIBLE)
		out_of_memory();
	return got;
}

void *
malloc(size_t size)
{
	return checked(__libc_malloc(size), size);
}

void *
calloc(size_t n, size_t size)
{
	size_t	whole = size == 0 || n <= CREDIBLE / size ? n * size :
		    CREDIBLE + 1;

	return checked(__libc_calloc(n, size), whole);
}

/* One of no bytes is given back, and that there is none then is no fault. */
void *
realloc(void *old, size_t size)
{
	return checked(__libc_realloc(old, size), size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return checked(__libc_memalign(alignment, size), size);
}

int
posix_memalign(void **out, size_t alignment, size_t size)
{
	void	*got = aligned_alloc(alignment, size);

	if (got == NULL && size > 0)
		return ENOMEM;
	*out = got;
	return 0;
}

#endif
