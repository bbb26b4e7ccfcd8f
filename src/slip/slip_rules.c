/*
 * slip_rules.c - which keys of which dictionaries are copied, and as what their
 * values are used.  What is not here stays behind.
 */
#include "slip/slip_int.h"

static const struct rule data_rules[] = {
	{ "FunctionType", ROLE_PLAIN }, { "Domain", ROLE_PLAIN },
	{ "Range", ROLE_PLAIN }, { "Size", ROLE_PLAIN },
	{ "BitsPerSample", ROLE_PLAIN }, { "Order", ROLE_PLAIN },
	{ "Encode", ROLE_PLAIN }, { "Decode", ROLE_PLAIN },
	{ "C0", ROLE_PLAIN }, { "C1", ROLE_PLAIN }, { "N", ROLE_PLAIN },
	{ "Functions", ROLE_DATA }, { "Bounds", ROLE_PLAIN },
	{ "Type", ROLE_PLAIN }, { "BaseEncoding", ROLE_PLAIN },
	{ "Differences", ROLE_PLAIN }, { "CMapName", ROLE_PLAIN },
	{ "CIDSystemInfo", ROLE_DATA }, { "WMode", ROLE_PLAIN },
	{ "UseCMap", ROLE_DATA }, { "Registry", ROLE_PLAIN },
	{ "Ordering", ROLE_PLAIN }, { "Supplement", ROLE_PLAIN },
	{ "JBIG2Globals", ROLE_DATA }, { "Predictor", ROLE_PLAIN },
	{ "Colors", ROLE_PLAIN }, { "BitsPerComponent", ROLE_PLAIN },
	{ "Columns", ROLE_PLAIN }, { "K", ROLE_PLAIN },
	{ "EndOfLine", ROLE_PLAIN }, { "EncodedByteAlign", ROLE_PLAIN },
	{ "Rows", ROLE_PLAIN }, { "EndOfBlock", ROLE_PLAIN },
	{ "BlackIs1", ROLE_PLAIN }, { "DamagedRowsBeforeError", ROLE_PLAIN },
	{ "ColorTransform", ROLE_PLAIN },
	/* Programs of fonts. */
	{ "Subtype", ROLE_PLAIN }, { "Length1", ROLE_PLAIN },
	{ "Length2", ROLE_PLAIN }, { "Length3", ROLE_PLAIN }, { 0 },
};

/* ICC profiles, and what describes Cal and Lab spaces. */
static const struct rule colour_rules[] = {
	{ "N", ROLE_PLAIN }, { "Range", ROLE_PLAIN },
	{ "WhitePoint", ROLE_PLAIN }, { "BlackPoint", ROLE_PLAIN },
	{ "Gamma", ROLE_PLAIN }, { "Matrix", ROLE_PLAIN },
	/* Functions of spot colours. */
	{ "FunctionType", ROLE_PLAIN }, { "Domain", ROLE_PLAIN },
	{ "Size", ROLE_PLAIN }, { "BitsPerSample", ROLE_PLAIN },
	{ "Order", ROLE_PLAIN }, { "Encode", ROLE_PLAIN },
	{ "Decode", ROLE_PLAIN }, { "C0", ROLE_PLAIN }, { "C1", ROLE_PLAIN },
	{ "Functions", ROLE_DATA }, { "Bounds", ROLE_PLAIN }, { 0 },
};

static const struct rule font_rules[] = {
	{ "Type", ROLE_PLAIN }, { "Subtype", ROLE_PLAIN },
	{ "BaseFont", ROLE_PLAIN }, { "FirstChar", ROLE_PLAIN },
	{ "LastChar", ROLE_PLAIN }, { "Widths", ROLE_PLAIN },
	{ "FontDescriptor", ROLE_DESCRIPTOR }, { "Encoding", ROLE_DATA },
	{ "ToUnicode", ROLE_DATA }, { "DescendantFonts", ROLE_FONT },
	{ "CIDSystemInfo", ROLE_DATA }, { "DW", ROLE_PLAIN },
	{ "W", ROLE_PLAIN }, { "DW2", ROLE_PLAIN }, { "W2", ROLE_PLAIN },
	{ "CIDToGIDMap", ROLE_DATA }, { "FontBBox", ROLE_PLAIN },
	{ "FontMatrix", ROLE_PLAIN }, { "CharProcs", ROLE_GLYPHS }, { 0 },
};

static const struct rule descriptor_rules[] = {
	{ "Type", ROLE_PLAIN }, { "FontName", ROLE_PLAIN },
	{ "FontFamily", ROLE_PLAIN }, { "FontStretch", ROLE_PLAIN },
	{ "FontWeight", ROLE_PLAIN }, { "Flags", ROLE_PLAIN },
	{ "FontBBox", ROLE_PLAIN }, { "ItalicAngle", ROLE_PLAIN },
	{ "Ascent", ROLE_PLAIN }, { "Descent", ROLE_PLAIN },
	{ "Leading", ROLE_PLAIN }, { "CapHeight", ROLE_PLAIN },
	{ "XHeight", ROLE_PLAIN }, { "StemV", ROLE_PLAIN },
	{ "StemH", ROLE_PLAIN }, { "AvgWidth", ROLE_PLAIN },
	{ "MaxWidth", ROLE_PLAIN }, { "MissingWidth", ROLE_PLAIN },
	{ "FontFile", ROLE_DATA }, { "FontFile2", ROLE_DATA },
	{ "FontFile3", ROLE_DATA }, { 0 },
};

