/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people leave for one another: the note of a handover, and tickets that they pinned. Kept in a
 * file of the desk's own, never in the store.
 */
#ifndef APP_NOTES_H
#define APP_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/deskfile.h"
#include "base/error.h"
#include "base/macros.h"
#include "ui/scene.h"

#define NOTES_PIN_MAX 64

/* A ticket as the helpdesk calls it: the store's numbers are good for one store alone. */
struct notes_pin {
	char *source, *external_id;
	fact_id ticket; /* 0: not in the store */
};

struct notes {
	struct notes_pin pins[NOTES_PIN_MAX];
	fact_id tickets[NOTES_PIN_MAX]; /* of those that are in the store */
	size_t pin_count, ticket_count;
	char note[SCENE_NOTE_MAX];
	int64_t noted_at;
};

void notes_release(struct notes *notes);

/* What cannot be read is as if there were none. */
void notes_read(struct notes *notes, const struct deskfile *file);
MUST_CHECK bool notes_write(
	const struct notes *notes, const struct deskfile *file, struct error *err);

/* Finds the pinned tickets in the open store that were not found yet; `is_anew` all of them. */
void notes_find(struct notes *notes, const struct deskfile *file, bool is_anew);

/* Pins the ticket, or takes its pin off. The oldest pin makes room. */
MUST_CHECK bool notes_pin(
	struct notes *notes, const struct deskfile *file, fact_id ticket, struct error *err);
/* In place of the note there is, made safe; "" takes it away. */
void notes_note(struct notes *notes, const char *text, int64_t now_s);

void notes_show(const struct notes *notes, struct scene *scene);

#endif
