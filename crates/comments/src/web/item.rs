//! One comment as the desk shows it, in a list or alone.

use std::collections::HashMap;

use basis::{Id, Kind, Result, of};
use look::{Badge, Icon, Tone, escape};
use network::DeskPlace;
use words::Tongue;

use super::thread::ReplyLine;
use crate::model::{Comment, State, paragraphs};

pub(super) struct Item<'a> {
    pub(super) id: String,
    pub(super) name: &'a str,
    pub(super) iso: String,
    pub(super) date: String,
    pub(super) badges: String,
    pub(super) parts: Vec<&'a str>,
    /// Safe HTML: the publication.
    pub(super) on: String,
    pub(super) reply: Option<ReplyLine<'a>>,
    pub(super) may_approve: bool,
    pub(super) may_reject: bool,
    pub(super) href: String,
}

pub(super) type Publications = HashMap<Id<of::Publication>, weave::Publication>;

/// Those of the comments' publications that can be seen from the street.
pub(super) async fn publications(
    desk: &DeskPlace,
    conn: &mut db::Conn,
    comments: &[Comment],
) -> Result<Publications> {
    let mut publications = Publications::new();
    for comment in comments {
        let id = comment.publication;
        if publications.contains_key(&id) {
            continue;
        }
        match desk.site.publication(conn, id).await {
            Ok(found) => {
                publications.insert(id, found);
            }
            Err(problem) if problem.is(Kind::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(publications)
}

impl<'a> Item<'a> {
    pub(super) fn of(desk: &DeskPlace, one: &'a Comment, publications: &Publications) -> Self {
        let t = desk.t();
        let shown = &one.shown;
        Self {
            id: shown.id.to_string(),
            name: &shown.name,
            iso: t.iso(shown.at),
            date: t.date_time(shown.at),
            badges: badges(t, one),
            parts: paragraphs(&shown.text).collect(),
            on: on(desk, publications.get(&one.publication)),
            reply: shown.reply.as_ref().map(|reply| ReplyLine::of(t, reply)),
            may_approve: one.state != State::Approved,
            may_reject: one.state != State::Rejected,
            href: desk.path(&format!("comments/{}", shown.id)),
        }
    }
}

fn on(desk: &DeskPlace, publication: Option<&weave::Publication>) -> String {
    let wanted = desk.visit.wanted();
    let Some((publication, (lang, title))) =
        publication.and_then(|one| Some((one, one.title.nearest(&wanted)?)))
    else {
        return escape(&desk.t().say("comments-on-withdrawn"));
    };
    let home = desk.body.home(desk.visit.language);
    format!(
        "<a href=\"{home}{}#comments\" lang=\"{lang}\" dir=\"{}\">{}</a>",
        escape(&publication.path),
        lang.dir(),
        escape(title)
    )
}

fn badges(t: &Tongue, one: &Comment) -> String {
    let state = match one.state {
        State::Waiting => Badge::new(Tone::Care, Icon::Clock, t.say("comments-state-waiting")),
        State::Approved => Badge::new(Tone::Done, Icon::Live, t.say("comments-state-approved")),
        State::Rejected => Badge::new(Tone::Info, Icon::Close, t.say("comments-state-rejected")),
    };
    let mut all = vec![state];
    if one.bulk {
        all.push(Badge::new(Tone::Danger, Icon::Care, t.say("comments-bulk")));
    }
    if one.links > 0 {
        all.push(Badge::new(Tone::Info, Icon::Link, t.count("comments-links", one.links)));
    }
    let all: Vec<String> = all.iter().map(ToString::to_string).collect();
    format!("<p class=\"cluster\">{}</p>", all.join(" "))
}
