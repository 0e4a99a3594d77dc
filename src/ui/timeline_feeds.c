/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a step of a time line counts for. Whether the ticket counts at all (spam, test, merged …) is
 * the reading's matter.
 */
#include "config.h"

#include "ui/timeline_feeds.h"

#include <stdbool.h>

static void feed(struct feeds *feeds, enum kpi_id kpi)
{
	if (feeds->len < FEED_MAX)
		feeds->kpis[feeds->len++] = kpi;
}

static bool is_reply(const struct timeline_event *event)
{
	return event->kind == EVENT_MESSAGE && event->actor_kind == ACTOR_AGENT &&
	       !event->is_automatic;
}

static bool is_from_customer(const struct timeline_event *event)
{
	return event->kind == EVENT_MESSAGE && event->actor_kind == ACTOR_CUSTOMER;
}

static bool is_solve(const struct timeline_event *event)
{
	return event->kind == EVENT_STATE && !ticket_state_is_solved(event->from_state) &&
	       ticket_state_is_solved(event->to_state);
}

static bool is_reopening(const struct timeline_event *event)
{
	return event->kind == EVENT_STATE && ticket_state_is_solved(event->from_state) &&
	       ticket_state_is_open(event->to_state);
}

static void feed_reply(struct feeds *feeds, const struct timeline_event *events, size_t at)
{
	bool is_first = true;
	bool is_awaited = false; /* the customer has written since we last did */
	for (size_t i = 0; i < at; i++) {
		if (is_reply(&events[i])) {
			is_first = false;
			is_awaited = false;
		} else if (is_from_customer(&events[i])) {
			is_awaited = true;
		}
	}
	feed(feeds, KPI_REPLIES);
	if (is_first)
		feed(feeds, KPI_FIRST_RESPONSE_TIME);
	else if (is_awaited)
		feed(feeds, KPI_NEXT_REPLY_TIME);
}

static bool is_last_solve(const struct timeline_event *events, size_t len, size_t at)
{
	for (size_t i = at + 1; i < len; i++)
		if (is_reopening(&events[i]))
			return false;
	return true;
}

static void feed_lasting_solve(struct feeds *feeds)
{
	feed(feeds, KPI_SOLVED);
	feed(feeds, KPI_RESOLUTION_TIME);
	feed(feeds, KPI_ONE_TOUCH);
	feed(feeds, KPI_FIRST_CONTACT_RESOLUTION);
}

/* Only the last due time of a metric is a promise. */
static void feed_promise(
	struct feeds *feeds, const struct timeline_event *events, size_t len, size_t at)
{
	for (size_t i = at + 1; i < len; i++)
		if (events[i].kind == EVENT_PROMISE && events[i].metric == events[at].metric)
			return;
	if (events[at].due_at == TIME_NONE)
		return;
	if (events[at].metric == PROMISE_FIRST_RESPONSE)
		feed(feeds, KPI_SLA_FIRST_RESPONSE);
	if (events[at].metric == PROMISE_RESOLUTION)
		feed(feeds, KPI_SLA_RESOLUTION);
}

/* Of several ratings of a ticket the last one counts. */
static void feed_rating(
	struct feeds *feeds, const struct timeline_event *events, size_t len, size_t at)
{
	for (size_t i = at + 1; i < len; i++)
		if (events[i].kind == EVENT_RATING)
			return;
	feed(feeds, KPI_CSAT);
}

struct feeds timeline_feeds(
	const struct timeline_event *events, size_t len, size_t at, bool is_open)
{
	struct feeds feeds = { .len = 0 };
	const struct timeline_event *event = &events[at];
	if (event->kind == EVENT_CREATE)
		feed(&feeds, KPI_TICKET_VOLUME);
	if (is_reply(event))
		feed_reply(&feeds, events, at);
	if (is_solve(event)) {
		feed(&feeds, KPI_REOPEN_RATE);
		if (!is_open && is_last_solve(events, len, at))
			feed_lasting_solve(&feeds);
	}
	if (is_reopening(event))
		feed(&feeds, KPI_REOPEN_RATE);
	if (event->kind == EVENT_PROMISE)
		feed_promise(&feeds, events, len, at);
	if (event->kind == EVENT_RATING)
		feed_rating(&feeds, events, len, at);
	if (event->handle_s > 0)
		feed(&feeds, KPI_HANDLE_TIME);
	return feeds;
}
