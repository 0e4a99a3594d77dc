/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tickets of the exports.
 */
#include "config.h"

#include "source/zendesk/tickets.h"

#include <string.h>

#include "base/text.h"
#include "model/states.h"
#include "source/json.h"
#include "source/mark.h"
#include "source/zendesk/metrics.h"

/* clang-format off */
static const struct {
	const char *word;
	enum ticket_state state;
	enum waiting waiting;
} state_rows[] = {
	{ "new",     STATE_NEW,     WAITING_US },
	{ "open",    STATE_OPEN,    WAITING_US },
	{ "pending", STATE_PENDING, WAITING_CUSTOMER },
	{ "hold",    STATE_HOLD,    WAITING_THIRD_PARTY },
	{ "solved",  STATE_SOLVED,  WAITING_US },
	{ "closed",  STATE_CLOSED,  WAITING_US },
	{ "deleted", STATE_DELETED, WAITING_US },
};

/* What is not here keeps its own name. */
static const struct {
	const char *channel, *name;
} channel_rows[] = {
	{ "voice",            "phone" },
	{ "phone",            "phone" },
	{ "web_form",         "web" },
	{ "web_widget",       "web" },
	{ "help_center",      "web" },
	{ "native_messaging", "messaging" },
	{ "whatsapp",         "messaging" },
	{ "line",             "messaging" },
	{ "wechat",           "messaging" },
	{ "telegram",         "messaging" },
	{ "viber",            "messaging" },
	{ "twitter",          "social" },
	{ "twitter_dm",       "social" },
	{ "facebook",         "social" },
	{ "instagram_dm",     "social" },
	{ "mobile_sdk",       "mobile" },
};
/* clang-format on */

static const char *channel_of(struct arena *arena, const cJSON *item)
{
	const char *channel = json_text(arena, json_get(item, "via"), "channel");

	for (size_t i = 0; channel && i < ARRAY_LEN(channel_rows); i++) {
		if (!strcmp(channel_rows[i].channel, channel))
			return channel_rows[i].name;
	}
	return channel;
}

/* -1 stands for the system: nobody. */
static const char *person_of(struct arena *arena, const cJSON *item, const char *key)
{
	int64_t id;

	return json_int(item, key, &id) && id > 0 ? json_id(arena, item, key) : NULL;
}

static const char *text_of_value(struct arena *arena, const cJSON *value)
{
	return json_text_of(arena, cJSON_IsArray(value) ? cJSON_GetArrayItem(value, 0) : value);
}

static const char *field_text(struct arena *arena, const cJSON *item, int64_t field)
{
	const cJSON *custom;
	int64_t id;

	cJSON_ArrayForEach(custom, json_list(item, "custom_fields"))
	{
		if (json_int(custom, "id", &id) && id == field)
			return text_of_value(arena, json_get(custom, "value"));
	}
	return NULL;
}

/* "reason_" and the tag "reason_refund" give "refund". */
static const char *tag_text(struct arena *arena, const cJSON *item, const char *prefix)
{
	size_t len = strlen(prefix);
	const cJSON *tag;

	cJSON_ArrayForEach(tag, json_list(item, "tags"))
	{
		if (!cJSON_IsString(tag) || strncmp(tag->valuestring, prefix, len) != 0)
			continue;
		if (tag->valuestring[len])
			return text_accept(
				arena, tag->valuestring + len, strlen(tag->valuestring + len), 0);
	}
	return NULL;
}

static const char *configured_text(const struct zendesk *zendesk, struct arena *arena,
	const cJSON *item, enum zendesk_field field)
{
	if (zendesk->fields[field])
		return field_text(arena, item, zendesk->fields[field]);
	return tag_text(arena, item, zendesk_field_name(zendesk->base.config, field));
}

/* The owner's words: a status of one's own goes by its number, hold by the name that people see. */
static void override_state(const struct text_list *states, struct arena *arena, const cJSON *item,
	struct ticket_core *core)
{
	const char *own = json_id(arena, item, "custom_status_id");
	bool is_hold = strcmp(core->state_text, "hold") == 0;

	if (!states_override(states, own, &core->state, &core->waiting) &&
		!states_override(states, core->state_text, &core->state, &core->waiting) && is_hold)
		(void)states_override(states, "on-hold", &core->state, &core->waiting);
}

static void read_state(const struct zendesk *zendesk, struct arena *arena, const cJSON *item,
	struct ticket_core *core)
{
	const char *word = json_text(arena, item, "status");

	if (!word)
		return;
	core->state = STATE_OPEN;
	core->waiting = WAITING_BY_SPEAKER;
	core->state_text = word;
	core->has |= CORE_STATE;
	for (size_t i = 0; i < ARRAY_LEN(state_rows); i++) {
		if (strcmp(state_rows[i].word, word) != 0)
			continue;
		core->state = state_rows[i].state;
		core->waiting = state_rows[i].waiting;
	}
	if (core->state != STATE_DELETED)
		override_state(&zendesk->base.config->states, arena, item, core);
}

static void read_people(const struct zendesk *zendesk, struct arena *arena, const cJSON *item,
	struct ticket_core *core)
{
	int64_t submitter, requester;

