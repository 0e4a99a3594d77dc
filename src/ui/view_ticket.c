/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One ticket: what it is, and its time line. Where a helpdesk tells no single steps, the time line
 * is its summary, and says so.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/format.h"
#include "base/words.h"
#include "kpi/standing.h"
#include "model/calendar.h"
#include "model/hours.h"
#include "ui/event_text.h"
#include "ui/moment.h"
#include "ui/table.h"
#include "ui/ticket_siblings.h"
#include "ui/timeline_feeds.h"
#include "ui/views.h"
#include "ui/widgets.h"

#define SUMMARY_MAX (8 + TICKET_PROMISE_MAX)

struct page_state {
	fact_id ticket;
	char number[VIEW_ID_MAX]; /* the helpdesk's, for the breadcrumb of pages above this one */
	struct ticket_origin origin; /* the list it was opened from */
	struct table_state table;
};

enum column {
	COLUMN_TIME,
	COLUMN_ELAPSED,
	COLUMN_BUSINESS,
	COLUMN_WHO,
	COLUMN_WHAT,
	COLUMN_FEEDS
};

static void ticket_open(void *state_void, const struct target *target)
{
	struct page_state *state = state_void;
	state->ticket = target->ticket;
	state->number[0] = '\0';
	ticket_origin_init(&state->origin, target);
	table_state_init(&state->table);
}

static void ticket_crumb(const void *state_void, const struct scene *scene, char *out, size_t size)
{
	const struct page_state *state = state_void;
	const struct ticket_text *text = scene_text(scene, state->ticket);
	const char *number = text && text->external_id ? text->external_id : state->number;
	snprintf(out, size, "#%s", number[0] ? number : "…");
}

static void ticket_need(const void *state_void, const struct scene *scene, struct view_need *need)
{
	const struct page_state *state = state_void;
	ticket_origin_need(&state->origin, scene, need);
	need->ticket = state->ticket;
	need->texts[0] = state->ticket;
	need->text_count = 1;
}

static const struct ticket_fact *own_ticket(
	const struct page_state *state, const struct scene *scene)
{
	return scene->ticket && scene->ticket->id == state->ticket ? scene->ticket : NULL;
}

/* --- the helpdesk's summary as steps --------------------------------------------------------- */

struct steps {
	struct timeline_event *events;
	size_t len;
	bool is_summary;
	bool is_open; /* the ticket, now */
};

static struct timeline_event *add_step(struct steps *steps, enum event_kind kind, int64_t at)
{
	struct timeline_event *event = &steps->events[steps->len++];
	*event = (struct timeline_event){ .at = at, .kind = kind, .due_at = TIME_NONE };
	return event;
}

static int64_t solved_at(const struct ticket_fact *ticket)
{
	const struct ticket_metrics *metrics = &ticket->metrics;
	if (!(metrics->has & METRICS_SOLVED))
		return TIME_NONE;
	if (metrics->solved_at != TIME_NONE)
		return metrics->solved_at;
	return metrics->solved_s >= 0 ? ticket->created_at + metrics->solved_s : TIME_NONE;
}

static void add_solves(struct steps *steps, const struct ticket_fact *ticket)
{
	const struct ticket_metrics *metrics = &ticket->metrics;
	int64_t last = solved_at(ticket);
	bool has_first = (metrics->has & METRICS_FIRST_SOLVED) && metrics->first_solved_s >= 0;
	int64_t first = has_first ? ticket->created_at + metrics->first_solved_s : TIME_NONE;
	/* A helpdesk may date one solve twice, seconds apart. */
	bool was_reopened = !(metrics->has & METRICS_REOPENS) || metrics->reopens > 0;
	if (has_first && first != last && was_reopened) {
		struct timeline_event *event = add_step(steps, EVENT_STATE, first);
		event->from_state = STATE_OPEN;
		event->to_state = STATE_SOLVED;
	}
	if (last == TIME_NONE)
		return;
	struct timeline_event *event = add_step(steps, EVENT_STATE, last);
	event->from_state = STATE_OPEN;
	event->to_state = STATE_SOLVED;
}

