/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a terminal says among the keys: its answer to a question (OSC), and sequences of keys that
 * nobody has a name for (CSI, SS3). None of it is a press of a key, whole or not. No I/O.
 *
 * A terminal says it in one piece. Where it stops half way, what comes after a pause is taken for the
 * rest only if it can be the rest of a colour; else somebody has gone on typing.
 */
#ifndef UI_ANSWER_H
#define UI_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

enum answer_part {
	ANSWER_NONE,
	ANSWER_STRING,       /* after ESC ] */
	ANSWER_STRING_ENDS,  /* and an ESC in it */
	ANSWER_SEQUENCE,     /* after ESC [ */
	ANSWER_ONE_CHARACTER /* after ESC O */
};

enum answer_use {
	ANSWER_IS_KEY, /* it was not the terminal who said it */
	ANSWER_IS_TAKEN,
	ANSWER_IS_WHOLE /* and `text` is what stands between ESC ] and its end */
};

#define ANSWER_MAX 64

struct answer {
	enum answer_part part;
	char text[ANSWER_MAX]; /* its beginning */
	size_t len;            /* of all that came */
	bool is_paused;
};

/* The character right behind an Escape. */
bool answer_begins(struct answer *answer, int character);
enum answer_use answer_hear(struct answer *answer, int character);
/* A key that has a name: whatever was said is over. */
void answer_forget(struct answer *answer);
/* Nothing more is there for now. */
void answer_pause(struct answer *answer);

#endif
