//! Words, sentences and names.

use super::dice::Dice;

pub(super) const GIVEN: [&str; 24] = [
    "Ana", "Jonas", "Ruth", "Tomas", "Mei", "Daniel", "Ingrid", "Kofi", "Leila", "Marek", "Noor", "Oskar",
    "Priya", "Rafael", "Sofía", "Tariq", "Uma", "Viktor", "Wanda", "Yusuf", "Zoë", "Elif", "Hugo", "Chiara",
];
pub(super) const FAMILY: [&str; 28] = [
    "Costa",
    "Lindqvist",
    "Adeyemi",
    "Berg",
    "Okafor",
    "Moon",
    "Silva",
    "Novák",
    "Haddad",
    "Kowalczyk",
    "Rahman",
    "Bauer",
    "Iyer",
    "Mendes",
    "Ortega",
    "Aziz",
    "Fernando",
    "Petrov",
    "Nowak",
    "Demir",
    "Visser",
    "Kaya",
    "Lefèvre",
    "Rossi",
    "Tanaka",
    "Quinn",
    "Ström",
    "Abara",
];
pub(super) const TOWNS: [&str; 20] = [
    "Port Ellery",
    "Marsh End",
    "Kestrel Bay",
    "Northwold",
    "Saint Aldhelm",
    "Low Ferry",
    "Brackwater",
    "Tidewell",
    "Old Quay",
    "Hollin Cross",
    "Ravensey",
    "Millbeck",
    "Greyhaven",
    "Osier Hythe",
    "Stonegate",
    "Winterbourne",
    "Eastmere",
    "Calder Point",
    "Fenwick",
    "Lantern Hill",
];
pub(super) const BODIES: [&str; 10] = [
    "Harbor Board",
    "Town Council",
    "Fire Department",
    "Water Company",
    "School Trust",
    "Rail Authority",
    "Museum Society",
    "Hospital Board",
    "Farmers’ Union",
    "Housing Office",
];
pub(super) const JOBS: [&str; 10] = [
    "harbor master",
    "councilor",
    "chief engineer",
    "head teacher",
    "spokeswoman",
    "chair of the board",
    "district nurse",
    "station manager",
    "curator",
    "union secretary",
];
pub(super) const TOPICS: [&str; 16] = [
    "ferry",
    "lock gate",
    "market hall",
    "sea wall",
    "water main",
    "tram line",
    "library",
    "school roof",
    "fish quay",
    "swing bridge",
    "power line",
    "clinic",
    "allotments",
    "ring road",
    "weir",
    "lighthouse",
];
const SUBJECTS: [&str; 14] = [
    "The older residents",
    "Two neighbors",
    "Most of the shopkeepers",
    "The crew of the night shift",
    "Visitors from the villages",
    "Nobody on the committee",
    "The first surveyors",
    "Several parents",
    "Drivers on the early route",
    "The volunteers",
    "A dozen students",
    "The contractors",
    "People by the water",
    "Half of the members",
];
const VERBS: [&str; 14] = [
    "had warned of",
    "remembered",
    "measured",
    "argued about",
    "paid for",
    "walked past",
    "photographed",
    "made a list of",
    "waited for",
    "asked after",
    "kept records of",
    "could not explain",
    "voted on",
    "counted",
];
const OBJECTS: [&str; 16] = [
    "the cracks in the eastern wall",
    "a delay of several weeks",
    "the price of timber & stone",
    "what was left of the old pier",
    "the noise of the pumps",
    "three boxes of letters",
    "the figures in the annual report",
    "a promise that was never written down",
    "the smell of diesel",
    "every vessel that came in",
    "the second set of keys",
    "a map from before the war",
    "the cost of repairs",
    "the water in the cellars",
    "an offer from the mainland",
    "the names on the plaque",
];
const ENDINGS: [&str; 12] = [
    "in the spring",
    "long before the meeting",
    "without a word to the press",
    "as they do every year",
    "while the tide was out",
    "for the better part of a decade",
    "at their own expense",
    "on the way home",
    "after the storm had passed",
    "because nobody else would",
    "under the eyes of the police",
    "and sent it to the ministry",
];
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A sentence with little meaning, rarely the same.
pub(super) fn sentence(dice: &mut Dice) -> String {
    let (subject, verb, object, ending) =
        (dice.choose(&SUBJECTS), dice.choose(&VERBS), dice.choose(&OBJECTS), dice.choose(&ENDINGS));
    match dice.below(4) {
        0 => format!("{subject} {verb} {object}, {} in all, {ending}.", 2 + dice.below(900)),
        1 => format!("{subject} {verb} {object} {ending}."),
        2 => format!(
            "{subject}, {} of them from {}, {verb} {object} {ending}.",
            2 + dice.below(80),
            dice.choose(&TOWNS)
        ),
        _ => format!("{subject} {verb} {object}; {} percent did so {ending}.", 1 + dice.below(98)),
    }
}

/// Several sentences.
pub(super) fn sentences(dice: &mut Dice, many: usize) -> String {
    (0..many).map(|_| sentence(dice)).collect::<Vec<_>>().join(" ")
}

/// A statement: no other sentence of the article has the same words.
pub(super) fn saying(dice: &mut Dice, nth: usize) -> String {
    let (verb, object, ending) = (dice.choose(&VERBS), dice.choose(&OBJECTS), dice.choose(&ENDINGS));
    let count = ["one", "two", "three", "four", "five"][nth % 5];
    format!(
        "We {verb} {object} {count} times, and {} people stood there {ending}",
        100 * (nth + 1) + dice.below(90)
    )
}

/// A person's name with its parts.
pub(super) struct Name {
    pub(super) given: &'static str,
    pub(super) family: &'static str,
}

impl Name {
    pub(super) fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }

    pub(super) fn id(&self) -> String {
        self.full().to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    }
}

/// People with different family names.
pub(super) fn names(dice: &mut Dice, many: usize) -> Vec<Name> {
    let mut family = FAMILY;
    dice.shuffle(&mut family);
    family
        .into_iter()
        .take(many)
        .map(|family| Name { given: GIVEN[dice.below(GIVEN.len())], family })
        .collect()
}

/// A number of different items.
pub(super) fn some(dice: &mut Dice, list: &[&'static str], many: usize) -> Vec<&'static str> {
    let mut list = list.to_vec();
    dice.shuffle(&mut list);
    list.truncate(many);
    list
}

/// An id made from a name.
pub(super) fn slug(name: &str) -> String {
    name.to_lowercase().replace('’', "").replace(' ', "-")
}

/// An ORCID iD with a valid checksum (ISO/IEC 7064, MOD 11-2), in the range of numbers for ORCID iDs.
pub(super) fn orcid(dice: &mut Dice) -> String {
    let digits = format!("00000002{}", dice.digits(7));
    let total = digits.bytes().fold(0, |total, digit| (total + u32::from(digit - b'0')) * 2);
    let last = match (12 - total % 11) % 11 {
        10 => 'X',
        digit => char::from(b'0' + digit as u8),
    };
    let all = format!("{digits}{last}");
    format!("{}-{}-{}-{}", &all[..4], &all[4..8], &all[8..12], &all[12..])
}

/// An ISSN with a valid checksum.
pub(super) fn issn(dice: &mut Dice) -> String {
    let digits = dice.digits(7);
    let weighed: u32 =
        digits.bytes().zip((2..=8).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let last = match (11 - weighed % 11) % 11 {
        10 => 'X',
        digit => char::from(b'0' + digit as u8),
    };
    format!("{}-{}{last}", &digits[..4], &digits[4..])
}
