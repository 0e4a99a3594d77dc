/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts in memory, and the board: the readings that somebody asked for, evaluated in slices.
 *
 *     facts_new → facts_take_directory → facts_put for every ticket the store gives → board_new
 *     with a request → board_step until done → board_reading …
 *
 * A change puts the ticket again (what it meant before is replaced) and the board is stepped anew;
 * the old board stays valid until the new one is whole. A board lends the strings of its readings.
 */
#ifndef KPI_BOARD_H
#define KPI_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "kpi/kpi.h"
#include "model/desk.h"
#include "model/facts.h"
#include "model/period.h"
#include "model/scope.h"

/* --- facts ------------------------------------------------------------------------------------ */

struct facts;

/* The desk is lent. as_of: nothing dated after it counts; TIME_NONE: no such limit. */
struct facts *facts_new(const struct desk *desk, int64_t as_of);
void facts_free(struct facts *facts);

/* Replaces the directory; owned from now on. Derives anew where roles or teams changed. */
void facts_take_directory(struct facts *facts, struct directory *directory);
const struct directory *facts_directory(const struct facts *facts);

/* Fits struct facts_receiver with `to` the facts: derives the ticket's observations, replacing those it had. */
bool facts_put(void *facts, const struct ticket_fact *ticket, const struct event_fact *events,
	size_t event_count);

/* Tells that everything active at or after `from` and everything open has been put. */
void facts_set_loaded_from(struct facts *facts, int64_t from);
int64_t facts_loaded_from(const struct facts *facts); /* TIME_NONE: nothing yet */

size_t facts_ticket_count(const struct facts *facts);
size_t facts_observation_count(const struct facts *facts);
size_t facts_bytes(const struct facts *facts);

/* --- what is asked ----------------------------------------------------------------------------- */

/* Slices the facts: only tickets and events of this role, team … count. Members of one list are
 * alternatives, lists are joined by "and". Words are scope ids or names; "-" is "none". */
struct board_filter {
	const char *role;
	const char *site;
	const char *team, *agent, *channel, *priority; /* NULL: any */
};

struct board_request {
	struct period period;
	struct board_filter filter;
	bool scopes[SCOPE_KIND_COUNT];
	bool kpis[KPI_COUNT];
	enum clock_kind clock; /* CLOCK_DEFAULT: each goal's own, business where hours are set */
	bool has_previous, has_last_year, has_series;
	/* Only this one member of a kind where not NULL (one agent's page): */
	enum scope_kind only_kind;
	const char *only_id;
};

/* --- the answer --------------------------------------------------------------------------------- */

enum reading_reason {
	REASON_NONE,
	REASON_LOADING,   /* history not there yet; `covered` says how much is */
	REASON_NO_SOURCE, /* no source delivers it */
	REASON_FORBIDDEN,
	REASON_NO_DATA, /* nothing to count in this period */
	REASON_TOO_FEW,
	REASON_UNDATED,
	REASON_NOT_COVERED, /* before the desk's history */
	REASON_COUNT
};
const char *reading_reason_name(enum reading_reason reason);  /* JSON code; NULL for none */
const char *reading_reason_words(enum reading_reason reason); /* translated sentence */

enum verdict {
	VERDICT_NONE,
	VERDICT_MET,
	VERDICT_NEAR,
	VERDICT_MISSED,
	VERDICT_COUNT
};
const char *verdict_name(enum verdict verdict); /* "none", "met", "near", "missed" */

enum exclusion {
	EXCLUDED_SPAM,
	EXCLUDED_DELETED,
	EXCLUDED_TEST,
	EXCLUDED_MERGED,
	EXCLUDED_OUTBOUND,  /* created by an agent: first response only */
	EXCLUDED_BOT,       /* bot or automatic reply */
	EXCLUDED_NO_EVENTS, /* facts that a source cannot tell of this ticket */
	EXCLUSION_COUNT
};
const char *exclusion_name(enum exclusion exclusion);

struct reading {
	enum kpi_id kpi;
	enum scope_kind scope;
	const char *scope_id, *scope_name; /* "-" is "none" */
	fact_id scope_number;              /* account, group or name; 0: none, department, role */
	bool is_business;                  /* clock of a duration */
	double value;                      /* NAN: unknown, see reason */
	double n, numerator, denominator;  /* NAN: does not apply */
	double mean, p90;                  /* durations; p90 NAN under n = 10 */
	double other_value;                /* durations: by the other clock */
	double low, high;                  /* Wilson 95 % for samples, else NAN */
	double goal, warn;                 /* NAN: no target */
	const char *target; /* "team Billing from 2026-07-01", "default"; NULL: none */
	enum verdict verdict;
	bool is_certain;            /* of the verdict; a sample may only lean */
	double previous, last_year; /* NAN: unknown */
	double change;   /* (value − previous) / previous; shares: difference in points 0…1 */
	double ripe;     /* 0…1: share of the cohort whose window has passed */
	double covered;  /* 0…1: share of the period that is in the store */
	bool is_undated; /* rests on undated counts */
	int64_t excluded[EXCLUSION_COUNT];
	enum reading_reason reason;
	const double *series; /* a value a bucket of the request's period; NAN: gap */
	size_t series_len;
	double n_previous;
	const char *promise; /* SLA: whose promises, "helpdesk" or "ours"; NULL: does not apply */
};

