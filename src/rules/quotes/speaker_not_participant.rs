//! `speaker-not-participant`

use crate::diagnostic::Code;
use crate::model::{Article, Event, EventKind, Quote, Speaker};
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::{HashMap, HashSet};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("speaker-not-participant", include_str!("speaker_not_participant.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    // JSON-LD has no property for most of the participants in an event.
    if document.origin == Origin::Jsonld
        || ["people", "organizations", "events"].iter().any(|field| report.is_unreadable(field))
    {
        return;
    }
    let mut known = HashMap::default();
    let mut of_events: Option<HashMap<&str, HashSet<&str>>> = None;
    for (id, quote) in &article.quotes {
        let (Speaker::Agent(speaker), Some(event_id)) = (&quote.speaker, &quote.event) else { continue };
        let Some(event) = article.events.get(event_id.as_str()) else { continue };
        // The speakers at a meeting take part in it. Anyone may talk about a disaster or a decision.
        let is_for_participants =
            matches!(event.kind, EventKind::Event | EventKind::Meeting | EventKind::Agreement);
        if event.participants.is_empty() || !is_for_participants {
            continue;
        }
        // Reporters take part in events they report on.
        let metadata = &article.metadata;
        let is_author =
            metadata.authors.iter().chain(&metadata.contributors).any(|author| author.agent == *speaker);
        let of_events = of_events.get_or_insert_with(|| participants(article));
        let participants = of_events.get(event_id.as_str());
        let ties = known.entry(speaker.as_str()).or_insert_with(|| ties(article, speaker.as_str()));
        if is_author
            || participants.is_none_or(|participants| ties.iter().any(|tie| participants.contains(tie)))
        {
            continue;
        }
        let takes_part = |agent: &str| {
            // The people who take part on behalf of the speaking organization.
            article.people.get(agent).is_some_and(|person| {
                person
                    .roles
                    .iter()
                    .filter_map(|role| role.organization.as_ref())
                    .any(|it| ties.contains(&it.as_str()))
            }) && article.organizations.contains_key(speaker.as_str())
        };
        if participants.is_some_and(|participants| participants.iter().any(|agent| takes_part(agent))) {
            continue;
        }
        let event = Pointer::default().key(Article::EVENTS).key(event_id.as_str()).key(Event::PARTICIPANTS);
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

/// The participants of each event, including those of its larger events and its parts.
fn participants(article: &Article) -> HashMap<&str, HashSet<&str>> {
    let mut of: HashMap<&str, HashSet<&str>> = HashMap::default();
    for (id, event) in &article.events {
        let own = || event.participants.iter().map(|participant| participant.agent.as_str());
        of.entry(id.as_str()).or_default().extend(own());
        let Some(larger) = event.part_of.as_ref() else { continue };
        of.entry(larger.as_str()).or_default().extend(own());
        let mut larger = Some(larger);
        // Events may be parts of each other by mistake.
        for _ in 0..8 {
            let Some(event) = larger.and_then(|larger| article.events.get(larger.as_str())) else { break };
            let agents = event.participants.iter().map(|participant| participant.agent.as_str());
            of.entry(id.as_str()).or_default().extend(agents);
            larger = event.part_of.as_ref();
        }
    }
    of
}

/// An agent, and all organizations it belongs to or that belong to it.
fn ties<'a>(article: &'a Article, agent: &'a str) -> Vec<&'a str> {
    let mut ties = vec![agent];
    if let Some(person) = article.people.get(agent) {
        ties.extend(person.roles.iter().filter_map(|role| Some(role.organization.as_ref()?.as_str())));
    }
    let mut at = 0;
    while at < ties.len() && ties.len() < 64 {
        let organization = article.organizations.get(ties[at]);
        let larger = organization.and_then(|organization| organization.part_of.as_ref());
        ties.extend(larger.map(|larger| larger.as_str()).filter(|larger| !ties.contains(larger)));
        at += 1;
    }
    if article.organizations.contains_key(agent) {
        let parts = article
            .organizations
            .iter()
            .filter(|(_, part)| part.part_of.as_ref().is_some_and(|whole| whole.as_str() == agent));
        ties.extend(parts.map(|(id, _)| id.as_str()));
    }
    ties
}
