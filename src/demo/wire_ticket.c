/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket with its metric set and its promises.
 */
#include "config.h"

#include <inttypes.h>

#include "base/clock.h"
#include "base/format.h"
#include "demo/wire.h"

#define SURVEY_FIRST INT64_C(360110000000)

static const char *const status_words[STATUS_COUNT] = { "new", "open", "pending", "hold", "solved",
	"closed", "deleted" };
static const char *const urgency_words[URGENCY_COUNT] = { NULL, "low", "normal", "high", "urgent" };
static const char *const opinion_words[OPINION_COUNT] = { "unoffered", "offered", "good", "bad" };
static const char *const stage_words[] = { "active", "paused", "achieved" };
static const char *const promise_words[PROMISED_COUNT] = { "first_reply_time",
	"requester_wait_time" };

struct channel_row {
	const char *word;
	const char *source; /* the rest of `via` */
	bool is_messaging, can_answer_back;
};
static const struct channel_row channel_rows[CHANNEL_COUNT] = {
	[CHANNEL_EMAIL] = { "email",
		"{\"from\":{\"address\":\"customer@example.com\",\"name\":\"Customer\"},"
		"\"to\":{\"name\":\"Kaleido\",\"address\":\"help@kaleido.example\"},\"rel\":null}",
		false, false },
	[CHANNEL_WEB] = { "web", "{\"from\":{},\"to\":{},\"rel\":null}", false, false },
	[CHANNEL_CHAT] = { "chat", "{\"from\":{},\"to\":{},\"rel\":null}", false, false },
	[CHANNEL_VOICE] = { "voice",
		"{\"from\":{\"formatted_phone\":\"+49 30 5550100\"},"
		"\"to\":{\"formatted_phone\":\"+49 30 5550199\"},\"rel\":\"inbound\"}",
		false, false },
	[CHANNEL_MESSAGING] = { "native_messaging", "{\"from\":{},\"to\":{},\"rel\":null}", true,
		false },
	[CHANNEL_FACEBOOK] = { "facebook",
		"{\"from\":{\"name\":\"Customer\"},\"to\":{\"name\":\"Kaleido\"},"
		"\"rel\":\"message\"}",
		false, true },
	[CHANNEL_TWITTER] = { "twitter",
		"{\"from\":{\"name\":\"Customer\"},\"to\":{\"name\":\"Kaleido\"},"
		"\"rel\":\"mention\"}",
		false, true },
};

static void add_id(struct buf *out, const char *name, int64_t id, bool is_known)
{
	if (is_known)
		buf_printf(out, ",\"%s\":%" PRId64, name, id);
	else
		buf_printf(out, ",\"%s\":null", name);
}

static void add_word(struct buf *out, const char *name, const char *word)
{
	buf_printf(out, ",\"%s\":", name);
	wire_text(out, word);
}

static void add_time(struct buf *out, const char *name, int64_t at_s)
{
	buf_printf(out, ",\"%s\":", name);
	wire_time(out, at_s);
}

static void add_subject(struct buf *out, const char *name, const struct life *life)
{
	buf_printf(out, ",\"%s\":\"", name);
	for (const char *c = life->topic->subject; *c != '\0'; c++) {
		if (*c == '#')
			buf_printf(out, "#%" PRIu32, life->order);
		else
			buf_add_char(out, *c);
	}
	buf_add_char(out, '"');
}

static void add_words(struct buf *out, const struct life *life, const struct standing *standing)
{
	if (standing->last.status == STATUS_DELETED) {
		buf_add_text(out, ",\"subject\":\"SCRUBBED\",\"raw_subject\":\"SCRUBBED\","
				  "\"description\":\"X\"");
		return;
	}
	add_subject(out, "subject", life);
	add_subject(out, "raw_subject", life);
	add_subject(out, "description", life);
}

static void add_people(struct buf *out, const struct life *life, const struct standing *standing)
{
	const struct step *last = &standing->last;
	int64_t requester = wire_requester_id(life->requester);
	add_id(out, "requester_id", requester, true);
	add_id(out, "submitter_id", requester, true);
	add_id(out, "assignee_id", wire_user_id(last->agent), last->agent >= 0);
	add_id(out, "group_id", wire_group_id((int)last->team), true);
	buf_add_text(out, ",\"organization_id\":null,\"collaborator_ids\":[],\"follower_ids\":[],"
			  "\"email_cc_ids\":[],\"forum_topic_id\":null,\"problem_id\":null,"
			  "\"has_incidents\":false,\"is_public\":true,\"due_at\":null");
}

static void add_labels(struct buf *out, const struct life *life, const struct standing *standing)
{
	buf_printf(out, ",\"tags\":[\"%s\",\"lang_%s\"%s%s]", life->topic->topic,
		life->topic->language, life->is_key_account ? ",\"key_account\"" : "",
		standing->is_merged ? ",\"closed_by_merge\"" : "");
	static const char *const names[] = { "custom_fields", "fields" };
	for (size_t i = 0; i < 2; i++)
		buf_printf(out,
			",\"%s\":[{\"id\":%" PRId64 ",\"value\":\"%s\"},{\"id\":%" PRId64
			",\"value\":null}]",
			names[i], WIRE_FIELD_REASON, life->topic->topic, WIRE_FIELD_ORDER);
}

static void add_opinion(struct buf *out, const struct life *life, const struct standing *standing)
{
	enum opinion opinion = standing->last.opinion;
	if (standing->last.status == STATUS_DELETED) {
		buf_add_text(out, ",\"satisfaction_rating\":null");
		return;
	}
	buf_printf(out, ",\"satisfaction_rating\":{\"score\":\"%s\"", opinion_words[opinion]);
	if (opinion == OPINION_GOOD || opinion == OPINION_BAD)
		buf_printf(out,
			",\"id\":%" PRId64 ",\"comment\":null,\"reason\":\"%s\",\"reason_id\":%d",
			SURVEY_FIRST + life->index * 11, "No reason provided", 0);
	buf_add_char(out, '}');
}

