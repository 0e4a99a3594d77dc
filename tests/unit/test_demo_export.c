/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The incremental export: whatever the pages and however often it is asked, every change is told
 * once, and the ticket is told as it stood.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check_demo.h"
#include "demo/wire.h"

#define EXPORT "incremental/tickets/cursor.json?"
#define HELD_BACK_S 60

static const cJSON *tickets_of(const cJSON *page)
{
	const cJSON *tickets = cJSON_GetObjectItemCaseSensitive(page, "tickets");
	ck_assert(cJSON_IsArray(tickets));
	return tickets;
}

static bool is_end(const cJSON *page)
{
	return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(page, "end_of_stream"));
}

/* Reads to the end of the stream from `cursor` (or from the beginning) and keeps the new one. Counts
 * each ticket into told[index] and returns the number of rows. */
static int64_t read_stream(struct demo_desk *desk, int per_page, char cursor[128], int *told)
{
	int64_t rows = 0;
	int64_t before = 0;
	for (;;) {
		char address[256];
		snprintf(address, sizeof(address), EXPORT "%s%s&per_page=%d",
			cursor[0] == '\0' ? "start_time=" : "cursor=",
			cursor[0] == '\0' ? "0" : cursor, per_page);
		cJSON *page = demo_ask(desk, address, 200);
		const cJSON *ticket;
		cJSON_ArrayForEach(ticket, tickets_of(page))
		{
			int64_t at_s = demo_number(ticket, "generated_timestamp");
			ck_assert_int_ge(at_s, before);
			before = at_s;
			told[demo_number(ticket, "id") - WIRE_FIRST_TICKET]++;
			rows++;
		}
		ck_assert_int_le(cJSON_GetArraySize(tickets_of(page)), per_page);
		snprintf(cursor, 128, "%s", demo_text(page, "after_cursor"));
		bool has_ended = is_end(page);
		ck_assert(has_ended || cJSON_GetArraySize(tickets_of(page)) == per_page);
		cJSON_Delete(page);
		if (has_ended)
			return rows;
	}
}

START_TEST(pages_of_every_size_add_up)
{
	static const int sizes[] = { 7, 100, 999, 1000 };
	struct demo_options options = demo_small();
	struct demo_desk desk = demo_desk_open(&options);
	int *told = mem_new(DEMO_TICKETS, sizeof(*told));
	char cursor[128] = "";
	ck_assert_int_eq(read_stream(&desk, sizes[_i], cursor, told), DEMO_TICKETS);
	for (int i = 0; i < DEMO_TICKETS; i++)
		ck_assert_msg(told[i] == 1, "ticket %d was told %d times", i, told[i]);
	/* Asked again at once, there is nothing more, and the cursor stays. */
	char again[128];
	snprintf(again, sizeof(again), "%s", cursor);
	ck_assert_int_eq(read_stream(&desk, sizes[_i], again, told), 0);
	ck_assert_str_eq(again, cursor);
	free(told);
	demo_desk_close(&desk);
}
END_TEST

/* Whether a life has a step after `from` and not after `to`. */
static bool changed_between(
	const struct department *department, int64_t index, int64_t from, int64_t to)
{
	struct life life;
	life_write(department_world(department), index, &life);
	return life_steps_until(&life, to) > life_steps_until(&life, from);
}

START_TEST(a_live_day_is_told_change_by_change)
{
	struct demo_options options = demo_small();
	struct demo_desk desk = demo_desk_open(&options);
	size_t room = DEMO_TICKETS * 2;
	int *told = mem_new(room, sizeof(*told));
	char cursor[128] = "";
	int64_t changes = 0;
	read_stream(&desk, 1000, cursor, told);
	/* Steps of 7 minutes and some seconds through 26 hours, so over a night. */
	while (desk.now_s < DEMO_NOW + 26 * 3600) {
		int64_t from = desk.now_s - HELD_BACK_S;
		desk.now_s += 433;
		memset(told, 0, room * sizeof(*told));
		changes += read_stream(&desk, 5, cursor, told);
		int64_t to = desk.now_s - HELD_BACK_S;
		for (int64_t i = 0; i < department_ticket_count(desk.department); i++)
			ck_assert_int_eq(told[i], changed_between(desk.department, i, from, to));
	}
	ck_assert_int_gt(changes, 100);
	free(told);
	demo_desk_close(&desk);
}
END_TEST

