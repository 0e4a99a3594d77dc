/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Benchmarks.
 */
#include "config.h"

#include "kpi/benchmark.h"

#include <string.h>

#include "base/words.h"
#include "kpi/target.h"

/* clang-format off */
const struct benchmark_row benchmark_rows[] = {
	{ .kpi = "first_contact_resolution", .value = "70%", .note = N_("mean of call centres, by survey"),
		.source = "SQM", .year = 2022, .reliability = 'B' },
	{ .kpi = "first_contact_resolution", .value = "66%", .note = N_("IT service desks, incidents"),
		.source = "HDI", .year = 2015, .reliability = 'B' },
	{ .kpi = "csat", .value = "85%", .note = N_("the best, the top answer alone"),
		.source = "SQM", .year = 2021, .reliability = 'B' },
	{ .kpi = "csat", .value = "82%", .note = N_("good or bad, 16,000 firms"),
		.source = "Zendesk", .year = 2013, .reliability = 'A' },
	{ .kpi = "first_response_time", .value = "96s", .note = N_("live chat"),
		.source = "Zendesk", .year = 2015, .reliability = 'A' },
	{ .kpi = "speed_of_answer", .value = "36.1s", .note = N_("call centres in the United Kingdom"),
		.source = "ContactBabel", .year = 2015, .reliability = 'A' },
	{ .kpi = "handle_time", .value = "5m", .note = N_("service calls in the United Kingdom"),
		.source = "ContactBabel", .year = 2015, .reliability = 'A' },
	{ .kpi = "abandonment_rate", .value = "12%", .note = N_("mean of its customers"),
		.source = "Talkdesk", .year = 2015, .reliability = 'B' },
	{ .kpi = "qa_score", .value = "81%", .note = N_("mean of those who measure it"),
		.source = "Klaus", .year = 2021, .reliability = 'B' },
	{ .kpi = NULL },
};
/* clang-format on */

size_t benchmarks_of(
	const struct desk *desk, enum kpi_id kpi, struct benchmark benchmarks[BENCHMARK_MAX])
{
	const struct kpi_row *row = kpi_row(kpi);
	size_t len = 0;

	for (size_t i = 0; i < desk->benchmark_count && len < BENCHMARK_MAX; i++) {
		const struct benchmark_config *own = &desk->benchmarks[i];
		struct benchmark *benchmark = &benchmarks[len];

		*benchmark = (struct benchmark){ .source = own->source, .year = own->year };
		if (own->kpi && strcmp(own->kpi, row->id) == 0 && own->value_text &&
			target_parse(row->unit, own->value_text, &benchmark->value))
			len++;
	}
	for (size_t i = 0; benchmark_rows[i].kpi && len < BENCHMARK_MAX; i++) {
		const struct benchmark_row *ours = &benchmark_rows[i];

		if (strcmp(ours->kpi, row->id) != 0)
			continue;
		benchmarks[len] = (struct benchmark){
			.note = _(ours->note),
			.source = ours->source,
			.year = ours->year,
			.reliability = ours->reliability,
		};
		if (target_parse(row->unit, ours->value, &benchmarks[len].value))
			len++;
	}
	return len;
}
