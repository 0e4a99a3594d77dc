/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The half hours of the phones.
 */
#include "config.h"

#include "ui/floor_table.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"

enum floor_column {
	FLOOR_TIME,
	FLOOR_CALLS,
	FLOOR_NEEDED,
	FLOOR_ON,
	FLOOR_GAP,
	FLOOR_LEVEL,
	FLOOR_COLUMN_COUNT
};

bool floor_table_is_about(enum kpi_id kpi)
{
	return kpi == KPI_STAFFING_GAP || kpi == KPI_CALL_VOLUME || kpi == KPI_SERVICE_LEVEL ||
	       kpi == KPI_SPEED_OF_ANSWER || kpi == KPI_ABANDONMENT_RATE || kpi == KPI_OCCUPANCY;
}

const char *floor_table_time(size_t slot, char *out, size_t size)
{
	(void)snprintf(out, size, "%02zu:%02d", slot / 2, slot % 2 ? 30 : 0);
	return out;
}

static void add_columns(struct table *table)
{
	const char *const titles[FLOOR_COLUMN_COUNT] = {
		[FLOOR_TIME] = _("Half hour"),
		[FLOOR_CALLS] = _("Calls"),
		[FLOOR_NEEDED] = _("Needed"),
		[FLOOR_ON] = _("On"),
		[FLOOR_GAP] = _("Gap"),
		[FLOOR_LEVEL] = _("Expected SL"),
	};

	for (int i = 0; i < FLOOR_COLUMN_COUNT; i++)
		table_add_column(table, (struct table_column){ .title = titles[i],
						.width = i == FLOOR_LEVEL ? 12 : 8,
						.priority = i == FLOOR_LEVEL ? 1 : 0,
						.is_right = i != FLOOR_TIME,
						.is_flexible = i == FLOOR_TIME });
}

static void add_number(
	struct table_row *row, size_t column, struct arena *arena, enum style style, double value)
{
	table_number(row, column, isnan(value) ? STYLE_DIM : style,
		isnan(value) ? "—" : arena_printf(arena, "%.0f", value), value);
}

static bool is_idle(const struct staffing_slot *slot)
{
	return !(slot->arrivals > 0) && !(slot->on > 0);
}

static void add_row(const struct scene *scene, size_t i, struct arena *arena, struct table *table)
{
	const struct staffing_slot *slot = &scene->floor->slots[i];
	bool is_now = i == scene->floor->now;
	char time[32];
	struct table_row *row = table_add_row(table, arena_printf(arena, "%zu", i));

	floor_table_time(i, time, sizeof(time));
	table_text(row, FLOOR_TIME, is_now ? STYLE_VALUE : STYLE_TEXT,
		is_now ? arena_printf(arena, _("%s now"), time) : arena_dup(arena, time));
	row->is_dim = i > scene->floor->now;
	add_number(row, FLOOR_CALLS, arena, STYLE_TEXT, slot->arrivals);
	add_number(row, FLOOR_NEEDED, arena, STYLE_VALUE, slot->needed);
	add_number(row, FLOOR_ON, arena, STYLE_VALUE, slot->on);
	add_number(row, FLOOR_GAP, arena, slot->gap < 0 ? STYLE_MISSED : STYLE_TEXT, slot->gap);
	if (!isnan(slot->service_level))
		table_number(row, FLOOR_LEVEL, STYLE_TEXT,
			arena_printf(arena, "%.0f %%", slot->service_level * 100),
			slot->service_level);
}

void floor_table_fill(const struct scene *scene, struct arena *arena, struct table *table)
{
	add_columns(table);
	table_reserve(table, arena, STAFFING_SLOTS);
	table->empty = scene->floor ? _("no calls today") : _("no calls are known");
	for (size_t i = 0; scene->floor && i < STAFFING_SLOTS; i++)
		if (!is_idle(&scene->floor->slots[i]) || i == scene->floor->now)
			add_row(scene, i, arena, table);
}

int floor_table_note(const struct scene *scene, struct canvas *canvas, struct place at)
{
	const struct floor_day *floor = scene->floor;
	if (!floor || !(floor->slots[floor->now].on > 0) || isnan(floor->occupancy))
		return 0;
	double on = floor->slots[floor->now].on;
	canvas_printf(canvas, at, STYLE_DIM,
		_("with %.0f on, the goal of the service level leaves an occupancy of %.0f %% at "
		  "most"),
		on, floor->occupancy * 100);
	return 1;
}
