/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of feeds, what of them is asked for, and whether there is anything new.
 */
#include "config.h"

#include "demo/feed.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "demo/api_routes.h"
#include "demo/wire.h"
#include "demo/workday.h"

#define DAY_S 86400
#define MINUTE_S 60
#define HOUR_S 3600
#define PHONE_DAYS 60 /* that the telephones remember; surveys and figures go back to the origin */

static const struct feed_row feed_rows[] = {
	{ .name = "calls",
		.header = "id,at,direction,outcome,wait,talk,hold,wrap_up,agent,group,customer",
		.write = feed_calls,
		.step_s = 30 * MINUTE_S },
	{ .name = "presence",
		.header = "agent,from,to,state,reason",
		.write = feed_presence,
		.step_s = 30 * MINUTE_S },
	{ .name = "floor",
		.header = "record,id,from,to,agent,state,reason,outcome,wait,talk,hold,wrap_up,"
			  "group,customer",
		.write = feed_floor,
		.step_s = 10 },
	{ .name = "schedule",
		.header = "agent,from,to,state",
		.write = feed_schedule,
		.step_s = 6 * HOUR_S },
	{ .name = "surveys",
		.header = "id,at,kind,score,ticket,agent,group,customer",
		.write = feed_surveys,
		.step_s = 30 * MINUTE_S },
	{ .name = "reviews",
		.header = "id,at,kind,item,score,scale,weight,critical,ticket,agent,group,reviewer",
		.write = feed_reviews,
		.step_s = HOUR_S },
	{ .name = "measures",
		.header = "name,from,value",
		.write = feed_measures,
		.step_s = HOUR_S },
	{ .name = NULL },
};

static const struct feed_row *find_feed(const char *path)
{
	for (const struct feed_row *row = feed_rows; row->name != NULL; row++) {
		size_t len = strlen(row->name);
		if (strncmp(path, row->name, len) == 0 && strcmp(path + len, ".csv") == 0)
			return row;
	}
	return NULL;
}

/* The local day that an argument such as since=2026-11-20 names. False: it is no date. */
static bool read_day(const struct api_request *request, const char *name, int64_t *day)
{
	for (size_t i = 0; i < request->argument_count; i++) {
		char time[32];
		int64_t at_s;
		const char *value = request->arguments[i].value;
		if (strcmp(request->arguments[i].name, name) != 0)
			continue;
		snprintf(time, sizeof(time), "%sT00:00:00Z", value);
		if (strlen(value) != 10 || !format_parse_iso(time, &at_s))
			return false;
		*day = at_s / DAY_S;
	}
	return true;
}

static bool is_of_phones(const struct feed_row *row)
{
	return row->write == feed_calls || row->write == feed_presence ||
	       row->write == feed_floor || row->write == feed_schedule;
}

static bool read_want(const struct feed_row *row, const struct api_request *request,
	struct feed_want *want, struct api_reply *reply)
{
	const struct zone *zone = department_world(want->department)->zone;
	int64_t first = workday_number(zone, department_origin(want->department));
	int64_t start = workday_number(zone, department_start(want->department));
	if (row->write == feed_measures)
		first = feed_first_figure(want->department);
	want->since_day = first;
	if (is_of_phones(row) && start - PHONE_DAYS > first)
		want->since_day = start - PHONE_DAYS;
	if (row->write == feed_floor)
		want->since_day = start;
	want->until_day = INT64_MAX / DAY_S / 2;
	if (!read_day(request, "since", &want->since_day) ||
		!read_day(request, "until", &want->until_day)) {
		api_fail(reply, 400, "InvalidDate", "since and until are dates: 2026-11-20");
		return false;
	}
	if (want->since_day < first)
		want->since_day = first;
	return true;
}

/* What is known by the last full step, or by the end of what is wanted. */
static int64_t known_until(const struct feed_row *row, const struct feed_want *want, int64_t now_s)
{
	const struct zone *zone = department_world(want->department)->zone;
	int64_t step_s = now_s - now_s % row->step_s;
	if (workday_number(zone, now_s) <= want->until_day)
		return step_s;
	int64_t end_s = workday_moment(zone, want->until_day + 1, 0);
	return end_s < step_s ? end_s : step_s;
}

void feed_answer(const struct department *department, const struct api_request *request,
	int64_t now_s, struct api_reply *reply)
{
	const struct feed_row *row = find_feed(request->path + strlen(FEED_FOLDER));
	struct feed_want want = { .department = department };
	if (row == NULL) {
		api_fail(reply, 404, "RecordNotFound", "There is no such feed");
		return;
	}
	if (!read_want(row, request, &want, reply))
		return;
	want.now_s = known_until(row, &want, now_s);
	reply->content_type = "text/csv; charset=utf-8";
	reply->modified_s = want.now_s;
	snprintf(reply->tag, sizeof(reply->tag), "\"%s-%" PRIx64 "-%" PRId64 "-%" PRId64 "\"",
		row->name, department_world(department)->seed, want.since_day, want.now_s);
	if (request->unless != NULL && strcmp(request->unless, reply->tag) == 0) {
		reply->status = 304;
		return;
	}
	buf_add_text(&reply->body, row->header);
	buf_add_char(&reply->body, '\n');
	row->write(&want, &reply->body);
}

void feed_add_time(struct buf *out, int64_t at_s)
{
	char text[32];
	buf_add_text(out, format_iso(text, sizeof(text), at_s));
}

void feed_add_number(struct buf *out, int64_t number)
{
	wire_number(out, number);
}

void feed_add_person(const struct feed_want *want, struct buf *out, int person)
{
	const struct life_world *world = department_world(want->department);
	if (person < 0)
		return;
	buf_add_text(out, staff_person(world->staff, person)->login);
	buf_add_text(out, "@" WIRE_DOMAIN);
}
