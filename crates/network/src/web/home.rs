//! A body's home: who speaks, what is new, who belongs to it.

use askama::Template;
use basis::{Language, Problem, Result};
use look::{Head, form::Button};
use serde_json::{Value, json};
use weave::{Page, SlotAsk, SlotPlace};
use web::{Answer, Tag};
use words::Tongue;

use super::{country, kind_name, lang_dir, named, span, status_badge, tree_view::TreeView};
use crate::{Body, Place, Profile, Springs, Status, frame, profile};

/// Rows of the tree in brief.
const BRIEF: usize = 12;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    t: &'a Tongue,
    kind: String,
    badge: String,
    name: &'a str,
    /// ` lang dir` of the name, or "".
    name_lang: String,
    /// Safe HTML, or "".
    summary: String,
    springs: String,
    /// The one action.
    action: String,
    /// What rooms put here.
    news: Vec<String>,
    /// The tree in brief, or "".
    tree: String,
    network: String,
    /// (name, safe HTML)
    facts: Vec<(String, String)>,
    profile: Vec<String>,
}

pub async fn show(place: Place) -> Answer {
    let (visit, body, tree) = (&place.visit, &place.body, &place.tree);
    let t = place.t();
    let mut profile = profile(&place.site, body.id).await?;
    if place.site.is_locked(body.id).await? {
        profile.hide_reach();
    }
    let (name_lang, name) = named(visit, body);
    let wanted = visit.wanted();
    let summary = profile.summary.nearest(&wanted);

    let ask = SlotAsk { site: &place.site, visit, body: Some(body.id), publication: None };
    let mut tags = vec![Tag::body(body.id), Tag::tree()];
    let mut filled = Vec::new();
    for place_in_page in [SlotPlace::Home, SlotPlace::BodyProfile] {
        let fragments = place.site.fill(place_in_page, &ask).await;
        tags.extend(fragments.iter().flat_map(|fragment| fragment.tags.iter().cloned()));
        filled.push(fragments.into_iter().map(|fragment| fragment.html).collect::<Vec<_>>());
    }
    let (of_body, news) = (filled.pop().unwrap_or_default(), filled.pop().unwrap_or_default());

    let children = tree.children(body.id);
    let brief = TreeView {
        visit,
        tree,
        href: &|body| body.home(visit.language),
        more: &|body| format!("{}network", body.home(visit.language)),
        most: BRIEF,
        levels: 1,
    };
    let springs = tree.springs().filter(|_| body.is_root());
    let main = Home {
        t,
        kind: kind_name(visit, tree, &body.kind),
        badge: status_badge(visit, body),
        name,
        name_lang: lang_dir(name_lang),
        summary: summary.map(|(lang, text)| block(visit.language, lang, text, "lead")).unwrap_or_default(),
        springs: springs.map(|springs| springs_html(&place, springs)).unwrap_or_default(),
        action: action(&place).await,
        news,
        tree: if children.is_empty() { String::new() } else { brief.html(children) },
        network: place.path("network"),
        facts: facts(&place, &profile),
        profile: of_body,
    }
    .render()
    .map_err(Problem::failed)?;

    let description = summary.map(|(_, text)| text).unwrap_or_default();
    let page = Page::new(body.id, "", name, main)
        .describe(description)
        .written_in(body.languages.iter().copied())
        .head(head(&place, &profile, description)?)
        .kept_by(tags);
    Ok(place.site.show(visit, page).await?)
}

/// A paragraph in its own language.
fn block(page: Language, lang: Language, text: &str, class: &str) -> String {
    let own = lang_dir((lang != page).then_some(lang));
    format!("<p class=\"{class}\"{own}>{}</p>", look::escape(text))
}

pub(super) fn springs_html(place: &Place, springs: &Springs) -> String {
    let (lang, name) = springs.names.nearest(&place.visit.wanted()).unwrap_or((place.visit.language, ""));
    let name = span((lang != place.visit.language).then_some(lang), name);
    format!("<a href=\"{}\" rel=\"noopener nofollow\">{name}</a>", look::escape(&springs.link))
}

