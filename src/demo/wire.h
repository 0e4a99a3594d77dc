/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The department's things as Zendesk writes them in JSON. Every function appends one object.
 */
#ifndef DEMO_WIRE_H
#define DEMO_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "demo/department.h"

/* Ids as they appear outside. The admin is nobody of the staff. */
#define WIRE_FIRST_TICKET 20001
#define WIRE_ADMIN (-1)
#define WIRE_DOMAIN "kaleido.example"
#define WIRE_FIELD_REASON INT64_C(360021004417)
#define WIRE_FIELD_TYPE INT64_C(360021004457)
#define WIRE_FIELD_ACCOUNT INT64_C(360021004477)
#define WIRE_FIELD_ORDER INT64_C(360021004437)
int64_t wire_user_id(int person); /* or WIRE_ADMIN */
int64_t wire_group_id(int team);
int64_t wire_requester_id(uint32_t requester);

struct wire {
	const struct department *department;
	const char *base; /* "http://127.0.0.1:8080/api/v2" */
	struct buf *out;
};

struct wire_ticket_parts {
	bool metric_set, slas;
	bool is_result; /* of a search: says what it is, and not when it changed */
};

/* A text as JSON with its quotation marks; NULL is null. */
void wire_text(struct buf *out, const char *text);
void wire_number(struct buf *out, int64_t number);
/* A moment as JSON, from 1970 to 9999; TIME_NONE is null. */
void wire_time(struct buf *out, int64_t at_s);

void wire_ticket(const struct wire *wire, const struct life *life, const struct standing *standing,
	struct wire_ticket_parts parts);
void wire_metric_set(
	const struct wire *wire, const struct life *life, const struct standing *standing);
void wire_user(const struct wire *wire, int person);
void wire_anonymous(const struct wire *wire);
void wire_group(const struct wire *wire, int team);
void wire_membership(const struct wire *wire, size_t place);
void wire_fields(const struct wire *wire); /* the list of custom ticket fields */

#endif
