/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small Zendesk, as replies: agents 101 and 102, groups 21 and 22, no tickets.
 */
#ifndef TESTS_UNIT_ZENDESK_WORLD_H
#define TESTS_UNIT_ZENDESK_WORLD_H

#include "talk.h"

#define EXPORT "/incremental/tickets/cursor.json?"
#define SEARCH "/search/export.json?query=status<solved&filter[type]=ticket&page[size]=1000"
#define NO_TICKETS(cursor) "{'tickets':[],'after_cursor':'" cursor "','end_of_stream':true}"

extern const struct talk_reply zendesk_world[];

#endif
