/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts in memory.
 */
#include "config.h"

#include "kpi/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "kpi/beside.h"
#include "kpi/contacts.h"
#include "kpi/pool.h"
#include "kpi/team_hours.h"
#include "kpi/told.h"

/* Packing pays when a third of the array is dead; small arrays are left alone. */
#define POOL_DEAD_MIN 65536
/* The long array grows by a sixteenth: what it has in spare is memory for nothing. */
#define POOL_SPARE 16

static void read_exclusions(struct facts *facts)
{
	const struct text_list *list = &facts->desk->excluded;

	for (size_t i = 0; i < list->len; i++) {
		enum exclusion exclusion = exclusion_find(list->items[i]);

		if (exclusion < EXCLUSION_COUNT)
			facts->is_counted[exclusion] = true;
	}
}

struct facts *facts_new(const struct desk *desk, int64_t as_of)
{
	struct facts *facts = mem_new(1, sizeof(*facts));

	facts->desk = desk;
	facts->as_of = as_of;
	facts->loaded_from = TIME_NONE;
	roster_init(&facts->roster);
	dense_init(&facts->agents);
	dense_init(&facts->groups);
	for (int i = 0; i < POOL_NAME_COUNT; i++)
		dense_init(&facts->names[i]);
	read_exclusions(facts);
	return facts;
}

void facts_free(struct facts *facts)
{
	if (!facts)
		return;
	directory_free(facts->directory);
	roster_release(&facts->roster);
	dense_release(&facts->agents);
	dense_release(&facts->groups);
	for (int i = 0; i < POOL_INDEX_COUNT; i++)
		free(facts->indexes[i].slot);
	for (int i = 0; i < CONTACTS_CHAIN_COUNT; i++)
		contacts_release(&facts->contacts[i]);
	beside_free(facts->beside);
	offers_release(&facts->offers);
	free(facts->type_kinds);
	free(facts->priority_is_urgent);
	for (int i = 0; i < POOL_NAME_COUNT; i++)
		dense_release(&facts->names[i]);
	free(facts->observations);
	free(facts->blocks);
	free(facts->slots);
	free(facts->open);
	free(facts->activity);
	derived_release(&facts->derived);
	meaning_release(&facts->meaning);
	free(facts);
}

void facts_take_directory(struct facts *facts, struct directory *directory)
{
	struct team_hours before = team_hours_of(facts);
	uint64_t bots = facts->roster.bots;

	directory_free(facts->directory);
	facts->directory = directory;
	facts->version++;
	if (directory)
		roster_make(&facts->roster, facts->desk, directory);
	/* Tickets were derived by the hours and the bots of before. */
	if (team_hours_differ(facts, &before) || (facts->len > 0 && bots != facts->roster.bots))
		facts->loaded_from = TIME_NONE;
	team_hours_release(&before);
	pool_classify(facts, true);
	beside_refresh(facts);
}

/* Readings ask from when on facts are whole; how far they reach moves with every poll. */
static bool is_same_coverage(
	const struct directory *directory, const struct directory_coverage *coverage, size_t len)
{
	if (len != directory->coverage_count)
		return false;
	for (size_t i = 0; i < len; i++) {
		const struct directory_coverage *known = &directory->coverage[i];

		if (known->source != coverage[i].source || known->kind != coverage[i].kind ||
			known->from != coverage[i].from)
			return false;
	}
	return true;
}

bool facts_take_coverage(struct facts *facts, const struct directory_coverage *coverage, size_t len)
{
	struct directory *directory = facts->directory;

	if (!directory)
		return false;
	bool is_same = is_same_coverage(directory, coverage, len);

	if (len > directory->coverage_count)
		directory->coverage =
			arena_alloc(directory->arena, len, sizeof(*directory->coverage));
	directory->coverage_count = len;
	if (len > 0)
		memcpy(directory->coverage, coverage, len * sizeof(*coverage));
	facts->version += !is_same;
	return !is_same;
}

const struct directory *facts_directory(const struct facts *facts)
{
	return facts->directory;
}

/* --- blocks --------------------------------------------------------------------------------- */

