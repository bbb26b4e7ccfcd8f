/*
 * slip_tags.c - the structure tree of a tagged file (ISO 32000-1, 14.7), read
 * from its root down; the parent tree, which says the same upwards, is not
 * asked.
 *
 * It is carried when the file says that it is tagged and not suspect, and when
 * everything the tree owns stands on pages: content of forms drawn by a page,
 * or a number that stands twice on one, cannot be carried over.
 */
#include <ctype.h>
#include <string.h>

#include "slip/slip_int.h"

#define SPAN_MOST	1000
#define ROLES_MOST	16

struct reader {
	struct slip		*slip;
	const struct value	*roles, *classes;
	bool			 gives_up;
};

/* ---- types ---- */

/* Standard types (14.8.4) and what they become; inline ones that our papers
 * lack are read as Span, grouping ones as Div. */
static const struct {
	const char	*type, *becomes;
} types[] = {
	{ "Document", "Part" }, { "Part", "Part" }, { "Art", "Sect" },
	{ "Sect", "Sect" }, { "Div", "Div" },
	{ "BlockQuote", "BlockQuote" }, { "Caption", "Caption" },
	{ "TOC", "TOC" }, { "TOCI", "TOCI" }, { "Index", "Div" },
	{ "NonStruct", "Div" }, { "Private", "Div" }, { "P", "P" },
	{ "H", "H" }, { "H1", "H1" }, { "H2", "H2" }, { "H3", "H3" },
	{ "H4", "H4" }, { "H5", "H5" }, { "H6", "H6" }, { "L", "L" },
	{ "LI", "LI" }, { "Lbl", "Lbl" }, { "LBody", "LBody" },
	{ "Table", "Table" }, { "TR", "TR" }, { "TH", "TH" }, { "TD", "TD" },
	{ "THead", "THead" }, { "TBody", "TBody" }, { "TFoot", "TBody" },
	{ "Span", "Span" }, { "Quote", "Span" }, { "Note", "Note" },
	{ "Reference", "Reference" }, { "BibEntry", "Span" },
	{ "Code", "Span" }, { "Link", "Link" }, { "Annot", "Span" },
	{ "Ruby", "Span" }, { "RB", "Span" }, { "RT", "Span" },
	{ "RP", "Span" }, { "Warichu", "Span" }, { "WT", "Span" },
	{ "WP", "Span" }, { "Figure", "Figure" }, { "Formula", "Figure" },
	{ "Form", "Div" }, { "Artifact", NULL },
};

/* A type that nobody maps; tags_mend() finds it a place. */
const char type_unknown[] = "";

/* NULL: an artifact, not read out. */
static const char *
type_of(struct reader *reader, const struct value *elem)
{
	const struct value	*name = dict_find(reader->slip, elem, "S");
	const struct value	*role;

	for (int i = 0; i < ROLES_MOST && name->kind == VALUE_NAME; i++) {
		for (size_t j = 0; j < sizeof(types) / sizeof(*types); j++)
			if (str_is(name->text, types[j].type))
				return types[j].becomes;
		role = dict_find_str(reader->slip, reader->roles, name->text);
		name = role;
	}
	return type_unknown;
}

struct slip_elem *
kid_new(struct slip *slip, const char *type)
{
	struct slip_elem	*elem = arena_make(slip->arena,
				    struct slip_elem);

	elem->type = type;
	elem->mcid = -1;
	elem->colspan = elem->rowspan = 1;
	return elem;
}

void
kid_add(struct slip_elem *parent, struct slip_elem *kid)
{
	kid->parent = parent;
	kid->next = NULL;
	if (parent->last == NULL)
		parent->first = kid;
	else
		parent->last->next = kid;
	parent->last = kid;
}

/* ---- attributes ---- */

static const struct value *
attribute_in(struct reader *reader, const struct value *list,
    const char *owner, const char *key)
{
	static const struct value	 none = { .kind = VALUE_NULL };
	struct slip			*slip = reader->slip;
	const struct value		*found;

	if (is_dict(list) && is_name(dict_find(slip, list, "O"), owner))
		return dict_find(slip, list, key);
	for (size_t i = 0; i < array_count(list); i++) {
		found = array_item(slip, list, i);
		if (!is_dict(found) ||
		    !is_name(dict_find(slip, found, "O"), owner))
			continue;
		found = dict_find(slip, found, key);
		if (found->kind != VALUE_NULL)
			return found;
	}
	return &none;
}

