pub mod backups;
pub mod guide;
mod status;

use ::web::{Answer, Fields};
use askama::Template;
use axum::response::{IntoResponse as _, Redirect};
use basis::{Problem, Result};
use http::StatusCode;
use look::{
    EmptyState, Icon, Notice, Tone,
    form::{Button, ErrorSummary, Field},
};
use weave::{DeskPage, Visit};
use words::Tongue;

use crate::model;
pub use status::{forget, retry, show as status};

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsView<'a> {
    t: &'a Tongue,
    summary: String,
    exit_to: String,
    save: String,
    url: String,
    mail: String,
    database: String,
}

/// What the installation's holder sets, and what the machine's owner set outside.
pub async fn settings(visit: Visit) -> Answer {
    let exit_to = visit.site.setting("exit_to").await?.unwrap_or_default();
    let notices = visit.done(&[("saved", "ui-saved")]);
    settings_page(&visit, exit_to, None, notices).await
}

pub async fn save_settings(visit: Visit, fields: Fields) -> Answer {
    let mut wrong = Vec::new();
    let exit_to = model::exit_to(fields.text("exit_to"), &visit.site.config.url, &mut wrong);
    let checked = match Problem::from_fields(wrong) {
        Ok(()) => visit.site.set_setting("exit_to", exit_to.clone()).await,
        Err(problem) => Err(problem),
    };
    match checked {
        Ok(()) => Ok(Redirect::to("/desk/settings?done=saved").into_response()),
        Err(problem) if !problem.fields.is_empty() => {
            settings_page(&visit, exit_to, Some(problem), Vec::new()).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn settings_page(
    visit: &Visit,
    exit_to: String,
    problem: Option<Problem>,
    mut notices: Vec<Notice>,
) -> Answer {
    let (site, t) = (&visit.site, &visit.t);
    if site.config.guard_off {
        notices.push(Notice::new(Tone::Care, t.say("console-guard-off")));
    }
    let mut field = Field::new(t, look::form::Kind::Url, "exit_to", t.say("console-exit-to"));
    field.value = exit_to;
    field.hint = t.say("console-exit-to-hint");
    field.error = problem.as_ref().and_then(|problem| problem.field("exit_to")).map(|key| t.say(key));
    let view = SettingsView {
        t,
        summary: problem.as_ref().map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        exit_to: field.to_string(),
        save: Button::primary(t.say("ui-save")).to_string(),
        url: site.config.url.clone(),
        mail: t.say(if site.mail.is_memory() { "console-mail-memory" } else { "console-mail-smtp" }),
        database: String::from(if site.db.is_sqlite() { "SQLite" } else { "PostgreSQL" }),
    };
    let status = problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY);
    page(visit, "console-settings", "/desk/settings", view.render(), notices, status).await
}

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxView<'a> {
    t: &'a Tongue,
    letters: Vec<LetterView>,
    empty: String,
}

struct LetterView {
    to: String,
    subject: String,
    iso: String,
    at: String,
    pieces: Vec<(bool, String)>,
}

/// The letters kept in memory.
pub async fn outbox(visit: Visit) -> Answer {
    let (site, t) = (&visit.site, &visit.t);
    let local = site.config.is_local();
    let letters: Vec<LetterView> = site
        .mail
        .last()
        .into_iter()
        .map(|kept| LetterView {
            to: kept.to,
            subject: kept.subject,
            iso: t.iso(kept.at),
            at: t.date_time(kept.at),
            // Where the site can be reached from outside, a link in a letter is for its receiver alone.
            pieces: model::pieces(&kept.text, &site.config.url)
                .into_iter()
                .map(|(link, text)| match (link, local) {
                    (true, true) => {
                        (true, text.strip_prefix(site.config.url.as_str()).unwrap_or(text).to_owned())
                    }
                    (true, false) => (false, t.plain("console-link-hidden")),
                    (false, _) => (false, text.to_owned()),
                })
                .collect(),
        })
        .collect();
    let empty = if letters.is_empty() {
        let key = if site.mail.is_memory() { "console-outbox-empty-hint" } else { "console-outbox-smtp" };
        EmptyState {
            icon: Icon::Mail,
            title: t.say("console-outbox-empty"),
            text: t.say(key),
            action: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let view = OutboxView { t, letters, empty };
    page(&visit, "console-outbox", "/desk/outbox", view.render(), Vec::new(), None).await
}

/// Every component of the design system: in debug builds only.
pub async fn gallery(visit: Visit) -> Answer {
    let main = look::gallery(&visit.t);
    page(&visit, "console-look", "/desk/look", Ok(main), Vec::new(), None).await
}

async fn page(
    visit: &Visit,
    title: &str,
    entry: &'static str,
    main: std::result::Result<String, askama::Error>,
    notices: Vec<Notice>,
    status: Option<StatusCode>,
) -> Answer {
    let main: Result<String> = main.map_err(Problem::failed);
    let page =
        DeskPage { title: visit.t.say(title), entry, main: main?, notices, status, ..DeskPage::default() };
    Ok(visit.site.desk(visit, page).await?)
}
