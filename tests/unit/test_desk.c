/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A desk is finished from its texts, or says what is wrong with them.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/clock.h"
#include "base/macros.h"
#include "check_model.h"
#include "model/desk.h"

#define NOW "2026-11-22T10:34Z"

static const struct section_row *section(const char *name)
{
	for (const struct section_row *row = desk_sections; row->name; row++) {
		if (!strcmp(row->name, name))
			return row;
	}
	ck_abort_msg("no section %s", name);
	return NULL;
}

START_TEST(a_desk_has_defaults)
{
	struct desk *desk = desk_new("acme");
	struct error err;

	ck_assert_msg(desk_finish(desk, moment(NOW), &err), "%s", err.text);
	ck_assert_str_eq(desk->name, "acme");
	ck_assert_str_eq(desk->title, "acme");
	ck_assert_str_eq(zone_name(desk->zone), "UTC");
	ck_assert_int_eq(desk->since, moment("2025-10-22T00:00Z"));
	ck_assert_int_eq(desk->due_soon_s, 3600);
	ck_assert_int_eq(desk->reopen_window_s, 7 * 86400);
	ck_assert(desk->has_subjects);
	ck_assert(!calendar_has_hours(desk->calendar));
	desk_free(desk);
	desk_free(NULL);
}
END_TEST

START_TEST(since_is_a_span_or_a_date)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "13 months", "2025-10-21T21:00Z" },
		{ "1 year", "2025-11-21T21:00Z" },
		{ "7d", "2026-11-14T21:00Z" },
		{ "2026-01-01", "2025-12-31T21:00Z" },
		{ "2026-01-01T12:00", "2026-01-01T09:00Z" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct desk *desk = desk_new("acme");

		desk->zone_text = "Europe/Istanbul";
		desk->since_text = rows[i].text;
		ck_assert_msg(desk_finish(desk, moment(NOW), NULL), "%s", rows[i].text);
		ck_assert_msg(desk->since == moment(rows[i].want), "%s", rows[i].text);
		desk_free(desk);
	}
}
END_TEST

START_TEST(hours_become_the_calendar)
{
	struct desk *desk = desk_new("acme");
	const char *hours[] = { "09:00-12:30", "13:30-18:00" }, *holidays[] = { "2026-11-24" };
	struct hours_config *config = desk_add(desk, section("hours"));

	config->days[0] = config->days[1] = (struct text_list){ hours, 2 };
	config->holidays = (struct text_list){ holidays, 1 };
	ck_assert(desk_finish(desk, moment(NOW), NULL));
	ck_assert_int_eq(calendar_elapsed_s(desk->calendar, moment("2026-11-23T00:00Z"),
				 moment("2026-11-30T00:00Z")),
		8 * 3600); /* Monday alone: Tuesday is closed, the rest has none */
	desk_free(desk);
}
END_TEST

START_TEST(lists_keep_their_items_when_they_grow)
{
	struct desk *desk = desk_new("acme");

	for (int i = 0; i < 100; i++) {
		struct team_config *team = desk_add(desk, section("team"));

		ck_assert_ptr_null(team->name);
		ck_assert_int_eq(team->tier, 0);
		team->name = arena_printf(desk->arena, "team %d", i);
		desk_add_map(desk, team->name, "somebody");
	}
	ck_assert_uint_eq(desk->team_count, 100);
	ck_assert_uint_eq(desk->map_count, 100);
	for (int i = 0; i < 100; i++) {
		ck_assert_str_eq(desk->teams[i].name, arena_printf(desk->arena, "team %d", i));
		ck_assert_str_eq(desk->maps[i].from, desk->teams[i].name);
	}
	desk_free(desk);
}
END_TEST

START_TEST(fresh_targets_are_unset)
{
	struct desk *desk = desk_new("acme");
	const struct target_config *target = desk_add(desk, section("target"));
	const struct promise_config *promise = desk_add(desk, section("promise"));

	ck_assert(isnan(target->goal) && isnan(target->warn));
	ck_assert_int_eq(target->from, TIME_NONE);
	ck_assert_int_eq(target->by, TIME_NONE);
	ck_assert_int_eq(target->clock, CLOCK_DEFAULT);
	ck_assert_int_eq(promise->clock, CLOCK_DEFAULT);
	desk_free(desk);
}
END_TEST

