/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The truth about a source, as the collector writes it and every screen reads it.
 */
#ifndef MODEL_STATUS_H
#define MODEL_STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

enum source_state {
	SOURCE_STARTING,
	SOURCE_LOADING, /* history is still being fetched; live data are current */
	SOURCE_OK,
	SOURCE_WAITING, /* told to wait, or a fault that is being retried */
	SOURCE_FAILED,  /* stopped until somebody acts: credential, address, rights */
	SOURCE_STOPPED, /* collector not running */
	SOURCE_STATE_COUNT
};
const char *source_state_name(enum source_state state);

struct source_status {
	char name[64]; /* title of the source */
	char kind[24];
	enum source_state state;
	char error_kind[16]; /* word of error_kind_name; "" without error */
	char error[256];     /* why, for people; "" without error */
	int64_t error_since;
	int64_t last_success; /* wall clock of the last reply that was applied; TIME_NONE: never */
	int64_t next_poll;
	int64_t interval_s;                /* of the live stream */
	int64_t budget_limit, budget_left; /* requests of the vendor's window; -1: not told */
	int64_t budget_resets_at;
	int64_t clock_offset_s; /* theirs − ours */
	int64_t history_from;   /* how far back tickets are whole; TIME_NONE: not yet */
	double history_share;   /* 0…1 of the wished history */
	int64_t history_eta_s;  /* seconds left, -1: unknown */
	bool is_complete;       /* history done and live caught up */
	int64_t requests;       /* since the collector started */
	int64_t rejected;       /* records refused since the store was made */
};

#endif
