# Unit tests of src/report.
check_PROGRAMS += tests/unit/check_report
TESTS += tests/unit/check_report
tests_unit_check_report_SOURCES = tests/unit/check_report.c tests/unit/check_report.h \
	tests/unit/kpi_desk.c tests/unit/kpi_desk.h \
	tests/unit/report_desk.c tests/unit/report_desk.h \
	tests/unit/test_report_json.c tests/unit/test_report_targets.c \
	tests/unit/test_report_text.c
tests_unit_check_report_LDADD = $(LINK_REPORT) $(CHECK_LIBS)
