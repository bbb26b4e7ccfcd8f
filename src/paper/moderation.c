/* moderation.c - [moderation]: the same audits as first graded and as moderated,
 * with what that changed in words beside it. */
#include "paper/audit_int.h"
#include "paper/data_int.h"

/* The part of the width that the bars take, and what is between them and the
 * words. */
#define BARS_PART	0.63
#define WORDS_GAP	57.0
#define WORDS_GAP_UPRIGHT 24.0

struct sides {
	struct audit_row	before, after;
};

static bool
is_illustrative(const struct sides *sides)
{
	return sides->before.illustrative || sides->after.illustrative;
}

/* Whether every grade is known on both sides. */
static bool
is_complete(const struct sides *sides)
{
	return audit_complete(&sides->before) && audit_complete(&sides->after);
}

static int64_t
others(const struct audit_row *side)
{
	return side->counts[GRADE_NOT_GRADED];
}

/* Both sides have a grade for each of the same audits, or something is lost; and
 * as many without one, when both say how many. */
static bool
check_sums(struct paper *paper, const struct section *section,
    const struct sides *sides)
{
	int64_t	before = audit_graded(&sides->before);
	int64_t	after = audit_graded(&sides->after);

	if (before != after)
		diag_at(paper->diags, DIAG_MODERATION_SUMS, section->place,
		    "original %lld, moderated %lld", (long long)before,
		    (long long)after);
	else if (sides->before.given[GRADE_NOT_GRADED] &&
	    sides->after.given[GRADE_NOT_GRADED] &&
	    others(&sides->before) != others(&sides->after))
		diag_at(paper->diags, DIAG_MODERATION_SUMS, section->place,
		    "not graded: original %lld, moderated %lld",
		    (long long)others(&sides->before),
		    (long long)others(&sides->after));
	else if (before == 0)
		diag_at(paper->diags, DIAG_MODERATION_NONE, section->place,
		    STR_FMT, STR_ARG(section->id.text));
	else
		return true;
	return false;
}

/* Services stand on one side only when their audits were not moderated. */
static void
check_services(struct paper *paper, const struct section *section,
    const struct audit_rows *before, const struct audit_rows *after)
{
	for (size_t i = 0; i < before->n; i++)
		for (size_t j = 0; j < after->n; j++)
			if (str_eq(before->at[i].service,
			    after->at[j].service) &&
			    audit_graded(&before->at[i]) !=
			    audit_graded(&after->at[j]))
				diag_at(paper->diags, DIAG_MODERATION_SUMS,
				    section->place, STR_FMT
				    ": original %lld, moderated %lld",
				    STR_ARG(before->at[i].service),
				    (long long)audit_graded(&before->at[i]),
				    (long long)audit_graded(&after->at[j]));
}

static bool
sides_read(struct paper *paper, const struct section *section,
    struct sides *sides)
{
	const struct moderation_settings *settings = section->settings;
	struct audit_rows	before, after;
	bool			ok;

	ok = audits_read(paper, &settings->span, STAGE_ORIGINAL,
	    section->place, &before);
	ok &= audits_read(paper, &settings->span, STAGE_MODERATED,
	    section->place, &after);
	if (!ok)
		return false;
	audits_missing(paper, &before, settings->span.programme.place);
	audits_missing(paper, &after, settings->span.programme.place);
	sides->before = audits_sum(&before, STR("Original"));
	sides->after = audits_sum(&after, STR("Moderated"));
	if (!check_sums(paper, section, sides))
		return false;
	check_services(paper, section, &before, &after);
	return true;
}

/* ---- words ---- */

/* "After moderation, 88 of 169 were good or outstanding, not 111". */
static struct str
title_words(struct paper *paper, const struct sides *sides)
{
	long long	before = audit_good(&sides->before);
	long long	after = audit_good(&sides->after);
	long long	all = audit_graded(&sides->after);
	const char	*were = after == 1 || all == 1 ? "was" : "were";

	if (!is_complete(sides))
		return STR("Audits before and after moderation");
	if (before == after)
		return str_printf(paper->arena, "After moderation, %lld of "
		    "%lld %s good or outstanding, as before", after, all, were);
	return str_printf(paper->arena, "After moderation, %lld of %lld %s "
	    "good or outstanding, not %lld", after, all, were, before);
}

/* "The share graded good or better fell from 66% to 52%." */
static struct str
fell_words(struct paper *paper, const struct sides *sides)
{
	struct num	before = audit_share(&sides->before);
	struct num	after = audit_share(&sides->after);
	struct str	was = audit_share_text(paper->arena, before);
	struct str	is = audit_share_text(paper->arena, after);

	if (!num_known(before) || !num_known(after))
		return STR("The data do not have every grade of both sides, "
		    "so no share is given.");
	if (str_eq(was, is))
		return str_printf(paper->arena, "The share graded good or "
		    "better is " STR_FMT " before and after.", STR_ARG(is));
	return str_printf(paper->arena, "The share graded good or better %s "
	    "from " STR_FMT " to " STR_FMT ".",
	    num_cmp(after, before) < 0 ? "fell" : "rose",
	    STR_ARG(was), STR_ARG(is));
}

