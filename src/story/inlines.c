/*
 * story/inlines.c - what stands in a line to spans.
 *
 * A RUN is text of one look, put down as one span however the author broke his
 * lines.  Emphasis is counted, not nested: cmark gives a flat walk, so that no
 * depth of nesting costs stack.
 */
#include "story/story_int.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Bound figures up to this long never break between number and word. */
#define FIGURE_WHOLE	16

/* Of a word that is looked for, so many letters are enough. */
#define STEM		8

/* How far behind a figure its sentence is looked at, beside QUESTION_NEAR. */
#define NEAR_NODES	32

/* What may stand around text, in each other and across lines. */
enum nest { NEST_NONE, NEST_EMPH, NEST_STRONG, NEST_STRUCK, NEST__MAX };

struct line {
	struct story	*story;
	struct para	*para;
	struct look	 look;		/* of plain text here */
	cmark_node	*root;		/* all of the line */
	cmark_iter	*iter;
	struct buf	 said;		/* of it so far */
	int		 in[NEST__MAX];	/* how many stand around */
	bool		 whole;		/* a figure: breaks nowhere inside */
	unsigned	 reading;	/* ... and what it was answered from */
	struct str	 link;
	struct buf	 text;		/* of the run */
	struct span	 run;		/* its look and the rest */
	struct place	 place;		/* of the node being read */
};

/* Faces for emphasis inside each face: em, strong, both. */
static const struct {
	enum face	em, strong, both;
} emphasis[FACE__MAX] = {
	[FACE_REGULAR]	= { FACE_ITALIC, FACE_BOLD, FACE_BOLD_ITALIC },
	[FACE_ITALIC]	= { FACE_REGULAR, FACE_BOLD_ITALIC, FACE_BOLD },
	[FACE_MEDIUM]	= { FACE_MEDIUM_ITALIC, FACE_BOLD, FACE_BOLD_ITALIC },
	[FACE_MEDIUM_ITALIC] = { FACE_MEDIUM, FACE_BOLD_ITALIC, FACE_BOLD },
	[FACE_BOLD]	= { FACE_BOLD_ITALIC, FACE_BOLD, FACE_BOLD_ITALIC },
	[FACE_BOLD_ITALIC] = { FACE_BOLD, FACE_BOLD_ITALIC, FACE_BOLD },
	[FACE_CONDENSED] = { FACE_CONDENSED, FACE_CONDENSED_BOLD,
	    FACE_CONDENSED_BOLD },
	[FACE_CONDENSED_MEDIUM] = { FACE_CONDENSED_MEDIUM,
	    FACE_CONDENSED_BOLD, FACE_CONDENSED_BOLD },
	[FACE_CONDENSED_BOLD] = { FACE_CONDENSED_BOLD, FACE_CONDENSED_BOLD,
	    FACE_CONDENSED_BOLD },
	[FACE_SYMBOL]	= { FACE_SYMBOL, FACE_SYMBOL, FACE_SYMBOL },
};

/* Where a link may lead. */
static const char *const schemes[] = { "https://", "http://", "mailto:", "#" };

struct str
node_text(struct story *story, cmark_node *node)
{
	cmark_iter	*iter = cmark_iter_new(node);
	struct buf	 text = { 0 };
	const char	*literal;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		literal = cmark_node_get_literal(cmark_iter_get_node(iter));
		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_ENTER &&
		    literal != NULL)
			source_restore(story->source, literal, &text);
	}
	cmark_iter_free(iter);
	return buf_take(&text, story->arena);
}

/* ---- what was meant as a link or a figure ---- */

static bool
has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (isdigit((unsigned char)text.s[i]))
			return true;
	return false;
}

/* Whether a link from WRITTEN to TARGET was meant as a figure, and only its "="
 * was forgotten. */
static bool
is_figure_meant(const struct story *story, struct str written,
    struct str target)
{
	const struct figures	*figures = story->figures;
	struct str		 rest = target, word = str_cut(&rest, ' ');

	if (word.n == 0 || figures == NULL)
		return false;
	if (figures->known != NULL && figures->known(figures->arg, word))
		return true;
	return has_digit(written) && str_find(word, ".") == word.n &&
	    str_find(word, "/") == word.n && str_find(word, ":") == word.n;
}

static void
say_link(const struct story *story, enum diag id, struct place place,
    struct str written, struct str target)
{
	struct str	shown = text_shown(story->arena, target);

	if (is_figure_meant(story, written, target))
		diag_at(story->diags, DIAG_STORY_LINK, place, STR_FMT
		    ", did you mean (=" STR_FMT ")?", STR_ARG(shown),
		    STR_ARG(shown));
	else
		diag_at(story->diags, id, place, STR_FMT, STR_ARG(shown));
}

