/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is done to the configuration's text before libconfuse reads it.
 *
 * Comments become blanks, because libconfuse loses count of the lines at them; an unset ${X} and a
 * text or comment without end are told with the line they began on.
 */
#ifndef CONFIG_SCAN_H
#define CONFIG_SCAN_H

#include <stdbool.h>

#include "base/error.h"
#include "base/macros.h"

/* Changes text in place; `name` stands for the file in errors. */
MUST_CHECK bool scan_text(const char *name, char *text, struct error *err);

#endif
