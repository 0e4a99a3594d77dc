/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket with its metric set and its promises.
 */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "demo/wire.h"

#define SURVEY_FIRST INT64_C(360110000000)
#define METRICS_FIRST INT64_C(360300000000)

static const char *const status_words[STATUS_COUNT] = { "new", "open", "pending", "hold", "solved",
	"closed", "deleted" };
static const char *const urgency_words[URGENCY_COUNT] = { NULL, "low", "normal", "high", "urgent" };
static const char *const opinion_words[OPINION_COUNT] = { "unoffered", "offered", "good", "bad" };
static const char *const stage_words[] = { "active", "paused", "achieved" };
static const char *const promise_words[PROMISED_COUNT] = { "first_reply_time", "agent_work_time" };

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

/* What stands in every ticket many times is put together without printf, which would take four
 * times as long. */
static void add_key(struct buf *out, const char *name)
{
	buf_add(out, ",\"", 2);
	buf_add_text(out, name);
	buf_add(out, "\":", 2);
}

static void add_number(struct buf *out, const char *name, int64_t number)
{
	add_key(out, name);
	wire_number(out, number);
}

static void add_word(struct buf *out, const char *name, const char *word)
{
	add_key(out, name);
	wire_text(out, word);
}

static void add_time(struct buf *out, const char *name, int64_t at_s)
{
	add_key(out, name);
	wire_time(out, at_s);
}

/* `"url":"…/tickets/17.json","id":17` */
static void add_identity(const struct wire *wire, const char *folder, int64_t id)
{
	struct buf *out = wire->out;
	buf_add_text(out, "\"url\":\"");
	buf_add_text(out, wire->base);
	buf_add_text(out, folder);
	wire_number(out, id);
	buf_add_text(out, ".json\"");
	add_number(out, "id", id);
}

static void add_subject(struct buf *out, const char *name, const struct life *life)
{
	const char *subject = life->topic->subject;
	size_t before = strcspn(subject, "#");
	add_key(out, name);
	buf_add_char(out, '"');
	buf_add(out, subject, before);
	if (subject[before] == '#') {
		buf_add_char(out, '#');
		wire_number(out, life->order);
		buf_add_text(out, subject + before + 1);
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
	add_number(out, "requester_id", requester);
	add_number(out, "submitter_id", requester);
	if (last->agent >= 0)
		add_number(out, "assignee_id", wire_user_id(last->agent));
	else
		add_word(out, "assignee_id", NULL);
	add_number(out, "group_id", wire_group_id((int)last->team));
	buf_add_text(out, ",\"organization_id\":null,\"collaborator_ids\":[],\"follower_ids\":[],"
			  "\"email_cc_ids\":[],\"forum_topic_id\":null,\"problem_id\":null,"
			  "\"has_incidents\":false,\"is_public\":true,\"due_at\":null");
}

static void add_field_values(struct buf *out, const char *name, const struct life *life)
{
	add_key(out, name);
	buf_add_text(out, "[{\"id\":");
	wire_number(out, WIRE_FIELD_REASON);
	add_word(out, "value", life->topic->topic);
	buf_add_text(out, "},{\"id\":");
	wire_number(out, WIRE_FIELD_ORDER);
	if (strchr(life->topic->subject, '#') == NULL)
		add_word(out, "value", NULL);
	else {
		buf_add_text(out, ",\"value\":\"");
		wire_number(out, life->order);
		buf_add_char(out, '"');
	}
	buf_add_text(out, "},{\"id\":");
	wire_number(out, WIRE_FIELD_TYPE);
	add_word(out, "value", life->kind);
	buf_add_text(out, "},{\"id\":");
	wire_number(out, WIRE_FIELD_ACCOUNT);
	add_word(out, "value", life_company(life));
	buf_add_text(out, "}]");
}

static void add_labels(struct buf *out, const struct life *life, const struct standing *standing)
{
	buf_printf(out, ",\"tags\":[\"%s\",\"lang_%s\"%s%s]", life->topic->topic,
		life->topic->language, life->is_key_account ? ",\"key_account\"" : "",
		standing->is_merged ? ",\"closed_by_merge\"" : "");
	add_field_values(out, "custom_fields", life);
	add_field_values(out, "fields", life);
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
	add_key(out, name);
	if (lapse.calendar_s < 0) {
		buf_add_text(out, "{\"calendar\":null,\"business\":null}");
		return;
	}
	buf_add_text(out, "{\"calendar\":");
	wire_number(out, lapse.calendar_s / 60);
	add_number(out, "business", lapse.business_s / 60);
	buf_add_char(out, '}');
}

void wire_metric_set(
	const struct wire *wire, const struct life *life, const struct standing *standing)
{
	struct buf *out = wire->out;
	buf_add_char(out, '{');
	add_identity(wire, "/ticket_metrics/", METRICS_FIRST + life->index * 3);
	add_number(out, "ticket_id", life->index + WIRE_FIRST_TICKET);
	add_number(out, "group_stations", standing->group_stations);
	add_number(out, "assignee_stations", standing->assignee_stations);
	add_number(out, "reopens", standing->reopens);
	add_number(out, "replies", standing->replies);
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
		add_number(out, "minutes", left_s / 60);
	else if (distance_min < 2880)
		add_number(out, "hours", left_s / 3600);
	else
		add_number(out, "days", left_s / 86400);
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
	buf_add_char(out, '{');
	add_identity(wire, "/tickets/", life->index + WIRE_FIRST_TICKET);
	add_word(out, "external_id", NULL);
	buf_printf(
		out, ",\"via\":{\"channel\":\"%s\",\"source\":%s}", channel->word, channel->source);
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
		add_word(out, "result_type", "ticket");
	else
		add_number(out, "generated_timestamp", standing->last.at);
	buf_add_char(out, '}');
}
