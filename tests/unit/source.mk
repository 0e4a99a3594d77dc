# Unit tests of src/source.
check_PROGRAMS += tests/unit/check_source
TESTS += tests/unit/check_source
tests_unit_check_source_SOURCES = \
	tests/unit/check_source.c tests/unit/check_source.h \
	tests/unit/feed_file.c tests/unit/feed_file.h \
	tests/unit/rt_world.c tests/unit/rt_world.h \
	tests/unit/source_places.c tests/unit/source_places.h \
	tests/unit/talk.c tests/unit/talk.h \
	tests/unit/zendesk_world.c tests/unit/zendesk_world.h \
	tests/unit/test_source_faults.c \
	tests/unit/test_source_feed.c \
	tests/unit/test_source_feed_rounds.c \
	tests/unit/test_source_hostile.c \
	tests/unit/test_source_json.c \
	tests/unit/test_source_recorded_rt.c \
	tests/unit/test_source_recorded_zendesk.c \
	tests/unit/test_source_rt_history.c \
	tests/unit/test_source_rt_live.c \
	tests/unit/test_source_rt_people.c \
	tests/unit/test_source_rt_tickets.c \
	tests/unit/test_source_zendesk.c \
	tests/unit/test_source_zendesk_tickets.c
tests_unit_check_source_LDADD = $(LINK_SOURCE) $(CHECK_LIBS)
EXTRA_DIST += \
	tests/fixtures/feed/broken.csv \
	tests/fixtures/feed/calls.csv \
	tests/fixtures/feed/measures.csv \
	tests/fixtures/feed/ratings.csv \
	tests/fixtures/feed/roster.jsonl \
	tests/fixtures/rt/anchor.json \
	tests/fixtures/rt/group.json \
	tests/fixtures/rt/groups.json \
	tests/fixtures/rt/queues.json \
	tests/fixtures/rt/tickets.json \
	tests/fixtures/rt/transactions.json \
	tests/fixtures/zendesk/memberships.json \
	tests/fixtures/zendesk/tickets.json \
	tests/fixtures/zendesk/users.json
