/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The board as JSON, schema 1. Words are never translated; text is as stored, escaped; what is not
 * known is null.
 */
#include "config.h"

#include "report/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/text.h"
#include "kpi/marks.h"
#include "report/formats.h"

#define SCHEMA 1

void report_add_number(cJSON *object, const char *name, double value)
{
	if (isnan(value))
		cJSON_AddNullToObject(object, name);
	else
		cJSON_AddNumberToObject(object, name, value);
}

void report_add_text(cJSON *object, const char *name, const char *text)
{
	if (text)
		cJSON_AddStringToObject(object, name, text);
	else
		cJSON_AddNullToObject(object, name);
}

void report_add_time(cJSON *object, const char *name, int64_t at)
{
	char text[40];

	report_add_text(object, name, at == TIME_NONE ? NULL : format_iso(text, sizeof(text), at));
}

void report_add_period(cJSON *root, const struct desk *desk, const struct period *period)
{
	cJSON *object = cJSON_AddObjectToObject(root, "period");

	report_add_text(object, "name", period->name);
	report_add_time(object, "from", period->span.from);
	report_add_time(object, "to", period->span.to);
	report_add_text(object, "zone", desk->zone ? zone_name(desk->zone) : "UTC");
	if (period->shift[0] != '\0')
		report_add_text(object, "shift", period->shift);
}

/* The notes that touch the period. */
static void add_notes(cJSON *root, const struct desk *desk, struct span span)
{
	cJSON *notes = cJSON_AddArrayToObject(root, "notes");

	for (size_t i = 0; i < desk->note_count; i++) {
		const struct note_config *note = &desk->notes[i];
		cJSON *object;

		if (!span_touches(note->span, span))
			continue;
		object = cJSON_CreateObject();
		report_add_time(object, "from", note->span.from);
		report_add_time(object, "to", note->span.to);
		report_add_text(object, "text", note->text);
		cJSON_AddItemToArray(notes, object);
	}
}

static void add_excluded(cJSON *object, const struct reading *reading)
{
	cJSON *excluded = cJSON_AddObjectToObject(object, "excluded");

	for (int i = 0; i < EXCLUSION_COUNT; i++)
		if (reading->excluded[i] > 0)
			cJSON_AddNumberToObject(excluded, exclusion_row((enum exclusion)i)->name,
				(double)reading->excluded[i]);
}

const char *report_clock(const struct reading *reading)
{
	if (kpi_row(reading->kpi)->unit != UNIT_SECONDS)
		return NULL;
	return reading->is_business ? "business" : "calendar";
}

static void add_identity(cJSON *object, const struct reading *reading)
{
	report_add_text(object, "kpi", kpi_row(reading->kpi)->id);
	report_add_text(object, "scope", scope_rows[reading->scope].name);
	report_add_text(object, "scope_id", reading->scope_id);
	report_add_text(object, "scope_name", reading->scope_name);
	report_add_text(object, "clock", report_clock(reading));
}

static void add_figures(cJSON *object, const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	report_add_number(object, "value", reading->value);
	report_add_text(object, "unit", kpi_unit_name(row->unit));
	report_add_text(object, "aggregate", kpi_aggregate_name(row->aggregate));
	report_add_number(object, "n", reading->n);
	report_add_number(object, "numerator", reading->numerator);
	report_add_number(object, "denominator", reading->denominator);
	report_add_number(object, "mean", reading->mean);
	report_add_number(object, "p90", reading->p90);
	report_add_number(object, "low", reading->low);
	report_add_number(object, "high", reading->high);
}

