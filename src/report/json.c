/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The board as JSON, schema 1. Words are never translated; text is as stored, escaped; what is not
 * known is null.
 */
#include "config.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/format.h"
#include "report/formats.h"

#define SCHEMA 1

static void add_number(cJSON *object, const char *name, double value)
{
	if (isnan(value))
		cJSON_AddNullToObject(object, name);
	else
		cJSON_AddNumberToObject(object, name, value);
}

static void add_text(cJSON *object, const char *name, const char *text)
{
	if (text)
		cJSON_AddStringToObject(object, name, text);
	else
		cJSON_AddNullToObject(object, name);
}

static void add_time(cJSON *object, const char *name, int64_t at)
{
	char text[40];

	add_text(object, name, at == TIME_NONE ? NULL : format_iso(text, sizeof(text), at));
}

static void add_period(cJSON *root, const struct desk *desk, const struct period *period)
{
	cJSON *object = cJSON_AddObjectToObject(root, "period");

	add_text(object, "name", period->name);
	add_time(object, "from", period->span.from);
	add_time(object, "to", period->span.to);
	add_text(object, "zone", desk->zone ? zone_name(desk->zone) : "UTC");
}

static void add_excluded(cJSON *object, const struct reading *reading)
{
	cJSON *excluded = cJSON_AddObjectToObject(object, "excluded");

	for (int i = 0; i < EXCLUSION_COUNT; i++)
		if (reading->excluded[i] > 0)
			cJSON_AddNumberToObject(excluded, exclusion_name((enum exclusion)i),
				(double)reading->excluded[i]);
}

static const char *clock_name(const struct reading *reading)
{
	if (kpi_row(reading->kpi)->unit != UNIT_SECONDS)
		return NULL;
	return reading->is_business ? "business" : "calendar";
}

static void add_identity(cJSON *object, const struct reading *reading)
{
	add_text(object, "kpi", kpi_row(reading->kpi)->id);
	add_text(object, "scope", scope_rows[reading->scope].name);
	add_text(object, "scope_id", reading->scope_id);
	add_text(object, "scope_name", reading->scope_name);
	add_text(object, "clock", clock_name(reading));
}

static void add_figures(cJSON *object, const struct reading *reading)
{
	const struct kpi_row *row = kpi_row(reading->kpi);

	add_number(object, "value", reading->value);
	add_text(object, "unit", kpi_unit_name(row->unit));
	add_text(object, "aggregate", kpi_aggregate_name(row->aggregate));
	add_number(object, "n", reading->n);
	add_number(object, "numerator", reading->numerator);
	add_number(object, "denominator", reading->denominator);
	add_number(object, "mean", reading->mean);
	add_number(object, "p90", reading->p90);
	add_number(object, "low", reading->low);
	add_number(object, "high", reading->high);
}

static void add_judgement(cJSON *object, const struct reading *reading)
{
	add_number(object, "goal", reading->goal);
	add_number(object, "warn", reading->warn);
	add_text(object, "target", reading->target);
	add_text(object, "verdict", verdict_name(reading->verdict));
	cJSON_AddBoolToObject(object, "certain", reading->is_certain);
	add_number(object, "previous", reading->previous);
	add_number(object, "last_year", reading->last_year);
	add_number(object, "change", reading->change);
	add_text(object, "signal", "none");
	add_number(object, "ripe", reading->ripe);
}

static void add_series(cJSON *object, const struct reading *reading)
{
	cJSON *series = cJSON_AddArrayToObject(object, "series");

	for (size_t i = 0; i < reading->series_len; i++)
		cJSON_AddItemToArray(series, isnan(reading->series[i])
						     ? cJSON_CreateNull()
						     : cJSON_CreateNumber(reading->series[i]));
}

static cJSON *reading_json(const struct reading *reading)
{
	cJSON *object = cJSON_CreateObject();

	add_identity(object, reading);
	add_figures(object, reading);
	add_judgement(object, reading);
	add_excluded(object, reading);
	add_text(object, "reason", reading_reason_name(reading->reason));
	add_number(object, "covered", reading->covered);
	cJSON_AddBoolToObject(object, "undated", reading->is_undated);
	add_number(object, "other_clock", reading->other_value);
	add_number(object, "apart", (double)reading->apart);
	add_text(object, "promise", reading->promise);
	if (reading->series_len > 0)
		add_series(object, reading);
	return object;
}

