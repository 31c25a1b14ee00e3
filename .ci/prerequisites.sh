# shellcheck shell=bash
# For ./content-api and ./test: finds out what the machine lacks and installs it, or says what to install.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Nothing here depends on a culture: .NET need not have ICU, and would end without a word of what to install where the machine has none.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# A build tells each error twice, the second time in its summary.
show_once() { awk '!seen[$0]++' "$1"; }

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null
has_wrk() { command -v wrk; } >/dev/null
has_nginx() { PATH=$PATH:/usr/sbin command -v nginx; } >/dev/null
has_node() { command -v node && command -v npm; } >/dev/null

# require [WHAT...]: each of node, chromium, wrk, nginx.
require() {
    command -v git >/dev/null || fail "Git is missing: install it with 'apt-get install git'."
    command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it as https://dotnet.microsoft.com/download/dotnet/10.0 says."

    local what packages=()
    for what in "$@"; do
        "has_$what" && continue
        case $what in
            node) packages+=(nodejs npm) ;;
            chromium) packages+=(chromium) ;;
            wrk) packages+=(wrk) ;;
            nginx) packages+=(nginx-light) ;;
        esac
    done
    [[ ${#packages[@]} -eq 0 ]] && return
    if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
        fail "Missing on this machine: ${packages[*]}. Install with 'sudo apt-get install ${packages[*]}'."
    fi
    apt_install "${packages[@]}"
}

apt_install() {
    local log
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    printf 'Installing %s ...\n' "$*" >&2
    apt-get -qq update >"$log" 2>&1 || true
    if ! apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >>"$log" 2>&1; then
        cat "$log" >&2
        fail "Could not install $*: see above, install it by hand and try again."
    fi
    rm -f "$log"
}
