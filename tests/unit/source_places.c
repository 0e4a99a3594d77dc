/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every kind of reply that a source reads.
 */
#include "config.h"

#include "source_places.h"

#include <check.h>
#include <string.h>

#include "rt_world.h"
#include "zendesk_world.h"

/* clang-format off */
const struct source_place source_places[SOURCE_PLACE_COUNT] = {
	{ "rt", rt_world, "/queues/all", "rt/queues.json" },
	{ "rt", rt_world, "/groups", "rt/groups.json" },
	{ "rt", rt_world, "/group/42", "rt/group.json" },
	{ "rt", rt_world, TRANSACTIONS "> 0&", "rt/anchor.json" },
	{ "rt", rt_world, TRANSACTIONS "> 1000", "rt/transactions.json" },
	{ "rt", rt_world, TRANSACTIONS "< 1001", "rt/anchor.json" },
	{ "rt", rt_world, "/tickets?query=Status", "rt/tickets.json" },
	{ "rt", rt_world, "/user/anna", "rt/group.json" },
	{ "zendesk", zendesk_world, "/users/me.json", "zendesk/users.json" },
	{ "zendesk", zendesk_world, "/users.json", "zendesk/users.json" },
	{ "zendesk", zendesk_world, "/group_memberships.json", "zendesk/memberships.json" },
	{ "zendesk", zendesk_world, EXPORT, "zendesk/tickets.json" },
	{ "zendesk", zendesk_world, SEARCH, "zendesk/tickets.json" },
	{ "zendesk", zendesk_world, EXPORT "start_time=17952", "zendesk/tickets.json" },
};
/* clang-format on */

void source_place_reach(const struct source_place *place, struct talk *talk)
{
	if (!strcmp(place->kind, "rt")) {
		rt_world_open(talk);
	} else {
		talk_init(talk, "zendesk");
		talk->config.topic_field = "reason_";
		talk->config.channel_field = "31";
		talk_open(talk);
	}
	ck_assert_msg(talk_until(talk, place->world, place->asked) != NULL, "%s is not asked",
		place->asked);
}
