/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three bytes are four letters.
 */
#include "config.h"

#include "demo/base64.h"

#include <stdint.h>
#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_encode(char *out, size_t size, const char *text)
{
	size_t len = strlen(text);
	size_t written = 0;
	for (size_t i = 0; i < len && written + 5 <= size; i += 3) {
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

bool base64_decode(char *out, size_t size, const char *text)
{
	uint32_t group = 0;
	int bits = 0;
	size_t written = 0;
	for (; *text != '\0' && *text != '='; text++) {
		const char *letter = strchr(letters, *text);
		if (letter == NULL || written + 1 >= size)
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