	core->requester = person_of(arena, item, "requester_id");
	core->assignee = person_of(arena, item, "assignee_id");
	core->group = person_of(arena, item, "group_id");
	core->has |= json_has(item, "requester_id") ? CORE_REQUESTER : 0;
	core->has |= json_has(item, "assignee_id") ? CORE_ASSIGNEE : 0;
	core->has |= json_has(item, "group_id") ? CORE_GROUP : 0;
	if (!json_int(item, "submitter_id", &submitter) ||
		!json_int(item, "requester_id", &requester))
		return;
	core->is_outbound = submitter != requester && ids_has(&zendesk->agents, submitter);
	core->has |= CORE_IS_OUTBOUND;
}

static void read_names(const struct zendesk *zendesk, struct arena *arena, const cJSON *item,
	struct ticket_core *core)
{
	const struct {
		const char *key;
		enum zendesk_field field;
		uint32_t has;
		const char **value;
	} rows[] = {
		{ "type", ZENDESK_TYPE, CORE_TYPE, &core->type },
		{ "organization_id", ZENDESK_CUSTOMER, CORE_CUSTOMER, &core->customer },
		{ NULL, ZENDESK_TOPIC, CORE_TOPIC, &core->topic },
		{ NULL, ZENDESK_CHANNEL, CORE_CHANNEL, &core->channel },
	};

	core->channel = channel_of(arena, item);
	core->has |= json_get(item, "via") ? CORE_CHANNEL : 0;
	core->priority = json_text(arena, item, "priority");
	core->has |= json_has(item, "priority") ? CORE_PRIORITY : 0;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (zendesk_field_name(zendesk->base.config, rows[i].field))
			*rows[i].value = configured_text(zendesk, arena, item, rows[i].field);
		else if (rows[i].key && json_has(item, rows[i].key))
			*rows[i].value = json_text(arena, item, rows[i].key);
		else
			continue;
		core->has |= rows[i].has;
	}
	if (!zendesk_field_name(zendesk->base.config, ZENDESK_FIRST_CONTACT))
		return;
	core->first_contact =
		mark_read(configured_text(zendesk, arena, item, ZENDESK_FIRST_CONTACT));
	core->has |= CORE_FIRST_CONTACT;
}

static void read_core(const struct zendesk *zendesk, struct arena *arena, const cJSON *item,
	struct ticket_core *core)
{
	const char *channel = json_raw(json_get(item, "via"), "channel");

	read_state(zendesk, arena, item, core);
	core->has |= json_time(item, "created_at", &core->created_at) ? CORE_CREATED : 0;
	core->has |= json_time(item, "updated_at", &core->updated_at) ? CORE_UPDATED : 0;
	core->is_test = channel && !strcmp(channel, "sample_ticket");
	core->has |= channel ? CORE_IS_TEST : 0;
	read_people(zendesk, arena, item, core);
	read_names(zendesk, arena, item, core);
	if (!zendesk->base.desk->has_subjects || !json_has(item, "subject"))
		return;
	/* What was scrubbed is forgotten here too. */
	if (core->state != STATE_DELETED)
		core->subject = json_text(arena, item, "subject");
	core->has |= CORE_SUBJECT;
}

int64_t zendesk_ticket_changed(const cJSON *item)
{
	int64_t at;

	if (json_int(item, "generated_timestamp", &at) && at > 0)
		return at;
	return json_time(item, "updated_at", &at) && at > 0 ? at : TIME_NONE;
}

/* A field of our own for the rating holds 1 to 5. */
static void read_own_rating(const struct zendesk *zendesk, struct arena *arena, const cJSON *item,
	struct ticket_rating *rating)
{
	const char *text = configured_text(zendesk, arena, item, ZENDESK_RATING);
	int64_t score;

	rating->stage = RATING_NONE;
	rating->scale = 5;
	if (!json_parse_int(text, &score) || score < 1 || score > 5)
		return;
	rating->stage = RATING_ANSWERED;
	rating->score = (double)score;
}

bool zendesk_ticket_add(const struct zendesk *zendesk, const cJSON *item, struct batch *batch)
{
	const char *id = json_id(batch->arena, item, "id");
	int64_t changed = zendesk_ticket_changed(item);
	int64_t version = changed == TIME_NONE ? 1 : changed;
	struct ticket_record *ticket;

	if (!id)
		return false;
	ticket = &batch_add(batch, RECORD_TICKET)->ticket;
	ticket->id = id;
	ticket->version[FACET_CORE] = version;
	read_core(zendesk, batch->arena, item, &ticket->core);
	/* The metric set's own updated_at stands still while its figures move. */
	if (cJSON_IsObject(json_get(item, "metric_set"))) {
		ticket->version[FACET_METRICS] = version;
		zendesk_metrics_read(json_get(item, "metric_set"), &ticket->metrics);
	}
	if (cJSON_IsObject(json_get(item, "slas"))) {
		ticket->version[FACET_SLA] = version;
		zendesk_sla_read(json_get(item, "slas"), &ticket->sla);
	}
	if (zendesk_field_name(zendesk->base.config, ZENDESK_RATING)) {
		ticket->version[FACET_RATING] = version;
		read_own_rating(zendesk, batch->arena, item, &ticket->rating);
	} else if (json_has(item, "satisfaction_rating")) {
		ticket->version[FACET_RATING] = version;
		zendesk_rating_read(json_get(item, "satisfaction_rating"), &ticket->rating);
	}
	return true;
}
