use async_trait::async_trait;
use basis::{Id, Kind, Language, Problem, Result, of::Body as BodyMark};
use look::{BodyFrame, DeskBody, Link};
use weave::{Frame, Frames, MenuEntry, Site, Visit};
use web::{Scope, Tag};

use crate::{Body, tree};

/// All rooms' lines of a body's menu, in order. A room that fails is logged and left out.
pub(crate) async fn menu(visit: &Visit, body: Id<BodyMark>) -> Vec<MenuEntry> {
    let mut entries = Vec::new();
    for room in &visit.site.rooms {
        match room.menu(visit, body).await {
            Ok(more) => entries.extend(more),
            Err(problem) => {
                tracing::error!(%problem, room = room.name(), "a room gave no menu");
                // The others would wait for the same database, one after the other, and she with them. Of a damaged one they may still be read.
                if problem.is(Kind::Unavailable) && !db::is_damage(&problem) {
                    break;
                }
            }
        }
    }
    entries.sort_by_key(|entry| entry.order);
    entries
}

/// The path of a body's logo at a width that is enough for its head and its share picture.
pub(crate) fn logo_path(body: &Body) -> Option<String> {
    body.logo.map(|id| format!("/media/{id}-480.png"))
}

/// The frame around every page, made from the tree in memory and the rooms' menu lines.
pub struct Framing;

#[async_trait]
impl Frames for Framing {
    async fn frame(&self, visit: &Visit, body: Option<Id<BodyMark>>) -> Result<Frame> {
        let site = &visit.site;
        let tree = tree(site).await?;
        let body = match body {
            Some(id) => tree.get(id).ok_or_else(Problem::not_found)?,
            None => tree.root(),
        };
        let wanted = visit.wanted();
        let home = body.home(visit.language);
        let (name_lang, name) = body.names.nearest(&wanted).unwrap_or((visit.language, ""));
        let entries = menu(visit, body.id).await;
        let here = visit.path.split('?').next().unwrap_or_default();
        let mut menu = vec![Link::new(home.clone(), visit.t.say("network-home")).current(here == home)];
        let mut footer = Vec::new();
        for entry in &entries {
            let Some((lang, label)) = entry.label.nearest(&wanted) else { continue };
            let href = format!("{home}{}", entry.path);
            let current = here == href;
            let link = Link::new(href, label).current(current);
            let link = if lang == visit.language { link } else { link.lang(lang) };
            // The lines of every body, as against the pages it chose: near the thumb at the end of a long page.
            if entry.order >= 500 {
                footer.push(link.clone());
            }
            // From 1,000 on at the foot alone: what every body has, and nobody comes for.
            if entry.order < 1_000 {
                menu.push(link);
            }
        }
        let mut chain = tree.chain(body.id);
        chain.pop();
        let chain = chain
            .into_iter()
            .map(|above| {
                let (lang, name) = above.names.nearest(&wanted).unwrap_or((visit.language, ""));
                Link::new(above.home(visit.language), name).lang(lang)
            })
            .collect();
        Ok(Frame {
            body: body.id,
            slug: body.slug.to_string(),
            country: body.country,
            languages: body.languages.clone(),
            tags: vec![Tag::body(body.id), Tag::new(&format!("menu:{}", body.id)), Tag::tree()],
            frame: BodyFrame {
                name: name.to_owned(),
                name_lang,
                home,
                dye: body.dye,
                logo: logo_path(body),
                menu,
                footer,
                chain,
            },
        })
    }

    async fn home(&self, site: &Site, body: Id<BodyMark>, language: Language) -> Result<String> {
        let tree = tree(site).await?;
        Ok(tree.get(body).ok_or_else(Problem::not_found)?.home(language))
    }

    async fn desk_body(&self, visit: &Visit, body: Id<BodyMark>) -> Result<(DeskBody, String, Scope)> {
        let tree = tree(&visit.site).await?;
        let body = tree.get(body).ok_or_else(Problem::not_found)?;
        let (lang, name) = body.names.nearest(&visit.wanted()).unwrap_or((visit.language, ""));
        let desk = DeskBody {
            name: name.to_owned(),
            lang,
            dye: body.dye,
            public: body.home(visit.language),
            switch: Some(String::from("/desk/")),
        };
        Ok((desk, body.slug.to_string(), tree.scope(body.id)))
    }
}
