/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The mix of one agent or team: what kinds of tickets the selected KPI is made of, beside those of
 * everybody, and what would be usual for such a mix. Who gets the hard tickets looks slow; by what
 * others reach on the same tickets it shows whether that is all.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "ui/proof.h"
#include "ui/reading_text.h"
#include "ui/unit.h"

enum mix_column {
	MIX_KIND,
	MIX_NAME,
	MIX_VALUE,
	MIX_USUAL,
	MIX_N,
	MIX_SHARE,
	MIX_USUAL_SHARE
};

static const enum scope_kind mix_kinds[] = { SCOPE_CHANNEL, SCOPE_TOPIC, SCOPE_TYPE,
	SCOPE_PRIORITY };

void unit_need_mix(
	const struct unit_state *state, const struct scene *scene, struct view_need *need)
{
	enum kpi_id kpi = unit_kpi(state, scene);
	struct view_need own = { 0 };
	if (kpi >= KPI_COUNT)
		return;
	subject_need(&state->subject, scene, true, &own);
	own.request.has_previous = own.request.has_last_year = own.request.has_series = false;
	own.request.kpis[kpi] = true;
	for (size_t i = 0; i < ARRAY_LEN(mix_kinds); i++) {
		own.request.scopes[mix_kinds[i]] = true;
		need->request.scopes[mix_kinds[i]] = true;
	}
	need->has_aside = true;
	need->aside = own.request;
}

/* The subject's own parts; NULL where they are not there yet, or are those of something else. */
static const struct board *own_board(
	const struct unit_state *state, const struct scene *scene, enum kpi_id kpi)
{
	struct board_filter want;
	if (kpi >= KPI_COUNT || !subject_filter(&state->subject, &want) ||
		!scene_aside_is(scene, &want))
		return NULL;
	const struct board_request *request = board_request(scene->aside);
	return request->kpis[kpi] && request->scopes[mix_kinds[0]] ? scene->aside : NULL;
}

/* How much of the number lies in a part: what it counted, or where it is a count, the count. */
static double weight_of(const struct reading *reading)
{
	enum kpi_aggregate aggregate = kpi_row(reading->kpi)->aggregate;
	double weight = aggregate == AGGREGATE_COUNT     ? reading->value
			: aggregate == AGGREGATE_FORMULA ? reading->denominator
							 : reading->n;
	return weight > 0 ? weight : 0;
}

/* A handful of opinions ranks nothing. */
static bool is_thin(const struct reading *reading)
{
	return kpi_row(reading->kpi)->kind == KIND_SAMPLE && !(reading->n >= READING_LEAST_ANSWERS);
}

static bool is_count(enum kpi_id kpi)
{
	enum kpi_aggregate aggregate = kpi_row(kpi)->aggregate;
	return aggregate == AGGREGATE_COUNT || aggregate == AGGREGATE_DIFFERENCE ||
	       aggregate == AGGREGATE_MODEL;
}

/* The longest of all says nothing of what is usual. */
static bool is_longest(enum kpi_id kpi)
{
	return kpi_row(kpi)->aggregate == AGGREGATE_MAX;
}

/* One kind's parts, here and everywhere. */
struct mix {
	const struct scene *scene;
	const struct board *own;
	enum kpi_id kpi;
	enum scope_kind kind;
	double own_weight, all_weight; /* of all parts */
	double usual;                  /* what everybody reaches on such parts; NAN: not known */
};

static const struct reading *everywhere(const struct mix *mix, const struct reading *own)
{
	return board_find(mix->scene->board, mix->kpi, mix->kind, own->scope_id);
}

static bool is_part(const struct mix *mix, const struct reading *reading)
{
	return reading->scope == mix->kind && reading->kpi == mix->kpi;
}

