# shellcheck shell=bash
# Steps that several scripts take: say what happens, install what is missing, build once.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() {
  printf '==> %s\n' "$*"
}

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Answers --help with the comment at the head of the script.
help_if_asked() {
  [[ ${1:-} == --help || ${1:-} == -h ]] || return 0
  sed -n '2,/^[^#]/s/^# \?//p' "$root/scripts/$(basename "$0")"
  exit 0
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root or sudo: $*"
  fi
}

# install NAME PACKAGE...: what it is for, and the Debian or Ubuntu packages that bring it.
install() {
  local name=$1
  shift
  command -v apt-get >/dev/null || fail "$name is missing. On Debian these packages bring it: $*"
  say "installing $name: $*"
  refresh_packages
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -qq "$@" >/dev/null
}

refresh_packages() {
  [[ -z ${packages_refreshed:-} ]] || return 0
  packages_refreshed=1
  as_root apt-get update -qq || say "apt-get update failed; going on with the lists that are here"
}

# `apt-cache show` answers 0 for a package that others only mention; a candidate is what can be installed.
can_install() {
  [[ -n $(apt-cache madison "$1" 2>/dev/null) ]]
}

has_package() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Debian's rule is one package for each ABI; 7.1, 6.1 and 5.1 are those that the agent knows.
need_ffmpeg_libraries() {
  local family
  for family in '61 59 8' '60 58 7' '59 57 6'; do
    read -r codec util scale <<<"$family"
    has_library "libavcodec.so.$codec" "libavformat.so.$codec" "libavutil.so.$util" "libswscale.so.$scale" && return 0
  done
  command -v apt-get >/dev/null || fail "the FFmpeg libraries 5.1, 6.1 or 7.1 are missing (libavcodec, libavformat, libavutil, libswscale)"
  refresh_packages
  for family in '61 59 8' '60 58 7' '59 57 6'; do
    read -r codec util scale <<<"$family"
    can_install "libavcodec$codec" || continue
    install 'the FFmpeg libraries' "libavcodec$codec" "libavformat$codec" "libavutil$util" "libswscale$scale"
    return 0
  done
  fail 'no FFmpeg 5.1, 6.1 or 7.1 in the package lists'
}

has_library() {
  # Not a pipe: a reader that has seen enough would end ldconfig, and with pipefail that looks like a missing library.
  local library libraries
  libraries=$(ldconfig_path -p)
  for library in "$@"; do
    [[ $libraries == *"$library"* ]] || return 1
  done
}

# Debian keeps it out of the path of ordinary users.
ldconfig_path() {
  PATH=$PATH:/sbin:/usr/sbin ldconfig "$@"
}

need_ffmpeg_headers() {
  has_package libavcodec-dev && has_package libavformat-dev && has_package libavutil-dev && has_package libswscale-dev && return 0
  install 'the FFmpeg headers, for the layout test' libavcodec-dev libavformat-dev libavutil-dev libswscale-dev libc6-dev
}

# need_command NAME PACKAGE...: installs the packages unless the command is there.
need_command() {
  command -v "$1" >/dev/null || install "$@"
}

need_rtsp_peer() {
  has_package gir1.2-gst-rtsp-server-1.0 && has_package python3-gi && has_package gstreamer1.0-plugins-bad && return 0
  install 'an RTSP server of another make, for the peer test' python3-gi gir1.2-gst-rtsp-server-1.0 \
    gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad
}

need_python_websockets() {
  has_package python3-websockets || install 'a WebSocket client of another make' python3-websockets
}

# The tests of the user interface say that they are skipped where there is none.
need_browser() {
  command -v chromium >/dev/null && return 0
  command -v apt-get >/dev/null && refresh_packages && can_install chromium && install 'a browser, for the user interface' chromium && return 0
  say 'no browser can be installed here: the tests of the user interface are skipped'
}

need_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || install PostgreSQL postgresql
}

# Debian keeps the program out of the path of ordinary users, and its package starts a server of its own on port 80.
need_nginx() {
  PATH=$PATH:/usr/sbin command -v nginx >/dev/null && return 0
  install nginx nginx-light
  as_root sh -c 'command -v systemctl >/dev/null && systemctl disable --now nginx || service nginx stop || true' >/dev/null 2>&1
}

# The same holds for this one, on port 1883. The tests that kill it say that they are skipped where there is none.
need_mosquitto() {
  PATH=$PATH:/usr/sbin command -v mosquitto >/dev/null && return 0
  install 'an MQTT broker of another make' mosquitto
  as_root sh -c 'command -v systemctl >/dev/null && systemctl disable --now mosquitto || service mosquitto stop || true' >/dev/null 2>&1
}

# The same again, on port 9090. The test of dashboards and alerts says that it is skipped where there is none.
need_prometheus() {
  command -v prometheus >/dev/null && return 0
  command -v apt-get >/dev/null && refresh_packages
  can_install prometheus || { say 'no Prometheus can be installed here: the test of dashboards and alerts is skipped' && return 0; }
  install 'Prometheus, for dashboards and alerts' prometheus
  as_root sh -c 'command -v systemctl >/dev/null && systemctl disable --now prometheus || service prometheus stop || true' >/dev/null 2>&1
}

need_dotnet() {
  local wanted='the .NET SDK 10.0.4xx is missing: https://dotnet.microsoft.com/download/dotnet/10.0'
  if ! command -v dotnet >/dev/null; then
    refresh_packages
    can_install dotnet-sdk-10.0 || fail "$wanted"
    install 'the .NET SDK' dotnet-sdk-10.0
  fi
  (cd "$root" && dotnet --version >/dev/null) || fail "$wanted"
}

# build TARGET [ARGUMENT...]: Release, warnings are errors. A restore that the network broke is tried once more.
build() {
  local target=$1
  say "restoring $target"
  dotnet restore "$root/$target" --verbosity quiet || dotnet restore "$root/$target" --verbosity quiet ||
    fail 'the packages could not be restored. The first build needs the network: is https://api.nuget.org reachable from here,' \
      'or a mirror named in NuGet.Config (`dotnet nuget list source`)? A proxy is named by HTTPS_PROXY.'
  say "building $target (Release)"
  dotnet build "$root/$target" --configuration Release --no-restore --verbosity quiet -warnaserror "${@:2}"
}

# publish PROJECT: makes what is installed, compiled ahead of time.
publish() {
  say "publishing $1"
  dotnet publish "$root/$1" --configuration Release --verbosity quiet -warnaserror
}

# program PROJECT [ASSEMBLY]: the built Release program of a project.
program() {
  local name=${2:-LunaVideoAgent.$1}
  printf '%s/artifacts/bin/%s/release/%s.dll' "$root" "$1" "$name"
}
