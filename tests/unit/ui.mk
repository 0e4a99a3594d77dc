# Unit tests of src/ui.
check_PROGRAMS += tests/unit/check_ui
TESTS += tests/unit/check_ui
tests_unit_check_ui_SOURCES = tests/unit/check_ui.c tests/unit/check_ui.h \
	tests/unit/scene_fixture.c tests/unit/scene_fixture.h tests/unit/shown.c
tests_unit_check_ui_SOURCES += \
	tests/unit/frames.c tests/unit/frames.h \
	tests/unit/test_answer.c \
	tests/unit/test_attention.c \
	tests/unit/test_canvas.c \
	tests/unit/test_cells.c \
	tests/unit/test_chart.c \
	tests/unit/test_choice.c \
	tests/unit/test_escape.c \
	tests/unit/test_export.c \
	tests/unit/test_filter.c \
	tests/unit/test_filtered.c \
	tests/unit/test_hostile.c \
	tests/unit/test_kept.c \
	tests/unit/test_keymap.c \
	tests/unit/test_keys.c \
	tests/unit/test_mouse.c \
	tests/unit/test_outside.c \
	tests/unit/test_personal.c \
	tests/unit/test_reading_text.c \
	tests/unit/test_plain.c \
	tests/unit/test_privacy.c \
	tests/unit/test_proof.c \
	tests/unit/test_floor_table.c \
	tests/unit/test_rank.c \
	tests/unit/test_script.c \
	tests/unit/test_sum.c \
	tests/unit/test_table.c \
	tests/unit/test_target_text.c \
	tests/unit/test_theme.c \
	tests/unit/test_time_on_screen.c \
	tests/unit/test_timeline_feeds.c \
	tests/unit/test_ui.c \
	tests/unit/test_view_all.c \
	tests/unit/test_view_handover.c \
	tests/unit/test_view_kpi.c \
	tests/unit/test_view_lists.c \
	tests/unit/test_view_staffing.c \
	tests/unit/test_view_ticket.c \
	tests/unit/test_view_members.c \
	tests/unit/test_view_unit.c \
	tests/unit/test_wallboard.c
tests_unit_check_ui_LDADD = $(LINK_UI) $(CJSON_LIBS) $(CHECK_LIBS)
