/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A step of a ticket's time line, in words.
 */
#ifndef UI_EVENT_TEXT_H
#define UI_EVENT_TEXT_H

#include <stdint.h>

#include "base/arena.h"
#include "model/desk.h"
#include "model/facts.h"

/* "replied", "open → solved", "first response due Mon 16 Nov 2026 14:00:00". */
const char *event_what(const struct timeline_event *event, const struct desk *desk, int64_t now_s,
	struct arena *arena);
/* Name, or "customer", "a bot", "the helpdesk" where there is none. */
const char *event_who(const struct timeline_event *event);

/* Translated words for a state: "on hold". */
const char *state_words(enum ticket_state state);
/* "first response", "next reply", "resolution". */
const char *promise_words(enum promise_metric metric);
/* "good", "bad", "4 of 5". */
const char *rating_words(double score, double scale, struct arena *arena);

#endif
