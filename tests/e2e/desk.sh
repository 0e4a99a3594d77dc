# SPDX-License-Identifier: GPL-3.0-or-later
#
# A desk for tests that has a helpdesk simulated beside it. Sourced; WORK is the test's folder.

export XDG_RUNTIME_DIR=$WORK XDG_CONFIG_HOME=$WORK XDG_STATE_HOME=$WORK LC_ALL=C.UTF-8 KPITOP_DEMO_BUDGET=0
mkdir -p "$WORK/kpitop"
umask 077
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; wait 2>/dev/null' EXIT

# The helpdesk's clock stands almost still. Its address is in $address.
serve() { # OPTIONS
	: >"$WORK/served"
	"$KPITOP" demo --serve 127.0.0.1:0 --speed 0.001 "$@" >"$WORK/served" 2>"$WORK/serve.err" &
	servers+=($!)
	until grep -q '^serving ' "$WORK/served"; do kill -0 "${servers[-1]}" || { cat "$WORK/serve.err"; exit 1; }; read -rt 0.1 <> <(:); done
	address=$(sed -nE 's/^serving (http[^ ]+).*/\1/p' "$WORK/served")
	sed -nE 's/.* token ([^ ]+).*/\1/p' "$WORK/served" >"$WORK/token"
}

desk_config() { # MORE of the desk
	cat >"$WORK/kpitop/kpitop.conf" <<-CONF
		desk acme {
		  zone = "UTC"
		  source help {
		    kind = zendesk  url = "$address"  secret_file = "$WORK/token"  interval = 10s
		    requests_per_minute = 60000  exports_per_minute = 60000  budget = "100%"
		  }
		  ${1:-}
		}
	CONF
}