static bool is_interval(const struct observation *row)
{
	return row->kind == OBS_OPEN || row->kind == OBS_HANDED || row->kind == OBS_CALL_WAIT ||
	       row->kind == OBS_LOW_RATING || feed_is_stretch((enum observation_kind)row->kind);
}

static void widen_level(struct pool_block *block, const struct observation *row)
{
	if (is_interval(row) && row->at < block->open_min)
		block->open_min = row->at;
	if (!is_interval(row))
		block->open_min = 0; /* due soon long before it is due */
	if (row->value > block->open_max)
		block->open_max = row->value;
}

static void widen(struct pool_block *block, const struct observation *row)
{
	bool is_level = is_interval(row) || row->kind == OBS_PROMISE_FIRST ||
			row->kind == OBS_PROMISE_RESOLUTION || row->kind == OBS_PROMISE_NEXT;

	if (row->at < block->at_min)
		block->at_min = row->at;
	if (row->at > block->at_max)
		block->at_max = row->at;
	if (row->kind == OBS_CREATED && row->at < block->created_min)
		block->created_min = row->at;
	if (row->kind == OBS_CREATED && row->at > block->created_max)
		block->created_max = row->at;
	if (is_level)
		widen_level(block, row);
}

static void append(struct facts *facts, const struct observation *row)
{
	size_t block = facts->len / POOL_BLOCK_LEN;

	if (facts->len == facts->capacity) {
		facts->capacity += facts->capacity / POOL_SPARE + POOL_BLOCK_LEN;
		facts->observations =
			mem_resize(facts->observations, facts->capacity, sizeof(*row));
	}
	if (facts->len % POOL_BLOCK_LEN == 0) {
		facts->blocks = mem_grow(
			facts->blocks, &facts->block_capacity, block + 1, sizeof(*facts->blocks));
		facts->blocks[block] = (struct pool_block){
			.at_min = UINT32_MAX,
			.open_min = UINT32_MAX,
			.created_min = UINT32_MAX,
		};
	}
	facts->observations[facts->len++] = *row;
	widen(&facts->blocks[block], row);
}

bool pool_block_is_dated(const struct facts *facts, size_t block, uint32_t from, uint32_t to)
{
	return facts->blocks[block].at_min < to && facts->blocks[block].at_max >= from;
}

bool pool_block_is_created(const struct facts *facts, size_t block, uint32_t from, uint32_t to)
{
	return facts->blocks[block].created_min < to && facts->blocks[block].created_max >= from;
}

bool pool_block_is_open(const struct facts *facts, size_t block, uint32_t from, uint32_t to)
{
	return facts->blocks[block].open_min < to && facts->blocks[block].open_max >= from;
}

/* Leaves the dead behind. Tickets keep their order, and with it what a block's bounds are worth. */
static void pack(struct facts *facts)
{
	size_t len = facts->len;

	facts->len = 0;
	for (size_t i = 0; i < len; i++) {
		struct observation row = facts->observations[i];

		if (row.kind == OBS_KIND_COUNT)
			continue;
		struct pool_slot *slot = &facts->slots[row.ticket];

		if (slot->first == i)
			slot->first = (uint32_t)facts->len;
		append(facts, &row);
	}
	facts->dead = 0;
}

/* --- tickets -------------------------------------------------------------------------------- */

static void drop_observations(struct facts *facts, struct pool_slot *slot)
{
	for (size_t i = 0; i < slot->count; i++) {
		struct observation *row = &facts->observations[slot->first + i];

		facts->seen[row->kind]--;
		row->kind = OBS_KIND_COUNT;
	}
	facts->dead += slot->count;
	slot->count = 0;
}

static void drop_open(struct facts *facts, struct pool_slot *slot)
{
	if (slot->open == POOL_NO_OPEN)
		return;
	struct open_ticket *last = &facts->open[--facts->open_count];

	if (slot->open != facts->open_count) {
		struct pool_slot *moved = pool_slot_find(facts, POOL_INDEX_TICKET, last->ticket);

		facts->open[slot->open] = *last;
		if (moved)
			moved->open = slot->open;
	}
	slot->open = POOL_NO_OPEN;
}

struct pool_slot *pool_slot_find(const struct facts *facts, enum pool_indexes index, int64_t number)
{
	const struct pool_index *known = &facts->indexes[index];

