# Unit tests of src/kpi.
check_PROGRAMS += tests/unit/check_kpi
TESTS += tests/unit/check_kpi
tests_unit_check_kpi_SOURCES = tests/unit/check_kpi.c tests/unit/check_kpi.h \
	tests/unit/kpi_desk.c tests/unit/kpi_desk.h tests/unit/test_alerts.c \
	tests/unit/random_desk.c tests/unit/random_desk.h \
	tests/unit/test_as_of.c tests/unit/test_as_it_stood.c tests/unit/test_boards.c tests/unit/test_flows.c \
	tests/unit/test_levels.c tests/unit/test_needs.c tests/unit/test_live.c tests/unit/test_marks.c tests/unit/test_past.c tests/unit/test_promises.c \
	tests/unit/test_random_desks.c tests/unit/test_roster_feeds.c tests/unit/test_ripeness.c tests/unit/test_statistics.c \
	tests/unit/test_summaries.c tests/unit/test_target.c tests/unit/test_xmr.c \
	tests/unit/test_propose.c tests/unit/test_target_check.c tests/unit/test_target_choice.c \
	tests/unit/test_target_course.c tests/unit/test_theirs.c \
	tests/unit/test_erlang.c tests/unit/test_examples.c tests/unit/test_forecast.c tests/unit/test_funnel.c tests/unit/test_heat.c \
	tests/unit/test_contacts.c tests/unit/test_durations.c tests/unit/test_told.c \
	tests/unit/test_calls.c tests/unit/test_formulas.c tests/unit/test_moves.c \
	tests/unit/test_beside.c tests/unit/test_exclusions.c tests/unit/test_modelled.c tests/unit/test_presence.c tests/unit/test_presence_now.c tests/unit/test_voices.c \
	tests/unit/test_interval.c tests/unit/test_samples.c tests/unit/test_equal_ripeness.c tests/unit/test_team_hours.c \
	tests/unit/test_usual.c tests/unit/test_floor_day.c tests/unit/test_outliers.c
tests_unit_check_kpi_LDADD = $(LINK_KPI) $(CHECK_LIBS)
