/* pack.c - the settings of [pack], and what can be asked of a layout as
 * such. */
#include <math.h>
#include <string.h>

#include "paper/paper_int.h"

const struct pack *
layout_pack(const struct layout *layout)
{
	return layout->first->settings;
}

struct period
paper_month(const struct layout *layout)
{
	return layout_pack(layout)->period.period;
}

bool
pack_is_late(const struct pack *pack)
{
	return pack->supplement_to.n > 0 || pack->first_page > 0;
}

const struct section *
layout_first(const struct layout *layout, const struct kind *kind)
{
	const struct section	*at = layout->first;

	while (at != NULL && at->kind != kind)
		at = at->next;
	return at;
}

bool
layout_has(const struct layout *layout, const struct kind *kind)
{
	return layout_first(layout, kind) != NULL;
}

bool
layout_has_any(const struct layout *layout, const struct kind *const *kinds)
{
	while (*kinds != NULL && !layout_has(layout, *kinds))
		kinds++;
	return *kinds != NULL;
}

bool
section_is_any(const struct section *section, const struct kind *const *kinds)
{
	while (*kinds != NULL && section->kind != *kinds)
		kinds++;
	return *kinds != NULL;
}

const void *
section_field(const struct section *section, const char *name)
{
	const struct key	*key;

	for (key = section->kind->keys; key->name != NULL; key++)
		if (str_is(str_of(key->name), name))
			return (const char *)section->settings + key->offset;
	return NULL;
}

/* A language tag's shape (RFC 3066, which PDF names): letters, then parts of
 * up to eight letters or digits, with hyphens between. */
static bool
is_language(struct str tag)
{
	struct str	part = str_cut(&tag, '-');
	bool		first = true;

	for (;;) {
		if (part.n < 1 || part.n > 8)
			return false;
		for (size_t i = 0; i < part.n; i++) {
			char	c = (char)(part.s[i] | 0x20);

			if (!(c >= 'a' && c <= 'z') &&
			    (first || part.s[i] < '0' || part.s[i] > '9'))
				return false;
		}
		if (tag.n == 0)
			return true;
		part = str_cut(&tag, '-');
		first = false;
	}
}

/* Contrast of COLOUR on white (WCAG 2.2, "relative luminance"). */
static double
contrast_on_white(uint32_t colour)
{
	static const double	weights[] = { 0.0722, 0.7152, 0.2126 };
	double			luminance = 0, part;

	for (int i = 0; i < 3; i++) {
		part = (colour >> (8 * i) & 255) / 255.0;
		part = part <= 0.03928 ? part / 12.92 :
		    pow((part + 0.055) / 1.055, 2.4);
		luminance += weights[i] * part;
	}
	return 1.05 / (luminance + 0.05);
}

/* What begins with a brace at the head of TEXT, as far as one closes it, or the
 * text ends. */
static struct str
braced(struct str text)
{
	size_t	end = str_find(text, "}");

	text.n = end < text.n ? end + 1 : text.n;
	return text;
}

/* Words in braces that nothing stands for would be letters of a file's name, and so
 * would lone braces.  The layout's folder may be called as it likes. */
static void
check_output(const struct item *output, struct diags *diags)
{
	const char	*file = output->place.file;
	const char	*base = file != NULL ? strrchr(file, '/') : NULL;
	struct str	 rest = output->text;
	size_t		 folder = base != NULL ? (size_t)(base - file) : 0, n;

	if (folder < rest.n && strncmp(rest.s, file, folder) == 0)
		rest = (struct str){ rest.s + folder, rest.n - folder };
	for (; rest.n > 0; rest = str_from(rest, n)) {
		n = 1;
		if (rest.s[0] != '{' && rest.s[0] != '}')
			continue;
		n = braced(rest).n;
		if (!str_starts(rest, OUTPUT_PERIOD))
			diag_at(diags, DIAG_OUTPUT_WORD, output->place, STR_FMT,
			    STR_ARG(braced(rest)));
	}
}

void
pack_check(const struct pack *pack, struct place place, struct diags *diags)
{
	check_output(&pack->output, diags);
	if (pack->lang.text.n > 0 && !is_language(pack->lang.text))
		diag_at(diags, DIAG_LANG, pack->lang.place, STR_FMT,
		    STR_ARG(pack->lang.text));
	if (contrast_on_white(pack->accent) < 4.5)
		diag_at(diags, DIAG_ACCENT, place, "#%06X has %.1f",
		    (unsigned)pack->accent, contrast_on_white(pack->accent));
}

