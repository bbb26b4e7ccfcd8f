/*
 * drive.c - the fuzz targets without a fuzzer, for a machine with gcc alone.
 *
 *	fuzz TARGET FILE...
 *		run the target on each input
 *	fuzz -t SECONDS [-s SEED] [-d DICTIONARY] [-o FOLDER] TARGET FILE...
 *		and then on mutations of them
 *
 * Input number I is worked out from the seed and I alone, so that a run differs
 * from another of the same seed only in how far it gets.  The target runs in a
 * process of its own, which is begun anew only when it ended; the input that
 * ended it is kept in FOLDER.  Running out of memory ends it on purpose (exit 4):
 * that input is passed over.  An input that takes longer than HANG seconds of the
 * processor is a fault.
 */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sanitizer/lsan_interface.h>

#define INPUT_MOST	(1u << 17)
#define TOKENS_MOST	512
#define HANG		2		/* seconds */
#define LEAK_TRIES	3
#define OUT_OF_MEMORY	4		/* as base/arena.h has it */

/* The sanitizer has this; gcc comes without the header that says so. */
int __sanitizer_install_malloc_and_free_hooks(
    void (*taken)(const volatile void *block, size_t size),
    void (*given_back)(const volatile void *block));

typedef int run_target(const uint8_t *data, size_t size);
run_target fuzz_csv, fuzz_layout, fuzz_story, fuzz_slip, fuzz_store;

static const struct target {
	const char	*name;
	run_target	*run;
} targets[] = {
	{ "csv", fuzz_csv },
	{ "layout", fuzz_layout },
	{ "story", fuzz_story },
	{ "slip", fuzz_slip },
	{ "store", fuzz_store },
};
#define TARGETS	(sizeof(targets) / sizeof(*targets))

struct bytes {
	uint8_t	*at;
	size_t	 n;
};

/* What the process under test and its parent both see. */
struct shared {
	uint64_t	done;		/* inputs that were finished */
	bool		ended;		/* all that was asked */
	size_t		n;
	uint8_t		input[INPUT_MOST];
};

struct drive {
	const struct target *target;
	struct bytes	*seeds;
	const char	**names;	/* of the seeds */
	size_t		 nseeds;
	struct bytes	 tokens[TOKENS_MOST];
	size_t		 ntokens;
	uint64_t	 seed;
	const char	*folder;
	time_t		 until;		/* 0: the seeds alone */
	struct shared	*shared;
};

static void *
need(void *memory)
{
	if (memory == NULL) {
		fputs("fuzz: no memory\n", stderr);
		exit(2);
	}
	return memory;
}

/* ---- chance ---- */

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t
chance(uint64_t *state)
{
	uint64_t	z = *state += 0x9E3779B97F4A7C15;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
	z = (z ^ z >> 27) * 0x94D049BB133111EB;
	return z ^ z >> 31;
}

/* A number below N; 0 when there is none. */
static size_t
below(uint64_t *state, size_t n)
{
	return n > 0 ? (size_t)(chance(state) % n) : 0;
}

/* ---- mutations: each changes INPUT a little ---- */

/* Put DATA in place of the GONE bytes at AT; nothing if there is no room. */
static void
replace(struct shared *input, size_t at, size_t gone, const uint8_t *data,
    size_t n)
{
	uint8_t	kept[1024];

	if (input->n - gone + n > INPUT_MOST || n > sizeof(kept))
		return;
	memcpy(kept, data, n);		/* DATA may be part of INPUT */
	memmove(input->input + at + n, input->input + at + gone,
	    input->n - at - gone);
	memcpy(input->input + at, kept, n);
	input->n += n;
	input->n -= gone;
}

static void
flip(struct drive *drive, struct shared *input, uint64_t *state)
{
	(void)drive;
	if (input->n > 0)
		input->input[below(state, input->n)] ^=
		    (uint8_t)(1 << below(state, 8));
}

