/*
 * slip_marks.c - marked content (ISO 32000-1, 14.6), read and written anew.
 *
 * A page that is shown as a picture loses all of it.  One that keeps its
 * structure keeps what the structure owns, by MCID; everything else that is
 * drawn becomes an artifact, begun before the first operator that draws and
 * ended before anything it must not reach into: owned content, and BT or ET.
 * What is hidden by default is not drawn at all, whatever marks it.
 */
#include <string.h>

#include "slip/content_int.h"

enum mark_kind {
	MARK_OWNED,
	MARK_ARTIFACT,
	MARK_KEPT,		/* inside owned content, harmless */
	MARK_GONE
};

struct mark {
	enum mark_kind	 kind;
	bool		 hides;
	int		 spoken;	/* what scan->spoken was outside */
};

/* ---- writing anew ---- */

/* TEXT in place of what stands from FROM to TO. */
static void
replace(struct scan *scan, const char *from, const char *to, const char *text)
{
	if (scan->out == NULL)
		return;
	scan->changed = true;
	buf_add(scan->out, scan->copied, (size_t)(from - scan->copied));
	buf_text(scan->out, text);
	scan->copied = to;
}

void
scan_delete(struct scan *scan)
{
	replace(scan, scan->start, scan->lexer.at, "");
}

static bool
keeps(const struct scan *scan)
{
	return scan->marks == MARKS_KEPT || scan->marks == MARKS_STRICT;
}

static void
ours_end(struct scan *scan)
{
	if (scan->ours)
		replace(scan, scan->start, scan->start, "EMC\n");
	scan->ours = false;
}

void
scan_before(struct scan *scan, enum effect effect)
{
	/* What paints without a path counts as drawing, too. */
	if (effect == EFFECT_NONE || (scan->in_path &&
	    (effect == EFFECT_PATH || effect == EFFECT_PAINT)))
		return;
	if (effect == EFFECT_TEXT) {
		ours_end(scan);
		return;
	}
	if (scan->ours || scan->nowned > 0 || scan->nartifacts > 0)
		return;
	scan->content->untidy = true;
	if (!keeps(scan))
		return;
	replace(scan, scan->start, scan->start, "/Artifact BMC\n");
	scan->ours = true;
}

void
scan_after(struct scan *scan, enum effect effect)
{
	if (scan->nhidden == 0 || scan->copied > scan->start)
		return;
	if (effect == EFFECT_PAINT)
		replace(scan, scan->start, scan->lexer.at, "n");
	else if (effect == EFFECT_SHOW || effect == EFFECT_DRAW)
		scan_delete(scan);
}

/* WORD for each of N that is open above FLOOR; what is left. */
static size_t
close_above(struct buf *tail, size_t n, size_t floor, const char *word)
{
	for (; n > floor; n--)
		buf_text(tail, word);
	return n;
}

/* What ends all that is open, innermost first. */
static void
put_tail(const struct scan *scan, struct buf *tail)
{
	size_t	standing = scan->standing, depth = scan->depth;

	if (scan->in_path)
		buf_text(tail, "\nn");
	if (scan->ours)
		buf_text(tail, "\nEMC");
	if (scan->in_text) {
		standing = close_above(tail, standing, scan->text_standing,
		    "\nEMC");
		depth = close_above(tail, depth, scan->text_depth, "\nQ");
		buf_text(tail, "\nET");
	}
	close_above(tail, standing, 0, "\nEMC");
	close_above(tail, depth, 0, "\nQ");
	close_above(tail, scan->lenient, 0, "\nEX");
}