static const struct key pack_keys[] = {
	{ "title", KEY_TEXT, offsetof(struct pack, title), REQUIRED_KEY, NULL,
	  "What the paper is called." },
	{ "kind", KEY_TEXT, offsetof(struct pack, kind), NULL, NULL,
	  "What sort of paper it is: stands at the head of every page, in the "
	  "place of the title, which a [cover] or [front] then has." },
	{ "period", KEY_PERIOD, offsetof(struct pack, period), NULL, NULL,
	  "The month the paper is about; "
	  "the option --period goes before it." },
	{ "store", KEY_OUTPUT, offsetof(struct pack, store), NULL, NULL,
	  "The store with the data; a pack's layouts share one." },
	{ "output", KEY_OUTPUT, offsetof(struct pack, output), NULL, NULL,
	  "Where the PDF goes; the option -o goes before it. {period} in it is the "
	  "paper's month, as 2022-12, or else the day of its meeting: so each "
	  "month has a file of its own.  Without it, publishing another month "
	  "wants the option --over." },
	{ "council", KEY_TEXT, offsetof(struct pack, council), NULL, NULL,
	  "The council's name: on a [cover] or [front], and in the file. "
	  "Without either, no page has it, but for what footer says." },
	{ "directorate", KEY_TEXT, offsetof(struct pack, directorate), NULL,
	  NULL, "The part of the council that reports." },
	{ "panel", KEY_TEXT, offsetof(struct pack, panel), NULL, NULL,
	  "The panel that reads it." },
	{ "meeting", KEY_DATE, offsetof(struct pack, meeting), NULL, NULL,
	  "The day of the meeting; a pack with items is about it." },
	{ "time", KEY_TEXT, offsetof(struct pack, time), NULL, NULL,
	  "When the meeting begins, as it is printed: 5.30 pm." },
	{ "venue", KEY_TEXT, offsetof(struct pack, venue), NULL, NULL,
	  "Where it is held." },
	{ "contact", KEY_TEXT, offsetof(struct pack, contact), NULL, NULL,
	  "Whom to ask, as it is printed: a role and how to reach it." },
	{ "changes", KEY_TEXT, offsetof(struct pack, changes), NULL, NULL,
	  "Of a pack issued again: what an officer says of it, beside the list "
	  "of what changed." },
	{ "holidays", KEY_FILE, offsetof(struct pack, holidays), NULL, NULL,
	  "A file of bank holidays; else the stock one, England's." },
	{ "supplement-to", KEY_LIST, offsetof(struct pack, supplement_to), NULL,
	  NULL, "The published packs, by their layouts' names, after whose last "
	  "page this one's numbers go on." },
	{ "first-page", KEY_WHOLE, offsetof(struct pack, first_page), "0",
	  "99999", "The number of the first paper's first page, an odd one; 0 "
	  "is 1, or what supplement-to says." },
	{ "date", KEY_DATE, offsetof(struct pack, date), NULL, NULL,
	  "The day of publication, written into the file; "
	  "SOURCE_DATE_EPOCH goes before it. Never taken from the clock, so a "
	  "later issue has the day of the first until it is given another, and "
	  "its note of corrections may have later ones." },
	{ "author", KEY_TEXT, offsetof(struct pack, author), NULL, NULL,
	  "The role that answers for the paper; else the council." },
	{ "footer", KEY_TEXT, offsetof(struct pack, footer), NULL, NULL,
	  "At the left of every page's foot." },
	{ "source", KEY_TEXT, offsetof(struct pack, source), NULL, NULL,
	  "Where the figures come from, for notes and captions." },
	{ "lang", KEY_TEXT, offsetof(struct pack, lang), "en-GB", NULL,
	  "The language, as a screen reader needs it." },
	{ "accent", KEY_COLOUR, offsetof(struct pack, accent), "#12436D", NULL,
	  "The council's colour, for titles, headings, links and rules." },
	{ "sheet", KEY_CHOICE, offsetof(struct pack, sheet), "landscape",
	  "landscape|portrait", "How pages lie until a section says otherwise." },
	{ "rule", KEY_CHOICE, offsetof(struct pack, rule), "tolerance",
	  "tolerance|last-year|met-missed", "How status against target is "
	  "judged: near is within the tolerance, or no worse than last year "
	  "(the comparator last-year, where that is of as long a time), or "
	  "there is no middle." },
	{ "tolerance", KEY_NUMBER, offsetof(struct pack, tolerance), "10", NULL,
	  "Per cent of the target that is still near, where the target brings "
	  "none of its own." },
	{ "neighbours", KEY_CHOICE, offsetof(struct pack, method), "mean",
	  "mean|median|pooled", "How statistical neighbours are worked out "
	  "where no published figure exists; printed with the figure." },
	{ "model", KEY_TEXT, offsetof(struct pack, model), NULL, NULL,
	  "The year of the neighbours' model, when there are several." },
	{ "data", KEY_FLAG, offsetof(struct pack, data), "no", NULL,
	  "Carry each table's and chart's figures as a CSV file in the PDF, "
	  "which is then PDF/A-3a instead of 2a. A file has what the page "
	  "prints and no more; a pack decides for the papers it binds." },
	{ "revised-months", KEY_WHOLE, offsetof(struct pack, revised_months),
	  "12", NULL, "How many months after its correction a figure that was "
	  "published otherwise is marked [r]; 0 is never." },
	{ "corrections", KEY_FLAG, offsetof(struct pack, corrections), "yes",
	  NULL, "Whether an issue that takes the place of another ends with a "
	  "note of the figures that were corrected. It goes by figures as they "
	  "print: a difference or a status may be another though the figures "
	  "that it is of print as before." },
	{ .name = NULL }
};

const struct kind kind_pack = {
	.name = "pack",
	.about = "The paper as a whole. Comes first, once.",
	.single = true,
	.size = sizeof(struct pack),
	.keys = pack_keys,
	.act = NULL,
};
