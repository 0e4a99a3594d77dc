/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is on screen for elsewhere: as text, as CSV, and the question for a file's name.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/zone.h"
#include "ui/ui_state.h"

/* Tables drop columns where it is narrow and rows where it is low; neither is lost in a file. */
#define FILE_WIDTH 120
#define FILE_HEIGHT 40

void ui_print(
	const struct ui *ui, const struct scene *scene, const struct canvas *like, struct buf *out)
{
	struct canvas *canvas =
		canvas_new(canvas_width(like), canvas_height(like), canvas_is_ascii(like));
	canvas_use_dots(canvas, canvas_has_dots(like));
	/* Who shows or searches it orders letters by itself. */
	canvas_write(canvas, (struct canvas_script){ .bidi = BIDI_OFF });
	ui_draw(ui, scene, canvas);
	/* The last line is about keys. */
	canvas_print(canvas, out, false);
	if (!ui_top(ui)->row->is_bare && out->len > 1) {
		out->len--;
		while (out->len > 0 && out->bytes[out->len - 1] != '\n')
			out->len--;
		out->bytes[out->len] = '\0';
	}
	canvas_free(canvas);
}

bool ui_csv(const struct ui *ui, const struct scene *scene, struct buf *out)
{
	struct canvas *canvas = canvas_new(FILE_WIDTH, FILE_HEIGHT, false);
	size_t before = out->len;
	canvas_record(canvas, out);
	ui_draw(ui, scene, canvas);
	canvas_free(canvas);
	return out->len > before;
}

/* Letters and digits of any script, and what is harmless in names of files. */
static void add_word(char *out, size_t size, const char *text)
{
	size_t len = strlen(out);
	for (; *text && len + 1 < size; text++) {
		unsigned char byte = (unsigned char)*text;
		bool is_kept = byte >= 0x80 || (byte >= '0' && byte <= '9') ||
			       (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
		out[len++] = is_kept ? *text : '-';
	}
	/* No character in part. */
	while (((unsigned char)*text & 0xc0) == 0x80 && len > 0)
		text--, len--;
	out[len] = '\0';
}

/* DESK-VIEW-DATE.csv, or .txt where there is no table. */
void export_open(struct ui *ui, const struct scene *scene)
{
	struct buf csv;
	struct civil day = zone_civil(scene->desk->zone, scene->now.wall_s);
	buf_init(&csv, 0);
	bool has_table = ui_csv(ui, scene, &csv);
	buf_release(&csv);
	char *name = ui->file;
	name[0] = '\0';
	add_word(name, sizeof(ui->file) / 2, scene->desk->name);
	size_t len = strlen(name);
	(void)snprintf(name + len, sizeof(ui->file) - len, "-%s-%04d-%02d-%02d.%s",
		ui_top(ui)->row->name, day.year, day.month, day.day, has_table ? "csv" : "txt");
	ui->prompt = PROMPT_FILE;
}

void ui_ask_replace(struct ui *ui, const char *name)
{
	(void)snprintf(ui->file, sizeof ui->file, "%s", name);
	ui->prompt = PROMPT_REPLACE;
}

static void give(const struct ui *ui, bool may_replace, struct ui_result *result)
{
	(void)snprintf(result->export_to, sizeof result->export_to, "%s", ui->file);
	result->may_replace = may_replace;
}

void export_key(struct ui *ui, int code, struct ui_result *result)
{
	if (code == KEYCODE_ESCAPE || code == KEYCODE_ENTER)
		ui->prompt = PROMPT_NONE;
	else
		(void)prompt_edit(ui->file, sizeof(ui->file), code);
	if (code == KEYCODE_ENTER && ui->file[0])
		give(ui, false, result);
}

void replace_key(struct ui *ui, int code, struct ui_result *result)
{
	ui->prompt = PROMPT_NONE;
	if (code == 'y')
		give(ui, true, result);
	else
		ui_say(ui, _("nothing was written"));
}

void export_draw(const struct ui *ui, struct canvas *canvas, struct place line)
{
	if (ui->prompt == PROMPT_REPLACE) {
		canvas_printf(canvas, line, STYLE_ALERT,
			_("'%s' is there already. Replace it?  y does, any other key does not"),
			ui->file);
		return;
	}
	int used = canvas_printf(canvas, line, STYLE_KEY, "%s %s", _("Write to"), ui->file);
	canvas_select(canvas, (struct rect){ line.x + used, line.y, 1, 1 });
	canvas_cursor(canvas, line.x + used, line.y);
	int rest = line.width - used - 2;
	if (rest > 30)
		canvas_text_right(canvas, place(line.x + used + 2, line.y, rest), STYLE_DIM,
			_("Enter writes, Esc leaves"));
}
