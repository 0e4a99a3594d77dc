/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signals as bytes in a pipe, so that the loop reads them like everything else.
 */
#ifndef APP_LOOP_SIGNALS_H
#define APP_LOOP_SIGNALS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"

/* Installs the handlers, before curses does; `rescue` is called from fatal signals and must be safe
 * there. Gives the descriptor to poll. */
MUST_CHECK bool loop_signals_start(void (*rescue)(void), int *fd, struct error *err);
void loop_signals_stop(void);

/* Stops us as the key does any program; returns when somebody lets us go on, and at once where
 * nobody could, as in a session that is ours alone. */
void loop_signals_suspend(void);

/* The next signal's number that has come, 0 where there is none. */
int loop_signals_next(void);

#endif
