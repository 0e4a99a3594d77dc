/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts beside the tickets, as observations.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/beside_times.h"
#include "kpi/contacts.h"
#include "kpi/told.h"

struct putting {
	struct facts *facts;
	const struct activity_fact *fact;
	const char *what; /* the fact's word */
	struct pool_slot *slot;
	struct holder holder; /* whose it is */
	bool is_customers;    /* goes among what its customer did */
};

static struct observation *add(struct putting *put, enum observation_kind kind, int64_t at)
{
	struct derived *out = &put->facts->derived;

	out->rows = mem_grow(out->rows, &out->capacity, out->len + 1, sizeof(*out->rows));
	struct observation *row = &out->rows[out->len++];

	*row = (struct observation){
		.at = observation_time(at),
		.kind = (uint8_t)kind,
		.agent = put->holder.agent,
		.team = put->holder.team,
	};
	return row;
}

/* An empty slot for what the fact is, of whom and of what it or its ticket says. */
static void begin(struct putting *put, enum pool_indexes index)
{
	struct facts *facts = put->facts;

	put->slot = pool_slot_for(facts, index, put->fact->key);
	put->holder = told_holder(facts, put->fact);
	contacts_remove(facts, put->slot);
	told_place(facts, put->slot, put->fact);
	facts->derived.len = 0;
	facts->derived.is_open = false;
}

static void end(struct putting *put)
{
	struct derived *out = &put->facts->derived;

	for (size_t i = 0; put->holder.is_last && i < out->len; i++)
		out->rows[i].flags |= OBS_IS_LAST_OWNERS;
	pool_replace(put->facts, put->slot);
	if (put->is_customers)
		contacts_add(put->facts, put->slot);
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

	row->value = fact->wait_s < 0 ? OBS_NEVER : observation_time(fact->wait_s);
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
		row->value = row->business = observation_time(wait_s);
	}
	length_s = known(fact->talk_s) + known(fact->hold_s) + known(fact->wrap_up_s);
	if (fact->talk_s < 0 || !facts_is_past(put->facts, fact->at + wait_s + length_s))
		return;
	row = add(put, OBS_HANDLE, fact->at + wait_s + length_s);
	row->value = row->business = observation_time(length_s);
	row->flags = OBS_IS_CALL;
}

static void put_call(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	bool is_answered = strcmp(put->what, "answered") == 0;
	bool is_abandoned = strncmp(put->what, "abandoned", 9) == 0;
	bool is_waiting = strcmp(put->what, "waiting") == 0;

	begin(put, POOL_INDEX_CALL);
	if (!fact->is_gone && fact->is_inbound && facts_is_past(put->facts, fact->at)) {
		add_offered(put, is_answered, is_abandoned);
		if (is_waiting || fact->wait_s > 0)
			add(put, OBS_CALL_WAIT, fact->at)->value =
				is_waiting ? OBS_NEVER : observation_time(fact->at + fact->wait_s);
		/* One that is about a ticket is no contact of its own. */
		put->is_customers = is_answered && fact->ticket == 0;
	}
	if (!fact->is_gone && is_answered && facts_is_past(put->facts, fact->at))
		add_answered(put);
	end(put);
}

/* --- surveys -------------------------------------------------------------------------------- */

static void add_answer(struct putting *put, enum observation_kind kind, double good, double bad)
{
	const struct activity_fact *fact = put->fact;
	struct observation *row = add(put, kind, fact->at);

	row->value = observation_time((int64_t)(fact->value * 1000 + 0.5));
	row->business = OBS_NEVER;
	row->flags = (uint8_t)((fact->value >= good ? OBS_IS_GOOD : 0) |
			       (fact->value <= bad ? OBS_IS_BAD : 0));
}

/* Until the window has passed; a later answer about the same ticket may end it. */
static void add_risk(struct putting *put)
{
	int64_t window_s = desk_measuring(put->facts->desk)->risk_window_s;
	struct observation *row = add(put, OBS_LOW_RATING, put->fact->at);

	row->value = observation_time(put->fact->at + window_s);
	put->is_customers = true;
}

