# The nouns: plain structs, no I/O but the system's zone files.
noinst_LIBRARIES += src/model/libmodel.a
src_model_libmodel_a_SOURCES = \
	src/model/calendar.c src/model/calendar.h \
	src/model/desk.h \
	src/model/facts.c src/model/facts.h \
	src/model/period.c src/model/period.h \
	src/model/record.c src/model/record.h \
	src/model/role.c src/model/role.h \
	src/model/scope.c src/model/scope.h \
	src/model/status.c src/model/status.h \
	src/model/zone.c src/model/zone.h
