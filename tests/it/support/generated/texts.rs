//! Texts and values: hard to write, hard to read, and all valid.

use byline::model::{Isbn, Isni, Issn, Lei, Orcid, Ror};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::support::dice::Dice;

/// Pieces of text that are difficult in some format.
const PIECES: [&str; 58] = [
    "The council voted on Monday",
    "a",
    "0",
    "end.",
    "다섯 가지 쟁점이 있다.",
    "윤석열 대통령",
    "日本語の文章、続く。",
    "中文，标点。",
    "مرحبا بالعالم",
    "שלום עולם",
    "Ελληνικά",
    "Ünïcödé façade",
    "e\u{301}te\u{301} (combining)",
    "한글 (jamo 한글)",
    "नमस्ते दुनिया",
    "😀",
    "👩\u{200D}👩\u{200D}👧 family",
    "🇰🇷🇯🇵",
    "no\u{A0}break\u{A0}space",
    "narrow\u{202F}space\u{2009}thin",
    "two  spaces",
    "many     spaces",
    " leading",
    "trailing ",
    "\ttab\there\t",
    "line\nfeed",
    "blank\n\nline",
    "three\n\n\nlines\n",
    "carriage\rreturn",
    "carriage\r\nreturn and line feed",
    "next\u{85}line",
    "line\u{2028}and\u{2029}paragraph separators",
    "zero\u{200B}width\u{FEFF}marks",
    "soft\u{AD}hyphen",
    "\u{202B}embedded\u{202C} \u{2067}isolated\u{2069}",
    "<b>bold</b> & \"quoted\" 'single'",
    "&amp; &lt; &#65; &nbsp;",
    "x < y > z",
    "]]>",
    "<![CDATA[ text ]]>",
    "<!-- comment -- -->",
    "<?pi data?>",
    "</script><script>alert(1)</script>",
    "back\\slash \\n \\u0041 \\",
    "{\"a\":1}",
    "[1, 2, null]",
    "{ unclosed: [",
    "key: value # comment",
    "- item\n- item",
    "| a | b |",
    "*bold* _it_ `code` [x](y)",
    "“Curly” ‘quotes’ «guillemets» „low“",
    "A, B; C: D. E",
    "...",
    "http://example.org/?a=1&b=2#c",
    "true",
    "null",
    "2023-05-15",
];

/// What JSON can contain and XML cannot.
const NOT_XML: [&str; 5] = ["nul\u{0}", "bell\u{7}", "\u{1B}[31mred", "\u{FFFE}", "unit\u{1F}separator"];

/// A text: one piece, several, or many.
pub(super) fn text(dice: &mut Dice) -> String {
    let pieces = match dice.below(40) {
        0..=19 => 1,
        20..=34 => 2,
        35..=38 => 3 + dice.below(4),
        _ => 60,
    };
    (0..pieces).map(|_| *dice.choose(&PIECES)).collect::<Vec<_>>().join(if dice.one_in(2) { " " } else { "" })
}

/// A text that XML cannot contain.
pub(super) fn text_not_xml(dice: &mut Dice) -> String {
    format!("{}{}", text(dice), dice.choose(&NOT_XML))
}

/// A well-formed URL of a web page.
pub(super) fn url(dice: &mut Dice) -> String {
    const URLS: [&str; 8] = [
        "https://example.org/2026/tidal-lab",
        "http://example.org",
        "https://user@example.org:8443/a/b;c=d/?q=1&r=%20#top",
        "https://example.org/위키/é",
        "https://xn--e1afmkfd.example/",
        "https://[2001:db8::1]/x",
        "https://example.org/(a)'b'*!$,~_.-",
        "HTTPS://EXAMPLE.ORG/UPPER",
    ];
    (*dice.choose(&URLS)).to_owned()
}

/// A well-formed URL with any scheme, or a file name.
pub(super) fn uri(dice: &mut Dice) -> String {
    const URIS: [&str; 13] = [
        "figures/map.png",
        "./a/../b.png",
        "//cdn.example.org/x.js",
        "#part",
        "?query=1",
        "urn:isbn:9780306406157",
        "mailto:desk@example.org",
        "tel:+82-2-123-4567",
        "ftp://ftp.example.org/file.txt",
        "doi:10.1000/182",
        "tag:example.org,2026:1",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "사진/지도.png",
    ];
    if dice.one_in(3) { url(dice) } else { (*dice.choose(&URIS)).to_owned() }
}

/// A language tag.
pub(super) fn language(dice: &mut Dice) -> String {
    const LANGUAGES: [&str; 12] = [
        "en",
        "pt-BR",
        "ko",
        "zh-Hant-TW",
        "sr-Latn",
        "de-1996",
        "ar",
        "he",
        "es-419",
        "x-private",
        "EN-us",
        "ja-u-ca-japanese",
    ];
    (*dice.choose(&LANGUAGES)).to_owned()
}

/// An EDTF date in any form that is within or overlaps `year`.
pub(super) fn date(dice: &mut Dice, year: usize) -> String {
    let (month, day) = (1 + dice.below(9), 1 + dice.below(28));
    let whole = format!("{year}-0{month}-{day:02}");
    let plain = match dice.below(3) {
        0 => year.to_string(),
        1 => format!("{year}-0{month}"),
        _ => whole.clone(),
    };
    match dice.below(20) {
        0..=5 => plain,
        6 => format!("{whole}T10:00:00+09:00"),
        7 => format!("{whole}T23:59:59Z"),
        8 => format!("{whole}T00:00:00-03:30"),
        9 => format!("{plain}/{year}-12-31"),
        10 => format!("{plain}/.."),
        11 => format!("../{plain}"),
        12 => format!("{plain}/"),
        13 => format!("/{plain}"),
        14 => format!("{plain}?"),
        15 => format!("{plain}~"),
        16 => format!("{plain}%"),
        17 => format!("{}X", year / 10),
        18 => format!("{year}-XX"),
        _ => format!("{year}-2{}", 1 + dice.below(4)),
    }
}

