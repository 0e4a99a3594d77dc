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
	int agents;      /* 2…500 */
	int64_t tickets; /* created within `days`; up to 1,000,000 */
	int days;        /* of history before the start */
	struct clock_simulation
		simulation;             /* when the department's day starts and how fast it runs */
	const char *host;               /* literal loopback address, "127.0.0.1" */
	int port;                       /* 0: any free one */
	const char *token;              /* bearer token to be asked for */
	int64_t incremental_per_minute; /* budget of the incremental export; 0: unlimited */
};
void demo_options_init(struct demo_options *options); /* a believable small department */

struct demo;

/* Makes the department and starts the server (its own thread). */
MUST_CHECK bool demo_start(
	const struct demo_options *options, struct demo **demo, struct error *err);
int demo_port(const struct demo *demo);
void demo_stop(struct demo *demo);

#endif
