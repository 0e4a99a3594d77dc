# The desk's durable records, in SQLite.
noinst_LIBRARIES += src/store/libstore.a
src_store_libstore_a_SOURCES = \
	src/store/activity.c \
	src/store/apply.c src/store/apply.h \
	src/store/apply_activity.c \
	src/store/apply_event.c \
	src/store/apply_list.c \
	src/store/apply_people.c \
	src/store/apply_ticket.c \
	src/store/coverage.c \
	src/store/db.c src/store/db.h \
	src/store/directory.c \
	src/store/event_row.c src/store/event_row.h \
	src/store/history.c src/store/history.h \
	src/store/identity.c src/store/identity.h \
	src/store/lock.c \
	src/store/open.c src/store/open.h \
	src/store/pack.c src/store/pack.h \
	src/store/place.c src/store/place.h \
	src/store/read.c \
	src/store/reading.h \
	src/store/schema.c src/store/schema.h \
	src/store/status.c \
	src/store/store.h \
	src/store/texts.c \
	src/store/ticket_row.c src/store/ticket_row.h \
	src/store/varint.c src/store/varint.h \
	src/store/wipe.c \
	src/store/writing.h
