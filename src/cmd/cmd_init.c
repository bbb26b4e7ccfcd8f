/* cmd_init.c - a working folder in which everything works at once. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cmd/look_ahead.h"
#include "cmd/status.h"

/* The example, below the samples' folder and below the new one. */
#define EXAMPLE		"performance"

static const char layout_text[] =
"; Your layout.  It takes the example and says what is yours; a section written\n"
"; here replaces the example's of the same name key by key, new ones follow.\n"
"[pack]\n"
"extends = performance/performance-summary.ini\n"
"store = figures.db\n"
"output = performance-summary-{period}.pdf\n"
"council = Your council\n"
"footer = Children and Learning, your council\n";

static const char readme_text[] =
"Your working folder for packwright\n"
"\n"
"  figures.db                the store: all figures, with every revision\n"
"  performance-summary.ini   your layout; it extends the example\n"
"  performance/              the example: data, layout and texts, to be changed\n"
"\n"
"The paper, marked as a draft; and what is wrong with it, if anything:\n"
"    packwright build performance-summary.ini\n"
"    packwright check performance-summary.ini\n"
"Published, for the public; and the copy for members, in the folder members/:\n"
"    packwright build --publish performance-summary.ini\n"
"    packwright build --publish --edition members performance-summary.ini\n"
"A month's figures, tried and then loaded.  A CSV with a header, such as\n"
"performance/observations.csv; the example's own change nothing:\n"
"    packwright import --dry-run figures.db performance/observations.csv\n"
"    packwright import figures.db performance/observations.csv\n"
"A correction is a file with the right figures alone, and a reason:\n"
"    printf 'indicator,period,numerator,denominator\\n' > correction.csv\n"
"    printf 'cla-reviews,2022-12,536,543\\n' >> correction.csv\n"
"    packwright import --reason 'Two came late' figures.db correction.csv\n"
"Which published papers printed the old one; and those made again, as issue 2.\n"
"A sentence that quotes another figure than the store's stops that, with its place:\n"
"    packwright status figures.db\n"
"    packwright build --stale figures.db\n"
"Figures of your own council go into a store of their own, which the first import\n"
"makes (packwright import mine.db FILE...), and which store = in your layout names;\n"
"this one's council is the example's.\n"
"\n"
"Manual: packwright(1), packwright-layout(5), packwright-data(5)\n";

/* Files are put into it next, so its owner may have no less, whatever the umask. */
static bool
make_folder(const char *path, struct diags *diags)
{
	struct stat	st;

	if (mkdir(path, 0755) == 0) {
		if (stat(path, &st) == 0)
			chmod(path, (st.st_mode & 07777) | S_IRWXU);
		return true;
	}
	if (errno == EEXIST)
		return true;
	diag_at(diags, DIAG_INIT_FOLDER, PLACE(path), "%s", strerror(errno));
	return false;
}

static bool
write_file(struct arena *arena, const char *path, struct str text,
    struct diags *diags)
{
	struct save	*save = save_open(arena, path, 0644, diags);

	if (save == NULL)
		return false;
	save_write(save, text.s, text.n);
	return save_commit(save);
}

/* The files of FROM, and those of its folders, into TO. */
static bool
copy_folder(struct arena *arena, const char *from, const char *to,
    struct diags *diags)
{
	struct dirent	*entry;
	struct str	 text;
	struct stat	 st;
	DIR		*folder = opendir(from);
	bool		 ok = folder != NULL && make_folder(to, diags);
	char		*here, *there;

	if (folder == NULL)
		diag_at(diags, DIAG_INIT_SAMPLES, PLACE(from), "%s",
		    strerror(errno));
	while (ok && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		here = arena_printf(arena, "%s/%s", from, entry->d_name);
		there = arena_printf(arena, "%s/%s", to, entry->d_name);
		if (stat(here, &st) == 0 && S_ISDIR(st.st_mode))
			ok = copy_folder(arena, here, there, diags);
		else
			ok = file_read(arena, here, &text, PLACE(here), diags) &&
			    write_file(arena, there, text, diags);
	}
	if (folder != NULL)
		closedir(folder);
	return ok;
}

