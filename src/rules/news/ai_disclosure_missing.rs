//! `ai-disclosure-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Abstract, Article, Block, Figure, Media, Metadata, Section, Uri};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("ai-disclosure-missing", include_str!("ai_disclosure_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    let metadata = &article.metadata;
    let at = Path::ROOT.key(Article::METADATA);
    let discloses = |section: &Section| section.kind.as_deref() == Some("ai-disclosure");
    let is_section = |block: &Block| matches!(block, Block::Section(section) if discloses(section));
    let is_disclosed =
        article.back.iter().chain(&metadata.notes).any(discloses) || article.body.iter().any(is_section);
    if !is_disclosed {
        if is_of_model(metadata.digital_source_type.as_ref()) {
            text(at.key(Metadata::DIGITAL_SOURCE_TYPE).pointer(), "the text", report);
        }
        for (index, summary) in metadata.abstracts.iter().enumerate() {
            if is_of_model(summary.digital_source_type.as_ref()) {
                let at = at.key(Metadata::ABSTRACTS).item(index).pointer();
                text(at.key(Abstract::DIGITAL_SOURCE_TYPE), "this summary", report);
            }
        }
    }
    media(metadata.image.as_slice(), |_| at.key(Metadata::IMAGE).pointer(), report);
    for (field, files) in [
        (Metadata::IMAGES, &metadata.images),
        (Metadata::VIDEOS, &metadata.videos),
        (Metadata::AUDIO, &metadata.audio),
    ] {
        media(files, |index| at.key(field).item(index).pointer(), report);
    }
    let body = Path::ROOT.key(Article::BODY);
    for (index, block) in article.body.iter().enumerate() {
        if let Block::Figure(figure) = block
            && figure.caption.is_none()
        {
            let at = body.item(index);
            media(&figure.media, |index| at.key(Figure::MEDIA).item(index).pointer(), report);
        }
    }
}

fn text(at: Pointer, what: &str, report: &mut Report<'_>) {
    report
        .at(Place::At(at), format!("{what} was made by a model, but no section tells readers"))
        .label("not disclosed")
        .help("add a section of the kind `ai-disclosure` to `back`: what was generated, and who checked it");
}

/// Files made by a model, under which nothing is printed that could say so.
fn media(files: &[Media], at: impl Fn(usize) -> Pointer, report: &mut Report<'_>) {
    for (index, file) in files.iter().enumerate() {
        if is_of_model(file.digital_source_type.as_ref()) && file.credit.is_none() && file.caption.is_none() {
            report
                .at(
                    Place::At(at(index).key(Media::DIGITAL_SOURCE_TYPE)),
                    "it was made by a model, but no credit says so",
                )
                .label("not disclosed")
                .help("say in `credit` or `caption` that it was generated, and with what");
        }
    }
}

/// Whether something was made by a trained model, as a whole or in part.
fn is_of_model(source_type: Option<&Uri>) -> bool {
    const MODELS: [&str; 2] = ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"];
    let name = source_type.and_then(|uri| uri.as_str().rsplit('/').next());
    name.is_some_and(|name| MODELS.contains(&name))
}
