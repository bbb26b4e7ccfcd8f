/*
 * rows.c - a million observations for the bench.
 *
 *	rows FOLDER
 *
 * 100 indicators by 100 areas by 100 months, as fractions; the same bytes on every
 * machine.  FOLDER gets areas.csv and indicators.csv, which they refer to;
 * rows.csv, by indicator, area and month; late.csv, the same with one row in a
 * hundred corrected; and months.csv, the same as rows.csv month by month.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDICATORS	100
#define AREAS		100
#define MONTHS		100
#define MONTH_FIRST	(2014 * 12)	/* since year 0 */
#define ROWS		(INDICATORS * AREAS * MONTHS)
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
put_row(FILE *out, unsigned n, int late)
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

/* Rows N, N + STEP, N + 2 * STEP ..., to the last. */
static void
put_rows(FILE *out, unsigned n, unsigned step, int late)
{
	for (; n < ROWS; n += step)
		put_row(out, n, late);
}

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
	static const char	 header[] =
	    "indicator,period,area,numerator,denominator";
	FILE			*out;

	if (argc != 2) {
		fputs("usage: rows FOLDER\n", stderr);
		return 3;
	}
	write_registries(argv[1]);
	out = file_create(argv[1], "rows.csv", header);
	put_rows(out, 0, 1, 0);
	file_close(out, "rows.csv");
	out = file_create(argv[1], "late.csv", header);
	put_rows(out, 0, 1, 1);
	file_close(out, "late.csv");
	out = file_create(argv[1], "months.csv", header);
	for (unsigned month = 0; month < MONTHS; month++)
		put_rows(out, month, MONTHS, 0);
	file_close(out, "months.csv");
	return 0;
}
