# Unit tests of src/app.
check_PROGRAMS += tests/unit/check_app
TESTS += tests/unit/check_app
tests_unit_check_app_SOURCES = tests/unit/check_app.c tests/unit/check_app.h \
	tests/unit/fake_source.c tests/unit/fake_source.h \
	tests/unit/hostile_server.c tests/unit/hostile_server.h \
	tests/unit/test_collector.c tests/unit/test_deskfile.c tests/unit/test_loading.c \
	tests/unit/test_example.c tests/unit/test_notes.c tests/unit/test_output.c \
	tests/unit/test_feed_collected.c tests/unit/test_file_reply.c \
	tests/unit/test_poller.c tests/unit/test_secret.c tests/unit/test_spawn.c \
	tests/unit/test_targets.c
tests_unit_check_app_LDADD = $(LINK_APP) $(CHECK_LIBS)
