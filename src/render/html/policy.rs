//! What the page may do.

/// The Content Security Policy of the page: it loads nothing, and runs and applies nothing but the script and the style
/// with these hashes; no text becomes markup.
pub(super) const POLICY: &str = include_str!("policy.txt").trim_ascii_end();

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use sha2::{Digest, Sha256};

    use super::POLICY;
    use crate::render::html::{SCRIPT, STYLE};

    #[test]
    fn the_policy_has_the_hashes_of_the_script_and_the_style() {
        let (script, style) = (hash(SCRIPT), hash(STYLE));
        let expected = format!(
            "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; \
             base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        );
        let blesses = env::var_os("BLESS").is_some_and(|value| value != "0");
        if POLICY != expected && blesses {
            fs::write(
                concat!(env!("CARGO_MANIFEST_DIR"), "/src/render/html/policy.txt"),
                format!("{expected}\n"),
            )
            .unwrap();
            return;
        }
        assert_eq!(POLICY, expected, "`BLESS=1 cargo test` rewrites src/render/html/policy.txt");
    }

    /// The SHA-256 of a text as a browser reads it, in base64.
    fn hash(text: &str) -> String {
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let digest = Sha256::digest(text.replace("\r\n", "\n"));
        let mut base64 = String::new();
        for three in digest.chunks(3) {
            let bits =
                three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            for index in 0..=three.len() {
                base64.push(char::from(DIGITS[(bits >> (18 - 6 * index)) as usize & 63]));
            }
        }
        // The last group of 32 bytes has two, so one digit is padding.
        base64 + "="
    }
}
