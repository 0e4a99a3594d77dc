/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets and activity from the store into memory: first what the period on screen needs, then
 * what it is compared with, then what changes. A slice at a time, and never while a board is being
 * evaluated.
 */
#include "config.h"

#include "app/dashboard_parts.h"
#include "app/dashboard_usual.h"
#include "kpi/privacy.h"

/* With a board on screen changes are taken together, so that a busy desk does not keep us busy. */
#define CHANGES_EVERY_MS 1000
/* Sixty open days of a week of five, and eight of each weekday. */
#define PAST_DAYS 84

void dashboard_facts_release(struct dashboard *dashboard)
{
	facts_free(dashboard->facts);
	dashboard->facts = NULL;
	dashboard->scene.facts = NULL;
}

static bool take_directory(struct dashboard *dashboard, struct error *err)
{
	struct directory *directory = NULL;
	if (!store_directory(dashboard->file->store, &directory, err))
		return false;
	facts_take_directory(dashboard->facts, directory);
	dashboard->is_facts_new = true;
	return true;
}

static bool take_coverage(struct dashboard *dashboard, struct error *err)
{
	struct arena *arena = arena_new();
	struct directory_coverage *coverage = NULL;
	size_t len = 0;
	bool is_read = store_coverage(dashboard->file->store, arena, &coverage, &len, err);
	if (is_read)
		dashboard->is_facts_new |= facts_take_coverage(dashboard->facts, coverage, len);
	arena_free(arena);
	return is_read;
}

void dashboard_facts_begin(struct dashboard *dashboard)
{
	struct error fault = { .kind = ERROR_NONE };
	dashboard_board_release(dashboard);
	dashboard_facts_release(dashboard);
	dashboard->facts = facts_new(dashboard->file->desk, dashboard->as_of);
	facts_set_privacy(dashboard->facts, dashboard->privacy);
	dashboard->scene.facts = dashboard->facts;
	dashboard->is_loading = false;
	/* What changes while we load comes again as a change. */
	dashboard->seq = dashboard->activity_seq = dashboard->version.seq;
	if (!take_directory(dashboard, &fault))
		dashboard_store_fault(dashboard, &fault);
}

/* Whether the year before is asked for, and history reaches it. */
static bool wants_year(const struct dashboard *dashboard)
{
	const struct directory *directory = facts_directory(dashboard->facts);
	if (!dashboard->need.has_board || !dashboard->need.request.has_last_year)
		return false;
	for (size_t i = 0; directory && i < directory->coverage_count; i++) {
		const struct directory_coverage *covered = &directory->coverage[i];
		if (covered->kind == RECORD_TICKET &&
			covered->from < dashboard->scene.period.last_year.to)
			return true;
	}
	return false;
}

/* The past that tells what is usual, or what stands beside the period, if that begins sooner. */
static int64_t past_from(const struct dashboard *dashboard)
{
	int64_t past = zone_day_start(
		dashboard->scene.desk->zone, dashboard->scene.now.wall_s, -PAST_DAYS);
	int64_t aside = dashboard_aside_from(dashboard);
	return aside != TIME_NONE && aside < past ? aside : past;
}

/* The weeks that half hours are told from, where they are asked for. */
static int64_t forecast_from(const struct dashboard *dashboard)
{
	const struct period *period = &dashboard->scene.period;
	int64_t from = period->previous.from < period->span.from ? period->previous.from
								 : period->span.from;
	if (!dashboard->need.has_board || !dashboard->need.request.kpis[KPI_FORECAST_ERROR])
		return INT64_MAX;
	return from - BOARD_FORECAST_REACH_S;
}

/* A step further back, once what is nearer is loaded. */
static int64_t further(int64_t from, int64_t loaded, int64_t wanted)
{
	return loaded <= from && wanted < from ? wanted : from;
}

/* How far back facts are wanted next: the period itself, then the one before, the past that tells
 * what is usual, and at last the year before. */
static int64_t wanted_from(const struct dashboard *dashboard)
{
	const struct period *period = &dashboard->scene.period;
	int64_t loaded = facts_loaded_from(dashboard->facts);
	int64_t from = period->span.from;
	if (loaded == TIME_NONE || loaded > from)
		return from;
	if (period->previous.from < from)
		from = period->previous.from;
	from = further(from, loaded, period->span.to - BOARD_REACH_S);
	from = further(from, loaded, past_from(dashboard));
	from = further(from, loaded, forecast_from(dashboard));
	if (wants_year(dashboard))
		from = further(from, loaded, period->last_year.from);
	return from;
}

static bool wants_more(const struct dashboard *dashboard)
{
	if (!dashboard->facts || !dashboard->scene.has_period)
		return false;
	int64_t loaded = facts_loaded_from(dashboard->facts);
	return loaded == TIME_NONE || wanted_from(dashboard) < loaded;
}