static int by_time(const void *left_void, const void *right_void)
{
	const struct timeline_event *left = left_void;
	const struct timeline_event *right = right_void;
	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return (left->kind > right->kind) - (left->kind < right->kind);
}

static void add_summary(struct steps *steps, const struct ticket_fact *ticket)
{
	const struct ticket_metrics *metrics = &ticket->metrics;
	add_step(steps, EVENT_CREATE, ticket->created_at)->actor_kind =
		ticket->flags & TICKET_IS_OUTBOUND ? ACTOR_AGENT : ACTOR_CUSTOMER;
	if ((metrics->has & METRICS_FIRST_REPLY) && metrics->first_reply_s >= 0)
		add_step(steps, EVENT_MESSAGE, ticket->created_at + metrics->first_reply_s)
			->actor_kind = ACTOR_AGENT;
	add_solves(steps, ticket);
	for (size_t i = 0; i < ticket->sla.len && i < TICKET_PROMISE_MAX; i++) {
		const struct ticket_promise *promise = &ticket->sla.promises[i];
		if (promise->due_at == TIME_NONE)
			continue;
		struct timeline_event *event = add_step(steps, EVENT_PROMISE, promise->due_at);
		event->metric = promise->metric;
		event->due_at = promise->due_at;
		event->actor_kind = ACTOR_SYSTEM;
	}
	if (ticket->rating.stage == RATING_ANSWERED && ticket->rating.answered_at != TIME_NONE) {
		struct timeline_event *event =
			add_step(steps, EVENT_RATING, ticket->rating.answered_at);
		event->value = ticket->rating.score;
		event->scale = ticket->rating.scale;
		event->actor_kind = ACTOR_CUSTOMER;
	}
	qsort(steps->events, steps->len, sizeof(*steps->events), by_time);
}

static struct steps make_steps(
	const struct scene *scene, const struct ticket_fact *ticket, struct arena *arena)
{
	size_t len = scene->timeline_count;
	struct steps steps = { .is_summary = len == 0,
		.is_open = ticket_state_is_open(ticket->state) };
	steps.events = arena_alloc(arena, len + SUMMARY_MAX, sizeof(*steps.events));
	if (steps.is_summary) {
		add_summary(&steps, ticket);
		return steps;
	}
	memcpy(steps.events, scene->timeline, len * sizeof(*steps.events));
	steps.len = len;
	return steps;
}

/* --- the time line as a table ---------------------------------------------------------------- */

static void add_columns(struct table *table, const struct scene *scene)
{
	bool has_hours = hours_are_set(scene->desk);
	table_add_column(table, (struct table_column){ .title = _("Time"), .width = 13 });
	table_add_column(
		table, (struct table_column){
			       .title = _("After"), .width = 8, .priority = 2, .is_right = true });
	table_add_column(table, (struct table_column){ .title = has_hours ? _("Business") : "",
					.width = has_hours ? 9 : 0,
					.priority = 4,
					.is_right = true });
	table_add_column(
		table, (struct table_column){ .title = _("Who"), .width = 16, .priority = 3 });
	table_add_column(table,
		(struct table_column){ .title = _("What"), .width = 22, .is_flexible = true });
	table_add_column(table,
		(struct table_column){ .title = _("Counts for"), .width = 34, .priority = 5 });
}

static const char *feeds_text(const struct steps *steps, size_t at, struct arena *arena)
{
	struct feeds feeds = timeline_feeds(steps->events, steps->len, at, steps->is_open);
	struct buf text;
	buf_init(&text, 0);
	for (size_t i = 0; i < feeds.len; i++)
		buf_printf(&text, "%s%s", i ? ", " : "", _(kpi_row(feeds.kpis[i])->short_title));
	char *copy = arena_dup(arena, text.bytes);
	buf_release(&text);
	return copy;
}

