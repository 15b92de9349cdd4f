//! `jats4r-formula-ambiguous`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-formula-ambiguous", include_str!("jats4r_formula_ambiguous.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for formula in file.each_of(&["disp-formula", "inline-formula"]) {
        let mut forms = formula.elements().filter(|part| {
            part.is("mml:math") || matches!(part.name(), "tex-math" | "graphic" | "inline-graphic")
        });
        let (Some(first), Some(second)) = (forms.next(), forms.next()) else { continue };
        // Several images or formulas of one kind may be parts of one formula.
        if first.name() != second.name() {
            report
                .at(second.name_span(), "this formula has another form next to it")
                .label("the same formula?")
                .related(first.name_span(), "the first form")
                .help("put the forms of one formula in `alternatives`");
        }
    }
}
