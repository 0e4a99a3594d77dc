/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A tiny HTTP server that does as it is told, in a thread of the test.
 */
#include "config.h"

#include "hostile_server.h"

#include <arpa/inet.h>
#include <assert.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HELD_MAX 16
#define ROWS_MAX 32

struct hostile_server {
	const struct hostile_reply *rows;
	size_t used[ROWS_MAX]; /* requests answered by each row */
	int listener, stop_read, stop_write, port;
	int held[HELD_MAX];
	size_t held_count;
	pthread_t thread;
	pthread_mutex_t mutex; /* of what follows */
	size_t request_count;
	char request[8192];
};

static bool is_whole(const char *request, size_t len)
{
	if (len > 0 && request[0] == 0x16)
		return true; /* a TLS greeting, and no HTTP will follow */
	const char *end = strstr(request, "\r\n\r\n");
	if (!end)
		return false;
	const char *length = strcasestr(request, "\r\ncontent-length:");
	long body = length && length < end ? strtol(length + 17, NULL, 10) : 0;
	return (long)len >= end + 4 - request + body;
}

static void read_request(struct hostile_server *server, int fd)
{
	char request[sizeof(server->request)] = "";
	size_t len = 0;
	while (len + 1 < sizeof(request) && !is_whole(request, len)) {
		ssize_t got = read(fd, request + len, sizeof(request) - 1 - len);
		if (got <= 0)
			break;
		len += (size_t)got;
		request[len] = '\0';
	}
	pthread_mutex_lock(&server->mutex);
	memcpy(server->request, request, sizeof(request));
	server->request_count++;
	pthread_mutex_unlock(&server->mutex);
}

static bool is_for(const struct hostile_reply *row, const char *request)
{
	const char *path = strchr(request, ' ');
	if (!path)
		return strcmp(row->path, "*") == 0;
	size_t len = strcspn(path + 1, " ?");
	return strlen(row->path) == len && memcmp(row->path, path + 1, len) == 0;
}

/* The first row of the path that was not used yet, else its last. */
static const struct hostile_reply *pick_reply(struct hostile_server *server)
{
	const struct hostile_reply *picked = NULL;
	for (size_t i = 0; server->rows[i].path; i++) {
		if (!is_for(&server->rows[i], server->request))
			continue;
		picked = &server->rows[i];
		if (server->used[i]++ == 0)
			break;
	}
	return picked;
}

static bool send_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t sent = send(fd, bytes, len, MSG_NOSIGNAL);
		if (sent <= 0)
			return false;
		bytes += sent;
		len -= (size_t)sent;
	}
	return true;
}

static void answer(struct hostile_server *server, int fd)
{
	static const struct hostile_reply unknown = {
		.bytes = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
	};
	read_request(server, fd);
	const struct hostile_reply *reply = pick_reply(server);
	if (!reply)
		reply = &unknown;
	bool is_open = send_all(fd, reply->bytes, reply->len ? reply->len : strlen(reply->bytes));
	for (size_t i = 0; i < reply->repeats && is_open; i++)
		is_open = send_all(fd, reply->again, strlen(reply->again));
	if (reply->is_held && server->held_count < HELD_MAX)
		server->held[server->held_count++] = fd;
	else
		close(fd);
}

static void *serve(void *argument)
{
	struct hostile_server *server = argument;
	for (;;) {
		struct pollfd fds[] = { { .fd = server->listener, .events = POLLIN },
			{ .fd = server->stop_read, .events = POLLIN } };
		poll(fds, 2, -1);
		if (fds[1].revents)
			return NULL;
		int fd = accept(server->listener, NULL, NULL);
		if (fd >= 0)
			answer(server, fd);
	}
}

struct hostile_server *hostile_new(const struct hostile_reply *rows)
{
	struct hostile_server *server = calloc(1, sizeof(*server));
	assert(server);
	server->rows = rows;
	struct sockaddr_in address = { .sin_family = AF_INET };
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	socklen_t len = sizeof(address);
	server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int stop[2];
	if (server->listener < 0 || pipe(stop) != 0 ||
		bind(server->listener, (struct sockaddr *)&address, len) != 0 ||
		listen(server->listener, 16) != 0 ||
		getsockname(server->listener, (struct sockaddr *)&address, &len) != 0) {
		perror("server of the test");
		abort();
	}
	server->port = ntohs(address.sin_port);
	server->stop_read = stop[0];
	server->stop_write = stop[1];
	pthread_mutex_init(&server->mutex, NULL);
	if (pthread_create(&server->thread, NULL, serve, server) != 0)
		abort();
	return server;
}

void hostile_free(struct hostile_server *server)
{
	close(server->stop_write);
	pthread_join(server->thread, NULL);
	for (size_t i = 0; i < server->held_count; i++)
		close(server->held[i]);
	close(server->stop_read);
	close(server->listener);
	pthread_mutex_destroy(&server->mutex);
	free(server);
}

int hostile_port(const struct hostile_server *server)
{
	return server->port;
}

size_t hostile_request_count(struct hostile_server *server)
{
	pthread_mutex_lock(&server->mutex);
	size_t count = server->request_count;
	pthread_mutex_unlock(&server->mutex);
	return count;
}

bool hostile_was_sent(struct hostile_server *server, const char *text)
{
	pthread_mutex_lock(&server->mutex);
	bool was_sent = strstr(server->request, text) != NULL;
	pthread_mutex_unlock(&server->mutex);
	return was_sent;
}