static enum style step_style(const struct timeline_event *event, const struct scene *scene)
{
	if (event->kind == EVENT_PROMISE && event->due_at != TIME_NONE)
		return event->due_at < scene->now.wall_s ? STYLE_DIM : STYLE_NEAR;
	return event->kind == EVENT_NOTE || event->is_automatic ? STYLE_DIM : STYLE_TEXT;
}

/* Of the team that has the ticket. */
static const struct calendar *calendar_of(const struct scene *scene)
{
	return scene->facts ? facts_calendar(scene->facts, scene->ticket->group)
			    : scene->desk->calendar;
}

static void fill(struct table_row *row, const struct scene *scene, const struct steps *steps,
	size_t at, struct arena *arena)
{
	char text[48];
	const struct timeline_event *event = &steps->events[at];
	const struct calendar *calendar = calendar_of(scene);
	int64_t created = scene->ticket->created_at;
	moment_short(text, sizeof(text), scene->desk, event->at, scene->now.wall_s);
	table_number(row, COLUMN_TIME, STYLE_DIM, arena_dup(arena, text), (double)event->at);
	if (created != TIME_NONE && event->at >= created) {
		double elapsed = (double)(event->at - created);
		format_duration(text, sizeof(text), elapsed, 0);
		table_number(row, COLUMN_ELAPSED, STYLE_TEXT, arena_dup(arena, text), elapsed);
	}
	if (created != TIME_NONE && event->at >= created && hours_are_set(scene->desk)) {
		double business = (double)calendar_elapsed_s(calendar, created, event->at);
		format_duration(
			text, sizeof(text), business, calendar_day_s(scene->desk->calendar));
		table_number(row, COLUMN_BUSINESS, STYLE_TEXT, arena_dup(arena, text), business);
	}
	table_text(row, COLUMN_WHO, STYLE_TEXT, event_who(event));
	table_text(row, COLUMN_WHAT, step_style(event, scene),
		event_what(event, scene->desk, scene->now.wall_s, arena));
	table_text(row, COLUMN_FEEDS, STYLE_GOAL, feeds_text(steps, at, arena));
}

static void make_table(const struct page_state *state, const struct scene *scene,
	const struct steps *steps, struct arena *arena, struct table *table)
{
	add_columns(table, scene);
	table_reserve(table, arena, steps->len);
	table->empty = _("no step is known");
	for (size_t i = 0; i < steps->len && i < TABLE_ROW_MAX; i++) {
		char id[24];
		snprintf(id, sizeof(id), "%zu", i);
		fill(table_add_row(table, id), scene, steps, i, arena);
	}
	table_arrange(table, &state->table, scene->travel.filter);
}

static void remember_number(struct page_state *state, const struct scene *scene)
{
	const struct ticket_text *text = scene_text(scene, state->ticket);
	if (text && text->external_id)
		snprintf(state->number, sizeof(state->number), "%s", text->external_id);
}

static enum verb ticket_act(
	void *state_void, const struct scene *scene, enum action action, struct target *target)
{
	struct page_state *state = state_void;
	const struct ticket_fact *ticket = own_ticket(state, scene);
	(void)target;
	remember_number(state, scene);
	if (action == ACTION_OPEN)
		return scene->ticket_link ? VERB_OPEN_LINK : VERB_STAY;
	if (action == ACTION_PREVIOUS_SIBLING || action == ACTION_NEXT_SIBLING) {
		state->ticket = ticket_sibling(&state->origin, scene, state->ticket,
			action == ACTION_NEXT_SIBLING ? 1 : -1);
		state->number[0] = '\0';
		table_state_init(&state->table);
		return VERB_STAY;
	}
	if (!ticket)
		return VERB_IGNORED;
	struct arena *arena = arena_new();
	struct table table = { 0 };
	struct steps steps = make_steps(scene, ticket, arena);
	make_table(state, scene, &steps, arena, &table);
	bool is_ours = table_act(&state->table, &table, action);
	arena_free(arena);
	return is_ours ? VERB_STAY : VERB_IGNORED;
}

