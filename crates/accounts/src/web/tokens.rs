//! Her keys to the API.

use axum::response::{IntoResponse, Redirect};
use basis::{Id, Moment, Problem};
use look::{
    Cell, Column, EmptyState, Icon, Notice, Table, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
};
use weave::{DeskPage, Visit};
use web::{Answer, Fields};

use super::{
    Posted,
    form::{FormPage, said},
    secure::keeping,
    sign_in::is_shown,
    with_status,
};
use crate::{
    model::{TERMS, Token, term},
    roles::roles,
    token::{self, NewToken},
};

pub async fn show(visit: Visit) -> Answer {
    page(&visit, None, None).await
}

async fn page(visit: &Visit, refused: Option<(&Fields, &Problem)>, made: Option<&str>) -> Answer {
    let mut visit = visit.clone();
    visit.path = "/desk/account/tokens".into();
    let visit = &visit;
    let t = &visit.t;
    let (site, actor) = (&visit.site, visit.actor()?);
    let problem = refused.map(|(_, problem)| problem);
    let tree = network::tree(site).await?;
    let tokens = token::list(site, actor.account).await?;
    let mut main = String::from("<div class=\"stack\">");
    if let Some(problem) = problem {
        main.push_str(&ErrorSummary::of(t, problem).to_string());
    }
    if let Some(secret) = made {
        main.push_str(&format!(
            "<section class=\"panel stack\" id=\"made\"><h2>{}</h2>{}<p><code dir=\"ltr\">{secret}</code></p>{}</section>",
            look::escape(&t.say("accounts-token-made")),
            said(t, "accounts-token-once"),
            keeping(t, "made"),
        ));
    }
    main.push_str(&said(t, "accounts-tokens-hint"));
    let row = |one: &Token| {
        let body = one.body.and_then(|body| tree.get(body)).map_or_else(
            || t.say("accounts-token-everywhere"),
            |body| body.names.best(&visit.wanted()).to_owned(),
        );
        let rights = if one.rights.is_empty() { t.say("accounts-token-all") } else { one.rights.join(", ") };
        let end = PostButton {
            action: "/desk/account/tokens/end".into(),
            fields: vec![("token".into(), one.id.to_string())],
            button: Button::danger(t.say("accounts-token-end")),
        };
        vec![
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&one.name))),
            Cell::text(&body),
            Cell::html(format!("<bdi>{}</bdi>", look::escape(&rights))),
            Cell::text(&t.date(one.until)),
            Cell::text(&one.last_used.map_or_else(|| t.say("accounts-never"), |day| t.date(day))),
            Cell::html(end.to_string()),
        ]
    };
    if tokens.is_empty() {
        let empty = EmptyState {
            icon: Icon::Key,
            title: t.say("accounts-tokens-none"),
            text: t.say("accounts-tokens-none-hint"),
            action: String::new(),
        };
        main.push_str(&empty.to_string());
    } else {
        let columns = [
            "ui-name",
            "accounts-token-body",
            "accounts-token-rights",
            "accounts-until",
            "accounts-session-seen",
            "accounts-change",
        ];
        let table = Table {
            caption: t.say("accounts-tokens"),
            caption_unseen: true,
            columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
            rows: tokens.iter().map(row).collect(),
        };
        main.push_str(&table.to_string());
    }
    main.push_str(&format!(
        "<section class=\"section stack\"><h2>{}</h2>",
        look::escape(&t.say("accounts-token-new"))
    ));
    match visit.step_up_gate() {
        Some(gate) => main.push_str(&gate),
        None => main.push_str(&form(visit, refused).await?),
    }
    main.push_str("</section></div>");
    let notices = match visit.asked("done").as_str() {
        "ended" => vec![Notice::new(Tone::Done, t.say("accounts-token-ended"))],
        _ => Vec::new(),
    };
    let page = DeskPage {
        title: t.plain("accounts-tokens"),
        entry: "/desk/account/tokens",
        notices,
        main,
        ..DeskPage::default()
    };
    let response = site.desk(visit, page).await?;
    Ok(match problem {
        Some(problem) => with_status(response, problem),
        None => response,
    })
}

async fn form(visit: &Visit, refused: Option<(&Fields, &Problem)>) -> Result<String, Problem> {
    let t = &visit.t;
    let actor = visit.actor()?;
    let problem = refused.map(|(_, problem)| problem);
    let typed = |name: &str| refused.map_or("", |(fields, _)| fields.text(name)).to_owned();
    let tree = network::tree(&visit.site).await?;
    let mut bodies = vec![Choice::new("", t.say("accounts-token-everywhere"))];
    for grant in &actor.grants {
        if let Some(body) = tree.get(grant.body)
            && !bodies.iter().any(|choice| choice.value == body.slug.as_str())
        {
            bodies.push(Choice::new(body.slug.as_str(), body.names.best(&visit.wanted())));
        }
    }
    let roles = roles(&visit.site).await?;
    let rights = roles
        .declared()
        .iter()
        .filter(|one| actor.may_anywhere(one.key))
        .map(|one| {
            let chosen = refused.is_some_and(|(fields, _)| fields.all("rights").any(|key| key == one.key));
            Choice::new(one.key, t.say(one.words)).chosen(chosen)
        })
        .collect();
    let terms = TERMS
        .into_iter()
        .filter(|months| *months <= 12)
        .map(|months| Choice::new(months.to_string(), t.plain_count("accounts-months", i64::from(months))))
        .collect();
    let chosen = if typed("months").is_empty() { String::from("3") } else { typed("months") };
    FormPage::new("/desk/account/tokens", Button::primary(t.say("accounts-token-make")))
        .fields(vec![
            Field::text(t, "name", t.say("ui-name"))
                .value(typed("name"))
                .hint(t.say("accounts-token-name-hint"))
                .max(80)
                .required()
                .told(problem),
            Field::select(t, "body", t.say("accounts-token-body"), bodies).value(typed("body")).told(problem),
            Field::checkboxes(t, "rights", t.say("accounts-token-rights"), rights)
                .hint(t.say("accounts-token-rights-hint"))
                .told(problem),
            Field::select(t, "months", t.say("accounts-term"), terms).value(chosen).told(problem),
        ])
        .html()
}

pub async fn make(visit: Visit, posted: Posted) -> Answer {
    let fields = &posted.fields;
    let tree = network::tree(&visit.site).await?;
    let body = match fields.text("body") {
        "" => Ok(None),
        slug => tree
            .by_slug(slug)
            .map(|body| Some(body.id))
            .ok_or_else(|| Problem::invalid("body", "field-bad-choice")),
    };
    let months = fields.text("months").parse::<u32>().ok().filter(|months| TERMS.contains(months));
    let until: Option<Moment> = months.map(|months| term(visit.site.clock.now(), months));
    let made = match body {
        Ok(body) => {
            let new = NewToken {
                name: fields.text("name").to_owned(),
                body,
                rights: fields.all("rights").map(str::to_owned).collect(),
                until,
            };
            token::make_own(&visit.site, visit.actor()?, new).await
        }
        Err(problem) => Err(problem),
    };
    match made {
        Ok(made) => page(&visit, None, Some(&made.secret)).await,
        Err(problem) if is_shown(&problem) => page(&visit, Some((fields, &problem)), None).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn end(visit: Visit, posted: Posted) -> Answer {
    let id: Id<Token> = posted.fields.text("token").parse().map_err(|_| Problem::not_found())?;
    token::end(&visit.site, visit.actor()?.account, id).await?;
    Ok(Redirect::to("/desk/account/tokens?done=ended").into_response())
}
