/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The load of calls and chats.
 */
#include "config.h"

#include "kpi/load.h"

#include <strings.h>

static bool is_chat(const struct facts *facts, const struct pool_slot *slot)
{
	const struct dense *channels = &facts->names[POOL_CHANNEL];
	const char *name = roster_name(&facts->roster, channels->ids[slot->channel]);

	return strcasecmp(name, "chat") == 0 || strcasecmp(name, "messaging") == 0;
}

double load_handle_s(const struct facts *facts, const struct observation *row)
{
	double at_once = desk_measuring(facts->desk)->chats_at_once;

	return at_once > 1 && is_chat(facts, &facts->slots[row->ticket]) ? row->value / at_once
									 : row->value;
}

struct erlang_load load_of(const struct facts *facts, double arrivals_per_hour, double handle_s)
{
	const struct measuring *measuring = desk_measuring(facts->desk);

	return (struct erlang_load){
		.arrivals_per_hour = arrivals_per_hour,
		.handle_s = handle_s,
		.patience_s = (double)measuring->patience_s,
		.within_s = (double)measuring->service_level_s,
	};
}
