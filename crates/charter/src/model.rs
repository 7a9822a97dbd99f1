use std::collections::HashMap;

use basis::{FieldProblem, Id, Language, Moment, Problem, Result, Text, of::Body};

use crate::import::{ArticleKind, Imported};

/// What a version's id is of.
#[derive(Debug)]
pub enum VersionMark {}

/// The most characters of one article in one language, and the most articles.
pub const ARTICLE: usize = 4_000;
pub const ARTICLES: usize = 400;

/// A version without its articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    pub id: Id<VersionMark>,
    pub body: Id<Body>,
    /// `None` while it is a draft.
    pub number: Option<i64>,
    pub title: Text,
    /// YYYY-MM-DD
    pub day: String,
    pub published: Option<Moment>,
    pub updated: Moment,
    pub edit: i64,
}

/// A numbered part of a charter, in every language it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    pub kind: ArticleKind,
    pub number: Option<i64>,
    pub texts: Text,
}

/// A body's acceptance of a version.
#[derive(Debug, Clone, PartialEq)]
pub struct Adherence {
    pub body: Id<Body>,
    pub version: Id<VersionMark>,
    pub day: String,
    pub reservation: Text,
}

impl ArticleKind {
    pub const ALL: [Self; 6] =
        [Self::Text, Self::Vision, Self::Mission, Self::Goal, Self::Means, Self::Strength];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vision => "vision",
            Self::Mission => "mission",
            Self::Goal => "goal",
            Self::Means => "means",
            Self::Strength => "strength",
            Self::Text => "text",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
    /// Goals and means are counted.
    pub const fn is_numbered(self) -> bool {
        matches!(self, Self::Goal | Self::Means)
    }
}

/// The anchor of each article: `goal-3`, `vision`, `text-2`; a repeated number gets a letter of its own place.
pub fn anchors(articles: &[Article]) -> Vec<String> {
    let mut places: HashMap<ArticleKind, i64> = HashMap::new();
    let mut taken: HashMap<String, i64> = HashMap::new();
    articles
        .iter()
        .map(|article| {
            let place = places.entry(article.kind).or_insert(0);
            *place += 1;
            let number = article.number.unwrap_or(*place);
            let mut anchor = format!("{}-{number}", article.kind.code());
            let again = taken.entry(anchor.clone()).or_insert(0);
            *again += 1;
            if *again > 1 {
                anchor = format!("{anchor}-{again}");
            }
            anchor
        })
        .collect()
}

/// Puts what was imported in one language into the articles there are: an article of the same kind and number (or place
/// among its kind) takes the text; one that nobody has yet is added after its forerunner. Articles that the import does not
/// have keep their other languages, and go when they have none.
pub fn join(mut articles: Vec<Article>, imported: &Imported) -> Vec<Article> {
    for article in &mut articles {
        article.texts.set(imported.language, "");
    }
    let mut keys: Vec<String> = anchors(&articles);
    let incoming: Vec<Article> = imported
        .articles
        .iter()
        .map(|article| Article {
            kind: article.kind,
            number: article.number.map(i64::from),
            texts: Text::of(imported.language, article.text.clone()),
        })
        .collect();
    let mut after = None;
    for (key, article) in anchors(&incoming).into_iter().zip(incoming) {
        let place = keys.iter().position(|known| *known == key);
        match place.and_then(|place| articles.get_mut(place).map(|known| (place, known))) {
            Some((place, known)) => {
                known.texts.set(imported.language, article.texts.get(imported.language).unwrap_or_default());
                after = Some(place);
            }
            None => {
                let place = after.map_or(0, |after: usize| after + 1);
                articles.insert(place, article);
                keys.insert(place, key);
                after = Some(place);
            }
        }
    }
    articles.retain(|article| !article.texts.is_empty());
    articles
}

/// A draft as a form holds it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    pub title: Text,
    pub day: String,
    pub articles: Vec<Article>,
}

