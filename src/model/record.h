/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The normalised facts that sources deliver and the store keeps.
 *
 * A source fills a batch with records whose strings lie in the batch's arena. Every text has passed
 * text_accept, every id text_is_id. Identity is (source, kind, external id); the store turns it into
 * an integer. Absent is not null: a field counts only where its bit stands in `has`; a field that is
 * there and NULL, "" or TIME_NONE is known to be empty.
 */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/macros.h"

enum record_kind {
	RECORD_TICKET,
	RECORD_EVENT,
	RECORD_ACCOUNT,
	RECORD_GROUP,
	RECORD_MEMBERSHIP,
	RECORD_RATING,
	RECORD_CALL,
	RECORD_PRESENCE,
	RECORD_SCHEDULE,
	RECORD_MEASURE,
	RECORD_KIND_COUNT
};

/* Word for the store, JSON and messages: "ticket", "event", … */
const char *record_kind_name(enum record_kind kind);

enum ticket_state {
	STATE_NEW,
	STATE_OPEN,
	STATE_PENDING, /* we asked the customer */
	STATE_HOLD,    /* a third party has it */
	STATE_SOLVED,
	STATE_CLOSED,
	STATE_SPAM,   /* rejected as no request at all */
	STATE_MERGED, /* lives on in merged_into */
	STATE_DELETED,
	STATE_COUNT
};

/* True for new, open, pending and hold: what counts as backlog. */
bool ticket_state_is_open(enum ticket_state state);
/* True for solved and closed. */
bool ticket_state_is_solved(enum ticket_state state);
const char *ticket_state_name(enum ticket_state state);

/* Whom an open ticket waits for. A source maps its states; BY_SPEAKER means that the state alone
 * does not tell: the customer spoke last or nobody of us has → us, else the customer. */
enum waiting {
	WAITING_US,
	WAITING_CUSTOMER,
	WAITING_THIRD_PARTY,
	WAITING_BY_SPEAKER,
	WAITING_COUNT
};

enum actor_kind {
	ACTOR_UNKNOWN,
	ACTOR_CUSTOMER,
	ACTOR_AGENT,
	ACTOR_BOT,
	ACTOR_SYSTEM,
	ACTOR_KIND_COUNT
};
const char *actor_kind_name(enum actor_kind kind);

/* Facets of a ticket; each has its own version, the higher wins, equal ones by their bytes. */
enum facet {
	FACET_CORE,
	FACET_METRICS,
	FACET_SLA,
	FACET_RATING,
	FACET_COUNT
};

enum core_field {
	CORE_STATE = 1 << 0, /* state, state_text and waiting */
	CORE_SUBJECT = 1 << 1,
	CORE_CREATED = 1 << 2,
	CORE_UPDATED = 1 << 3,
	CORE_REQUESTER = 1 << 4,
	CORE_ASSIGNEE = 1 << 5,
	CORE_GROUP = 1 << 6,
	CORE_CHANNEL = 1 << 7,
	CORE_PRIORITY = 1 << 8,
	CORE_TYPE = 1 << 9,
	CORE_TOPIC = 1 << 10,
	CORE_CUSTOMER = 1 << 11,
	CORE_MERGED_INTO = 1 << 12,
	CORE_IS_TEST = 1 << 13,
	CORE_IS_OUTBOUND = 1 << 14 /* created by an agent, so without a first response */
};

struct ticket_core {
	uint32_t has; /* enum core_field */
	enum ticket_state state;
	const char *state_text; /* the helpdesk's own word */
	enum waiting waiting;
	const char *subject;
	int64_t created_at, updated_at;
	const char *requester; /* account */
	const char *assignee;  /* account; NULL: nobody */
	const char *group;     /* group; NULL: none */
	const char *channel;   /* one of the design's words, or the helpdesk's own; NULL: none */
	const char
		*priority; /* "low", "normal", "high", "urgent" or the helpdesk's own; NULL: none */
	const char *type;
	const char *topic;
	const char *customer;    /* organisation or shop customer; NULL: none */
	const char *merged_into; /* ticket */
	bool is_test, is_outbound;
};

