/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A request and its reply as values.
 */
#include "config.h"

#include "base/http.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "base/format.h"
#include "base/macros.h"
#include "base/mem.h"

enum {
	URL_MAX_BYTES = 8192,
	AUTHORIZATION_MAX_BYTES = 8192,
	UNLESS_MAX_BYTES = 256,
	BODY_MAX_BYTES = 1 << 20
};

static void wipe(struct buf *secret)
{
	mem_wipe(secret->bytes, secret->capacity);
}

void http_request_init(struct http_request *request)
{
	*request = (struct http_request){ .method = HTTP_GET };
	buf_init(&request->url, URL_MAX_BYTES);
	buf_init(&request->authorization, AUTHORIZATION_MAX_BYTES);
	/* Whole at once: growing would leave copies of the secret behind. */
	request->authorization.bytes = mem_grow(request->authorization.bytes,
		&request->authorization.capacity, AUTHORIZATION_MAX_BYTES + 1, 1);
	buf_init(&request->unless, UNLESS_MAX_BYTES);
	buf_init(&request->body, BODY_MAX_BYTES);
}

void http_request_release(struct http_request *request)
{
	wipe(&request->authorization);
	wipe(&request->body); /* a login has its secret there */
	buf_release(&request->url);
	buf_release(&request->authorization);
	buf_release(&request->unless);
	buf_release(&request->body);
}

void http_request_clear(struct http_request *request)
{
	wipe(&request->authorization);
	wipe(&request->body);
	buf_clear(&request->url);
	buf_clear(&request->authorization);
	buf_clear(&request->unless);
	buf_clear(&request->body);
	request->method = HTTP_GET;
	request->content_type = NULL;
	request->accept = NULL;
	request->part_from = 0;
	request->timeout_ms = 0;
	request->max_bytes = 0;
}

void http_reply_init(struct http_reply *reply)
{
	*reply = (struct http_reply){ .received_s = TIME_NONE };
	buf_init(&reply->body, 0);
}

void http_reply_release(struct http_reply *reply)
{
	buf_release(&reply->body);
}

void http_reply_clear(struct http_reply *reply)
{
	reply->status = 0;
	reply->header_count = 0;
	reply->received_s = TIME_NONE;
	buf_clear(&reply->body);
}

/* Date, retry-after, content-type, location, what tells versions, and all about rate limits. */
static bool is_wanted(const char *name)
{
	static const char *const wanted[] = { "date", "retry-after", "content-type", "location",
		"etag", "last-modified" };

	for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
		if (!strcasecmp(name, wanted[i]))
			return true;
	}
	return strcasestr(name, "rate-limit") || strcasestr(name, "ratelimit");
}

void http_reply_add_header(struct http_reply *reply, const char *name, const char *value)
{
	struct http_header *header;
	size_t len = 0;

	if (!is_wanted(name) || reply->header_count == HTTP_HEADER_MAX)
		return;
	header = &reply->headers[reply->header_count++];
	*header = (struct http_header){ 0 };
	for (size_t i = 0; i + 1 < sizeof header->name && name[i]; i++)
		header->name[i] = (char)tolower((unsigned char)name[i]);
	value += strspn(value, " \t");
	while (len + 1 < sizeof header->value && (unsigned char)value[len] >= 0x20)
		len++;
	memcpy(header->value, value, len);
	while (len > 0 && header->value[len - 1] == ' ')
		header->value[--len] = '\0';
}

const char *http_reply_header(const struct http_reply *reply, const char *name)
{
	for (size_t i = 0; i < reply->header_count; i++) {
		if (!strcmp(reply->headers[i].name, name))
			return reply->headers[i].value;
	}
	return NULL;
}

struct clock_reading {
	int year, month, day, hour, minute, second;
};

static bool is_clock_reading(const struct clock_reading *at)
{
	bool is_year = at->year >= 1970 && at->year <= FORMAT_YEAR_MAX;
	bool is_date = is_year && at->month >= 1 && at->day >= 1 && at->day <= 31;
	bool is_time = at->hour >= 0 && at->hour <= 23 && at->minute >= 0 && at->minute <= 59;

	return is_date && is_time && at->second >= 0 && at->second <= 60;
}

/* 1 … 12, or 0. */
static int month_number(const char *name)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const char *found = strlen(name) == 3 ? strstr(months, name) : NULL;

	return found && (found - months) % 3 == 0 ? (int)(found - months) / 3 + 1 : 0;
}

