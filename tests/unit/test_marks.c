/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Absent, new, outsourced: who is marked, and who is not. Of the test desk Anna, Ben (Billing) and
 * Ben again (Technical) are members since ever; Carla left Returns on Monday.
 */
#include "config.h"

#include <check.h>

#include "check_kpi.h"
#include "kpi/marks.h"
#include "kpi_desk.h"

#define NOW (MONDAY + 11 * HOUR_S)

static struct kpi_desk *desk;

static void begin(void)
{
	desk = kpi_desk_new();
}

static void end(void)
{
	kpi_desk_free(desk);
}

static void expect(fact_id account, enum mark mark, bool want)
{
	ck_assert(facts_settle(desk->facts, INT64_MAX));
	struct marks marks = marks_make(desk->facts, NOW, desk->arena);

	ck_assert_msg(marks_has(&marks, account, mark) == want, "account %d %s", (int)account,
		mark_rows[mark].name);
}

static void stretch(enum record_kind kind, fact_id agent, int64_t from, int64_t to, fact_id what)
{
	static int64_t key = 1000;
	struct activity_fact fact = activity(kind, key++, from, what);

	fact.agent = agent;
	fact.to = to;
	put_activity(desk, &fact);
}

START_TEST(nobody_is_marked_of_whom_nothing_is_known)
{
	kpi_desk_begin(desk, TIME_NONE);
	for (fact_id account = ANNA; account <= ROBOT; account++)
		for (int mark = 0; mark < MARK_COUNT; mark++)
			expect(account, (enum mark)mark, false);
}
END_TEST

START_TEST(absent_is_who_is_scheduled_so_or_missing)
{
	kpi_desk_begin(desk, TIME_NONE);
	stretch(RECORD_SCHEDULE, ANNA, MONDAY + 9 * HOUR_S, MONDAY + 17 * HOUR_S, ABSENT);
	stretch(RECORD_SCHEDULE, BEN, MONDAY + 9 * HOUR_S, MONDAY + 17 * HOUR_S, AT_WORK);
	stretch(RECORD_SCHEDULE, CARLA, MONDAY + 12 * HOUR_S, MONDAY + 17 * HOUR_S, AT_WORK);
	expect(ANNA, MARK_ABSENT, true);
	expect(BEN, MARK_ABSENT, true);    /* due, and not seen today */
	expect(CARLA, MARK_ABSENT, false); /* due in an hour */
	stretch(RECORD_PRESENCE, BEN, MONDAY + 10 * HOUR_S, TIME_NONE, AVAILABLE);
	expect(BEN, MARK_ABSENT, false);
	stretch(RECORD_PRESENCE, ANNA, MONDAY + 10 * HOUR_S, TIME_NONE, IN_CONTACT);
	expect(ANNA, MARK_ABSENT, false); /* came after all */
}
END_TEST

START_TEST(who_answers_is_there_without_presence)
{
	kpi_desk_begin(desk, TIME_NONE);
	stretch(RECORD_SCHEDULE, BEN, MONDAY + 9 * HOUR_S, MONDAY + 17 * HOUR_S, AT_WORK);
	struct story told = story(1, MONDAY + 8 * HOUR_S);

	story_reply(&told, MONDAY + 9 * HOUR_S, BEN);
	put(desk, &told);
	expect(BEN, MARK_ABSENT, false);
}
END_TEST

START_TEST(offline_means_absent_in_business_hours_alone)
{
	kpi_desk_hours(desk, "09:00-17:00");
	kpi_desk_begin(desk, TIME_NONE);
	stretch(RECORD_PRESENCE, ANNA, MONDAY + 8 * HOUR_S, TIME_NONE, OFFLINE);
	expect(ANNA, MARK_ABSENT, true);
	struct marks night = marks_make(desk->facts, MONDAY + 20 * HOUR_S, desk->arena);

	ck_assert(!marks_has(&night, ANNA, MARK_ABSENT));
}
END_TEST

START_TEST(agents_of_outsourced_sites_are_marked_while_they_belong)
{
	static const char *teams[] = { "Billing", "Returns" };
	struct site_config *site = kpi_desk_add(desk, "site");

	site->name = "Partner";
	site->teams = (struct text_list){ teams, 2 };
	site->is_outsourced = true;
	kpi_desk_begin(desk, TIME_NONE);
	expect(ANNA, MARK_OUTSOURCED, true);
	expect(BEN, MARK_OUTSOURCED, true);
	expect(CARLA, MARK_OUTSOURCED, false); /* has left */
	expect(ANNA, MARK_NEW, false);
}
END_TEST

static void join(struct kpi_desk *joined, int64_t anna_from)
{
	/* The directory is the facts' own. */
	struct directory *directory = (struct directory *)facts_directory(joined->facts);

	directory->memberships[0].from = anna_from;
}

START_TEST(new_is_who_joined_within_the_span)
{
	kpi_desk_begin(desk, TIME_NONE);
	join(desk, NOW - 89 * DAY_S);
	expect(ANNA, MARK_NEW, true);
	join(desk, NOW - 91 * DAY_S);
	expect(ANNA, MARK_NEW, false);
	desk->desk->new_agent_s = 100 * DAY_S;
	expect(ANNA, MARK_NEW, true);
	expect(BEN, MARK_NEW, false);
}
END_TEST

Suite *suite_marks(void)
{
	Suite *suite = suite_create("marks");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, nobody_is_marked_of_whom_nothing_is_known);
	tcase_add_test(tests, absent_is_who_is_scheduled_so_or_missing);
	tcase_add_test(tests, who_answers_is_there_without_presence);
	tcase_add_test(tests, offline_means_absent_in_business_hours_alone);
	tcase_add_test(tests, agents_of_outsourced_sites_are_marked_while_they_belong);
	tcase_add_test(tests, new_is_who_joined_within_the_span);
	suite_add_tcase(suite, tests);
	return suite;
}
