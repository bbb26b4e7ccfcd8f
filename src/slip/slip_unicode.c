/*
 * slip_unicode.c - which characters a font shows: by its map to Unicode, or by
 * an encoding whose names everyone knows (ISO 32000-1, 9.10).
 */
#include <string.h>

#include "slip/slip_int.h"

/* Glyphs of the Latin fonts that everyone knows (ISO 32000-1, D.2). */
static const char known_glyphs[] =
    " A AE Aacute Acircumflex Adieresis Agrave Aring Atilde B C Ccedilla D E "
    "Eacute Ecircumflex Edieresis Egrave Eth Euro F G H I Iacute Icircumflex "
    "Idieresis Igrave J K L Lslash M N Ntilde O OE Oacute Ocircumflex "
    "Odieresis Ograve Oslash Otilde P Q R S Scaron T Thorn U Uacute "
    "Ucircumflex Udieresis Ugrave V W X Y Yacute Ydieresis Z Zcaron a aacute "
    "acircumflex acute adieresis ae agrave ampersand aring asciicircum "
    "asciitilde asterisk at atilde b backslash bar braceleft braceright "
    "bracketleft bracketright breve brokenbar bullet c caron ccedilla cedilla "
    "cent circumflex colon comma copyright currency d dagger daggerdbl degree "
    "dieresis divide dollar dotaccent dotlessi e eacute ecircumflex edieresis "
    "egrave eight ellipsis emdash endash equal eth exclam exclamdown f fi five "
    "fl florin four fraction g germandbls grave greater guillemotleft "
    "guillemotright guilsinglleft guilsinglright h hungarumlaut hyphen i "
    "iacute icircumflex idieresis igrave j k l less logicalnot lslash m macron "
    "minus mu multiply n nine ntilde numbersign o oacute ocircumflex odieresis "
    "oe ogonek ograve one onehalf onequarter onesuperior ordfeminine "
    "ordmasculine oslash otilde p paragraph parenleft parenright percent "
    "period periodcentered perthousand plus plusminus q question questiondown "
    "quotedbl quotedblbase quotedblleft quotedblright quoteleft quoteright "
    "quotesinglbase quotesingle r registered ring s scaron section semicolon "
    "seven six slash space sterling t thorn three threequarters threesuperior "
    "tilde trademark two twosuperior u uacute ucircumflex udieresis ugrave "
    "underscore v w x y yacute ydieresis yen z zcaron zero ";

static unsigned
hex_code(struct str text)
{
	unsigned	code = 0;

	for (size_t i = 0; i < text.n && i < 4; i++)
		code = code << 8 | (unsigned char)text.s[i];
	return code;
}

/* CODE stands for the characters TO, UTF-16. */
static void
map_code(struct slip *slip, struct unicode *unicode, unsigned code,
    struct str to)
{
	const unsigned char	*s = (const unsigned char *)to.s;
	unsigned		 unit;

	if (code > 0xFFFF || to.n < 2)
		return;
	for (size_t i = 0; i + 1 < to.n; i += 2) {
		unit = (unsigned)s[i] << 8 | s[i + 1];
		if (unit == 0 || unit == 0xFEFF || unit == 0xFFFE)
			return;
		/* The last two planes come as surrogates from DB80 on. */
		if ((unit >= 0xE000 && unit <= 0xF8FF) ||
		    (unit >= 0xDB80 && unit <= 0xDBFF))
			bits_set(slip->work, &unicode->private, code);
	}
	bits_set(slip->work, &unicode->mapped, code);
}

static struct str
next_string(struct slip *slip, struct lexer *lexer, enum token *token)
{
	*token = lexer_next(lexer);
	return *token == TOKEN_HEX ? token_string(&slip->scratch, lexer->text) :
	    STR("");
}

/* "<code> <characters>" up to endbfchar. */
static void
map_chars(struct slip *slip, struct lexer *lexer, struct unicode *unicode)
{
	enum token	token;
	unsigned	code;

	for (;;) {
		code = hex_code(next_string(slip, lexer, &token));
		if (token != TOKEN_HEX)
			return;
		map_code(slip, unicode, code,
		    next_string(slip, lexer, &token));
	}
}

/* How many codes the ranges of a map are followed to: some maps name a few
 * twice, none all of them often. */
