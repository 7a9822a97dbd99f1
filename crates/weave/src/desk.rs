use axum::response::Response;
use basis::{Id, Language, Result, of::Body};
use http::StatusCode;
use look::{DeskGroup, DeskLink, Icon, Link, Notice};
use web::{Actor, Scope};

use crate::{Access, Site, Visit, page::html_response};

/// A line of the desk's menu, as a room offers it.
#[derive(Debug, Clone)]
pub struct DeskEntry {
    /// The catalogue key that names it.
    pub words: &'static str,
    /// Below `/desk/b/{body}/`, or a whole path when it begins with `/`.
    pub path: &'static str,
    pub icon: Icon,
    /// Who sees the line: whoever may use it at this body.
    pub access: Access,
    /// Small comes first; which group a line stands in is said by [`Group::of`].
    pub order: i32,
}

/// The desk's menu in parts, so that a person looks in one place and not through twenty lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 0: the desk itself.
    Home,
    /// 100: what the body says, and what is answered.
    Says,
    /// 400: persons it knows.
    Persons,
    /// 800: the body, what lies below, who does what there.
    Body,
    /// 850: key, records, trail, lockdown.
    Safety,
    /// 900: the whole installation.
    Installation,
    /// 950: her own account; shown on pages that belong to no body.
    Account,
}

impl Group {
    /// In which group a line with this order stands.
    pub const fn of(order: i32) -> Self {
        match order {
            ..100 => Self::Home,
            100..400 => Self::Says,
            400..800 => Self::Persons,
            800..850 => Self::Body,
            850..900 => Self::Safety,
            900..950 => Self::Installation,
            _ => Self::Account,
        }
    }

    /// The key of its heading; none for the first line, which needs no heading.
    pub const fn words(self) -> Option<&'static str> {
        match self {
            Self::Home => None,
            Self::Says => Some("weave-group-says"),
            Self::Persons => Some("weave-group-persons"),
            Self::Body => Some("weave-group-body"),
            Self::Safety => Some("weave-group-safety"),
            Self::Installation => Some("weave-group-installation"),
            Self::Account => Some("weave-group-account"),
        }
    }
}

/// A page of the desk, without its shell.
#[derive(Default)]
pub struct DeskPage {
    pub body: Option<Id<Body>>,
    pub title: String,
    /// The language of `title` when it is content.
    pub title_lang: Option<Language>,
    /// Which entry of the menu it belongs to: the entry's `path`.
    pub entry: &'static str,
    /// Whole paths.
    pub crumbs: Vec<Link>,
    /// Safe HTML: the one primary action.
    pub actions: String,
    pub notices: Vec<Notice>,
    /// Safe HTML without `<h1>`.
    pub main: String,
    pub status: Option<StatusCode>,
}

impl Site {
    /// The lines of the desk's menu that she may use at a body, or on pages that belong to none, in order.
    pub fn desk_entries(&self, actor: &Actor, at: Option<&Scope>) -> Vec<DeskEntry> {
        let mut entries: Vec<DeskEntry> = self.rooms.iter().flat_map(|room| room.desk()).collect();
        entries.retain(|entry| {
            let whole = entry.path.starts_with('/');
            match (entry.access, at) {
                (_, Some(_)) if Group::of(entry.order) == Group::Account => false,
                // A path below a body's desk leads nowhere from a page that belongs to none.
                (Access::Installation, at) => actor.installation && (whole || at.is_some()),
                (Access::Right(right), Some(scope)) if !whole => actor.may(right, scope),
                (Access::Right(right), _) => whole && actor.may_anywhere(right),
                (Access::SignedIn | Access::Public, at) => whole || at.is_some(),
            }
        });
        entries.sort_by_key(|entry| entry.order);
        entries
    }

    /// A desk page in its shell. Never kept.
    ///
    /// # Errors
    /// When nobody is signed in or there is no such body.
    pub async fn desk(&self, visit: &Visit, page: DeskPage) -> Result<Response> {
        let actor = visit.actor()?;
        let frames = self.frames()?;
        let root = frames.frame(visit, None).await?;
        let at = match page.body {
            Some(body) => Some(frames.desk_body(visit, body).await?),
            None => None,
        };
        let mut menu: Vec<(Group, DeskGroup)> = Vec::new();
        for entry in self.desk_entries(actor, at.as_ref().map(|(_, _, scope)| scope)) {
            let whole = entry.path.starts_with('/');
            let href = match &at {
                Some((_, slug, _)) if !whole => format!("/desk/b/{slug}/{}", entry.path),
                _ => entry.path.to_owned(),
            };
            let link = DeskLink {
                href,
                label: visit.t.say(entry.words),
                icon: entry.icon,
                current: entry.path == page.entry,
                waiting: None,
            };
            let at = Group::of(entry.order);
            match menu.last_mut() {
                Some((last, group)) if *last == at => group.links.push(link),
                _ => {
                    let label = at.words().map(|key| visit.t.say(key)).unwrap_or_default();
                    menu.push((at, DeskGroup { label, links: vec![link] }));
                }
            }
        }
        let mut notices = page.notices;
        if let (Some(body), Some((_, slug, _))) = (page.body, &at)
            && page.entry != LOCKDOWN
            && self.is_locked(body).await?
        {
            notices.insert(0, locked(&visit.t, slug));
        }
        let html = look::Desk {
            t: &visit.t,
            title: page.title,
            title_lang: page.title_lang,
            site_name: root.frame.name,
            body: at.map(|(body, _, _)| body),
            menu: menu.into_iter().map(|(_, group)| group).collect(),
            crumbs: page.crumbs,
            actions: page.actions,
            notices,
            main: page.main,
            account_name: actor.name.clone(),
            reader: visit.reader,
            languages: self.language_links(visit),
            path: visit.path.clone(),
        }
        .render();
        Ok(html_response(html, page.status.unwrap_or(StatusCode::OK), visit.language))
    }
}

/// The entry whose own screen says more.
const LOCKDOWN: &str = "lockdown";

/// Above every page of a body in lockdown.
fn locked(t: &words::Tongue, slug: &str) -> Notice {
    let way = look::escape(&t.say("weave-locked-way"));
    Notice::new(look::Tone::Danger, t.say("weave-locked"))
        .html(format!("<p><a href=\"/desk/b/{slug}/{LOCKDOWN}\">{way}</a></p>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_in_groups() {
        for (order, group) in [
            (0, Group::Home),
            (110, Group::Says),
            (310, Group::Says),
            (500, Group::Persons),
            (810, Group::Body),
            (860, Group::Safety),
            (900, Group::Installation),
            (960, Group::Account),
        ] {
            assert_eq!(Group::of(order), group, "{order}");
        }
        assert!(Group::Home.words().is_none() && Group::Safety.words().is_some());
    }
}
