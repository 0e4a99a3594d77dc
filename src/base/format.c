/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and moments as text, and back. Nothing here depends on the locale but translated words.
 */
#include "config.h"

#include "base/format.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/words.h"

enum {
	MINUTE_S = 60,
	HOUR_S = 3600,
	DAY_S = 86400
};

int64_t format_days_from_civil(int year, int month, int day)
{
	/* Years that begin in March end with the leap day; 400 of them are one cycle. */
	int64_t march_year = (int64_t)year - (month <= 2);
	int64_t cycle = (march_year >= 0 ? march_year : march_year - 399) / 400;
	int64_t in_cycle = march_year - cycle * 400;
	int64_t in_year = (153 * (int64_t)((month + 9) % 12) + 2) / 5 + day - 1;

	return cycle * 146097 + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + in_year - 719468;
}

void format_civil_from_days(int64_t days, int *year, int *month, int *day)
{
	int64_t shifted = days + 719468;
	int64_t cycle = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int64_t in_cycle = shifted - cycle * 146097;
	int64_t year_in = (in_cycle - in_cycle / 1460 + in_cycle / 36524 - in_cycle / 146096) / 365;
	int64_t in_year = in_cycle - (365 * year_in + year_in / 4 - year_in / 100);
	int64_t march_month = (5 * in_year + 2) / 153;

	*day = (int)(in_year - (153 * march_month + 2) / 5 + 1);
	*month = (int)(march_month < 10 ? march_month + 3 : march_month - 9);
	*year = (int)(cycle * 400 + year_in + (*month <= 2));
}

char *format_iso(char *out, size_t size, int64_t at_s)
{
	int64_t days = at_s / DAY_S, rest = at_s % DAY_S;
	int year, month, day;

	if (at_s == TIME_NONE) {
		snprintf(out, size, "%s", "");
		return out;
	}
	if (rest < 0) {
		rest += DAY_S;
		days--;
	}
	format_civil_from_days(days, &year, &month, &day);
	snprintf(out, size, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day,
		(int)(rest / HOUR_S), (int)(rest % HOUR_S / MINUTE_S), (int)(rest % MINUTE_S));
	return out;
}

/* Reads exactly `digits` digits. */
static bool read_digits(const char **text, int digits, int *value)
{
	*value = 0;
	for (; digits > 0; digits--, (*text)++) {
		if (**text < '0' || **text > '9')
			return false;
		*value = *value * 10 + (**text - '0');
	}
	return true;
}

static bool read_char(const char **text, const char *any_of)
{
	if (!**text || !strchr(any_of, **text))
		return false;
	(*text)++;
	return true;
}

static int month_days(int year, int month)
{
	bool is_december = month == 12;

	return (int)(format_days_from_civil(year + is_december, is_december ? 1 : month + 1, 1) -
		     format_days_from_civil(year, month, 1));
}

static bool read_date(const char **text, int64_t *days)
{
	int year, month, day;

	if (!read_digits(text, 4, &year) || !read_char(text, "-") ||
		!read_digits(text, 2, &month) || !read_char(text, "-") ||
		!read_digits(text, 2, &day))
		return false;
	if (year > FORMAT_YEAR_MAX || month < 1 || month > 12 || day < 1 ||
		day > month_days(year, month))
		return false;
	*days = format_days_from_civil(year, month, day);
	return true;
}

/* "10:00", "10:00:00", "10:00:00.123" */
static bool read_time(const char **text, int64_t *seconds)
{
	int hour, minute, second = 0;

	if (!read_digits(text, 2, &hour) || !read_char(text, ":") || !read_digits(text, 2, &minute))
		return false;
	if (read_char(text, ":") && !read_digits(text, 2, &second))
		return false;
	if (read_char(text, ".,")) {
		if (!isdigit((unsigned char)**text))
			return false;
		while (isdigit((unsigned char)**text))
			(*text)++;
	}
	if (hour > 23 || minute > 59 || second > 60) /* 60: a leap second */
		return false;
	*seconds = hour * HOUR_S + minute * MINUTE_S + second;
	return true;
}

/* "", "Z", "+03:30", "-0500", "+01" */
static bool read_offset(const char **text, int64_t *offset_s)
{
	bool is_west = **text == '-';
	int hour, minute = 0;

	*offset_s = 0;
	if (!**text || read_char(text, "Zz"))
		return true;
	if (!read_char(text, "+-") || !read_digits(text, 2, &hour))
		return false;
	if (read_char(text, ":") || **text) {
		if (!read_digits(text, 2, &minute))
			return false;
	}
	if (hour > 23 || minute > 59)
		return false;
	*offset_s = (is_west ? -1 : 1) * (hour * HOUR_S + minute * MINUTE_S);
	return true;
}

bool format_parse_iso(const char *text, int64_t *at_s)
{
	int64_t days, seconds, offset_s;

	if (!read_date(&text, &days) || !read_char(&text, "Tt ") || !read_time(&text, &seconds))
		return false;
	read_char(&text, " ");
	if (!read_offset(&text, &offset_s) || *text)
		return false;
	*at_s = days * DAY_S + seconds - offset_s;
	return true;
}

