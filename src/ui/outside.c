/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Title, notifications and links of a terminal.
 */
#include "config.h"

#include "ui/outside.h"

#include <stdio.h>
#include <string.h>

void outside_init(struct outside *outside, escape_look *look, bool is_ascii)
{
	*outside = (struct outside){
		.way = escape_way(look, is_ascii),
		.known = escape_notice_known(look),
		.link_y = -1,
	};
}

void outside_set(struct outside *outside, const struct screen *screen, struct buf *out)
{
	if (!screen->has_title)
		outside_leave(outside, NULL, out);
	outside->has_title = screen->has_title;
	outside->has_links = screen->has_links;
	outside->has_clipboard = screen->has_clipboard;
}

/* --- title --- */

void outside_title(struct outside *outside, const char *title, struct buf *out)
{
	if (!outside->has_title || strncmp(outside->title, title, sizeof outside->title - 1) == 0)
		return;
	if (!outside->is_pushed)
		escape_title_push(out, &outside->way);
	outside->is_pushed = true;
	(void)snprintf(outside->title, sizeof outside->title, "%s", title);
	escape_title(out, &outside->way, title);
}

void outside_leave(struct outside *outside, const char *shell, struct buf *out)
{
	if (outside->is_pushed)
		escape_title_pop(out, &outside->way, shell);
	outside->is_pushed = false;
	outside->title[0] = '\0';
}

/* --- notifications --- */

void outside_notify(const struct outside *outside, enum notify_kind kind, const char *title,
	const char *text, struct buf *out)
{
	static const enum escape_notice notices[NOTIFY_KIND_COUNT] = {
		[NOTIFY_OSC9] = NOTICE_OSC9,
		[NOTIFY_OSC777] = NOTICE_OSC777,
		[NOTIFY_OSC99] = NOTICE_OSC99,
	};
	if (kind == NOTIFY_OFF)
		return;
	escape_notify(out, &outside->way, kind == NOTIFY_AUTO ? outside->known : notices[kind],
		title, text);
	buf_add_char(out, '\a');
}

bool outside_copy(const struct outside *outside, const char *text, struct buf *out)
{
	return outside->has_clipboard && escape_clipboard(out, &outside->way, text);
}

/* --- the link --- */

/* FNV-1a of the address, the place and the row around: curses may write any of its cells anew, and
 * would take the link from it. Never 0. */
static uint64_t mark_of(const struct canvas *canvas, const struct canvas_link *link)
{
	const uint64_t prime = UINT64_C(1099511628211);
	uint64_t mark = UINT64_C(14695981039346656037);
	for (const char *at = link->url; *at; at++)
		mark = (mark ^ (unsigned char)*at) * prime;
	mark = (mark ^ (uint64_t)link->at.x) * prime;
	for (int x = 0; x < canvas_width(canvas); x++) {
		for (const char *at = canvas_cell(canvas, x, link->at.y)->text; *at; at++)
			mark = (mark ^ (unsigned char)*at) * prime;
		mark = (mark ^ 256u) * prime;
	}
	return mark ? mark : 1;
}

int outside_link_old(struct outside *outside, const struct canvas *canvas)
{
	const struct canvas_link *link = canvas_link(canvas);
	int old_y = outside->link_y;
	bool is_there = old_y >= 0 && link->at.width > 0 && link->at.y == old_y &&
			mark_of(canvas, link) == outside->link_mark;
	if (is_there || old_y < 0)
		return -1;
	outside_link_forget(outside);
	return old_y < canvas_height(canvas) ? old_y : -1;
}

void outside_link(struct outside *outside, const struct canvas *canvas, struct buf *out)
{
	const struct canvas_link *link = canvas_link(canvas);
	if (!outside->has_links || link->at.width < 1 || outside->link_y >= 0)
		return;
	struct buf text;
	buf_init(&text, 0);
	for (int x = 0; x < link->at.width; x++)
		buf_add_text(&text, canvas_cell(canvas, link->at.x + x, link->at.y)->text);
	struct escape_anchor anchor = { link->at.x, link->at.y, link->url, text.bytes };
	if (escape_link(out, &outside->way, &anchor)) {
		outside->link_y = link->at.y;
		outside->link_mark = mark_of(canvas, link);
	}
	buf_release(&text);
}

void outside_link_forget(struct outside *outside)
{
	outside->link_y = -1;
	outside->link_mark = 0;
}
