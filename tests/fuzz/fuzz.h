/*
 * fuzz.h - what the fuzz targets share: a scene in memory, builds in it, and
 * what must hold whatever comes in.
 *
 * A target is a file with LLVMFuzzerTestOneInput(): one process runs it on many
 * inputs, so it leaves nothing behind but the scene's files.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "paper/paper.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End the program, as a sanitizer would, unless HOLDS. */
#define must_hold(holds, ...) do {					\
	if (!(holds))							\
		fuzz_fail(__FILE__, __LINE__, __VA_ARGS__);		\
} while (0)
_Noreturn void fuzz_fail(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* ---- the scene: a folder of its own, made when it is first asked for ---- */

/* The path of NAME in it; borrowed for good, one for each of a few names. */
const char *scene_path(const char *name);

/* Write NAME; read it, into ARENA. */
void scene_write(const char *name, struct str data);
struct str scene_read(struct arena *arena, const char *name);
void scene_remove(const char *name);

/* The small store, made of the CSV files in tests/fuzz/scene, as bytes. */
struct str scene_store(void);

/* store.db is to be as BYTES say, with no log beside it. */
void scene_reset(struct str bytes);

/* ---- one run ---- */

struct run {
	struct arena	*arena;
	struct diags	*diags;
};

void run_begin(struct run *run);

/* Every message can be printed as one line; then all is given back. */
void run_end(struct run *run);

/* What of DATA stands before the next form feed; DATA goes on behind it. */
struct str next_part(struct str *data);

struct order {
	const char	*layout;	/* a name in the scene */
	struct store	*store;		/* NULL: none */
	bool		 members;
};

/* The paper ORDER asks for: laid out, and where nothing is wrong written as a
 * PDF, which must be sound and hold what tagged PDFs must.  False when it was not
 * written. */
bool run_build(struct run *run, const struct order *order);

#endif
