/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values of the Authorization header.
 */
#ifndef SOURCE_AUTH_H
#define SOURCE_AUTH_H

#include "base/buf.h"

/* "Basic …" of user, suffix ("" or "/token") and password (RFC 7617). */
void auth_add_basic(struct buf *header, const char *user, const char *suffix, const char *password);
/* "Bearer …", "token …" */
void auth_add_token(struct buf *header, const char *scheme, const char *token);

#endif