/* KEY of ELEM as OWNER has it: its own, or its classes'. */
static const struct value *
attribute(struct reader *reader, const struct value *elem, const char *owner,
    const char *key)
{
	struct slip		*slip = reader->slip;
	const struct value	*found, *class = dict_find(slip, elem, "C");
	const struct value	*name;

	found = attribute_in(reader, dict_find(slip, elem, "A"), owner, key);
	for (size_t i = 0; found->kind == VALUE_NULL &&
	    i < (class->kind == VALUE_NAME ? 1 : array_count(class)); i++) {
		name = class->kind == VALUE_NAME ? class :
		    array_item(slip, class, i);
		if (name->kind == VALUE_NAME)
			found = attribute_in(reader, dict_find_str(slip,
			    reader->classes, name->text), owner, key);
	}
	return found;
}

static int
span_of(struct reader *reader, const struct value *elem, const char *key)
{
	int	n = value_int(attribute(reader, elem, "Table", key), 1);

	return n < 1 ? 1 : n > SPAN_MOST ? SPAN_MOST : n;
}

static bool
is_numbered(struct reader *reader, const struct value *elem)
{
	const struct value	*how = attribute(reader, elem, "List",
				    "ListNumbering");

	return how->kind == VALUE_NAME && (str_is(how->text, "Decimal") ||
	    str_ends(how->text, "Roman") || str_ends(how->text, "Alpha"));
}

static const char *
scope_of(struct reader *reader, const struct value *elem)
{
	static const char *const	scopes[] = { "Row", "Column", "Both" };
	const struct value		*scope = attribute(reader, elem,
					    "Table", "Scope");

	for (size_t i = 0; i < sizeof(scopes) / sizeof(*scopes); i++)
		if (is_name(scope, scopes[i]))
			return scopes[i];
	return NULL;
}

/* RFC 5646, roughly. */
bool
is_lang(struct str lang)
{
	size_t		run = 0;
	bool		first = true;

	for (size_t i = 0; i <= lang.n; i++) {
		if (i < lang.n && lang.s[i] != '-') {
			if (!(first ? isalpha((unsigned char)lang.s[i]) :
			    isalnum((unsigned char)lang.s[i])) || ++run > 8)
				return false;
			continue;
		}
		if (run < (first ? 2 : 1))
			return false;
		first = false;
		run = 0;
	}
	return true;
}

static struct str
lang_of(struct slip *slip, const struct value *value)
{
	struct str	lang = words_of(slip->arena, value);

	return is_lang(lang) ? lang : STR("");
}

static void
attributes_read(struct reader *reader, struct slip_elem *elem,
    const struct value *value)
{
	if (elem->type[0] == 'T') {
		elem->colspan = span_of(reader, value, "ColSpan");
		elem->rowspan = span_of(reader, value, "RowSpan");
		elem->scope = scope_of(reader, value);
	} else if (elem->type[0] == 'L')
		elem->numbered = is_numbered(reader, value);
}

/* ---- kids ---- */

static void kids_read(struct reader *reader, struct slip_elem *elem,
    const struct value *kids, size_t page, int depth);

/* Marked content MCID of PAGE, unless it is not there or has an owner. */
static void
content_add(struct reader *reader, struct slip_elem *elem, size_t page,
    int mcid)
{
	struct slip		*slip = reader->slip;
	struct slip_elem	*kid;
	struct leaf		*leaf;

	if (page == SIZE_MAX || mcid < 0)
		return;
	leaf = &slip->leaves[page];
	if (!bits_have(&leaf->content->mcids, (size_t)mcid) ||
	    bits_have(&leaf->owned, (size_t)mcid))
		return;
	if (leaf->content->twice)
		reader->gives_up = true;
	bits_set(slip->work, &leaf->owned, (size_t)mcid);
	kid = kid_new(slip, NULL);
	kid->page = page;
	kid->mcid = mcid;
	kid_add(elem, kid);
}

static void
object_add(struct reader *reader, struct slip_elem *elem, size_t page,
    const struct value *object)
{
	struct slip		*slip = reader->slip;
	const struct slip_link	*link;
	struct slip_elem	*kid;
	size_t			 on;

	if (is_stream(object))
		reader->gives_up = true;
	if (!is_dict(object))
		return;
	on = page_index(slip, dict_find(slip, object, "P"));
	if (on != SIZE_MAX)
		page = on;
	link = page != SIZE_MAX ? link_of(slip, page, object) : NULL;
	if (link == NULL || object->dict->seen & SEEN_STRUCT)
		return;
	object->dict->seen |= SEEN_STRUCT;
	kid = kid_new(slip, NULL);
	kid->page = page;
	kid->link = link;
	kid_add(elem, kid);
}

