/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts of tickets without names.
 */
#include "config.h"

#include "ui/privacy_text.h"

#include "base/words.h"

void privacy_hide_texts(enum privacy privacy, struct ticket_text *texts, size_t len)
{
	for (size_t i = 0; privacy != PRIVACY_OFF && i < len; i++) {
		if (texts[i].subject && texts[i].subject[0])
			texts[i].subject = _("(hidden)");
		if (texts[i].requester_name && texts[i].requester_name[0])
			texts[i].requester_name = _("(hidden)");
	}
}

/* An agent by their alias; whoever is none by the kind that they are. */
static const char *person(const struct facts *facts, fact_id number, const char *name)
{
	const char *shown = name ? facts_account_name(facts, number) : "";
	return shown[0] ? shown : NULL;
}

void privacy_hide_timeline(const struct facts *facts, struct timeline_event *events, size_t len)
{
	enum privacy privacy = facts_privacy(facts);
	for (size_t i = 0; privacy != PRIVACY_OFF && i < len; i++) {
		struct timeline_event *event = &events[i];
		bool is_staff = event->actor_kind == ACTOR_AGENT || event->actor_kind == ACTOR_BOT;
		if (!is_staff || privacy == PRIVACY_ALL)
			event->actor = person(facts, event->actor_number, event->actor);
		if (event->kind != EVENT_ASSIGN || privacy != PRIVACY_ALL)
			continue;
		bool had_from = event->from != NULL, had_to = event->to != NULL;
		event->from = person(facts, event->from_number, event->from);
		event->to = person(facts, event->to_number, event->to);
		if (had_from && !event->from)
			event->from = _("an agent");
		if (had_to && !event->to)
			event->to = _("an agent");
	}
}
