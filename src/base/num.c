/* num.c - exact fractions.  Intermediate results have 128 bits. */
#include <assert.h>

#include "base/arena.h"
#include "base/num.h"

__extension__ typedef __int128 wide;

/* What num_step() keeps of a step that cannot be held. */
#define STEP_DECIMALS	9

static const int64_t power10[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000
};

bool
num_known(struct num a)
{
	return a.d != 0;
}

static wide
gcd(wide a, wide b)
{
	wide	rest;

	while (b != 0) {
		rest = a % b;
		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/* N/D in lowest terms, or NUM_NONE when it does not fit 64 bits. */
static struct num
reduce(wide n, wide d)
{
	wide	common;

	if (d == 0)
		return NUM_NONE;
	if (d < 0) {
		n = -n;
		d = -d;
	}
	common = gcd(n, d);
	n /= common;
	d /= common;
	if (n > INT64_MAX || n < -INT64_MAX || d > INT64_MAX)
		return NUM_NONE;
	return (struct num){ (int64_t)n, (int64_t)d };
}

struct num
num_make(int64_t n, int64_t d)
{
	return reduce(n, d);
}

struct num
num_int(int64_t n)
{
	return (struct num){ n, 1 };
}

/* Takes a leading sign off TEXT; true for minus. */
static bool
cut_sign(struct str *text)
{
	static const char	minus[] = "\xE2\x88\x92";	/* U+2212 */
	bool			negative = false;
	size_t			n = 0;

	if (str_starts(*text, minus)) {
		negative = true;
		n = sizeof(minus) - 1;
	} else if (str_starts(*text, "-")) {
		negative = true;
		n = 1;
	} else if (str_starts(*text, "+"))
		n = 1;
	*text = str_from(*text, n);
	return negative;
}

/* Digits of TEXT, with a comma before every third from the right or none. */
static bool
read_whole(struct str text, wide *out, int *digits)
{
	bool	commas = str_find(text, ",") < text.n;

	*out = 0;
	*digits = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool	here = commas && (text.n - i) % 4 == 0;

		if (text.s[i] == ',') {
			if (!here || i == 0)
				return false;
			continue;
		}
		if (here || !char_is_digit(text.s[i]) || ++*digits > 18)
			return false;
		*out = *out * 10 + (text.s[i] - '0');
	}
	return *digits > 0;
}

bool
num_parse(struct str text, struct num *out)
{
	bool		negative = cut_sign(&text);
	bool		point = str_find(text, ".") < text.n;
	struct str	whole = str_cut(&text, '.');
	wide		n, scale = 1;
	int		digits;

	*out = NUM_NONE;
	if (!read_whole(whole, &n, &digits) || (point && text.n == 0))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (!char_is_digit(text.s[i]) || ++digits > 18)
			return false;
		n = n * 10 + (text.s[i] - '0');
		scale *= 10;
	}
	*out = reduce(negative ? -n : n, scale);
	return num_known(*out);
}

bool
num_too_long(struct str text)
{
	size_t	digits = 0;

	cut_sign(&text);
	for (size_t i = 0; i < text.n; i++) {
		if (char_is_digit(text.s[i]))
			digits++;
		else if (text.s[i] != ',' && text.s[i] != '.')
			return false;
	}
	return digits > 18;
}

/* With an unknown operand, whose d is 0, the results have d 0 too. */
struct num
num_add(struct num a, struct num b)
{
	/* Each product is below 2^126, so the sum fits. */
	return reduce((wide)a.n * b.d + (wide)b.n * a.d, (wide)a.d * b.d);
}

struct num
num_sub(struct num a, struct num b)
{
	return num_add(a, (struct num){ -b.n, b.d });
}

struct num
num_mul(struct num a, struct num b)
{
	return reduce((wide)a.n * b.n, (wide)a.d * b.d);
}

struct num
num_div(struct num a, struct num b)
{
	return reduce((wide)a.n * b.d, (wide)a.d * b.n);
}

struct num
num_abs(struct num a)
{
	return (struct num){ a.n < 0 ? -a.n : a.n, a.d };
}

/* The next decimal of *REST / D, both positive and *REST the smaller; leaves
 * the rest behind it.  Adds ten times, as ten times a rest may need more than
 * 128 bits. */
static int
next_decimal(wide *rest, wide d)
{
	wide	sum = 0;
	int	digit = 0;

	for (int i = 0; i < 10; i++) {
		sum += *rest;
		if (sum >= d) {
			sum -= d;
			digit++;
		}
	}
	*rest = sum;
	return digit;
}

