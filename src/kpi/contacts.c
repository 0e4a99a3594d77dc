/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Contacts of one customer.
 */
#include "config.h"

#include "kpi/contacts.h"

#include <stdlib.h>

#include "base/mem.h"

/* --- the tables ----------------------------------------------------------------------------- */

static uint64_t key_of(const struct pool_slot *slot, enum contacts_chain chain)
{
	return slot->who | (chain == CONTACTS_OF_MATTER ? (uint64_t)slot->topic << 32 : 0);
}

/* Of who leads to nobody any more the place is kept: its ends are 0. */
static size_t place_of(const struct contacts *contacts, uint64_t key)
{
	size_t at = (size_t)((key * UINT64_C(11400714819323198485)) >> 32) & (contacts->len - 1);

	while (contacts->whose[at] && contacts->whose[at] != key)
		at = (at + 1) & (contacts->len - 1);
	return at;
}

static void grow(struct contacts *contacts)
{
	struct contacts old = *contacts;

	contacts->len = old.len ? 2 * old.len : 1024;
	contacts->whose = mem_new(contacts->len, sizeof(*contacts->whose));
	contacts->newest = mem_new(contacts->len, sizeof(*contacts->newest));
	contacts->oldest = mem_new(contacts->len, sizeof(*contacts->oldest));
	for (size_t i = 0; i < old.len; i++) {
		if (!old.whose[i])
			continue;
		size_t at = place_of(contacts, old.whose[i]);

		contacts->whose[at] = old.whose[i];
		contacts->newest[at] = old.newest[i];
		contacts->oldest[at] = old.oldest[i];
	}
	contacts_release(&old);
}

void contacts_release(struct contacts *contacts)
{
	free(contacts->whose);
	free(contacts->newest);
	free(contacts->oldest);
}

size_t contacts_bytes(const struct facts *facts)
{
	const struct contacts *contacts = facts->contacts;
	size_t bytes = 0;

	for (int i = 0; i < CONTACTS_CHAIN_COUNT; i++)
		bytes += contacts[i].len * (sizeof(*contacts->whose) + sizeof(*contacts->newest) +
						   sizeof(*contacts->oldest));
	return bytes;
}

/* --- the chains ----------------------------------------------------------------------------- */

/* One chain, and where its ends are. */
struct chain {
	struct facts *facts;
	enum contacts_chain kind;
	uint32_t *newest, *oldest;
};

static uint32_t number_of(const struct facts *facts, const struct pool_slot *slot)
{
	return (uint32_t)(slot - facts->slots) + 1;
}

static struct pool_slot *slot_at(const struct facts *facts, uint32_t number)
{
	return &facts->slots[number - 1];
}

static struct pool_link *link_at(const struct chain *chain, uint32_t number)
{
	return &slot_at(chain->facts, number)->links[chain->kind];
}

/* Who comes after a slot of the chain, or is its oldest; who comes before, or is its newest. */
static uint32_t *newer_of(const struct chain *chain, uint32_t number)
{
	return number ? &link_at(chain, number)->newer : chain->oldest;
}

static uint32_t *older_of(const struct chain *chain, uint32_t number)
{
	return number ? &link_at(chain, number)->older : chain->newest;
}

/* Of one second: in any order that is always the same, whichever came to us first. */
static bool is_later(const struct pool_slot *slot, const struct pool_slot *other)
{
	if (slot->created != other->created)
		return slot->created > other->created;
	if (slot->origin != other->origin)
		return slot->origin > other->origin;
	return slot->id > other->id;
}

/* The slot's neighbours in a chain that is not empty, from the end that is nearer in time: the
 * store gives the newest first, so it mostly goes to the old end, and what is new to the other. */
static struct pool_link neighbours(const struct chain *chain, const struct pool_slot *slot)
{
	const struct facts *facts = chain->facts;
	struct pool_link found = { *chain->newest, *chain->oldest };
	int64_t to_newest = (int64_t)slot_at(facts, found.older)->created - slot->created;
	int64_t to_oldest = (int64_t)slot->created - slot_at(facts, found.newer)->created;

