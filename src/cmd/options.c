/* options.c - every option once: its words, what it sets, what it is for. */
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cmd.h"

/* ---- setters: VALUE into a field; false when it is not what is wanted ---- */

static bool
set_flag(void *field, const char *value)
{
	(void)value;
	*(bool *)field = true;
	return true;
}

static bool
set_name(void *field, const char *value)
{
	*(const char **)field = value;
	return *value != '\0';
}

static bool
set_text(void *field, const char *value)
{
	size_t	bad;

	while (*value == ' ' || *value == '\t' || *value == '\n')
		value++;
	*(const char **)field = value;
	return utf8_valid(str_of(value), &bad);
}

static bool
set_period(void *field, const char *value)
{
	return period_parse(str_of(value), field);
}

static bool
set_date(void *field, const char *value)
{
	return date_parse(str_of(value), field);
}

/* A number from 1 to MOST. */
static bool
set_number(int *field, const char *value, int most)
{
	char	*end;
	long	 number = strtol(value, &end, 10);

	*field = number >= 1 && number <= most ? (int)number : 0;
	return *field > 0 && *end == '\0';
}

static bool
set_jobs(void *field, const char *value)
{
	return set_number(field, value, JOBS_MOST);
}

static bool
set_scale(void *field, const char *value)
{
	return set_number(field, value, SCALE_MOST);
}

static bool
set_dump(void *field, const char *value)
{
	static const char *const	names[] = {
		[DUMP_BLOCKS] = "blocks", [DUMP_TRACE] = "trace",
		[DUMP_TAGS] = "tags"
	};
	enum dump			*dump = field;

	for (int i = DUMP_BLOCKS; i <= DUMP_TAGS; i++)
		if (strcmp(value, names[i]) == 0) {
			*dump = (enum dump)i;
			return true;
		}
	return false;
}

/* ---- those that set more than a field ---- */

static bool
set_allow(void *whole, const char *value)
{
	struct options	*options = whole;

	if (*value == '\0' || options->nallow == ALLOW_MOST)
		return false;
	options->allow[options->nallow++] = value;
	return true;
}

static const char *const edition_names[EDITION__MAX] = {
	[EDITION_UNSAID] = "", [EDITION_PUBLIC] = "public",
	[EDITION_MEMBERS] = "members", [EDITION_ALL] = "all"
};

static bool
set_editions(void *whole, const char *value)
{
	struct options	*options = whole;

	for (int i = EDITION_PUBLIC; i < EDITION__MAX; i++)
		if (strcmp(value, edition_names[i]) == 0) {
			options->edition = (enum edition)i;
			options->members = i == EDITION_MEMBERS;
			return true;
		}
	return false;
}

static bool
set_edition(void *whole, const char *value)
{
	return set_editions(whole, value) &&
	    ((struct options *)whole)->edition != EDITION_ALL;
}

bool
edition_asked(const struct options *options, struct str edition,
    enum edition when_unsaid)
{
	enum edition	asked = options->edition != EDITION_UNSAID ?
	    options->edition : when_unsaid;

	return asked == EDITION_ALL || str_is(edition, edition_names[asked]);
}

/* ---- the table ---- */

#define FIELD(name)	offsetof(struct options, name)
#define WHOLE		0		/* more than one field */

