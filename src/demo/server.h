/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The API on a port of this machine. One thread answers one request after the other; from the start
 * on it alone touches the API and its department.
 */
#ifndef DEMO_SERVER_H
#define DEMO_SERVER_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/macros.h"
#include "demo/api.h"

struct server;

struct server_place {
	const char *host; /* a literal loopback address */
	int port;         /* 0: any free one */
};

/* The API is lent until server_stop; it is told the address that it is reached at. */
MUST_CHECK bool server_start(struct api *api, const struct clock_simulation *simulation,
	const struct server_place *place, struct server **server, struct error *err);
int server_port(const struct server *server);
void server_stop(struct server *server);

#endif
