# The configuration file and the command line.
noinst_LIBRARIES += src/config/libconfig.a
src_config_libconfig_a_SOURCES = \
	src/config/config.c src/config/config.h \
	src/config/nearest.c src/config/nearest.h \
	src/config/options.c src/config/options.h \
	src/config/options_table.c \
	src/config/scan.c src/config/scan.h \
	src/config/titles.c src/config/titles.h \
	src/config/tree.c src/config/tree.h \
	src/config/value.c src/config/value.h