static void
set_byte(struct drive *drive, struct shared *input, uint64_t *state)
{
	static const char	odd[] = "\0\377\200\n\r\t\f ,\"'/\\<>[](){}|="
				    "#%09-";

	(void)drive;
	if (input->n > 0)
		input->input[below(state, input->n)] = below(state, 2) == 0 ?
		    (uint8_t)odd[below(state, sizeof(odd))] :
		    (uint8_t)chance(state);
}

static void
insert_byte(struct drive *drive, struct shared *input, uint64_t *state)
{
	uint8_t	bytes[16];
	size_t	n = 1 + below(state, sizeof(bytes));
	bool	same = below(state, 2) == 0;

	(void)drive;
	bytes[0] = (uint8_t)chance(state);
	for (size_t i = 1; i < n; i++)
		bytes[i] = same ? bytes[0] : (uint8_t)chance(state);
	replace(input, below(state, input->n + 1), 0, bytes, n);
}

static void
take_out(struct drive *drive, struct shared *input, uint64_t *state)
{
	size_t	at = below(state, input->n), n = 1 + below(state, 64);

	(void)drive;
	if (n > input->n - at)
		n = input->n - at;
	replace(input, at, n, input->input, 0);
}

static void
cut_short(struct drive *drive, struct shared *input, uint64_t *state)
{
	(void)drive;
	if (below(state, 4) == 0)
		input->n = below(state, input->n + 1);
}

static void
put_token(struct drive *drive, struct shared *input, uint64_t *state)
{
	const struct bytes	*token;
	size_t			 at = below(state, input->n + 1), gone;

	if (drive->ntokens == 0)
		return;
	token = &drive->tokens[below(state, drive->ntokens)];
	gone = below(state, 2) == 0 ? 0 : token->n;
	if (gone > input->n - at)
		gone = input->n - at;
	replace(input, at, gone, token->at, token->n);
}

/* A piece of this input or of another. */
static void
splice(struct drive *drive, struct shared *input, uint64_t *state)
{
	const struct bytes	*other =
	    &drive->seeds[below(state, drive->nseeds)];
	size_t			 from = below(state, other->n);
	size_t			 n = 1 + below(state, 1 + below(state, 1000));
	size_t			 at = below(state, input->n + 1);
	size_t			 gone = below(state, 2) == 0 ? 0 :
				    below(state, input->n - at + 1);

	if (n > other->n - from)
		n = other->n - from;
	replace(input, at, gone < 1000 ? gone : 1000, other->at + from, n);
}

static void
say_again(struct drive *drive, struct shared *input, uint64_t *state)
{
	size_t	from = below(state, input->n), n = 1 + below(state, 200);

	(void)drive;
	if (n > input->n - from)
		n = input->n - from;
	replace(input, below(state, input->n + 1), 0, input->input + from, n);
}

/* Another number where digits stand. */
static void
put_number(struct drive *drive, struct shared *input, uint64_t *state)
{
	static const char *const	odd[] = {
		"0", "-1", "1", "255", "256", "32768", "65536", "2147483647",
		"2147483648", "4294967296", "9223372036854775807",
		"9223372036854775808", "18446744073709551616", "1e400",
		"0.000001", "00000000000000000000001", "9999-12", "0000-00",
	};
	const char			*now =
	    odd[below(state, sizeof(odd) / sizeof(*odd))];
	size_t				 at = below(state, input->n), n = 0;

	(void)drive;
	while (at < input->n && (input->input[at] < '0' ||
	    input->input[at] > '9'))
		at++;
	while (at + n < input->n && input->input[at + n] >= '0' &&
	    input->input[at + n] <= '9')
		n++;
	if (n > 0)
		replace(input, at, n, (const uint8_t *)now, strlen(now));
}

typedef void mutation(struct drive *drive, struct shared *input,
    uint64_t *state);

static mutation *const mutations[] = {
	flip, set_byte, insert_byte, take_out, cut_short, put_token, put_token,
	splice, say_again, put_number,
};
#define MUTATIONS	(sizeof(mutations) / sizeof(*mutations))

