/* supplement.c - late papers: where their page numbers go on, and whether a pack
 * that is issued again has grown over them. */
#include "base/file.h"
#include "cmd/cmd.h"

struct str
session_edition(const struct session *session)
{
	return session->options->members ? STR("members") : STR("public");
}

/* Whether NAME is the pack of LAYOUT. */
static bool
is_itself(const struct layout *layout, struct str name)
{
	struct str	base = str_of(path_base(layout->path));

	if (str_ends(base, ".ini"))
		base.n -= 4;
	return str_eq(base, name);
}

/* The last page of the published pack that is NAMED; 0, said, when there is
 * none. */
static int
last_page(struct session *session, struct item named)
{
	struct period	meeting = paper_meeting(session->layout);
	struct str	edition = session_edition(session);
	int		last = 0;

	if (is_itself(session->layout, named.text)) {
		diag_at(session->diags, DIAG_SUPPLEMENT_SELF, named.place,
		    STR_FMT, STR_ARG(named.text));
		return 0;
	}
	if (session->store != NULL && meeting.kind != PERIOD_NONE)
		last = ledger_last_page(session->store, named.text, edition,
		    meeting);
	if (last == 0)
		diag_at(session->diags, DIAG_SUPPLEMENT_TO, named.place,
		    STR_FMT ", " STR_FMT " edition, " STR_FMT,
		    STR_ARG(named.text), STR_ARG(edition),
		    STR_ARG(meeting.kind == PERIOD_NONE ? STR("no meeting") :
		    period_long(session->arena, meeting)));
	return last;
}

int
session_first_page(struct session *session)
{
	const struct items	*names = paper_supplement_to(session->layout);
	int			 first = paper_first_page(session->layout);
	int			 page, last = 0;

	if (first > 0) {
		if (first % 2 == 0)
			diag_at(session->diags, DIAG_FIRST_PAGE,
			    session->layout->first->place, "%d", first);
		return first;
	}
	for (size_t i = 0; i < names->n; i++) {
		page = last_page(session, names->at[i]);
		if (page > last)
			last = page;
	}
	return last == 0 ? 0 : last + 1 + last % 2;
}

/* build --stale publishes them again itself. */
void
supplements_check(struct session *session, const struct publication *now)
{
	const struct publication	*all;
	size_t				 n;

	if (session->options->stale ||
	    !ledger_supplements(session->store, now, &all, &n))
		return;
	for (size_t i = 0; i < n; i++)
		if (all[i].first_page <= now->last_page)
			diag_at(session->diags, DIAG_SUPPLEMENT_OVER,
			    PLACE(session->layout->path), STR_FMT " begins "
			    "with page %d, and this pack now ends with page %d",
			    STR_ARG(all[i].pack), all[i].first_page,
			    now->last_page);
}
