/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables whose rows are tickets.
 */
#include "config.h"

#include "ui/ticket_rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"
#include "ui/wait_text.h"

static fact_id ticket_of(const struct table_row *row)
{
	return (fact_id)strtol(row->id, NULL, 10);
}

void ticket_rows_need_texts(
	const struct table *table, const struct table_state *state, struct view_need *need)
{
	size_t count = table->row_count;
	int selected = table_selected(state, table);
	size_t first = selected > VIEW_TEXTS_MAX / 2 ? (size_t)selected - VIEW_TEXTS_MAX / 2 : 0;
	if (count > VIEW_TEXTS_MAX && first > count - VIEW_TEXTS_MAX)
		first = count - VIEW_TEXTS_MAX;
	if (count <= VIEW_TEXTS_MAX)
		first = 0;
	for (size_t i = first; i < count && need->text_count < VIEW_TEXTS_MAX; i++) {
		fact_id ticket = ticket_of(&table->rows[i]);
		if (ticket == 0)
			continue;
		/* One ticket may stand in neighbouring rows: a reply each. */
		bool is_known = false;
		for (size_t j = 0; j < need->text_count && !is_known; j++)
			is_known = need->texts[j] == ticket;
		if (!is_known)
			need->texts[need->text_count++] = ticket;
	}
}

static const char *number_of(const struct ticket_text *text, struct arena *arena)
{
	return text && text->external_id ? arena_printf(arena, "#%s", text->external_id) : "…";
}

static const char *subject_of(const struct ticket_text *text)
{
	if (!text)
		return "…";
	return text->subject && text->subject[0] ? text->subject : _("(no subject)");
}

const char *ticket_row_number(const struct scene *scene, fact_id ticket, struct arena *arena)
{
	return number_of(scene_text(scene, ticket), arena);
}

const char *ticket_row_subject(const struct scene *scene, fact_id ticket)
{
	return subject_of(scene_text(scene, ticket));
}

bool ticket_rows_target(
	const struct table *table, const struct table_state *state, struct target *target)
{
	int selected = table_selected(state, table);
	if (selected < 0)
		return false;
	*target = (struct target){ .view = "ticket", .kpi = KPI_COUNT };
	target->ticket = ticket_of(&table->rows[selected]);
	return true;
}

/* --- open tickets ---------------------------------------------------------------------------- */

enum open_column {
	OPEN_DUE,
	OPEN_SINCE,
	OPEN_WAITS_FOR,
	OPEN_PRIORITY,
	OPEN_TEAM,
	OPEN_OWNER,
	OPEN_CHANNEL,
	OPEN_TOPIC,
	OPEN_NUMBER,
	OPEN_SUBJECT
};

void open_table_columns(struct table *table)
{
	table_add_column(
		table, (struct table_column){ .title = _("Due in"), .width = 8, .is_right = true });
	table_add_column(table,
		(struct table_column){
			.title = _("Waiting"), .width = 8, .priority = 1, .is_right = true });
	table_add_column(table,
		(struct table_column){ .title = _("Waits for"), .width = 11, .priority = 5 });
	table_add_column(table, (struct table_column){ .title = _("Priority"),
					.short_title = _("Prio"),
					.width = 6,
					.priority = 2 });
	table_add_column(
		table, (struct table_column){ .title = _("Team"), .width = 12, .priority = 4 });
	table_add_column(
		table, (struct table_column){ .title = _("Owner"), .width = 14, .priority = 3 });
	table_add_column(
		table, (struct table_column){ .title = _("Channel"), .width = 8, .priority = 7 });
	table_add_column(
		table, (struct table_column){ .title = _("Topic"), .width = 14, .priority = 8 });
	table_add_column(
		table, (struct table_column){ .title = _("Ticket"), .width = 8, .priority = 6 });
	table_add_column(table,
		(struct table_column){ .title = _("Subject"), .width = 16, .is_flexible = true });
}

static const char *waits_for(enum waiting waiting)
{
	switch (waiting) {
	case WAITING_US:
		return _("us");
	case WAITING_CUSTOMER:
		return _("customer");
	case WAITING_THIRD_PARTY:
		return _("third party");
	case WAITING_BY_SPEAKER:
	case WAITING_COUNT:
		break;
	}
	return "—";
}

/* Urgent first; a helpdesk's own words after the four that everybody has. */
static double priority_rank(const char *priority)
{
	static const char *const ranks[] = { "urgent", "high", "normal", "low" };
	const size_t count = ARRAY_LEN(ranks);
	for (size_t i = 0; i < count; i++)
		if (strcmp(priority, ranks[i]) == 0)
			return (double)i;
	return priority[0] ? (double)count : (double)NAN;
}

static void fill_due(struct table_row *row, const struct scene *scene,
	const struct open_ticket *ticket, struct arena *arena)
{
	char span[32];
	if (ticket->due_at == TIME_NONE)
		return;
	int64_t left = ticket->due_at - scene->now.wall_s;
	format_duration(span, sizeof(span), (double)(left < 0 ? -left : left), 0);
	enum style style = left < 0                          ? STYLE_MISSED
			   : left <= scene->desk->due_soon_s ? STYLE_NEAR
							     : STYLE_VALUE;
	table_number(row, OPEN_DUE, style, arena_printf(arena, "%s%s", left < 0 ? "−" : "", span),
		(double)left);
}

static void fill_open(struct table_row *row, const struct scene *scene,
	const struct open_ticket *ticket, struct arena *arena)
{
	char span[32];
	double waited_s;
	const struct facts *facts = scene->facts;
	const char *priority = facts_name(facts, ticket->priority);
	const char *team = facts_team_name(facts, ticket->team);
	const char *owner = facts_account_name(facts, ticket->agent);
	const struct ticket_text *text = scene_text(scene, ticket->ticket);
	fill_due(row, scene, ticket, arena);
	wait_text(span, sizeof(span), scene, ticket, &waited_s);
	if (span[0])
		table_number(row, OPEN_SINCE, STYLE_VALUE, arena_dup(arena, span), waited_s);
	table_text(row, OPEN_WAITS_FOR, STYLE_TEXT, waits_for(ticket->waiting));
	double rank = priority_rank(priority);
	table_number(row, OPEN_PRIORITY, rank <= 1 ? STYLE_ALERT : STYLE_TEXT, priority, rank);
	table_text(row, OPEN_TEAM, STYLE_TEXT, team[0] ? team : "—");
	table_text(row, OPEN_OWNER, owner[0] ? STYLE_TEXT : STYLE_ALERT,
		owner[0] ? owner : _("nobody"));
	table_text(row, OPEN_CHANNEL, STYLE_TEXT, facts_name(facts, ticket->channel));
	table_text(row, OPEN_TOPIC, STYLE_TEXT, facts_name(facts, ticket->topic));
	table_text(row, OPEN_NUMBER, STYLE_DIM, number_of(text, arena));
	table_text(row, OPEN_SUBJECT, STYLE_TEXT, subject_of(text));
}

void open_table_make(struct table *table, const struct scene *scene, struct arena *arena,
	const struct open_ticket *const *tickets, size_t len)
{
	open_table_columns(table);
	if (len > TABLE_ROW_MAX)
		len = TABLE_ROW_MAX;
	table_reserve(table, arena, len);
	for (size_t i = 0; i < len; i++) {
		char id[32];
		snprintf(id, sizeof(id), "%d", (int)tickets[i]->ticket);
		fill_open(table_add_row(table, id), scene, tickets[i], arena);
	}
}
