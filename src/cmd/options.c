/* options.c - every option once: its words, what it sets, what it is for. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/cmd.h"

static bool
set_period(struct options *options, const char *value)
{
	return period_parse(str_of(value), &options->period);
}

static bool
set_as_at(struct options *options, const char *value)
{
	return date_parse(str_of(value), &options->as_at);
}

static bool
set_date(struct options *options, const char *value)
{
	return date_parse(str_of(value), &options->date);
}

static const char *const edition_names[EDITION__MAX] = {
	[EDITION_UNSAID] = "", [EDITION_PUBLIC] = "public",
	[EDITION_MEMBERS] = "members", [EDITION_ALL] = "all"
};

static bool
set_editions(struct options *options, const char *value)
{
	for (int i = EDITION_PUBLIC; i < EDITION__MAX; i++)
		if (strcmp(value, edition_names[i]) == 0)
			options->edition = (enum edition)i;
	options->members = options->edition == EDITION_MEMBERS;
	return options->edition != EDITION_UNSAID &&
	    strcmp(value, edition_names[options->edition]) == 0;
}

static bool
set_edition(struct options *options, const char *value)
{
	return set_editions(options, value) && options->edition != EDITION_ALL;
}

bool
edition_asked(const struct options *options, struct str edition,
    enum edition when_unsaid)
{
	enum edition	asked = options->edition != EDITION_UNSAID ?
	    options->edition : when_unsaid;

	return asked == EDITION_ALL || str_is(edition, edition_names[asked]);
}

static bool
set_output(struct options *options, const char *value)
{
	options->output = value;
	return *value != '\0';
}

static bool
set_store(struct options *options, const char *value)
{
	options->store = value;
	return *value != '\0';
}

static bool
set_record(struct options *options, const char *value)
{
	options->record = value;
	return *value != '\0';
}

static bool
set_reason(struct options *options, const char *value)
{
	size_t	bad;

	options->reason = value;
	return utf8_valid(str_of(value), &bad);
}

static bool
set_log(struct options *options, const char *value)
{
	options->log = value;
	return *value != '\0';
}

static bool
set_breakdown(struct options *options, const char *value)
{
	options->breakdown = value;
	return *value != '\0';
}

static bool
set_jobs(struct options *options, const char *value)
{
	char	*end;
	long	 jobs = strtol(value, &end, 10);

	options->jobs = jobs >= 1 && jobs <= JOBS_MOST ? (int)jobs : 0;
	return options->jobs > 0 && *end == '\0';
}

static bool
set_scale(struct options *options, const char *value)
{
	options->scale = atoi(value);
	return options->scale >= 1 && options->scale <= 16;
}

static bool
set_dump(struct options *options, const char *value)
{
	static const char *const	names[] = {
		[DUMP_BLOCKS] = "blocks", [DUMP_TRACE] = "trace",
		[DUMP_TAGS] = "tags"
	};

	for (int i = DUMP_BLOCKS; i <= DUMP_TAGS; i++)
		if (strcmp(value, names[i]) == 0)
			options->dump = (enum dump)i;
	return options->dump != DUMP_NONE;
}

static bool
set_publish(struct options *options, const char *value)
{
	(void)value;
	options->publish = true;
	return true;
}

static bool
set_stale(struct options *options, const char *value)
{
	(void)value;
	options->stale = true;
	return true;
}

static bool
set_all(struct options *options, const char *value)
{
	(void)value;
	options->all = true;
	return true;
}

static bool
set_dry_run(struct options *options, const char *value)
{
	(void)value;
	options->dry_run = true;
	return true;
}

static bool
set_strict(struct options *options, const char *value)
{
	(void)value;
	options->strict = true;
	return true;
}

static bool
set_quiet(struct options *options, const char *value)
{
	(void)value;
	options->quiet = true;
	return true;
}

static bool
set_json(struct options *options, const char *value)
{
	(void)value;
	options->json = true;
	return true;
}

static bool
set_numbers(struct options *options, const char *value)
{
	(void)value;
	options->numbers = true;
	return true;
}

static const struct opt {
	char		 letter;	/* names it in struct cmd; also -o, -T */
	const char	*name;		/* NULL: only the letter */
	const char	*value;		/* what it takes; NULL: nothing */
	const char	*wants;		/* the same for messages */
	const char	*about;
	bool		(*set)(struct options *options, const char *value);
} table[] = {
	{ 'p', "period", "2022-12", "a month such as 2022-12", "the paper's month, instead of the "
	  "layout's", set_period },
	{ 'a', "as-at", "2023-01-05", "a date such as 2023-01-05", "the data as they stood at the end of "
	  "that day", set_as_at },
	{ 'e', "edition", "public|members", "public or members", "whose copy; public when not said",
	  set_edition },
	{ 'E', "edition", "public|members|all", "public, members or all", "whose "
	  "copies", set_editions },
	{ 'o', NULL, "FILE", "a file's name", "where the result goes", set_output },
	{ 'P', "publish", NULL, NULL, "the real thing: no draft mark, recorded in the "
	  "store", set_publish },
	{ 'S', "stale", NULL, NULL, "make again what was published and is out "
	  "of date", set_stale },
	{ 'J', "jobs", "1-256", "a number from 1 to 256", "so many at once, "
	  "each in a process of its own", set_jobs },
	{ 't', "store", "FILE", "a file's name", "the store to use instead of "
	  "the layout's", set_store },
	{ 'R', "record", "FILE", "a file's name", "write what is published to "
	  "FILE, for merge, and the store not", set_record },
	{ 'A', "all", NULL, NULL, "also what is up to date", set_all },
	{ 'b', "breakdown", "NAME", "a breakdown's name", "by this one's "
	  "categories", set_breakdown },
	{ 'n', "dry-run", NULL, NULL, "do everything but write", set_dry_run },
	{ 'r', "reason", "TEXT", "a text in UTF-8", "why figures change, kept with them",
	  set_reason },
	{ 'd', "date", "2023-01-05", "a date such as 2023-01-05", "the day of the import; else today",
	  set_date },
	{ 'N', "numbers", NULL, NULL, "also list numbers in texts that are bound to "
	  "no data", set_numbers },
	{ 'c', "scale", "1-16", "a number from 1 to 16", "pixels a point of a PNG; 2 when not said",
	  set_scale },
	{ 's', "strict", NULL, NULL, "exit with 1 when there are warnings",
	  set_strict },
	{ 'q', "quiet", NULL, NULL, "say nothing but errors", set_quiet },
	{ 'l', "log", "FILE", "a file's name", "add messages and results to "
	  "FILE, as JSON lines with their time", set_log },
	{ 'j', "json", NULL, NULL, "messages and results as JSON lines", set_json },
	{ 'T', NULL, "blocks|trace|tags", "blocks, trace or tags", "print the paper's blocks, pages or "
	  "tags instead of a PDF", set_dump },
};
#define OPTIONS		(sizeof(table) / sizeof(*table))

