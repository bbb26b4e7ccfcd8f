/* bound.c - the layouts that a pack binds as appendices: read with it, one
 * store for all. */
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "paper/bind_int.h"

/* Read the layout that SECTION binds, if it does. */
static void
read_bound(struct arena *arena, struct section *section, const char *stock,
    const struct reach *reach, struct diags *diags)
{
	struct appendix	*appendix = section->settings;

	if (section->kind != &kind_appendix && section->kind != &kind_exempt)
		return;
	if (annex_form(section) != ANNEX_LAYOUT)
		return;
	if (!path_exists(appendix->file.text.s)) {
		diag_at(diags, DIAG_FILE_OPEN, appendix->file.place, STR_FMT,
		    STR_ARG(appendix->file.text));
		return;
	}
	appendix->layout = layout_read(arena, appendix->file.text.s,
	    paper_kinds(), stock, reach, diags);
	if (appendix->layout != NULL &&
	    layout_has(appendix->layout, &kind_item))
		diag_at(diags, DIAG_BOUND_ITEMS, appendix->file.place, STR_FMT,
		    STR_ARG(appendix->file.text));
}

const struct layout *
section_bound(const struct section *section)
{
	const struct appendix	*appendix = section->settings;

	return section->kind == &kind_appendix ||
	    section->kind == &kind_exempt ? appendix->layout : NULL;
}

const struct layout *
paper_whole(const struct paper *paper)
{
	const struct build	*build = paper->build;

	return build->whole != NULL ? build->whole : build->layout;
}

/* The first layout bound from *SECTION on, or NULL; *SECTION is then behind
 * it. */
static const struct layout *
next_bound(const struct section **section)
{
	const struct layout	*bound = NULL;
	const struct section	*at = *section;

	for (; at != NULL && bound == NULL; at = at->next)
		bound = section_bound(at);
	*section = at;
	return bound;
}

/* The files of bound layouts are inputs of the pack. */
static void
add_files(struct arena *arena, struct layout *layout)
{
	const struct section	*at = layout->first;
	const struct layout	*bound;
	const char		**files;
	size_t			 more;

	while ((bound = next_bound(&at)) != NULL) {
		more = bound->nfiles;
		files = arena_array(arena, layout->nfiles + more, const char *);
		memcpy(files, layout->files,
		    layout->nfiles * sizeof(*files));
		memcpy(files + layout->nfiles, bound->files,
		    more * sizeof(*files));
		layout->files = files;
		layout->nfiles += more;
	}
}

/* Whether A and B are one file; of what lies out of REACH only the name is looked
 * at, so that nobody learns what is there. */
static bool
same_file(struct arena *arena, const struct reach *reach, struct str a,
    struct str b)
{
	const char	*one = str_dup(arena, a), *other = str_dup(arena, b);
	struct stat	 at, bt;

	if (str_eq(a, b))
		return true;
	return reach_holds(reach, REACH_READ, one) &&
	    reach_holds(reach, REACH_READ, other) && stat(one, &at) == 0 &&
	    stat(other, &bt) == 0 && at.st_dev == bt.st_dev &&
	    at.st_ino == bt.st_ino;
}

/* All of them read the pack's store, whichever names it. */
static void
check_stores(struct arena *arena, const struct layout *layout,
    const struct reach *reach, struct diags *diags)
{
	const struct section	*at = layout->first;
	const struct layout	*bound;
	struct str		 store = paper_store(layout).text;
	struct item		 own;

	while ((bound = next_bound(&at)) != NULL) {
		own = layout_pack(bound)->store;
		if (own.text.n > 0 && !same_file(arena, reach, own.text, store))
			diag_at(diags, DIAG_BOUND_STORE, own.place, STR_FMT
			    ", the pack's is " STR_FMT, STR_ARG(own.text),
			    STR_ARG(store));
	}
}

struct layout *
paper_layout(struct arena *arena, const char *path, const char *stock,
    const struct reach *reach, struct diags *diags)
{
	struct layout	*layout = layout_read(arena, path, paper_kinds(),
			    stock, reach, diags);

	if (layout == NULL || layout->first == NULL)
		return layout;
	for (struct section *at = layout->first; at != NULL; at = at->next)
		read_bound(arena, at, stock, reach, diags);
	add_files(arena, layout);
	check_stores(arena, layout, reach, diags);
	return layout;
}

struct item
paper_store(const struct layout *layout)
{
	const struct section	*at = layout->first;
	const struct layout	*bound;
	struct item		 store = layout_pack(layout)->store;

	while (store.text.n == 0 && (bound = next_bound(&at)) != NULL)
		store = layout_pack(bound)->store;
	return store;
}

bool
paper_needs_data(const struct layout *layout)
{
	/* All that the store alone can fill. */
	static const struct kind *const	tables[] = {
		&kind_indicators, &kind_chart, &kind_card, &kind_monitor,
		&kind_breakdown, &kind_bars, &kind_correction, &kind_audit,
		&kind_moderation, NULL
	};
	const struct section	*at = layout->first;
	const struct layout	*bound;

	if (layout_has_any(layout, tables))
		return true;
	while ((bound = next_bound(&at)) != NULL)
		if (layout_has_any(bound, tables))
			return true;
	return false;
}

