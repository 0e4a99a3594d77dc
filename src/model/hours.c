/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a desk says of its time: business hours, shifts, and notes on the time line.
 */
#include "config.h"

#include "model/hours.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/desk.h"
#include "model/period.h"

enum {
	DAY_S = 86400,
	DAYS = 7
};

/* Business hours are summed for these years; what is older is counted day by day. */
#define CALENDAR_BEFORE_S (INT64_C(10) * 366 * DAY_S)
#define CALENDAR_AFTER_S (INT64_C(2) * 366 * DAY_S)

static const char *const day_names[DAYS] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday" };

static bool find_day(const char *name, int *day, struct error *err)
{
	for (*day = 0; *day < DAYS; ++*day) {
		if (!strcmp(day_names[*day], name))
			return true;
	}
	return error_set(
		err, ERROR_CONFIG, _("'%s' is no day of the week; write it as \"monday\""), name);
}

static bool add_to_days(struct calendar *calendar, const struct text_list *days, const char *hours,
	struct error *err)
{
	for (size_t i = 0; i < days->len; i++) {
		int day;

		if (!find_day(days->items[i], &day, err) ||
			!calendar_add_hours(calendar, day, hours, err))
			return false;
	}
	return true;
}

/* --- hours ---------------------------------------------------------------------------------- */

static bool is_unnamed(const struct hours_config *hours)
{
	return !hours->name || !*hours->name;
}

static bool fill_calendar(
	struct calendar *calendar, const struct hours_config *hours, struct error *err)
{
	for (int day = 0; day < DAYS; day++) {
		for (size_t i = 0; i < hours->days[day].len; i++) {
			if (!calendar_add_hours(calendar, day, hours->days[day].items[i], err))
				return false;
		}
	}
	if (!add_to_days(calendar, &hours->all_day, "00:00-24:00", err))
		return false;
	for (size_t i = 0; i < hours->holidays.len; i++) {
		if (!calendar_add_holiday(calendar, hours->holidays.items[i], err))
			return false;
	}
	if (!is_unnamed(hours) && !calendar_has_hours(calendar))
		return error_set(err, ERROR_CONFIG, _("hours \"%s\" have no day"), hours->name);
	if (is_unnamed(hours) && hours->kind == HOURS_OF_DAYS)
		return error_set(err, ERROR_CONFIG,
			_("hours that count days need a name, for promises to take them"));
	if (hours->kind == HOURS_OF_DAYS)
		calendar_count_days(calendar);
	return true;
}

static bool make_hours(
	const struct desk *desk, struct hours_config *hours, int64_t now_s, struct error *err)
{
	const struct zone *zone = desk->zone;

	if (hours->zone_text && !hours->zone) {
		if (!zone_new(hours->zone_text, now_s, &hours->zone, err))
			return config_place_fail(&hours->place, err);
	}
	hours->calendar = calendar_new(hours->zone ? hours->zone : zone);
	calendar_reckon_by(hours->calendar, (enum date_kind)desk->dates);
	if (!fill_calendar(hours->calendar, hours, err))
		return config_place_fail(&hours->place, err);
	calendar_prepare(hours->calendar, now_s - CALENDAR_BEFORE_S, now_s + CALENDAR_AFTER_S);
	return true;
}

static bool make_calendars(struct desk *desk, int64_t now_s, struct error *err)
{
	for (size_t i = 0; i < desk->hours_count; i++) {
		struct hours_config *hours = &desk->hours[i];

		if (!make_hours(desk, hours, now_s, err))
			return false;
		if (is_unnamed(hours))
			desk->calendar = hours->calendar;
	}
	if (!desk->calendar)
		desk->calendar = desk->always = calendar_new(desk->zone);
	return true;
}

/* --- who works by which --------------------------------------------------------------------- */

static const struct calendar *calendar_named(const struct desk *desk, const char *name)
{
	for (size_t i = 0; i < desk->hours_count; i++) {
		if (!is_unnamed(&desk->hours[i]) && !strcmp(desk->hours[i].name, name))
			return desk->hours[i].calendar;
	}
	return NULL;
}

static bool join(const struct desk *desk, const char *name, const struct config_place *place,
	const struct calendar **calendar, struct error *err)
{
	*calendar = name ? calendar_named(desk, name) : NULL;
	if (!name || *calendar)
		return true;
	error_set(err, ERROR_CONFIG, _("unknown hours \"%s\"; name them: hours \"%s\" { … }"), name,
		name);
	return config_place_fail(place, err);
}

static bool join_teams(struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->team_count; i++) {
		struct team_config *team = &desk->teams[i];

		if (!join(desk, team->hours, &team->place, &team->calendar, err))
			return false;
		if (!team->calendar || !calendar_counts_days(team->calendar))
			continue;
		error_set(err, ERROR_CONFIG,
			_("hours \"%s\" count days; they are for promises, not for team \"%s\""),
			team->hours, team->name);
		return config_place_fail(&team->place, err);
	}
	return true;
}

static bool join_promises(struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->promise_count; i++) {
		struct promise_config *promise = &desk->promises[i];

		if (!join(desk, promise->hours, &promise->place, &promise->calendar, err))
			return false;
		if (!promise->hours || promise->clock != CLOCK_CALENDAR)
			continue;
		error_set(err, ERROR_CONFIG,
			_("a promise by the calendar's clock takes no hours \"%s\""),
			promise->hours);
		return config_place_fail(&promise->place, err);
	}
	return true;
}

/* --- shifts --------------------------------------------------------------------------------- */

