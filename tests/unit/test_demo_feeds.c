/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What telephones, rosters, surveys and figures say must hang together: the test reads the files as
 * anybody would, and computes from them again.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/format.h"
#include "base/macros.h"
#include "base/mem.h"
#include "check_demo.h"

#define CELLS_MOST 16
#define TEXT_MOST 64
#define HOUR_S 3600
#define DAY_S 86400

struct row {
	char cells[CELLS_MOST][TEXT_MOST];
};

struct table {
	struct row header;
	struct row *rows;
	size_t len, capacity;
};

static struct demo_desk desk;

static void set_up(void)
{
	struct demo_options options = demo_small();
	desk = demo_desk_open(&options);
}

static void tear_down(void)
{
	demo_desk_close(&desk);
}

/* --- reading --------------------------------------------------------------------------------- */

static char *fetch(struct demo_desk *from, const char *path)
{
	struct api_request request = { .path = path, .authorization = "Bearer kpitop-demo" };
	struct api_reply reply;
	api_answer(from->api, &request, from->now_s, &reply);
	ck_assert_int_eq(reply.status, 200);
	char *text = mem_dup_text(reply.body.bytes);
	api_reply_release(&reply);
	return text;
}

static struct row split(const char *line, size_t len)
{
	struct row row = { { "" } };
	size_t cell = 0;
	size_t at = 0;
	for (size_t i = 0; i < len; i++) {
		if (line[i] == ',') {
			ck_assert_uint_lt(++cell, CELLS_MOST);
			at = 0;
			continue;
		}
		ck_assert_uint_lt(at, TEXT_MOST - 1);
		row.cells[cell][at++] = line[i];
	}
	return row;
}

static struct table read_table(struct demo_desk *from, const char *path)
{
	struct table table = { .rows = NULL };
	char *text = fetch(from, path);
	bool is_header = true;
	for (const char *line = text; *line != '\0';) {
		size_t len = strcspn(line, "\n");
		struct row row = split(line, len);
		if (is_header) {
			table.header = row;
		} else {
			table.rows =
				mem_grow(table.rows, &table.capacity, table.len + 1, sizeof(row));
			table.rows[table.len++] = row;
		}
		is_header = false;
		line += len + (line[len] == '\n');
	}
	free(text);
	return table;
}

static const char *cell(const struct table *table, size_t row, const char *column)
{
	for (size_t i = 0; i < CELLS_MOST; i++)
		if (strcmp(table->header.cells[i], column) == 0)
			return table->rows[row].cells[i];
	ck_abort_msg("there is no column '%s'", column);
	return "";
}

static bool is(const struct table *table, size_t row, const char *column, const char *text)
{
	return strcmp(cell(table, row, column), text) == 0;
}

static int64_t number(const struct table *table, size_t row, const char *column)
{
	return strtoll(cell(table, row, column), NULL, 10);
}

static int64_t moment(const struct table *table, size_t row, const char *column)
{
	int64_t at_s = 0;
	ck_assert_msg(format_parse_iso(cell(table, row, column), &at_s), "'%s' is no time",
		cell(table, row, column));
	return at_s;
}

static void expect_between(double value, double least, double most, const char *what)
{
	ck_assert_msg(value >= least && value <= most, "%s is %.3f, not within %g and %g", what,
		value, least, most);
}

/* --- the telephones -------------------------------------------------------------------------- */

START_TEST(calls_are_answered_as_a_floor_does)
{
	struct table calls = read_table(&desk, "/feed/calls.csv");
	double in_time = 0;
	double answered = 0;
	double abandoned = 0;
	double waited_s = 0;
	for (size_t i = 0; i < calls.len; i++) {
		int64_t wait_s = number(&calls, i, "wait");
		bool is_answered = is(&calls, i, "outcome", "answered");
		ck_assert(is_answered || is(&calls, i, "outcome", "abandoned"));
		ck_assert_int_eq(is_answered, cell(&calls, i, "agent")[0] != '\0');
		answered += is_answered;
		in_time += is_answered && wait_s <= 20;
		waited_s += is_answered ? (double)wait_s : 0;
		abandoned += !is_answered && wait_s >= 5;
	}
	ck_assert_uint_gt(calls.len, 300);
	expect_between(in_time / (answered + abandoned), 0.72, 0.9, "service level");
	expect_between(abandoned / (answered + abandoned), 0.02, 0.1, "abandonment");
	expect_between(waited_s / answered, 6, 35, "speed of answer");
	free(calls.rows);
}
END_TEST