/* Input number I: a seed as it is, or one changed. */
static void
input_make(struct drive *drive, uint64_t i)
{
	struct shared		*input = drive->shared;
	uint64_t		 state = drive->seed ^ i * 0x2545F4914F6CDD1D;
	bool			 plain = i < drive->nseeds;
	const struct bytes	*seed = &drive->seeds[plain ? i :
				    below(&state, drive->nseeds)];

	memcpy(input->input, seed->at, seed->n);
	input->n = seed->n;
	if (plain)
		return;
	for (size_t n = (size_t)1 << below(&state, 5); n > 0; n--)
		mutations[below(&state, MUTATIONS)](drive, input, &state);
}

/* ---- the process under test ---- */

/* How many blocks are in use: the hooks that count them have no argument. */
static long	blocks;

static void
taken(const volatile void *block, size_t size)
{
	(void)block;
	(void)size;
	blocks++;
}

static void
given_back(const volatile void *block)
{
	blocks -= block != NULL;
}

static void
watch(int seconds)
{
	struct itimerval	timer = { .it_value.tv_sec = seconds };

	setitimer(ITIMER_PROF, &timer, NULL);
}

/* Run the input once, in memory of exactly its size; how many more blocks are in
 * use than before. */
static long
run_once(const struct drive *drive)
{
	size_t	 n = drive->shared->n;
	uint8_t	*copy = need(malloc(n > 0 ? n : 1));
	long	 before = blocks;

	memcpy(copy, drive->shared->input, n);
	watch(HANG);
	drive->target->run(copy, n);
	watch(0);
	before = blocks - before;
	free(copy);
	return before;
}

/* Libraries keep things for later: only what grows each time may be lost. */
static void
run_input(const struct drive *drive)
{
	long	more = run_once(drive);

	for (int i = 0; i < LEAK_TRIES && more > 0; i++)
		more = run_once(drive);
	if (more > 0 && __lsan_do_recoverable_leak_check() != 0)
		abort();
}

static _Noreturn void
work(struct drive *drive)
{
	struct shared	*shared = drive->shared;

	__sanitizer_install_malloc_and_free_hooks(taken, given_back);
	for (; shared->done < drive->nseeds || time(NULL) < drive->until;
	    shared->done++) {
		input_make(drive, shared->done);
		run_input(drive);
	}
	shared->ended = true;
	exit(0);
}

/* ---- its parent ---- */

/* Keep the input that ended the process, and say how to see that again. */
static void
keep(const struct drive *drive, int status)
{
	const struct shared	*shared = drive->shared;
	bool			 hung = WIFSIGNALED(status) &&
				    WTERMSIG(status) == SIGPROF;
	const char		*what = hung ? "hang" : "crash";
	char			 path[300];
	FILE			*file;

	if (shared->done < drive->nseeds) {
		fprintf(stderr, "fuzz: %s: %s: fuzz %s %s\n",
		    drive->target->name, what, drive->target->name,
		    drive->names[shared->done]);
		return;
	}
	snprintf(path, sizeof(path), "%s/%s-%s-%llu-%llu", drive->folder,
	    drive->target->name, what, (unsigned long long)drive->seed,
	    (unsigned long long)shared->done);
	file = fopen(path, "wb");
	if (file == NULL || fwrite(shared->input, 1, shared->n, file) !=
	    shared->n || fclose(file) != 0)
		fprintf(stderr, "fuzz: %s: %s\n", path, strerror(errno));
	fprintf(stderr, "fuzz: %s: %s in input %llu of seed %llu: fuzz %s %s\n",
	    drive->target->name, what, (unsigned long long)shared->done,
	    (unsigned long long)drive->seed, drive->target->name, path);
}

/* False when an input ended the process that should not have. */
static bool
oversee(struct drive *drive)
{
	size_t	passed_over = 0;
	int	status = 0;
	pid_t	pid;

	while (!drive->shared->ended) {
		fflush(NULL);
		pid = fork();
		if (pid == 0)
			work(drive);
		if (pid < 0 || waitpid(pid, &status, 0) != pid) {
			perror("fuzz");
			return false;
		}
		if (drive->shared->ended && status == 0)
			break;
		if (!WIFEXITED(status) ||
		    WEXITSTATUS(status) != OUT_OF_MEMORY) {
			keep(drive, status);
			return false;
		}
		passed_over++;
		drive->shared->done++;
	}
	printf("%s: %llu inputs, %zu of them seeds", drive->target->name,
	    (unsigned long long)drive->shared->done, drive->nseeds);
	if (passed_over > 0)
		printf(", %zu passed over for want of memory", passed_over);
	putchar('\n');
	return true;
}

