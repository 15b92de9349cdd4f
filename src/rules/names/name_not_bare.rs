//! `name-not-bare`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Article, BibliographicName, Entries, Person, Work};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("name-not-bare", include_str!("name_not_bare.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let people: &Entries<Person> = &document.article.people;
    for (id, person) in people {
        let name = person.name.as_str();
        let Some(Excess { start, end, message, label, help, fix }) = excess(name) else { continue };
        let people = Path::ROOT.key(Article::PEOPLE);
        let at = people.key(id.as_str());
        let finding = report
            .at(Place::Within(at.key(Person::NAME).pointer(), start..end), message)
            .label(label)
            .help(help);
        let Some(Fix { name: corrected, field, value }) = fix else { continue };
        finding.fix_text(name, corrected);
        let is_there = match field {
            Some("prefix") => person.prefix.is_some(),
            Some("suffix") => person.suffix.is_some(),
            _ => true,
        };
        if let (false, Some(field)) = (is_there, field) {
            finding.fix([Edit::set(at.key(field).pointer(), value)]);
        }
    }
    family_names(document, report);
}

/// The parts of names, of people and of authors in references.
fn family_names(document: &Document<'_>, report: &mut Report<'_>) {
    let Article { people, works, .. } = document.article;
    for (id, person) in people {
        let people = Path::ROOT.key(Article::PEOPLE);
        let at = people.key(id.as_str());
        family_name(person.family_name.as_deref(), &at.key(Person::FAMILY_NAME), report);
    }
    for (id, work) in works {
        let works = Path::ROOT.key(Article::WORKS);
        let work_at = works.key(id.as_str());
        let Work { authors, editors, .. } = work;
        for (field, names) in [(Work::AUTHORS, authors), (Work::EDITORS, editors)] {
            let list = work_at.key(field);
            for (index, BibliographicName { literal, family, .. }) in names.iter().enumerate() {
                let at = list.item(index);
                family_name(family.as_deref(), &at.key(BibliographicName::FAMILY), report);
                if let Some(name) = literal.as_deref().or(family.as_deref()).filter(|name| is_et_al(name)) {
                    report
                        .at(at.pointer(), format!("the name `{name}` in `{id}` is not that of one person"))
                        .label("`et al.`")
                        .help("write `etAl: true` in the work instead");
                }
            }
        }
    }
}

fn family_name(name: Option<&str>, at: &Path<'_>, report: &mut Report<'_>) {
    let Some(name) = name else { return };
    if let Some((family, suffix)) = name.trim().rsplit_once(' ').filter(|(_, last)| is_suffix(last)) {
        let family = family.trim_end_matches([' ', ',']);
        report
            .at(at.pointer(), format!("the family name `{name}` ends with the suffix `{suffix}`"))
            .label("a suffix")
            .help(format!("put `{suffix}` in `suffix`, and write the family name as `{family}`"));
    } else if name.contains(|c: char| c.is_ascii_digit()) {
        report
            .at(at.pointer(), format!("the family name `{name}` contains a number"))
            .label("not only a name")
            .help("remove the number, or write the name of a group as a whole, without parts");
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "Jnr" | "Snr" | "II" | "III" | "2nd" | "3rd")
}

fn is_et_al(name: &str) -> bool {
    let name = name.trim().trim_end_matches('.').to_lowercase();
    name == "et al" || name.ends_with(" et al")
}

/// What a name field contains besides the name.
struct Excess<'n> {
    start: usize,
    end: usize,
    message: String,
    label: &'static str,
    help: String,
    fix: Option<Fix<'n>>,
}

/// The bare name, and the rest with the field it belongs in.
struct Fix<'n> {
    name: String,
    field: Option<&'static str>,
    value: &'n str,
}

fn excess(name: &str) -> Option<Excess<'_>> {
    byline(name)
        .or_else(|| address(name))
        .or_else(|| several(name))
        .or_else(|| honorific(name))
        .or_else(|| degree(name))
        .or_else(|| inverted(name))
}

/// "By Ana Costa"
fn byline(name: &str) -> Option<Excess<'_>> {
    let rest = ["By ", "by ", "BY "].iter().find_map(|by| name.strip_prefix(by))?.trim_start();
    let is_name = rest.split_whitespace().count() >= 2 && rest.starts_with(char::is_uppercase);
    is_name.then(|| Excess {
        start: 0,
        end: 2,
        message: format!("the name `{name}` begins with the `By` of a byline"),
        label: "not part of the name",
        help: format!("write `{rest}`"),
        fix: Some(Fix { name: rest.to_owned(), field: None, value: "" }),
    })
}