	if (number < 0 || (size_t)number >= known->capacity || known->slot[number] == 0)
		return NULL;
	return &facts->slots[known->slot[number] - 1];
}

struct pool_slot *pool_slot_for(struct facts *facts, enum pool_indexes index, int64_t number)
{
	struct pool_slot *slot = pool_slot_find(facts, index, number);
	struct pool_index *known = &facts->indexes[index];
	size_t place = number > 0 ? (size_t)number : 0;

	if (slot)
		return slot;
	known->slot = mem_grow(known->slot, &known->capacity, place + 1, sizeof(*known->slot));
	facts->slots = mem_grow(
		facts->slots, &facts->slot_capacity, facts->slot_count + 1, sizeof(*facts->slots));
	slot = &facts->slots[facts->slot_count++];
	known->slot[place] = (uint32_t)facts->slot_count;
	*slot = (struct pool_slot){ .open = POOL_NO_OPEN };
	if (index != POOL_INDEX_TICKET)
		slot->origin = index == POOL_INDEX_CALL ? ORIGIN_CALL : ORIGIN_OTHER;
	facts->ticket_count += index == POOL_INDEX_TICKET;
	return slot;
}

static void take_observations(struct facts *facts, struct pool_slot *slot)
{
	struct derived *derived = &facts->derived;

	slot->first = (uint32_t)facts->len;
	slot->count = (uint32_t)derived->len;
	slot->has_low_rating = false;
	for (size_t i = 0; i < derived->len; i++) {
		derived->rows[i].ticket = (uint32_t)(slot - facts->slots);
		facts->seen[derived->rows[i].kind]++;
		slot->has_low_rating |= derived->rows[i].kind == OBS_LOW_RATING;
		append(facts, &derived->rows[i]);
	}
	if (!derived->is_open)
		return;
	facts->open = mem_grow(
		facts->open, &facts->open_capacity, facts->open_count + 1, sizeof(*facts->open));
	slot->open = (uint32_t)facts->open_count;
	facts->open[facts->open_count++] = derived->open;
}

static void take_names(
	struct facts *facts, struct pool_slot *slot, const struct ticket_fact *ticket)
{
	slot->channel = dense_add_short(&facts->names[POOL_CHANNEL], ticket->channel);
	slot->priority = dense_add_short(&facts->names[POOL_PRIORITY], ticket->priority);
	slot->type = dense_add_short(&facts->names[POOL_TYPE], ticket->type);
	slot->topic = dense_add_short(&facts->names[POOL_TOPIC], ticket->topic);
	slot->customer = dense_add(&facts->names[POOL_CUSTOMER], ticket->customer);
	slot->who = (uint32_t)ticket->requester;
	if (slot->customer)
		slot->who = (uint32_t)ticket->customer | CONTACTS_IS_NAME;
	pool_classify(facts, false);
}

void pool_replace(struct facts *facts, struct pool_slot *slot)
{
	facts->version++;
	drop_observations(facts, slot);
	take_observations(facts, slot);
	if (facts->dead > POOL_DEAD_MIN && facts->dead > facts->len / 3)
		pack(facts);
}

/* Who did something last, for "active in the last half hour". */
static void note_event(
	struct facts *facts, const struct ticket_fact *ticket, const struct event_fact *event)
{
	facts->bot_events += event->actor_kind == ACTOR_BOT;
	if (event->actor_kind != ACTOR_AGENT || event->is_automatic || event->actor <= 0 ||
		(facts->as_of != TIME_NONE && event->at > facts->as_of))
		return;
	uint16_t agent = dense_add_short(&facts->agents, event->actor);

	facts->activity = mem_grow(facts->activity, &facts->activity_capacity, (size_t)agent + 1,
		sizeof(*facts->activity));
	struct agent_activity *activity = &facts->activity[agent];

	if (event->at <= activity->at)
		return;
	activity->at = event->at;
	activity->team = dense_add_short(&facts->groups, ticket->group);
}

/* An answer alone does not tell how many were asked. */
static bool tells_offers(const struct ticket_fact *ticket)
{
	const struct ticket_rating *rating = &ticket->rating;

	return (ticket->facets & (1u << FACET_RATING)) &&
	       (rating->stage == RATING_OFFERED ||
		       (rating->stage == RATING_ANSWERED && rating->offered_at != TIME_NONE));
}

