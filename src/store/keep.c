/*
 * keep.c - what was found up to date is kept, so that it costs nothing to find
 * it once more: as of which import, and which stamps go with the digests.
 */
#include "store/ledger_int.h"

/* What was checked as of a later import meanwhile stays so. */
static bool
keep_one(struct store *store, const struct stale *stale)
{
	static const char		 sql[] =
	    "UPDATE publication SET checked = ?5 WHERE pack = ?1"
	    "   AND edition = ?2 AND period = ?3 AND issue = ?4"
	    "   AND digest = ?6 AND max(seen, checked) < ?5";
	const struct publication	*which = &stale->publication;
	sqlite3_stmt			*st = store_sql(store, sql);

	if (st == NULL)
		return false;
	bind_text(st, 1, which->pack);
	bind_text(st, 2, which->edition);
	bind_text(st, 3, period_code(store->arena, which->period));
	bind_int(st, 4, which->issue);
	bind_int(st, 5, stale->checked);
	bind_text(st, 6, which->digest);
	return store_run(store, st);
}

/* ---- stamps ---- */

/* Input PATH of publication NUMBER, or its own file when PATH is empty, has
 * STAMP. */
static bool
stamp_one(struct store *store, int64_t number, struct str path,
    struct stamp stamp)
{
	static const char	 input[] =
	    "UPDATE publication_input SET size = ?3, inode = ?4, changed = ?5,"
	    " modified = ?6 WHERE publication = ?1 AND path = ?2";
	static const char	 own[] =
	    "UPDATE publication SET size = ?3, inode = ?4, changed = ?5,"
	    " modified = ?6 WHERE number = ?1 AND ?2 = ''";
	sqlite3_stmt		*st = store_sql(store, path.n > 0 ? input :
				    own);

	if (st == NULL)
		return false;
	bind_int(st, 1, number);
	bind_text(st, 2, path);
	bind_stamp(st, 3, stamp);
	return store_run(store, st);
}

/* A file that had to be read, and was the same: a copy, say, or restored. */
static bool
keep_stamps(struct store *store, const struct published *published,
    struct names *files)
{
	const struct publication	*own = &published->publication;
	const struct file_now		*file;
	struct inputs			 inputs;
	bool				 ok;

	ok = inputs_read(store, published->number, &inputs);
	for (size_t i = 0; ok && i < inputs.n; i++) {
		const struct input	*input = &inputs.at[i];
		struct str		 path = str_of(input->path);

		if (file_changed(store->arena, files, path, input->stamp,
		    str_of(input->digest)))
			continue;
		file = file_digested(files, path);
		if (file != NULL && !stamp_eq(file->stamp, input->stamp))
			ok = stamp_one(store, published->number, path,
			    file->stamp);
	}
	if (!ok || file_changed(store->arena, files, own->path,
	    published->stamp, own->digest))
		return ok;
	file = file_digested(files, own->path);
	return file == NULL || stamp_eq(file->stamp, published->stamp) ||
	    stamp_one(store, published->number, STR(""), file->stamp);
}

static bool
keep_all_stamps(struct store *store)
{
	const struct published	**takers = NULL;
	const bool		 *past = NULL;
	struct published	 *all;
	struct names		  files = { 0 };
	size_t			  n;
	bool			  ok;

	ok = published_last(store, &all, &n);
	if (ok) {
		takers = published_takers(store->arena, all, n);
		past = published_past(store->arena, all, n);
	}
	for (size_t i = 0; ok && i < n; i++)
		if (takers[i] == NULL && !past[i])
			ok = keep_stamps(store, &all[i], &files);
	return ok;
}

bool
ledger_keep(struct store *store, const struct stale *all, size_t n)
{
	bool	ok = store_begin(store);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < n; i++)
		ok = all[i].checked == 0 || keep_one(store, &all[i]);
	if (ok && keep_all_stamps(store))
		return store_commit(store);
	store_rollback(store);
	return false;
}
