/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is judged together: the items of a review, the reviewers of one contact.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "kpi/beside.h"

static struct observation *add(struct facts *facts, struct observation row)
{
	struct derived *out = &facts->derived;

	out->rows = mem_grow(out->rows, &out->capacity, out->len + 1, sizeof(*out->rows));
	out->rows[out->len] = row;
	return &out->rows[out->len++];
}

static void begin(struct facts *facts)
{
	facts->derived.len = 0;
	facts->derived.is_open = false;
}

#define THOUSANDTHS_MOST 4e9 /* they fit */

static uint32_t thousandths(double value)
{
	return value > 0 ? (uint32_t)fmin(value * 1000 + 0.5, THOUSANDTHS_MOST) : 0;
}

/* Those of a chain that were there by then, in the order of their keys: theirs to free. */
struct items {
	struct told **rows;
	size_t len, capacity;
};

static int compare_items(const void *a, const void *b)
{
	const struct told *left = *(struct told *const *)a, *right = *(struct told *const *)b;

	return (left->fact.key > right->fact.key) - (left->fact.key < right->fact.key);
}

static struct items items_of(const struct facts *facts, enum told_chain chain, int64_t number)
{
	struct items items = { NULL, 0, 0 };

	for (struct told *told = told_first(facts, chain, number); told;
		told = told_next(facts, chain, told)) {
		if (!told->is_review || !facts_is_past(facts, told->fact.at))
			continue;
		items.rows =
			mem_grow(items.rows, &items.capacity, items.len + 1, sizeof(struct told *));
		items.rows[items.len++] = told;
	}
	if (items.len > 1)
		qsort(items.rows, items.len, sizeof(*items.rows), compare_items);
	return items;
}

/* --- reviews -------------------------------------------------------------------------------- */

static bool is_empathy(const struct facts *facts, fact_id item)
{
	const struct text_list *words = &desk_measuring(facts->desk)->empathy_items;
	const char *name = roster_name(&facts->roster, item);

	for (size_t i = 0; i < words->len; i++)
		if (strcasecmp(words->items[i], name) == 0)
			return true;
	return words->len == 0 && strcasecmp("empathy", name) == 0;
}

static struct observation row_of(
	struct facts *facts, enum observation_kind kind, const struct activity_fact *fact)
{
	struct holder holder = told_holder(facts, fact);
	uint8_t excluded = told_exclusion(facts, fact);

	return (struct observation){
		.at = observation_time(fact->at),
		.kind = (uint8_t)kind,
		.agent = holder.agent,
		.team = holder.team,
		.flags = holder.is_last ? OBS_IS_LAST_OWNERS : 0,
		.excluded = excluded,
		.spare = excluded,
	};
}

/* An item can weigh no more than a row holds. */
static double weight_of(const struct activity_fact *fact)
{
	double most = fact->scale > 0 ? THOUSANDTHS_MOST / 1000 / fact->scale : fact->weight;

	return fmin(fact->weight, most);
}

/* What weighs nothing counts for nothing. */
static bool is_scored(const struct activity_fact *fact)
{
	return fact->scale > 0 && fact->weight > 0;
}

static void add_item(struct facts *facts, struct told *item)
{
	const struct activity_fact *fact = &item->fact;
	struct observation row = row_of(facts, OBS_REVIEW_ITEM, fact);

	row.value = thousandths(fact->value * weight_of(fact));
	row.business = thousandths(fact->scale * weight_of(fact));
	row.flags |= is_empathy(facts, fact->item) ? OBS_IS_EMPATHY : 0;
	item->is_wordless = fact->item && roster_name(&facts->roster, fact->item)[0] == '\0';
	if (is_scored(fact))
		add(facts, row);
}

/* One review: its items, and itself. */
static void put_review(struct facts *facts, int64_t review)
{
	struct items items = items_of(facts, TOLD_OF_REVIEW, review);
	struct pool_slot *slot = pool_slot_for(facts, POOL_INDEX_REVIEW, review);
	bool is_critical = false;

	begin(facts);
	for (size_t i = 0; i < items.len; i++) {
		is_critical |= items.rows[i]->fact.is_critical;
		add_item(facts, items.rows[i]);
	}
	if (items.len > 0) {
		const struct activity_fact *first = &items.rows[0]->fact;
		struct observation row = row_of(facts, OBS_REVIEW, first);

		row.flags |= is_critical ? OBS_IS_CRITICAL : 0;
		told_place(facts, slot, first);
		add(facts, row);
	}
	pool_replace(facts, slot);
	free(items.rows);
}

/* --- reviewers of one contact --------------------------------------------------------------- */

struct finding {
	fact_id author;
	double score, maximum;
	const struct activity_fact *last;
};

static int compare_verdicts(const void *a, const void *b)
{
	const struct finding *left = a, *right = b;

	if (left->author != right->author)
		return left->author < right->author ? -1 : 1;
	return (left->last->key > right->last->key) - (left->last->key < right->last->key);
}

