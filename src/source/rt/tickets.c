/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets as the list carries them.
 */
#include "config.h"

#include "source/rt/tickets.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/words.h"
#include "source/json.h"
#include "source/mark.h"
#include "source/rt/page.h"
#include "source/rt/words.h"

/* The version is the ticket's own clock and, where that stands still, the moment of our reading. */
static int64_t version_of(const cJSON *item, int64_t server_s)
{
	int64_t updated = rt_time(json_raw(item, "LastUpdated"));
	int64_t since;

	if (updated == TIME_NONE)
		updated = rt_time(json_raw(item, "Created"));
	if (updated == TIME_NONE)
		return server_s * RT_VERSION_STEP;
	since = server_s > updated ? server_s - updated : 0;
	return updated * RT_VERSION_STEP + (since < RT_VERSION_STEP ? since : RT_VERSION_STEP - 1);
}

/* First value of the custom field by its name or number. */
static const char *field_value(struct arena *arena, const cJSON *item, const char *field)
{
	const cJSON *custom;

	cJSON_ArrayForEach(custom, json_list(item, "CustomFields"))
	{
		const char *name = json_raw(custom, "name");
		const char *id = json_id(arena, custom, "id");

		if ((name && !strcmp(name, field)) || (id && !strcmp(id, field)))
			return json_text_of(
				arena, cJSON_GetArrayItem(json_list(custom, "values"), 0));
	}
	return NULL;
}

