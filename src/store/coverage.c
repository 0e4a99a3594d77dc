/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which span of time is whole, by source and kind: one interval, widened by what touches it.
 */
#include "config.h"

#include "store/apply.h"

static const char find_sql[] =
	"SELECT from_at, to_at, share FROM coverage WHERE source = ?1 AND kind = ?2";
static const char save_sql[] =
	"INSERT INTO coverage(source, kind, from_at, to_at, share) VALUES(?1, ?2, ?3, ?4, ?5)"
	" ON CONFLICT DO UPDATE SET from_at = ?3, to_at = ?4, share = ?5"
	" WHERE from_at <> ?3 OR to_at <> ?4 OR share <> ?5";

static bool find_coverage(struct apply *apply, enum record_kind kind, struct coverage *known,
	bool *is_known, struct error *err)
{
	sqlite3_stmt *find = db_statement(apply->store, find_sql, err);
	if (!find)
		return false;
	bind_int(find, 1, apply->source);
	bind_int(find, 2, kind);
	enum db_step step = db_step(apply->store, find, err);
	*is_known = step == DB_ROW;
	if (step == DB_ROW) {
		known->from = sqlite3_column_int64(find, 0);
		known->to = sqlite3_column_int64(find, 1);
		known->share = sqlite3_column_double(find, 2);
	}
	(void)sqlite3_reset(find);
	return step != DB_FAILED;
}

/* Between two intervals that do not touch lies a gap, and only one can be kept: the later.
 * The share is the last one told; a stream that knows none tells 0. */
static struct coverage widen(const struct coverage *known, const struct coverage *claim)
{
	struct coverage wide = *claim;
	if (claim->share <= 0)
		wide.share = known->share;
	if (claim->from <= known->to && claim->to >= known->from) {
		wide.from = known->from < claim->from ? known->from : claim->from;
		wide.to = known->to > claim->to ? known->to : claim->to;
	} else if (claim->to < known->from) {
		wide.from = known->from;
		wide.to = known->to;
	}
	return wide;
}

static bool apply_claim(struct apply *apply, const struct coverage *claim, struct error *err)
{
	struct coverage known = *claim;
	bool is_known = false;
	if (claim->to < claim->from || !apply_is_time(claim->from) || !apply_is_time(claim->to))
		return apply_reject(apply);
	if (!find_coverage(apply, claim->kind, &known, &is_known, err))
		return false;
	struct coverage wide = is_known ? widen(&known, claim) : *claim;
	sqlite3_stmt *save = db_statement(apply->store, save_sql, err);
	if (!save)
		return false;
	bind_int(save, 1, apply->source);
	bind_int(save, 2, claim->kind);
	bind_int(save, 3, wide.from);
	bind_int(save, 4, wide.to);
	bind_double(save, 5, wide.share);
	if (!db_run(apply->store, save, err))
		return false;
	if (db_changes(apply->store) > 0)
		apply->coverage_changed = true;
	return true;
}

bool apply_coverage(struct apply *apply, struct error *err)
{
	for (size_t i = 0; i < apply->batch->coverage_len; i++)
		if (!apply_claim(apply, &apply->batch->coverage[i], err))
			return false;
	return true;
}
