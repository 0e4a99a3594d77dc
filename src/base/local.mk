# Words that every file may use, nothing of tickets.
noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_SOURCES = \
	src/base/arena.c src/base/arena.h \
	src/base/buf.c src/base/buf.h \
	src/base/clock.c src/base/clock.h \
	src/base/error.c src/base/error.h \
	src/base/format.c src/base/format.h \
	src/base/http.c src/base/http.h \
	src/base/log.c src/base/log.h \
	src/base/macros.h \
	src/base/mem.c src/base/mem.h \
	src/base/setting.h \
	src/base/text.c src/base/text.h \
	src/base/words.h
