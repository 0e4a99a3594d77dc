/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Today's phones by half hour: counted beside the screen, on which the ones before stay.
 */
#include "config.h"

#include "app/dashboard_parts.h"

void dashboard_floor_release(struct dashboard *dashboard)
{
	floor_free(dashboard->counting);
	dashboard->counting = NULL;
	dashboard->scene.floor = NULL;
}

void dashboard_floor_want(struct dashboard *dashboard, const struct board_filter *filter)
{
	if (!dashboard->need.has_floor) {
		dashboard_floor_release(dashboard);
		return;
	}
	floor_free(dashboard->counting);
	dashboard->counting = floor_new(dashboard->facts, filter, dashboard->scene.now.wall_s);
}

bool dashboard_floor_wait(const struct dashboard *dashboard)
{
	return dashboard->counting != NULL;
}

void dashboard_floor_step(struct dashboard *dashboard, int64_t deadline_ms)
{
	if (!dashboard->counting || !floor_step(dashboard->counting, deadline_ms))
		return;
	bool is_there = floor_read(dashboard->counting, &dashboard->floor);
	floor_free(dashboard->counting);
	dashboard->counting = NULL;
	dashboard->scene.floor = is_there ? &dashboard->floor : NULL;
	dashboard->is_dirty = true;
}
