/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The board as JSON, read back.
 */
#include "config.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/macros.h"
#include "check_report.h"
#include "report_desk.h"

static struct report_desk *made;
static cJSON *root;

static void begin(void)
{
	made = report_desk_new();
	root = cJSON_Parse(report_desk_write(made, "json"));
	ck_assert_ptr_nonnull(root);
}

static void end(void)
{
	cJSON_Delete(root);
	report_desk_free(made);
}

static const cJSON *find(const char *kpi, const char *scope, const char *id)
{
	const cJSON *reading;

	cJSON_ArrayForEach(reading, cJSON_GetObjectItem(root, "readings"))
	{
		if (strcmp(cJSON_GetObjectItem(reading, "kpi")->valuestring, kpi) == 0 &&
			strcmp(cJSON_GetObjectItem(reading, "scope")->valuestring, scope) == 0 &&
			(!id || strcmp(cJSON_GetObjectItem(reading, "scope_id")->valuestring, id) ==
					0))
			return reading;
	}
	ck_abort_msg("no reading of %s", kpi);
	return NULL;
}

static double number(const cJSON *object, const char *name)
{
	const cJSON *item = cJSON_GetObjectItem(object, name);

	ck_assert_msg(cJSON_IsNumber(item), "%s is no number", name);
	return item->valuedouble;
}

static const char *word(const cJSON *object, const char *name)
{
	const cJSON *item = cJSON_GetObjectItem(object, name);

	ck_assert_msg(cJSON_IsString(item), "%s is no text", name);
	return item->valuestring;
}

static bool is_null(const cJSON *object, const char *name)
{
	return cJSON_IsNull(cJSON_GetObjectItem(object, name));
}

START_TEST(says_what_it_is_about)
{
	const cJSON *period = cJSON_GetObjectItem(root, "period");

	ck_assert_double_eq(number(root, "schema"), 1);
	ck_assert_str_eq(word(root, "desk"), "acme");
	ck_assert_str_eq(word(root, "generated_at"), "2026-03-09T00:00:00Z");
	ck_assert_str_eq(word(root, "data_as_of"), "2026-03-08T23:59:40Z");
	ck_assert_str_eq(word(period, "name"), "custom");
	ck_assert_str_eq(word(period, "from"), "2026-03-02T00:00:00Z");
	ck_assert_str_eq(word(period, "to"), "2026-03-09T00:00:00Z");
	ck_assert_str_eq(word(period, "zone"), "UTC");
}
END_TEST

START_TEST(a_duration_has_its_figures)
{
	const cJSON *frt = find("first_response_time", "department", NULL);

	ck_assert_str_eq(word(frt, "clock"), "calendar");
	ck_assert_double_eq(number(frt, "value"), 3600);
	ck_assert_str_eq(word(frt, "unit"), "s");
	ck_assert_str_eq(word(frt, "aggregate"), "median");
	ck_assert_double_eq(number(frt, "n"), 2);
	ck_assert_double_eq(number(frt, "mean"), 7200);
	ck_assert(is_null(frt, "p90"));
	ck_assert(is_null(frt, "numerator"));
	ck_assert(is_null(frt, "low"));
	ck_assert_double_eq(number(frt, "goal"), 14400);
	ck_assert_double_eq(number(frt, "warn"), 18000);
	ck_assert_str_eq(word(frt, "target"), "default");
	ck_assert_str_eq(word(frt, "verdict"), "met");
	ck_assert(cJSON_IsTrue(cJSON_GetObjectItem(frt, "certain")));
	ck_assert(is_null(frt, "previous"));
	ck_assert(is_null(frt, "reason"));
	ck_assert_str_eq(word(frt, "signal"), "none");
	ck_assert_double_eq(number(frt, "ripe"), 1);
	ck_assert_double_eq(number(cJSON_GetObjectItem(frt, "excluded"), "bot"), 1);
	ck_assert_int_eq(cJSON_GetArraySize(cJSON_GetObjectItem(frt, "excluded")), 1);
}
END_TEST

START_TEST(a_share_has_both_its_sides)
{
	const cJSON *csat = find("csat", "department", NULL);

	ck_assert_double_eq(number(csat, "value"), 1);
	ck_assert_str_eq(word(csat, "unit"), "share");
	ck_assert_double_eq(number(csat, "numerator"), 1);
	ck_assert_double_eq(number(csat, "denominator"), 1);
	ck_assert_double_lt(number(csat, "low"), 0.3);
	ck_assert_double_eq(number(csat, "high"), 1);
	ck_assert(cJSON_IsFalse(cJSON_GetObjectItem(csat, "certain")));
	ck_assert(is_null(csat, "clock"));
}
END_TEST

START_TEST(what_is_not_known_is_null_with_a_reason)
{
	const cJSON *sla = find("sla_resolution", "department", NULL);

	ck_assert(is_null(sla, "value"));
	ck_assert_str_eq(word(sla, "reason"), "no_source");
	ck_assert_str_eq(word(sla, "verdict"), "none");
}
END_TEST

START_TEST(teams_go_by_their_ids)
{
	const cJSON *billing = find("ticket_volume", "team", "b");
	const cJSON *none = find("ticket_volume", "team", "-");

	ck_assert_str_eq(word(billing, "scope_name"), "Billing");
	ck_assert_double_eq(number(billing, "value"), 1);
	ck_assert_double_eq(number(none, "value"), 1);
}
END_TEST

