/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Base64 both ways, and what stands in it.
 */
#include "config.h"

#include "demo/cursor.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo/wire.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode(char out[CURSOR_SIZE], const char *text)
{
	size_t len = strlen(text);
	size_t written = 0;
	for (size_t i = 0; i < len && written + 5 < CURSOR_SIZE; i += 3) {
		uint32_t group = (uint32_t)(unsigned char)text[i] << 16;
		if (i + 1 < len)
			group |= (uint32_t)(unsigned char)text[i + 1] << 8;
		if (i + 2 < len)
			group |= (uint32_t)(unsigned char)text[i + 2];
		out[written++] = letters[group >> 18];
		out[written++] = letters[group >> 12 & 63];
		out[written++] = i + 1 < len ? letters[group >> 6 & 63] : '=';
		out[written++] = i + 2 < len ? letters[group & 63] : '=';
	}
	out[written] = '\0';
}

static bool decode(char out[CURSOR_SIZE], const char *text)
{
	uint32_t group = 0;
	int bits = 0;
	size_t written = 0;
	for (; *text != '\0' && *text != '='; text++) {
		const char *letter = strchr(letters, *text);
		if (letter == NULL || written + 1 >= CURSOR_SIZE)
			return false;
		group = group << 6 | (uint32_t)(letter - letters);
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			out[written++] = (char)(group >> bits & 0xff);
		}
	}
	out[written] = '\0';
	return written > 0;
}

void cursor_write_change(char out[CURSOR_SIZE], struct change change)
{
	char text[CURSOR_SIZE / 2];
	int64_t ticket = change.index < 0 ? 0 : change.index + WIRE_FIRST_TICKET;
	snprintf(text, sizeof(text), "%" PRId64 ".0||%" PRId64 "|", change.at, ticket);
	encode(out, text);
}

bool cursor_read_change(const char *text, struct change *change)
{
	char plain[CURSOR_SIZE];
	if (!decode(plain, text))
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
	encode(out, text);
}

bool cursor_read_key(const char *text, int64_t *key)
{
	char plain[CURSOR_SIZE];
	static const char head[] = "{\"o\":\"id\",\"v\":";
	if (!decode(plain, text) || strncmp(plain, head, sizeof(head) - 1) != 0)
		return false;
	char *end;
	*key = strtoll(plain + sizeof(head) - 1, &end, 10);
	return strcmp(end, "}") == 0;
}
