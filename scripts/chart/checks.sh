# shellcheck shell=bash
# Counts what was checked and says what failed.

passed=0 failed=0 skipped=0

# check NAME COMMAND...: one check; its output is shown if it fails.
check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    passed=$((passed + 1))
    printf '  ok: %s\n' "$name"
  else
    failed=$((failed + 1))
    printf '  FAILED: %s\n%s\n' "$name" "$output"
  fi
}

skip() {
  skipped=$((skipped + 1))
  printf '  skipped: %s\n' "$*"
}

# refuses TEXT COMMAND...: it must fail, and say why in these words.
refuses() {
  local text=$1 output
  shift
  if output=$("$@" 2>&1); then
    echo "was accepted: $*"
    return 1
  fi
  grep -qF -- "$text" <<<"$output" || { echo "$output"; return 1; }
}

# same WHAT EXPECTED ACTUAL
same() {
  [[ $2 == "$3" ]] || { printf '%s: expected %s, is %s\n' "$1" "$2" "$3"; return 1; }
}

# eventually SECONDS COMMAND...
eventually() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [[ $SECONDS -lt $deadline ]] || { "$@"; return; }
    sleep 0.3
  done
}

# pods: those of the release that stay, one a line; others if they are new.
pods() {
  kubectl get pods -l app.kubernetes.io/instance=luna,app.kubernetes.io/component!=migration -o jsonpath='{range .items[*]}{.metadata.uid}{"\n"}{end}' | sort
}

# locked_in NAME COMMAND...: where COMMAND runs things in a container, an ordinary user without capabilities on a read-only root.
locked_in() {
  same "$1" $'10001\n0000000000000000\nread-only' "$("${@:2}" sh -c \
    'id -u; sed -n "s/^CapEff:.//p" /proc/1/status; touch /written 2>/dev/null || echo read-only')"
}
