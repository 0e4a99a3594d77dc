/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/kpi.
 */
#include "config.h"

#include "check_kpi.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_statistics());

	srunner_add_suite(runner, suite_xmr());
	srunner_add_suite(runner, suite_equal_ripeness());
	srunner_add_suite(runner, suite_team_hours());
	srunner_add_suite(runner, suite_usual());
	srunner_add_suite(runner, suite_needs());
	srunner_add_suite(runner, suite_samples());
	srunner_add_suite(runner, suite_outliers());
	srunner_add_suite(runner, suite_floor_day());
	srunner_add_suite(runner, suite_interval());
	srunner_add_suite(runner, suite_funnel());
	srunner_add_suite(runner, suite_examples());
	srunner_add_suite(runner, suite_heat());
	srunner_add_suite(runner, suite_forecast());
	srunner_add_suite(runner, suite_erlang());
	srunner_add_suite(runner, suite_flows());
	srunner_add_suite(runner, suite_moves());
	srunner_add_suite(runner, suite_beside());
	srunner_add_suite(runner, suite_modelled());
	srunner_add_suite(runner, suite_exclusions());
	srunner_add_suite(runner, suite_calls());
	srunner_add_suite(runner, suite_presence());
	srunner_add_suite(runner, suite_presence_now());
	srunner_add_suite(runner, suite_voices());
	srunner_add_suite(runner, suite_formulas());
	srunner_add_suite(runner, suite_told());
	srunner_add_suite(runner, suite_contacts());
	srunner_add_suite(runner, suite_durations());
	srunner_add_suite(runner, suite_levels());
	srunner_add_suite(runner, suite_promises());
	srunner_add_suite(runner, suite_summaries());
	srunner_add_suite(runner, suite_past());
	srunner_add_suite(runner, suite_ripeness());
	srunner_add_suite(runner, suite_roster_feeds());
	srunner_add_suite(runner, suite_alerts());
	srunner_add_suite(runner, suite_as_of());
	srunner_add_suite(runner, suite_target());
	srunner_add_suite(runner, suite_target_choice());
	srunner_add_suite(runner, suite_target_course());
	srunner_add_suite(runner, suite_target_check());
	srunner_add_suite(runner, suite_theirs());
	srunner_add_suite(runner, suite_propose());
	srunner_add_suite(runner, suite_marks());
	srunner_add_suite(runner, suite_boards());
	srunner_add_suite(runner, suite_live());
	srunner_add_suite(runner, suite_random_desks());
	srunner_add_suite(runner, suite_as_it_stood());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);

	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
