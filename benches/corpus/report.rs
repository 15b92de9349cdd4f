//! A news report: events, speakers, and quotes in the text.

use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::passage::{day, marked, mention, paragraph, plain, section};
use super::words::{self, BODIES, JOBS, Name, TOPICS, TOWNS};

pub(super) fn report(dice: &mut Dice, number: u64) -> Value {
    let people = words::names(dice, 4);
    let [reporter, photographer, first, second] = &people[..] else { unreachable!("four were asked for") };
    let towns = words::some(dice, &TOWNS, 2);
    let bodies = words::some(dice, &BODIES, 2);
    let topics = words::some(dice, &TOPICS, 3);
    let (town, other, topic) = (towns[0], towns[1], topics[0]);
    let (year, month, date) = (2019 + dice.below(7), 1 + dice.below(12), 1 + dice.below(27));
    let iso = format!("{year}-{month:02}-{date:02}");
    let next = format!("{year}-{month:02}-{:02}", date + 1);
    let sayings = [words::saying(dice, 0), words::saying(dice, 1)];
    let told = format!("the {topic} would open again within {} weeks", 3 + dice.below(40));
    let title = format!(
        "{town} {} its {topic} after {} days",
        dice.choose(&["reopens", "closes", "repairs", "mourns"]),
        2 + dice.below(300)
    );

    json!({
        "$schema": "https://w3id.org/byline/1/article.schema.json",
        "metadata": {
            "title": title,
            "language": "en-US",
            "kind": "news",
            "abstracts": [{ "kind": "standfirst", "content": words::sentences(dice, 2) }],
            "authors": [{ "agent": reporter.id(), "roles": ["reporter"], "affiliations": ["gazette"] }],
            "contributors": [{ "agent": photographer.id(), "roles": ["photographer"] }],
            "dates": {
                "published": format!("{iso}T{:02}:{:02}:00+01:00", 6 + dice.below(16), dice.below(60)),
                "modified": format!("{next}T{:02}:{:02}:00+01:00", dice.below(24), dice.below(60))
            },
            "identifiers": {
                "url": format!("https://gazette.example/{year}/{month:02}/{}-{number}", words::slug(topic)),
                "other": [{ "scheme": "publisher-id", "value": format!("G-{number:06}") }]
            },
            "publisher": "gazette",
            "publication": { "title": "The Evening Gazette", "kind": "newspaper", "section": "Local news" },
            "copyright": { "year": year, "holder": "gazette", "statement": format!("© {year} The Evening Gazette") },
            "dateline": { "text": town.to_uppercase(), "place": words::slug(town) },
            "keywords": topics,
            "about": ["incident", words::slug(town)],
            "image": picture(dice, number, town),
            "isAccessibleForFree": dice.one_in(2)
        },
        "people": staff(dice, reporter, photographer, [(first, bodies[0]), (second, bodies[1])]),
        "organizations": {
            "gazette": {
                "name": "The Evening Gazette",
                "kind": "news-media",
                "place": words::slug(town),
                "logo": { "src": "https://gazette.example/logo.png", "alt": "The Evening Gazette", "width": 600, "height": 60 },
                "url": "https://gazette.example/"
            },
            (words::slug(bodies[0])): { "name": format!("{town} {}", bodies[0]), "kind": "government", "place": words::slug(town) },
            (words::slug(bodies[1])): { "name": format!("{other} {}", bodies[1]), "kind": "government", "place": words::slug(other) }
        },
        "places": {
            (words::slug(town)): { "name": town, "kind": "city" },
            (words::slug(other)): { "name": other, "kind": "city" }
        },
        "events": {
            "incident": {
                "name": format!("Closure of the {topic} of {town}"),
                "kind": "disaster",
                "date": format!("{year}-{month:02}"),
                "places": [words::slug(town)]
            },
            "briefing": {
                "name": format!("Briefing on the {topic}"),
                "kind": "meeting",
                "date": iso,
                "places": [words::slug(other)],
                "participants": [{ "agent": first.id(), "role": "speaker" }, second.id()],
                "causedBy": ["incident"]
            }
        },
        "quotes": {
            "q-1": { "text": sayings[0], "speaker": first.id(), "cue": "said", "event": "briefing" },
            "q-2": { "text": sayings[1], "speaker": second.id(), "cue": "replied", "date": iso },
            "q-3": {
                "text": told,
                "speaker": first.id(),
                "kind": "indirect",
                "cue": "expected",
                "date": iso,
                "anchors": [{ "block": "p-told", "exact": told }]
            }
        },
        "body": [
            paragraph("p-lead", vec![
                "In ".into(),
                mention(&words::slug(town), town),
                ", on ".into(),
                day(year, month, date),
                format!(", the {topic} was the talk of the day, since ").into(),
                mention("incident", "its closure"),
                ". ".into(),
                words::sentence(dice).into(),
            ]),
            plain(dice, 2),
            said("p-first", dice, &sayings[0], "q-1", first, " at "),
            plain(dice, 1),
            paragraph("p-told", vec![
                mention(&first.id(), &first.full()),
                format!(" expected that {told}. ").into(),
                marked("emphasis", topics[1]),
                " or not, ".into(),
                mention(&words::slug(bodies[0]), &format!("{town} {}", bodies[0])),
                " has to pay. ".into(),
                words::sentences(dice, 2).into(),
            ]),
            section("s-next", "What comes next", vec![
                plain(dice, 3),
                said("p-second", dice, &sayings[1], "q-2", second, " after "),
                plain(dice, 2),
            ]),
        ]
    })
}

/// A paragraph with a quote from a speaker at the briefing.
fn said(id: &str, dice: &mut Dice, words: &str, quote: &str, speaker: &Name, when: &str) -> Value {
    paragraph(
        id,
        vec![
            "“".into(),
            json!({ "type": "quote", "ref": quote, "content": words }),
            ",” said ".into(),
            mention(&speaker.id(), &speaker.full()),
            when.into(),
            mention("briefing", "the briefing"),
            ". ".into(),
            self::words::sentence(dice).into(),
        ],
    )
}

fn staff(dice: &mut Dice, reporter: &Name, photographer: &Name, speakers: [(&Name, &str); 2]) -> Value {
    let mut people = Map::new();
    for (name, job) in [(reporter, "reporter"), (photographer, "photographer")] {
        let person = json!({
            "name": name.full(),
            "givenName": name.given,
            "familyName": name.family,
            "roles": [{ "title": job, "organization": "gazette", "kind": "employment" }],
            "url": format!("https://gazette.example/staff/{}", name.id())
        });
        people.insert(name.id(), person);
    }
    for (name, body) in speakers {
        let role = json!({
            "title": dice.choose(&JOBS),
            "organization": words::slug(body),
            "kind": "employment",
            "start": (2001 + dice.below(17)).to_string()
        });
        people.insert(
            name.id(),
            json!({
                "name": name.full(), "givenName": name.given, "familyName": name.family, "roles": [role]
            }),
        );
    }
    people.into()
}

fn picture(dice: &mut Dice, number: u64, town: &str) -> Value {
    json!({
        "src": format!("https://media.gazette.example/{number}-1600x900.jpg"),
        "mediaType": "image/jpeg",
        "alt": format!("{town}: {}", words::sentence(dice)),
        "width": 1600,
        "height": 900
    })
}
