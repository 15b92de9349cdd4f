//! Reads articles again to show findings that depend on other files.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::Path;

use crate::cli::Error;
use crate::cli::input::{self, Content, Input, Intake, Selection, Tally};
use crate::cli::input_options::InputOptions;
use crate::cli::settings::SettingsCache;
use crate::cli::url_map::UrlMap;
use crate::diagnostic::{Finding, Place};
use crate::render::Checked;
use crate::source::Source;

/// An article with findings caused by other files.
pub(super) struct Recheck {
    pub(super) input: Input,
    /// Its text, if it can only be read once.
    pub(super) source: Option<Source>,
    pub(super) findings: Vec<Finding>,
}

/// Reads articles again, to show findings in their text.
pub(super) struct Rechecker<'a> {
    pub(super) selection: &'a Selection,
    pub(super) urls: &'a UrlMap,
    pub(super) options: &'a InputOptions,
    pub(super) settings: &'a SettingsCache<'a>,
}

/// Receives the diagnostics of an article.
type Take<'t> = &'t mut dyn FnMut(Result<Option<Checked>, Error>) -> ControlFlow<()>;

impl Rechecker<'_> {
    /// Passes the diagnostics of `files` to `give`, in their order. An archive is only read once.
    pub(super) fn check(&self, files: Vec<Recheck>, give: Take<'_>) -> ControlFlow<()> {
        let mut files = files.into_iter().peekable();
        while let Some(mut file) = files.next() {
            let source = match (&file.input, file.source.take()) {
                (_, Some(source)) => Ok(source),
                (Input::Member(archive, _) | Input::Record(archive, _), None) => {
                    let archive = archive.clone();
                    let mut members = VecDeque::from([file]);
                    members.extend(std::iter::from_fn(|| files.next_if(|next| next.is_in(&archive))));
                    self.check_members(&archive, members, give)?;
                    continue;
                }
                (input, None) => {
                    input.read(self.options.limits()).and_then(|content| self.source(&file, content))
                }
            };
            give(source.and_then(|source| self.checked(file, source)))?;
        }
        ControlFlow::Continue(())
    }

    /// The same for files in an archive. If the archive is named several times, its files are expected again.
    fn check_members(&self, archive: &Path, mut files: VecDeque<Recheck>, give: Take<'_>) -> ControlFlow<()> {
        loop {
            let (before, mut flow) = (files.len(), ControlFlow::Continue(()));
            // All of them have been counted.
            let (limits, tally) = (self.options.limits(), Tally::default());
            let intake = Intake { selection: self.selection, tally: &tally, limits, inventory: None };
            let _ = input::members(archive, intake, &mut |member| {
                if let Ok((input, content)) = member
                    && let Some(file) = files.pop_front_if(|file| file.input == input)
                {
                    let source = self.source(&file, content);
                    flow = give(source.and_then(|source| self.checked(file, source)));
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

    fn source(&self, file: &Recheck, content: Content) -> Result<Source, Error> {
        file.input.source(content, self.options.limits(), self.urls).map_err(|_| file.changed())
    }

    /// The findings as diagnostics, with the severities that the user set.
    fn checked(&self, file: Recheck, source: Source) -> Result<Option<Checked>, Error> {
        let settings = self.settings.settings(&file.input)?;
        let mut validated = settings.read(&source, self.options.format(&file.input, &source));
        if validated.article().is_none() || !file.fits(&source) {
            return Err(file.changed());
        }
        validated.diagnostics.clear();
        validated.add(file.findings);
        let diagnostics = settings.report(&mut validated, true).diagnostics;
        drop(validated);
        Ok((!diagnostics.is_empty()).then_some(Checked { source, diagnostics }))
    }
}

impl Recheck {
    /// Whether it is in this archive.
    fn is_in(&self, archive: &Path) -> bool {
        self.source.is_none()
            && matches!(&self.input, Input::Member(other, _) | Input::Record(other, _) if other == archive)
    }

    /// Whether all its findings have a place in `source`.
    fn fits(&self, source: &Source) -> bool {
        let fits = |place: &Place| match place {
            Place::Text(span) => source.text.get(span.range()).is_some(),
            Place::At(_) | Place::Key(_) | Place::Within(..) => true,
        };
        let fit =
            |finding: &Finding| fits(&finding.place) && finding.related.iter().all(|(place, _)| fits(place));
        self.findings.iter().all(fit)
    }

    /// The error for a file that is missing, or no longer an article.
    fn changed(&self) -> Error {
        let (name, count) = (self.input.name(), self.findings.len());
        let what = if count == 1 { "finding" } else { "findings" };
        Error::Request(format!(
            "{name:?} was changed or removed during the run, so {count} {what} about it and other files \
             cannot be shown; run again"
        ))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::cli::input::Takes;
    use crate::cli::rule_options::RuleOptions;
    use crate::diagnostic::Code;
    use crate::source::Pointer;

    static ODD: Code = Code::warning("odd", "# Odd");
    const ARTICLE: &str = r#"{ "metadata": { "title": "T", "language": "en" }, "body": "B" }"#;

    /// The diagnostics of files, or the error for each.
    fn recheck(files: Vec<(Input, Option<Source>)>) -> Vec<Result<Vec<&'static str>, String>> {
        let (options, rules) = (InputOptions::default(), RuleOptions::default());
        let cache = SettingsCache::new(&options, &rules);
        let selection = options.selection(Takes::All).expect("there are no patterns");
        let rechecker = Rechecker {
            selection: &selection,
            urls: &UrlMap::default(),
            options: &options,
            settings: &cache,
        };
        let files = files.into_iter().map(|(input, source)| {
            let findings = vec![Finding::new(&ODD, Pointer::default().key("body"), "like another")];
            Recheck { input, source, findings }
        });
        let mut results = Vec::new();
        let _ = rechecker.check(files.collect(), &mut |checked| {
            let diagnostics = checked.map(|checked| checked.into_iter().flat_map(|file| file.diagnostics));
            let codes = diagnostics.map(|found| found.map(|found| found.code.id).collect());
            results.push(codes.map_err(|error| error.to_string()));
            ControlFlow::Continue(())
        });
        results
    }

    /// The diagnostics of a file that was an article and now has the content `now`.
    fn recheck_file(now: Option<&[u8]>, source: Option<Source>) -> Result<Vec<&'static str>, String> {
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("a.json");
        if let Some(now) = now {
            fs::write(&path, now).expect("there is room");
        }
        recheck(vec![(Input::File(path), source)]).remove(0)
    }

    #[test]
    fn a_file_that_is_no_longer_an_article_is_reported() {
        assert_eq!(recheck_file(Some(ARTICLE.as_bytes()), None).unwrap(), ["odd"]);
        assert!(recheck_file(None, None).unwrap_err().contains("cannot read"));
        for now in [&b""[..], b"{", b"\xFF"] {
            let error = recheck_file(Some(now), None).unwrap_err();
            assert!(error.contains("was changed or removed during the run"), "{now:?}: {error}");
        }
    }

    #[test]
    fn text_that_can_only_be_read_once_is_kept() {
        assert_eq!(recheck_file(None, Some(Source::new("<stdin>", ARTICLE))).unwrap(), ["odd"]);
    }

    #[test]
    fn members_are_found_in_an_archive_named_several_times() {
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
        let recheck_members = |names: &[&str]| recheck(names.iter().map(|name| member(name)).collect());
        let odd = Ok(&["odd"][..]);
        let is_changed =
            |results: &Result<_, String>| results.as_ref().is_err_and(|error| error.contains("was changed"));

        let results = recheck_members(&["a.json", "b.json", "a.json", "a.json", "b.json"]);
        assert!(results.iter().all(|results| results.as_deref() == odd), "{results:?}");

        let results = recheck_members(&["a.json", "c.json", "a.json", "gone.json"]);
        assert_eq!((results[0].as_deref(), results[2].as_deref()), (odd, odd));
        assert!(is_changed(&results[1]) && is_changed(&results[3]), "{results:?}");

        let (input, _) = member("gone.json");
        let results = recheck(vec![(input, Some(Source::new("a.tar/gone.json", ARTICLE))), member("b.json")]);
        assert!(results.iter().all(|results| results.as_deref() == odd), "{results:?}");
    }
}
