noinst_LIBRARIES += src/app/libapp.a
src_app_libapp_a_SOURCES = \
	src/app/app.h \
	src/app/command_doctor.c \
	src/app/command_report.c \
	src/app/command_tickets.c \
	src/app/commands.c \
	src/app/deskfile.h \
	src/app/deskfile_board.c \
	src/app/output.c \
	src/app/output.h
