#!/usr/bin/env bash
# Measures byline beside the programs that others wrote for the same work, on the same files, in one run.
#
#   benches/peers/run.sh                3 rounds, 10000 articles; streams of up to 1000000, documents of up to 100 MB
#   benches/peers/run.sh 1 200 1000     1 round, 200 articles; streams of up to 1000, documents of up to 100 kB
#
# Installs what it needs into benches/peers/.tools, once for each set of pinned versions, and writes the tables into
# benches/README.md and the chart into benches/peers.svg. OURS=path and BYLINE=path measure programs that were built
# before: what cargo makes of ours.rs, and byline itself.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=$here/.tools
rounds=${1:-3}
many=${2:-10000}
largest=${3:-1000000}

install_tools() {
    local pins
    pins=$(cat "$here/package-lock.json" "$here/requirements.txt" "$here"/schemaorg/* | sha256sum | cut -d' ' -f1)
    [ "$(cat "$tools/installed" 2>/dev/null || true)" = "$pins" ] && return
    echo "installing the peers into ${tools#"$root"/}"
    rm -rf "$tools"
    mkdir -p "$tools"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --loglevel=error)
    python3 -m venv "$tools/venv"
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cargo build --release --locked --quiet --manifest-path "$here/schemaorg/Cargo.toml" --target-dir "$tools/schemaorg"
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
"$tools/venv/bin/python" "$here/compare.py" "$ours" "$byline" "$scratch" "$rounds" "$many" "$largest"