/// A valid identifier for the field with this name.
pub(super) fn identifier(dice: &mut Dice, field: &str) -> Option<String> {
    const SHORT: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"];
    let two_digits = || (0..100).map(|n| format!("{n:02}"));
    let short = || SHORT.into_iter().map(str::to_owned);
    let identifier = match field {
        "orcid" => {
            // The beginnings of iDs in ORCID's blocks.
            let block = dice.choose(&["0000-0002", "0009-0002", "0009-0008"]);
            let digits = format!("{block}-{}-{}", dice.digits(4), dice.digits(3));
            let id = completed(&digits, short(), Orcid::checksum_holds);
            format!("{}{id}", dice.choose(&["", "", "https://orcid.org/"]))
        }
        "isni" => completed(&format!("00000001{}", dice.digits(7)), short(), Isni::checksum_holds),
        "issn" | "issnPrint" | "issnL" => {
            completed(&format!("{}-{}", dice.digits(4), dice.digits(3)), short(), Issn::checksum_holds)
        }
        "isbn" if dice.one_in(3) => completed(&dice.digits(9), short(), Isbn::checksum_holds),
        "isbn" => completed(&format!("978-0-306-{}-", dice.digits(5)), short(), Isbn::checksum_holds),
        "lei" => completed(&format!("529900{}", dice.digits(12)), two_digits(), Lei::checksum_holds),
        "ror" => {
            let id = completed(&format!("0{}", dice.digits(6)), two_digits(), Ror::checksum_holds);
            format!("{}{id}", dice.choose(&["", "", "https://ror.org/"]))
        }
        "wikidata" => {
            format!("{}Q{}", dice.choose(&["", "", "https://www.wikidata.org/entity/"]), dice.digits(5))
        }
        "doi" | "funderDoi" => {
            let suffix = dice.choose(&[
                "182",
                "a.b_c;(d)/e:f",
                "S0140-6736(26)00001-0",
                "<x>&y",
                "ÄÖ-한",
                "abc?d#e%20",
            ]);
            format!("10.{}/{suffix}", dice.digits(4))
        }
        "pmid" => dice.digits(8),
        "pmcid" => format!("PMC{}", dice.digits(7)),
        "iso3166" => (*dice.choose(&["KR", "JP", "GB-SCT", "US-CA", "DE", "CN-11"])).to_owned(),
        "geonames" => dice.digits(7),
        "language" => language(dice),
        _ => return None,
    };
    Some(identifier)
}

/// The identifier with the check digits that make it valid.
fn completed<T: DeserializeOwned>(
    start: &str,
    mut endings: impl Iterator<Item = String>,
    holds: impl Fn(&T) -> bool,
) -> String {
    let whole = |ending: String| format!("{start}{ending}");
    let is_right =
        |text: &String| serde_json::from_value(Value::from(text.as_str())).is_ok_and(|value| holds(&value));
    endings.by_ref().map(whole).find(is_right).expect("some check digits are valid")
}

/// Well-formed MathML.
pub(super) fn mathml(dice: &mut Dice) -> String {
    const MATHML: [&str; 4] = [
        "<math><mi>x</mi><mo>&lt;</mo><mi>y</mi></math>",
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mfrac><mn>1</mn><mi>n</mi></mfrac></math>",
        "<m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\"><m:msqrt><m:mi>α</m:mi></m:msqrt></m:math>",
        "<math>\n  <mrow><mi mathvariant='bold'>v</mi> <mtext>a &amp; b</mtext></mrow>\n</math>",
    ];
    (*dice.choose(&MATHML)).to_owned()
}

/// Well-formed markup in `format`, as a block or within a line.
pub(super) fn markup(dice: &mut Dice, format: &str, is_block: bool) -> String {
    const JATS_BLOCKS: [&str; 5] = [
        "<disp-quote><p>said &amp; done</p></disp-quote>",
        "<verse-group><verse-line>Ein Vers</verse-line><verse-line>noch einer</verse-line></verse-group>",
        "<p xml:lang=\"ko\">문단 <italic>강조</italic></p>",
        "<speech><speaker>A</speaker><p>Hello</p></speech>",
        "<preformat>  two  spaces\n</preformat>",
    ];
    const JATS_INLINES: [&str; 4] = [
        "<ruby><rb>漢</rb><rt>かん</rt></ruby>",
        "<monospace>x &lt; y</monospace>",
        "<overline>AB</overline>",
        "<named-content content-type=\"gene\">TP<sup>53</sup></named-content>",
    ];
    const HTML: [&str; 4] =
        ["<ruby>漢<rt>かん</rt></ruby>", "<p>a<br>b &nbsp; c", "<div class=x>y</div>", "plain & text"];
    let list: &[&str] = match (format, is_block) {
        ("jats", true) => &JATS_BLOCKS,
        ("jats", false) => &JATS_INLINES,
        _ => &HTML,
    };
    (*dice.choose(list)).to_owned()
}
