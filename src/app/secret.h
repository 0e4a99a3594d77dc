/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Secrets from a command, a file (0600) or the environment: never in argv, log, store or core.
 */
#ifndef APP_SECRET_H
#define APP_SECRET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/desk.h"

/* From now on no core file and no debugger sees this process: call it before the first secret. */
void secret_guard(void);

/* Obtains the source's secret; NULL in *secret where none is configured. The command runs by /bin/sh -c
 * with standard input null, no terminal and a limit of 30 s; trailing newlines are cut. The caller
 * frees with secret_free. Errors name the setting, ERROR_AUTH where the configuration is right but
 * the secret cannot be had. */
MUST_CHECK bool secret_read(const struct source_config *config, char **secret, struct error *err);

/* Wipes and frees; NULL is fine. */
void secret_free(char *secret);

/* What secret_read does with a command, with the limit as a parameter. */
MUST_CHECK bool secret_run(const char *command, int64_t limit_ms, char **secret, struct error *err);

#endif
