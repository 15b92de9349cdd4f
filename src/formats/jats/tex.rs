//! TeX, which JATS has as complete documents.

/// A TeX document for a formula, inline or displayed; the formula unchanged, if it could not be extracted again.
pub(super) fn document(formula: &str, is_display: bool) -> String {
    let sign = if is_display { "$$" } else { "$" };
    let document = format!(
        "\\documentclass{{article}}\\usepackage{{amsmath}}\\begin{{document}}{sign}{formula}{sign}\\end{{document}}"
    );
    match formula_in(&document) == formula {
        true => document,
        false => formula.to_owned(),
    }
}

/// The formula in a TeX text. Often this is a complete document, to be processed by TeX:
///
/// ```tex
/// \documentclass[12pt]{minimal} \usepackage{amsmath} \begin{document}$$E = mc^2$$\end{document}
/// ```
pub(super) fn formula_in(text: &str) -> &str {
    let inside = || {
        let document = text.trim_start().strip_prefix("\\documentclass")?;
        let (_, body) = document.split_once("\\begin{document}")?;
        let (body, after) = body.split_once("\\end{document}")?;
        let body = body.trim();
        let formula = ["$$", "$"].iter().find_map(|sign| body.strip_prefix(sign)?.strip_suffix(sign))?;
        (after.trim().is_empty() && !formula.contains('$')).then(|| formula.trim())
    };
    inside().unwrap_or(text)
}
