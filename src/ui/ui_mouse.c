/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mouse: a click walks to what it hit as keys would, a second one opens it; the wheel moves.
 */
#include "config.h"

#include <stdlib.h>

#include "ui/click.h"
#include "ui/hits.h"
#include "ui/ui_state.h"

#define WHEEL_ROWS 3

bool ui_is_mouse(int code)
{
	return code >= KEYCODE_WHEEL_UP &&
	       code < KEYCODE_CLICK + KEYCODE_CLICK_SIDE * KEYCODE_CLICK_SIDE;
}

/* In a list it is keys that move, in a view actions. */
static void step(struct ui *ui, const struct scene *scene, bool is_down, struct ui_result *result)
{
	if (ui->prompt == PROMPT_CHOICE)
		(void)prompt_key(ui, scene, is_down ? KEYCODE_DOWN : KEYCODE_UP, result);
	else
		ui_act(ui, scene, is_down ? ACTION_DOWN : ACTION_UP, result);
}

static void open_it(struct ui *ui, const struct scene *scene, struct ui_result *result)
{
	if (ui->prompt == PROMPT_CHOICE)
		(void)prompt_key(ui, scene, KEYCODE_ENTER, result);
	else
		ui_act(ui, scene, ACTION_ENTER, result);
}

static void click(
	struct ui *ui, const struct scene *scene, const struct hit *hit, struct ui_result *result)
{
	if (!hit)
		return;
	if (hit->action == ACTION_NONE && hit->down == 0)
		open_it(ui, scene, result);
	if (hit->action != ACTION_NONE)
		ui_act(ui, scene, hit->action, result);
	for (int i = 0; i < abs(hit->down); i++)
		step(ui, scene, hit->down > 0, result);
}

struct ui_result ui_mouse(
	struct ui *ui, const struct scene *scene, const struct canvas *canvas, int code)
{
	struct ui_result result = { 0 };
	int at = code - KEYCODE_CLICK;
	/* Who types or is asked is not interrupted. */
	if (ui->prompt != PROMPT_NONE && ui->prompt != PROMPT_CHOICE)
		return result;
	ui->said[0] = '\0';
	if (at >= 0) {
		click(ui, scene,
			hits_find(canvas, at % KEYCODE_CLICK_SIDE, at / KEYCODE_CLICK_SIDE),
			&result);
		return result;
	}
	for (int i = 0; i < WHEEL_ROWS; i++)
		step(ui, scene, code == KEYCODE_WHEEL_DOWN, &result);
	return result;
}
