/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The strip that says what needs a person now; what somebody has taken in hand comes last.
 */
#include "config.h"

#include "base/arena.h"
#include "base/macros.h"
#include "base/words.h"
#include "ui/alert_signs.h"
#include "ui/ui_state.h"
#include "ui/widgets.h"

#define ITEMS_MAX 16

struct strip {
	struct arena *arena;
	struct item items[ITEMS_MAX];
	size_t len;
};

static void add(struct strip *strip, enum style style, const char *text)
{
	if (strip->len < ITEMS_MAX)
		strip->items[strip->len++] = (struct item){ .value = text, .style = style };
}

static bool is_in_hand(const struct scene *scene, const struct alert_sign *sign)
{
	const struct alert *alert =
		scene->alerts ? alerts_find(scene->alerts, sign->cause, sign->id) : NULL;
	return alert && alert->is_acknowledged;
}

static void add_signs(struct strip *strip, const struct scene *scene,
	const struct alert_signs *signs, bool is_acknowledged)
{
	for (size_t i = 0; i < signs->count; i++) {
		const struct alert_sign *sign = &signs->items[i];
		if (sign->amount == 0 || is_in_hand(scene, sign) != is_acknowledged)
			continue;
		if (is_acknowledged)
			add(strip, STYLE_DIM,
				arena_printf(strip->arena, _("in hand: %s"), sign->text));
		else
			add(strip, STYLE_ALERT, arena_printf(strip->arena, "✖ %s", sign->text));
	}
}

static void add_budgets(struct strip *strip, const struct scene *scene)
{
	for (size_t i = 0; i < scene->source_count; i++) {
		const struct source_status *source = &scene->sources[i];
		bool is_low = source->budget_limit > 0 && source->budget_left >= 0 &&
			      source->budget_left * 5 < source->budget_limit;
		if (is_low)
			add(strip, STYLE_LATE,
				arena_printf(strip->arena, _("◐ API budget %.0f %% left"),
					(double)source->budget_left * 100 /
						(double)source->budget_limit));
	}
}

void strip_draw(const struct scene *scene, struct canvas *canvas, struct place at)
{
	struct strip strip = { .arena = arena_new() };
	struct alert_signs signs = alert_signs_make(scene, strip.arena);
	add_signs(&strip, scene, &signs, false);
	add_budgets(&strip, scene);
	add_signs(&strip, scene, &signs, true);
	items_draw_cut(canvas, place(at.x + 1, at.y, at.width - 2), strip.items, strip.len);
	arena_free(strip.arena);
}
