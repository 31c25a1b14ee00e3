#!/usr/bin/env bash
# Serves a repository of each format in a Debian 13 that it installs, whose git can read reftables, and prints the commits that were served. Not part of
# ./test: it needs root, the network and 500 MB.
#   tests/debian13.sh [DIR]    DIR is the folder of the system, which is kept and used again; without it the system is deleted at the end
set -euo pipefail

root=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/..
# shellcheck source=../.ci/prerequisites.sh
source "$root/.ci/prerequisites.sh"
[[ $EUID -eq 0 ]] || fail "Only root can install a Debian system: run this script with sudo."
require node
command -v debootstrap >/dev/null || apt_install debootstrap

system=${1-$(mktemp -d)}
finish() {
    umount "$system/proc" 2>/dev/null || true
    [[ -n ${kept-} ]] || rm -rf -- "$system"
}
[[ $# -eq 0 ]] || kept=1
trap finish EXIT

if [[ ! -x $system/usr/bin/git || ! -x $system/usr/bin/curl ]]; then
    echo "Installing Debian 13 in $system ..." >&2
    debootstrap --variant=minbase --include=git,ca-certificates,curl,libstdc++6 trixie "$system" >"$system.log" 2>&1 ||
        fail "Debian 13 could not be installed: the reason is in $system.log."
    rm -f -- "$system.log"
fi
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"

echo "Building ContentApi ..." >&2
rm -rf -- "$system/opt/content-api" "$system/opt/dotnet" "$system/site"
dotnet publish "$root/src/ContentApi.Server" --configuration Release --use-current-runtime --no-self-contained \
    --output "$system/opt/content-api" --disable-build-servers -nologo -verbosity:quiet </dev/null >&2
runtime=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")
mkdir -p -- "$system/opt/dotnet" "$system/site"
cp -a -- "$runtime/dotnet" "$runtime/host" "$runtime/shared" "$system/opt/dotnet/"
cp -a -- "$root/schema" "$root/content-repo" "$system/site/"

cat >"$system/opt/serve-each-format.sh" <<'INSIDE'
set -eu
export HOME=/root PATH=/opt/dotnet:/usr/local/bin:/usr/bin:/bin DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
echo "Debian $(cat /etc/debian_version), $(git version)"
served() {
    curl -fsS -D - -o /dev/null 'http://127.0.0.1:5099/graphql?query=%7B__typename%7D' 2>/dev/null |
        tr -d '\r' | sed -n 's/^[Cc]ontent-[Cc]ommit: //p'
}
# Waits up to 30 seconds until the commit is served.
expect() {
    for _ in $(seq 150); do
        [ "$(served)" != "$1" ] || return 0
        sleep 0.2
    done
    echo "$format: expected the commit $1, but '$(served)' is served:"
    cat /tmp/log
    return 1
}
for format in "sha1 files" "sha256 files" "sha1 reftable" "sha256 reftable"; do
    rm -rf /tmp/repository
    git init -q -b main "--object-format=${format% *}" "--ref-format=${format#* }" /tmp/repository
    cp -r /site/. /tmp/repository
    cd /tmp/repository
    git add -A
    git commit -q -m First
    dotnet /opt/content-api/content-api.dll check | tail -n 1
    dotnet /opt/content-api/content-api.dll serve --urls http://127.0.0.1:5099 >/tmp/log 2>&1 &
    server=$!
    first=$(git rev-parse HEAD)
    expect "$first"
    git commit -q --allow-empty -m Second
    git gc -q --prune=now
    second=$(git rev-parse HEAD)
    expect "$second"
    # The repository is read whoever owns it.
    chown -R nobody /tmp/repository
    dotnet /opt/content-api/content-api.dll check --ref main | tail -n 1
    kill "$server"
    wait "$server" || true
    echo "$format: served $first, then $second"
done
INSIDE
chroot "$system" /bin/bash /opt/serve-each-format.sh
