/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `kpitop tickets --kpi ID`: the tickets behind a reading, and that they add up to it.
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "app/app.h"
#include "app/deskfile.h"
#include "app/output.h"
#include "app/their_figures.h"
#include "base/arena.h"
#include "base/words.h"
#include "report/report.h"

static bool list_tickets(struct deskfile *file, const struct options *options,
	const struct board *board, const struct facts *facts, struct error *err)
{
	struct arena *arena = arena_new();
	struct report_tickets tickets = {
		.desk = file->desk,
		.facts = facts,
		.board = board,
		.reading = board_find(board, kpi_find(options->kpis[0]), SCOPE_DEPARTMENT, NULL),
		.now_s = board_made_at(board),
		.width_cols = output_width_cols(options),
	};
	struct behind *rows = NULL;
	board_behind(board, tickets.reading, arena, &rows, &tickets.len);
	struct ticket_text *texts = arena_alloc(arena, tickets.len + 1, sizeof *texts);
	for (size_t i = 0; i < tickets.len; i++)
		texts[i].id = rows[i].ticket;
	tickets.rows = rows;
	tickets.texts = texts;
	struct their_figures theirs;
	their_figures_begin(&theirs, tickets.reading, rows, tickets.len, tickets.len);
	struct buf out;
	buf_init(&out, OUTPUT_MAX_BYTES);
	bool is_good = store_ticket_texts(file->store, texts, tickets.len, arena, err) &&
		       their_figures_step(&theirs, file->store, INT64_MAX, err);
	if (is_good) {
		if (options->format && strcmp(options->format, "json") == 0)
			report_tickets_json(&tickets, &out);
		else
			report_tickets_text(&tickets, &out);
		is_good = output_write(&out, options->output, err);
	}
	buf_release(&out);
	arena_free(arena);
	return is_good;
}

static bool tickets_opened(struct deskfile *file, const struct options *options, struct error *err)
{
	struct board_request request;
	struct facts *facts = NULL;
	int64_t now_s;
	if (!output_moment(file, options, &now_s, err) ||
		!deskfile_request(file, options, now_s, &request, err))
		return false;
	memset(request.scopes, 0, sizeof request.scopes);
	request.scopes[SCOPE_DEPARTMENT] = true;
	request.has_previous = request.has_last_year = request.has_series = false;
	if (!deskfile_facts(file, options, &request, &facts, err))
		return false;
	if (!facts_check_filter(facts, &request.filter, err)) {
		facts_free(facts);
		return false;
	}
	struct board *board = board_new(facts, &request, now_s);
	board_step(board, INT64_MAX);
	bool is_good = list_tickets(file, options, board, facts, err);
	board_free(board);
	facts_free(facts);
	return is_good;
}

static bool check_options(const struct options *options, struct error *err)
{
	if (options->kpi_count != 1)
		return error_set(err, ERROR_USAGE, _("tickets needs exactly one --kpi"));
	if (options->scope_count > 0)
		return error_set(err, ERROR_USAGE,
			_("tickets takes no --scope: name the slice by --team, --agent, --channel …"));
	if (options->format && strcmp(options->format, "json") != 0 &&
		strcmp(options->format, "text") != 0)
		return error_set(err, ERROR_USAGE, _("tickets has no format '%s' (text, json)"),
			options->format);
	return true;
}

int command_tickets(const struct options *options, struct error *err)
{
	struct deskfile file = { 0 };
	bool is_good = check_options(options, err) && deskfile_init(&file, options, err) &&
		       deskfile_open(&file, err) && tickets_opened(&file, options, err);
	deskfile_release(&file);
	return is_good ? 0 : error_exit_status(err->kind);
}
