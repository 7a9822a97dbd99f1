use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use basis::{Id, Language, Problem};
use http::{HeaderMap, header};
use look::{
    Badge, Cell, Column, Icon, Notice, Table, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use weave::{DeskPage, Visit};
use web::{Answer, Fields};
use words::Tongue;

use super::{asked, sign_in::is_shown, token, wait, with_status};
use crate::{
    model::{Device, Session},
    own::{self, Own, own},
};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    t: &'a Tongue,
    errors: String,
    address: &'a str,
    profile: Vec<Field<'a>>,
    save: Button,
    /// Empty: a password can be set only after a new link.
    password: Vec<Field<'a>>,
    set: Button,
    again: Button,
    devices: Table,
    others: Option<PostButton>,
}

/// What was posted last and not taken.
struct Refused<'a> {
    fields: &'a Fields,
    problem: &'a Problem,
}

pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    page(&visit, token(&headers).unwrap_or_default(), None).await
}

async fn page(visit: &Visit, token: &str, refused: Option<Refused<'_>>) -> Answer {
    let t = &visit.t;
    let own = own(&visit.site, visit.actor()?.account, token).await?;
    let problem = refused.as_ref().map(|refused| refused.problem);
    let typed = |name: &str, kept: &str| match &refused {
        Some(refused) if refused.fields.has(name) => refused.fields.text(name).to_owned(),
        _ => kept.to_owned(),
    };
    let languages = Language::ALL.map(|one| Choice::new(one.code(), one.own_name()).lang(one)).to_vec();
    let profile = vec![
        Field::text(t, "name", t.say("ui-name"))
            .value(typed("name", &own.name))
            .max(80)
            .required()
            .autocomplete("name")
            .hint(t.say("accounts-name-hint"))
            .told(problem),
        Field::select(t, "language", t.say("ui-language"), languages)
            .value(typed("language", own.language.code()))
            .hint(t.say("accounts-language-hint"))
            .told(problem),
    ];
    let others = (own.devices.len() > 1).then(|| PostButton {
        action: "/desk/account/sessions".into(),
        fields: vec![("others".into(), "1".into())],
        button: Button::quiet(t.say("accounts-end-others")),
    });
    let main = AccountPage {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        address: &own.address,
        profile,
        save: Button::primary(t.say("ui-save")),
        password: password_fields(t, &own, problem),
        // One primary action a screen: this one while it is what she came for.
        set: if own.has_password {
            Button::quiet(t.say("accounts-set-password"))
        } else {
            Button::primary(t.say("accounts-set-password"))
        },
        again: Button::quiet(t.say("accounts-send-link")).link("/sign-in"),
        devices: devices(t, &own),
        others,
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        title: t.plain("accounts-own-title"),
        entry: "/desk/account",
        notices: notices(visit, &own, problem),
        main,
        ..DeskPage::default()
    };
    let response = visit.site.desk(visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

fn password_fields<'a>(t: &'a Tongue, own: &Own, problem: Option<&Problem>) -> Vec<Field<'a>> {
    if !own.fresh && !own.has_password {
        return Vec::new();
    }
    let mut fields = Vec::new();
    if !own.fresh {
        fields.push(
            Field::password(t, "current", t.say("accounts-password-current"))
                .autocomplete("current-password")
                .required()
                .told(problem),
        );
    }
    fields.push(
        Field::password(t, "password", t.say("accounts-password-new"))
            .autocomplete("new-password")
            .hint(t.say("accounts-password-hint"))
            .required()
            .told(problem),
    );
    fields.push(
        Field::password(t, "again", t.say("accounts-password-again"))
            .autocomplete("new-password")
            .required()
            .told(problem),
    );
    fields
}

