/* cmd_chart.c - one chart alone, for a web page or an e-mail. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/build.h"
#include "cmd/status.h"

static bool
draw(struct session *session, const struct preview *preview, struct buf *out)
{
	const struct options	*options = session->options;

	if (str_ends(str_of(options->output), ".svg"))
		return preview_svg(session->arena, session->fonts, preview,
		    out, session->diags);
	return preview_png(session->arena, session->fonts, preview,
	    options->scale > 0 ? options->scale : 2, out, session->diags);
}

/* To somebody who looks, what was made. */
static void
print_result(const struct options *options, size_t size)
{
	struct buf	line = { 0 };

	if (!wants_results(options) || options->json)
		return;
	add_plain(&line, str_of(options->output));
	printf("%s: %zu bytes\n", line.s, size);
	buf_free(&line);
}

static void
write_chart(struct session *session, const struct preview *preview)
{
	const char	*path = session->options->output;
	struct buf	 image = { 0 };
	struct save	*save;

	if (output_picture(session, path) && draw(session, preview, &image) &&
	    !diags_failed(session->diags)) {
		save = save_open(session->arena, path, 0644, session->diags);
		if (save != NULL) {
			save_write(save, image.s, image.n);
			if (save_commit(save))
				print_result(session->options, image.n);
		}
	}
	buf_free(&image);
}

/* A chart alone reads next to nothing of its paper.  Before it takes the place of a
 * picture, all that the paper is made of is to be known; what is wrong with the rest
 * does not matter here. */
static void
know_inputs(struct session *session)
{
	struct diags	*diags = session->diags;
	struct blocks	 blocks = { 0 };

	if (!path_exists(session->options->output))
		return;
	session->diags = diags_new(session->arena);
	if (session_paper(session, false, 1))
		paper_blocks(session->paper, &blocks);
	session->diags = diags;
}

static int
run(const struct options *options, int n, char *const *operands)
{
	const struct preview	*preview;
	struct session		 session;
	int			 status;

	(void)n;
	if (options->output == NULL ||
	    (!str_ends(str_of(options->output), ".png") &&
	    !str_ends(str_of(options->output), ".svg"))) {
		fputs("packwright: chart wants -o FILE.png or -o FILE.svg\n",
		    stderr);
		return EXIT_USAGE;
	}
	if (session_open(&session, operands[0], options)) {
		know_inputs(&session);
		session_paper(&session, false, 1);
	}
	if (session.paper != NULL) {
		preview = paper_preview(session.paper, str_of(operands[1]),
		    PLACE(operands[0]));
		if (preview != NULL)
			write_chart(&session, preview);
	}
	status = report(session.diags, options, false);
	session_close(&session);
	return status;
}

const struct cmd cmd_chart = {
	.name = "chart",
	.usage = "LAYOUT ID -o x.png|x.svg",
	.about = "one chart alone, for a web page",
	.help = "Draws the layout's chart ID, or its bars, moderation or pairs, "
	    "with title, measure and\ncaption as a PNG, or as an SVG that "
	    "carries its text alternative.",
	.options = "opacwsqj",
	.min = 2, .max = 2,
	.run = run,
};
