/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One KPI and the tickets behind it, as they are seen.
 */
#include "config.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "scene_fixture.h"
#include "ui/comparison.h"
#include "ui/sum.h"

static struct scene_fixture *fixture;

static void setup(void)
{
	fixture = scene_fixture_new();
}

static void teardown(void)
{
	scene_fixture_free(fixture);
}

static struct shown open_kpi(const char *view, enum kpi_id kpi)
{
	struct target target = { .kpi = kpi };
	snprintf(target.view, sizeof(target.view), "%s", view);
	return shown_open(fixture, &target);
}

START_TEST(test_frames_of_a_duration)
{
	struct shown shown = open_kpi("kpi", KPI_FIRST_RESPONSE_TIME);
	shown_check(&shown, "kpi_first_response");
	shown_close(&shown);
}
END_TEST

START_TEST(test_frames_of_a_share)
{
	struct shown shown = open_kpi("kpi", KPI_CSAT);
	shown_check(&shown, "kpi_csat");
	shown_close(&shown);
}
END_TEST

START_TEST(test_breakdown_goes_round)
{
	static const char *const want[] = { "By team", "By agent", "By channel", "By priority",
		"By type", "By topic", "By site", "Spread", "Mon ", "By team" };
	struct shown shown = open_kpi("kpi", KPI_FIRST_RESPONSE_TIME);
	for (size_t i = 0; i < ARRAY_LEN(want); i++) {
		ck_assert_msg(shown_says(&shown, want[i]), "not %s", want[i]);
		shown_act(&shown, ACTION_BREAKDOWN, NULL);
	}
	shown_close(&shown);
}
END_TEST

static struct shown open_heat(enum kpi_id kpi)
{
	struct shown shown = open_kpi("kpi", kpi);
	for (int i = 0; i < 12 && !shown_says(&shown, "lowest "); i++)
		shown_act(&shown, ACTION_BREAKDOWN, NULL);
	return shown;
}

START_TEST(test_frames_of_the_week)
{
	struct shown shown = open_heat(KPI_FIRST_RESPONSE_TIME);
	shown_check(&shown, "kpi_hours");
	shown_close(&shown);
}
END_TEST

/* Seven tickets a day come between 8:40 and 15:10, one an hour; of the seven days up to
 * Friday at 14:32, Friday has five. */
START_TEST(test_hours_add_up_to_the_count)
{
	struct shown shown = open_heat(KPI_TICKET_VOLUME);
	const struct heat *heat = scene_fixture_scene(fixture)->heat;
	double days[HEAT_DAYS] = { 0 };
	ck_assert_ptr_nonnull(heat);
	for (int day = 0; day < HEAT_DAYS; day++)
		for (int hour = 0; hour < HEAT_HOURS; hour++)
			if (!isnan(heat->cells[day][hour].value))
				days[day] += heat->cells[day][hour].value;
	ck_assert_double_eq(days[0], 7);
	ck_assert_double_eq(days[4], 5);
	ck_assert_double_eq(days[6], 7);
	ck_assert_uint_eq(heat->counted, 47);
	ck_assert_double_nan(heat->cells[0][3].value); /* nobody writes at night */
	/* Of a desk whose week begins on Saturday that is the first row. */
	((struct desk *)scene_fixture_scene(fixture)->desk)->week_start = 5;
	shown_act(&shown, ACTION_NONE, NULL);
	ck_assert_uint_eq(heat->cells[6][12].n, 1); /* Friday */
	char *text = shown_text(&shown, 120, 40);
	ck_assert(strstr(text, "|Sat") < strstr(text, "|Mon"));
	free(text);
	shown_close(&shown);
}
END_TEST

START_TEST(test_states_have_no_hours)
{
	struct shown shown = open_kpi("kpi", KPI_BACKLOG);
	for (int i = 0; i < 12; i++) {
		ck_assert(!shown_says(&shown, "lowest "));
		shown_act(&shown, ACTION_BREAKDOWN, NULL);
	}
	shown_close(&shown);
}
END_TEST

START_TEST(test_definition_has_room_on_small_screens)
{
	struct shown shown = open_kpi("kpi", KPI_CSAT);
	shown_act(&shown, ACTION_DEFINITION, NULL);
	char *text = shown_text(&shown, 60, 9);
	golden_check("kpi_definition_60x15", text);
	free(text);
	shown_act(&shown, ACTION_DEFINITION, NULL);
	ck_assert(shown_says(&shown, "By team"));
	shown_close(&shown);
}
END_TEST

