# Unit tests of src/config.
check_PROGRAMS += tests/unit/check_config
TESTS += tests/unit/check_config
tests_unit_check_config_SOURCES = tests/unit/check_config.c tests/unit/check_config.h \
	tests/unit/test_config.c tests/unit/test_config_errors.c tests/unit/test_config_time.c \
	tests/unit/test_options.c
tests_unit_check_config_LDADD = $(LINK_CONFIG) $(CHECK_LIBS) -lm