/// What a reader can do first: read the charter of a member; write where the work is still to begin.
async fn action(place: &Place) -> String {
    let menu = frame::menu(&place.visit, place.body.id).await;
    let charter = ("charter", "network-read-charter");
    let contact = ("contact", "network-write-to");
    let order = match place.body.status {
        Status::Member | Status::Provisional => [charter, contact],
        _ => [contact, charter],
    };
    order
        .into_iter()
        .find(|(path, _)| menu.iter().any(|entry| entry.path == *path))
        .map(|(path, words)| Button::primary(place.t().say(words)).link(place.path(path)).to_string())
        .unwrap_or_default()
}

fn facts(place: &Place, profile: &Profile) -> Vec<(String, String)> {
    let (t, visit, body) = (place.t(), &place.visit, &place.body);
    let mut facts = Vec::new();
    let mut fact = |key: &str, html: String| {
        if !html.is_empty() {
            facts.push((t.say(key), html));
        }
    };
    fact("network-year", body.year.map(|year| year.to_string()).unwrap_or_default());
    fact("ui-country", look::escape(&country(visit, body)));
    let address = profile.address.nearest(&visit.wanted());
    fact(
        "network-address",
        address
            .map(|(lang, text)| {
                let own = lang_dir((lang != visit.language).then_some(lang));
                format!("<span{own}>{}</span>", look::escape(text).replace('\n', "<br>"))
            })
            .unwrap_or_default(),
    );
    let languages: Vec<String> = body.languages.iter().map(|one| t.language_name(*one)).collect();
    fact("ui-languages", look::escape(&t.list(&languages)));
    let links: Vec<String> = profile
        .links
        .iter()
        .map(|link| {
            let shown = link.split_once("://").map_or(link.as_str(), |(_, rest)| rest).trim_end_matches('/');
            format!(
                "<a href=\"{}\" rel=\"noopener nofollow\" dir=\"ltr\">{}</a>",
                look::escape(link),
                look::escape(shown)
            )
        })
        .collect();
    fact("network-links", links.join("<br>"));
    facts
}

fn head(place: &Place, profile: &Profile, description: &str) -> Result<Head> {
    let (body, language) = (&place.body, place.visit.language);
    let address = |path: &str| format!("{}{path}", place.site.config.url);
    let organization = |body: &Body| {
        json!({
            "@type": "Organization",
            "name": body.names.best(&place.visit.wanted()),
            "url": address(&body.home(language)),
        })
    };
    let mut data = organization(body);
    let Value::Object(fields) = &mut data else { return Err(Problem::failed("JSON-LD is no object")) };
    let mut put = |name: &str, value: Value| {
        let empty = value.as_array().is_some_and(Vec::is_empty) || value.as_str().is_some_and(str::is_empty);
        if !empty && !value.is_null() {
            fields.insert(name.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@id", json!(address(&body.home(language))));
    let name = body.names.best(&place.visit.wanted());
    let others: Vec<&str> = body.names.iter().map(|(_, text)| text).filter(|text| *text != name).collect();
    put("alternateName", json!(others));
    put("description", json!(description));
    put("foundingDate", json!(body.year.map(|year| year.to_string())));
    put("sameAs", json!(profile.links));
    let street = profile.address.best(&place.visit.wanted());
    if !street.is_empty() || body.country_code.is_some() {
        let mut postal = json!({ "@type": "PostalAddress" });
        if let Value::Object(postal) = &mut postal {
            if !street.is_empty() {
                postal.insert("streetAddress".into(), json!(street));
            }
            if let Some(code) = &body.country_code {
                postal.insert("addressCountry".into(), json!(code));
            }
        }
        put("address", postal);
    }
    let image = frame::logo_path(body).map(|path| address(&path));
    put("logo", json!(image));
    if let Some(above) = body.parent.and_then(|id| place.tree.get(id)) {
        put("parentOrganization", organization(above));
    } else if let Some(springs) = place.tree.springs() {
        let name = springs.names.best(&place.visit.wanted());
        put("parentOrganization", json!({ "@type": "Organization", "name": name, "url": springs.link }));
    }
    let below: Vec<Value> = place
        .tree
        .children(body.id)
        .iter()
        .take(10)
        .filter_map(|id| place.tree.get(*id))
        .map(|body| organization(body))
        .collect();
    put("subOrganization", json!(below));
    let alt = image.as_ref().map(|_| name.to_owned());
    Ok(Head {
        og_type: "profile",
        og_image: image,
        og_image_alt: alt,
        json_ld: vec![data.to_string()],
        ..Head::default()
    })
}