static void
elem_read(struct reader *reader, struct slip_elem *parent,
    const struct value *value, size_t page, int depth)
{
	struct slip		*slip = reader->slip;
	const char		*type = type_of(reader, value);
	struct slip_elem	*elem;
	size_t			 on;

	if (value->dict->seen & SEEN_STRUCT || type == NULL)
		return;
	value->dict->seen |= SEEN_STRUCT;
	if (depth == DEEP_TREE) {
		reader->gives_up = true;
		return;
	}
	elem = kid_new(slip, type);
	elem->alt = words_of(slip->arena, dict_find(slip, value, "Alt"));
	elem->actual = words_of(slip->arena, dict_find(slip, value,
	    "ActualText"));
	elem->lang = lang_of(slip, dict_find(slip, value, "Lang"));
	attributes_read(reader, elem, value);
	on = page_index(slip, dict_find(slip, value, "Pg"));
	kid_add(parent, elem);
	kids_read(reader, elem, dict_find(slip, value, "K"),
	    on != SIZE_MAX ? on : page, depth + 1);
}

static void
kid_read(struct reader *reader, struct slip_elem *elem,
    const struct value *kid, size_t page, int depth)
{
	struct slip	*slip = reader->slip;
	size_t		 on;

	if (kid->kind == VALUE_NUMBER) {
		content_add(reader, elem, page, value_int(kid, -1));
		return;
	}
	if (!is_dict(kid))
		return;
	on = page_index(slip, dict_find(slip, kid, "Pg"));
	if (on == SIZE_MAX)
		on = page;
	if (is_name(dict_find(slip, kid, "Type"), "MCR")) {
		if (dict_find(slip, kid, "Stm")->kind != VALUE_NULL)
			reader->gives_up = true;
		else
			content_add(reader, elem, on, value_int(
			    dict_find(slip, kid, "MCID"), -1));
	} else if (is_name(dict_find(slip, kid, "Type"), "OBJR"))
		object_add(reader, elem, on, dict_find(slip, kid, "Obj"));
	else
		elem_read(reader, elem, kid, page, depth);
}

static void
kids_read(struct reader *reader, struct slip_elem *elem,
    const struct value *kids, size_t page, int depth)
{
	if (kids->kind != VALUE_ARRAY) {
		kid_read(reader, elem, kids, page, depth);
		return;
	}
	for (size_t i = 0; i < array_count(kids); i++)
		kid_read(reader, elem, array_item(reader->slip, kids, i), page,
		    depth);
}

/* ---- the tree ---- */

static bool
is_tagged(struct slip *slip)
{
	const struct value	*info = dict_find(slip, slip->root, "MarkInfo");
	const struct value	*marked = dict_find(slip, info, "Marked");
	const struct value	*suspects = dict_find(slip, info, "Suspects");

	return marked->kind == VALUE_BOOL && marked->yes &&
	    !(suspects->kind == VALUE_BOOL && suspects->yes);
}

/* Words that the file shows beside its structure are hidden from whoever
 * listens to it: we draw them as artifacts, and say so.  Marks that reach over
 * the ends of text objects matter only where there is a structure: without one,
 * no mark is kept. */
static void
judge_pages(struct slip *slip)
{
	const struct leaf	*leaf;

	for (size_t i = 0; i < slip->about.npages; i++) {
		leaf = &slip->leaves[i];
		slip->now = i;
		if (leaf->content->crossed)
			neither_here(slip, "marked content begins inside a "
			    "text object and ends outside, or the other way "
			    "round");
		if (leaf->content->bare || !bits_within(
		    &leaf->content->spoken, &leaf->owned))
			not_ua(slip, i + 1, "words stand outside of the "
			    "structure");
	}
}

/* Take back what the structure owns: the pages are pictures. */
static void
disown(struct slip *slip)
{
	for (size_t i = 0; i < slip->about.npages; i++)
		slip->leaves[i].owned = (struct bits){ 0 };
}

void
tags_read(struct slip *slip)
{
	struct reader		 reader = { .slip = slip };
	const struct value	*tree = dict_find(slip, slip->root,
				    "StructTreeRoot");
	struct slip_elem	*root;

	slip->about.lang = lang_of(slip, dict_find(slip, slip->root, "Lang"));
	if (!is_tagged(slip) || !is_dict(tree))
		return;
	reader.roles = dict_find(slip, tree, "RoleMap");
	reader.classes = dict_find(slip, tree, "ClassMap");
	root = kid_new(slip, "Part");
	kids_read(&reader, root, dict_find(slip, tree, "K"), SIZE_MAX, 0);
	if (root->first != NULL && root->first == root->last &&
	    root->first->type != NULL && str_is(STR("Part"),
	    root->first->type)) {
		root = root->first;	/* its Document */
		root->parent = NULL;
	}
	if (reader.gives_up || !tags_mend(slip, root)) {
		disown(slip);
		return;
	}
	if (root->lang.n == 0)
		root->lang = slip->about.lang;
	slip->about.structure = root;
	judge_pages(slip);
}
