/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall in sentences, one a line, for screen readers: first all of it, then what has changed.
 *
 * What is new stands first and the time last. What only grows older, like the longest wait, is told
 * beside what changes and is itself no change.
 */
#ifndef UI_PLAIN_H
#define UI_PLAIN_H

#include "base/buf.h"
#include "ui/scene.h"

struct plain; /* opaque: what was told last */

struct plain *plain_new(bool is_ascii);
void plain_free(struct plain *plain); /* NULL is fine */

/* Whether all is known that the first report tells. */
bool plain_is_whole(const struct scene *scene);

/* Appends whose desk it is, and what is troubling: before anything else is known. */
void plain_tell_start(struct plain *plain, const struct scene *scene, struct buf *out);

/* Appends a sentence for everything that is not as it was told last. */
void plain_tell(struct plain *plain, const struct scene *scene, struct buf *out);

/* Appends one sentence with the time, made safe: what an action did. */
void plain_say(const struct plain *plain, const struct scene *scene, const char *sentence,
	struct buf *out);

/* "1h 12m" → "1 h 12 min", "2d 03h" → "2 days 3 h"; other texts are as they were. */
void plain_words(struct buf *out, const char *text);

#endif
