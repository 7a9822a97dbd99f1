//! What the form of a writing holds: read, checked, and never lost. Pure.

use basis::{FieldProblem, Language, Problem, Result, Slug, Text};
use web::Fields;

use crate::model::{Content, SUMMARY, TEXT, TITLE};

/// What the form of a writing holds, right or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub slug: String,
    pub title: Text,
    pub summary: Text,
    pub text: Text,
    /// An asset's id, or "".
    pub picture: String,
    pub sensitive: bool,
    /// `2026-03-12T14:30` in the body's zone, or "".
    pub publish_at: String,
    /// The revision she began from; 0 for a new writing.
    pub version: i64,
}

impl Typed {
    /// As the form sent it.
    pub fn read(fields: &Fields) -> Self {
        let text = |name: &str| {
            Language::ALL.into_iter().fold(Text::new(), |text, language| {
                text.with(language, fields.text(&format!("{name}-{language}")))
            })
        };
        Self {
            slug: fields.text("slug").to_owned(),
            title: text("title"),
            summary: text("summary"),
            text: text("text"),
            picture: fields.text("picture").to_owned(),
            sensitive: fields.checked("sensitive"),
            publish_at: fields.text("publish_at").to_owned(),
            version: fields.text("version").parse().unwrap_or(0),
        }
    }

    /// As the form shows it before anything was typed.
    pub fn of(content: &Content, version: i64) -> Self {
        Self {
            slug: content.slug.to_string(),
            title: content.title.clone(),
            summary: content.summary.clone(),
            text: content.text.clone(),
            picture: content.picture.map(|id| id.to_string()).unwrap_or_default(),
            sensitive: content.sensitive,
            publish_at: String::new(),
            version,
        }
    }

    pub fn is_in(&self, language: Language) -> bool {
        [&self.title, &self.summary, &self.text].iter().any(|text| text.get(language).is_some())
    }

    /// Refuses what cannot be kept, or, for the street, what cannot be published.
    ///
    /// # Errors
    /// Every wrong field with its reason: `title-ar`, `text-fr`, `slug` …
    pub fn check(&self, languages: &[Language], for_the_street: bool) -> Result<()> {
        let mut wrong: Vec<FieldProblem> = Vec::new();
        let mut note = |field: String, key: &'static str| {
            wrong.push(FieldProblem { field: field.into(), key: key.into() });
        };
        for language in Language::ALL {
            let (title, text) = (self.title.get(language), self.text.get(language));
            if self.is_in(language) && title.is_none() {
                note(format!("title-{language}"), "pages-title-needed");
            }
            for (name, value, most) in [
                ("title", title, TITLE),
                ("summary", self.summary.get(language), SUMMARY),
                ("text", text, TEXT),
            ] {
                if value.is_some_and(|value| value.chars().count() > most) {
                    note(format!("{name}-{language}"), "field-too-long");
                }
            }
            if for_the_street && title.is_some() && text.is_none() {
                note(format!("text-{language}"), "pages-text-needed");
            }
        }
        if !Language::ALL.into_iter().any(|language| self.is_in(language)) {
            let first = languages.first().copied().unwrap_or(Language::Ar);
            note(format!("title-{first}"), "pages-title-needed");
        }
        if !self.slug.is_empty() && self.slug.parse::<Slug>().is_err() {
            note(String::from("slug"), "field-bad-slug");
        }
        Problem::from_fields(wrong)
    }

    /// The slug she typed, or one made of the title in the first of `languages` that gives one; else of the day.
    pub fn wanted_slug(&self, languages: &[Language], day: &str) -> Wanted {
        match self.slug.parse() {
            Ok(slug) => Wanted { slug: Some(slug), typed: true },
            Err(_) => Wanted {
                slug: from_title(&self.title, languages).or_else(|| basis::slug_from(day)),
                typed: false,
            },
        }
    }
}

/// A slug someone asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub slug: Option<Slug>,
    /// She typed it: when it is taken she is told, and no other is put in its place.
    pub typed: bool,
}

/// A slug made of a title, if it has a letter that can be written so.
fn from_title(title: &Text, languages: &[Language]) -> Option<Slug> {
    let own = languages.iter().filter_map(|language| title.get(*language));
    own.chain(title.iter().map(|(_, title)| title)).find_map(basis::slug_from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::numbered;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed::read(&Fields::from_pairs(pairs.iter().copied()))
    }

    #[test]
    fn every_wrong_field_is_named() {
        let long = "ب".repeat(TITLE + 1);
        for (pairs, street, wrong) in [
            (vec![], false, vec!["title-ar"]),
            (vec![("title-ar", "بئر")], false, vec![]),
            (vec![("title-ar", "بئر")], true, vec!["text-ar"]),
            (vec![("title-ar", "بئر"), ("text-ar", "ماء")], true, vec![]),
            (vec![("title-ar", "بئر"), ("text-fr", "eau")], false, vec!["title-fr"]),
            (vec![("title-ar", long.as_str())], false, vec!["title-ar"]),
            (vec![("title-ar", "بئر"), ("slug", "Ba d")], false, vec!["slug"]),
        ] {
            let problem = typed(&pairs).check(&[Language::Ar, Language::Fr], street);
            let fields: Vec<String> =
                problem.err().into_iter().flat_map(|p| p.fields).map(|f| f.field.to_string()).collect();
            assert_eq!(fields, wrong, "{pairs:?}");
        }
    }

    #[test]
    fn slugs_are_typed_made_or_numbered() {
        let languages = [Language::Fr, Language::Ar];
        let both = [("title-ar", "البئر"), ("title-fr", "Le puits")];
        let made = typed(&both).wanted_slug(&languages, "2026-03-12");
        assert_eq!((made.slug.unwrap().as_str(), made.typed), ("le-puits", false));
        let own = typed(&[both[0], ("slug", "well")]).wanted_slug(&languages, "2026-03-12");
        assert_eq!((own.slug.unwrap().as_str(), own.typed), ("well", true));
        let none = typed(&[("title-zgh", "ⴰⵎⴰⵏ")]).wanted_slug(&languages, "2026-03-12");
        assert_eq!(none.slug.unwrap().as_str(), "2026-03-12");
        assert_eq!(numbered(&"well".parse().unwrap(), 2).unwrap().as_str(), "well-2");
        assert_eq!(numbered(&"a".repeat(80).parse().unwrap(), 12).unwrap().as_str().len(), 80);
    }
}
