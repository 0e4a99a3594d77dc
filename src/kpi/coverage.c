/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Coverage.
 */
#include "config.h"

#include "kpi/coverage.h"

#include <string.h>

/* Files that a user feeds in bring no tickets of their own. */
static bool brings_tickets(const struct directory_source *source)
{
	return !source->kind || strcmp(source->kind, "feed") != 0;
}

/* From when on the source's facts of this kind are whole; `unknown` where it tells nothing. */
static int64_t source_from(
	const struct directory *directory, fact_id source, enum record_kind kind, int64_t unknown)
{
	for (size_t i = 0; i < directory->coverage_count; i++)
		if (directory->coverage[i].source == source && directory->coverage[i].kind == kind)
			return directory->coverage[i].from;
	return unknown;
}

/* From when on everything is there; INT64_MAX: nothing yet. */
static int64_t whole_from(const struct facts *facts)
{
	const struct directory *directory = facts->directory;
	int64_t from = facts->loaded_from;

	if (from == TIME_NONE || !directory || directory->source_count == 0)
		return INT64_MAX;
	for (size_t i = 0; i < directory->source_count; i++) {
		const struct directory_source *source = &directory->sources[i];

		if (!brings_tickets(source))
			continue;
		int64_t tickets = source_from(directory, source->id, RECORD_TICKET, INT64_MAX);
		int64_t events = source_from(directory, source->id, RECORD_EVENT, TIME_NONE);

		if (tickets > from)
			from = tickets;
		if (events > from)
			from = events;
	}
	return from;
}

bool coverage_has_tickets(const struct facts *facts)
{
	const struct directory *directory = facts->directory;

	for (size_t i = 0; directory && i < directory->source_count; i++)
		if (brings_tickets(&directory->sources[i]))
			return true;
	return !directory || directory->source_count == 0;
}

enum reading_reason coverage_of(const struct facts *facts, struct span span, double *share)
{
	int64_t from = whole_from(facts);

	*share = 1;
	if (from <= span.from)
		return REASON_NONE;
	*share = 0;
	if (from < span.to)
		*share = (double)(span.to - from) / (double)(span.to - span.from);
	return span.from < facts->desk->since && from <= facts->desk->since ? REASON_NOT_COVERED
									    : REASON_LOADING;
}

enum reading_reason coverage_at(const struct facts *facts, int64_t at, bool is_now, double *share)
{
	int64_t from = whole_from(facts);
	bool is_there = from <= at || (is_now && from != INT64_MAX);

	*share = is_there ? 1 : 0;
	if (is_there)
		return REASON_NONE;
	return at < facts->desk->since && from <= facts->desk->since ? REASON_NOT_COVERED
								     : REASON_LOADING;
}

enum reading_reason coverage_beside(
	const struct facts *facts, enum record_kind kind, struct span span, double *share)
{
	const struct directory *directory = facts->directory;
	int64_t from = INT64_MAX;

	for (size_t i = 0; directory && i < directory->source_count; i++) {
		int64_t own = source_from(directory, directory->sources[i].id, kind, INT64_MAX);

		from = own < from ? own : from;
	}
	*share = 1;
	if (from == INT64_MAX || from <= span.from || span.to <= span.from)
		return REASON_NONE;
	*share = from < span.to ? (double)(span.to - from) / (double)(span.to - span.from) : 0;
	return from < span.to ? REASON_NONE : REASON_NOT_COVERED;
}
