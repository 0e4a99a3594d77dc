/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Request Tracker's words and numbers in ours: states, priorities, promises.
 */
#ifndef SOURCE_RT_WORDS_H
#define SOURCE_RT_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/setting.h"
#include "model/record.h"

struct rt_state {
	const char *word;
	enum ticket_state state;
	enum waiting waiting;
};
/* By the owner's words, then ours; an unknown word is an open state that waits by the last speaker. */
struct rt_state rt_state(const struct text_list *states, const char *word);

/* RT numbers priorities 0 to 100 and calls 0 low, 50 medium, 100 high: the nearest of these, and
 * beyond the scale urgent. NULL where it is no number. */
const char *rt_priority(const char *number);

#endif
