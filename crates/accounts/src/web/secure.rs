//! Her ways in: passkeys, a password with its code, recovery codes.

use axum::response::{IntoResponse, Redirect};
use basis::Problem;
use http::HeaderMap;
use look::{
    Badge, Cell, Column, Icon, Notice, Table, Tone,
    form::{Button, Field, PostButton},
};
use weave::{DeskPage, Visit};
use web::Answer;

use super::{
    Posted,
    again::code_field,
    form::{FormPage, said},
    passkeys::passkey_button,
    sign_in::is_shown,
    token, wait, with_status,
};
use crate::{own, own::Own, second_factor, service::site_name};

pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    page(&visit, token(&headers).unwrap_or_default(), None).await
}

fn passkeys(visit: &Visit, own: &Own, open: bool) -> String {
    let t = &visit.t;
    let mut out = format!(
        "<section class=\"section stack\" id=\"passkeys\"><h2>{}</h2>",
        look::escape(&t.say("accounts-passkeys"))
    );
    out.push_str(&said(t, "accounts-passkeys-hint"));
    let row = |one: &crate::model::Passkey| {
        let label = if one.label.is_empty() { t.say("accounts-passkey-unnamed") } else { one.label.clone() };
        let end = if open {
            PostButton {
                action: "/desk/account/passkeys/end".into(),
                fields: vec![("passkey".into(), one.id.clone())],
                button: Button::danger(t.say("accounts-passkey-end")),
            }
            .to_string()
        } else {
            String::new()
        };
        vec![
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&label))),
            Cell::text(&t.date(one.created)),
            Cell::text(&one.last_used.map_or_else(|| t.say("accounts-never"), |day| t.date(day))),
            Cell::html(end),
        ]
    };
    if !own.passkeys.is_empty() {
        let columns = ["ui-name", "accounts-since", "accounts-session-seen", "accounts-change"];
        let table = Table {
            caption: t.say("accounts-passkeys"),
            caption_unseen: true,
            columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
            rows: own.passkeys.iter().map(row).collect(),
        };
        out.push_str(&table.to_string());
    }
    if open {
        out.push_str(&passkey_button(t, "make", ""));
        out.push_str(&format!(
            "<noscript><p>{}</p></noscript>",
            look::escape(&t.say("accounts-passkey-no-script"))
        ));
    }
    out.push_str("</section>");
    out
}

/// A secret, to be scanned, typed or opened in an app.
fn set_up(t: &words::Tongue, offer: &second_factor::Offer) -> String {
    format!(
        "<div class=\"stack tight\"><h3>{}</h3><p class=\"measure\">{}</p><div class=\"qr\">{}</div><p>{} <code dir=\"ltr\">{}</code></p>\
         <p><a href=\"{}\">{}</a></p></div>",
        look::escape(&t.say("accounts-code-set-up")),
        look::escape(&t.say("accounts-code-set-up-hint")),
        offer.qr,
        look::escape(&t.say("accounts-code-secret")),
        look::escape(&offer.typed),
        look::escape(&offer.uri),
        look::escape(&t.say("accounts-code-open-app")),
    )
}

fn other_phone_button(t: &words::Tongue, open: bool) -> String {
    let button = PostButton {
        action: "/desk/account/phone".into(),
        fields: vec![],
        button: Button::quiet(t.say("accounts-phone-other")),
    };
    let button = if open { button.to_string() } else { String::new() };
    format!(
        "<h3>{}</h3>{}{button}",
        look::escape(&t.say("accounts-phone-title")),
        said(t, "accounts-phone-hint")
    )
}

pub async fn begin_other_phone(visit: Visit, posted: Posted) -> Answer {
    let session = posted.token.clone().unwrap_or_default();
    second_factor::begin_other(&visit.site, visit.actor()?, &session).await?;
    Ok(Redirect::to("/desk/account/phone").into_response())
}

pub async fn other_phone(visit: Visit, headers: HeaderMap) -> Answer {
    phone_page(&visit, token(&headers).unwrap_or_default(), None).await
}

