/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What needs a person: the signs, the strip with what is in hand, the log, and the ways to say so.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/macros.h"
#include "check_ui.h"
#include "frames.h"
#include "scene_fixture.h"
#include "ui/alert_signs.h"
#include "ui/keys.h"

static struct frames frames;
static struct scene *scene;
static struct alerts alerts;
static struct arena *arena;

static void setup(void)
{
	frames = frames_new();
	frames_type(&frames, "");
	scene = scene_fixture_scene(frames.fixture);
	alerts_init(&alerts);
	scene->alerts = &alerts;
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
	frames_free(&frames);
}

static void look(int64_t minute)
{
	struct alert_signs signs = alert_signs_make(scene, arena);
	struct now now = { .wall_s = scene->now.wall_s + 60 * minute, .mono_ms = 60000 * minute };
	alerts_see(&alerts, signs.items, signs.count, now);
}

static const struct alert_sign *find(
	const struct alert_signs *signs, enum alert_cause cause, const char *id)
{
	for (size_t i = 0; i < signs->count; i++) {
		const struct alert_sign *sign = &signs->items[i];
		if (sign->cause == cause && strncmp(sign->id, id, strlen(id)) == 0)
			return sign;
	}
	return NULL;
}

/* The strip of a frame, to be freed. */
static char *strip(void)
{
	char *frame = frames_text(&frames, 120, 30, false);
	char *at = frame;
	for (int row = 0; row < 28; row++)
		at = strchr(at, '\n') + 1;
	char *line = strndup(at, strcspn(at, "\n"));
	free(frame);
	return line;
}

START_TEST(what_is_in_hand_comes_last)
{
	struct live live = { .over_promise = 3,
		.longest_wait_s = NAN,
		.longest_wait_business_s = NAN,
		.breached = 9 };
	struct now now = { .wall_s = FIXTURE_NOW_S, .mono_ms = 0 };
	scene->live = &live;
	scene->board = NULL;
	look(0);
	struct alert_signs signs = alert_signs_make(scene, arena);
	ck_assert_ptr_nonnull(alerts_acknowledge(&alerts, signs.items, signs.count, now));
	char *line = strip();
	ck_assert_str_eq(line, " ✖ 9 breached · in hand: 3 wait over their promise");
	free(line);
	live.over_promise = 4;
	look(1);
	line = strip();
	ck_assert_str_eq(line, " ✖ 4 wait over their promise · ✖ 9 breached");
	free(line);
}
END_TEST

START_TEST(a_headline_that_turns_is_a_sign)
{
	struct alert_signs signs = alert_signs_make(scene, arena);
	const struct alert_sign *missed = find(&signs, ALERT_MISSED, "sla_resolution/");
	ck_assert_ptr_nonnull(missed);
	ck_assert_int_eq(missed->amount, 1);
	ck_assert(!missed->is_silent);
	ck_assert_ptr_nonnull(strstr(missed->text, "(goal ≥ 90 %)"));
	/* What is well is told too, or it could never end; one KPI is one cause. */
	const struct alert_sign *met = find(&signs, ALERT_MISSED, "first_response_time/");
	ck_assert_ptr_nonnull(met);
	ck_assert_int_eq(met->amount, 0);
	int count = 0;
	for (size_t i = 0; i < signs.count; i++)
		count += strncmp(signs.items[i].id, "sla_resolution/", 15) == 0;
	ck_assert_int_eq(count, 1);
}
END_TEST

/* On the board stand KPIs of every panel for every role; a role is told of by its own. */
START_TEST(a_role_misses_what_its_panel_shows)
{
	struct alert_signs signs = alert_signs_make(scene, arena);
	int told = 0;
	for (size_t i = 0; i < signs.count; i++) {
		const struct alert_sign *sign = &signs.items[i];
		if (sign->amount == 0 || !strstr(sign->text, "(goal "))
			continue;
		told++;
		/* The panel of agents has no promises. */
		ck_assert_msg(strncmp(sign->text, "Agents: First SLA", 17) != 0, "%s", sign->text);
		ck_assert_msg(strncmp(sign->text, "Agents: Resol. SLA", 18) != 0, "%s", sign->text);
	}
	ck_assert_int_gt(told, 0);
}
END_TEST

