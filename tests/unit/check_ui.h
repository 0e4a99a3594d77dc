/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/ui.
 */
#ifndef TESTS_CHECK_UI_H
#define TESTS_CHECK_UI_H

#include <check.h>

Suite *suite_answer(void);
Suite *suite_attention(void);
Suite *suite_canvas(void);
Suite *suite_cells(void);
Suite *suite_chart(void);
Suite *suite_floor_table(void);
Suite *suite_choice(void);
Suite *suite_escape(void);
Suite *suite_export(void);
Suite *suite_filter(void);
Suite *suite_filtered(void);
Suite *suite_hostile(void);
Suite *suite_kept(void);
Suite *suite_keymap(void);
Suite *suite_keys(void);
Suite *suite_mouse(void);
Suite *suite_theme(void);
Suite *suite_outside(void);
Suite *suite_personal(void);
Suite *suite_reading_text(void);
Suite *suite_plain(void);
Suite *suite_privacy(void);
Suite *suite_proof(void);
Suite *suite_rank(void);
Suite *suite_script(void);
Suite *suite_sum(void);
Suite *suite_table(void);
Suite *suite_target_text(void);
Suite *suite_time_on_screen(void);
Suite *suite_timeline_feeds(void);
Suite *suite_ui(void);
Suite *suite_view_all(void);
Suite *suite_view_handover(void);
Suite *suite_view_kpi(void);
Suite *suite_view_lists(void);
Suite *suite_view_staffing(void);
Suite *suite_view_ticket(void);
Suite *suite_view_members(void);
Suite *suite_view_unit(void);
Suite *suite_wallboard(void);

#endif
