/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words for the state of a source.
 */
#include "config.h"

#include "model/status.h"

/* clang-format off */
static const char *const state_names[SOURCE_STATE_COUNT] = {
	[SOURCE_STARTING] = "starting",
	[SOURCE_LOADING]  = "loading",
	[SOURCE_OK]       = "ok",
	[SOURCE_WAITING]  = "waiting",
	[SOURCE_FAILED]   = "failed",
	[SOURCE_STOPPED]  = "stopped",
};
/* clang-format on */

const char *source_state_name(enum source_state state)
{
	return (unsigned)state < SOURCE_STATE_COUNT ? state_names[state] : "unknown";
}
