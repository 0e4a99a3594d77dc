noinst_LIBRARIES += src/demo/libdemo.a
src_demo_libdemo_a_SOURCES = \
	src/demo/api.c \
	src/demo/api.h \
	src/demo/api_people.c \
	src/demo/api_routes.c \
	src/demo/api_routes.h \
	src/demo/api_tickets.c \
	src/demo/base64.c \
	src/demo/base64.h \
	src/demo/chance.c \
	src/demo/chance.h \
	src/demo/cursor.c \
	src/demo/cursor.h \
	src/demo/demo.c \
	src/demo/demo.h \
	src/demo/department.c \
	src/demo/department.h \
	src/demo/life.c \
	src/demo/life.h \
	src/demo/server.c \
	src/demo/server.h \
	src/demo/staff.c \
	src/demo/staff.h \
	src/demo/standing.c \
	src/demo/standing.h \
	src/demo/timetable.c \
	src/demo/timetable.h \
	src/demo/topics.c \
	src/demo/topics.h \
	src/demo/wire.c \
	src/demo/wire.h \
	src/demo/wire_ticket.c
