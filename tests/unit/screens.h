/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every screen of the program: how one gets there from the wall. Golden frames, the width oracle and
 * whoever wants all of them walk this table.
 */
#ifndef TESTS_SCREENS_H
#define TESTS_SCREENS_H

#include <stddef.h>

#include "frames.h"

struct screen_way {
	const char *name; /* of its golden frames: screen_NAME.txt */
	const char *view; /* that it leads to, a name of view_rows[] */
	const char *keys; /* from the wall, as frames_type takes them */
};

extern const struct screen_way screen_ways[];
extern const size_t screen_way_count;

struct screen_size {
	int width, height;
};

#define SCREEN_SIZES 6
extern const struct screen_size screen_sizes[SCREEN_SIZES];

/* The sets of glyphs a terminal may know. */
struct screen_set {
	const char *name;
	bool is_ascii;
};

#define SCREEN_SETS 2
extern const struct screen_set screen_sets[SCREEN_SETS];

/* Goes there from the wall; the test fails where the keys lead elsewhere. */
struct frames screen_open(const struct screen_way *way);
/* The frame on a canvas of its own, to be freed. */
struct canvas *screen_draw(const struct frames *frames, struct screen_size size, bool is_ascii);

#endif