/* One network is lost, three sources fail of it: one sign. The fourth has a fault of its own. */
START_TEST(one_cause_of_many_sources_is_one_sign)
{
	static const struct source_status lost[] = {
		{ .name = "help", .state = SOURCE_FAILED, .error = "no connection" },
		{ .name = "calls", .state = SOURCE_FAILED, .error = "no connection" },
		{ .name = "orders", .state = SOURCE_FAILED, .error = "cannot log in" },
		{ .name = "surveys", .state = SOURCE_FAILED, .error = "no connection" },
	};
	scene->sources = lost;
	scene->source_count = ARRAY_LEN(lost);
	scene->board = NULL;
	scene->live = NULL;
	struct alert_signs signs = alert_signs_make(scene, arena);
	int told = 0;
	for (size_t i = 0; i < signs.count; i++)
		told += signs.items[i].amount > 0;
	ck_assert_int_eq(told, 2);
	ck_assert_str_eq(
		find(&signs, ALERT_STALE, "help")->text, "help and 2 more sources: no connection");
	ck_assert_str_eq(find(&signs, ALERT_STALE, "orders")->text, "orders: cannot log in");
}
END_TEST

/* More signs than there is room for: how many more is said. */
START_TEST(what_has_no_room_is_counted)
{
	static const struct source_status lost[] = {
		{ .name = "help",
			.state = SOURCE_FAILED,
			.error = "the first of four long errors" },
		{ .name = "calls",
			.state = SOURCE_FAILED,
			.error = "the second of four long errors" },
		{ .name = "orders",
			.state = SOURCE_FAILED,
			.error = "the third of four long errors" },
		{ .name = "surveys",
			.state = SOURCE_FAILED,
			.error = "the fourth of four long errors" },
	};
	scene->sources = lost;
	scene->source_count = ARRAY_LEN(lost);
	scene->board = NULL;
	scene->live = NULL;
	char *line = strip();
	ck_assert_ptr_nonnull(strstr(line, "help: the first of four long errors"));
	ck_assert_msg(strcmp(line + strlen(line) - 3, " +1") == 0 ||
			      strcmp(line + strlen(line) - 3, " +2") == 0,
		"%s", line);
	free(line);
}
END_TEST

static bool is_silent(void)
{
	struct alert_signs signs = alert_signs_make(scene, arena);
	const struct alert_sign *missed = find(&signs, ALERT_MISSED, "sla_resolution/");
	return missed && missed->is_silent;
}

START_TEST(to_look_at_the_past_is_no_news)
{
	scene->travel.step = -1;
	ck_assert(is_silent());
	scene->travel.step = 0;
	ck_assert(!is_silent());
	scene->is_as_of = true;
	ck_assert(is_silent());
}
END_TEST

/* Each in the place of the last seven days, as somebody looks at one after the other. */
START_TEST(a_period_that_is_over_or_typed_is_no_news)
{
	static const struct {
		const char *keys;
		bool is_silent;
	} rows[] = {
		{ "plast week\n", true },
		{ "p2026-11-09 2026-11-16\n", true },
		{ "p2026-11-16\n", true },
		{ "plast 28 days\n", false },
		{ "plast 24 hours\n", false },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		frames_type(&frames, rows[i].keys);
		struct alert_signs signs = alert_signs_make(scene, arena);
		bool is_one_there = false;
		for (size_t k = 0; k < signs.count; k++) {
			const struct alert_sign *sign = &signs.items[k];
			if (sign->cause != ALERT_MISSED || sign->amount == 0)
				continue;
			is_one_there = true;
			ck_assert_msg(sign->is_silent || !rows[i].is_silent, "%s: %s", rows[i].keys,
				sign->text);
		}
		ck_assert_msg(is_one_there, "%s", rows[i].keys);
		if (!rows[i].is_silent)
			ck_assert_msg(!is_silent(), "%s", rows[i].keys);
	}
}
END_TEST