START_TEST(two_weeks_hour_by_hour_lose_nothing)
{
	struct demo_options options = demo_small();
	struct demo_desk desk = demo_desk_open(&options);
	size_t room = DEMO_TICKETS * 2;
	int *told = mem_new(room, sizeof(*told));
	char cursor[128] = "";
	while (desk.now_s < DEMO_NOW + 14 * 86400) {
		desk.now_s += 3600;
		department_advance(desk.department, desk.now_s - HELD_BACK_S);
	}
	int64_t count = department_ticket_count(desk.department);
	ck_assert_int_gt(count, DEMO_TICKETS + 500);
	ck_assert_int_eq(read_stream(&desk, 1000, cursor, told), count);
	for (int64_t i = 0; i < count; i++)
		ck_assert_int_eq(told[i], 1);
	free(told);
	demo_desk_close(&desk);
}
END_TEST

START_TEST(each_ticket_is_told_as_it_stood)
{
	static const char *const words[] = { "new", "open", "pending", "hold", "solved", "closed",
		"deleted" };
	struct demo_options options = demo_small();
	struct demo_desk desk = demo_desk_open(&options);
	int64_t moment = DEMO_NOW - HELD_BACK_S;
	int counts[STATUS_COUNT] = { 0 };
	for (int start = 0; start < 2; start++) {
		cJSON *page = demo_ask(&desk, EXPORT "start_time=0&include=metric_sets", 200);
		const cJSON *ticket;
		memset(counts, 0, sizeof(counts));
		cJSON_ArrayForEach(ticket, tickets_of(page))
		{
			struct life life;
			life_write(department_world(desk.department),
				demo_number(ticket, "id") - WIRE_FIRST_TICKET, &life);
			size_t count = life_steps_until(&life, moment);
			const struct step *last = &life.steps[count - 1];
			ck_assert_int_eq(demo_number(ticket, "generated_timestamp"), last->at);
			ck_assert_str_eq(demo_text(ticket, "status"), words[last->status]);
			int replies = 0;
			for (size_t i = 0; i < count; i++)
				replies += life.steps[i].kind == STEP_REPLIED;
			ck_assert_int_eq(
				demo_number(cJSON_GetObjectItemCaseSensitive(ticket, "metric_set"),
					"replies"),
				replies);
			counts[last->status]++;
		}
		cJSON_Delete(page);
		desk.now_s += 3 * 86400;
		moment += 3 * 86400;
	}
	ck_assert_int_gt(counts[STATUS_CLOSED], 500);
	ck_assert_int_gt(counts[STATUS_DELETED], 3);
	demo_desk_close(&desk);
}
END_TEST

static char *export_all(struct demo_desk *desk)
{
	cJSON *page = demo_ask(desk, EXPORT "start_time=1&include=metric_sets,slas", 200);
	char *text = cJSON_PrintUnformatted(page);
	cJSON_Delete(page);
	return text;
}

START_TEST(the_same_moment_gives_the_same_reply)
{
	struct demo_options options = demo_small();
	options.tickets = 900;
	struct demo_desk leap = demo_desk_open(&options);
	struct demo_desk walk = demo_desk_open(&options);
	leap.now_s += 2 * 86400;
	while (walk.now_s < leap.now_s) {
		walk.now_s += 1800;
		cJSON_Delete(demo_ask(&walk, "search/count.json?query=status<solved", 200));
	}
	char *one = export_all(&leap);
	char *other = export_all(&walk);
	ck_assert_str_eq(one, other);
	options.seed = 2;
	struct demo_desk stranger = demo_desk_open(&options);
	stranger.now_s = leap.now_s;
	char *strange = export_all(&stranger);
	ck_assert_str_ne(one, strange);
	free(one);
	free(other);
	free(strange);
	demo_desk_close(&leap);
	demo_desk_close(&walk);
	demo_desk_close(&stranger);
}
END_TEST

