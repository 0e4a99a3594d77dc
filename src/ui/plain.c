/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told has a slot with the words of the last time; a sentence goes out where they differ.
 */
#include "config.h"

#include "ui/plain.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "kpi/panel.h"
#include "ui/digits.h"
#include "ui/freshness.h"
#include "ui/reading_text.h"
#include "ui/style.h"
#include "ui/wait_text.h"

/* Something that was told: its name, and its state in words. */
struct slot {
	char *name, *state;
};

struct plain {
	struct slot *slots;
	size_t len, room;
	bool is_ascii;
};

/* One report on its way out. */
struct telling {
	struct plain *plain;
	const struct scene *scene;
	struct buf *out;
};

struct plain *plain_new(bool is_ascii)
{
	struct plain *plain = mem_new(1, sizeof(*plain));
	plain->is_ascii = is_ascii;
	return plain;
}

void plain_free(struct plain *plain)
{
	for (size_t i = 0; plain && i < plain->len; i++) {
		free(plain->slots[i].name);
		free(plain->slots[i].state);
	}
	free(plain ? plain->slots : NULL);
	free(plain);
}

static struct slot *slot_of(struct plain *plain, const char *name)
{
	for (size_t i = 0; i < plain->len; i++) {
		if (strcmp(plain->slots[i].name, name) == 0)
			return &plain->slots[i];
	}
	plain->slots = mem_grow(plain->slots, &plain->room, plain->len + 1, sizeof(*plain->slots));
	struct slot *slot = &plain->slots[plain->len++];
	*slot = (struct slot){ .name = mem_dup_text(name) };
	return slot;
}

/* --- words ----------------------------------------------------------------------------------- */

static const char *unit_words(const char *unit, size_t len, unsigned long number)
{
	if (len == 1 && *unit == 's')
		return _("s");
	if (len == 1 && *unit == 'm')
		return _("min");
	if (len == 1 && *unit == 'h')
		return _("h");
	if (len == 1 && *unit == 'd')
		return ngettext("day", "days", number);
	if (len == 2 && strncmp(unit, "bd", 2) == 0)
		return ngettext("business day", "business days", number);
	return NULL;
}

/* A number and the unit behind it; returns the bytes taken, 0 where it is no such pair. */
static size_t add_duration(struct buf *out, const char *text)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);
	const char *unit = end + (strncmp(end, " bd", 3) == 0);
	size_t len = 0;
	while (isalpha((unsigned char)unit[len]))
		len++;
	const char *words = unit_words(unit, len, number);
	if (!words)
		return 0;
	buf_printf(out, "%lu %s", number, words);
	return (size_t)(unit - text) + len;
}

void plain_words(struct buf *out, const char *text)
{
	while (*text) {
		size_t taken = isdigit((unsigned char)*text) ? add_duration(out, text) : 0;
		size_t digits = taken ? taken : strspn(text, "0123456789.");
		if (!taken)
			buf_add(out, text, digits ? digits : 1);
		text += digits ? digits : 1;
	}
}

static void add_number(
	struct buf *out, const struct reading *reading, double value, const struct desk *desk)
{
	char text[READING_TEXT_MAX];
	plain_words(out, reading_number(text, sizeof(text), reading, value, desk));
}

static void add_goal(struct buf *out, const struct reading *reading, const struct desk *desk)
{
	enum kpi_better better = kpi_row(reading->kpi)->better;
	if (isnan(reading->goal))
		return;
	if (better == BETTER_HIGHER)
		buf_add_text(out, _(", goal at least "));
	else
		buf_add_text(out, better == BETTER_LOWER ? _(", goal at most ") : _(", goal "));
	add_number(out, reading, reading->goal, desk);
	if (better != BETTER_HIGHER && better != BETTER_LOWER && !isnan(reading->warn)) {
		buf_add_text(out, _(" to "));
		add_number(out, reading, reading->warn, desk);
	}
}