/* October has 22 days from Monday to Friday, as September has; August but 21. */
START_TEST(test_months_of_unequal_length_are_told)
{
	struct scene *scene = scene_fixture_scene(fixture);
	char text[COMPARISON_MAX];
	struct reading reading = { .kpi = KPI_TICKET_VOLUME, .value = 220, .previous = 210 };
	scene->has_period = true;
	scene->period.span = (struct span){ 1790812800, 1793491200 };     /* October 2026 */
	scene->period.previous = (struct span){ 1788220800, 1790812800 }; /* September */
	ck_assert_str_eq(comparison_lengths(text, sizeof(text), &reading, scene), "");
	scene->period.previous = (struct span){ 1785542400, 1788220800 }; /* August: 21 */
	ck_assert_str_eq(comparison_lengths(text, sizeof(text), &reading, scene),
		"22 open days against 21: 10.0 a day against 10.0");
	/* A median does not grow with the days. */
	reading.kpi = KPI_FIRST_RESPONSE_TIME;
	ck_assert_str_eq(comparison_lengths(text, sizeof(text), &reading, scene), "");
}
END_TEST

/* Last year beside the period before, and why it is not there. */
START_TEST(test_both_comparisons_stand_on_the_page)
{
	struct scene *scene = scene_fixture_scene(fixture);
	struct shown shown = open_kpi("kpi", KPI_TICKET_VOLUME);
	ck_assert(shown_says(&shown, "before 48, −2 %"));
	ck_assert(shown_says(&shown, "a year before 0"));
	scene->travel.compare = COMPARE_NONE;
	ck_assert(!shown_says(&shown, "before 48, −2 %"));
	ck_assert(!shown_says(&shown, "a year before"));
	shown_close(&shown);
}
END_TEST

START_TEST(test_a_year_without_history_says_so)
{
	struct scene *scene = scene_fixture_scene(fixture);
	/* Known since 100 days ago: 12 August. */
	struct directory *directory = (struct directory *)facts_directory(scene->facts);
	for (size_t i = 0; i < directory->coverage_count; i++)
		directory->coverage[i].from = FIXTURE_NOW_S - INT64_C(100) * 86400;
	struct shown shown = open_kpi("kpi", KPI_TICKET_VOLUME);
	ck_assert(!shown_says(&shown, "a year before"));
	scene->travel.compare = COMPARE_LAST_YEAR;
	shown_act(&shown, ACTION_DEFINITION, NULL);
	ck_assert(shown_says(&shown, "a year before no history so far back, it begins on 12 Aug"));
	ck_assert(shown_says(&shown, "before 48, −2 %"));
	shown_close(&shown);
}
END_TEST

START_TEST(test_siblings_follow_the_catalogue)
{
	struct shown shown = open_kpi("kpi", KPI_TICKET_VOLUME);
	shown_act(&shown, ACTION_NEXT_SIBLING, NULL);
	ck_assert(shown_says(&shown, "== Solved\n"));
	shown_act(&shown, ACTION_PREVIOUS_SIBLING, NULL);
	shown_act(&shown, ACTION_PREVIOUS_SIBLING, NULL);
	char want[64];
	snprintf(want, sizeof(want), "== %s\n", kpi_row((enum kpi_id)(kpi_count() - 1))->title);
	ck_assert(shown_says(&shown, want));
	shown_close(&shown);
}
END_TEST

START_TEST(test_enter_lists_the_tickets_of_the_selected_part)
{
	struct target target;
	struct shown shown = open_kpi("kpi", KPI_TICKET_VOLUME);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "tickets");
	ck_assert_int_eq(target.scope, SCOPE_DEPARTMENT);
	shown_act(&shown, ACTION_DOWN, NULL);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_int_eq(target.scope, SCOPE_TEAM);
	ck_assert_str_ne(target.scope_id, "");
	ck_assert_int_eq(target.kpi, KPI_TICKET_VOLUME);
	shown_close(&shown);
}
END_TEST

START_TEST(test_a_slice_is_broken_down_within_itself)
{
	struct target target = { .view = "kpi", .kpi = KPI_TICKET_VOLUME, .scope = SCOPE_TEAM };
	struct target first;
	struct shown all = open_kpi("kpi", KPI_TICKET_VOLUME);
	shown_act(&all, ACTION_DOWN, NULL);
	shown_act(&all, ACTION_ENTER, &first);
	shown_close(&all);
	snprintf(target.scope_id, sizeof(target.scope_id), "%s", first.scope_id);
	struct shown shown = shown_open(fixture, &target);
	/* A team has no parts by team. */
	ck_assert(!shown_says(&shown, "By team"));
	ck_assert(shown_says(&shown, "By agent"));
	/* The parts make up the team's number. */
	const struct scene *scene = scene_fixture_scene(fixture);
	double whole =
		board_find(scene->board, KPI_TICKET_VOLUME, SCOPE_TEAM, first.scope_id)->value;
	double sum = 0;
	for (size_t i = 0; i < board_count(scene->board); i++) {
		const struct reading *reading = board_at(scene->board, i);
		if (reading->scope == SCOPE_AGENT)
			sum += reading->value;
	}
	ck_assert_double_eq(sum, whole);
	ck_assert_double_gt(whole, 0);
	shown_close(&shown);
}
END_TEST

