/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as the file of a feed: it crashes never, and whether they come whole or in parts, once or
 * twice, the same facts are in the store.
 *
 * The first byte says how large the parts are, and the second what the settings say.
 */
#include "config.h"

#include <check.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/feed_file.h"

#define LEN_MAX 16384

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

static struct feed_file *read_bytes(const uint8_t *bytes, size_t len, size_t part, uint8_t wishes)
{
	static const char *const records[] = { NULL, "rating", "call", "presence", "schedule",
		"measure" };
	static const char *values[] = { "kind = nps", "at=2026-11-01", "to = 2026-11-02" };
	struct feed_file *file = feed_file_new("");

	file->config.record = records[wishes % 6];
	file->config.values = (struct text_list){ values, wishes / 6 % 4 };
	buf_add(&file->text, (const char *)bytes, len);
	file->part = part;
	feed_file_read(file);
	return file;
}

static void compare(const struct feed_file *one, const struct feed_file *other)
{
	bool is_same = one->fact_count == other->fact_count && one->rejected == other->rejected &&
		       one->fault.error.kind == other->fault.error.kind;

	for (size_t i = 0; is_same && i < one->fact_count; i++) {
		const char *text = feed_fact(other, one->facts[i].key);

		is_same = text && strcmp(text, one->facts[i].text) == 0;
	}
	if (!is_same)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	if (len < 2 || len > LEN_MAX)
		return 0;
	const uint8_t *header_end = memchr(bytes + 2, '\n', len - 2);
	size_t header_len = header_end ? (size_t)(header_end - bytes) : len;
	struct feed_file *whole = read_bytes(bytes + 2, len - 2, 0, bytes[1]);
	/* A part holds at least a row, and so the header: here that is what the first line may be. */
	struct feed_file *parts =
		read_bytes(bytes + 2, len - 2, 2 * header_len + 256 + bytes[0], bytes[1]);

	if (whole->fault.error.kind == ERROR_NONE && parts->fault.error.kind == ERROR_NONE)
		compare(whole, parts);
	feed_file_restart(whole);
	whole->version++;
	feed_file_read(whole);
	if (whole->given > 0 && len > 2 && bytes[len - 1] == '\n')
		abort();
	feed_file_free(parts);
	feed_file_free(whole);
	return 0;
}
