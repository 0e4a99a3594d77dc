/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Word by word: a number is a word whose digits no letter comes before.
 */
#include "config.h"

#include "ui/digits.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define PERSIAN_ZERO 0x6f0
#define ARABIC_ZERO 0x660

static bool is_name(const char *word, size_t len)
{
	size_t digit = strcspn(word, "0123456789");
	for (size_t i = 0; i < len; i++) {
		bool is_letter = i < digit && isalpha((unsigned char)word[i]);
		if (is_letter || strchr("#@_", word[i]) || strncmp(word + i, "://", 3) == 0)
			return true;
	}
	return false;
}

static void add_number(struct buf *out, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (isdigit((unsigned char)word[i])) {
			buf_add_char(out, (char)0xdb);
			buf_add_char(out, (char)(0xb0 + word[i] - '0'));
		} else {
			buf_add_char(out, word[i]);
		}
	}
}

void digits_persian(struct buf *out, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, " ");
		if (is_name(text, len))
			buf_add(out, text, len);
		else
			add_number(out, text, len);
		text += len;
		if (*text == ' ')
			buf_add_char(out, *text++);
	}
}

int digits_latin_key(int code)
{
	if (code >= PERSIAN_ZERO && code <= PERSIAN_ZERO + 9)
		return code - PERSIAN_ZERO + '0';
	if (code >= ARABIC_ZERO && code <= ARABIC_ZERO + 9)
		return code - ARABIC_ZERO + '0';
	return code;
}
