/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tickets behind a reading, and the sum that shows that they make it up.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/format.h"
#include "base/words.h"
#include "kpi/noun.h"
#include "ui/moment.h"
#include "ui/proof.h"
#include "ui/rank.h"
#include "ui/reading_text.h"
#include "ui/subject.h"
#include "ui/sum.h"
#include "ui/table.h"
#include "ui/ticket_rows.h"
#include "ui/views.h"

enum column {
	COLUMN_DATE,
	COLUMN_VALUE,
	COLUMN_AGENT,
	COLUMN_TEAM,
	COLUMN_NUMBER,
	COLUMN_SUBJECT,
	COLUMN_THEIRS,
	COLUMN_WHY
};

struct tickets_state {
	struct subject subject;
	struct table_state table;
};

static void tickets_open(void *state_void, const struct target *target)
{
	struct tickets_state *state = state_void;
	subject_init(&state->subject, target);
	if (state->subject.kpi >= KPI_COUNT)
		state->subject.kpi = KPI_TICKET_VOLUME;
	table_state_init(&state->table);
}

/* Of what, the page before says. */
static void tickets_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	(void)state_void;
	(void)scene;
	snprintf(out, size, "%s", _("Tickets"));
}

static const struct reading *own_reading(
	const struct tickets_state *state, const struct scene *scene)
{
	return subject_fits_board(&state->subject, scene, false)
		       ? subject_reading(&state->subject, scene, state->subject.kpi)
		       : NULL;
}

/* --- rows ------------------------------------------------------------------------------------ */

/* What the helpdesk itself says, where it says anything. */
static bool has_theirs(const struct scene *scene)
{
	return theirs_summarise(scene->behind, scene->behind_count).compared > 0;
}

static void add_their_columns(struct table *table)
{
	table_add_column(
		table, (struct table_column){
			       .title = _("Theirs"), .width = 9, .priority = 2, .is_right = true });
	table_add_column(
		table, (struct table_column){ .title = _("Why"), .width = 23, .priority = 3 });
}

/* Two times, or which side of a flow a row is on, take more room. */
static int value_cols(enum kpi_id kpi)
{
	bool is_flow =
		kpi_row(kpi)->aggregate == AGGREGATE_SHARE && kpi_row(kpi)->unit == UNIT_RATIO;
	return is_flow || kpi_counts_time(kpi) ? 18 : 12;
}

static void add_columns(struct table *table, const struct tickets_state *state)
{
	const struct kpi_row *kpi = kpi_row(state->subject.kpi);
	table_add_column(
		table, (struct table_column){ .title = _("Date"), .width = 13, .priority = 2 });
	table_add_column(table, (struct table_column){ .title = _(kpi->title),
					.short_title = _(kpi->short_title),
					.width = value_cols(state->subject.kpi),
					.is_right = true });
	table_add_column(
		table, (struct table_column){ .title = _("Agent"), .width = 16, .priority = 3 });
	table_add_column(
		table, (struct table_column){ .title = _("Team"), .width = 14, .priority = 4 });
	table_add_column(
		table, (struct table_column){ .title = _("Ticket"), .width = 8, .priority = 1 });
	table_add_column(table,
		(struct table_column){
			.title = _("Subject"), .width = 14, .priority = 1, .is_flexible = true });
}

/* What a row is that has no ticket. */
static const char *without_ticket(enum kpi_id kpi)
{
	switch (kpi_row(kpi)->reads) {
	case OBS_RATING:
	case OBS_OFFER:
	case OBS_NPS:
	case OBS_CES:
	case OBS_LOW_RATING:
	case OBS_FCR_MARK:
		return _("(an answer without a ticket)");
	case OBS_REVIEW:
	case OBS_REVIEW_ITEM:
	case OBS_CALIBRATION:
		return _("(a review without a ticket)");
	case OBS_PRESENCE:
		return _("(presence)");
	case OBS_SCHEDULED:
		return _("(planned work)");
	default:
		return _("(a call without a ticket)");
	}
}

static const char *value_text(const struct reading *reading, const struct behind *behind,
	const struct desk *desk, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	if (noun_row(text, sizeof(text), reading->kpi, behind)[0])
		return arena_dup(arena, text);
	if (kpi_row(reading->kpi)->unit == UNIT_SECONDS)
		return arena_dup(
			arena, reading_number(text, sizeof(text), reading, behind->value, desk));
	return arena_dup(arena, format_number(text, sizeof(text), behind->value, 0));
}

