/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A request and its reply as values. Sources fill requests and read replies, net/ carries them;
 * neither knows the other.
 */
#ifndef BASE_HTTP_H
#define BASE_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum http_method {
	HTTP_GET,
	HTTP_POST
};

struct http_request {
	enum http_method method;
	struct buf url; /* built from the configured address, never from a reply */
	struct buf
		authorization; /* value of the Authorization header; secret: never logged; wiped on release */
	struct buf unless; /* ETag or date of what is there already: answered with 304 if it still holds */
	struct buf body;          /* form or JSON; empty for GET */
	const char *content_type; /* static text; NULL for GET */
	const char *accept;       /* static text; NULL: JSON */
	int64_t part_from;        /* of a file: from this byte on, max_bytes of it */
	int64_t timeout_ms;       /* whole transfer; 0: the default of 60 s */
	size_t max_bytes;         /* largest reply; 0: 16 MiB */
};

/* Addresses that begin so are files of this machine, read by the app: see app/file_reply.h. */
#define HTTP_FILE_SCHEME "file://"

#define HTTP_HEADER_MAX 48

struct http_header {
	char name[48];   /* lower case */
	char value[208]; /* cut where longer */
};

struct http_reply {
	int status;                                  /* 0: no reply at all */
	struct buf body;                             /* raw bytes; hostile */
	struct http_header headers[HTTP_HEADER_MAX]; /* those we may need: see http.c */
	size_t header_count;
	int64_t received_s; /* our wall clock when the reply was whole */
};

void http_request_init(struct http_request *request);
void http_request_release(struct http_request *request);
void http_request_clear(struct http_request *request);
void http_reply_init(struct http_reply *reply);
void http_reply_release(struct http_reply *reply);
void http_reply_clear(struct http_reply *reply);

/* Keeps a header if it is wanted and there is room; the name in lower case, both cut to fit. A
 * control character in the value ends it. */
void http_reply_add_header(struct http_reply *reply, const char *name, const char *value);

/* NULL where the header was not sent. `name` in lower case. Lent until the reply is cleared. */
const char *http_reply_header(const struct http_reply *reply, const char *name);

/* The helpdesk's clock by the Date header, or TIME_NONE. */
int64_t http_reply_date(const struct http_reply *reply);

/* When what it carries was changed last (Last-Modified), or TIME_NONE. */
int64_t http_reply_modified(const struct http_reply *reply);

/* Seconds the server asks us to wait (Retry-After, as seconds or as a date), or -1. */
int64_t http_reply_retry_after_s(const struct http_reply *reply);

/* Appends text percent-encoded for a query value (RFC 3986 unreserved characters stay). */
void http_add_encoded(struct buf *url, const char *text);

struct http_address {
	bool is_tls;
	char host[256];
	int port;
	const char *path; /* lent from the url; "" without */
};
/* Splits an absolute http or https address. False where it is none, has user information, or is
 * http to anything but a literal loopback address (127.0.0.0/8, [::1]). */
bool http_parse_url(const char *url, struct http_address *address);

#endif
