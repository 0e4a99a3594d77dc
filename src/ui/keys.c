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
	{ ACTION_UP, "up", "k ↑", { 'k', KEYCODE_UP }, N_("up"), N_("One row up.") },
	{ ACTION_DOWN, "down", "j ↓", { 'j', KEYCODE_DOWN }, N_("down"), N_("One row down.") },
	{ ACTION_LEFT, "left", "h ←", { 'h', KEYCODE_LEFT }, N_("left"), N_("The panel or column to the left.") },
	{ ACTION_RIGHT, "right", "l →", { 'l', KEYCODE_RIGHT }, N_("right"), N_("The panel or column to the right.") },
	{ ACTION_PAGE_UP, "page-up", "PgUp", { KEYCODE_PAGE_UP }, N_("page up"), N_("One page up.") },
	{ ACTION_PAGE_DOWN, "page-down", "PgDn", { KEYCODE_PAGE_DOWN }, N_("page down"), N_("One page down.") },
	{ ACTION_FIRST, "first", "g Home", { 'g', KEYCODE_HOME }, N_("first"), N_("The first row.") },
	{ ACTION_LAST, "last", "G End", { 'G', KEYCODE_END }, N_("last"), N_("The last row.") },
	{ ACTION_ENTER, "drill-in", "Enter", { KEYCODE_ENTER }, N_("open"), N_("Opens what is selected: from a panel to its members, from a KPI to its tickets, down to one ticket.") },
	{ ACTION_BACK, "back", "Esc Backspace", { KEYCODE_ESCAPE, KEYCODE_BACKSPACE }, N_("back"), N_("Goes back to the row one came from; clears a filter first.") },
	{ ACTION_NEXT_PANEL, "next-panel", "Tab", { KEYCODE_TAB }, N_("next panel"), N_("The next panel; in tables the next column.") },
	{ ACTION_PREVIOUS_PANEL, "previous-panel", "Shift-Tab", { KEYCODE_BACK_TAB }, N_("previous panel"), N_("The previous panel; in tables the previous column.") },
	{ ACTION_PANEL_1, "panel-1", "1", { '1' }, N_("panel 1"), N_("The first panel or column.") },
	{ ACTION_PANEL_2, "panel-2", "2", { '2' }, N_("panel 2"), N_("The second panel or column.") },
	{ ACTION_PANEL_3, "panel-3", "3", { '3' }, N_("panel 3"), N_("The third panel or column.") },
	{ ACTION_PANEL_4, "panel-4", "4", { '4' }, N_("panel 4"), N_("The fourth panel or column.") },
	{ ACTION_PANEL_5, "panel-5", "5", { '5' }, N_("panel 5"), N_("The fifth panel or column.") },
	{ ACTION_PANEL_6, "panel-6", "6", { '6' }, N_("panel 6"), N_("The sixth panel or column.") },
	{ ACTION_PANEL_7, "panel-7", "7", { '7' }, N_("panel 7"), N_("The seventh panel or column.") },
	{ ACTION_PANEL_8, "panel-8", "8", { '8' }, N_("panel 8"), N_("The eighth panel or column.") },
	{ ACTION_PANEL_9, "panel-9", "9", { '9' }, N_("panel 9"), N_("The ninth panel or column.") },
	{ ACTION_VIEW_WAITING, "waiting", "W", { 'W' }, N_("waiting"), N_("Open tickets: who waits, for what, since when.") },
	{ ACTION_VIEW_TEAMS, "teams", "T", { 'T' }, N_("teams"), N_("The teams side by side.") },
	{ ACTION_VIEW_AGENTS, "agents", "A", { 'A' }, N_("agents"), N_("The agents side by side.") },
	{ ACTION_VIEW_CHANNELS, "channels", "C", { 'C' }, N_("channels"), N_("The channels side by side.") },
	{ ACTION_VIEW_KPIS, "kpis", "K", { 'K' }, N_("KPIs"), N_("Every KPI of the department.") },
	{ ACTION_VIEW_LOG, "log", "L", { 'L' }, N_("log"), N_("The sources: how fresh, how complete, what ails them.") },
	{ ACTION_SWITCH, "switch", "t", { 't' }, N_("team/agent"), N_("From teams to agents and back, keeping the selection.") },
	{ ACTION_PREVIOUS_SIBLING, "previous-sibling", "[", { '[' }, N_("previous"), N_("The previous agent, team, KPI or ticket.") },
	{ ACTION_NEXT_SIBLING, "next-sibling", "]", { ']' }, N_("next"), N_("The next agent, team, KPI or ticket.") },
	{ ACTION_EARLIER, "earlier", "<", { '<' }, N_("earlier"), N_("The period before.") },
	{ ACTION_LATER, "later", ">", { '>' }, N_("later"), N_("The period after.") },
	{ ACTION_PERIOD, "period", "p", { 'p' }, N_("period"), N_("Chooses the period.") },
	{ ACTION_COMPARE, "compare", "c", { 'c' }, N_("compare"), N_("Compares with the period before, with last year, or with nothing.") },
	{ ACTION_FILTER, "filter", "/", { '/' }, N_("filter"), N_("Shows only rows that contain what is typed.") },
	{ ACTION_NEXT_HIT, "next-hit", "n", { 'n' }, N_("next hit"), N_("The next row found.") },
	{ ACTION_PREVIOUS_HIT, "previous-hit", "N", { 'N' }, N_("previous hit"), N_("The previous row found.") },
	{ ACTION_SORT, "sort", "s", { 's' }, N_("sort"), N_("Sorts by the next column.") },
	{ ACTION_REVERSE, "reverse", "r", { 'r' }, N_("reverse"), N_("Turns the order round.") },
	{ ACTION_EXPAND, "expand", "Space", { ' ' }, N_("expand"), N_("Shows more of a row in place.") },
	{ ACTION_BREAKDOWN, "breakdown", "b", { 'b' }, N_("breakdown"), N_("Breaks a KPI down by team, agent, channel, priority.") },
	{ ACTION_CLOCK, "clock", "B", { 'B' }, N_("clock"), N_("Business hours, calendar time, or each goal's own.") },
	{ ACTION_DEFINITION, "definition", "d", { 'd' }, N_("definition"), N_("How the KPI is defined.") },
	{ ACTION_OPEN, "open-link", "o", { 'o' }, N_("open link"), N_("Opens the ticket in the browser, or shows its address.") },
	{ ACTION_COPY, "copy-link", "y", { 'y' }, N_("copy link"), N_("Copies the ticket's address to the terminal's clipboard.") },
	{ ACTION_POLL, "poll", "R F5 Ctrl-L", { 'R', KEYCODE_F5, KEYCODE_CTRL_L }, N_("refresh"), N_("Asks the helpdesk now and draws anew.") },
	{ ACTION_HELP, "help", "? F1", { '?', KEYCODE_F1 }, N_("help"), N_("This page.") },
	{ ACTION_QUIT, "quit", "q", { 'q' }, N_("quit"), N_("Back; on the wall quits after asking once.") },
	{ ACTION_INTERRUPT, "interrupt", "Ctrl-C", { KEYCODE_CTRL_C }, N_("quit at once"), N_("Pressed twice, quits at once.") },
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
