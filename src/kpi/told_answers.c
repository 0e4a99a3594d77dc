/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One answer a ticket: a survey's takes the place of the helpdesk's own that came before it, and
 * the other way round.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kpi/told.h"

struct answer {
	struct pool_slot *slot;
	int64_t key;  /* 0: the helpdesk's own */
	uint32_t row; /* of the slot */
	uint32_t at;
};

struct answers {
	struct answer *rows;
	size_t len, capacity;
};

static void gather(
	const struct facts *facts, struct pool_slot *slot, int64_t key, struct answers *answers)
{
	for (uint32_t i = 0; slot && i < slot->count; i++) {
		const struct observation *row = &facts->observations[slot->first + i];

		if (row->kind != OBS_RATING)
			continue;
		answers->rows = mem_grow(answers->rows, &answers->capacity, answers->len + 1,
			sizeof(*answers->rows));
		answers->rows[answers->len++] = (struct answer){ slot, key, i, row->at };
	}
}

/* In the order of time; what is told at once in any that is always the same. */
static int compare(const void *a, const void *b)
{
	const struct answer *left = a, *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	return (left->row > right->row) - (left->row < right->row);
}

static bool is_low(const struct observation *row)
{
	return row->kind == OBS_RATING && (row->flags & OBS_IS_BAD);
}

/* The stretch of risk that the answer began: stretches stand in the order of low answers. */
static struct observation *risk_of(const struct derived *rows, uint32_t answer)
{
	size_t before = 0;

	for (size_t i = 0; i < answer; i++)
		before += is_low(&rows->rows[i]);
	for (size_t i = 0; is_low(&rows->rows[answer]) && i < rows->len; i++)
		if (rows->rows[i].kind == OBS_LOW_RATING && before-- == 0)
			return &rows->rows[i];
	return NULL;
}

static void supersede(struct facts *facts, const struct answer *answer, uint32_t after_s)
{
	struct pool_slot *slot = answer->slot;
	struct derived *out = &facts->derived;
	int64_t risk_s = desk_measuring(facts->desk)->risk_window_s;

	if (facts->observations[slot->first + answer->row].business == after_s)
		return;
	out->rows = mem_grow(out->rows, &out->capacity, slot->count, sizeof(*out->rows));
	memcpy(out->rows, &facts->observations[slot->first], slot->count * sizeof(*out->rows));
	out->len = slot->count;
	out->is_open = false;
	out->rows[answer->row].business = after_s;
	struct observation *risk = risk_of(out, answer->row);

	if (after_s != OBS_NEVER && after_s < risk_s)
		risk_s = after_s;
	if (risk)
		risk->value = observation_time(risk->at + risk_s);
	pool_replace(facts, slot);
}

void told_settle_answers(struct facts *facts, fact_id ticket)
{
	struct answers answers = { NULL, 0, 0 };

	gather(facts, pool_slot_find(facts, POOL_INDEX_TICKET, ticket), 0, &answers);
	for (struct told *told = told_first(facts, TOLD_OF_TICKET, ticket); told;
		told = told_next(facts, TOLD_OF_TICKET, told))
		if (!told->is_review && told->fact.kind == RECORD_RATING)
			gather(facts, pool_slot_find(facts, POOL_INDEX_RATING, told->fact.key),
				told->fact.key, &answers);
	if (answers.len > 1)
		qsort(answers.rows, answers.len, sizeof(*answers.rows), compare);
	for (size_t i = 0; i < answers.len; i++)
		supersede(facts, &answers.rows[i],
			i + 1 < answers.len ? answers.rows[i + 1].at - answers.rows[i].at
					    : OBS_NEVER);
	free(answers.rows);
}
