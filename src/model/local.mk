# The nouns: plain structs, no I/O but the system's zone files.
noinst_LIBRARIES += src/model/libmodel.a
src_model_libmodel_a_SOURCES = \
	src/model/activity.h \
	src/model/activity_fact.h \
	src/model/batch.h \
	src/model/bots.c src/model/bots.h \
	src/model/calendar.c src/model/calendar.h \
	src/model/config_place.h \
	src/model/date.c src/model/date.h \
	src/model/desk.c src/model/desk.h \
	src/model/desk_settings.c \
	src/model/directory.h \
	src/model/event.h \
	src/model/facts.c src/model/facts.h \
	src/model/goals.h \
	src/model/holidays.c src/model/holidays.h \
	src/model/hours.c src/model/hours.h \
	src/model/hours_settings.c \
	src/model/jalali.c src/model/jalali.h \
	src/model/measuring.c src/model/measuring.h \
	src/model/people.h \
	src/model/pauses.c src/model/pauses.h \
	src/model/period.c src/model/period.h \
	src/model/record.c src/model/record.h \
	src/model/role.c src/model/role.h \
	src/model/scope.c src/model/scope.h \
	src/model/screen.c src/model/screen.h \
	src/model/sections.h \
	src/model/span.h \
	src/model/status.c src/model/status.h \
	src/model/states.c src/model/states.h \
	src/model/stint.c src/model/stint.h \
	src/model/ticket.h \
	src/model/ticket_facets.h \
	src/model/timeline.h \
	src/model/week.c src/model/week.h \
	src/model/zone.c src/model/zone.h