/* --- the header ------------------------------------------------------------------------------ */

static size_t add_item(struct item *items, size_t len, const char *label, const char *value)
{
	if (!value || !value[0])
		return len;
	items[len] = (struct item){ .label = label, .value = value, .style = STYLE_VALUE };
	return len + 1;
}

static void draw_kind(const struct scene *scene, const struct ticket_fact *ticket,
	const struct ticket_text *text, struct canvas *canvas, struct place at)
{
	struct item items[8];
	char reopens[24];
	size_t len = 0;
	const struct facts *facts = scene->facts;
	const char *own_word = text && text->state_text ? text->state_text : NULL;
	len = add_item(items, len, _("state"), own_word ? own_word : state_words(ticket->state));
	len = add_item(items, len, _("priority"), facts_name(facts, ticket->priority));
	len = add_item(items, len, _("channel"), facts_name(facts, ticket->channel));
	len = add_item(items, len, _("type"), facts_name(facts, ticket->type));
	len = add_item(items, len, _("topic"), facts_name(facts, ticket->topic));
	if ((ticket->metrics.has & METRICS_REOPENS) && ticket->metrics.reopens > 0) {
		snprintf(reopens, sizeof(reopens), "%lld", (long long)ticket->metrics.reopens);
		len = add_item(items, len, _("reopened"), reopens);
	}
	items_draw(canvas, at, items, len);
}

static void draw_people(const struct scene *scene, const struct ticket_fact *ticket,
	const struct ticket_text *text, struct canvas *canvas, struct place at)
{
	struct item items[8];
	char created[48];
	char updated[48];
	size_t len = 0;
	const struct facts *facts = scene->facts;
	const char *owner = facts_account_name(facts, ticket->assignee);
	len = add_item(items, len, _("owner"), owner[0] ? owner : _("nobody"));
	len = add_item(items, len, _("team"), facts_team_name(facts, ticket->group));
	len = add_item(items, len, _("customer"), text ? text->requester_name : NULL);
	len = add_item(items, len, _("created"),
		moment_full(created, sizeof(created), scene->desk, ticket->created_at));
	len = add_item(items, len, _("touched"),
		moment_short(updated, sizeof(updated), scene->desk, ticket->updated_at,
			scene->now.wall_s));
	items_draw(canvas, at, items, len);
}

/* "kept, due Mon 10:00 (our own)" */
static void promise_text(
	char *out, size_t size, const struct scene *scene, const struct standing *standing)
{
	char moment[48];
	bool is_broken = standing->done_at == TIME_NONE ? standing->due_at < scene->now.wall_s
							: !standing->is_kept;
	moment_short(moment, sizeof(moment), scene->desk, standing->due_at, scene->now.wall_s);
	snprintf(out, size, "%s%s%s",
		is_broken                        ? _("missed, due ")
		: standing->done_at != TIME_NONE ? _("kept, due ")
						 : _("due "),
		moment, standing->is_ours ? _(" (our own)") : "");
}

static bool is_standing(const struct standings *standings, enum promise_metric metric)
{
	for (size_t i = 0; i < standings->len; i++)
		if (standings->rows[i].metric == metric)
			return true;
	return false;
}

