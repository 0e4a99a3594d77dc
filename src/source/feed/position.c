/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a reading of a file stands.
 */
#include "config.h"

#include "source/feed/position.h"

#include <string.h>

#include "base/text.h"
#include "source/feed/tally.h"

void position_init(struct position *position)
{
	*position = (struct position){ .hash = HASH_START };
}

static void keep_tail(struct position *position, const char *bytes, size_t len)
{
	size_t keep = len < TAIL_BYTES ? TAIL_BYTES - len : 0;

	if (keep > position->tail_len)
		keep = position->tail_len;
	memmove(position->tail, position->tail + position->tail_len - keep, keep);
	if (len > TAIL_BYTES) {
		bytes += len - TAIL_BYTES;
		len = TAIL_BYTES;
	}
	memcpy(position->tail + keep, bytes, len);
	position->tail_len = keep + len;
}

void position_advance(struct position *position, const char *bytes, size_t len)
{
	const char *end = bytes + len;

	for (const char *c = bytes; (c = memchr(c, '\n', (size_t)(end - c))) != NULL; c++)
		position->line++;
	position->hash = hash_bytes(position->hash, bytes, len);
	position->at += (int64_t)len;
	keep_tail(position, bytes, len);
}

void position_see(struct position *position, enum record_kind kind, int64_t from, int64_t to)
{
	struct reach *reach = &position->seen[kind];

	if (!reach->is_known || from < reach->from)
		reach->from = from;
	if (!reach->is_known || to > reach->to)
		reach->to = to;
	reach->is_known = true;
}

void position_reject(struct position *position, const char *why)
{
	size_t len = text_fit(why, sizeof position->why - 1);

	if (position->rejected++ > 0)
		return;
	memcpy(position->why, why, len);
	position->why[len] = '\0';
}
