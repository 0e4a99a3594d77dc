# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/net/libnet.a
src_net_libnet_a_SOURCES = \
	src/net/backoff.c src/net/backoff.h \
	src/net/failure.c src/net/failure.h \
	src/net/net.c src/net/net.h
