/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why a transfer failed, as one line for people that names the host and never a secret.
 */
#ifndef NET_FAILURE_H
#define NET_FAILURE_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct failure {
	CURL *easy;          /* the finished transfer */
	CURLcode code;       /* how libcurl ended it */
	const char *host;    /* with the port where it is not the usual one */
	const char *said;    /* libcurl's own words, read for certificates alone */
	bool is_too_large;   /* we stopped it: the reply went over max_bytes */
	bool has_bad_header; /* we stopped it: more headers than anybody needs */
	size_t max_bytes;
};

/* Fills err with ERROR_NET; returns false like error_set. */
bool failure_say(const struct failure *failure, struct error *err);

/* A redirect, which is never followed; the target's host alone is named. */
bool failure_say_redirect(CURL *easy, const char *host, struct error *err);

#endif
