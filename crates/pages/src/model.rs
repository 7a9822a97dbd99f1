//! Nouns, states and checks: pure.

use std::time::Duration;

use basis::{
    Id, Language, Moment, Problem, Result, Slug, Text,
    of::{Account, Asset, Body, Publication},
};
use serde::{Deserialize, Serialize};

/// The number of the renderer whose HTML is kept beside a text. It rises when `look::prose` makes other HTML of the same text;
/// what an older one made is made anew when it is read.
pub const RENDERER: i64 = 1;
/// How long a removed writing can be brought back.
pub const IN_BIN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Most characters of a title, a summary, a text, a menu label.
pub const TITLE: usize = 200;
pub const SUMMARY: usize = 600;
pub const TEXT: usize = 200_000;
pub const LABEL: usize = 60;

/// What a writing is. The two differ in address and list, and in nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    News,
    Page,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::News, Self::Page];
    /// As in the column, and as a [`weave::Publication`]'s kind.
    pub const fn code(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Page => "page",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
    /// The first part of its addresses, on the street and in the desk.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Page => "pages",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Draft,
    Scheduled,
    Published,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Scheduled, Self::Published];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What is done to a writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Save,
    Publish,
    /// To be published at this moment.
    Schedule(Moment),
    Unpublish,
    Remove,
    Restore,
}

/// Everything of a writing that its revisions keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub slug: Slug,
    pub title: Text,
    pub summary: Text,
    /// Markdown.
    pub text: Text,
    pub picture: Option<Id<Asset>>,
    pub sensitive: bool,
}

impl Content {
    /// The languages it is written in: those with a title.
    pub fn languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.title.get(*language).is_some()).collect()
    }
    /// What the desk's search looks in.
    pub fn folded(&self) -> String {
        folded(&self.title, &self.summary)
    }
}

fn folded(title: &Text, summary: &Text) -> String {
    let texts = title.iter().chain(summary.iter()).map(|(_, text)| basis::fold(text));
    texts.collect::<Vec<_>>().join(" ")
}

/// A row: what is shown of a writing, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    pub id: Id<Publication>,
    pub body: Id<Body>,
    pub kind: Kind,
    pub slug: Slug,
    pub state: State,
    /// When it is to be published, while it is scheduled.
    pub publish_at: Option<Moment>,
    pub first_published: Option<Moment>,
    /// When what is shown was last changed.
    pub updated: Moment,
    /// The newest revision.
    pub version: i64,
    /// The revision on the street.
    pub live: Option<i64>,
    pub title: Text,
    pub summary: Text,
    pub picture: Option<Id<Asset>>,
    pub sensitive: bool,
    /// When it went to the bin.
    pub removed: Option<Moment>,
    pub removed_by: Option<Id<Account>>,
    pub created_by: Option<Id<Account>>,
}

impl Writing {
    /// Below the body's home: `news/the-well`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.kind.folder(), self.slug)
    }
    /// Whether it can be seen from the street.
    pub fn is_visible(&self) -> bool {
        self.state == State::Published && self.removed.is_none()
    }
    /// Whether its newest revision waits to be published over the live one.
    pub fn has_changes(&self) -> bool {
        self.live.is_some_and(|live| live != self.version)
    }
    pub fn languages(&self) -> Vec<Language> {
        self.title.languages().collect()
    }
    /// What the desk's search looks in.
    pub fn folded(&self) -> String {
        folded(&self.title, &self.summary)
    }
    /// The day it carries.
    pub fn date(&self) -> Moment {
        self.first_published.unwrap_or(self.updated)
    }
    /// Takes over what is shown.
    pub fn show(&mut self, content: &Content, now: Moment) {
        self.slug = content.slug.clone();
        self.title = content.title.clone();
        self.summary = content.summary.clone();
        self.picture = content.picture;
        self.sensitive = content.sensitive;
        self.updated = now;
    }

    /// Goes a step, if it can be gone from here.
    ///
    /// # Errors
    /// Conflict (`pages-not-now`) when it cannot; invalid at `publish_at` for a time that is over.
    pub fn step(&mut self, step: Step, by: Option<Id<Account>>, now: Moment) -> Result<()> {
        let in_bin = self.removed.is_some();
        let possible = match step {
            Step::Save | Step::Publish | Step::Remove => !in_bin,
            Step::Schedule(_) => !in_bin && self.state != State::Published,
            Step::Unpublish => !in_bin && self.state != State::Draft,
            Step::Restore => in_bin,
        };
        if !possible {
            return Err(Problem::conflict("pages-not-now"));
        }
        match step {
            Step::Save => {}
            Step::Publish => {
                self.first_published =
                    self.first_published.or(self.publish_at.filter(|at| *at <= now)).or(Some(now));
                (self.state, self.publish_at, self.live) = (State::Published, None, Some(self.version));
            }
            Step::Schedule(at) if at <= now => return Err(Problem::invalid("publish_at", "field-date-past")),
            Step::Schedule(at) => (self.state, self.publish_at) = (State::Scheduled, Some(at)),
            Step::Unpublish => (self.state, self.publish_at, self.live) = (State::Draft, None, None),
            Step::Remove => (self.removed, self.removed_by) = (Some(now), by),
            Step::Restore => {
                (self.removed, self.removed_by) = (None, None);
                if self.publish_at.is_some_and(|at| at <= now) {
                    (self.state, self.publish_at) = (State::Draft, None);
                }
            }
        }
        Ok(())
    }
}

