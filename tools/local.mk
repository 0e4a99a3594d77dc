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