/* Everybody's values, weighed by how much of each part is here. */
static void weigh(struct mix *mix)
{
	double sum = 0, known = 0;
	const struct board *all = mix->scene->board;
	for (size_t i = 0; i < board_count(mix->own); i++) {
		const struct reading *own = board_at(mix->own, i);
		const struct reading *usual = is_part(mix, own) ? everywhere(mix, own) : NULL;
		mix->own_weight += is_part(mix, own) ? weight_of(own) : 0;
		if (!usual || isnan(usual->value))
			continue;
		sum += weight_of(own) * usual->value;
		known += weight_of(own);
	}
	for (size_t i = 0; i < board_count(all); i++)
		mix->all_weight += is_part(mix, board_at(all, i)) ? weight_of(board_at(all, i)) : 0;
	mix->usual = known > 0 && known >= mix->own_weight ? sum / known : (double)NAN;
}

/* --- the table --- */

static void add_columns(struct table *table, enum kpi_id kpi)
{
	const char *title = kpi < KPI_COUNT ? _(kpi_row(kpi)->short_title) : "";
	table_add_column(
		table, (struct table_column){ .title = _("By"), .width = 9, .priority = 2 });
	table_add_column(table,
		(struct table_column){ .title = _("Kind"), .width = 14, .is_flexible = true });
	table_add_column(
		table, (struct table_column){
			       .title = title, .width = 10, .priority = 1, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("All"), .width = 10, .priority = 1, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("n"), .width = 6, .priority = 3, .is_right = true });
	table_add_column(
		table, (struct table_column){
			       .title = _("Share"), .width = 7, .priority = 4, .is_right = true });
	table_add_column(table,
		(struct table_column){
			.title = _("Share of all"), .width = 12, .priority = 5, .is_right = true });
}

static void put_value(struct table_row *row, size_t column, const struct scene *scene,
	const struct reading *reading, struct arena *arena)
{
	char text[READING_TEXT_MAX];
	if (!reading || is_count(reading->kpi))
		return;
	reading_value(text, sizeof(text), reading, scene->desk);
	table_number(row, column,
		column == MIX_VALUE && !is_thin(reading) ? STYLE_VALUE : STYLE_DIM,
		arena_dup(arena, text), is_thin(reading) ? (double)NAN : reading->value);
}

static void put_share(
	struct table_row *row, size_t column, double part, double whole, struct arena *arena)
{
	if (!(whole > 0))
		return;
	table_number(row, column, column == MIX_SHARE ? STYLE_TEXT : STYLE_DIM,
		arena_printf(arena, "%.0f %%", 100 * part / whole), part / whole);
}

static void put_n(struct table_row *row, const struct reading *reading, struct arena *arena)
{
	double weight = weight_of(reading);
	table_number(row, MIX_N, STYLE_DIM, arena_printf(arena, "%.0f", weight), weight);
}

static void add_part(const struct mix *mix, const struct reading *own, struct table *table)
{
	struct arena *arena = table->arena;
	const struct reading *usual = everywhere(mix, own);
	struct table_row *row = table_add_row(
		table, arena_printf(arena, "%s/%s", scope_rows[mix->kind].name, own->scope_id));
	const char *name = strcmp(own->scope_id, "-") == 0 ? _("none") : own->scope_name;
	table_text(row, MIX_KIND, STYLE_DIM, _(scope_rows[mix->kind].title));
	table_text(row, MIX_NAME, STYLE_TEXT, arena_dup(arena, name));
	put_value(row, MIX_VALUE, mix->scene, own, arena);
	put_value(row, MIX_USUAL, mix->scene, usual, arena);
	put_n(row, own, arena);
	put_share(row, MIX_SHARE, weight_of(own), mix->own_weight, arena);
	if (usual)
		put_share(row, MIX_USUAL_SHARE, weight_of(usual), mix->all_weight, arena);
}

/* Everything of a kind that nobody tells apart is no mix. */
static bool has_parts(const struct mix *mix)
{
	for (size_t i = 0; i < board_count(mix->own); i++) {
		const struct reading *own = board_at(mix->own, i);
		if (is_part(mix, own) && weight_of(own) > 0 && strcmp(own->scope_id, "-") != 0)
			return true;
	}
	return false;
}

