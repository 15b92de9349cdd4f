//! Single errors in a valid JATS file, each found once, at its place, with help.

use std::fs;

use byline::Format;
use byline::diagnostic::{Applicability, Diagnostic};
use byline::fix::fix;
use byline::formats::Writer;
use byline::formats::jats::{JatsWriter, Version};
use byline::render::{Checked, Look, render};
use byline::source::{Lines, Source};
use byline::validate::validate;
use byline::{Profile, RuleSet};

use crate::support::{examples, in_crate};

/// The text in the valid file, its replacement, the rule that reports it, and the text it points at.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    // The file itself.
    (
        "schemas/ali/1.0/\"",
        "schemas/ali/1.0\"",
        "jats-ali-slash-missing",
        "http://www.niso.org/schemas/ali/1.0",
    ),
    ("dtd-version=\"1.3\"", "dtd-version=\"1.2\"", "jats-doctype-contradicts-version", "1.2"),
    (
        "dtd-version=\"1.3\" xml:lang=\"en\"",
        "dtd-version=\"1.3\" xml:lang=\"en_US\"",
        "language-tag-malformed",
        "en_US",
    ),
    ("<trans-abstract xml:lang=\"pt\"", "<trans-abstract xml:lang=\"p-\"", "language-tag-malformed", "p-"),
    ("<trans-abstract xml:lang=\"pt\"", "<trans-abstract xml:lang=\"jp\"", "language-subtag-unknown", "jp"),
    (
        "<trans-abstract xml:lang=\"pt\"",
        "<trans-abstract",
        "jats-translation-language-missing",
        "trans-abstract",
    ),
    (
        "trans-title-group xml:lang=\"pt\"",
        "trans-title-group",
        "jats-translation-language-missing",
        "trans-title-group",
    ),
    // Identifiers, anywhere.
    (
        "<issn publication-format=\"electronic\">2049-3630",
        "<issn publication-format=\"electronic\">2049-3631",
        "issn-checksum-wrong",
        "2049-3631",
    ),
    ("<issn-l>2049-3630", "<issn-l>2049-3603", "issn-checksum-wrong", "2049-3603"),
    ("<issn-l>2049-3630", "<issn-l>20493630", "identifier-not-canonical", "20493630"),
    (
        "0000-0002-1694-233X",
        "0000-0002-1694-2333",
        "orcid-checksum-wrong",
        "https://orcid.org/0000-0002-1694-2333",
    ),
    (
        "0000-0002-1694-233X",
        "0000-0002-1694-23",
        "orcid-checksum-wrong",
        "https://orcid.org/0000-0002-1694-23",
    ),
    (
        "https://orcid.org/0000",
        "http://orcid.org/0000",
        "jats4r-orcid-not-address",
        "http://orcid.org/0000-0002-1694-233X",
    ),
    ("contrib-id contrib-id-type=\"orcid\"", "contrib-id", "jats4r-identifier-type-missing", "contrib-id"),
    ("05gq02987", "05gq02978", "ror-checksum-wrong", "https://ror.org/05gq02978"),
    ("0000000419369094", "0000000419369049", "isni-checksum-wrong", "https://isni.org/isni/0000000419369049"),
    ("10.7554/tides.1", "10-7554/tides.1", "doi-malformed", "10-7554/tides.1"),
    (
        "10.7554/tides.1",
        "https://doi.org/10.7554/tides.1",
        "doi-malformed",
        "https://doi.org/10.7554/tides.1",
    ),
    ("10.7554/tides.0", "10.7554 tides", "doi-malformed", "10.7554 tides"),
    ("10.24433/CO.7", "doi: 10.24433/CO.7", "doi-malformed", "doi: 10.24433/CO.7"),
    ("xlink:href=\"10.1101/2023", "xlink:href=\"10.11/2023", "doi-malformed", "10.11/2023.10.01.560000"),
    ("31452104", "31452104x", "pmid-malformed", "31452104x"),
    ("country=\"PT\"", "country=\"UK\"", "country-code-unknown", "UK"),
    (
        "https://archive.harbour-press.org/tides",
        "https://archive.harbour press.org/tides",
        "url-malformed",
        " ",
    ),
    // Dates.
    (
        "iso-8601-date=\"2024-03-05\"><day>5",
        "iso-8601-date=\"2024-03-05\"><day>6",
        "jats-date-parts-mismatch",
        "6",
    ),
    ("iso-8601-date=\"2023-11-20\"", "iso-8601-date=\"2023-12-20\"", "jats-date-parts-mismatch", "11"),
    (
        "<year iso-8601-date=\"2020\">2020",
        "<year iso-8601-date=\"2020\">2021",
        "jats-date-parts-mismatch",
        "2021",
    ),
    ("<year iso-8601-date=\"2020\">2020", "<year iso-8601-date=\"20\">2020", "jats-iso-date-malformed", "20"),
    ("iso-8601-date=\"2023-11-20\"><day>20", "><day>31", "jats-date-part-wrong", "31"),
    (
        "iso-8601-date=\"2023-11-20\"><day>20</day><month>11",
        "><day>20</day><month>13",
        "jats-date-part-wrong",
        "13",
    ),
    (
        "iso-8601-date=\"2024-03-05\"><day>5</day><month>3",
        "><day>5</day><month>March",
        "pmc-month-not-number",
        "March",
    ),
    ("date-type=\"pub\" publication-format=\"electronic\" ", "", "pmc-date-type-missing", "pub-date"),
    (
        "iso-8601-date=\"2023-11-20\"><day>20</day><month>11</month><year>2023",
        "iso-8601-date=\"2033-11-20\"><day>20</day><month>11</month><year>2033",
        "date-in-future",
        "date",
    ),
    (
        "<year>2023</year><pub-id",
        "<year>2023</year><date-in-citation iso-8601-date=\"2033\">2033</date-in-citation><pub-id",
        "date-in-future",
        "date-in-citation",
    ),
    // Empty elements, and missing names or types.
    (
        "<publisher-name>Harbour Press</publisher-name>",
        "<publisher-name/>",
        "jats-element-empty",
        "publisher-name",
    ),
    ("<award-id>T-47", "<award-id>", "jats-element-empty", "award-id"),
    ("<issn-l>2049-3630</issn-l>", "<issn-l/>", "jats-element-empty", "issn-l"),
    ("<article-title>How the tide turns", "<article-title>", "jats-element-empty", "article-title"),
    ("<given-names>Nia", "<given-names>", "jats-element-empty", "given-names"),
    ("<subject>Research", "<subject> ", "jats-element-empty", "subject"),
    (
        "<name><surname>Kim</surname><given-names>Nia</given-names></name>",
        "",
        "jats-contrib-nameless",
        "contrib",
    ),
    ("ana@harbour-press.org", "ana(at)harbour-press.org", "jats-email-malformed", "ana(at)harbour-press.org"),
    ("contrib-type=\"author\">", ">", "jats4r-contrib-type-missing", "contrib"),
    ("rid=\"aff2\"", "rid=\"aff1\"", "jats4r-affiliation-unlinked", "aff"),
    // References.
    ("ref-type=\"bibr\" rid=\"r1\"", "ref-type=\"bibr\" rid=\"f1\"", "jats-reference-kind-wrong", "f1"),
    ("ref-type=\"fig\" rid=\"f1\"", "ref-type=\"fig\" rid=\"t1\"", "jats-reference-kind-wrong", "t1"),
    ("ref-type=\"aff\" rid=\"aff2\"", "ref-type=\"aff\" rid=\"r2\"", "jats-reference-kind-wrong", "r2"),
    ("ref-type=\"table\"", "ref-type=\"tabel\"", "jats-ref-type-unknown", "tabel"),
    (
        "ext-link-type=\"uri\" xlink:href=\"https://archive.harbour-press.org/tides\"",
        "ext-link-type=\"uri\"",
        "pmc-link-without-address",
        "ext-link",
    ),
    (
        " ext-link-type=\"doi\" xlink:href=\"10.1101/2023.10.01.560000\"",
        "",
        "jats4r-related-article-unidentified",
        "related-article",
    ),
    // Requirements of JATS4R and PubMed Central.
    (
        "<ali:license_ref>https://creativecommons.org/licenses/by/4.0/",
        "<ali:license_ref>https://creativecommons.org/licenses/by-nc/4.0/",
        "jats4r-license-addresses-differ",
        "https://creativecommons.org/licenses/by-nc/4.0/",
    ),
    (" vocab-term=\"Software\"", "", "jats4r-credit-role-incomplete", "role"),
    (
        " vocab=\"JAV\" vocab-identifier=\"http://www.niso.org/publications/rp/RP-8-2008.pdf\"",
        "",
        "jats4r-article-version-unlinked",
        "article-version",
    ),
    (" abstract-type=\"plain-language-summary\"", "", "jats4r-abstracts-alike", "abstract"),
    (" publication-type=\"journal\"", "", "jats4r-citation-type-missing", "element-citation"),
    (
        "publication-type=\"data\"",
        "publication-type=\"other\"",
        "jats4r-data-citation-incomplete",
        "element-citation",
    ),
    (
        "<pub-id pub-id-type=\"doi\">10.24433/CO.7</pub-id>",
        "",
        "jats4r-data-citation-incomplete",
        "element-citation",
    ),
    ("sec sec-type=\"data-availability\"", "sec", "jats4r-data-availability-untyped", "sec"),
    (
        "<inline-formula><mml:math><mml:mi>x</mml:mi></mml:math>",
        "<inline-formula><inline-graphic xlink:href=\"e1.png\"><alt-text>x</alt-text></inline-graphic>",
        "jats4r-formula-image-only",
        "inline-formula",
    ),
    (
        "</mml:math></inline-formula>",
        "</mml:math><tex-math>x</tex-math></inline-formula>",
        "jats4r-formula-ambiguous",
        "tex-math",
    ),
    (
        "article-type=\"research-article\"",
        "article-type=\"research-artcle\"",
        "pmc-article-type-unknown",
        "research-artcle",
    ),
    (
        "<subject>Research</subject>",
        "<subject>Research</subject><subject>Seas</subject>",
        "pmc-heading-repeated",
        "Seas",
    ),
    (
        "graphic xlink:href=\"f1.png\"",
        "graphic xlink:href=\"https://harbour-press.org/f1.png\"",
        "pmc-graphic-remote",
        "https://harbour-press.org/f1.png",
    ),
    // What two parts of the file say differently, or one says twice.
    ("vocab-term=\"Software\"", "vocab-term=\"Validation\"", "credit-role-contradicts-url", "Validation"),
    (
        "contributor-roles/software/\">Software",
        "contributor-roles/validation/\">Software",
        "credit-role-contradicts-url",
        "contrib",
    ),
    (
        "<license-p>You may share this.",
        "<license-p>This is CC BY-NC 4.0.",
        "license-statement-mismatch",
        "license",
    ),
    (
        "<license-p>You",
        "<ali:license_ref>https://creativecommons.org/licenses/by-nd/4.0/</ali:license_ref><license-p>You",
        "licenses-conflict",
        "license",
    ),
    ("<copyright-year>2024", "<copyright-year>2014", "copyright-statement-mismatch", "2014"),
    (
        "<copyright-holder>Silva and Kim",
        "<copyright-holder>Harbour Press",
        "copyright-statement-mismatch",
        "Harbour Press",
    ),
    (
        "<license xlink",
        "<ali:free_to_read start_date=\"2025-01-01\" end_date=\"2024-04-05\"/><license xlink",
        "jats-free-to-read-reversed",
        "2024-04-05",
    ),
    (
        "<license xlink",
        "<ali:free_to_read start_date=\"2025-02-30\"/><license xlink",
        "jats-iso-date-malformed",
        "2025-02-30",
    ),
    ("https://doi.org/10.13039/501100001871", "10.7554/fund.1", "funder-id-foreign", "10.7554/fund.1"),
    (
        "<award-id>T-47</award-id>",
        "<award-id>T-47</award-id><principal-award-recipient><name><surname>Silva</surname></name>\
         <name><surname>Kim</surname></name></principal-award-recipient>",
        "jats4r-award-recipients-in-one",
        "name",
    ),
    ("ref-type=\"aff\" rid=\"aff2\"", "ref-type=\"fn\" rid=\"aff2\"", "jats-reference-kind-wrong", "aff2"),
    (
        "<contrib contrib-type=\"author\">",
        "<contrib contrib-type=\"author\" equal-contrib=\"yes\">",
        "equal-contribution-alone",
        "contrib",
    ),
    (
        "Korea</country>",
        "Korea</country>, <country country=\"JP\">Japan</country>",
        "jats4r-affiliation-countries-several",
        "country",
    ),
    ("country country=\"KR\"", "country", "jats4r-country-code-missing", "country"),
    (
        "<funding-group>",
        "<kwd-group><kwd>tides</kwd></kwd-group><kwd-group><kwd>seas</kwd></kwd-group><funding-group>",
        "jats4r-keyword-groups-alike",
        "kwd-group",
    ),
    (
        "<fpage>1</fpage>",
        "<fpage>1</fpage><elocation-id>e1</elocation-id>",
        "jats4r-page-and-article-number",
        "fpage",
    ),
    ("<year>2023</year><pub-id", "<year>2032</year><pub-id", "reference-newer-than-article", "ref"),
    (
        "<table-wrap id=\"t1\"><label>Table 1",
        "<table-wrap id=\"t1\"><label>Figure 1",
        "label-repeated",
        "table-wrap",
    ),
    (
        "<table-wrap id=\"t1\"",
        "<fig id=\"f2\"><label>Figure 2</label><graphic xlink:href=\"f2.png\"><alt-text>A map</alt-text></graphic></fig>\
         <table-wrap id=\"t1\"",
        "figure-uncited",
        "fig",
    ),
    ("<surname>Costa</surname>", "<surname>Costa Jr</surname>", "name-not-bare", "ref"),
    ("<source>Sea Letters", "<source>10.7554/tides.9", "doi-in-title-field", "ref"),
    (
        "0000-0002-1694-233X",
        "0000-0004-1936-9094",
        "identifier-unassigned",
        "https://orcid.org/0000-0004-1936-9094",
    ),
];

