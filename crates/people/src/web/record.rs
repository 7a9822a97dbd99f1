//! One record: what the server knows of it, its consents, its history without contents; correcting and erasing.

use ::web::{Answer, Fields, Scope};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Kind as ProblemKind, Problem, Result};
use http::StatusCode;
use look::{
    Badge, Cell, Column, Icon, Table, Tone,
    form::{Button, Choice, ErrorSummary, Field, Kind, PostButton},
};
use network::DeskPlace;
use weave::{DeskPage, FieldDeclared, Kept};
use words::Tongue;

use super::{Which, crumb, declared, done, form, list::badges, short};
use crate::{
    add::open_for_change,
    address, change,
    model::{ADDRESS, CONSENTS, Consent, FIELDS, Given, Person, RECORD, SOURCE, Source, shortened},
    rights::{OPEN, READ, WRITE},
    store,
};

#[derive(Template)]
#[template(path = "record.html")]
struct View<'a> {
    t: &'a Tongue,
    facts: Vec<(String, String)>,
    names: String,
    consents: String,
    /// Empty for who only reads.
    consent: String,
    correct: String,
    erase: String,
    history: Vec<(String, String, String)>,
    kept: Vec<(String, String)>,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<form class="form" method="post" action="{{ action }}">{{ errors|safe }}{% for field in fields %}{{ field|safe }}{% endfor %}<div class="form-end">{{ button|safe }}</div></form>"#
)]
struct Small {
    action: String,
    errors: String,
    fields: Vec<String>,
    button: String,
}

pub async fn show(desk: DeskPlace, Path(which): Path<Which>) -> Answer {
    desk.must(READ)?;
    open_for_change(&desk.site, desk.body.id).await?;
    page(&desk, &which, None).await
}

