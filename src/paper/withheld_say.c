/*
 * withheld_say.c - sentences that name a row withheld and say how many, in themselves
 * or with their context; and the words beside a table.
 */
#include "paper/withheld_int.h"
#include "paper/wording_int.h"

/* ---- saying it ---- */

/* The words beside the table that stand at PLACE, or NULL. */
static const struct beside *
beside_at(const struct reader *reader, struct place place)
{
	const struct beside	*at = reader->paper->withheld->beside;

	while (at != NULL && !(place_same(at->place, place) &&
	    same_table(&at->of, &reader->page->of)))
		at = at->next;
	return at;
}

/* Whether this is the first that is said at PLACE, and of TEXT if that is not
 * empty. */
static bool
first_said(struct reader *reader, struct place place, struct str text)
{
	struct arena	*arena = reader->paper->arena;
	struct finding	*at = reader->findings;

	for (; at != NULL; at = at->next)
		if (place_same(at->place, place) &&
		    (text.n == 0 || str_eq(at->text, text)))
			return false;
	at = arena_make(arena, struct finding);
	*at = (struct finding){ place, str_copy(arena, text),
	    reader->findings };
	reader->findings = at;
	return true;
}

/* The row named at byte AT of PASSAGE is one of SENTENCE, which has a number.  Of
 * words that nobody can point at, they are said. */
static void
say_named(struct reader *reader, const struct passage *passage, size_t at,
    struct str sentence)
{
	const struct breakdown_of	*of = &reader->page->of;
	const struct breakdown_row	*row = NULL;
	struct str			 name = str_from(passage_text(passage),
					    at);
	struct place			 place;
	bool				 known, near;

	name.n = withheld_name(reader->page, name, &row);	/* as typed */
	known = passage_place(reader->paper, passage, at, name,
	    reader->section, &reader->read, &place);
	near = known || !place_same(place, reader->section);
	if (beside_at(reader, place) != NULL ||
	    !first_said(reader, place, near ? STR("") : sentence))
		return;
	if (withheld_counted(reader->page, passage_bit(passage, at)->text))
		sentence = passage_bit(passage, at)->text;
	if (known)
		diag_at(reader->paper->diags, DIAG_WITHHELD_TEXT, place,
		    STR_FMT " by " STR_FMT, STR_ARG(of->indicator->id),
		    STR_ARG(of->breakdown));
	else
		diag_at(reader->paper->diags, DIAG_WITHHELD_TEXT, place,
		    STR_FMT " by " STR_FMT ", \"" STR_FMT "\"",
		    STR_ARG(of->indicator->id), STR_ARG(of->breakdown),
		    STR_ARG(sentence));
}

/* ---- sentences ---- */

void
context_read(const struct reader *reader, struct context *context,
    const struct context *outer)
{
	struct str	text = passage_text(&context->words);

	context->named = withheld_named(reader->page, text);
	context->counted = withheld_counted(reader->page, text);
	context->outer = outer;
}

void
context_set(struct reader *reader, struct context *context,
    const struct passage *words)
{
	passage_clear(&context->words);
	context->words.place = words->place;
	passage_join(reader->paper->arena, &context->words, words, 0);
	context_read(reader, context, context->outer);
}

/* Part of a passage. */
struct sentence {
	const struct passage	*passage;
	size_t			 from;
	struct str		 text;
	size_t			 named;		/* in it, or its length */
};

static void
read_in_context(struct reader *reader, const struct context *context,
    const struct sentence *sentence)
{
	struct str	around = passage_text(&context->words), both;
	/* Numbers are looked for only where there is a name. */
	bool		above = context->named < around.n &&
			    withheld_counted(reader->page, sentence->text);
	bool		below = sentence->named < sentence->text.n &&
			    context->counted && !reader->complete;

	if (!above && !below)
		return;
	both = str_printf(reader->paper->arena, STR_FMT " | " STR_FMT,
	    STR_ARG(around), STR_ARG(sentence->text));
	if (above)
		say_named(reader, &context->words, context->named, both);
	else
		say_named(reader, sentence->passage, sentence->from +
		    sentence->named, both);
}

void
read_sentence(struct reader *reader, const struct passage *passage,
    size_t from, size_t n, const struct context *context)
{
	struct sentence	at = { passage, from, { passage->text.s + from, n },
			    0 };

	at.named = withheld_named(reader->page, at.text);
	if (at.named < n && withheld_counted(reader->page, at.text)) {
		say_named(reader, passage, from + at.named, str_trim(at.text));
		return;
	}
	for (; context != NULL; context = context->outer)
		read_in_context(reader, context, &at);
	for (size_t i = 0; i < HEADINGS && !reader->figures; i++)
		if (reader->headings[i] != NULL)
			read_in_context(reader, reader->headings[i], &at);
}

/* Whether PASSAGE stands beside the table, in words that are looked at as such:
 * any number in them is pointed at. */
static bool
read_beside(struct reader *reader, const struct passage *passage)
{
	const struct beside	*at = reader->paper->withheld->beside;
	struct str		 text = passage_text(passage), word;
	struct place		 place = passage->place;

	if (place.file == NULL) {
		while (at != NULL && !place_same(at->section, reader->section))
			at = at->next;
		if (at == NULL)
			return false;
		passage_words(reader->paper, passage, reader->section, &place);
	}
	if (beside_at(reader, place) == NULL)
		return false;
	word = withheld_number(reader->page, text);
	if (word.n > 0 && first_said(reader, place, STR("")))
		diag_at(reader->paper->diags, DIAG_WITHHELD_WORDS, place,
		    "\"" STR_FMT "\" in \"" STR_FMT "\"", STR_ARG(word),
		    STR_ARG(text));
	return true;
}

size_t
read_passage(struct reader *reader, const struct passage *passage,
    const struct context *context)
{
	size_t	from = 0, last = 0, n;

	if (passage->text.n == 0 || read_beside(reader, passage))
		return passage->text.n;
	for (; from < passage->text.n; from += n) {
		n = sentence_length(str_from(passage_text(passage), from));
		read_sentence(reader, passage, from, n, context);
		last = from;
	}
	return last;
}

void
read_words(struct reader *reader, struct str text, struct place place,
    const struct context *context)
{
	struct passage	passage = { .place = place };

	passage_add(reader->paper->arena, &passage, text, place);
	read_passage(reader, &passage, context);
	passage_clear(&passage);
}
