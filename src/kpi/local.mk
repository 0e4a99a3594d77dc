noinst_LIBRARIES += src/kpi/libkpi.a
src_kpi_libkpi_a_SOURCES =