START_TEST(sources_say_how_old_they_are)
{
	const cJSON *source = cJSON_GetArrayItem(cJSON_GetObjectItem(root, "sources"), 0);

	ck_assert_str_eq(word(source, "name"), "support");
	ck_assert_str_eq(word(source, "kind"), "rt");
	ck_assert_str_eq(word(source, "state"), "ok");
	ck_assert_str_eq(word(source, "last_success"), "2026-03-08T23:59:40Z");
	ck_assert_double_eq(number(source, "age_s"), 20);
	ck_assert_str_eq(word(source, "covered_from"), "2026-01-31T00:00:00Z");
	ck_assert(cJSON_IsTrue(cJSON_GetObjectItem(source, "complete")));
}
END_TEST

START_TEST(a_source_that_never_succeeded_has_no_age)
{
	made->source.last_success = TIME_NONE;
	cJSON *anew = cJSON_Parse(report_desk_write(made, "json"));
	const cJSON *source = cJSON_GetArrayItem(cJSON_GetObjectItem(anew, "sources"), 0);

	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(source, "last_success")));
	ck_assert(cJSON_IsNull(cJSON_GetObjectItem(source, "age_s")));
	cJSON_Delete(anew);
}
END_TEST

START_TEST(tickets_are_listed_as_stored)
{
	struct report_listing listing;

	report_listing_init(&listing, made, KPI_FIRST_RESPONSE_TIME);
	report_tickets_json(&listing.tickets, &listing.out);
	cJSON *list = cJSON_Parse(listing.out.bytes);

	ck_assert_ptr_nonnull(list);
	const cJSON *tickets = cJSON_GetObjectItem(list, "tickets");

	ck_assert_int_eq(cJSON_GetArraySize(tickets), 2);
	const cJSON *first = cJSON_GetArrayItem(tickets, 0);

	ck_assert_str_eq(word(first, "ticket"), "501");
	ck_assert_str_eq(word(first, "at"), "2026-03-02T02:00:00Z");
	ck_assert_double_eq(number(first, "value"), 3600);
	ck_assert_str_eq(word(first, "agent"), "anna");
	ck_assert_str_eq(word(first, "team"), "b");
	ck_assert_str_eq(word(first, "subject"), "Broken \033[31mlamp\xe2\x80\xae");
	ck_assert_str_eq(word(cJSON_GetObjectItem(list, "reading"), "kpi"), "first_response_time");
	cJSON_Delete(list);
	report_listing_release(&listing);
}
END_TEST

START_TEST(the_helpdesks_own_figures_come_with_a_reason)
{
	struct report_listing listing;

	report_listing_init(&listing, made, KPI_FIRST_RESPONSE_TIME);
	struct behind rows[2] = { listing.tickets.rows[0], listing.tickets.rows[1] };

	rows[1].why = THEIRS_HOURS;
	rows[1].theirs = rows[1].value + 900;
	listing.tickets.rows = rows;
	report_tickets_json(&listing.tickets, &listing.out);
	cJSON *list = cJSON_Parse(listing.out.bytes);
	const cJSON *tickets = cJSON_GetObjectItem(list, "tickets");
	const cJSON *first = cJSON_GetArrayItem(tickets, 0);
	const cJSON *second = cJSON_GetArrayItem(tickets, 1);

	ck_assert(is_null(first, "theirs") && is_null(first, "difference"));
	ck_assert(is_null(first, "why"));
	ck_assert_double_eq(number(second, "theirs"), rows[1].value + 900);
	ck_assert_double_eq(number(second, "difference"), -900);
	ck_assert_str_eq(word(second, "why"), "hours");
	cJSON_Delete(list);
	report_listing_release(&listing);
}
END_TEST

/* Monday to Sunday: of three notes the one before and the one after do not touch it. */
START_TEST(notes_of_the_period_are_listed)
{
	struct note_config notes[] = {
		{ .text = "Before", .span = { MONDAY - DAY_S, MONDAY } },
		{ .text = "Outage", .span = { MONDAY + DAY_S, MONDAY + 3 * DAY_S } },
		{ .text = "After", .span = { REPORT_NOW, REPORT_NOW + DAY_S } },
	};
	const cJSON *list = cJSON_GetObjectItem(root, "notes");

	ck_assert(cJSON_IsArray(list));
	ck_assert_int_eq(cJSON_GetArraySize(list), 0);
	made->desk->desk->notes = notes;
	made->desk->desk->note_count = ARRAY_LEN(notes);
	cJSON *with = cJSON_Parse(report_desk_write(made, "json"));

	made->desk->desk->note_count = 0;
	list = cJSON_GetObjectItem(with, "notes");
	ck_assert_int_eq(cJSON_GetArraySize(list), 1);
	ck_assert_str_eq(word(cJSON_GetArrayItem(list, 0), "text"), "Outage");
	ck_assert_str_eq(word(cJSON_GetArrayItem(list, 0), "from"), "2026-03-03T00:00:00Z");
	ck_assert_str_eq(word(cJSON_GetArrayItem(list, 0), "to"), "2026-03-05T00:00:00Z");
	ck_assert_ptr_null(cJSON_GetObjectItem(cJSON_GetObjectItem(with, "period"), "shift"));
	cJSON_Delete(with);
}
END_TEST

Suite *suite_report_json(void)
{
	Suite *suite = suite_create("json");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, says_what_it_is_about);
	tcase_add_test(tests, a_duration_has_its_figures);
	tcase_add_test(tests, a_share_has_both_its_sides);
	tcase_add_test(tests, what_is_not_known_is_null_with_a_reason);
	tcase_add_test(tests, teams_go_by_their_ids);
	tcase_add_test(tests, sources_say_how_old_they_are);
	tcase_add_test(tests, a_source_that_never_succeeded_has_no_age);
	tcase_add_test(tests, tickets_are_listed_as_stored);
	tcase_add_test(tests, the_helpdesks_own_figures_come_with_a_reason);
	tcase_add_test(tests, notes_of_the_period_are_listed);
	suite_add_tcase(suite, tests);
	return suite;
}