fn devices(t: &Tongue, own: &Own) -> Table {
    let row = |one: &Device| {
        let words = if one.words.is_empty() {
            look::escape(&t.say("accounts-device-unknown"))
        } else {
            format!("<bdi>{}</bdi>", look::escape(&one.words))
        };
        let end = if own.here == Some(one.id) {
            Badge::new(Tone::Done, Icon::Done, t.say("accounts-session-here")).to_string()
        } else {
            PostButton {
                action: "/desk/account/sessions".into(),
                fields: vec![("session".into(), one.id.to_string())],
                button: Button::danger(t.say("accounts-end-session")),
            }
            .to_string()
        };
        vec![
            Cell::html(words),
            Cell::text(&t.date_time(one.since)),
            Cell::text(&t.date(one.last_seen)),
            Cell::html(end),
        ]
    };
    Table {
        caption: t.say("accounts-sessions"),
        caption_unseen: true,
        columns: ["accounts-device", "accounts-session-since", "accounts-session-seen", "ui-state"]
            .map(|key| Column::new(t.say(key)))
            .to_vec(),
        rows: own.devices.iter().map(row).collect(),
    }
}

fn notices(visit: &Visit, own: &Own, problem: Option<&Problem>) -> Vec<Notice> {
    let t = &visit.t;
    if let Some(problem) = problem {
        return wait(t, problem).into_iter().collect();
    }
    let done = match asked(visit, "done").as_str() {
        "saved" => Some(Notice::new(Tone::Done, t.say("ui-saved"))),
        "password" => Some(Notice::new(Tone::Done, t.say("accounts-password-set"))),
        "ended" => Some(Notice::new(Tone::Done, t.say("accounts-session-ended"))),
        "link" if own.has_password => Some(Notice::new(Tone::Info, t.say("accounts-by-link"))),
        _ => None,
    };
    let none = (!own.has_password && own.fresh).then(|| {
        Notice::new(Tone::Care, t.say("accounts-no-password")).html(format!(
            "<p><a href=\"#password\">{}</a></p>",
            look::escape(&t.say("accounts-set-password"))
        ))
    });
    done.into_iter().chain(none).collect()
}

fn back(done: &str) -> Response {
    Redirect::to(&format!("/desk/account?done={done}")).into_response()
}

pub async fn save(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let account = visit.actor()?.account;
    let changed = match fields.text("language").parse::<Language>() {
        Ok(language) => {
            own::change(&visit.site, account, fields.text("name"), language).await.map(|()| language)
        }
        Err(()) => Err(Problem::invalid("language", "field-bad-choice")),
    };
    match changed {
        Ok(language) => {
            let mut response = back("saved");
            // What she chose on another page must not stand against what she chose here.
            if let Some(cookie) = visit.cookie("language", language.code(), Some(31_536_000)) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(problem) => refuse(&visit, &headers, &fields, problem).await,
    }
}

pub async fn password(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let account = visit.actor()?.account;
    let typed = |name| fields.raw(name).unwrap_or_default();
    let token = token(&headers).unwrap_or_default();
    let changed = own::change_password(
        &visit.site,
        account,
        token,
        typed("current"),
        typed("password"),
        typed("again"),
    );
    match changed.await {
        Ok(()) => Ok(back("password")),
        Err(problem) => refuse(&visit, &headers, &fields, problem).await,
    }
}

async fn refuse(visit: &Visit, headers: &HeaderMap, fields: &Fields, problem: Problem) -> Answer {
    if !is_shown(&problem) {
        return Err(problem.into());
    }
    let mut visit = visit.clone();
    visit.path = "/desk/account".into();
    let refused = Refused { fields, problem: &problem };
    page(&visit, token(headers).unwrap_or_default(), Some(refused)).await
}

pub async fn end(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let account = visit.actor()?.account;
    if fields.checked("others") {
        own::end_others(&visit.site, account, token(&headers).unwrap_or_default()).await?;
    } else {
        let session: Id<Session> = fields.text("session").parse().map_err(|_| Problem::not_found())?;
        own::end_session(&visit.site, account, session).await?;
    }
    Ok(back("ended"))
}
