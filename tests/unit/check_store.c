/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/store.
 */
#include "config.h"

#include "check_store.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_store());
	srunner_add_suite(runner, suite_store_activity());
	srunner_add_suite(runner, suite_store_merge());
	srunner_add_suite(runner, suite_store_pack());
	srunner_add_suite(runner, suite_store_people());
	srunner_add_suite(runner, suite_store_place());
	srunner_add_suite(runner, suite_store_read());
	srunner_add_suite(runner, suite_store_shared());
	srunner_add_suite(runner, suite_store_wipe());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
