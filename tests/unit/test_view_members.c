/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Roles on the wall, their members, and reasons for contact: the numbers are counted by hand from
 * the fixture's rules.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "frames.h"
#include "kpi/panel.h"

static struct frames frames;

static void begin(void)
{
	frames = frames_new();
}

static void end(void)
{
	frames_free(&frames);
}

static struct desk *own_desk(void)
{
	/* The desk is the fixture's own; the scene lends it as const. */
	return (struct desk *)scene_fixture_scene(frames.fixture)->desk;
}

static struct text_list *list_into(struct text_list *list, const char *const *words, size_t len)
{
	list->items = arena_alloc(own_desk()->arena, len, sizeof(*list->items));
	for (size_t i = 0; i < len; i++)
		list->items[i] = arena_dup(own_desk()->arena, words[i]);
	list->len = len;
	return list;
}

/* The line of the frame that has the words; to be freed. */
static char *line_with(const char *words)
{
	char *text = frames_text(&frames, 160, 45, false);
	char *at = strstr(text, words);
	ck_assert_msg(at != NULL, "no '%s' in\n%s", words, text);
	while (at > text && at[-1] != '\n')
		at--;
	size_t len = strcspn(at, "\n");
	memmove(text, at, len);
	text[len] = '\0';
	return text;
}

static void check_line(const char *words, const char *const *parts)
{
	char *line = line_with(words);
	for (size_t i = 0; parts[i]; i++)
		ck_assert_msg(strstr(line, parts[i]) != NULL, "no '%s' in '%s'", parts[i], line);
	free(line);
}

START_TEST(every_role_is_reached_from_the_wall)
{
	for (const struct role_row *row = role_rows; row->name; row++) {
		char bar[64];
		(void)snprintf(bar, sizeof(bar), "%d %s", (int)(row - role_rows) + 1, row->title);
		char *text = frames_text(&frames, 80, 24, false);
		ck_assert_msg(strstr(text, bar) != NULL, "no '%s' in\n%s", bar, text);
		free(text);
		frames_press(&frames, KEYCODE_TAB);
	}
	ck_assert(frames_say(&frames, "1 Agents"));
}
END_TEST

START_TEST(letters_beside_the_digits_are_no_panels)
{
	frames_type(&frames, "W");
	ck_assert(frames_say(&frames, "Wall ▸ Waiting"));
	frames_type(&frames, "qA");
	ck_assert(frames_say(&frames, "Wall ▸ Agents"));
}
END_TEST

START_TEST(the_wall_shows_the_chosen_panels_in_their_order)
{
	static const char *const roles[] = { "manager", "voice", "manager" };
	list_into(&own_desk()->panels, roles, ARRAY_LEN(roles));
	frames_type(&frames, "j");
	ck_assert(frames_say(&frames, "1 Support managers"));
	ck_assert(frames_say(&frames, "2 Voice of the customer"));
	ck_assert(!frames_say(&frames, "Team leads"));
	frames_type(&frames, "2\n");
	ck_assert(frames_say(&frames, "Topics: Voice of the customer"));
}
END_TEST

START_TEST(space_shows_what_stands_behind_the_headline)
{
	ck_assert(!frames_say(&frames, "Next reply"));
	frames_type(&frames, " ");
	ck_assert(frames_say(&frames, "Next reply"));
	frames_type(&frames, "Gk ");
	char *selected = frames_selected(&frames);
	ck_assert_msg(strlen(selected) > 0, "nothing is selected");
	free(selected);
	frames_type(&frames, "1");
	ck_assert(!frames_say(&frames, "Next reply"));
}
END_TEST

START_TEST(a_role_has_the_kpis_that_it_is_given)
{
	static const char *const kpis[] = { "backlog", "csat" };
	struct panel panel;
	const struct section_row *section = desk_sections;
	while (strcmp(section->name, "role") != 0)
		section++;
	struct role_config *config = desk_add(own_desk(), section);
	config->name = "lead";
	list_into(&config->kpis, kpis, ARRAY_LEN(kpis));
	panel_make(&panel, own_desk(), "lead");
	ck_assert_uint_eq(panel.headline, 2);
	ck_assert_int_eq(panel.kpis[0], KPI_BACKLOG);
	ck_assert_int_eq(panel.kpis[1], KPI_CSAT);
	/* The lead's own secondary ones follow, but no KPI twice. */
	for (size_t i = 2; i < panel.len; i++)
		ck_assert_int_ne(panel.kpis[i], KPI_BACKLOG);
	ck_assert_uint_eq(panel.len, 2 + 5);
}
END_TEST