static void add_score(struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	struct derived *out = &put->facts->derived;
	double scale = fact->scale > 0 ? fact->scale : 5;
	struct observation *row;

	add_answer(put, OBS_RATING, scale * 0.8, scale * 0.4);
	row = &out->rows[out->len - 1];
	row->flags |= scale <= 1 ? OBS_IS_BINARY : 0;
	if (scale > 1)
		row->value = observation_time((int64_t)(fact->value * 5 / scale * 1000 + 0.5));
	if (row->flags & OBS_IS_BAD)
		add_risk(put);
}

/* Where a low score is the easy one, it is as easy as the high one on the other side. */
static void add_effort(struct putting *put)
{
	const struct measuring *measuring = desk_measuring(put->facts->desk);
	const struct activity_fact *fact = put->fact;
	double scale = fact->scale > 0 ? fact->scale : 7;
	double least = scale > 1 ? 1 : 0;
	double ease = measuring->ces_better == CES_LOW ? scale + least - fact->value : fact->value;

	add_answer(put, OBS_CES, ease >= measuring->ces_easy * scale / 7 ? 0 : HUGE_VAL, -1);
}

/* Whoever is asked for an answer was offered to give one. */
static void add_offer(struct putting *put)
{
	struct observation *row = add(put, OBS_OFFER, put->fact->at);

	offers_fill(put->facts, put->fact, row);
}

static bool is_asked(const char *kind)
{
	return strcmp(kind, "csat") == 0 || strcmp(kind, "nps") == 0 || strcmp(kind, "ces") == 0;
}

/* What is said about a ticket that is left out counts no more than the ticket's own. */
static void leave_out(struct putting *put)
{
	struct derived *out = &put->facts->derived;
	uint8_t excluded = told_exclusion(put->facts, put->fact);

	for (size_t i = 0; i < out->len; i++)
		out->rows[i].excluded = out->rows[i].spare = excluded;
}

static void put_answer(struct putting *put)
{
	bool is_there = !put->fact->is_gone && facts_is_past(put->facts, put->fact->at);

	begin(put, POOL_INDEX_RATING);
	if (is_there && is_asked(put->what))
		add_offer(put);
	if (!is_there || put->fact->is_unanswered)
		(void)0;
	else if (strcmp(put->what, "nps") == 0)
		add_answer(put, OBS_NPS, 9, 6);
	else if (strcmp(put->what, "ces") == 0)
		add_effort(put);
	else if (strcmp(put->what, "fcr") == 0)
		add_answer(put, OBS_FCR_MARK, 1, -1);
	else if (strcmp(put->what, "csat") == 0)
		add_score(put);
	leave_out(put);
	end(put);
}

void activity_derive(struct facts *facts, const struct activity_fact *fact)
{
	struct putting put = {
		.facts = facts, .fact = fact, .what = roster_name(&facts->roster, fact->what)
	};

	if (fact->kind == RECORD_CALL)
		put_call(&put);
	else
		put_answer(&put);
}

/* What was taken back does not say any more what it was. */
static void put_told(const struct putting *put)
{
	const struct activity_fact *fact = put->fact;
	bool is_review = fact->kind == RECORD_RATING &&
			 (strcmp(put->what, "qa") == 0 ||
				 (fact->is_gone && told_is_review(put->facts, fact)));

	told_keep(put->facts, fact, is_review);
	if (is_review)
		return;
	activity_derive(put->facts, fact);
	if (fact->kind == RECORD_RATING && fact->ticket && !fact->is_gone)
		told_settle_answers(put->facts, fact->ticket);
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
		.word = fact->item ? fact->item : fact->what,
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
	struct putting put = {
		.facts = facts, .fact = fact, .what = roster_name(&facts->roster, fact->what)
	};
	bool is_known = fact->what == 0 || put.what[0] != '\0';

	/* What comes after it waits too, and is put again after it: the last word holds. */
	if (!is_known || (facts->beside && facts->beside->pending_len > 0))
		wait_for_words(facts, fact);
	if (!is_known)
		return true;
	switch (fact->kind) {
	case RECORD_CALL:
	case RECORD_RATING:
		put_told(&put);
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
