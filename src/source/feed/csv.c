/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of comma-separated values.
 */
#include "config.h"

#include "source/feed/csv.h"

#include <string.h>

#include "base/words.h"

/* The cells of one row, written one behind the other into room for the whole row. */
struct writer {
	struct row_input *input;
	struct cells *cells;
	char *out, *start; /* next byte; where the cell at hand began */
	size_t at;
};

static bool is_line_end(const struct row_input *input, size_t at)
{
	const char *bytes = input->bytes;

	return at == input->len || bytes[at] == '\n' ||
	       (bytes[at] == '\r' && (at + 1 == input->len || bytes[at + 1] == '\n'));
}

static bool is_cell_end(const struct row_input *input, size_t at)
{
	return is_line_end(input, at) || input->bytes[at] == input->delimiter;
}

static enum row_outcome broken(struct row_input *input, const char *why)
{
	input->why = why;
	return ROW_BROKEN;
}

static void put(struct writer *writer, size_t from, size_t to)
{
	memcpy(writer->out, writer->input->bytes + from, to - from);
	writer->out += to - from;
}

/* From behind the opening quote to behind the closing one; a doubled quote is one. */
static enum row_outcome read_quoted(struct writer *writer)
{
	struct row_input *input = writer->input;

	for (;;) {
		const char *rest = input->bytes + writer->at;
		const char *quote = memchr(rest, '"', input->len - writer->at);
		size_t end = quote ? (size_t)(quote - input->bytes) : input->len;

		if (!quote)
			return input->is_last ? broken(input, _("a quote is not closed"))
					      : ROW_MORE;
		put(writer, writer->at, end);
		writer->at = end + 1;
		if (writer->at < input->len && input->bytes[writer->at] == '"') {
			put(writer, end, end + 1);
			writer->at++;
			continue;
		}
		if (writer->at == input->len && !input->is_last)
			return ROW_MORE;
		return is_cell_end(input, writer->at)
			       ? ROW_READ
			       : broken(input, _("there is text behind a closing quote"));
	}
}

static void read_plain(struct writer *writer)
{
	size_t from = writer->at;

	while (!is_cell_end(writer->input, writer->at))
		writer->at++;
	put(writer, from, writer->at);
}

static void end_cell(struct writer *writer)
{
	static const char blanks[] = " \t\r\n";

	while (writer->out > writer->start && strchr(blanks, writer->out[-1]))
		writer->out--;
	*writer->out++ = '\0';
	writer->start += strspn(writer->start, blanks);
	writer->cells->items[writer->cells->len++] = writer->start;
}

static enum row_outcome read_cell(struct writer *writer)
{
	struct row_input *input = writer->input;
	enum row_outcome outcome = ROW_READ;

	if (writer->cells->len == CELLS_MAX)
		return broken(input, _("too many columns"));
	writer->start = writer->out;
	if (writer->at < input->len && input->bytes[writer->at] == '"') {
		writer->at++;
		outcome = read_quoted(writer);
	} else {
		read_plain(writer);
	}
	if (outcome == ROW_READ)
		end_cell(writer);
	return outcome;
}

enum row_outcome csv_read(struct row_input *input, struct cells *cells)
{
	/* Each cell adds a NUL, and each but the last has a delimiter that goes: so there is room. */
	struct writer writer = { .input = input, .cells = cells, .out = input->room };
	enum row_outcome outcome;

	cells->len = 0;
	while ((outcome = read_cell(&writer)) == ROW_READ && !is_line_end(input, writer.at))
		writer.at++;
	if (outcome != ROW_READ)
		return outcome;
	writer.at += writer.at < input->len && input->bytes[writer.at] == '\r';
	if (writer.at == input->len && !input->is_last)
		return ROW_MORE;
	input->taken = writer.at + (writer.at < input->len);
	return ROW_READ;
}

char csv_delimiter(const char *bytes, size_t len)
{
	static const char delimiters[] = { ',', ';', '\t' };
	size_t counts[sizeof delimiters] = { 0 };
	size_t best = 0;
	bool is_quoted = false;

	for (size_t i = 0; i < len && (is_quoted || bytes[i] != '\n'); i++) {
		is_quoted ^= bytes[i] == '"';
		for (size_t j = 0; j < sizeof delimiters && !is_quoted; j++)
			counts[j] += bytes[i] == delimiters[j];
	}
	for (size_t j = 1; j < sizeof delimiters; j++)
		best = counts[j] > counts[best] ? j : best;
	return delimiters[best];
}
