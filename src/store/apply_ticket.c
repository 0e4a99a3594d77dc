/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ticket record: its facets merged into what is known.
 *
 * Records may state only some fields, so each field of core and metrics keeps the version of the
 * record that last set it: a higher version wins, between equal ones the greater value in an
 * order that does not depend on the store's numbers. The sla and rating facets are always whole
 * and have one version. The outcome is the maximum over all records ever seen, whatever their
 * order. A tombstone is for ever.
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "store/identity.h"
#include "store/ticket_row.h"

enum field_kind {
	FIELD_TIME,
	FIELD_BOOL,
	FIELD_MARK,    /* enum first_contact */
	FIELD_SUBJECT, /* text of the ticket's own */
	FIELD_STATE,
	FIELD_ID
};

#define AT(member) offsetof(struct ticket_core, member)
/* clang-format off */
static const struct core_field_row {
	size_t at; /* of the member, or of the text for states */
	enum field_kind kind;
	enum identity identity;
} core_fields[CORE_FIELDS] = {
	[CORE_AT_STATE]       = { AT(state_text),  FIELD_STATE,   IDENTITY_NAME },
	[CORE_AT_SUBJECT]     = { AT(subject),     FIELD_SUBJECT, IDENTITY_COUNT },
	[CORE_AT_CREATED]     = { AT(created_at),  FIELD_TIME,    IDENTITY_COUNT },
	[CORE_AT_UPDATED]     = { AT(updated_at),  FIELD_TIME,    IDENTITY_COUNT },
	[CORE_AT_REQUESTER]   = { AT(requester),   FIELD_ID,      IDENTITY_ACCOUNT },
	[CORE_AT_ASSIGNEE]    = { AT(assignee),    FIELD_ID,      IDENTITY_ACCOUNT },
	[CORE_AT_GROUP]       = { AT(group),       FIELD_ID,      IDENTITY_GROUP },
	[CORE_AT_CHANNEL]     = { AT(channel),     FIELD_ID,      IDENTITY_NAME },
	[CORE_AT_PRIORITY]    = { AT(priority),    FIELD_ID,      IDENTITY_NAME },
	[CORE_AT_TYPE]        = { AT(type),        FIELD_ID,      IDENTITY_NAME },
	[CORE_AT_TOPIC]       = { AT(topic),       FIELD_ID,      IDENTITY_NAME },
	[CORE_AT_CUSTOMER]    = { AT(customer),    FIELD_ID,      IDENTITY_NAME },
	[CORE_AT_MERGED_INTO] = { AT(merged_into), FIELD_ID,      IDENTITY_TICKET },
	[CORE_AT_IS_TEST]     = { AT(is_test),     FIELD_BOOL,    IDENTITY_COUNT },
	[CORE_AT_IS_OUTBOUND] = { AT(is_outbound), FIELD_BOOL,    IDENTITY_COUNT },
	[CORE_AT_FIRST_CONTACT] = { AT(first_contact), FIELD_MARK, IDENTITY_COUNT },
};
/* clang-format on */
#undef AT

static const char *core_text(const struct ticket_core *core, int field)
{
	const char *text = NULL;
	memcpy(&text, (const char *)core + core_fields[field].at, sizeof text);
	return text;
}

static int64_t core_time(const struct ticket_core *core, int field)
{
	int64_t at_s = 0;
	memcpy(&at_s, (const char *)core + core_fields[field].at, sizeof at_s);
	return at_s;
}

static bool core_bool(const struct ticket_core *core, int field)
{
	bool value = false;
	memcpy(&value, (const char *)core + core_fields[field].at, sizeof value);
	return value;
}

