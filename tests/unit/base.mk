# Unit tests of src/base.
check_PROGRAMS += tests/unit/check_base
TESTS += tests/unit/check_base
tests_unit_check_base_SOURCES = tests/unit/check_base.c tests/unit/check_base.h \
	tests/unit/test_buf.c tests/unit/test_error.c tests/unit/test_format.c \
	tests/unit/test_http.c tests/unit/test_log.c tests/unit/test_text.c
tests_unit_check_base_LDADD = $(LINK_BASE) $(CHECK_LIBS)
