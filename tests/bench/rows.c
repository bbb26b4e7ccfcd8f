/*
 * rows.c - a million observations for the bench.
 *
 *	rows FOLDER
 *
 * 100 indicators by 100 areas by 100 months, as fractions; the same bytes on every
 * machine.  FOLDER gets areas.csv and indicators.csv, which they refer to, and the
 * rows in the orders that people have them: rows.csv by indicator, area and month;
 * months.csv month by month; jumbled.csv in no order; parts.csv category by
 * category, with a quarter of the areas.  late.csv and late-months.csv are the first
 * two with one row in a hundred corrected.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDICATORS	100
#define AREAS		100
#define MONTHS		100
#define MONTH_FIRST	(2014 * 12)	/* since year 0 */
#define ROWS		(INDICATORS * AREAS * MONTHS)
#define PARTS		4
#define LATE_EVERY	100
#define SEED		UINT64_C(20230126)

/* Number AT of the sequence: splitmix64. */
static uint64_t
random_at(uint64_t at)
{
	uint64_t	z = SEED + (at + 1) * UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static void
die(const char *path)
{
	fprintf(stderr, "rows: %s: %s\n", path, strerror(errno));
	exit(1);
}

static FILE *
file_create(const char *folder, const char *name, const char *header)
{
	char	 path[4096];
	FILE	*file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	if (file == NULL)
		die(path);
	fprintf(file, "%s\n", header);
	return file;
}

static void
file_close(FILE *file, const char *name)
{
	if (ferror(file) != 0 || fclose(file) != 0)
		die(name);
}

/* Row N of ROWS, in the order of rows.csv; corrected when it is LATE. */
static void
put_row(FILE *out, unsigned n, bool late)
{
	unsigned	month = MONTH_FIRST + n % MONTHS;
	uint64_t	random = random_at(n);
	unsigned	base = 90 + (unsigned)(random % 400);
	unsigned	count = (unsigned)(random >> 32) % base;

	if (late && (random >> 16) % LATE_EVERY == 0)
		count++;
	fprintf(out, "ind-%03u,%u-%02u,E%08u,%u,%u\n",
	    n / (MONTHS * AREAS), month / 12, month % 12 + 1,
	    6000001 + n / MONTHS % AREAS, count, base);
}

/* The same of parts.csv. */
static void
put_part(FILE *out, unsigned n, bool late)
{
	unsigned	month = MONTH_FIRST + n % MONTHS;
	uint64_t	random = random_at(n);
	unsigned	base = 90 + (unsigned)(random % 400);

	(void)late;
	fprintf(out, "ind-%03u,%u-%02u,E%08u,need,part-%u,%u,%u\n",
	    n / MONTHS / (AREAS / PARTS) % INDICATORS, month / 12,
	    month % 12 + 1, 6000001 + n / MONTHS % (AREAS / PARTS),
	    n / (ROWS / PARTS), (unsigned)(random >> 32) % base, base);
}

/* ---- orders ---- */

static unsigned
by_key(unsigned i)
{
	return i;
}

static unsigned
by_month(unsigned i)
{
	return i / (ROWS / MONTHS) + i % (ROWS / MONTHS) * MONTHS;
}

/* The step shares no factor with ROWS, so each row comes once. */
static unsigned
by_chance(unsigned i)
{
	return (unsigned)((uint64_t)i * 618033 % ROWS);
}

#define HEADER	"indicator,period,area,numerator,denominator"

static const struct {
	const char	*name, *header;
	void		(*put)(FILE *out, unsigned n, bool late);
	unsigned	(*row)(unsigned i);	/* the number of row I */
	bool		 late;
} files[] = {
	{ "rows.csv",		HEADER, put_row, by_key, false },
	{ "late.csv",		HEADER, put_row, by_key, true },
	{ "months.csv",		HEADER, put_row, by_month, false },
	{ "late-months.csv",	HEADER, put_row, by_month, true },
	{ "jumbled.csv",	HEADER, put_row, by_chance, false },
	{ "parts.csv",
	    "indicator,period,area,breakdown,category,numerator,denominator",
	    put_part, by_key, false },
};

static void
write_registries(const char *folder)
{
	FILE	*out = file_create(folder, "areas.csv", "code,name,kind");

	for (unsigned i = 0; i < AREAS; i++)
		fprintf(out, "E%08u,Area %u,%s\n", 6000001 + i, i,
		    i == 0 ? "authority" : "local-authority");
	file_close(out, "areas.csv");
	out = file_create(folder, "indicators.csv",
	    "id,name,unit,decimals,per,better");
	for (unsigned i = 0; i < INDICATORS; i++)
		fprintf(out, "ind-%03u,Indicator %u,percent,1,100,higher\n", i,
		    i);
	file_close(out, "indicators.csv");
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: rows FOLDER\n", stderr);
		return 3;
	}
	write_registries(argv[1]);
	for (size_t f = 0; f < sizeof(files) / sizeof(files[0]); f++) {
		FILE	*out = file_create(argv[1], files[f].name,
			    files[f].header);

		for (unsigned i = 0; i < ROWS; i++)
			files[f].put(out, files[f].row(i), files[f].late);
		file_close(out, files[f].name);
	}
	return 0;
}
