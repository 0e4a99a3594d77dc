/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What customers write about, in their own languages.
 */
#ifndef DEMO_TOPICS_H
#define DEMO_TOPICS_H

#include <stddef.h>

#include "demo/chance.h"
#include "demo/staff.h"

struct topic_row {
	enum team team;
	const char *subject; /* the first '#' stands for an order's number */
	const char *topic;   /* contact reason, a tag */
	const char *type;    /* the helpdesk's word */
	const char *language;
};
extern const struct topic_row topic_rows[];
extern const size_t topic_count;

const struct topic_row *topic_pick(enum team team, struct chance *chance);
const struct topic_row *topic_first(enum team team, const char *topic); /* it is there */

/* What kind of request it is by the shop's own words: question, problem, change, return … */
const char *topic_kind(const struct topic_row *row);

#endif