/* Whether PATH is an empty folder or nothing yet; else said. */
static bool
check_empty(const char *path, struct diags *diags)
{
	struct dirent	*entry;
	DIR		*folder = opendir(path);
	size_t		 n = 0;

	if (folder == NULL && errno == ENOENT)
		return true;
	if (folder == NULL) {
		diag_at(diags, DIAG_INIT_READ, PLACE(path), "%s",
		    strerror(errno));
		return false;
	}
	while ((entry = readdir(folder)) != NULL)
		n += strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0;
	closedir(folder);
	if (n > 0)
		diag_at(diags, DIAG_INIT_EXISTS, PLACE(path), "%s", "");
	return n == 0;
}

static const char *const data[] = {
	"indicators.csv", "areas.csv", "neighbours.csv", "targets.csv",
	"comparators.csv", "observations.csv", "illustrative.csv"
};
#define DATA	(sizeof(data) / sizeof(*data))

static bool
import_example(struct arena *arena, const char *folder,
    const struct options *options, struct diags *diags)
{
	struct import_options	 import = { .time = change_time(options) };
	struct import_result	 results[DATA];
	const char		*files[DATA];
	struct store		*store;
	bool			 ok;

	for (size_t i = 0; i < DATA; i++)
		files[i] = arena_printf(arena, "%s/" EXAMPLE "/%s", folder,
		    data[i]);
	store = store_open(arena_printf(arena, "%s/figures.db", folder),
	    STORE_CREATE, arena, diags);
	ok = store != NULL && store_import(store, files, DATA, &import,
	    results);
	store_close(store);
	return ok;
}

static void
make_working_folder(struct arena *arena, const char *folder,
    const struct options *options, struct diags *diags)
{
	char		*samples = data_path(arena, "samples/" EXAMPLE);
	struct stat	 st;

	if (stat(folder, &st) == 0 && !S_ISDIR(st.st_mode)) {
		diag_at(diags, DIAG_INIT_FILE, PLACE(folder), "%s", "");
		return;
	}
	if (lstat(folder, &st) == 0 && S_ISLNK(st.st_mode) &&
	    !path_exists(folder)) {
		diag_at(diags, DIAG_INIT_LINK, PLACE(folder), "%s", "");
		return;
	}
	if (!check_empty(folder, diags))
		return;
	if (!path_exists(samples)) {
		diag_at(diags, DIAG_INIT_SAMPLES, PLACE(samples), "%s", "");
		return;
	}
	if (make_folder(folder, diags) &&
	    copy_folder(arena, samples, arena_printf(arena, "%s/" EXAMPLE,
	    folder), diags) &&
	    write_file(arena, arena_printf(arena,
	    "%s/performance-summary.ini", folder), STR(layout_text), diags) &&
	    write_file(arena, arena_printf(arena, "%s/README", folder),
	    STR(readme_text), diags))
		import_example(arena, folder, options, diags);
}

/* FOLDER's name may be anything. */
static void
say_ready(struct arena *arena, const char *folder)
{
	const char	*layout = arena_printf(arena,
			    "%s/performance-summary.ini", folder);
	struct buf	 name = { 0 }, word = { 0 };

	add_plain(&name, str_of(folder));
	add_plain(&word, str_of(path_shell(arena, layout)));
	printf("%.*s is ready: read %.*s/README, or at once\n"
	    "  packwright build %.*s\n", STR_ARG(buf_view(&name)),
	    STR_ARG(buf_view(&name)), STR_ARG(buf_view(&word)));
	buf_free(&name);
	buf_free(&word);
}

/* PATH without the slash at its end that a shell puts there. */
static const char *
folder_named(struct arena *arena, const char *path)
{
	size_t	n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_copy(arena, path, n);
}

static int
run(const struct options *options, int n, char *const *operands)
{
	struct arena	*arena = arena_new();
	struct diags	*diags = diags_new(arena);
	const char	*folder = folder_named(arena, operands[0]);
	int		 status;

	(void)n;
	make_working_folder(arena, folder, options, diags);
	status = report(diags, options, false);
	if (status == EXIT_DONE && !options->quiet)
		say_ready(arena, folder);
	arena_free(arena);
	return status;
}

const struct cmd cmd_init = {
	.name = "init",
	.usage = "DIR",
	.about = "a working folder with a store and an example",
	.help = "Makes DIR with a store, an example layout with its data and "
	    "texts, and a README.",
	.options = "qj",
	.min = 1, .max = 1,
	.run = run,
};
