/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Steps of a time line, in words.
 */
#include "config.h"

#include "ui/event_text.h"

#include "base/format.h"
#include "base/words.h"
#include "ui/moment.h"

/* clang-format off */
static const char *const state_titles[STATE_COUNT] = {
	[STATE_NEW] = N_("new"),
	[STATE_OPEN] = N_("open"),
	[STATE_PENDING] = N_("pending"),
	[STATE_HOLD] = N_("on hold"),
	[STATE_SOLVED] = N_("solved"),
	[STATE_CLOSED] = N_("closed"),
	[STATE_SPAM] = N_("spam"),
	[STATE_MERGED] = N_("merged"),
	[STATE_DELETED] = N_("deleted"),
};

static const char *const promise_titles[PROMISE_METRIC_COUNT] = {
	[PROMISE_FIRST_RESPONSE] = N_("first response"),
	[PROMISE_NEXT_REPLY] = N_("next reply"),
	[PROMISE_RESOLUTION] = N_("resolution"),
};

static const char *const actor_titles[ACTOR_KIND_COUNT] = {
	[ACTOR_UNKNOWN] = N_("unknown"),
	[ACTOR_CUSTOMER] = N_("customer"),
	[ACTOR_AGENT] = N_("agent"),
	[ACTOR_BOT] = N_("a bot"),
	[ACTOR_SYSTEM] = N_("the helpdesk"),
};
/* clang-format on */

const char *state_words(enum ticket_state state)
{
	return state < STATE_COUNT ? _(state_titles[state]) : "—";
}

const char *promise_words(enum promise_metric metric)
{
	return metric < PROMISE_METRIC_COUNT ? _(promise_titles[metric]) : "—";
}

const char *rating_words(double score, double scale, struct arena *arena)
{
	if (scale <= 1)
		return score >= 0.5 ? _("good") : _("bad");
	return arena_printf(arena, _("%.0f of %.0f"), score, scale);
}

const char *event_who(const struct timeline_event *event)
{
	if (event->actor && event->actor[0])
		return event->actor;
	return event->actor_kind < ACTOR_KIND_COUNT ? _(actor_titles[event->actor_kind]) : "—";
}

static const char *name_or(const char *name, const char *otherwise)
{
	return name && name[0] ? name : otherwise;
}

static const char *change(
	const struct timeline_event *event, const char *what, const char *none, struct arena *arena)
{
	return arena_printf(
		arena, "%s: %s → %s", what, name_or(event->from, none), name_or(event->to, none));
}

static const char *message_words(const struct timeline_event *event)
{
	if (event->is_automatic)
		return _("automatic message");
	return event->actor_kind == ACTOR_AGENT ? _("replied") : _("wrote");
}

static const char *promise_text(const struct timeline_event *event, const struct desk *desk,
	int64_t now_s, struct arena *arena)
{
	char due[48];
	if (event->due_at == TIME_NONE)
		return arena_printf(
			arena, _("%s: promise withdrawn or paused"), promise_words(event->metric));
	moment_short(due, sizeof(due), desk, event->due_at, now_s);
	return arena_printf(arena, _("%s due %s"), promise_words(event->metric), due);
}

static const char *plain_what(const struct timeline_event *event, struct arena *arena)
{
	switch (event->kind) {
	case EVENT_CREATE:
		return _("created the ticket");
	case EVENT_MESSAGE:
		return message_words(event);
	case EVENT_NOTE:
		return _("internal note");
	case EVENT_ASSIGN:
		return change(event, _("owner"), _("nobody"), arena);
	case EVENT_TEAM:
		return change(event, _("team"), _("none"), arena);
	case EVENT_PRIORITY:
		return change(event, _("priority"), _("none"), arena);
	case EVENT_MERGE:
		return arena_printf(arena, _("merged into #%s"), name_or(event->to, "—"));
	default:
		return name_or(event->to, _("something else"));
	}
}

const char *event_what(const struct timeline_event *event, const struct desk *desk, int64_t now_s,
	struct arena *arena)
{
	const char *what;
	if (event->kind == EVENT_STATE)
		what = arena_printf(arena, "%s → %s", state_words(event->from_state),
			state_words(event->to_state));
	else if (event->kind == EVENT_RATING)
		what = arena_printf(
			arena, _("rated: %s"), rating_words(event->value, event->scale, arena));
	else if (event->kind == EVENT_PROMISE)
		what = promise_text(event, desk, now_s, arena);
	else
		what = plain_what(event, arena);
	if (event->handle_s <= 0)
		return what;
	char span[32];
	format_duration(span, sizeof(span), (double)event->handle_s, 0);
	return arena_printf(arena, _("%s (%s logged)"), what, span);
}