/// "Ana Costa <ana@herald.example>"
fn address(name: &str) -> Option<Excess<'_>> {
    let (before, after) = name.split_once('@')?;
    let start = before.rfind(|c: char| c.is_whitespace() || "<(,;".contains(c)).map_or(0, |at| at + 1);
    let length = after.find(|c: char| c.is_whitespace() || ">),;".contains(c)).unwrap_or(after.len());
    let end = before.len() + 1 + length;
    // Some people are known by a handle, such as `@jack`.
    let is_address = start < before.len() && after[..length].contains('.');
    is_address.then(|| Excess {
        start,
        end,
        message: format!("the name `{name}` contains an email address"),
        label: "not part of the name",
        help: "put it in `email`".to_owned(),
        fix: None,
    })
}

/// "Ana Costa and Kim Lee", "Ana Costa; Kim Lee", "Ana Costa et al."
fn several(name: &str) -> Option<Excess<'_>> {
    let (start, separator) = ["; ", ";", " and ", " & ", " et al"]
        .iter()
        .filter_map(|separator| name.find(separator).map(|start| (start, *separator)))
        .min_by_key(|(start, _)| *start)?;
    let (before, after) = (name[..start].trim(), name[start + separator.len()..].trim());
    // A couple may share one name; two full names are two people.
    let is_full = |name: &str| name.split_whitespace().count() >= 2;
    let are_several = match separator {
        " et al" => matches!(after, "" | ".") && !before.is_empty(),
        " and " | " & " => is_full(before) && is_full(after),
        _ => !before.is_empty() && !after.is_empty(),
    };
    are_several.then(|| Excess {
        start: start + (separator.len() - separator.trim_start().len()),
        end: start + separator.trim_end().len(),
        message: format!("the name `{name}` is that of several people"),
        label: "more than one name",
        help: "give each person an entry in `people`, and refer to each".to_owned(),
        fix: None,
    })
}

/// "Dr. Ana Costa"
fn honorific(name: &str) -> Option<Excess<'_>> {
    const TITLES: [&str; 11] =
        ["dr", "prof", "professor", "mr", "mrs", "ms", "rev", "dott", "dra", "herr", "frau"];
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(' ') {
        let bare = word.strip_suffix('.').unwrap_or(word);
        if !TITLES.iter().any(|title| title.eq_ignore_ascii_case(bare)) {
            break;
        }
        rest = after.trim_start();
    }
    let title = name[..name.len() - rest.len()].trim_end();
    // "Dr. Dre", "Mr. T" and "Dr. Seuss" are complete names.
    let is_name = !title.is_empty() && rest.split_whitespace().count() >= 2;
    is_name.then(|| Excess {
        start: 0,
        end: title.len(),
        message: format!("the name `{name}` begins with the title `{title}`"),
        label: "a title",
        help: format!("put `{title}` in `prefix`, and write the name as `{rest}`"),
        fix: Some(Fix { name: rest.to_owned(), field: Some("prefix"), value: title }),
    })
}

/// "Ana Costa, PhD"
fn degree(name: &str) -> Option<Excess<'_>> {
    const DEGREES: [&str; 22] = [
        "phd", "dphil", "md", "msc", "mba", "mph", "bsc", "rn", "dds", "dvm", "edd", "llm", "llb", "jd",
        "psyd", "frcp", "frs", "facs", "pharmd", "dsc", "mphil", "esq",
    ];
    let is_degree = |text: &str| {
        let bare: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        // Without a comma, only what cannot be initials: "Ana MD" is ambiguous.
        DEGREES.iter().any(|degree| degree.eq_ignore_ascii_case(&bare))
    };
    let (rest, suffix) = match name.split_once(',') {
        Some((rest, suffix)) if suffix.split(',').all(|degree| is_degree(degree.trim())) => {
            (rest, suffix.trim())
        }
        Some(_) => return None,
        None => {
            let (rest, last) = name.trim_end().rsplit_once(' ')?;
            let is_certain = matches!(last, "PhD" | "Ph.D." | "Ph.D" | "DPhil" | "MSc" | "PharmD");
            (is_certain && rest.contains(' ')).then_some((rest, last))?
        }
    };
    let start = suffix.as_ptr().addr() - name.as_ptr().addr();
    (!rest.trim().is_empty() && !suffix.is_empty()).then(|| Excess {
        start,
        end: start + suffix.len(),
        message: format!("the name `{name}` ends with the degree `{suffix}`"),
        label: "a degree",
        help: format!("put `{suffix}` in `suffix`, and write the name as `{}`", rest.trim_end()),
        fix: Some(Fix { name: rest.trim_end().to_owned(), field: Some("suffix"), value: suffix }),
    })
}

