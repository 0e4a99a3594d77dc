/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Answers of a terminal, character by character.
 */
#include "config.h"

#include "ui/answer.h"

#include <string.h>

#include "base/macros.h"

enum {
	BELL = 7,
	ESCAPE = 27,
	STRING_TERMINATOR = 0x9c,
	STRING_MAX = 4096, /* no terminal says more */
	SEQUENCE_MAX = 32
};

void answer_forget(struct answer *answer)
{
	*answer = (struct answer){ .part = ANSWER_NONE };
}

void answer_pause(struct answer *answer)
{
	answer->is_paused = true;
}

bool answer_begins(struct answer *answer, int character)
{
	static const struct {
		int character;
		enum answer_part part;
	} rows[] = { { ']', ANSWER_STRING }, { '[', ANSWER_SEQUENCE },
		{ 'O', ANSWER_ONE_CHARACTER } };
	answer_forget(answer);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].character == character)
			answer->part = rows[i].part;
	}
	return answer->part != ANSWER_NONE;
}

static bool is_hexadecimal(int character)
{
	return character > 0 && character < 0x80 &&
	       strchr("0123456789abcdefABCDEF", character) != NULL;
}

/* Whether what came can go on so: "11;rgb:ffff/ffff/ffff". */
static bool fits(const struct answer *answer, int character)
{
	static const char head[] = "11;rgb:";
	size_t digits = 0, slashes = 0;
	if (character == BELL || character == ESCAPE || character == STRING_TERMINATOR)
		return true;
	if (answer->len < sizeof head - 1)
		return character == head[answer->len];
	for (size_t i = sizeof head - 1; i < answer->len && i < ANSWER_MAX; i++) {
		digits = answer->text[i] == '/' ? 0 : digits + 1;
		slashes += answer->text[i] == '/';
	}
	if (character == '/')
		return digits > 0 && slashes < 2;
	return is_hexadecimal(character) && digits < 4;
}

static enum answer_use end(struct answer *answer, enum answer_use use)
{
	answer->part = ANSWER_NONE;
	return use;
}

static enum answer_use hear_string(struct answer *answer, int character)
{
	if (character == BELL || character == STRING_TERMINATOR)
		return end(answer, ANSWER_IS_WHOLE);
	if (character == ESCAPE) {
		answer->part = ANSWER_STRING_ENDS;
		return ANSWER_IS_TAKEN;
	}
	if (character < ' ' || character == 0x7f || answer->len >= STRING_MAX)
		return end(answer, ANSWER_IS_KEY);
	if (answer->len + 1 < ANSWER_MAX) {
		answer->text[answer->len] = (char)(character < 0x80 ? character : '?');
		answer->text[answer->len + 1] = '\0';
	}
	answer->len++;
	return ANSWER_IS_TAKEN;
}

static enum answer_use hear_sequence(struct answer *answer, int character)
{
	bool is_inside = character >= 0x20 && character <= 0x3f && ++answer->len < SEQUENCE_MAX;
	if (is_inside)
		return ANSWER_IS_TAKEN;
	bool is_last = character >= 0x40 && character <= 0x7e;
	return end(answer, is_last ? ANSWER_IS_TAKEN : ANSWER_IS_KEY);
}

enum answer_use answer_hear(struct answer *answer, int character)
{
	bool is_rest = !answer->is_paused || (answer->part == ANSWER_STRING_ENDS) ||
		       (answer->part == ANSWER_STRING && fits(answer, character));
	answer->is_paused = false;
	if (!is_rest)
		return end(answer, ANSWER_IS_KEY);
	switch (answer->part) {
	case ANSWER_STRING:
		return hear_string(answer, character);
	case ANSWER_STRING_ENDS:
		if (character == '\\')
			return end(answer, ANSWER_IS_WHOLE);
		/* The one before was cut off. */
		return answer_begins(answer, character) ? ANSWER_IS_TAKEN : ANSWER_IS_KEY;
	case ANSWER_SEQUENCE:
		return hear_sequence(answer, character);
	case ANSWER_ONE_CHARACTER:
		return end(answer, character < ' ' ? ANSWER_IS_KEY : ANSWER_IS_TAKEN);
	default:
		return ANSWER_IS_KEY;
	}
}