/* Seconds in a state, of one agent or, with "", of all. */
static double time_in(
	const struct table *presence, const char *agent, const char *state, const char *reason)
{
	double sum = 0;
	for (size_t i = 0; i < presence->len; i++)
		if ((agent[0] == '\0' || is(presence, i, "agent", agent)) &&
			is(presence, i, "state", state) &&
			(reason[0] == '\0' || is(presence, i, "reason", reason)))
			sum += (double)(moment(presence, i, "to") - moment(presence, i, "from"));
	return sum;
}

START_TEST(presence_is_that_of_the_calls)
{
	struct table calls = read_table(&desk, "/feed/calls.csv");
	struct table presence = read_table(&desk, "/feed/presence.csv");
	double talked_s = 0;
	double wrapped_s = 0;
	for (size_t i = 0; i < calls.len; i++) {
		if (!is(&calls, i, "outcome", "answered"))
			continue;
		talked_s += (double)(number(&calls, i, "talk") + number(&calls, i, "hold"));
		wrapped_s += (double)number(&calls, i, "wrap_up");
	}
	/* Somebody may wrap up as the file is written. */
	double on_calls_s = time_in(&presence, "", "contact", "call");
	expect_between(on_calls_s - talked_s, 0, 2 * HOUR_S, "time on calls that are not over");
	expect_between(wrapped_s - time_in(&presence, "", "wrap_up", ""), 0, 0.5, "wrap-up");
	double busy_s = time_in(&presence, "", "contact", "") + wrapped_s;
	double occupancy = busy_s / (busy_s + time_in(&presence, "", "available", ""));
	expect_between(occupancy, 0.7, 0.85, "occupancy");
	free(calls.rows);
	free(presence.rows);
}
END_TEST

START_TEST(nobody_is_in_two_states_at_once)
{
	struct table presence = read_table(&desk, "/feed/presence.csv");
	size_t compared = 0;
	for (size_t i = 0; i < presence.len; i++) {
		ck_assert_int_lt(moment(&presence, i, "from"), moment(&presence, i, "to"));
		for (size_t k = i + 1; k < presence.len && k < i + 400; k++) {
			if (!is(&presence, k, "agent", cell(&presence, i, "agent")))
				continue;
			ck_assert_int_le(moment(&presence, i, "to"), moment(&presence, k, "from"));
			compared++;
			break;
		}
	}
	ck_assert_uint_gt(compared, 5000);
	free(presence.rows);
}
END_TEST

/* Seconds of a planned span in which the agent was there and not in a pause. */
static double worked_in(const struct table *presence, const char *agent, int64_t from, int64_t to)
{
	double sum = 0;
	for (size_t i = 0; i < presence->len; i++) {
		if (is(presence, i, "state", "break") || !is(presence, i, "agent", agent))
			continue;
		int64_t begin = moment(presence, i, "from");
		int64_t end = moment(presence, i, "to");
		begin = begin > from ? begin : from;
		end = end < to ? end : to;
		sum += end > begin ? (double)(end - begin) : 0;
	}
	return sum;
}

