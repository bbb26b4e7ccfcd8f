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
		text = (struct str){ text.s + at + strlen(rules),
		    text.n - at - strlen(rules) };
	return text;
}

/* The citation names the same paragraph: by its own rules' category, or as one
 * of Schedule 12A. */
static void
check_citation(struct paper *paper, const struct appendix *exempt)
{
	static const char *const	words[] = { "category", "categories",
					    "paragraph", "paragraphs" };
	struct str	plain = words_plain(paper->arena,
			    exempt->citation.text);
	int		other;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		other = other_number(str_starts(str_of(words[i]), "para") ?
		    of_statute(plain) : plain, words[i], exempt->paragraph);
		if (other > 0)
			diag_at(paper->diags, DIAG_EXEMPT_CITATION,
			    exempt->citation.place, "paragraph = %d, and %s "
			    "%d", exempt->paragraph, words[i], other);
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
	size_t	n = strlen(word);

	return text.n >= n &&
	    str_is_nocase((struct str){ text.s, n }, word) &&
	    (text.n == n || !code_in_word((unsigned char)text.s[n]));
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