/// Other findings that an error may cause: the funder of an award, the type of something unknown.
const ALSO: &[(&str, &str)] = &[
    // The affiliation that is no longer referred to.
    ("jats-reference-kind-wrong", "jats4r-affiliation-unlinked"),
    ("jats-reference-kind-wrong", "jats4r-author-affiliation-unlinked"),
    // The former target is no longer referred to.
    ("jats-reference-kind-wrong", "reference-uncited"),
    ("jats-reference-kind-wrong", "entity-unreachable"),
    ("jats4r-affiliation-unlinked", "entity-unreachable"),
    ("jats-contrib-nameless", "entity-unreachable"),
    ("jats-element-empty", "pmc-publisher-missing"),
    ("pmc-article-type-unknown", "pmc-article-type-missing"),
    // Nothing is received after its publication.
    ("date-in-future", "dates-out-of-order"),
];

fn sound() -> String {
    fs::read_to_string(in_crate("tests/fixtures/sound_article.xml")).unwrap()
}

fn found(text: &str) -> Vec<Diagnostic> {
    let rules = RuleSet::with_profiles(&[Profile::Jats4r, Profile::Pmc]).on("2026-11-23".into());
    let source = Source::new("article.xml", text);
    let mut found = validate(&source, Format::Jats, &rules).diagnostics;
    // Losses are not errors of the file, and an ORCID iD is optional.
    found.retain(|found| {
        !["lost-on-import", "jats4r-orcid-missing", "jats4r-funding-incomplete"].contains(&found.code.id)
    });
    found
}

