/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facets as few bytes: what is always read whole needs no columns.
 *
 * Integers are variable-length with the sign in the lowest bit; the bytes of equal values are
 * equal, and so they also decide between equal versions.
 */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "model/record.h"

#define CORE_FIELDS 16
#define METRICS_FIELDS 15

/* Each field of the facet has its own version, so that partial records may come in any order. */
struct metrics_facet {
	struct ticket_metrics values;
	int64_t versions[METRICS_FIELDS];
};

/* Copies field (index of its bit) and compares it as the order of its values does. */
void metrics_copy_field(struct ticket_metrics *to, const struct ticket_metrics *from, int field);
int metrics_compare_field(
	const struct ticket_metrics *a, const struct ticket_metrics *b, int field);

void pack_metrics(struct buf *buf, const struct metrics_facet *facet);
/* `versions` of fields are filled relative to the facet's highest; NULL: not wanted. */
void unpack_metrics(const void *bytes, size_t len, int64_t version, struct ticket_metrics *values,
	int64_t *versions);
int64_t metrics_version(const struct metrics_facet *facet); /* the highest; 0: none */

void pack_sla(struct buf *buf, const struct ticket_sla *sla); /* in order of metric and due time */
void unpack_sla(const void *bytes, size_t len, struct ticket_sla *sla);

void pack_rating(struct buf *buf, const struct ticket_rating *rating);
void unpack_rating(const void *bytes, size_t len, struct ticket_rating *rating);

/* Versions of core fields that are below the highest: pairs of field and lag. */
void pack_lag(struct buf *buf, const int64_t *versions, uint32_t has, int64_t version);
void unpack_lag(const void *bytes, size_t len, uint32_t has, int64_t version, int64_t *versions);

#endif