static void begin_load(struct dashboard *dashboard)
{
	int64_t loaded = facts_loaded_from(dashboard->facts);
	int64_t reach_s = desk_reach_s(dashboard->scene.desk);
	dashboard->query = (struct facts_query){
		.from = wanted_from(dashboard) - reach_s,
		.to = INT64_MAX,
		.seen_from = loaded != TIME_NONE ? loaded : 0,
	};
	dashboard->position = dashboard->activity_position = (struct facts_position){ 0 };
	dashboard->is_loading = true;
}

static bool settle(struct dashboard *dashboard, int64_t deadline_ms)
{
	dashboard->is_unsettled = !facts_settle(dashboard->facts, deadline_ms);
	return !dashboard->is_unsettled;
}

static bool load(struct dashboard *dashboard, int64_t deadline_ms, struct error *err)
{
	struct store *store = dashboard->file->store;
	struct facts_query *query = &dashboard->query;
	struct facts_receiver tickets = { .receive = facts_put, .to = dashboard->facts };
	struct activity_receiver activity = { .receive = facts_put_activity,
		.to = dashboard->facts };
	query->deadline_ms = deadline_ms;
	if (!dashboard->position.is_done)
		return store_read_tickets(store, query, &dashboard->position, &tickets, err);
	if (!dashboard->activity_position.is_done &&
		!store_read_activity(store, query, &dashboard->activity_position, &activity, err))
		return false;
	if (dashboard->activity_position.is_done && settle(dashboard, deadline_ms)) {
		facts_set_loaded_from(
			dashboard->facts, query->from + desk_reach_s(dashboard->scene.desk));
		dashboard->is_loading = false;
		dashboard->is_facts_new = true;
	}
	return true;
}

static bool follow_activity(struct dashboard *dashboard, int64_t deadline_ms, struct error *err)
{
	struct activity_receiver receiver = { .receive = facts_put_activity,
		.to = dashboard->facts };
	struct facts_changes changes = { .since = dashboard->activity_seq,
		.deadline_ms = deadline_ms };
	if (!store_activity_changes(dashboard->file->store, &changes, &receiver, err))
		return false;
	dashboard->is_facts_new |= changes.since != dashboard->activity_seq;
	(void)settle(dashboard, deadline_ms);
	dashboard->activity_seq = changes.since;
	dashboard->has_changes |= !changes.is_done;
	return true;
}

static bool follow(struct dashboard *dashboard, int64_t deadline_ms, struct error *err)
{
	struct facts_receiver receiver = { .receive = facts_put, .to = dashboard->facts };
	struct facts_changes changes = { .since = dashboard->seq, .deadline_ms = deadline_ms };
	if (dashboard->is_unsettled) {
		(void)settle(dashboard, deadline_ms);
		return true;
	}
	if (!store_changes(dashboard->file->store, &changes, &receiver, err))
		return false;
	dashboard->is_facts_new |= changes.since != dashboard->seq;
	dashboard->seq = changes.since;
	dashboard->has_changes = !changes.is_done;
	if (changes.directory_changed && !take_directory(dashboard, err))
		return false;
	if (!changes.directory_changed && changes.coverage_changed &&
		!take_coverage(dashboard, err))
		return false;
	return !changes.is_done || follow_activity(dashboard, deadline_ms, err);
}

static bool is_time_for_changes(const struct dashboard *dashboard)
{
	return (dashboard->has_changes || dashboard->is_unsettled) &&
	       (!dashboard->shown || dashboard->scene.now.mono_ms >= dashboard->next_board_ms);
}

/* Facts stand still while something is worked out from them. */
static bool is_counted(const struct dashboard *dashboard)
{
	return dashboard->coming || dashboard_usual_wait(dashboard) ||
	       dashboard_aside_wait(dashboard) || dashboard_floor_wait(dashboard);
}

void dashboard_facts_step(struct dashboard *dashboard, int64_t deadline_ms)
{
	struct error fault = { .kind = ERROR_NONE };
	bool is_well = true;
	if (!dashboard->file->store || !dashboard->facts || is_counted(dashboard))
		return;
	if (!dashboard->is_loading && wants_more(dashboard))
		begin_load(dashboard);
	if (dashboard->is_loading)
		is_well = load(dashboard, deadline_ms, &fault);
	else if (is_time_for_changes(dashboard))
		is_well = follow(dashboard, deadline_ms, &fault);
	if (is_well)
		return;
	/* What we have stays on screen; the next look tries again. */
	dashboard_store_fault(dashboard, &fault);
	dashboard->is_loading = dashboard->is_unsettled = false;
	dashboard->has_changes = false;
	dashboard_store_close(dashboard);
	dashboard->next_look_ms = dashboard->scene.now.mono_ms + CHANGES_EVERY_MS;
}

bool dashboard_facts_wait(const struct dashboard *dashboard)
{
	if (!dashboard->file->store || !dashboard->facts || is_counted(dashboard))
		return false;
	return dashboard->is_loading || wants_more(dashboard) || is_time_for_changes(dashboard);
}
