/* kept.c - what a PDF or a picture must not take the place of, and is kept. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/build.h"

/* ---- files that are no papers ---- */

/* How the files begin that one of their kind may take the place of. */
static bool
is_pdf(struct str head)
{
	return str_starts(head, "%PDF");
}

static bool
is_png(struct str head)
{
	return str_starts(head, "\x89PNG\r\n\x1A\n");
}

/* Behind what may stand at the beginning of XML. */
static bool
is_svg(struct str head)
{
	static const struct {
		const char	*begin, *end;
	} before[] = {
		{ "\xEF\xBB\xBF", "\xBF" }, { "<?", "?>" },
		{ "<!--", "-->" }, { "<!DOCTYPE svg", ">" },
	};
	size_t	i = 0, at;

	while (i < sizeof(before) / sizeof(*before)) {
		head = str_trim(head);
		if (!str_starts(head, before[i].begin)) {
			i++;
			continue;
		}
		at = str_find(head, before[i].end) + strlen(before[i].end);
		head = str_from(head, at < head.n ? at : head.n);
		i = 0;
	}
	return str_starts(head, "<svg") && head.n > 4 &&
	    (head.s[4] == '>' || head.s[4] <= ' ');
}

/* Whether a file of no bytes is nobody's: one that the user names, or that is
 * called what ours are.  An empty one may be there for its name alone. */
static bool
is_free(const struct session *session, const char *path)
{
	const struct options	*options = session->options;

	return (options->output != NULL && !options->stale) ||
	    str_ends(str_of(path), ".pdf");
}

/* The first bytes of the file PATH, N at most, in HEAD; false, said, when they are
 * not to be had. */
static bool
read_head(const char *path, char *head, size_t *n, struct diags *diags)
{
	FILE	*file = fopen(path, "re");
	bool	 ok = file != NULL;

	if (ok)
		*n = fread(head, 1, *n, file);
	if (!ok || ferror(file))
		diag_at(diags, DIAG_FILE_READ, PLACE(path), "%s",
		    error_said(errno));
	if (file != NULL) {
		ok = !ferror(file);
		fclose(file);
	}
	return ok;
}

/* Whether PATH may be replaced: a layout, a text or the store named by mistake is
 * nothing that IS ours; OTHERWISE says so. */
static bool
may_replace(struct session *session, const char *path,
    bool (*is)(struct str head), enum diag otherwise)
{
	char		head[4096];
	struct stat	st;
	size_t		n = sizeof(head);

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return true;		/* not there, or save_open() says why */
	if (!read_head(path, head, &n, session->diags))
		return false;
	if (n == 0 ? is_free(session, path) : is((struct str){ head, n }))
		return true;
	diag_at(session->diags, otherwise, PLACE(path), "%s", "");
	return false;
}

/* Where the layout puts the edition that is not being built; NULL: nowhere. */
static const char *
other_output(struct session *session)
{
	struct options	other = {
		.members = !session->options->members,
		.period = session->options->period,
	};

	return output_named(session->arena, session->layout, &other);
}

/* Whether PATH is the other edition's: where the layout puts it, where it was
 * published last, or, since folders are moved, one of its issues by its bytes.  What
 * both editions have alike is either's. */
static bool
is_others(struct session *session, const char *path)
{
	struct paper_about	 about = paper_about(session->paper);
	struct arena		*arena = session->arena;
	struct store		*store = session->store;
	const char		*whole = path_whole(arena, path);
	const char		*other = other_output(session);
	struct str		 edition = session->options->members ?
				    STR("public") : STR("members");
	struct publication	 last;

	if (other != NULL && path_same(arena, path, other))
		return true;
	if (store == NULL)
		return false;
	if (ledger_last(store, about.pack, edition, about.period, &last) &&
	    path_same(arena, path, str_dup(arena, last.path)))
		return true;
	/* Under another name, as it may be where it was put as this one. */
	if (ledger_at(store, whole, &last) && str_is(last.path, whole) &&
	    str_eq(last.edition, session_edition(session)))
		return false;
	return ledger_wrote(store, path, about.pack, edition, about.period) &&
	    !ledger_wrote(store, path, about.pack, session_edition(session),
	    about.period);
}

