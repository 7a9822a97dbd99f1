//! What a body holds about people, why and until when, in words that can be read aloud; and the form that sends the way to her own page.

use ::web::{Answer, Fields};
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use basis::{Kind as ProblemKind, Problem, Result};
use http::StatusCode;
use look::{
    Head, Notice, Tone,
    form::{Button, ErrorSummary, Field, Trap},
};
use network::Place;
use weave::{FieldDeclared, Page, Purpose};
use words::Tongue;

use super::{lang_dir, record::kept_words};
use crate::letters;

/// The field that only programs fill in.
const TRAP: &str = "reply";

#[derive(Template)]
#[template(path = "privacy.html")]
struct View<'a> {
    t: &'a Tongue,
    name: String,
    lang: String,
    errors: String,
    purposes: Vec<PurposeView>,
    keyholders: String,
    contact: String,
    action: String,
    address: String,
    trap: String,
    send: String,
}

struct PurposeView {
    why: String,
    /// What each is called, who can read it where it lies, and what it takes to keep it.
    kinds: Vec<(String, String)>,
    until: String,
}

pub async fn show(place: Place) -> Answer {
    page(&place, "", None).await
}

/// The same answer for everybody.
pub async fn post(place: Place, fields: Fields) -> Answer {
    if fields.text(TRAP).is_empty() {
        match letters::ask_link(&place.site, fields.text("address"), place.visit.language).await {
            Err(problem) if problem.is(ProblemKind::Invalid) => {
                return page(&place, fields.text("address"), Some(&problem)).await;
            }
            other => other?,
        }
    }
    Ok(Redirect::to(&place.path("privacy/sent")).into_response())
}

pub async fn sent(place: Place) -> Answer {
    let t = place.t();
    let title = t.say("people-sent-title");
    let notice = Notice::new(Tone::Done, t.say("people-sent"));
    let main = format!("<div class=\"measure stack\"><h1>{}</h1>{notice}</div>", look::escape(&title));
    let head = Head { noindex: true, ..Head::default() };
    let page = Page::new(place.body.id, "privacy/sent", t.plain("people-sent-title"), main)
        .crumb("privacy", t.say("people-privacy"))
        .head(head);
    Ok(place.site.show(&place.visit, page).await?)
}

async fn page(place: &Place, typed: &str, problem: Option<&Problem>) -> Answer {
    let t = place.t();
    let body = place.body.id;
    let holders = keys::holders(&place.site, body).await?.len();
    let wanted = place.visit.wanted();
    let (lang, name) = place.body.names.nearest(&wanted).unwrap_or((place.visit.language, ""));
    let main = View {
        t,
        name: name.to_owned(),
        lang: lang_dir(lang),
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        purposes: in_use(place).await?.iter().map(|one| purpose(place, one)).collect(),
        keyholders: if holders == 0 {
            t.say("people-privacy-no-key")
        } else {
            t.count("people-privacy-keyholders", i64::try_from(holders).unwrap_or(i64::MAX))
        },
        contact: contact(place).await?,
        action: place.path("privacy"),
        address: Field::email(t, "address", t.say("people-field-address"))
            .value(typed)
            .hint(t.say("people-privacy-link-hint"))
            .required()
            .told(problem)
            .to_string(),
        trap: Trap { t, name: TRAP.into() }.to_string(),
        send: Button::primary(t.say("people-privacy-send")).to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = Page::new(body, "privacy", t.plain("people-privacy"), main)
        .describe(t.plain("people-privacy-lead"))
        .written_in([basis::Language::Ar, basis::Language::Fr, basis::Language::En]);
    // Not kept: what a body has use for changes with each room's first record.
    let page = if problem.is_some() { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    Ok(place.site.show(&place.visit, page).await?)
}

/// What the body has use for, in the order in which rooms declare it.
async fn in_use(place: &Place) -> Result<Vec<Purpose>> {
    let (site, mut used) = (&place.site, Vec::new());
    let mut conn = site.db.read().await?;
    for holding in site.holdings() {
        used.extend(holding.in_use(site, &mut conn, place.body.id).await?);
    }
    let all = site.register().purposes().iter().copied();
    Ok(all.filter(|one| used.contains(one)).collect())
}

fn purpose(place: &Place, purpose: &Purpose) -> PurposeView {
    let t = place.t();
    let fields = place.site.register().fields_of(purpose.key);
    let kept = |field: &FieldDeclared| {
        let kept = t.say(kept_words(field.kept));
        if field.consents.is_empty() {
            return kept;
        }
        let consents: Vec<String> = field.consents.iter().map(|one| t.plain(one.words)).collect();
        let consents = [("consents", consents.join(" / ").into())];
        format!("{kept} {}", t.say_with("people-privacy-consents", &consents))
    };
    PurposeView {
        why: t.say(purpose.words),
        kinds: fields.map(|field| (t.say(field.words), kept(field))).collect(),
        until: match purpose.days {
            0 => t.say("people-privacy-done"),
            days => t.count("people-privacy-days", i64::from(days)),
        },
    }
}

/// The way to write to the body, where some room offers it.
async fn contact(place: &Place) -> Result<String> {
    for room in &place.site.rooms {
        let entries = room.menu(&place.visit, place.body.id).await?;
        if entries.iter().any(|entry| entry.path == "contact") {
            return Ok(place.path("contact"));
        }
    }
    Ok(String::new())
}
