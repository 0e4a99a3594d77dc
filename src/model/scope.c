/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scopes: whose numbers.
 */
#include "config.h"

#include "model/scope.h"

#include <string.h>

#include "base/words.h"

/* clang-format off */
const struct scope_row scope_rows[SCOPE_KIND_COUNT] = {
	[SCOPE_DEPARTMENT] = {
		.name = "department", .title = N_("Department"), .plural = N_("Departments") },
	[SCOPE_ROLE] = {
		.name = "role", .title = N_("Role"), .plural = N_("Roles") },
	[SCOPE_SITE] = {
		.name = "site", .title = N_("Site"), .plural = N_("Sites") },
	[SCOPE_TEAM] = {
		.name = "team", .title = N_("Team"), .plural = N_("Teams"), .is_partition = true },
	[SCOPE_AGENT] = {
		.name = "agent", .title = N_("Agent"), .plural = N_("Agents"), .is_partition = true },
	[SCOPE_CHANNEL] = {
		.name = "channel", .title = N_("Channel"), .plural = N_("Channels"), .is_partition = true },
	[SCOPE_PRIORITY] = {
		.name = "priority", .title = N_("Priority"), .plural = N_("Priorities"), .is_partition = true },
	[SCOPE_TYPE] = {
		.name = "type", .title = N_("Type"), .plural = N_("Types"), .is_partition = true },
	[SCOPE_TOPIC] = {
		.name = "topic", .title = N_("Topic"), .plural = N_("Topics"), .is_partition = true },
	[SCOPE_CUSTOMER] = {
		.name = "customer", .title = N_("Customer"), .plural = N_("Customers") },
};
/* clang-format on */

enum scope_kind scope_find(const char *name)
{
	for (int kind = 0; kind < SCOPE_KIND_COUNT; kind++) {
		if (!strcmp(scope_rows[kind].name, name))
			return (enum scope_kind)kind;
	}
	return SCOPE_KIND_COUNT;
}
