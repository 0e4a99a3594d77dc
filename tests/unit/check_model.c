/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/model.
 */
#include "config.h"

#include "check_model.h"

#include <stdlib.h>

#include "base/format.h"

int64_t moment(const char *text)
{
	int64_t at_s = 0;

	ck_assert_msg(format_parse_iso(text, &at_s), "no moment: %s", text);
	return at_s;
}

struct zone *zone_of(const char *name)
{
	struct zone *zone;
	struct error err;

	ck_assert_msg(zone_new(name, moment("2026-11-22T10:00Z"), &zone, &err), "%s", name);
	return zone;
}

int main(void)
{
	SRunner *runner = srunner_create(suite_calendar());
	int failed;

	srunner_add_suite(runner, suite_calendar_random());
	srunner_add_suite(runner, suite_date());
	srunner_add_suite(runner, suite_desk());
	srunner_add_suite(runner, suite_model_tables());
	srunner_add_suite(runner, suite_period());
	srunner_add_suite(runner, suite_pauses());
	srunner_add_suite(runner, suite_record());
	srunner_add_suite(runner, suite_zone());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
