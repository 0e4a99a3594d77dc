/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as the reply to any question of a source: it crashes never, and goes on.
 *
 * The first byte picks the question, the second the status, the rest is the body. It is given to
 * the next questions too, so that it is read in states that only itself leads to.
 */
#include "config.h"

#include <check.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/source_places.h"

#define ANSWERS 4

/* Outside of a test of Check, what the conversation asserts ends the program. */
void _mark_point(const char *file, int line)
{
	(void)file;
	(void)line;
}

void _ck_assert_failed(const char *file, int line, const char *expr, const char *msg, ...)
{
	(void)fprintf(stderr, "%s:%d: %s\n", file, line, msg ? msg : expr);
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const int statuses[] = { 200, 200, 200, 401, 403, 404, 422, 429, 500 };
	struct talk talk;

	if (len < 2)
		return 0;
	source_place_reach(&source_places[bytes[0] % SOURCE_PLACE_COUNT], &talk);
	for (int i = 0; i < ANSWERS; i++) {
		int status = statuses[bytes[1] % ARRAY_LEN(statuses)];

		talk_answer_bytes(&talk, status, (const char *)bytes + 2, len - 2);
		talk.now_s += 60;
		if (!talk_ask(&talk))
			break;
	}
	talk_release(&talk);
	return 0;
}
