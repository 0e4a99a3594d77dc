/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The keys. To add one: its action in keys.h and its row here.
 */
#include "config.h"

#include "ui/keys.h"

#include "base/macros.h"
#include "base/words.h"

/* clang-format off */
const struct key_row key_rows[] = {
	{ .action = ACTION_UP, .name = "up", .keys = "k ↑", .codes = { 'k', KEYCODE_UP },
		.title = N_("up"), .help = N_("One row up.") },
	{ .action = ACTION_DOWN, .name = "down", .keys = "j ↓", .codes = { 'j', KEYCODE_DOWN },
		.title = N_("down"), .help = N_("One row down.") },
	{ .action = ACTION_LEFT, .name = "left", .keys = "h ←", .codes = { 'h', KEYCODE_LEFT },
		.title = N_("left"), .help = N_("The panel or column to the left.") },
	{ .action = ACTION_RIGHT, .name = "right", .keys = "l →", .codes = { 'l', KEYCODE_RIGHT },
		.title = N_("right"), .help = N_("The panel or column to the right.") },
	{ .action = ACTION_PAGE_UP, .name = "page-up", .keys = "PgUp", .codes = { KEYCODE_PAGE_UP },
		.title = N_("page up"), .help = N_("One page up.") },
	{ .action = ACTION_PAGE_DOWN, .name = "page-down", .keys = "PgDn", .codes = { KEYCODE_PAGE_DOWN },
		.title = N_("page down"), .help = N_("One page down.") },
	{ .action = ACTION_FIRST, .name = "first", .keys = "g Home", .codes = { 'g', KEYCODE_HOME },
		.title = N_("first"), .help = N_("The first row.") },
	{ .action = ACTION_LAST, .name = "last", .keys = "G End", .codes = { 'G', KEYCODE_END },
		.title = N_("last"), .help = N_("The last row.") },
	{ .action = ACTION_ENTER, .name = "drill-in", .keys = "Enter", .codes = { KEYCODE_ENTER },
		.title = N_("open"), .help = N_("Opens what is selected: from a panel to its members, from a KPI to its tickets, down to one ticket.") },
	{ .action = ACTION_BACK, .name = "back", .keys = "Esc Backspace", .codes = { KEYCODE_ESCAPE, KEYCODE_BACKSPACE },
		.title = N_("back"), .help = N_("Goes back to the row one came from; clears a filter first.") },
	{ .action = ACTION_NEXT_PANEL, .name = "next-panel", .keys = "Tab", .codes = { KEYCODE_TAB },
		.title = N_("next panel"), .help = N_("The next panel; in tables the next column.") },
	{ .action = ACTION_PREVIOUS_PANEL, .name = "previous-panel", .keys = "Shift-Tab", .codes = { KEYCODE_BACK_TAB },
		.title = N_("previous panel"), .help = N_("The previous panel; in tables the previous column.") },
	{ .action = ACTION_PANEL_1, .name = "panel-1", .keys = "1", .codes = { '1' },
		.title = N_("panel 1"), .help = N_("The first panel or column.") },
	{ .action = ACTION_PANEL_2, .name = "panel-2", .keys = "2", .codes = { '2' },
		.title = N_("panel 2"), .help = N_("The second panel or column.") },
	{ .action = ACTION_PANEL_3, .name = "panel-3", .keys = "3", .codes = { '3' },
		.title = N_("panel 3"), .help = N_("The third panel or column.") },
	{ .action = ACTION_PANEL_4, .name = "panel-4", .keys = "4", .codes = { '4' },
		.title = N_("panel 4"), .help = N_("The fourth panel or column.") },
	{ .action = ACTION_PANEL_5, .name = "panel-5", .keys = "5", .codes = { '5' },
		.title = N_("panel 5"), .help = N_("The fifth panel or column.") },
	{ .action = ACTION_PANEL_6, .name = "panel-6", .keys = "6", .codes = { '6' },
		.title = N_("panel 6"), .help = N_("The sixth panel or column.") },
	{ .action = ACTION_PANEL_7, .name = "panel-7", .keys = "7", .codes = { '7' },
		.title = N_("panel 7"), .help = N_("The seventh panel or column.") },
	{ .action = ACTION_PANEL_8, .name = "panel-8", .keys = "8", .codes = { '8' },
		.title = N_("panel 8"), .help = N_("The eighth panel or column.") },
	{ .action = ACTION_PANEL_9, .name = "panel-9", .keys = "9", .codes = { '9' },
		.title = N_("panel 9"), .help = N_("The ninth panel or column.") },
	{ .action = ACTION_VIEW_WAITING, .name = "waiting", .keys = "W", .codes = { 'W' },
		.title = N_("waiting"), .help = N_("Open tickets: who waits, for what, since when.") },
	{ .action = ACTION_VIEW_TEAMS, .name = "teams", .keys = "T", .codes = { 'T' },
		.title = N_("teams"), .help = N_("The teams side by side.") },
	{ .action = ACTION_VIEW_AGENTS, .name = "agents", .keys = "A", .codes = { 'A' },
		.title = N_("agents"), .help = N_("The agents side by side.") },
	{ .action = ACTION_VIEW_CHANNELS, .name = "channels", .keys = "C", .codes = { 'C' },
		.title = N_("channels"), .help = N_("The channels side by side.") },
	{ .action = ACTION_VIEW_KPIS, .name = "kpis", .keys = "K", .codes = { 'K' },
		.title = N_("KPIs"), .help = N_("Every KPI of the department.") },
	{ .action = ACTION_VIEW_LOG, .name = "log", .keys = "L", .codes = { 'L' },
		.title = N_("log"), .help = N_("The sources: how fresh, how complete, what ails them.") },
	{ .action = ACTION_SWITCH, .name = "switch", .keys = "t", .codes = { 't' },
		.title = N_("team/agent"), .help = N_("From teams to agents and back, keeping the selection.") },
	{ .action = ACTION_PREVIOUS_SIBLING, .name = "previous-sibling", .keys = "[", .codes = { '[' },
		.title = N_("previous"), .help = N_("The previous agent, team, KPI or ticket.") },
	{ .action = ACTION_NEXT_SIBLING, .name = "next-sibling", .keys = "]", .codes = { ']' },
		.title = N_("next"), .help = N_("The next agent, team, KPI or ticket.") },
	{ .action = ACTION_EARLIER, .name = "earlier", .keys = "<", .codes = { '<' },
		.title = N_("earlier"), .help = N_("The period before.") },
	{ .action = ACTION_LATER, .name = "later", .keys = ">", .codes = { '>' },
		.title = N_("later"), .help = N_("The period after.") },
	{ .action = ACTION_PERIOD, .name = "period", .keys = "p", .codes = { 'p' },
		.title = N_("period"), .help = N_("Chooses the period.") },
	{ .action = ACTION_COMPARE, .name = "compare", .keys = "c", .codes = { 'c' },
		.title = N_("compare"), .help = N_("Compares with the period before, with last year, or with nothing.") },
	{ .action = ACTION_FILTER, .name = "filter", .keys = "/", .codes = { '/' },
		.title = N_("filter"), .help = N_("Shows only rows that contain what is typed.") },
	{ .action = ACTION_NEXT_HIT, .name = "next-hit", .keys = "n", .codes = { 'n' },
		.title = N_("next hit"), .help = N_("The next row found.") },
	{ .action = ACTION_PREVIOUS_HIT, .name = "previous-hit", .keys = "N", .codes = { 'N' },
		.title = N_("previous hit"), .help = N_("The previous row found.") },
	{ .action = ACTION_SORT, .name = "sort", .keys = "s", .codes = { 's' },
		.title = N_("sort"), .help = N_("Sorts by the next column.") },
	{ .action = ACTION_REVERSE, .name = "reverse", .keys = "r", .codes = { 'r' },
		.title = N_("reverse"), .help = N_("Turns the order round.") },
	{ .action = ACTION_EXPAND, .name = "expand", .keys = "Space", .codes = { ' ' },
		.title = N_("expand"), .help = N_("Shows more in place: on the wall the KPIs behind the headline.") },
	{ .action = ACTION_BREAKDOWN, .name = "breakdown", .keys = "b", .codes = { 'b' },
		.title = N_("breakdown"), .help = N_("Breaks a KPI down by team, agent, channel, priority, type, topic, site; of a table of teams shows the other kinds.") },
	{ .action = ACTION_CLOCK, .name = "clock", .keys = "B", .codes = { 'B' },
		.title = N_("clock"), .help = N_("Business hours, calendar time, or each goal's own.") },
	{ .action = ACTION_DEFINITION, .name = "definition", .keys = "d", .codes = { 'd' },
		.title = N_("definition"), .help = N_("How the KPI is defined.") },
	{ .action = ACTION_OPEN, .name = "open-link", .keys = "o", .codes = { 'o' },
		.title = N_("open link"), .help = N_("Opens the ticket in the browser, or shows its address.") },
	{ .action = ACTION_COPY, .name = "copy-link", .keys = "y", .codes = { 'y' },
		.title = N_("copy link"), .help = N_("Copies the ticket's address to the terminal's clipboard.") },
	{ .action = ACTION_POLL, .name = "poll", .keys = "R F5 Ctrl-L", .codes = { 'R', KEYCODE_F5, KEYCODE_CTRL_L },
		.title = N_("refresh"), .help = N_("Asks the helpdesk now and draws anew.") },
	{ .action = ACTION_HELP, .name = "help", .keys = "? F1", .codes = { '?', KEYCODE_F1 },
		.title = N_("help"), .help = N_("This page.") },
	{ .action = ACTION_QUIT, .name = "quit", .keys = "q", .codes = { 'q' },
		.title = N_("quit"), .help = N_("Back; on the wall quits after asking once.") },
	{ .action = ACTION_INTERRUPT, .name = "interrupt", .keys = "Ctrl-C", .codes = { KEYCODE_CTRL_C },
		.title = N_("quit at once"), .help = N_("Pressed twice, quits at once.") },
	{ .name = NULL },
};
/* clang-format on */

static bool has_code(const struct key_row *row, int code)
{
	for (size_t i = 0; i < ARRAY_LEN(row->codes) && row->codes[i]; i++) {
		if (row->codes[i] == code)
			return true;
	}
	return false;
}

enum action key_action(int code)
{
	for (const struct key_row *row = key_rows; row->name; row++) {
		if (has_code(row, code))
			return row->action;
	}
	return ACTION_NONE;
}

const struct key_row *key_row_of(enum action action)
{
	for (const struct key_row *row = key_rows; row->name; row++) {
		if (row->action == action)
			return row;
	}
	return NULL;
}
