/*
 * store_case.h - a store in a folder of its own, for the tests of the store.
 * A CASE is that folder with an arena, the messages so far, and a store.
 */
#ifndef STORE_CASE_H
#define STORE_CASE_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "store/store.h"

/* 2 January 2023, noon. */
#define NOON	((int64_t)1672660800)
#define A_DAY	((int64_t)24 * 60 * 60)

struct folder_case {
	char		 folder[64];
	struct arena	*arena;
	struct diags	*diags;
	struct store	*store;
	struct import_result results[8];
	struct import_options options;
};

static inline void
assert_text(struct str text, const char *want)
{
	if (!str_is(text, want))
		fail_msg("'" STR_FMT "' is not '%s'", STR_ARG(text), want);
}

static inline struct period
month(int year, int number)
{
	return period_month(year, number);
}

static inline char *
case_path(struct folder_case *c, const char *name)
{
	return arena_printf(c->arena, "%s/%s", c->folder, name);
}

static inline char *
case_write(struct folder_case *c, const char *name, const void *data, size_t n)
{
	char	*path = case_path(c, name);
	FILE	*file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
	return path;
}

static inline char *
case_file(struct folder_case *c, const char *name, const char *text)
{
	return case_write(c, name, text, strlen(text));
}

static inline int
case_new(void **state)
{
	struct folder_case	*c = calloc(1, sizeof(*c));

	assert_non_null(c);
	strcpy(c->folder, "/tmp/packwright-test-XXXXXX");
	assert_non_null(mkdtemp(c->folder));
	c->arena = arena_new();
	c->diags = diags_new(c->arena);
	c->options.time = NOON;
	*state = c;
	return 0;
}

static inline int
case_free(void **state)
{
	struct folder_case	*c = *state;
	DIR			*folder = opendir(c->folder);
	struct dirent		*entry;

	store_close(c->store);
	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL)
		if (entry->d_name[0] != '.')
			unlink(case_path(c, entry->d_name));
	closedir(folder);
	assert_int_equal(rmdir(c->folder), 0);
	arena_free(c->arena);
	free(c);
	return 0;
}

/* Open the case's store anew, with no messages. */
static inline struct store *
case_open(struct folder_case *c, enum store_mode mode)
{
	store_close(c->store);
	c->diags = diags_new(c->arena);
	c->store = store_open(case_path(c, "store.db"), mode, c->arena,
	    c->diags);
	return c->store;
}

/* What was said, one "file:line:col NAME detail" each, less the folder. */
static inline const char *
case_said(struct folder_case *c)
{
	const struct message	**all;
	size_t			  n = diags_sorted(c->diags, &all);
	struct buf		  said = { 0 };
	const char		 *kept;

	for (size_t i = 0; i < n; i++) {
		buf_text(&said, path_base(all[i]->place.file));
		if (all[i]->place.line > 0)
			buf_printf(&said, ":%d:%d", all[i]->place.line,
			    all[i]->place.col);
		buf_printf(&said, " %s%s%s\n", diag_name(all[i]->id),
		    all[i]->detail[0] != '\0' ? " " : "", all[i]->detail);
	}
	kept = buf_keep(&said, c->arena).s;
	buf_free(&said);
	return kept;
}

/* Import N files by path. */
static inline bool
case_import(struct folder_case *c, const char *const *paths, size_t n)
{
	return store_import(c->store, paths, n, &c->options, c->results);
}

/* Write and import one file. */
static inline bool
case_load(struct folder_case *c, const char *name, const char *text)
{
	const char	*path = case_file(c, name, text);

	return case_import(c, &path, 1);
}

/* The only answer to SQL, asked of the file behind the store's back. */
static inline const char *
case_sql(struct folder_case *c, const char *sql)
{
	sqlite3		*db;
	sqlite3_stmt	*st;
	const char	*answer = "";

	assert_int_equal(sqlite3_open(case_path(c, "store.db"), &db),
	    SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL),
	    SQLITE_OK);
	if (sqlite3_step(st) == SQLITE_ROW &&
	    sqlite3_column_text(st, 0) != NULL)
		answer = arena_printf(c->arena, "%s",
		    (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	sqlite3_close(db);
	return answer;
}

/* Do SQL to the database NAME, behind the store's back. */
static inline void
case_do(struct folder_case *c, const char *name, const char *sql)
{
	sqlite3	*db;

	assert_int_equal(sqlite3_open(case_path(c, name), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* Put the store of VERSION, an older program's, in the place of the case's, and
 * close that. */
static inline void
case_old_store(struct folder_case *c, const char *version)
{
	struct str	sql;

	assert_true(file_read(c->arena, arena_printf(c->arena,
	    "tests/stores/version-%s.sql", version), &sql, PLACE("old.sql"),
	    c->diags));
	store_close(c->store);
	c->store = NULL;
	unlink(case_path(c, "store.db"));
	case_do(c, "store.db", sql.s);
	case_do(c, "store.db", "PRAGMA journal_mode = WAL");
	assert_string_equal(case_sql(c, "PRAGMA user_version"), version);
}

/* Three indicators and four areas that other files refer to. */
static inline void
case_registries(struct folder_case *c)
{
	static const char	indicators[] =
	    "id,name,unit,decimals,per,better\n"
	    "share,A share,percent,0,,lower\n"
	    "number,A number,count,,,higher\n"
	    "rate,A rate,rate,1,10000,lower\n"
	    "cost,A cost,money,2,,neither\n";
	static const char	areas[] =
	    "code,name,kind\n"
	    "E01,Ourtown,authority\n"
	    "E02,Nexttown,local-authority\n"
	    "E03,Fartown,local-authority\n"
	    "E92,England,country\n";
	const char		*paths[2];

	assert_non_null(case_open(c, STORE_CREATE));
	paths[0] = case_file(c, "indicators.csv", indicators);
	paths[1] = case_file(c, "areas.csv", areas);
	assert_true(case_import(c, paths, 2));
	assert_string_equal(case_said(c), "");
}

static inline int
case_new_with_registries(void **state)
{
	case_new(state);
	case_registries(*state);
	return 0;
}

#endif