/* Promises as the KPIs count them; those that pause fall due at no time. */
static void draw_promises(const struct scene *scene, const struct ticket_fact *ticket,
	struct canvas *canvas, struct place at)
{
	struct item items[PROMISE_METRIC_COUNT + TICKET_PROMISE_MAX + 1];
	char due[PROMISE_METRIC_COUNT][96];
	size_t len = 0;
	struct arena *arena = arena_new();
	struct standings standings = facts_standings(scene->facts, ticket->id);
	for (size_t i = 0; i < standings.len; i++) {
		const struct standing *standing = &standings.rows[i];
		promise_text(due[i], sizeof(due[i]), scene, standing);
		len = add_item(items, len, promise_words(standing->metric), due[i]);
		if (!standing->is_kept && standing->due_at < scene->now.wall_s)
			items[len - 1].style = STYLE_MISSED;
	}
	for (size_t i = 0; i < ticket->sla.len && i < TICKET_PROMISE_MAX; i++) {
		const struct ticket_promise *promise = &ticket->sla.promises[i];
		if (promise->stage == PROMISE_PAUSED && !is_standing(&standings, promise->metric))
			len = add_item(items, len, promise_words(promise->metric), _("paused"));
	}
	if (ticket->rating.stage == RATING_ANSWERED)
		len = add_item(items, len, _("rated"),
			rating_words(ticket->rating.score, ticket->rating.scale, arena));
	if (len == 0)
		canvas_text(canvas, at, STYLE_DIM, _("nothing is promised for this ticket"));
	else
		items_draw(canvas, at, items, len);
	arena_free(arena);
}

static void draw_address(const char *url, struct canvas *canvas, struct place at)
{
	int used = canvas_text(canvas, at, STYLE_DIM, url);
	canvas_link_set(canvas, place(at.x, at.y, used), url);
}

/* Returns the lines used. */
static int draw_header(const struct page_state *state, const struct scene *scene,
	const struct ticket_fact *ticket, struct canvas *canvas, struct rect rect)
{
	const struct ticket_text *text = scene_text(scene, state->ticket);
	int y = rect.y;
	canvas_text(canvas, place(rect.x, y++, rect.width), STYLE_TITLE,
		!text                               ? "…"
		: text->subject && text->subject[0] ? text->subject
						    : _("(no subject)"));
	draw_kind(scene, ticket, text, canvas, place(rect.x, y++, rect.width));
	draw_people(scene, ticket, text, canvas, place(rect.x, y++, rect.width));
	if (rect.height > 12)
		draw_promises(scene, ticket, canvas, place(rect.x, y++, rect.width));
	if (rect.height > 8 && scene->ticket_link)
		draw_address(scene->ticket_link, canvas, place(rect.x, y++, rect.width));
	return y - rect.y;
}

static const char *note_words(const struct steps *steps, const struct ticket_fact *ticket)
{
	if (steps->is_summary)
		return _("The helpdesk's summary: it tells no single steps.");
	if (!(ticket->flags & TICKET_HAS_EVENTS))
		return _("Not every step of this ticket is known yet.");
	return NULL;
}

static void ticket_draw(
	const void *state_void, const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	const struct page_state *state = state_void;
	const struct ticket_fact *ticket = own_ticket(state, scene);
	if (!ticket || !scene->facts) {
		canvas_text(
			canvas, place(rect.x, rect.y, rect.width), STYLE_DIM, _("being read …"));
		return;
	}
	struct arena *arena = arena_new();
	struct table table = { 0 };
	struct steps steps = make_steps(scene, ticket, arena);
	make_table(state, scene, &steps, arena, &table);
	int used = draw_header(state, scene, ticket, canvas, rect);
	if (rect.height > 12)
		used++;
	const char *note = note_words(&steps, ticket);
	if (note)
		canvas_text(canvas, place(rect.x, rect.y + used++, rect.width), STYLE_LATE, note);
	table_draw(&table, &state->table, canvas,
		(struct rect){ rect.x, rect.y + used, rect.width, rect.height - used });
	arena_free(arena);
}

static const enum action ticket_footer[] = { ACTION_OPEN, ACTION_COPY, ACTION_PREVIOUS_SIBLING,
	ACTION_NEXT_SIBLING, ACTION_BACK, ACTION_HELP, ACTION_NONE };

const struct view_row view_ticket = {
	.name = "ticket",
	.title = N_("One ticket"),
	.help = N_("One ticket's time line, with what each step counts for."),
	.key = ACTION_NONE,
	.state_size = sizeof(struct page_state),
	.open = ticket_open,
	.crumb = ticket_crumb,
	.need = ticket_need,
	.act = ticket_act,
	.draw = ticket_draw,
	.footer = ticket_footer,
	.is_timeless = true,
};
