# shellcheck shell=bash
# Judges what scripts/chart/client.py has seen; `seen` prints those of its lines that have figures.

# during WHAT COMMAND...: while it happens and until streams flow again, nothing is lost, repeated or refused.
during() {
  local what=$1 first
  shift
  first=$(seen | wc -l)
  check "$what" "$@"
  check 'streams flow' eventually 120 calm "$first"
  check 'nothing is lost, repeated or refused' account "$first"
  printf '      %s\n' "$(account "$first" | head -n 1)"
}

account() {
  seen | python3 scripts/chart/account.py "$1"
}

# Five seconds after FIRST lines or later in which no stream stood still for a second.
calm() {
  local lines
  lines=$(seen | tail -n +$((${1:-0} + 1)))
  [[ $(wc -l <<<"$lines") -ge 5 ]] || { seen | tail -n 3; return 1; }
  tail -n 5 <<<"$lines" | python3 -c '
import json, sys
lines = [json.loads(line) for line in sys.stdin]
sys.exit(any(max(line["gap"], line["wait"]) > 1 for line in lines) or any(a["frames"] == b["frames"] for a, b in zip(lines, lines[1:])))'
}
