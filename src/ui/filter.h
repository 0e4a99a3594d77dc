/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filters as one types them: `late team:billing -channel:phone open>3 "two words"`.
 *
 * Words apart by blanks must all hold. A word holds where a cell contains it, whatever its case;
 * `word:text` looks in the columns whose title begins so; `word>3` compares their figures, spans
 * and shares (>, >=, <, <=, =). `-` or `!` before a word turns it round. Where nothing contains a
 * word, its letters in this order within one word are enough.
 */
#ifndef UI_FILTER_H
#define UI_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/scene.h"

struct table;
struct table_row;

#define FILTER_TERM_MAX 12

enum filter_sign {
	FILTER_HAS, /* contains */
	FILTER_MORE,
	FILTER_MORE_OR_EQUAL,
	FILTER_LESS,
	FILTER_LESS_OR_EQUAL,
	FILTER_EQUAL
};

struct filter_term {
	char word[TRAVEL_FILTER_MAX];  /* as typed, without sign and quotes */
	char field[TRAVEL_FILTER_MAX]; /* the title of a column begins so; "": every column */
	char text[TRAVEL_FILTER_MAX];  /* after the field and its sign */
	enum filter_sign sign;
	double number; /* for signs that compare */
	bool is_not;
	bool is_fuzzy; /* set by filter_loosen */
};

struct filter {
	struct filter_term terms[FILTER_TERM_MAX];
	size_t count;
};

/* What does not fit is left out. */
void filter_parse(struct filter *filter, const char *text);

/* Whether the row is one of those asked for. */
bool filter_holds(
	const struct filter *filter, const struct table *table, const struct table_row *row);

/* The same of a row that is part of another, whose words count as its own; its figures do not. */
bool filter_holds_part(const struct filter *filter, const struct table *table,
	const struct table_row *whole, const struct table_row *row);

/* Makes words fuzzy that no row of the table contains. */
void filter_loosen(struct filter *filter, const struct table *table);

/* The name of a column that the filter asks for, where there is none so and no row contains the word
 * as it was typed either; NULL: none. Lent by the filter. */
const char *filter_lacks(const struct filter *filter, const struct table *table);

/* Whether the letters of `part` stand in this order in one word of `text`, whatever their case. */
bool filter_resembles(const char *text, const char *part);

#endif