static void add_state(struct buf *out, const struct reading *reading, const struct desk *desk)
{
	char why[READING_TEXT_MAX * 2];
	if (isnan(reading->value)) {
		reading_why(why, sizeof(why), reading);
		buf_printf(out, "%s%s%s", _("unknown"), why[0] ? ": " : "", why);
		return;
	}
	const char *verdict = reading_verdict_words(reading);
	add_number(out, reading, reading->value, desk);
	add_goal(out, reading, desk);
	buf_printf(out, "%s%s", verdict[0] ? ", " : "", verdict);
}

/* --- telling --------------------------------------------------------------------------------- */

void plain_say(
	const struct plain *plain, const struct scene *scene, const char *sentence, struct buf *out)
{
	struct civil civil = zone_civil(scene->desk->zone, scene->now.wall_s);
	struct buf shown;
	buf_init(&shown, 0);
	text_show(&shown, sentence);
	buf_printf(&shown, ", %02d:%02d", civil.hour, civil.minute);
	if (plain->is_ascii)
		glyph_add_ascii(out, shown.bytes);
	else if (desk_screen(scene->desk)->digits == DIGITS_PERSIAN)
		digits_persian(out, shown.bytes);
	else
		buf_add_text(out, shown.bytes);
	buf_add_char(out, '\n');
	buf_release(&shown);
}

/* True where the state is another than it was, which is then remembered. */
static bool is_news(struct telling *telling, const char *name, const char *state, bool *is_first)
{
	struct slot *slot = slot_of(telling->plain, name);
	*is_first = slot->state == NULL;
	if (slot->state && strcmp(slot->state, state) == 0)
		return false;
	free(slot->state);
	slot->state = mem_dup_text(state);
	return true;
}

/* Something that is in a state, with what is told beside it and is no change by itself. */
struct matter {
	const char *name, *subject, *state, *beside;
};

static void tell(struct telling *telling, const struct matter *matter)
{
	bool is_first;
	if (!is_news(telling, matter->name, matter->state, &is_first))
		return;
	struct buf sentence;
	buf_init(&sentence, 0);
	buf_printf(&sentence, is_first ? _("%s is %s") : _("%s is now %s"), matter->subject,
		matter->state);
	if (matter->beside && matter->beside[0])
		buf_printf(&sentence, ", %s", matter->beside);
	plain_say(telling->plain, telling->scene, sentence.bytes, telling->out);
	buf_release(&sentence);
}

static void tell_line(struct telling *telling, const char *name, const char *line, const char *over)
{
	bool is_first;
	if (!is_news(telling, name, line, &is_first))
		return;
	if (line[0])
		plain_say(telling->plain, telling->scene, line, telling->out);
	else if (!is_first)
		plain_say(telling->plain, telling->scene, over, telling->out);
}

static void tell_period(struct telling *telling)
{
	const struct scene *scene = telling->scene;
	const struct travel *travel = &scene->travel;
	const char *title = travel->period;
	char line[256], typed[2 * TRAVEL_DATE_MAX + 64];
	for (const struct period_name *row = period_names; row->name; row++) {
		if (strcmp(row->name, title) == 0)
			title = _(row->title);
	}
	if (strcmp(title, "custom") == 0 && travel->from[0]) {
		(void)snprintf(typed, sizeof(typed), _("From %s to %s"), travel->from,
			travel->to[0] ? travel->to : _("now"));
		title = typed;
	}
	(void)snprintf(line, sizeof(line), "%s, %s", scene->desk->title, title);
	tell_line(telling, "period", line, "");
}

static void tell_source(struct telling *telling, const struct source_status *source)
{
	char name[96], subject[128], state[320], history[160];
	struct freshness freshness = freshness_of_source(telling->scene, source);
	const char *words = _("late");
	if (freshness.style == STYLE_FRESH)
		words = _("current");
	else if (freshness.style == STYLE_STALE)
		words = _("out of date");
	(void)snprintf(name, sizeof(name), "source %s", source->name);
	(void)snprintf(subject, sizeof(subject), _("Data from %s"), source->name);
	(void)snprintf(state, sizeof(state), "%s%s%s", words, freshness.reason[0] ? ": " : "",
		freshness.reason);
	const struct matter matter = { name, subject, state, freshness.age };
	tell(telling, &matter);
	(void)snprintf(name, sizeof(name), "history %s", source->name);
	freshness_history(history, sizeof(history), telling->scene, source);
	tell_line(telling, name, history, _("All of the history is there"));
}