static void add_lapse(struct buf *out, const char *name, struct lapse lapse)
{
	if (lapse.calendar_s < 0)
		buf_printf(out, ",\"%s\":{\"calendar\":null,\"business\":null}", name);
	else
		buf_printf(out, ",\"%s\":{\"calendar\":%" PRId64 ",\"business\":%" PRId64 "}", name,
			lapse.calendar_s / 60, lapse.business_s / 60);
}

void wire_metric_set(
	const struct wire *wire, const struct life *life, const struct standing *standing)
{
	struct buf *out = wire->out;
	int64_t id = INT64_C(360300000000) + life->index * 3;
	buf_printf(out,
		"{\"url\":\"%s/ticket_metrics/%" PRId64 ".json\",\"id\":%" PRId64
		",\"ticket_id\":%" PRId64 ",\"group_stations\":%d,\"assignee_stations\":%d,"
		"\"reopens\":%d,\"replies\":%d",
		wire->base, id, id, life->index + WIRE_FIRST_TICKET, standing->group_stations,
		standing->assignee_stations, standing->reopens, standing->replies);
	add_time(out, "created_at", standing->created_at);
	add_time(out, "updated_at", standing->last.at);
	add_time(out, "assignee_updated_at", standing->assignee_updated_at);
	add_time(out, "requester_updated_at", standing->requester_updated_at);
	add_time(out, "status_updated_at", standing->status_updated_at);
	add_time(out, "initially_assigned_at", standing->initially_assigned_at);
	add_time(out, "assigned_at", standing->assigned_at);
	add_time(out, "solved_at", standing->solved_at);
	add_time(out, "latest_comment_added_at", standing->latest_comment_at);
	add_time(out, "custom_status_updated_at", standing->status_updated_at);
	add_lapse(out, "reply_time_in_minutes", standing->first_reply);
	add_lapse(out, "first_resolution_time_in_minutes", standing->first_solved);
	add_lapse(out, "full_resolution_time_in_minutes", standing->solved);
	add_lapse(out, "agent_wait_time_in_minutes", standing->agent_wait);
	add_lapse(out, "requester_wait_time_in_minutes", standing->requester_wait);
	add_lapse(out, "on_hold_time_in_minutes", standing->on_hold);
	buf_add_char(out, '}');
}

/* The unit grows with the distance, as the helpdesk's does. */
static void add_left(struct buf *out, int64_t left_s)
{
	int64_t distance_min = (left_s < 0 ? -left_s : left_s) / 60;
	if (distance_min < 120)
		buf_printf(out, ",\"minutes\":%" PRId64, left_s / 60);
	else if (distance_min < 2880)
		buf_printf(out, ",\"hours\":%" PRId64, left_s / 3600);
	else
		buf_printf(out, ",\"days\":%" PRId64, left_s / 86400);
}

static void add_promises(struct buf *out, const struct standing *standing)
{
	buf_add_text(out, ",\"slas\":{\"policy_metrics\":[");
	for (int i = 0; standing->has_promises && i < PROMISED_COUNT; i++) {
		const struct promise_standing *promise = &standing->promises[i];
		buf_printf(out,
			"%s{\"metric\":\"%s\",\"stage\":\"%s\",\"breach_at\":", i > 0 ? "," : "",
			promise_words[i], stage_words[promise->stage]);
		wire_time(out, promise->due_at);
		add_left(out, promise->left_s);
		buf_add_char(out, '}');
	}
	buf_add_text(out, "]}");
}

void wire_ticket(const struct wire *wire, const struct life *life, const struct standing *standing,
	struct wire_ticket_parts parts)
{
	struct buf *out = wire->out;
	const struct channel_row *channel = &channel_rows[life->channel];
	int64_t id = life->index + WIRE_FIRST_TICKET;
	buf_printf(out,
		"{\"url\":\"%s/tickets/%" PRId64 ".json\",\"id\":%" PRId64
		",\"external_id\":null,\"via\":{\"channel\":\"%s\",\"source\":%s}",
		wire->base, id, id, channel->word, channel->source);
	add_time(out, "created_at", standing->created_at);
	add_time(out, "updated_at", standing->updated_at);
	add_word(out, "type", life->topic->type);
	add_words(out, life, standing);
	add_word(out, "priority", urgency_words[life->urgency]);
	add_word(out, "status", status_words[standing->last.status]);
	add_word(out, "recipient", life->channel == CHANNEL_EMAIL ? "help@kaleido.example" : NULL);
	add_people(out, life, standing);
	add_labels(out, life, standing);
	add_opinion(out, life, standing);
	buf_printf(out,
		",\"sharing_agreement_ids\":[],\"custom_status_id\":%d,\"followup_ids\":[],"
		"\"ticket_form_id\":360000417,\"brand_id\":360000218,\"allow_channelback\":%s,"
		"\"allow_attachments\":true,\"from_messaging_channel\":%s",
		360004001 + (int)standing->last.status, channel->can_answer_back ? "true" : "false",
		channel->is_messaging ? "true" : "false");
	if (parts.metric_set) {
		buf_add_text(out, ",\"metric_set\":");
		wire_metric_set(wire, life, standing);
	}
	if (parts.slas)
		add_promises(out, standing);
	if (parts.is_result)
		buf_add_text(out, ",\"result_type\":\"ticket\"}");
	else
		buf_printf(out, ",\"generated_timestamp\":%" PRId64 "}", standing->last.at);
}
