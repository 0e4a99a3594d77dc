/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helpdesk's own figure of what we measure: theirs beside ours, and why the two differ.
 */
#include "config.h"

#include "kpi/theirs.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "kpi/board.h"
#include "kpi/statistics.h"

/* Helpdesks count in minutes; how they round is theirs to know. */
#define MINUTE_S 60.0

/* One row and both figures of it. */
struct comparison {
	enum observation_kind reads;
	bool is_business;
	const struct behind *row;
	const struct ticket_fact *ticket;
	const struct event_fact *events;
	size_t event_count;
	double theirs;                         /* by the reading's clock */
	double ours_calendar, theirs_calendar; /* NAN: not known */
};

struct figure {
	double calendar, business; /* NAN: none */
};

static struct figure figure_of(const struct ticket_fact *ticket, enum observation_kind reads)
{
	const struct ticket_metrics *metrics = &ticket->metrics;
	bool tells_wait = (metrics->has & METRICS_REQUESTER_WAIT_BUSINESS) != 0;
	const struct {
		enum observation_kind reads;
		uint32_t field;
		int64_t calendar_s, business_s;
	} rows[] = {
		{ OBS_FIRST_REPLY, METRICS_FIRST_REPLY, metrics->first_reply_s,
			metrics->first_reply_business_s },
		{ OBS_FIRST_SOLVE, METRICS_FIRST_SOLVED, metrics->first_solved_s,
			metrics->first_solved_business_s },
		{ OBS_SOLVED, METRICS_SOLVED, metrics->solved_s, metrics->solved_business_s },
		{ OBS_WAITED, METRICS_REQUESTER_WAIT, metrics->requester_wait_s,
			tells_wait ? metrics->requester_wait_business_s : -1 },
	};
	struct figure figure = { NAN, NAN };
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].reads != reads || !(ticket->facets & (1u << FACET_METRICS)) ||
			!(metrics->has & rows[i].field))
			continue;
		if (rows[i].calendar_s >= 0)
			figure.calendar = (double)rows[i].calendar_s;
		if (rows[i].business_s >= 0)
			figure.business = (double)rows[i].business_s;
	}
	return figure;
}

/* --- why ------------------------------------------------------------------------------------- */

static bool is_same(const struct comparison *of)
{
	return of->row->value == of->theirs;
}

static bool is_rounded(const struct comparison *of)
{
	return fabs(of->row->value - of->theirs) < MINUTE_S;
}

static bool has_other_hours(const struct comparison *of)
{
	return of->is_business && fabs(of->ours_calendar - of->theirs_calendar) < MINUTE_S;
}

static bool is_of_solve(const struct comparison *of)
{
	return of->reads == OBS_SOLVED || of->reads == OBS_WAITED;
}

/* What helpdesks tell may be any number: their sums need not fit. */
static double after_creation_s(const struct comparison *of, int64_t at)
{
	return (double)at - (double)of->ticket->created_at;
}

static bool is_later_solve(const struct comparison *of)
{
	const struct ticket_metrics *metrics = &of->ticket->metrics;
	double solved_s = NAN;
	if (metrics->solved_at != TIME_NONE)
		solved_s = after_creation_s(of, metrics->solved_at);
	else if (metrics->solved_s >= 0)
		solved_s = (double)metrics->solved_s;
	return is_of_solve(of) && (metrics->has & METRICS_SOLVED) &&
	       solved_s - after_creation_s(of, of->row->at) >= MINUTE_S;
}

static bool is_by_timer(const struct comparison *of)
{
	double until_solve = after_creation_s(of, of->row->at);
	return of->reads == OBS_SOLVED && fabs(of->theirs_calendar - until_solve) < MINUTE_S &&
	       of->ours_calendar < of->theirs_calendar;
}

/* What was said to the customer when theirs counts the first reply; NULL: nothing. */
static const struct event_fact *counted_message(const struct comparison *of)
{
	if (of->reads != OBS_FIRST_REPLY)
		return NULL;
	for (size_t i = 0; i < of->event_count; i++) {
		const struct event_fact *event = &of->events[i];
		double after_s = after_creation_s(of, event->at);
		if (event->kind == EVENT_MESSAGE && event->actor_kind != ACTOR_CUSTOMER &&
			fabs(after_s - of->theirs_calendar) < MINUTE_S)
			return event;
	}
	return NULL;
}

static bool is_automatic(const struct comparison *of)
{
	const struct event_fact *message = counted_message(of);
	return message && message->is_automatic && message->actor_kind != ACTOR_BOT;
}

