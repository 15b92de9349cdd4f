//! Formulas.

use crate::formats::jats::writer::Jats;
use crate::model::{Math, MathBlock};
use crate::source::Path;
use crate::source::xml::{WriteXml, mathml, plain_mathml};

/// [`<inline-formula>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/inline-formula.html)
pub(super) fn inline_formula(jats: &mut Jats<'_>, math: &Math, at: &Path<'_>) {
    let Math { tex, mathml } = math;
    jats.element("inline-formula")
        .mixed_unless_empty(|jats| formula(jats, tex.as_deref(), mathml.as_deref(), at));
}

/// Whether anything is written for a formula in running text.
pub(super) fn is_writable(math: &Math) -> bool {
    let Math { tex, mathml } = math;
    tex.is_some() || mathml.as_deref().is_some_and(|source| self::mathml(source).is_ok())
}

/// Declares that a formula of nothing but MathML that JATS cannot hold is not written.
pub(super) fn unwritten(jats: &mut Jats<'_>, source: &str, at: &Path<'_>) {
    if let Err(error) = mathml(source) {
        jats.note(at, format_args!("this is not MathML that JATS could hold: {error}"));
    }
}

/// [`<disp-formula>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/disp-formula.html)
///
/// ```xml
/// <disp-formula id="eq-1"><label>(1)</label><tex-math>E = mc^2</tex-math></disp-formula>
/// ```
pub(super) fn disp_formula(jats: &mut Jats<'_>, math: &MathBlock, at: &Path<'_>) {
    let MathBlock { id, label, tex, mathml } = math;
    jats.element("disp-formula").attr_opt("id", id.as_ref().map(|id| id.as_str())).mixed(|jats| {
        if let Some(label) = label {
            jats.element("label").text(label);
        }
        formula(jats, tex.as_deref(), mathml.as_deref(), at);
    });
}

/// `<tex-math>`, `<mml:math>`, or both as
/// [`<alternatives>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/alternatives.html).
fn formula(jats: &mut Jats<'_>, tex: Option<&str>, source: Option<&str>, at: &Path<'_>) {
    let mathml = source.and_then(|source| match mathml(source) {
        Ok(mathml) => {
            if plain_mathml(&mathml) != source {
                jats.note(&at.key("mathml"), "JATS has MathML with prefixes, and no comments around it");
            }
            Some(mathml)
        }
        Err(error) => {
            let why = format_args!("this is not MathML that JATS could hold: {error}");
            jats.note(&at.key("mathml"), why);
            None
        }
    });
    if tex.is_some_and(|tex| formula_in_tex(tex) != tex) {
        jats.note(&at.key("tex"), "of a whole document in TeX only the formula is read");
    }
    match (tex, mathml) {
        (Some(tex), Some(mathml)) => jats.element("alternatives").children(|jats| {
            tex_math(jats, tex);
            jats.raw(&mathml);
        }),
        (Some(tex), None) => tex_math(jats, tex),
        (None, Some(mathml)) => jats.raw(&mathml),
        (None, None) => {}
    }
}

/// [`<tex-math>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/tex-math.html)
fn tex_math(jats: &mut Jats<'_>, tex: &str) {
    jats.element("tex-math").text(tex);
}

/// The formula in a text of TeX. Often it is a whole document, which is there to be run through TeX:
///
/// ```tex
/// \documentclass[12pt]{minimal} \usepackage{amsmath} \begin{document}$$E = mc^2$$\end{document}
/// ```
pub(super) fn formula_in_tex(text: &str) -> &str {
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
