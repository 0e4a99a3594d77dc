/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only file that reads the clock.
 *
 * Monotonic time is CLOCK_BOOTTIME: it goes on while the machine sleeps, so that every timer that
 * fell due meanwhile is due at once when it wakes.
 */
#include "config.h"

#include "base/clock.h"

#include <stddef.h>
#include <time.h>

static int64_t read_ms(clockid_t clock)
{
	struct timespec at = { 0 };

	clock_gettime(clock, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* Whole seconds below, also before 1970. */
static int64_t floor_s(double seconds)
{
	int64_t whole = (int64_t)seconds;

	return seconds < (double)whole ? whole - 1 : whole;
}

struct now clock_read(const struct clock_simulation *simulation)
{
	int64_t real_ms = clock_real_ms();
	struct now now = { .wall_s = real_ms / 1000, .mono_ms = read_ms(CLOCK_BOOTTIME) };

	if (simulation && simulation->speed > 0) {
		double passed_s = (double)(real_ms - simulation->real_start_ms) / 1000.0;

		now.wall_s = simulation->sim_start_s + floor_s(passed_s * simulation->speed);
	}
	return now;
}

int64_t clock_real_ms(void)
{
	return read_ms(CLOCK_REALTIME);
}
