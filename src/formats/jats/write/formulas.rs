//! Formulas.

use crate::formats::jats::tex;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Inline, Math, MathBlock};
use crate::source::Path;
use crate::source::xml::{WriteXml, mathml, plain_mathml};

/// [`<inline-formula>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/inline-formula.html)
pub(super) fn inline_formula(jats: &mut Jats<'_>, math: &Math, at: &Path<'_>) {
    let Math { tex, mathml } = math;
    let at_mathml = at.key(MathBlock::MATHML);
    if let (None, Some(why)) = (tex, jats.why_left_out(&at_mathml)) {
        return jats.lose(&at_mathml, mathml, why);
    }
    jats.element("inline-formula").mixed(|jats| formula(jats, tex.as_deref(), mathml.as_deref(), false, at));
}

/// Whether anything is written for a formula in running text.
pub(super) fn is_writable(math: &Math) -> bool {
    let Math { tex, mathml } = math;
    tex.is_some() || mathml.as_deref().is_some_and(|source| self::mathml(source).is_ok())
}

/// The letter, if a formula consists of one only.
pub(super) fn letter(math: &Math) -> Option<&str> {
    let Math { tex, mathml } = math;
    let tex = tex.as_deref().filter(|_| mathml.is_none())?;
    let mut letters = tex.chars();
    (letters.next()?.is_alphabetic() && letters.next().is_none()).then_some(tex)
}

/// Records a formula whose only form is MathML that JATS cannot contain as lost.
pub(super) fn unwritten(jats: &mut Jats<'_>, source: &str, math: &Inline, at: &Path<'_>) {
    if let Err(error) = mathml(source) {
        jats.lose(at, math, format_args!("this MathML is not valid in JATS: {error}"));
    }
}

/// [`<disp-formula>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/disp-formula.html)
///
/// ```xml
/// <disp-formula id="eq-1"><label>(1)</label><mml:math
/// id="math-1"><mml:mi>E</mml:mi>…</mml:math></disp-formula>
/// ```
pub(super) fn disp_formula(jats: &mut Jats<'_>, math: &MathBlock, at: &Path<'_>) {
    let MathBlock { id, label, tex, mathml } = math;
    jats.element("disp-formula").attr_opt("id", id.as_ref().map(|id| id.as_str())).mixed(|jats| {
        jats.line_of_text("label", label.as_deref(), &at.key(MathBlock::LABEL));
        formula(jats, tex.as_deref(), mathml.as_deref(), true, at);
    });
}

/// MathML, [`<tex-math>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/tex-math.html), or both as
/// alternatives. TeX is a complete document, as PMC requires. Each has an id.
fn formula(jats: &mut Jats<'_>, tex: Option<&str>, source: Option<&str>, is_display: bool, at: &Path<'_>) {
    let at_mathml = at.key(MathBlock::MATHML);
    let mathml = source.and_then(|source| match mathml(source) {
        Ok(_) if jats.why_left_out(&at_mathml).is_some() => {
            jats.lose(&at_mathml, &source, jats.why_left_out(&at_mathml).unwrap_or_default());
            None
        }
        Ok(mathml) => {
            if plain_mathml(&mathml) != source {
                jats.lose(&at_mathml, &source, "JATS needs prefixed MathML without comments around it");
            }
            Some(mathml)
        }
        Err(error) => {
            let why = format_args!("this MathML is not valid in JATS: {error}");
            jats.lose(&at_mathml, &source, why);
            None
        }
    });
    let at_tex = at.key(MathBlock::TEX);
    let write_mathml = |jats: &mut Jats<'_>, mathml: &str| {
        let id = jats.next_id("math");
        jats.markup(&with_id(mathml, &id), &at_mathml);
    };
    let write_tex = |jats: &mut Jats<'_>, tex: &str| {
        let document = tex::document(tex, is_display);
        if tex::formula_in(&document) != tex {
            jats.lose(&at_tex, &tex, "only the formula is read from a whole TeX document");
        }
        let id = jats.next_id("tex");
        jats.element("tex-math").attr("id", &id).text(&document);
    };
    match (mathml, tex) {
        (Some(mathml), Some(tex)) => jats.element("alternatives").mixed(|jats| {
            write_mathml(jats, &mathml);
            write_tex(jats, tex);
        }),
        (Some(mathml), None) => write_mathml(jats, &mathml),
        (None, Some(tex)) => write_tex(jats, tex),
        (None, None) => {}
    }
}

/// MathML with an id, if it has none.
fn with_id(mathml: &str, id: &str) -> String {
    const START: &str = "<mml:math";
    let Some((before, rest)) = mathml.split_once(START) else { return mathml.to_owned() };
    let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
    match tag.contains(" id=") {
        true => mathml.to_owned(),
        false => format!("{before}{START} id=\"{id}\"{rest}"),
    }
}
