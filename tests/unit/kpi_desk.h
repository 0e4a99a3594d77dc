/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small desks for the tests of src/kpi and src/report: tickets told as stories, boards asked for in
 * one line.
 */
#ifndef TESTS_KPI_DESK_H
#define TESTS_KPI_DESK_H

#include "kpi/board.h"
#include "model/desk.h"

#define MINUTE_S INT64_C(60)
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (24 * HOUR_S)
/* Monday, 2026-03-02, midnight UTC. */
#define MONDAY INT64_C(1772409600)

/* Accounts, groups and names of every such desk. */
enum {
	ANNA = 1,
	BEN = 2,
	CARLA = 3,
	ROBOT = 4,
	CUSTOMER = 100,
	BILLING = 10,
	RETURNS = 11,
	TECHNICAL = 12,
	EMAIL = 20,
	CHAT = 21,
	HIGH = 22,
	LOW = 23
};

/* Words of what stands beside the tickets, of types, topics and priorities. */
enum {
	ANSWERED = 30,
	ABANDONED,
	QUEUED,
	AVAILABLE,
	IN_CONTACT,
	WRAP_UP,
	ON_BREAK,
	OFFLINE,
	AT_WORK,
	ABSENT,
	NPS,
	CES,
	QA,
	CSAT,
	FCR,
	EMPATHY,
	KNOWLEDGE,
	ORDERS,
	SUPPORT_COST,
	REVENUE,
	SELF_SOLVED,
	COMPLAINT,
	RETURNED,
	URGENT,
	LOGIN,
	INVOICE,
	CUSTOMERS_START,
	CUSTOMERS_END,
	CUSTOMERS_NEW,
	CUSTOMERS_LOST,
	PHONE
};

struct kpi_desk {
	struct desk *desk;
	struct facts *facts;
	struct arena *arena;
	bool is_fed_alone; /* set before it begins: its only source is a feed */
};

/* UTC, no hours. Configure desk->desk, then begin. */
struct kpi_desk *kpi_desk_new(void);
void kpi_desk_free(struct kpi_desk *desk);
/* Who works there and all words; whoever takes it frees it. */
struct directory *kpi_desk_directory(void);
/* Hours Monday to Friday. */
void kpi_desk_hours(struct kpi_desk *desk, const char *hours);
/* The next section of this name, to be filled in. */
void *kpi_desk_add(struct kpi_desk *desk, const char *section);
/* Makes the facts; everything is covered. */
void kpi_desk_begin(struct kpi_desk *desk, int64_t as_of);

#define STORY_EVENTS_MAX 64

struct story {
	struct ticket_fact fact;
	struct event_fact events[STORY_EVENTS_MAX];
	size_t len;
};

/* A ticket by a customer, with events, open and new, of nobody. */
struct story story(fact_id id, int64_t created_at);
/* The same without events; its summary is filled in by the test. */
struct story summary(fact_id id, int64_t created_at);

void story_customer(struct story *story, int64_t at);
void story_reply(struct story *story, int64_t at, fact_id agent);
void story_robot(struct story *story, int64_t at);
struct event_fact *story_state(struct story *story, int64_t at, enum ticket_state to);
void story_assign(struct story *story, int64_t at, fact_id agent);
void story_team(struct story *story, int64_t at, fact_id group);
void story_rate(struct story *story, int64_t at, double score, double scale);
struct event_fact *story_event(struct story *story, enum event_kind kind, int64_t at);

void put(struct kpi_desk *desk, const struct story *story);

/* A fact beside the tickets; what it does not say is not known. */
struct activity_fact activity(enum record_kind kind, int64_t key, int64_t at, fact_id what);
void put_activity(struct kpi_desk *desk, const struct activity_fact *fact);

/* A request for everything in [from, to), with the same span before as previous. */
struct board_request ask(int64_t from, int64_t to, int64_t now_s);
/* The whole board, as long as the desk lives. */
const struct board *board_of(
	struct kpi_desk *desk, const struct board_request *request, int64_t now_s);
void board_done(const struct board *board);

/* The reading, which must be there. */
const struct reading *read_kpi(const struct board *board, enum kpi_id kpi);
const struct reading *read_scope(
	const struct board *board, enum kpi_id kpi, enum scope_kind scope, const char *id);

/* Fails the test where the rows behind any reading do not add up to it, or the parts of any
 * partition to the department. */
void check_adds_up(const struct board *board);

#endif
