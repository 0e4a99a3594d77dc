/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is open now, and the live lines.
 */
#ifndef KPI_LIVE_H
#define KPI_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "kpi/facts.h"
#include "kpi/request.h"
#include "model/facts.h"

/* A ticket as the waiting view, one agent's page and the live lines need it: open tickets only. */
struct open_ticket {
	fact_id ticket;
	enum ticket_state state;
	enum waiting waiting; /* never BY_SPEAKER */
	int64_t created_at, active_at;
	int64_t waiting_since; /* of us: oldest unanswered customer message; else start of the stretch */
	/* In a list: until now, by calendar and by the hours of its team. NAN: not known, no hours. */
	double waited_s, waited_business_s;
	int64_t due_at; /* nearest open promise; TIME_NONE: none */
	enum promise_metric due_metric;
	int64_t next_due_at; /* in a list: the nearest that is not broken yet; TIME_NONE: none */
	bool is_due_ours;    /* the promise is ours, not the helpdesk's */
	bool is_due_by_calendar; /* ours, and by its words in calendar time */
	bool is_breached;
	bool is_owner_away; /* presence is told of the owner, who is not signed in */
	int64_t reopens;    /* -1: unknown */
	int64_t moves;      /* -1: unknown */
	double rating;      /* last score as 0…1, NAN: none */
	int64_t rated_at;
	fact_id agent, team, channel, priority, topic, type;
};

struct open_list {
	struct open_ticket *tickets;
	size_t len;
};
/* All open tickets that pass the filter, in the arena, nearest due time first, then longest waiting. */
struct open_list facts_open(const struct facts *facts, const struct board_filter *filter,
	int64_t now_s, struct arena *arena);

struct live {
	bool lacks_tickets; /* no source brings any: what is open, came or was solved is not known */
	int64_t waiting_on_us, unassigned, breached, due_soon;
	double longest_wait_s;          /* NAN: nobody waits */
	double longest_wait_business_s; /* by hours of business; NAN too where none are set */
	bool is_wait_by_calendar;       /* the goal of the longest wait says so */
	int64_t created_today, solved_today;
	int64_t active_agents; /* agents with an event in the last 30 minutes; -1: source tells no events */
	int64_t calls_waiting; /* in the queue; -1: no calls are known */
	double longest_call_s; /* NAN: none waits */
	/* Who is signed in, of those that presence tells of; -1: of nobody. Paused: neither on a contact
	 * nor free for one. */
	int64_t agents_free, agents_busy, agents_paused;
	int64_t soon_unowned; /* due within 30 minutes and without owner */
	int64_t over_promise; /* waiting over their promise */
	/* From the last eight of the same weekdays, without closed days and those that a note explains;
	 * NAN: under four are there, or today is closed. */
	double usual_by_now;   /* tickets created by this time of day, their mean */
	double forecast_today; /* tickets that the whole day will bring */
	double forecast_error; /* by how many such forecasts are off on average */
	/* When today's work ends, midnight where no hours are set or it goes on; TIME_NONE: it is over. */
	int64_t close_at;
	double more_at_close; /* tickets in less tickets out of the day until then; NAN: as above, or over */
	double more_error; /* by how many such forecasts are off on average */
};
void facts_live(const struct facts *facts, const struct board_filter *filter, int64_t now_s,
	struct live *live);

#endif