/// "Silva, Ana"
fn inverted(name: &str) -> Option<Excess<'_>> {
    const PARTICLES: [&str; 16] = [
        "von", "van", "de", "da", "di", "du", "del", "della", "dos", "der", "den", "zu", "la", "le", "af",
        "av",
    ];
    // "Anne, Princess Royal" and "Martin Luther King, Jr." are correct.
    const TITLES: [&str; 24] = [
        "Jr", "Sr", "Jnr", "Snr", "Prince", "Princess", "King", "Queen", "Duke", "Duchess", "Count",
        "Countess", "Earl", "Lord", "Lady", "Baron", "Baroness", "Sir", "Dame", "Pope", "Saint", "Emperor",
        "Bishop", "The",
    ];
    let (family, given) = name.split_once(", ")?;
    if given.contains(',') {
        return None;
    }
    let is_name = |part: &str| {
        let words = part.split_whitespace();
        let all = words.clone().all(|word| {
            let bare = word.trim_end_matches('.');
            PARTICLES.contains(&word)
                || word.starts_with(char::is_uppercase)
                    && !TITLES.contains(&bare)
                    && !bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        });
        let some =
            words.clone().any(|word| word.chars().any(char::is_lowercase) && !PARTICLES.contains(&word));
        // Initials after a family name are given names: "Silva, A. M."; letters without full stops may be a degree.
        let initials = words.clone().all(|word| word.ends_with('.') && word.chars().count() <= 3);
        words.clone().count() <= 3 && all && (some || initials) && !part.is_empty()
    };
    (is_name(family) && is_name(given)).then(|| {
        let whole = format!("{given} {family}");
        Excess {
            start: family.len(),
            end: family.len() + 1,
            message: format!("the name `{name}` is written family name first, as in an index"),
            label: "as in an index",
            help: format!(
                "write it as printed, `{whole}`, and put its parts in `familyName` and `givenName`"
            ),
            fix: Some(Fix { name: whole, field: None, value: "" }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::excess;

    #[test]
    fn complete_names_that_look_wrong_are_accepted() {
        for name in [
            "Ana Costa",
            "By Young-ho",
            "Madonna",
            "Pelé",
            "윤석열",
            "Guðrún Jónsdóttir",
            "Anders And",
            "Alexander And",
            "Martin Luther King, Jr.",
            "Martin Luther King Jr.",
            "Sammy Davis, Jr",
            "Thurston Howell, III",
            "The Edge",
            "Dr. Dre",
            "Dr. Seuss",
            "Mr. T",
            "MF DOOM",
            "Sir Keir Starmer",
            "Ludwig van Beethoven",
            "Suharto",
            "Anne, Princess Royal",
            "William, Prince of Wales",
            "@jack",
            "Ms. Marvel",
            "Sonny & Cher",
            "Ma",
            "Robert Mandy",
            "Jean-Luc Núñez",
            "Thích Nhất Hạnh",
            "Lord Byron",
            "will.i.am",
            "Hildegard of Bingen",
            "Pliny the Elder",
            "Charles, Archduke of Austria",
            "",
        ] {
            assert!(excess(name).is_none(), "{name}");
        }
    }

    #[test]
    fn additions_to_a_name_are_found_and_removed() {
        for (name, corrected) in [
            ("By Ana Costa", Some("Ana Costa")),
            ("Dr. Ana Costa", Some("Ana Costa")),
            ("Prof. Dr. Ana Costa", Some("Ana Costa")),
            ("Ana Costa, PhD", Some("Ana Costa")),
            ("Ana Costa, M.D., Ph.D.", Some("Ana Costa")),
            ("Ana Costa Ph.D.", Some("Ana Costa")),
            ("Silva, Ana", Some("Ana Silva")),
            ("Silva, A. M.", Some("A. M. Silva")),
            ("Goethe, Johann Wolfgang von", Some("Johann Wolfgang von Goethe")),
            ("Ana Costa <ana@herald.example>", None),
            ("Ana Costa and Kim Lee", None),
            ("Ana Costa; Kim Lee", None),
            ("Ana Costa et al.", None),
        ] {
            let excess = excess(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(excess.fix.map(|fix| fix.name).as_deref(), corrected, "{name}");
            assert!(name.is_char_boundary(excess.start) && name.is_char_boundary(excess.end));
        }
    }
}