static const struct rule drawn_rules[] = {
	{ "Type", ROLE_PLAIN }, { "Subtype", ROLE_PLAIN },
	/* Forms. */
	{ "FormType", ROLE_PLAIN }, { "BBox", ROLE_PLAIN },
	{ "Matrix", ROLE_PLAIN }, { "Group", ROLE_GROUP },
	/* Pictures. */
	{ "Width", ROLE_PLAIN }, { "Height", ROLE_PLAIN },
	{ "ColorSpace", ROLE_COLOUR }, { "BitsPerComponent", ROLE_PLAIN },
	{ "Intent", ROLE_PLAIN }, { "ImageMask", ROLE_PLAIN },
	{ "Mask", ROLE_DRAWN }, { "Decode", ROLE_PLAIN },
	{ "SMask", ROLE_DRAWN }, { "SMaskInData", ROLE_PLAIN },
	{ "Matte", ROLE_PLAIN }, { 0 },
};

static const struct rule group_rules[] = {
	{ "Type", ROLE_PLAIN }, { "S", ROLE_PLAIN }, { "CS", ROLE_COLOUR },
	{ "I", ROLE_PLAIN }, { "K", ROLE_PLAIN }, { 0 },
};

static const struct rule state_rules[] = {
	{ "Type", ROLE_PLAIN }, { "LW", ROLE_PLAIN }, { "LC", ROLE_PLAIN },
	{ "LJ", ROLE_PLAIN }, { "ML", ROLE_PLAIN }, { "D", ROLE_PLAIN },
	{ "RI", ROLE_PLAIN }, { "OP", ROLE_PLAIN }, { "op", ROLE_PLAIN },
	{ "OPM", ROLE_PLAIN }, { "Font", ROLE_FONT }, { "FL", ROLE_PLAIN },
	{ "SM", ROLE_PLAIN }, { "SA", ROLE_PLAIN }, { "BM", ROLE_PLAIN },
	{ "SMask", ROLE_MASK }, { "CA", ROLE_PLAIN }, { "ca", ROLE_PLAIN },
	{ "AIS", ROLE_PLAIN }, { "TK", ROLE_PLAIN }, { 0 },
};

static const struct rule mask_rules[] = {
	{ "Type", ROLE_PLAIN }, { "S", ROLE_PLAIN }, { "G", ROLE_DRAWN },
	{ "BC", ROLE_PLAIN }, { "TR", ROLE_DATA }, { 0 },
};

static const struct rule pattern_rules[] = {
	{ "Type", ROLE_PLAIN }, { "PatternType", ROLE_PLAIN },
	{ "PaintType", ROLE_PLAIN }, { "TilingType", ROLE_PLAIN },
	{ "BBox", ROLE_PLAIN }, { "XStep", ROLE_PLAIN },
	{ "YStep", ROLE_PLAIN }, { "Matrix", ROLE_PLAIN },
	{ "Shading", ROLE_SHADING }, { "ExtGState", ROLE_STATE }, { 0 },
};

static const struct rule shading_rules[] = {
	{ "ShadingType", ROLE_PLAIN }, { "ColorSpace", ROLE_COLOUR },
	{ "Background", ROLE_PLAIN }, { "BBox", ROLE_PLAIN },
	{ "AntiAlias", ROLE_PLAIN }, { "Function", ROLE_DATA },
	{ "Domain", ROLE_PLAIN }, { "Coords", ROLE_PLAIN },
	{ "Extend", ROLE_PLAIN }, { "Matrix", ROLE_PLAIN },
	{ "BitsPerCoordinate", ROLE_PLAIN },
	{ "BitsPerComponent", ROLE_PLAIN }, { "BitsPerFlag", ROLE_PLAIN },
	{ "Decode", ROLE_PLAIN }, { "VerticesPerRow", ROLE_PLAIN }, { 0 },
};

static const struct rule none[] = { { 0 } };

static const struct rule *const rules[ROLE__MAX] = {
	[ROLE_PLAIN]	  = none,
	[ROLE_DATA]	  = data_rules,
	[ROLE_COLOUR]	  = colour_rules,
	[ROLE_FONT]	  = font_rules,
	[ROLE_DESCRIPTOR] = descriptor_rules,
	[ROLE_GLYPHS]	  = none,
	[ROLE_DRAWN]	  = drawn_rules,
	[ROLE_GROUP]	  = group_rules,
	[ROLE_STATE]	  = state_rules,
	[ROLE_MASK]	  = mask_rules,
	[ROLE_PATTERN]	  = pattern_rules,
	[ROLE_SHADING]	  = shading_rules,
};

const struct rule *
rule_of(enum role role, struct str key)
{
	for (const struct rule *rule = rules[role]; rule->key != NULL; rule++)
		if (str_is(key, rule->key))
			return rule;
	return NULL;
}
