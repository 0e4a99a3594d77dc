/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Transfers by libcurl's multi interface, one easy handle a slot, kept so that connections are used
 * again.
 */
#include "config.h"

#include "net/net.h"

#include <assert.h>
#include <ctype.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "net/failure.h"

#define TIMEOUT_DEFAULT_MS 60000
#define CONNECT_TIMEOUT_MS 15000
#define LOW_SPEED_BYTES 1L /* a second … */
#define LOW_SPEED_S 30L    /* … for so long is no transfer any more */
#define HEADER_BYTES_MAX (256u << 10)
#define WAIT_FDS_MAX 16

struct transfer {
	CURL *easy;
	struct curl_slist *headers;
	struct http_reply *reply; /* lent by net_start; NULL: idle */
	size_t slot;
	size_t max_bytes;
	size_t header_bytes;
	bool is_too_large, has_bad_header;
	char host[280]; /* for messages, with the port where it is not the usual one */
	char said[CURL_ERROR_SIZE];
};

struct net {
	CURLM *multi;
	char *user_agent;
	struct transfer *transfers;
	size_t slot_count;
};

static size_t receive_body(char *bytes, size_t size, size_t count, void *receiver)
{
	struct transfer *transfer = receiver;
	size_t len = size * count;
	if (len > transfer->max_bytes - transfer->reply->body.len) {
		transfer->is_too_large = true;
		return 0;
	}
	buf_add(&transfer->reply->body, bytes, len);
	return len;
}

/* A header line as libcurl hands it over: no NUL, perhaps with its line end. */
static void keep_header(struct http_reply *reply, const char *line, size_t len)
{
	char text[sizeof(struct http_header) + 8];
	size_t kept = len < sizeof(text) ? len : sizeof(text) - 1;
	memcpy(text, line, kept);
	text[kept] = '\0';
	char *colon = strchr(text, ':');
	if (!colon)
		return;
	*colon = '\0';
	http_reply_add_header(reply, text, colon + 1);
}

static size_t receive_header(char *line, size_t size, size_t count, void *receiver)
{
	struct transfer *transfer = receiver;
	size_t len = size * count;
	transfer->header_bytes += len;
	if (transfer->header_bytes > HEADER_BYTES_MAX) {
		transfer->has_bad_header = true;
		return 0;
	}
	if (len > 5 && memcmp(line, "HTTP/", 5) == 0)
		transfer->reply->header_count = 0; /* what came before was an interim reply */
	else
		keep_header(transfer->reply, line, len);
	return len;
}

static void headers_free(struct curl_slist *headers)
{
	for (struct curl_slist *line = headers; line; line = line->next)
		mem_wipe(line->data, strlen(line->data));
	curl_slist_free_all(headers);
}

static void add_header(struct transfer *transfer, const char *name, const char *value)
{
	size_t size = strlen(name) + strlen(value) + 3;
	char *line = mem_new(size, 1);
	snprintf(line, size, "%s: %s", name, value);
	struct curl_slist *headers = curl_slist_append(transfer->headers, line);
	mem_wipe(line, size);
	free(line);
	if (!headers)
		abort(); /* out of memory, like base/mem */
	transfer->headers = headers;
}

static void add_headers(struct transfer *transfer, const struct http_request *request)
{
	const char *unless = request->unless.bytes;
	bool is_tag = *unless == '"' || strncmp(unless, "W/", 2) == 0;
	add_header(transfer, "Accept", request->accept ? request->accept : "application/json");
	if (*unless)
		add_header(transfer, is_tag ? "If-None-Match" : "If-Modified-Since", unless);
	if (request->authorization.len > 0)
		add_header(transfer, "Authorization", request->authorization.bytes);
	if (request->content_type)
		add_header(transfer, "Content-Type", request->content_type);
	curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
}

/* What must hold for every transfer, whatever the request says. */
static void set_rules(struct transfer *transfer, const char *user_agent, bool is_tls)
{
	CURL *easy = transfer->easy;
	const char *protocol = is_tls ? "https" : "http";
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocol);
	curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "https");
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, LOW_SPEED_BYTES);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, LOW_SPEED_S);
	curl_easy_setopt(easy, CURLOPT_USERAGENT, user_agent);
	curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
