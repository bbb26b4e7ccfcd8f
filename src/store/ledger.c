/*
 * ledger.c - what a build asks the store, what it is told, and which stretch of
 * the paper shows it.
 */
#include <assert.h>

#include "base/file.h"
#include "store/ledger_int.h"

void
ledger_begin(struct store *store)
{
	struct ledger	*ledger = arena_make(store->arena, struct ledger);

	ledger->end = &ledger->first;
	ledger->known = publication_newest(store);
	store->ledger = ledger;
}

void
ledger_end(struct store *store)
{
	store->ledger = NULL;	/* its memory goes with the arena */
}

int64_t
ledger_known(struct store *store)
{
	return store->ledger != NULL ? store->ledger->known :
	    publication_newest(store);
}

/* ---- readings ---- */

unsigned
ledger_enter(struct store *store)
{
	struct ledger	*ledger = store->ledger;

	if (ledger == NULL)
		return 0;
	ledger->within = array_grow(store->arena, ledger->within,
	    ledger->depth, sizeof(*ledger->within));
	return ledger->within[ledger->depth++] = ++ledger->readings;
}

void
ledger_leave(struct store *store)
{
	if (store->ledger == NULL)
		return;
	assert(store->ledger->depth > 0);
	store->ledger->depth--;
}

void
ledger_also(struct store *store, unsigned reading, unsigned other)
{
	struct ledger	*ledger = store->ledger;

	if (ledger == NULL || reading == 0 || other == 0 || reading == other)
		return;
	ledger->alsos = array_grow(store->arena, ledger->alsos,
	    ledger->nalsos, sizeof(*ledger->alsos));
	ledger->alsos[ledger->nalsos++] = (struct also){ reading, other };
}

/* READ is asked for the innermost reading. */
static void
read_reading(struct store *store, struct read *read)
{
	const struct ledger	*ledger = store->ledger;
	unsigned		 reading;

	if (ledger->depth == 0)
		return;
	reading = ledger->within[ledger->depth - 1];
	if (read->n > 0 && read->readings[read->n - 1] == reading)
		return;
	read->readings = array_grow(store->arena, read->readings, read->n,
	    sizeof(*read->readings));
	read->readings[read->n++] = reading;
}

/* ---- reads ---- */

void
ledger_note(struct store *store, const char *kind, struct str question,
    struct str answer)
{
	struct ledger	*ledger = store->ledger;
	struct str	 asked = str_printf(store->arena, "%s\t" STR_FMT, kind,
	    STR_ARG(question));
	struct read	*read = names_find(&ledger->asked, asked);

	if (read == NULL) {
		read = arena_make(store->arena, struct read);
		read->kind = kind;
		read->question = str_copy(store->arena, question);
		sha256_hex(answer, read->digest);
		names_add(&ledger->asked, store->arena, asked, read);
		*ledger->end = read;
		ledger->end = &read->next;
	}
	read_reading(store, read);
}

const char *
ledger_digest(struct store *store, struct str kind, struct str question)
{
	struct str		 asked = str_printf(store->arena, STR_FMT "\t"
	    STR_FMT, STR_ARG(kind), STR_ARG(question));
	const struct read	*read;

	read = names_find(&store->ledger->asked, asked);
	return read != NULL ? read->digest : NULL;
}

/* ---- pages ---- */

/*
 * The STANDS of a reading, of which there are several when it goes on over more
 * than one page, are a list; so are the readings that what was read for it
 * counts for too.  Both are found by its number.
 */
struct joining {
	struct arena		*arena;
	size_t			 n;		/* of readings, with nought */
	struct stood {
		const struct stand	*stand;
		struct stood		*next;
	}			**stood;
	struct owed {
		unsigned		 reading;
		struct owed		*next;
	}			**owed;
	size_t			*met;		/* the read it was last met
						 * of, from 1 */
};

static void
joining_open(struct joining *join, struct store *store,
    const struct publication *publication)
{
	const struct ledger	*ledger = store->ledger;
	struct stood		*stood;
	struct owed		*owed;

	join->arena = store->arena;
	join->n = (size_t)ledger->readings + 1;
	join->stood = arena_array(join->arena, join->n, struct stood *);
	join->owed = arena_array(join->arena, join->n, struct owed *);
	join->met = arena_array(join->arena, join->n, size_t);
	for (size_t i = 0; i < publication->nstands; i++) {
		const struct stand	*stand = &publication->stands[i];

		if (stand->reading >= join->n)
			continue;
		stood = arena_make(join->arena, struct stood);
		*stood = (struct stood){ stand, join->stood[stand->reading] };
		join->stood[stand->reading] = stood;
	}
	for (size_t i = 0; i < ledger->nalsos; i++) {
		const struct also	*also = &ledger->alsos[i];

		if (also->other >= join->n || also->reading >= join->n)
			continue;
		owed = arena_make(join->arena, struct owed);
		*owed = (struct owed){ also->reading,
		    join->owed[also->other] };
		join->owed[also->other] = owed;
	}
}

/* Add the pages of READING, and of those that its reads count for too, to what
 * read number NTH stands on. */
static void
joining_reading(struct joining *join, unsigned reading, size_t nth,
    struct page_set *pages)
{
	if (join->met[reading] == nth)
		return;
	join->met[reading] = nth;
	for (const struct stood *stood = join->stood[reading]; stood != NULL;
	    stood = stood->next)
		page_set_add(pages, join->arena, stood->stand->number,
		    stood->stand->front);
	for (const struct owed *owed = join->owed[reading]; owed != NULL;
	    owed = owed->next)
		joining_reading(join, owed->reading, nth, pages);
}

void
ledger_pages(struct store *store, const struct publication *publication)
{
	struct joining	 join;
	size_t		 nth = 0;

	if (store->ledger == NULL)
		return;
	joining_open(&join, store, publication);
	for (struct read *read = store->ledger->first; read != NULL;
	    read = read->next) {
		struct page_set	pages = { 0 };

		nth++;
		for (size_t i = 0; i < read->n; i++)
			joining_reading(&join, read->readings[i], nth, &pages);
		read->pages = page_set_words(&pages, store->arena);
	}
}