START_TEST(rosters_are_kept_for_the_most_part)
{
	struct table presence = read_table(&desk, "/feed/presence.csv");
	struct table schedule = read_table(&desk, "/feed/schedule.csv");
	const char *agent = cell(&schedule, 0, "agent");
	double planned_s = 0;
	double kept_s = 0;
	for (size_t i = 0; i < schedule.len; i++) {
		int64_t from = moment(&schedule, i, "from");
		int64_t to = moment(&schedule, i, "to");
		if (to > desk.now_s - HOUR_S || !is(&schedule, i, "agent", agent))
			continue;
		double worked_s = worked_in(&presence, agent, from, to);
		double span_s = (double)(to - from);
		planned_s += span_s;
		kept_s += is(&schedule, i, "state", "work") ? worked_s : span_s - worked_s;
	}
	ck_assert(planned_s > 10 * 8 * HOUR_S);
	expect_between(kept_s / planned_s, 0.8, 0.97, "adherence");
	free(presence.rows);
	free(schedule.rows);
}
END_TEST

START_TEST(the_floor_shows_what_is_not_over)
{
	size_t open_states = 0;
	size_t open_calls = 0;
	for (int minute = 0; minute < 30; minute++, desk.now_s += 60) {
		struct table floor = read_table(&desk, "/feed/floor.csv");
		for (size_t i = 0; i < floor.len; i++) {
			bool is_call = is(&floor, i, "record", "call");
			ck_assert_int_le(moment(&floor, i, "from"), desk.now_s);
			if (is_call && is(&floor, i, "outcome", "waiting"))
				ck_assert_str_eq(cell(&floor, i, "agent"), "");
			open_calls += is_call && !is(&floor, i, "outcome", "abandoned") &&
				      cell(&floor, i, "talk")[0] == '\0';
			open_states += !is_call && cell(&floor, i, "to")[0] == '\0';
		}
		free(floor.rows);
	}
	expect_between((double)open_states / 30, 5, 24, "people at work");
	ck_assert_uint_gt(open_calls, 0);
}
END_TEST

/* --- surveys and reviews --------------------------------------------------------------------- */

START_TEST(surveys_are_about_tickets_that_were_solved)
{
	struct table surveys = read_table(&desk, "/feed/surveys.csv");
	double promoters = 0;
	double detractors = 0;
	double asked = 0;
	double easy = 0;
	double efforts = 0;
	for (size_t i = 0; i < surveys.len; i++) {
		char address[64];
		int64_t score = number(&surveys, i, "score");
		if (is(&surveys, i, "kind", "nps")) {
			asked++;
			promoters += score >= 9;
			detractors += score <= 6;
		}
		efforts += is(&surveys, i, "kind", "ces");
		easy += is(&surveys, i, "kind", "ces") && score >= 5;
		if (i % 50 != 0)
			continue;
		snprintf(address, sizeof(address), "tickets/%s.json", cell(&surveys, i, "ticket"));
		cJSON_Delete(demo_ask(&desk, address, 200));
	}
	ck_assert(asked > 60);
	expect_between((promoters - detractors) / asked, 0.1, 0.5, "net promoter");
	expect_between(easy / efforts, 0.6, 0.88, "effort");
	free(surveys.rows);
}
END_TEST

START_TEST(reviews_have_items_weights_and_second_opinions)
{
	struct table reviews = read_table(&desk, "/feed/reviews.csv");
	double reached = 0;
	double possible = 0;
	double differing = 0;
	for (size_t i = 0; i < reviews.len; i++) {
		double weight = (double)number(&reviews, i, "weight");
		ck_assert_int_le(number(&reviews, i, "score"), number(&reviews, i, "scale"));
		reached += weight * (double)number(&reviews, i, "score");
		possible += weight * (double)number(&reviews, i, "scale");
		bool is_second = strstr(cell(&reviews, i, "id"), "-2") != NULL;
		for (size_t k = 0; is_second && k < i; k++)
			if (is(&reviews, k, "ticket", cell(&reviews, i, "ticket")) &&
				is(&reviews, k, "item", cell(&reviews, i, "item"))) {
				ck_assert_str_ne(cell(&reviews, k, "reviewer"),
					cell(&reviews, i, "reviewer"));
				differing += number(&reviews, k, "score") !=
					     number(&reviews, i, "score");
			}
	}
	ck_assert_uint_gt(reviews.len, 100);
	ck_assert_uint_eq(reviews.len % 5, 0);
	expect_between(reached / possible, 0.78, 0.92, "quality");
	ck_assert(differing > 0);
	free(reviews.rows);
}
END_TEST

