//! The articles and files of a folder or an archive, and which file each reference of an article leads to.

mod listing;
mod media_kind;
mod reference;
mod unreferenced;

use std::cell::OnceCell;
use std::collections::BTreeMap;

pub(crate) use self::listing::{
    LONGEST_PATH, Listing, MOST_FILES, Target, file_name, file_path, folder_of, joined, referred_folders,
};
pub(crate) use self::media_kind::{MediaKind, SIGNATURE_LENGTH, Signature};
pub(crate) use self::reference::{Reference, References};

/// Articles and the files beside them: those of an archive, or those of all folders of a run.
#[derive(Debug, Default)]
pub(crate) struct Package {
    /// The files.
    pub files: Listing,
    /// The articles, in the order in which they were read.
    pub articles: Vec<PackageArticle>,
    /// The extension of the archive; `None` for folders.
    pub archive: Option<String>,
    /// The files that were read, and are not articles in JATS.
    pub others: Vec<String>,
    /// The files that may be articles in JATS, but could not be read.
    pub unread: Vec<String>,
    /// Whether every article in it was read or is in `unread`.
    pub is_complete: bool,
    /// By the paths of articles.
    unreferenced: OnceCell<BTreeMap<String, Vec<String>>>,
    /// The number of articles in each folder.
    counts: OnceCell<BTreeMap<String, usize>>,
}

/// An article in JATS, and what it refers to.
#[derive(Debug)]
pub(crate) struct PackageArticle {
    /// Its path, with `/` between folders.
    pub path: String,
    /// The files that it refers to.
    pub references: References,
}

impl PackageArticle {
    /// Its folder; empty at the top.
    pub(crate) fn folder(&self) -> &str {
        folder_of(&self.path)
    }

    /// The path of `file` from its folder, if it is there.
    pub(crate) fn relative<'f>(&self, file: &'f str) -> &'f str {
        let below = file.strip_prefix(self.folder()).and_then(|below| below.strip_prefix('/'));
        below.filter(|_| !self.folder().is_empty()).unwrap_or(file)
    }

    /// The name of its file, without the extension.
    pub(crate) fn stem(&self) -> &str {
        let name = file_name(&self.path);
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

impl Package {
    /// Where a reference of `article` leads.
    pub(crate) fn target(&self, article: &PackageArticle, reference: &Reference) -> Target<'_> {
        self.files.target(article.folder(), &reference.href)
    }

    /// The files that `article` refers to, each with the reference.
    pub(crate) fn referenced<'a>(
        &'a self,
        article: &'a PackageArticle,
    ) -> impl Iterator<Item = (&'a Reference, &'a str)> {
        article.references.list.iter().flat_map(move |reference| {
            let files = match self.target(article, reference) {
                Target::Files(files) => files,
                Target::OtherCase(file) => vec![file],
                Target::Elsewhere(_) | Target::Missing | Target::Outside => Vec::new(),
            };
            files.into_iter().map(move |file| (reference, file))
        })
    }

    /// The PDF of `article`: in its folder, with its name.
    pub(crate) fn pdf(&self, article: &PackageArticle) -> Option<&str> {
        let path = joined(article.folder(), &format!("{}.pdf", article.stem()));
        let without_extension = |path: &str| path.rsplit_once('.').map(|(start, _)| start.to_owned());
        self.files.at(&path).find(|file| without_extension(file) == without_extension(&path))
    }

    /// The files that nothing refers to, of those that belong to `article`.
    pub(crate) fn unreferenced(&self, article: &PackageArticle) -> &[String] {
        let all = self.unreferenced.get_or_init(|| unreferenced::unreferenced(self));
        all.get(&article.path).map_or(&[], Vec::as_slice)
    }

    /// How many articles are in the folder of `article`.
    pub(crate) fn articles_beside(&self, article: &PackageArticle) -> usize {
        let counts = self.counts.get_or_init(|| {
            let mut counts = BTreeMap::new();
            let folders = self.articles.iter().map(|article| article.folder().to_owned());
            folders.for_each(|folder| *counts.entry(folder).or_default() += 1);
            counts
        });
        counts.get(article.folder()).copied().unwrap_or_default()
    }
}
