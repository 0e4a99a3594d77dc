/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which KPI reads what, and what all formulas have in common.
 */
#include "config.h"

#include "kpi/feed.h"

#include "kpi/holder.h"

static bool feed_always(const struct feed *feed)
{
	(void)feed;
	return true;
}

/* clang-format off */
static const struct {
	enum kpi_id kpis[FEED_KPIS_MAX];
	size_t len;
	bool (*feed)(const struct feed *feed); /* what a period counts */
} feeds[OBS_KIND_COUNT] = {
	[OBS_CREATED] = { { KPI_TICKET_VOLUME, KPI_NET_FLOW, KPI_RESOLUTION_RATE, KPI_RESOLVED_WITHIN,
		KPI_CONTACTS, KPI_REPEAT_CONTACT_RATE, KPI_COMPLAINTS, KPI_COMPLAINT_SHARE }, 8, feed_created },
	[OBS_SOLVED] = { { KPI_SOLVED, KPI_NET_FLOW, KPI_RESOLUTION_TIME, KPI_RESOLUTION_RATE,
		KPI_COMPLAINT_RESOLUTION_TIME, KPI_REPAIR_TIME }, 6, feed_solved },
	[OBS_SOLVE] = { { KPI_REOPEN_RATE }, 1, feed_solve },
	[OBS_REPLY] = { { KPI_REPLIES, KPI_AFTER_HOURS_SHARE, KPI_ESCALATION_RATE, KPI_TRANSFER_RATE }, 4, feed_reply },
	[OBS_FIRST_REPLY] = { { KPI_FIRST_RESPONSE_TIME, KPI_COMPLAINT_ACK_TIME }, 2, feed_first_reply },
	[OBS_NEXT_REPLY] = { { KPI_NEXT_REPLY_TIME }, 1, feed_always },
	[OBS_OPEN] = { { KPI_BACKLOG, KPI_WAITING_ON_US, KPI_WAITING_ON_CUSTOMER,
		KPI_WAITING_ON_THIRD_PARTY, KPI_BACKLOG_AGE, KPI_UNASSIGNED, KPI_LONGEST_WAIT,
		KPI_OVERDUE, KPI_DUE_SOON, KPI_RETURN_BACKLOG, KPI_ACCOUNTS_AT_RISK,
		KPI_UNANSWERED }, 12, feed_always },
	[OBS_PROMISE_FIRST] = { { KPI_SLA_FIRST_RESPONSE, KPI_OVERDUE, KPI_DUE_SOON,
		KPI_UNANSWERED_OVERDUE }, 4, feed_promised },
	[OBS_PROMISE_RESOLUTION] = { { KPI_SLA_RESOLUTION, KPI_OVERDUE, KPI_DUE_SOON }, 3, feed_promised },
	[OBS_PROMISE_NEXT] = { { KPI_SLA_NEXT_REPLY, KPI_OVERDUE, KPI_DUE_SOON }, 3, feed_promised },
	[OBS_TOUCH] = { { KPI_ONE_TOUCH, KPI_FIRST_CONTACT_RESOLUTION, KPI_REASSIGNMENTS,
		KPI_BOT_RESOLUTION_RATE }, 4, feed_touch },
	[OBS_HANDLE] = { { KPI_HANDLE_TIME }, 1, feed_handled },
	[OBS_RATING] = { { KPI_CSAT, KPI_CSAT_SCORE }, 2, feed_voice },
	[OBS_OFFER] = { { KPI_SURVEY_RESPONSE_RATE }, 1, feed_offer },
	[OBS_FIRST_SOLVE] = { { KPI_FIRST_RESOLUTION_TIME }, 1, feed_always },
	[OBS_WAITED] = { { KPI_REQUESTER_WAIT }, 1, feed_waited },
	[OBS_ASSIGN] = { { KPI_ESCALATION_RATE, KPI_TRANSFER_RATE }, 2, feed_move },
	[OBS_MOVE] = { { KPI_ESCALATION_RATE, KPI_ESCALATION_RETURN_RATE, KPI_TRANSFER_RATE }, 3, feed_move },
	[OBS_HANDED] = { { KPI_ESCALATIONS_WAITING }, 1, feed_move },
	[OBS_CALL] = { { KPI_CALL_VOLUME, KPI_SERVICE_LEVEL, KPI_ABANDONMENT_RATE, KPI_CONTACTS,
		KPI_REPEAT_CONTACT_RATE }, 5, feed_call },
	[OBS_CALL_ANSWER] = { { KPI_SPEED_OF_ANSWER }, 1, feed_call },
	[OBS_CALL_WAIT] = { { KPI_CALLS_WAITING, KPI_LONGEST_CALL_WAIT }, 2, feed_call },
	[OBS_PRESENCE] = { { KPI_OCCUPANCY, KPI_UTILISATION, KPI_AGENTS_ON }, 3, feed_stretch },
	[OBS_SCHEDULED] = { { KPI_ADHERENCE, KPI_SHRINKAGE }, 2, feed_stretch },
	[OBS_NPS] = { { KPI_NPS }, 1, feed_voice },
	[OBS_CES] = { { KPI_CES }, 1, feed_voice },
	[OBS_REVIEW] = { { KPI_CRITICAL_ERROR_RATE, KPI_REVIEWS }, 2, feed_voice },
	[OBS_REVIEW_ITEM] = { { KPI_QA_SCORE, KPI_EMPATHY }, 2, feed_voice },
	[OBS_FCR_MARK] = { { KPI_FIRST_CONTACT_RESOLUTION }, 1, feed_voice },
	[OBS_LOW_RATING] = { { KPI_ACCOUNTS_AT_RISK }, 1, feed_voice },
	[OBS_CALIBRATION] = { { KPI_CALIBRATION_SPREAD }, 1, feed_voice },
};
/* clang-format on */