/* N/D without what is behind its ninth decimal, or earlier where 64 bits are
 * full; N is not nought, and neither is the answer.  D > 0. */
static struct num
cut_short(wide n, wide d)
{
	wide	size = n < 0 ? -n : n;
	wide	kept = size / d, rest = size % d;
	int	decimals = 0;

	while (decimals < STEP_DECIMALS && kept <= (INT64_MAX - 9) / 10) {
		kept = kept * 10 + next_decimal(&rest, d);
		decimals++;
	}
	if (kept == 0)
		kept = 1;
	return reduce(n < 0 ? -kept : kept, power10[decimals]);
}

/* B - A times the product of both denominators: below 2^127. */
static wide
step_above(struct num a, struct num b)
{
	return (wide)b.n * a.d - (wide)a.n * b.d;
}

struct num
num_step(struct num a, struct num b)
{
	struct num	exact = num_sub(b, a);

	if (num_known(exact) || !num_known(a) || !num_known(b))
		return exact;
	return cut_short(step_above(a, b), (wide)a.d * b.d);
}

struct num
num_step_percent(struct num a, struct num b)
{
	struct num	size = num_abs(a), percent = num_int(100);
	struct num	exact = num_div(num_mul(num_sub(b, a), percent), size);

	if (num_known(exact) || !num_known(a) || !num_known(b) || a.n == 0)
		return exact;
	return num_mul(cut_short(step_above(a, b), (wide)size.n * b.d),
	    percent);
}

int
num_cmp(struct num a, struct num b)
{
	wide	left, right;

	assert(num_known(a) && num_known(b));
	left = (wide)a.n * b.d;
	right = (wide)b.n * a.d;
	return (left > right) - (left < right);
}

bool
num_is_near(struct num a, struct num b, int part)
{
	wide	apart = step_above(a, b);
	wide	size = b.n < 0 ? -(wide)b.n : b.n;

	assert(num_known(a) && num_known(b) && part > 0);
	return (apart < 0 ? -apart : apart) <= size * a.d / part;
}

int64_t
num_round(struct num a, int decimals)
{
	return num_round_in(a, 1, decimals);
}

int64_t
num_round_in(struct num a, int64_t unit, int decimals)
{
	wide	size, parts, rounded;

	assert(num_known(a) && unit > 0 && decimals >= 0 && decimals <= 9);
	size = (wide)(a.n < 0 ? -(wide)a.n : a.n) * power10[decimals];
	parts = (wide)a.d * unit;
	rounded = (2 * size + parts) / (2 * parts);
	if (rounded > INT64_MAX)
		rounded = INT64_MAX;
	return (int64_t)(a.n < 0 ? -rounded : rounded);
}

int
num_decimals(struct num a, int most)
{
	int64_t	unit = 1;
	int	decimals = 0;

	for (; num_known(a) && decimals < most && unit % a.d != 0; unit *= 10)
		decimals++;
	return decimals;
}

double
num_double(struct num a)
{
	return num_known(a) ? (double)a.n / (double)a.d : 0;
}

/* WHOLE with a comma before every third digit. */
static void
print_whole(struct buf *buf, int64_t whole, bool commas)
{
	if (commas && whole >= 1000) {
		print_whole(buf, whole / 1000, true);
		buf_printf(buf, ",%03d", (int)(whole % 1000));
		return;
	}
	buf_int(buf, whole);
}

void
num_print(struct buf *buf, struct num a, int decimals, int flags)
{
	int64_t	rounded, size;

	if (!num_known(a))
		return;
	rounded = num_round(a, decimals);
	size = rounded < 0 ? -rounded : rounded;
	if (rounded < 0)
		buf_text(buf, (flags & NUM_HYPHEN) != 0 ? "-" : "\xE2\x88\x92");
	else if (rounded > 0 && (flags & NUM_PLUS) != 0)
		buf_char(buf, '+');
	print_whole(buf, size / power10[decimals], (flags & NUM_NO_COMMAS) == 0);
	if (decimals > 0)
		buf_printf(buf, ".%0*d", decimals,
		    (int)(size % power10[decimals]));
}

struct str
num_text(struct arena *arena, struct num a, int decimals, int flags)
{
	struct buf	buf = { 0 };

	num_print(&buf, a, decimals, flags);
	return buf_take(&buf, arena);
}
