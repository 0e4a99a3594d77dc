/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The time of day as a value.
 *
 * Nobody but the loops (and a command's start) calls clock_read; everybody else takes a
 * `struct now` or an `int64_t now_s`. Wall time is for people and records, monotonic time for
 * timers. A simulated desk states its clock in the store; clock_read follows it when given one, so
 * all processes of a demo agree.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* A moment that is not known. Never 0, which is a date. */
#define TIME_NONE INT64_MIN

struct now {
	int64_t wall_s;  /* seconds since 1970, UTC; simulated where the desk is */
	int64_t mono_ms; /* never goes back; real in all desks */
};

/* A simulated clock: at real time real_start_ms it was sim_start_s, and runs speed times as fast.
 * speed 0 means: no simulation. */
struct clock_simulation {
	int64_t real_start_ms; /* ms since 1970 */
	int64_t sim_start_s;
	double speed;
};

struct now clock_read(const struct clock_simulation *simulation); /* NULL or speed 0: real */

/* Milliseconds of real time since 1970; for simulations and seeds only. */
int64_t clock_real_ms(void);

#endif
