/*
 * story/exhibits.c - charts, cards and pictures, which stand alone in a paragraph
 * or cell: ![](=chart contacts), ![the town hall](hall.png).
 */
#include "story/story_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void
read_chart(struct story *story, cmark_node *node, const struct mark *mark,
    struct str expr, struct blocks *out)
{
	struct question	question = node_question(story, node, mark, expr);
	struct answer	answer;

	question.block = true;
	if (!story_ask(story, &question, &answer))
		return;
	if (answer.blocks != NULL)
		blocks_join(out, answer.blocks);
	else
		diag_at(story->diags, DIAG_STORY_WORDS, question.place, STR_FMT,
		    STR_ARG(expr));
}

/* ---- pictures ---- */

/* The byte that two hexadecimal digits at the head of TEXT stand for; 0 when they
 * are none, or stand for nothing in a path. */
static char
hex_byte(struct str text)
{
	char	digits[3] = { 0 };

	if (text.n < 2 || !isxdigit((unsigned char)text.s[0]) ||
	    !isxdigit((unsigned char)text.s[1]))
		return '\0';
	memcpy(digits, text.s, 2);
	return (char)strtol(digits, NULL, 16);
}

/* URL as the path of a file: editors write a blank as %20. */
static struct str
path_decode(struct arena *arena, struct str url)
{
	struct buf	out = { 0 };
	struct str	kept;
	size_t		bad;
	char		byte;

	for (size_t i = 0; i < url.n; i++) {
		byte = url.s[i] != '%' ? '\0' : hex_byte((struct str){
		    url.s + i + 1, url.n - i - 1 });
		buf_char(&out, byte != '\0' ? byte : url.s[i]);
		i += byte != '\0' ? 2 : 0;
	}
	kept = buf_take(&out, arena);
	return utf8_valid(kept, &bad) ? kept : url;
}

/* What NODE, a picture, shows in words, with the figures bound in them. */
static struct str
alt_read(struct story *story, cmark_node *node)
{
	cmark_iter		*iter = cmark_iter_new(node);
	cmark_node		*at;
	cmark_event_type	 event;
	const struct mark	*mark;
	struct answer		 answer;
	struct buf		 text = { 0 };
	struct str		 expr;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		at = cmark_iter_get_node(iter);
		if (event != CMARK_EVENT_ENTER || at == node)
			continue;
		expr = node_is(at, "link") ? node_asks(story->source,
		    story->arena, at, &mark, NULL) : STR("");
		if (expr.n > 0) {
			struct question	question = node_question(story, at,
					    mark, expr);

			question.before = buf_view(&text);
			question.behind = node_behind(story, node, at);
			buf_str(&text, story_ask(story, &question, &answer) &&
			    str_trim(question.written).n == 0 ? answer.text :
			    question.written);
			cmark_iter_reset(iter, at, CMARK_EVENT_EXIT);
		} else if (cmark_node_get_literal(at) != NULL)
			source_restore(story->source,
			    cmark_node_get_literal(at), &text);
	}
	cmark_iter_free(iter);
	return str_trim(buf_take(&text, story->arena));
}

/* FIGURES take pictures. */
static void
read_picture(struct story *story, cmark_node *node, const struct mark *mark,
    struct str url, struct blocks *out)
{
	const struct figures	*figures = story->figures;
	struct blocks		*blocks = NULL;
	struct picture_asked	 asked;

	asked = (struct picture_asked){
		.path = path_decode(story->arena, url),
		.alt = alt_read(story, node),
		.place = mark != NULL ? mark->place :
		    node_place(story->source, node),
	};
	if (figures->picture(figures->arg, &asked, &blocks) && blocks != NULL)
		blocks_join(out, blocks);
}

bool
inlines_alone(struct story *story, cmark_node *node, struct blocks *out)
{
	cmark_node		*child = cmark_node_first_child(node);
	const struct figures	*figures = story->figures;
	const struct mark	*mark;
	struct str		 expr, url = STR("");

	if (!node_is(child, "image") || cmark_node_next(child) != NULL)
		return false;
	expr = node_asks(story->source, story->arena, child, &mark, &url);
	if (expr.s != NULL)
		read_chart(story, child, mark, expr, out);
	else if (figures != NULL && figures->picture != NULL)
		read_picture(story, child, mark, url, out);
	else
		return false;	/* reported with those inside a line */
	return true;
}
