//! What the desk's forms share: their shape, what was typed, how they come back when refused.

use askama::Template;
use axum::response::Response;
use basis::{Kind, Language, Problem, Result, Text};
use look::{
    Notice,
    form::{Button, Choice, ErrorSummary, Field},
};
use weave::DeskPage;
use web::Fields;
use words::{Country, Tongue};

use crate::DeskPlace;

/// What was typed, and why it was refused.
pub(crate) type Refused<'a> = Option<(&'a Fields, &'a Problem)>;

/// Fields under one heading; no heading when it is "".
pub(crate) struct Group<'a> {
    pub title: String,
    pub lang: Option<Language>,
    pub hint: String,
    /// Folded up where scripts or not.
    pub folded: bool,
    pub fields: Vec<Field<'a>>,
}

impl<'a> Group<'a> {
    pub(crate) fn new(title: impl Into<String>, fields: Vec<Field<'a>>) -> Self {
        Self { title: title.into(), lang: None, hint: String::new(), folded: false, fields }
    }
}

#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct FormPage<'a> {
    pub errors: String,
    /// Safe HTML.
    pub intro: String,
    pub action: String,
    pub groups: Vec<Group<'a>>,
    pub button: Button,
    pub cancel: Button,
    /// What stands in the form's place until she has shown that it is she.
    pub gate: String,
    /// Safe HTML below the form.
    pub after: String,
}

/// Where a form page stands in the desk.
pub(crate) struct Stands {
    pub title: String,
    pub entry: &'static str,
    pub notices: Vec<Notice>,
}

impl<'a> FormPage<'a> {
    pub(crate) fn new(desk: &'a DeskPlace, rel: &str, refused: Refused<'_>, button: Button) -> Self {
        let t = desk.t();
        Self {
            errors: refused.map(|(_, problem)| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
            intro: String::new(),
            action: desk.path(rel),
            groups: Vec::new(),
            button,
            cancel: Button::quiet(t.say("ui-cancel")).link(desk.path("")),
            gate: String::new(),
            after: String::new(),
        }
    }

    pub(crate) async fn show(
        self,
        desk: &DeskPlace,
        refused: Refused<'_>,
        stands: Stands,
    ) -> Result<Response> {
        let main = self.render().map_err(Problem::failed)?;
        let status = refused.map(|(_, problem)| web::status_of(problem));
        let page = DeskPage {
            body: Some(desk.body.id),
            title: stands.title,
            entry: stands.entry,
            notices: if refused.is_some() { Vec::new() } else { stands.notices },
            main,
            status,
            ..DeskPage::default()
        };
        desk.site.desk(&desk.visit, page).await
    }
}

/// Whether a form comes back with its reasons.
pub(crate) fn comes_back(problem: &Problem) -> bool {
    problem.is(Kind::Invalid) && !problem.fields.is_empty()
}

/// As typed, else as it is.
pub(crate) fn typed(refused: Refused<'_>, name: &str, now: &str) -> String {
    refused.map_or_else(|| now.to_owned(), |(fields, _)| fields.raw(name).unwrap_or(now).to_owned())
}

pub(crate) fn problem<'a>(refused: Refused<'a>) -> Option<&'a Problem> {
    refused.map(|(_, problem)| problem)
}

/// `name-ar`, `name-fr` … as one text.
pub(crate) fn text(fields: &Fields, prefix: &str, clean: impl Fn(&str) -> String) -> Text {
    let mut text = Text::new();
    for language in Language::ALL {
        text.set(language, clean(fields.text(&format!("{prefix}-{language}"))));
    }
    text
}

/// The country's two letters; `None` above countries.
pub(crate) fn country(fields: &Fields) -> Option<String> {
    match fields.text("country") {
        "" => None,
        "other" => Some(fields.text("country-code").to_ascii_uppercase()),
        code => Some(code.to_ascii_uppercase()),
    }
}

/// A list of countries, and a field for those that are not in it.
pub(crate) fn country_fields<'a>(t: &'a Tongue, now: Option<&str>, refused: Refused<'_>) -> Vec<Field<'a>> {
    let known = |code: &str| Country::from_code(code) != Country::Other;
    let (chosen, code) = match now {
        None => ("", ""),
        Some(code) if known(code) => (code, ""),
        Some(code) => ("other", code),
    };
    let mut choices = vec![Choice::new("", t.say("network-no-country"))];
    choices.extend(
        Country::ALL
            .into_iter()
            .filter(|country| *country != Country::Other)
            .map(|country| Choice::new(country.code(), t.country_name(country))),
    );
    choices.push(Choice::new("other", t.say("country-other")));
    vec![
        Field::select(t, "country", t.say("ui-country"), choices)
            .value(typed(refused, "country", chosen))
            .hint(t.say("network-country-hint"))
            .told(problem(refused)),
        Field { lang: Some(Language::En), ..Field::text(t, "country-code", t.say("network-country-code")) }
            .value(typed(refused, "country-code", code))
            .hint(t.say("network-country-code-hint"))
            .max(2)
            .optional()
            .told(problem(refused)),
    ]
}

/// The box that takes an address away from another body: only where that was the reason.
pub(crate) fn take_old<'a>(t: &'a Tongue, refused: Refused<'_>) -> Option<Field<'a>> {
    let (fields, why) = refused?;
    (why.field("take-old").is_some() || fields.checked("take-old")).then(|| {
        Field::checkbox(t, "take-old", t.say("network-take-old"), fields.checked("take-old")).told(Some(why))
    })
}