static bool fill_shift(struct shift_config *shift, struct error *err)
{
	const char *names[DAYS];
	const struct text_list all = { .items = names, .len = DAYS };
	char hours[32];

	memcpy(names, day_names, sizeof names);
	if (!shift->from || !shift->to)
		return error_set(
			err, ERROR_CONFIG, _("shift \"%s\" needs from and to"), shift->name);
	snprintf(hours, sizeof hours, "%s-%s", shift->from, shift->to);
	return add_to_days(shift->calendar, shift->days.len ? &shift->days : &all, hours, err);
}

static bool make_shifts(struct desk *desk, struct error *err)
{
	desk->stints = (struct stints){ .zone = desk->zone };
	if (calendar_has_hours(desk->calendar))
		desk->stints.hours = desk->calendar;
	for (size_t i = 0; i < desk->shift_count; i++) {
		struct shift_config *shift = &desk->shifts[i];

		shift->calendar = calendar_new(desk->zone);
		if (!fill_shift(shift, err))
			return config_place_fail(&shift->place, err);
		if (i == STINT_SHIFTS_MAX) {
			error_set(err, ERROR_CONFIG, _("more than %d shifts"), STINT_SHIFTS_MAX);
			return config_place_fail(&shift->place, err);
		}
		desk->stints.shifts[i] = shift->calendar;
		desk->stints.names[i] = shift->name;
		desk->stints.shift_count++;
	}
	return true;
}

struct civil hours_civil(const struct desk *desk, int64_t at_s)
{
	struct civil civil = zone_civil(desk->zone, at_s);
	int64_t local_s = zone_local_s(desk->zone, at_s);
	struct date date = date_from_days(
		(enum date_kind)desk->dates, (local_s - (local_s % DAY_S + DAY_S) % DAY_S) / DAY_S);

	civil.year = date.year;
	civil.month = date.month;
	civil.day = date.day;
	return civil;
}

void hours_tell_period(const struct desk *desk, struct period_wish *wish)
{
	wish->week_start = desk->week_start;
	wish->dates = (enum date_kind)desk->dates;
	wish->stints = &desk->stints;
}

/* --- notes ---------------------------------------------------------------------------------- */

static bool is_date(const char *text)
{
	return strlen(text) == 10;
}

static bool make_note(const struct desk *desk, struct note_config *note, struct error *err)
{
	const char *to = note->to ? note->to : note->from;

	if (!note->from || !note->text || !*note->text)
		return error_set(err, ERROR_CONFIG, _("a note needs from and text"));
	if (!period_parse_time(note->from, desk->zone, &note->span.from, err) ||
		!period_parse_time(to, desk->zone, &note->span.to, err))
		return false;
	if (is_date(to))
		note->span.to = zone_day_start(desk->zone, note->span.to, 1);
	if (note->span.to < note->span.from || (note->to && note->span.to == note->span.from))
		return error_set(err, ERROR_CONFIG,
			_("the note ends at '%s', before it begins at '%s'"), to, note->from);
	if (note->span.to == note->span.from)
		note->span.to++; /* a moment */
	return true;
}

static bool make_notes(struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->note_count; i++) {
		if (!make_note(desk, &desk->notes[i], err))
			return config_place_fail(&desk->notes[i].place, err);
	}
	return true;
}

/* --- all of it ------------------------------------------------------------------------------ */

bool hours_make(struct desk *desk, int64_t now_s, struct error *err)
{
	hours_release(desk);
	return make_calendars(desk, now_s, err) && join_teams(desk, err) &&
	       join_promises(desk, err) && make_shifts(desk, err) && make_notes(desk, err);
}

void hours_release(struct desk *desk)
{
	for (size_t i = 0; i < desk->hours_count; i++) {
		calendar_free(desk->hours[i].calendar);
		zone_free(desk->hours[i].zone);
		desk->hours[i].calendar = NULL;
		desk->hours[i].zone = NULL;
	}
	for (size_t i = 0; i < desk->shift_count; i++) {
		calendar_free(desk->shifts[i].calendar);
		desk->shifts[i].calendar = NULL;
	}
	calendar_free(desk->always);
	desk->calendar = desk->always = NULL;
}

bool hours_differ(const struct desk *desk)
{
	for (size_t i = 0; i < desk->team_count; i++) {
		if (desk->teams[i].calendar)
			return true;
	}
	return false;
}

bool hours_are_set(const struct desk *desk)
{
	return (desk->calendar && calendar_has_hours(desk->calendar)) || hours_differ(desk);
}

static bool is_worked_by(const struct calendar *calendar, struct span span)
{
	return !calendar || !calendar_has_hours(calendar) ||
	       calendar_elapsed_s(calendar, span.from, span.to) > 0;
}

bool hours_is_worked(const struct desk *desk, const struct calendar *calendar, struct span span)
{
	if (is_worked_by(calendar ? calendar : desk->calendar, span))
		return true;
	for (size_t i = 0; !calendar && i < desk->team_count; i++) {
		if (desk->teams[i].calendar && is_worked_by(desk->teams[i].calendar, span))
			return true;
	}
	return false;
}

static int64_t close_by(const struct calendar *calendar, struct span rest)
{
	int64_t close = rest.to;

	if (!is_worked_by(calendar, rest))
		return TIME_NONE;
	if (calendar && calendar_has_hours(calendar) && !calendar_is_open(calendar, rest.to - 1))
		(void)calendar_close(calendar, rest.to, &close);
	return close;
}

int64_t hours_day_close(const struct desk *desk, const struct calendar *calendar, struct span rest)
{
	int64_t latest = close_by(calendar ? calendar : desk->calendar, rest);

	for (size_t i = 0; !calendar && i < desk->team_count; i++) {
		int64_t close = desk->teams[i].calendar ? close_by(desk->teams[i].calendar, rest)
							: TIME_NONE;

		if (close != TIME_NONE && (latest == TIME_NONE || close > latest))
			latest = close;
	}
	return latest;
}
