/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The styles and the themes that are built in.
 *
 * Red and green of equal brightness are one colour to many people: met is calm, near is yellow and
 * missed is bold, so that they differ in brightness too.
 */
#include "config.h"

#include "ui/theme.h"

#include <string.h>

#include "base/words.h"

/* clang-format off */
const struct style_row style_rows[STYLE_COUNT] = {
	[STYLE_TEXT] =         { "text", '.' },
	[STYLE_DIM] =          { "dim", 'd' },
	[STYLE_TITLE] =        { "title", 't' },
	[STYLE_BORDER] =       { "border", 'b' },
	[STYLE_BORDER_FOCUS] = { "border_focus", 'f' },
	[STYLE_HEADING] =      { "heading", 'h' },
	[STYLE_VALUE] =        { "value", 'v' },
	[STYLE_MET] =          { "met", 'm' },
	[STYLE_NEAR] =         { "near", 'n' },
	[STYLE_MISSED] =       { "missed", 'x' },
	[STYLE_UNCERTAIN] =    { "uncertain", 'u' },
	[STYLE_BETTER] =       { "better", 'p' },
	[STYLE_WORSE] =        { "worse", 'w' },
	[STYLE_KEY] =          { "key", 'k' },
	[STYLE_CHART] =        { "chart", 'c' },
	[STYLE_GOAL] =         { "goal", 'g' },
	[STYLE_ALERT] =        { "alert", 'a' },
	[STYLE_FRESH] =        { "fresh", 'r' },
	[STYLE_LATE] =         { "late", 'l' },
	[STYLE_STALE] =        { "stale", 's' },
	[STYLE_MATCH] =        { "match", 'y' },
	[STYLE_BAR] =          { "bar", 'e' },
};

const struct theme theme_rows[] = {
	{ .name = "dark", .help = N_("bright colours on a dark terminal"), .has_colours = true, .looks = {
		[STYLE_TEXT] =         { -1, -1, -1, 0 },
		[STYLE_DIM] =          { -1, 8, 245, 0 },
		[STYLE_TITLE] =        { -1, -1, -1, LOOK_BOLD },
		[STYLE_BORDER] =       { 4, 8, 240, 0 },
		[STYLE_BORDER_FOCUS] = { 6, 14, 80, LOOK_BOLD },
		[STYLE_HEADING] =      { 6, 6, 109, 0 },
		[STYLE_VALUE] =        { -1, 15, 255, LOOK_BOLD },
		[STYLE_MET] =          { 2, 2, 71, 0 },
		[STYLE_NEAR] =         { 3, 11, 221, 0 },
		[STYLE_MISSED] =       { 1, 9, 203, LOOK_BOLD },
		[STYLE_UNCERTAIN] =    { -1, 8, 245, 0 },
		[STYLE_BETTER] =       { 2, 2, 71, 0 },
		[STYLE_WORSE] =        { 1, 9, 209, 0 },
		[STYLE_KEY] =          { 6, 14, 80, LOOK_BOLD },
		[STYLE_CHART] =        { 6, 6, 73, 0 },
		[STYLE_GOAL] =         { 5, 13, 176, 0 },
		[STYLE_ALERT] =        { 1, 9, 203, LOOK_BOLD },
		[STYLE_FRESH] =        { 2, 2, 71, 0 },
		[STYLE_LATE] =         { 3, 11, 221, 0 },
		[STYLE_STALE] =        { 1, 9, 203, LOOK_BOLD },
		[STYLE_MATCH] =        { 3, 11, 221, LOOK_UNDERLINE },
		[STYLE_BAR] =          { -1, -1, 252, 0 },
	} },
	{ .name = "light", .help = N_("dark colours on a light terminal"), .has_colours = true, .looks = {
		[STYLE_TEXT] =         { -1, -1, -1, 0 },
		[STYLE_DIM] =          { -1, 8, 243, 0 },
		[STYLE_TITLE] =        { -1, -1, -1, LOOK_BOLD },
		[STYLE_BORDER] =       { 4, 4, 247, 0 },
		[STYLE_BORDER_FOCUS] = { 4, 4, 24, LOOK_BOLD },
		[STYLE_HEADING] =      { 4, 4, 24, 0 },
		[STYLE_VALUE] =        { -1, -1, 16, LOOK_BOLD },
		[STYLE_MET] =          { 2, 2, 28, 0 },
		[STYLE_NEAR] =         { 5, 5, 94, 0 },
		[STYLE_MISSED] =       { 1, 1, 124, LOOK_BOLD },
		[STYLE_UNCERTAIN] =    { -1, 8, 243, 0 },
		[STYLE_BETTER] =       { 2, 2, 28, 0 },
		[STYLE_WORSE] =        { 1, 1, 130, 0 },
		[STYLE_KEY] =          { 4, 4, 24, LOOK_BOLD },
		[STYLE_CHART] =        { 4, 4, 25, 0 },
		[STYLE_GOAL] =         { 5, 5, 90, 0 },
		[STYLE_ALERT] =        { 1, 1, 124, LOOK_BOLD },
		[STYLE_FRESH] =        { 2, 2, 28, 0 },
		[STYLE_LATE] =         { 5, 5, 94, 0 },
		[STYLE_STALE] =        { 1, 1, 124, LOOK_BOLD },
		[STYLE_MATCH] =        { 5, 5, 94, LOOK_UNDERLINE },
		[STYLE_BAR] =          { -1, -1, 238, 0 },
	} },
	{ .name = "mono", .help = N_("no colours: bold, reverse and words"), .looks = {
		[STYLE_DIM] =          { .attributes = LOOK_DIM },
		[STYLE_TITLE] =        { .attributes = LOOK_BOLD },
		[STYLE_BORDER_FOCUS] = { .attributes = LOOK_BOLD },
		[STYLE_HEADING] =      { .attributes = LOOK_UNDERLINE },
		[STYLE_VALUE] =        { .attributes = LOOK_BOLD },
		[STYLE_NEAR] =         { .attributes = LOOK_BOLD },
		[STYLE_MISSED] =       { .attributes = LOOK_BOLD | LOOK_REVERSE },
		[STYLE_UNCERTAIN] =    { .attributes = LOOK_DIM },
		[STYLE_WORSE] =        { .attributes = LOOK_UNDERLINE },
		[STYLE_KEY] =          { .attributes = LOOK_BOLD },
		[STYLE_GOAL] =         { .attributes = LOOK_UNDERLINE },
		[STYLE_ALERT] =        { .attributes = LOOK_BOLD },
		[STYLE_LATE] =         { .attributes = LOOK_BOLD },
		[STYLE_STALE] =        { .attributes = LOOK_BOLD | LOOK_REVERSE },
		[STYLE_MATCH] =        { .attributes = LOOK_UNDERLINE },
	} },
	{ .name = NULL },
};
/* clang-format on */

const struct theme *theme_find(const char *name)
{
	for (const struct theme *theme = theme_rows; theme->name; theme++) {
		if (strcmp(theme->name, name) == 0)
			return theme;
	}
	return NULL;
}
