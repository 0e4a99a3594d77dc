/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unit tests of src/source.
 */
#include "config.h"

#include "check_source.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_source_json());
	int failed;

	srunner_add_suite(runner, suite_source_faults());
	srunner_add_suite(runner, suite_source_rt_people());
	srunner_add_suite(runner, suite_source_rt_live());
	srunner_add_suite(runner, suite_source_rt_history());
	srunner_add_suite(runner, suite_source_rt_tickets());
	srunner_add_suite(runner, suite_source_zendesk());
	srunner_add_suite(runner, suite_source_zendesk_tickets());
	srunner_add_suite(runner, suite_source_recorded_rt());
	srunner_add_suite(runner, suite_source_recorded_zendesk());
	srunner_add_suite(runner, suite_source_hostile());
	srunner_add_suite(runner, suite_source_feed());
	srunner_add_suite(runner, suite_source_feed_rounds());
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