void
scan_finish(struct scan *scan)
{
	struct buf	tail = { 0 };

	scan->content->loose |= scan->depth > 0 || scan->lenient > 0 ||
	    scan->in_text || scan->in_path || scan->stack.n > 0 ||
	    scan->start != NULL;
	if (scan->out == NULL || scan->conflict)
		return;
	if (scan->start != NULL)	/* operands of nothing */
		replace(scan, scan->start, scan->lexer.end, "");
	put_tail(scan, &tail);
	if (tail.n > 0)
		replace(scan, scan->lexer.end, scan->lexer.end, tail.s);
	if (scan->changed)
		buf_add(scan->out, scan->copied,
		    (size_t)(scan->lexer.end - scan->copied));
	if (scan->changed && scan->out->n == 0)
		buf_char(scan->out, '\n');	/* empty says: as it was */
	buf_free(&tail);
}

/* ---- marks ---- */

/* The properties of BDC: in place, or named among the resources. */
static struct value
properties(struct scan *scan)
{
	struct slip		*slip = scan->slip;
	const struct operand	*operand = &scan->operands[1];

	if (operand->kind == TOKEN_DICT)
		return value_parse(slip, operand->text);
	if (operand->kind != TOKEN_NAME)
		return (struct value){ .kind = VALUE_NULL };
	return *dict_find_str(slip, dict_find(slip, scan->content->resources,
	    "Properties"), token_name(slip->work, operand->text));
}

/* Hand over what is said on words in owned content. */
static void
put_properties(struct scan *scan, struct buf *out,
    const struct value *properties, int mcid)
{
	static const char *const keys[] = { "ActualText", "Lang", "E", "Alt" };
	const struct value	*value;

	buf_str(out, scan->operands[0].text);
	buf_printf(out, "<</MCID %d", mcid);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		value = dict_find(scan->slip, properties, keys[i]);
		if (value->kind != VALUE_STRING ||
		    (str_is(str_of(keys[i]), "Lang") && !is_lang(value->text)))
			continue;
		buf_printf(out, "/%s", keys[i]);
		put_string(out, value->text);
	}
	buf_text(out, ">>BDC");
}

/* Whether the language that PROPERTIES name is none. */
static bool
is_misspoken(struct scan *scan, const struct value *properties)
{
	const struct value	*lang = dict_find(scan->slip, properties,
				    "Lang");

	return lang->kind != VALUE_NULL &&
	    (lang->kind != VALUE_STRING || !is_lang(lang->text));
}

static enum mark_kind
owned_begin(struct scan *scan, const struct value *properties, int mcid)
{
	struct buf	text = { 0 };

	if (scan->nartifacts > 0)
		scan->conflict = true;
	ours_end(scan);
	if (scan->operands[1].kind == TOKEN_NAME ||
	    is_misspoken(scan, properties)) {
		put_properties(scan, &text, properties, mcid);
		replace(scan, scan->start, scan->lexer.at, text.s);
		buf_free(&text);
	}
	return MARK_OWNED;
}

static enum mark_kind
artifact_begin(struct scan *scan)
{
	ours_end(scan);
	if (scan->operands[1].kind == TOKEN_NAME)
		replace(scan, scan->start, scan->lexer.at, "/Artifact BMC");
	return MARK_ARTIFACT;
}

/* What becomes of the mark being read, as its page is written. */
static enum mark_kind
mark_write(struct scan *scan, const struct value *properties, int mcid)
{
	struct str	tag = scan->operands[0].text;

	if (keeps(scan) && mcid >= 0 && bits_have(scan->owned, (size_t)mcid))
		return owned_begin(scan, properties, mcid);
	if (scan->marks == MARKS_KEPT && scan->nowned == 0 &&
	    scan->nartifacts == 0 && str_is(tag, "/Artifact"))
		return artifact_begin(scan);
	if (keeps(scan) && scan->nowned > 0 && mcid < 0 &&
	    str_is(tag, "/Span") && scan->operands[1].kind == TOKEN_DICT &&
	    !is_misspoken(scan, properties))
		return MARK_KEPT;
	scan_delete(scan);
	return MARK_GONE;
}

/* Whether mark_write() may let stand the mark being read: it does so with no
 * other, whoever owns what. */
