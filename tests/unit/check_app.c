/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the suites of src/app.
 */
#include "config.h"

#include "check_app.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void test_place_init(struct test_place *place)
{
	snprintf(place->directory, sizeof(place->directory), "/tmp/kpitop-app-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(place->directory));
}

const char *test_place_path(struct test_place *place, const char *name)
{
	static char path[400];
	snprintf(path, sizeof(path), "%s/%s", place->directory, name);
	return path;
}

void test_place_release(struct test_place *place)
{
	DIR *directory = opendir(place->directory);
	for (struct dirent *entry = NULL; directory && (entry = readdir(directory));)
		if (entry->d_name[0] != '.')
			unlink(test_place_path(place, entry->d_name));
	closedir(directory);
	rmdir(place->directory);
}

int main(void)
{
	SRunner *runner = srunner_create(suite_secret());
	srunner_add_suite(runner, suite_spawn());
	srunner_add_suite(runner, suite_notes());
	srunner_add_suite(runner, suite_output());
	srunner_add_suite(runner, suite_poller());
	srunner_add_suite(runner, suite_collector());
	srunner_add_suite(runner, suite_deskfile());
	srunner_add_suite(runner, suite_loading());
	srunner_add_suite(runner, suite_file_reply());
	srunner_add_suite(runner, suite_feed_collected());
	srunner_add_suite(runner, suite_targets());
	srunner_add_suite(runner, suite_example());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
