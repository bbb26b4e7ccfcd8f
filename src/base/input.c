/* input.c - the files that a build has read. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/input.h"

static const char *const words[INPUT__MAX] = {
	[INPUT_LAYOUT] = "layout", [INPUT_TEXT] = "text",
	[INPUT_DATA] = "data", [INPUT_PICTURE] = "picture",
	[INPUT_PDF] = "pdf", [INPUT_EXEMPT] = "exempt",
	[INPUT_STOCK] = "stock", [INPUT_FONT] = "font",
};

const char *
input_kind_word(enum input_kind kind)
{
	return words[kind];
}

bool
input_kind_parse(struct str text, enum input_kind *out)
{
	for (int i = 0; i < INPUT__MAX; i++)
		if (str_is(text, words[i])) {
			*out = (enum input_kind)i;
			return true;
		}
	return false;
}

static int64_t
nanoseconds(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

struct stamp
stamp_of(const char *path)
{
	struct stat	st;

	if (stat(path, &st) != 0)
		return (struct stamp){ 0 };
	return (struct stamp){
		.size = st.st_size,
		.inode = (int64_t)st.st_ino,
		.changed = nanoseconds(st.st_ctim),
		.modified = nanoseconds(st.st_mtim),
	};
}

bool
stamp_eq(struct stamp a, struct stamp b)
{
	return a.size == b.size && a.inode == b.inode &&
	    a.changed == b.changed && a.modified == b.modified;
}

static bool
is_known(const struct inputs *inputs, const char *path)
{
	for (size_t i = 0; i < inputs->n; i++)
		if (strcmp(inputs->at[i].path, path) == 0)
			return true;
	return false;
}

void
inputs_add(struct inputs *inputs, enum input_kind kind, const char *path)
{
	char	*whole;

	if (inputs == NULL)
		return;
	whole = path_whole(inputs->arena, path);
	if (is_known(inputs, whole))
		return;
	inputs->at = arena_room(inputs->arena, inputs->at, inputs->n,
	    &inputs->room, sizeof(*inputs->at));
	inputs->at[inputs->n++] = (struct input){
		.kind = kind, .path = whole, .stamp = stamp_of(whole),
	};
}

/* A file that was changed while it was read is of no known digest: it will be
 * found changed, and read again. */
static void
digest_one(struct input *input)
{
	/* Not blocking: a FIFO may have taken the file's place. */
	int	fd = open(input->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return;
	if (!sha256_file(fd, input->digest) ||
	    !stamp_eq(input->stamp, stamp_of(input->path)))
		input->digest[0] = '\0';
	close(fd);
}

void
inputs_digest(struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->n; i++)
		if (inputs->at[i].digest[0] == '\0')
			digest_one(&inputs->at[i]);
}