static void add_judgement(cJSON *object, const struct reading *reading)
{
	report_add_number(object, "goal", reading->goal);
	report_add_number(object, "warn", reading->warn);
	report_add_text(object, "target", reading->target);
	report_add_text(object, "verdict", verdict_name(reading->verdict));
	cJSON_AddBoolToObject(object, "certain", reading->is_certain);
	report_add_number(object, "previous", reading->previous);
	report_add_number(object, "last_year", reading->last_year);
	report_add_number(object, "change", reading->change);
	report_add_number(object, "change_low", reading->change_low);
	report_add_number(object, "change_high", reading->change_high);
	cJSON_AddBoolToObject(object, "change_certain", !reading->is_change_unsure);
	report_add_number(object, "answers_needed", reading->answers_needed);
	report_add_text(object, "outside",
		reading->outside < 0   ? "below"
		: reading->outside > 0 ? "above"
				       : "no");
	report_add_text(object, "signal", xmr_signal_name(reading->signal));
	report_add_number(object, "usual", reading->usual);
	report_add_number(object, "usual_low", reading->usual_low);
	report_add_number(object, "usual_high", reading->usual_high);
	report_add_number(object, "ripe", reading->ripe);
}

/* Who set the target and why, and what was the goal before. */
static void add_target(cJSON *object, const struct reading *reading)
{
	const struct target_config *target = reading->set_by;

	report_add_text(object, "target_owner", target ? target->owner : NULL);
	report_add_text(object, "target_reason", target ? target->reason : NULL);
	report_add_time(object, "target_from", target ? target->from : TIME_NONE);
	report_add_time(object, "target_by", target ? target->by : TIME_NONE);
	report_add_number(object, "previous_goal", reading->previous_goal);
	report_add_text(object, "previous_verdict", verdict_name(reading->previous_verdict));
}

static void add_list(cJSON *object, const char *name, const double *values, size_t len)
{
	cJSON *list = cJSON_AddArrayToObject(object, name);

	for (size_t i = 0; i < len; i++)
		cJSON_AddItemToArray(list,
			isnan(values[i]) ? cJSON_CreateNull() : cJSON_CreateNumber(values[i]));
}

/* The goals stand beside the series where they are not one and the same. */
static void add_series(cJSON *object, const struct reading *reading)
{
	if (reading->series_len == 0)
		return;
	add_list(object, "series", reading->series, reading->series_len);
	if (reading->series_goals)
		add_list(object, "series_goals", reading->series_goals, reading->series_len);
}

static cJSON *reading_json(const struct reading *reading)
{
	cJSON *object = cJSON_CreateObject();

	add_identity(object, reading);
	add_figures(object, reading);
	add_judgement(object, reading);
	add_excluded(object, reading);
	report_add_text(object, "reason", reading_reason_name(reading->reason));
	report_add_number(object, "covered", reading->covered);
	if (reading->measured_until > 0)
		report_add_time(object, "measured_until", reading->measured_until);
	cJSON_AddBoolToObject(object, "undated", reading->is_undated);
	report_add_number(object, "other_clock", reading->other_value);
	report_add_number(object, "apart", (double)reading->apart);
	report_add_text(object, "promise", reading->promise);
	if (!isnan(reading->unanswered)) {
		report_add_number(object, "unanswered", reading->unanswered);
		report_add_number(object, "unanswered_overdue", reading->unanswered_overdue);
		report_add_number(object, "oldest_unanswered_s", reading->oldest_unanswered_s);
	}
	add_target(object, reading);
	add_series(object, reading);
	return object;
}

/* Absent, new, outsourced; with every reading of a person. */
static void add_marks(cJSON *object, const struct marks *marks, const struct reading *reading)
{
	if (reading->scope != SCOPE_AGENT || !marks->facts)
		return;
	cJSON *list = cJSON_AddArrayToObject(object, "marks");

	for (int mark = 0; mark < MARK_COUNT; mark++)
		if (marks_has(marks, reading->scope_number, (enum mark)mark))
			cJSON_AddItemToArray(list, cJSON_CreateString(mark_rows[mark].name));
}

static cJSON *source_json(const struct source_status *source, int64_t now_s)
{
	cJSON *object = cJSON_CreateObject();
	bool has_succeeded = source->last_success != TIME_NONE;
	bool is_past = has_succeeded && source->last_success < now_s;
	int64_t age_s = is_past ? now_s - source->last_success : 0;

	report_add_text(object, "name", source->name);
	report_add_text(object, "kind", source->kind);
	report_add_text(object, "state", source_state_name(source->state));
	report_add_time(object, "last_success", source->last_success);
	report_add_number(object, "age_s", has_succeeded ? (double)age_s : NAN);
	report_add_time(object, "covered_from", source->history_from);
	cJSON_AddBoolToObject(object, "complete", source->is_complete);
	report_add_text(object, "error", source->error[0] != '\0' ? source->error : NULL);
	return object;
}

