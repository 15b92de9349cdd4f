#!/usr/bin/env bash
# Measures byline beside the programs that others wrote for the same work, on the same files, in one run.
#
#   benches/peers/run.sh            5 rounds, 50000 articles
#   benches/peers/run.sh 3 5000     3 rounds, 5000 articles
#
# Installs what it needs into benches/peers/.tools, once for each set of pinned versions, and writes the table into
# benches/README.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=$here/.tools
rounds=${1:-5}
many=${2:-50000}

install_tools() {
    local pins
    pins=$(cat "$here/package-lock.json" "$here/requirements.txt" | sha256sum | cut -d' ' -f1)
    [ "$(cat "$tools/installed" 2>/dev/null || true)" = "$pins" ] && return
    echo "installing the peers into ${tools#"$root"/}"
    rm -rf "$tools"
    mkdir -p "$tools"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --loglevel=error)
    python3 -m venv "$tools/venv"
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    echo "$pins" >"$tools/installed"
}

# The path of what cargo made for this target.
built() {
    (cd "$root" && cargo "$@" --locked --message-format=json) |
        python3 -c 'import json, sys; print([m["executable"] for m in map(json.loads, sys.stdin) if m.get("executable")][-1])'
}

install_tools
ours=${OURS:-$(built bench --no-run --no-default-features --bench ours)}
byline=${BYLINE:-$(built build --profile dist --bin byline)}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$tools/venv/bin/python" "$here/compare.py" "$ours" "$byline" "$scratch" "$rounds" "$many"