impl Draft {
    /// What is wrong with it before it can be kept; before it can be published it must say something too.
    ///
    /// # Errors
    /// Each field with its reason.
    pub fn check(&self, to_publish: bool) -> Result<()> {
        let mut wrong = Vec::new();
        let mut say = |field: String, key: &'static str| {
            wrong.push(FieldProblem { field: field.into(), key: key.into() })
        };
        if !is_day(&self.day) {
            say("day".into(), "field-bad-date");
        }
        for (language, title) in self.title.iter() {
            if title.chars().count() > 200 {
                say(format!("title-{language}"), "field-too-long");
            }
        }
        if self.articles.len() > ARTICLES {
            say("articles".into(), "charter-too-many-articles");
        }
        for (place, article) in self.articles.iter().enumerate() {
            for (language, text) in article.texts.iter() {
                if text.chars().count() > ARTICLE {
                    say(format!("text-{place}-{language}"), "field-too-long");
                }
            }
        }
        if to_publish && self.title.is_empty() {
            say("title-ar".into(), "field-one-language");
        }
        if to_publish && self.articles.is_empty() {
            say("articles".into(), "charter-no-articles");
        }
        Problem::from_fields(wrong)
    }

    pub fn languages(&self) -> Vec<Language> {
        Language::ALL
            .into_iter()
            .filter(|language| {
                self.title.get(*language).is_some()
                    || self.articles.iter().any(|article| article.texts.get(*language).is_some())
            })
            .collect()
    }
}

/// `2026-03-12`, and no other shape.
pub fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    matches!((parts.as_slice(), numbers.as_deref()), ([year, month, day], Some([_, m, d]))
        if year.len() == 4 && month.len() == 2 && day.len() == 2 && (1..=12).contains(m) && (1..=31).contains(d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(kind: ArticleKind, number: Option<i64>, ar: &str) -> Article {
        Article { kind, number, texts: Text::of(Language::Ar, ar) }
    }

    #[test]
    fn anchors_are_the_kind_and_the_number() {
        let articles = [
            article(ArticleKind::Text, None, "a"),
            article(ArticleKind::Vision, None, "b"),
            article(ArticleKind::Goal, Some(1), "c"),
            article(ArticleKind::Goal, Some(3), "d"),
            article(ArticleKind::Goal, Some(3), "e"),
            article(ArticleKind::Text, None, "f"),
        ];
        assert_eq!(anchors(&articles), ["text-1", "vision-1", "goal-1", "goal-3", "goal-3-2", "text-2"]);
    }

    #[test]
    fn a_second_language_joins_by_kind_and_number() {
        let have = vec![
            article(ArticleKind::Vision, None, "رؤية"),
            article(ArticleKind::Goal, Some(1), "هدف"),
            article(ArticleKind::Goal, Some(2), "هدف ثان"),
        ];
        let one = |kind, number, text: &str| crate::import::Article { kind, number, text: text.into() };
        let imported = Imported {
            title: "Charte".into(),
            language: Language::Fr,
            articles: vec![
                one(ArticleKind::Vision, None, "Vision"),
                one(ArticleKind::Mission, None, "Mission"),
                one(ArticleKind::Goal, Some(1), "But"),
                one(ArticleKind::Goal, Some(3), "But trois"),
            ],
            left_out: vec![],
        };
        let joined = join(have, &imported);
        let shape: Vec<(ArticleKind, Option<i64>, usize)> =
            joined.iter().map(|a| (a.kind, a.number, a.texts.languages().count())).collect();
        assert_eq!(
            shape,
            [
                (ArticleKind::Vision, None, 2),
                (ArticleKind::Mission, None, 1),
                (ArticleKind::Goal, Some(1), 2),
                (ArticleKind::Goal, Some(3), 1),
                (ArticleKind::Goal, Some(2), 1),
            ]
        );
        // Again: nothing is doubled.
        assert_eq!(join(joined.clone(), &imported), joined);
    }

    #[test]
    fn days_have_one_shape() {
        assert!(is_day("2026-03-12"));
        for wrong in ["2026-3-12", "12-03-2026", "2026-13-01", "2026-01-32", "", "2026-01-01x", "-026-01-01"]
        {
            assert!(!is_day(wrong), "{wrong}");
        }
    }
}
