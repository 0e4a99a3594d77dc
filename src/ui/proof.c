/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The proof of a reading, in words.
 */
#include "config.h"

#include "ui/proof.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/format.h"
#include "base/words.h"
#include "kpi/method.h"
#include "kpi/noun.h"
#include "model/hours.h"
#include "ui/freshness.h"
#include "ui/glyph.h"
#include "ui/moment.h"
#include "ui/reading_text.h"

static void add_exclusions(struct buf *text, const struct reading *reading)
{
	size_t said = 0;
	for (size_t i = 0; i < EXCLUSION_COUNT; i++) {
		if (reading->excluded[i] <= 0)
			continue;
		buf_printf(text, "%s%lld %s", said ? ", " : "; ", (long long)reading->excluded[i],
			_(exclusion_row((enum exclusion)i)->words));
		said++;
	}
	if (said)
		buf_printf(text, " %s", _("left out"));
}

static void add_sides(struct buf *text, const struct reading *reading, const char *value)
{
	char sides[PROOF_MAX];
	if (isnan(reading->numerator) || isnan(reading->denominator))
		buf_add_text(text, noun_count(sides, sizeof(sides), reading->kpi,
					   isnan(reading->n) ? 0 : reading->n));
	else
		buf_printf(text, "%s = %s",
			noun_sides(sides, sizeof(sides), reading->kpi, reading->numerator,
				reading->denominator),
			value);
}

static void add_formula(struct buf *text, const struct reading *reading, const struct desk *desk)
{
	char value[READING_TEXT_MAX];
	char counted[NOUN_MAX];
	reading_value(value, sizeof(value), reading, desk);
	noun_count(counted, sizeof(counted), reading->kpi, isnan(reading->n) ? 0 : reading->n);
	switch (kpi_row(reading->kpi)->aggregate) {
	case AGGREGATE_COUNT:
		buf_add_text(text, counted);
		break;
	case AGGREGATE_MEDIAN:
		buf_printf(text, _("median of %s"), counted);
		break;
	case AGGREGATE_MEAN:
		buf_printf(text, _("mean of %s"), counted);
		break;
	case AGGREGATE_MAX:
		buf_printf(text, _("the longest of %s"), counted);
		break;
	case AGGREGATE_FORMULA:
		noun_add_ratio(text, reading);
		buf_printf(text, " = %s", value);
		break;
	case AGGREGATE_SHARE:
	case AGGREGATE_DIFFERENCE:
	case AGGREGATE_MODEL:
		add_sides(text, reading, value);
		break;
	}
}

static char *give(struct buf *text, char *out, size_t size)
{
	snprintf(out, size, "%s", text->bytes);
	buf_release(text);
	return out;
}

static const char *promise_owner(const char *promise)
{
	return strcmp(promise, "ours") == 0   ? _("by our own promises")
	       : strcmp(promise, "both") == 0 ? _("by the helpdesk's promises and our own")
					      : _("by the helpdesk's promises");
}

/* What the median does not count until it is answered. */
static void add_unanswered(struct buf *text, const struct reading *reading)
{
	char oldest[READING_TEXT_MAX];
	if (!(reading->unanswered > 0))
		return;
	format_duration(oldest, sizeof(oldest), reading->oldest_unanswered_s, 0);
	buf_add_text(text, "; ");
	buf_printf(text,
		ngettext("%.0f still waits for a first reply, since %s",
			"%.0f still wait for a first reply, the oldest since %s",
			(unsigned long)reading->unanswered),
		reading->unanswered, oldest);
	if (reading->unanswered_overdue > 0)
		buf_printf(text,
			reading->is_overdue_by_goal ? _(", %.0f past the goal")
						    : _(", %.0f past its promise"),
			reading->unanswered_overdue);
}

/* Measures come late: what they do not cover yet is counted on neither side. */
static void add_measured(struct buf *text, const struct reading *reading, const struct desk *desk)
{
	char until[64];
	if (isnan(reading->value) || reading->measured_until <= 0)
		return;
	buf_printf(text, _("; as far as its measures go, up to %s"),
		moment_full(until, sizeof(until), desk, reading->measured_until));
}