START_TEST(test_frames_of_the_tickets_behind)
{
	struct shown shown = open_kpi("tickets", KPI_FIRST_RESPONSE_TIME);
	shown_check(&shown, "tickets");
	shown_close(&shown);
}
END_TEST

static void check_list(enum kpi_id kpi, enum scope_kind scope, const char *id)
{
	struct target target = { .view = "tickets", .kpi = kpi, .scope = scope };
	snprintf(target.scope_id, sizeof(target.scope_id), "%s", id);
	struct shown shown = shown_open(fixture, &target);
	const struct scene *scene = scene_fixture_scene(fixture);
	const struct reading *reading =
		board_find(scene->board, kpi, scope, scope == SCOPE_DEPARTMENT ? NULL : id);
	if (reading && reading->reason == REASON_NO_SOURCE) {
		shown_close(&shown); /* what is counted of it all the same is no reading */
		return;
	}
	if (!reading) {
		/* Nobody of that name has anything to count: said so, and not as if it came later. */
		ck_assert(shown_says(&shown, "nothing to count here"));
		shown_close(&shown);
		return;
	}
	ck_assert_msg(shown_says(&shown, "= the reading"), "%s of '%s': %g from the list, not %g",
		kpi_row(kpi)->id, id, sum_behind(kpi, NAN, scene->behind, scene->behind_count),
		reading->value);
	shown_close(&shown);
}

START_TEST(test_every_list_equals_its_reading)
{
	const struct facts *facts = scene_fixture_scene(fixture)->facts;
	for (int i = 0; i < kpi_count(); i++) {
		enum kpi_id kpi = (enum kpi_id)i;
		check_list(kpi, SCOPE_DEPARTMENT, "");
		check_list(kpi, SCOPE_ROLE, "technical");
		check_list(kpi, SCOPE_TEAM, facts_team_scope_id(facts, 2));
		check_list(kpi, SCOPE_AGENT, "ben");
		check_list(kpi, SCOPE_CHANNEL, "chat");
		check_list(kpi, SCOPE_PRIORITY, "urgent");
	}
}
END_TEST

START_TEST(test_filter_says_how_many_are_shown)
{
	struct scene *scene = scene_fixture_scene(fixture);
	snprintf(scene->travel.filter, sizeof(scene->travel.filter), "parcel");
	struct shown shown = open_kpi("tickets", KPI_TICKET_VOLUME);
	char *text = shown_text(&shown, 120, 40);
	ck_assert_ptr_nonnull(strstr(text, "Parcel came without the charger"));
	ck_assert_ptr_null(strstr(text, "Invoice shows"));
	ck_assert_ptr_nonnull(strstr(text, "showing "));
	ck_assert_ptr_nonnull(strstr(text, "= the reading"));
	free(text);
	shown_close(&shown);
}
END_TEST