	if (to_newest < to_oldest) {
		for (found.newer = 0; found.older && is_later(slot_at(facts, found.older), slot);) {
			found.newer = found.older;
			found.older = link_at(chain, found.older)->older;
		}
		return found;
	}
	for (found.older = 0; found.newer && !is_later(slot_at(facts, found.newer), slot);) {
		found.older = found.newer;
		found.newer = link_at(chain, found.newer)->newer;
	}
	return found;
}

static struct chain chain_of(
	struct facts *facts, const struct pool_slot *slot, enum contacts_chain kind)
{
	struct contacts *contacts = &facts->contacts[kind];
	size_t at = place_of(contacts, key_of(slot, kind));

	return (struct chain){ facts, kind, &contacts->newest[at], &contacts->oldest[at] };
}

/* What was spam or has been merged was no contact, and no answer to a survey is one. */
static bool is_contact(const struct facts *facts, const struct pool_slot *slot)
{
	return slot->origin != ORIGIN_OTHER && slot->count > 0 &&
	       facts->observations[slot->first].spare == 0;
}

/* Something of the slot may put its customer at risk at some moment. */
static bool may_risk(const struct facts *facts, const struct pool_slot *slot)
{
	return slot->has_low_rating || pool_is_urgent(facts, slot);
}

static void add_to(struct facts *facts, struct pool_slot *slot, enum contacts_chain kind)
{
	struct contacts *contacts = &facts->contacts[kind];
	struct pool_link *link = &slot->links[kind];
	bool is_of_chain =
		kind == CONTACTS_OF_MATTER ? is_contact(facts, slot) : may_risk(facts, slot);

	*link = (struct pool_link){ 0, 0 };
	if (slot->who == 0 || !is_of_chain)
		return;
	if (2 * (contacts->count + 1) > contacts->len)
		grow(contacts);
	uint64_t key = key_of(slot, kind);
	size_t at = place_of(contacts, key);

	contacts->count += contacts->whose[at] == 0;
	contacts->whose[at] = key;
	struct chain chain = chain_of(facts, slot, kind);

	if (*chain.newest)
		*link = neighbours(&chain, slot);
	*newer_of(&chain, link->older) = *older_of(&chain, link->newer) = number_of(facts, slot);
}

static bool is_in(struct facts *facts, const struct pool_slot *slot, enum contacts_chain kind)
{
	if (slot->who == 0 || facts->contacts[kind].len == 0)
		return false;
	return slot->links[kind].newer ||
	       *chain_of(facts, slot, kind).newest == number_of(facts, slot);
}

static void remove_from(struct facts *facts, struct pool_slot *slot, enum contacts_chain kind)
{
	struct pool_link *link = &slot->links[kind];

	if (!is_in(facts, slot, kind))
		return;
	struct chain chain = chain_of(facts, slot, kind);

	*newer_of(&chain, link->older) = link->newer;
	*older_of(&chain, link->newer) = link->older;
	*link = (struct pool_link){ 0, 0 };
}

void contacts_add(struct facts *facts, struct pool_slot *slot)
{
	facts->with_customers += slot->who != 0;
	for (int kind = 0; kind < CONTACTS_CHAIN_COUNT; kind++)
		add_to(facts, slot, (enum contacts_chain)kind);
}

void contacts_remove(struct facts *facts, struct pool_slot *slot)
{
	for (int kind = 0; kind < CONTACTS_CHAIN_COUNT; kind++)
		remove_from(facts, slot, (enum contacts_chain)kind);
}

/* An urgent ticket puts nobody at risk that is no contact; what else does so is not judged anew. */
void contacts_judge_risks(struct facts *facts)
{
	for (size_t i = 0; i < facts->slot_count; i++) {
		struct pool_slot *slot = &facts->slots[i];

		if (!is_in(facts, slot, CONTACTS_OF_MATTER))
			continue;
		remove_from(facts, slot, CONTACTS_AT_RISK);
		add_to(facts, slot, CONTACTS_AT_RISK);
	}
}

