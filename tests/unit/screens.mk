# Unit tests of whole screens.
check_PROGRAMS += tests/unit/check_screens
TESTS += tests/unit/check_screens
tests_unit_check_screens_SOURCES = tests/unit/check_screens.c tests/unit/check_screens.h \
	tests/unit/frames.c tests/unit/frames.h \
	tests/unit/oracle.c tests/unit/oracle.h \
	tests/unit/scene_fixture.c tests/unit/scene_fixture.h \
	tests/unit/screens.c tests/unit/screens.h \
	tests/unit/shown.c \
	tests/unit/test_oracle.c \
	tests/unit/test_random_user.c \
	tests/unit/test_screens.c
tests_unit_check_screens_LDADD = $(LINK_UI) $(VTERM_LIBS) $(CHECK_LIBS) -lutil
