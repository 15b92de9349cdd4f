#!/usr/bin/env bash
# Says where the public API of the library is not the one in tests/public-api/byline.txt; BLESS=1 writes that file.
#
# Whoever changes it on purpose blesses it, so that a reviewer sees the change, and what breaks is in CHANGELOG.md. It is
# the library alone, without what every type has by itself or derives. Needs nothing but stable Rust.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The version that reads what the Rust of `rust-version` documents.
version=0.52.0
cargo public-api --version 2>/dev/null | grep -qx "cargo-public-api $version" ||
    cargo install cargo-public-api --locked --debug --version "$version"

root=../..
target=$root/target/public-api
# Rust writes its documentation as JSON only for those who know that the format changes.
RUSTC_BOOTSTRAP=1 cargo rustdoc --manifest-path $root/Cargo.toml --target-dir "$target" --lib --no-default-features \
    --locked --quiet -- -Z unstable-options --output-format json
cargo public-api --rustdoc-json "$target/doc/byline.json" -sss >"$target/byline.txt"
if [ -n "${BLESS:-}" ]; then
    cp "$target/byline.txt" byline.txt
fi
diff -u byline.txt "$target/byline.txt" || {
    printf '\nthe public API has changed; if it is meant to, run BLESS=1 tests/public-api/run.sh\n'
    exit 1
}
