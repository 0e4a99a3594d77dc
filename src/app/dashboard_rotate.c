/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wallboard's panels in turn, where somebody asked for it: the only thing that moves by itself.
 */
#include "config.h"

#include "app/dashboard_parts.h"
#include "base/format.h"
#include "base/words.h"

#define ROTATE_LEAST_S 5

/* What is typed goes before what is written; 0: nobody asked. */
static int64_t every_ms(const struct dashboard *dashboard)
{
	const char *typed = dashboard->options->rotate;
	int64_t span_s = desk_screen(dashboard->file->desk)->rotate_s;
	int months;
	if (typed)
		(void)format_parse_span(typed, &span_s, &months);
	return span_s * 1000;
}

bool dashboard_rotate_check(const struct options *options, struct error *err)
{
	int64_t span_s;
	int months;
	if (!options->rotate || (format_parse_span(options->rotate, &span_s, &months) &&
					months == 0 && span_s >= ROTATE_LEAST_S))
		return true;
	return error_set(err, ERROR_USAGE, _("--rotate wants a span of %d s or more, not '%s'"),
		ROTATE_LEAST_S, options->rotate);
}

void dashboard_rotate_step(struct dashboard *dashboard)
{
	int64_t now_ms = dashboard->scene.now.mono_ms, every = every_ms(dashboard);
	if (every <= 0 || dashboard->plain || !ui_rotates(dashboard->ui)) {
		dashboard->next_rotate_ms = INT64_MAX;
		return;
	}
	bool is_fresh = dashboard->next_rotate_ms == 0 || dashboard->next_rotate_ms == INT64_MAX;
	if (is_fresh)
		dashboard->next_rotate_ms = now_ms + every;
	if (now_ms < dashboard->next_rotate_ms)
		return;
	dashboard->next_rotate_ms = now_ms + every;
	ui_rotate(dashboard->ui, &dashboard->scene);
	dashboard->is_dirty = true;
}