/* What came out as text in LITERAL, where its author saw figures and links; a
 * figure without its bracket may have taken in those behind it. */
static void
say_meant(const struct story *story, struct str literal)
{
	const struct mark	*mark;

	while ((mark = mark_meant(story->source, &literal)) != NULL) {
		if (mark->figure) {
			diag_at(story->diags, DIAG_STORY_UNCLOSED, mark->place,
			    STR_FMT, STR_ARG(text_shown(story->arena,
			    mark->expr)));
			return;
		}
		if (mark->stray)
			diag_at(story->diags, DIAG_STORY_STRAY, mark->place,
			    "(" STR_FMT ")", STR_ARG(text_shown(story->arena,
			    mark->target)));
		else
			say_link(story, DIAG_STORY_TARGET, mark->place,
			    mark->written, mark->target);
	}
}

/* ---- runs ---- */

/* The look, tag and link that text put down now has. */
static struct span
line_style(const struct line *line)
{
	struct span	 style = { .look = line->look, .link = line->link,
			     .struck = line->in[NEST_STRUCK] > 0,
			     .place = line->place,
			     .nowrap = line->whole,
			     .reading = line->reading };
	enum face	 face = line->look.face;

	if (line->in[NEST_STRONG] > 0) {
		style.tag = TAG_STRONG;
		style.look.face = line->in[NEST_EMPH] > 0 ?
		    emphasis[face].both : emphasis[face].strong;
	} else if (line->in[NEST_EMPH] > 0) {
		style.tag = TAG_EM;
		style.look.face = emphasis[face].em;
	}
	if (line->link.n > 0)
		style.look.colour = line->story->look->link_colour;
	return style;
}

static bool
style_same(const struct span *a, const struct span *b)
{
	return a->look.face == b->look.face && a->tag == b->tag &&
	    a->struck == b->struck && a->nowrap == b->nowrap &&
	    a->reading == b->reading && a->link.s == b->link.s &&
	    a->link.n == b->link.n;
}

/* Put the run down. */
static void
line_flush(struct line *line)
{
	struct arena	*arena = line->story->arena;
	struct span	*span, kept = line->run;

	if (line->text.n == 0)
		return;
	span = para_add(arena, line->para, kept.look,
	    buf_keep(&line->text, arena));
	span->tag = kept.tag;
	span->link = kept.link;
	span->struck = kept.struck;
	span->nowrap = kept.nowrap;
	span->reading = kept.reading;
	span->place = kept.place;
	buf_clear(&line->text);
}

static void
line_add(struct line *line, struct str text)
{
	struct span	style = line_style(line);
	size_t		from;

	if (text.n == 0)
		return;
	if (line->text.n > 0 && !style_same(&style, &line->run))
		line_flush(line);
	if (line->text.n == 0)
		line->run = style;
	from = line->text.n;
	buf_shown(&line->text, text);	/* &#7; comes this far */
	buf_str(&line->said, text);
	for (size_t i = from; i < line->text.n; i++)
		if (line->text.s[i] == '\n' || line->text.s[i] == '\t')
			line->text.s[i] = ' ';
}

/* Whether the text NODE is the address of the link around it: <https://...>. */
static bool
is_address(cmark_node *node)
{
	cmark_node	*link = cmark_node_parent(node);

	return node_is(link, "link") && str_ends(str_of(cmark_node_get_url(
	    link)), cmark_node_get_literal(node));
}

static void
line_literal(struct line *line, cmark_node *node, bool code)
{
	const char	*literal = cmark_node_get_literal(node);
	struct buf	 text = { 0 };

	source_restore(line->story->source, literal, &text);
	if (!code && !is_address(node))
		say_meant(line->story, str_of(literal));
	line_add(line, buf_view(&text));
	buf_free(&text);
}

/* ---- figures ---- */

/* Whether cmark would change nothing in WRITTEN but its quotes and dashes. */
static bool
is_plain(struct str written)
{
	for (size_t i = 0; i < written.n; i++)
		if ((unsigned char)written.s[i] < ' ' ||
		    strchr("*_`~[]<>&\\!", written.s[i]) != NULL)
			return false;
	return written.n > 0;
}

struct question
node_question(struct story *story, cmark_node *node, const struct mark *mark,
    struct str expr)
{
	struct question	question = { .expr = expr };

	question.place = mark != NULL ? mark->place :
	    node_place(story->source, node);
	question.written = mark != NULL && mark->written.s != NULL ?
	    mark->written : node_text(story, node);
	return question;
}

bool
story_ask(struct story *story, const struct question *question,
    struct answer *answer)
{
	const struct figures	*figures = story->figures;

