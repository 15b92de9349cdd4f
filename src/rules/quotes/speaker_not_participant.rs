//! `speaker-not-participant`

use std::cell::OnceCell;

use crate::diagnostic::Code;
use crate::model::{Article, Event, EventKind, Quote, Speaker};
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::{HashMap, HashSet};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("speaker-not-participant", include_str!("speaker_not_participant.md")),
    check: Check::Article(check),
};

/// How many larger events are searched for a speaker.
const LARGER_EVENTS: usize = 8;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    // JSON-LD has no property for most of the participants in an event.
    if document.origin == Origin::Jsonld
        || ["people", "organizations", "events"].iter().any(|field| report.is_unreadable(field))
    {
        return;
    }
    // Reporters take part in events they report on.
    let metadata = &article.metadata;
    let authors: HashSet<&str> =
        metadata.authors.iter().chain(&metadata.contributors).map(|author| author.agent.as_str()).collect();
    let attendance = OnceCell::new();
    let mut known: HashMap<(&str, &str), bool> = HashMap::default();
    for (id, quote) in &article.quotes {
        let (Speaker::Agent(speaker), Some(event_id)) = (&quote.speaker, &quote.event) else { continue };
        let (speaker, event_id) = (speaker.as_str(), event_id.as_str());
        let Some(event) = article.events.get(event_id) else { continue };
        // The speakers at a meeting take part in it. Anyone may talk about a disaster or a decision.
        let is_for_participants =
            matches!(event.kind, EventKind::Event | EventKind::Meeting | EventKind::Agreement);
        if event.participants.is_empty() || !is_for_participants || authors.contains(speaker) {
            continue;
        }
        let takes_part = known
            .entry((speaker, event_id))
            .or_insert_with(|| attendance.get_or_init(|| Attendance::of(article)).has(speaker, event_id));
        if *takes_part {
            continue;
        }
        let event = Pointer::default().key(Article::EVENTS).key(event_id).key(Event::PARTICIPANTS);
        report
            .at(
                Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::SPEAKER),
                format!("`{speaker}` speaks at the event `{event_id}`, but is not listed"),
            )
            .label("not listed")
            .related(event, "the participants")
            .help(format!(
                "add `{speaker}` to the participants, or remove `event` if it was said on another occasion"
            ));
    }
}

/// Who takes part in the events, and which organizations belong together.
struct Attendance<'a> {
    article: &'a Article,
    /// Who takes part in each event.
    own: HashMap<&'a str, Company<'a>>,
    /// Who takes part in its parts.
    of_parts: HashMap<&'a str, Company<'a>>,
    /// The parts of each organization.
    parts: HashMap<&'a str, Vec<&'a str>>,
}

/// Some participants, and the organizations for which they take part.
#[derive(Default)]
struct Company<'a> {
    agents: HashSet<&'a str>,
    represented: HashSet<&'a str>,
}

impl<'a> Attendance<'a> {
    fn of(article: &'a Article) -> Self {
        let mut attendance = Self {
            article,
            own: HashMap::default(),
            of_parts: HashMap::default(),
            parts: HashMap::default(),
        };
        for (id, event) in &article.events {
            attendance.own.entry(id.as_str()).or_default().extend(event, article);
            if let Some(larger) = &event.part_of {
                attendance.of_parts.entry(larger.as_str()).or_default().extend(event, article);
            }
        }
        for (id, organization) in &article.organizations {
            if let Some(whole) = &organization.part_of {
                attendance.parts.entry(whole.as_str()).or_default().push(id.as_str());
            }
        }
        attendance
    }

    /// Whether an agent, or one that it belongs to or that belongs to it, takes part in an event, its parts or its larger
    /// events.
    fn has(&self, agent: &'a str, event: &str) -> bool {
        let ties = self.ties(agent);
        // The people who take part on behalf of the speaking organization.
        let is_organization = self.article.organizations.contains_key(agent);
        let has = |company: &Company<'_>| {
            ties.iter().any(|tie| {
                company.agents.contains(tie) || is_organization && company.represented.contains(tie)
            })
        };
        if self.of_parts.get(event).is_some_and(has) {
            return true;
        }
        let larger = std::iter::successors(Some(event), |event| {
            self.article.events.get(*event)?.part_of.as_ref().map(|larger| larger.as_str())
        });
        // Events may be parts of each other by mistake.
        larger.take(1 + LARGER_EVENTS).filter_map(|event| self.own.get(event)).any(has)
    }

    /// An agent, and all organizations it belongs to or that belong to it.
    fn ties(&self, agent: &'a str) -> Vec<&'a str> {
        let mut ties = vec![agent];
        if let Some(person) = self.article.people.get(agent) {
            ties.extend(person.roles.iter().filter_map(|role| Some(role.organization.as_ref()?.as_str())));
        }
        let mut at = 0;
        while at < ties.len() && ties.len() < 64 {
            let organization = self.article.organizations.get(ties[at]);
            let larger = organization.and_then(|organization| organization.part_of.as_ref());
            ties.extend(larger.map(|larger| larger.as_str()).filter(|larger| !ties.contains(larger)));
            at += 1;
        }
        if self.article.organizations.contains_key(agent) {
            ties.extend(self.parts.get(agent).into_iter().flatten());
        }
        ties
    }
}

impl<'a> Company<'a> {
    fn extend(&mut self, event: &'a Event, article: &'a Article) {
        for participant in &event.participants {
            let agent = participant.agent.as_str();
            if !self.agents.insert(agent) {
                continue;
            }
            let roles = article.people.get(agent).into_iter().flat_map(|person| &person.roles);
            self.represented.extend(roles.filter_map(|role| Some(role.organization.as_ref()?.as_str())));
        }
    }
}
