/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets, as observations.
 */
#include "config.h"

#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "kpi/beside_times.h"
#include "kpi/contacts.h"

struct putting {
	struct facts *facts;
	const struct activity_fact *fact;
	const char *what; /* the fact's word */
	struct pool_slot *slot;
};

static uint32_t moment_of(int64_t at)
{
	if (at < 0)
		return 0;
	return at >= (int64_t)OBS_NEVER ? OBS_NEVER - 1 : (uint32_t)at;
}

static bool is_before(const struct facts *facts, int64_t at)
{
	return facts->as_of == TIME_NONE || at <= facts->as_of;
}

static struct observation *add(struct putting *put, enum observation_kind kind, int64_t at)
{
	struct derived *out = &put->facts->derived;

	out->rows = mem_grow(out->rows, &out->capacity, out->len + 1, sizeof(*out->rows));
	struct observation *row = &out->rows[out->len++];

	*row = (struct observation){
		.at = moment_of(at),
		.kind = (uint8_t)kind,
		.agent = dense_add_short(&put->facts->agents, put->fact->agent),
		.team = dense_add_short(&put->facts->groups, put->fact->group),
	};
	return row;
}

/* An empty slot for what the fact is, with the channel and customer that it names. */
static void begin(struct putting *put, enum pool_indexes index)
{
	struct facts *facts = put->facts;

	put->slot = pool_slot_for(facts, index, put->fact->key);
	contacts_remove(facts, put->slot);
	put->slot->id = put->fact->ticket;
	put->slot->created = moment_of(put->fact->at);
	put->slot->customer = dense_add(&facts->names[POOL_CUSTOMER], put->fact->customer);
	put->slot->who = put->slot->customer && index == POOL_INDEX_CALL
				 ? (uint32_t)put->fact->customer | CONTACTS_IS_NAME
				 : 0;
	facts->derived.len = 0;
	facts->derived.is_open = false;
}

static void end(struct putting *put)
{
	pool_replace(put->facts, put->slot);
}

/* --- calls ---------------------------------------------------------------------------------- */

static int64_t known(int64_t seconds)
{
	return seconds > 0 ? seconds : 0;
}

/* A queue tells how long one waited; where it does not, nobody knows whether that was in time. */
static void add_offered(struct putting *put, bool is_answered, bool is_abandoned)
{
	const struct activity_fact *fact = put->fact;
	struct observation *row = add(put, OBS_CALL, fact->at);

	row->value = fact->wait_s < 0 ? OBS_NEVER : moment_of(fact->wait_s);
	row->flags = (uint8_t)((is_answered ? OBS_IS_ANSWERED : 0) |
			       (is_abandoned ? OBS_IS_ABANDONED : 0));
}

static void add_answered(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	int64_t wait_s = known(fact->wait_s), length_s;
	struct observation *row;

	if (fact->is_inbound && fact->wait_s >= 0) {
		row = add(put, OBS_CALL_ANSWER, fact->at + wait_s);
		row->value = row->business = moment_of(wait_s);
	}
	length_s = known(fact->talk_s) + known(fact->hold_s) + known(fact->wrap_up_s);
	if (fact->talk_s < 0 || !is_before(put->facts, fact->at + wait_s + length_s))
		return;
	row = add(put, OBS_HANDLE, fact->at + wait_s + length_s);
	row->value = row->business = moment_of(length_s);
	row->flags = OBS_IS_CALL;
}

static void put_call(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	bool is_answered = strcmp(put->what, "answered") == 0;
	bool is_abandoned = strncmp(put->what, "abandoned", 9) == 0;
	bool is_waiting = strcmp(put->what, "waiting") == 0;

	begin(put, POOL_INDEX_CALL);
	if (!fact->is_gone && fact->is_inbound && is_before(put->facts, fact->at)) {
		add_offered(put, is_answered, is_abandoned);
		if (is_waiting || fact->wait_s > 0)
			add(put, OBS_CALL_WAIT, fact->at)->value =
				is_waiting ? OBS_NEVER : moment_of(fact->at + fact->wait_s);
		/* One that is about a ticket is no contact of its own. */
		if (is_answered && fact->ticket == 0)
			contacts_add(put->facts, put->slot);
	}
	if (!fact->is_gone && is_answered && is_before(put->facts, fact->at))
		add_answered(put);
	end(put);
}

/* --- surveys and reviews -------------------------------------------------------------------- */

static void put_review(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	struct beside *beside = beside_of(put->facts);
	struct review_item *item = beside_row(&beside->items, fact->key, sizeof(*item));

	beside->has_new_reviews = true;
	if (fact->is_gone) {
		item->is_gone = true;
		return;
	}
	*item = (struct review_item){
		.key = fact->key,
		.whole = fact->whole,
		.at = fact->at,
		.ticket = fact->ticket,
		.agent = fact->agent,
		.group = fact->group,
		.author = fact->author,
		.item = fact->item,
		.score = fact->value,
		.scale = fact->scale,
		.weight = fact->weight,
		.is_critical = fact->is_critical,
	};
}

/* What was taken back does not say any more what it was. */
static bool is_review(const struct putting *put)
{
	const struct beside *beside = put->facts->beside;

	return strcmp(put->what, "qa") == 0 ||
	       (put->fact->is_gone && beside && beside_has(&beside->items, put->fact->key));
}