static void
say_edition(struct session *session, const char *path)
{
	diag_at(session->diags, DIAG_EDITION_FILE, PLACE(path), "%s",
	    session->options->members ? "public" : "members");
}

/* Neither edition takes the place of the other: the public's copy would be the
 * members', or lost to them. */
static bool
keeps_clear(struct session *session, const char *path)
{
	if (!is_others(session, path))
		return true;
	say_edition(session, path);
	return false;
}

/* Whether PATH is the store, or what SQLite keeps beside it. */
static bool
is_stores(struct session *session, const char *path)
{
	struct arena	*arena = session->arena;
	struct str	 named = session_store_path(session);
	const char	*store, *real, *end = "";

	if (named.n == 0)
		return false;
	store = str_dup(arena, named);
	real = path_real(arena, store);
	if (real != NULL)	/* beside which SQLite puts what it keeps */
		store = real;
	for (size_t i = 0; end != NULL; end = store_sidecar(i++))
		if (path_same(arena, path, arena_printf(arena, "%s%s", store,
		    end)))
			return true;
	return false;
}

/* Whether the paper is made of the file PATH, among others. */
static bool
is_read(struct session *session, const char *path)
{
	const struct inputs	*inputs = session->inputs;
	struct stamp		 stamp = stamp_of(path);

	for (size_t i = 0; i < inputs->n; i++)
		if (stamp.inode != 0 &&
		    inputs->at[i].stamp.inode == stamp.inode &&
		    path_same(session->arena, path, inputs->at[i].path))
			return true;
	return false;
}

bool
output_keeps(struct session *session, const char *path)
{
	bool	stores = is_stores(session, path);

	if (!stores && !is_read(session, path))
		return true;
	diag_at(session->diags, stores ? DIAG_OUTPUT_STORE :
	    DIAG_OUTPUT_INPUT, PLACE(path), "%s", "");
	return false;
}

bool
output_free(struct session *session, const char *path)
{
	return output_keeps(session, path) &&
	    may_replace(session, path, is_pdf, DIAG_NOT_PDF) &&
	    keeps_clear(session, path) &&
	    !diags_failed(session->diags);	/* the ledger may be damaged */
}

bool
output_picture(struct session *session, const char *path)
{
	return output_keeps(session, path) && (str_ends(str_of(path), ".svg") ?
	    may_replace(session, path, is_svg, DIAG_NOT_SVG) :
	    may_replace(session, path, is_png, DIAG_NOT_PNG));
}

/* ---- published ones ---- */

/* Whether the file at PATH has DIGEST. */
static bool
has_digest(const char *path, const char *digest)
{
	char	there[65];
	int	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool	same = fd >= 0 && sha256_file(fd, there) &&
		    strcmp(there, digest) == 0;

	if (fd >= 0)
		close(fd);
	return same;
}

bool
output_elsewhere(struct session *session, const char *whole,
    struct publication *out)
{
	struct arena	*arena = session->arena;
	const char	*asked = session->options->store;
	const char	*named = str_dup(arena,
			    paper_store(session->layout).text);
	struct store	*store;
	bool		 known;

	if (asked == NULL || *named == '\0' ||
	    !reach_holds(session->reach, REACH_WRITE, named) ||
	    !path_exists(named) || path_same(arena, named, asked))
		return false;
	/* What is wrong with it is nothing to who uses another. */
	store = store_open(named, STORE_READ, arena, diags_new(arena));
	known = store != NULL && ledger_at(store, whole, out);
	store_close(store);
	return known;
}

bool
output_published(struct session *session, const char *path,
    struct publication *out)
{
	const char	*whole = path_whole(session->arena, path);

	return session->store != NULL && path_exists(path) &&
	    (ledger_at(session->store, whole, out) ||
	    output_elsewhere(session, whole, out));
}

bool
output_real(const char *path, struct diags *diags)
{
	char		head[PDF_HEAD];
	struct stat	st;
	size_t		n = sizeof(head);

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
	    read_head(path, head, &n, diags) &&
	    !pdf_is_draft((struct str){ head, n });
}