#if LIBCURL_VERSION_NUM >= 0x075700
	/* An unanswered name lookup must not hold up the end of the program. */
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
}

static void set_receivers(struct transfer *transfer)
{
	CURL *easy = transfer->easy;
	curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
	curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->said);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, receive_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
}

static void set_request(struct transfer *transfer, const struct http_request *request)
{
	CURL *easy = transfer->easy;
	long timeout_ms = request->timeout_ms > 0 ? (long)request->timeout_ms : TIMEOUT_DEFAULT_MS;
	long connect_ms = timeout_ms < CONNECT_TIMEOUT_MS ? timeout_ms : CONNECT_TIMEOUT_MS;
	curl_easy_setopt(easy, CURLOPT_URL, request->url.bytes);
	curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
	if (request->method == HTTP_POST) {
		curl_easy_setopt(easy, CURLOPT_POST, 1L);
		curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body.bytes);
		curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body.len);
	}
	add_headers(transfer, request);
}

static void name_host(struct transfer *transfer, const struct http_address *address)
{
	bool is_usual = address->port == (address->is_tls ? 443 : 80);
	if (is_usual)
		snprintf(transfer->host, sizeof(transfer->host), "%s", address->host);
	else
		snprintf(transfer->host, sizeof(transfer->host), "%s:%d", address->host,
			address->port);
}

/* Back to idle: nothing of the request or its secret stays in the handle. */
static void transfer_end(struct net *net, struct transfer *transfer)
{
	if (!transfer->reply)
		return;
	curl_multi_remove_handle(net->multi, transfer->easy);
	curl_easy_reset(transfer->easy);
	headers_free(transfer->headers);
	transfer->headers = NULL;
	transfer->reply = NULL;
}

static bool is_redirect(int status)
{
	return status >= 300 && status < 400 && status != 304;
}

/* Reads how the transfer ended; false fills err. */
static bool transfer_judge(struct transfer *transfer, CURLcode code, struct error *err)
{
	long status = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	if (code != CURLE_OK) {
		const struct failure failure = {
			.easy = transfer->easy,
			.code = code,
			.host = transfer->host,
			.said = transfer->said,
			.is_too_large = transfer->is_too_large,
			.has_bad_header = transfer->has_bad_header,
			.max_bytes = transfer->max_bytes,
		};
		return failure_say(&failure, err);
	}
	if (is_redirect((int)status))
		return failure_say_redirect(transfer->easy, transfer->host, err);
	transfer->reply->status = (int)status;
	return true;
}

static bool check_library(struct error *err)
{
	const curl_version_info_data *version = curl_version_info(CURLVERSION_NOW);
	if (!(version->features & CURL_VERSION_ASYNCHDNS))
		return error_set(err, ERROR_SYSTEM,
			_("libcurl %s looks names up in a way that blocks: install one with AsynchDNS"),
			version->version);
	if (!(version->features & CURL_VERSION_SSL))
		return error_set(err, ERROR_SYSTEM, _("libcurl %s has no TLS"), version->version);
	return true;
}

bool net_new(size_t slots, const char *user_agent, struct net **net, struct error *err)
{
	*net = NULL;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return error_set(err, ERROR_SYSTEM, _("libcurl does not start"));
	if (!check_library(err)) {
		curl_global_cleanup();
		return false;
	}
	struct net *made = mem_new(1, sizeof(*made));
	made->multi = curl_multi_init();
	made->user_agent = mem_dup_text(user_agent);
	made->transfers = mem_new(slots, sizeof(*made->transfers));
	made->slot_count = slots;
	for (size_t i = 0; i < slots; i++)
		made->transfers[i].slot = i;
	*net = made;
	if (!made->multi) {
		net_free(made);
		*net = NULL;
		return error_set(err, ERROR_SYSTEM, _("libcurl does not start"));
	}
	return true;
}

void net_free(struct net *net)
{
	if (!net)
		return;
	for (size_t i = 0; i < net->slot_count; i++) {
		transfer_end(net, &net->transfers[i]);
		curl_easy_cleanup(net->transfers[i].easy);
	}
	curl_multi_cleanup(net->multi);
	free(net->transfers);
	free(net->user_agent);
	free(net);
	curl_global_cleanup();
}

