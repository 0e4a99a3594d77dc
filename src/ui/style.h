/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a cell means.
 */
#ifndef UI_STYLE_H
#define UI_STYLE_H

/* A theme says how it looks. To add one: here, in style_rows[] and in every theme. */
enum style {
	STYLE_TEXT,
	STYLE_DIM,
	STYLE_TITLE,
	STYLE_BORDER,
	STYLE_BORDER_FOCUS,
	STYLE_HEADING, /* of a table column */
	STYLE_VALUE,
	STYLE_MET,
	STYLE_NEAR,
	STYLE_MISSED,
	STYLE_UNCERTAIN,
	STYLE_BETTER,
	STYLE_WORSE,
	STYLE_KEY, /* a key in the footer and in help */
	STYLE_CHART,
	STYLE_GOAL, /* the goal in charts */
	STYLE_ALERT,
	STYLE_FRESH,
	STYLE_LATE,
	STYLE_STALE,
	STYLE_MATCH, /* what a filter found */
	STYLE_BAR,   /* header and footer line */
	STYLE_COUNT
};

#endif