static void fill_theirs(struct table_row *row, const struct reading *reading,
	const struct behind *behind, const struct desk *desk, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	if (behind->why < THEIRS_SAME)
		return;
	reading_number(text, sizeof(text), reading, behind->theirs, desk);
	table_number(row, COLUMN_THEIRS, STYLE_TEXT, arena_dup(arena, text), behind->theirs);
	table_text(row, COLUMN_WHY, STYLE_DIM, theirs_why_words(behind->why));
}

static double value_sort(const struct reading *reading, const struct behind *behind)
{
	return kpi_row(reading->kpi)->unit == UNIT_SECONDS ? behind->value
							   : (double)behind->in_numerator;
}

static void fill(struct table_row *row, const struct scene *scene, const struct reading *reading,
	const struct behind *behind, struct arena *arena)
{
	char date[48];
	moment_short(date, sizeof(date), scene->desk, behind->at, scene->now.wall_s);
	const char *agent = facts_account_name(scene->facts, behind->agent);
	const char *team = facts_team_name(scene->facts, behind->team);
	table_number(row, COLUMN_DATE, STYLE_TEXT, arena_dup(arena, date), (double)behind->at);
	table_number(row, COLUMN_VALUE, STYLE_VALUE,
		value_text(reading, behind, scene->desk, arena), value_sort(reading, behind));
	table_text(row, COLUMN_AGENT, STYLE_TEXT, agent[0] ? agent : "—");
	table_text(row, COLUMN_TEAM, STYLE_TEXT, team[0] ? team : "—");
	if (behind->ticket == 0) {
		table_text(row, COLUMN_NUMBER, STYLE_DIM, "—");
		table_text(row, COLUMN_SUBJECT, STYLE_DIM, without_ticket(reading->kpi));
		return;
	}
	table_text(row, COLUMN_NUMBER, STYLE_DIM, ticket_row_number(scene, behind->ticket, arena));
	table_text(row, COLUMN_SUBJECT, STYLE_TEXT, ticket_row_subject(scene, behind->ticket));
}

static int newest_first(const void *left_void, const void *right_void)
{
	const struct behind *left = *(const struct behind *const *)left_void;
	const struct behind *right = *(const struct behind *const *)right_void;
	return (right->at > left->at) - (right->at < left->at);
}

static int largest_first(const void *left_void, const void *right_void)
{
	const struct behind *left = *(const struct behind *const *)left_void;
	const struct behind *right = *(const struct behind *const *)right_void;
	int order = isnan(left->value) - isnan(right->value);
	if (order == 0)
		order = (right->value > left->value) - (right->value < left->value);
	return order ? order : newest_first(left_void, right_void);
}

static int smallest_first(const void *left_void, const void *right_void)
{
	const struct behind *left = *(const struct behind *const *)left_void;
	const struct behind *right = *(const struct behind *const *)right_void;
	int order = isnan(left->value) - isnan(right->value);
	if (order == 0)
		order = (left->value > right->value) - (left->value < right->value);
	return order ? order : newest_first(left_void, right_void);
}

/* The `shown` rows of a table, newest first; where there are more than it holds and it is sorted by
 * value, those at the wanted end of the values. */
static const struct behind **choose(const struct tickets_state *state, const struct scene *scene,
	size_t shown, struct arena *arena)
{
	size_t len = scene->behind ? scene->behind_count : 0;
	bool is_ranked = len > shown && state->table.sort_column == COLUMN_VALUE;
	size_t wanted = is_ranked ? len : shown;
	const struct behind **chosen = arena_alloc(arena, wanted + 1, sizeof(*chosen));
	for (size_t i = 0; i < wanted; i++)
		chosen[i] = &scene->behind[len - 1 - i];
	if (is_ranked)
		rank_first(chosen, len, sizeof(*chosen), shown,
			state->table.is_reversed ? largest_first : smallest_first);
	return chosen;
}

static const char *why_empty(const struct tickets_state *state, const struct scene *scene,
	const struct reading *reading, struct arena *arena)
{
	char why[READING_TEXT_MAX];
	if (!reading)
		return subject_absence(&state->subject, scene, state->subject.kpi, false);
	if (reading_needs(reading))
		return arena_dup(arena, reading_why(why, sizeof(why), reading));
	return scene->behind ? _("no ticket is behind this reading")
			     : subject_absence(&state->subject, scene, state->subject.kpi, false);
}

