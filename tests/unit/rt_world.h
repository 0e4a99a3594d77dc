/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small Request Tracker, as replies: two queues, three agents, one supervisor.
 *
 *     queue 3 Billing      "Team Billing" 42:   anna 43, bilal 45
 *     queue 4 Technical    "Team Technical" 51: emeka 52
 *     "Supervisors" 69: sofia 70      "Dashboards" 29: kpi
 */
#ifndef TESTS_UNIT_RT_WORLD_H
#define TESTS_UNIT_RT_WORLD_H

#include "talk.h"

#define TRANSACTIONS                                                                              \
	"/transactions?query=ObjectType='RT::Ticket' AND (Type='Create' OR Type='Correspond' OR " \
	"Type='Comment' OR Type='Status' OR Type='Set' OR Type='CustomField' OR Type='AddLink') " \
	"AND id "
#define EMPTY_LIST "{'pages':null,'total':null,'count':0,'page':1,'per_page':100,'items':[]}"

/* Live begins above 1000, at TALK_NOW; nothing is open, nothing happens, nothing happened. */
extern const struct talk_reply rt_world[];

/* Opens with channel, rating and agents configured. */
void rt_world_open(struct talk *talk);
/* Until live has begun and nothing is asked but what begins with `prefix`. */
const char *rt_world_until(struct talk *talk, const char *prefix);
/* Until idle; then the next live poll is due at talk->now_s. */
void rt_world_settle(struct talk *talk);

/* A row of a list of transactions; closed by id 0. */
struct rt_transaction {
	int id, ticket;
	const char *type, *field, *from, *to, *creator, *created;
};
/* Answers with them as a list. */
enum source_outcome rt_answer_rows(struct talk *talk, const struct rt_transaction *rows);

#endif
