/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of whole screens: what is on them, where a terminal puts it, and what any keys do.
 */
#include "config.h"

#include "check_screens.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(suite_screens());
	srunner_add_suite(runner, suite_oracle());
	srunner_add_suite(runner, suite_random_user());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