async fn page(desk: &DeskPlace, which: &Which, typed: Option<(&Fields, &Problem)>) -> Answer {
    let t = desk.t();
    let id = which.id()?;
    let mut conn = desk.site.db.read().await?;
    let person = store::one(&mut conn, id, desk.body.id).await?;
    let consents = store::consents(&mut conn, id).await?;
    let history = store::history(&mut conn, id).await?;
    let links = store::links(&mut conn, id).await?;
    drop(conn);
    let same = also_known(desk, links).await?;
    let may_write = desk.actor.may(WRITE, &desk.scope);
    let has_key = keys::has_key(&desk.site, desk.body.id).await?;
    let main = View {
        t,
        facts: facts(desk, &person, &same)?,
        names: names(desk, &person),
        consents: consents_table(desk, &person, &consents, may_write),
        consent: if may_write { consent_form(desk, &person) } else { String::new() },
        correct: if may_write { correct_form(desk, &person, has_key, typed) } else { String::new() },
        erase: if may_write { erase_button(desk, &person) } else { String::new() },
        history: history
            .iter()
            .map(|line| (t.iso(line.at), t.date_time(line.at), t.say(line.what.words())))
            .collect(),
        kept: FIELDS.iter().filter(|field| field.purpose == RECORD).map(|field| kept(t, field)).collect(),
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain_with("people-record-title", &[("id", short(id).into())]),
        entry: "persons",
        crumbs: vec![crumb(desk)],
        notices: done(&desk.visit),
        main,
        status: typed.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Which other bodies know her, as she said herself: for who reads here by a grant at the body itself, since from above nothing of it is
/// seen. A body in lockdown is not named.
async fn also_known(desk: &DeskPlace, links: Vec<store::Link>) -> Result<Vec<String>> {
    let t = desk.t();
    let here = Scope::new(vec![desk.body.id]);
    let mut said = std::collections::BTreeMap::new();
    if desk.actor.may(READ, &here) {
        for link in links {
            said.entry(link.body).or_insert(link.said);
        }
    }
    let mut lines = Vec::new();
    for (body, at) in said {
        let Some(known) = desk.tree.get(body) else { continue };
        if !desk.site.is_locked(body).await? {
            let (lang, name) = known.names.nearest(&desk.visit.wanted()).unwrap_or((desk.visit.language, ""));
            let date = t.say_with("people-same-said", &[("date", t.date(at).into())]);
            let name = format!("<bdi{}>{}</bdi>", super::lang_dir(lang), look::escape(name));
            lines.push(format!("{name} <span class=\"hint\">{}</span>", look::escape(&date)));
        }
    }
    Ok(lines)
}

fn facts(desk: &DeskPlace, person: &Person, same: &[String]) -> Result<Vec<(String, String)>> {
    let t = desk.t();
    let address = match &person.address {
        Some(sealed) => format!(
            "<bdi dir=\"ltr\">{}</bdi>",
            look::escape(&shortened(&address::open(&desk.site, sealed)?))
        ),
        None => look::escape(&t.say("people-no-address")),
    };
    let text = |text: String| look::escape(&text);
    let mut facts = vec![
        (t.say("people-field-address"), address),
        (t.say("people-field-consents"), badges(t, person)),
        (t.say("people-field-language"), text(t.language_name(person.language))),
        (t.say("people-field-source"), text(t.say(person.source.words()))),
        (t.say("people-since"), text(t.date(person.created))),
        (t.say("people-column-ends"), text(t.date(person.ends))),
    ];
    if !same.is_empty() {
        facts.push((t.say("people-same"), same.join("<br>")));
    }
    Ok(facts)
}

/// Where the sealed part is opened, for whoever may.
fn names(desk: &DeskPlace, person: &Person) -> String {
    let t = desk.t();
    let text = |key: &str| format!("<p class=\"measure\">{}</p>", look::escape(&t.say(key)));
    if !person.sealed {
        return text("people-nothing-sealed");
    }
    let said = text("people-sealed-record");
    if desk.actor.may(OPEN, &desk.scope) {
        let open =
            Button::quiet(t.say("people-open-names")).icon(Icon::Key).link(desk.path("records/people"));
        format!("{said}<div>{open}</div>")
    } else {
        said
    }
}

fn consents_table(desk: &DeskPlace, person: &Person, consents: &[Given], may_write: bool) -> String {
    let t = desk.t();
    if consents.is_empty() {
        return format!("<p>{}</p>", look::escape(&t.say("people-no-consents")));
    }
    let row = |one: &Given| {
        let state = match one.withdrawn {
            Some(at) => Badge::new(
                Tone::Care,
                Icon::Close,
                t.say_with("people-withdrawn-at", &[("date", t.date(at).into())]),
            ),
            None => Badge::new(Tone::Done, Icon::Check, t.say("people-stands")),
        };
        let button = if one.withdrawn.is_none() && may_write {
            PostButton {
                action: desk.path(&format!("persons/{}/withdraw", person.id)),
                fields: vec![("what".into(), one.what.code().into())],
                button: Button::quiet(t.say("people-withdraw")),
            }
            .to_string()
        } else {
            String::new()
        };
        vec![
            Cell::text(&t.say(one.what.words())),
            Cell::text(&t.say(one.source.words())),
            Cell::text(&t.date(one.given)),
            Cell::html(format!("{state}{button}")),
        ]
    };
    Table {
        caption: t.plain("people-field-consents"),
        caption_unseen: true,
        columns: ["people-column-what", "people-field-source", "people-since", "ui-state"]
            .into_iter()
            .map(|key| Column::new(t.say(key)))
            .collect(),
        rows: consents.iter().map(row).collect(),
    }
    .to_string()
}

fn consent_form(desk: &DeskPlace, person: &Person) -> String {
    let t = desk.t();
    let missing: Vec<Choice> = [(person.contact, Consent::Contact), (person.news, Consent::News)]
        .into_iter()
        .filter(|(given, what)| !given && (*what == Consent::Contact || person.address.is_some()))
        .map(|(_, what)| Choice::new(what.code(), t.say(what.words())))
        .collect();
    if missing.is_empty() {
        return String::new();
    }
    let how: Vec<Choice> =
        Source::DESK.into_iter().map(|one| Choice::new(one.code(), t.say(one.words()))).collect();
    Small {
        action: desk.path(&format!("persons/{}/consent", person.id)),
        errors: String::new(),
        fields: vec![
            Field { name: "what".into(), choices: missing, ..declared(t, &CONSENTS, Kind::Select) }
                .to_string(),
            Field { name: "how".into(), choices: how, ..declared(t, &SOURCE, Kind::Select) }.to_string(),
        ],
        button: Button::quiet(t.say("people-consent-save")).to_string(),
    }
    .to_string()
}

fn correct_form(
    desk: &DeskPlace,
    person: &Person,
    has_key: bool,
    typed: Option<(&Fields, &Problem)>,
) -> String {
    let t = desk.t();
    let none = Fields::default();
    let (fields, problem) = match typed {
        Some((fields, problem)) => (fields, Some(problem)),
        None => (&none, None),
    };
    let or = |name: &str, known: &str| {
        let text = fields.text(name);
        if text.is_empty() { known.to_owned() } else { text.to_owned() }
    };
    let hint = if person.address.is_some() { "people-address-keep" } else { "people-address-hint" };
    let mut all = vec![
        declared(t, &ADDRESS, Kind::Email)
            .value(fields.text("address"))
            .hint(t.say(hint))
            .optional()
            .told(problem)
            .to_string(),
        form::language_field(t, &or("language", person.language.code()), problem).to_string(),
    ];
    if person.source != Source::Herself {
        all.push(form::source_field(t, &or("source", person.source.code()), problem).to_string());
    }
    if has_key {
        all.push(format!("<p class=\"hint\">{}</p>", look::escape(&t.say("people-correct-sealed-hint"))));
        all.extend(form::sealed_fields(t, fields, problem));
    }
    Small {
        action: desk.path(&format!("persons/{}", person.id)),
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        fields: all,
        button: Button::quiet(t.say("people-correct-save")).to_string(),
    }
    .to_string()
}

fn erase_button(desk: &DeskPlace, person: &Person) -> String {
    let t = desk.t();
    PostButton {
        action: desk.path(&format!("persons/{}/erase", person.id)),
        fields: Vec::new(),
        button: Button::danger(t.say("people-erase")).icon(Icon::Bin),
    }
    .to_string()
}

/// A kind of thing and who can read it.
pub(super) fn kept(t: &Tongue, field: &FieldDeclared) -> (String, String) {
    (t.say(field.words), t.say(kept_words(field.kept)))
}

pub(super) const fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Sealed => "people-kept-sealed",
        Kept::Encrypted => "people-kept-encrypted",
        Kept::Open => "people-kept-open",
    }
}

