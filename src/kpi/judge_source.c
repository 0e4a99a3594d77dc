/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether the sources of a desk can tell of a KPI at all, and what would bring it.
 */
#include "config.h"

#include "base/words.h"
#include "kpi/beside.h"
#include "kpi/coverage.h"
#include "kpi/formula.h"
#include "kpi/judge.h"

static bool has_promises(const struct facts *facts)
{
	return facts->seen[OBS_PROMISE_FIRST] + facts->seen[OBS_PROMISE_RESOLUTION] +
		       facts->seen[OBS_PROMISE_NEXT] >
	       0;
}

static bool has_tiers(const struct facts *facts)
{
	for (size_t i = 1; i < facts->roster.team_count; i++)
		if (facts->roster.teams[i].tier > 1)
			return true;
	return false;
}

static bool has_bots(const struct facts *facts)
{
	const struct directory *directory = facts->directory;

	for (size_t i = 0; directory && i < directory->account_count; i++)
		if (directory->accounts[i].kind == ACTOR_BOT)
			return true;
	return facts->bot_events > 0;
}

static bool has_ground(const struct facts *facts, enum kpi_ground ground)
{
	switch (ground) {
	case GROUND_HOURS:
		return facts_has_hours(facts);
	case GROUND_TIERS:
		return has_tiers(facts) && facts->with_events > 0;
	case GROUND_EVENTS:
		return facts->with_events > 0;
	case GROUND_BOTS:
		return has_bots(facts) && facts->with_events > 0;
	case GROUND_TYPES:
		return facts->names[POOL_TYPE].len > 1;
	case GROUND_CONTACTS:
		return facts->with_customers > 0;
	case GROUND_PRESENCE:
		return facts->seen[OBS_PRESENCE] > 0;
	case GROUND_FLOOR:
		return facts->seen[OBS_PRESENCE] > 0 && facts->seen[OBS_CALL] > 0;
	default:
		return true;
	}
}

/* Which kind of record brings an observation that is no ticket's, and whether one must have been
 * seen, so that not to have any means something. */
static const struct {
	enum record_kind record;
	bool is_needed;
} origins[OBS_KIND_COUNT] = {
	[OBS_PROMISE_FIRST] = { RECORD_TICKET, true },
	[OBS_PROMISE_NEXT] = { RECORD_TICKET, true },
	[OBS_HANDLE] = { RECORD_TICKET, true },
	[OBS_RATING] = { RECORD_TICKET, true },
	[OBS_CALL] = { RECORD_CALL, true },
	[OBS_CALL_ANSWER] = { RECORD_CALL, true },
	[OBS_CALL_WAIT] = { RECORD_CALL, false },
	[OBS_PRESENCE] = { RECORD_PRESENCE, true },
	[OBS_SCHEDULED] = { RECORD_SCHEDULE, true },
	[OBS_NPS] = { RECORD_RATING, true },
	[OBS_CES] = { RECORD_RATING, true },
	[OBS_REVIEW] = { RECORD_RATING, true },
	[OBS_REVIEW_ITEM] = { RECORD_RATING, true },
	[OBS_CALIBRATION] = { RECORD_RATING, true },
	[OBS_FCR_MARK] = { RECORD_TICKET, true },
};

/* What it counts by the method that the desk chose. */
static enum observation_kind reads_of(const struct facts *facts, enum kpi_id kpi)
{
	if (kpi == KPI_FIRST_CONTACT_RESOLUTION &&
		desk_measuring(facts->desk)->fcr_method == FCR_MARK)
		return OBS_FCR_MARK;
	return kpi_row(kpi)->reads;
}

enum record_kind judge_record_of(const struct facts *facts, enum kpi_id kpi)
{
	enum observation_kind reads = reads_of(facts, kpi);

	return reads == OBS_KIND_COUNT ? RECORD_TICKET : origins[reads].record;
}

/* A contact is a ticket or an answered call. */
static bool counts_contacts(enum kpi_id kpi)
{
	return kpi == KPI_CONTACTS || kpi == KPI_REPEAT_CONTACT_RATE || kpi == KPI_FORECAST_ERROR;
}

/* Where nobody brings tickets there are none to count; contacts are calls too, and ratings may come
 * without. */
