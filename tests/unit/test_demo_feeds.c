/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds of surveys, reviews and figures, and what holds of all feeds: they only grow, repeat
 * themselves by their seed, and stay handy.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "demo_table.h"

#define HOUR_S 3600

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

/* --- surveys and reviews --------------------------------------------------------------------- */

START_TEST(surveys_are_about_tickets_that_were_solved)
{
	struct table surveys = table_read(&desk, "/feed/surveys.csv");
	double promoters = 0;
	double detractors = 0;
	double asked = 0;
	double easy = 0;
	double efforts = 0;
	for (size_t i = 0; i < surveys.len; i++) {
		char address[64];
		int64_t score = table_number(&surveys, i, "score");
		if (table_is(&surveys, i, "kind", "nps")) {
			asked++;
			promoters += score >= 9;
			detractors += score <= 6;
		}
		efforts += table_is(&surveys, i, "kind", "ces");
		easy += table_is(&surveys, i, "kind", "ces") && score >= 5;
		if (i % 50 != 0)
			continue;
		snprintf(address, sizeof(address), "tickets/%s.json",
			table_cell(&surveys, i, "ticket"));
		cJSON_Delete(demo_ask(&desk, address, 200));
	}
	ck_assert(asked > 60);
	table_expect((promoters - detractors) / asked, 0.1, 0.5, "net promoter");
	table_expect(easy / efforts, 0.6, 0.88, "effort");
	free(surveys.rows);
}
END_TEST

START_TEST(reviews_have_items_weights_and_second_opinions)
{
	struct table reviews = table_read(&desk, "/feed/reviews.csv");
	double reached = 0;
	double possible = 0;
	double differing = 0;
	for (size_t i = 0; i < reviews.len; i++) {
		double weight = (double)table_number(&reviews, i, "weight");
		ck_assert_int_le(
			table_number(&reviews, i, "score"), table_number(&reviews, i, "scale"));
		reached += weight * (double)table_number(&reviews, i, "score");
		possible += weight * (double)table_number(&reviews, i, "scale");
		bool is_second = strstr(table_cell(&reviews, i, "id"), "-2") != NULL;
		for (size_t k = 0; is_second && k < i; k++)
			if (table_is(&reviews, k, "ticket", table_cell(&reviews, i, "ticket")) &&
				table_is(&reviews, k, "item", table_cell(&reviews, i, "item"))) {
				ck_assert_str_ne(table_cell(&reviews, k, "reviewer"),
					table_cell(&reviews, i, "reviewer"));
				differing += table_number(&reviews, k, "score") !=
					     table_number(&reviews, i, "score");
			}
	}
	ck_assert_uint_gt(reviews.len, 100);
	ck_assert_uint_eq(reviews.len % 5, 0);
	table_expect(reached / possible, 0.78, 0.92, "quality");
	ck_assert(differing > 0);
	free(reviews.rows);
}
END_TEST

/* --- figures --------------------------------------------------------------------------------- */

static double sum_of(const struct table *measures, const char *name)
{
	double sum = 0;
	for (size_t i = 0; i < measures->len; i++)
		if (table_is(measures, i, "name", name) &&
			strlen(table_cell(measures, i, "from")) == 10)
			sum += (double)table_number(measures, i, "value");
	return sum;
}

START_TEST(figures_fit_the_contacts)
{
	struct table measures = table_read(&desk, "/feed/measures.csv");
	struct table calls = table_read(&desk, "/feed/calls.csv");
	double answered = 0;
	for (size_t i = 0; i < calls.len; i++)
		answered += table_is(&calls, i, "outcome", "answered");
	double contacts = DEMO_TICKETS + answered;
	double orders = sum_of(&measures, "orders");
	double cost = sum_of(&measures, "support_cost");
	table_expect(contacts / orders * 100, 5, 8, "requests per 100 orders");
	table_expect(cost / contacts, 6, 12, "cost per contact");
	table_expect(cost / sum_of(&measures, "revenue"), 0.002, 0.05, "cost of revenue");
	free(calls.rows);
	free(measures.rows);
}
END_TEST

START_TEST(customers_follow_from_month_to_month)
{
	struct demo_options options = demo_small();
	options.days = 200;
	struct demo_desk longer = demo_desk_open(&options);
	struct table measures = table_read(&longer, "/feed/measures.csv");
	double last = -1;
	double start = 0;
	double fresh = 0;
	double lost = 0;
	int months = 0;
	for (size_t i = 0; i < measures.len; i++) {
		double value = (double)table_number(&measures, i, "value");
		start = table_is(&measures, i, "name", "customers_start") ? value : start;
		fresh = table_is(&measures, i, "name", "customers_new") ? value : fresh;
		lost = table_is(&measures, i, "name", "customers_lost") ? value : lost;
		if (!table_is(&measures, i, "name", "customers_end"))
			continue;
		ck_assert_double_eq(value, start + fresh - lost);
		ck_assert(last < 0 || start == last);
		table_expect(lost / start, 0.01, 0.03, "churn");
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
	char *before = table_fetch(&desk, path);
	size_t first_len = strlen(before);
	for (int i = 0; i < 40; i++) {
		desk.now_s += 2 * HOUR_S + 60;
		char *after = table_fetch(&desk, path);
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
	char *ours = table_fetch(&desk, growing[_i]);
	char *theirs = table_fetch(&twin, growing[_i]);
	char *others = table_fetch(&other, growing[_i]);
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
		char *text = table_fetch(&large, growing[i]);
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
