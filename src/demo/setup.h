/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The configuration of a dashboard that watches the department: its sources, hours, teams, promises
 * and goals, as the people who run it would write them down.
 */
#ifndef DEMO_SETUP_H
#define DEMO_SETUP_H

#include "base/buf.h"
#include "base/error.h"
#include "base/macros.h"
#include "demo/demo.h"

struct setup_place {
	int port;               /* of the server on 127.0.0.1 */
	const char *token_file; /* holds the options' token */
};

MUST_CHECK bool setup_write(const struct demo_options *options, const struct setup_place *place,
	struct buf *out, struct error *err);

#endif
