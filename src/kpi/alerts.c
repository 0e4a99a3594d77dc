/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Alerts: what is new, what is known, what is over.
 */
#include "config.h"

#include "kpi/alerts.h"

#include <stdio.h>
#include <string.h>

void alerts_init(struct alerts *alerts)
{
	*alerts = (struct alerts){ .rang_ms = TIME_NONE, .snoozed_until_s = TIME_NONE };
}

/* --- events --- */

static void note(
	struct alerts *alerts, enum alert_event_kind kind, const char *text, struct now now)
{
	struct alert_event *event = &alerts->events[alerts->event_count++ % ALERT_EVENTS_MAX];
	event->kind = kind;
	event->at_s = now.wall_s;
	(void)snprintf(event->text, sizeof event->text, "%s", text);
}

size_t alerts_event_count(const struct alerts *alerts)
{
	return alerts->event_count < ALERT_EVENTS_MAX ? alerts->event_count : ALERT_EVENTS_MAX;
}

const struct alert_event *alerts_event(const struct alerts *alerts, size_t i)
{
	return &alerts->events[(alerts->event_count - 1 - i) % ALERT_EVENTS_MAX];
}

/* --- finding --- */

static struct alert *find(struct alerts *alerts, const struct alert_sign *sign)
{
	for (size_t i = 0; i < alerts->count; i++) {
		struct alert *alert = &alerts->alerts[i];
		if (alert->sign.cause == sign->cause && strcmp(alert->sign.id, sign->id) == 0)
			return alert;
	}
	return NULL;
}

const struct alert *alerts_find(const struct alerts *alerts, enum alert_cause cause, const char *id)
{
	for (size_t i = 0; i < alerts->count; i++) {
		const struct alert *alert = &alerts->alerts[i];
		if (alert->sign.cause == cause && strcmp(alert->sign.id, id) == 0)
			return alert;
	}
	return NULL;
}

/* Where all places are taken, that of the one that was seen longest ago. */
static struct alert *make_room(struct alerts *alerts)
{
	if (alerts->count < ALERTS_MAX)
		return &alerts->alerts[alerts->count++];
	struct alert *oldest = &alerts->alerts[0];
	for (size_t i = 1; i < alerts->count; i++) {
		if (alerts->alerts[i].seen_ms < oldest->seen_ms)
			oldest = &alerts->alerts[i];
	}
	return oldest;
}

/* --- seeing --- */

static void sink(struct alert *alert, struct now now)
{
	int64_t amount = alert->sign.amount;
	if (alert->low_since_ms == TIME_NONE) {
		alert->low_since_ms = now.mono_ms;
		alert->low = amount;
	}
	alert->low = amount > alert->low ? amount : alert->low;
	if (now.mono_ms - alert->low_since_ms < ALERT_CALM_MS)
		return;
	alert->told = alert->low;
	alert->low_since_ms = TIME_NONE;
	if (alert->told > 0)
		return;
	alert->is_new = alert->is_acknowledged = false;
	alert->rang_ms = TIME_NONE;
}

static void see(struct alerts *alerts, const struct alert_sign *sign, struct now now)
{
	struct alert *alert = find(alerts, sign);
	if (!alert) {
		alert = make_room(alerts);
		*alert = (struct alert){
			.told = sign->amount,
			.low_since_ms = TIME_NONE,
			.rang_ms = TIME_NONE,
		};
	}
	char before[ALERT_TEXT_MAX];
	memcpy(before, alert->sign.text, sizeof before);
	alert->sign = *sign;
	alert->seen_ms = now.mono_ms;
	if (sign->amount > alert->told) {
		note(alerts, alert->told > 0 ? ALERT_GREW : ALERT_CAME, sign->text, now);
		alert->told = sign->amount;
		alert->is_new = !sign->is_silent;
		alert->is_acknowledged = false;
	}
	if (sign->amount >= alert->told) {
		alert->low_since_ms = TIME_NONE;
		return;
	}
	/* One that is over has no words any more. */
	if (sign->amount == 0)
		memcpy(alert->sign.text, before, sizeof before);
	int64_t told = alert->told;
	sink(alert, now);
	if (told > 0 && alert->told == 0)
		note(alerts, ALERT_OVER, alert->sign.text, now);
}

void alerts_see(struct alerts *alerts, const struct alert_sign *signs, size_t len, struct now now)
{
	for (size_t i = 0; i < len; i++)
		see(alerts, &signs[i], now);
}

/* --- ringing --- */

static bool rings(const struct alert *alert, struct now now)
{
	bool is_soon = alert->rang_ms != TIME_NONE && now.mono_ms - alert->rang_ms < ALERT_AGAIN_MS;
	return alert->is_new && alert->sign.amount > 0 && !alert->is_acknowledged && !is_soon;
}

bool alerts_ring(struct alerts *alerts, bool is_quiet, struct now now, struct alert_ring *ring)
{
	*ring = (struct alert_ring){ .first = NULL };
	bool is_soon =
		alerts->rang_ms != TIME_NONE && now.mono_ms - alerts->rang_ms < ALERT_RING_MS;
	if (is_quiet || is_soon || alerts_is_snoozed(alerts, now.wall_s))
		return false;
	size_t count = 0;
	for (size_t i = 0; i < alerts->count; i++) {
		struct alert *alert = &alerts->alerts[i];
		if (!rings(alert, now))
			continue;
		alert->is_new = false;
		alert->rang_ms = now.mono_ms;
		count++;
		if (!ring->first || alert->sign.cause < ring->first->sign.cause)
			ring->first = alert;
	}
	if (count == 0)
		return false;
	ring->others = count - 1;
	alerts->rang_ms = now.mono_ms;
	return true;
}

void alerts_snooze(struct alerts *alerts, int64_t until_s)
{
	alerts->snoozed_until_s = until_s;
}

bool alerts_is_snoozed(const struct alerts *alerts, int64_t now_s)
{
	return alerts->snoozed_until_s != TIME_NONE && now_s < alerts->snoozed_until_s;
}

/* --- acknowledging --- */

const struct alert *alerts_acknowledge(
	struct alerts *alerts, const struct alert_sign *signs, size_t len, struct now now)
{
	for (size_t i = 0; i < len; i++) {
		struct alert *alert = signs[i].amount > 0 ? find(alerts, &signs[i]) : NULL;
		if (!alert || alert->is_acknowledged)
			continue;
		alert->is_acknowledged = true;
		alert->is_new = false;
		note(alerts, ALERT_ACKNOWLEDGED, alert->sign.text, now);
		return alert;
	}
	return NULL;
}

size_t alerts_open(const struct alerts *alerts)
{
	size_t count = 0;
	for (size_t i = 0; i < alerts->count; i++) {
		const struct alert *alert = &alerts->alerts[i];
		count +=
			alert->sign.amount > 0 && !alert->is_acknowledged && !alert->sign.is_silent;
	}
	return count;
}