START_TEST(a_start_time_belongs_to_the_stream)
{
	struct demo_options options = demo_small();
	struct demo_desk desk = demo_desk_open(&options);
	cJSON *all = demo_ask(&desk, EXPORT "start_time=0", 200);
	const cJSON *tenth = cJSON_GetArrayItem(tickets_of(all), 10);
	char address[192];
	snprintf(address, sizeof(address), EXPORT "start_time=%lld&per_page=1",
		(long long)demo_number(tenth, "generated_timestamp"));
	cJSON *from = demo_ask(&desk, address, 200);
	ck_assert_int_eq(
		demo_number(cJSON_GetArrayItem(tickets_of(from), 0), "generated_timestamp"),
		demo_number(tenth, "generated_timestamp"));
	cJSON_Delete(all);
	cJSON_Delete(from);
	demo_desk_close(&desk);
}
END_TEST

START_TEST(the_search_finds_what_the_export_calls_open)
{
	static const int sizes[] = { 3, 50, 1000 };
	struct demo_options options = demo_small();
	struct demo_desk desk = demo_desk_open(&options);
	char cursor[128] = "";
	int64_t found = 0;
	int64_t before = INT64_MAX;
	bool has_more = true;
	while (has_more) {
		char address[256];
		snprintf(address, sizeof(address),
			"search/export.json?query=status<solved&filter[type]=ticket&page[size]=%d%s%s",
			sizes[_i], cursor[0] == '\0' ? "" : "&page[after]=", cursor);
		cJSON *page = demo_ask(&desk, address, 200);
		const cJSON *ticket;
		cJSON_ArrayForEach(ticket, cJSON_GetObjectItemCaseSensitive(page, "results"))
		{
			ck_assert_str_eq(demo_text(ticket, "result_type"), "ticket");
			ck_assert_ptr_null(
				strstr("solved closed deleted", demo_text(ticket, "status")));
			ck_assert_int_lt(demo_number(ticket, "id"), before);
			before = demo_number(ticket, "id");
			found++;
		}
		const cJSON *meta = cJSON_GetObjectItemCaseSensitive(page, "meta");
		snprintf(cursor, sizeof(cursor), "%s", demo_text(meta, "after_cursor"));
		has_more = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(meta, "has_more"));
		cJSON_Delete(page);
	}
	cJSON *count = demo_ask(&desk, "search/count.json?query=type:ticket status<solved", 200);
	ck_assert_int_eq(found, demo_number(count, "count"));
	cJSON_Delete(count);
	int64_t open = 0;
	for (int start = 0; start < 2; start++) {
		char address[192];
		snprintf(address, sizeof(address), EXPORT "%s",
			start == 0 ? "start_time=0" : cursor);
		cJSON *page = demo_ask(&desk, address, 200);
		const cJSON *ticket;
		cJSON_ArrayForEach(ticket, tickets_of(page)) open +=
			strstr("new open pending hold", demo_text(ticket, "status")) != NULL;
		snprintf(cursor, sizeof(cursor), "cursor=%s", demo_text(page, "after_cursor"));
		cJSON_Delete(page);
	}
	ck_assert_int_eq(found, open);
	demo_desk_close(&desk);
}
END_TEST

Suite *suite_demo_export(void)
{
	Suite *suite = suite_create("demo export");
	TCase *tcase = tcase_create("export");
	tcase_set_timeout(tcase, 300);
	tcase_add_loop_test(tcase, pages_of_every_size_add_up, 0, 4);
	tcase_add_test(tcase, a_live_day_is_told_change_by_change);
	tcase_add_test(tcase, two_weeks_hour_by_hour_lose_nothing);
	tcase_add_test(tcase, each_ticket_is_told_as_it_stood);
	tcase_add_test(tcase, the_same_moment_gives_the_same_reply);
	tcase_add_test(tcase, a_start_time_belongs_to_the_stream);
	tcase_add_loop_test(tcase, the_search_finds_what_the_export_calls_open, 0, 3);
	suite_add_tcase(suite, tcase);
	return suite;
}
