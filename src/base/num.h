/*
 * base/num.h - exact fractions of whole numbers, rounded once, at print.
 *
 * A figure is never a double: 104/399 stays 104/399 until it is printed, so no
 * figure is rounded twice (England's re-referrals, 139500/650270, are 21% and
 * not 22%, although 21.45 was published as 21.5).
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* N/D in lowest terms with D > 0.  {0} (D == 0) is "no figure". */
struct num {
	int64_t	n, d;
};

#define NUM_NONE ((struct num){ 0, 0 })

/* The largest whole number that num_parse() takes, of 18 digits. */
#define NUM_MOST INT64_C(999999999999999999)

bool num_known(struct num a);

/* N/D reduced; NUM_NONE when D is 0. */
struct num num_make(int64_t n, int64_t d);
struct num num_int(int64_t n);

/* "1428", "1,428", "21.45", "-3", "+4" or with U+2212.  False, with *OUT
 * NUM_NONE, for anything else, misplaced commas, or more than 18 digits. */
bool num_parse(struct str text, struct num *out);

/* Whether TEXT is a number but for having more digits than that. */
bool num_too_long(struct str text);

/* Results that fit no 64-bit fraction, and all with an unknown operand or a
 * division by nought, are NUM_NONE: "cannot say". */
struct num num_add(struct num a, struct num b);
struct num num_sub(struct num a, struct num b);
struct num num_mul(struct num a, struct num b);
struct num num_div(struct num a, struct num b);
struct num num_abs(struct num a);

/*
 * From A to B: B - A, and the same in per cent of the size of A.  Exact where
 * 64 bits hold it.  Where they don't (two sums of money over two others have a
 * common denominator of 20 digits), the answer is cut short, not unknown: a
 * reader who is told that it cannot be said takes it that there was no figure.
 * A step keeps 9 decimals then and a per cent 7, fewer only of what has more
 * than 9 digits before the point.  What is behind them is dropped, not rounded,
 * so that num_round() to fewer decimals still gives what it would of the whole;
 * and the sign stays, however small the rest.
 *
 * NUM_NONE when A or B is unknown, for a per cent of nought, and for a result
 * that would not fit 64 bits even as a whole number.
 */
struct num num_step(struct num a, struct num b);
struct num num_step_percent(struct num a, struct num b);

/* <0, 0, >0.  Both must be known. */
int num_cmp(struct num a, struct num b);

/* Whether A differs from B by a PARTth of B's size at most.  Exact however large
 * the fractions are; both must be known, and PART > 0. */
bool num_is_near(struct num a, struct num b, int part);

/* A at DECIMALS (0 to 9) decimals, in units of the last one: num_round(1/8, 2)
 * is 13.  Half goes away from nought ("half up" in size), so a rise and a fall
 * of the same size print the same.  A must be known. */
int64_t num_round(struct num a, int decimals);

/* The same of how many UNITs (1000, 1000000) A is: num_round_in(17499, 1000, 0)
 * is 17.  UNIT > 0. */
int64_t num_round_in(struct num a, int64_t unit, int decimals);

/* How many decimals say A, at most MOST (0 to 9); 0 when it is unknown. */
int num_decimals(struct num a, int most);

/* The nearest double, for charts. */
double num_double(struct num a);

/* A rounded once at DECIMALS, with commas between thousands and U+2212 as
 * minus; PLUS puts + before a positive one, and MACHINE is for JSON: no commas,
 * and a plain hyphen.  "" when unknown. */
enum { NUM_PLAIN = 0, NUM_PLUS = 1, NUM_NO_COMMAS = 2, NUM_HYPHEN = 4,
	NUM_MACHINE = NUM_NO_COMMAS | NUM_HYPHEN };
void num_print(struct buf *buf, struct num a, int decimals, int flags);
struct str num_text(struct arena *arena, struct num a, int decimals, int flags);

#endif
