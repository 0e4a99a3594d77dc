/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a desk measures: windows, thresholds and methods that definitions leave to their user.
 */
#ifndef MODEL_MEASURING_H
#define MODEL_MEASURING_H

#include <stdint.h>

#include "base/setting.h"

enum fcr_method {
	FCR_REPLY,  /* at most one reply and not reopened within the window */
	FCR_WINDOW, /* no further contact by the customer within the window */
	FCR_MARK    /* the agent's or the survey's own flag */
};
extern const char *const fcr_method_words[];

/* What becomes of a call that was abandoned within the threshold of the service level. */
enum service_rule {
	SERVICE_SHORT_IGNORED,  /* short abandons are left out, later ones are misses */
	SERVICE_EARLY_IGNORED,  /* abandons within the threshold are left out */
	SERVICE_EARLY_NEGATIVE, /* they are misses */
	SERVICE_EARLY_POSITIVE, /* they are hits */
	SERVICE_ANSWERED        /* only answered calls count */
};
extern const char *const service_rule_words[];

/* Which end of the scale is the easy one. */
enum ces_better {
	CES_HIGH,
	CES_LOW
};
extern const char *const ces_better_words[];

struct measuring {
	int64_t resolved_within_s; /* default 7 d */
	int64_t repeat_window_s;   /* default 7 d */
	int64_t risk_window_s;     /* low ratings that put an account at risk; default 30 d */
	int64_t service_level_s;   /* default 20 s */
	int64_t short_abandon_s;   /* default 5 s */
	int64_t patience_s;        /* mean of those who wait; 0: they wait for ever */
	double shrinkage;          /* per cent of scheduled time that is not worked */
	double chats_at_once;      /* of one agent; default 1 */
	int service_rule;          /* enum service_rule */
	int fcr_method;            /* enum fcr_method */
	double ces_easy;           /* from this score of 7 on; other scales in proportion */
	int ces_better;            /* enum ces_better */
	struct text_list complaint_types, return_types, urgent_priorities, empathy_items;
	const char *currency; /* of money; NULL: unnamed */
	const char *file_name;
	int line;
};

extern const struct measuring measuring_fresh; /* the defaults */
extern const struct setting measuring_settings[];

struct desk;
/* Its `measuring { }`, or the defaults. */
const struct measuring *desk_measuring(const struct desk *desk);

#endif
