/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lines under the title, which are live whatever the period.
 */
#include "config.h"

#include <math.h>

#include "base/arena.h"
#include "base/format.h"
#include "base/words.h"
#include "model/zone.h"
#include "ui/freshness.h"
#include "ui/ui_state.h"
#include "ui/wait_text.h"
#include "ui/widgets.h"

#define ITEMS_MAX 16

/* Items on their way to a line. */
struct line {
	struct arena *arena;
	struct item items[ITEMS_MAX];
	size_t len;
};

static void add(struct line *line, enum style style, const char *label, const char *value)
{
	if (line->len < ITEMS_MAX)
		line->items[line->len++] =
			(struct item){ .label = label, .value = value, .style = style };
}

static const char *count(struct line *line, int64_t number)
{
	return arena_printf(line->arena, "%lld", (long long)number);
}

static const char *duration(struct line *line, double seconds)
{
	char text[48];
	return arena_dup(line->arena, format_duration(text, sizeof(text), seconds, 0));
}

static enum style alert_if(int64_t number)
{
	return number > 0 ? STYLE_ALERT : STYLE_VALUE;
}

/* People on the phone wait for seconds: "0:48"; format_duration from an hour on. */
static const char *call_wait(struct line *line, double seconds)
{
	int64_t whole = (int64_t)seconds;

	if (whole >= 3600)
		return duration(line, seconds);
	return arena_printf(line->arena, "%d:%02d", (int)(whole / 60), (int)(whole % 60));
}

static void add_calls(struct line *line, const struct live *live)
{
	if (live->calls_waiting < 0)
		return;
	const char *calls = count(line, live->calls_waiting);
	if (live->calls_waiting > 0)
		calls = arena_printf(
			line->arena, "%s (%s)", calls, call_wait(line, live->longest_call_s));
	add(line, STYLE_VALUE, _("calls"), calls);
}

/* Where nobody tells who is there, who did something is said to have been active, not to be on. */
static void add_presence(struct line *line, const struct live *live)
{
	if (live->agents_free >= 0)
		add(line, STYLE_VALUE, NULL,
			arena_printf(line->arena, _("%lld free %lld busy %lld paused"),
				(long long)live->agents_free, (long long)live->agents_busy,
				(long long)live->agents_paused));
	else if (live->active_agents >= 0)
		add(line, STYLE_DIM, NULL,
			arena_printf(line->arena, _("no presence; %lld active in the last 30 min"),
				(long long)live->active_agents));
}

/* Without a helpdesk nobody knows whether anything waits. */
static void add_tickets(struct line *line, const struct scene *scene)
{
	char longest[48];
	const struct live *live = scene->live;
	if (live->lacks_tickets) {
		add(line, STYLE_DIM, _("waiting"), "—");
		return;
	}
	add(line, STYLE_VALUE, _("waiting"), count(line, live->waiting_on_us));
	add(line, STYLE_VALUE, _("unassigned"), count(line, live->unassigned));
	add(line, alert_if(live->breached), _("breached"), count(line, live->breached));
	add(line, STYLE_VALUE, _("due <1 h"), count(line, live->due_soon));
	if (wait_text_longest(longest, sizeof(longest), scene)[0])
		add(line, STYLE_VALUE, _("longest"), arena_dup(line->arena, longest));
}

static void add_now(struct line *line, const struct scene *scene)
{
	add_tickets(line, scene);
	add_calls(line, scene->live);
	add_presence(line, scene->live);
}

/* The clock at which today's work ends. */
static const char *close_time(struct line *line, const struct scene *scene)
{
	int64_t at = scene->live->close_at;
	struct civil civil = zone_civil(scene->desk->zone, at);

	if (at == zone_day_start(scene->desk->zone, scene->now.wall_s, 1))
		return _("midnight");
	return arena_printf(line->arena, "%02d:%02d", civil.hour, civil.minute);
}

/* More open at the end of the day than at its beginning; the error is said, because it is often
 * larger than the figure. */
static void add_pace(struct line *line, const struct scene *scene)
{
	const struct live *live = scene->live;
	double more = round(live->more_at_close);
	const char *at = close_time(line, scene);
	const char *text;

	if (more < 0)
		text = arena_printf(line->arena, _("at this pace %.0f ± %.0f fewer open at %s"),
			-more, live->more_error, at);
	else
		text = arena_printf(line->arena, _("at this pace %.0f ± %.0f more open at %s"),
			more, live->more_error, at);
	add(line, STYLE_TEXT, NULL, text);
}

/* What is already so, where nothing is told of the rest of the day. */
static void add_growth(struct line *line, const struct live *live)
{
	long long more = (long long)(live->created_today - live->solved_today);

	if (more > 0)
		add(line, STYLE_TEXT, NULL,
			arena_printf(line->arena, _("%lld more open than at midnight"), more));
	else if (more < 0)
		add(line, STYLE_TEXT, NULL,
			arena_printf(line->arena, _("%lld fewer open than at midnight"), -more));
}

static void add_today(struct line *line, const struct scene *scene)
{
	const struct live *live = scene->live;
	if (live->lacks_tickets) {
		add(line, STYLE_DIM, NULL,
			_("— (needs tickets, from a source of kind rt or zendesk)"));
		return;
	}
	const char *in = arena_printf(line->arena, _("%lld in"), (long long)live->created_today);

	if (!isnan(live->usual_by_now))
		in = arena_printf(line->arena, _("%lld in (usual by now %.0f)"),
			(long long)live->created_today, live->usual_by_now);
	add(line, STYLE_VALUE, NULL, in);
	add(line, STYLE_VALUE, NULL,
		arena_printf(line->arena, _("%lld out"), (long long)live->solved_today));
	if (isnan(live->more_at_close))
		add_growth(line, live);
	else
		add_pace(line, scene);
}

/* Last, where there is room: the whole day, and by how much such forecasts are off. */
static void add_forecast(struct line *line, const struct live *live)
{
	if (!isnan(live->forecast_today))
		add(line, STYLE_TEXT, NULL,
			arena_printf(line->arena, _("about %.0f ± %.0f in by midnight"),
				live->forecast_today, live->forecast_error));
}

static void add_history(struct line *line, const struct scene *scene)
{
	char text[160];
	for (size_t i = 0; i < scene->source_count; i++) {
		freshness_history(text, sizeof(text), scene, &scene->sources[i]);
		if (text[0])
			add(line, STYLE_LATE, NULL, arena_dup(line->arena, text));
	}
}

static void draw_line(
	struct canvas *canvas, struct place at, const char *title, const struct line *line)
{
	canvas_text(canvas, place(at.x + 1, at.y, 6), STYLE_DIM, title);
	items_draw(canvas, place(at.x + 8, at.y, at.width - 9), line->items, line->len);
}

void live_draw(const struct scene *scene, struct canvas *canvas, struct rect rect)
{
	struct line now = { .arena = arena_new() };
	struct line today = { .arena = now.arena };
	if (scene->live) {
		add_now(&now, scene);
		add_today(&today, scene);
	} else {
		add(&now, STYLE_DIM, NULL, _("loading"));
		add(&today, STYLE_DIM, NULL, _("loading"));
	}
	/* History is soon there; until then it explains every row that has no value. */
	add_history(&today, scene);
	if (scene->live)
		add_forecast(&today, scene->live);
	if (rect.height > 0)
		draw_line(canvas, place(rect.x, rect.y, rect.width), _("Now"), &now);
	if (rect.height > 1)
		draw_line(canvas, place(rect.x, rect.y + 1, rect.width), _("Today"), &today);
	arena_free(now.arena);
}
