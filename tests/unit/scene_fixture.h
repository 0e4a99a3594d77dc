/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small department in memory, for drawing views: three teams, six agents, three weeks of tickets,
 * the last of them on Friday 20 November 2026, 14:32 UTC. Evaluated by the real engine, so that what
 * is drawn adds up; the same at every call.
 */
#ifndef TESTS_SCENE_FIXTURE_H
#define TESTS_SCENE_FIXTURE_H

#include "ui/canvas.h"
#include "ui/ui.h"
#include "ui/view.h"

#define FIXTURE_NOW_S INT64_C(1795185120) /* 2026-11-20T14:32:00Z */

struct scene_fixture;

struct scene_fixture *scene_fixture_new(void);
void scene_fixture_free(struct scene_fixture *fixture);

/* The scene, to be changed at will before drawing. */
struct scene *scene_fixture_scene(struct scene_fixture *fixture);
/* Fills the scene with what is needed, as the app does. */
void scene_fixture_show(struct scene_fixture *fixture, const struct view_need *need);

/* Presence tells of a pause that has gone on for so long, by a word of the directory; NULL: the limit
 * of pauses is not set. */
void scene_fixture_pause(
	struct scene_fixture *fixture, fact_id account, int minutes, const char *limit);

/* A view alone: opened, its needs filled until they no longer change, and kept for keys. */
struct shown {
	struct scene_fixture *fixture;
	const struct view_row *row;
	void *state;
};
struct shown shown_open(struct scene_fixture *fixture, const struct target *target);
void shown_close(struct shown *shown);
/* One action; the scene is filled anew. The target is filled where the view pushes. */
enum verb shown_act(struct shown *shown, enum action action, struct target *target);
/* The body as text, to be freed; with the selected line marked by '>' in front. */
char *shown_text(const struct shown *shown, int width, int height);
/* The same on a terminal without UTF-8. */
char *shown_ascii(const struct shown *shown, int width, int height);

/* Is it on the frame, 120 columns wide? */
bool shown_says(const struct shown *shown, const char *words);
/* The body at all sizes against the golden frames NAME_120x30 …: what the frame around it leaves. */
void shown_check(const struct shown *shown, const char *name);

/* Compares text with tests/golden/NAME.txt; with KPITOP_GOLDEN_WRITE=DIR (make golden) it writes DIR/NAME.txt instead. */
void golden_check(const char *name, const char *text);

#endif
