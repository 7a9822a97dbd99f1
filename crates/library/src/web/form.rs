//! The fields of an asset's words, as they were typed.

use askama::Template;
use basis::{Language, Problem, Text};
use look::form::{Button, Choice, ErrorSummary, Field};
use web::Fields;
use words::Tongue;

use crate::{FILE, Licence, Texts};

/// What browsers offer to choose from; the server asks the bytes.
const ACCEPT: &str = "image/jpeg,image/png,image/webp,image/gif,application/pdf,.pdf";

/// The words a form brought; languages it does not ask for stay as in `before`. With them what is wrong of a licence
/// that is none: what else is wrong, [`Texts::checked`] finds.
pub(super) fn read(fields: &Fields, languages: &[Language], before: &Texts) -> (Texts, Option<Problem>) {
    let asked = |name: &str, before: &Text| {
        let mut text = before.clone();
        for language in languages {
            text.set(*language, fields.text(&format!("{name}-{language}")));
        }
        text
    };
    let licence = Licence::from_code(fields.text("licence"));
    let texts = Texts {
        alt: asked("alt", &before.alt),
        caption: asked("caption", &before.caption),
        credit: fields.text("credit").to_owned(),
        licence: licence.unwrap_or(before.licence),
    };
    (texts, licence.is_none().then(|| Problem::invalid("licence", "field-bad-choice")))
}

/// Of something new.
pub(super) fn empty() -> Texts {
    Texts { alt: Text::new(), caption: Text::new(), credit: String::new(), licence: Licence::BySa }
}

pub(super) struct Form<'a> {
    pub t: &'a Tongue,
    pub languages: &'a [Language],
    pub texts: &'a Texts,
    pub problem: Option<&'a Problem>,
    /// Where it is posted.
    pub action: String,
    /// None: something new, with a field for the file.
    pub version: Option<i64>,
    /// Where one goes who does not save.
    pub back: String,
}

#[derive(Template)]
#[template(path = "form.html")]
struct Shown {
    action: String,
    upload: bool,
    summary: String,
    fields: Vec<String>,
    save: String,
    back: String,
}

impl Form<'_> {
    pub(super) fn html(&self) -> String {
        let t = self.t;
        let mut fields = Vec::new();
        if let Some(version) = self.version {
            fields.push(Field::hidden(t, "version", version.to_string()).to_string());
        } else {
            let file = Field::file(t, FILE, t.say("library-file"), ACCEPT).hint(t.say("library-file-hint"));
            fields.push(file.required().told(self.problem).to_string());
        }
        for (at, language) in self.languages.iter().enumerate() {
            let hint = if at == 0 { t.say("library-alt-hint") } else { String::new() };
            fields.push(
                self.words("alt", "library-alt", *language, &self.texts.alt).hint(hint).max(400).to_string(),
            );
        }
        for language in self.languages {
            let field = self.words("caption", "library-caption", *language, &self.texts.caption);
            fields.push(field.optional().max(600).to_string());
        }
        let credit = Field::text(t, "credit", t.say("library-credit")).value(&self.texts.credit);
        let credit = credit.hint(t.say("library-credit-hint")).optional().max(200).told(self.problem);
        fields.push(credit.to_string());
        let licences = Licence::ALL.map(|licence| Choice::new(licence.code(), t.plain(licence.words())));
        let licence = Field::select(t, "licence", t.say("library-licence"), licences.to_vec());
        fields.push(licence.value(self.texts.licence.code()).told(self.problem).to_string());
        let save = if self.version.is_some() { "ui-save" } else { "library-upload" };
        Shown {
            action: self.action.clone(),
            upload: self.version.is_none(),
            summary: self.problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
            fields,
            save: Button::primary(t.say(save)).to_string(),
            back: Button::quiet(t.say("ui-cancel")).link(&self.back).to_string(),
        }
        .to_string()
    }

    fn words(&self, name: &str, key: &str, language: Language, text: &Text) -> Field<'_> {
        let label = self.t.say_with(key, &[("language", self.t.language_name(language).into())]);
        Field::textarea(self.t, format!("{name}-{language}"), label)
            .value(text.get(language).unwrap_or_default())
            .lang(language)
            .rows(2)
            .told(self.problem)
    }
}
