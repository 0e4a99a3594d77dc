/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names that are not told.
 */
#include "config.h"

#include "kpi/privacy.h"

#include "base/words.h"
#include "kpi/inside.h"

void facts_set_privacy(struct facts *facts, enum privacy privacy)
{
	facts->privacy = privacy;
	facts->version++;
}

enum privacy facts_privacy(const struct facts *facts)
{
	return facts->privacy;
}

bool privacy_hides(enum privacy privacy, enum scope_kind kind)
{
	if (kind == SCOPE_AGENT)
		return privacy == PRIVACY_ALL;
	return kind == SCOPE_CUSTOMER && privacy != PRIVACY_OFF;
}

const char *facts_shown_name(const struct facts *facts, enum scope_kind kind, const char *name,
	fact_id number, struct arena *arena)
{
	if (number == 0 || !privacy_hides(facts->privacy, kind))
		return name;
	if (kind == SCOPE_AGENT)
		return facts_account_name(facts, number);
	return arena_printf(arena, _("Customer %lld"), (long long)number);
}
