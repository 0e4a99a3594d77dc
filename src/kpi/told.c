/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told of a ticket by somebody else than its helpdesk.
 */
#include "config.h"

#include "kpi/told.h"

#include "base/mem.h"
#include "kpi/beside.h"
#include "kpi/contacts.h"

/* --- keeping -------------------------------------------------------------------------------- */

static int64_t key_of(const struct activity_fact *fact)
{
	return 2 * fact->key + (fact->kind == RECORD_CALL);
}

static struct told *find(const struct facts *facts, const struct activity_fact *fact)
{
	const struct beside *beside = facts->beside;

	if (!beside || !beside_has(&beside->told, key_of(fact)))
		return NULL;
	return (struct told *)beside->told.rows + beside->told.place[key_of(fact)] - 1;
}

bool told_is_review(const struct facts *facts, const struct activity_fact *fact)
{
	const struct told *told = find(facts, fact);

	return told && told->is_review;
}

static int64_t number_of(const struct told *told, enum told_chain chain)
{
	if (chain == TOLD_OF_TICKET)
		return told->fact.ticket;
	return told->is_review ? told->fact.whole : 0;
}

static uint32_t place_of(const struct beside *beside, const struct told *told)
{
	return (uint32_t)(told - (const struct told *)beside->told.rows) + 1;
}

static void join(struct beside *beside, struct told *told, enum told_chain chain)
{
	struct told_chains *chains = &beside->told_chains[chain];
	int64_t number = number_of(told, chain);

	if (number <= 0)
		return;
	chains->first = mem_grow(
		chains->first, &chains->capacity, (size_t)number + 1, sizeof(*chains->first));
	told->next[chain] = chains->first[number];
	chains->first[number] = place_of(beside, told);
}

static void leave(struct beside *beside, struct told *told, enum told_chain chain)
{
	int64_t number = number_of(told, chain);
	struct told *rows = beside->told.rows;

	if (number <= 0)
		return;
	uint32_t *link = &beside->told_chains[chain].first[number];

	while (*link && *link != place_of(beside, told))
		link = &rows[*link - 1].next[chain];
	if (*link)
		*link = told->next[chain];
	told->next[chain] = 0;
}

/* A review, and what reviewers make of its ticket. */
static void touch(struct beside *beside, const struct told *told)
{
	if (told->is_review)
		beside_touch_review(beside, told->fact.whole, told->fact.ticket);
}

void told_keep(struct facts *facts, const struct activity_fact *fact, bool is_review)
{
	struct told *told = find(facts, fact);
	fact_id before = 0;

	if (!told && (fact->is_gone || (!is_review && fact->ticket == 0)))
		return;
	struct beside *beside = beside_of(facts);

	if (told && !told->fact.is_gone) {
		before = told->is_review ? 0 : told->fact.ticket;
		touch(beside, told);
		leave(beside, told, TOLD_OF_TICKET);
		leave(beside, told, TOLD_OF_REVIEW);
	}
	told = beside_row(&beside->told, key_of(fact), sizeof(*told));
	if (fact->is_gone) {
		told->fact.is_gone = true;
	} else {
		*told = (struct told){ .fact = *fact, .is_review = is_review };
		touch(beside, told);
		join(beside, told, TOLD_OF_TICKET);
		join(beside, told, TOLD_OF_REVIEW);
	}
	if (before)
		told_settle_answers(facts, before);
}

struct told *told_first(const struct facts *facts, enum told_chain chain, int64_t number)
{
	const struct beside *beside = facts->beside;

	if (!beside || number <= 0 || (size_t)number >= beside->told_chains[chain].capacity)
		return NULL;
	uint32_t place = beside->told_chains[chain].first[number];

	return place ? (struct told *)beside->told.rows + place - 1 : NULL;
}

struct told *told_next(const struct facts *facts, enum told_chain chain, const struct told *told)
{
	uint32_t place = told->next[chain];

	return place ? (struct told *)facts->beside->told.rows + place - 1 : NULL;
}

/* --- whose, and what ------------------------------------------------------------------------ */

uint8_t told_exclusion(const struct facts *facts, const struct activity_fact *fact)
{
	const struct pool_slot *slot =
		fact->ticket ? pool_slot_find(facts, POOL_INDEX_TICKET, fact->ticket) : NULL;

	return slot && slot->count > 0 ? facts->observations[slot->first].spare : 0;
}

/* NULL where it names none, or one that is not here or left out. */
static const struct pool_slot *told_ticket(
	const struct facts *facts, const struct activity_fact *fact)
{
	const struct pool_slot *slot =
		fact->ticket ? pool_slot_find(facts, POOL_INDEX_TICKET, fact->ticket) : NULL;

	return slot && told_exclusion(facts, fact) == 0 ? slot : NULL;
}

struct holder told_holder(struct facts *facts, const struct activity_fact *fact)
{
	const struct pool_slot *ticket = told_ticket(facts, fact);
	struct holder holder = { 0, 0, false };

	if (ticket)
		holder = holder_at(facts, ticket, observation_time(fact->at));
	if (fact->agent) {
		holder.agent = dense_add_short(&facts->agents, fact->agent);
		holder.is_last = false;
	}
	if (fact->group)
		holder.team = dense_add_short(&facts->groups, fact->group);
	return holder;
}

/* A customer is known by the ticket as well as it can be. */
static uint32_t who_of(const struct activity_fact *fact, const struct pool_slot *ticket)
{
	if (ticket && ticket->who)
		return ticket->who;
	return fact->customer ? (uint32_t)fact->customer | CONTACTS_IS_NAME : 0;
}

void told_place(struct facts *facts, struct pool_slot *slot, const struct activity_fact *fact)
{
	static const struct pool_slot nothing = { .id = 0 };
	const struct pool_slot *ticket = told_ticket(facts, fact);
	const struct pool_slot *else_of = ticket ? ticket : &nothing;

	slot->id = fact->ticket;
	slot->created = observation_time(fact->at);
	slot->channel = fact->channel ? dense_add_short(&facts->names[POOL_CHANNEL], fact->channel)
				      : else_of->channel;
	slot->topic = fact->topic ? dense_add_short(&facts->names[POOL_TOPIC], fact->topic)
				  : else_of->topic;
	slot->customer = fact->customer ? dense_add(&facts->names[POOL_CUSTOMER], fact->customer)
					: else_of->customer;
	slot->priority = else_of->priority;
	slot->type = else_of->type;
	slot->who = who_of(fact, ticket);
}

/* --- again ---------------------------------------------------------------------------------- */

void told_again(struct facts *facts, fact_id ticket)
{
	struct told *told = told_first(facts, TOLD_OF_TICKET, ticket);

	for (; told; told = told_next(facts, TOLD_OF_TICKET, told)) {
		if (told->is_review)
			touch(facts->beside, told);
		else
			activity_derive(facts, &told->fact);
	}
	told_settle_answers(facts, ticket);
}