/* A median of parts is no median of the whole: what is usual for the mix is about so much. */
static void add_usual(const struct mix *mix, const struct reading *whole, struct table *table)
{
	char text[READING_TEXT_MAX];
	bool is_about = kpi_row(mix->kpi)->aggregate == AGGREGATE_MEDIAN;
	if (isnan(mix->usual) || is_count(mix->kpi) || is_longest(mix->kpi) || !has_parts(mix))
		return;
	struct table_row *row = table_add_row(table, scope_rows[mix->kind].name);
	row->is_fixed = true;
	table_text(row, MIX_KIND, STYLE_DIM, _(scope_rows[mix->kind].title));
	table_text(row, MIX_NAME, STYLE_TEXT, _("for such a mix"));
	reading_number(text, sizeof(text), whole, mix->usual, mix->scene->desk);
	table_number(row, MIX_USUAL, STYLE_VALUE,
		arena_printf(table->arena, "%s%s", is_about ? "≈ " : "", text), mix->usual);
}

static void add_whole(const struct unit_state *state, const struct mix *mix, struct table *table)
{
	const struct reading *own = subject_reading(&state->subject, mix->scene, mix->kpi);
	struct table_row *row = table_add_row(table, "");
	row->is_fixed = true;
	table_text(row, MIX_NAME, STYLE_VALUE, _("All"));
	put_value(row, MIX_VALUE, mix->scene, own, table->arena);
	put_value(row, MIX_USUAL, mix->scene,
		board_find(mix->scene->board, mix->kpi, SCOPE_DEPARTMENT, NULL), table->arena);
	if (own)
		put_n(row, own, table->arena);
}

/* The parts are heaviest first: where most of the number comes from. */
static int compare_weights(const void *left_void, const void *right_void)
{
	const struct reading *const *left = left_void, *const *right = right_void;
	double a = weight_of(*left), b = weight_of(*right);
	return (a < b) - (a > b);
}

static void add_parts(const struct mix *mix, struct table *table)
{
	const struct reading **parts =
		arena_alloc(table->arena, board_count(mix->own) + 1, sizeof(*parts));
	size_t len = 0;
	for (size_t i = 0; i < board_count(mix->own); i++) {
		const struct reading *own = board_at(mix->own, i);
		if (is_part(mix, own) && weight_of(own) > 0)
			parts[len++] = own;
	}
	qsort(parts, len, sizeof(*parts), compare_weights);
	for (size_t i = 0; i < len; i++)
		add_part(mix, parts[i], table);
}

void unit_make_mix(const struct unit_state *state, const struct scene *scene, struct arena *arena,
	struct table *table)
{
	enum kpi_id kpi = unit_kpi(state, scene);
	struct mix mixes[ARRAY_LEN(mix_kinds)];
	const struct board *own = own_board(state, scene, kpi);
	bool is_there = own && scene->board && board_request(scene->board)->scopes[mix_kinds[0]];
	const struct reading *whole =
		is_there ? subject_reading(&state->subject, scene, kpi) : NULL;
	add_columns(table, kpi);
	table_reserve(table, arena, 64);
	table->empty =
		is_there ? _("nothing to count here in this period") : _("being worked out …");
	if (!whole)
		return;
	for (size_t i = 0; i < ARRAY_LEN(mix_kinds); i++) {
		mixes[i] = (struct mix){ scene, own, kpi, mix_kinds[i], 0, 0, NAN };
		weigh(&mixes[i]);
		if (i == 0)
			add_whole(state, &mixes[i], table);
		add_usual(&mixes[i], whole, table);
	}
	for (size_t i = 0; i < ARRAY_LEN(mix_kinds); i++) {
		if (has_parts(&mixes[i]))
			add_parts(&mixes[i], table);
	}
}
