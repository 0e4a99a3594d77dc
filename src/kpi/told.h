/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is told of a ticket by somebody else than its helpdesk: surveys, reviews and calls that name
 * it. They are the ticket's: of its team, its channel, its owner, unless they name others; and again
 * whenever the ticket changes.
 */
#ifndef KPI_TOLD_H
#define KPI_TOLD_H

#include "kpi/holder.h"
#include "kpi/pool.h"
#include "model/activity_fact.h"

enum told_chain {
	TOLD_OF_TICKET,
	TOLD_OF_REVIEW,
	TOLD_CHAIN_COUNT
};

/* An item of a review, or a rating or call that names a ticket: as it came. */
struct told {
	struct activity_fact fact;
	bool is_review;
	bool is_wordless;                /* its item had no word yet */
	uint32_t next[TOLD_CHAIN_COUNT]; /* row + 1 */
};
struct told_chains {
	uint32_t *first; /* row + 1 by ticket, by review */
	size_t capacity;
};

/* Keeps a rating or a call in place of what it said before, if it names a ticket or is part of a
 * review. What it was is to be derived anew, and what it is. */
void told_keep(struct facts *facts, const struct activity_fact *fact, bool is_review);
/* It was kept as part of a review. */
bool told_is_review(const struct facts *facts, const struct activity_fact *fact);
/* Those of a ticket or a review, in no order; NULL: no more. */
struct told *told_first(const struct facts *facts, enum told_chain chain, int64_t number);
struct told *told_next(const struct facts *facts, enum told_chain chain, const struct told *told);

/* Why the ticket that the fact names is left out, 1 + enum exclusion; 0: it is not. */
uint8_t told_exclusion(const struct facts *facts, const struct activity_fact *fact);
/* Whom the fact names, else who had its ticket then. */
struct holder told_holder(struct facts *facts, const struct activity_fact *fact);
/* The slot becomes what the fact says, else what its ticket is. */
void told_place(struct facts *facts, struct pool_slot *slot, const struct activity_fact *fact);

/* The ticket has changed: so does what is told of it. */
void told_again(struct facts *facts, fact_id ticket);
/* Of all answers about a ticket the last one counts, whoever brought it. */
void told_settle_answers(struct facts *facts, fact_id ticket);

/* A review, and how far the reviewers of its ticket agree, are to be derived anew. */
void beside_touch_review(struct beside *beside, int64_t review, fact_id ticket);

/* So are those with items of which no word was known. */
void beside_touch_items(struct facts *facts);

/* Derives the observations of a rating or a call that is no review; in activity.c. */
void activity_derive(struct facts *facts, const struct activity_fact *fact);

#endif