static const struct opt {
	char		 letter;	/* names it in struct cmd; also -o, -T */
	const char	*name;		/* NULL: only the letter */
	const char	*value;		/* what it takes; NULL: nothing */
	const char	*wants;		/* the same for messages */
	const char	*about;
	bool		(*set)(void *field, const char *value);
	size_t		 field;		/* of struct options */
} table[] = {
	{ 'p', "period", "2022-12", "a month such as 2022-12",
	    "the paper's month, instead of the layout's",
	    set_period, FIELD(period) },
	{ 'a', "as-at", "2023-01-05", "a date such as 2023-01-05",
	    "the data as they stood at the end of that day",
	    set_date, FIELD(as_at) },
	{ 'e', "edition", "public|members", "public or members",
	    "whose copy; public when not said",
	    set_edition, WHOLE },
	{ 'E', "edition", "public|members|all", "public, members or all",
	    "whose copies",
	    set_editions, WHOLE },
	{ 'B', "edition", "public|members|all", "public or members (with --stale also all)",
	    "whose copy; public when not said, with --stale all",
	    set_editions, WHOLE },
	{ 'o', NULL, "FILE", "a file's name",
	    "where the result goes",
	    set_name, FIELD(output) },
	{ 'P', "publish", NULL, NULL,
	    "the real thing: no draft mark, recorded in the store",
	    set_flag, FIELD(publish) },
	{ 'O', "over", NULL, NULL,
	    "take the file of another published paper, or month, or of what is no "
	    "draft",
	    set_flag, FIELD(over) },
	{ 'S', "stale", NULL, NULL,
	    "make again what was published and is out of date",
	    set_flag, FIELD(stale) },
	{ 'J', "jobs", "1-256", "a number from 1 to 256",
	    "so many at once, each in a process of its own",
	    set_jobs, FIELD(jobs) },
	{ 't', "store", "FILE", "a file's name",
	    "the store to use instead of the layout's",
	    set_name, FIELD(store) },
	{ 'R', "record", "FILE", "a file's name",
	    "write what is published to FILE, for merge, and the store not",
	    set_name, FIELD(record) },
	{ 'w', "allow", "FOLDER", "a folder's name, 64 times at most",
	    "a folder in which a layout may name files; again for more",
	    set_allow, WHOLE },
	{ 'A', "all", NULL, NULL,
	    "also what is up to date",
	    set_flag, FIELD(all) },
	{ 'b', "breakdown", "NAME", "a breakdown's name",
	    "by this one's categories",
	    set_name, FIELD(breakdown) },
	{ 'n', "dry-run", NULL, NULL,
	    "do everything but write",
	    set_flag, FIELD(dry_run) },
	{ 'r', "reason", "TEXT", "a text in UTF-8",
	    "why figures change, kept with them",
	    set_text, FIELD(reason) },
	{ 'd', "date", "2023-01-05", "a date such as 2023-01-05",
	    "the day of the import; else today",
	    set_date, FIELD(date) },
	{ 'N', "numbers", NULL, NULL,
	    "also list numbers in texts that are bound to no data",
	    set_flag, FIELD(numbers) },
	{ 'c', "scale", "1-16", "a number from 1 to 16",
	    "pixels a point of a PNG; 2 when not said",
	    set_scale, FIELD(scale) },
	{ 's', "strict", NULL, NULL,
	    "exit with 1 when there are warnings",
	    set_flag, FIELD(strict) },
	{ 'q', "quiet", NULL, NULL,
	    "say nothing but errors",
	    set_flag, FIELD(quiet) },
	{ 'l', "log", "FILE", "a file's name",
	    "add messages and results to FILE, as JSON lines with their time",
	    set_name, FIELD(log) },
	{ 'j', "json", NULL, NULL,
	    "messages and results as JSON lines",
	    set_flag, FIELD(json) },
	{ 'T', NULL, "blocks|trace|tags", "blocks, trace or tags",
	    "print the paper's blocks, pages or tags instead of a PDF",
	    set_dump, FIELD(dump) },
};
#define OPTIONS		(sizeof(table) / sizeof(*table))

/* -h, which no option may have. */
#define HELP		'h'

static const struct opt *
find_option(int letter)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (table[i].letter == letter)
			return &table[i];
	return NULL;
}

/* getopt's tables for the options CMD takes, and for help, which all give. */
static void
list_options(const struct cmd *cmd, char *letters, struct option *longs)
{
	const struct opt	*opt;
	size_t			 n = 0, l = 0;

	letters[l++] = ':';
	for (const char *at = cmd->options; *at != '\0'; at++) {
		opt = find_option(*at);
		if (opt->name == NULL) {
			letters[l++] = opt->letter;
			letters[l++] = ':';
			continue;
		}
		longs[n++] = (struct option){ opt->name, opt->value != NULL,
		    NULL, opt->letter };
	}
	longs[n++] = (struct option){ "help", no_argument, NULL, HELP };
	letters[l++] = HELP;
	letters[l] = '\0';
	longs[n] = (struct option){ 0 };
}

/* ---- what is no option ---- */

/* The name of the option of CMD's that WORD was meant for, as written; empty when
 * none is near. */
static struct str
nearest_option(const struct cmd *cmd, const char *word)
{
	struct str		 meant = str_of(word + strspn(word, "-"));
	struct nearest		 nearest = NEAREST(str_cut(&meant, '='));
	const struct opt	*opt;

	nearest_offer(&nearest, STR("help"));
	for (const char *at = cmd->options; *at != '\0'; at++) {
		opt = find_option(*at);
		if (opt->name != NULL)
			nearest_offer(&nearest, str_of(opt->name));
	}
	return nearest.best;
}

/* The word that getopt stopped at: it goes on to the next one only at the word's
 * end, and "-jobs" is -j to it and has not ended there. */
static const char *
stopped_at(char *const *argv)
{
	const char	*next = argv[optind];

	if (optopt != 0 && next != NULL && next[0] == '-' &&
	    next[1] == optopt && next[2] != '\0')
		return next;
	return argv[optind - 1];
}

/* What VALUE, which OPT does not take, was meant for: nearly one of its words, or a
 * month or day in another form; empty when it is anybody's guess. */
