/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The way in and the way back, what travels along, and the frame around it all.
 */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "check_ui.h"
#include "frames.h"
#include "ui/keys.h"

static void expect_selected(const struct frames *frames, const char *begin)
{
	char *selected = frames_selected(frames);
	ck_assert_msg(strncmp(selected, begin, strlen(begin)) == 0, "selected is '%s', not '%s'",
		selected, begin);
	free(selected);
}

START_TEST(the_wall_at_all_sizes)
{
	static const int sizes[][2] = { { 160, 45 }, { 120, 30 }, { 80, 24 }, { 60, 15 },
		{ 40, 12 } };
	struct frames frames = frames_new();
	frames_type(&frames, "j");
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		frames_check(&frames, "wall", sizes[i][0], sizes[i][1]);
	frames_free(&frames);
}
END_TEST

/* An arrow stands only where the process behaviour chart sees more than noise. */
START_TEST(the_wall_tells_news_from_noise)
{
	struct frames frames = frames_new();
	char *wall = frames_text(&frames, 160, 45, false);
	ck_assert_ptr_nonnull(strstr(wall, "−23 pt↓")); /* Resolution SLA: below its limits */
	ck_assert_ptr_nonnull(strstr(wall, "−16 % "));  /* FRT: better, as it now and then is */
	free(wall);
	frames_type(&frames, "?");
	frames_type(&frames, "/news");
	ck_assert(frames_say(&frames, "More than the usual ups and downs"));
	frames_free(&frames);
}
END_TEST

START_TEST(teams_and_agents_at_all_sizes)
{
	static const int sizes[][2] = { { 120, 30 }, { 80, 24 }, { 60, 15 } };
	struct frames frames = frames_new();
	frames_type(&frames, "T");
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		frames_check(&frames, "teams", sizes[i][0], sizes[i][1]);
	frames_type(&frames, "A");
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		frames_check(&frames, "agents", sizes[i][0], sizes[i][1]);
	frames_free(&frames);
}
END_TEST

START_TEST(drawing_twice_gives_the_same_frame)
{
	struct frames frames = frames_new();
	char *first = frames_text(&frames, 100, 30, true);
	char *second = frames_text(&frames, 100, 30, true);
	ck_assert_str_eq(first, second);
	free(first);
	free(second);
	frames_free(&frames);
}
END_TEST

START_TEST(escape_lands_on_the_row_one_came_from)
{
	struct frames frames = frames_new();
	frames_type(&frames, "2jjj");
	expect_selected(&frames, "Resolution SLA");
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "Wall ▸ Technical specialists: Resolution SLA"));
	frames_press(&frames, KEYCODE_ESCAPE);
	expect_selected(&frames, "Resolution SLA");
	frames_type(&frames, "T");
	frames_press(&frames, KEYCODE_DOWN);
	frames_press(&frames, KEYCODE_DOWN);
	expect_selected(&frames, "Returns");
	frames_type(&frames, "\n");
	frames_press(&frames, KEYCODE_BACKSPACE);
	expect_selected(&frames, "Returns");
	frames_press(&frames, KEYCODE_BACKSPACE);
	expect_selected(&frames, "Resolution SLA");
	frames_free(&frames);
}
END_TEST

START_TEST(a_panel_leads_to_its_members)
{
	struct frames frames = frames_new();
	frames_type(&frames, "1\n");
	ck_assert(frames_say(&frames, "Wall ▸ Agents"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "3\n");
	ck_assert(frames_say(&frames, "Wall ▸ Teams: Team leads"));
	frames_press(&frames, KEYCODE_ESCAPE);
	/* The specialists are two; the other four have never had one of their tickets. */
	frames_type(&frames, "2\n");
	ck_assert(frames_say(&frames, "Wall ▸ Agents: Technical specialists"));
	ck_assert(frames_say(&frames, "Gwen Pritchard"));
	ck_assert(!frames_say(&frames, "Cem Yılmaz"));
	frames_free(&frames);
}
END_TEST

/* What the step before has said is not said again. */
START_TEST(the_way_back_repeats_nothing)
{
	struct frames frames = frames_new();
	frames_type(&frames, "A/gwen\nj\n\n");
	ck_assert(frames_say(&frames, "Wall ▸ Agents ▸ Gwen Pritchard ▸ First response (FRT)"));
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "Gwen Pritchard ▸ First response (FRT) ▸ Tickets"));
	char *narrow = frames_text(&frames, 40, 12, false);
	ck_assert(strstr(narrow, " … First response (FRT) ▸ Tickets"));
	free(narrow);
	frames_free(&frames);
}
END_TEST

