use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use basis::{Id, Language, Problem, Text};
use http::{HeaderMap, header};
use look::{
    Badge, Cell, Column, Icon, Notice, Table, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use weave::{DeskPage, Visit};
use web::{Answer, Fields};
use words::Tongue;

use super::{sign_in::is_shown, token, wait, with_status};
use crate::{
    model::{Device, Grant, Session},
    office,
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
    secure: Button,
    second: Vec<Field<'a>>,
    set_second: Button,
    /// What stands in the place of the second address until she has shown that it is she.
    gate: Option<String>,
    offices: String,
    devices: Table,
    others: Option<PostButton>,
    erase: String,
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
        secure: Button::quiet(t.say("accounts-secure")).icon(Icon::Key).link("/desk/account/secure"),
        second: vec![
            Field::email(t, "second", t.say("accounts-second"))
                .value(typed("second", &own.second))
                .max(254)
                .optional()
                .hint(t.say("accounts-second-hint"))
                .told(problem),
        ],
        set_second: Button::quiet(t.say("ui-save")),
        gate: visit.step_up_gate(),
        offices: offices(visit).await?,
        devices: devices(t, &own),
        others,
        erase: super::erase::door(visit),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        title: t.plain("accounts-own-title"),
        entry: "/desk/account",
        notices: {
            let mut notices = notices(visit, &own, problem);
            notices.extend(super::lost::warning(visit).await?);
            notices
        },
        main,
        ..DeskPage::default()
    };
    let response = visit.site.desk(visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

fn devices(t: &Tongue, own: &Own) -> Table {
    let row = |one: &Device| {
        let known = if one.words.is_empty() { t.say("accounts-device-unknown") } else { one.words.clone() };
        let words = format!(
            "<form class=\"inline cluster\" method=\"post\" action=\"/desk/account/sessions\"><input type=\"hidden\" name=\"named\" value=\"{}\">\
             <label><span class=\"hint\">{}</span> <input type=\"text\" name=\"label\" value=\"{}\" maxlength=\"80\" dir=\"auto\"></label>{}</form>",
            one.id,
            look::escape(&known),
            look::escape(&one.label),
            Button::quiet(t.say("accounts-device-name")),
        );
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
    let done = match visit.asked("done").as_str() {
        "saved" => Some(Notice::new(Tone::Done, t.say("ui-saved"))),
        "password" => Some(Notice::new(Tone::Done, t.say("accounts-password-set"))),
        "ended" => Some(Notice::new(Tone::Done, t.say("accounts-session-ended"))),
        "link" => Some(Notice::new(Tone::Info, t.say("accounts-by-link"))),
        "refused" => Some(Notice::new(Tone::Done, t.say("accounts-vouching-refused"))),
        _ => None,
    };
    let none = (!own.has_password && own.passkeys.is_empty()).then(|| {
        Notice::new(Tone::Care, t.say("accounts-choose-way")).html(format!(
            "<p><a href=\"/desk/account/secure\">{}</a></p>",
            look::escape(&t.say("accounts-secure"))
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

pub async fn second(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    match own::set_second_address(&visit.site, visit.actor()?, fields.text("second")).await {
        Ok(()) => Ok(back("saved")),
        Err(problem) => refuse(&visit, &headers, &fields, problem).await,
    }
}

/// Titles that a body would show beside her name: only if she agrees.
async fn offices(visit: &Visit) -> Result<String, Problem> {
    let t = &visit.t;
    let tree = network::tree(&visit.site).await?;
    let mut out = String::new();
    for held in office::offices_of(&visit.site, visit.actor()?.account).await? {
        let Some(body) = tree.get(held.body) else { continue };
        let title = Text::from_json(&held.office);
        let (key, agreed) =
            if held.office_agreed { ("accounts-office-hide", "") } else { ("accounts-office-agree", "1") };
        let button = PostButton {
            action: "/desk/account/office".into(),
            fields: vec![("grant".into(), held.id.to_string()), ("agreed".into(), agreed.into())],
            button: Button::quiet(t.say(key)),
        };
        out.push_str(&format!(
            "<li class=\"between\"><span><bdi>{}</bdi> · <bdi>{}</bdi></span>{button}</li>",
            look::escape(title.best(&visit.wanted())),
            look::escape(body.names.best(&visit.wanted())),
        ));
    }
    Ok(out)
}

pub async fn office(visit: Visit, fields: Fields) -> Answer {
    let id: Id<Grant> = fields.text("grant").parse().map_err(|_| Problem::not_found())?;
    office::agree(&visit.site, visit.actor()?.account, id, !fields.text("agreed").is_empty()).await?;
    Ok(back("saved"))
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
    if fields.has("named") {
        let session: Id<Session> = fields.text("named").parse().map_err(|_| Problem::not_found())?;
        own::name_session(&visit.site, account, session, fields.text("label")).await?;
        return Ok(back("saved"));
    }
    if fields.checked("others") {
        own::end_others(&visit.site, account, token(&headers).unwrap_or_default()).await?;
    } else {
        let session: Id<Session> = fields.text("session").parse().map_err(|_| Problem::not_found())?;
        own::end_session(&visit.site, account, session).await?;
    }
    Ok(back("ended"))
}
