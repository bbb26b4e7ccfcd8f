/*
 * fault.c - a machine that fails, for tests: preloaded into a program, it makes
 * one call of a kind fail, or all from one on.
 *
 *	FAULT=write:ENOSPC:17	the 17th write fails so; 17+: and all after it
 *	FAULT=read:SHORT:3	the third read gives half of what was asked for
 *	FAULT=memory:NULL:200+	there is no memory from the 200th allocation on
 *	FAULT=write:SIGTERM:2	that signal comes right before the second write
 *	FAULT_BELOW=/a/folder	calls on files elsewhere are not counted
 *	FAULT_COUNT=file	gets the number of calls of each kind, a line for each
 *	FAULT_CLOCK=seconds	the time of day since 1970, instead of the real one
 *
 * Counting begins with main() and ends with it, in one thread and process; a child
 * goes on from where its parent was.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum kind {
	MEMORY, WRITE, READ, SYNC, OPEN, RENAME, TRUNCATE, LINK, UNLINK, MKDIR,
	LOCK, STAT, KIND__MAX
};

static const char *const	kinds[KIND__MAX] = {
	"memory", "write", "read", "sync", "open", "rename", "truncate", "link",
	"unlink", "mkdir", "lock", "stat"
};

#define SHORT		(-1)
#define SIGNAL(n)	(-100 - (n))	/* and back */

static const struct {
	const char	*name;
	int		 error;
} hows[] = {
	{ "SHORT", SHORT }, { "NULL", ENOMEM }, { "ENOSPC", ENOSPC },
	{ "EIO", EIO }, { "EINTR", EINTR }, { "EACCES", EACCES },
	{ "EMFILE", EMFILE }, { "EROFS", EROFS }, { "EDQUOT", EDQUOT },
	{ "ENOLCK", ENOLCK }, { "EPERM", EPERM }, { "ESTALE", ESTALE },
	{ "SIGHUP", SIGNAL(SIGHUP) }, { "SIGINT", SIGNAL(SIGINT) },
	{ "SIGTERM", SIGNAL(SIGTERM) }, { "SIGKILL", SIGNAL(SIGKILL) },
};

static struct {
	bool		 on;		/* main() runs */
	enum kind	 kind;
	int		 error;
	unsigned long	 at, count[KIND__MAX];
	bool		 after;		/* and all after it */
	const char	*below;
	const char	*clock;
} plan = { .kind = KIND__MAX };

static void
plan_read(void)
{
	const char	*text = getenv("FAULT");
	char		 kind[16], how[16], plus = 0;

	plan.below = getenv("FAULT_BELOW");
	plan.clock = getenv("FAULT_CLOCK");
	if (text == NULL)
		return;
	if (sscanf(text, "%15[^:]:%15[^:]:%lu%c", kind, how, &plan.at,
	    &plus) < 3)
		abort();
	plan.after = plus == '+';
	for (int i = 0; i < KIND__MAX; i++)
		if (strcmp(kinds[i], kind) == 0)
			plan.kind = (enum kind)i;
	for (size_t i = 0; i < sizeof(hows) / sizeof(*hows); i++)
		if (strcmp(hows[i].name, how) == 0)
			plan.error = hows[i].error;
	if (plan.kind == KIND__MAX || plan.error == 0)
		abort();
}

/* Whether this call of KIND is to go wrong. */
static bool
strikes(enum kind kind)
{
	unsigned long	n;

	if (!plan.on)
		return false;
	n = ++plan.count[kind];
	if (kind != plan.kind || n < plan.at || (n > plan.at && !plan.after))
		return false;
	if (plan.error > SIGNAL(0))
		return true;
	kill(getpid(), SIGNAL(plan.error));
	return false;
}

/* Whether PATH is one of those that count. */
static bool
path_counts(const char *path)
{
	char	whole[PATH_MAX];
	size_t	n;

	if (plan.below == NULL)
		return true;
	if (path[0] != '/') {
		if (getcwd(whole, sizeof(whole)) == NULL)
			return false;
		path = whole;
	}
	n = strlen(plan.below);
	return strncmp(path, plan.below, n) == 0 &&
	    (path[n] == '/' || path[n] == '\0');
}

static bool
file_counts(int fd)
{
	char	name[40], path[PATH_MAX];
	ssize_t	n;

	if (plan.below == NULL)
		return true;
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	n = readlink(name, path, sizeof(path) - 1);
	if (n <= 0)
		return false;
	path[n] = '\0';
	return path_counts(path);
}

static bool
path_fails(enum kind kind, const char *path)
{
	if (!plan.on || !path_counts(path) || !strikes(kind))
		return false;
	errno = plan.error;
	return true;
}

/* A file's call that fails.  A short one does not: it has *SIZE halved. */
static bool
file_fails(enum kind kind, int fd, size_t *size)
{
	int	was = errno;
	bool	now = plan.on && file_counts(fd) && strikes(kind);

	errno = was;
	if (!now)
		return false;
	if (plan.error == SHORT) {
		*size = (*size + 1) / 2;
		return false;
	}
	errno = plan.error;
	return true;
}

/* ---- memory: what the program's own malloc() goes by, see base/memory.c ---- */

/* The function that is called NAME in the next library. */
#define REAL(name)	((__typeof__(&name))next(#name))

static void *
next(const char *name)
{
	void	*found = dlsym(RTLD_NEXT, name);

	if (found == NULL)
		abort();
	return found;
}

#define MEMORY_OF(name, arguments, ...)					\
void *name arguments;							\
									\
void *									\
name arguments								\
{									\
	static __typeof__(&name)	real;				\
									\
	if (real == NULL)						\
		real = REAL(name);					\
	if (!strikes(MEMORY))						\
		return real(__VA_ARGS__);				\
	errno = ENOMEM;							\
	return NULL;							\
}

