/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Contacts of one customer.
 */
#include "config.h"

#include "kpi/contacts.h"

#include <stdlib.h>

#include "base/mem.h"

/* --- the table ------------------------------------------------------------------------------ */

static size_t place_of(const struct contacts *contacts, uint32_t who)
{
	size_t at = (who * UINT32_C(2654435769)) & (contacts->len - 1);

	while (contacts->newest[at] && contacts->who[at] != who)
		at = (at + 1) & (contacts->len - 1);
	return at;
}

static void grow(struct contacts *contacts)
{
	struct contacts old = *contacts;

	contacts->len = old.len ? 2 * old.len : 1024;
	contacts->who = mem_new(contacts->len, sizeof(*contacts->who));
	contacts->newest = mem_new(contacts->len, sizeof(*contacts->newest));
	contacts->oldest = mem_new(contacts->len, sizeof(*contacts->oldest));
	for (size_t i = 0; i < old.len; i++) {
		if (!old.newest[i])
			continue;
		size_t at = place_of(contacts, old.who[i]);

		contacts->who[at] = old.who[i];
		contacts->newest[at] = old.newest[i];
		contacts->oldest[at] = old.oldest[i];
	}
	contacts_release(&old);
}

void contacts_release(struct contacts *contacts)
{
	free(contacts->who);
	free(contacts->newest);
	free(contacts->oldest);
}

/* A customer whose last contact was taken out keeps a place that leads to nobody: UINT32_MAX. */
#define NOBODY UINT32_MAX

static uint32_t newest_of(const struct contacts *contacts, uint32_t who)
{
	size_t at = contacts->len && who ? place_of(contacts, who) : 0;
	uint32_t newest = contacts->len && who ? contacts->newest[at] : 0;

	return newest == NOBODY ? 0 : newest;
}

static uint32_t number_of(const struct facts *facts, const struct pool_slot *slot)
{
	return (uint32_t)(slot - facts->slots) + 1;
}

static struct pool_slot *slot_at(const struct facts *facts, uint32_t number)
{
	return &facts->slots[number - 1];
}

/* Who comes after a slot of a chain, or is its oldest; who comes before, or is its newest. */
static uint32_t *newer_of(struct facts *facts, size_t at, uint32_t number)
{
	return number ? &slot_at(facts, number)->newer : &facts->contacts.oldest[at];
}

static uint32_t *older_of(struct facts *facts, size_t at, uint32_t number)
{
	return number ? &slot_at(facts, number)->older : &facts->contacts.newest[at];
}

/* Between two neighbours of a chain; 0: its end. */
static void link_between(
	struct facts *facts, size_t at, struct pool_slot *slot, const uint32_t neighbours[2])
{
	slot->older = neighbours[0];
	slot->newer = neighbours[1];
	*newer_of(facts, at, slot->older) = *older_of(facts, at, slot->newer) =
		number_of(facts, slot);
}

/* Puts the slot into a chain that is not empty, from the end that is nearer in time: the store
 * gives the newest first, so it mostly goes to the old end, and what is new to the other. */
static void insert(struct facts *facts, size_t at, struct pool_slot *slot)
{
	uint32_t older = facts->contacts.newest[at], newer = facts->contacts.oldest[at];
	int64_t to_newest = (int64_t)slot_at(facts, older)->created - slot->created;
	int64_t to_oldest = (int64_t)slot->created - slot_at(facts, newer)->created;

	if (to_newest < to_oldest) {
		for (newer = 0; older && slot_at(facts, older)->created > slot->created;) {
			newer = older;
			older = slot_at(facts, older)->older;
		}
	} else {
		for (older = 0; newer && slot_at(facts, newer)->created <= slot->created;) {
			older = newer;
			newer = slot_at(facts, newer)->newer;
		}
	}
	link_between(facts, at, slot, (uint32_t[]){ older, newer });
}

void contacts_add(struct facts *facts, struct pool_slot *slot)
{
	struct contacts *contacts = &facts->contacts;

	slot->older = slot->newer = 0;
	if (slot->who == 0)
		return;
	if (2 * (contacts->count + 1) > contacts->len)
		grow(contacts);
	size_t at = place_of(contacts, slot->who);
	bool is_first = contacts->newest[at] == 0 || contacts->newest[at] == NOBODY;

	contacts->count += contacts->newest[at] == 0;
	contacts->who[at] = slot->who;
	if (is_first)
		contacts->newest[at] = contacts->oldest[at] = number_of(facts, slot);
	else
		insert(facts, at, slot);
}

void contacts_remove(struct facts *facts, struct pool_slot *slot)
{
	struct contacts *contacts = &facts->contacts;

	if (slot->who == 0 || newest_of(contacts, slot->who) == 0)
		return;
	size_t at = place_of(contacts, slot->who);
	if (!slot->newer && contacts->newest[at] != number_of(facts, slot))
		return; /* it is in no chain */
	*newer_of(facts, at, slot->older) = slot->newer;
	*older_of(facts, at, slot->newer) = slot->older;
	if (contacts->newest[at] == 0)
		contacts->newest[at] = NOBODY;
	slot->older = slot->newer = 0;
}

/* --- asking --------------------------------------------------------------------------------- */

/* What was spam or has been merged was no contact, and no answer to a survey is one. */
static bool is_same_matter(
	const struct facts *facts, const struct pool_slot *slot, const struct pool_slot *other)
{
	return other->origin != ORIGIN_OTHER && slot->topic == other->topic && other->count > 0 &&
	       facts->observations[other->first].spare == 0;
}

static const struct pool_slot *slot_of(const struct feed *feed)
{
	return &feed->facts->slots[feed->row->ticket];
}

bool feed_contact(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct pool_slot *slot = slot_of(feed);
	int64_t window_s = desk_measuring(facts->desk)->repeat_window_s;

	feed->portion->num = 0;
	if (slot->who == 0) {
		if (!feed->portion->excluded)
			feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
		return true;
	}
	for (uint32_t at = slot->older; at; at = facts->slots[at - 1].older) {
		const struct pool_slot *before = &facts->slots[at - 1];

		if ((int64_t)slot->created - before->created > window_s)
			break;
		if (is_same_matter(facts, slot, before)) {
			feed->portion->num = 1;
			break;
		}
	}
	return true;
}

bool contacts_ended(const struct feed *feed)
{
	const struct facts *facts = feed->facts;
	const struct pool_slot *slot = slot_of(feed);
	int64_t until = (int64_t)feed->row->at + desk_measuring(facts->desk)->repeat_window_s;

	feed->portion->num = 1;
	if (until > (int64_t)feed->moment->as_of)
		until = feed->moment->as_of;
	if (slot->who == 0 && !feed->portion->excluded)
		feed->portion->excluded = 1 + EXCLUDED_NO_EVENTS;
	for (uint32_t at = slot->newer; at; at = facts->slots[at - 1].newer) {
		const struct pool_slot *other = &facts->slots[at - 1];

		if ((int64_t)other->created > until)
			break;
		if (is_same_matter(facts, slot, other)) {
			feed->portion->num = 0;
			break;
		}
	}
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
	give_to_holder(feed);
	for (uint32_t at = slot->newer; at; at = facts->slots[at - 1].newer)
		if (is_at_risk(facts, &facts->slots[at - 1], feed->moment))
			return false;
	return true;
}