static struct str
measure_words(struct paper *paper, const struct audit_span *span,
    const struct sides *sides)
{
	long long	graded = audit_graded(&sides->before);
	long long	without = others(&sides->before) > 0 ?
			    others(&sides->before) : others(&sides->after);
	struct str	base = STR("Audits moderated");

	if (is_complete(sides))
		base = str_printf(paper->arena, "%lld audit%s moderated",
		    graded, graded == 1 ? "" : "s");
	if (without > 0)
		base = str_printf(paper->arena, STR_FMT " and %lld not graded",
		    STR_ARG(base), without);
	return str_printf(paper->arena, STR_FMT ", number by grade, before and "
	    "after, " STR_FMT "%s", STR_ARG(base),
	    STR_ARG(audit_span_words(paper->arena, span)),
	    is_illustrative(sides) ? " (illustrative values)" : "");
}

/* ---- blocks ---- */

/* The file with both sides. */
static const struct attachment *
sides_data(struct paper *paper, const struct section *section,
    const struct sides *sides)
{
	const struct moderation_settings *settings = section->settings;
	struct audit_row	sums[] = { sides->before, sides->after };
	struct data		*data = audit_data_new(paper, section,
				    &settings->span, STR("Audits before and "
				    "after moderation"));

	for (int i = 0; data != NULL && i < 2; i++) {
		sums[i].service = STR("All services");
		audit_data_row(paper, data, &settings->span, i == 0 ?
		    "original" : "moderated", &sums[i]);
	}
	return data_end(data);
}

static void
add_bars(struct paper *paper, const struct section *section,
    const struct sides *sides, double width, struct blocks *out)
{
	const struct moderation_settings *settings = section->settings;
	struct easel		easel = { paper->arena, paper->fonts,
				    paper->diags, section->place };
	struct moderation	moderation = {
		.name = STR("Moderation"),
		.before_name = STR("Original"),
		.after_name = STR("Moderated"),
		.before = audit_counts(&sides->before),
		.after = audit_counts(&sides->after),
	};
	struct block		*block;

	plate_head(paper, settings->title.text.n > 0 ? settings->title.text :
	    title_words(paper, sides), measure_words(paper, &settings->span,
	    sides), out);
	if (is_illustrative(sides))
		moderation.name = STR("Moderation, illustrative values");
	block = blocks_add(out, block_figure(paper->arena,
	    moderation_draw(&easel, &moderation, width),
	    moderation_alt(paper->arena, &moderation)));
	block->place = section->place;
	block->as.figure->data = sides_data(paper, section, sides);
	plate_foot(paper, settings->note.text, out);
}

static void
add_words(struct paper *paper, const struct moderation_settings *settings,
    const struct sides *sides, struct blocks *out)
{
	struct look	 look = paper_look(paper, SCALE_COMMENTARY);
	struct block	*block = blocks_add(out, block_para(paper->arena,
			    TAG_P, look, fell_words(paper, sides)));

	if (settings->text.text.n == 0)
		return;
	block->after = 3.5;
	blocks_add(out, text_line(paper, TAG_P, look, settings->text));
}

static void
make_moderation(struct paper *paper, const struct section *section,
    struct blocks *out)
{
	const struct moderation_settings *settings = section->settings;
	struct sides	 sides;
	struct block	*group, *block;
	struct columns	*columns;

	if (!sides_read(paper, section, &sides))
		return;
	group = plate_begin(paper, section, out);
	if (section->held) {		/* its words under it: it is narrow */
		add_bars(paper, section, &sides, paper->width,
		    &group->as.children);
		add_words(paper, settings, &sides, &group->as.children);
		return;
	}
	block = blocks_add(&group->as.children, block_columns(paper->arena,
	    2));
	columns = block->as.columns;
	columns->gap = paper->width > 600 ? WORDS_GAP : WORDS_GAP_UPRIGHT;
	columns->widths[0] = paper->width * BARS_PART;
	columns->widths[1] = paper->width - columns->widths[0] - columns->gap;
	add_bars(paper, section, &sides, columns->widths[0],
	    &columns->blocks[0]);
	add_words(paper, settings, &sides, &columns->blocks[1]);
}

static const struct key moderation_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct moderation_settings, title), NULL,
	  NULL, "What it says; else how many were good or outstanding after "
	  "and before." },
	{ "programme", KEY_TEXT, offsetof(struct moderation_settings,
	  span.programme), REQUIRED_KEY, NULL, "The set of audits, as the data "
	  "call it, with rows of both stages." },
	{ "from", KEY_PERIOD, offsetof(struct moderation_settings, span.from),
	  REQUIRED_KEY, NULL, "The first period whose audits are counted." },
	{ "to", KEY_PERIOD, offsetof(struct moderation_settings, span.to),
	  REQUIRED_KEY, NULL, "The last one." },
	{ "text", KEY_TEXT, offsetof(struct moderation_settings, text), NULL,
	  NULL, "A line of CommonMark beside it, behind the sentence on the "
	  "share. Figures may be bound: [88](=audits after good-or-better "
	  "ID)." },
	{ "note", KEY_TEXT, offsetof(struct moderation_settings, note), NULL,
	  NULL, "Small print under the bars." },
	{ .name = NULL }
};
static const struct act act_moderation = { make_moderation, false };
const struct kind kind_moderation = {
	.name = "moderation",
	.about = "Audits before and after moderation, two bars whose boundaries "
	    "are joined. Both sides must add to the same number; values with "
	    "status e are called illustrative.",
	.size = sizeof(struct moderation_settings),
	.keys = moderation_keys,
	.act = &act_moderation,
};
