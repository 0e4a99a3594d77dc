/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names that are hidden stand on no page, looked for in the whole frame; those that are not hidden
 * stand where they stood.
 */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check_ui.h"
#include "kpi/privacy.h"
#include "scene_fixture.h"

static const struct target pages[] = {
	{ .view = "wall", .kpi = KPI_COUNT },
	{ .view = "members", .kpi = KPI_COUNT, .scope = SCOPE_AGENT },
	{ .view = "members", .kpi = KPI_COUNT, .scope = SCOPE_TEAM },
	{ .view = "agents", .kpi = KPI_COUNT },
	{ .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_AGENT, .scope_id = "ada" },
	{ .view = "unit", .kpi = KPI_COUNT, .scope = SCOPE_TEAM, .scope_id = "Billing" },
	{ .view = "kpi", .kpi = KPI_FIRST_RESPONSE_TIME },
	{ .view = "kpi", .kpi = KPI_CSAT, .scope = SCOPE_AGENT, .scope_id = "ada" },
	{ .view = "tickets", .kpi = KPI_FIRST_RESPONSE_TIME },
	{ .view = "waiting", .kpi = KPI_COUNT, .tab = "all" },
	{ .view = "ticket", .kpi = KPI_COUNT, .ticket = 40 },
	{ .view = "ticket", .kpi = KPI_COUNT, .ticket = 34 },
	{ .view = "log", .kpi = KPI_COUNT },
};

static const char *const customers[] = { "Nadia", "Haddad", "wrong address", "charger",
	"log in after", "Refund still", "my order", "cancel my", "返品", "crashes", "Discount",
	"Broken seal" };
static const char *const agents[] = { "Ada", "Lindqvist", "Ben Okafor", "Yılmaz", "Laurent",
	"Pritchard", "Gwen", "ada", "gwen" };

static struct scene_fixture *fixture;
static struct buf all; /* the frames of all pages */

static void setup(void)
{
	fixture = scene_fixture_new();
	buf_init(&all, 0);
}

static void teardown(void)
{
	buf_release(&all);
	scene_fixture_free(fixture);
}

static void hide(enum privacy privacy)
{
	facts_set_privacy((struct facts *)(uintptr_t)scene_fixture_scene(fixture)->facts, privacy);
	buf_clear(&all);
	for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
		if (!view_find(pages[i].view))
			continue;
		struct shown shown = shown_open(fixture, &pages[i]);
		char *text = shown_text(&shown, 160, 45), crumb[256];
		shown.row->crumb(shown.state, scene_fixture_scene(fixture), crumb, sizeof(crumb));
		buf_printf(&all, "%s\n%s\n", crumb, text);
		free(text);
		shown_close(&shown);
	}
}

static int found(const char *const *words, size_t len)
{
	int count = 0;
	for (size_t i = 0; i < len; i++) {
		if (strstr(all.bytes, words[i]))
			count++;
	}
	return count;
}

static void expect_none(const char *const *words, size_t len)
{
	for (size_t i = 0; i < len; i++)
		ck_assert_msg(!strstr(all.bytes, words[i]), "'%s' is seen", words[i]);
}

START_TEST(names_are_seen_where_nothing_is_hidden)
{
	hide(PRIVACY_OFF);
	ck_assert_int_gt(found(customers, ARRAY_LEN(customers)), 8);
	ck_assert_int_gt(found(agents, ARRAY_LEN(agents)), 5);
}
END_TEST

START_TEST(customers_and_what_they_wrote_are_hidden)
{
	hide(PRIVACY_CUSTOMERS);
	expect_none(customers, ARRAY_LEN(customers));
	ck_assert_int_gt(found(agents, ARRAY_LEN(agents)), 5);
	ck_assert_ptr_nonnull(strstr(all.bytes, "(hidden)"));
}
END_TEST

START_TEST(agents_have_numbers_instead_of_names)
{
	hide(PRIVACY_ALL);
	expect_none(customers, ARRAY_LEN(customers));
	expect_none(agents, ARRAY_LEN(agents));
	/* Ada is the account of number 1; teams are no persons. */
	ck_assert_ptr_nonnull(strstr(all.bytes, "Agent 1"));
	ck_assert_ptr_nonnull(strstr(all.bytes, "Billing"));
}
END_TEST

START_TEST(they_come_back)
{
	hide(PRIVACY_OFF);
	char *before = buf_take(&all);
	buf_init(&all, 0);
	hide(PRIVACY_ALL);
	hide(PRIVACY_OFF);
	ck_assert_str_eq(all.bytes, before);
	free(before);
}
END_TEST

START_TEST(customers_are_told_apart_by_numbers)
{
	const struct facts *facts = scene_fixture_scene(fixture)->facts;
	struct arena *arena = arena_new();
	ck_assert_str_eq(facts_shown_name(facts, SCOPE_CUSTOMER, "Globex", 12, arena), "Globex");
	facts_set_privacy((struct facts *)(uintptr_t)facts, PRIVACY_CUSTOMERS);
	ck_assert_str_eq(
		facts_shown_name(facts, SCOPE_CUSTOMER, "Globex", 12, arena), "Customer 12");
	ck_assert_str_eq(facts_shown_name(facts, SCOPE_CUSTOMER, "none", 0, arena), "none");
	ck_assert_str_eq(facts_shown_name(facts, SCOPE_TOPIC, "refund", 3, arena), "refund");
	arena_free(arena);
}
END_TEST

Suite *suite_privacy(void)
{
	Suite *suite = suite_create("privacy");
	TCase *tests = tcase_create("names");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, names_are_seen_where_nothing_is_hidden);
	tcase_add_test(tests, customers_and_what_they_wrote_are_hidden);
	tcase_add_test(tests, agents_have_numbers_instead_of_names);
	tcase_add_test(tests, they_come_back);
	tcase_add_test(tests, customers_are_told_apart_by_numbers);
	suite_add_tcase(suite, tests);
	return suite;
}
