/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any text as the configuration: read, or refused with a line that says why.
 */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config/config.h"

/* 2026-11-22T10:00:00Z */
#define NOW INT64_C(1795341600)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct config *config = NULL;
	struct error err = { 0 };
	char *text = mem_new(len + 1, 1);

	if (len > 0)
		memcpy(text, bytes, len);
	if (!config_parse("fuzz.conf", text, NOW, &config, &err) && err.kind == ERROR_NONE)
		abort();
	config_free(config);
	free(text);
	return 0;
}
