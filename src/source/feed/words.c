/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words of feeds.
 */
#include "config.h"

#include "source/feed/words.h"

#include <stddef.h>
#include <string.h>

#include "base/macros.h"

/* clang-format off */
struct spelling {
	const char *text, *word;
};

static const struct spelling outcomes[] = {
	{ "answered", "answered" }, { "handled", "answered" }, { "completed", "answered" },
	{ "abandoned", "abandoned" }, { "abandoned_in_queue", "abandoned" }, { "abandon", "abandoned" },
	{ "missed", "missed" }, { "no_answer", "missed" }, { "unanswered", "missed" },
	{ "waiting", "waiting" }, { "queued", "waiting" }, { "in_queue", "waiting" },
	{ "other", "other" }, { "busy", "other" }, { "failed", "other" }, { "voicemail", "other" },
	{ "callback", "other" }, { "transferred", "other" },
	{ NULL, NULL },
};

static const struct spelling schedule_states[] = {
	{ "work", "work" }, { "shift", "work" }, { "working", "work" },
	{ "break", "break" }, { "pause", "break" }, { "lunch", "break" },
	{ "absent", "absent" }, { "off", "absent" }, { "leave", "absent" }, { "sick", "absent" },
	{ "vacation", "absent" }, { "holiday", "absent" },
	{ NULL, NULL },
};

static const struct spelling presence_states[] = {
	{ "ready", "available" }, { "idle", "available" }, { "online", "available" },
	{ "talking", "contact" }, { "on_call", "contact" }, { "in_call", "contact" }, { "busy", "contact" },
	{ "acw", "wrap_up" }, { "after_call_work", "wrap_up" }, { "wrapup", "wrap_up" },
	{ "pause", "break" }, { "lunch", "break" },
	{ "logged_out", "offline" }, { "logged_off", "offline" },
	{ NULL, NULL },
};

static const struct scale_row scales[] = {
	{ .kind = "nps", .scale = 10, .least = 0, .is_whole = true, .is_asked = true },
	{ .kind = "ces", .scale = 7, .least = 1, .is_asked = true },
	{ .kind = "csat", .scale = 5, .least = 1, .is_asked = true },
	{ .kind = "qa", .scale = 100, .least = 0 },
	{ .kind = "fcr", .scale = 1, .least = 0, .is_whole = true },
};
/* clang-format on */

static const char *find_word(const struct spelling *spellings, const char *text)
{
	for (; spellings->text; spellings++)
		if (strcmp(spellings->text, text) == 0)
			return spellings->word;
	return NULL;
}

const char *word_outcome(const char *text)
{
	return find_word(outcomes, text);
}

const char *word_schedule_state(const char *text)
{
	return find_word(schedule_states, text);
}

bool word_is_of_rosters(const char *text)
{
	static const char *const words[] = { "work", "shift", "absent", "leave", "sick", "vacation",
		"holiday" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i], text) == 0)
			return true;
	return false;
}

const char *word_presence_state(const char *text)
{
	const char *word = find_word(presence_states, text);

	return word ? word : text;
}

const struct scale_row *scale_find(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(scales); i++)
		if (strcmp(scales[i].kind, kind) == 0)
			return &scales[i];
	return NULL;
}