bool facts_put(void *to, const struct ticket_fact *told, const struct event_fact *events,
	size_t event_count)
{
	struct facts *facts = to;
	struct pool_slot *slot = pool_slot_for(facts, POOL_INDEX_TICKET, told->id);
	struct ticket_fact meant = *told;
	const struct ticket_fact *ticket = &meant;

	events = meaning_apply(&facts->meaning, facts, &meant, events, event_count);

	slot->id = ticket->id;
	drop_open(facts, slot);
	contacts_remove(facts, slot);
	derive(facts, ticket, events, event_count);
	slot->created = (uint32_t)(facts->derived.created_at > 0 ? facts->derived.created_at : 0);
	take_names(facts, slot, ticket);
	pool_replace(facts, slot);
	if (facts->derived.is_there)
		contacts_add(facts, slot);
	for (size_t i = 0; i < event_count; i++)
		note_event(facts, ticket, &events[i]);
	if (facts->beside)
		told_again(facts, ticket->id);
	facts->with_events += (ticket->flags & TICKET_HAS_EVENTS) != 0;
	facts->with_offers += tells_offers(ticket);
	facts->with_promises += !(ticket->flags & TICKET_HAS_EVENTS) && ticket->sla.len > 0;
	return true;
}

void facts_set_loaded_from(struct facts *facts, int64_t from)
{
	if (facts->loaded_from != from)
		facts->version++;
	facts->loaded_from = from;
}

int64_t facts_loaded_from(const struct facts *facts)
{
	return facts->loaded_from;
}

size_t facts_ticket_count(const struct facts *facts)
{
	return facts->ticket_count;
}

size_t facts_observation_count(const struct facts *facts)
{
	return facts->len - facts->dead;
}

size_t facts_bytes(const struct facts *facts)
{
	size_t bytes = sizeof(*facts) + facts->capacity * sizeof(*facts->observations) +
		       facts->block_capacity * sizeof(*facts->blocks) +
		       facts->slot_capacity * sizeof(*facts->slots) +
		       facts->open_capacity * sizeof(*facts->open) + contacts_bytes(facts) +
		       dense_bytes(&facts->agents) + dense_bytes(&facts->groups);

	for (int i = 0; i < POOL_NAME_COUNT; i++)
		bytes += dense_bytes(&facts->names[i]);
	for (int i = 0; i < POOL_INDEX_COUNT; i++)
		bytes += facts->indexes[i].capacity * sizeof(*facts->indexes[i].slot);
	return bytes;
}

const struct observation *pool_stretch_at(
	const struct facts *facts, const struct pool_slot *slot, uint32_t moment)
{
	for (size_t i = 0; i < slot->count; i++) {
		const struct observation *row = &facts->observations[slot->first + i];

		if (row->kind == OBS_OPEN && row->at < moment && row->value >= moment)
			return row;
	}
	return NULL;
}

/* --- names ---------------------------------------------------------------------------------- */

const char *facts_account_name(const struct facts *facts, fact_id account)
{
	uint32_t agent = roster_agent(&facts->roster, account);

	if (facts->privacy == PRIVACY_ALL && agent)
		return facts->roster.agents[agent].alias;
	return agent ? facts->roster.agents[agent].name : "";
}

const char *facts_account_scope_id(const struct facts *facts, fact_id account)
{
	uint32_t agent = roster_agent(&facts->roster, account);

	return agent ? facts->roster.agents[agent].scope_id : "";
}

int64_t facts_team_tier(const struct facts *facts, fact_id group)
{
	int64_t tier = facts->roster.teams[roster_team(&facts->roster, group)].tier;

	return tier > 1 ? tier : 1;
}

const char *facts_team_name(const struct facts *facts, fact_id group)
{
	uint32_t team = roster_team(&facts->roster, group);

	return team ? facts->roster.teams[team].name : "";
}

const char *facts_team_scope_id(const struct facts *facts, fact_id group)
{
	uint32_t team = roster_team(&facts->roster, group);

	return team ? facts->roster.teams[team].scope_id : "";
}

const char *facts_name(const struct facts *facts, fact_id name)
{
	return roster_name(&facts->roster, name);
}
