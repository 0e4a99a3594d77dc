/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of feeds that KPIs know, and the spellings in which they come.
 */
#ifndef SOURCE_FEED_WORDS_H
#define SOURCE_FEED_WORDS_H

#include <stdbool.h>

/* The word that KPIs know; NULL where there is none such. `text` in lower case. */
const char *word_outcome(const char *text);
const char *word_schedule_state(const char *text);
/* A word that rosters write, and nobody who tells who was there. */
bool word_is_of_rosters(const char *text);
/* Of presence every word is a state: those that are not known stay as they are. */
const char *word_presence_state(const char *text);

/* Known outcomes and states, for messages. */
#define OUTCOME_WORDS "answered, abandoned, missed, other, waiting"
#define SCHEDULE_WORDS "work, break, absent"

struct scale_row {
	const char *kind;
	double scale, least; /* the scale where none is told, and the lowest score */
	bool is_whole;       /* whole scores, and of this scale alone */
	bool is_asked;       /* customers are asked for it: without a score it was not answered */
};
/* NULL for a kind of rating that is not known: its scale must be told. */
const struct scale_row *scale_find(const char *kind);

#endif
