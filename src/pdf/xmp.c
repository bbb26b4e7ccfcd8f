/*
 * xmp.c - what the document says of itself: the XMP packet and, in the same
 * words, the Info dictionary.  PDF/A asks that the two agree.
 */
#include "base/date.h"
#include "pdf/pdf_int.h"

static const char head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";

/* The claims, each made only when nothing forbids it.  Part 3 is part 2 with any
 * files as attachments. */
static const char claim_a[] =
    "<pdfaid:part>%d</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n";
static const char claim_ua[] = "<pdfuaid:part>1</pdfuaid:part>\n";

static const char format[] = "<dc:format>application/pdf</dc:format>\n";

/* PDF/A knows no PDF/UA: a schema it does not know must be explained in
 * place. */
static const char schema_ua[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289 followed"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char foot[] =
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"w\"?>\n";

/* A property of text: where it stands in pdf_info, and its form in either
 * place. */
static const struct {
	size_t		 field;
	const char	*before, *after;	/* in XMP */
	const char	*key;			/* in Info; NULL: not there */
} properties[] = {
	{ offsetof(struct pdf_info, title),
	  "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	  "</rdf:li></rdf:Alt></dc:title>\n", "/Title" },
	{ offsetof(struct pdf_info, author),
	  "<dc:creator><rdf:Seq><rdf:li>",
	  "</rdf:li></rdf:Seq></dc:creator>\n", "/Author" },
	{ offsetof(struct pdf_info, subject),
	  "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	  "</rdf:li></rdf:Alt></dc:description>\n", "/Subject" },
	{ offsetof(struct pdf_info, lang),
	  "<dc:language><rdf:Bag><rdf:li>",
	  "</rdf:li></rdf:Bag></dc:language>\n", NULL },
	{ offsetof(struct pdf_info, creator),
	  "<xmp:CreatorTool>", "</xmp:CreatorTool>\n", "/Creator" },
};

#define NPROPERTIES	(sizeof(properties) / sizeof(*properties))

static struct str
property(const struct pdf_info *info, size_t i)
{
	return *(const struct str *)((const char *)info + properties[i].field);
}

/* The next character of REST, which moves on: a blank for what XML forbids; -1
 * at the end. */
static int32_t
xml_next(struct str *rest)
{
	int32_t	code;

	do
		code = utf8_next(rest);
	while (code >= 0x7F && text_unseen(code) && code < 0xFFFE);
	return (code >= 0 && code < ' ') || code == 0xFFFE || code == 0xFFFF ?
	    ' ' : code;
}

/* TEXT with what XML reserves written out. */
static void
put_xml(struct buf *out, struct str text)
{
	int32_t	code;

	while ((code = xml_next(&text)) >= 0)
		if (code == '<')
			buf_text(out, "&lt;");
		else if (code == '>')
			buf_text(out, "&gt;");
		else if (code == '&')
			buf_text(out, "&amp;");
		else
			buf_code(out, code);
}

/* TEXT as put_xml() leaves it to a reader, so that Info says the same. */
static void
put_info(struct pdf *pdf, struct buf *out, struct str text)
{
	struct buf	clean = { 0 };
	int32_t		code;

	while ((code = xml_next(&text)) >= 0)
		buf_code(&clean, code);
	put_text(pdf, out, buf_view(&clean));
	buf_free(&clean);
}

struct clock {
	struct date	date;
	int		hour, minute, second;
};

static struct clock
clock_of(int64_t time)
{
	int64_t	rest = (time % 86400 + 86400) % 86400;

	return (struct clock){ date_from_epoch(time), (int)(rest / 3600),
	    (int)(rest / 60 % 60), (int)(rest % 60) };
}

static void
put_xmp_dates(struct buf *out, int64_t time)
{
	static const char *const names[] = { "CreateDate", "ModifyDate",
	    "MetadataDate" };
	struct clock	at = clock_of(time);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		buf_printf(out, "<xmp:%s>%04d-%02d-%02dT%02d:%02d:%02dZ"
		    "</xmp:%s>\n", names[i], at.date.year, at.date.month,
		    at.date.day, at.hour, at.minute, at.second, names[i]);
}

void
put_date(struct buf *out, int64_t time)
{
	struct clock	at = clock_of(time);

	buf_printf(out, "(D:%04d%02d%02d%02d%02d%02dZ)", at.date.year,
	    at.date.month, at.date.day, at.hour, at.minute, at.second);
}

static void
put_info_dates(struct buf *out, int64_t time)
{
	static const char *const names[] = { "/CreationDate", "/ModDate" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		buf_text(out, names[i]);
		put_date(out, time);
	}
}

struct str
xmp_packet(struct pdf *pdf)
{
	const struct pdf_info	*info = pdf->info;
	struct buf		 out = { 0 };

	buf_text(&out, head);
	if (!info->no_a)
		buf_printf(&out, claim_a, attach_count(pdf) > 0 ? 3 : 2);
	if (!info->no_ua)
		buf_text(&out, claim_ua);
	buf_text(&out, format);
	for (size_t i = 0; i < NPROPERTIES; i++) {
		if (property(info, i).n == 0)
			continue;
		buf_text(&out, properties[i].before);
		put_xml(&out, property(info, i));
		buf_text(&out, properties[i].after);
	}
	buf_text(&out, "<pdf:Producer>");
	put_xml(&out, str_of(HPDF_GetInfoAttr(pdf->doc, HPDF_INFO_PRODUCER)));
	buf_text(&out, "</pdf:Producer>\n");
	if (info->has_time)
		put_xmp_dates(&out, info->time);
	if (!info->no_ua)
		buf_text(&out, schema_ua);
	buf_text(&out, foot);
	return buf_take(&out, pdf->arena);
}

struct str
xmp_info(struct pdf *pdf)
{
	const struct pdf_info	*info = pdf->info;
	struct buf		 out = { 0 };

	for (size_t i = 0; i < NPROPERTIES; i++) {
		if (property(info, i).n == 0 || properties[i].key == NULL)
			continue;
		buf_text(&out, properties[i].key);
		put_info(pdf, &out, property(info, i));
	}
	if (info->has_time)
		put_info_dates(&out, info->time);
	return buf_take(&out, pdf->arena);
}
