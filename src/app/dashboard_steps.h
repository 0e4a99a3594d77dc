/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each file of the dashboard does for the others. Included by dashboard_parts.h.
 */
#ifndef APP_DASHBOARD_STEPS_H
#define APP_DASHBOARD_STEPS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/macros.h"
#include "model/facts.h"
#include "model/screen.h"

struct board_filter;
struct board_request;
struct buf;
struct dashboard;
struct desk;
struct options;
struct ui_result;

/* dashboard.c */
void dashboard_say(struct dashboard *dashboard, const char *line); /* what an action did */

/* dashboard_reload.c */
void dashboard_reload(struct dashboard *dashboard); /* one with a mistake changes nothing */
/* A store without a configuration tells zone and clock, which the options are read by. What is wrong
 * with it is said when it is opened to stay. */
void dashboard_peek_store(struct dashboard *dashboard);
void dashboard_decide_collector(struct dashboard *dashboard);

/* dashboard_store.c */
void dashboard_watch(struct dashboard *dashboard); /* the folder of the store as it is called now */
void dashboard_watch_read(struct dashboard *dashboard);
void dashboard_store_step(struct dashboard *dashboard);
void dashboard_store_close(struct dashboard *dashboard);
void dashboard_store_fault(struct dashboard *dashboard, const struct error *fault);

/* dashboard_facts.c */
void dashboard_facts_begin(struct dashboard *dashboard);
void dashboard_facts_step(struct dashboard *dashboard, int64_t deadline_ms);
bool dashboard_facts_wait(const struct dashboard *dashboard); /* there is more to be done at once */
void dashboard_facts_release(struct dashboard *dashboard);

/* dashboard_board.c */
void dashboard_board_step(struct dashboard *dashboard, int64_t deadline_ms);
void dashboard_scene_refresh(struct dashboard *dashboard);
void dashboard_board_release(struct dashboard *dashboard);
/* What a board was made for. */
void dashboard_request_key(struct buf *key, const struct board_request *request);

/* dashboard_aside.c */
void dashboard_aside_step(struct dashboard *dashboard, int64_t deadline_ms);
bool dashboard_aside_wait(const struct dashboard *dashboard); /* it is not whole yet */
void dashboard_aside_release(struct dashboard *dashboard);
int64_t dashboard_aside_from(const struct dashboard *dashboard); /* TIME_NONE: not asked for */

/* dashboard_floor.c */
void dashboard_floor_want(struct dashboard *dashboard, const struct board_filter *filter);
void dashboard_floor_step(struct dashboard *dashboard, int64_t deadline_ms);
bool dashboard_floor_wait(const struct dashboard *dashboard); /* it is not whole yet */
void dashboard_floor_release(struct dashboard *dashboard);

/* dashboard_tickets.c */
bool dashboard_ticket_refresh(struct dashboard *dashboard); /* true: it is another now */
void dashboard_texts_refresh(struct dashboard *dashboard);
void dashboard_theirs_step(struct dashboard *dashboard, int64_t deadline_ms);
void dashboard_open_link(struct dashboard *dashboard);

/* dashboard_screen.c */
MUST_CHECK bool dashboard_start_terminal(struct dashboard *dashboard, struct error *err);
MUST_CHECK bool dashboard_use_theme(
	struct dashboard *dashboard, const struct desk *desk, struct error *err);
void dashboard_change_theme(struct dashboard *dashboard, const char *name);
void dashboard_use_script(struct dashboard *dashboard, const struct desk *desk);
void dashboard_use_privacy(struct dashboard *dashboard, enum privacy privacy);
void dashboard_change_privacy(struct dashboard *dashboard, const char *word);

/* dashboard_export.c */
void dashboard_export(struct dashboard *dashboard, const struct ui_result *result);

/* dashboard_rotate.c */
MUST_CHECK bool dashboard_rotate_check(const struct options *options, struct error *err);
void dashboard_rotate_step(struct dashboard *dashboard); /* plans next_rotate_ms */

/* dashboard_plain.c; the dashboard without a terminal */
bool dashboard_plain_is_wanted(const struct options *options); /* or TERM is "dumb" */
void dashboard_plain_start(struct dashboard *dashboard);
void dashboard_plain_report(struct dashboard *dashboard); /* what is new, once a minute at most */
void dashboard_plain_say(struct dashboard *dashboard, const char *sentence);
void dashboard_plain_read(struct dashboard *dashboard); /* q and the end of input end it */
void dashboard_plain_stop(struct dashboard *dashboard);

/* dashboard_notes.c */
void dashboard_notes_read(struct dashboard *dashboard);
void dashboard_notes_refresh(struct dashboard *dashboard); /* once the store has news */
void dashboard_pin(struct dashboard *dashboard, fact_id ticket);
void dashboard_note(struct dashboard *dashboard, const char *text);

/* dashboard_alerts.c */
void dashboard_alerts_step(struct dashboard *dashboard); /* before every frame */
void dashboard_alerts_use(struct dashboard *dashboard, const struct ui_result *result);

/* dashboard_collector.c */
void dashboard_collector_step(struct dashboard *dashboard);
void dashboard_collector_read(struct dashboard *dashboard);

#endif
