//! `participant-not-existing`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Event, EventKind, EventStatus, Organization, Participant, Person};
use crate::rules::dates::is_surely_before;
use crate::rules::events::ends;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("participant-not-existing", include_str!("participant_not_existing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    for (id, event) in &article.events {
        let Some(date) = &event.date else { continue };
        // A cancelled event took place on no day, a postponed one on another.
        if matches!(event.status, EventStatus::Cancelled | EventStatus::Postponed) || date.is_qualified() {
            continue;
        }
        let when = ends(document, date);
        let when = (when.0.as_ref(), when.1.as_ref());
        for (n, participant) in event.participants.iter().enumerate() {
            let agent = participant.agent.as_str();
            let absence = match (article.organizations.get(agent), article.people.get(agent)) {
                (Some(organization), None) => of_organization(organization, event, when),
                (None, Some(person)) => of_person(person, participant, when),
                _ => continue,
            };
            let Some(Absence { what, map, steps, help }) = absence else { continue };
            let event_at = Pointer::default().key(Article::EVENTS).key(id.as_str());
            let participant_at = event_at.clone().key(Event::PARTICIPANTS).item(n);
            let place = participant_at.key(if map == "people" { "role" } else { "agent" });
            let mut reason = Pointer::default().key(map).key(agent);
            for step in steps {
                reason = match step {
                    Step::Key(name) => reason.key(name),
                    Step::Item(n) => reason.item(n),
                };
            }
            report
                .at(place, format!("`{agent}` takes part in `{id}`, dated `{date}`, but {what}"))
                .label("not at that time")
                .related(event_at.key(Event::DATE), "the event is dated here")
                .related(reason, "says when")
                .help(help);
        }
    }
}

/// The start and end of an event, if known.
type When<'d> = (Option<&'d Date>, Option<&'d Date>);

/// Why an entity cannot have taken part, and where that is stated.
struct Absence {
    what: String,
    map: &'static str,
    steps: Vec<Step>,
    help: &'static str,
}

enum Step {
    Key(&'static str),
    Item(usize),
}

fn of_organization(organization: &Organization, event: &Event, (start, end): When<'_>) -> Option<Absence> {
    // A court may rule on the estate of a dissolved organization.
    let outlives = matches!(event.kind, EventKind::LegalAction | EventKind::Ruling);
    let Organization { founded, dissolved, .. } = organization;
    let absence = |what, field| {
        let steps = vec![Step::Key(field)];
        let help = "name the organization that existed at the time, or correct one of the dates";
        Some(Absence { what, map: "organizations", steps, help })
    };
    match (founded, dissolved) {
        (Some(founded), _) if end.is_some_and(|end| is_surely_before(end, founded)) => {
            absence(format!("was not founded until `{founded}`"), "founded")
        }
        (_, Some(dissolved))
            if !outlives && start.is_some_and(|start| is_surely_before(dissolved, start)) =>
        {
            absence(format!("was dissolved in `{dissolved}`"), "dissolved")
        }
        _ => None,
    }
}

/// More roles than any person has; the limit keeps hostile files fast.
const MOST_ROLES: usize = 200;

/// A person who left a role can still take part, but not in that role.
fn of_person(person: &Person, participant: &Participant, (first, last): When<'_>) -> Option<Absence> {
    let office = participant.role.as_deref()?.trim();
    // "Chair" and "speaker" are roles within any event; "chair of the council" is an office.
    if !office.contains(char::is_whitespace) || person.roles.len() > MOST_ROLES {
        return None;
    }
    let office = office.to_lowercase();
    let is_meant = |title: &str| title.trim().to_lowercase() == office;
    let mut absence = None;
    for (n, role) in person.roles.iter().enumerate() {
        if !role.title.as_deref().is_some_and(is_meant) {
            continue;
        }
        let (what, field) = match (&role.start, &role.end) {
            (Some(start), _) if last.is_some_and(|last| is_surely_before(last, start)) => {
                (format!("did not have that role until `{start}`"), "start")
            }
            (_, Some(end)) if first.is_some_and(|first| is_surely_before(end, first)) => {
                (format!("had that role only until `{end}`"), "end")
            }
            // It is possible in this term of office.
            _ => return None,
        };
        absence.get_or_insert(Absence {
            what,
            map: "people",
            steps: vec![Step::Key("roles"), Step::Item(n), Step::Key(field)],
            help: "correct one of the dates, or the person's role in the event",
        });
    }
    absence
}