START_TEST(a_kpi_without_a_source_says_what_it_needs)
{
	static const char *const needs[] = { "Service level", "needs calls ", NULL };
	frames_type(&frames, "1");
	for (int i = 1; i < 10; i++)
		frames_press(&frames, KEYCODE_TAB);
	ck_assert(frames_say(&frames, "10 Call-centre agents"));
	check_line("│ Service level", needs);
	frames_type(&frames, "j\n");
	ck_assert(frames_say(&frames, "needs calls, from a feed of kind call"));
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "needs calls, from a feed of kind call"));
}
END_TEST

START_TEST(every_kind_of_members_is_reached)
{
	static const char *const kinds[] = { "Agents", "Channels", "Priorities", "Types", "Topics",
		"Customers", "Roles", "Sites", "Teams" };
	frames_type(&frames, "T");
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		char crumb[64];
		frames_type(&frames, "b");
		(void)snprintf(crumb, sizeof(crumb), "Wall ▸ %s", kinds[i]);
		ck_assert_msg(frames_say(&frames, crumb), "%s", crumb);
	}
	/* The key of the view leads back to where it began. */
	frames_type(&frames, "bbbT");
	ck_assert(frames_say(&frames, "Wall ▸ Teams"));
	frames_press(&frames, KEYCODE_ESCAPE);
	ck_assert(frames_say(&frames, "1 Agents"));
}
END_TEST

/* The figure of the open tickets in the line that begins so; −1 where there is no such line. */
static int open_of(const char *name)
{
	char start[64];
	int open = -1;
	char *text = frames_text(&frames, 160, 45, false);
	(void)snprintf(start, sizeof(start), "\n%s", name);
	char *line = strstr(text, start);
	if (line)
		open = (int)strtol(line + strlen(start), NULL, 10);
	free(text);
	return open;
}

static void check_selected(const char *words)
{
	char *selected = frames_selected(&frames);
	ck_assert_msg(strstr(selected, words) != NULL, "no '%s' in '%s'", words, selected);
	free(selected);
}

/* Cem and Dia are of Returns; with the ticket that nobody has they make up its open tickets. */
START_TEST(a_team_shows_its_agents_in_place)
{
	frames_type(&frames, "T");
	int all = open_of("All"), returns = open_of("Returns"), billing = open_of("Billing");
	frames_type(&frames, "jj ");
	check_selected("Returns");
	ck_assert_int_ge(open_of("  Cem Yılmaz"), 0);
	ck_assert_int_ge(open_of("  (none)"), 0);
	ck_assert_int_eq(
		open_of("  Cem Yılmaz") + open_of("  Dia Laurent") + open_of("  (none)"), returns);
	ck_assert_int_eq(open_of("  Ada"), -1);
	ck_assert_int_eq(open_of("All"), all);
	ck_assert_int_eq(open_of("Returns"), returns);
	ck_assert_int_eq(open_of("Billing"), billing);
	frames_type(&frames, " ");
	ck_assert_int_eq(open_of("  Cem Yılmaz"), -1);
	check_selected("Returns");
	/* The whole has nothing more to show; one team at a time is open. */
	frames_type(&frames, "g ");
	ck_assert_int_eq(open_of("  (none)"), -1);
	frames_type(&frames, "jj kk j ");
	ck_assert_int_eq(open_of("  Cem Yılmaz"), -1);
	check_selected("Billing");
}
END_TEST

START_TEST(an_agent_below_her_team_leads_on)
{
	frames_type(&frames, "Tjj jj");
	check_selected("Dia Laurent");
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "Teams ▸ Dia Laurent"));
	frames_press(&frames, KEYCODE_ESCAPE);
	check_selected("Dia Laurent");
	/* Space closes from within, and the team has the selection. */
	frames_type(&frames, " ");
	check_selected("Returns");
	ck_assert_int_eq(open_of("  Dia Laurent"), -1);
	frames_type(&frames, " jt");
	ck_assert(frames_say(&frames, "Agents: Returns"));
}
END_TEST

/* Tickets 0 … 46 are those of the week, 47 … 93 and one more those of the week before. Of the first
 * the even ones are about a delivery: 24; of the others every eighth: 48, 56 … 88: 6. */