fn shown(text: &str, diagnostics: Vec<Diagnostic>) -> String {
    let checked = Checked { source: Source::new("article.xml", text), diagnostics };
    render(&[checked], byline::render::Format::Human, Look::default())
}

#[test]
fn the_valid_file_has_no_findings() {
    let found = found(&sound());
    assert!(found.is_empty(), "{}", shown(&sound(), found));
}

#[test]
fn each_error_is_found_once_at_its_place() {
    let sound = sound();
    let mut failures = Vec::new();
    for (before, after, code, words) in FAULTS {
        let start = sound.find(before).unwrap_or_else(|| panic!("`{before}` is not in the valid file"));
        let text = sound.replacen(before, after, 1);
        let mut found = found(&text);
        found.retain(|found| !ALSO.contains(&(code, found.code.id)));
        let is_it = match found.as_slice() {
            [only] => {
                let at = only.location.span;
                let (line, lines) = (sound[..start].matches('\n').count() + 1, Lines::new(&text));
                only.code.id == *code
                    && &text[at.range()] == *words
                    // The element that lacks something may begin some lines earlier.
                    && lines.position(at.start).line.abs_diff(line) <= 5
                    && only.help.is_some()
                    && only.location.address.is_some()
            }
            _ => false,
        };
        if !is_it {
            failures.push(format!("{code} for `{before}` → `{after}`:\n{}", shown(&text, found)));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), FAULTS.len(), failures.join("\n"));
}