static bool has_tickets(const struct facts *facts, enum kpi_id kpi)
{
	enum observation_kind reads = reads_of(facts, kpi);

	if (judge_record_of(facts, kpi) != RECORD_TICKET || coverage_has_tickets(facts))
		return true;
	return facts->seen[reads] > 0 || (counts_contacts(kpi) && facts->seen[OBS_CALL] > 0);
}

/* Of one that is no formula. */
static bool is_brought(const struct facts *facts, enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);
	enum observation_kind reads = reads_of(facts, kpi);

	if (!has_ground(facts, row->ground) || !has_tickets(facts, kpi))
		return false;
	switch (reads) {
	case OBS_PROMISE_RESOLUTION:
		return row->is_level ? has_promises(facts) : facts->seen[reads] > 0;
	case OBS_OFFER:
		return facts->with_offers > 0;
	case OBS_CALL_WAIT:
		return facts->seen[OBS_CALL] > 0;
	default:
		return !origins[reads].is_needed || facts->seen[reads] > 0;
	}
}

static bool is_term_brought(const struct facts *facts, const struct term *term)
{
	switch (term->kind) {
	case TERM_MEASURE:
		return beside_has_measure(facts, term->measure, NULL);
	case TERM_SOLVED_A_DAY:
		return is_brought(facts, KPI_SOLVED);
	default:
		return is_brought(facts, term->kpi);
	}
}

/* A formula's first term that nobody brings; false: all are brought. */
static bool find_lacking(const struct facts *facts, enum kpi_id kpi, struct term *lacking)
{
	struct formula formula;

	formula_of(kpi, &formula);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < formula.len[side]; i++) {
			*lacking = formula.terms[side][i];
			if (!is_term_brought(facts, lacking))
				return true;
		}
	return false;
}

bool judge_has_source(const struct facts *facts, enum kpi_id kpi)
{
	struct term lacking;

	if (kpi_row(kpi)->aggregate != AGGREGATE_FORMULA)
		return is_brought(facts, kpi);
	return has_ground(facts, kpi_row(kpi)->ground) && !find_lacking(facts, kpi, &lacking);
}

/* --- what would bring it -------------------------------------------------------------------- */

static const char *const course =
	N_("the course of tickets, from a source that tells it, such as kind = rt");

static const char *needs_of_contacts(enum kpi_id kpi)
{
	return kpi == KPI_REPEAT_CONTACT_RATE
		       ? N_("customers of contacts: customer_field of the source, or a column "
			    "customer in the feed")
		       : N_("tickets, from a source of kind rt or zendesk, or calls, from a feed of "
			    "kind call");
}

/* What feeds bring as well as helpdesks. */
static bool comes_without(enum observation_kind reads)
{
	return reads == OBS_RATING || reads == OBS_OFFER || reads == OBS_HANDLE;
}

static const char *needs_of_row(const struct facts *facts, enum kpi_id kpi)
{
	const struct kpi_row *row = kpi_row(kpi);

	if (reads_of(facts, kpi) == OBS_FCR_MARK)
		return N_("marks, from a feed of ratings of kind fcr");
	if (counts_contacts(kpi))
		return needs_of_contacts(kpi);
	if (!has_tickets(facts, kpi) && !comes_without(row->reads))
		return N_("tickets, from a source of kind rt or zendesk");
	if (row->ground == GROUND_EVENTS && !has_ground(facts, row->ground))
		return course;
	if (row->reads == OBS_CALIBRATION && facts->seen[OBS_REVIEW] > 0)
		return N_("reviews of one contact by two reviewers or more");
	return row->needs ? row->needs : row->hint;
}

const char *judge_needs(const struct facts *facts, const struct reading *reading)
{
	struct term lacking;

	if (reading->reason != REASON_NO_SOURCE)
		return NULL;
	/* Where it was left out for what the helpdesk does not tell, only another kind brings it. */
	if (reading->excluded[EXCLUDED_NO_EVENTS] > 0 && !counts_contacts(reading->kpi))
		return course;
	if (kpi_row(reading->kpi)->aggregate != AGGREGATE_FORMULA ||
		!find_lacking(facts, reading->kpi, &lacking))
		return needs_of_row(facts, reading->kpi);
	if (lacking.kind == TERM_MEASURE)
		return kpi_row(reading->kpi)->needs;
	return needs_of_row(facts, lacking.kind == TERM_KPI ? lacking.kpi : KPI_SOLVED);
}
