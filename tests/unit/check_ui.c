/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/ui.
 */
#include "config.h"

#include "check_ui.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_table());
	srunner_add_suite(runner, suite_answer());
	srunner_add_suite(runner, suite_attention());
	srunner_add_suite(runner, suite_canvas());
	srunner_add_suite(runner, suite_choice());
	srunner_add_suite(runner, suite_escape());
	srunner_add_suite(runner, suite_export());
	srunner_add_suite(runner, suite_filter());
	srunner_add_suite(runner, suite_filtered());
	srunner_add_suite(runner, suite_hostile());
	srunner_add_suite(runner, suite_kept());
	srunner_add_suite(runner, suite_keymap());
	srunner_add_suite(runner, suite_keys());
	srunner_add_suite(runner, suite_mouse());
	srunner_add_suite(runner, suite_theme());
	srunner_add_suite(runner, suite_outside());
	srunner_add_suite(runner, suite_personal());
	srunner_add_suite(runner, suite_reading_text());
	srunner_add_suite(runner, suite_ui());
	srunner_add_suite(runner, suite_cells());
	srunner_add_suite(runner, suite_chart());
	srunner_add_suite(runner, suite_plain());
	srunner_add_suite(runner, suite_privacy());
	srunner_add_suite(runner, suite_proof());
	srunner_add_suite(runner, suite_floor_table());
	srunner_add_suite(runner, suite_rank());
	srunner_add_suite(runner, suite_script());
	srunner_add_suite(runner, suite_sum());
	srunner_add_suite(runner, suite_target_text());
	srunner_add_suite(runner, suite_time_on_screen());
	srunner_add_suite(runner, suite_timeline_feeds());
	srunner_add_suite(runner, suite_view_all());
	srunner_add_suite(runner, suite_view_handover());
	srunner_add_suite(runner, suite_view_kpi());
	srunner_add_suite(runner, suite_view_lists());
	srunner_add_suite(runner, suite_view_staffing());
	srunner_add_suite(runner, suite_view_ticket());
	srunner_add_suite(runner, suite_view_members());
	srunner_add_suite(runner, suite_view_unit());
	srunner_add_suite(runner, suite_wallboard());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
