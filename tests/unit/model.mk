# Unit tests of src/model.
check_PROGRAMS += tests/unit/check_model
TESTS += tests/unit/check_model
tests_unit_check_model_SOURCES = tests/unit/check_model.c tests/unit/check_model.h \
	tests/unit/test_calendar.c tests/unit/test_calendar_random.c tests/unit/test_date.c tests/unit/test_desk.c \
	tests/unit/test_model_tables.c \
	tests/unit/test_period.c tests/unit/test_pauses.c tests/unit/test_record.c tests/unit/test_zone.c
tests_unit_check_model_LDADD = $(LINK_MODEL) $(CHECK_LIBS) -lm
