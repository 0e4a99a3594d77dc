# What is made from the program's tables besides the program: completion for three shells.
noinst_PROGRAMS = tools/completions
tools_completions_SOURCES = tools/completions.c
nodist_tools_completions_SOURCES = src/ui/theme_texts.c
tools_completions_LDADD = src/config/libconfig.a $(LINK_REPORT) $(CONFUSE_LIBS)

bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_bashcompletion_DATA = completions/kpitop
nodist_zshcompletion_DATA = completions/_kpitop
nodist_fishcompletion_DATA = completions/kpitop.fish
CLEANFILES += completions/kpitop completions/_kpitop completions/kpitop.fish
dist_check_SCRIPTS += tools/check-completion
TESTS += tools/check-completion

completions/kpitop: tools/completions
	@$(MKDIR_P) completions
	$(AM_V_GEN)tools/completions bash >$@.tmp && mv $@.tmp $@
completions/_kpitop: tools/completions
	@$(MKDIR_P) completions
	$(AM_V_GEN)tools/completions zsh >$@.tmp && mv $@.tmp $@
completions/kpitop.fish: tools/completions
	@$(MKDIR_P) completions
	$(AM_V_GEN)tools/completions fish >$@.tmp && mv $@.tmp $@

exampledir = $(docdir)/examples
dist_example_DATA = examples/kpitop.conf

# The service of a shared desk.
systemdunitdir = $(prefix)/lib/systemd/system
sysusersdir = $(prefix)/lib/sysusers.d
nodist_systemdunit_DATA = systemd/kpitop-collect@.service
nodist_sysusers_DATA = systemd/kpitop.conf
CLEANFILES += $(nodist_systemdunit_DATA) $(nodist_sysusers_DATA)
EXTRA_DIST += systemd/kpitop-collect@.service.in systemd/kpitop.sysusers
systemd/kpitop-collect@.service: $(srcdir)/systemd/kpitop-collect@.service.in Makefile
	@$(MKDIR_P) systemd
	$(AM_V_GEN)sed -e 's,@bindir@,$(bindir),g' $(srcdir)/systemd/kpitop-collect@.service.in >$@.tmp && mv $@.tmp $@
systemd/kpitop.conf: $(srcdir)/systemd/kpitop.sysusers
	@$(MKDIR_P) systemd
	$(AM_V_GEN)cp $(srcdir)/systemd/kpitop.sysusers $@
dist_check_SCRIPTS += tools/check-service
TESTS += tools/check-service
