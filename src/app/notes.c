/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes and pins: lines "note = MOMENT TEXT" and "pin = SOURCE, a tab, ID".
 */
#include "config.h"

#include "app/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/own_file.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/reading.h"

#define NOTES_WORD "notes"

enum {
	NOTES_LINE_MAX = 1024,
	NOTES_LINES_MAX = NOTES_PIN_MAX + 16
};

/* --- pins --- */

static void drop_pin(struct notes *notes, size_t at)
{
	free(notes->pins[at].source);
	free(notes->pins[at].external_id);
	notes->pin_count--;
	memmove(&notes->pins[at], &notes->pins[at + 1],
		(notes->pin_count - at) * sizeof(notes->pins[0]));
}

static void add_pin(
	struct notes *notes, const char *source, const char *external_id, fact_id ticket)
{
	if (notes->pin_count == NOTES_PIN_MAX)
		drop_pin(notes, 0);
	notes->pins[notes->pin_count++] = (struct notes_pin){ .source = mem_dup_text(source),
		.external_id = mem_dup_text(external_id),
		.ticket = ticket };
}

static void list_tickets(struct notes *notes)
{
	notes->ticket_count = 0;
	for (size_t i = 0; i < notes->pin_count; i++) {
		if (notes->pins[i].ticket != 0)
			notes->tickets[notes->ticket_count++] = notes->pins[i].ticket;
	}
}

void notes_find(struct notes *notes, const struct deskfile *file, bool is_anew)
{
	struct error ignored;
	for (size_t i = 0; file->store && i < notes->pin_count; i++) {
		struct notes_pin *pin = &notes->pins[i];
		fact_id ticket = 0;
		if (pin->ticket != 0 && !is_anew)
			continue;
		if (!store_ticket_find(
			    file->store, pin->source, pin->external_id, &ticket, &ignored))
			ticket = 0;
		pin->ticket = ticket;
	}
	list_tickets(notes);
}

bool notes_pin(struct notes *notes, const struct deskfile *file, fact_id ticket, struct error *err)
{
	struct arena *arena = arena_new();
	struct ticket_text text = { .id = ticket };
	size_t at = 0;
	while (at < notes->pin_count && notes->pins[at].ticket != ticket)
		at++;
	bool is_done = true;
	if (at < notes->pin_count)
		drop_pin(notes, at);
	else
		is_done = file->store && store_ticket_texts(file->store, &text, 1, arena, err);
	if (text.source && text.external_id)
		add_pin(notes, text.source, text.external_id, ticket);
	list_tickets(notes);
	arena_free(arena);
	return is_done;
}

/* --- the note --- */

void notes_note(struct notes *notes, const char *text, int64_t now_s)
{
	struct buf shown;
	buf_init(&shown, 0);
	text_show(&shown, text);
	(void)snprintf(notes->note, sizeof(notes->note), "%.*s",
		(int)text_fit(shown.bytes, sizeof(notes->note) - 1), shown.bytes);
	notes->noted_at = now_s;
	buf_release(&shown);
}

/* --- the file --- */

static void read_line(struct notes *notes, char *line)
{
	char *value, *rest;
	if (!own_file_split(line, &value))
		return;
	if (strcmp(line, "note") == 0) {
		int64_t at = strtoll(value, &rest, 10);
		notes_note(notes, rest + (*rest == ' '), at);
		return;
	}
	char *tab = strchr(value, '\t');
	if (strcmp(line, "pin") != 0 || !tab)
		return;
	*tab = '\0';
	if (text_is_id(value) && text_is_id(tab + 1))
		add_pin(notes, value, tab + 1, 0);
}

void notes_read(struct notes *notes, const struct deskfile *file)
{
	char line[NOTES_LINE_MAX];
	char *path = own_file_path(file, NOTES_WORD);
	FILE *from = path ? fopen(path, "re") : NULL;
	notes_release(notes);
	for (int i = 0; from && i < NOTES_LINES_MAX && fgets(line, sizeof(line), from); i++)
		read_line(notes, line);
	if (from)
		(void)fclose(from);
	free(path);
}

bool notes_write(const struct notes *notes, const struct deskfile *file, struct error *err)
{
	struct buf text;
	buf_init(&text, 0);
	if (notes->note[0])
		buf_printf(&text, "note = %lld %s\n", (long long)notes->noted_at, notes->note);
	for (size_t i = 0; i < notes->pin_count; i++)
		buf_printf(
			&text, "pin = %s\t%s\n", notes->pins[i].source, notes->pins[i].external_id);
	bool is_written = own_file_write(file, NOTES_WORD, &text, err);
	buf_release(&text);
	return is_written;
}

void notes_release(struct notes *notes)
{
	while (notes->pin_count > 0)
		drop_pin(notes, notes->pin_count - 1);
	*notes = (struct notes){ .pin_count = 0 };
}

void notes_show(const struct notes *notes, struct scene *scene)
{
	scene->pins = notes->tickets;
	scene->pin_count = notes->ticket_count;
	scene->note = notes->note[0] ? notes->note : NULL;
	scene->noted_at = notes->noted_at;
}
