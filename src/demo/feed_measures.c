/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The company's figures: those of a day are known early on the next one, those of a month on the
 * first of the next.
 *
 * All hang together: customers place orders, some orders make contacts, contacts cost money.
 */
#include "config.h"

#include <stdio.h>

#include "base/format.h"
#include "demo/feed.h"
#include "demo/phone.h"

#define HOUR_S 3600
#define DAY_S 86400
#define DAYS_A_WEEK 7
#define MONTHS_DAYS 425 /* at least so far back */
#define KNOWN_AT_S (5 * HOUR_S + HOUR_S / 2)
#define PHONES_OPEN_S (8 * HOUR_S)
#define PHONES_CLOSE_S (19 * HOUR_S)
#define SUNDAY 6
#define SUBJECT_FIGURES 16       /* chance: figures of a day or month */
#define CONTACTS_PER_ORDER 0.066 /* in the mean */
#define MONEY_PER_CONTACT 8.7    /* in the mean */
#define MONEY_PER_ORDER 58.0
#define SELF_SOLVED_PER_CONTACT 0.34
#define ORDERS_A_BUYER 1.32     /* in a month */
#define CUSTOMERS_PER_ORDER 2.6 /* a month's: how many there are */

struct figuring {
	const struct feed_want *want;
	struct buf *out;
	double contacts; /* of a day, in the mean of a week */
};

/* The mean day of the week that ended when the simulated clock began. */
static double contacts_a_day(const struct department *department)
{
	const struct life_world *world = department_world(department);
	int64_t today = workday_number(world->zone, department_start(department));
	double sum = 0;
	for (int64_t day = today - DAYS_A_WEEK; day < today; day++) {
		int64_t from = workday_moment(world->zone, day, 0);
		int64_t to = workday_moment(world->zone, day + 1, 0);
		sum += timetable_expected(world->table, from, to);
		if (workday_weekday(day) != SUNDAY)
			sum += phone_expected(world,
				workday_moment(world->zone, day, PHONES_OPEN_S),
				workday_moment(world->zone, day, PHONES_CLOSE_S));
	}
	double known = timetable_per_day(world->table);
	return sum > 0 ? sum / DAYS_A_WEEK : known;
}

static struct chance chance_for(const struct figuring *figuring, int64_t number)
{
	return chance_of(department_world(figuring->want->department)->seed, SUBJECT_FIGURES,
		(uint64_t)number);
}

/* Between 1 − width and 1 + width. */
static double about(struct chance *chance, double width)
{
	return 1 + width * (2 * chance_unit(chance) - 1);
}

static void add_figure(
	const struct figuring *figuring, const char *name, const char *when, double value)
{
	char text[32];
	format_number(text, sizeof(text), value, 0);
	buf_printf(figuring->out, "%s,%s,%s\n", name, when, text);
}

/* --- days ------------------------------------------------------------------------------------ */

/* The shop sells a little more every month, and on Sundays and Mondays more than else. */
static double orders_of(const struct figuring *figuring, int64_t day)
{
	static const double weekdays[DAYS_A_WEEK] = { 1.06, 1.0, 0.98, 0.97, 0.98, 0.97, 1.04 };
	const struct department *department = figuring->want->department;
	int64_t today =
		workday_number(department_world(department)->zone, department_start(department));
	struct chance chance = chance_for(figuring, day);
	double growth = 1 - 0.0003 * (double)(today - day);
	return figuring->contacts / CONTACTS_PER_ORDER * weekdays[workday_weekday(day)] *
	       (growth > 0.5 ? growth : 0.5) * about(&chance, 0.05);
}

static void add_day(const struct figuring *figuring, int64_t day)
{
	const struct department *department = figuring->want->department;
	struct chance chance = chance_for(figuring, day + (INT64_C(1) << 32));
	bool is_weekend = workday_weekday(day) >= SUNDAY - 1;
	double contacts = figuring->contacts;
	double orders = orders_of(figuring, day);
	double planned = is_weekend ? 0 : feed_reviews_expected(department) * DAYS_A_WEEK / 5;
	char date[32];
	format_iso(date, sizeof(date), day * DAY_S);
	date[10] = '\0';
	add_figure(figuring, "orders", date, orders);
	add_figure(figuring, "revenue", date, orders * MONEY_PER_ORDER * about(&chance, 0.06));
	add_figure(figuring, "support_cost", date,
		contacts * MONEY_PER_CONTACT * (is_weekend ? 0.3 : 1.28) * about(&chance, 0.03));
	add_figure(figuring, "self_solved", date,
		contacts * SELF_SOLVED_PER_CONTACT * (is_weekend ? 0.8 : 1.08) *
			about(&chance, 0.12));
	add_figure(figuring, "reviews_planned", date, planned);
}

