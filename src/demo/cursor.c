/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in a cursor.
 */
#include "config.h"

#include "demo/cursor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo/base64.h"
#include "demo/wire.h"

void cursor_write_change(char out[CURSOR_SIZE], struct change change)
{
	char text[CURSOR_SIZE / 2];
	int64_t ticket = change.index < 0 ? 0 : change.index + WIRE_FIRST_TICKET;
	snprintf(text, sizeof(text), "%" PRId64 ".0||%" PRId64 "|", change.at, ticket);
	base64_encode(out, CURSOR_SIZE, text);
}

bool cursor_read_change(const char *text, struct change *change)
{
	char plain[CURSOR_SIZE];
	if (!base64_decode(plain, sizeof(plain), text))
		return false;
	char *end;
	change->at = strtoll(plain, &end, 10);
	if (end == plain || strncmp(end, ".0||", 4) != 0)
		return false;
	const char *ticket = end + 4;
	change->index = strtoll(ticket, &end, 10) - WIRE_FIRST_TICKET;
	if (end == ticket || strcmp(end, "|") != 0)
		return false;
	if (change->index < 0)
		change->index = -1;
	return true;
}

void cursor_write_key(char out[CURSOR_SIZE], int64_t key)
{
	char text[CURSOR_SIZE / 2];
	snprintf(text, sizeof(text), "{\"o\":\"id\",\"v\":%" PRId64 "}", key);
	base64_encode(out, CURSOR_SIZE, text);
}

bool cursor_read_key(const char *text, int64_t *key)
{
	char plain[CURSOR_SIZE];
	static const char head[] = "{\"o\":\"id\",\"v\":";
	if (!base64_decode(plain, sizeof(plain), text) ||
		strncmp(plain, head, sizeof(head) - 1) != 0)
		return false;
	char *end;
	*key = strtoll(plain + sizeof(head) - 1, &end, 10);
	return strcmp(end, "}") == 0;
}
