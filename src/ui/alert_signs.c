/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signs from the live lines, the board and the sources.
 */
#include "config.h"

#include "ui/alert_signs.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/words.h"
#include "kpi/panel.h"
#include "model/role.h"
#include "ui/freshness.h"
#include "ui/reading_text.h"
#include "ui/wait_text.h"

enum {
	LIVE_SIGNS = 3,
	ERROR_AMOUNT = 1, /* a source in trouble */
	STALE_AMOUNT = 2  /* and for so long that its numbers are old */
};

static struct alert_sign *add(
	struct alert_signs *signs, enum alert_cause cause, const char *id, int64_t amount)
{
	struct alert_sign *sign = &signs->items[signs->count++];
	*sign = (struct alert_sign){ .cause = cause, .amount = amount };
	(void)snprintf(sign->id, sizeof sign->id, "%s", id);
	return sign;
}

static void say(struct alert_sign *sign, const char *format, ...) PRINTF_LIKE(2, 3);
static void say(struct alert_sign *sign, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	(void)vsnprintf(sign->text, sizeof sign->text, format, args);
	va_end(args);
}

static void add_live(struct alert_signs *signs, const struct scene *scene)
{
	char longest[48];
	const struct live *live = scene->live;
	struct alert_sign *sign = add(signs, ALERT_OVER_PROMISE, "", live->over_promise);
	if (!wait_text_longest(longest, sizeof longest, scene)[0])
		say(sign, _("%lld wait over their promise"), (long long)live->over_promise);
	else
		say(sign, _("%lld wait over their promise, longest %s"),
			(long long)live->over_promise, longest);
	sign = add(signs, ALERT_SOON_UNOWNED, "", live->soon_unowned);
	say(sign, _("%lld due within 30 min without owner"), (long long)live->soon_unowned);
	sign = add(signs, ALERT_BREACHED, "", live->breached);
	say(sign, _("%lld breached"), (long long)live->breached);
}

/* --- KPIs --- */

/* What stands on the wall: of a role, what its own panel begins with; of the whole, what any
 * does. */
struct headlines {
	bool role[ROLE_MAX][KPI_COUNT];
	bool any[KPI_COUNT];
};

static void find_headlines(const struct desk *desk, struct headlines *headlines)
{
	const struct role_row *roles[ROLE_MAX];
	size_t count = panel_roles(desk, roles);
	struct panel panel;
	for (size_t i = 0; i < count; i++) {
		panel_make(&panel, desk, roles[i]->name);
		for (size_t k = 0; k < panel.headline; k++)
			headlines->role[i][panel.kpis[k]] = headlines->any[panel.kpis[k]] = true;
	}
}

static bool is_whole(const struct board_filter *filter)
{
	for (int scope = 0; scope < SCOPE_KIND_COUNT; scope++)
		if (filter->of[scope])
			return false;
	return true;
}

static void say_missed(
	struct alert_sign *sign, const struct reading *reading, const struct desk *desk)
{
	char value[READING_TEXT_MAX], goal[READING_TEXT_MAX];
	reading_value(value, sizeof value, reading, desk);
	reading_goal(goal, sizeof goal, reading, desk);
	const struct role_row *role =
		reading->scope == SCOPE_ROLE ? role_find(reading->scope_id) : NULL;
	say(sign, _("%s%s%s %s (goal %s)"), role ? _(role->short_title) : "", role ? ": " : "",
		reading_short_title(reading), value, goal);
}

/* What no panel of its role shows is not said of the role. */
static bool is_own(
	const struct headlines *headlines, const struct desk *desk, const struct reading *reading)
{
	const struct role_row *roles[ROLE_MAX];
	size_t count = panel_roles(desk, roles);
	if (reading->scope != SCOPE_ROLE)
		return true;
	for (size_t i = 0; i < count; i++)
		if (strcmp(roles[i]->name, reading->scope_id) == 0)
			return headlines->role[i][reading->kpi];
	return false;
}

static bool is_judged(const struct reading *reading)
{
	bool is_wide = reading->scope == SCOPE_DEPARTMENT || reading->scope == SCOPE_ROLE;
	return is_wide && reading->verdict != VERDICT_NONE && reading->is_certain &&
	       reading->ripe >= 1;
}

static bool is_custom(const struct period *period)
{
	return strcmp(period->name, "custom") == 0;
}

/* One sign for a KPI, whoever misses it. Another period or clock is another matter: to look at it
 * is no news. */