/* The one form that servers send: "Sun, 06 Nov 1994 08:49:37 GMT". */
static bool parse_http_date(const char *text, int64_t *at_s)
{
	const char *comma = strchr(text, ',');
	struct clock_reading at = { 0 };
	char month[4] = "";

	if (!comma || sscanf(comma + 1, " %2d %3s %4d %2d:%2d:%2d GMT", &at.day, month, &at.year,
			      &at.hour, &at.minute, &at.second) != 6)
		return false;
	at.month = month_number(month);
	if (!is_clock_reading(&at))
		return false;
	*at_s = format_days_from_civil(at.year, at.month, at.day) * 86400 + at.hour * 3600 +
		at.minute * 60 + at.second;
	return true;
}

static int64_t header_date(const struct http_reply *reply, const char *name)
{
	const char *date = http_reply_header(reply, name);
	int64_t at_s;

	return date && parse_http_date(date, &at_s) ? at_s : TIME_NONE;
}

int64_t http_reply_date(const struct http_reply *reply)
{
	return header_date(reply, "date");
}

int64_t http_reply_modified(const struct http_reply *reply)
{
	return header_date(reply, "last-modified");
}

/* "120" or, as some send it, "1.5"; whole seconds, rounded up. -1 where it is none. */
static int64_t read_seconds(const char *text)
{
	size_t digits = strspn(text, "0123456789"), fraction = 0;

	if (digits < 1 || digits > 9)
		return -1;
	if (text[digits] == '.')
		fraction = 1 + strspn(text + digits + 1, "0123456789");
	if (text[digits + fraction])
		return -1;
	return strtoll(text, NULL, 10) + (strpbrk(text + digits, "123456789") ? 1 : 0);
}

int64_t http_reply_retry_after_s(const struct http_reply *reply)
{
	const char *value = http_reply_header(reply, "retry-after");
	int64_t at_s, from_s = http_reply_date(reply);

	if (!value || !*value)
		return -1;
	if (!parse_http_date(value, &at_s))
		return read_seconds(value);
	if (from_s == TIME_NONE)
		from_s = reply->received_s;
	if (from_s == TIME_NONE)
		return -1;
	return at_s > from_s ? at_s - from_s : 0;
}

void http_add_encoded(struct buf *url, const char *text)
{
	static const char plain[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	for (; *text; text++) {
		if (strchr(plain, *text))
			buf_add_char(url, *text);
		else
			buf_printf(url, "%%%02X", (unsigned char)*text);
	}
}

/* Four plain decimal numbers of which the first is 127. */
static bool is_loopback_v4(const char *host)
{
	for (int part = 0; part < 4; part++) {
		size_t len = strspn(host, "0123456789");

		if (len < 1 || len > 3 || (len > 1 && *host == '0') || strtol(host, NULL, 10) > 255)
			return false;
		if (part == 0 && (len != 3 || strncmp(host, "127", 3) != 0))
			return false;
		host += len;
		if (*host != (part < 3 ? '.' : '\0'))
			return false;
		host += part < 3;
	}
	return true;
}

/* Host from the authority, without the brackets of an IPv6 address; returns what follows it. */
static const char *read_host(const char *authority, size_t len, struct http_address *address)
{
	bool is_v6 = *authority == '[';
	const char *host = authority + is_v6;
	size_t host_len = strspn(
		host, is_v6 ? "0123456789abcdefABCDEF:."
			    : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

	if (!host_len || host_len >= sizeof address->host ||
		host + host_len + is_v6 > authority + len)
		return NULL;
	memcpy(address->host, host, host_len);
	if (!is_v6)
		return host + host_len;
	return host[host_len] == ']' ? host + host_len + 1 : NULL;
}

static bool read_port(const char *text, const char *end, struct http_address *address)
{
	size_t digits;

	if (text == end)
		return true;
	if (*text++ != ':')
		return false;
	digits = strspn(text, "0123456789");
	if (digits < 1 || digits > 5 || text + digits != end)
		return false;
	address->port = (int)strtol(text, NULL, 10);
	return address->port >= 1 && address->port <= 65535;
}

static bool has_only_visible_ascii(const char *text)
{
	for (; *text; text++) {
		if (*text <= 0x20 || *text >= 0x7f || *text == '\\')
			return false;
	}
	return true;
}

bool http_parse_url(const char *url, struct http_address *address)
{
	const char *authority, *end, *after;

	*address = (struct http_address){ 0 };
	if (!has_only_visible_ascii(url))
		return false;
	if (!strncasecmp(url, "https://", 8))
		address->is_tls = true;
	else if (strncasecmp(url, "http://", 7) != 0)
		return false;
	address->port = address->is_tls ? 443 : 80;
	authority = url + (address->is_tls ? 8 : 7);
	end = authority + strcspn(authority, "/?#");
	after = read_host(authority, (size_t)(end - authority), address);
	if (!after || !read_port(after, end, address))
		return false;
	address->path = end;
	return address->is_tls || is_loopback_v4(address->host) || !strcmp(address->host, "::1");
}