static void tell_count(
	struct telling *telling, const char *subject, int64_t number, const char *beside)
{
	char state[32];
	(void)snprintf(state, sizeof(state), "%lld", (long long)number);
	const struct matter matter = { subject, _(subject), state, beside };
	tell(telling, &matter);
}

static void tell_live(struct telling *telling)
{
	const struct live *live = telling->scene->live;
	char time[48];
	struct buf longest;
	buf_init(&longest, 0);
	if (wait_text_longest(time, sizeof(time), telling->scene)[0]) {
		buf_add_text(&longest, _("the longest for "));
		plain_words(&longest, time);
	}
	tell_count(telling, N_("The number of those who wait for us"), live->waiting_on_us,
		longest.bytes);
	buf_release(&longest);
	tell_count(telling, N_("The number that is over its promise"), live->over_promise, NULL);
	tell_count(telling, N_("The number that is due within 30 minutes without owner"),
		live->soon_unowned, NULL);
	tell_count(telling, N_("The number of breached tickets"), live->breached, NULL);
	tell_count(telling, N_("The number due within an hour"), live->due_soon, NULL);
	tell_count(telling, N_("The number without owner"), live->unassigned, NULL);
}

static void tell_reading(
	struct telling *telling, const struct role_row *role, const struct reading *reading)
{
	char name[96], subject[192];
	struct buf state;
	const struct kpi_row *row = kpi_row(reading->kpi);
	buf_init(&state, 0);
	add_state(&state, reading, telling->scene->desk);
	(void)snprintf(name, sizeof(name), "%s %s", role->name, row->id);
	(void)snprintf(subject, sizeof(subject), _("%s of %s"), _(row->title), _(role->title));
	const struct matter matter = { name, subject, state.bytes, NULL };
	tell(telling, &matter);
	buf_release(&state);
}

/* Calls visit for every headline reading of the wall until it is false. */
static bool each_reading(const struct scene *scene, struct telling *telling,
	bool (*visit)(struct telling *telling, const struct role_row *role,
		const struct reading *reading))
{
	const struct role_row *roles[ROLE_MAX];
	size_t count = panel_roles(scene->desk, roles);
	for (size_t i = 0; i < count; i++) {
		struct panel panel;
		panel_make(&panel, scene->desk, roles[i]->name);
		for (size_t k = 0; k < panel.headline; k++) {
			const struct reading *reading =
				board_find(scene->board, panel.kpis[k], SCOPE_ROLE, roles[i]->name);
			if (reading && !visit(telling, roles[i], reading))
				return false;
		}
	}
	return true;
}

/* Those whose history is on its way are told when it has come. */
static bool visit_reading(
	struct telling *telling, const struct role_row *role, const struct reading *reading)
{
	if (!isnan(reading->value) || reading->reason != REASON_LOADING)
		tell_reading(telling, role, reading);
	return true;
}

static bool is_loaded(
	struct telling *telling, const struct role_row *role, const struct reading *reading)
{
	(void)telling;
	(void)role;
	return !isnan(reading->value) || reading->reason != REASON_LOADING;
}

bool plain_is_whole(const struct scene *scene)
{
	return scene->live && scene->board && !scene->is_board_old &&
	       each_reading(scene, NULL, is_loaded);
}

void plain_tell_start(struct plain *plain, const struct scene *scene, struct buf *out)
{
	struct telling telling = { plain, scene, out };
	tell_period(&telling);
	tell_line(&telling, "trouble", scene->trouble ? scene->trouble : "",
		_("The trouble is over"));
}

void plain_tell(struct plain *plain, const struct scene *scene, struct buf *out)
{
	struct telling telling = { plain, scene, out };
	plain_tell_start(plain, scene, out);
	for (size_t i = 0; i < scene->source_count; i++)
		tell_source(&telling, &scene->sources[i]);
	if (scene->live)
		tell_live(&telling);
	if (scene->board && !scene->is_board_old)
		(void)each_reading(scene, &telling, visit_reading);
}
