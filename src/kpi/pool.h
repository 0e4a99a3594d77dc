/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of facts: one long array of observations, in blocks that know their times.
 *
 * The observations of a ticket lie together. A ticket that is put again gets a new place at the end
 * and its old one is marked dead, so that a change costs what it brings; when many are dead the
 * array is packed. As the store gives the newest activity first, blocks hold neighbouring times and
 * most of them can be passed over by a look at their bounds.
 */
#ifndef KPI_POOL_H
#define KPI_POOL_H

#include "kpi/dense.h"
#include "kpi/derive.h"
#include "kpi/facts.h"
#include "kpi/live.h"
#include "kpi/meaning.h"
#include "kpi/observation.h"
#include "kpi/offers.h"
#include "kpi/pool_slot.h"
#include "kpi/reading.h"
#include "kpi/roster.h"
#include "model/screen.h"

#define POOL_BLOCK_LEN 512
#define POOL_NO_OPEN UINT32_MAX

struct agent_activity {
	int64_t at;
	uint16_t team;
};

struct facts {
	const struct desk *desk;
	int64_t as_of;
	enum privacy privacy;
	struct directory *directory; /* NULL: not yet */
	struct roster roster;
	struct dense agents, groups, names[POOL_NAME_COUNT];
	struct observation *observations;
	size_t len, capacity, dead;
	struct pool_block *blocks;
	size_t block_capacity;
	struct pool_slot *slots;
	size_t slot_count, slot_capacity;
	size_t ticket_count;
	struct pool_index indexes[POOL_INDEX_COUNT];
	struct open_ticket *open;
	size_t open_count, open_capacity;
	size_t seen[OBS_KIND_COUNT]; /* how many of each are there, excluded ones too */
	struct contacts contacts[CONTACTS_CHAIN_COUNT];
	struct beside *beside; /* reviews, measures, presence; see beside.h */
	uint8_t *type_kinds;   /* enum type_kind by dense type */
	size_t type_kind_count, type_kind_capacity;
	uint8_t *priority_is_urgent; /* by dense priority */
	size_t priority_count, priority_capacity;
	size_t with_events;              /* tickets put with events, ever */
	size_t with_customers;           /* tickets and calls put with somebody, ever */
	size_t with_promises;            /* summaries with a helpdesk's promise, ever */
	size_t bot_events;               /* events of bots, ever */
	size_t with_offers;              /* offered surveys that were told of as such, ever */
	struct offers offers;            /* of surveys beside the tickets */
	struct agent_activity *activity; /* by dense agent */
	size_t activity_capacity;
	int64_t loaded_from;
	uint64_t version;                 /* grows with each change */
	bool is_counted[EXCLUSION_COUNT]; /* exclusions that the desk has switched off */
	struct derived derived;           /* scratch of facts_put */
	struct meaning meaning;           /* room for it */
};

/* Not after the moment looked back to. */
static inline bool facts_is_past(const struct facts *facts, int64_t at)
{
	return facts->as_of == TIME_NONE || at <= facts->as_of;
}

/* True where the bounds of the block touch [from, to): by any date, by creation, by being open. */
bool pool_block_is_dated(const struct facts *facts, size_t block, uint32_t from, uint32_t to);
bool pool_block_is_created(const struct facts *facts, size_t block, uint32_t from, uint32_t to);
bool pool_block_is_open(const struct facts *facts, size_t block, uint32_t from, uint32_t to);

/* The stretch of being open that holds the last second before `moment`; NULL: not open then. */
const struct observation *pool_stretch_at(
	const struct facts *facts, const struct pool_slot *slot, uint32_t moment);

/* True where the ticket's type is of the kind. */
bool pool_is_type(const struct facts *facts, const struct pool_slot *slot, enum type_kind kind);
bool pool_is_urgent(const struct facts *facts, const struct pool_slot *slot);
/* Judges types and priorities that have not been; anew: all of them. */
void pool_classify(struct facts *facts, bool is_anew);

/* The slot of that number, made where there is none. Moves slots. */
struct pool_slot *pool_slot_for(struct facts *facts, enum pool_indexes index, int64_t number);
/* NULL: there is none. */
struct pool_slot *pool_slot_find(
	const struct facts *facts, enum pool_indexes index, int64_t number);

/* Puts what was derived (facts->derived) in place of what the slot held. */
void pool_replace(struct facts *facts, struct pool_slot *slot);

/* Seconds between two moments by a clock, the business one of that group's team; never negative. */
int64_t facts_elapsed_s(
	const struct facts *facts, fact_id group, int64_t from, int64_t to, bool is_business);
bool facts_has_hours(const struct facts *facts);

#endif