/// One save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub version: i64,
    pub at: Moment,
    pub account: Option<Id<Account>>,
}

/// `slug-2`, `slug-3` … within 80 characters.
pub fn numbered(slug: &Slug, number: u32) -> Option<Slug> {
    let end = format!("-{number}");
    let room = 80_usize.saturating_sub(end.len());
    let stem: String = slug.as_str().chars().take(room).collect();
    format!("{}{end}", stem.trim_end_matches('-')).parse().ok()
}

/// A page of a body's menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    pub writing: Id<Publication>,
    /// Empty in a language: the page's title stands.
    pub label: Text,
    pub title: Text,
    pub slug: Slug,
    pub visible: bool,
}

impl MenuItem {
    /// The label in every language that has one or a title.
    pub fn words(&self) -> Text {
        Language::ALL.into_iter().fold(Text::new(), |words, language| {
            words.with(language, self.label.get(language).or(self.title.get(language)).unwrap_or_default())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = Moment::from_millis(1_000_000);
    const LATER: Moment = Moment::from_millis(2_000_000);

    fn writing(state: State, removed: bool) -> Writing {
        let published = state == State::Published;
        Writing {
            id: Id::from_bits(1),
            body: Id::from_bits(2),
            kind: Kind::News,
            slug: "the-well".parse().unwrap(),
            state,
            publish_at: (state == State::Scheduled).then_some(LATER),
            first_published: published.then_some(NOON),
            updated: NOON,
            version: 3,
            live: published.then_some(2),
            title: Text::of(Language::Ar, "البئر"),
            summary: Text::new(),
            picture: None,
            sensitive: false,
            removed: removed.then_some(NOON),
            removed_by: None,
            created_by: None,
        }
    }

    #[test]
    fn steps_as_the_readme_says() {
        use State::{Draft, Published, Scheduled};
        let schedule = Step::Schedule(LATER);
        for (from, in_bin, step, to) in [
            (Draft, false, Step::Save, Some(Draft)),
            (Scheduled, false, Step::Save, Some(Scheduled)),
            (Published, false, Step::Save, Some(Published)),
            (Draft, false, Step::Publish, Some(Published)),
            (Scheduled, false, Step::Publish, Some(Published)),
            (Published, false, Step::Publish, Some(Published)),
            (Draft, false, schedule, Some(Scheduled)),
            (Scheduled, false, schedule, Some(Scheduled)),
            (Published, false, schedule, None),
            (Draft, false, Step::Unpublish, None),
            (Scheduled, false, Step::Unpublish, Some(Draft)),
            (Published, false, Step::Unpublish, Some(Draft)),
            (Published, false, Step::Remove, Some(Published)),
            (Published, true, Step::Restore, Some(Published)),
            (Draft, true, Step::Publish, None),
            (Draft, true, Step::Remove, None),
            (Draft, false, Step::Restore, None),
        ] {
            let mut it = writing(from, in_bin);
            let gone = it.step(step, None, NOON).ok().map(|()| it.state);
            assert_eq!(gone, to, "{from:?} {in_bin} {step:?}");
        }
    }

    #[test]
    fn what_the_steps_leave() {
        let mut it = writing(State::Published, false);
        assert!(it.is_visible() && it.has_changes());
        it.step(Step::Publish, None, LATER).unwrap();
        assert_eq!((it.live, it.first_published, it.has_changes()), (Some(3), Some(NOON), false));
        it.step(Step::Remove, Some(Id::from_bits(7)), LATER).unwrap();
        assert!(!it.is_visible());
        it.step(Step::Restore, None, LATER).unwrap();
        assert!(it.is_visible() && it.removed_by.is_none());
        it.step(Step::Unpublish, None, LATER).unwrap();
        assert_eq!((it.live, it.first_published), (None, Some(NOON)));
        let past = it.step(Step::Schedule(NOON), None, LATER).unwrap_err();
        assert_eq!(past.field("publish_at"), Some("field-date-past"));
        let mut late = writing(State::Scheduled, true);
        late.step(Step::Restore, None, Moment::from_millis(3_000_000)).unwrap();
        assert_eq!((late.state, late.publish_at), (State::Draft, None));
    }
}
