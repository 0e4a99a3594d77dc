/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first line: whose desk, which period, how fresh, what time.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/comparison.h"
#include "ui/freshness.h"
#include "ui/moment.h"
#include "ui/ui_state.h"

#define DAY_S 86400
#define NAME_LEAST 6   /* cells of the desk's name */
#define PERIOD_LEAST 3 /* cells of a period, below which nothing is better */

static const struct period_name *period_row(const char *name)
{
	for (const struct period_name *row = period_names; row->name; row++) {
		if (strcmp(row->name, name) == 0)
			return row;
	}
	return NULL;
}

/* A view may have one of its own. */
static const struct period_name *shown_period(const struct scene *scene)
{
	return period_row(scene->has_period ? scene->period.name : scene->travel.period);
}

/* "early, Mon 06:00 – 14:00" */
static void stint_words(const struct scene *scene, char *out, size_t size)
{
	const struct span *whole = &scene->period.whole;
	struct civil to = zone_civil(scene->desk->zone, whole->to);
	char from[48], end[48];
	moment_short(from, sizeof(from), scene->desk, whole->from, scene->now.wall_s);
	if (whole->to - whole->from < DAY_S)
		(void)snprintf(end, sizeof(end), "%02d:%02d", to.hour, to.minute);
	else
		moment_short(end, sizeof(end), scene->desk, whole->to, scene->now.wall_s);
	(void)snprintf(out, size, "%s%s%s – %s", scene->period.shift,
		scene->period.shift[0] ? ", " : "", from, end);
}

/* The days of a period that begins and ends with one; 0: it begins or ends within a day. */
static int days_between(const struct scene *scene)
{
	const struct zone *zone = scene->desk->zone;
	const struct span *whole = &scene->period.whole;
	if (zone_day_start(zone, whole->from, 0) != whole->from ||
		zone_day_start(zone, whole->to, 0) != whole->to)
		return 0;
	return (int)((whole->to - whole->from + DAY_S / 2) / DAY_S);
}

/* "7 Nov – 13 Nov", the last day included. */
static void day_words(const struct scene *scene, char *out, size_t size)
{
	char from[48], to[48];
	int64_t now = scene->now.wall_s;
	moment_day(from, sizeof(from), scene->desk, scene->period.whole.from, now);
	moment_day(to, sizeof(to), scene->desk, scene->period.whole.to - 1, now);
	if (strcmp(from, to) == 0)
		(void)snprintf(out, size, "%s", from);
	else
		(void)snprintf(out, size, "%s – %s", from, to);
}

/* Whether it begins or ends at a time of day that matters. */
static bool has_times(const struct scene *scene, const struct period_name *row)
{
	return row ? row->unit == PERIOD_SHIFTS || row->unit == PERIOD_CLOSES
		   : days_between(scene) == 0;
}

/* "Last 7 days", or the dates where one has stepped away from it. */
static void period_words(const struct scene *scene, bool is_short, char *out, size_t size)
{
	const struct period_name *row = shown_period(scene);
	bool is_named = row && scene->period.shift[0] == '\0' && scene->travel.step == 0;
	if (row && (is_named || !scene->has_period)) {
		(void)snprintf(out, size, "%s", _(is_short ? row->short_title : row->title));
		return;
	}
	if (!scene->has_period) {
		(void)snprintf(out, size, "%s", "—");
		return;
	}
	if (has_times(scene, row))
		stint_words(scene, out, size);
	else
		day_words(scene, out, size);
}

static void compare_words(const struct scene *scene, char *out, size_t size)
{
	out[0] = '\0';
	if (scene->travel.compare == COMPARE_NONE || !scene->has_period)
		return;
	if (scene->travel.compare == COMPARE_LAST_YEAR) {
		char why[COMPARISON_MAX];
		comparison_absence(why, sizeof(why), scene);
		(void)snprintf(out, size, "%s",
			why[0] ? _("vs last year (no history)") : _("vs last year"));
		return;
	}
	const struct period_name *row = shown_period(scene);
	if (row && row->unit == PERIOD_CLOSES) {
		(void)snprintf(out, size, "%s", _("vs a week before"));
		return;
	}
	int64_t days = (scene->period.whole.to - scene->period.whole.from + DAY_S / 2) / DAY_S;
	int typed_days = row ? 0 : days_between(scene);
	if (days > 1 && strncmp(scene->period.name, "last-", 5) == 0)
		(void)snprintf(out, size, _("vs the %d before"), (int)days);
	else if (typed_days > 0)
		(void)snprintf(out, size,
			ngettext("vs the day before", "vs the %d days before",
				(unsigned long)typed_days),
			typed_days);
	else
		(void)snprintf(out, size, "%s", _("vs the one before"));
}

