/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people write into a cell.
 */
#include "config.h"

#include "source/feed/cell.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "model/date.h"

#define EARLIEST_S 31536000LL /* 1971: a date that was not set is often 1970 */
#define LATEST_S 7258118400LL /* 2200 */
#define DAY_S INT64_C(86400)
#define SPAN_MAX_S (366 * 86400LL)
#define NUMBER_MAX 1e15 /* beyond it a number no longer tells its units */

bool cell_number(const char *text, bool has_comma, double *value)
{
	char plain[64];
	size_t len = strlen(text);
	char *end;

	if (len == 0 || len >= sizeof plain || strspn(text, "+-0123456789.,eE") != len)
		return false;
	memcpy(plain, text, len + 1);
	char *comma = strchr(plain, ',');

	if (comma && (!has_comma || strchr(plain, '.')))
		return false;
	if (comma)
		*comma = '.';
	*value = strtod(plain, &end);
	return *end == '\0' && *value >= -NUMBER_MAX && *value <= NUMBER_MAX;
}

/* "mm:ss" or "h:mm:ss". */
static bool read_clock(const char *text, int64_t *span_s)
{
	int64_t total = 0, part = 0;
	int parts = 1, digits = 0;

	for (; *text; text++) {
		if (*text == ':') {
			total = (total + part) * 60;
			parts++;
			part = digits = 0;
		} else if (isdigit((unsigned char)*text) && digits < 6) {
			part = part * 10 + (*text - '0');
			digits++;
		} else {
			return false;
		}
		if (parts > 3 || (parts > 1 && part > 59))
			return false;
	}
	*span_s = total + part;
	return digits == 2 && parts > 1;
}

bool cell_span(const char *text, bool has_comma, int64_t *span_s)
{
	double seconds;
	int months;
	bool is_read;

	if (cell_number(text, has_comma, &seconds)) {
		if (seconds < 0 || seconds > SPAN_MAX_S)
			return false;
		*span_s = (int64_t)(seconds + 0.5);
		return true;
	}
	if (strchr(text, ':'))
		is_read = read_clock(text, span_s);
	else
		is_read = format_parse_span(text, span_s, &months) && months == 0;
	return is_read && *span_s >= 0 && *span_s <= SPAN_MAX_S;
}

bool cell_word(const char *text, char *out, size_t size)
{
	size_t len = strlen(text);

	if (len >= size)
		return false;
	for (size_t i = 0; i <= len; i++) {
		bool is_joint = text[i] == ' ' || text[i] == '-';

		out[i] = is_joint ? '_' : (char)tolower((unsigned char)text[i]);
	}
	return true;
}

bool cell_bool(const char *text, bool *value)
{
	static const char *const yes[] = { "yes", "true", "1", "y", "good" };
	static const char *const no[] = { "no", "false", "0", "n", "bad" };
	char word[8];

	if (!cell_word(text, word, sizeof word))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(yes); i++) {
		*value = strcmp(word, yes[i]) == 0;
		if (*value || strcmp(word, no[i]) == 0)
			return true;
	}
	return false;
}

/* --- moments --------------------------------------------------------------------------------- */

static bool is_like(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++)
		if (*pattern == '0' ? !isdigit((unsigned char)*text) : *text != *pattern)
			return false;
	return true;
}

/* Seconds, or milliseconds, since 1970. */
static bool read_unix(const char *text, int64_t *at)
{
	size_t len = strlen(text);

	if (strspn(text, "0123456789") != len || len < 9 || len > 13 || len == 11)
		return false;
	*at = strtoll(text, NULL, 10);
	if (len >= 12)
		*at /= 1000;
	return true;
}

/* As ISO writes it: the year first, hyphens between. */
static void order_date(char *text)
{
	if (is_like(text, "00.00.0000")) {
		char date[11];

		(void)snprintf(date, sizeof date, "%.4s-%.2s-%.2s", text + 6, text + 3, text);
		memcpy(text, date, 10);
	} else if (is_like(text, "0000/00/00")) {
		text[4] = text[7] = '-';
	}
}

/* A Jalali date becomes the day that it is; false where it is none. */
static bool to_gregorian(char *text)
{
	char date[40] = { 0 };
	int64_t days;
	int year, month, day;

	if (!is_like(text, "0000-00-00") || strtol(text, NULL, 10) > DATE_JALALI_YEAR_MAX)
		return true;
	memcpy(date, text, 10);
	if (!date_parse(date, &days))
		return false;
	format_civil_from_days(days, &year, &month, &day);
	(void)snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
	memcpy(text, date, 10);
	return true;
}

/* A year, a month or a day, in local seconds. */
static bool read_day(const char *text, int64_t *local_s, int64_t *end_s)
{
	size_t len = strlen(text);
	bool is_part = (len == 4 && is_like(text, "0000")) ||
		       (len == 7 && is_like(text, "0000-00")) ||
		       (len == 10 && is_like(text, "0000-00-00"));

	if (!is_part)
		return false;
	const char *full = len == 4 ? "0000-01-01" : "0000-00-01";
	char date[11];
	int64_t days;
	bool is_jalali = strtol(text, NULL, 10) <= DATE_JALALI_YEAR_MAX;

	(void)snprintf(date, sizeof date, "%s%s", text, full + len);
	if (!date_parse(date, &days))
		return false;
	*local_s = days * DAY_S;
	*end_s = *local_s + DAY_S;
	if (len < 10)
		*end_s = date_add_months(is_jalali ? DATE_JALALI : DATE_GREGORIAN, *local_s,
			len == 4 ? 12 : 1, false);
	return true;
}

static bool has_zone(const char *text)
{
	return strpbrk(text + 10, "Zz+-") != NULL;
}

static bool read_moment(const char *text, const struct zone *zone, int64_t *at)
{
	if (!is_like(text, "0000-00-00") || strlen(text) < 16 || !format_parse_iso(text, at))
		return false;
	if (!has_zone(text))
		*at = zone_from_local_s(zone, *at);
	return true;
}

static bool is_possible(int64_t at_s)
{
	return at_s >= EARLIEST_S && at_s < LATEST_S;
}

bool cell_time(const char *text, const struct zone *zone, int64_t *at, int64_t *end)
{
	char plain[48];
	size_t len = strlen(text);

	if (len < 4 || len >= sizeof plain)
		return false;
	memcpy(plain, text, len + 1);
	order_date(plain);
	if (!to_gregorian(plain))
		return false;
	if (read_day(plain, at, end)) {
		*at = zone_from_local_s(zone, *at);
		*end = zone_from_local_s(zone, *end);
		return is_possible(*at) && is_possible(*end);
	}
	if (!read_unix(plain, at) && !read_moment(plain, zone, at))
		return false;
	*end = *at;
	return is_possible(*at);
}