/* --- figures --------------------------------------------------------------------------------- */

static double sum_of(const struct table *measures, const char *name)
{
	double sum = 0;
	for (size_t i = 0; i < measures->len; i++)
		if (is(measures, i, "name", name) && strlen(cell(measures, i, "from")) == 10)
			sum += (double)number(measures, i, "value");
	return sum;
}

START_TEST(figures_fit_the_contacts)
{
	struct table measures = read_table(&desk, "/feed/measures.csv");
	struct table calls = read_table(&desk, "/feed/calls.csv");
	double answered = 0;
	for (size_t i = 0; i < calls.len; i++)
		answered += is(&calls, i, "outcome", "answered");
	double contacts = DEMO_TICKETS + answered;
	double orders = sum_of(&measures, "orders");
	double cost = sum_of(&measures, "support_cost");
	expect_between(contacts / orders * 100, 5, 8, "requests per 100 orders");
	expect_between(cost / contacts, 6, 12, "cost per contact");
	expect_between(cost / sum_of(&measures, "revenue"), 0.002, 0.05, "cost of revenue");
	free(calls.rows);
	free(measures.rows);
}
END_TEST

START_TEST(customers_follow_from_month_to_month)
{
	struct demo_options options = demo_small();
	options.days = 200;
	struct demo_desk longer = demo_desk_open(&options);
	struct table measures = read_table(&longer, "/feed/measures.csv");
	double last = -1;
	double start = 0;
	double fresh = 0;
	double lost = 0;
	int months = 0;
	for (size_t i = 0; i < measures.len; i++) {
		double value = (double)number(&measures, i, "value");
		start = is(&measures, i, "name", "customers_start") ? value : start;
		fresh = is(&measures, i, "name", "customers_new") ? value : fresh;
		lost = is(&measures, i, "name", "customers_lost") ? value : lost;
		if (!is(&measures, i, "name", "customers_end"))
			continue;
		ck_assert_double_eq(value, start + fresh - lost);
		ck_assert(last < 0 || start == last);
		expect_between(lost / start, 0.01, 0.03, "churn");
		last = value;
		months++;
	}
	ck_assert_int_ge(months, 5);
	free(measures.rows);
	demo_desk_close(&longer);
}
END_TEST

/* --- all of them ----------------------------------------------------------------------------- */

static const char *const growing[] = { "/feed/calls.csv", "/feed/presence.csv",
	"/feed/schedule.csv", "/feed/surveys.csv", "/feed/reviews.csv", "/feed/measures.csv" };

START_TEST(a_feed_only_grows)
{
	const char *path = growing[_i];
	char *before = fetch(&desk, path);
	size_t first_len = strlen(before);
	for (int i = 0; i < 40; i++) {
		desk.now_s += 2 * HOUR_S + 60;
		char *after = fetch(&desk, path);
		ck_assert_msg(strncmp(after, before, strlen(before)) == 0,
			"%s: what it said "
			"before is not the beginning of what it says after %d rounds",
			path, i + 1);
		free(before);
		before = after;
	}
	ck_assert_uint_gt(strlen(before), first_len);
	free(before);
}
END_TEST

START_TEST(the_same_seed_says_the_same)
{
	struct demo_options options = demo_small();
	struct demo_desk twin = demo_desk_open(&options);
	options.seed = 2;
	struct demo_desk other = demo_desk_open(&options);
	char *ours = fetch(&desk, growing[_i]);
	char *theirs = fetch(&twin, growing[_i]);
	char *others = fetch(&other, growing[_i]);
	ck_assert_str_eq(ours, theirs);
	ck_assert_str_ne(ours, others);
	free(ours);
	free(theirs);
	free(others);
	demo_desk_close(&twin);
	demo_desk_close(&other);
}
END_TEST

