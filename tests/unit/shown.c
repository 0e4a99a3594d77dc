/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One view on the fixture's scene, and its frame as text.
 */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "scene_fixture.h"

/* What a view wants may follow from what it sees: texts of the rows that came. Three rounds settle
 * it, or it never will. */
static void settle(struct shown *shown)
{
	for (int round = 0; round < 3; round++) {
		struct view_need need = { 0 };
		shown->row->need(shown->state, scene_fixture_scene(shown->fixture), &need);
		scene_fixture_show(shown->fixture, &need);
	}
}

struct shown shown_open(struct scene_fixture *fixture, const struct target *target)
{
	struct shown shown = { .fixture = fixture, .row = view_find(target->view) };
	ck_assert_ptr_nonnull(shown.row);
	shown.state = mem_new(1, shown.row->state_size);
	shown.row->open(shown.state, target);
	settle(&shown);
	return shown;
}

void shown_close(struct shown *shown)
{
	if (shown->row->close)
		shown->row->close(shown->state);
	free(shown->state);
}

enum verb shown_act(struct shown *shown, enum action action, struct target *target)
{
	struct target ignored;
	struct target *to = target ? target : &ignored;
	*to = (struct target){ .kpi = KPI_COUNT };
	enum verb verb =
		shown->row->act(shown->state, scene_fixture_scene(shown->fixture), action, to);
	settle(shown);
	return verb;
}

static char *draw(const struct shown *shown, int width, int height, bool is_ascii)
{
	struct buf text;
	struct buf frame;
	char crumb[256];
	const struct scene *scene = scene_fixture_scene(shown->fixture);
	struct canvas *canvas = canvas_new(width, height, is_ascii);
	buf_init(&text, 0);
	buf_init(&frame, 0);
	shown->row->crumb(shown->state, scene, crumb, sizeof(crumb));
	shown->row->draw(shown->state, scene, canvas, (struct rect){ 0, 0, width, height });
	canvas_print(canvas, &frame, false);
	buf_printf(&text, "== %s\n", crumb);
	int y = 0;
	for (const char *line = frame.bytes; *line; y++) {
		size_t len = strcspn(line, "\n");
		buf_add_text(&text, canvas_cell(canvas, 0, y)->is_selected ? ">" : "|");
		buf_add(&text, line, len);
		buf_add_char(&text, '\n');
		line += len + (line[len] == '\n');
	}
	buf_release(&frame);
	canvas_free(canvas);
	char *bytes = buf_take(&text);
	buf_release(&text);
	return bytes;
}

char *shown_text(const struct shown *shown, int width, int height)
{
	return draw(shown, width, height, false);
}

char *shown_ascii(const struct shown *shown, int width, int height)
{
	return draw(shown, width, height, true);
}

static char *read_file(const char *path)
{
	struct buf text;
	char block[4096];
	size_t len;
	FILE *file = fopen(path, "r");
	if (!file)
		return NULL;
	buf_init(&text, 0);
	while ((len = fread(block, 1, sizeof(block), file)) > 0)
		buf_add(&text, block, len);
	fclose(file);
	char *bytes = buf_take(&text);
	buf_release(&text);
	return bytes;
}

void golden_check(const char *name, const char *text)
{
	char path[512];
	const char *write_to = getenv("KPITOP_GOLDEN_WRITE");
	const char *srcdir = getenv("srcdir");
	if (write_to) {
		snprintf(path, sizeof(path), "%s/%s.txt", write_to, name);
		FILE *file = fopen(path, "w");
		ck_assert_ptr_nonnull(file);
		fputs(text, file);
		fclose(file);
		return;
	}
	snprintf(path, sizeof(path), "%s/tests/golden/%s.txt", srcdir ? srcdir : ".", name);
	char *want = read_file(path);
	ck_assert_msg(want != NULL, "no golden frame '%s'", path);
	bool is_same = strcmp(want, text) == 0;
	if (!is_same)
		fprintf(stderr, "--- %s, wanted:\n%s--- drawn:\n%s", name, want, text);
	free(want);
	ck_assert_msg(is_same, "frame '%s' has changed; see make golden", name);
}

bool shown_says(const struct shown *shown, const char *words)
{
	char *text = shown_text(shown, 120, 40);
	bool is_said = strstr(text, words) != NULL;
	free(text);
	return is_said;
}

void shown_check(const struct shown *shown, const char *name)
{
	static const struct {
		const char *name;
		int width, height;
	} sizes[] = { { "120x30", 120, 24 }, { "80x24", 80, 19 }, { "60x15", 60, 11 },
		{ "40x12", 40, 9 } };
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		char path[96];
		char *text = shown_text(shown, sizes[i].width, sizes[i].height);
		snprintf(path, sizeof(path), "%s_%s", name, sizes[i].name);
		golden_check(path, text);
		free(text);
	}
}