START_TEST(test_enter_opens_the_selected_ticket)
{
	struct target target;
	struct shown shown = open_kpi("tickets", KPI_TICKET_VOLUME);
	shown_act(&shown, ACTION_DOWN, NULL);
	ck_assert_int_eq(shown_act(&shown, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_str_eq(target.view, "ticket");
	/* Newest first: the second newest is number 2. */
	ck_assert_int_eq(target.ticket, 2);
	shown_close(&shown);
}
END_TEST

START_TEST(test_a_long_list_is_cut_and_says_so)
{
	enum {
		MANY = 5000
	};
	static struct behind many[MANY];
	for (int i = 0; i < MANY; i++)
		many[i] = (struct behind){
			.ticket = 1 + i, .at = 1000 + i, .value = i % 997, .in_numerator = true
		};
	struct shown shown = open_kpi("tickets", KPI_FIRST_RESPONSE_TIME);
	struct scene *scene = scene_fixture_scene(fixture);
	scene->behind = many;
	scene->behind_count = MANY;
	ck_assert(shown_says(&shown, "showing 2000 of 5000"));
	/* Sorted by value upwards, those are shown that have the smallest. */
	struct target target;
	shown.row->act(shown.state, scene, ACTION_PANEL_2, &target);
	shown.row->act(shown.state, scene, ACTION_FIRST, &target);
	ck_assert_int_eq(shown.row->act(shown.state, scene, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_double_eq(many[target.ticket - 1].value, 0);
	shown.row->act(shown.state, scene, ACTION_REVERSE, &target);
	shown.row->act(shown.state, scene, ACTION_FIRST, &target);
	ck_assert_int_eq(shown.row->act(shown.state, scene, ACTION_ENTER, &target), VERB_PUSH);
	ck_assert_double_eq(many[target.ticket - 1].value, 996);
	/* Texts are asked for around the selection, and no more than fit. */
	shown.row->act(shown.state, scene, ACTION_LAST, &target);
	shown.row->act(shown.state, scene, ACTION_ENTER, &target);
	struct view_need need = { 0 };
	shown.row->need(shown.state, scene, &need);
	ck_assert_uint_eq(need.text_count, VIEW_TEXTS_MAX);
	ck_assert_int_eq(need.texts[VIEW_TEXTS_MAX - 1], target.ticket);
	shown_close(&shown);
}
END_TEST

START_TEST(test_rows_without_a_ticket_say_what_they_are)
{
	static struct behind rows[] = {
		{ .ticket = 1, .at = 1000, .value = 1, .in_numerator = true },
		{ .ticket = 0, .at = 2000, .value = 1, .in_numerator = true },
	};
	struct target target;
	struct shown shown = open_kpi("tickets", KPI_CONTACTS);
	struct scene *scene = scene_fixture_scene(fixture);
	scene->behind = rows;
	scene->behind_count = ARRAY_LEN(rows);
	ck_assert(shown_says(&shown, "(a call without a ticket)"));
	/* The newest stands first: it has no page of its own. */
	ck_assert_int_eq(shown.row->act(shown.state, scene, ACTION_ENTER, &target), VERB_STAY);
	shown.row->act(shown.state, scene, ACTION_DOWN, &target);
	ck_assert_int_eq(shown.row->act(shown.state, scene, ACTION_ENTER, &target), VERB_PUSH);
	shown_close(&shown);
}
END_TEST

/* A helpdesk that counted the automatic reply to one ticket, and agrees on another. */
START_TEST(test_their_figures_stand_beside_ours)
{
	static struct behind rows[] = {
		{ .ticket = 1, .at = 1000, .value = 3600, .theirs = 3600, .why = THEIRS_SAME },
		{ .ticket = 2, .at = 2000, .value = 7200, .theirs = 120, .why = THEIRS_AUTOMATIC },
		{ .ticket = 3, .at = 3000, .value = 60, .why = THEIRS_NONE },
	};
	struct shown shown = open_kpi("tickets", KPI_FIRST_RESPONSE_TIME);
	ck_assert(!shown_says(&shown, "Theirs")); /* this helpdesk keeps none */
	struct scene *scene = scene_fixture_scene(fixture);
	scene->behind = rows;
	scene->behind_count = 3;
	ck_assert(shown_says(&shown, "Theirs"));
	ck_assert(shown_says(&shown, "2m"));
	ck_assert(shown_says(&shown, "automatic reply counted"));
	shown_close(&shown);
	shown = open_kpi("kpi", KPI_FIRST_RESPONSE_TIME);
	ck_assert(!shown_says(&shown, "helpdesk's own"));
	scene->behind = rows;
	scene->behind_count = 3;
	ck_assert(shown_says(&shown, "the helpdesk's own: 1 of 2 differ, by 1h 58m in the median: "
				     "1 automatic reply counted"));
	shown_close(&shown);
}
END_TEST

Suite *suite_view_kpi(void)
{
	Suite *suite = suite_create("view_kpi");
	TCase *tests = tcase_create("view_kpi");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, test_frames_of_a_duration);
	tcase_add_test(tests, test_frames_of_a_share);
	tcase_add_test(tests, test_breakdown_goes_round);
	tcase_add_test(tests, test_frames_of_the_week);
	tcase_add_test(tests, test_hours_add_up_to_the_count);
	tcase_add_test(tests, test_states_have_no_hours);
	tcase_add_test(tests, test_definition_has_room_on_small_screens);
	tcase_add_test(tests, test_months_of_unequal_length_are_told);
	tcase_add_test(tests, test_both_comparisons_stand_on_the_page);
	tcase_add_test(tests, test_a_year_without_history_says_so);
	tcase_add_test(tests, test_siblings_follow_the_catalogue);
	tcase_add_test(tests, test_enter_lists_the_tickets_of_the_selected_part);
	tcase_add_test(tests, test_a_slice_is_broken_down_within_itself);
	tcase_add_test(tests, test_frames_of_the_tickets_behind);
	tcase_add_test(tests, test_every_list_equals_its_reading);
	tcase_add_test(tests, test_filter_says_how_many_are_shown);
	tcase_add_test(tests, test_enter_opens_the_selected_ticket);
	tcase_add_test(tests, test_a_long_list_is_cut_and_says_so);
	tcase_add_test(tests, test_their_figures_stand_beside_ours);
	tcase_add_test(tests, test_rows_without_a_ticket_say_what_they_are);
	suite_add_tcase(suite, tests);
	return suite;
}
