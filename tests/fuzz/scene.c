/*
 * scene.c - a folder for the fuzz targets, the small store in it, and builds
 * with all that must hold of them.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "fuzz.h"
#include "pdf/pdf.h"

#define SEEDS	"tests/fuzz/scene/"	/* from the top, where targets run */
#define NAMES	64
#define STORED	1672876800		/* 5 January 2023 */

_Noreturn void
fuzz_fail(const char *file, int line, const char *format, ...)
{
	va_list	args;

	fprintf(stderr, "%s:%d: does not hold: ", file, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}

/* ---- the folder ---- */

/* An entry point has no argument for it: the only thing that lasts. */
static struct scene {
	struct arena	*arena;
	char		 folder[200];
	struct named {
		const char	*name, *path;
	} names[NAMES];
	struct str	 store;
	const char	*faces[FACE__MAX];
} scene;

static void
scene_close(void)
{
	for (int i = 0; i < NAMES && scene.names[i].name != NULL; i++)
		unlink(scene.names[i].path);
	rmdir(scene.folder);
	arena_free(scene.arena);
	scene.arena = NULL;
}

const char *
scene_path(const char *name)
{
	struct named	*at = scene.names;

	while (at->name != NULL && strcmp(at->name, name) != 0)
		at++;
	must_hold(at < scene.names + NAMES - 1, "more than %d files", NAMES);
	if (at->name == NULL) {
		at->name = str_dup(scene.arena, str_of(name));
		at->path = arena_printf(scene.arena, "%s/%s", scene.folder,
		    name);
	}
	return at->path;
}

void
scene_write(const char *name, struct str data)
{
	const char	*path = scene_path(name);
	FILE		*file = fopen(path, "wb");

	must_hold(file != NULL && fwrite(data.s, 1, data.n, file) == data.n,
	    "%s: %s", path, strerror(errno));
	must_hold(fclose(file) == 0, "%s: %s", path, strerror(errno));
}

struct str
scene_read(struct arena *arena, const char *name)
{
	const char	*path = scene_path(name);
	struct diags	*diags = diags_new(arena);
	struct str	 data = { "", 0 };

	must_hold(file_read(arena, path, &data, PLACE(path), diags),
	    "%s cannot be read", path);
	return data;
}

void
scene_remove(const char *name)
{
	unlink(scene_path(name));
}

/* A file of the seeds under its own name. */
static void
bring(const char *name)
{
	struct arena	*arena = arena_new();
	char		*path = arena_printf(arena, SEEDS "%s", name);
	struct str	 data;

	must_hold(file_read(arena, path, &data, PLACE(path), diags_new(arena)),
	    "%s cannot be read: targets run from the top of the tree", path);
	scene_write(name, data);
	arena_free(arena);
}

/* ---- the small store ---- */

static const char *const tables[] = {
	"indicators.csv", "areas.csv", "neighbours.csv", "observations.csv",
	"comparators.csv", "targets.csv", "audits.csv", "recommendations.csv",
	"updates.csv", "decisions.csv",
};
#define TABLES	(sizeof(tables) / sizeof(*tables))

static void
make_store(void)
{
	struct import_options	 options = { .time = STORED };
	struct import_result	 results[TABLES];
	const char		*paths[TABLES];
	struct run		 run;
	struct store		*store;

	run_begin(&run);
	for (size_t i = 0; i < TABLES; i++) {
		bring(tables[i]);
		paths[i] = scene_path(tables[i]);
	}
	store = store_open(scene_path("store.db"), STORE_CREATE, run.arena,
	    run.diags);
	must_hold(store != NULL && store_import(store, paths, TABLES, &options,
	    results), "the small store cannot be made");
	store_close(store);
	scene.store = scene_read(scene.arena, "store.db");
	run_end(&run);
}

static void
read_faces(void)
{
	const char		*list = "fonts/fonts.ini";
	struct font_file	 files[FACE__MAX];

	must_hold(fonts_read(scene.arena, list, files, FACE__MAX,
	    diags_new(scene.arena)), "%s cannot be read", list);
	for (int i = 0; i < FACE__MAX; i++)
		scene.faces[i] = files[i].path;
}

/* Make the scene, once. */
static void
scene_open(void)
{
	static const char *const files[] = {
		"store.ini", "figures.md", "bind.ini", "words.md", "logo.png",
		"steps.csv", "plain.ini", "report.ini", "minutes.ini",
		"notices.ini", "glossary.ini",
	};
	const char	*temporary = getenv("TMPDIR");

	if (scene.arena != NULL)
		return;
	scene.arena = arena_new();
	snprintf(scene.folder, sizeof(scene.folder), "%s/packwright-fuzz."
	    "XXXXXX", temporary != NULL ? temporary : "/tmp");
	must_hold(mkdtemp(scene.folder) != NULL, "%s: %s", scene.folder,
	    strerror(errno));
	atexit(scene_close);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		bring(files[i]);
	make_store();
	read_faces();
}

struct str
scene_store(void)
{
	return scene.store;
}

void
scene_reset(struct str bytes)
{
	scene_remove("store.db-wal");
	scene_remove("store.db-shm");
	scene_remove("store.db-journal");
	scene_write("store.db", bytes);
}

/* ---- one run ---- */

void
run_begin(struct run *run)
{
	scene_open();
	run->arena = arena_new();
	run->diags = diags_new(run->arena);
}

void
run_end(struct run *run)
{
	const struct message	**sorted;
	size_t			  n = diags_sorted(run->diags, &sorted);
	struct buf		  line = { 0 };

	for (size_t i = 0; i < n; i++) {
		buf_clear(&line);
		message_print(&line, sorted[i]);
		must_hold(line.n > 0, "a message says nothing");
	}
	buf_free(&line);
	arena_free(run->arena);
}

struct str
next_part(struct str *data)
{
	return str_cut(data, '\f');
}

/* ---- builds ---- */

static double
width_of(void *fonts, enum face face, double size, struct str text)
{
	return font_width(fonts, face, size, text);
}

/* The file at PATH is a sound PDF, which holds what it claims. */
static void
check_written(struct run *run, const char *path, const struct pdf_info *info)
{
	char		*said = NULL;
	size_t		 n;
	struct str	 data;
	FILE		*out = open_memstream(&said, &n);
	int		 faults;

	must_hold(out != NULL, "no memory");
	must_hold(file_read(run->arena, path, &data, PLACE(path), run->diags),
	    "the PDF cannot be read");
	faults = check_pdf(path, data.s, data.n, info->no_ua, info->no_a, out);
	fclose(out);
	must_hold(faults == 0, "the PDF is not what it should be:\n%s", said);
	free(said);
}

static bool
write_pdf(struct run *run, struct paper *paper, const struct pages *pages,
    struct fonts *fonts)
{
	struct paper_about	 about = paper_about(paper);
	struct pdf_info		 info = {
		.title = about.title, .author = about.author,
		.subject = about.subject, .lang = about.lang,
		.creator = STR("packwright " VERSION),
		.no_ua = about.no_ua, .no_a = about.no_a,
		.has_time = date_known(about.date),
		.time = (int64_t)date_days(about.date) * 86400,
	};
	const char		*path = scene_path("out.pdf");
	struct save		*save = save_open(run->arena, path, 0644,
				    run->diags);

	must_hold(save != NULL, "no place for the PDF");
	if (!pdf_write(run->arena, pages, fonts, &info, save, NULL,
	    run->diags)) {
		must_hold(diags_failed(run->diags),
		    "the PDF was not written, and nobody says why");
		save_abandon(save);
		return false;
	}
	must_hold(save_commit(save), "the PDF has no name");
	check_written(run, path, &info);
	return true;
}

static void
seek_missing(struct run *run, struct fonts *fonts, struct blocks *blocks)
{
	const struct missing	*missing;
	struct place		 place = { 0 };
	size_t			 n = fonts_missing(fonts, &missing);

	for (size_t i = 0; i < n; i++)
		paper_seek(run->arena, blocks, missing[i].code, &place);
}

bool
run_build(struct run *run, const struct order *order)
{
	struct fonts		*fonts = fonts_open(run->arena, scene.faces,
				    NULL, run->diags);
	struct metrics		 metrics = { width_of, fonts };
	struct build		 build = {
		.layout = paper_layout(run->arena, scene_path(order->layout),
		    "layouts", NULL, run->diags),
		.store = order->store, .fonts = fonts, .metrics = metrics,
		.members = order->members, .stock = "layouts",
		.draft = true, .issue = 1,
	};
	struct blocks		 blocks = { 0 };
	const struct pages	*pages;
	struct paper		*paper = NULL;
	bool			 written = false;

	must_hold(fonts != NULL, "no fonts");
	if (build.layout != NULL && build.layout->first != NULL)
		paper = paper_new(run->arena, &build, run->diags);
	if (paper != NULL) {
		paper_blocks(paper, &blocks);
		pages = pages_settle(run->arena, &blocks, &metrics, run->diags);
		seek_missing(run, fonts, &blocks);
		paper_loose_numbers(paper);
		written = !diags_failed(run->diags) &&
		    write_pdf(run, paper, pages, fonts);
		paper_close(paper);
	}
	fonts_close(fonts);
	return written;
}