/* Where no period decides, none is offered. */
START_TEST(the_footer_offers_what_does_something)
{
	struct frames frames = frames_new();
	ck_assert(frames_say(&frames, "p period"));
	frames_type(&frames, "W");
	ck_assert(!frames_say(&frames, "p period"));
	frames_type(&frames, "L");
	ck_assert(!frames_say(&frames, "p period"));
	frames_free(&frames);
}
END_TEST

/* From team Returns to its agents, from one of them to her team: two sides of one step. */
START_TEST(t_keeps_the_selection)
{
	struct frames frames = frames_new();
	frames_type(&frames, "Tjj");
	expect_selected(&frames, "Returns");
	frames_type(&frames, "t");
	ck_assert(frames_say(&frames, "Agents: Returns"));
	ck_assert(frames_say(&frames, "Cem Yılmaz"));
	ck_assert(!frames_say(&frames, "Ada Lindqvist"));
	frames_type(&frames, "jt");
	expect_selected(&frames, "Returns");
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, "1 Agents"));
	frames_type(&frames, "A");
	frames_type(&frames, "/gwen\nj");
	expect_selected(&frames, "Gwen Pritchard");
	frames_type(&frames, "t");
	expect_selected(&frames, "Tier 2");
	frames_free(&frames);
}
END_TEST

START_TEST(quitting_is_asked_once)
{
	struct frames frames = frames_new();
	frames_type(&frames, "T");
	ck_assert(!frames_type(&frames, "q").wants_quit);
	ck_assert(frames_say(&frames, "1 Agents"));
	ck_assert(!frames_type(&frames, "q").wants_quit);
	ck_assert(frames_say(&frames, "Quit kpitop?"));
	ck_assert(!frames_type(&frames, "n").wants_quit);
	ck_assert(!frames_say(&frames, "Quit kpitop?"));
	ck_assert(frames_type(&frames, "qq").wants_quit);
	frames_free(&frames);
}
END_TEST

START_TEST(ctrl_c_twice_quits_from_anywhere)
{
	struct frames frames = frames_new();
	frames_type(&frames, "T/x");
	ck_assert(!frames_press(&frames, KEYCODE_CTRL_C).wants_quit);
	ck_assert(frames_say(&frames, "Ctrl-C again quits"));
	ck_assert(!frames_type(&frames, "j").wants_quit);
	ck_assert(!frames_press(&frames, KEYCODE_CTRL_C).wants_quit);
	ck_assert(frames_press(&frames, KEYCODE_CTRL_C).wants_quit);
	frames_free(&frames);
}
END_TEST

START_TEST(the_period_travels_along)
{
	struct frames frames = frames_new();
	ck_assert(frames_say(&frames, "‹ Last 7 days › vs the 7 before"));
	frames_type(&frames, "<");
	ck_assert(frames_say(&frames, "‹ 7 Nov – 13 Nov › vs the 7 before"));
	frames_type(&frames, "T");
	ck_assert(frames_say(&frames, "‹ 7 Nov – 13 Nov ›"));
	frames_type(&frames, ">>");
	ck_assert(frames_say(&frames, "this is the latest period"));
	frames_type(&frames, "pk\n");
	ck_assert_str_ne(ui_travel(frames.ui)->period, PERIOD_DEFAULT);
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "‹ Last 7 days ›"));
	frames_free(&frames);
}
END_TEST

