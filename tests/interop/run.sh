#!/usr/bin/env bash
# Lets validators that others wrote judge what byline writes.
#
#   tests/interop/run.sh             all judges
#   tests/interop/run.sh jats html   these only (`jsonld` means all that start with it)
#
# Installs what it needs into tests/interop/.tools, once for each set of pinned versions.
# BYLINE=path/to/byline judges that program instead of building this one.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=$here/.tools

# Name, command, and what it is: the order is the order of the report.
judges=(
    "jats|python $here/jats.py|JATS XML by the official DTDs, with xmllint and lxml"
    "jats-import|python $here/import_jats.py|what is read out of JATS, with lxml, and its export by the official DTD"
    "jats-account|python $here/account.py|what is lost between JATS and the article unsaid, with lxml"
    "jats-tables|python $here/jats_tables.py|our tables of the content models of JATS, by the official DTDs"
    "jats-validity|python $here/jats_validity.py|whether JATS is valid, under every edition and spoilt, with lxml"
    "jsonld-vocabulary|node $here/jsonld-vocabulary.mjs|JSON-LD by Adobe's validator and schema.org's vocabulary"
    "jsonld-types|node $here/jsonld-types.mjs|JSON-LD by the types of schema-dts, with the TypeScript compiler"
    "jsonld-google|node $here/jsonld-google.mjs|what Google requires of the examples, by structured-data-testing-tool"
    "jsonld-expansion|node $here/jsonld-expansion.mjs|JSON-LD as RDF, with jsonld.js in safe mode"
    "jsonld-rewritings|node $here/jsonld-rewritings.mjs|the article in rewritings of JSON-LD, by jsonld.js"
    "jsonld-account|python $here/jsonld_account.py|the account of everything in JSON-LD"
    "jsonld-import|python $here/import_jsonld.py|what is imported from JSON-LD, by a reader of a few lines"
    "html|node $here/html.mjs|the HTML script element, with parse5"
    "report|node $here/report.mjs|the HTML report, in Chromium with axe"
    "schema|node $here/schema.mjs|the JSON Schema, with Ajv and Python's jsonschema"
    "sarif|python $here/sarif.py|SARIF by its official schema, with Python's jsonschema"
    "junit|python $here/junit.py|JUnit reports, with junitparser"
    "commonmark|node $here/commonmark.mjs|Markdown, by the test cases of CommonMark"
    "calendar-words|node $here/calendar-words.mjs|the names of months and weekdays, with the CLDR of Node"
    "editor|node $here/editor.mjs|the JSON Schema in an editor, with VS Code's language service"
    "yaml-editor|node $here/yaml-editor.mjs|the JSON Schema in an editor, with the YAML language server"
    "registries|node $here/registries.mjs|our tables of languages and countries, by the registries they were made from"
    "growth|python $here/growth.py|how time and memory grow with the input, shape by shape"
    "schema-org|node $here/schema-org.mjs|our table of schema.org's names, by the vocabulary it was made from"
)

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

install_tools() {
    command -v xmllint >/dev/null || apt_install libxml2-utils
    if is_wanted report "$@"; then command -v chromium >/dev/null || apt_install chromium; fi
    local pins
    pins=$(cat "$here/package-lock.json" "$here/requirements.txt" | sha256sum | cut -d' ' -f1)
    [ "$(cat "$tools/installed" 2>/dev/null || true)" = "$pins" ] && return
    echo "installing the judges into ${tools#"$root"/}"
    python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3-venv
    rm -rf "$tools"
    mkdir -p "$tools"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --loglevel=error)
    python3 -m venv "$tools/venv"
    "$tools/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    echo "$pins" >"$tools/installed"
}

is_wanted() { # name, then the names asked for
    local name=$1 asked
    shift
    [ $# -eq 0 ] && return
    for asked in "$@"; do
        case $name in "$asked" | "$asked"-*) return 0 ;; esac
    done
    return 1
}

wanted=()
for judge in "${judges[@]}"; do
    if is_wanted "${judge%%|*}" "$@"; then wanted+=("$judge"); fi
done
if [ ${#wanted[@]} -eq 0 ]; then
    echo "no judge is called $*; there are:" >&2
    for judge in "${judges[@]}"; do echo "  ${judge%%|*}" >&2; done
    exit 2
fi

install_tools "$@"
if [ -z "${BYLINE:-}" ]; then
    (cd "$root" && cargo build --release --locked)
    BYLINE=${CARGO_TARGET_DIR:-$root/target}/release/byline
fi
BYLINE=$(realpath "$BYLINE")
CHROMIUM=$(command -v chromium || true)
export BYLINE CHROMIUM
export PATH="$tools/venv/bin:$PATH"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export GENERATED=$scratch/generated
node "$here/generate.mjs" "$GENERATED" 100
summary=()
failed=0
for judge in "${wanted[@]}"; do
    IFS='|' read -r name command title <<<"$judge"
    printf '\n== %s: %s\n' "$name" "$title"
    verdict=ok
    # A judge ends with one line that counts what it judged.
    # shellcheck disable=SC2086 # the command is a program and its script
    if ! (cd "$root" && $command) 2>&1 | tee "$scratch/$name"; then
        verdict=FAILED
        failed=1
    fi
    summary+=("$(printf '%-18s %-7s %s' "$name" "$verdict" "$(tail -n 1 "$scratch/$name")")")
done

printf '\n== summary\n'
printf '%s\n' "${summary[@]}"
exit "$failed"