	*answer = (struct answer){ 0 };
	return figures != NULL && figures->answer != NULL &&
	    figures->answer(figures->arg, question, answer);
}

/* Go on behind NODE, whose children are not wanted. */
static void
line_skip(struct line *line, cmark_node *node)
{
	cmark_iter_reset(line->iter, node, CMARK_EVENT_EXIT);
}

bool
story_says(struct str text, struct str unsettled)
{
	size_t	n = unsettled.n < STEM ? unsettled.n : STEM;

	for (size_t i = 0; i + n <= text.n; i++)
		if (strncasecmp(text.s + i, unsettled.s, n) == 0 &&
		    (i == 0 || !char_is_letter(text.s[i - 1])))
			return true;
	return false;
}

/* Whether the paragraph, list or table that NODE stands in says that a figure is
 * UNSETTLED. */
static bool
block_says(struct story *story, cmark_node *node, struct str unsettled)
{
	cmark_node	*at = node;

	while (cmark_node_parent(at) != NULL &&
	    !node_is(cmark_node_parent(at), "document"))
		at = cmark_node_parent(at);
	return story_says(node_text(story, at), unsettled);
}

/* Say of the first figure that is UNSETTLED, "provisional", and not called so, that
 * it is; once in a text is enough. */
static void
check_settled(struct story *story, cmark_node *node,
    const struct question *question, struct str unsettled)
{
	for (size_t i = 0; i < story->nunsettled; i++)
		if (str_eq(story->unsettled[i], unsettled))
			return;
	if (story->nunsettled == UNSETTLED_MOST ||
	    block_says(story, node, unsettled))
		return;
	story->unsettled[story->nunsettled++] = unsettled;
	diag_at(story->diags, DIAG_ANSWER_UNSETTLED, question->place,
	    STR_FMT " is " STR_FMT, STR_ARG(question->expr),
	    STR_ARG(unsettled));
}

struct str
node_behind(struct story *story, cmark_node *root, cmark_node *node)
{
	cmark_iter		*iter = cmark_iter_new(root);
	cmark_event_type	 event;
	cmark_node		*at;
	struct buf		 text = { 0 };
	size_t			 nodes = 0;

	cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	while (text.n < QUESTION_NEAR && nodes++ < NEAR_NODES &&
	    (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		at = cmark_iter_get_node(iter);
		if (event == CMARK_EVENT_ENTER && node_is(at, "softbreak"))
			buf_char(&text, ' ');
		else if (event == CMARK_EVENT_ENTER &&
		    cmark_node_get_literal(at) != NULL)
			source_restore(story->source,
			    cmark_node_get_literal(at), &text);
	}
	cmark_iter_free(iter);
	return buf_take(&text, story->arena);
}

/* A bound figure: filled in, or set as written, exactly so when it holds no
 * marking up.  What cannot be answered stays. */
static void
line_figure(struct line *line, cmark_node *node, const struct mark *mark,
    struct str expr)
{
	struct story	*story = line->story;
	struct question	 question = node_question(story, node, mark, expr);
	struct answer	 answer;
	struct str	 text = question.written;

	question.before = buf_view(&line->said);
	question.behind = node_behind(story, line->root, node);
	if (story_ask(story, &question, &answer) && answer.blocks != NULL)
		diag_at(story->diags, DIAG_STORY_CHART, question.place, STR_FMT,
		    STR_ARG(expr));
	if (answer.unsettled.n > 0)
		check_settled(story, node, &question, answer.unsettled);
	line->reading = answer.reading;
	if (str_trim(text).n == 0)
		text = answer.text;
	else if (!is_plain(text))
		return;		/* its children follow, until exit_link() */
	line->whole = text.n <= FIGURE_WHOLE;
	line->place = question.place;
	line_add(line, text);
	line->whole = false;
	line->reading = 0;
	line_skip(line, node);
}

/* ---- links ---- */

static bool
link_allowed(struct str url)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (url.n > strlen(schemes[i]) &&
		    str_starts_nocase(url, schemes[i]))
			return true;
	return false;
}

/* URL as a PDF may hold it: what is not a printing ASCII character, and what
 * delimits, as %XX. */
static struct str
link_encode(struct arena *arena, struct str url)
{
	struct buf	out = { 0 };

	for (size_t i = 0; i < url.n; i++) {
		unsigned char	c = (unsigned char)url.s[i];

		if (url.s[0] != '#' && (c <= ' ' || c >= 0x7F ||
		    strchr("\"<>\\^`{|}", c) != NULL))
			buf_printf(&out, "%%%02X", c);
		else
			buf_char(&out, (char)c);
	}
	return buf_take(&out, arena);
}

