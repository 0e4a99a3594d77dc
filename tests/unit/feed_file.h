/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file being fed, for tests: who answers the feed, and what a store would have of it.
 */
#ifndef TESTS_UNIT_FEED_FILE_H
#define TESTS_UNIT_FEED_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "source/source.h"

#define FACTS_MAX 4096

struct fed_fact {
	char key[300], text[400];
};

struct feed_file {
	struct buf text; /* the file */
	int version;     /* its tag; 0: none is sent */
	size_t part;     /* bytes a reply; 0: all */
	struct source_config config;
	struct source_config sources[3]; /* of the desk; the first is config */
	struct desk desk;
	const char *secret;
	struct source *source;
	int64_t now_s;
	struct source_fault fault; /* of the last reading; ERROR_NONE: well */
	/* what the store has */
	struct fed_fact facts[FACTS_MAX];
	size_t fact_count;
	char cursor[2048], tickets_of[64];
	int64_t rejected;
	struct coverage coverage[RECORD_KIND_COUNT];
	/* what the last reading did */
	size_t given, requests;
	struct buf remarks;
	char request_url[512], request_unless[256], authorization[128];
};

/* A file with this text, read by a source with the settings of file->config. */
struct feed_file *feed_file_new(const char *text);
struct feed_file *feed_file_new_fixture(const char *name);
void feed_file_free(struct feed_file *file);
/* Another text, of another version. */
void feed_file_write(struct feed_file *file, const char *text);
/* Opens where it is not open, reads at the next interval until the feed idles. */
void feed_file_read(struct feed_file *file);
/* The same, but no more than so many replies come. */
void feed_file_read_parts(struct feed_file *file, int parts);
/* One request, answered with this. */
void feed_file_read_once(struct feed_file *file, const struct http_reply *reply);
/* Another process. */
void feed_file_restart(struct feed_file *file);

/* What the store has for the key, or NULL: "rating n1", "rating q1/Empathy", "call …", "agent anna",
 * "group Sales", "presence anna 2026-…", "measure orders 2026-…". */
const char *feed_fact(const struct feed_file *file, const char *key);
size_t feed_fact_count(const struct feed_file *file, const char *prefix);

#endif
