/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bidirectional algorithm by FriBidi: the only file that knows it.
 *
 * Terminals disagree on who reorders. Where we do, we ask for explicit mode (terminal.c) and hand
 * over visual order and presentation forms, a field at a time.
 */
#include "config.h"

#include "ui/bidi.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct run {
	FriBidiChar *chars;
	FriBidiCharType *types;
	FriBidiBracketType *brackets;
	FriBidiLevel *levels;
	FriBidiArabicProp *joins;
	FriBidiStrIndex len;
};

static void run_init(struct run *run, const struct buf *text)
{
	run->chars = mem_new(text->len + 1, sizeof(*run->chars));
	run->len = fribidi_charset_to_unicode(
		FRIBIDI_CHAR_SET_UTF8, text->bytes, (FriBidiStrIndex)text->len, run->chars);
	size_t len = (size_t)run->len + 1;
	run->types = mem_new(len, sizeof(*run->types));
	run->brackets = mem_new(len, sizeof(*run->brackets));
	run->levels = mem_new(len, sizeof(*run->levels));
	run->joins = mem_new(len, sizeof(*run->joins));
}

static void run_release(struct run *run)
{
	free(run->chars);
	free(run->types);
	free(run->brackets);
	free(run->levels);
	free(run->joins);
}

static bool run_reorder(struct run *run)
{
	const FriBidiFlags flags = FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC;
	FriBidiParType direction = FRIBIDI_PAR_WLTR;
	fribidi_get_bidi_types(run->chars, run->len, run->types);
	fribidi_get_bracket_types(run->chars, run->len, run->types, run->brackets);
	if (!fribidi_get_par_embedding_levels_ex(
		    run->types, run->brackets, run->len, &direction, run->levels))
		return false;
	fribidi_get_joining_types(run->chars, run->len, run->joins);
	fribidi_join_arabic(run->types, run->len, run->levels, run->joins);
	fribidi_shape(flags, run->levels, run->len, run->joins, run->chars);
	if (!fribidi_reorder_line(
		    flags, run->types, run->len, 0, direction, run->levels, run->chars, NULL))
		return false;
	/* Joiners have done their work, and a ligature leaves a filler behind. */
	run->len = fribidi_remove_bidi_marks(run->chars, run->len, NULL, NULL, NULL);
	return true;
}

void bidi_reorder(struct buf *text)
{
	struct run run = { 0 };
	run_init(&run, text);
	if (run_reorder(&run)) {
		char *visual = mem_new((size_t)run.len * 4 + 1, 1);
		FriBidiStrIndex len = fribidi_unicode_to_charset(
			FRIBIDI_CHAR_SET_UTF8, run.chars, run.len, visual);
		buf_clear(text);
		buf_add(text, visual, (size_t)len);
		free(visual);
	}
	run_release(&run);
}

/* Terminals that reorder whether they are asked or not, by what they put into the environment. */
/* clang-format off */
static const struct {
	const char *variable, *start; /* start of its value; "": any */
} reordering[] = {
	{ "VTE_VERSION", "" },
	{ "KONSOLE_VERSION", "" },
	{ "MLTERM", "" },
	{ "TERM", "mlterm" },
	{ "TERM_PROGRAM", "Apple_Terminal" },
};
/* clang-format on */

enum bidi bidi_pick(enum bidi wanted, const char *(*variable)(const char *name))
{
	if (wanted != BIDI_AUTO)
		return wanted;
	for (size_t i = 0; i < ARRAY_LEN(reordering); i++) {
		const char *value = variable(reordering[i].variable);
		const char *start = reordering[i].start;
		if (value && value[0] && strncmp(value, start, strlen(start)) == 0)
			return BIDI_TERMINAL;
	}
	return BIDI_APP;
}