START_TEST(topics_that_rose_beyond_chance_come_first)
{
	static const char *const delivery[] = { "24 ", " 6 ", "+18 (+300 %) ↑", NULL };
	static const char *const whole[] = { " 47 ", " 48 ", NULL };
	frames_type(&frames, "Tbbbbb");
	check_line("delivery", delivery);
	check_line("All ", whole);
	char *text = frames_text(&frames, 160, 45, false);
	ck_assert(strstr(text, "delivery") < strstr(text, "invoice"));
	ck_assert(strstr(text, "delivery") < strstr(text, "(none)"));
	ck_assert_ptr_nonnull(strstr(text, "by more than chance"));
	free(text);
	/* With nothing to compare with there is no news. */
	frames_type(&frames, "cc");
	text = frames_text(&frames, 160, 45, false);
	ck_assert_ptr_nonnull(strstr(text, "delivery"));
	ck_assert_ptr_null(strstr(text, "↑ risen"));
	free(text);
}
END_TEST

START_TEST(a_topic_leads_to_its_tickets)
{
	frames_type(&frames, "Tbbbbb");
	frames_press(&frames, KEYCODE_DOWN);
	char *selected = frames_selected(&frames);
	ck_assert_msg(strstr(selected, "delivery") != NULL, "%s", selected);
	free(selected);
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "Topics ▸ delivery"));
	/* Of its nine tickets behind the first KPI of the page, all are its own. */
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "delivery ▸"));
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "Tickets"));
}
END_TEST

/* The first row leads to what it sums up. */
START_TEST(enter_on_the_whole_opens_it)
{
	frames_type(&frames, "T\n");
	ck_assert(frames_say(&frames, "Teams ▸ Acme Support"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "jt");
	ck_assert(frames_say(&frames, "Agents: Billing"));
	frames_type(&frames, "\n");
	ck_assert(frames_say(&frames, "Agents: Billing ▸ Billing"));
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_press(&frames, KEYCODE_ESCAPE);
	frames_type(&frames, "2\n\n");
	ck_assert(frames_say(&frames, "Agents: Technical specialists ▸ Technical specialists"));
}
END_TEST

/* A figure says more of an agent than a mark that few have; the period is never left out. */
START_TEST(a_narrow_screen_shows_a_figure_and_the_period)
{
	frames_type(&frames, "A");
	char *text = frames_text(&frames, 40, 12, false);
	ck_assert_ptr_nonnull(strstr(text, "FRT"));
	ck_assert_ptr_nonnull(strstr(text, "7 d"));
	free(text);
	frames_type(&frames, "7");
	text = frames_text(&frames, 40, 12, false);
	ck_assert_ptr_nonnull(strstr(text, "Breached"));
	free(text);
}
END_TEST

START_TEST(test_frames)
{
	frames_type(&frames, "Tbbbbb");
	frames_check(&frames, "topics", 120, 30);
	frames_check(&frames, "topics", 80, 24);
	frames_check(&frames, "topics", 40, 12);
}
END_TEST

START_TEST(test_a_pause_over_its_limit_is_marked)
{
	struct scene_fixture *own = scene_fixture_new();
	struct target target = { .view = "agents", .kpi = KPI_COUNT };
	scene_fixture_pause(own, 1, 50, "email = 45m");
	scene_fixture_pause(own, 2, 40, NULL);
	struct shown shown = shown_open(own, &target);
	char *text = shown_text(&shown, 240, 30);
	ck_assert_ptr_nonnull(strstr(text, "✖ email 50m"));
	ck_assert_ptr_nonnull(strstr(text, "  email 40m"));
	ck_assert_ptr_null(strstr(text, "✖ email 40m"));
	free(text);
	shown_close(&shown);
	scene_fixture_free(own);
}
END_TEST

Suite *suite_view_members(void)
{
	Suite *suite = suite_create("view_members");
	TCase *tests = tcase_create("all");
	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, every_role_is_reached_from_the_wall);
	tcase_add_test(tests, letters_beside_the_digits_are_no_panels);
	tcase_add_test(tests, the_wall_shows_the_chosen_panels_in_their_order);
	tcase_add_test(tests, space_shows_what_stands_behind_the_headline);
	tcase_add_test(tests, a_role_has_the_kpis_that_it_is_given);
	tcase_add_test(tests, a_kpi_without_a_source_says_what_it_needs);
	tcase_add_test(tests, every_kind_of_members_is_reached);
	tcase_add_test(tests, a_team_shows_its_agents_in_place);
	tcase_add_test(tests, an_agent_below_her_team_leads_on);
	tcase_add_test(tests, topics_that_rose_beyond_chance_come_first);
	tcase_add_test(tests, a_topic_leads_to_its_tickets);
	tcase_add_test(tests, enter_on_the_whole_opens_it);
	tcase_add_test(tests, a_narrow_screen_shows_a_figure_and_the_period);
	tcase_add_test(tests, test_frames);
	tcase_add_test(tests, test_a_pause_over_its_limit_is_marked);
	suite_add_tcase(suite, tests);
	return suite;
}
