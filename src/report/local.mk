# A board written out.
noinst_LIBRARIES += src/report/libreport.a
src_report_libreport_a_SOURCES = \
	src/report/figure.c src/report/figure.h \
	src/report/notes.c \
	src/report/formats.h \
	src/report/json.c src/report/json.h src/report/json_targets.c \
	src/report/proposals.c \
	src/report/report.c src/report/report.h \
	src/report/targets.c src/report/targets.h src/report/trials.c \
	src/report/text.c \
	src/report/tickets.c