struct board;

/* Facts are lent until board_free; the request is copied. now_s: the moment of looking. */
struct board *board_new(
	const struct facts *facts, const struct board_request *request, int64_t now_s);
void board_free(struct board *board);

/* Goes on until done or the monotonic deadline (INT64_MAX: to the end); true when whole. Values
 * first, then previous, last year and series. Facts must not change between the first and last step: the board then
 * starts over by itself. */
bool board_step(struct board *board, int64_t deadline_ms);
bool board_has_values(
	const struct board *board); /* current values are there, comparison perhaps not */
bool board_is_done(const struct board *board);

const struct board_request *board_request(const struct board *board);
int64_t board_made_at(const struct board *board); /* now_s */

/* Readings: ordered by scope kind, then by member (roles in table order, others by name, "none"
 * last), then by KPI. Lent until the board is freed. */
size_t board_count(const struct board *board);
const struct reading *board_at(const struct board *board, size_t i);
/* NULL where it was not asked. scope_id NULL for the department. */
const struct reading *board_find(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *scope_id);

/* --- behind a reading --------------------------------------------------------------------------- */

struct behind {
	fact_id ticket;
	int64_t at;         /* date of the observation */
	double value;       /* what it adds: 1, seconds, score; NAN: nothing to show */
	double other_value; /* duration by the other clock */
	bool in_numerator, in_denominator;
	fact_id agent, team;
};

/* Every observation behind the reading, in order of time; their sum is the reading (counts: rows in
 * the numerator; shares: numerator over denominator; durations: the median of the values). In the arena. */
void board_behind(const struct board *board, const struct reading *reading, struct arena *arena,
	struct behind **rows, size_t *len);

/* --- live ---------------------------------------------------------------------------------------- */

/* A ticket as the waiting view, one agent's page and the live lines need it: open tickets only. */
struct open_ticket {
	fact_id ticket;
	enum ticket_state state;
	enum waiting waiting; /* never BY_SPEAKER */
	int64_t created_at, active_at;
	int64_t waiting_since; /* of us: oldest unanswered customer message; else start of the stretch */
	int64_t due_at;        /* nearest open promise; TIME_NONE: none */
	enum promise_metric due_metric;
	bool is_due_ours; /* the promise is ours, not the helpdesk's */
	bool is_breached;
	int64_t reopens; /* -1: unknown */
	int64_t moves;   /* -1: unknown */
	double rating;   /* last score as 0…1, NAN: none */
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
	int64_t waiting_on_us, unassigned, breached, due_soon;
	double longest_wait_s; /* NAN: nobody waits */
	int64_t created_today, solved_today;
	int64_t active_agents; /* agents with an event in the last 30 minutes; -1: source tells no events */
	int64_t soon_unowned; /* due within 30 minutes and without owner */
	int64_t over_promise; /* waiting over their promise */
	double usual_by_now; /* tickets created by this time of day: mean of same weekdays, NAN: under 4 */
};
void facts_live(const struct facts *facts, const struct board_filter *filter, int64_t now_s,
	struct live *live);

/* Scope of a ticket's numbers as text: names by the directory; "" for 0. */
const char *facts_account_name(const struct facts *facts, fact_id account);
const char *facts_account_scope_id(const struct facts *facts, fact_id account);
const char *facts_team_name(const struct facts *facts, fact_id group);
const char *facts_team_scope_id(const struct facts *facts, fact_id group);
const char *facts_name(const struct facts *facts, fact_id name);

struct fact_list {
	fact_id *ids;
	size_t len;
};
/* Members of a role in the order of their names: accounts (SCOPE_AGENT) or groups (SCOPE_TEAM). In the arena. */
struct fact_list facts_role_members(
	const struct facts *facts, const char *role, enum scope_kind kind, struct arena *arena);
/* Agents of a team now, and teams of an agent now; by name, in the arena. */
struct fact_list facts_team_agents(const struct facts *facts, fact_id group, struct arena *arena);
struct fact_list facts_agent_teams(const struct facts *facts, fact_id account, struct arena *arena);

#endif