static void make_table(const struct tickets_state *state, const struct scene *scene,
	const char *filter, struct arena *arena, struct table *table)
{
	const struct reading *reading = own_reading(state, scene);
	add_columns(table, state);
	bool is_compared = has_theirs(scene);
	if (is_compared)
		add_their_columns(table);
	table->empty = why_empty(state, scene, reading, arena);
	size_t len = reading && scene->facts && scene->behind ? scene->behind_count : 0;
	if (len > TABLE_ROW_MAX)
		len = TABLE_ROW_MAX;
	table_reserve(table, arena, len);
	const struct behind **chosen = choose(state, scene, len, arena);
	for (size_t i = 0; i < len; i++) {
		char id[64];
		snprintf(id, sizeof(id), "%d:%lld:%d", (int)chosen[i]->ticket,
			(long long)chosen[i]->at, chosen[i]->in_numerator);
		struct table_row *row = table_add_row(table, id);
		fill(row, scene, reading, chosen[i], arena);
		if (is_compared)
			fill_theirs(row, reading, chosen[i], scene->desk, arena);
	}
	table_arrange(table, &state->table, filter);
}

static void tickets_need(const void *state_void, const struct scene *scene, struct view_need *need)
{
	const struct tickets_state *state = state_void;
	subject_need(&state->subject, scene, false, need);
	need->request.kpis[state->subject.kpi] = true;
	need->has_behind = true;
	need->behind_kpi = state->subject.kpi;
	need->behind_scope = state->subject.scope;
	snprintf(need->behind_scope_id, sizeof(need->behind_scope_id), "%s", state->subject.id);
	/* Without the filter: what a filter hides for want of a subject could never be found. */
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, NULL, arena, &table);
	ticket_rows_need_texts(&table, &state->table, need);
	arena_free(arena);
}

/* The page knows the reading, for `[` and `]`. */
static enum verb open_ticket_page(
	const struct tickets_state *state, const struct table *table, struct target *target)
{
	if (!ticket_rows_target(table, &state->table, target) || target->ticket == 0)
		return VERB_STAY;
	fact_id ticket = target->ticket;
	subject_target(&state->subject, "ticket", target);
	target->ticket = ticket;
	return VERB_PUSH;
}

static enum verb tickets_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct tickets_state *state = state_void;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	enum verb verb = VERB_IGNORED;
	make_table(state, scene, scene->travel.filter, arena, &table);
	if (action == ACTION_ENTER)
		verb = open_ticket_page(state, &table, target);
	else if (table_act(&state->table, &table, action))
		verb = VERB_STAY;
	arena_free(arena);
	return verb;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void draw_foot(const struct scene *scene, const struct reading *reading, size_t shown,
	struct canvas *canvas, struct place at)
{
	char text[PROOF_MAX];
	char showing[64] = "";
	enum style style;
	sum_say(text, sizeof(text), &style, reading, scene);
	if (shown < scene->behind_count)
		snprintf(showing, sizeof(showing), _("showing %zu of %zu"), shown,
			scene->behind_count);
	int used = canvas_text(canvas, at, style, text);
	if (showing[0])
		canvas_text_right(canvas, place(at.x + used + 1, at.y, at.width - used - 1),
			STYLE_DIM, showing);
}

static void tickets_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct tickets_state *state = state_void;
	const struct reading *reading = own_reading(state, scene);
	struct arena *arena = arena_new();
	struct table table = { 0 };
	make_table(state, scene, scene->travel.filter, arena, &table);
	int foot = reading && rect.height > 3 ? 1 : 0;
	table_draw(&table, &state->table, canvas,
		(struct rect){ rect.x, rect.y, rect.width, rect.height - foot });
	if (foot)
		draw_foot(scene, reading, table.row_count, canvas,
			place(rect.x, rect.y + rect.height - 1, rect.width));
	arena_free(arena);
}

static const enum action tickets_footer[] = { ACTION_ENTER, ACTION_FILTER, ACTION_SORT,
	ACTION_REVERSE, ACTION_PERIOD, ACTION_HELP, ACTION_NONE };

static struct table_state *tickets_table(void *state_void)
{
	struct tickets_state *state = state_void;
	return &state->table;
}

const struct view_row view_tickets = {
	.name = "tickets",
	.title = N_("Tickets behind a reading"),
	.help = N_(
		"Every ticket that a reading is made of; the foot shows that they add up to it."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct tickets_state),
	.table = tickets_table,
	.open = tickets_open,
	.crumb = tickets_crumb,
	.need = tickets_need,
	.act = tickets_act,
	.draw = tickets_draw,
	.footer = tickets_footer,
};