/* ---- what it is given ---- */

static struct bytes
read_bytes(const char *path)
{
	struct bytes	 bytes = { need(malloc(INPUT_MOST)), 0 };
	FILE		*file = fopen(path, "rb");

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	bytes.n = fread(bytes.at, 1, INPUT_MOST, file);
	fclose(file);
	return bytes;
}

/* One token of a dictionary in libFuzzer's form: name="bytes\xFF". */
static void
read_token(struct drive *drive, char *line)
{
	char		*at = strchr(line, '"'), *end = strrchr(line, '"');
	struct bytes	*token = &drive->tokens[drive->ntokens];
	unsigned	 code;

	if (line[0] == '#' || at == end || drive->ntokens == TOKENS_MOST)
		return;
	token->at = need(malloc(strlen(line)));
	for (at++; at < end; at++)
		if (at[0] == '\\' && sscanf(at, "\\x%2x", &code) == 1) {
			token->at[token->n++] = (uint8_t)code;
			at += 3;
		} else {
			at += at[0] == '\\';
			token->at[token->n++] = (uint8_t)*at;
		}
	drive->ntokens++;
}

static void
read_dictionary(struct drive *drive, const char *path)
{
	char	 line[256];
	FILE	*file = fopen(path, "r");

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	while (fgets(line, sizeof(line), file) != NULL)
		read_token(drive, line);
	fclose(file);
}

static _Noreturn void
usage(void)
{
	fputs("usage: fuzz [-t seconds] [-s seed] [-d dictionary] [-o folder] "
	    "target file...\ntargets:", stderr);
	for (size_t i = 0; i < TARGETS; i++)
		fprintf(stderr, " %s", targets[i].name);
	fputc('\n', stderr);
	exit(2);
}

static void
read_options(struct drive *drive, int argc, char **argv)
{
	int	option, seconds = 0;

	while ((option = getopt(argc, argv, "t:s:d:o:")) != -1)
		switch (option) {
		case 't':
			seconds = atoi(optarg);
			break;
		case 's':
			drive->seed = strtoull(optarg, NULL, 10);
			break;
		case 'd':
			read_dictionary(drive, optarg);
			break;
		case 'o':
			drive->folder = optarg;
			break;
		default:
			usage();
		}
	drive->until = seconds > 0 ? time(NULL) + seconds : 0;
	for (size_t i = 0; optind < argc && i < TARGETS; i++)
		if (strcmp(argv[optind], targets[i].name) == 0)
			drive->target = &targets[i];
	if (drive->target == NULL || argc < optind + 2)
		usage();
}

/* The sanitizer looks at this process too. */
static void
drive_free(struct drive *drive)
{
	for (size_t i = 0; i < drive->nseeds; i++)
		free(drive->seeds[i].at);
	for (size_t i = 0; i < drive->ntokens; i++)
		free(drive->tokens[i].at);
	free(drive->seeds);
}

int
main(int argc, char **argv)
{
	struct drive	drive = { .folder = ".", .seed = 1 };
	bool		ok;

	read_options(&drive, argc, argv);
	drive.names = (const char **)argv + optind + 1;
	drive.nseeds = (size_t)(argc - optind - 1);
	drive.seeds = need(calloc(drive.nseeds, sizeof(*drive.seeds)));
	for (size_t i = 0; i < drive.nseeds; i++)
		drive.seeds[i] = read_bytes(drive.names[i]);
	drive.shared = mmap(NULL, sizeof(*drive.shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (drive.shared == MAP_FAILED) {
		perror("fuzz");
		return 2;
	}
	ok = oversee(&drive);
	drive_free(&drive);
	return ok ? 0 : 1;
}