START_TEST(the_chooser_can_be_left)
{
	struct frames frames = frames_new();
	frames_type(&frames, "p");
	ck_assert(frames_say(&frames, "Last 12 months"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(!frames_say(&frames, "Last 12 months"));
	ck_assert_str_eq(ui_travel(frames.ui)->period, PERIOD_DEFAULT);
	frames_free(&frames);
}
END_TEST

START_TEST(comparing_can_be_turned)
{
	struct frames frames = frames_new();
	frames_type(&frames, "c");
	ck_assert(frames_say(&frames, "vs last year"));
	frames_type(&frames, "c");
	ck_assert(!frames_say(&frames, " vs "));
	frames_type(&frames, "c");
	ck_assert(frames_say(&frames, "vs the 7 before"));
	frames_free(&frames);
}
END_TEST

START_TEST(the_filter_hides_and_escape_brings_back)
{
	struct frames frames = frames_new();
	frames_type(&frames, "T/ret\n");
	ck_assert(frames_say(&frames, "Returns"));
	ck_assert(!frames_say(&frames, "Billing"));
	ck_assert(frames_say(&frames, "/ret"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, "Billing"));
	ck_assert(frames_say(&frames, "Wall ▸ Teams"));
	frames_free(&frames);
}
END_TEST

START_TEST(letters_typed_into_the_filter_are_no_commands)
{
	struct frames frames = frames_new();
	frames_type(&frames, "T/qT");
	ck_assert_str_eq(ui_travel(frames.ui)->filter, "qT");
	frames_press(&frames, 0x6cc);
	frames_press(&frames, 0x1f600);
	ck_assert_str_eq(ui_travel(frames.ui)->filter, "qTی😀");
	frames_press(&frames, KEYCODE_BACKSPACE);
	frames_press(&frames, KEYCODE_BACKSPACE);
	ck_assert_str_eq(ui_travel(frames.ui)->filter, "qT");
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert_str_eq(ui_travel(frames.ui)->filter, "");
	ck_assert(frames_say(&frames, "Billing"));
	frames_free(&frames);
}
END_TEST

START_TEST(a_small_screen_says_what_it_needs_and_recovers)
{
	struct frames frames = frames_new();
	frames_type(&frames, "2jjj");
	char *before = frames_selected(&frames);
	char *small = frames_text(&frames, 30, 5, false);
	ck_assert_ptr_nonnull(strstr(small, "40×12"));
	free(small);
	char *tiny = frames_text(&frames, 1, 1, false);
	free(tiny);
	expect_selected(&frames, before);
	free(before);
	frames_free(&frames);
}
END_TEST

/* Every size draws without a border out of place: frames end in the same column on every line. */
START_TEST(panels_hold_at_every_width)
{
	struct frames frames = frames_new();
	for (int width = 40; width <= 300; width += 7) {
		struct canvas *canvas = canvas_new(width, 24, false);
		ui_draw(frames.ui, scene_fixture_scene(frames.fixture), canvas);
		bool is_framed = strcmp(canvas_cell(canvas, 0, 3)->text, "╭") == 0;
		for (int y = 4; is_framed && strcmp(canvas_cell(canvas, 0, y)->text, "╰"); y++)
			ck_assert_str_eq(canvas_cell(canvas, width - 1, y)->text, "│");
		canvas_free(canvas);
	}
	frames_free(&frames);
}
END_TEST

START_TEST(freshness_tells_calm_from_late_from_stale)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	ck_assert(frames_say(&frames, "● 20 s ago  14:32"));
	struct source_status source = scene->sources[0];
	scene->sources = &source;
	source.last_success = FIXTURE_NOW_S - 250;
	ck_assert(frames_say(&frames, "◐ 4 min ago"));
	source.last_success = FIXTURE_NOW_S - 7200;
	source.state = SOURCE_FAILED;
	memcpy(source.error, "cannot log in", sizeof("cannot log in"));
	ck_assert(frames_say(&frames, "✖ 12:32, 2 h ago: cannot log in"));
	source.last_success = FIXTURE_NOW_S + 500; /* the helpdesk's clock is ahead */
	source.state = SOURCE_OK;
	ck_assert(frames_say(&frames, "● 0 s ago"));
	frames_free(&frames);
}
END_TEST

START_TEST(the_first_load_says_how_far_it_is)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	struct source_status source = scene->sources[0];
	scene->sources = &source;
	source.is_complete = false;
	source.state = SOURCE_LOADING;
	source.history_share = 0.41;
	source.history_from = FIXTURE_NOW_S - 48 * 86400;
	source.history_eta_s = 50 * 60;
	ck_assert(frames_say(&frames, "history back to 3 Oct, 41 %, about 50m"));
	frames_free(&frames);
}
END_TEST

