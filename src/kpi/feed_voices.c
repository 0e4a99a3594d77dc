/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The formulas: what customers say and reviewers find.
 */
#include "config.h"

#include "kpi/feed.h"

/* Nothing has taken its place yet, nor has the solve of a mark been undone. */
static bool is_latest(const struct feed *feed)
{
	const struct observation *row = feed->row;

	return row->business == OBS_NEVER ||
	       (uint64_t)row->at + row->business > feed->moment->as_of;
}

static bool feed_rating(const struct feed *feed)
{
	const struct observation *row = feed->row;

	if (feed->kpi == KPI_CSAT_SCORE) {
		/* Good or bad is no score. */
		feed->portion->num = row->value / 1000.0;
		if (row->flags & OBS_IS_BINARY)
			return false;
	} else {
		feed->portion->num = (row->flags & OBS_IS_GOOD) != 0;
	}
	if (row->flags & OBS_IS_BINARY)
		feed->portion->flags |= PORTION_IS_MARKED;
	return is_latest(feed);
}

static bool feed_item(const struct feed *feed)
{
	const struct observation *row = feed->row;

	feed->portion->num = row->value / 1000.0;
	feed->portion->den = row->business / 1000.0;
	return feed->kpi == KPI_QA_SCORE || (row->flags & OBS_IS_EMPATHY);
}

bool feed_voice(const struct feed *feed)
{
	const struct observation *row = feed->row;
	struct portion *portion = feed->portion;

	switch (row->kind) {
	case OBS_RATING:
		return feed_rating(feed);
	case OBS_NPS:
		portion->num = ((row->flags & OBS_IS_GOOD) != 0) - ((row->flags & OBS_IS_BAD) != 0);
		if (row->flags & OBS_IS_BAD)
			portion->flags |= PORTION_IS_MARKED;
		return true;
	case OBS_FCR_MARK:
		portion->num = (row->flags & OBS_IS_GOOD) != 0;
		return desk_measuring(feed->facts->desk)->fcr_method == FCR_MARK && is_latest(feed);
	case OBS_CES:
		portion->num = (row->flags & OBS_IS_GOOD) != 0;
		return true;
	case OBS_REVIEW:
		if (feed->kpi == KPI_CRITICAL_ERROR_RATE)
			portion->num = (row->flags & OBS_IS_CRITICAL) != 0;
		return true;
	case OBS_REVIEW_ITEM:
		return feed_item(feed);
	case OBS_CALIBRATION:
		portion->num = (double)row->value / CALIBRATION_ONE;
		return is_latest(feed);
	default:
		return true;
	}
}
