# shellcheck shell=bash
# Included by ./content-api and ./test: installs the programs that are missing on the machine, or prints how to install them.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# The project does not depend on a culture, so .NET needs no ICU. Without this setting and without ICU, .NET ends and does not say what to install.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Prints the lines of a build log without repetitions: a build prints each error twice, the second time in its summary.
show_once() { awk '!seen[$0]++' "$1"; }

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null
has_wrk() { command -v wrk; } >/dev/null
has_nginx() { PATH=$PATH:/usr/sbin command -v nginx; } >/dev/null
# With the theme and the plugins of the sites that the tests build.
has_jekyll() { command -v jekyll && ruby -e '%w[minima jekyll-feed jekyll-seo-tag jekyll-redirect-from].each { |name| gem name }'; } >/dev/null 2>&1
has_hugo() { command -v hugo; } >/dev/null
has_node() { command -v node && command -v npm; } >/dev/null

# require [WHAT...]: ends the script unless Git and .NET are installed; installs each WHAT that is missing (node, chromium, jekyll, hugo, wrk or nginx).
require() {
    command -v git >/dev/null || fail "Git is missing: install it with 'apt-get install git'."
    command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it: https://dotnet.microsoft.com/download/dotnet/10.0"

    local what packages=()
    for what in "$@"; do
        "has_$what" && continue
        case $what in
            node) packages+=(nodejs npm) ;;
            chromium) packages+=(chromium) ;;
            jekyll) packages+=(jekyll jekyll-theme-minima ruby-jekyll-feed ruby-jekyll-seo-tag ruby-jekyll-redirect-from) ;;
            hugo) packages+=(hugo) ;;
            wrk) packages+=(wrk) ;;
            nginx) packages+=(nginx-light) ;;
        esac
    done
    [[ ${#packages[@]} -eq 0 ]] && return
    if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
        fail "Missing on this machine: ${packages[*]}. Install them with 'sudo apt-get install ${packages[*]}'."
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
        fail "Could not install $*: the reason is above. Install it by hand and try again."
    fi
    rm -f "$log"
}
