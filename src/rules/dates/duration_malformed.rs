//! `duration-malformed`

use crate::diagnostic::Code;
use crate::model::{Block, Figure, Media, Metadata, is_duration};
use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("duration-malformed", include_str!("duration_malformed.md")),
    check: Check::Part(check),
};

fn check(_: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    match part {
        Part::Metadata(metadata) => {
            media(&metadata.videos, &path.key(Metadata::VIDEOS), report);
            media(&metadata.audio, &path.key(Metadata::AUDIO), report);
        }
        Part::Block(Block::Figure(figure)) => media(&figure.media, &path.key(Figure::MEDIA), report),
        _ => {}
    }
}

fn media(media: &[Media], at: &Path<'_>, report: &mut Report<'_>) {
    for (index, one) in media.iter().enumerate() {
        if let Some(duration) = one.duration.as_deref().filter(|duration| !is_duration(duration)) {
            report
                .at(
                    at.item(index).key(Media::DURATION).pointer(),
                    format!("`{duration}` is not an ISO 8601 duration"),
                )
                .label("not a duration")
                .help("write hours, minutes and seconds as `PT1H2M35S`");
        }
    }
}
