/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second board of a view that asks for one: the weeks before the one on screen, or the parts of
 * one member. Worked out after the first, once a minute at most; the old one stays until then.
 */
#include "config.h"

#include <stdlib.h>

#include "app/dashboard_parts.h"
#include "base/mem.h"

#define ASIDE_EVERY_S 60

static void make_period(const struct dashboard *dashboard, struct period *period)
{
	const struct desk *desk = dashboard->scene.desk;
	*period = dashboard->scene.period;
	if (dashboard->need.aside_weeks > 0)
		period_make_weeks(period, desk->zone, desk->week_start, dashboard->need.aside_weeks,
			dashboard->scene.period.span.to);
}

int64_t dashboard_aside_from(const struct dashboard *dashboard)
{
	if (!dashboard->need.has_aside || !dashboard->scene.has_period)
		return TIME_NONE;
	struct period *period = mem_new(1, sizeof(*period));
	make_period(dashboard, period);
	int64_t from = period->span.from;
	free(period);
	return from;
}

void dashboard_aside_release(struct dashboard *dashboard)
{
	board_free(dashboard->aside);
	board_free(dashboard->aside_coming);
	dashboard->aside = dashboard->aside_coming = NULL;
	dashboard->scene.aside = NULL;
	free(dashboard->aside_key.key);
	free(dashboard->aside_made_key.key);
	dashboard->aside_key.key = dashboard->aside_made_key.key = NULL;
}

/* Not before the first board is whole, and the facts reach as far back. */
static bool can_begin(const struct dashboard *dashboard)
{
	int64_t loaded = dashboard->facts ? facts_loaded_from(dashboard->facts) : TIME_NONE;
	return dashboard->shown && !dashboard->coming && !dashboard->is_loading &&
	       !dashboard->scene.is_board_old && loaded != TIME_NONE &&
	       loaded <= dashboard_aside_from(dashboard);
}

static void want_aside(struct dashboard *dashboard)
{
	struct board_request *request = mem_new(1, sizeof(*request));
	struct buf key;
	buf_init(&key, 4096);
	*request = dashboard->need.aside;
	make_period(dashboard, &request->period);
	board_filter_add(&request->filter, &dashboard->slice);
	dashboard_request_key(&key, request);
	if (made_for_changed(&dashboard->aside_key, key.bytes)) {
		board_free(dashboard->aside);
		dashboard->aside = NULL;
		dashboard->scene.aside = NULL;
		dashboard->is_dirty = true;
	}
	buf_printf(&key, " %lld", (long long)(dashboard->scene.now.wall_s / ASIDE_EVERY_S));
	if (can_begin(dashboard) && made_for_changed(&dashboard->aside_made_key, key.bytes)) {
		board_free(dashboard->aside_coming);
		dashboard->aside_coming =
			board_new(dashboard->facts, request, dashboard->scene.now.wall_s);
	}
	buf_release(&key);
	free(request);
}

bool dashboard_aside_wait(const struct dashboard *dashboard)
{
	return dashboard->aside_coming != NULL && !dashboard->is_loading && !dashboard->coming;
}

void dashboard_aside_step(struct dashboard *dashboard, int64_t deadline_ms)
{
	if (!dashboard->need.has_aside || !dashboard->scene.has_period) {
		if (dashboard->aside_key.key)
			dashboard_aside_release(dashboard);
		return;
	}
	want_aside(dashboard);
	if (!dashboard_aside_wait(dashboard) || !board_step(dashboard->aside_coming, deadline_ms))
		return;
	board_free(dashboard->aside);
	dashboard->aside = dashboard->aside_coming;
	dashboard->aside_coming = NULL;
	dashboard->scene.aside = dashboard->aside;
	dashboard->is_dirty = true;
}