static cJSON *source_json(const struct source_status *source, int64_t now_s)
{
	cJSON *object = cJSON_CreateObject();
	int64_t age_s = source->last_success < now_s ? now_s - source->last_success : 0;

	add_text(object, "name", source->name);
	add_text(object, "kind", source->kind);
	add_text(object, "state", source_state_name(source->state));
	add_time(object, "last_success", source->last_success);
	add_number(object, "age_s", source->last_success == TIME_NONE ? NAN : (double)age_s);
	add_time(object, "covered_from", source->history_from);
	cJSON_AddBoolToObject(object, "complete", source->is_complete);
	add_text(object, "error", source->error[0] != '\0' ? source->error : NULL);
	return object;
}

/* Appends the value on one line and gives it up. */
static void print(cJSON *value, struct buf *out)
{
	char *text = cJSON_PrintUnformatted(value);

	if (text)
		buf_add_text(out, text);
	cJSON_free(text);
	cJSON_Delete(value);
}

/* The same without its closing brace: more members follow. */
static void print_open(cJSON *object, struct buf *out)
{
	char *text = cJSON_PrintUnformatted(object);

	if (text)
		buf_add(out, text, strlen(text) - 1);
	cJSON_free(text);
	cJSON_Delete(object);
}

static cJSON *begin(const struct desk *desk, int64_t now_s)
{
	cJSON *root = cJSON_CreateObject();

	cJSON_AddNumberToObject(root, "schema", SCHEMA);
	add_text(root, "desk", desk->name);
	add_time(root, "generated_at", now_s);
	return root;
}

void report_json(const struct report *report, struct buf *out)
{
	cJSON *root = begin(report->desk, report->now_s);

	add_time(root, "data_as_of", report->data_as_of);
	add_period(root, report->desk, &board_request(report->board)->period);
	print_open(root, out);
	buf_add_text(out, ",\n\"readings\":[");
	for (size_t i = 0; i < board_count(report->board); i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		print(reading_json(board_at(report->board, i)), out);
	}
	buf_add_text(out, "],\n\"sources\":[");
	for (size_t i = 0; i < report->source_count; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		print(source_json(&report->sources[i], report->now_s), out);
	}
	buf_add_text(out, "]}\n");
}

/* --- the tickets behind a reading ------------------------------------------------------------- */

static cJSON *ticket_json(const struct report_tickets *tickets, size_t i)
{
	const struct behind *row = &tickets->rows[i];
	const struct ticket_text *text = &tickets->texts[i];
	const struct facts *facts = tickets->facts;
	cJSON *object = cJSON_CreateObject();

	add_text(object, "ticket", text->external_id);
	add_text(object, "source", text->source);
	add_text(object, "subject", text->subject);
	add_text(object, "state", text->state_text);
	add_time(object, "at", row->at);
	add_number(object, "value", row->value);
	add_number(object, "other_clock", row->other_value);
	cJSON_AddBoolToObject(object, "numerator", row->in_numerator);
	cJSON_AddBoolToObject(object, "denominator", row->in_denominator);
	add_text(object, "agent", row->agent ? facts_account_scope_id(facts, row->agent) : "-");
	add_text(object, "agent_name", row->agent ? facts_account_name(facts, row->agent) : NULL);
	add_text(object, "team", row->team ? facts_team_scope_id(facts, row->team) : "-");
	add_text(object, "team_name", row->team ? facts_team_name(facts, row->team) : NULL);
	return object;
}

void report_tickets_json(const struct report_tickets *tickets, struct buf *out)
{
	cJSON *root = begin(tickets->desk, tickets->now_s);

	add_period(root, tickets->desk, &board_request(tickets->board)->period);
	cJSON_AddItemToObject(root, "reading", reading_json(tickets->reading));
	print_open(root, out);
	buf_add_text(out, ",\n\"tickets\":[");
	for (size_t i = 0; i < tickets->len; i++) {
		buf_add_text(out, i > 0 ? ",\n" : "\n");
		print(ticket_json(tickets, i), out);
	}
	buf_add_text(out, "]}\n");
}
