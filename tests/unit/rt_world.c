/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small Request Tracker, as replies.
 */
#include "config.h"

#include "rt_world.h"

#include <check.h>
#include <string.h>

#define USER(login, real, number)                                                              \
	"{'Privileged':1,'Name':'" login "','RealName':'" real "','EmailAddress':'" login      \
	"@acme.com','_hyperlinks':[{'ref':'history'},{'ref':'self','type':'user','id':" number \
	"}]}"
#define MEMBER(login) "{'type':'user','id':'" login "'}"

const struct talk_reply rt_world[] = {
	{ "/queues/all", "{'pages':1,'items':[{'id':'3','Name':'Billing','Disabled':'0'},"
			 "{'id':'4','Name':'Technical','Disabled':'0'}]}" },
	{ "/customfields",
		"{'pages':1,'items':[{'id':'2','Name':'Channel'},{'id':'3','Name':'CSAT'}]}" },
	{ "/groups", "{'pages':1,'items':[{'id':'29','Name':'Dashboards','Disabled':''},"
		     "{'id':'42','Name':'Team Billing','Disabled':''},"
		     "{'id':'51','Name':'Team Technical','Disabled':''},"
		     "{'id':'69','Name':'Supervisors','Disabled':''}]}" },
	{ "/group/42", "{'id':42,'Members':[" MEMBER("anna") "," MEMBER("bilal") "]}" },
	{ "/group/51", "{'id':51,'Members':[" MEMBER("emeka") "]}" },
	{ "/group/69", "{'id':69,'Members':[" MEMBER("sofia") "]}" },
	{ "/user/anna", USER("anna", "Anna Berg", "43") },
	{ "/user/bilal", USER("bilal", "Bilal Khan", "45") },
	{ "/user/emeka", USER("emeka", "Emeka Obi", "52") },
	{ "/user/sofia", USER("sofia", "Sofia Lind", "70") },
	{ "/user/6", "{'Name':'Nobody','_hyperlinks':[{'ref':'self','id':6}]}" },
	{ TRANSACTIONS "> 0&orderby=id&order=DESC",
		"{'items':[{'id':'1000','Type':'Comment','ObjectId':'9','Created':'2026-11-22T09:00:00Z'}]}" },
	{ TRANSACTIONS, EMPTY_LIST },
	{ "/tickets?query=Status='__Active__'", "{'total':0,'count':0,'items':[]}" },
	{ NULL, NULL },
};

void rt_world_open(struct talk *talk)
{
	static const char *agents[] = { "Supervisors" };

	talk_init(talk, "rt");
	talk->config.channel_field = "Channel";
	talk->config.rating_field = "CSAT";
	talk->config.fcr_field = "First contact";
	talk->config.agents = (struct text_list){ .items = agents, .len = 1 };
	talk_open(talk);
}

const char *rt_world_until(struct talk *talk, const char *prefix)
{
	return talk_until(talk, rt_world, prefix);
}

void rt_world_settle(struct talk *talk)
{
	ck_assert_ptr_null(rt_world_until(talk, "never"));
	ck_assert_int_gt(talk->idle_until, talk->now_s);
	talk->now_s = talk->idle_until;
	talk->requests = 0;
}

enum source_outcome rt_answer_rows(struct talk *talk, const struct rt_transaction *rows)
{
	struct buf body;
	enum source_outcome outcome;

	buf_init(&body, 0);
	buf_add_text(&body, "{'pages':null,'total':null,'items':[");
	for (size_t i = 0; rows[i].id; i++)
		buf_printf(&body,
			"%s{'id':'%d','ObjectId':'%d','Type':'%s','Field':'%s','OldValue':'%s',"
			"'NewValue':'%s','Creator':{'id':'%s'},'Created':'%s','TimeTaken':'0'}",
			i ? "," : "", rows[i].id, rows[i].ticket, rows[i].type, rows[i].field,
			rows[i].from, rows[i].to, rows[i].creator, rows[i].created);
	buf_add_text(&body, "]}");
	outcome = talk_answer(talk, 200, body.bytes);
	buf_release(&body);
	return outcome;
}
