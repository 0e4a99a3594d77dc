/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A log line is one line, whatever was put into it. And what the clock says of a simulated day.
 */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "check_base.h"

START_TEST(log_writes_one_clean_line)
{
	char said[256] = "";
	int ends[2];
	struct log *log;

	ck_assert_int_eq(pipe(ends), 0);
	log = log_new(ends[1], LOG_LEVEL_NOTICE);
	log_line(log, 1795341600, LOG_LEVEL_NOTICE, "got '%s'", "\x1b[31m\nroot: fake line");
	log_line(log, 1795341600, LOG_LEVEL_DEBUG, "not asked for");
	log_free(log);
	close(ends[1]);
	ck_assert_int_gt(read(ends[0], said, sizeof said - 1), 0);
	ck_assert_str_eq(said, "2026-11-22T10:00:00Z notice got '[31m root: fake line'\n");
	close(ends[0]);
}
END_TEST

/* Neither where logs go nor where output does. */
START_TEST(no_log_swallows_everything)
{
	char said[16];
	int ends[2], kept[2] = { dup(STDOUT_FILENO), dup(STDERR_FILENO) };

	ck_assert_int_eq(pipe(ends), 0);
	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
		ck_assert_int_eq(dup2(ends[1], fd), fd);
	log_line(NULL, 0, LOG_LEVEL_ERROR, "unheard");
	log_free(NULL);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(dup2(kept[i], STDOUT_FILENO + i), STDOUT_FILENO + i);
		close(kept[i]);
	}
	close(ends[1]);
	ck_assert_int_eq(read(ends[0], said, sizeof said), 0);
	close(ends[0]);
}
END_TEST

START_TEST(simulated_clock_runs_at_its_speed)
{
	int64_t real_ms = clock_real_ms();
	const struct clock_simulation hour_ago = {
		.real_start_ms = real_ms - 3600000,
		.sim_start_s = 1000000,
		.speed = 60,
	};
	struct now now = clock_read(&hour_ago);
	struct now real = clock_read(NULL);

	/* An hour of real time is 60 hours there; a slow test machine may take a minute longer. */
	ck_assert_int_ge(now.wall_s, 1000000 + 216000);
	ck_assert_int_lt(now.wall_s, 1000000 + 216000 + 3600);
	ck_assert_int_ge(real.wall_s, real_ms / 1000);
	ck_assert_int_ge(real.mono_ms, now.mono_ms);
	ck_assert_int_ge(clock_read(&(struct clock_simulation){ .speed = 0 }).wall_s, real.wall_s);
}
END_TEST

Suite *suite_log(void)
{
	Suite *suite = suite_create("log, clock");
	TCase *tests = tcase_create("all");

	tcase_set_timeout(tests, 60); /* a slow machine is no error */
	tcase_add_test(tests, log_writes_one_clean_line);
	tcase_add_test(tests, no_log_swallows_everything);
	tcase_add_test(tests, simulated_clock_runs_at_its_speed);
	suite_add_tcase(suite, tests);
	return suite;
}