static const struct opt *
find_option(int letter)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (table[i].letter == letter)
			return &table[i];
	return NULL;
}

/* getopt's tables for the options CMD takes. */
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
	letters[l] = '\0';
	longs[n] = (struct option){ 0 };
}

bool
options_read(const struct cmd *cmd, int argc, char **argv,
    struct options *options, int *first)
{
	struct option		 longs[OPTIONS + 1];
	char			 letters[2 * OPTIONS + 2];
	const struct opt	*opt;
	int			 letter;

	list_options(cmd, letters, longs);
	opterr = 0;
	while ((letter = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (letter == '?' || letter == ':') {
			fprintf(stderr, letter == ':' ?
			    "packwright: %s: option %s takes a value\n" :
			    "packwright: %s: no option %s\n", cmd->name,
			    argv[optind - 1]);
			fprintf(stderr, "Try 'packwright %s --help'.\n",
			    cmd->name);
			return false;
		}
		opt = find_option(letter);
		if (!opt->set(options, optarg)) {
			fprintf(stderr, "packwright: %s: %s%s takes %s and not "
			    "'%s'\n", cmd->name, opt->name != NULL ? "--" : "-",
			    opt->name != NULL ? opt->name :
			    (char[]){ opt->letter, '\0' }, opt->wants, optarg);
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
		printf("  %-26s %s\n", left, opt->about);
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
