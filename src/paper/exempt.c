/* exempt.c - why a paper is exempt and what it is called: as the layout has it,
 * and whether that agrees with itself. */
#include <string.h>

#include "paper/bind_int.h"
#include "paper/decision_int.h"

/* ---- the citation ---- */

/* A number behind WORD in PLAIN, of those Schedule 12A has, when none is
 * PARAGRAPH; else 0.  Several may stand there: "categories 2 and 3". */
static int
other_number(struct str plain, const char *word, int paragraph)
{
	struct str	at;
	bool		behind = false;
	int		other = 0, number;

	while (plain.n > 0) {
		at = str_cut(&plain, ' ');
		if (str_is(at, word)) {
			behind = true;
			continue;
		}
		number = at.n == 1 ? at.s[0] - '0' : 0;
		if (behind && number == paragraph)
			return 0;
		if (behind && number >= 1 && number <= 7)
			other = number;
		behind = behind && (str_is(at, "and") || str_is(at, "or") ||
		    (number >= 1 && number <= 9));
	}
	return other;
}

/* What PLAIN cites Schedule 12A by: what stands before that name, from behind
 * rules of the council's own on. */
static struct str
of_statute(struct str plain)
{
	static const char	rules[] = "rules";
	struct str		text = { plain.s,
				    str_find(plain, "schedule 12a") };
	size_t			at;

	if (text.n == plain.n)
		return STR("");
	while ((at = str_find(text, rules)) < text.n)
		text = str_from(text, at + strlen(rules));
	return text;
}

/* The citation names the same paragraph: by its own rules' category, or as one
 * of Schedule 12A. */
static void
check_citation(struct paper *paper, const struct appendix *exempt)
{
	struct str	plain = words_plain(paper->arena,
			    exempt->citation.text);
	struct str	statute = of_statute(plain);
	const struct {
		struct str	 in;
		const char	*word;
	} names[] = {
		{ plain, "category" }, { plain, "categories" },
		{ statute, "paragraph" }, { statute, "paragraphs" },
	};
	int		other;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		other = other_number(names[i].in, names[i].word,
		    exempt->paragraph);
		if (other > 0)
			diag_at(paper->diags, DIAG_EXEMPT_CITATION,
			    exempt->citation.place, "paragraph = %d, and %s "
			    "%d", exempt->paragraph, names[i].word, other);
	}
}

/* ---- reading ---- */

const struct exemption *
exemption_read(struct paper *paper, const struct section *section)
{
	const struct appendix	*exempt = section->settings;
	struct exemption	*out = arena_make(paper->arena,
				    struct exemption);

	*out = (struct exemption){
		.paragraph = exempt->paragraph,
		.citation = exempt->citation.text,
		.reason = exempt->reason.text,
		.interest = exempt->interest.text,
		.place = section->place,
	};
	if (out->citation.n == 0)
		out->citation = str_printf(paper->arena, "paragraph %d of "
		    "Schedule 12A to the Local Government Act 1972",
		    out->paragraph);
	if (out->paragraph < 1 || out->paragraph > 7)
		diag_at(paper->diags, DIAG_EXEMPT_PARAGRAPH, section->place,
		    "paragraph = %d", out->paragraph);
	else
		check_citation(paper, exempt);
	if (out->interest.n == 0)
		diag_at(paper->diags, DIAG_EXEMPT_INTEREST, section->place,
		    "[exempt " STR_FMT "]", STR_ARG(section->id.text));
	return out;
}

/* ---- titles ---- */

static bool
begins_with(struct str text, const char *word)
{
	struct str	rest;

	if (!str_starts_nocase(text, word))
		return false;
	rest = str_from(text, strlen(word));
	return !code_in_word(utf8_next(&rest));
}

struct item
exempt_title(struct paper *paper, const struct section *section)
{
	const struct appendix	*exempt = section->settings;
	struct item		 title = exempt->listed;

	if (begins_with(title.text, "Confidential"))
		return title;
	title.text = str_printf(paper->arena, "Confidential: " STR_FMT,
	    STR_ARG(title.text));
	diag_at(paper->diags, DIAG_EXEMPT_LISTED, title.place, STR_FMT,
	    STR_ARG(title.text));
	return title;
}

void
open_check(struct paper *paper, const struct section *section)
{
	const struct appendix	*open = section->settings;

	if (begins_with(open->title.text, "Confidential") ||
	    begins_with(open->title.text, "Exempt"))
		diag_at(paper->diags, DIAG_EXEMPT_TITLE, open->title.place,
		    STR_FMT, STR_ARG(open->title.text));
}
