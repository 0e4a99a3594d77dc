/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A setting as its owner declares it: a row with name, type, default, range and help. config/ reads
 * the file by these rows and writes the value at `offset` of the struct that belongs to the section.
 * Manual and checks read the same rows.
 */
#ifndef BASE_SETTING_H
#define BASE_SETTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum setting_type {
	SETTING_TEXT,   /* char *, owned by the desk's arena, NULL where unset */
	SETTING_LIST,   /* struct text_list */
	SETTING_COUNT,  /* int64_t within min…max */
	SETTING_NUMBER, /* double */
	SETTING_BOOL,   /* bool; words yes and no */
	SETTING_SPAN,   /* int64_t seconds; months are refused */
	SETTING_DATE,   /* int64_t UTC seconds of local midnight, or TIME_NONE */
	SETTING_WORD,   /* int: index into `words` */
	SETTING_TYPE_COUNT
};

struct text_list {
	const char **items;
	size_t len;
};

struct setting {
	const char *name;
	enum setting_type type;
	const char *fallback;     /* as the user would write it; NULL: none */
	double min, max;          /* for counts, numbers and spans; both 0: no limits */
	const char *const *words; /* NULL-terminated, for SETTING_WORD */
	size_t offset;
	const char *help; /* one sentence, marked N_() */
};

#endif
