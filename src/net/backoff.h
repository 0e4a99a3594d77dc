/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When to try again, and how many requests a source may still make: pure arithmetic over times that
 * the caller gives.
 */
#ifndef NET_BACKOFF_H
#define NET_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

/* Exponential back-off with jitter: 1, 2, 4 … 300 s, each between half and all of it. */
struct backoff {
	int failures;
	uint64_t random; /* state of the jitter; seeded by the owner */
};
int64_t backoff_next_ms(struct backoff *backoff); /* counts the failure */
void backoff_reset(struct backoff *backoff);

/* One second more than the minute, because the oldest second is only partly in it. */
#define RATE_SECONDS 61

/* A budget of requests per minute over monotonic time: a minute's worth may be used at once, and no
 * minute, wherever it begins, sees more than `per_minute`. So it remembers what each of the last
 * seconds took; a token bucket would allow twice the budget across two minutes. */
struct rate {
	int64_t per_minute; /* 0: unlimited */
	int64_t newest_s;   /* the second of the last slot written */
	int64_t taken[RATE_SECONDS];
};
/* Budgets under one a minute are raised to one, so that polling never becomes impossible. */
void rate_init(struct rate *rate, double per_minute, int64_t now_ms);
bool rate_take(struct rate *rate, int64_t now_ms);
int64_t rate_wait_ms(struct rate *rate, int64_t now_ms); /* until one request is allowed; 0: now */

#endif