void report_print(cJSON *value, struct buf *out)
{
	char *text = cJSON_PrintUnformatted(value);

	if (text)
		text_escape_json(out, text);
	cJSON_free(text);
	cJSON_Delete(value);
}

void report_print_open(cJSON *object, struct buf *out)
{
	report_print(object, out);
	if (out->len > 0)
		out->bytes[--out->len] = '\0';
}

cJSON *report_begin(const struct desk *desk, int64_t now_s)
{
	cJSON *root = cJSON_CreateObject();

	cJSON_AddNumberToObject(root, "schema", SCHEMA);
	report_add_text(root, "desk", desk->name);
	report_add_time(root, "generated_at", now_s);
	return root;
}

void report_json(const struct report *report, struct buf *out)
{
	cJSON *root = report_begin(report->desk, report->now_s);
	struct arena *arena = arena_new();
	struct marks marks = { 0 };

	if (report->facts)
		marks = marks_make(report->facts, report->now_s, arena);
	report_add_time(root, "data_as_of", report->data_as_of);
	report_add_period(root, report->desk, &board_request(report->board)->period);
	add_notes(root, report->desk, board_request(report->board)->period.span);
	report_print_open(root, out);
	buf_add_text(out, ",\n\"readings\":[");
	for (size_t i = 0; i < board_count(report->board); i++) {
		const struct reading *reading = board_at(report->board, i);
		cJSON *object = reading_json(reading);

		add_marks(object, &marks, reading);
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		report_print(object, out);
	}
	arena_free(arena);
	buf_add_text(out, "],\n\"sources\":[");
	for (size_t i = 0; i < report->source_count; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		report_print(source_json(&report->sources[i], report->now_s), out);
	}
	buf_add_text(out, "]}\n");
}

/* --- the tickets behind a reading ------------------------------------------------------------- */

static cJSON *ticket_json(const struct report_tickets *tickets, size_t i)
{
	const struct behind *row = &tickets->rows[i];
	const struct ticket_text *text = &tickets->texts[i];
	const struct facts *facts = tickets->facts;
	bool has_theirs = row->why >= THEIRS_SAME;
	cJSON *object = cJSON_CreateObject();

	report_add_text(object, "ticket", text->external_id);
	report_add_text(object, "source", text->source);
	report_add_text(object, "subject", text->subject);
	report_add_text(object, "state", text->state_text);
	report_add_time(object, "at", row->at);
	report_add_number(object, "value", row->value);
	report_add_number(object, "other_clock", row->other_value);
	report_add_number(object, "theirs", has_theirs ? row->theirs : NAN);
	report_add_number(object, "difference", has_theirs ? row->value - row->theirs : NAN);
	report_add_text(object, "why", theirs_why_name(row->why));
	cJSON_AddBoolToObject(object, "numerator", row->in_numerator);
	cJSON_AddBoolToObject(object, "denominator", row->in_denominator);
	report_add_text(
		object, "agent", row->agent ? facts_account_scope_id(facts, row->agent) : "-");
	report_add_text(
		object, "agent_name", row->agent ? facts_account_name(facts, row->agent) : NULL);
	report_add_text(object, "team", row->team ? facts_team_scope_id(facts, row->team) : "-");
	report_add_text(object, "team_name", row->team ? facts_team_name(facts, row->team) : NULL);
	return object;
}

void report_tickets_json(const struct report_tickets *tickets, struct buf *out)
{
	cJSON *root = report_begin(tickets->desk, tickets->now_s);

	report_add_period(root, tickets->desk, &board_request(tickets->board)->period);
	cJSON_AddItemToObject(root, "reading", reading_json(tickets->reading));
	report_print_open(root, out);
	buf_add_text(out, ",\n\"tickets\":[");
	for (size_t i = 0; i < tickets->len; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		report_print(ticket_json(tickets, i), out);
	}
	buf_add_text(out, "]}\n");
}