/* --- months ---------------------------------------------------------------------------------- */

struct month {
	int year, month; /* from 1 */
	int64_t first_day, end_day;
};

static struct month month_of(int64_t day)
{
	struct month month;
	int day_of_month;
	format_civil_from_days(day, &month.year, &month.month, &day_of_month);
	month.first_day = day - day_of_month + 1;
	bool is_december = month.month == 12;
	month.end_day = format_days_from_civil(
		month.year + is_december, is_december ? 1 : month.month + 1, 1);
	return month;
}

/* The company's months are known for longer than the helpdesk has run. */
int64_t feed_first_figure(const struct department *department)
{
	const struct zone *zone = department_world(department)->zone;
	int64_t origin = workday_number(zone, department_origin(department));
	int64_t start = workday_number(zone, department_start(department));
	return origin < start - MONTHS_DAYS ? origin : start - MONTHS_DAYS;
}

struct customers {
	double start, fresh, lost; /* whole numbers */
};

/* Each month begins with those with whom the one before ended. */
static struct customers customers_of(const struct figuring *figuring, const struct month *month)
{
	int64_t first = feed_first_figure(figuring->want->department);
	double orders = figuring->contacts / CONTACTS_PER_ORDER * 30;
	struct customers customers = { 0, 0, 0 };
	int64_t count = (int64_t)(orders * CUSTOMERS_PER_ORDER);
	for (struct month at = month_of(first); at.first_day <= month->first_day;
		at = month_of(at.end_day)) {
		struct chance chance = chance_for(figuring, at.first_day + (INT64_C(2) << 32));
		int64_t lost = (int64_t)((double)count * 0.018 * about(&chance, 0.2));
		int64_t fresh = (int64_t)((double)count * 0.024 * about(&chance, 0.2));
		customers = (struct customers){ (double)count, (double)fresh, (double)lost };
		count += fresh - lost;
	}
	return customers;
}

static void add_month(const struct figuring *figuring, const struct month *month)
{
	struct chance chance = chance_for(figuring, month->first_day + (INT64_C(3) << 32));
	struct customers customers = customers_of(figuring, month);
	double buyers = 0;
	char when[24];
	snprintf(when, sizeof(when), "%04d-%02d", month->year, month->month);
	for (int64_t day = month->first_day; day < month->end_day; day++)
		buyers += orders_of(figuring, day) / ORDERS_A_BUYER;
	add_figure(figuring, "customers_start", when, customers.start);
	add_figure(figuring, "customers_new", when, customers.fresh);
	add_figure(figuring, "customers_lost", when, customers.lost);
	add_figure(figuring, "customers_end", when,
		customers.start + customers.fresh - customers.lost);
	add_figure(figuring, "buyers", when, buyers);
	add_figure(figuring, "repeat_buyers", when, buyers * 0.31 * about(&chance, 0.07));
	add_figure(
		figuring, "acquisition_spend", when, customers.fresh * 23.5 * about(&chance, 0.1));
}

/* --- all of them ----------------------------------------------------------------------------- */

/* Days and months that are not whole within their history have no figures. */
void feed_measures(const struct feed_want *want, struct buf *out)
{
	const struct life_world *world = department_world(want->department);
	struct figuring figuring = { want, out, contacts_a_day(want->department) };
	int64_t origin = workday_number(world->zone, department_origin(want->department));
	int64_t first = feed_first_figure(want->department);
	for (int64_t day = want->since_day; day < want->until_day; day++) {
		struct month month = month_of(day);
		if (workday_moment(world->zone, day + 1, KNOWN_AT_S) > want->now_s)
			break;
		if (day > origin)
			add_day(&figuring, day);
		if (day + 1 == month.end_day && month.first_day >= first)
			add_month(&figuring, &month);
	}
}