static bool is_bot(const struct comparison *of)
{
	const struct event_fact *message = counted_message(of);
	return message && (message->actor_kind == ACTOR_BOT || message->actor_kind == ACTOR_SYSTEM);
}

static bool is_other_reply(const struct comparison *of)
{
	const struct event_fact *message = counted_message(of);
	return message && message->at != of->row->at;
}

static bool is_outbound(const struct comparison *of)
{
	return (of->ticket->flags & TICKET_IS_OUTBOUND) != 0;
}

static bool is_by_summary(const struct comparison *of)
{
	return !(of->ticket->flags & TICKET_HAS_EVENTS);
}

static bool is_anything(const struct comparison *of)
{
	(void)of;
	return true;
}

/* The first that holds is the reason. */
/* clang-format off */
static const struct {
	const char *name, *words;
	bool (*holds)(const struct comparison *of);
} whys[THEIRS_WHY_COUNT] = {
	[THEIRS_NOT_LOOKED]  = { NULL, "", NULL },
	[THEIRS_NONE]        = { NULL, "", NULL },
	[THEIRS_SAME]        = { NULL, "", is_same },
	[THEIRS_ROUNDING]    = { "rounding", N_("rounded"), is_rounded },
	[THEIRS_HOURS]       = { "hours", N_("other business hours"), has_other_hours },
	[THEIRS_REOPENED]    = { "reopened", N_("reopened, solved later"), is_later_solve },
	[THEIRS_TIMER]       = { "timer", N_("solved by a timer"), is_by_timer },
	[THEIRS_AUTOMATIC]   = { "automatic", N_("automatic reply counted"), is_automatic },
	[THEIRS_BOT]         = { "bot", N_("reply of a bot counted"), is_bot },
	[THEIRS_OTHER_REPLY] = { "other_reply", N_("another reply counted"), is_other_reply },
	[THEIRS_OUTBOUND]    = { "outbound", N_("created by an agent"), is_outbound },
	[THEIRS_SUMMARY]     = { "summary", N_("events are not whole"), is_by_summary },
	[THEIRS_UNEXPLAINED] = { "unexplained", N_("not explained"), is_anything },
};
/* clang-format on */

const char *theirs_why_name(enum theirs_why why)
{
	return whys[why].name;
}

const char *theirs_why_words(enum theirs_why why)
{
	return whys[why].words[0] ? _(whys[why].words) : "";
}

bool theirs_is_kept(enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);
	return row->unit == UNIT_SECONDS &&
	       (row->reads == OBS_FIRST_REPLY || row->reads == OBS_FIRST_SOLVE ||
		       row->reads == OBS_SOLVED || row->reads == OBS_WAITED);
}

void theirs_compare(struct theirs_question asked, const struct ticket_fact *ticket,
	const struct event_fact *events, size_t event_count, struct behind *row)
{
	enum observation_kind reads = kpi_row(asked.kpi)->reads;
	struct figure figure = figure_of(ticket, reads);
	struct comparison of = {
		.reads = reads,
		.is_business = asked.is_business,
		.row = row,
		.ticket = ticket,
		.events = events,
		.event_count = event_count,
		.theirs = asked.is_business ? figure.business : figure.calendar,
		.ours_calendar = asked.is_business ? row->other_value : row->value,
		.theirs_calendar = figure.calendar,
	};
	row->theirs = theirs_is_kept(asked.kpi) ? of.theirs : NAN;
	row->why = THEIRS_NONE;
	if (isnan(row->theirs) || isnan(row->value))
		return;
	row->why = THEIRS_SAME;
	while (!whys[row->why].holds(&of))
		row->why++;
}

struct theirs_summary theirs_summarise(const struct behind *rows, size_t len)
{
	struct theirs_summary summary = { .median_s = NAN };
	uint32_t *differences = mem_new(len + 1, sizeof *differences);
	for (size_t i = 0; i < len; i++) {
		if (rows[i].why < THEIRS_SAME)
			continue;
		summary.compared++;
		summary.rounded += rows[i].why == THEIRS_ROUNDING;
		if (rows[i].why <= THEIRS_ROUNDING)
			continue;
		differences[summary.differing++] =
			(uint32_t)fmin(fabs(rows[i].value - rows[i].theirs), UINT32_MAX);
		summary.by_why[rows[i].why]++;
	}
	if (summary.differing > 0)
		summary.median_s = statistics_select(
			differences, summary.differing, statistics_rank(0.5, summary.differing));
	free(differences);
	return summary;
}