MEMORY_OF(__libc_malloc, (size_t size), size)
MEMORY_OF(__libc_calloc, (size_t n, size_t size), n, size)
MEMORY_OF(__libc_realloc, (void *old, size_t size), old, size)
MEMORY_OF(__libc_memalign, (size_t alignment, size_t size), alignment, size)

/* ---- files ---- */

/* One that takes a descriptor and a number of bytes. */
#define TRANSFER(kind, type, name, arguments, ...)			\
type name arguments							\
{									\
	static __typeof__(&name)	real;				\
									\
	if (real == NULL)						\
		real = REAL(name);					\
	return file_fails(kind, fd, &n) ? -1 : real(__VA_ARGS__);	\
}

TRANSFER(READ, ssize_t, read, (int fd, void *to, size_t n), fd, to, n)
TRANSFER(READ, ssize_t, pread, (int fd, void *to, size_t n, off_t at), fd, to,
    n, at)
TRANSFER(READ, ssize_t, pread64, (int fd, void *to, size_t n, off64_t at), fd,
    to, n, at)
TRANSFER(WRITE, ssize_t, write, (int fd, const void *from, size_t n), fd, from,
    n)
TRANSFER(WRITE, ssize_t, pwrite, (int fd, const void *from, size_t n, off_t at),
    fd, from, n, at)
TRANSFER(WRITE, ssize_t, pwrite64, (int fd, const void *from, size_t n,
    off64_t at), fd, from, n, at)

/* One that takes a descriptor, and is done or not. */
#define ACTION(kind, name, arguments, ...)				\
int name arguments							\
{									\
	static __typeof__(&name)	real;				\
	size_t				whole = 0;			\
									\
	if (real == NULL)						\
		real = REAL(name);					\
	return file_fails(kind, fd, &whole) ? -1 : real(__VA_ARGS__);	\
}

ACTION(SYNC, fsync, (int fd), fd)
ACTION(SYNC, fdatasync, (int fd), fd)
ACTION(TRUNCATE, ftruncate, (int fd, off_t size), fd, size)
ACTION(TRUNCATE, ftruncate64, (int fd, off64_t size), fd, size)
ACTION(LOCK, flock, (int fd, int how), fd, how)
ACTION(STAT, fstat, (int fd, struct stat *out), fd, out)
ACTION(STAT, fchmod, (int fd, mode_t mode), fd, mode)

/* One that takes a path. */
#define NAMING(kind, name, arguments, ...)				\
int name arguments							\
{									\
	static __typeof__(&name)	real;				\
									\
	if (real == NULL)						\
		real = REAL(name);					\
	return path_fails(kind, path) ? -1 : real(__VA_ARGS__);	\
}

NAMING(RENAME, rename, (const char *path, const char *to), path, to)
NAMING(LINK, link, (const char *path, const char *to), path, to)
NAMING(UNLINK, unlink, (const char *path), path)
NAMING(MKDIR, mkdir, (const char *path, mode_t mode), path, mode)
NAMING(STAT, stat, (const char *path, struct stat *out), path, out)
NAMING(STAT, lstat, (const char *path, struct stat *out), path, out)

static mode_t
mode_of(int flags, va_list args)
{
	return (flags & (O_CREAT | O_TMPFILE)) != 0 ?
	    (mode_t)va_arg(args, int) : 0;
}

#define OPENING(name)							\
int name(const char *path, int flags, ...)				\
{									\
	static __typeof__(&name)	real;				\
	va_list				args;				\
	mode_t				mode;				\
									\
	va_start(args, flags);						\
	mode = mode_of(flags, args);					\
	va_end(args);							\
	if (real == NULL)						\
		real = REAL(name);					\
	return path_fails(OPEN, path) ? -1 : real(path, flags, mode);	\
}

OPENING(open)
OPENING(open64)

FILE *
fopen(const char *path, const char *mode)
{
	return path_fails(OPEN, path) ? NULL : REAL(fopen)(path, mode);
}

/* ---- the time of day ---- */

int
clock_gettime(clockid_t clock, struct timespec *out)
{
	if (plan.clock == NULL || clock != CLOCK_REALTIME)
		return REAL(clock_gettime)(clock, out);
	*out = (struct timespec){ .tv_sec = (time_t)atoll(plan.clock) };
	return 0;
}

time_t
time(time_t *out)
{
	struct timespec	now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (out != NULL)
		*out = now.tv_sec;
	return now.tv_sec;
}

int
gettimeofday(struct timeval *restrict out, void *restrict zone)
{
	struct timespec	now;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	*out = (struct timeval){ now.tv_sec, now.tv_nsec / 1000 };
	return 0;
}

/* ---- from the beginning of main() to its end ---- */

typedef int	main_function(int, char **, char **);

static main_function	*real_main;

static void
write_count(void)
{
	const char	*path = getenv("FAULT_COUNT");
	FILE		*file = path != NULL ? fopen(path, "w") : NULL;

	if (file == NULL)
		return;
	for (int i = 0; i < KIND__MAX; i++)
		fprintf(file, "%s %lu\n", kinds[i], plan.count[i]);
	fclose(file);
}

static int
counted_main(int argc, char **argv, char **environment)
{
	int	status;

	plan_read();
	plan.on = true;
	status = real_main(argc, argv, environment);
	plan.on = false;
	write_count();
	return status;
}

int __libc_start_main(main_function *, int, char **, void (*)(void),
    void (*)(void), void (*)(void), void *);

int
__libc_start_main(main_function *function, int argc, char **argv,
    void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *stack)
{
	real_main = function;
	return REAL(__libc_start_main)(counted_main, argc, argv, init, fini,
	    rtld_fini, stack);
}
