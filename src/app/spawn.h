/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Programs that are started beside the dashboard: a browser, a command that tells an alert.
 */
#ifndef APP_SPAWN_H
#define APP_SPAWN_H

#include <stdbool.h>

#include "base/macros.h"
#include "model/desk.h"

/* Without a shell, a terminal, input or output, and without the variables that hold secrets. Nobody
 * waits for it: *pid is 0 or the one started before, of whom leave is taken. The arguments are
 * closed by NULL. False where it cannot be started. */
MUST_CHECK bool spawn_quietly(const struct desk *desk, const char *const arguments[], int *pid);

/* Whether the one started still runs. */
bool spawn_is_running(int *pid);

#endif