static struct str
value_meant(struct arena *arena, const struct opt *opt, const char *value)
{
	struct nearest	nearest = NEAREST(str_of(value));
	struct str	rest = str_of(opt->value), meant;
	struct period	period;

	if (strchr(opt->value, '|') != NULL) {
		while (rest.n > 0)
			nearest_offer(&nearest, str_cut(&rest, '|'));
		return nearest.best;
	}
	if (opt->set != set_period && opt->set != set_date)
		return STR("");
	meant = period_meant(arena, str_of(value));
	return period_parse(meant, &period) && (period.kind == PERIOD_DAY) ==
	    (opt->set == set_date) ? meant : STR("");
}

/* Say that OPT does not take VALUE. */
static void
say_value(const struct cmd *cmd, const struct opt *opt, const char *value)
{
	struct arena	*arena = arena_new();
	struct str	 meant = value_meant(arena, opt, value);

	fprintf(stderr, "packwright: %s: %s%s takes %s and not '%s'",
	    cmd->name, opt->name != NULL ? "--" : "-", opt->name != NULL ?
	    opt->name : (char[]){ opt->letter, '\0' }, opt->wants, value);
	if (meant.n > 0 && !str_is(meant, value))
		fprintf(stderr, ", did you mean '" STR_FMT "'?",
		    STR_ARG(meant));
	fputc('\n', stderr);
	arena_free(arena);
}

/* Say what is wrong with the option that getopt answered with LETTER. */
static void
say_wrong(const struct cmd *cmd, int letter, char *const *argv)
{
	const char	*word = stopped_at(argv);
	struct str	 meant = nearest_option(cmd, word);

	fprintf(stderr, "packwright: %s: ", cmd->name);
	if (letter == ':')
		fprintf(stderr, "option %s takes a value", word);
	else if (optopt != 0 && strncmp(word, "--", 2) == 0)
		fprintf(stderr, "option %.*s takes no value",
		    (int)strcspn(word, "="), word);
	else if (meant.n > 0)
		fprintf(stderr, "no option %s, did you mean --" STR_FMT "?",
		    word, STR_ARG(meant));
	else
		fprintf(stderr, "no option %s", word);
	fprintf(stderr, "\nTry 'packwright %s --help'.\n", cmd->name);
}

bool
options_read(const struct cmd *cmd, int argc, char **argv,
    struct options *options, int *first)
{
	struct option		 longs[OPTIONS + 2];
	char			 letters[2 * OPTIONS + 3];
	const struct opt	*opt;
	int			 letter;

	list_options(cmd, letters, longs);
	opterr = 0;
	while ((letter = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (letter == '?' || letter == ':') {
			say_wrong(cmd, letter, argv);
			return false;
		}
		if (letter == HELP) {
			options->help = true;
			return true;
		}
		opt = find_option(letter);
		if (!opt->set((char *)options + opt->field, optarg)) {
			say_value(cmd, opt, optarg);
			return false;
		}
	}
	*first = optind;
	return true;
}

void
options_help(const struct cmd *cmd)
{
	const struct opt	*opt;
	char			 left[40];

	printf("packwright %s %s\n\n%s\n", cmd->name, cmd->usage, cmd->help);
	if (cmd->options[0] != '\0')
		putchar('\n');
	for (const char *at = cmd->options; *at != '\0'; at++) {
		opt = find_option(*at);
		if (opt->name != NULL)
			snprintf(left, sizeof(left), "--%s %s", opt->name,
			    opt->value != NULL ? opt->value : "");
		else
			snprintf(left, sizeof(left), "-%c %s", opt->letter,
			    opt->value);
		printf("  %-28s %s\n", left, opt->about);
	}
}

void
options_words(const struct cmd *cmd, struct buf *out)
{
	const struct opt	*opt;

	for (const char *at = cmd->options; *at != '\0'; at++) {
		opt = find_option(*at);
		if (opt->name != NULL)
			buf_printf(out, "--%s ", opt->name);
		else
			buf_printf(out, "-%c ", opt->letter);
	}
}

/* Whether a later option has the name of option I, and more words. */
static bool
is_narrower(size_t i)
{
	for (size_t j = i + 1; j < OPTIONS; j++)
		if (table[i].name != NULL && table[j].name != NULL &&
		    strcmp(table[i].name, table[j].name) == 0)
			return true;
	return false;
}

void
options_choices(struct buf *out)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct opt	*opt = &table[i];

		if (opt->value == NULL || strchr(opt->value, '|') == NULL ||
		    is_narrower(i))
			continue;
		if (opt->name != NULL)
			buf_printf(out, "\t--%s)", opt->name);
		else
			buf_printf(out, "\t-%c)", opt->letter);
		buf_text(out, " COMPREPLY=($(compgen -W '");
		for (const char *at = opt->value; *at != '\0'; at++)
			buf_char(out, *at == '|' ? ' ' : *at);
		buf_text(out, "' -- \"$now\")); return ;;\n");
	}
}
