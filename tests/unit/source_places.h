/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every kind of reply that a source reads, and how to get to the question it answers.
 */
#ifndef TESTS_UNIT_SOURCE_PLACES_H
#define TESTS_UNIT_SOURCE_PLACES_H

#include "talk.h"

#define SOURCE_PLACE_COUNT 14

struct source_place {
	const char *kind;
	const struct talk_reply *world;
	const char *asked;   /* the first question that begins so */
	const char *fixture; /* an answer to it */
};
extern const struct source_place source_places[SOURCE_PLACE_COUNT];

/* Opens the source and answers from its world until the place's question is asked. */
void source_place_reach(const struct source_place *place, struct talk *talk);

#endif
