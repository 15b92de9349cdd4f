//! `package-media-type-wrong`

use crate::diagnostic::Code;
use crate::rules::package_files::{MediaKind, Reference, Signature, Target, file_name};
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("package-media-type-wrong", include_str!("package_media_type_wrong.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    for reference in &article.references.list {
        let Target::Files(files) = package.target(article, reference) else { continue };
        let misnamed =
            files.iter().find_map(|file| Some((*file, misnamed(file, package.files.signature(file))?)));
        match misnamed {
            Some((file, what)) => {
                report
                    .at(reference.span, format!("`{}` {what}", file_name(file)))
                    .label("another kind of file")
                    .help("replace the file, or rename it and correct the reference");
            }
            None => check_declared(package, reference, &files, report),
        }
    }
}

/// What is wrong with a file, if its content is not what its extension says.
fn misnamed(file: &str, signature: Signature) -> Option<String> {
    let named = MediaKind::of_name(file)?;
    match signature {
        Signature::Of(kind) if kind != named => Some(format!("is {}, not {}", kind.name(), named.name())),
        Signature::Empty => Some("is empty".to_owned()),
        Signature::Other if named.is_certain() => Some(format!("is not {}", named.name())),
        _ => None,
    }
}

/// Reports a declared media type that is that of none of the files.
fn check_declared(package: &Package, reference: &Reference, files: &[&str], report: &mut Report<'_>) {
    let Some((media_type, span)) = &reference.media_type else { return };
    let Some(declared) = MediaKind::of_media_type(media_type) else { return };
    let kind = |file: &&str| match package.files.signature(file) {
        Signature::Of(kind) => Some(kind),
        _ => MediaKind::of_name(file),
    };
    let kinds: Option<Vec<MediaKind>> = files.iter().map(kind).collect();
    let Some([first, rest @ ..]) = kinds.as_deref() else { return };
    if *first != declared && !rest.contains(&declared) {
        let file = file_name(files[0]);
        report
            .at(*span, format!("`{file}` is {}, not `{media_type}`", first.name()))
            .label("another media type")
            .help(format!("write the media type of the file, `{}`, or replace the file", first.media_type()));
    }
}
