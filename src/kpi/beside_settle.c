/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is judged together: the items of a review, the reviewers of one contact.
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <strings.h>

#include "base/clock.h"
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

static bool is_before(const struct facts *facts, int64_t at)
{
	return facts->as_of == TIME_NONE || at <= facts->as_of;
}

/* --- reviews -------------------------------------------------------------------------------- */

static int compare_items(const void *a, const void *b)
{
	const struct review_item *left = *(struct review_item *const *)a;
	const struct review_item *right = *(struct review_item *const *)b;

	if (left->whole != right->whole)
		return left->whole < right->whole ? -1 : 1;
	return (left->key > right->key) - (left->key < right->key);
}

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
	struct facts *facts, enum observation_kind kind, const struct review_item *item)
{
	return (struct observation){
		.at = (uint32_t)item->at,
		.kind = (uint8_t)kind,
		.agent = dense_add_short(&facts->agents, item->agent),
		.team = dense_add_short(&facts->groups, item->group),
	};
}

/* An item can weigh no more than a row holds. */
static double weight_of(const struct review_item *item)
{
	double weight = item->weight > 0 ? item->weight : 1;
	double most = item->scale > 0 ? THOUSANDTHS_MOST / 1000 / item->scale : weight;

	return fmin(weight, most);
}

static void add_item(struct facts *facts, const struct review_item *item)
{
	struct observation row = row_of(facts, OBS_REVIEW_ITEM, item);

	row.value = thousandths(item->score * weight_of(item));
	row.business = thousandths(item->scale * weight_of(item));
	row.flags = is_empathy(facts, item->item) ? OBS_IS_EMPATHY : 0;
	if (item->scale > 0)
		add(facts, row);
}

/* One review: its items, and itself. */
static void put_review(struct facts *facts, struct review_item *const *items, size_t len)
{
	struct pool_slot *slot = pool_slot_for(facts, POOL_INDEX_REVIEW, items[0]->whole);
	const struct review_item *first = NULL;
	bool is_critical = false;

	begin(facts);
	slot->id = items[0]->ticket;
	for (size_t i = 0; i < len; i++) {
		if (items[i]->is_gone || !is_before(facts, items[i]->at))
			continue;
		first = first ? first : items[i];
		is_critical |= items[i]->is_critical;
		add_item(facts, items[i]);
	}
	if (first) {
		struct observation row = row_of(facts, OBS_REVIEW, first);

		row.flags = is_critical ? OBS_IS_CRITICAL : 0;
		slot->created = row.at;
		add(facts, row);
	}
	pool_replace(facts, slot);
}

/* --- reviewers of one contact --------------------------------------------------------------- */

struct verdicts {
	fact_id ticket;
	fact_id author;
	double score, maximum;
	const struct review_item *last;
};

static int compare_verdicts(const void *a, const void *b)
{
	const struct verdicts *left = a, *right = b;

	if (left->ticket != right->ticket)
		return left->ticket < right->ticket ? -1 : 1;
	return (left->author > right->author) - (left->author < right->author);
}

/* What each reviewer found of each contact; each item is one row, then rows of one are joined. */
static size_t find_verdicts(
	struct facts *facts, struct review_item *const *items, size_t len, struct verdicts *out)
{
	size_t count = 0, joined = 0;

	for (size_t i = 0; i < len; i++) {
		const struct review_item *item = items[i];

		if (!item->is_gone && item->ticket && item->author && item->scale > 0 &&
			is_before(facts, item->at))
			out[count++] = (struct verdicts){ item->ticket, item->author,
				item->score * weight_of(item), item->scale * weight_of(item),
				item };
	}
	qsort(out, count, sizeof(*out), compare_verdicts);
	for (size_t i = 0; i < count; i++) {
		if (joined > 0 && compare_verdicts(&out[joined - 1], &out[i]) == 0) {
			out[joined - 1].score += out[i].score;
			out[joined - 1].maximum += out[i].maximum;
			if (out[i].last->at > out[joined - 1].last->at)
				out[joined - 1].last = out[i].last;
		} else {
			out[joined++] = out[i];
		}
	}
	return joined;
}

/* Dated by the last of the reviews. */
static void put_calibration(struct facts *facts, const struct verdicts *verdicts, size_t len)
{
	struct pool_slot *slot = pool_slot_for(facts, POOL_INDEX_CALIBRATION, verdicts[0].ticket);
	const struct review_item *last = verdicts[0].last;
	double least = 1, most = 0;

	begin(facts);
	slot->id = verdicts[0].ticket;
	for (size_t i = 0; i < len; i++) {
		double share = verdicts[i].score / verdicts[i].maximum;

		least = share < least ? share : least;
		most = share > most ? share : most;
		last = verdicts[i].last->at > last->at ? verdicts[i].last : last;
	}
	if (len > 1) {
		struct observation row = row_of(facts, OBS_CALIBRATION, last);

		row.value = (uint32_t)((most - least) * CALIBRATION_ONE + 0.5);
		add(facts, row);
	}
	pool_replace(facts, slot);
}

static void put_calibrations(struct facts *facts, struct review_item *const *items, size_t len)
{
	struct verdicts *verdicts = mem_new(len, sizeof(*verdicts));
	size_t count = find_verdicts(facts, items, len, verdicts);

	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && verdicts[end].ticket == verdicts[i].ticket;)
			end++;
		put_calibration(facts, verdicts + i, end - i);
	}
	free(verdicts);
}

/* Reviewers who took everything back leave no contact to compare. */
static void drop_calibrations(struct facts *facts, const struct review_item *rows, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		struct pool_slot *slot =
			rows[i].is_gone && rows[i].ticket
				? pool_slot_find(facts, POOL_INDEX_CALIBRATION, rows[i].ticket)
				: NULL;

		if (!slot || slot->count == 0)
			continue;
		begin(facts);
		pool_replace(facts, slot);
	}
}

void beside_settle_reviews(struct facts *facts)
{
	struct beside *beside = facts->beside;
	size_t len = beside->items.len;
	struct review_item *rows = beside->items.rows;

	if (!beside->has_new_reviews || len == 0)
		return;
	struct review_item **items = mem_new(len, sizeof(*items));

	for (size_t i = 0; i < len; i++)
		items[i] = &rows[i];
	qsort(items, len, sizeof(*items), compare_items);
	for (size_t i = 0, end; i < len; i = end) {
		for (end = i + 1; end < len && items[end]->whole == items[i]->whole;)
			end++;
		put_review(facts, items + i, end - i);
	}
	drop_calibrations(facts, rows, len);
	put_calibrations(facts, items, len);
	free(items);
	beside->has_new_reviews = false;
}