/* What each reviewer found; each item is one row, then rows of one are joined. */
static size_t find_verdicts(const struct items *items, struct finding *out)
{
	size_t count = 0, joined = 0;

	for (size_t i = 0; i < items->len; i++) {
		const struct activity_fact *fact = &items->rows[i]->fact;

		if (fact->author && is_scored(fact))
			out[count++] =
				(struct finding){ fact->author, fact->value * weight_of(fact),
					fact->scale * weight_of(fact), fact };
	}
	qsort(out, count, sizeof(*out), compare_verdicts);
	for (size_t i = 0; i < count; i++) {
		if (joined == 0 || out[joined - 1].author != out[i].author) {
			out[joined++] = out[i];
			continue;
		}
		out[joined - 1].score += out[i].score;
		out[joined - 1].maximum += out[i].maximum;
		if (out[i].last->at > out[joined - 1].last->at)
			out[joined - 1].last = out[i].last;
	}
	return joined;
}

/* Dated by the last of the reviews. */
static void add_spread(
	struct facts *facts, struct pool_slot *slot, const struct finding *verdicts, size_t len)
{
	const struct activity_fact *last = verdicts[0].last;
	struct derived *out = &facts->derived;
	double least = 1, most = 0;

	for (size_t i = 0; i < len; i++) {
		double share = verdicts[i].score / verdicts[i].maximum;

		least = share < least ? share : least;
		most = share > most ? share : most;
		last = verdicts[i].last->at > last->at ? verdicts[i].last : last;
	}
	struct observation row = row_of(facts, OBS_CALIBRATION, last);

	row.value = (uint32_t)((most - least) * CALIBRATION_ONE + 0.5);
	row.business = OBS_NEVER;
	told_place(facts, slot, last);
	if (out->len > 0) /* what they agreed on before */
		out->rows[out->len - 1].business = row.at - out->rows[out->len - 1].at;
	add(facts, row);
}

static int compare_dates(const void *a, const void *b)
{
	const struct told *left = *(struct told *const *)a, *right = *(struct told *const *)b;

	return (left->fact.at > right->fact.at) - (left->fact.at < right->fact.at);
}

static void put_calibration(struct facts *facts, fact_id ticket)
{
	struct items items = items_of(facts, TOLD_OF_TICKET, ticket);
	struct finding *verdicts = mem_new(items.len + 1, sizeof(*verdicts));
	struct pool_slot *slot = pool_slot_find(facts, POOL_INDEX_CALIBRATION, ticket);

	begin(facts);
	if (items.len > 1)
		qsort(items.rows, items.len, sizeof(*items.rows), compare_dates);
	for (size_t i = 1; i <= items.len; i++) {
		if (i < items.len && items.rows[i]->fact.at == items.rows[i - 1]->fact.at)
			continue;
		const struct items so_far = { .rows = items.rows, .len = i };
		size_t count = find_verdicts(&so_far, verdicts);

		if (count < 2)
			continue;
		slot = pool_slot_for(facts, POOL_INDEX_CALIBRATION, ticket);
		add_spread(facts, slot, verdicts, count);
	}
	if (slot)
		pool_replace(facts, slot);
	free(verdicts);
	free(items.rows);
}

/* --- what changed --------------------------------------------------------------------------- */

void beside_touch_review(struct beside *beside, int64_t review, fact_id ticket)
{
	beside->reviews = mem_grow(beside->reviews, &beside->review_capacity,
		beside->review_count + 1, sizeof(*beside->reviews));
	beside->reviews[beside->review_count++] = review;
	if (ticket == 0)
		return;
	beside->reviewed = mem_grow(beside->reviewed, &beside->reviewed_capacity,
		beside->reviewed_count + 1, sizeof(*beside->reviewed));
	beside->reviewed[beside->reviewed_count++] = ticket;
}

void beside_touch_items(struct facts *facts)
{
	struct beside *beside = facts->beside;
	const struct told *rows = beside->told.rows;

	for (size_t i = 0; i < beside->told.len; i++)
		if (rows[i].is_wordless && !rows[i].fact.is_gone)
			beside_touch_review(beside, rows[i].fact.whole, 0);
}

static int compare_reviews(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

static int compare_tickets(const void *a, const void *b)
{
	fact_id left = *(const fact_id *)a, right = *(const fact_id *)b;

	return (left > right) - (left < right);
}

/* Each of them once: the items of a review come one by one. */
void beside_settle_reviews(struct facts *facts)
{
	struct beside *beside = facts->beside;
	const int64_t *reviews = beside->reviews;
	const fact_id *reviewed = beside->reviewed;

	if (beside->review_count > 1)
		qsort(beside->reviews, beside->review_count, sizeof(*reviews), compare_reviews);
	if (beside->reviewed_count > 1)
		qsort(beside->reviewed, beside->reviewed_count, sizeof(*reviewed), compare_tickets);
	for (size_t i = 0; i < beside->review_count; i++)
		if (i == 0 || reviews[i] != reviews[i - 1])
			put_review(facts, reviews[i]);
	for (size_t i = 0; i < beside->reviewed_count; i++)
		if (i == 0 || reviewed[i] != reviewed[i - 1])
			put_calibration(facts, reviewed[i]);
	beside->review_count = beside->reviewed_count = 0;
}
