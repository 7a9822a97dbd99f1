//! The form of a record: for a new one, and to correct one.

use std::collections::BTreeMap;

use ::web::{Answer, Fields};
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use basis::{Kind as ProblemKind, Language, Problem, Result};
use http::StatusCode;
use look::{
    Notice, Tone,
    form::{Button, Choice, ErrorSummary, Field, Kind},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{crumb, declared};
use crate::{
    add as adding,
    model::{ADDRESS, CONSENTS, Consent, LANGUAGE, NOTE, PHONE, SEALED, SOURCE, Source, Typed},
    rights::WRITE,
};

#[derive(Template)]
#[template(path = "form.html")]
struct View<'a> {
    t: &'a Tongue,
    errors: String,
    action: String,
    fields: Vec<String>,
    /// Empty where the body has no key.
    sealed: Vec<String>,
    sealed_hint: &'static str,
    no_key: String,
    save: String,
}

/// What a form held.
pub(super) fn typed(fields: &Fields) -> Typed {
    let sealed: BTreeMap<&'static str, String> =
        SEALED.iter().map(|(field, _)| (field.name(), fields.text(field.name()).to_owned())).collect();
    Typed {
        address: fields.text("address").to_owned(),
        language: fields.text("language").to_owned(),
        source: fields.text("source").to_owned(),
        since: fields.text("since").to_owned(),
        consents: fields.all("consents").map(str::to_owned).collect(),
        sealed,
    }
}

/// The fields that say who she is: offered only where they can be sealed.
pub(super) fn sealed_fields(t: &Tongue, typed: &Fields, problem: Option<&Problem>) -> Vec<String> {
    let one = |(field, most): &(weave::FieldDeclared, usize)| {
        let kind = if *field == NOTE { Kind::Textarea } else { Kind::Text };
        let built = declared(t, field, kind)
            .value(typed.text(field.name()))
            .max(u32::try_from(*most).unwrap_or(u32::MAX))
            .autocomplete("off")
            .optional()
            .told(problem);
        if *field == PHONE { built.hint(t.say("people-phone-hint")) } else { built }.to_string()
    };
    SEALED.iter().map(one).collect()
}

pub(super) fn language_field<'a>(t: &'a Tongue, chosen: &str, problem: Option<&Problem>) -> Field<'a> {
    let languages = Language::ALL
        .into_iter()
        .map(|language| Choice::new(language.code(), t.language_name(language)))
        .collect();
    Field { choices: languages, ..declared(t, &LANGUAGE, Kind::Select) }.value(chosen).told(problem)
}

pub(super) fn source_field<'a>(t: &'a Tongue, chosen: &str, problem: Option<&Problem>) -> Field<'a> {
    let sources = Source::DESK.into_iter().map(|one| Choice::new(one.code(), t.say(one.words()))).collect();
    Field { choices: sources, ..declared(t, &SOURCE, Kind::Select) }.value(chosen).told(problem)
}

/// What the desk says where names cannot be sealed, with the first step.
pub(super) fn no_key(desk: &DeskPlace) -> String {
    let t = desk.t();
    let step = Button::quiet(t.say("people-no-key-step")).link(desk.path("key")).to_string();
    Notice::new(Tone::Info, t.say("people-no-key-hint"))
        .title(t.say("people-no-key-title"))
        .html(step)
        .to_string()
}

pub async fn new(desk: DeskPlace) -> Answer {
    desk.must(WRITE)?;
    show(&desk, &Fields::default(), None).await
}

pub async fn add(desk: DeskPlace, fields: Fields) -> Answer {
    match adding(&desk.site, &desk.actor, &desk.scope, typed(&fields)).await {
        Ok(person) => Ok(Redirect::to(&desk.path(&format!("persons/{person}?done=added"))).into_response()),
        Err(problem) if problem.is(ProblemKind::Invalid) => show(&desk, &fields, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

async fn show(desk: &DeskPlace, typed: &Fields, problem: Option<&Problem>) -> Answer {
    let t = desk.t();
    let has_key = keys::has_key(&desk.site, desk.body.id).await?;
    let first = |name: &str, default: &str| {
        let text = typed.text(name);
        if text.is_empty() { default.to_owned() } else { text.to_owned() }
    };
    let boxes = Consent::ALL
        .into_iter()
        .map(|one| {
            Choice::new(one.code(), t.say(one.words()))
                .chosen(typed.all("consents").any(|code| code == one.code()))
        })
        .collect();
    let address = declared(t, &ADDRESS, Kind::Email)
        .value(typed.text("address"))
        .hint(t.say("people-address-hint"))
        .told(problem);
    let fields = vec![
        if has_key { address.optional() } else { address.required() }.to_string(),
        language_field(
            t,
            &first("language", desk.body.languages.first().map_or("ar", |one| one.code())),
            problem,
        )
        .to_string(),
        source_field(t, &first("source", Source::Paper.code()), problem).to_string(),
        Field::new(t, Kind::Date, "since", t.say("people-since"))
            .value(typed.text("since"))
            .hint(t.say("people-since-hint"))
            .optional()
            .told(problem)
            .to_string(),
        Field { choices: boxes, ..declared(t, &CONSENTS, Kind::Checkboxes) }
            .hint(t.say("people-consents-hint"))
            .told(problem)
            .to_string(),
    ];
    let main = View {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        action: desk.path("persons/new"),
        fields,
        sealed: if has_key { sealed_fields(t, typed, problem) } else { Vec::new() },
        sealed_hint: "people-sealed-hint",
        no_key: if has_key { String::new() } else { no_key(desk) },
        save: Button::primary(t.say("people-add-save")).to_string(),
    }
    .render()
    .map_err(Problem::failed)?;
    page(desk, "people-add", main, problem).await
}

/// A page of the list's entry, with the list before it.
pub(super) async fn page(
    desk: &DeskPlace,
    title: &'static str,
    main: String,
    problem: Option<&Problem>,
) -> Answer {
    let page = DeskPage {
        body: Some(desk.body.id),
        title: desk.t().plain(title),
        entry: "persons",
        crumbs: vec![crumb(desk)],
        main,
        status: problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    let shown: Result<_> = desk.site.desk(&desk.visit, page).await;
    Ok(shown?)
}
