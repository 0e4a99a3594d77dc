/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The suites of src/kpi.
 */
#ifndef TESTS_CHECK_KPI_H
#define TESTS_CHECK_KPI_H

#include <check.h>

Suite *suite_alerts(void);
Suite *suite_as_of(void);
Suite *suite_boards(void);
Suite *suite_erlang(void);
Suite *suite_flows(void);
Suite *suite_durations(void);
Suite *suite_contacts(void);
Suite *suite_formulas(void);
Suite *suite_voices(void);
Suite *suite_presence(void);
Suite *suite_presence_now(void);
Suite *suite_calls(void);
Suite *suite_exclusions(void);
Suite *suite_as_it_stood(void);
Suite *suite_beside(void);
Suite *suite_modelled(void);
Suite *suite_moves(void);
Suite *suite_forecast(void);
Suite *suite_funnel(void);
Suite *suite_examples(void);
Suite *suite_heat(void);
Suite *suite_interval(void);
Suite *suite_levels(void);
Suite *suite_live(void);
Suite *suite_past(void);
Suite *suite_promises(void);
Suite *suite_propose(void);
Suite *suite_random_desks(void);
Suite *suite_ripeness(void);
Suite *suite_roster_feeds(void);
Suite *suite_statistics(void);
Suite *suite_summaries(void);
Suite *suite_target(void);
Suite *suite_equal_ripeness(void);
Suite *suite_team_hours(void);
Suite *suite_samples(void);
Suite *suite_outliers(void);
Suite *suite_floor_day(void);
Suite *suite_usual(void);
Suite *suite_needs(void);
Suite *suite_target_check(void);
Suite *suite_target_choice(void);
Suite *suite_target_course(void);
Suite *suite_theirs(void);
Suite *suite_told(void);
Suite *suite_marks(void);
Suite *suite_xmr(void);

#endif
