/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds name people and teams as a person would write them; here is whom they mean.
 */
#ifndef KPI_NAMESAKE_H
#define KPI_NAMESAKE_H

#include "kpi/roster.h"

/* Whether the source is a feed, which has no people of its own. */
bool namesake_is_feed(const struct directory *directory, fact_id source);
/* How many sources have people and tickets of their own. */
size_t namesake_helpdesks(const struct directory *directory);

/* The group that goes by the name of this one of a feed: the helpdesk's, else the first that a feed
 * names so; NULL: none does. */
const struct directory_group *namesake_group(
	const struct directory *directory, const struct directory_group *group);

/* The person of whom this is the login, the e-mail address, the id or the name, in that order; 0
 * where it is nobody's, or several persons'. Only who stands in roster->agent_of is looked at. */
uint32_t namesake_person(
	const struct roster *roster, const struct directory *directory, const char *text);

/* Whether a bot of a helpdesk goes by this text, so that it means no person. */
bool namesake_is_bot(const struct directory *directory, const char *text);

#endif