enum metrics_field {
	METRICS_FIRST_REPLY = 1 << 0,
	METRICS_FIRST_SOLVED = 1 << 1,
	METRICS_SOLVED = 1 << 2,
	METRICS_REOPENS = 1 << 3,
	METRICS_REPLIES = 1 << 4,
	METRICS_REQUESTER_WAIT = 1 << 5,
	METRICS_ON_HOLD = 1 << 6,
	METRICS_HANDLE = 1 << 7,
	METRICS_MOVES = 1 << 8,
	METRICS_LAST_CUSTOMER = 1 << 9,
	METRICS_LAST_AGENT = 1 << 10,
	METRICS_TEAM_MOVES = 1 << 11
};

/* The summary that a helpdesk keeps of a ticket, used where its events are not complete. Durations
 * in seconds, -1: not reached. The *_business_s ones are the vendor's own business-hour figures. */
struct ticket_metrics {
	uint32_t has;                                    /* enum metrics_field */
	int64_t first_reply_s, first_reply_business_s;   /* since creation */
	int64_t first_solved_s, first_solved_business_s; /* since creation */
	int64_t solved_s, solved_business_s; /* since creation, last solve; -1 after a reopening */
	int64_t solved_at;                   /* last solve; TIME_NONE: not solved or not told */
	int64_t reopens, replies, moves, team_moves; /* counts */
	int64_t requester_wait_s, on_hold_s, handle_s;
	int64_t last_customer_at, last_agent_at;
};

enum promise_metric {
	PROMISE_FIRST_RESPONSE,
	PROMISE_NEXT_REPLY,
	PROMISE_RESOLUTION,
	PROMISE_METRIC_COUNT
};
enum promise_stage {
	PROMISE_ACTIVE,
	PROMISE_PAUSED,
	PROMISE_ACHIEVED,
	PROMISE_STAGE_COUNT
};
const char *promise_metric_name(enum promise_metric metric); /* "first_response" … */

struct ticket_promise {
	enum promise_metric metric;
	enum promise_stage stage;
	int64_t due_at; /* TIME_NONE while paused without a date */
};

#define TICKET_PROMISE_MAX 6

struct ticket_sla {
	struct ticket_promise promises[TICKET_PROMISE_MAX];
	size_t len; /* the list is whole: what is not in it is no longer promised */
};

enum rating_stage {
	RATING_NONE,
	RATING_OFFERED,
	RATING_ANSWERED,
	RATING_STAGE_COUNT
};

struct ticket_rating {
	enum rating_stage stage;
	double score;       /* 1…scale, or 0 and 1 where scale is 1 (bad, good) */
	double scale;       /* 1: good or bad; 5: stars; … */
	int64_t offered_at; /* TIME_NONE: not told */
	int64_t answered_at; /* TIME_NONE: not told, then dated by the last solve and marked undated */
};

struct ticket_record {
	const char *id; /* external id */
	bool is_gone;   /* removed at the helpdesk: a tombstone; nothing else is read */
	int64_t version
		[FACET_COUNT]; /* source's clock of the facet, any increasing number; 0: facet absent */
	struct ticket_core core;
	struct ticket_metrics metrics;
	struct ticket_sla sla;
	struct ticket_rating rating;
};

enum event_kind {
	EVENT_CREATE,
	EVENT_MESSAGE,  /* public message, by a customer or by us: the actor tells */
	EVENT_NOTE,     /* internal */
	EVENT_STATE,    /* from_state → to_state */
	EVENT_ASSIGN,   /* from → to, accounts; NULL: nobody */
	EVENT_TEAM,     /* from → to, groups; NULL: none */
	EVENT_PRIORITY, /* from → to, names */
	EVENT_RATING,   /* value of scale */
	EVENT_PROMISE,  /* metric's due time is now due_at (TIME_NONE: withdrawn) */
	EVENT_MERGE,    /* into ticket `to` */
	EVENT_OTHER,    /* kept for the time line; `to` is its name */
	EVENT_KIND_COUNT
};
const char *event_kind_name(enum event_kind kind);

