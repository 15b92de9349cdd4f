//! One defect, one diagnostic: what the rules over a file find, its reader or the rules over its article may find, too.

use crate::diagnostic::Finding;
use crate::formats::{NOT_IMPORTABLE, Original};
use crate::source::Span;
use crate::source::hash::{HashMap, HashSet};

/// Leaves out what is found a second time: by the reader or in the article, where a rule over the file finds a defect of
/// the same family at the same node of the file.
///
/// The file's finding stays, because it knows the place better, unless the article's is more severe. What the reader loses
/// or changes of a faulty value is reported if that is more severe, and the file's finding stays as well.
pub(super) fn leave_out_repeated(
    original: &Original<'_>,
    of_reader: &mut Vec<Finding>,
    of_file: &mut Vec<Finding>,
    of_article: &mut Vec<Finding>,
) {
    let found = Found::of(original, of_file, of_reader.iter().chain(&*of_article));
    of_reader
        .retain(|finding| found.at_node(finding).is_none_or(|index| is_milder(&of_file[index], finding)));
    let mut milder: HashSet<usize> = HashSet::default();
    of_article.retain(|finding| match found.within_node(finding) {
        Some(index) if is_milder(&of_file[index], finding) => {
            milder.insert(index);
            true
        }
        same => same.is_none(),
    });
    let mut index = 0..;
    of_file.retain(|_| index.next().is_some_and(|index| !milder.contains(&index)));
}

/// Whether what was found in the file is too mild to replace the other. A rule may make a finding milder on purpose, as
/// in a citation, and a page may have no article on purpose.
fn is_milder(of_file: &Finding, other: &Finding) -> bool {
    let is_meant = of_file.code.id == other.code.id || other.code.id == NOT_IMPORTABLE.id;
    of_file.severity < other.severity && !is_meant
}

/// What was found in a file: of each family the nodes, in the order of the file, and the numbers of the findings.
struct Found<'f> {
    original: &'f Original<'f>,
    by_family: HashMap<&'static str, Vec<(Span, usize)>>,
}

impl<'f> Found<'f> {
    /// What was found `of_file`, as far as one of the `others` may be the same.
    fn of<'o>(
        original: &'f Original<'f>,
        of_file: &[Finding],
        others: impl Iterator<Item = &'o Finding>,
    ) -> Self {
        let families: HashSet<&str> = others.flat_map(|other| other.code.all_families()).collect();
        let mut by_family: HashMap<_, Vec<(Span, usize)>> = HashMap::default();
        for (index, finding) in of_file.iter().enumerate() {
            for family in finding.code.all_families().filter(|family| families.contains(family)) {
                by_family.entry(family).or_default().push((original.origin(&finding.place), index));
            }
        }
        by_family.values_mut().for_each(|nodes| nodes.sort_unstable());
        Self { original, by_family }
    }

    /// The one of the same family at the same node: a reader has the file before it.
    fn at_node(&self, finding: &Finding) -> Option<usize> {
        self.first(finding, |node, own| node == own)
    }

    /// The one of the same family at the same node or in it: of what the file has in parts, the article may know the whole.
    fn within_node(&self, finding: &Finding) -> Option<usize> {
        self.first(finding, |node, own| node.end <= own.end)
    }

    fn first(&self, finding: &Finding, is_same: fn(Span, Span) -> bool) -> Option<usize> {
        let mut families =
            finding.code.all_families().filter_map(|family| self.by_family.get(family)).peekable();
        families.peek()?;
        let own = self.original.origin(&finding.place);
        families.find_map(|nodes| {
            // One node lies within another or outside of it: if not the first that begins here, none does.
            let first = nodes.partition_point(|(node, _)| node.start < own.start);
            nodes.get(first).filter(|(node, _)| is_same(*node, own)).map(|(_, index)| *index)
        })
    }
}