async fn phone_page(visit: &Visit, session: &str, problem: Option<&Problem>) -> Answer {
    let mut visit = visit.clone();
    visit.path = "/desk/account/phone".into();
    let t = &visit.t;
    let name = site_name(&visit).await?;
    let offer = match second_factor::offer_other(&visit.site, visit.actor()?, session, &name).await {
        Ok(offer) => offer,
        // Nothing was begun, or too long ago: the button is there.
        Err(over) if over.is(basis::Kind::Conflict) => {
            return Ok(Redirect::to("/desk/account/secure").into_response());
        }
        Err(problem) => return Err(problem.into()),
    };
    let form = FormPage::new("/desk/account/phone/code", Button::primary(t.say("accounts-phone-confirm")))
        .before(format!("{}{}", said(t, "accounts-phone-until"), set_up(t, &offer)))
        .fields(vec![code_field(t, problem).hint(t.say("accounts-code-first-hint"))])
        .told(t, problem);
    let page = DeskPage {
        title: t.plain("accounts-phone-title"),
        entry: "/desk/account/secure",
        main: form.html()?,
        ..DeskPage::default()
    };
    let response = visit.site.desk(&visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

pub async fn confirm_other_phone(visit: Visit, posted: Posted) -> Answer {
    let session = posted.token.clone().unwrap_or_default();
    let code = posted.fields.text("code");
    match second_factor::confirm_other(&visit.site, visit.actor()?, &session, code).await {
        Ok(()) => Ok(Redirect::to("/desk/account/secure?done=phone").into_response()),
        Err(problem) if is_shown(&problem) => phone_page(&visit, &session, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

async fn password(
    visit: &Visit,
    own: &Own,
    open: bool,
    problem: Option<&Problem>,
) -> Result<String, Problem> {
    let t = &visit.t;
    let mut out = format!(
        "<section class=\"section stack\" id=\"password\"><h2>{}</h2>",
        look::escape(&t.say("accounts-password-title"))
    );
    out.push_str(&said(t, "accounts-password-and-code"));
    if own.has_password && own.has_codes {
        out.push_str(&format!(
            "<p>{}</p>",
            Badge::new(Tone::Done, Icon::Done, t.say("accounts-password-stands"))
        ));
    }
    if open {
        let mut fields = vec![
            Field::password(t, "password", t.say("accounts-password-new"))
                .autocomplete("new-password")
                .hint(t.say("accounts-password-hint"))
                .required()
                .told(problem),
            Field::password(t, "again", t.say("accounts-password-again"))
                .autocomplete("new-password")
                .required()
                .told(problem),
        ];
        let mut before = String::new();
        if !own.has_codes {
            let offer =
                second_factor::offer(&visit.site, visit.actor()?.account, &site_name(visit).await?).await?;
            before = set_up(t, &offer);
            fields.push(code_field(t, problem).hint(t.say("accounts-code-first-hint")));
        }
        let mut form =
            FormPage::new("/desk/account/password", Button::primary(t.say("accounts-set-password")));
        form.fields = fields;
        out.push_str(&form.before(before).html()?);
    }
    if own.has_codes {
        out.push_str(&other_phone_button(t, open));
    }
    out.push_str("</section>");
    Ok(out)
}

fn recovery(visit: &Visit, own: &Own, open: bool) -> String {
    let t = &visit.t;
    let make = PostButton {
        action: "/desk/account/recovery-codes".into(),
        fields: vec![],
        button: Button::quiet(t.say("accounts-recovery-make")),
    };
    format!(
        "<section class=\"section stack\" id=\"recovery\"><h2>{}</h2>{}<p>{}</p>{}</section>",
        look::escape(&t.say("accounts-recovery")),
        said(t, "accounts-recovery-hint"),
        look::escape(&t.count("accounts-recovery-left", own.codes_left)),
        if open { make.to_string() } else { String::new() },
    )
}

async fn page(visit: &Visit, session: &str, problem: Option<&Problem>) -> Answer {
    let mut visit = visit.clone();
    visit.path = "/desk/account/secure".into();
    let visit = &visit;
    let t = &visit.t;
    let actor = visit.actor()?;
    let own = own::own(&visit.site, actor.account, session).await?;
    let open = own::may_set_up(&visit.site, actor, session).await.is_ok();
    let mut main = String::from("<div class=\"stack\">");
    if let Some(problem) = problem {
        main.push_str(&look::form::ErrorSummary::of(t, problem).to_string());
    }
    if !open {
        main.push_str(&visit.step_up_gate().unwrap_or_default());
    }
    main.push_str(&passkeys(visit, &own, open));
    main.push_str(&password(visit, &own, open, problem).await?);
    if own.has_password || !own.passkeys.is_empty() {
        main.push_str(&recovery(visit, &own, open));
    }
    main.push_str("</div>");
    let done = match visit.asked("done").as_str() {
        "passkey" => Some("accounts-passkey-made"),
        "passkey-ended" => Some("accounts-passkey-gone"),
        "password" => Some("accounts-password-set"),
        "phone" => Some("accounts-phone-changed"),
        _ => None,
    };
    let none = !own.has_password && own.passkeys.is_empty();
    let mut notices: Vec<Notice> = problem.and_then(|problem| wait(t, problem)).into_iter().collect();
    if let Some(key) = done.filter(|_| problem.is_none()) {
        notices.push(Notice::new(Tone::Done, t.say(key)));
    }
    if none {
        notices.push(Notice::new(Tone::Care, t.say("accounts-choose-way")));
    } else if own.codes_left == 0 {
        notices.push(Notice::new(Tone::Care, t.say("accounts-recovery-none")));
    }
    let page = DeskPage {
        title: t.plain("accounts-secure"),
        entry: "/desk/account/secure",
        notices,
        main,
        ..DeskPage::default()
    };
    let response = visit.site.desk(visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

pub async fn set_password(visit: Visit, posted: Posted) -> Answer {
    let typed = |name| posted.fields.raw(name).unwrap_or_default();
    let session = posted.token.clone().unwrap_or_default();
    let changed = own::change_password(
        &visit.site,
        visit.actor()?,
        &session,
        typed("password"),
        typed("again"),
        posted.fields.text("code"),
    );
    match changed.await {
        Ok(()) => Ok(Redirect::to("/desk/account/secure?done=password").into_response()),
        Err(problem) if is_shown(&problem) => page(&visit, &session, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

/// Buttons that a script shows: paper, and the clipboard, which gets the codes inside the element `id`.
pub(super) fn keeping(t: &words::Tongue, id: &str) -> String {
    let button = |what: &str, icon: Icon, key: &str| {
        format!(
            "<button type=\"button\" class=\"button quiet\" {what} hidden>{icon}{}</button>",
            look::escape(&t.say(key))
        )
    };
    let copied = look::escape(&t.plain("accounts-copied"));
    format!(
        "<div class=\"cluster no-print\">{}{}<span role=\"status\"></span></div>",
        button("data-print", Icon::Print, "accounts-print"),
        button(&format!("data-copy=\"{id}\" data-done=\"{copied}\""), Icon::Copy, "accounts-copy"),
    )
}

/// Ten new codes, on a page that is shown once.
pub async fn new_codes(visit: Visit, posted: Posted) -> Answer {
    let t = &visit.t;
    let actor = visit.actor()?;
    actor.stepped_up(visit.site.clock.now())?;
    drop(posted);
    let codes = second_factor::new_codes(&visit.site, actor.account).await?;
    let list: String = codes.iter().map(|code| format!("<li><code dir=\"ltr\">{code}</code></li>")).collect();
    let main = format!(
        "<div class=\"stack\">{}<ol class=\"codes\" id=\"codes\">{list}</ol>{}<p class=\"no-print\">{}</p></div>",
        said(t, "accounts-recovery-once"),
        keeping(t, "codes"),
        Button::primary(t.say("accounts-recovery-kept")).link("/desk/account/secure"),
    );
    let page = DeskPage {
        title: t.plain("accounts-recovery"),
        entry: "/desk/account/secure",
        main,
        ..DeskPage::default()
    };
    Ok(visit.site.desk(&visit, page).await?)
}
