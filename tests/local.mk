# What `make check` runs besides the unit tests, and the targets that need more than a compiler.

dist_check_SCRIPTS = tools/check-layers tools/check-size tools/check-style tools/check-docs
TESTS += tools/check-layers tools/check-size tools/check-style tools/check-docs

EXTRA_DIST += tests/golden tests/fixtures tests/e2e tests/bench/run

.PHONY: check-e2e golden tidy bench

# Needs a terminal multiplexer and, for Request Tracker, the rights to install packages.
check-e2e: kpitop
	builddir='$(abs_top_builddir)' $(srcdir)/tests/e2e/run

bench: kpitop tests/bench/meter
	builddir='$(abs_top_builddir)' $(srcdir)/tests/bench/run

# Writes the expected frames anew; look at the difference before keeping it.
golden: tests/unit/check_ui
	KPITOP_GOLDEN_WRITE='$(abs_top_srcdir)/tests/golden' srcdir='$(abs_top_srcdir)' LC_ALL=C.UTF-8 TZ=UTC tests/unit/check_ui

tidy: config.h
	clang-tidy --quiet $$(find $(abs_top_srcdir)/src -name '*.c') -- -std=c11 -I$(abs_top_srcdir)/src -I. $(DEFS)

EXTRA_PROGRAMS = tests/bench/meter
tests_bench_meter_SOURCES = tests/bench/meter.c
tests_bench_meter_LDADD = -lutil

EXTRA_PROGRAMS += tests/bench/bench_board
tests_bench_bench_board_SOURCES = tests/bench/bench_board.c
tests_bench_bench_board_LDADD = $(LINK_KPI)
