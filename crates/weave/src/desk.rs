use axum::response::Response;
use basis::{Id, Language, Result, of::Body};
use http::StatusCode;
use look::{DeskGroup, DeskLink, Icon, Link, Notice};

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
    /// Small comes first; lines of the same hundred stand together.
    pub order: i32,
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
        let mut entries: Vec<DeskEntry> = self.rooms.iter().flat_map(|room| room.desk()).collect();
        entries.sort_by_key(|entry| entry.order);
        let mut menu: Vec<(i32, DeskGroup)> = Vec::new();
        for entry in entries {
            let whole = entry.path.starts_with('/');
            let shown = match (entry.access, &at) {
                (Access::Installation, _) => actor.installation,
                (Access::Right(right), Some((_, _, scope))) if !whole => actor.may(right, scope),
                (Access::Right(right), _) => whole && actor.may_anywhere(right),
                (Access::SignedIn | Access::Public, at) => whole || at.is_some(),
            };
            if !shown {
                continue;
            }
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
            match menu.last_mut() {
                Some((hundred, group)) if *hundred == entry.order / 100 => group.links.push(link),
                _ => menu.push((entry.order / 100, DeskGroup { label: String::new(), links: vec![link] })),
            }
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
            notices: page.notices,
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
