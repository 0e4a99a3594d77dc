# Canvas, theme, keys, widgets and views; curses in one file, FriBidi in another.
noinst_LIBRARIES += src/ui/libui.a
src_ui_libui_a_SOURCES = \
	src/ui/alert_log.c src/ui/alert_log.h \
	src/ui/alert_signs.c src/ui/alert_signs.h \
	src/ui/answer.c src/ui/answer.h \
	src/ui/background.c src/ui/background.h \
	src/ui/bidi.c src/ui/bidi.h \
	src/ui/big.c src/ui/big.h \
	src/ui/canvas.c src/ui/canvas.h \
	src/ui/chart.c src/ui/chart.h \
	src/ui/chart_legend.c src/ui/chart_legend.h \
	src/ui/chart_notes.c src/ui/chart_notes.h \
	src/ui/comparison.c src/ui/comparison.h \
	src/ui/click.h \
	src/ui/choice.c src/ui/choice.h \
	src/ui/escape.c src/ui/escape.h \
	src/ui/digits.c src/ui/digits.h \
	src/ui/event_text.c src/ui/event_text.h \
	src/ui/filter.c src/ui/filter.h \
	src/ui/floor_table.c src/ui/floor_table.h \
	src/ui/freshness.c src/ui/freshness.h \
	src/ui/glyph.c src/ui/glyph.h \
	src/ui/handover_sums.c src/ui/handover_sums.h \
	src/ui/heat_map.c src/ui/heat_map.h \
	src/ui/hits.c src/ui/hits.h \
	src/ui/keymap.c src/ui/keymap.h \
	src/ui/keys.c src/ui/keys.h \
	src/ui/moment.c src/ui/moment.h \
	src/ui/outside.c src/ui/outside.h \
	src/ui/personal.c src/ui/personal.h \
	src/ui/palette.c src/ui/palette.h \
	src/ui/plain.c src/ui/plain.h \
	src/ui/privacy_text.c src/ui/privacy_text.h \
	src/ui/proof.c src/ui/proof.h \
	src/ui/proof_draw.c \
	src/ui/rank.c src/ui/rank.h \
	src/ui/reading_row.c src/ui/reading_row.h \
	src/ui/reading_text.c src/ui/reading_text.h \
	src/ui/scene.h \
	src/ui/spread.c src/ui/spread.h \
	src/ui/style.h \
	src/ui/subject.c src/ui/subject.h \
	src/ui/sum.c src/ui/sum.h \
	src/ui/tab_bar.c src/ui/tab_bar.h \
	src/ui/table.c src/ui/table.h src/ui/table_arrange.c src/ui/table_csv.c \
	src/ui/target_text.c src/ui/target_text.h \
	src/ui/terminal.c src/ui/terminal.h src/ui/terminal_cells.c src/ui/terminal_cells.h \
	src/ui/terminal_codes.c src/ui/terminal_codes.h \
	src/ui/terminal_mouse.c src/ui/terminal_mouse.h \
	src/ui/theme.c src/ui/theme.h src/ui/theme_parse.c \
	src/ui/ticket_rows.c src/ui/ticket_rows.h \
	src/ui/ticket_siblings.c src/ui/ticket_siblings.h \
	src/ui/timeline_feeds.c src/ui/timeline_feeds.h \
	src/ui/ui.c src/ui/ui.h \
	src/ui/ui_export.c \
	src/ui/ui_mouse.c \
	src/ui/ui_frame.c \
	src/ui/ui_header.c \
	src/ui/ui_kept.c \
	src/ui/ui_live.c \
	src/ui/ui_personal.c \
	src/ui/ui_prompt.c \
	src/ui/ui_state.h \
	src/ui/ui_strip.c \
	src/ui/view.c src/ui/view.h \
	src/ui/view_handover.c \
	src/ui/view_help.c \
	src/ui/view_kpi.c \
	src/ui/view_kpis.c \
	src/ui/view_log.c \
	src/ui/members.h src/ui/members_marks.c src/ui/members_now.c src/ui/members_parts.c src/ui/members_reasons.c src/ui/members_sheet.c \
	src/ui/view_members.c \
	src/ui/view_staffing.c \
	src/ui/view_ticket.c \
	src/ui/view_tickets.c \
	src/ui/view_unit.c \
	src/ui/unit.h src/ui/unit_examples.c src/ui/unit_kpis.c src/ui/unit_mix.c src/ui/unit_weeks.c \
	src/ui/view_waiting.c \
	src/ui/view_wall.c \
	src/ui/view_wallboard.c \
	src/ui/views.h \
	src/ui/wall.h \
	src/ui/wall_draw.c src/ui/wall_panel.c \
	src/ui/waiting_tabs.c src/ui/waiting_tabs.h \
	src/ui/wait_text.c src/ui/wait_text.h \
	src/ui/widgets.c src/ui/widgets.h

# The themes are built in, so that the program needs no file; they are installed as examples.
theme_files = themes/colourblind.theme themes/contrast.theme themes/dark.theme themes/light.theme \
	themes/mono.theme
themesdir = $(pkgdatadir)/themes
dist_themes_DATA = $(theme_files)
nodist_src_ui_libui_a_SOURCES = src/ui/theme_texts.c
src/ui/theme_texts.c: $(theme_files) tools/embed-themes
	@$(MKDIR_P) src/ui
	$(AM_V_GEN)$(srcdir)/tools/embed-themes $(theme_files:%=$(srcdir)/%) >$@.tmp && mv $@.tmp $@
CLEANFILES += src/ui/theme_texts.c
EXTRA_DIST += tools/embed-themes
