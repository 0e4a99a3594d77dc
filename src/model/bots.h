/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which accounts are programs, where their owner says so: `bots = { "helper", "bot@acme.com" }` of a
 * source goes before what the helpdesk takes an account for.
 */
#ifndef MODEL_BOTS_H
#define MODEL_BOTS_H

#include <stdbool.h>

#include "base/setting.h"

/* Case does not matter; either name may be NULL. */
bool bots_have(const struct text_list *bots, const char *login, const char *email);

#endif