static struct alert_sign *add_kpi(
	struct alert_signs *signs, const struct board *board, enum kpi_id kpi)
{
	char id[ALERT_ID_MAX];
	const struct board_request *request = board_request(board);
	const struct period *period = &request->period;
	if (is_custom(period))
		(void)snprintf(id, sizeof id, "%s/%lld-%lld/%d", kpi_row(kpi)->id,
			(long long)period->whole.from, (long long)period->whole.to,
			(int)request->clock);
	else
		(void)snprintf(id, sizeof id, "%s/%s/%d", kpi_row(kpi)->id, period->name,
			(int)request->clock);
	return add(signs, ALERT_MISSED, id, 0);
}

/* What is over, or between dates that somebody chose, tells nothing new. */
static bool is_latest(const struct scene *scene)
{
	const struct period *period = &board_request(scene->board)->period;
	return period->is_running && !is_custom(period) && scene->travel.step == 0 &&
	       !scene->is_as_of;
}

static void add_verdicts(struct alert_signs *signs, const struct scene *scene)
{
	struct alert_sign *of_kpi[KPI_COUNT] = { NULL };
	struct headlines headlines = { .any = { false } };
	bool is_news = is_latest(scene) && is_whole(&board_request(scene->board)->filter);
	find_headlines(scene->desk, &headlines);
	for (size_t i = 0; i < board_count(scene->board); i++) {
		const struct reading *reading = board_at(scene->board, i);
		if (!is_judged(reading) || !is_own(&headlines, scene->desk, reading))
			continue;
		struct alert_sign *sign = of_kpi[reading->kpi];
		if (!sign)
			sign = of_kpi[reading->kpi] = add_kpi(signs, scene->board, reading->kpi);
		sign->is_silent = !is_news || !headlines.any[reading->kpi];
		if (sign->amount > 0 || reading->verdict != VERDICT_MISSED)
			continue;
		sign->amount = 1;
		say_missed(sign, reading, scene->desk);
	}
}

/* --- the data --- */

/* What several sources fail of is one cause, told of the first of them. */
static size_t alike_before(const struct scene *scene, size_t at)
{
	size_t count = 0;
	for (size_t i = 0; scene->sources[at].error[0] && i < at; i++)
		count += strcmp(scene->sources[i].error, scene->sources[at].error) == 0;
	return count;
}

static size_t alike_behind(const struct scene *scene, size_t at)
{
	size_t count = 0;
	for (size_t i = at + 1; scene->sources[at].error[0] && i < scene->source_count; i++)
		count += strcmp(scene->sources[i].error, scene->sources[at].error) == 0;
	return count;
}

static void add_source(struct alert_signs *signs, const struct scene *scene, size_t at)
{
	const struct source_status *source = &scene->sources[at];
	size_t others = alike_behind(scene, at);
	struct freshness fresh = freshness_of_source(scene, source);
	bool is_stale = fresh.style == STYLE_STALE;
	bool is_said =
		alike_before(scene, at) > 0 ||
		(scene->trouble && source->error[0] && strstr(scene->trouble, source->error));
	int64_t amount = is_stale ? STALE_AMOUNT : source->error[0] ? ERROR_AMOUNT : 0;
	struct alert_sign *sign = add(signs, ALERT_STALE, source->name, is_said ? 0 : amount);
	sign->is_silent = !is_stale;
	if (others > 0)
		say(sign,
			ngettext("%s and %zu more source: %s", "%s and %zu more sources: %s",
				others),
			source->name, others, source->error);
	else
		say(sign, "%s: %s", source->name, source->error[0] ? source->error : fresh.age);
}

struct alert_signs alert_signs_make(const struct scene *scene, struct arena *arena)
{
	size_t room = LIVE_SIGNS + KPI_COUNT + 1 + scene->source_count;
	struct alert_signs signs = { arena_alloc(arena, room, sizeof(struct alert_sign)), 0 };
	if (scene->live)
		add_live(&signs, scene);
	/* Before what the data say, that they are old. */
	struct alert_sign *trouble = add(&signs, ALERT_STALE, "", scene->trouble ? 1 : 0);
	if (scene->trouble)
		say(trouble, "%s", scene->trouble);
	for (size_t i = 0; i < scene->source_count; i++)
		add_source(&signs, scene, i);
	if (scene->board)
		add_verdicts(&signs, scene);
	return signs;
}
