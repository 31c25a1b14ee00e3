#!/usr/bin/env bash
# Publishes the program as one file that runs without .NET, artifacts/RID/content-api, and checks what is in the file.
#   .ci/publish.sh [RID...]    RID is linux-x64, linux-musl-x64 or linux-arm64; without it, all three are published
set -euo pipefail

root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/..")
# shellcheck source=prerequisites.sh
source "$root/.ci/prerequisites.sh"
require node
[[ $# -gt 0 ]] || set -- linux-x64 linux-musl-x64 linux-arm64

log=$(mktemp)
trap 'rm -f -- "$log"' EXIT

# .NET's own assemblies are compiled ahead of time in its packages: as parts of a composite they would be compiled again, for minutes.
publish() {
    dotnet publish "$root/src/ContentApi.Server" --configuration Release --runtime "$rid" \
        -p:PublishSingleFile=true -p:PublishReadyToRun="$1" -p:PublishReadyToRunComposite=false \
        --output "$work" --disable-build-servers -nologo -verbosity:quiet </dev/null
}

# Prints the number of the machine in the ELF header: 2 bytes at offset 18.
machine() { od -An -tu2 -j18 -N2 "$1" | tr -d ' '; }

check() {
    local file=$1 expected=62 name
    [[ $rid != *-arm64 ]] || expected=183
    [[ $(machine "$file") == "$expected" ]] || fail "$file is for the ELF machine $(machine "$file") instead of $expected."
    name=$(sed -n 's/.*ImportName = "\(.*\)".*/lib\1.so/p' "$root/src/ContentApi.Git/Native/NativeLibgit2.cs")
    # The file holds each library as it is in its package, not compressed.
    node -e '
        const { readFileSync } = require("fs");
        const file = readFileSync(process.argv[1]);
        process.exitCode = process.argv.slice(2).some(library => file.includes(readFileSync(library))) ? 0 : 1;
    ' "$file" "$packages"/libgit2sharp.nativebinaries/*/runtimes/"$rid/native/$name" || fail "$name for $rid is not in $file."
}

packages=$(dotnet nuget locals global-packages --list | sed -n 's|^global-packages: \(.*[^/]\)/*$|\1|p')
for rid in "$@"; do
    work=$root/artifacts/publish/$rid
    rm -rf -- "$work"
    printf 'Publishing %s ...\n' "$rid" >&2
    # As in ./content-api: without the compiler for it, the program is not compiled ahead of time.
    if ! publish true >"$log" 2>&1 && ! publish false >"$log" 2>&1; then
        show_once "$log" >&2
        fail "$rid could not be published: the errors are above."
    fi
    check "$work/content-api"
    mkdir -p -- "$root/artifacts/$rid"
    # Renamed, because a file that is being run cannot be written.
    mv -f -- "$work/content-api" "$root/artifacts/$rid/content-api"
    printf '%s\n' "artifacts/$rid/content-api"
done
