/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transfers by libcurl: verified TLS, time limits, largest reply, no redirect to another host or to
 * plain http, plain http only to literal loopback addresses, no .netrc, proxy only by setting.
 *
 * One struct net serves all sources; each transfer belongs to a slot (a source's number) and a slot
 * has at most one in flight.
 */
#ifndef NET_NET_H
#define NET_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/http.h"
#include "base/macros.h"

struct net;

MUST_CHECK bool net_new(size_t slots, const char *user_agent, struct net **net, struct error *err);
void net_free(struct net *net);

/* Starts a transfer; request and reply are lent until it is done. */
MUST_CHECK bool net_start(struct net *net, size_t slot, const struct http_request *request,
	struct http_reply *reply, struct error *err);
void net_cancel(struct net *net, size_t slot);
bool net_is_busy(const struct net *net, size_t slot);

/* Waits at most timeout_ms for transfers or for any of the descriptors (poll for reading); drives
 * the transfers. */
MUST_CHECK bool net_wait(
	struct net *net, const int *fds, size_t fd_count, int timeout_ms, struct error *err);

/* The next finished transfer: its slot, and whether it brought a reply (status and body) or failed
 * below HTTP (err filled, ERROR_NET, without any secret). False: none finished. */
bool net_finished(struct net *net, size_t *slot, bool *has_reply, struct error *err);

#endif