/* Days and hours; from ten days on the hours say nothing. */
static void write_days(char *out, size_t size, const char *sign, int64_t seconds, int64_t day_s)
{
	const char *unit = day_s == DAY_S ? "d" : " bd";
	int64_t days = seconds / day_s, hours = (seconds % day_s + HOUR_S / 2) / HOUR_S;

	if (hours * HOUR_S >= day_s) {
		days++;
		hours = 0;
	}
	if (days >= 10 || hours == 0)
		snprintf(out, size, "%s%lld%s", sign, (long long)days, unit);
	else if (day_s == DAY_S)
		snprintf(out, size, "%s%lldd %02lldh", sign, (long long)days, (long long)hours);
	else
		snprintf(out, size, "%s%lld bd %lldh", sign, (long long)days, (long long)hours);
}

char *format_duration(char *out, size_t size, double seconds, int64_t day_s)
{
	const char *sign = seconds < 0 ? "-" : "";
	double magnitude = seconds < 0 ? -seconds : seconds;
	int64_t whole, minutes;

	if (!(magnitude < 1e15)) { /* also what is no number */
		snprintf(out, size, "%s", "");
		return out;
	}
	if (day_s <= 0)
		day_s = DAY_S;
	whole = (int64_t)(magnitude + 0.5);
	minutes = (whole + MINUTE_S / 2) / MINUTE_S;
	if (whole < MINUTE_S)
		snprintf(out, size, "%s%llds", whole ? sign : "", (long long)whole);
	else if (minutes < 60)
		snprintf(out, size, "%s%lldm", sign, (long long)minutes);
	else if (minutes * MINUTE_S >= day_s)
		write_days(out, size, sign, minutes * MINUTE_S, day_s);
	else if (minutes % 60)
		snprintf(out, size, "%s%lldh %lldm", sign, (long long)minutes / 60,
			(long long)minutes % 60);
	else
		snprintf(out, size, "%s%lldh", sign, (long long)minutes / 60);
	return out;
}

char *format_age(char *out, size_t size, int64_t age_s)
{
	if (age_s < 0)
		age_s = 0;
	if (age_s < MINUTE_S)
		snprintf(out, size, _("%lld s ago"), (long long)age_s);
	else if (age_s < HOUR_S)
		snprintf(out, size, _("%lld min ago"), (long long)age_s / MINUTE_S);
	else if (age_s < 2 * DAY_S)
		snprintf(out, size, _("%lld h ago"), (long long)age_s / HOUR_S);
	else
		snprintf(out, size, _("%lld d ago"), (long long)age_s / DAY_S);
	return out;
}

char *format_number(char *out, size_t size, double value, int decimals)
{
	const char *sign = value < 0 ? "-" : "";
	double magnitude = value < 0 ? -value : value;
	int64_t power = 1, scaled;

	for (int i = 0; i < decimals && i < 6; i++)
		power *= 10;
	if (!(magnitude < 1e12)) {
		snprintf(out, size, "%s", "");
		return out;
	}
	scaled = (int64_t)(magnitude * (double)power + 0.5);
	if (!scaled)
		sign = "";
	if (decimals > 0)
		snprintf(out, size, "%s%lld.%0*lld", sign, (long long)(scaled / power),
			decimals > 6 ? 6 : decimals, (long long)(scaled % power));
	else
		snprintf(out, size, "%s%lld", sign, (long long)scaled);
	return out;
}

struct span_unit {
	const char *words[4];
	int64_t seconds;
	int months;
};

/* clang-format off */
static const struct span_unit span_units[] = {
	{ .words = { "s", "sec", "second", "seconds" }, .seconds = 1 },
	{ .words = { "m", "min", "minute", "minutes" }, .seconds = MINUTE_S },
	{ .words = { "h", "hour", "hours" },            .seconds = HOUR_S },
	{ .words = { "d", "day", "days" },              .seconds = DAY_S },
	{ .words = { "w", "week", "weeks" },            .seconds = 7 * DAY_S },
	{ .words = { "mo", "month", "months" },         .months = 1 },
	{ .words = { "y", "year", "years" },            .months = 12 },
};
/* clang-format on */

static const struct span_unit *find_unit(const char *word, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(span_units); i++) {
		for (size_t j = 0; j < ARRAY_LEN(span_units[i].words); j++) {
			const char *known = span_units[i].words[j];

			if (known && strlen(known) == len && !strncasecmp(known, word, len))
				return &span_units[i];
		}
	}
	return NULL;
}

/* A number as tenths: 1.5 → 15; -1 where there is none or it is too large. */
static int64_t read_tenths(const char **text)
{
	int64_t tenths = 0;
	int digits = 0;

	for (; isdigit((unsigned char)**text) && digits <= 9; (*text)++, digits++)
		tenths = tenths * 10 + (**text - '0') * 10;
	if (digits < 1 || digits > 9)
		return -1;
	if (read_char(text, ".")) {
		if (!isdigit((unsigned char)**text))
			return -1;
		tenths += **text - '0';
		(*text)++;
	}
	return tenths;
}

bool format_parse_span(const char *text, int64_t *seconds, int *months)
{
	int64_t total_s = 0, total_months = 0;

	do {
		int64_t tenths = (text += strspn(text, " "), read_tenths(&text));
		const struct span_unit *unit;
		size_t len;

		text += strspn(text, " ");
		for (len = 0; isalpha((unsigned char)text[len]);)
			len++;
		unit = find_unit(text, len);
		if (tenths < 0 || !unit || (unit->months && tenths % 10))
			return false;
		text += len + strspn(text + len, " ");
		total_s += tenths * unit->seconds / 10;
		total_months += tenths / 10 * unit->months;
	} while (*text);
	if (total_months > 12000)
		return false;
	*seconds = total_s;
	*months = (int)total_months;
	return true;
}