static void
enter_link(struct line *line, cmark_node *node)
{
	struct story		*story = line->story;
	const struct mark	*mark;
	struct str		 url = STR(""), expr;

	expr = node_asks(story->source, story->arena, node, &mark, &url);
	if (expr.s != NULL)
		line_figure(line, node, mark, expr);
	else if (link_allowed(url))
		line->link = link_encode(story->arena, url);
	else
		say_link(story, DIAG_STORY_LINK, mark != NULL ? mark->place :
		    node_place(story->source, node),
		    node_text(story, node), url);
}

static void
exit_link(struct line *line, cmark_node *node)
{
	(void)node;
	line->link = STR("");
	line->reading = 0;
}

static void
enter_image(struct line *line, cmark_node *node)
{
	struct story		*story = line->story;
	const struct mark	*mark;
	struct str		 url = STR(""), expr;
	struct place		 place;

	expr = node_asks(story->source, story->arena, node, &mark, &url);
	place = mark != NULL ? mark->place : node_place(story->source, node);
	if (expr.s != NULL)
		diag_at(story->diags, DIAG_STORY_CHART, place, STR_FMT,
		    STR_ARG(text_shown(story->arena, expr)));
	else
		diag_at(story->diags, DIAG_STORY_PICTURE, place, STR_FMT,
		    STR_ARG(text_shown(story->arena, url)));
	line_skip(line, node);
}

/* ---- the other nodes ---- */

static void
enter_text(struct line *line, cmark_node *node)
{
	line_literal(line, node, false);
}

static void
enter_code(struct line *line, cmark_node *node)
{
	line_literal(line, node, true);
}

static void
enter_softbreak(struct line *line, cmark_node *node)
{
	(void)node;
	line_add(line, STR(" "));
}

static void
enter_linebreak(struct line *line, cmark_node *node)
{
	(void)node;
	line_flush(line);
	para_break(line->story->arena, line->para);
	buf_char(&line->said, ' ');
}

static void
enter_html(struct line *line, cmark_node *node)
{
	struct story	*story = line->story;
	struct buf	 text = { 0 };

	source_restore(story->source, cmark_node_get_literal(node), &text);
	if (!str_starts(buf_view(&text), "<!--"))
		diag_at(story->diags, DIAG_STORY_HTML, line->place, STR_FMT,
		    STR_ARG(text_shown(story->arena, buf_view(&text))));
	buf_free(&text);
}

static const struct {
	const char	*type;
	enum nest	 nest;
	void		(*enter)(struct line *line, cmark_node *node);
	void		(*exit)(struct line *line, cmark_node *node);
} inlines[] = {
	{ "text",		NEST_NONE,	enter_text,	NULL },
	{ "softbreak",		NEST_NONE,	enter_softbreak, NULL },
	{ "linebreak",		NEST_NONE,	enter_linebreak, NULL },
	{ "code",		NEST_NONE,	enter_code,	NULL },
	{ "html_inline",	NEST_NONE,	enter_html,	NULL },
	{ "emph",		NEST_EMPH,	NULL,		NULL },
	{ "strong",		NEST_STRONG,	NULL,		NULL },
	{ "strikethrough",	NEST_STRUCK,	NULL,		NULL },
	{ "link",		NEST_NONE,	enter_link,	exit_link },
	{ "image",		NEST_NONE,	enter_image,	NULL },
};

static void
line_event(struct line *line, cmark_node *node, bool enter)
{
	size_t	i = 0;

	while (i < sizeof(inlines) / sizeof(inlines[0]) &&
	    !node_is(node, inlines[i].type))
		i++;
	if (i == sizeof(inlines) / sizeof(inlines[0]))
		return;
	if (enter)
		line->place = node_place(line->story->source, node);
	line->in[inlines[i].nest] += enter ? 1 : -1;
	if (enter && inlines[i].enter != NULL)
		inlines[i].enter(line, node);
	else if (!enter && inlines[i].exit != NULL)
		inlines[i].exit(line, node);
}

void
inlines_read(struct story *story, cmark_node *node, struct look look,
    struct para *para)
{
	struct line		line = { .story = story, .para = para,
				    .look = look, .root = node };
	cmark_event_type	event;

	line.iter = cmark_iter_new(node);
	while ((event = cmark_iter_next(line.iter)) != CMARK_EVENT_DONE)
		if (cmark_iter_get_node(line.iter) != node)
			line_event(&line, cmark_iter_get_node(line.iter),
			    event == CMARK_EVENT_ENTER);
	line_flush(&line);
	cmark_iter_free(line.iter);
	buf_free(&line.text);
	buf_free(&line.said);
}