#[test]
fn fixable_errors_are_fixed_and_nothing_else_changes() {
    let judge = |source: &Source| found(&source.text);
    let mut repaired = 0;
    for (before, after, code, _) in FAULTS {
        let text = sound().replacen(before, after, 1);
        let diagnostics = found(&text);
        let Some(fault) = diagnostics.iter().find(|found| found.code.id == *code) else { continue };
        if fault.fix.is_empty() {
            continue;
        }
        repaired += 1;
        let fixed = fix(Source::new("article.xml", text.as_str()), Format::Jats, Applicability::Ask, judge);
        assert_eq!(fixed.fixed.get(code), Some(&1), "{code}");
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (old, new) = (lines(&text), lines(&fixed.source.text));
        let changed = old.iter().zip(&new).filter(|(old, new)| old != new).count();
        assert_eq!((old.len(), changed), (new.len(), 1), "{code}: {}", fixed.source.text);
    }
    assert!(repaired > 10, "{repaired}");
}

#[test]
fn exported_jats_has_no_findings() {
    let rules = RuleSet::with_profiles(&[Profile::Jats4r, Profile::Pmc]).on("2026-11-23".into());
    let mut failures = Vec::new();
    for (name, article) in examples() {
        for version in [Version::V1_3, Version::V1_4] {
            let Ok(written) = (JatsWriter { version, ..Default::default() }).export(&article) else {
                continue;
            };
            let source = Source::new("article.xml", written.text.as_str());
            let mut found = validate(&source, Format::Jats, &rules).diagnostics;
            found.retain(|found| {
                let of_file = found.code.id.starts_with("jats-");
                let of_profile = found.code.id.starts_with("jats4r-") || found.code.id.starts_with("pmc-");
                of_file || of_profile && found.severity == byline::diagnostic::Severity::Error
            });
            if !found.is_empty() {
                failures.push(format!("{name}:\n{}", shown(&written.text, found)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
