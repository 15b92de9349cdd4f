//! Files looked at once more, to show what others say is wrong with them.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::Path;

use crate::cli::Error;
use crate::cli::input::{self, Input, Kind, Reading};
use crate::cli::settings::Office;
use crate::diagnostic::Finding;
use crate::render::Checked;
use crate::source::Source;

/// A file that others say something about.
pub(super) struct Again {
    pub(super) input: Input,
    /// What it holds, if nobody can read that twice.
    pub(super) kept: Option<Source>,
    /// What they say.
    pub(super) findings: Vec<Finding>,
}

/// Looks at `files` once more, in their order, and gives what is to be shown of each, until nobody wants more. Every
/// archive is gone through once.
pub(super) fn look_again(
    files: Vec<Again>,
    kind: Kind,
    reading: &Reading,
    office: &Office<'_>,
    give: &mut dyn FnMut(Result<Option<Checked>, Error>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let limits = reading.limits();
    let mut files = files.into_iter().peekable();
    while let Some(mut file) = files.next() {
        let source = match (&file.input, file.kept.take()) {
            (_, Some(source)) => Ok(source),
            (Input::Member(archive, _), None) => {
                let archive = archive.clone();
                let mut members = VecDeque::from([file]);
                members.extend(std::iter::from_fn(|| files.next_if(|next| next.is_in(&archive))));
                in_archive(&archive, members, kind, reading, office, give)?;
                continue;
            }
            (input, None) => input.read(limits).and_then(|bytes| file.source(bytes, reading)),
        };
        give(source.and_then(|source| file.checked(source, reading, office)))?;
    }
    ControlFlow::Continue(())
}

/// The same for files in an archive. Who names an archive twice has its files twice, one time after the other.
fn in_archive(
    archive: &Path,
    mut files: VecDeque<Again>,
    kind: Kind,
    reading: &Reading,
    office: &Office<'_>,
    give: &mut dyn FnMut(Result<Option<Checked>, Error>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    loop {
        let (before, mut flow) = (files.len(), ControlFlow::Continue(()));
        let _ = input::members(archive, kind, reading.limits(), &mut |member| {
            if let Ok((input, bytes)) = member
                && let Some(file) = files.pop_front_if(|file| file.input == input)
            {
                let source = file.source(bytes, reading);
                flow = give(source.and_then(|source| file.checked(source, reading, office)));
            }
            if files.is_empty() { ControlFlow::Break(()) } else { flow }
        });
        flow?;
        if files.is_empty() {
            return ControlFlow::Continue(());
        }
        if files.len() == before {
            return files.iter().try_for_each(|file| give(Err(file.changed())));
        }
    }
}

impl Again {
    /// Whether it has to be read from this archive.
    fn is_in(&self, archive: &Path) -> bool {
        self.kept.is_none() && matches!(&self.input, Input::Member(other, _) if other == archive)
    }

    fn source(&self, bytes: Vec<u8>, reading: &Reading) -> Result<Source, Error> {
        self.input.source(bytes, reading.limits()).map_err(|_| self.changed())
    }

    /// What is to be shown of it, as severe as the user wants it.
    fn checked(
        self,
        source: Source,
        reading: &Reading,
        office: &Office<'_>,
    ) -> Result<Option<Checked>, Error> {
        let settings = office.settings(&self.input)?;
        let mut validated = settings.read(&source, reading.format(&source));
        if validated.article().is_none() {
            return Err(self.changed());
        }
        validated.diagnostics.clear();
        validated.add(self.findings);
        let diagnostics = settings.judge(&mut validated, true).diagnostics;
        drop(validated);
        Ok((!diagnostics.is_empty()).then_some(Checked { source, diagnostics }))
    }

    /// It is no article any more, or is not there.
    fn changed(&self) -> Error {
        let (name, count) = (self.input.name(), self.findings.len());
        let what = if count == 1 { "finding" } else { "findings" };
        Error::Request(format!(
            "{name:?} was changed or removed while it was worked on, so that {count} {what} about it and other files \
             cannot be shown; run it again"
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::cli::levels::Levels;
    use crate::diagnostic::Code;
    use crate::source::Pointer;

    static ODD: Code = Code::warning("odd", "# Odd");
    const ARTICLE: &str = r#"{ "metadata": { "title": "T", "language": "en" }, "body": "B" }"#;

    /// What is said of files, one after the other.
    fn look(files: Vec<(Input, Option<Source>)>) -> Vec<Result<Vec<&'static str>, String>> {
        let (reading, levels) = (Reading::default(), Levels::default());
        let office = Office::new(&reading, &levels);
        let again = files.into_iter().map(|(input, kept)| {
            let findings = vec![Finding::new(&ODD, Pointer::default().key("body"), "like another")];
            Again { input, kept, findings }
        });
        let mut said = Vec::new();
        let _ = look_again(again.collect(), Kind::Own, &reading, &office, &mut |again| {
            said.push(again.map_err(|error| error.to_string()).map(|checked| {
                checked
                    .into_iter()
                    .flat_map(|checked| checked.diagnostics)
                    .map(|found| found.code.id)
                    .collect()
            }));
            ControlFlow::Continue(())
        });
        said
    }

    /// What is said of a file, which was an article and now holds `now`.
    fn said(now: Option<&[u8]>, kept: Option<Source>) -> Result<Vec<&'static str>, String> {
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("a.json");
        if let Some(now) = now {
            fs::write(&path, now).expect("there is room");
        }
        look(vec![(Input::File(path), kept)]).remove(0)
    }

    #[test]
    fn a_file_that_is_no_article_any_more_is_told_of() {
        assert_eq!(said(Some(ARTICLE.as_bytes()), None).unwrap(), ["odd"]);
        assert!(said(None, None).unwrap_err().contains("cannot read"));
        for now in [&b""[..], b"{", b"\xFF"] {
            let error = said(Some(now), None).unwrap_err();
            assert!(error.contains("was changed or removed while it was worked on"), "{now:?}: {error}");
        }
    }

    #[test]
    fn what_cannot_be_read_twice_is_kept() {
        assert_eq!(said(None, Some(Source::new("<stdin>", ARTICLE))).unwrap(), ["odd"]);
    }

    #[test]
    fn members_of_an_archive_are_found_however_often_it_is_named() {
        let folder = tempfile::tempdir().expect("there is room");
        let archive = folder.path().join("a.tar");
        let mut tar = tar::Builder::new(fs::File::create(&archive).expect("there is room"));
        for (name, text) in [("a.json", ARTICLE), ("b.json", ARTICLE), ("c.json", "{"), ("a.json", ARTICLE)] {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            tar.append_data(&mut header, name, text.as_bytes()).expect("there is room");
        }
        tar.into_inner().expect("there is room");
        let member = |name: &str| (Input::Member(archive.clone(), name.into()), None);
        let look_for = |names: &[&str]| look(names.iter().map(|name| member(name)).collect());
        let odd = Ok(&["odd"][..]);
        let is_changed =
            |said: &Result<_, String>| said.as_ref().is_err_and(|error| error.contains("was changed"));

        let said = look_for(&["a.json", "b.json", "a.json", "a.json", "b.json"]);
        assert!(said.iter().all(|said| said.as_deref() == odd), "{said:?}");

        let said = look_for(&["a.json", "c.json", "a.json", "gone.json"]);
        assert_eq!((said[0].as_deref(), said[2].as_deref()), (odd, odd));
        assert!(is_changed(&said[1]) && is_changed(&said[3]), "{said:?}");

        let (input, _) = member("gone.json");
        let said = look(vec![(input, Some(Source::new("a.tar/gone.json", ARTICLE))), member("b.json")]);
        assert!(said.iter().all(|said| said.as_deref() == odd), "{said:?}");
    }
}