struct event_record {
	const char *id;     /* external id, unique within the source */
	const char *ticket; /* external id */
	enum event_kind kind;
	int64_t at;
	const char *actor;          /* account; NULL: nobody known */
	enum actor_kind actor_kind; /* ACTOR_UNKNOWN: the store decides by the account */
	bool is_automatic;          /* sent by a trigger or a timer on somebody's behalf */
	const char *from, *to;
	enum ticket_state from_state, to_state;
	enum waiting to_waiting;    /* with EVENT_STATE */
	double value, scale;        /* with EVENT_RATING */
	enum promise_metric metric; /* with EVENT_PROMISE */
	int64_t due_at;
	int64_t handle_s; /* time logged with this event; 0: none */
};

struct account_record {
	const char *id;
	const char *name;  /* shown */
	const char *login; /* NULL: none; an agent's scope_id */
	const char *email; /* NULL: none */
	bool is_email_verified;
	enum actor_kind kind;
	bool is_active;
};

struct group_record {
	const char *id;
	const char *name;
	bool is_active;
};

struct membership_record {
	const char *account;
	const char *group;
	int64_t from, to; /* TIME_NONE: open; `from` unknown: since ever */
};

struct rating_record { /* of surveys that are no ticket's: NPS, CES, quality reviews */
	const char *id;
	const char *kind; /* "nps", "ces", "csat", "qa", … */
	const char *item; /* part of a review, or NULL */
	int64_t at;
	const char *ticket, *agent, *group, *author, *customer; /* NULL: none */
	double score, scale, weight;
	bool is_critical;
};

struct call_record {
	const char *id;
	int64_t at;
	bool is_inbound;
	const char *agent, *group, *ticket, *customer;
	const char *outcome;                       /* "answered", "abandoned_in_queue", … */
	int64_t wait_s, talk_s, hold_s, wrap_up_s; /* -1: not known */
};

struct presence_record {
	const char *agent;
	int64_t from, to;  /* to TIME_NONE: still */
	const char *state; /* "available", "contact", "wrap_up", "break", … */
	const char *reason;
};

struct schedule_record {
	const char *id;
	const char *agent;
	int64_t from, to;
	const char *state; /* "work", "break", "absent", … */
};

struct measure_record {
	const char *name; /* "orders", "revenue", … */
	int64_t from, to; /* the period the value covers; to excluded */
	double value;
	const char *scope; /* NULL: the whole desk */
};

struct record {
	enum record_kind kind;
	union {
		struct ticket_record ticket;
		struct event_record event;
		struct account_record account;
		struct group_record group;
		struct membership_record membership;
		struct rating_record rating;
		struct call_record call;
		struct presence_record presence;
		struct schedule_record schedule;
		struct measure_record measure;
	};
};

/* What a batch says about completeness: facts of `kind` are whole from `from` to `to`. The store
 * keeps one interval a source and kind; one that touches it widens it. */
struct coverage {
	enum record_kind kind;
	int64_t from, to;
	double share; /* of the wished history, 0…1 */
};

struct batch {
	struct arena *arena; /* owns every string below */
	const char *source;  /* the source's title */
	const char *stream;
	const char
		*cursor_from; /* as restored or as the last batch left it; "" at the first start */
	const char *cursor_to;
	struct record *records; /* grown by batch_add */
	size_t len, capacity;
	struct coverage coverage[4];
	size_t coverage_len;

	/* Complete lists: records of list_kind in batches of one list_id form a list; when list_ends,
	 * memberships it did not name are closed, accounts and groups it did not name become inactive. */
	bool is_list;
	enum record_kind list_kind;
	int64_t list_id;
	bool list_ends;

	bool is_caught_up; /* the stream has everything up to now */
};

void batch_init(struct batch *batch); /* with an arena of its own */
void batch_release(struct batch *batch);
void batch_clear(struct batch *batch);
/* A zeroed record of the kind at the end of the list; lent until the next batch_add. Times start as
 * TIME_NONE, durations as -1, waiting as WAITING_US. */
struct record *batch_add(struct batch *batch, enum record_kind kind);

#endif