fn back(desk: &DeskPlace, which: &Which, done: &str) -> Answer {
    Ok(Redirect::to(&desk.path(&format!("persons/{}?done={done}", which.id()?))).into_response())
}

pub async fn correct(desk: DeskPlace, Path(which): Path<Which>, fields: Fields) -> Answer {
    match change::correct(&desk.site, &desk.actor, &desk.scope, which.id()?, form::typed(&fields)).await {
        Ok(()) => back(&desk, &which, "saved"),
        Err(problem) if problem.is(ProblemKind::Invalid) => {
            page(&desk, &which, Some((&fields, &problem))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// `what=contact|news`, `how`
pub async fn consent(desk: DeskPlace, Path(which): Path<Which>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let odd = || Problem::bad_request("problem-bad-request");
    let what = Consent::from_code(fields.text("what")).ok_or_else(odd)?;
    let how = Source::DESK.into_iter().find(|one| one.code() == fields.text("how")).ok_or_else(odd)?;
    change::consent(&desk.site, &desk.actor, &desk.scope, which.id()?, what, how).await?;
    back(&desk, &which, "consented")
}

pub async fn withdraw(desk: DeskPlace, Path(which): Path<Which>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let what =
        Consent::from_code(fields.text("what")).ok_or_else(|| Problem::bad_request("problem-bad-request"))?;
    change::withdraw(&desk.site, &desk.actor, &desk.scope, which.id()?, what).await?;
    back(&desk, &which, "withdrawn")
}

pub async fn erase(desk: DeskPlace, Path(which): Path<Which>) -> Answer {
    desk.must(WRITE)?;
    change::erase(&desk.site, &desk.actor, &desk.scope, which.id()?).await?;
    Ok(Redirect::to(&desk.path("persons?done=erased")).into_response())
}
