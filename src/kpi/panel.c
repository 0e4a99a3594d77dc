/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Panels: a role's own KPIs, or those that the configuration gives it instead.
 */
#include "config.h"

#include "kpi/panel.h"

#include <string.h>

#include "base/words.h"

static const struct role_config *config_of(const struct desk *desk, const char *role)
{
	for (size_t i = 0; i < desk->role_count; i++)
		if (strcmp(desk->roles[i].name, role) == 0)
			return &desk->roles[i];
	return NULL;
}

static void add(struct panel *panel, const char *id)
{
	enum kpi_id kpi = kpi_find(id);

	if (kpi == KPI_COUNT)
		return;
	for (size_t i = 0; i < panel->len; i++)
		if (panel->kpis[i] == kpi)
			return;
	panel->kpis[panel->len++] = kpi;
}

static void add_list(struct panel *panel, const struct text_list *chosen, const char *const *own)
{
	for (size_t i = 0; chosen && i < chosen->len; i++)
		add(panel, chosen->items[i]);
	for (size_t i = 0; (!chosen || chosen->len == 0) && own[i]; i++)
		add(panel, own[i]);
}

void panel_make(struct panel *panel, const struct desk *desk, const char *role)
{
	const struct role_config *config = config_of(desk, role);
	const struct role_row *row = role_find(role);

	panel->len = panel->headline = 0;
	if (!row)
		return;
	add_list(panel, config ? &config->kpis : NULL, row->kpis);
	panel->headline = panel->len;
	add_list(panel, config ? &config->secondary : NULL, row->secondary);
}

static size_t add_role(const struct role_row **roles, size_t len, const struct role_row *role)
{
	for (size_t i = 0; i < len; i++)
		if (roles[i] == role)
			return len;
	if (role && len < ROLE_MAX)
		roles[len++] = role;
	return len;
}

size_t panel_roles(const struct desk *desk, const struct role_row *roles[ROLE_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i < desk->panels.len; i++)
		len = add_role(roles, len, role_find(desk->panels.items[i]));
	for (const struct role_row *row = role_rows; desk->panels.len == 0 && row->name; row++)
		len = add_role(roles, len, row);
	return len;
}

static bool check_list(
	const struct role_config *role, const struct text_list *kpis, struct error *err)
{
	for (size_t i = 0; i < kpis->len; i++) {
		if (kpi_find(kpis->items[i]) != KPI_COUNT)
			continue;
		error_set(err, ERROR_CONFIG,
			_("unknown KPI '%s' in role \"%s\" (the manual kpitop(1) lists them)"),
			kpis->items[i], role->name);
		return config_place_fail(&role->place, err);
	}
	return true;
}

bool panel_check(const struct desk *desk, struct error *err)
{
	for (size_t i = 0; i < desk->role_count; i++)
		if (!check_list(&desk->roles[i], &desk->roles[i].kpis, err) ||
			!check_list(&desk->roles[i], &desk->roles[i].secondary, err))
			return false;
	return true;
}
