/*
 * generate.c - a pack of N sections for the bench: figures, texts, a layout.
 *
 *	generate FOLDER N
 *
 * Each section is a report page with a heading and 12 numbered paragraphs of 60
 * words, a table of 8 indicators by 15 columns, a chart of 12 months, and a table
 * of 10 rows with cells of 40 to 120 words.  The same N gives the same bytes on
 * every machine, and a small pack is the beginning of a larger one, because every
 * section has its own random numbers.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SEED		UINT64_C(20230126)

#define PARAGRAPHS	12
#define PARAGRAPH_WORDS	60
#define INDICATORS	8
#define ROWS		10
#define CELL_LEAST	40
#define CELL_MOST	120

/* November 2021 to December 2022, as months since year 0. */
#define MONTH_FIRST	(2021 * 12 + 10)
#define MONTH_LAST	(2022 * 12 + 11)

/* One word in so many is a number; one in so many is made up, like the names of
 * places, people and schemes, so that new words keep coming. */
#define NUMBER_EVERY	30
#define NAME_EVERY	24

/* The commonest first. */
static const char *const words[] = {
	"the", "of", "and", "to", "in", "a", "is", "that", "for", "are", "with",
	"on", "as", "by", "be", "was", "at", "from", "this", "which", "have",
	"an", "were", "not", "has", "their", "children", "will", "been", "or",
	"it", "service", "who", "young", "people", "social", "care", "plan",
	"work", "family", "families", "support", "council", "month", "number",
	"team", "more", "all", "than", "year", "assessment", "there", "had",
	"between", "now", "under", "each", "other", "its", "these", "they",
	"our", "report", "case", "cases", "where", "when", "need", "needs",
	"visit", "visits", "within", "days", "weeks", "target", "average",
	"compared", "last", "first", "new", "after", "before", "during", "over",
	"child", "protection", "looked", "referral", "referrals", "contact",
	"contacts", "early", "help", "decision", "decisions", "manager",
	"managers", "worker", "workers", "practice", "quality", "review",
	"reviews", "conference", "meeting", "meetings", "health", "education",
	"school", "schools", "police", "partners", "partner", "agencies",
	"placement", "placements", "foster", "carers", "carer", "adoption",
	"court", "order", "orders", "legal", "home", "homes", "residential",
	"leaving", "leavers", "adviser", "advisers", "pathway", "supervision",
	"recorded", "recording", "record", "records", "audit", "audits",
	"improved", "improvement", "improve", "progress", "action", "actions",
	"agreed", "panel", "members", "member", "officers", "officer",
	"director", "board", "scrutiny", "recommendation", "recommendations",
	"accepted", "completed", "complete", "continue", "continues",
	"continued", "made", "make", "making", "taken", "take", "given", "give",
	"set", "shown", "shows", "show", "rose", "fell", "rise", "fall",
	"increase", "increased", "decrease", "decreased", "remains", "remained",
	"stable", "higher", "lower", "better", "worse", "best", "good",
	"outstanding", "requires", "inadequate", "national", "regional",
	"local", "statistical", "neighbours", "England", "authority",
	"authorities", "government", "department", "statutory", "guidance",
	"duty", "duties", "policy", "policies", "procedure", "procedures",
	"strategy", "strategic", "priority", "priorities", "area", "areas",
	"locality", "city", "community", "communities", "ward", "wards",
	"housing", "budget", "cost", "costs", "spend", "spending", "savings",
	"pressure", "pressures", "demand", "capacity", "staff", "staffing",
	"recruitment", "retention", "vacancies", "vacancy", "agency",
	"permanent", "caseload", "caseloads", "training", "induction",
	"learning", "development", "programme", "programmes", "project",
	"projects", "pilot", "scheme", "offer", "model", "approach",
	"framework", "toolkit", "system", "systems", "data", "figures",
	"figure", "measure", "measures", "indicator", "indicators",
	"performance", "dashboard", "trend", "trends", "period", "quarter",
	"quarterly", "monthly", "weekly", "annual", "September", "October",
	"November", "December", "January", "because", "while", "since",
	"although", "however", "therefore", "also", "further", "additional",
	"including", "included", "include", "across", "through", "against",
	"about", "into", "out", "up", "down", "off", "only", "both", "some",
	"most", "many", "few", "every", "any", "no", "one", "two", "three",
	"four", "five", "ten", "half", "third", "majority", "minority", "small",
	"large", "significant", "steady", "timely", "timeliness", "delay",
	"delays", "delayed", "drift", "risk", "risks", "harm", "safety", "safe",
	"safeguarding", "neglect", "abuse", "domestic", "exploitation",
	"missing", "return", "interview", "interviews", "mental", "emotional",
	"wellbeing", "disability", "disabilities", "unaccompanied", "asylum",
	"seeking", "siblings", "parents", "parent", "mother", "father",
	"kinship", "network", "voice", "views", "wishes", "feelings", "direct",
	"purposeful", "robust", "effective", "consistent", "consistently",
	"clear", "clearly", "regular", "regularly", "evidence", "evidenced",
	"outcome", "outcomes", "impact", "difference", "change", "changes",
	"changed", "challenge", "challenges", "oversight", "management",
	"leadership", "governance", "corporate", "parenting", "commissioning",
	"commissioned", "contract", "provider", "providers", "market",
	"sufficiency", "independent", "reviewing", "chair", "chairs", "minutes",
	"agenda", "item", "appendix", "paragraph", "update", "updated",
	"feedback", "survey", "complaint", "complaints", "compliments",
	"inspection", "inspectors", "visiting", "monitoring", "threshold",
	"thresholds", "front", "door", "hub", "triage", "screening", "outreach",
	"enquiries", "enquiry", "initial", "core", "group", "groups", "length",
	"duration", "second", "subsequent", "repeat", "closed", "closure",
	"open", "opened", "transfer", "transferred", "step", "stepped"
};
#define WORDS		(sizeof(words) / sizeof(*words))