static bool check_request(
	const struct http_request *request, struct http_address *address, struct error *err)
{
	if (!http_parse_url(request->url.bytes, address))
		return error_set(err, ERROR_CONFIG,
			_("the address is no https address (http is for this machine's own addresses "
			  "only)"));
	if (request->url.is_cut || request->body.is_cut || request->authorization.is_cut)
		return error_set(
			err, ERROR_NET, _("the request to \"%s\" is too long"), address->host);
	for (const char *c = request->authorization.bytes; *c; c++)
		if (iscntrl((unsigned char)*c))
			return error_set(err, ERROR_AUTH,
				_("the credential for \"%s\" has a line break or another control "
				  "character in it"),
				address->host);
	return true;
}

bool net_start(struct net *net, size_t slot, const struct http_request *request,
	struct http_reply *reply, struct error *err)
{
	assert(slot < net->slot_count && !net_is_busy(net, slot));
	struct transfer *transfer = &net->transfers[slot];
	struct http_address address;
	if (!check_request(request, &address, err))
		return false;
	if (!transfer->easy && !(transfer->easy = curl_easy_init()))
		return error_set(err, ERROR_SYSTEM, _("libcurl does not start"));
	http_reply_clear(reply);
	transfer->reply = reply;
	transfer->max_bytes = request->max_bytes > 0 ? request->max_bytes : BUF_MAX_DEFAULT;
	transfer->header_bytes = 0;
	transfer->is_too_large = transfer->has_bad_header = false;
	transfer->said[0] = '\0';
	reply->body.max = transfer->max_bytes;
	name_host(transfer, &address);
	set_rules(transfer, net->user_agent, address.is_tls);
	set_receivers(transfer);
	set_request(transfer, request);
	CURLMcode code = curl_multi_add_handle(net->multi, transfer->easy);
	if (code == CURLM_OK)
		return true;
	transfer_end(net, transfer);
	return error_set(err, ERROR_NET, "\"%s\": %s", address.host, curl_multi_strerror(code));
}

void net_cancel(struct net *net, size_t slot)
{
	assert(slot < net->slot_count);
	transfer_end(net, &net->transfers[slot]);
}

bool net_is_busy(const struct net *net, size_t slot)
{
	return net->transfers[slot].reply != NULL;
}

static int busy_count(const struct net *net)
{
	int busy = 0;
	for (size_t i = 0; i < net->slot_count; i++)
		busy += net->transfers[i].reply != NULL;
	return busy;
}

bool net_wait(struct net *net, const int *fds, size_t fd_count, int timeout_ms, struct error *err)
{
	assert(fd_count <= WAIT_FDS_MAX);
	struct curl_waitfd waits[WAIT_FDS_MAX] = { { 0 } };
	int running = 0;
	for (size_t i = 0; i < fd_count; i++)
		waits[i] = (struct curl_waitfd){ .fd = fds[i], .events = CURL_WAIT_POLLIN };
	/* Before the wait too, so that a transfer just started gets its socket into the set; what ends
	 * at once must not be waited for. */
	CURLMcode code = curl_multi_perform(net->multi, &running);
	if (running < busy_count(net))
		timeout_ms = 0;
	if (code == CURLM_OK)
		code = curl_multi_poll(net->multi, waits, (unsigned)fd_count, timeout_ms, NULL);
	if (code == CURLM_OK)
		code = curl_multi_perform(net->multi, &running);
	if (code != CURLM_OK)
		return error_set(err, ERROR_SYSTEM, _("waiting for transfers failed: %s"),
			curl_multi_strerror(code));
	return true;
}

bool net_finished(struct net *net, size_t *slot, bool *has_reply, struct error *err)
{
	int left = 0;
	const CURLMsg *message = curl_multi_info_read(net->multi, &left);
	if (!message || message->msg != CURLMSG_DONE)
		return false;
	CURLcode code = message->data.result;
	struct transfer *transfer = NULL;
	curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
	*slot = transfer->slot;
	*has_reply = transfer_judge(transfer, code, err);
	transfer_end(net, transfer);
	return true;
}