START_TEST(parts_join_at_a_day)
{
	struct api_argument until = { "until", "2026-11-10" };
	struct api_argument since = { "since", "2026-11-10" };
	size_t len[3];
	for (int i = 0; i < 3; i++) {
		struct api_request request = { .path = "/feed/calls.csv",
			.authorization = "Bearer kpitop-demo",
			.arguments = { i == 0 ? until : since },
			.argument_count = i < 2 ? 1 : 0 };
		struct api_reply reply;
		api_answer(desk.api, &request, desk.now_s, &reply);
		len[i] = reply.body.len - (strcspn(reply.body.bytes, "\n") + 1);
		api_reply_release(&reply);
	}
	ck_assert_uint_gt(len[0], 0);
	ck_assert_uint_gt(len[1], 0);
	ck_assert_uint_eq(len[0] + len[1], len[2]);
}
END_TEST

static int status_of(struct api_request request, char *tag)
{
	struct api_reply reply;
	api_answer(desk.api, &request, desk.now_s, &reply);
	snprintf(tag, 96, "%s", reply.tag);
	api_reply_release(&reply);
	return reply.status;
}

START_TEST(what_is_not_new_is_not_sent_again)
{
	char tag[96];
	char later[96];
	struct api_request request = { .path = "/feed/presence.csv",
		.authorization = "Bearer kpitop-demo" };
	ck_assert_int_eq(status_of(request, tag), 200);
	request.unless = tag;
	ck_assert_int_eq(status_of(request, later), 304);
	desk.now_s += HOUR_S;
	ck_assert_int_eq(status_of(request, later), 200);
	ck_assert_str_ne(tag, later);
	request.authorization = "Bearer wrong";
	ck_assert_int_eq(status_of(request, later), 401);
	request.authorization = "Bearer kpitop-demo";
	request.path = "/feed/nothing.csv";
	ck_assert_int_eq(status_of(request, later), 404);
	request.path = "/feed/calls.csv";
	request.arguments[0] = (struct api_argument){ "since", "yesterday" };
	request.argument_count = 1;
	ck_assert_int_eq(status_of(request, later), 400);
}
END_TEST

START_TEST(a_large_department_stays_handy)
{
	struct demo_options options = demo_small();
	options.tickets = 200000;
	options.agents = 500;
	options.days = 200;
	struct demo_desk large = demo_desk_open(&options);
	for (size_t i = 0; i < ARRAY_LEN(growing); i++) {
		char *text = fetch(&large, growing[i]);
		ck_assert_uint_lt(strlen(text), 15u << 20);
		free(text);
	}
	demo_desk_close(&large);
}
END_TEST

Suite *suite_demo_feeds(void)
{
	Suite *suite = suite_create("demo feeds");
	TCase *tests = tcase_create("feeds");
	int count = (int)ARRAY_LEN(growing);
	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, calls_are_answered_as_a_floor_does);
	tcase_add_test(tests, presence_is_that_of_the_calls);
	tcase_add_test(tests, nobody_is_in_two_states_at_once);
	tcase_add_test(tests, rosters_are_kept_for_the_most_part);
	tcase_add_test(tests, the_floor_shows_what_is_not_over);
	tcase_add_test(tests, surveys_are_about_tickets_that_were_solved);
	tcase_add_test(tests, reviews_have_items_weights_and_second_opinions);
	tcase_add_test(tests, figures_fit_the_contacts);
	tcase_add_test(tests, customers_follow_from_month_to_month);
	tcase_add_loop_test(tests, a_feed_only_grows, 0, count);
	tcase_add_loop_test(tests, the_same_seed_says_the_same, 0, count);
	tcase_add_test(tests, parts_join_at_a_day);
	tcase_add_test(tests, what_is_not_new_is_not_sent_again);
	tcase_add_test(tests, a_large_department_stays_handy);
	suite_add_tcase(suite, tests);
	return suite;
}
