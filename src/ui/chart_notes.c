/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notes of the desk's owner on a chart.
 */
#include "config.h"

#include "ui/chart_notes.h"

#include <stdio.h>
#include <string.h>

#include "ui/moment.h"

#define DAY_MAX 48

bool chart_has_notes(const struct desk *desk, struct span span)
{
	for (size_t i = 0; i < desk->note_count; i++) {
		if (span_touches(desk->notes[i].span, span))
			return true;
	}
	return false;
}

/* "10 Nov" or "10 Nov – 12 Nov" */
static void note_days(
	const struct desk *desk, struct span note, int64_t now_s, char *out, size_t size)
{
	char from[DAY_MAX], to[DAY_MAX];
	moment_day(from, sizeof(from), desk, note.from, now_s);
	moment_day(to, sizeof(to), desk, note.to - 1, now_s);
	if (strcmp(from, to) == 0)
		(void)snprintf(out, size, "%s", from);
	else
		(void)snprintf(out, size, "%s – %s", from, to);
}

void chart_notes_draw(
	const struct desk *desk, struct span span, struct canvas *canvas, struct place at)
{
	int x = at.x, end = at.x + at.width;
	for (size_t i = 0; i < desk->note_count && x < end; i++) {
		const struct note_config *note = &desk->notes[i];
		char days[2 * DAY_MAX + 8];
		if (!span_touches(note->span, span))
			continue;
		if (x > at.x)
			x += 2;
		note_days(desk, note->span, span.from, days, sizeof(days));
		canvas_glyph(canvas, x, at.y, STYLE_VALUE, GLYPH_NOTE);
		x += 2;
		x += canvas_text(canvas, place(x, at.y, end - x), STYLE_VALUE, days) + 1;
		x += canvas_text(canvas, place(x, at.y, end - x), STYLE_DIM, note->text);
	}
}
