/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop demo --serve`: the simulated helpdesk alone, for tests and benchmarks.
 */
#ifndef APP_DEMO_SERVE_H
#define APP_DEMO_SERVE_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"
#include "config/options.h"
#include "demo/demo.h"

/* What both halves of the command share: sizes, seed and speed as the options give them, and a day
 * that begins now, at the department's best hour. */
MUST_CHECK bool demo_serve_options(const struct options *options, double usual_speed,
	struct demo_options *demo, struct error *err);

/* Prints one line, "serving URL token TOKEN time TIME speed SPEED", and serves until SIGTERM or
 * SIGINT. KPITOP_DEMO_BUDGET in the environment replaces the ten incremental exports a minute; 0
 * lifts every limit. Returns the exit status. */
int demo_serve(const struct options *options, struct error *err);

#endif
