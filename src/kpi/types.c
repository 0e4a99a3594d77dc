/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which types of tickets are complaints and returns, and which priorities are urgent, by the desk's
 * words. Asked for every ticket, so it is judged once a name.
 */
#include "config.h"

#include <strings.h>

#include "base/mem.h"
#include "kpi/contacts.h"

static bool is_one_of(const struct text_list *words, const char *const *usual, const char *name)
{
	for (size_t i = 0; i < words->len; i++)
		if (strcasecmp(words->items[i], name) == 0)
			return true;
	for (; words->len == 0 && *usual; usual++)
		if (strcasecmp(*usual, name) == 0)
			return true;
	return false;
}

static uint8_t type_kind_of(const struct facts *facts, size_t type)
{
	static const char *const complaints[] = { "complaint", NULL };
	static const char *const returns[] = { "return", "repair", NULL };
	const struct measuring *measuring = desk_measuring(facts->desk);
	const char *name = roster_name(&facts->roster, facts->names[POOL_TYPE].ids[type]);

	return (uint8_t)((is_one_of(&measuring->complaint_types, complaints, name) ? TYPE_COMPLAINT
										   : 0) |
			 (is_one_of(&measuring->return_types, returns, name) ? TYPE_RETURN : 0));
}

static bool is_urgent(const struct facts *facts, size_t priority)
{
	static const char *const urgent[] = { "urgent", NULL };
	const char *name = roster_name(&facts->roster, facts->names[POOL_PRIORITY].ids[priority]);

	return is_one_of(&desk_measuring(facts->desk)->urgent_priorities, urgent, name);
}

static void classify_types(struct facts *facts)
{
	size_t len = facts->names[POOL_TYPE].len;

	if (facts->type_kind_count < len)
		facts->type_kinds = mem_grow(facts->type_kinds, &facts->type_kind_capacity, len,
			sizeof(*facts->type_kinds));
	for (size_t i = facts->type_kind_count; i < len; i++)
		facts->type_kinds[i] = type_kind_of(facts, i);
	facts->type_kind_count = len;
}

static void classify_priorities(struct facts *facts)
{
	size_t len = facts->names[POOL_PRIORITY].len;

	if (facts->priority_count < len)
		facts->priority_is_urgent = mem_grow(facts->priority_is_urgent,
			&facts->priority_capacity, len, sizeof(*facts->priority_is_urgent));
	for (size_t i = facts->priority_count; i < len; i++)
		facts->priority_is_urgent[i] = is_urgent(facts, i);
	facts->priority_count = len;
}

static void classify_anew(struct facts *facts)
{
	bool is_other = false;

	for (size_t i = 0; i < facts->type_kind_count; i++)
		facts->type_kinds[i] = type_kind_of(facts, i);
	for (size_t i = 0; i < facts->priority_count; i++) {
		bool was_urgent = facts->priority_is_urgent[i];

		facts->priority_is_urgent[i] = is_urgent(facts, i);
		is_other |= was_urgent != facts->priority_is_urgent[i];
	}
	if (is_other)
		contacts_judge_risks(facts);
}

void pool_classify(struct facts *facts, bool is_anew)
{
	if (is_anew)
		classify_anew(facts);
	classify_types(facts);
	classify_priorities(facts);
}

bool pool_is_type(const struct facts *facts, const struct pool_slot *slot, enum type_kind kind)
{
	return slot->type < facts->type_kind_count &&
	       (facts->type_kinds[slot->type] & (unsigned)kind);
}

bool pool_is_urgent(const struct facts *facts, const struct pool_slot *slot)
{
	return slot->priority < facts->priority_count && facts->priority_is_urgent[slot->priority];
}
