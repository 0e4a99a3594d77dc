# Unit tests of src/store.
check_PROGRAMS += tests/unit/check_store
TESTS += tests/unit/check_store
tests_unit_check_store_SOURCES = tests/unit/check_store.c tests/unit/check_store.h \
	tests/unit/store_scene.c tests/unit/test_store.c tests/unit/test_store_activity.c \
	tests/unit/test_store_merge.c tests/unit/test_store_pack.c tests/unit/test_store_people.c \
	tests/unit/test_store_place.c tests/unit/test_store_read.c tests/unit/test_store_shared.c tests/unit/test_store_wipe.c
tests_unit_check_store_LDADD = $(LINK_STORE) $(CHECK_LIBS)
