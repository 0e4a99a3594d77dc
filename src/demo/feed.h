/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What other systems of the department know, as files of comma-separated values over HTTP: its
 * telephones, rosters, surveys, reviews and figures.
 *
 * A feed only grows: its rows stand in the order in which they became known, so that what was read
 * before is the beginning of what is read later. The exception is the floor of the day, at whose
 * end stands what is not over yet.
 *
 * To add a feed: add its row to the table of feed.c.
 */
#ifndef DEMO_FEED_H
#define DEMO_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "demo/api.h"
#include "demo/department.h"

/* What of a feed is wanted. */
struct feed_want {
	const struct department *department;
	int64_t since_day, until_day; /* local days; until excluded */
	int64_t now_s;                /* what was known by then */
};

struct feed_row {
	const char *name, *header;
	void (*write)(const struct feed_want *want, struct buf *out);
	int64_t step_s; /* how often it is brought up to date */
};

#define FEED_FOLDER "/feed/"

/* Answers a path that begins with FEED_FOLDER. */
void feed_answer(const struct department *department, const struct api_request *request,
	int64_t now_s, struct api_reply *reply);

/* Writers, by file. */
void feed_calls(const struct feed_want *want, struct buf *out);
void feed_presence(const struct feed_want *want, struct buf *out);
void feed_floor(const struct feed_want *want, struct buf *out);
void feed_schedule(const struct feed_want *want, struct buf *out);
void feed_surveys(const struct feed_want *want, struct buf *out);
void feed_reviews(const struct feed_want *want, struct buf *out);
void feed_measures(const struct feed_want *want, struct buf *out);

/* The local day with which the company's months begin, more than a year before the start. */
int64_t feed_first_figure(const struct department *department);
/* Of a large department surveys and reviews are about every so many-th ticket. */
int64_t feed_stride(const struct department *department);
double feed_reviews_expected(const struct department *department); /* of an average day */

/* Parts of a row. Times are UTC; the person is written as the helpdesk's e-mail address. */
void feed_add_time(struct buf *out, int64_t at_s); /* TIME_NONE: nothing */
void feed_add_number(struct buf *out, int64_t number);
void feed_add_person(const struct feed_want *want, struct buf *out, int person);

#endif
