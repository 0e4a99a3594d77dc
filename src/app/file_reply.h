/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of this machine, answered as a web server would: so a source that reads files does no I/O.
 *
 * 200: all from part_from on; 206: a part of it, more is behind; 304: it is as `unless` says. Else a
 * status of 400 and above, and the body is a line that says why.
 */
#ifndef APP_FILE_REPLY_H
#define APP_FILE_REPLY_H

#include <stdbool.h>

#include "base/http.h"

bool file_is_asked(const struct http_request *request);
void file_reply(const struct http_request *request, struct http_reply *reply);

#endif
