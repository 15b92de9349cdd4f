//! `jats4r-formula-image-only`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-formula-image-only", include_str!("jats4r_formula_image_only.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for formula in file.each_of(&["disp-formula", "inline-formula"]) {
        let mut parts = formula.descendants().peekable();
        let is_picture = |part: &Node<'_>| matches!(part.name(), "graphic" | "inline-graphic" | "media");
        let is_harmless = |part: &Node<'_>| {
            part.is_blank()
                || matches!(part.name(), "alternatives" | "label" | "alt-text" | "long-desc")
                || part.parent().is_some_and(|parent| parent.is("label") || parent.is("alt-text"))
        };
        let is_empty = parts.peek().is_none();
        let mut pictures = 0;
        let is_all = parts.all(|part| {
            let is_picture = is_picture(&part);
            pictures += usize::from(is_picture);
            is_picture || is_harmless(&part)
        });
        if !is_empty && is_all && pictures > 0 {
            report
                .at(formula.name_span(), "this formula is only an image")
                .label("no `mml:math`, no `tex-math`")
                .help("add the formula as MathML or TeX, with the image in `alternatives`");
        }
    }
}
