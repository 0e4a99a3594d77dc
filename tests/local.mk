# What `make check` runs besides the unit tests, and the targets that need more than a compiler.

dist_check_SCRIPTS = tools/check-layers tools/check-size tools/check-style tools/check-docs
TESTS += tools/check-layers tools/check-size tools/check-style tools/check-docs

EXTRA_DIST += tests/golden tests/fixtures tests/e2e tests/bench/run tests/bench/oracle

.PHONY: check-e2e golden tidy bench fuzz

# Needs a terminal multiplexer and, for Request Tracker, the rights to install packages.
check-e2e: kpitop tests/e2e/oracle/chronicle tests/e2e/typist
	builddir='$(abs_top_builddir)' $(srcdir)/tests/e2e/run

bench: kpitop tests/bench/meter
	builddir='$(abs_top_builddir)' $(srcdir)/tests/bench/run
	builddir='$(abs_top_builddir)' $(srcdir)/tests/bench/oracle

# Writes the expected frames anew; look at the difference before keeping it.
golden: tests/unit/check_ui tests/unit/check_screens
	for program in tests/unit/check_ui 'env CK_RUN_SUITE=screens tests/unit/check_screens'; do \
		KPITOP_GOLDEN_WRITE='$(abs_top_srcdir)/tests/golden' srcdir='$(abs_top_srcdir)' LC_ALL=C.UTF-8 TZ=UTC \
			CK_TIMEOUT_MULTIPLIER=40 $$program; \
	done

tidy: config.h
	find $(abs_top_srcdir)/src -name '*.c' -print0 | xargs -0 -n 8 -P "$$(nproc)" sh -c \
		'clang-tidy --quiet "$$@" -- -std=c11 -I$(abs_top_srcdir)/src -I. -DLOCALEDIR=\"\" $(DEFS) $(AM_CFLAGS) -w' tidy

EXTRA_PROGRAMS = tests/e2e/oracle/chronicle
tests_e2e_oracle_chronicle_SOURCES = tests/e2e/oracle/chronicle.c
tests_e2e_oracle_chronicle_LDADD = $(LINK_STORE)

EXTRA_PROGRAMS += tests/e2e/typist
tests_e2e_typist_SOURCES = tests/e2e/typist.c
tests_e2e_typist_LDADD = src/base/libbase.a $(VTERM_LIBS) $(UTF8PROC_LIBS) -lutil

EXTRA_PROGRAMS += tests/bench/meter
tests_bench_meter_SOURCES = tests/bench/meter.c
tests_bench_meter_LDADD = -lutil

EXTRA_PROGRAMS += tests/bench/bench_board
tests_bench_bench_board_SOURCES = tests/bench/bench_board.c
tests_bench_bench_board_LDADD = $(LINK_KPI)

EXTRA_PROGRAMS += tests/bench/bench_activity
tests_bench_bench_activity_SOURCES = tests/bench/bench_activity.c
tests_bench_bench_activity_LDADD = $(LINK_STORE)

# --- fuzzing: needs clang; what it finds is left in tests/fuzz of the build ---------------------------
FUZZ_SECONDS = 60
FUZZ_BUILD = clang -std=c11 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
	$(DEFS) -I. -I$(top_srcdir)/src $(CJSON_CFLAGS) $(CONFUSE_CFLAGS)
FUZZ_BASE = $(src_base_libbase_a_SOURCES) $(src_model_libmodel_a_SOURCES)
FUZZ_SOURCE = tests/fuzz/fuzz_source.c tests/unit/source_places.c tests/unit/talk.c tests/unit/rt_world.c \
	tests/unit/zendesk_world.c $(src_source_libsource_a_SOURCES) $(FUZZ_BASE)
FUZZ_FEED = tests/fuzz/fuzz_feed.c tests/unit/feed_file.c $(src_source_libsource_a_SOURCES) $(FUZZ_BASE)
FUZZ_CONFIG = tests/fuzz/fuzz_config.c $(src_config_libconfig_a_SOURCES) $(FUZZ_BASE)
EXTRA_DIST += tests/fuzz

tests/fuzz/fuzz_source: config.h $(FUZZ_SOURCE)
	@$(MKDIR_P) tests/fuzz
	$(AM_V_CCLD)$(FUZZ_BUILD) -o $@ $(addprefix $(top_srcdir)/,$(filter %.c,$(FUZZ_SOURCE))) \
		$(CJSON_LIBS) $(UTF8PROC_LIBS)

tests/fuzz/fuzz_feed: config.h $(FUZZ_FEED)
	@$(MKDIR_P) tests/fuzz
	$(AM_V_CCLD)$(FUZZ_BUILD) -o $@ $(addprefix $(top_srcdir)/,$(filter %.c,$(FUZZ_FEED))) \
		$(CJSON_LIBS) $(UTF8PROC_LIBS)

tests/fuzz/fuzz_config: config.h $(FUZZ_CONFIG)
	@$(MKDIR_P) tests/fuzz
	$(AM_V_CCLD)$(FUZZ_BUILD) -o $@ $(addprefix $(top_srcdir)/,$(filter %.c,$(FUZZ_CONFIG))) \
		$(CONFUSE_LIBS) $(UTF8PROC_LIBS)

# Seeds: every fixture as the answer to every question, and a configuration with a bit of everything.
fuzz: tests/fuzz/fuzz_source tests/fuzz/fuzz_feed tests/fuzz/fuzz_config
	@$(MKDIR_P) tests/fuzz/replies tests/fuzz/feeds tests/fuzz/configurations
	@for file in $(srcdir)/tests/fixtures/feed/*; do \
		{ printf 'A\0'; cat "$$file"; } >"tests/fuzz/feeds/$${file##*/}"; \
	done
	@for place in 0 1 2 3 4 5 6 7 10 11 12 13 14 15; do \
		for reply in $(srcdir)/tests/fixtures/rt/*.json $(srcdir)/tests/fixtures/zendesk/*.json; do \
			{ printf "\\$$place\\0"; cat "$$reply"; } >"tests/fuzz/replies/$$place-$${reply##*/}"; \
		done; \
	done
	@cp $(srcdir)/tests/fuzz/seed.conf tests/fuzz/configurations/
	cd tests/fuzz && ./fuzz_source -max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 replies
	cd tests/fuzz && ./fuzz_feed -max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 feeds
	cd tests/fuzz && ./fuzz_config -max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 configurations
