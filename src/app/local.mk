noinst_LIBRARIES += src/app/libapp.a
src_app_libapp_a_SOURCES = \
	src/app/app.h \
	src/app/collection.c \
	src/app/collection.h \
	src/app/collector.c \
	src/app/collector.h \
	src/app/collector_child.c \
	src/app/command_collect.c \
	src/app/command_demo.c \
	src/app/command_doctor.c \
	src/app/command_report.c \
	src/app/command_top.c \
	src/app/command_targets.c \
	src/app/command_tickets.c \
	src/app/commands.c \
	src/app/demo_serve.c \
	src/app/demo_serve.h \
	src/app/dashboard.c \
	src/app/dashboard.h \
	src/app/dashboard_alerts.c \
	src/app/dashboard_board.c \
	src/app/dashboard_collector.c \
	src/app/dashboard_facts.c \
	src/app/dashboard_aside.c \
	src/app/dashboard_floor.c \
	src/app/dashboard_parts.h src/app/dashboard_steps.h \
	src/app/dashboard_plain.c \
	src/app/dashboard_reload.c \
	src/app/dashboard_screen.c \
	src/app/dashboard_export.c \
	src/app/dashboard_rotate.c \
	src/app/dashboard_notes.c \
	src/app/dashboard_store.c \
	src/app/dashboard_tickets.c \
	src/app/dashboard_usual.c src/app/dashboard_usual.h \
	src/app/deskfile.c \
	src/app/deskfile.h \
	src/app/deskfile_board.c \
	src/app/file_reply.c \
	src/app/file_reply.h \
	src/app/kept.c src/app/kept.h \
	src/app/loop_signals.c \
	src/app/loop_signals.h \
	src/app/notes.c src/app/notes.h \
	src/app/output.c \
	src/app/output.h \
	src/app/own_file.c src/app/own_file.h \
	src/app/poller.c \
	src/app/poller.h \
	src/app/poller_status.c \
	src/app/screen_config.c src/app/screen_config.h \
	src/app/secret.c \
	src/app/secret.h \
	src/app/their_figures.c \
	src/app/their_figures.h \
	src/app/spawn.c src/app/spawn.h \
	src/app/targets.h \
	src/app/targets_list.c \
	src/app/targets_past.c \
	src/app/targets_suggest.c \
	src/app/targets_trial.c
