# Unit tests of src/net.
check_PROGRAMS += tests/unit/check_net
TESTS += tests/unit/check_net
tests_unit_check_net_SOURCES = tests/unit/check_net.c tests/unit/check_net.h \
	tests/unit/hostile_server.c tests/unit/hostile_server.h \
	tests/unit/test_backoff.c tests/unit/test_certificate.c \
	tests/unit/test_failure.c tests/unit/test_net.c
tests_unit_check_net_LDADD = $(LINK_NET) $(MICROHTTPD_LIBS) $(CHECK_LIBS)
