/*
 * manual.c - the tables of kinds and keys, and of the heads of texts, as mdoc(7),
 * for the manual page.
 */
#include "spec/spec_int.h"

/* Bytes of a line, as mdoc pages are written. */
#define LINE_MOST	76

/* TEXT with what roff would read as its own made harmless. */
static void
put_text(struct buf *out, struct str text)
{
	int32_t	code;
	bool	start = true;	/* of a line, where a dot is a request */

	while ((code = utf8_next(&text)) >= 0) {
		if (start && (code == '.' || code == '\''))
			buf_text(out, "\\&");
		if (code == '\\')
			buf_text(out, "\\e");
		else if (code >= 0x80)
			buf_printf(out, "\\[u%04X]", (unsigned)code);
		else
			buf_char(out, (char)code);
		start = code == '\n';
	}
}

/* A sentence, TEXT, on lines of a common length. */
static void
put_sentence(struct buf *out, struct str text)
{
	size_t	n;

	while (text.n > LINE_MOST) {
		for (n = LINE_MOST; n > 0 && text.s[n] != ' '; n--)
			;
		if (n == 0)		/* one long word */
			break;
		put_text(out, (struct str){ text.s, n });
		buf_char(out, '\n');
		text = str_from(text, n + 1);
	}
	put_text(out, text);
	buf_char(out, '\n');
}

/* Each sentence of TEXT begins on a line of its own, as mdoc wants it. */
static void
put_sentences(struct buf *out, struct str text)
{
	size_t	n;

	for (; text.n > 0; text = str_from(text, n)) {
		n = str_find(text, ". ");
		if (n < text.n)
			n++;		/* the full stop is the sentence's */
		put_sentence(out, str_trim((struct str){ text.s, n }));
	}
}

/* TEXT as one argument of a macro: in quotes, no word of it is a macro. */
static void
put_argument(struct buf *out, struct str text)
{
	struct str	part;

	buf_char(out, '"');
	while (text.n > 0) {
		part = str_cut(&text, '"');
		put_text(out, part);
		if (part.s + part.n < text.s)
			buf_text(out, "\\(dq");
	}
	buf_char(out, '"');
}

static void
put_key(struct buf *out, struct arena *arena, const struct key *key)
{
	buf_printf(out, ".It Cm %s\nWants ", key->name);
	put_text(out, key_wants(arena, key));
	if (key->otherwise == REQUIRED_KEY) {
		buf_text(out, "; required.\n");
	} else if (key_has_default(key) && *key->otherwise != '\0') {
		buf_text(out, "; otherwise\n.Ql ");
		put_argument(out, str_of(key->otherwise));
		buf_text(out, " .\n");
	} else {
		buf_text(out, ".\n");
	}
	put_sentences(out, str_of(key->about));
}

/* EXTENDS: whether its first key is the one that no table has. */
static void
put_kind(struct buf *out, struct arena *arena, const struct kind *kind,
    bool extends)
{
	const struct key	*key = kind->keys;

	buf_printf(out, ".Ss [%s%s]\\&\n", kind->name,
	    kind->single ? "" : " id");
	put_sentences(out, str_of(kind->about));
	if (!extends && (key == NULL || key->name == NULL))
		return;
	buf_text(out, ".Bl -tag -width Ds\n");
	if (extends)
		put_key(out, arena, &extends_key);
	for (; key != NULL && key->name != NULL; key++)
		put_key(out, arena, key);
	buf_text(out, ".El\n");
}

void
kinds_manual(struct buf *out, const struct kind *const *kinds)
{
	struct arena	*arena = arena_new();

	for (size_t i = 0; kinds[i] != NULL; i++)
		put_kind(out, arena, kinds[i], i == 0);
	arena_free(arena);
}

void
heads_manual(struct buf *out, const struct kind *const *heads)
{
	struct arena	*arena = arena_new();

	for (size_t i = 0; heads[i] != NULL; i++)
		put_kind(out, arena, heads[i], false);
	arena_free(arena);
}