static void add_answer(struct putting *put, enum observation_kind kind, double good, double bad)
{
	const struct activity_fact *fact = put->fact;
	struct observation *row = add(put, kind, fact->at);

	row->value = moment_of((int64_t)(fact->value * 1000 + 0.5));
	row->business = OBS_NEVER;
	row->flags = (uint8_t)((fact->value >= good ? OBS_IS_GOOD : 0) |
			       (fact->value <= bad ? OBS_IS_BAD : 0));
}

static void add_score(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	double scale = fact->scale > 0 ? fact->scale : 5;
	struct observation *row;

	add_answer(put, OBS_RATING, scale * 0.8, scale * 0.4);
	row = &put->facts->derived.rows[put->facts->derived.len - 1];
	row->flags |= scale <= 1 ? OBS_IS_BINARY : 0;
	if (scale > 1)
		row->value = moment_of((int64_t)(fact->value * 5 / scale * 1000 + 0.5));
}

static void put_answer(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	double easy = desk_measuring(put->facts->desk)->ces_easy;
	double scale = fact->scale > 0 ? fact->scale : 7;

	begin(put, POOL_INDEX_RATING);
	if (fact->is_gone || !is_before(put->facts, fact->at))
		(void)0;
	else if (strcmp(put->what, "nps") == 0)
		add_answer(put, OBS_NPS, 9, 6);
	else if (strcmp(put->what, "ces") == 0)
		add_answer(put, OBS_CES, easy * scale / 7, -1);
	else if (strcmp(put->what, "fcr") == 0)
		add_answer(put, OBS_FCR_MARK, 1, -1);
	else if (strcmp(put->what, "csat") == 0)
		add_score(put);
	end(put);
}

/* --- presence, schedules, measures ---------------------------------------------------------- */

static uint8_t presence_flags(const char *state)
{
	static const struct {
		const char *state;
		uint8_t flags;
	} rows[] = {
		{ "contact", OBS_IS_SIGNED_IN | OBS_IS_IN_CONTACT },
		{ "wrap_up", OBS_IS_SIGNED_IN | OBS_IS_IN_CONTACT },
		{ "available", OBS_IS_SIGNED_IN | OBS_IS_AVAILABLE },
		{ "break", OBS_IS_SIGNED_IN | OBS_IS_RESTING },
		{ "offline", OBS_IS_RESTING },
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (strcmp(rows[i].state, state) == 0)
			return rows[i].flags;
	return OBS_IS_SIGNED_IN; /* a meeting, training … */
}

static uint8_t plan_of(const char *state)
{
	if (strcmp(state, "break") == 0)
		return PLAN_BREAK;
	return strcmp(state, "absent") == 0 ? PLAN_ABSENT : PLAN_WORK;
}

static void put_stretch(struct putting *put, struct beside_list *list, uint8_t flags)
{
	const struct activity_fact *fact = put->fact;
	const struct stretch fresh = { .key = fact->key,
		.from = fact->at,
		.to = fact->to,
		.agent = fact->agent,
		.group = fact->group,
		.flags = flags };

	beside_put_stretch(beside_of(put->facts), list, fact->key, fact->is_gone ? NULL : &fresh);
}

static void put_measure(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	struct measured *row =
		beside_row(&beside_of(put->facts)->measures, fact->key, sizeof(*row));

	/* Series point into the list, which may just have moved. */
	put->facts->beside->has_new_measures = true;
	put->facts->beside->series_len = 0;
	*row = (struct measured){ fact->key, fact->at, fact->to, fact->what, fact->item,
		fact->value, fact->is_gone };
}

/* --- all of them ---------------------------------------------------------------------------- */

static void wait_for_words(struct facts *facts, const struct activity_fact *fact)
{
	struct beside *beside = beside_of(facts);

	beside->pending = mem_grow(beside->pending, &beside->pending_capacity,
		beside->pending_len + 1, sizeof(*beside->pending));
	beside->pending[beside->pending_len++] = *fact;
}

bool facts_put_activity(void *to, const struct activity_fact *fact)
{
	struct facts *facts = to;
	struct putting put = { facts, fact, roster_name(&facts->roster, fact->what), NULL };

	bool is_known = fact->what == 0 || put.what[0] != '\0';

	/* What comes after it waits too, and is put again after it: the last word holds. */
	if (!is_known || (facts->beside && facts->beside->pending_len > 0))
		wait_for_words(facts, fact);
	if (!is_known)
		return true;
	switch (fact->kind) {
	case RECORD_CALL:
		put_call(&put);
		break;
	case RECORD_RATING:
		if (is_review(&put))
			put_review(&put);
		else
			put_answer(&put);
		break;
	case RECORD_PRESENCE:
		put_stretch(&put, &beside_of(facts)->presences, presence_flags(put.what));
		break;
	case RECORD_SCHEDULE:
		put_stretch(&put, &beside_of(facts)->schedules, plan_of(put.what));
		break;
	case RECORD_MEASURE:
		put_measure(&put);
		break;
	default:
		break;
	}
	facts->version++;
	return true;
}
