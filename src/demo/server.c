/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only file that knows libmicrohttpd.
 */
#include "config.h"

#include "demo/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/format.h"
#include "base/mem.h"
#include "base/words.h"

#define IDLE_S 120u
#define BACKLOG 64

struct server {
	struct api *api;
	struct clock_simulation simulation;
	struct MHD_Daemon *daemon;
	int port;
};

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static enum MHD_Result add_argument(
	void *to, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct api_request *request = to;
	(void)kind;
	if (request->argument_count < API_ARGUMENTS_MOST)
		request->arguments[request->argument_count++] =
			(struct api_argument){ name, value == NULL ? "" : value };
	return MHD_YES;
}

/* "Sun, 22 Nov 2026 10:00:00 GMT", by the simulated clock. */
static void format_date(char *out, size_t size, int64_t at_s)
{
	static const char weekdays[7][4] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };
	static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	int year;
	int month;
	int day;
	int64_t days = at_s / 86400;
	int second = (int)(at_s % 86400);
	format_civil_from_days(days, &year, &month, &day);
	snprintf(out, size, "%s, %02d %s %d %02d:%02d:%02d GMT", weekdays[days % 7], day,
		months[month - 1], year, second / 3600, second / 60 % 60, second % 60);
}

static void add_number(struct MHD_Response *response, const char *name, int64_t number)
{
	char text[32];
	snprintf(text, sizeof(text), "%lld", (long long)number);
	MHD_add_response_header(response, name, text);
}

static void add_headers(struct MHD_Response *response, const struct api_reply *reply, int64_t now_s)
{
	char date[48];
	format_date(date, sizeof(date), now_s);
	MHD_add_response_header(response, "Date", date);
	MHD_add_response_header(response, "Content-Type", reply->content_type);
	if (reply->tag[0] != '\0') {
		format_date(date, sizeof(date), reply->modified_s);
		MHD_add_response_header(response, "ETag", reply->tag);
		MHD_add_response_header(response, "Last-Modified", date);
	}
	MHD_add_response_header(response, "X-Zendesk-API-Version", "v2");
	if (reply->limit > 0) {
		add_number(response, "X-Rate-Limit", reply->limit);
		add_number(response, "X-Rate-Limit-Remaining", reply->remaining);
		add_number(response, "ratelimit-limit", reply->limit);
		add_number(response, "ratelimit-remaining", reply->remaining);
		add_number(response, "ratelimit-reset", reply->reset_s);
	}
	if (reply->retry_after_s > 0)
		add_number(response, "Retry-After", reply->retry_after_s);
}

static enum MHD_Result send_reply(
	struct MHD_Connection *connection, struct api_reply *reply, int64_t now_s)
{
	size_t len = reply->body.len;
	char *bytes = buf_take(&reply->body);
	struct MHD_Response *response =
		MHD_create_response_from_buffer(len, bytes, MHD_RESPMEM_MUST_FREE);
	if (response == NULL) {
		free(bytes);
		return MHD_NO;
	}
	add_headers(response, reply, now_s);
	enum MHD_Result result = MHD_queue_response(connection, (unsigned)reply->status, response);
	MHD_destroy_response(response);
	return result;
}

/* The library calls twice for each request: when the head is there, and when all of it is. Its
 * parameters are the library's own. */
static enum MHD_Result answer(void *closure, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **state)
{
	static const char head_seen;
	struct server *server = closure;
	(void)version;
	(void)upload;
	if (*state == NULL) {
		*state = (void *)&head_seen;
		return MHD_YES;
	}
	if (*upload_size > 0) {
		*upload_size = 0;
		return MHD_YES;
	}
	int64_t now_s = clock_read(&server->simulation).wall_s;
	struct api_request request = { .path = strcmp(method, "GET") == 0 ? url : "" };
	request.authorization = MHD_lookup_connection_value(
		connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_AUTHORIZATION);
	request.unless = MHD_lookup_connection_value(
		connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
	MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_argument, &request);
	struct api_reply reply;
	api_answer(server->api, &request, now_s, &reply);
	enum MHD_Result result = send_reply(connection, &reply, now_s);
	api_reply_release(&reply);
	return result;
}

static bool read_address(const char *host, int port, union address *address)
{
	memset(address, 0, sizeof(*address));
	if (inet_pton(AF_INET, host, &address->v4.sin_addr) == 1 &&
		(ntohl(address->v4.sin_addr.s_addr) >> 24) == 127) {
		address->v4.sin_family = AF_INET;
		address->v4.sin_port = htons((uint16_t)port);
		return true;
	}
	if (inet_pton(AF_INET6, host, &address->v6.sin6_addr) == 1 &&
		IN6_IS_ADDR_LOOPBACK(&address->v6.sin6_addr)) {
		address->v6.sin6_family = AF_INET6;
		address->v6.sin6_port = htons((uint16_t)port);
		return true;
	}
	return false;
}

/* A socket that listens; −1 with errno. The address becomes the one that it got. */
static int listen_on(union address *address)
{
	socklen_t len =
		address->any.sa_family == AF_INET6 ? sizeof(address->v6) : sizeof(address->v4);
	int one = 1;
	int fd = socket(address->any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) == 0 &&
		bind(fd, &address->any, len) == 0 && listen(fd, BACKLOG) == 0 &&
		getsockname(fd, &address->any, &len) == 0)
		return fd;
	int reason = errno;
	close(fd);
	errno = reason;
	return -1;
}

static void set_base(const struct server *server, const char *host)
{
	struct buf base;
	bool is_v6 = strchr(host, ':') != NULL;
	buf_init(&base, 0);
	buf_printf(
		&base, "http://%s%s%s:%d", is_v6 ? "[" : "", host, is_v6 ? "]" : "", server->port);
	api_set_base(server->api, base.bytes);
	buf_release(&base);
}

bool server_start(struct api *api, const struct clock_simulation *simulation,
	const struct server_place *place, struct server **server, struct error *err)
{
	union address address;
	if (!read_address(place->host, place->port, &address))
		return error_set(err, ERROR_USAGE,
			_("'%s' is not an address of this machine alone: the simulated helpdesk "
			  "serves only on 127.0.0.1 or ::1"),
			place->host);
	int fd = listen_on(&address);
	if (fd < 0)
		return error_set(err, ERROR_SYSTEM, _("cannot serve on port %d of '%s': %s"),
			place->port, place->host, strerror(errno));
	bool is_v6 = address.any.sa_family == AF_INET6;
	struct server *new = mem_new(1, sizeof(*new));
	new->api = api;
	new->simulation = *simulation;
	new->port = ntohs(is_v6 ? address.v6.sin6_port : address.v4.sin_port);
	set_base(new, place->host);
	new->daemon = MHD_start_daemon(MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD |
					       MHD_USE_SUPPRESS_DATE_NO_CLOCK |
					       (is_v6 ? MHD_USE_IPv6 : 0u),
		(uint16_t) new->port, NULL, NULL, answer, new, MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, MHD_OPTION_END);
	if (new->daemon == NULL) {
		close(fd);
		free(new);
		return error_set(err, ERROR_SYSTEM, _("cannot start the simulated helpdesk"));
	}
	*server = new;
	return true;
}

int server_port(const struct server *server)
{
	return server->port;
}

void server_stop(struct server *server)
{
	if (server == NULL)
		return;
	MHD_stop_daemon(server->daemon);
	free(server);
}
