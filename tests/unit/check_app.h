/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/app, and a place for their files.
 */
#ifndef TESTS_CHECK_APP_H
#define TESTS_CHECK_APP_H

#include <check.h>

Suite *suite_collector(void);
Suite *suite_deskfile(void);
Suite *suite_example(void);
Suite *suite_feed_collected(void);
Suite *suite_file_reply(void);
Suite *suite_loading(void);
Suite *suite_notes(void);
Suite *suite_output(void);
Suite *suite_poller(void);
Suite *suite_secret(void);
Suite *suite_spawn(void);
Suite *suite_targets(void);

/* A directory of the test's own; removed with all files in it. */
struct test_place {
	char directory[64];
};
void test_place_init(struct test_place *place);
void test_place_release(struct test_place *place);
/* The path of a file there; lent until the next call. */
const char *test_place_path(struct test_place *place, const char *name);

#endif