static const char *const syllables[] = {
	"al", "bar", "ben", "bor", "brook", "cal", "chil", "com", "den", "der",
	"don", "el", "fair", "field", "ford", "gar", "hal", "ham", "har",
	"hurst", "il", "ket", "lan", "ley", "lin", "low", "mar", "mead", "mel",
	"min", "mor", "nor", "oak", "pen", "port", "ran", "red", "ridge", "sel",
	"shir", "stan", "ster", "sut", "ten", "thorn", "ton", "ver", "wal",
	"wick", "worth"
};
#define SYLLABLES	(sizeof(syllables) / sizeof(*syllables))

static const char *const statuses[] = {
	"In progress", "Completed", "Not started", "On track", "Delayed"
};
#define STATUSES	(sizeof(statuses) / sizeof(*statuses))

struct random {
	uint64_t	state;
};

/* splitmix64, of Steele, Lea and Flood 2014. */
static uint64_t
random_next(struct random *random)
{
	uint64_t	z = random->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* From 0 to N - 1. */
static unsigned
random_below(struct random *random, size_t n)
{
	return (unsigned)(random_next(random) % n);
}

static unsigned
random_between(struct random *random, unsigned least, unsigned most)
{
	return least + random_below(random, most - least + 1);
}

/* ---- files ---- */

static void
die(const char *path)
{
	fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
	exit(1);
}

static void
file_path(char *path, size_t size, const char *folder, const char *name)
{
	int	n = snprintf(path, size, "%s/%s", folder, name);

	if (n < 0 || (size_t)n >= size) {
		errno = ENAMETOOLONG;
		die(folder);
	}
}

static FILE *
file_create(const char *folder, const char *name)
{
	char	 path[4096];
	FILE	*file;

	file_path(path, sizeof(path), folder, name);
	file = fopen(path, "w");
	if (file == NULL)
		die(path);
	return file;
}

static void
file_close(FILE *file, const char *name)
{
	bool	failed = ferror(file) != 0;

	if (fclose(file) != 0 || failed)
		die(name);
}

/* ---- words ---- */

/* A word's rank: the first tenth of the list makes up a third of the text. */
static const char *
common_word(struct random *random)
{
	size_t	a = random_below(random, WORDS), b = random_below(random, WORDS);

	return words[a * b / WORDS];
}

static void
put_name(FILE *out, struct random *random)
{
	int	n = random_below(random, 4) == 0 ? 3 : 2;

	for (int i = 0; i < n; i++) {
		const char	*s = syllables[random_below(random, SYLLABLES)];

		fputc(i == 0 ? s[0] - 'a' + 'A' : s[0], out);
		fputs(s + 1, out);
	}
}

static void
put_number(FILE *out, struct random *random)
{
	unsigned	n = random_between(random, 2, 999);

	switch (random_below(random, 4)) {
	case 0:
		fprintf(out, "%u%%", n % 100);
		break;
	case 1:
		fprintf(out, "%u,%03u", n % 20 + 1, random_below(random, 1000));
		break;
	case 2:
		fprintf(out, "\xC2\xA3%u.%u million", n % 30, n % 10);
		break;
	default:
		fprintf(out, "%u", n);
	}
}

/* A word as a sentence has it: CAPITAL when it is the first. */
static void
put_word(FILE *out, struct random *random, bool capital)
{
	const char	*word;

	if (!capital && random_below(random, NUMBER_EVERY) == 0)
		put_number(out, random);
	else if (random_below(random, NAME_EVERY) == 0)
		put_name(out, random);
	else {
		word = common_word(random);
		if (capital && *word >= 'a' && *word <= 'z')
			fprintf(out, "%c%s", *word - 'a' + 'A', word + 1);
		else
			fputs(word, out);
	}
}

/* N words in sentences of 8 to 20, some with a comma. */
static void
put_prose(FILE *out, struct random *random, unsigned n)
{
	unsigned	left = 0, length = 0;

	for (unsigned i = 0; i < n; i++) {
		if (left == 0)
			left = length = random_between(random, 8, 20);
		put_word(out, random, left == length);
		left--;
		if (i + 1 == n)
			left = 0;
		if (left == 0)
			fputc('.', out);
		else if (random_below(random, 12) == 0)
			fputc(',', out);
		if (i + 1 < n)
			fputc(' ', out);
	}
}

/* N words without numbers, for a name or a title: no commas, CSV takes it. */
static void
put_title(FILE *out, struct random *random, unsigned n)
{
	const char	*word = common_word(random);

	fprintf(out, "%c%s", *word >= 'a' && *word <= 'z' ?
	    *word - 'a' + 'A' : *word, word + 1);
	for (unsigned i = 1; i < n; i++)
		fprintf(out, " %s", common_word(random));
}

/* ---- texts ---- */

static void
write_report(const char *folder, unsigned section, struct random *random)
{
	char	 name[32];
	FILE	*out;

	snprintf(name, sizeof(name), "text/report-%03u.md", section);
	out = file_create(folder, name);
	for (int i = 0; i < PARAGRAPHS; i++) {
		put_prose(out, random, PARAGRAPH_WORDS);
		fputs("\n\n", out);
	}
	file_close(out, name);
}

static void
write_monitoring(const char *folder, unsigned section, struct random *random)
{
	char		 name[32];
	unsigned	 day;
	FILE		*out;

	snprintf(name, sizeof(name), "text/monitoring-%03u.md", section);
	out = file_create(folder, name);
	fputs("| Date | Title | Action proposed | Action taken | Progress status "
	    "|\n|---|---|---|---|---|\n", out);
	for (int i = 0; i < ROWS; i++) {
		day = random_between(random, 1, 28);
		fprintf(out, "| %02u/%02u/2022 | ", day,
		    random_between(random, 1, 12));
		put_title(out, random, random_between(random, 3, 6));
		for (int cell = 0; cell < 2; cell++) {
			fputs(" | ", out);
			put_prose(out, random, random_between(random,
			    CELL_LEAST, CELL_MOST));
		}
		fprintf(out, " | %s |\n",
		    statuses[random_below(random, STATUSES)]);
	}
	file_close(out, name);
}

/* ---- figures ---- */

struct data {
	FILE	*indicators, *observations, *targets, *comparators;
};

static void
data_open(struct data *data, const char *folder)
{
	data->indicators = file_create(folder, "indicators.csv");
	data->observations = file_create(folder, "observations.csv");
	data->targets = file_create(folder, "targets.csv");
	data->comparators = file_create(folder, "comparators.csv");
	fputs("id,name,unit,decimals,per,better,numerator,denominator,"
	    "aggregation,source,definition\n", data->indicators);
	fputs("indicator,period,numerator,denominator\n", data->observations);
	fputs("indicator,direction,value,tolerance,from,to\n", data->targets);
	fputs("indicator,period,comparator,numerator,denominator,value\n",
	    data->comparators);
}

static void
data_close(struct data *data)
{
	file_close(data->indicators, "indicators.csv");
	file_close(data->observations, "observations.csv");
	file_close(data->targets, "targets.csv");
	file_close(data->comparators, "comparators.csv");
}

/* A share that wanders between 10 and 90 per cent of some hundreds. */
static void
put_observations(FILE *out, const char *id, unsigned share,
    struct random *random)
{
	for (unsigned month = MONTH_FIRST; month <= MONTH_LAST; month++) {
		unsigned	base = random_between(random, 90, 480);

		share += random_below(random, 11);
		share = share < 15 ? 10 : share > 95 ? 90 : share - 5;
		fprintf(out, "%s,%u-%02u,%u,%u\n", id, month / 12,
		    month % 12 + 1, base * share / 100, base);
	}
}

static void
write_indicator(struct data *data, const char *id, struct random *random)
{
	unsigned	share = random_between(random, 15, 85);
	unsigned	base = random_between(random, 2000, 5000);
	bool		higher = random_below(random, 2) == 0;

	fprintf(data->indicators, "%s,", id);
	put_title(data->indicators, random, random_between(random, 3, 6));
	fprintf(data->indicators, ",percent,0,100,%s,", higher ? "higher" :
	    "lower");
	put_title(data->indicators, random, 2);
	fputc(',', data->indicators);
	put_title(data->indicators, random, 2);
	fputs(",in-month,case management system,\"", data->indicators);
	put_prose(data->indicators, random, 16);
	fputs("\"\n", data->indicators);
	put_observations(data->observations, id, share, random);
	fprintf(data->targets, "%s,%s,%u,10,2022-04,2023-03\n", id,
	    higher ? "at-least" : "at-most", random_between(random, 20, 80));
	fprintf(data->comparators, "%s,2021/22,last-year,%u,%u,\n", id,
	    base * random_between(random, 15, 85) / 100, base);
	fprintf(data->comparators, "%s,2021/22,england,,,%u\n", id,
	    random_between(random, 15, 85));
}

/* ---- the layout ---- */

static void
layout_begin(FILE *out)
{
	fputs("[pack]\n"
	    "title = Bench pack\n"
	    "kind = Performance report\n"
	    "store = figures.db\n"
	    "output = pack.pdf\n"
	    "council = Example Council\n"
	    "panel = Children and Families Scrutiny Panel\n"
	    "footer = Children and Learning, example council\n"
	    "source = case management system\n"
	    "meeting = 2023-01-26\n"
	    "date = 2023-01-18\n"
	    "period = 2022-12\n"
	    "sheet = portrait\n"
	    "\n"
	    "[contents]\n", out);
}

static void
layout_section(FILE *out, unsigned n, struct random *random)
{
	fprintf(out, "\n; ---- %u ----\n\n[portrait s%03u]\n\n", n, n);
	fprintf(out, "[text report-%03u]\ntitle = ", n);
	put_title(out, random, 5);
	fprintf(out, "\nfile = text/report-%03u.md\nsize = report\n"
	    "numbered = yes\n\n[landscape s%03u]\n\n", n, n);
	fprintf(out, "[indicators s%03u]\ntitle = ", n);
	put_title(out, random, 4);
	fputs(": figures\nmonths = 9\ncomparators = last-year, england\n"
	    "indicators =\n", out);
	for (int i = 1; i <= INDICATORS; i++)
		fprintf(out, "    s%03u-%d\n", n, i);
	fprintf(out, "\n[chart s%03u]\ntitle = ", n);
	put_title(out, random, 6);
	fprintf(out, "\nindicator = s%03u-1\nfrom = 2022-01\n\n", n);
	fprintf(out, "[text monitoring-%03u]\ntitle = ", n);
	put_title(out, random, 4);
	fprintf(out, ": recommendations\nfile = text/monitoring-%03u.md\n", n);
}

static void
write_section(const char *folder, FILE *layout, struct data *data, unsigned n)
{
	struct random	random = { SEED + n };
	char		id[32];

	layout_section(layout, n, &random);
	write_report(folder, n, &random);
	write_monitoring(folder, n, &random);
	for (int i = 1; i <= INDICATORS; i++) {
		snprintf(id, sizeof(id), "s%03u-%d", n, i);
		write_indicator(data, id, &random);
	}
}

int
main(int argc, char **argv)
{
	struct data	 data;
	char		 path[4096];
	char		*end = NULL;
	unsigned long	 n = argc == 3 ? strtoul(argv[2], &end, 10) : 0;
	FILE		*layout;

	if (n < 1 || n > 999 || *end != '\0') {
		fputs("usage: generate FOLDER N, 1 to 999\n", stderr);
		return 3;
	}
	file_path(path, sizeof(path), argv[1], "text");
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		die(path);
	layout = file_create(argv[1], "pack.ini");
	data_open(&data, argv[1]);
	layout_begin(layout);
	for (unsigned i = 1; i <= n; i++)
		write_section(argv[1], layout, &data, i);
	data_close(&data);
	file_close(layout, "pack.ini");
	return 0;
}
