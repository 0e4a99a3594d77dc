/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings of the screen.
 */
#include "config.h"

#include "model/screen.h"

#include <stddef.h>

#include "base/words.h"
#include "model/desk.h"
#include "model/week.h"

#define DAY_S 86400

const struct screen screen_fresh = {
	.has_title = true,
	.has_links = true,
	.has_clipboard = true,
};

static const char *const notify_words[] = {
	[NOTIFY_AUTO] = "auto",
	[NOTIFY_OSC9] = "osc9",
	[NOTIFY_OSC777] = "osc777",
	[NOTIFY_OSC99] = "osc99",
	[NOTIFY_BELL] = "bell",
	[NOTIFY_COMMAND] = "command",
	[NOTIFY_OFF] = "off",
	NULL,
};

static const char *const synchronised_words[] = {
	[SYNCHRONISED_AUTO] = "auto",
	[SYNCHRONISED_ON] = "on",
	[SYNCHRONISED_OFF] = "off",
	NULL,
};

static const char *const bidi_words[] = { "auto", "app", "terminal", "off", NULL };
static const char *const glyph_words[] = { "auto", "braille", "blocks", "ascii", NULL };
static const char *const digits_words[] = { "latin", "persian", NULL };
const char *const privacy_words[] = { "off", "customers", "all", NULL };

/* clang-format off */
const struct setting screen_settings[] = {
	{ .name = "theme", .type = SETTING_TEXT, .offset = offsetof(struct screen, theme),
		.help = N_("The colours; default by the terminal's background.") },
	{ .name = "mouse", .type = SETTING_BOOL, .offset = offsetof(struct screen, has_mouse), .fallback = "no",
		.help = N_("Whether clicks and the wheel do something here; the terminal's own selection then needs Shift.") },
	{ .name = "rotate", .type = SETTING_SPAN, .offset = offsetof(struct screen, rotate_s),
		.min = 5, .max = 86400,
		.help = N_("How long the wallboard shows a panel; default until a key is pressed.") },
	{ .name = "bidi", .type = SETTING_WORD, .offset = offsetof(struct screen, bidi), .words = bidi_words,
		.fallback = "auto", .help = N_("Who orders right-to-left text: app, terminal, or off.") },
	{ .name = "glyphs", .type = SETTING_WORD, .offset = offsetof(struct screen, glyphs), .words = glyph_words,
		.fallback = "auto", .help = N_("What charts are drawn with: braille, blocks or ascii.") },
	{ .name = "digits", .type = SETTING_WORD, .offset = offsetof(struct screen, digits), .words = digits_words,
		.fallback = "latin", .help = N_("The digits of the numbers on screen: latin or persian.") },
	{ .name = "privacy", .type = SETTING_WORD, .offset = offsetof(struct screen, privacy), .words = privacy_words,
		.fallback = "off", .help = N_("Whose names the screen hides: off, customers, or all.") },
	{ .name = "notify", .type = SETTING_WORD, .offset = offsetof(struct screen, notify),
		.words = notify_words, .fallback = "auto",
		.help = N_("How alerts are told: a notification by the terminal, its bell, a command, or not at all.") },
	{ .name = "notify_command", .type = SETTING_LIST, .offset = offsetof(struct screen, notify_command),
		.help = N_("Program and arguments that tell an alert; its text comes last.") },
	{ .name = "quiet", .type = SETTING_LIST, .offset = offsetof(struct screen, quiet),
		.help = N_("Hours such as \"22:00-07:00\" in which nothing rings.") },
	{ .name = "title", .type = SETTING_BOOL, .offset = offsetof(struct screen, has_title), .fallback = "yes",
		.help = N_("Whether the window's title names the desk and how many alerts are open.") },
	{ .name = "links", .type = SETTING_BOOL, .offset = offsetof(struct screen, has_links), .fallback = "yes",
		.help = N_("Whether a ticket's address can be clicked, where the terminal knows links.") },
	{ .name = "clipboard", .type = SETTING_BOOL, .offset = offsetof(struct screen, has_clipboard), .fallback = "yes",
		.help = N_("Whether texts may be given to the terminal's clipboard.") },
	{ .name = "synchronised", .type = SETTING_WORD, .offset = offsetof(struct screen, synchronised),
		.words = synchronised_words, .fallback = "auto",
		.help = N_("Whether the terminal is told where a frame begins and ends.") },
	{ .name = NULL },
};

const struct setting key_settings[] = {
	{ .name = "press", .type = SETTING_LIST, .offset = offsetof(struct key_config, press),
		.help = N_("The keys of the action, in place of its own.") },
	{ .name = NULL },
};

const struct setting filter_settings[] = {
	{ .name = "show", .type = SETTING_TEXT, .offset = offsetof(struct filter_config, show),
		.help = N_("The filter, as one would type it.") },
	{ .name = NULL },
};
/* clang-format on */

const struct screen *desk_screen(const struct desk *desk)
{
	return desk && desk->screen_count > 0 ? desk->screens : &screen_fresh;
}

/* Every day has the same quiet hours: those of the first stand for all. */
static bool read_quiet(const struct screen *screen, struct week *week, struct error *err)
{
	for (size_t i = 0; i < screen->quiet.len; i++) {
		if (!week_add(week, 0, screen->quiet.items[i], err))
			return error_prefix(err, "quiet");
	}
	return true;
}

bool screen_check(const struct desk *desk, struct error *err)
{
	const struct screen *screen = desk_screen(desk);
	struct week week = { 0 };
	bool is_well = read_quiet(screen, &week, err);
	week_release(&week);
	if (is_well && screen->notify == NOTIFY_COMMAND && screen->notify_command.len == 0)
		is_well = error_set(
			err, ERROR_CONFIG, _("notify = command without a notify_command"));
	if (is_well || !screen->place.file_name)
		return is_well;
	return error_prefix(err, "%s:%d", screen->place.file_name, screen->place.line);
}

bool screen_is_quiet(const struct desk *desk, int64_t at_s)
{
	struct week week = { 0 };
	struct error ignored;
	int64_t of_day = zone_local_s(desk->zone, at_s) % DAY_S;
	bool is_quiet = false;
	(void)!read_quiet(desk_screen(desk), &week, &ignored);
	for (size_t i = 0; i < week.days[0].len; i++) {
		const struct window *window = &week.days[0].windows[i];
		/* One that began yesterday goes on after midnight. */
		is_quiet |= (of_day >= window->from_s && of_day < window->to_s) ||
			    of_day + DAY_S < window->to_s;
	}
	week_release(&week);
	return is_quiet;
}
