#!/usr/bin/env bash
# Measures the speed of answers as a share of nginx's: installs wrk and nginx if they are missing, builds, and runs the benchmark 'http' with all arguments.
set -euo pipefail

project=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
# shellcheck source=../../.ci/prerequisites.sh
source "$project/../../.ci/prerequisites.sh"
require node wrk nginx
dotnet build "$project" --configuration Release --disable-build-servers -nologo -verbosity:quiet
exec dotnet "$project/bin/Release/net10.0/ContentApi.Benchmarks.dll" http "$@"
