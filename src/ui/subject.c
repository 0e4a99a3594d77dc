/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page is about.
 */
#include "config.h"

#include "ui/subject.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "kpi/panel.h"
#include "kpi/privacy.h"
#include "model/role.h"

void subject_init(struct subject *subject, const struct target *target)
{
	*subject = (struct subject){ .scope = target->scope, .kpi = target->kpi };
	snprintf(subject->id, sizeof(subject->id), "%s", target->scope_id);
	snprintf(subject->role, sizeof(subject->role), "%s", target->role);
	if (subject->scope == SCOPE_ROLE && !subject->id[0])
		snprintf(subject->id, sizeof(subject->id), "%s", target->role);
	if (subject->scope == SCOPE_DEPARTMENT)
		subject->id[0] = '\0';
}

void subject_target(const struct subject *subject, const char *view, struct target *target)
{
	*target = (struct target){ .scope = subject->scope, .kpi = subject->kpi };
	snprintf(target->view, sizeof(target->view), "%s", view);
	snprintf(target->scope_id, sizeof(target->scope_id), "%s", subject->id);
	snprintf(target->role, sizeof(target->role), "%s", subject->role);
}

static const char *board_id(const struct subject *subject)
{
	return subject->scope == SCOPE_DEPARTMENT ? NULL : subject->id;
}

static fact_id find_group(const struct facts *facts, const char *id)
{
	const struct directory *directory = facts_directory(facts);
	for (size_t i = 0; directory && i < directory->group_count; i++)
		if (strcmp(facts_team_scope_id(facts, directory->groups[i].id), id) == 0)
			return directory->groups[i].id;
	return 0;
}

static fact_id find_account(const struct facts *facts, const char *id)
{
	const struct directory *directory = facts_directory(facts);
	for (size_t i = 0; directory && i < directory->account_count; i++)
		if (strcmp(facts_account_scope_id(facts, directory->accounts[i].id), id) == 0)
			return directory->accounts[i].id;
	return 0;
}

fact_id subject_number(const struct subject *subject, const struct scene *scene)
{
	if (!scene->facts || strcmp(subject->id, "-") == 0)
		return 0;
	if (subject->scope == SCOPE_TEAM)
		return find_group(scene->facts, subject->id);
	if (subject->scope == SCOPE_AGENT)
		return find_account(scene->facts, subject->id);
	return 0;
}

static const char *member_name(const struct subject *subject, const struct scene *scene)
{
	fact_id number = subject_number(subject, scene);
	if (!number)
		return NULL;
	return subject->scope == SCOPE_TEAM ? facts_team_name(scene->facts, number)
					    : facts_account_name(scene->facts, number);
}

/* Of one whose id is a name, as a customer's, or who is gone: by the board, where it is there. */
static const char *hidden_name(const struct subject *subject, const struct scene *scene)
{
	size_t count = scene->board ? board_count(scene->board) : 0;
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = board_at(scene->board, i);
		if (reading->scope == subject->scope && strcmp(reading->scope_id, subject->id) == 0)
			return reading->scope_name;
	}
	return subject->scope == SCOPE_AGENT ? _("an agent") : _("a customer");
}

char *subject_name(const struct subject *subject, const struct scene *scene, char *out, size_t size)
{
	const char *name = NULL;
	if (subject->scope == SCOPE_DEPARTMENT) {
		name = scene->desk->title;
	} else if (subject->scope == SCOPE_ROLE) {
		const struct role_row *role = role_find(subject->id);
		name = role ? _(role->title) : NULL;
	} else if (strcmp(subject->id, "-") == 0) {
		name = _("none");
	} else {
		name = member_name(subject, scene);
	}
	bool is_hidden = privacy_hides(scene_privacy(scene), subject->scope);
	if (!name && is_hidden)
		name = hidden_name(subject, scene);
	snprintf(out, size, "%s", name && name[0] ? name : subject->id);
	return out;
}

bool subject_filter(const struct subject *subject, struct board_filter *filter)
{
	*filter = (struct board_filter){ 0 };
	if (subject->scope >= SCOPE_KIND_COUNT)
		return false;
	if (subject->scope != SCOPE_DEPARTMENT)
		filter->of[subject->scope] = subject->id;
	return true;
}

void subject_need(const struct subject *subject, const struct scene *scene, bool is_sliced,
	struct view_need *need)
{
	struct board_request *request = &need->request;
	need->has_board = true;
	request->scopes[subject->scope] = true;
	request->only_kind = subject->scope;
	request->only_id = board_id(subject);
	request->clock = scene->travel.clock;
	request->has_previous = scene->travel.compare == COMPARE_PREVIOUS;
	request->has_last_year = scene->travel.compare == COMPARE_LAST_YEAR;
	request->has_series = true;
	if (is_sliced)
		subject_filter(subject, &request->filter);
}

bool subject_fits_board(const struct subject *subject, const struct scene *scene, bool is_sliced)
{
	struct board_filter filter = { 0 };
	if (is_sliced)
		subject_filter(subject, &filter);
	return scene_board_is(scene, &filter);
}

const struct reading *subject_reading(
	const struct subject *subject, const struct scene *scene, enum kpi_id kpi)
{
	if (!scene->board || kpi >= KPI_COUNT)
		return NULL;
	return board_find(scene->board, kpi, subject->scope, board_id(subject));
}

const char *subject_absence(
	const struct subject *subject, const struct scene *scene, enum kpi_id kpi, bool is_sliced)
{
	bool is_worked_out = subject_fits_board(subject, scene, is_sliced) &&
			     !scene->is_board_old && board_has_values(scene->board);
	if (is_worked_out) {
		const struct board_request *request = board_request(scene->board);
		is_worked_out =
			request->scopes[subject->scope] && (kpi >= KPI_COUNT || request->kpis[kpi]);
	}
	return is_worked_out ? _("nothing to count here in this period") : _("being worked out …");
}

size_t subject_kpis(
	const struct subject *subject, const struct desk *desk, enum kpi_id kpis[SUBJECT_KPI_MAX])
{
	struct panel panel;
	panel_make(&panel, desk, subject->role);
	for (size_t i = 0; i < panel.len; i++)
		kpis[i] = panel.kpis[i];
	for (int kpi = 0; panel.len == 0 && kpi < kpi_count(); kpi++)
		kpis[kpi] = (enum kpi_id)kpi;
	return panel.len ? panel.len : (size_t)kpi_count();
}
