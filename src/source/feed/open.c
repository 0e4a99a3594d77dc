/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening a feed: where it is, what its settings say.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "source/feed/feed.h"
#include "source/rows.h"

static bool fail_open(const struct source_config *config, struct error *err)
{
	error_prefix(err, _("source '%s'"), config->name);
	return config->file_name ? error_prefix(err, "%s:%d", config->file_name, config->line)
				 : false;
}

static bool find_place(struct feed *feed, struct error *err)
{
	const struct source_config *config = feed->config;

	if (!config->file == !config->url)
		return error_set(err, ERROR_CONFIG,
			_("a feed has either a file or a url: set one of the two"));
	feed->is_file = config->file != NULL;
	if (feed->is_file && config->file[0] != '/')
		return error_set(err, ERROR_CONFIG,
			_("file '%s' must begin with /, since a service has no directory of yours"),
			config->file);
	if (feed->is_file) {
		feed->url = arena_printf(feed->arena, HTTP_FILE_SCHEME "%s", config->file);
		feed->shown = config->file;
		return true;
	}
	feed->url = config->url;
	feed->shown = arena_dup_bytes(feed->arena, config->url, strcspn(config->url, "?#"));
	return true;
}

static bool is_helpdesk(const struct source_config *source)
{
	return source->kind && strcmp(source->kind, feed_source_row.name) != 0;
}

/* Whose ids tickets have: as told, else the only helpdesk's. */
static bool find_tickets_of(struct feed *feed, struct error *err)
{
	const struct desk *desk = feed->desk;
	const char *told = feed->config->tickets_of;
	size_t count = 0;

	for (size_t i = 0; i < desk->source_count; i++) {
		const struct source_config *source = &desk->sources[i];

		if (!is_helpdesk(source) || (told && strcmp(source->name, told) != 0))
			continue;
		feed->tickets_of = source->name;
		count++;
	}
	if (told && count == 0)
		return error_set(err, ERROR_CONFIG,
			_("tickets_of '%s' is no source of this desk that has tickets"), told);
	feed->has_tickets = count < 2;
	if (!feed->has_tickets)
		feed->tickets_of = NULL;
	return true;
}

bool feed_check(const struct source_config *config, struct error *err)
{
	if (!config->record || feed_kind_find(config->record) != FEED_KIND_NONE)
		return true;
	return error_set(err, ERROR_CONFIG,
		_("record '%s' is none of rating, call, presence, schedule and measure"),
		config->record);
}

/* Grows where rows that were read before mean more than they did. */
#define MEANING "2"

/* Where these differ the same rows are other records, and all are read again. */
static void hash_settings(struct feed *feed)
{
	uint64_t hash = hash_text(hash_text(HASH_START, MEANING), feed->url);

	hash = hash_text(hash, feed->config->record);
	hash = hash_text(hash, feed->tickets_of);
	hash = hash_text(hash, feed->desk->zone ? zone_name(feed->desk->zone) : NULL);
	for (size_t i = 0; i < feed->config->bots.len; i++)
		hash = hash_text(hash, feed->config->bots.items[i]);
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		hash = hash_text(hash, feed->headings.heading[i]);
		hash = hash_text(hash, feed->headings.value[i]);
	}
	feed->settings = hash;
}

void feed_close(struct source *source)
{
	struct feed *feed = feed_of(source);

	if (feed->secret)
		mem_wipe(feed->secret, strlen(feed->secret));
	free(feed->secret);
	free(feed->cursor);
	free(feed->cursor_next);
	free(feed->room);
	tally_clear(&feed->repeats);
	tally_clear(&feed->known);
	arena_free(feed->arena);
	free(feed);
}

bool feed_open(const struct source_setup *setup, struct source **source, struct error *err)
{
	struct feed *feed = mem_new(1, sizeof *feed);

	feed->config = setup->config;
	feed->desk = setup->desk;
	feed->arena = arena_new();
	feed->secret = mem_dup_text(setup->secret);
	feed->cursor = mem_dup_text("");
	feed->room = mem_new(ROW_MAX_BYTES + 2, 1);
	feed->done.hash = HASH_START;
	feed->from = TIME_NONE;
	if (!find_place(feed, err) || !find_tickets_of(feed, err) ||
		!feed_check(feed->config, err) ||
		!headings_read(&feed->headings, setup->config, feed->arena, err)) {
		fail_open(setup->config, err);
		feed_close(feed_source(feed));
		return false;
	}
	feed->kind = feed->config->record ? feed_kind_find(feed->config->record) : FEED_KIND_NONE;
	hash_settings(feed);
	*source = feed_source(feed);
	return true;
}
