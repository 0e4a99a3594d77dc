/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The screen as the desk wants it: started, its colours, how text is written on it.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/dashboard_parts.h"
#include "base/mem.h"
#include "kpi/privacy.h"
#include "ui/bidi.h"

/* What is typed goes before what is written. */
static const char *wanted_theme(const struct dashboard *dashboard, const struct desk *desk)
{
	const char *typed = dashboard->options->theme;
	return typed ? typed : desk_screen(desk)->theme;
}

static const char *look_up(const char *name)
{
	return getenv(name);
}

static enum bidi wanted_bidi(const struct desk *desk)
{
	return bidi_pick((enum bidi)desk_screen(desk)->bidi, look_up);
}

/* How text is written on this desk's screen. */
void dashboard_use_script(struct dashboard *dashboard, const struct desk *desk)
{
	struct canvas_script script = { wanted_bidi(desk), (enum digits)desk_screen(desk)->digits };
	if (dashboard->plain)
		return;
	canvas_write(dashboard->canvas, script);
	canvas_use_ascii(dashboard->canvas, terminal_is_ascii(dashboard->terminal) ||
						    desk_screen(desk)->glyphs == GLYPH_KIND_ASCII);
	canvas_use_dots(dashboard->canvas, desk_screen(desk)->glyphs == GLYPH_KIND_BRAILLE);
	terminal_use_screen(dashboard->terminal, desk_screen(desk));
	terminal_use_bidi(dashboard->terminal, script.bidi);
}

bool dashboard_use_theme(struct dashboard *dashboard, const struct desk *desk, struct error *err)
{
	struct error ignored;
	if (dashboard->plain)
		return true;
	if (!terminal_use_theme(dashboard->terminal, wanted_theme(dashboard, desk), err))
		return false;
	/* What was chosen on screen stays, if it is still there. */
	if (dashboard->theme[0] &&
		!terminal_use_theme(dashboard->terminal, dashboard->theme, &ignored))
		dashboard->theme[0] = '\0';
	return true;
}

void dashboard_change_theme(struct dashboard *dashboard, const char *name)
{
	struct error fault = { .kind = ERROR_NONE };
	if (terminal_use_theme(dashboard->terminal, name, &fault))
		(void)snprintf(dashboard->theme, sizeof dashboard->theme, "%s", name);
	else
		ui_say(dashboard->ui, fault.text);
}

bool dashboard_start_terminal(struct dashboard *dashboard, struct error *err)
{
	const struct options *options = dashboard->options;
	const struct desk *desk = dashboard->file->desk;
	char *themes = config_theme_folder();
	struct terminal_options wanted = {
		.is_ascii = options->wants_ascii,
		.theme = wanted_theme(dashboard, desk),
		.theme_folder = themes,
		.bidi = wanted_bidi(desk),
	};
	int width, height;
	bool is_started = terminal_start(&wanted, &dashboard->terminal, err);
	free(themes);
	if (!is_started)
		return false;
	mem_on_exhausted(terminal_rescue);
	terminal_size(dashboard->terminal, &width, &height);
	dashboard->canvas = canvas_new(width, height, terminal_is_ascii(dashboard->terminal));
	dashboard_use_script(dashboard, desk);
	return true;
}

void dashboard_use_privacy(struct dashboard *dashboard, enum privacy privacy)
{
	dashboard->privacy = privacy;
	if (dashboard->facts)
		facts_set_privacy(dashboard->facts, privacy);
	/* Nothing that was made with names stays on screen until its successor is there. */
	dashboard_board_release(dashboard);
	dashboard->scene.text_count = 0;
	dashboard->scene.ticket = NULL;
	dashboard->scene.timeline_count = 0;
	free(dashboard->texts_key.key);
	free(dashboard->ticket_key.key);
	dashboard->texts_key.key = dashboard->ticket_key.key = NULL;
	dashboard->is_dirty = true;
}

void dashboard_change_privacy(struct dashboard *dashboard, const char *word)
{
	for (int i = 0; privacy_words[i]; i++) {
		if (strcmp(privacy_words[i], word) == 0)
			dashboard_use_privacy(dashboard, (enum privacy)i);
	}
}
