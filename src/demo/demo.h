/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A simulated support department behind a real HTTP server that speaks the Zendesk API.
 *
 * Seeded and deterministic: the same seed, sizes and moment give the same replies. It knows nothing
 * of the program's own sources or store.
 */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"

struct demo_options {
	uint64_t seed;
	int agents;       /* 2…500 */
	int64_t tickets;  /* created within `days`; 1…1,000,000 */
	int days;         /* of history before the start, 1…3650 */
	const char *zone; /* where the department lives: its days and hours follow it */
	struct clock_simulation
		simulation; /* when the department's day starts and how fast it runs */
	const char *host;   /* literal loopback address, "127.0.0.1" */
	int port;           /* 0: any free one */
	const char *token;  /* asked for as a bearer token, or as an API token of anybody */
	int64_t incremental_per_minute; /* budget of the incremental export, by the simulated clock;
	                                 * 0: no limit on anything */
};
#define DEMO_AGENTS_LEAST 2
#define DEMO_AGENTS_MOST 500
#define DEMO_TICKETS_MOST 1000000
#define DEMO_DAYS_MOST 3650
#define DEMO_ZONE "Europe/Berlin"
#define DEMO_BOT "assistant"                     /* before the @ */
#define DEMO_SPECIALISTS "Technical specialists" /* the group of the second tier */

/* A believable small department whose clock stands still until the caller sets `simulation`. */
void demo_options_init(struct demo_options *options);

/* When a demonstration's day best begins: now, if DEMO_ZONE is at work (a weekday from 10:00 to
 * 15:00), else 11:00 of the weekday that last reached it. */
int64_t demo_default_start(int64_t real_now_s);

struct demo;

/* Makes the department and starts the server (its own thread). */
MUST_CHECK bool demo_start(
	const struct demo_options *options, struct demo **demo, struct error *err);
int demo_port(const struct demo *demo);
void demo_stop(struct demo *demo);

#endif