#define RANGED_MOST	(4 * 65536)

/* "<low> <high> <characters>" or "[<characters> ...]" up to endbfrange. */
static void
map_ranges(struct slip *slip, struct lexer *lexer, struct unicode *unicode)
{
	struct str	to;
	enum token	token;
	unsigned	code, high;

	for (;;) {
		code = hex_code(next_string(slip, lexer, &token));
		if (token != TOKEN_HEX)
			return;
		high = hex_code(next_string(slip, lexer, &token));
		to = next_string(slip, lexer, &token);
		if (token == TOKEN_HEX) {
			for (; code <= high && code <= 0xFFFF &&
			    unicode->ranged < RANGED_MOST; code++) {
				unicode->ranged++;
				map_code(slip, unicode, code, to);
			}
			continue;
		}
		while (token != TOKEN_ARRAY_END && token != TOKEN_END) {
			to = next_string(slip, lexer, &token);
			if (token == TOKEN_HEX)
				map_code(slip, unicode, code++, to);
		}
	}
}

void
unicode_read(struct slip *slip, const struct value *stream,
    struct unicode *unicode)
{
	struct buf	data = { 0 };
	struct lexer	lexer;
	enum token	token;

	if (!stream_read(slip, stream, &data))
		return;
	lexer = (struct lexer){ data.s, data.s + data.n, STR("") };
	while ((token = lexer_next(&lexer)) != TOKEN_END)
		if (token == TOKEN_WORD && str_is(lexer.text, "beginbfchar"))
			map_chars(slip, &lexer, unicode);
		else if (token == TOKEN_WORD &&
		    str_is(lexer.text, "beginbfrange"))
			map_ranges(slip, &lexer, unicode);
	buf_free(&data);
}

bool
glyph_known(struct str name)
{
	char	padded[40];
	bool	hex = name.n == 7;

	for (size_t i = 3; hex && i < 7; i++)
		hex = (name.s[i] >= '0' && name.s[i] <= '9') ||
		    (name.s[i] >= 'A' && name.s[i] <= 'F');
	if (hex && str_starts(name, "uni"))
		return true;
	if (name.n == 0 || name.n > sizeof(padded) - 3 ||
	    memchr(name.s, ' ', name.n) != NULL)
		return false;
	padded[0] = ' ';
	memcpy(padded + 1, name.s, name.n);
	memcpy(padded + 1 + name.n, " ", 2);
	return strstr(known_glyphs, padded) != NULL;
}

/* Codes that an encoding of NAME defines, roughly: those of all of them. */
static void
map_base(struct slip *slip, const struct value *name, struct unicode *unicode)
{
	bool	win = is_name(name, "WinAnsiEncoding");

	if (!win && !is_name(name, "MacRomanEncoding") &&
	    !is_name(name, "StandardEncoding"))
		return;
	for (unsigned code = ' '; code < 0x7F; code++)
		bits_set(slip->work, &unicode->mapped, code);
	for (unsigned code = 0x80; win && code < 0x100; code++)
		if (code != 0x81 && code != 0x8D && code != 0x8F &&
		    code != 0x90 && code != 0x9D)
			bits_set(slip->work, &unicode->mapped, code);
	for (unsigned code = 0x80; is_name(name, "MacRomanEncoding") &&
	    code < 0x100; code++)
		bits_set(slip->work, &unicode->mapped, code);
}

void
unicode_from_names(struct slip *slip, const struct value *encoding,
    struct unicode *unicode)
{
	const struct value	*differences, *value;
	int			 code = 0;

	map_base(slip, encoding, unicode);
	map_base(slip, dict_find(slip, encoding, "BaseEncoding"), unicode);
	differences = dict_find(slip, encoding, "Differences");
	for (size_t i = 0; i < array_count(differences); i++) {
		value = array_item(slip, differences, i);
		if (value->kind == VALUE_NUMBER)
			code = value_int(value, 0);
		if (value->kind != VALUE_NAME || code < 0 || code > 255)
			continue;
		bits_set(slip->work, &unicode->mapped, (size_t)code);
		if (!glyph_known(value->text))
			unicode->mapped.at[code / 8] &=
			    (uint8_t)~(1u << code % 8);
		code++;
	}
}
