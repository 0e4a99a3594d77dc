/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small Zendesk, as replies.
 */
#include "config.h"

#include "zendesk_world.h"

#define PAGE_END "'meta':{'has_more':false,'after_cursor':null}"

const struct talk_reply zendesk_world[] = {
	{ "/users/me.json", "{'user':{'id':101,'name':'Anna','role':'admin'}}" },
	{ "/ticket_fields.json",
		"{'ticket_fields':[{'id':31,'title':'Contact reason'},"
		"{'id':34,'title':'Stars','raw_title':'{{dc.stars}}'}]," PAGE_END "}" },
	{ "/users.json", "{'users':[{'id':101,'name':'Anna','role':'admin','active':true},"
			 "{'id':102,'name':'Bilal','role':'agent','active':true}]," PAGE_END "}" },
	{ "/groups.json", "{'groups':[{'id':21,'name':'Billing','deleted':false},"
			  "{'id':22,'name':'Gone','deleted':true}]," PAGE_END "}" },
	{ "/group_memberships.json",
		"{'group_memberships':[{'user_id':101,'group_id':21}]," PAGE_END "}" },
	{ SEARCH, "{'results':[],'meta':{'has_more':false}}" },
	{ EXPORT, NO_TICKETS("E==") },
	{ NULL, NULL },
};
