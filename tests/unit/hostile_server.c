/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A tiny HTTP server that does as it is told. It is a process and not a thread, because collectors fork,
 * and only a process of one thread may do that and go on.
 */
#include "config.h"

#include "hostile_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define HELD_MAX 16
#define ROWS_MAX 32

/* Lies in memory that test and server share. */
struct hostile_server {
	const struct hostile_reply *rows;
	size_t used[ROWS_MAX]; /* requests answered by each row */
	int listener, port;
	int held[HELD_MAX];
	size_t held_count;
	pid_t pid;
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

static _Noreturn void serve(struct hostile_server *server)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		int fd = accept(server->listener, NULL, NULL);
		if (fd >= 0)
			answer(server, fd);
	}
}

static int open_listener(int *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t len = sizeof(address);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listener < 0 || bind(listener, (struct sockaddr *)&address, len) != 0 ||
		listen(listener, 16) != 0 ||
		getsockname(listener, (struct sockaddr *)&address, &len) != 0) {
		perror("server of the test");
		abort();
	}
	*port = ntohs(address.sin_port);
	return listener;
}

struct hostile_server *hostile_new(const struct hostile_reply *rows)
{
	struct hostile_server *server = mmap(
		NULL, sizeof(*server), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_t shared;
	if (server == MAP_FAILED)
		abort();
	server->rows = rows;
	server->listener = open_listener(&server->port);
	pthread_mutexattr_init(&shared);
	pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(&server->mutex, &shared);
	pid_t pid = fork();
	if (pid == 0)
		serve(server);
	if (pid < 0)
		abort();
	server->pid = pid;
	close(server->listener);
	return server;
}

void hostile_free(struct hostile_server *server)
{
	kill(server->pid, SIGKILL);
	waitpid(server->pid, NULL, 0);
	munmap(server, sizeof(*server));
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