START_TEST(before_there_is_anything_the_wall_stands)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	scene->board = NULL;
	scene->live = NULL;
	scene->source_count = 0;
	scene->trouble = "the store cannot be written: disk full";
	ck_assert(frames_say(&frames, "Now    loading"));
	ck_assert(frames_say(&frames, "1 Agents"));
	ck_assert(frames_say(&frames, "✖ the store cannot be written: disk full"));
	frames_free(&frames);
}
END_TEST

START_TEST(the_strip_names_what_needs_a_person_first)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	struct live live = { .waiting_on_us = 38,
		.breached = 9,
		.over_promise = 14,
		.soon_unowned = 2,
		.longest_wait_s = 34800,
		.longest_wait_business_s = NAN,
		.usual_by_now = 214,
		.forecast_today = 312,
		.forecast_error = 21,
		.close_at = scene->now.wall_s + 3600,
		.more_at_close = NAN,
		.created_today = 262,
		.solved_today = 231,
		.active_agents = 9,
		.calls_waiting = -1,
		.agents_free = -1 };
	scene->live = &live;
	ck_assert(frames_say(&frames,
		"✖ 14 wait over their promise, longest 9h 40m · ✖ 2 due within 30 min without "
		"owner · ✖ 9 breached"));
	ck_assert(frames_say(&frames,
		"262 in (usual by now 214) · 231 out · 31 more open than at midnight · "
		"about 312 ± 21 in by midnight"));
	live.close_at = scene->now.wall_s / 3600 * 3600 + 3 * 3600;
	live.more_at_close = 39.6;
	live.more_error = 8.6;
	ck_assert(frames_say(&frames,
		"262 in (usual by now 214) · 231 out · at this pace 40 ± 9 more open at 17:00 · "
		"about 312 ± 21 in by midnight"));
	live.more_at_close = -12;
	ck_assert(frames_say(&frames, "231 out · at this pace 12 ± 9 fewer open at 17:00 · "));
	live.close_at = zone_day_start(scene->desk->zone, scene->now.wall_s, 1);
	ck_assert(frames_say(&frames, "at this pace 12 ± 9 fewer open at midnight"));
	ck_assert(frames_say(&frames, "no presence; 9 active in the last 30 min"));
	ck_assert(!frames_say(&frames, "calls"));
	frames_free(&frames);
}
END_TEST

START_TEST(the_live_line_tells_of_calls_and_of_who_is_there)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	struct live live = { .waiting_on_us = 38,
		.longest_wait_s = 11520,
		.longest_wait_business_s = NAN,
		.usual_by_now = NAN,
		.forecast_today = NAN,
		.more_at_close = NAN,
		.active_agents = 21,
		.calls_waiting = 4,
		.longest_call_s = 48,
		.agents_free = 9,
		.agents_busy = 12,
		.agents_paused = 3 };
	scene->live = &live;
	ck_assert(frames_say(&frames, "longest 3h 12m · calls 4 (0:48) · 9 free 12 busy 3 paused"));
	ck_assert(!frames_say(&frames, "no presence"));
	live.longest_call_s = 754;
	ck_assert(frames_say(&frames, "calls 4 (12:34)"));
	live.longest_call_s = 3720;
	ck_assert(frames_say(&frames, "calls 4 (1h 2m)"));
	live.calls_waiting = 0;
	ck_assert(frames_say(&frames, "calls 0 · 9 free"));
	frames_free(&frames);
}
END_TEST

