#!/usr/bin/env bash
# Fuzzes every target for so many seconds, 20 unless told, and says what came of it: fuzz/run.sh [SECONDS [TARGET…]].
# FUZZ_JOBS is how many targets to fuzz at a time, one unless told. With FUZZ_SEED, a number, the inputs are the
# same each time, and none is kept.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

seconds=${1:-20}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] ||
    targets=(json yaml markdown jats jsonld html dates configuration archives references round_trips losses writers fix)

# The largest input, in bytes: small ones are tried more often.
most=16384

# Files to begin with: the examples, the fixtures of the tests, and what the pages of the rules show.
seeds() { # ending, as files, as the pages call it
    local into=corpus/seeds/$1
    mkdir -p "$into"
    find ../examples ../tests/fixtures -name "*.$1" -size "-${most}c" -print0 | sort -z |
        xargs -0r cp --backup=numbered -t "$into"
    find ../src -name '*.md' -exec awk -v into="$into" -v language="$1" '
        FNR == 1 { page = FILENAME; gsub(/[^a-z0-9]+/, "-", page); inside = 0 }
        /^```/ && inside { inside = 0; close(file); next }
        $0 == "```" language { inside = 1; file = into "/" page "-" ++block; next }
        inside { print > file }
    ' {} +
}

# What to write among the bytes: the names in the seeds.
words() { # ending, pattern
    mkdir -p corpus/words
    find "corpus/seeds/$1" -type f -exec cat {} + | grep -oE "$2" | sort | uniq -c | sort -rn |
        sed -E '801,$d; s/^ *[0-9]+ //; s/[\\"]/\\&/g; s/.*/"&"/' >"corpus/words/$1"
}

rm -rf corpus/seeds
for ending in json yaml md xml jsonld html toml; do seeds $ending; done
words json '"[A-Za-z$][A-Za-z0-9.-]*"'
words jsonld '"[A-Za-z@][A-Za-z0-9@:.-]*"'
words xml '</?[a-z:-]+| [a-z:-]+="'
cat corpus/words/* >corpus/words/all
mkdir -p corpus/seeds/dates
grep -rhoE '"[0-9]{4}[-0-9XT:+Z./~?%]*"|"[A-Z][a-z]+ [0-9]+, [0-9]{4}"' corpus/seeds/json corpus/seeds/jsonld | tr -d '"' |
    sort -u | split -l 2 -a 4 - corpus/seeds/dates/

# Small archives of each kind of header, compressed and not.
mkdir -p corpus/seeds/archives corpus/seeds/member
ln -sf "$(printf 'long/%.0s' {1..40})a.json" corpus/seeds/member/link.json
truncate -s 20K corpus/seeds/member/sparse.json
printf '{ "metadata": { "title": "T", "language": "en" }, "body": "x" }' |
    tee corpus/seeds/member/a.json "corpus/seeds/member/$(printf 'name-%.0s' {1..30}).json" >/dev/null
for kind in ustar gnu pax; do
    # The oldest kind has no sparse files and no long links, and leaves these out with an error.
    sparse=$([ $kind = ustar ] || echo --sparse)
    tar -C corpus/seeds/member --sort=name --mtime=@0 --owner=0 --group=0 $sparse -H $kind \
        -cf "corpus/seeds/archives/$kind" . 2>/dev/null || true
    gzip -nc "corpus/seeds/archives/$kind" >"corpus/seeds/archives/$kind.gz"
done
python3 - corpus/seeds/archives <<'PYTHON'
import gzip, pathlib, sys, zipfile
seeds = pathlib.Path(sys.argv[1])
page = b'<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"T"}</script>'
for method in zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED:
    with zipfile.ZipFile(seeds / f"zip-{method}", "w", method) as archive:
        archive.writestr(zipfile.ZipInfo("a.html"), page, method)
records = []
for header, body in (
    ("", page),
    ("Content-Encoding: gzip\r\n", gzip.compress(page, mtime=0)),
    ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)),
    ("Content-Encoding: br\r\n", b"\x0b\x02\x80hello\x03"),
):
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{header}\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a/\r\nContent-Length: {len(block)}\r\n\r\n"
    records.append(head.encode() + block + b"\r\n\r\n")
(seeds / "warc").write_bytes(b"".join(records))
(seeds / "warc-gz").write_bytes(b"".join(gzip.compress(record, mtime=0) for record in records))
PYTHON
rm -r corpus/seeds/member

# All code is safe, so an address sanitizer would only take time and memory; what it costs is spent on inputs. Nothing
# is built that a debugger wants: panics name their lines all the same.
RUSTFLAGS="-Cdebuginfo=0 ${RUSTFLAGS:-}" cargo fuzz build --sanitizer none --codegen-units 16
built=target/$(rustc -vV | sed -n 's/^host: //p')/release

fuzz() { # target
    local target=$1 seeds words files kept=corpus/$1 log=artifacts/$1/log
    case $target in
    json) seeds=(json) words=json ;;
    yaml) seeds=(yaml json) words=json ;;
    markdown) seeds=(md yaml) words=json ;;
    jats) seeds=(xml) words=xml ;;
    jsonld) seeds=(jsonld) words=jsonld ;;
    html) seeds=(html jsonld) words=jsonld ;;
    dates) seeds=(dates) words= ;;
    configuration) seeds=(toml) words=json ;;
    archives) seeds=(archives) words= ;;
    references) seeds=() words= ;;
    *) seeds=(json yaml xml jsonld html) words=all ;;
    esac
    [ -z "${FUZZ_SEED:-}" ] || kept=$(mktemp -d)
    mkdir -p "$kept" "artifacts/$target"
    # Named one by one: in folders, the order would depend on the file system.
    files=artifacts/$target/seeds
    for ending in ${seeds[@]+"${seeds[@]}"}; do find "corpus/seeds/$ending" -type f; done | sort | paste -sd, >"$files"
    if RUST_BACKTRACE=0 "$built/$target" "$kept" ${seeds[0]:+-seed_inputs=@"$files"} \
        ${words:+-dict="corpus/words/$words"} -artifact_prefix="artifacts/$target/" -max_total_time="$seconds" \
        -seed="${FUZZ_SEED:-0}" -max_len="$most" -timeout=1 -rss_limit_mb=512 -print_final_stats=1 >"$log" 2>&1; then
        awk -v target="$target" '
            /number_of_executed_units/ { runs = $2 }
            /slowest_unit_time_sec/ { slowest = $2 }
            /peak_rss_mb/ { peak = $2 }
            END { printf "%-14s %9d inputs, the slowest within %d s, %d MB at the most\n", target, runs, slowest + 1, peak }
        ' "$log"
    else
        printf '%-14s failed\n' "$target"
        grep -aE -A 40 -m 1 'panicked at|ERROR: libFuzzer' "$log" | cut -c -2000
        grep -a 'Test unit written to' "$log"
        return 1
    fi
}

is_well=true
running=0
for target in "${targets[@]}"; do
    if [ "$running" -ge "${FUZZ_JOBS:-1}" ]; then
        wait -n || is_well=false
        running=$((running - 1))
    fi
    fuzz "$target" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || is_well=false
    running=$((running - 1))
done
$is_well
