/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A small desk and its report.
 */
#include "config.h"

#include "report_desk.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void put_tickets(struct kpi_desk *desk)
{
	struct story first = story(1, MONDAY + HOUR_S), second = story(2, MONDAY + 2 * HOUR_S);

	first.fact.group = BILLING;
	story_assign(&first, MONDAY + HOUR_S + MINUTE_S, ANNA);
	story_reply(&first, MONDAY + 2 * HOUR_S, ANNA);
	story_state(&first, MONDAY + 6 * HOUR_S, STATE_SOLVED);
	story_rate(&first, MONDAY + 8 * HOUR_S, 5, 5);
	story_robot(&second, MONDAY + 2 * HOUR_S + 1);
	story_reply(&second, MONDAY + 5 * HOUR_S, BEN);
	put(desk, &first);
	put(desk, &second);
}

struct report_desk *report_desk_new(void)
{
	struct report_desk *made = mem_new(1, sizeof(*made));
	struct board_request request = ask(MONDAY, REPORT_NOW, REPORT_NOW);

	made->desk = kpi_desk_new();
	kpi_desk_begin(made->desk, TIME_NONE);
	put_tickets(made->desk);
	memset(request.scopes, 0, sizeof(request.scopes));
	request.scopes[SCOPE_DEPARTMENT] = request.scopes[SCOPE_TEAM] = true;
	made->board = board_of(made->desk, &request, REPORT_NOW);
	made->source = (struct source_status){
		.name = "support",
		.kind = "rt",
		.state = SOURCE_OK,
		.last_success = REPORT_NOW - 20,
		.history_from = MONDAY - 30 * DAY_S,
		.is_complete = true,
	};
	made->report = (struct report){
		.desk = made->desk->desk,
		.board = made->board,
		.sources = &made->source,
		.source_count = 1,
		.now_s = REPORT_NOW,
		.data_as_of = REPORT_NOW - 20,
	};
	buf_init(&made->out, 0);
	return made;
}

void report_desk_free(struct report_desk *made)
{
	buf_release(&made->out);
	board_done(made->board);
	kpi_desk_free(made->desk);
	free(made);
}

const char *report_desk_write(struct report_desk *made, const char *format)
{
	const struct report_format *row = report_format_find(format);

	ck_assert_ptr_nonnull(row);
	buf_clear(&made->out);
	row->write(&made->report, &made->out);
	return made->out.bytes;
}

void report_listing_init(struct report_listing *listing, struct report_desk *made, enum kpi_id kpi)
{
	struct report_tickets *tickets = &listing->tickets;
	struct behind *rows;
	struct ticket_text *texts;

	listing->arena = arena_new();
	*tickets = (struct report_tickets){
		.desk = made->desk->desk,
		.facts = made->desk->facts,
		.board = made->board,
		.reading = read_kpi(made->board, kpi),
		.now_s = REPORT_NOW,
	};
	board_behind(made->board, tickets->reading, listing->arena, &rows, &tickets->len);
	texts = arena_alloc(listing->arena, tickets->len + 1, sizeof(*texts));
	for (size_t i = 0; i < tickets->len; i++)
		texts[i] = (struct ticket_text){
			.id = rows[i].ticket,
			.source = "support",
			.external_id = arena_printf(listing->arena, "%d", 500 + rows[i].ticket),
			.subject = "Broken \033[31mlamp\xe2\x80\xae",
			.state_text = "open",
		};
	tickets->rows = rows;
	tickets->texts = texts;
	buf_init(&listing->out, 0);
}

void report_listing_release(struct report_listing *listing)
{
	buf_release(&listing->out);
	arena_free(listing->arena);
}
