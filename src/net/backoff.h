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

/* A budget of requests per minute, as a token bucket over monotonic time: a minute's worth may be
 * used at once, never more than `per_minute` in any minute. */
struct rate {
	double per_minute; /* 0: unlimited */
	double tokens;
	int64_t filled_at_ms;
};
void rate_init(struct rate *rate, double per_minute, int64_t now_ms);
bool rate_take(struct rate *rate, int64_t now_ms);
int64_t rate_wait_ms(struct rate *rate, int64_t now_ms); /* until one request is allowed; 0: now */

#endif
