/*
 * slip_layers.c - layers, which the standard calls optional content (ISO
 * 32000-1, 8.11): what a viewer hides until asked is not shown by us either.
 * Expressions (/VE) are not followed: the groups beside them count.
 */
#include "slip/slip_int.h"

static void
layers_hide(struct slip *slip, const struct value *list, bool hide)
{
	const struct value	*layer;

	for (size_t i = 0; i < array_count(list); i++) {
		layer = array_item(slip, list, i);
		if (is_dict(layer) && hide)
			layer->dict->seen |= SEEN_HIDDEN;
		else if (is_dict(layer))
			layer->dict->seen &= ~(unsigned)SEEN_HIDDEN;
	}
}

void
layers_read(struct slip *slip)
{
	const struct value	*all = dict_find(slip, slip->root,
				    "OCProperties");
	const struct value	*usual = dict_find(slip, all, "D");

	if (!is_name(dict_find(slip, usual, "BaseState"), "OFF")) {
		layers_hide(slip, dict_find(slip, usual, "OFF"), true);
		return;
	}
	layers_hide(slip, dict_find(slip, all, "OCGs"), true);
	layers_hide(slip, dict_find(slip, usual, "ON"), false);
}

static bool
group_hidden(const struct value *group)
{
	return is_dict(group) && group->dict->seen & SEEN_HIDDEN;
}

/* Groups of a membership dictionary: how many are hidden, of how many. */
static size_t
members_hidden(struct slip *slip, const struct value *groups, size_t *n)
{
	size_t	hidden = 0;

	*n = is_dict(groups) ? 1 : array_count(groups);
	if (is_dict(groups))
		return group_hidden(groups);
	for (size_t i = 0; i < *n; i++)
		hidden += group_hidden(array_item(slip, groups, i));
	return hidden;
}

bool
layer_hidden(struct slip *slip, const struct value *layer)
{
	const struct value	*policy = dict_find(slip, layer, "P");
	size_t			 hidden, n;

	if (!is_name(dict_find(slip, layer, "Type"), "OCMD"))
		return group_hidden(layer);
	hidden = members_hidden(slip, dict_find(slip, layer, "OCGs"), &n);
	if (n == 0)
		return false;
	if (is_name(policy, "AllOn"))
		return hidden > 0;
	if (is_name(policy, "AnyOff"))
		return hidden == 0;
	if (is_name(policy, "AllOff"))
		return hidden < n;
	return hidden == n;
}