static const char *clock_words(const struct scene *scene)
{
	if (scene->travel.clock == CLOCK_DEFAULT)
		return "";
	return scene->travel.clock == CLOCK_BUSINESS ? _("business clock") : _("calendar clock");
}

/* On a narrower screen the period needs the room of a long reason. */
#define REASON_WIDTH 100

/* A past day in place of an age. */
static struct freshness as_of_words(const struct scene *scene)
{
	struct freshness words = { .glyph = GLYPH_LATE, .style = STYLE_LATE };
	char day[48];
	int64_t now = scene->now.wall_s;
	(void)snprintf(words.age, sizeof(words.age), _("as of %s"),
		moment_day(day, sizeof(day), scene->desk, now, now));
	return words;
}

/* Freshness and time at the right end; returns where it begins. */
static int draw_right(const struct scene *scene, struct canvas *canvas, struct place at)
{
	struct freshness freshness = scene->is_as_of ? as_of_words(scene) : freshness_of(scene);
	char text[512], clock[16];
	struct civil civil = zone_civil(scene->desk->zone, scene->now.wall_s);
	(void)snprintf(clock, sizeof(clock), "%02d:%02d", civil.hour, civil.minute);
	bool has_reason = freshness.reason[0] && freshness.style != STYLE_FRESH;
	(void)snprintf(text, sizeof(text), "%s%s%s", freshness.age, has_reason ? ": " : "",
		has_reason ? freshness.reason : "");
	int x = at.x + at.width - 6;
	canvas_text(canvas, place(x, at.y, 5), STYLE_TITLE, clock);
	int room = at.width * 2 / 5 - 6;
	int width = text_width_cols(text);
	if (width > room && at.width < REASON_WIDTH) {
		(void)snprintf(text, sizeof(text), "%s", freshness.age);
		width = text_width_cols(text);
	}
	width = width < room ? width : room;
	x -= width + 2;
	canvas_text(canvas, place(x, at.y, width), freshness.style, text);
	x -= 2;
	canvas_glyph(canvas, x, at.y, freshness.style, freshness.glyph);
	return x;
}

/* " · Team Billing": everything on screen is of these alone. */
static int draw_slice(
	const struct scene *scene, struct canvas *canvas, struct place at, enum scope_kind scope)
{
	char text[160];
	const char *word = scene->slice->of[scope];
	(void)snprintf(text, sizeof(text), " · %s %s", _(scope_rows[scope].title), word);
	return canvas_text(canvas, at, STYLE_TITLE, text);
}

static int draw_left(const struct scene *scene, struct canvas *canvas, struct place at, int room)
{
	int x = at.x + 1;
	if (at.width >= 80)
		x += canvas_text(canvas, place(x, at.y, 8), STYLE_DIM, "kpitop") + 2;
	x += canvas_text(canvas, place(x, at.y, room), STYLE_TITLE, scene->desk->title);
	for (int scope = 0; scene->slice && scope < SCOPE_KIND_COUNT; scope++)
		if (scene->slice->of[scope])
			x += draw_slice(
				scene, canvas, place(x, at.y, room), (enum scope_kind)scope);
	if (scene->is_simulated && at.width >= 80)
		x += canvas_text(canvas, place(x + 1, at.y, 12), STYLE_DIM, _("(simulated)")) + 1;
	return x;
}

void header_draw(const struct scene *scene, struct canvas *canvas, struct place at)
{
	int right = draw_right(scene, canvas, at) - 2;
	char period[160], compare[96], all[360];
	/* What is on screen is still the board before. */
	const char *mark = scene->is_board_old ? " …" : "";
	period_words(scene, at.width < 80, period, sizeof(period));
	compare_words(scene, compare, sizeof(compare));
	/* Of the desk's name the beginning is enough, of a period nothing less than all. */
	int room = right - text_width_cols(period) - 3, most = at.width / 3;
	room = room > most ? most : room < NAME_LEAST ? NAME_LEAST : room;
	int left = draw_left(scene, canvas, at, room) + 2;
	(void)snprintf(
		all, sizeof(all), "‹ %s ›%s %s %s", period, mark, compare, clock_words(scene));
	if (text_width_cols(all) > right - left)
		(void)snprintf(all, sizeof(all), "‹ %s ›%s", period, mark);
	if (text_width_cols(all) > right - left)
		(void)snprintf(all, sizeof(all), "%s", period);
	int width = text_width_cols(all);
	if (width > right - left)
		width = right - left;
	if (width < PERIOD_LEAST)
		return;
	int middle = at.x + (at.width - width) / 2;
	if (middle < left)
		middle = left;
	if (middle + width > right)
		middle = right - width;
	canvas_text(canvas, place(middle, at.y, width), STYLE_VALUE, all);
}