const enum kpi_id *feed_kpis(enum observation_kind kind, size_t *len)
{
	*len = feeds[kind].len;
	return feeds[kind].kpis;
}

bool feed_has_window(enum kpi_id kpi)
{
	return kpi == KPI_REOPEN_RATE || kpi == KPI_FIRST_CONTACT_RESOLUTION ||
	       kpi == KPI_RESOLVED_WITHIN || kpi == KPI_BOT_RESOLUTION_RATE;
}

bool feed_is_stretch(enum observation_kind kind)
{
	return kind == OBS_PRESENCE || kind == OBS_SCHEDULED;
}

bool feed_is_within(const struct observation *row, const struct moment *moment)
{
	if (feed_is_stretch((enum observation_kind)row->kind))
		return row->at < moment->to && row->value > moment->from;
	return row->at >= moment->from && row->at < moment->to;
}

void feed_common(const struct feed *feed, bool is_level)
{
	const struct observation *row = feed->row;
	const struct moment *moment = feed->moment;

	*feed->portion = (struct portion){
		.num = 1,
		.den = 1,
		.value = { row->value, row->business },
		.agent = row->agent,
		.team = row->team,
		.excluded = row->excluded,
	};
	if (moment->is_then && (row->flags & OBS_IS_LAST_OWNERS) && row->kind != OBS_REPLY)
		feed->portion->agent = holder_last(feed->facts, row, moment->as_of);
	if (!is_level && (row->flags & OBS_IS_UNDATED))
		feed->portion->flags = PORTION_IS_UNDATED;
}

bool feed_counts(const struct feed *feed, bool is_level)
{
	return is_level ? feed_level(feed) : feeds[feed->row->kind].feed(feed);
}

bool feed_portion(const struct facts *facts, enum kpi_id kpi, const struct observation *row,
	const struct moment *moment, struct portion *portion)
{
	const struct feed feed = { facts, kpi, row, moment, portion };
	bool is_level = kpi_row(kpi)->is_level;

	if (is_level ? moment->level == 0 : !feed_is_within(row, moment))
		return false;
	feed_common(&feed, is_level);
	return feed_counts(&feed, is_level);
}
