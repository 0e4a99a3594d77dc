/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Back-off with jitter, and the budget of requests per minute.
 */
#include "config.h"

#include "net/backoff.h"

#include <string.h>

#define BACKOFF_MAX_MS 300000
#define BACKOFF_STEPS_MAX 9 /* 1 s doubled nine times is over the maximum */

/* splitmix64 (Steele, Lea, Flood 2014): any seed will do, 0 included. */
static uint64_t random_next(uint64_t *state)
{
	*state += UINT64_C(0x9e3779b97f4a7c15);
	uint64_t mixed = *state;
	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ (mixed >> 31);
}

int64_t backoff_next_ms(struct backoff *backoff)
{
	int steps = backoff->failures < BACKOFF_STEPS_MAX ? backoff->failures : BACKOFF_STEPS_MAX;
	int64_t whole_ms = INT64_C(1000) << steps;
	if (whole_ms > BACKOFF_MAX_MS)
		whole_ms = BACKOFF_MAX_MS;
	if (backoff->failures < BACKOFF_STEPS_MAX)
		backoff->failures++;
	uint64_t half_ms = (uint64_t)whole_ms / 2;
	return (int64_t)(half_ms + random_next(&backoff->random) % (half_ms + 1));
}

void backoff_reset(struct backoff *backoff)
{
	backoff->failures = 0;
}

/* Forgets the seconds that have left the window. A clock that stands still or steps back forgets
 * nothing. */
static void rate_move(struct rate *rate, int64_t now_ms)
{
	int64_t now_s = now_ms / 1000;
	if (now_s - rate->newest_s >= RATE_SECONDS) {
		memset(rate->taken, 0, sizeof(rate->taken));
		rate->newest_s = now_s;
	}
	while (rate->newest_s < now_s) {
		rate->newest_s++;
		rate->taken[rate->newest_s % RATE_SECONDS] = 0;
	}
}

static int64_t rate_used(const struct rate *rate)
{
	int64_t used = 0;
	for (int i = 0; i < RATE_SECONDS; i++)
		used += rate->taken[i];
	return used;
}

void rate_init(struct rate *rate, double per_minute, int64_t now_ms)
{
	*rate = (struct rate){ .newest_s = now_ms / 1000 };
	if (per_minute <= 0)
		return;
	rate->per_minute = per_minute < 1 ? 1 : (int64_t)per_minute;
}

bool rate_take(struct rate *rate, int64_t now_ms)
{
	if (rate->per_minute == 0)
		return true;
	rate_move(rate, now_ms);
	if (rate_used(rate) >= rate->per_minute)
		return false;
	rate->taken[rate->newest_s % RATE_SECONDS]++;
	return true;
}

int64_t rate_wait_ms(struct rate *rate, int64_t now_ms)
{
	if (rate->per_minute == 0)
		return 0;
	rate_move(rate, now_ms);
	int64_t used = rate_used(rate);
	int64_t second = rate->newest_s - RATE_SECONDS + 1;
	if (used < rate->per_minute)
		return 0;
	/* The first second whose end of validity brings the sum below the budget. */
	for (; second < rate->newest_s; second++) {
		used -= rate->taken[(second + RATE_SECONDS) % RATE_SECONDS];
		if (used < rate->per_minute)
			break;
	}
	return (second + RATE_SECONDS) * 1000 - now_ms;
}
