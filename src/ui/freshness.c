/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calm under two missed polls, late after, stale when the source stopped or a quarter of an hour
 * and ten polls have passed.
 */
#include "config.h"

#include "ui/freshness.h"

#include <stdio.h>

#include "base/format.h"
#include "base/words.h"
#include "model/zone.h"
#include "ui/moment.h"

#define LATE_S 90
#define STALE_S 900

int64_t freshness_age_s(int64_t at_s, int64_t now_s)
{
	int64_t age = now_s > at_s ? now_s - at_s : 0;
	return age < 60 ? age / 10 * 10 : age / 60 * 60;
}

/* A simulated clock runs faster than the collector polls. */
static int64_t real_age(const struct scene *scene, int64_t age)
{
	return scene->speed > 1 ? (int64_t)((double)age / scene->speed) : age;
}

static bool is_stale(const struct source_status *source, int64_t age)
{
	int64_t limit = source->interval_s * 10 > STALE_S ? source->interval_s * 10 : STALE_S;
	return source->state == SOURCE_FAILED || age > limit;
}

static bool is_late(const struct source_status *source, int64_t age)
{
	int64_t limit = source->interval_s * 2 > LATE_S ? source->interval_s * 2 : LATE_S;
	return age > limit || source->state == SOURCE_STOPPED;
}

static struct freshness never_yet(const struct source_status *source)
{
	struct freshness freshness = { .glyph = GLYPH_LATE, .style = STYLE_LATE };
	if (source->state == SOURCE_FAILED)
		freshness = (struct freshness){ .glyph = GLYPH_STALE, .style = STYLE_STALE };
	(void)snprintf(freshness.age, sizeof(freshness.age), "%s",
		source->state == SOURCE_FAILED ? _("no data") : _("first load"));
	(void)snprintf(freshness.reason, sizeof(freshness.reason), "%s", source->error);
	return freshness;
}

struct freshness freshness_of_source(const struct scene *scene, const struct source_status *source)
{
	if (source->last_success == TIME_NONE)
		return never_yet(source);
	char ago[48], moment[32];
	int64_t age = freshness_age_s(source->last_success, scene->now.wall_s);
	struct freshness freshness = { .glyph = GLYPH_FRESH, .style = STYLE_FRESH };
	format_age(ago, sizeof(ago), age);
	int64_t judged = real_age(scene, age);
	if (is_stale(source, judged)) {
		freshness.glyph = GLYPH_STALE;
		freshness.style = STYLE_STALE;
		moment_short(moment, sizeof(moment), scene->desk, source->last_success,
			scene->now.wall_s);
		(void)snprintf(freshness.age, sizeof(freshness.age), "%s, %s", moment, ago);
	} else {
		if (is_late(source, judged)) {
			freshness.glyph = GLYPH_LATE;
			freshness.style = STYLE_LATE;
		}
		(void)snprintf(freshness.age, sizeof(freshness.age), "%s", ago);
	}
	(void)snprintf(freshness.reason, sizeof(freshness.reason), "%s", source->error);
	return freshness;
}

struct freshness freshness_of(const struct scene *scene)
{
	struct freshness worst = { .glyph = GLYPH_LATE, .style = STYLE_LATE };
	(void)snprintf(worst.age, sizeof(worst.age), "%s", _("no data yet"));
	if (scene->trouble)
		(void)snprintf(worst.reason, sizeof(worst.reason), "%s", scene->trouble);
	for (size_t i = 0; i < scene->source_count; i++) {
		struct freshness one = freshness_of_source(scene, &scene->sources[i]);
		if (i == 0 || one.style > worst.style)
			worst = one;
	}
	return worst;
}

char *freshness_history(
	char *out, size_t size, const struct scene *scene, const struct source_status *source)
{
	char day[48], left[48];
	out[0] = '\0';
	if (source->is_complete || source->history_share >= 1 || source->state == SOURCE_FAILED)
		return out;
	if (source->history_from == TIME_NONE) {
		(void)snprintf(out, size, "%s", _("first load: open tickets come first"));
		return out;
	}
	moment_day(day, sizeof(day), scene->desk, source->history_from, scene->now.wall_s);
	int used = snprintf(
		out, size, _("history back to %s, %.0f %%"), day, source->history_share * 100);
	if (source->history_eta_s >= 0 && used > 0 && (size_t)used < size) {
		int64_t minutes = (source->history_eta_s + 59) / 60;
		format_duration(left, sizeof(left), 60.0 * (double)minutes, 0);
		(void)snprintf(out + used, size - (size_t)used, _(", about %s"), left);
	}
	return out;
}
