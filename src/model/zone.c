/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time zones as tables of UTC offsets, made by asking the C library.
 */
#include "config.h"

#include "model/zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/format.h"
#include "base/mem.h"
#include "base/words.h"

enum {
	DAY_S = 86400,
	ZONE_NAME_MAX = 64
};

#define FIRST_MOMENT INT64_C(946684800)          /* 2000-01-01 */
#define YEARS_AHEAD_S (INT64_C(3) * 366 * DAY_S) /* no government announces further */

/* From `at` on the offset holds. */
struct change {
	int64_t at;
	int64_t offset_s;
};

struct zone {
	char *name;
	struct change *changes; /* the first one holds since ever */
	size_t len, capacity;
};

static int64_t library_offset_s(int64_t at_s)
{
	time_t at = (time_t)at_s;
	struct tm local;

	return localtime_r(&at, &local) ? local.tm_gmtoff : 0;
}

/* The first second of (from, to] at which the offset is no longer that of `from`. */
static int64_t find_change(int64_t from, int64_t to, int64_t offset_s)
{
	while (to - from > 1) {
		int64_t middle = from + (to - from) / 2;

		if (library_offset_s(middle) == offset_s)
			from = middle;
		else
			to = middle;
	}
	return to;
}

static void add_change(struct zone *zone, int64_t at_s, int64_t offset_s)
{
	zone->changes =
		mem_grow(zone->changes, &zone->capacity, zone->len + 1, sizeof *zone->changes);
	zone->changes[zone->len++] = (struct change){ .at = at_s, .offset_s = offset_s };
}

static void scan(struct zone *zone, int64_t until_s)
{
	int64_t offset_s = library_offset_s(FIRST_MOMENT);

	add_change(zone, INT64_MIN, offset_s);
	for (int64_t day = FIRST_MOMENT; day < until_s; day += DAY_S) {
		int64_t after_s = library_offset_s(day + DAY_S);

		if (after_s == offset_s)
			continue;
		add_change(zone, find_change(day, day + DAY_S, offset_s), after_s);
		offset_s = after_s;
	}
}

static void set_zone_variable(const char *value)
{
	if (value)
		setenv("TZ", value, 1);
	else
		unsetenv("TZ");
	tzset();
}

/* Letters, digits, "_+-" and single slashes between; so neither absolute nor with "..". */
static bool is_plain_name(const char *name)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
	size_t len = strlen(name);

	return len > 0 && len <= ZONE_NAME_MAX && name[0] != '/' && strspn(name, plain) == len;
}

static bool has_zone_file(const char *name)
{
	const char *folder = getenv("TZDIR");
	char magic[4] = "";
	struct buf path;
	FILE *file;
	bool found;

	buf_init(&path, 0);
	buf_printf(&path, "%s/%s", folder && *folder ? folder : "/usr/share/zoneinfo", name);
	file = fopen(path.bytes, "re");
	found = file && fread(magic, 1, 4, file) == 4 && !memcmp(magic, "TZif", 4);
	if (file)
		fclose(file);
	buf_release(&path);
	return found;
}

bool zone_new(const char *name, int64_t now_s, struct zone **zone, struct error *err)
{
	struct buf wanted;
	char *before;

	*zone = NULL;
	if (!is_plain_name(name) || (strcmp(name, "UTC") != 0 && !has_zone_file(name)))
		return error_set(err, ERROR_CONFIG,
			_("unknown time zone '%s'; use a name as in /usr/share/zoneinfo, for "
			  "example Europe/Istanbul"),
			name);
	before = mem_dup_text(getenv("TZ"));
	buf_init(&wanted, 0);
	buf_printf(&wanted, ":%s", name); /* a file, not a rule like EST5EDT */
	set_zone_variable(wanted.bytes);
	*zone = mem_new(1, sizeof **zone);
	(*zone)->name = mem_dup_text(name);
	scan(*zone, now_s + YEARS_AHEAD_S);
	set_zone_variable(before);
	buf_release(&wanted);
	free(before);
	return true;
}

void zone_free(struct zone *zone)
{
	if (!zone)
		return;
	free(zone->name);
	free(zone->changes);
	free(zone);
}

const char *zone_name(const struct zone *zone)
{
	return zone->name;
}

/* The change that holds at the moment. */
static const struct change *change_at(const struct zone *zone, int64_t at_s)
{
	size_t low = 0, high = zone->len;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (zone->changes[middle].at <= at_s)
			low = middle;
		else
			high = middle;
	}
	return &zone->changes[low];
}

int64_t zone_offset_s(const struct zone *zone, int64_t at_s)
{
	return change_at(zone, at_s)->offset_s;
}

int64_t zone_local_s(const struct zone *zone, int64_t at_s)
{
	return at_s + zone_offset_s(zone, at_s);
}

struct civil zone_civil(const struct zone *zone, int64_t at_s)
{
	int64_t local_s = zone_local_s(zone, at_s);
	int64_t second = ((local_s % DAY_S) + DAY_S) % DAY_S;
	int64_t days = (local_s - second) / DAY_S;
	struct civil civil = {
		.hour = (int)(second / 3600),
		.minute = (int)(second / 60 % 60),
		.second = (int)(second % 60),
		.weekday = (int)(((days + 3) % 7 + 7) % 7), /* day 0 was a Thursday */
	};

	format_civil_from_days(days, &civil.year, &civil.month, &civil.day);
	return civil;
}

/* A local second as UTC by the offsets of the day before and after it: no two changes are nearer to
 * each other. Where it does not exist, *change is the one that jumped over it, else NULL. */
static int64_t resolve(const struct zone *zone, int64_t local_s, const struct change **change)
{
	int64_t early = local_s - zone_offset_s(zone, local_s - DAY_S);
	int64_t late;

	*change = NULL;
	if (zone_local_s(zone, early) == local_s)
		return early; /* of two, the first: before the clocks went back */
	late = local_s - zone_offset_s(zone, local_s + DAY_S);
	if (zone_local_s(zone, late) == local_s)
		return late;
	*change = change_at(zone, early);
	return early;
}

int64_t zone_utc(const struct zone *zone, const struct civil *local)
{
	const struct change *change;
	int64_t local_s = format_days_from_civil(local->year, local->month, local->day) * DAY_S +
			  local->hour * 3600 + local->minute * 60 + local->second;

	return resolve(zone, local_s, &change);
}

int64_t zone_from_local_s(const struct zone *zone, int64_t local_s)
{
	const struct change *change;
	int64_t at_s = resolve(zone, local_s, &change);

	return change ? change->at : at_s;
}

int64_t zone_day_start(const struct zone *zone, int64_t at_s, int days)
{
	int64_t local_s = zone_local_s(zone, at_s);
	int64_t second = ((local_s % DAY_S) + DAY_S) % DAY_S;

	return zone_from_local_s(zone, local_s - second + (int64_t)days * DAY_S);
}
