# SPDX-License-Identifier: GPL-3.0-or-later
#
# A terminal of our own for tests: starts programs in tmux, presses keys, reads the screen, waits for
# what should stand there. Sourced; WORK is the test's folder.

tmux_() { tmux -L "kpitop-$$" -f /dev/null "$@"; }

screen_start() { # COLUMNSxROWS COMMAND: with the environment of the caller
	local size=$1
	shift
	tmux_ kill-server 2>/dev/null
	# The server before may still be on its way out.
	for _ in $(seq 100); do
		tmux_ -u new-session -d -s s -x "${size%x*}" -y "${size#*x}" "$*; echo \"[ended \$?]\"; exec sh" 2>/dev/null && break
		read -rt 0.1 <> <(:)
	done
	tmux_ set-option -g remain-on-exit on >/dev/null
}
screen_stop() { tmux_ kill-server 2>/dev/null; }
screen_keys() { tmux_ send-keys -t s "$@"; }
screen_text() { tmux_ capture-pane -t s -p 2>&1; }

# screen_wait PATTERN: true as soon as a line matches; false after a minute, which only means "hung".
screen_wait() {
	local tries
	for tries in $(seq 600); do
		screen_text | grep -qE -- "$1" && return 0
		read -rt 0.1 <> <(:)
	done
	echo "waited in vain ($tries times) for '$1'; the screen:"
	screen_text
	return 1
}

# expect NAME PATTERN: waits, and says how it went.
expect() {
	if screen_wait "$2" >"$WORK/waited"; then echo "ok - $1"; else echo "not ok - $1"; cat "$WORK/waited"; fi
}