static bool
may_stand(struct scan *scan, const struct value *properties, int mcid)
{
	struct str	tag = scan->operands[0].text;

	if (mcid >= 0)
		return true;
	if (scan->nowned == 0)
		return scan->nartifacts == 0 && str_is(tag, "/Artifact");
	return str_is(tag, "/Span") && scan->operands[1].kind == TOKEN_DICT &&
	    !is_misspoken(scan, properties);
}

static enum mark_kind
mark_read(struct scan *scan, const struct value *properties, int mcid)
{
	struct content	*content = scan->content;
	bool		 stands = may_stand(scan, properties, mcid);

	content->marked = true;
	/* What mark_write() would not leave as it is. */
	content->untidy |= !stands || scan->operands[1].kind == TOKEN_NAME ||
	    is_misspoken(scan, properties) || scan->nartifacts > 0;
	if (mcid >= 0 && content->page) {
		/* Nobody can say which element the inner one is of. */
		if (scan->nowned > 0)
			neither_here(scan->slip, "content of an element stands "
			    "inside that of another");
		content->twice |= bits_have(&content->mcids, (size_t)mcid);
		bits_set(scan->slip->work, &content->mcids, (size_t)mcid);
		scan->spoken = mcid;
		return MARK_OWNED;
	}
	if (!stands)
		return MARK_GONE;
	return str_is(scan->operands[0].text, "/Artifact") ? MARK_ARTIFACT :
	    MARK_KEPT;
}

/* More than the marked content of one page is; the parent tree has a place for each. */
#define MCID_MOST	32767

void
mark_begin(struct scan *scan)
{
	struct value	value = properties(scan);
	struct mark	mark = { .spoken = scan->spoken };
	int		mcid = value_int(dict_find(scan->slip, &value, "MCID"),
			    -1);

	if (mcid > MCID_MOST)
		mcid = -1;
	if (scan->in_path)
		scan_damaged(scan);
	mark.hides = str_is(scan->operands[0].text, "/OC") &&
	    layer_hidden(scan->slip, &value);
	mark.kind = scan->judges ? mark_read(scan, &value, mcid) :
	    mark_write(scan, &value, mcid);
	scan->content->hides |= mark.hides;
	scan->nowned += mark.kind == MARK_OWNED;
	scan->nartifacts += mark.kind == MARK_ARTIFACT;
	scan->nhidden += mark.hides;
	scan->standing += mark.kind != MARK_GONE;
	buf_add(&scan->stack, &mark, sizeof(mark));
}

void
mark_point(struct scan *scan)
{
	scan->content->marked = true;
	scan->content->untidy = true;
	scan_delete(scan);
}

void
mark_end(struct scan *scan)
{
	struct mark	mark;

	if (scan->in_path)
		scan_damaged(scan);
	if (scan->stack.n == 0) {
		scan->content->loose = true;
		scan_delete(scan);
		return;
	}
	scan->stack.n -= sizeof(mark);
	memcpy(&mark, scan->stack.s + scan->stack.n, sizeof(mark));
	scan->nowned -= mark.kind == MARK_OWNED;
	scan->nartifacts -= mark.kind == MARK_ARTIFACT;
	scan->nhidden -= mark.hides;
	scan->spoken = mark.spoken;
	if (mark.kind == MARK_GONE) {
		scan_delete(scan);
		return;
	}
	/* Marks and text objects stand in each other (14.6.1). */
	scan->content->crossed |= scan->in_text &&
	    scan->standing == scan->text_standing;
	scan->standing--;
}

void
scan_says(struct scan *scan)
{
	struct content	*content = scan->content;

	content->words = true;
	if (!content->page || scan->nhidden > 0)
		return;
	if (scan->nowned > 0)
		bits_set(scan->slip->work, &content->spoken,
		    (size_t)scan->spoken);
	else if (scan->nartifacts == 0)
		content->bare = true;
}
