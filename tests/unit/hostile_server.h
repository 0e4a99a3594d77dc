/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A tiny HTTP server on loopback, a child of the test, that answers with exactly the bytes that a test
 * gives it, right or wrong. It can also say nothing, or stop in the middle.
 */
#ifndef TESTS_HOSTILE_SERVER_H
#define TESTS_HOSTILE_SERVER_H

#include <stdbool.h>
#include <stddef.h>

/* Several rows of one path answer its requests in turn; the last one repeats. */
struct hostile_reply {
	const char *path;  /* of the request, without its query */
	const char *bytes; /* sent as they are */
	size_t len;        /* 0: strlen(bytes) */
	size_t repeats;    /* the bytes of `again` are sent so often after `bytes` */
	const char *again;
	bool is_held; /* the connection stays open afterwards */
};

struct hostile_server;

/* rows is closed by a row without path and must outlive the server. */
struct hostile_server *hostile_new(const struct hostile_reply *rows);
void hostile_free(struct hostile_server *server);
int hostile_port(const struct hostile_server *server);
size_t hostile_request_count(struct hostile_server *server);
/* Whether the last request's head and body had this text in it. */
bool hostile_was_sent(struct hostile_server *server, const char *text);

#endif