char *proof_formula(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	struct buf text;
	buf_init(&text, PROOF_MAX);
	if (isnan(reading->value)) {
		char why[READING_TEXT_MAX];
		buf_add_text(&text, reading_why(why, sizeof(why), reading));
	} else {
		add_formula(&text, reading, desk);
	}
	char method[METHOD_MAX];
	if (method_words(method, sizeof(method), reading->kpi, desk)[0])
		buf_printf(&text, "; %s", method);
	add_measured(&text, reading, desk);
	add_exclusions(&text, reading);
	if (reading->promise)
		buf_printf(&text, "; %s", promise_owner(reading->promise));
	add_unanswered(&text, reading);
	if (reading->covered < 1)
		buf_printf(
			&text, _("; %.0f %% of the period is here"), floor(reading->covered * 100));
	if (reading->is_undated)
		buf_printf(&text, "; %s", _("rests on counts without a date"));
	if (reading->ripe < 1)
		buf_printf(&text, _("; %.0f %% of it ripe"), reading->ripe * 100);
	return give(&text, out, size);
}

char *proof_clock(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	out[0] = '\0';
	if (!kpi_row(reading->kpi)->has_clock)
		return out;
	struct reading other = *reading;
	other.is_business = !reading->is_business;
	char value[READING_TEXT_MAX];
	reading_number(value, sizeof(value), &other, reading->other_value, desk);
	if (!hours_are_set(desk))
		snprintf(out, size, "%s", _("by the calendar; no business hours are set"));
	else if (reading->is_business && hours_differ(desk))
		snprintf(out, size, _("in the hours of each ticket's team; by the calendar %s"),
			value);
	else if (reading->is_business)
		snprintf(out, size, _("in business hours; by the calendar %s"), value);
	else
		snprintf(out, size, _("by the calendar; in business hours %s"), value);
	return out;
}

char *proof_interval(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	char low[READING_TEXT_MAX];
	char high[READING_TEXT_MAX];
	out[0] = '\0';
	if (isnan(reading->low) || isnan(reading->high))
		return out;
	reading_number(low, sizeof(low), reading, reading->low, desk);
	reading_number(high, sizeof(high), reading, reading->high, desk);
	int len = snprintf(out, size, _("a sample: between %s and %s, 19 times of 20"), low, high);
	if (reading->answers_needed > 0 && len > 0 && (size_t)len < size)
		snprintf(out + len, size - (size_t)len,
			ngettext("; %.0f more answer like these would settle it",
				"; %.0f more answers like these would settle it",
				reading->answers_needed < 1e9
					? (unsigned long)reading->answers_needed
					: 2),
			reading->answers_needed);
	return out;
}

char *proof_usual(char *out, size_t size, const struct reading *reading, const struct desk *desk)
{
	char low[READING_TEXT_MAX];
	char high[READING_TEXT_MAX];
	struct buf text;
	out[0] = '\0';
	if (isnan(reading->usual))
		return out;
	buf_init(&text, PROOF_MAX);
	reading_number(low, sizeof(low), reading, reading->usual_low, desk);
	reading_number(high, sizeof(high), reading, reading->usual_high, desk);
	if (reading->signal == XMR_NONE)
		buf_add_text(&text, _("no news"));
	else
		buf_printf(&text, _("news, %s"), reading_signal_words(reading->signal));
	if (reading->usual_days > 0)
		buf_printf(&text, _("; usually %s to %s a day (by %zu days)"), low, high,
			reading->usual_days);
	else
		buf_printf(&text, _("; usually %s to %s"), low, high);
	if (!reading->is_usual_firm)
		buf_add_text(&text, _(", not firm yet"));
	return give(&text, out, size);
}

char *proof_source(char *out, size_t size, const struct scene *scene)
{
	char age[48];
	int64_t oldest = INT64_MAX;
	if (scene->source_count == 0) {
		snprintf(out, size, "%s", _("no source"));
		return out;
	}
	for (size_t i = 0; i < scene->source_count; i++) {
		int64_t last = scene->sources[i].last_success;
		oldest = last < oldest ? last : oldest;
	}
	if (oldest == TIME_NONE)
		snprintf(age, sizeof(age), "%s", _("nothing received yet"));
	else
		format_age(age, sizeof(age), freshness_age_s(oldest, scene->now.wall_s));
	if (scene->source_count == 1)
		snprintf(out, size, _("from %s (%s), %s"), scene->sources[0].name,
			scene->sources[0].kind, age);
	else
		snprintf(out, size, _("from %zu sources, the oldest %s"), scene->source_count, age);
	return out;
}

const char *proof_mark(const struct reading *reading)
{
	bool has_verdict = reading->verdict != VERDICT_NONE && !isnan(reading->value);
	return has_verdict ? glyph_text(reading_mark(reading), false) : "";
}
