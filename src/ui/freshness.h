/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How fresh the data are, in a glyph and words; of the worst source, for that is what one must know.
 */
#ifndef UI_FRESHNESS_H
#define UI_FRESHNESS_H

#include "ui/canvas.h"
#include "ui/view.h"

struct freshness {
	enum glyph glyph;
	enum style style;
	char age[112];   /* "20 s ago", "12:03, 2 h ago", "starting" */
	char reason[288]; /* "cannot log in"; "" where all is well */
};

struct freshness freshness_of_source(const struct scene *scene, const struct source_status *source);
struct freshness freshness_of(const struct scene *scene);

/* "history back to 3 Oct, 41 %, about 50 min"; "" when all of it is there. */
char *freshness_history(
	char *out, size_t size, const struct scene *scene, const struct source_status *source);

/* Age without restless digits: whole minutes, under one the last ten seconds. */
int64_t freshness_age_s(int64_t at_s, int64_t now_s);

#endif
