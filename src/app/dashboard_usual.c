/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is usual, for the views that ask: a board of the past, kept until the request, the day or
 * the history changes, and told to every new board of the present.
 */
#include "config.h"

#include "app/dashboard_usual.h"

#include <stdlib.h>

#include "base/mem.h"
#include "kpi/usual.h"

/* Days that are over change by late facts alone. */
#define PAST_EVERY_S 600

void dashboard_usual_release(struct dashboard *dashboard)
{
	board_free(dashboard->past);
	dashboard->past = NULL;
	free(dashboard->past_key.key);
	dashboard->past_key.key = NULL;
}

static bool is_wanted(const struct dashboard *dashboard)
{
	return dashboard->need.has_usual && dashboard->shown && dashboard->facts &&
	       dashboard->board_key.key && !dashboard->scene.is_board_old;
}

static void want_past(struct dashboard *dashboard)
{
	struct buf key;
	buf_init(&key, 4096);
	buf_printf(&key, "%lld %lld %s", (long long)facts_loaded_from(dashboard->facts),
		(long long)(dashboard->scene.now.wall_s / PAST_EVERY_S), dashboard->board_key.key);
	bool is_other = made_for_changed(&dashboard->past_key, key.bytes);
	buf_release(&key);
	if (!is_other)
		return;
	struct board_request *request = mem_new(1, sizeof(*request));
	usual_ask(dashboard->scene.desk, board_request(dashboard->shown), request);
	board_free(dashboard->past);
	dashboard->past = board_new(dashboard->facts, request, board_made_at(dashboard->shown));
	dashboard->is_past_told = false;
	free(request);
}

bool dashboard_usual_wait(const struct dashboard *dashboard)
{
	return is_wanted(dashboard) && !dashboard->is_loading && dashboard->past &&
	       !board_is_done(dashboard->past);
}

void dashboard_usual_step(struct dashboard *dashboard, int64_t deadline_ms)
{
	if (dashboard->coming || dashboard->is_loading || !is_wanted(dashboard))
		return;
	want_past(dashboard);
	if (dashboard->is_past_told || !board_step(dashboard->past, deadline_ms))
		return;
	usual_take(dashboard->shown, dashboard->past);
	dashboard->is_past_told = true;
	dashboard->is_dirty = true;
}
