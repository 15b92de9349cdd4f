//! Finding rules by words of their messages.

use crate::diagnostic::Code;
use crate::source::hash::HashSet;
use crate::validate::Subject;

/// The subjects with the rules that say most of these words, if they say at least half of them.
pub(super) fn found(subjects: impl Iterator<Item = Subject>, text: &str) -> Vec<Subject> {
    let wanted: HashSet<String> = words(&without_values(text)).collect();
    let score = |code: &Code| {
        let said: HashSet<String> = words(&said(code)).collect();
        wanted.iter().filter(|word| said.contains(*word)).count()
    };
    let scored: Vec<(Subject, Vec<usize>)> = subjects
        .map(|subject| {
            let scores = subject.codes.iter().map(|code| score(code)).collect();
            (subject, scores)
        })
        .collect();
    let best = scored.iter().flat_map(|(_, scores)| scores).copied().max().unwrap_or_default();
    if best == 0 || best * 2 < wanted.len() {
        return Vec::new();
    }
    let with_best = |(subject, scores): (Subject, Vec<usize>)| {
        let codes =
            subject.codes.iter().zip(scores).filter(|(_, score)| *score == best).map(|(code, _)| *code);
        Subject { codes: codes.collect(), ..subject }
    };
    scored.into_iter().map(with_best).filter(|subject| !subject.codes.is_empty()).collect()
}

/// What a rule says: its name, its summary, and the messages on its page.
fn said(code: &Code) -> String {
    let mark = format!("[{}]: ", code.id);
    let messages = code.page.lines().filter_map(|line| Some(line.split_once(&mark)?.1));
    [code.id, code.summary()].into_iter().chain(messages).map(without_values).collect::<Vec<_>>().join(" ")
}

/// The text without what is between backticks, which is of one file only.
fn without_values(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// The words of some letters in lower case, without their plural.
fn words(text: &str) -> impl Iterator<Item = String> {
    const SHORTEST: usize = 3;
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST);
    words.map(|word| {
        let word = word.to_lowercase();
        word.strip_suffix('s').map(str::to_owned).unwrap_or(word)
    })
}

#[cfg(test)]
mod tests {
    use super::found;
    use crate::validate::subjects;

    fn names(text: &str) -> Vec<&'static str> {
        found(subjects(), text).into_iter().flat_map(|subject| subject.codes).map(|code| code.id).collect()
    }

    #[test]
    fn a_message_leads_to_its_rule() {
        let unused = names("nothing in the article refers to `okafor`");
        assert_eq!(unused, ["entity-unreachable", "package-file-unreferenced"], "both say so");
        assert_eq!(names("the checksum of this ORCID iD is wrong"), ["orcid-checksum-wrong"]);
    }

    #[test]
    fn a_word_leads_to_all_rules_that_say_it() {
        assert!(names("checksum").len() > 3);
        assert!(names("xylophone").is_empty() && names("").is_empty());
    }
}