/* What does not fit is cut, not left out: nobody looks for what is not there. */
START_TEST(the_strip_cuts_a_long_trouble)
{
	struct frames frames = frames_new();
	struct scene *scene = scene_fixture_scene(frames.fixture);
	struct live live = { .breached = 9,
		.longest_wait_s = NAN,
		.longest_wait_business_s = NAN,
		.more_at_close = NAN,
		.active_agents = -1,
		.calls_waiting = -1,
		.agents_free = -1 };
	scene->live = &live;
	scene->board = NULL;
	scene->trouble = "the helpdesk at a host with quite a long name does not answer any more, "
			 "and nobody could say why that is so";
	char *frame = frames_text(&frames, 80, 24, false);
	ck_assert(strstr(frame, "✖ 9 breached · ✖ the helpdesk at a host with"));
	ck_assert(strstr(frame, "…\n"));
	free(frame);
	/* The collector's last words are those of its source. */
	struct source_status source = scene->sources[0];
	(void)snprintf(source.error, sizeof(source.error), "refused");
	scene->sources = &source;
	scene->source_count = 1;
	scene->trouble = "support: refused";
	frame = frames_text(&frames, 80, 24, false);
	ck_assert(strstr(frame, "✖ 9 breached · ✖ support: refused\n"));
	free(frame);
	frames_free(&frames);
}
END_TEST

START_TEST(polling_and_links_are_asked_of_the_app)
{
	struct frames frames = frames_new();
	ck_assert(frames_type(&frames, "R").wants_poll);
	ck_assert(frames_press(&frames, KEYCODE_F5).wants_redraw);
	ck_assert(frames_type(&frames, "y").wants_copy);
	frames_free(&frames);
}
END_TEST

/* Deeper than anybody goes: the oldest steps are forgotten, the wall is not. */
START_TEST(the_stack_has_a_bottom_and_a_top)
{
	struct frames frames = frames_new();
	for (int i = 0; i < 40; i++)
		frames_type(&frames, i % 2 ? "T" : "A");
	for (int i = 0; i < 40; i++)
		frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, "1 Agents"));
	frames_free(&frames);
}
END_TEST

Suite *suite_ui(void)
{
	Suite *suite = suite_create("ui");
	TCase *golden = tcase_create("golden");
	tcase_add_test(golden, the_wall_at_all_sizes);
	tcase_add_test(golden, the_wall_tells_news_from_noise);
	tcase_add_test(golden, teams_and_agents_at_all_sizes);
	tcase_add_test(golden, drawing_twice_gives_the_same_frame);
	suite_add_tcase(suite, golden);
	TCase *ways = tcase_create("ways");
	tcase_add_test(ways, escape_lands_on_the_row_one_came_from);
	tcase_add_test(ways, a_panel_leads_to_its_members);
	tcase_add_test(ways, the_way_back_repeats_nothing);
	tcase_add_test(ways, the_footer_offers_what_does_something);
	tcase_add_test(ways, t_keeps_the_selection);
	tcase_add_test(ways, quitting_is_asked_once);
	tcase_add_test(ways, ctrl_c_twice_quits_from_anywhere);
	tcase_add_test(ways, the_period_travels_along);
	tcase_add_test(ways, the_chooser_can_be_left);
	tcase_add_test(ways, comparing_can_be_turned);
	tcase_add_test(ways, the_filter_hides_and_escape_brings_back);
	tcase_add_test(ways, letters_typed_into_the_filter_are_no_commands);
	tcase_add_test(ways, polling_and_links_are_asked_of_the_app);
	tcase_add_test(ways, the_stack_has_a_bottom_and_a_top);
	suite_add_tcase(suite, ways);
	TCase *frame = tcase_create("frame");
	tcase_add_test(frame, a_small_screen_says_what_it_needs_and_recovers);
	tcase_add_test(frame, panels_hold_at_every_width);
	tcase_add_test(frame, freshness_tells_calm_from_late_from_stale);
	tcase_add_test(frame, the_first_load_says_how_far_it_is);
	tcase_add_test(frame, the_live_line_tells_of_calls_and_of_who_is_there);
	tcase_add_test(frame, before_there_is_anything_the_wall_stands);
	tcase_add_test(frame, the_strip_names_what_needs_a_person_first);
	tcase_add_test(frame, the_strip_cuts_a_long_trouble);
	suite_add_tcase(suite, frame);
	return suite;
}