/* The field as the row keeps it. */
static bool core_value(struct apply *apply, const struct ticket_core *core, int field,
	int64_t *value, struct error *err)
{
	const struct core_field_row *row = &core_fields[field];
	fact_id id = 0;
	*value = 0;
	switch (row->kind) {
	case FIELD_TIME:
		*value = core_time(core, field);
		return true;
	case FIELD_BOOL:
		*value = core_bool(core, field);
		return true;
	case FIELD_MARK:
		*value = core->first_contact;
		return true;
	case FIELD_SUBJECT:
		return true;
	case FIELD_STATE:
	case FIELD_ID:
		break;
	}
	if (!identity_get(apply, row->identity, core_text(core, field), &id, err))
		return false;
	*value = row->kind == FIELD_STATE ? state_value(core->state, core->waiting, id) : id;
	return true;
}

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Order of two values of a field by what they mean outside. */
static bool compare_values(struct store *store, const struct core_field_row *row,
	const int64_t pair[2], int *order, struct error *err)
{
	*order = 0;
	if (pair[0] == pair[1])
		return true;
	if (row->identity == IDENTITY_COUNT) {
		*order = compare_numbers(pair[0], pair[1]);
		return true;
	}
	fact_id ids[2] = { (fact_id)pair[0], (fact_id)pair[1] };
	if (row->kind == FIELD_STATE) {
		*order = compare_numbers(pair[0] & 0xffff, pair[1] & 0xffff);
		ids[0] = state_text_of(pair[0]);
		ids[1] = state_text_of(pair[1]);
	}
	return *order != 0 || identity_compare(store, row->identity, ids, order, err);
}

struct weighed {
	int index; /* of the field */
	int64_t value;
	int order; /* against what is known */
};

