/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Facts as the store hands them to the KPI engine.
 */
#include "config.h"

#include "model/facts.h"

#include <stdlib.h>

void directory_free(struct directory *directory)
{
	if (!directory)
		return;
	arena_free(directory->arena);
	free(directory);
}
