/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop report`: the board once, in one of the formats; with --check its worst verdict as status.
 */
#include "config.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "app/deskfile.h"
#include "app/output.h"
#include "base/words.h"
#include "kpi/usual.h"
#include "report/report.h"

/* The moment up to which everything is in the store: the oldest last success of the sources. */
static int64_t data_as_of(const struct source_status *sources, size_t count)
{
	int64_t oldest = TIME_NONE;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || sources[i].last_success < oldest)
			oldest = sources[i].last_success;
	return oldest;
}

/* Exit statuses of --check. */
enum check {
	CHECK_MET,
	CHECK_NEAR,
	CHECK_MISSED,
	CHECK_UNKNOWN
};

static enum check check_of(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_MET:
		return CHECK_MET;
	case VERDICT_NEAR:
		return CHECK_NEAR;
	case VERDICT_MISSED:
		return CHECK_MISSED;
	default:
		return CHECK_UNKNOWN;
	}
}

/* The worst of all; not to know is worse than met alone, and so is nothing to judge. */
static enum check check_board(const struct board *board, const struct options *options)
{
	static const int badness[] = {
		[CHECK_MET] = 0, [CHECK_UNKNOWN] = 1, [CHECK_NEAR] = 2, [CHECK_MISSED] = 3
	};
	enum check worst = CHECK_MET;
	bool is_any = false;
	for (size_t i = 0; i < board_count(board); i++) {
		const struct reading *reading = board_at(board, i);
		bool is_named = options->kpi_count > 0;
		if (!is_named && (isnan(reading->goal) || reading->reason == REASON_NO_SOURCE))
			continue;
		enum check check = check_of(reading->verdict);
		is_any = true;
		if (badness[check] > badness[worst])
			worst = check;
	}
	return is_any ? worst : CHECK_UNKNOWN;
}

static const struct report_format *format_of(const struct options *options)
{
	return report_format_find(options->format ? options->format : "text");
}

static bool check_format(const struct options *options, struct error *err)
{
	struct buf known;
	if (format_of(options))
		return true;
	buf_init(&known, 0);
	for (const struct report_format *row = report_formats; row->name; row++)
		buf_printf(&known, "%s%s", known.len > 0 ? ", " : "", row->name);
	error_set(err, ERROR_USAGE, _("unknown format '%s' (known: %s)"), options->format,
		known.bytes);
	buf_release(&known);
	return false;
}

static bool write_report(struct deskfile *file, const struct options *options,
	const struct board *board, const struct facts *facts, struct error *err)
{
	struct source_status sources[STORE_SOURCES_MAX];
	size_t source_count = 0;
	if (!store_statuses(file->store, sources, STORE_SOURCES_MAX, &source_count, err))
		return false;
	struct report report = {
		.desk = file->desk,
		.board = board,
		.facts = facts,
		.sources = sources,
		.source_count = source_count,
		.now_s = board_made_at(board),
		.data_as_of = data_as_of(sources, source_count),
		.width_cols = output_width_cols(options),
	};
	struct buf out;
	buf_init(&out, OUTPUT_MAX_BYTES);
	format_of(options)->write(&report, &out);
	bool is_written = output_write(&out, options->output, err);
	buf_release(&out);
	return is_written;
}

static int report_opened(struct deskfile *file, const struct options *options, struct error *err)
{
	struct board_request request;
	struct facts *facts = NULL;
	int64_t now_s;
	if (!output_moment(file, options, &now_s, err) ||
		!deskfile_request(file, options, now_s, &request, err))
		return error_exit_status(err->kind);
	request.has_series = format_of(options)->tells_all;
	/* A check is asked for every few minutes, and a year is much to read. */
	request.has_last_year = request.has_series || !options->wants_check;
	if (!deskfile_facts(file, options, &request, &facts, err))
		return error_exit_status(err->kind);
	if (!facts_check_filter(facts, &request.filter, err)) {
		facts_free(facts);
		return error_exit_status(err->kind);
	}
	struct board *board = board_new(facts, &request, now_s);
	board_step(board, INT64_MAX);
	if (request.has_series)
		usual_learn(board);
	int status = 0;
	if (!write_report(file, options, board, facts, err))
		status = error_exit_status(err->kind);
	else if (options->wants_check)
		status = (int)check_board(board, options);
	board_free(board);
	facts_free(facts);
	return status;
}

int command_report(const struct options *options, struct error *err)
{
	struct deskfile file = { 0 };
	int status;
	if (check_format(options, err) && deskfile_init(&file, options, err) &&
		deskfile_open(&file, err))
		status = report_opened(&file, options, err);
	else
		status = error_exit_status(err->kind);
	deskfile_release(&file);
	return status;
}