static int compare_subjects(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* The record's value of the field, and its order against the row's. */
static bool weigh_core_field(struct apply *apply, const struct ticket_row *row,
	const struct ticket_core *core, struct weighed *field, struct error *err)
{
	if (!core_value(apply, core, field->index, &field->value, err))
		return false;
	if (field->index == CORE_AT_SUBJECT) {
		field->order = compare_subjects(core->subject, row->subject);
		return true;
	}
	const int64_t pair[2] = { field->value, row->core[field->index] };
	return compare_values(apply->store, &core_fields[field->index], pair, &field->order, err);
}

static void set_core_field(struct apply *apply, struct ticket_row *row,
	const struct ticket_record *record, const struct weighed *field)
{
	uint32_t bit = 1u << field->index;
	row->is_dirty = true;
	row->is_changed = row->is_changed || !(row->core_has & bit) || field->order != 0;
	row->core_has |= bit;
	row->core_versions[field->index] = record->version[FACET_CORE];
	row->core[field->index] = field->value;
	if (field->index == CORE_AT_SUBJECT)
		row->subject = arena_dup(apply->arena, record->core.subject);
}

/* Things that an outdated record names are known all the same, as they would be had it come
 * first. */
static bool merge_core_field(struct apply *apply, struct ticket_row *row,
	const struct ticket_record *record, int index, struct error *err)
{
	int64_t version = record->version[FACET_CORE], known = row->core_versions[index];
	bool is_known = (row->core_has & 1u << index) != 0;
	struct weighed field = { .index = index };
	if (!weigh_core_field(apply, row, &record->core, &field, err))
		return false;
	if (index == CORE_AT_ASSIGNEE && !identity_mark_staff(apply, (fact_id)field.value, err))
		return false;
	bool is_outdated = is_known && (version < known || (version == known && field.order <= 0));
	if (!is_outdated)
		set_core_field(apply, row, record, &field);
	return true;
}

static bool merge_core(struct apply *apply, struct ticket_row *row,
	const struct ticket_record *record, struct error *err)
{
	uint32_t has = record->core.has;
	/* An unknown creation is no statement: what the events tell stands. */
	if (record->core.created_at == TIME_NONE)
		has &= ~(uint32_t)CORE_CREATED;
	for (int i = 0; i < CORE_FIELDS; i++)
		if ((has & 1u << i) && !merge_core_field(apply, row, record, i, err))
			return false;
	return true;
}

static void merge_metrics(struct ticket_row *row, const struct ticket_record *record)
{
	int64_t version = record->version[FACET_METRICS];
	struct metrics_facet *facet = &row->metrics;
	for (int i = 0; i < METRICS_FIELDS; i++) {
		bool is_known = (facet->values.has & 1u << i) != 0;
		if (!(record->metrics.has & 1u << i) || (is_known && version < facet->versions[i]))
			continue;
		int order = metrics_compare_field(&record->metrics, &facet->values, i);
		if (is_known && version == facet->versions[i] && order <= 0)
			continue;
		row->is_dirty = true;
		row->is_changed = row->is_changed || !is_known || order != 0;
		metrics_copy_field(&facet->values, &record->metrics, i);
		facet->versions[i] = version;
	}
}

/* Whether a whole facet of this version and these bytes replaces what is known. */
static bool replaces(struct ticket_row *row, const int64_t versions[2], const struct buf packed[2])
{
	if (versions[0] == 0 || (versions[1] != 0 && versions[0] < versions[1]))
		return false;
	size_t len = packed[0].len < packed[1].len ? packed[0].len : packed[1].len;
	int order = memcmp(packed[0].bytes, packed[1].bytes, len);
	if (order == 0)
		order = compare_numbers((int64_t)packed[0].len, (int64_t)packed[1].len);
	if (versions[0] == versions[1] && order <= 0)
		return false;
	row->is_dirty = true;
	row->is_changed = row->is_changed || versions[1] == 0 || order != 0;
	return true;
}

static void merge_whole(struct ticket_row *row, const struct ticket_record *record)
{
	struct buf sla[2], rating[2];
	for (int i = 0; i < 2; i++) {
		buf_init(&sla[i], 0);
		buf_init(&rating[i], 0);
	}
	pack_sla(&sla[0], &record->sla);
	pack_sla(&sla[1], &row->sla);
	pack_rating(&rating[0], &record->rating);
	pack_rating(&rating[1], &row->rating);
	const int64_t sla_versions[2] = { record->version[FACET_SLA], row->sla_version };
	const int64_t rating_versions[2] = { record->version[FACET_RATING], row->rating_version };
	if (replaces(row, sla_versions, sla)) {
		row->sla_version = sla_versions[0];
		unpack_sla(sla[0].bytes, sla[0].len, &row->sla);
	}
	if (replaces(row, rating_versions, rating)) {
		row->rating_version = rating_versions[0];
		row->rating = record->rating;
	}
	for (int i = 0; i < 2; i++) {
		buf_release(&sla[i]);
		buf_release(&rating[i]);
	}
}

static bool is_acceptable_field(const struct ticket_core *core, int field)
{
	const struct core_field_row *row = &core_fields[field];
	if (row->kind == FIELD_TIME)
		return core_time(core, field) == TIME_NONE || apply_is_time(core_time(core, field));
	return row->kind != FIELD_ID || row->identity == IDENTITY_NAME ||
	       apply_is_reference(core_text(core, field));
}

static bool is_acceptable(const struct ticket_record *record)
{
	const struct ticket_core *core = &record->core;
	if (!record->id || !text_is_id(record->id))
		return false;
	if (record->is_gone || record->version[FACET_CORE] == 0)
		return true;
	for (int i = 0; i < CORE_FIELDS; i++)
		if ((core->has & 1u << i) && !is_acceptable_field(core, i))
			return false;
	return true;
}

static bool merge_facets(struct apply *apply, struct ticket_row *row,
	const struct ticket_record *record, struct error *err)
{
	if (record->version[FACET_CORE] != 0 && !merge_core(apply, row, record, err))
		return false;
	if (record->version[FACET_METRICS] != 0)
		merge_metrics(row, record);
	if (record->version[FACET_SLA] != 0 || record->version[FACET_RATING] != 0)
		merge_whole(row, record);
	return true;
}

bool apply_ticket(struct apply *apply, const struct record *record, struct error *err)
{
	const struct ticket_record *ticket = &record->ticket;
	if (!is_acceptable(ticket))
		return apply_reject(apply);
	fact_id id = 0;
	if (!identity_get(apply, IDENTITY_TICKET, ticket->id, &id, err))
		return false;
	struct ticket_row *row = working_get(apply, id, err);
	if (!row)
		return false;
	if (!ticket->is_gone)
		return merge_facets(apply, row, ticket, err);
	if (!row->is_gone)
		row->is_dirty = row->is_changed = row->is_gone = true;
	return true;
}
