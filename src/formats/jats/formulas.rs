//! Formulas.

use crate::formats::jats::writer::Jats;
use crate::model::{Math, MathBlock};
use crate::source::Path;
use crate::source::xml::{WriteXml, mathml};

/// [`<inline-formula>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/inline-formula.html)
pub(super) fn inline_formula(jats: &mut Jats<'_>, math: &Math, at: &Path<'_>) {
    let Math { tex, mathml } = math;
    jats.element("inline-formula")
        .mixed_unless_empty(|jats| formula(jats, tex.as_deref(), mathml.as_deref(), at));
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
    let mathml = match source.map(mathml) {
        Some(Err(error)) => {
            jats.keep(
                &at.key("mathml"),
                &source,
                format_args!("this is not MathML that JATS could hold: {error}"),
            );
            None
        }
        other => other.and_then(Result::ok),
    };
    match (tex, mathml) {
        (Some(tex), Some(mathml)) => jats.element("alternatives").children(|jats| {
            jats.element("tex-math").text(tex);
            jats.raw(&mathml);
        }),
        (Some(tex), None) => jats.element("tex-math").text(tex),
        (None, Some(mathml)) => jats.raw(&mathml),
        (None, None) => {}
    }
}
