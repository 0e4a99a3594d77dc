/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * States by the words that the store kept.
 */
#include "config.h"

#include "kpi/meaning.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/pool.h"
#include "model/states.h"

void meaning_release(struct meaning *meaning)
{
	free(meaning->events);
	*meaning = (struct meaning){ NULL, 0 };
}

/* A status of one's own goes by a number that no word of the store tells: then what the source made
 * of it stands. */
static bool has_numbers(const struct text_list *states)
{
	for (size_t i = 0; i < states->len; i++)
		if (isdigit((unsigned char)states->items[i][0]))
			return true;
	return false;
}

/* NULL: the source's own words alone. */
static const struct text_list *states_of(const struct facts *facts, fact_id source)
{
	const struct directory *directory = facts->directory;
	const struct desk *desk = facts->desk;
	const char *name = NULL;

	for (size_t i = 0; directory && i < directory->source_count; i++)
		if (directory->sources[i].id == source)
			name = directory->sources[i].name;
	for (size_t i = 0; name && i < desk->source_count; i++)
		if (strcmp(desk->sources[i].name, name) == 0 && desk->sources[i].states.len > 0 &&
			!has_numbers(&desk->sources[i].states))
			return &desk->sources[i].states;
	return NULL;
}

/* People see Zendesk's "hold" as "on-hold". */
static void override(const struct text_list *states, const char *word, enum ticket_state *state,
	enum waiting *waiting)
{
	bool is_ours = ticket_state_is_open(*state) || ticket_state_is_solved(*state);

	if (is_ours && !states_override(states, word, state, waiting) && strcmp(word, "hold") == 0)
		(void)states_override(states, "on-hold", state, waiting);
}

const struct event_fact *meaning_apply(struct meaning *meaning, const struct facts *facts,
	struct ticket_fact *ticket, const struct event_fact *events, size_t event_count)
{
	const struct text_list *states = states_of(facts, ticket->source);

	if (!states)
		return events;
	override(states, roster_name(&facts->roster, ticket->state_word), &ticket->state,
		&ticket->waiting);
	if (event_count == 0)
		return events;
	meaning->events = mem_grow(
		meaning->events, &meaning->capacity, event_count, sizeof(*meaning->events));
	memcpy(meaning->events, events, event_count * sizeof(*events));
	for (size_t i = 0; i < event_count; i++) {
		struct event_fact *event = &meaning->events[i];
		enum waiting before = WAITING_BY_SPEAKER;

		if (event->kind != EVENT_STATE)
			continue;
		override(states, roster_name(&facts->roster, event->from), &event->from_state,
			&before);
		override(states, roster_name(&facts->roster, event->to), &event->to_state,
			&event->to_waiting);
	}
	return meaning->events;
}