START_TEST(quiet_hours_are_the_desks)
{
	static const char *hours[] = { "22:00-07:00", "12:30-13:00" };
	static const struct {
		const char *at; /* UTC; Tehran is 3:30 ahead */
		bool is_quiet;
	} rows[] = {
		{ "2026-11-22T18:29Z", false },
		{ "2026-11-22T18:30Z", true },
		{ "2026-11-22T23:00Z", true },
		{ "2026-11-23T03:29Z", true },
		{ "2026-11-23T03:30Z", false },
		{ "2026-11-23T09:00Z", true },
		{ "2026-11-23T09:30Z", false },
	};
	struct desk *desk = desk_new("acme");
	struct error err;

	desk->zone_text = "Asia/Tehran";
	((struct screen *)desk_add(desk, section("screen")))->quiet =
		(struct text_list){ hours, ARRAY_LEN(hours) };
	ck_assert_msg(desk_finish(desk, moment(NOW), &err), "%s", err.text);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(screen_is_quiet(desk, moment(rows[i].at)) == rows[i].is_quiet, "%s",
			rows[i].at);
	desk_free(desk);
}
END_TEST

static void spoil_zone(struct desk *desk)
{
	desk->zone_text = "Mars/Olympus";
}
static void spoil_since(struct desk *desk)
{
	desk->since_text = "2027-01-01";
}
static void spoil_url(struct desk *desk)
{
	struct source_config *source = desk_add(desk, section("source"));

	*source = (struct source_config){ .name = "support",
		.kind = "rt",
		.url = "http://rt.example/",
		.file_name = "kpitop.conf",
		.line = 12 };
}
static void spoil_secret(struct desk *desk)
{
	struct source_config *source = desk_add(desk, section("source"));

	*source = (struct source_config){
		.name = "support", .kind = "rt", .secret_env = "A", .secret_file = "B"
	};
}
static void spoil_states(struct desk *desk)
{
	static const char *states[] = { "open = us", "Parts = nobody" };
	struct source_config *source = desk_add(desk, section("source"));

	*source = (struct source_config){ .name = "support",
		.kind = "rt",
		.states = { states, 2 },
		.file_name = "kpitop.conf",
		.line = 14 };
}
static void spoil_kind(struct desk *desk)
{
	((struct source_config *)desk_add(desk, section("source")))->name = "support";
}
static void spoil_role(struct desk *desk)
{
	((struct role_config *)desk_add(desk, section("role")))->name = "astronaut";
}
static void spoil_promise(struct desk *desk)
{
	((struct promise_config *)desk_add(desk, section("promise")))->channel = "email";
}
static void spoil_target(struct desk *desk)
{
	((struct target_config *)desk_add(desk, section("target")))->kpi = "csat";
}
static void spoil_hours(struct desk *desk)
{
	static const char *hours[] = { "9 to 5" };

	((struct hours_config *)desk_add(desk, section("hours")))->days[3] =
		(struct text_list){ hours, 1 };
}

START_TEST(what_cannot_be_is_said)
{
	static const struct {
		void (*spoil)(struct desk *desk);
		const char *says;
	} rows[] = {
		{ spoil_zone, "unknown time zone 'Mars/Olympus'" },
		{ spoil_since, "since '2027-01-01' is neither" },
		{ spoil_url,
			"kpitop.conf:12: url 'http://rt.example/' of source \"support\" must begin with https://" },
		{ spoil_secret, "more than one of secret_command" },
		{ spoil_states,
			"kpitop.conf:14: source \"support\": state 'Parts = nobody' waits for nobody" },
		{ spoil_kind, "source \"support\" has no kind" },
		{ spoil_role, "unknown role \"astronaut\"" },
		{ spoil_promise, "promise without a time" },
		{ spoil_target, "target of 'csat' has no goal" },
		{ spoil_hours, "'9 to 5' are no hours" },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct desk *desk = desk_new("acme");
		struct error err = { .kind = ERROR_NONE };

		rows[i].spoil(desk);
		ck_assert_msg(!desk_finish(desk, moment(NOW), &err), "%s", rows[i].says);
		ck_assert_int_eq(err.kind, ERROR_CONFIG);
		ck_assert_msg(strstr(err.text, rows[i].says) != NULL, "%s", err.text);
		desk_free(desk);
	}
}
END_TEST

Suite *suite_desk(void)
{
	Suite *suite = suite_create("desk");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, a_desk_has_defaults);
	tcase_add_test(tests, since_is_a_span_or_a_date);
	tcase_add_test(tests, hours_become_the_calendar);
	tcase_add_test(tests, lists_keep_their_items_when_they_grow);
	tcase_add_test(tests, fresh_targets_are_unset);
	tcase_add_test(tests, quiet_hours_are_the_desks);
	tcase_add_test(tests, what_cannot_be_is_said);
	suite_add_tcase(suite, tests);
	return suite;
}
