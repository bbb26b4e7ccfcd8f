/*
 * coverage.c - what a process counted is written when it ends by _exit(), as the
 * children of --jobs do, or by a signal that it sends itself.  gcc's counts are
 * otherwise written at exit() alone.  Linked into what `make coverage` builds, with
 * ld's --wrap.
 */
#include <gcov.h>
#include <signal.h>
#include <unistd.h>

_Noreturn void	__real__exit(int status);
_Noreturn void	__wrap__exit(int status);
int		__real_raise(int how);
int		__wrap_raise(int how);

void
__wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}

int
__wrap_raise(int how)
{
	__gcov_dump();
	__gcov_reset();		/* who lives on counts from here */
	return __real_raise(how);
}
