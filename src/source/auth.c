/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values of the Authorization header.
 */
#include "config.h"

#include "source/auth.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* RFC 4648, three bytes at a time. */
static void add_base64(struct buf *out, const char *bytes, size_t len)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		uint32_t word = (uint32_t)(unsigned char)bytes[i] << 16;

		if (left > 1)
			word |= (uint32_t)(unsigned char)bytes[i + 1] << 8;
		if (left > 2)
			word |= (unsigned char)bytes[i + 2];
		buf_add_char(out, digits[word >> 18 & 63]);
		buf_add_char(out, digits[word >> 12 & 63]);
		buf_add_char(out, left > 1 ? digits[word >> 6 & 63] : '=');
		buf_add_char(out, left > 2 ? digits[word & 63] : '=');
	}
}

void auth_add_basic(struct buf *header, const char *user, const char *suffix, const char *password)
{
	size_t len = strlen(user) + strlen(suffix) + 1 + strlen(password);
	char *plain = mem_new(len + 1, 1);
	char *end = plain;

	end = stpcpy(end, user);
	end = stpcpy(end, suffix);
	*end++ = ':';
	stpcpy(end, password);
	buf_add_text(header, "Basic ");
	add_base64(header, plain, len);
	mem_wipe(plain, len);
	free(plain);
}

void auth_add_token(struct buf *header, const char *scheme, const char *token)
{
	buf_add_text(header, scheme);
	buf_add_char(header, ' ');
	buf_add_text(header, token);
}
