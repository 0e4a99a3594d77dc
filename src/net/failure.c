/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Why a transfer failed. libcurl's own messages are shown for certificates alone, because others
 * may carry parts of the address.
 */
#include "config.h"

#include "net/failure.h"

#include <string.h>

#include "base/macros.h"
#include "base/words.h"

struct failure_row {
	CURLcode code;
	const char *text; /* goes on after the host's name */
};

static const struct failure_row failure_rows[] = {
	{ CURLE_GOT_NOTHING, N_("closed the connection without an answer") },
	{ CURLE_PARTIAL_FILE, N_("cut its answer short") },
	{ CURLE_RECV_ERROR, N_("cut its answer short") },
	{ CURLE_SEND_ERROR, N_("does not take our request") },
	{ CURLE_BAD_CONTENT_ENCODING, N_("sent an answer that cannot be unpacked") },
	{ CURLE_SSL_CONNECT_ERROR, N_("does not agree with us on a TLS connection") },
	{ CURLE_UNSUPPORTED_PROTOCOL, N_("does not speak HTTP") },
	{ CURLE_WEIRD_SERVER_REPLY, N_("does not speak HTTP") },
};

static const char *row_text(CURLcode code)
{
	for (size_t i = 0; i < ARRAY_LEN(failure_rows); i++)
		if (failure_rows[i].code == code)
			return _(failure_rows[i].text);
	return NULL;
}

static bool say_timeout(const struct failure *failure, struct error *err)
{
	curl_off_t elapsed_us = 0, received = 0;
	long status = 0;
	curl_easy_getinfo(failure->easy, CURLINFO_TOTAL_TIME_T, &elapsed_us);
	curl_easy_getinfo(failure->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
	curl_easy_getinfo(failure->easy, CURLINFO_RESPONSE_CODE, &status);
	double elapsed_s = (double)elapsed_us / 1e6;
	if (status != 0 || received > 0)
		return error_set(err, ERROR_NET,
			_("the answer of \"%s\" was not whole within %.3g s"), failure->host,
			elapsed_s);
	return error_set(
		err, ERROR_NET, _("no answer from \"%s\" within %.3g s"), failure->host, elapsed_s);
}

/* "SSL certificate problem: self-signed certificate" → "self-signed certificate" */
static bool say_certificate(const struct failure *failure, struct error *err)
{
	const char *problem = strstr(failure->said, ": ");
	problem = problem ? problem + 2 : failure->said;
	return error_set(err, ERROR_NET, _("certificate of \"%s\" is not valid: %s"), failure->host,
		*problem ? problem : curl_easy_strerror(failure->code));
}

static bool say_connect(const struct failure *failure, struct error *err)
{
	long number = 0;
	curl_easy_getinfo(failure->easy, CURLINFO_OS_ERRNO, &number);
	const char *reason =
		number != 0 ? strerror((int)number) : curl_easy_strerror(failure->code);
	return error_set(err, ERROR_NET, _("no connection to \"%s\": %s"), failure->host, reason);
}

bool failure_say(const struct failure *failure, struct error *err)
{
	if (failure->is_too_large)
		return error_set(err, ERROR_NET, _("the answer of \"%s\" is larger than %zu KiB"),
			failure->host, failure->max_bytes / 1024);
	if (failure->has_bad_header)
		return error_set(err, ERROR_NET, _("\"%s\" sent too many headers"), failure->host);
	switch ((int)failure->code) {
	case CURLE_OPERATION_TIMEDOUT:
		return say_timeout(failure, err);
	case CURLE_COULDNT_RESOLVE_HOST:
		return error_set(err, ERROR_NET, _("name \"%s\" is not known"), failure->host);
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_ISSUER_ERROR:
		return say_certificate(failure, err);
	case CURLE_COULDNT_CONNECT:
		return say_connect(failure, err);
	default:
		break;
	}
	const char *text = row_text(failure->code);
	if (text)
		return error_set(err, ERROR_NET, "\"%s\" %s", failure->host, text);
	return error_set(
		err, ERROR_NET, "\"%s\": %s", failure->host, curl_easy_strerror(failure->code));
}

static bool say_target(CURLU *target, const char *host, struct error *err)
{
	char *scheme = NULL, *name = NULL;
	bool is_plain = false;
	if (curl_url_get(target, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK)
		is_plain = strcmp(scheme, "https") != 0;
	if (curl_url_get(target, CURLUPART_HOST, &name, 0) != CURLUE_OK)
		error_set(err, ERROR_NET, _("\"%s\" sends us elsewhere, which is not followed"),
			host);
	else if (strncmp(host, name, strlen(name)) == 0)
		error_set(err, ERROR_NET,
			_("\"%s\" sends us to another of its addresses, which is not followed: "
			  "is its url right?"),
			host);
	else if (is_plain)
		error_set(err, ERROR_NET,
			_("\"%s\" sends us to \"%s\" without TLS, which is not followed"), host,
			name);
	else
		error_set(err, ERROR_NET,
			_("\"%s\" sends us to \"%s\", which is not followed: is its url right?"),
			host, name);
	curl_free(scheme);
	curl_free(name);
	return false;
}

bool failure_say_redirect(CURL *easy, const char *host, struct error *err)
{
	char *address = NULL;
	curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &address);
	CURLU *target = curl_url();
	if (address && target)
		(void)!curl_url_set(target, CURLUPART_URL, address, CURLU_NON_SUPPORT_SCHEME);
	say_target(target, host, err);
	curl_url_cleanup(target);
	return false;
}