bool
output_real_pdf(const char *path, struct diags *diags)
{
	char	head[PDF_HEAD];
	size_t	n = sizeof(head);

	return output_real(path, diags) && read_head(path, head, &n, diags) &&
	    is_pdf((struct str){ head, n });
}

/* Say that the file at PATH is no draft's, and whose it is. */
static void
say_real(struct session *session, enum diag diag, const char *path,
    const char *whose)
{
	struct publication	last;

	diag_at(session->diags, diag, PLACE(path), STR_FMT,
	    STR_ARG(output_published(session, whose, &last) ?
	    publication_text(session->arena, &last) : STR("")));
}

const char *
output_draft(struct session *session, const char *path)
{
	const char	*beside = path;
	struct str	 stem;

	if (session->options->output != NULL)
		return path;
	while (output_real(beside, session->diags)) {
		stem = str_of(beside);
		if (str_ends(stem, ".pdf"))
			stem.n -= strlen(".pdf");
		beside = arena_printf(session->arena, STR_FMT "-draft.pdf",
		    STR_ARG(stem));
	}
	if (beside != path)
		say_real(session, DIAG_DRAFT_BESIDE, beside, path);
	return beside;
}

/* Whether LAST's layout was given a new name, by which ABOUT's paper is made: it puts
 * that into the same file, and is the only one there.  Of a folder that was moved all
 * layouts are gone, which says nothing. */
static bool
is_renamed(const struct session *session, const char *whole,
    const struct paper_about *about, const struct publication *last)
{
	return session->options->output == NULL &&
	    str_is(last->path, whole) && last->layout.n > 0 &&
	    period_eq(last->period, about->period) &&
	    path_gone(str_dup(session->arena, last->layout));
}

/* Whether LAST may lose the file WHOLE to what ABOUT says.  What is made again has
 * its name: the store says so.  A file that is gone loses nothing. */
static bool
may_take(const struct session *session, const char *whole,
    const struct paper_about *about, const struct publication *last)
{
	const struct options	*options = session->options;

	return options->over || !path_exists(whole) ||
	    (options->stale && str_is(last->path, whole)) ||
	    is_renamed(session, whole, about, last);
}

/* Whether the file WHOLE, which is LAST's, is an issue of what ABOUT says: LAST
 * itself, or one with the same bytes where LAST's has another name. */
static bool
is_own(struct session *session, const char *whole,
    const struct paper_about *about, const struct publication *last)
{
	const char	*own = str_dup(session->arena, last->path);

	if (str_eq(last->pack, about->pack) &&
	    period_eq(last->period, about->period))
		return true;
	return strcmp(path_base(own), path_base(whole)) != 0 &&
	    ledger_wrote(session->store, whole, about->pack,
	    session_edition(session), about->period);
}

/* Whether what ABOUT says, at WHOLE, would take the file of a published paper that is
 * not its own: LAST. */
static bool
takes_other(struct session *session, const char *whole,
    const struct paper_about *about, struct publication *last)
{
	if (session->store == NULL ||
	    (!ledger_at(session->store, whole, last) &&
	    !output_elsewhere(session, whole, last)) ||
	    is_own(session, whole, about, last))
		return false;
	/* What is made again has its name back from a copy of another. */
	return !session->options->stale || str_is(last->path, whole) ||
	    !ledger_in_place(session->store, last);
}

static void
say_other(struct session *session, enum diag diag, const char *path,
    const struct publication *last)
{
	diag_at(session->diags, diag, session->options->output != NULL ?
	    PLACE(session->options->output) :
	    paper_output(session->layout).place, "%s: " STR_FMT, path,
	    STR_ARG(publication_text(session->arena, last)));
}

void
output_check(struct session *session, const char *path,
    const struct paper_about *about)
{
	const char		*whole = path_whole(session->arena, path);
	struct publication	 last;

	if (!takes_other(session, whole, about, &last))
		return;
	if (path_exists(path) && !str_eq(last.edition,
	    session_edition(session)))
		say_edition(session, path);
	else
		say_other(session, may_take(session, whole, about, &last) ?
		    DIAG_OUTPUT_OVER : DIAG_OUTPUT_OTHER, path, &last);
}

