# Pure arithmetic: facts → observations → readings → board.
noinst_LIBRARIES += src/kpi/libkpi.a
src_kpi_libkpi_a_SOURCES = \
	src/kpi/activity.c \
	src/kpi/alerts.c src/kpi/alerts.h \
	src/kpi/behind.c \
	src/kpi/away.c src/kpi/away.h src/kpi/beside.c src/kpi/beside.h src/kpi/beside_measures.c src/kpi/beside_settle.c src/kpi/beside_stretches.c \
	src/kpi/beside_times.c src/kpi/beside_times.h \
	src/kpi/benchmark.c src/kpi/benchmark.h \
	src/kpi/board.c src/kpi/board.h src/kpi/inside.h \
	src/kpi/chance.c src/kpi/chance.h \
	src/kpi/closed.c src/kpi/closed.h \
	src/kpi/contacts.c src/kpi/contacts.h \
	src/kpi/coverage.c src/kpi/coverage.h \
	src/kpi/dense.c src/kpi/dense.h \
	src/kpi/derive.h \
	src/kpi/erlang.c src/kpi/erlang.h \
	src/kpi/exclusion.c src/kpi/exclusion.h \
	src/kpi/facts.c src/kpi/facts.h src/kpi/pool.h src/kpi/pool_slot.h \
	src/kpi/feed.c src/kpi/feed.h \
	src/kpi/feed_floor.c src/kpi/feed_flow.c src/kpi/feed_level.c \
	src/kpi/feed_moves.c src/kpi/feed_voices.c \
	src/kpi/examples.c src/kpi/examples.h \
	src/kpi/presence.c src/kpi/presence.h \
	src/kpi/filter.c src/kpi/filter.h \
	src/kpi/formula.c src/kpi/formula.h \
	src/kpi/floor.c src/kpi/floor.h \
	src/kpi/forecast.c src/kpi/forecast.h \
	src/kpi/funnel.c src/kpi/funnel.h \
	src/kpi/groups.c src/kpi/groups.h \
	src/kpi/heat.c src/kpi/heat.h src/kpi/holder.c src/kpi/holder.h src/kpi/home.c src/kpi/home.h \
	src/kpi/interval.c src/kpi/interval.h \
	src/kpi/judge.c src/kpi/judge.h src/kpi/judge_formula.c src/kpi/judge_goals.c src/kpi/judge_known.c src/kpi/judge_measured.c src/kpi/judge_sample.c src/kpi/judge_source.c \
	src/kpi/kpi.c src/kpi/kpi.h src/kpi/kpi_id.h \
	src/kpi/namesake.c src/kpi/namesake.h \
	src/kpi/live.c src/kpi/live.h \
	src/kpi/load.c src/kpi/load.h \
	src/kpi/method.c src/kpi/method.h \
	src/kpi/modelled.c src/kpi/modelled.h src/kpi/modelled_forecast.c \
	src/kpi/marks.c src/kpi/marks.h \
	src/kpi/observation.h src/kpi/observation_flag.h \
	src/kpi/noun.c src/kpi/noun.h \
	src/kpi/offers.c src/kpi/offers.h \
	src/kpi/panel.c src/kpi/panel.h \
	src/kpi/ordinary.c src/kpi/ordinary.h \
	src/kpi/outlier.c \
	src/kpi/pass.c src/kpi/pass.h \
	src/kpi/past.c src/kpi/past.h src/kpi/propose.c \
	src/kpi/privacy.c src/kpi/privacy.h src/kpi/promise.c \
	src/kpi/reading.c src/kpi/reading.h \
	src/kpi/request.h \
	src/kpi/roster.c src/kpi/roster.h \
	src/kpi/rows.h src/kpi/rows_company.c src/kpi/rows_floor.c src/kpi/rows_tickets.c \
	src/kpi/sets.c src/kpi/sets.h \
	src/kpi/spread.c \
	src/kpi/spread.c src/kpi/spread.h \
	src/kpi/staffing.c src/kpi/staffing.h \
	src/kpi/standing.c src/kpi/standing.h \
	src/kpi/stage.c \
	src/kpi/statistics.c src/kpi/statistics.h \
	src/kpi/target.c src/kpi/target.h \
	src/kpi/target_check.c src/kpi/target_choice.c src/kpi/target_course.c \
	src/kpi/today.c src/kpi/today.h \
	src/kpi/types.c \
	src/kpi/theirs.c src/kpi/theirs.h \
	src/kpi/team_hours.c src/kpi/team_hours.h \
	src/kpi/told.c src/kpi/told.h src/kpi/told_answers.c \
	src/kpi/meaning.c src/kpi/meaning.h \
	src/kpi/unmatched.c src/kpi/unmatched.h \
	src/kpi/usual.c src/kpi/usual.h \
	src/kpi/walk.c src/kpi/walk.h \
	src/kpi/walk_end.c \
	src/kpi/walk_events.c \
	src/kpi/walk_summary.c \
	src/kpi/xmr.c src/kpi/xmr.h