START_TEST(other_dates_are_another_matter)
{
	char id[ALERT_ID_MAX];
	frames_type(&frames, "p2026-11-09 2026-11-16\n");
	struct alert_signs signs = alert_signs_make(scene, arena);
	const struct alert_sign *sign = find(&signs, ALERT_MISSED, "sla_resolution/");
	ck_assert_ptr_nonnull(sign);
	(void)snprintf(id, sizeof id, "%s", sign->id);
	frames_type(&frames, "p2026-11-10 2026-11-17\n");
	signs = alert_signs_make(scene, arena);
	sign = find(&signs, ALERT_MISSED, "sla_resolution/");
	ck_assert_ptr_nonnull(sign);
	ck_assert_str_ne(id, sign->id);
}
END_TEST

START_TEST(a_source_rings_when_it_is_stale)
{
	struct source_status source = { .name = "support",
		.state = SOURCE_OK,
		.interval_s = 60,
		.last_success = scene->now.wall_s - 20 };
	struct alert_ring ring;
	struct now now = { .wall_s = scene->now.wall_s, .mono_ms = 600000 };
	scene->sources = &source;
	scene->source_count = 1;
	scene->live = NULL;
	scene->board = NULL;
	look(0);
	/* A fault that is being retried is shown. */
	(void)snprintf(source.error, sizeof source.error, "refused");
	source.state = SOURCE_WAITING;
	look(1);
	ck_assert(!alerts_ring(&alerts, false, now, &ring));
	ck_assert(frames_say(&frames, "✖ support: refused"));
	source.last_success = scene->now.wall_s - 3600;
	look(2);
	ck_assert(alerts_ring(&alerts, false, now, &ring));
	ck_assert_str_eq(ring.first->sign.text, "support: refused");
}
END_TEST

START_TEST(the_log_lists_what_came)
{
	struct live live = { .longest_wait_s = NAN, .longest_wait_business_s = NAN };
	scene->live = &live;
	scene->board = NULL;
	look(0);
	frames_type(&frames, "L");
	scene->alerts = &alerts;
	ck_assert(frames_say(&frames, "None since the dashboard was started."));
	live.soon_unowned = 2;
	scene->live = &live;
	look(0);
	ck_assert(frames_say(&frames, "14:32  new  2 due within 30 min without owner"));
	alerts_snooze(&alerts, scene->now.wall_s + 900);
	ck_assert(frames_say(&frames, "Alerts  snoozed until 14:47"));
}
END_TEST

START_TEST(a_key_acknowledges_and_the_palette_snoozes)
{
	ck_assert(frames_type(&frames, "a").wants_acknowledge);
	struct ui_result result = frames_type(&frames, ":snooze 15\n");
	ck_assert(result.wants_snooze);
	ck_assert_int_eq(result.snooze_minutes, 15);
	ck_assert_int_eq(frames_type(&frames, ":until tomorrow\n").snooze_minutes, -1);
	result = frames_type(&frames, ":no longer\n");
	ck_assert(result.wants_snooze);
	ck_assert_int_eq(result.snooze_minutes, 0);
}
END_TEST

Suite *suite_attention(void)
{
	Suite *suite = suite_create("attention");
	TCase *tcase = tcase_create("all");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, what_is_in_hand_comes_last);
	tcase_add_test(tcase, a_headline_that_turns_is_a_sign);
	tcase_add_test(tcase, one_cause_of_many_sources_is_one_sign);
	tcase_add_test(tcase, what_has_no_room_is_counted);
	tcase_add_test(tcase, a_role_misses_what_its_panel_shows);
	tcase_add_test(tcase, to_look_at_the_past_is_no_news);
	tcase_add_test(tcase, a_period_that_is_over_or_typed_is_no_news);
	tcase_add_test(tcase, other_dates_are_another_matter);
	tcase_add_test(tcase, a_source_rings_when_it_is_stale);
	tcase_add_test(tcase, the_log_lists_what_came);
	tcase_add_test(tcase, a_key_acknowledges_and_the_palette_snoozes);
	suite_add_tcase(suite, tcase);
	return suite;
}
