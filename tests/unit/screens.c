/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screens. To add one: a row here and its frames by `make golden`.
 */
#include "config.h"

#include "screens.h"

#include <check.h>

#include "base/macros.h"
#include "ui/ui_state.h"

/* clang-format off */
const struct screen_way screen_ways[] = {
	{ "wall", "wall", "j" },
	{ "wall_expanded", "wall", "2 " },
	{ "teams", "teams", "T" },
	{ "teams_expanded", "teams", "Tjj " },
	{ "agents", "agents", "A" },
	{ "agents_of_role", "agents", "2\n" },
	{ "channels", "channels", "C" },
	{ "topics", "members", "\t\t\t\t\t\t\t\t\t\t\n" },
	{ "waiting", "waiting", "W" },
	{ "waiting_next", "waiting", "W\t" },
	{ "handover", "handover", "H" },
	{ "staffing", "staffing", "S" },
	{ "kpis", "kpis", "K" },
	{ "log", "log", "L" },
	{ "agent", "unit", "A/gwen\nj\n" },
	{ "agent_weeks", "unit", "A/gwen\nj\nb" },
	{ "agent_mix", "unit", "A/gwen\nj\nbb" },
	{ "agent_examples", "unit", "A/gwen\nj\nbbb" },
	{ "team", "unit", "T/ret\nj\n" },
	{ "team_weeks", "unit", "T/ret\nj\nb" },
	{ "kpi", "kpi", "A/gwen\nj\n\n" },
	{ "kpi_definition", "kpi", "A/gwen\nj\n\nd" },
	{ "tickets", "tickets", "A/gwen\nj\n\n\n" },
	{ "ticket", "ticket", "A/gwen\nj\n\n\nj\n" },
	{ "wallboard", "wallboard", "z" },
	{ "help", "help", "?" },
	{ "palette", "wall", ":" },
	{ "palette_typed", "wall", ":the" },
	{ "periods", "wall", "p" },
	{ "filter", "agents", "A/gw" },
	{ "filter_finds_nothing", "agents", "A/nobody\n" },
	{ "quit", "wall", "q" },
};
/* clang-format on */
const size_t screen_way_count = ARRAY_LEN(screen_ways);

const struct screen_size screen_sizes[SCREEN_SIZES] = { { 160, 45 }, { 120, 30 }, { 80, 24 },
	{ 60, 15 }, { 40, 12 }, { 300, 100 } };

const struct screen_set screen_sets[SCREEN_SETS] = { { "Unicode", false }, { "ASCII", true } };

struct frames screen_open(const struct screen_way *way)
{
	struct frames frames = frames_new();
	frames_type(&frames, way->keys);
	ck_assert_msg(strcmp(ui_top(frames.ui)->row->name, way->view) == 0,
		"screen '%s' leads to '%s', not to '%s'", way->name, ui_top(frames.ui)->row->name,
		way->view);
	return frames;
}

struct canvas *screen_draw(const struct frames *frames, struct screen_size size, bool is_ascii)
{
	struct canvas *canvas = canvas_new(size.width, size.height, is_ascii);
	ui_draw(frames->ui, scene_fixture_scene(frames->fixture), canvas);
	return canvas;
}
