#!/usr/bin/env bash
# Packs the command line as a .NET tool, installs it in a temporary folder and runs 'check', 'query' and 'serve' with it on this repository.
# Not part of ./test, because it builds.
set -euo pipefail

root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/..")
# shellcheck source=prerequisites.sh
source "$root/.ci/prerequisites.sh"
require node

work=$(mktemp -d) server=
finish() {
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    rm -rf -- "$work"
}
trap finish EXIT

dotnet pack "$root/src/ContentApi.Server" --configuration Release --output "$work/packages" --disable-build-servers -nologo -verbosity:quiet </dev/null
dotnet tool install content-api --tool-path "$work/tool" --source "$work/packages" </dev/null
tool=$work/tool/content-api
cd -- "$root"
"$tool" --version
"$tool" check | tail -n 1
"$tool" query '{ page(slug: "uyghurs") { title } }'
"$tool" serve --urls http://127.0.0.1:0 >"$work/log" 2>&1 &
server=$!
url=
for _ in $(seq 300); do
    url=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$work/log" | head -n 1) && break
    sleep 0.2
done
[[ -n $url ]] || fail "The server did not start: $(<"$work/log")"
# The query is answered, and GraphiQL's page and its script are in the package.
export url
node --input-type=module -e '
    const text = async path => {
        const response = await fetch(new URL(path, process.env.url), { headers: { Accept: path.includes("?") ? "*/*" : "text/html" } });
        if (!response.ok) throw new Error(`${path} has the status ${response.status}`);
        return response.text();
    };
    console.log(await text("/graphql?query=%7B__typename%7D"));
    const [script] = /[^"]*main-[^"]*\.js/.exec(await text("/graphql"));
    console.log(`${script}: ${(await text(new URL(script, `${process.env.url}/graphql`).pathname)).length} characters`);
'