/* --- asking --------------------------------------------------------------------------------- */

static const struct pool_slot *slot_of(const struct feed *feed)
{
	return &feed->facts->slots[feed->row->ticket];
}

/* Of two in one second neither is earlier: which came to us first means nothing. */
bool feed_contact(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct pool_slot *slot = slot_of(feed);
	int64_t window_s = desk_measuring(facts->desk)->repeat_window_s;

	if (slot->who == 0 && !feed->portion->excluded)
		feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	uint32_t before = slot->links[CONTACTS_OF_MATTER].older;

	while (before && slot_at(facts, before)->created == slot->created)
		before = slot_at(facts, before)->links[CONTACTS_OF_MATTER].older;
	feed->portion->num =
		before && (int64_t)slot->created - slot_at(facts, before)->created <= window_s;
	return true;
}

bool contacts_ended(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct pool_slot *slot = slot_of(feed);
	int64_t until = (int64_t)feed->row->at + desk_measuring(facts->desk)->repeat_window_s;

	if (until > (int64_t)feed->moment->as_of)
		until = feed->moment->as_of;
	if (slot->who == 0 && !feed->portion->excluded)
		feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	uint32_t after = slot->links[CONTACTS_OF_MATTER].newer;

	while (after && slot_at(facts, after)->created == slot->created)
		after = slot_at(facts, after)->links[CONTACTS_OF_MATTER].newer;
	feed->portion->num = !after || (int64_t)slot_at(facts, after)->created > until;
	return true;
}

/* --- accounts at risk ----------------------------------------------------------------------- */

static bool puts_at_risk(
	const struct facts *facts, const struct observation *row, const struct moment *moment)
{
	if (row->excluded || row->at >= moment->level || row->value < moment->level)
		return false;
	return row->kind == OBS_LOW_RATING ||
	       (row->kind == OBS_OPEN && pool_is_urgent(facts, &facts->slots[row->ticket]));
}

static bool is_at_risk(
	const struct facts *facts, const struct pool_slot *slot, const struct moment *moment)
{
	for (uint32_t i = 0; i < slot->count; i++)
		if (puts_at_risk(facts, &facts->observations[slot->first + i], moment))
			return true;
	return false;
}

static bool is_first_of_ticket(const struct feed *feed)
{
	const struct pool_slot *slot = slot_of(feed);

	for (const struct observation *row = &feed->facts->observations[slot->first];
		row < feed->row; row++)
		if (puts_at_risk(feed->facts, row, feed->moment))
			return false;
	return true;
}

/* An open ticket is of whoever has it, and so is an answer about it; else of whoever had it when it
 * was rated. */
static void give_to_holder(const struct feed *feed)
{
	const struct pool_slot *slot = slot_of(feed);

	if (slot->origin == ORIGIN_OTHER && slot->id)
		slot = pool_slot_find(feed->facts, POOL_INDEX_TICKET, slot->id);
	const struct observation *stretch =
		slot ? pool_stretch_at(feed->facts, slot, feed->moment->level) : NULL;

	if (!stretch)
		return;
	feed->portion->agent = stretch->agent;
	feed->portion->team = stretch->team;
}

bool contacts_risk(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct pool_slot *slot = slot_of(feed);

	if (slot->who == 0 || !puts_at_risk(facts, feed->row, feed->moment) ||
		!is_first_of_ticket(feed))
		return false;
	for (uint32_t at = slot->links[CONTACTS_AT_RISK].newer; at;
		at = slot_at(facts, at)->links[CONTACTS_AT_RISK].newer)
		if (is_at_risk(facts, slot_at(facts, at), feed->moment))
			return false;
	give_to_holder(feed);
	return true;
}
