//! What stands under a publication.

use askama::Template;
use basis::{Moment, Problem, Result};
use weave::{Publication, Visit};
use words::Tongue;

use super::form;
use crate::{
    Typed,
    model::{Reply, Shown, Thread, paragraphs},
};

#[derive(Template)]
#[template(path = "thread.html")]
struct View<'a> {
    t: &'a Tongue,
    own: String,
    heading: String,
    comments: Vec<Line<'a>>,
    /// Empty where the thread is closed, or its body in lockdown.
    form: String,
    closed: &'static str,
}

struct Line<'a> {
    id: String,
    name: &'a str,
    iso: String,
    date: String,
    lang: String,
    parts: Vec<&'a str>,
    reply: Option<ReplyLine<'a>>,
}

/// A body's answer as it is shown.
pub(super) struct ReplyLine<'a> {
    pub(super) name: &'a str,
    pub(super) iso: String,
    pub(super) date: String,
    pub(super) parts: Vec<&'a str>,
}

impl<'a> ReplyLine<'a> {
    pub(super) fn of(t: &Tongue, reply: &'a Reply) -> Self {
        Self {
            name: &reply.name,
            iso: day(t, reply.at),
            date: t.date(reply.at),
            parts: paragraphs(&reply.text).collect(),
        }
    }
}

impl<'a> Line<'a> {
    /// `signed`: who answers, in place of the name of whoever did.
    fn of(t: &Tongue, one: &'a Shown, signed: Option<&'a str>) -> Self {
        let mut reply = one.reply.as_ref().map(|reply| ReplyLine::of(t, reply));
        if let (Some(reply), Some(signed)) = (&mut reply, signed) {
            reply.name = signed;
        }
        Self {
            // The end of an id is chance: enough to tell the comments of one page apart.
            id: one.id.to_string().chars().skip(18).collect(),
            name: &one.name,
            iso: day(t, one.at),
            date: t.date(one.at),
            lang: one
                .language
                .filter(|language| *language != t.language)
                .map(|language| format!(" lang=\"{language}\""))
                .unwrap_or_default(),
            parts: paragraphs(&one.text).collect(),
            reply,
        }
    }
}

/// Comments and form as HTML.
pub(super) async fn html(visit: &Visit, publication: &Publication, thread: &Thread) -> Result<String> {
    let (site, t) = (&visit.site, &visit.t);
    let locked = site.is_locked(publication.body).await?;
    // In lockdown an answer is the body's, and no name of its people.
    let tree = network::tree(site).await?;
    let signed = tree.get(publication.body).filter(|_| locked).map(|body| body.names.best(&visit.wanted()));
    let form = if thread.closed || locked {
        String::new()
    } else {
        let rel = format!("comments/{}", publication.id);
        let action = site.path_of(publication.body, visit.language, &rel).await?;
        form::comment(site, t, publication.id, action, &Typed::default(), None)?
    };
    let count = i64::try_from(thread.comments.len()).unwrap_or(i64::MAX);
    View {
        t,
        own: form::own(t),
        heading: t.count("comments-count", count),
        comments: thread.comments.iter().map(|one| Line::of(t, one, signed)).collect(),
        form,
        closed: if locked { "comments-thread-locked" } else { "comments-thread-closed" },
    }
    .render()
    .map_err(Problem::failed)
}

/// The day alone, as the words beside it say: a page of twenty comments is lighter by it.
fn day(t: &Tongue, at: Moment) -> String {
    t.iso(at).chars().take(10).collect()
}
