/* cmd_chart.c - one chart alone, for a web page or an e-mail. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/cmd.h"

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

static void
write_chart(struct session *session, const struct preview *preview)
{
	struct buf	 image = { 0 };
	struct save	*save;

	if (draw(session, preview, &image) && !diags_failed(session->diags)) {
		save = save_open(session->arena, session->options->output, 0644,
		    session->diags);
		if (save != NULL) {
			save_write(save, image.s, image.n);
			if (save_commit(save) &&
			    wants_results(session->options) &&
			    !session->options->json)
				printf("%s: %zu bytes\n",
				    session->options->output, image.n);
		}
	}
	buf_free(&image);
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
	if (session_open(&session, operands[0], options) &&
	    session_paper(&session, false, 1)) {
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