/* Whether the file at WHOLE, which has LAST's bytes, is a copy that is nobody's: of
 * another name, while LAST's own is where it was put.  In a folder that was moved or
 * copied it is LAST's own. */
static bool
is_copy(struct session *session, const char *whole,
    const struct publication *last)
{
	const char	*own = str_dup(session->arena, last->path);

	return strcmp(path_base(own), path_base(whole)) != 0 &&
	    !path_same(session->arena, own, whole) &&
	    ledger_in_place(session->store, last);
}

bool
output_old(struct session *session, const char *path, const char *digest)
{
	const char		*whole = path_whole(session->arena, path);
	struct publication	 last;

	if (!output_published(session, path, &last) ||
	    has_digest(path, digest) || is_copy(session, whole, &last) ||
	    (str_is(last.digest, digest) &&
	    !output_real(path, session->diags)))
		return true;
	diag_at(session->diags, DIAG_AS_AT_OVER, PLACE(path), STR_FMT,
	    STR_ARG(publication_text(session->arena, &last)));
	return false;
}

/* ---- once the file is nobody else's to write ---- */

/* Whether another paper was published at PATH since output_check(), which is said. */
static bool
has_come(struct session *session, const char *path,
    const struct paper_about *about)
{
	const char		*whole = path_whole(session->arena, path);
	struct publication	 last;

	if (!takes_other(session, whole, about, &last) ||
	    may_take(session, whole, about, &last))
		return false;
	say_other(session, DIAG_OUTPUT_OTHER, path, &last);
	return true;
}

/* Whether somebody knows which paper lies at PATH, LAST: the store, or, of an earlier
 * run on the same copy of it, the record that is about to be written once more. */
static bool
is_known(struct session *session, const char *path, struct publication *last)
{
	const char		*record = session->options->record;
	bool			 known = output_published(session, path, last);
	struct publication	 later;

	if (record == NULL || session->store == NULL || (known &&
	    has_digest(path, str_dup(session->arena, last->digest))) ||
	    !ledger_record_has(session->store, record,
	    path_whole(session->arena, path), &later))
		return known;
	*last = later;
	return true;
}

/* Whether a draft may take the place of the paper at PATH: one that was published can
 * be put back. */
static bool
draft_settled(struct session *session, const char *path)
{
	struct publication	last;

	if (!session->options->over) {
		say_real(session, DIAG_DRAFT_OVER, path, path);
		return false;
	}
	if (!output_published(session, path, &last))
		return true;
	if (!str_eq(last.edition, session_edition(session))) {
		say_edition(session, path);
		return false;
	}
	say_real(session, DIAG_DRAFT_TAKES, path, path);
	return true;
}

/* Whether what lies at PATH, known by its path alone, may be lost: one was signed since,
 * or the store was brought back from before it.  Nobody is there to ask when it is made
 * again. */
static bool
may_lose(struct session *session, const char *path)
{
	bool	stale = session->options->stale;

	diag_at(session->diags, stale ? DIAG_STALE_ALTERED :
	    DIAG_OUTPUT_ALTERED, PLACE(path), "%s", "");
	return !stale;
}

/* Whether the paper that ABOUT says, with DIGEST, may take the place of the one at
 * PATH. */
static bool
paper_settled(struct session *session, const char *path,
    const struct paper_about *about, const char *digest)
{
	bool			same = has_digest(path, digest);
	struct publication	last = { .digest = STR("") };

	if (!is_known(session, path, &last) && !same) {
		diag_at(session->diags, DIAG_OUTPUT_UNKNOWN, PLACE(path), "%s",
		    "");
		return false;
	}
	if (date_known(session->options->as_at))
		return output_old(session, path, digest);
	return !has_come(session, path, about) && (same ||
	    has_digest(path, str_dup(session->arena, last.digest)) ||
	    may_lose(session, path));
}

bool
output_settled(struct session *session, const char *path,
    const struct paper_about *about, const char *digest)
{
	const struct options	*options = session->options;

	if (!output_real(path, session->diags))
		return true;
	if (!keeps_clear(session, path))
		return false;
	return !options->publish ? draft_settled(session, path) :
	    options->over || paper_settled(session, path, about, digest);
}
