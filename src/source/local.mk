# Helpdesks, without I/O.
noinst_LIBRARIES += src/source/libsource.a
src_source_libsource_a_SOURCES = \
	src/source/auth.c src/source/auth.h \
	src/source/fault.c src/source/fault.h \
	src/source/ids.c src/source/ids.h \
	src/source/json.c src/source/json.h \
	src/source/mark.c src/source/mark.h \
	src/source/rows.h \
	src/source/source.c src/source/source.h src/source/source_check.c \
	src/source/stream.c src/source/stream.h \
	src/source/feed/cell.c src/source/feed/cell.h \
	src/source/feed/columns.c src/source/feed/columns.h \
	src/source/feed/csv.c src/source/feed/csv.h \
	src/source/feed/cursor.c \
	src/source/feed/feed.c src/source/feed/feed.h \
	src/source/feed/json_row.c src/source/feed/json_row.h \
	src/source/feed/layout.c src/source/feed/layout.h \
	src/source/feed/making.c src/source/feed/making.h \
	src/source/feed/open.c \
	src/source/feed/position.c src/source/feed/position.h \
	src/source/feed/reading.c \
	src/source/feed/tally.c src/source/feed/tally.h \
	src/source/feed/words.c src/source/feed/words.h \
	src/source/rt/agents.c \
	src/source/rt/directory.c src/source/rt/directory.h \
	src/source/rt/events.c \
	src/source/rt/flow.c src/source/rt/flow.h \
	src/source/rt/history.c \
	src/source/rt/live.c \
	src/source/rt/open.c \
	src/source/rt/owed.c src/source/rt/owed.h \
	src/source/rt/page.c src/source/rt/page.h \
	src/source/rt/people.c \
	src/source/rt/rt.c src/source/rt/rt.h \
	src/source/rt/tickets.c src/source/rt/tickets.h \
	src/source/rt/user.c src/source/rt/user.h \
	src/source/rt/words.c src/source/rt/words.h \
	src/source/zendesk/history.c \
	src/source/zendesk/live.c \
	src/source/zendesk/metrics.c src/source/zendesk/metrics.h \
	src/source/zendesk/open.c \
	src/source/zendesk/people.c src/source/zendesk/people.h \
	src/source/zendesk/tickets.c src/source/zendesk/tickets.h \
	src/source/zendesk/zendesk.c src/source/zendesk/zendesk.h