static void read_fields(
	const struct rt *rt, const cJSON *item, struct arena *arena, struct ticket_core *core)
{
	const struct source_config *config = rt->base.config;
	const struct {
		const char *field;
		const char **value;
		uint32_t has;
	} fields[] = {
		{ config->channel_field, &core->channel, CORE_CHANNEL },
		{ config->type_field, &core->type, CORE_TYPE },
		{ config->topic_field, &core->topic, CORE_TOPIC },
		{ config->customer_field, &core->customer, CORE_CUSTOMER },
	};

	if (!json_list(item, "CustomFields"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		if (!fields[i].field)
			continue;
		*fields[i].value = field_value(arena, item, fields[i].field);
		core->has |= fields[i].has;
	}
	if (!config->fcr_field)
		return;
	core->first_contact = mark_read(field_value(arena, item, config->fcr_field));
	core->has |= CORE_FIRST_CONTACT;
}

static void read_people(
	const struct rt *rt, const cJSON *item, struct arena *arena, struct ticket_core *core)
{
	const cJSON *requestors = json_list(item, "Requestor");
	const char *creator = json_id(arena, json_get(item, "Creator"), "id");

	if (json_get(item, "Owner")) {
		core->assignee = rt_owner(json_id(arena, json_get(item, "Owner"), "id"));
		core->has |= CORE_ASSIGNEE;
	}
	if (requestors) {
		core->requester = json_id(arena, cJSON_GetArrayItem(requestors, 0), "id");
		core->has |= CORE_REQUESTER;
	}
	if (creator) {
		core->is_outbound = rt_actor_kind(&rt->people, creator) == ACTOR_AGENT;
		core->has |= CORE_IS_OUTBOUND;
	}
	if (json_get(item, "Queue")) {
		core->group = json_id(arena, json_get(item, "Queue"), "id");
		core->has |= CORE_GROUP;
	}
}

static void read_state(
	const struct rt *rt, const cJSON *item, struct arena *arena, struct ticket_core *core)
{
	const char *word = json_text(arena, item, "Status");

	if (!word)
		return;
	struct rt_state state = rt_state(&rt->base.config->states, word);

	core->state = state.state;
	core->waiting = state.waiting;
	core->state_text = word;
	core->has |= CORE_STATE;
}

static void read_core(
	const struct rt *rt, const cJSON *item, struct arena *arena, struct ticket_core *core)
{
	core->created_at = rt_time(json_raw(item, "Created"));
	core->updated_at = rt_time(json_raw(item, "LastUpdated"));
	core->has |= core->created_at == TIME_NONE ? 0 : CORE_CREATED;
	core->has |= core->updated_at == TIME_NONE ? 0 : CORE_UPDATED;
	if (rt->base.desk->has_subjects && json_raw(item, "Subject")) {
		core->subject = json_text(arena, item, "Subject");
		core->has |= CORE_SUBJECT;
	}
	if (json_has(item, "Priority")) {
		core->priority = rt_priority(json_text(arena, item, "Priority"));
		core->has |= CORE_PRIORITY;
	}
	read_state(rt, item, arena, core);
	read_people(rt, item, arena, core);
	read_fields(rt, item, arena, core);
}

/* Resolved stays set after a reopening, and rejecting sets it too: only the state tells. */
static void read_metrics(
	const cJSON *item, const struct ticket_core *core, struct ticket_metrics *metrics)
{
	int64_t resolved = rt_time(json_raw(item, "Resolved"));
	int64_t minutes;

	if (json_int(item, "TimeWorked", &minutes) && minutes >= 0 && minutes < 100000000) {
		metrics->handle_s = minutes * 60;
		metrics->has |= METRICS_HANDLE;
	}
	if (json_raw(item, "Told")) {
		metrics->last_agent_at = rt_time(json_raw(item, "Told"));
		metrics->has |= METRICS_LAST_AGENT;
	}
	if (!json_raw(item, "Resolved") || !(core->has & CORE_STATE))
		return;
	metrics->has |= METRICS_SOLVED;
	metrics->solved_at = TIME_NONE;
	if (!ticket_state_is_solved(core->state) || resolved == TIME_NONE)
		return;
	metrics->solved_at = resolved;
	if (core->has & CORE_CREATED && resolved >= core->created_at)
		metrics->solved_s = resolved - core->created_at;
}

/* One date for whatever is promised next, see events.c: before our first word it is the first
 * response, after that the list cannot tell and the resolution is said. */
static void read_sla(const cJSON *item, const struct ticket_record *ticket, struct ticket_sla *sla)
{
	int64_t due = rt_time(json_raw(item, "Due"));
	bool has_told = rt_time(json_raw(item, "Told")) != TIME_NONE;

	if (due == TIME_NONE || !ticket_state_is_open(ticket->core.state))
		return;
	sla->promises[sla->len++] = (struct ticket_promise){
		.metric = has_told || ticket->core.is_outbound ? PROMISE_RESOLUTION
							       : PROMISE_FIRST_RESPONSE,
		.stage = PROMISE_ACTIVE,
		.due_at = due,
	};
}

static bool read_rating(
	const struct rt *rt, const cJSON *item, struct arena *arena, struct ticket_rating *rating)
{
	const char *field = rt->base.config->rating_field;
	int64_t score;

	if (!field || !json_list(item, "CustomFields"))
		return false;
	rating->stage = RATING_NONE;
	rating->scale = 5;
	if (!json_parse_int(field_value(arena, item, field), &score) || score < 1 || score > 5)
		return true;
	rating->stage = RATING_ANSWERED;
	rating->score = (double)score;
	return true;
}

static bool is_ticket(const cJSON *item)
{
	const char *type = json_raw(item, "Type");

	return !type || !*type || !strcasecmp(type, "ticket");
}

int64_t rt_ticket_add(struct rt *rt, const cJSON *item, int64_t server_s, struct batch *batch)
{
	int64_t version = version_of(item, server_s);
	struct ticket_record *ticket;
	int64_t id;

	if (!json_int(item, "id", &id) || id <= 0 || !is_ticket(item))
		return 0;
	ticket = &batch_add(batch, RECORD_TICKET)->ticket;
	ticket->id = arena_printf(batch->arena, "%" PRId64, id);
	ticket->version[FACET_CORE] = version;
	read_core(rt, item, batch->arena, &ticket->core);
	ticket->version[FACET_METRICS] = version;
	read_metrics(item, &ticket->core, &ticket->metrics);
	if (json_raw(item, "Due")) {
		ticket->version[FACET_SLA] = version;
		read_sla(item, ticket, &ticket->sla);
	}
	if (read_rating(rt, item, batch->arena, &ticket->rating))
		ticket->version[FACET_RATING] = version;
	ids_add(&rt->delivered, id);
	return id;
}

void rt_ticket_add_gone(struct batch *batch, int64_t id)
{
	struct ticket_record *ticket = &batch_add(batch, RECORD_TICKET)->ticket;

	ticket->id = arena_printf(batch->arena, "%" PRId64, id);
	ticket->is_gone = true;
}

void rt_ticket_add_merged(struct batch *batch, int64_t id, int64_t into, int64_t server_s)
{
	struct ticket_record *ticket = &batch_add(batch, RECORD_TICKET)->ticket;

	ticket->id = arena_printf(batch->arena, "%" PRId64, id);
	ticket->version[FACET_CORE] = server_s * RT_VERSION_STEP;
	ticket->core.has = CORE_STATE | CORE_MERGED_INTO;
	ticket->core.state = STATE_MERGED;
	ticket->core.state_text = "merged";
	ticket->core.merged_into = arena_printf(batch->arena, "%" PRId64, into);
}

bool rt_tickets_are_wrong(struct turn *turn)
{
	const cJSON *items = json_list(turn->json, "items");
	int64_t total;

	if (!items) {
		stream_fault(turn, ADVICE_RETRY, ERROR_PARSE, _("no list in the reply"));
		return true;
	}
	if (cJSON_GetArraySize(items) > 0 || !json_int(turn->json, "total", &total) || total <= 0)
		return false;
	stream_fault(turn, ADVICE_STOP_STREAM, ERROR_FORBIDDEN,
		_("tickets are counted but none is shown; the account lacks the right ShowTicket"));
	return true;
}
