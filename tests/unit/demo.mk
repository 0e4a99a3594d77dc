# Unit tests of src/demo.
check_PROGRAMS += tests/unit/check_demo
TESTS += tests/unit/check_demo
tests_unit_check_demo_SOURCES = tests/unit/check_demo.c tests/unit/check_demo.h \
	tests/unit/test_demo_api.c tests/unit/test_demo_department.c tests/unit/test_demo_export.c \
	tests/unit/test_demo_feeds.c tests/unit/test_demo_phones.c tests/unit/demo_table.c \
	tests/unit/demo_table.h tests/unit/test_demo_server.c tests/unit/test_demo_standing.c \
	tests/unit/test_demo_timetable.c
tests_unit_check_demo_LDADD = $(LINK_DEMO) $(CHECK_LIBS)
