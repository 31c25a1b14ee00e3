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

# The versions that src/ContentApi.Git/Native/NativeLibgit2.cs takes, best first.
libgit2_versions=(1.7 1.6 1.5)

has_libgit2() {
    local known version
    # For other users than root its folder is not on the path.
    known=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || true
    for version in "${libgit2_versions[@]}"; do
        [[ $known == *"libgit2.so.$version "* ]] && return
    done
    return 1
}

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null
has_wrk() { command -v wrk; } >/dev/null
has_nginx() { PATH=$PATH:/usr/sbin command -v nginx; } >/dev/null
has_node() { command -v node && command -v npm; } >/dev/null

# require WHAT...: each of libgit2, node, chromium, wrk, nginx.
require() {
    command -v git >/dev/null || fail "Git is missing: install it with 'apt-get install git'."
    command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it as https://dotnet.microsoft.com/download/dotnet/10.0 says."

    local what packages=()
    for what in "$@"; do
        "has_$what" && continue
        case $what in
            libgit2) packages+=(libgit2-1.5) ;;
            node) packages+=(nodejs npm) ;;
            chromium) packages+=(chromium) ;;
            wrk) packages+=(wrk) ;;
            nginx) packages+=(nginx-light) ;;
        esac
    done
    [[ ${#packages[@]} -eq 0 ]] && return
    if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
        fail "Missing on this machine: ${packages[*]}. Install with 'sudo apt-get install ${packages[*]}' (in place of libgit2-1.5 any libgit2 from ${libgit2_versions[-1]} to ${libgit2_versions[0]} will do)."
    fi
    apt_install "${packages[@]}"
}

apt_install() {
    local log name packages=()
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    printf 'Installing %s ...\n' "$*" >&2
    apt-get -qq update >"$log" 2>&1 || true
    for name in "$@"; do
        [[ $name == libgit2-* ]] && name=$(libgit2_package)
        packages+=("$name")
    done
    if ! apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${packages[@]}" >>"$log" 2>&1; then
        cat "$log" >&2
        fail "Could not install ${packages[*]}: see above, install it by hand and try again."
    fi
    rm -f "$log"
}

# The name of the package differs with the distribution.
libgit2_package() {
    local version
    for version in "${libgit2_versions[@]}"; do
        if apt-cache show "libgit2-$version" >/dev/null 2>&1; then
            echo "libgit2-$version"
            return
        fi
    done
    echo "libgit2-${libgit2_versions[-1]}"
}
