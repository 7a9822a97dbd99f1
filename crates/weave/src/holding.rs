use async_trait::async_trait;
use basis::{Id, Moment, Problem, Result, of::Body};
use db::Conn;

use crate::{Site, Visit};

/// Why something about a person is kept, and for how long at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// `comments.contact`
    pub key: &'static str,
    /// The catalogue key that says it to her.
    pub words: &'static str,
    /// Whole days from the day it was given; 0: gone when its purpose is done.
    pub days: u32,
}

/// Who can read a field where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Sealed to the body's keyholders: this server cannot read it back.
    Sealed,
    /// Encrypted with the server's key: the server reads it to do its work.
    Encrypted,
    /// As it is: what says nothing of who she is, or what she wrote to be shown.
    Open,
}

/// Something she may allow, apart from giving a field at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// `campaigns.delivery`
    pub key: &'static str,
    /// The catalogue key that says it to her.
    pub words: &'static str,
}

/// One kind of thing that is kept about a person. It cannot be declared without its purpose, which brings its end, and
/// forms about persons take no other fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldDeclared {
    /// `people.place`: the field's name in forms is what follows the last dot.
    pub key: &'static str,
    /// The catalogue key of its name.
    pub words: &'static str,
    pub purpose: Purpose,
    pub kept: Kept,
    /// Without one of these it is not kept, even if she gave it. None: giving it is enough.
    pub consents: &'static [Consent],
}

impl FieldDeclared {
    pub const fn new(key: &'static str, words: &'static str, purpose: Purpose, kept: Kept) -> Self {
        Self { key, words, purpose, kept, consents: &[] }
    }
    /// Kept only with one of `consents`.
    #[must_use]
    pub const fn needs(mut self, consents: &'static [Consent]) -> Self {
        self.consents = consents;
        self
    }
    /// Whether what she allowed is enough to keep it.
    pub fn may_be_kept(&self, allowed: &[Consent]) -> bool {
        self.consents.is_empty() || self.consents.iter().any(|one| allowed.contains(one))
    }
    /// Its name in forms and in sealed records.
    pub fn name(&self) -> &'static str {
        self.key.rsplit('.').next().unwrap_or(self.key)
    }
}

/// Whom it is about: the address she gave, compared by keyed look-up and never stored in clear; at one body, or at all.
#[derive(Debug, Clone)]
pub struct Who {
    pub address: String,
    pub body: Option<Id<Body>>,
    /// She showed a short while ago, signed in, that it is she; else she came by a letter's link.
    pub shown: bool,
}

impl Who {
    /// At every body.
    pub fn new(address: impl Into<String>) -> Self {
        Self { address: address.into(), body: None, shown: false }
    }
    /// At this body alone.
    #[must_use]
    pub fn at(mut self, body: Id<Body>) -> Self {
        self.body = Some(body);
        self
    }
    /// Signed in, and shown to be she.
    #[must_use]
    pub fn shown(mut self) -> Self {
        self.shown = true;
        self
    }
    /// Whether what is held at `body` is asked for.
    pub fn asks_of(&self, body: Id<Body>) -> bool {
        self.body.is_none_or(|asked| asked == body)
    }
}

/// One thing a room keeps about her: which body, why, since and until when. Never its contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub purpose: Purpose,
    pub body: Id<Body>,
    pub since: Moment,
    pub until: Option<Moment>,
}

/// A page of a room's own on which she does more about what is held of her at a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWay {
    pub body: Id<Body>,
    pub label: String,
    pub href: String,
}

/// What a purge took: how many things of one purpose at one body. No more is remembered of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    pub purpose: &'static str,
    /// None: of the whole installation.
    pub body: Option<Id<Body>>,
    pub count: u64,
}

/// What a room keeps about persons. The nightly purge, a person's own page and a body's leaving walk all of them.
#[async_trait]
pub trait Holding: Send + Sync {
    fn purposes(&self) -> &'static [Purpose];
    /// The kinds of things that are kept, each under one of the purposes.
    fn fields(&self) -> &'static [FieldDeclared] {
        &[]
    }
    /// The purposes that a body has use for now: it asks for something under them, or holds it. Else nobody is told of them there.
    async fn in_use(&self, _site: &Site, _conn: &mut Conn, _body: Id<Body>) -> Result<Vec<Purpose>> {
        Ok(self.purposes().to_vec())
    }
    /// The tables they lie in: tidied up in the night after something went.
    fn tables(&self) -> &'static [&'static str] {
        &[]
    }
    /// What is held about her, at the body that is asked for.
    async fn list(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<Vec<Held>>;
    /// The room's own pages about it, for her alone.
    async fn ways(&self, _visit: &Visit, _conn: &mut Conn, _who: &Who) -> Result<Vec<OwnWay>> {
        Ok(Vec::new())
    }
    /// Erases all of it at the body that is asked for; how many things went. Their ids go on the list of what was erased
    /// ([`crate::erased`]).
    async fn erase(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<u64>;
    /// What she gave, as JSON for her alone; never what is sealed.
    async fn export(&self, site: &Site, conn: &mut Conn, who: &Who) -> Result<serde_json::Value>;
    /// Erases what is past its end; how many things went.
    async fn purge(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<u64>;
    /// As [`Holding::purge`], told apart by purpose and body.
    async fn purge_counted(&self, site: &Site, conn: &mut Conn, now: Moment) -> Result<Vec<Purged>> {
        let purpose = self.purposes().first().map_or("", |purpose| purpose.key);
        Ok(vec![Purged { purpose, body: None, count: self.purge(site, conn, now).await? }])
    }
    /// Erases once more one thing that was erased, by its table and id, where a restore brought it back; how many went.
    async fn erase_again(&self, _site: &Site, _conn: &mut Conn, _table: &str, _id: &str) -> Result<u64> {
        Ok(0)
    }
}

/// Every purpose and field of the site, as its rooms declare them.
#[derive(Debug, Default)]
pub struct Register {
    purposes: Vec<Purpose>,
    fields: Vec<FieldDeclared>,
}

impl Register {
    /// # Errors
    /// Two purposes or two fields with one key, a field under a purpose that its holding does not have, or a purpose
    /// without words: the site is not woven.
    pub(crate) fn of(holdings: &[std::sync::Arc<dyn Holding>]) -> Result<Self> {
        let mut register = Self::default();
        for holding in holdings {
            for purpose in holding.purposes() {
                if register.purposes.iter().any(|known| known.key == purpose.key) {
                    return Err(Problem::failed(format!("the purpose {} is declared twice", purpose.key)));
                }
                register.purposes.push(*purpose);
            }
            for field in holding.fields() {
                if register.fields.iter().any(|known| known.key == field.key) {
                    return Err(Problem::failed(format!("the field {} is declared twice", field.key)));
                }
                if !holding.purposes().contains(&field.purpose) {
                    return Err(Problem::failed(format!("the field {} has no purpose here", field.key)));
                }
                register.fields.push(*field);
            }
        }
        Ok(register)
    }

    pub fn purposes(&self) -> &[Purpose] {
        &self.purposes
    }
    pub fn fields(&self) -> &[FieldDeclared] {
        &self.fields
    }
    /// The kinds of things that are kept for one purpose.
    pub fn fields_of<'a>(&'a self, purpose: &'a str) -> impl Iterator<Item = &'a FieldDeclared> {
        self.fields.iter().filter(move |field| field.purpose.key == purpose)
    }
}

impl Site {
    /// What rooms keep about persons.
    pub fn holdings(&self) -> &[std::sync::Arc<dyn Holding>] {
        &self.holdings
    }
    /// Why, and what kinds of things.
    pub fn register(&self) -> &Register {
        &self.register
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const ONE: Purpose = Purpose { key: "a.one", words: "x", days: 30 };
    const OTHER: Purpose = Purpose { key: "a.other", words: "x", days: 30 };
    const NAME: FieldDeclared = FieldDeclared::new("a.name", "x", ONE, Kept::Sealed);

    const LETTERS: Consent = Consent { key: "letters", words: "x" };
    const NEWS: Consent = Consent { key: "other", words: "x" };

    struct Declares(&'static [Purpose], &'static [FieldDeclared]);

    #[async_trait]
    impl Holding for Declares {
        fn purposes(&self) -> &'static [Purpose] {
            self.0
        }
        fn fields(&self) -> &'static [FieldDeclared] {
            self.1
        }
        async fn list(&self, _: &Site, _: &mut Conn, _: &Who) -> Result<Vec<Held>> {
            Ok(Vec::new())
        }
        async fn erase(&self, _: &Site, _: &mut Conn, _: &Who) -> Result<u64> {
            Ok(0)
        }
        async fn export(&self, _: &Site, _: &mut Conn, _: &Who) -> Result<serde_json::Value> {
            Ok(serde_json::Value::Null)
        }
        async fn purge(&self, _: &Site, _: &mut Conn, _: Moment) -> Result<u64> {
            Ok(0)
        }
    }

    #[test]
    fn what_is_declared_twice_or_without_its_purpose_is_not_woven() {
        let of = |all: Vec<Declares>| {
            let all: Vec<Arc<dyn Holding>> =
                all.into_iter().map(|one| Arc::new(one) as Arc<dyn Holding>).collect();
            Register::of(&all)
        };
        let register = of(vec![Declares(&[ONE], &[NAME]), Declares(&[OTHER], &[])]).unwrap();
        assert_eq!(register.purposes().len(), 2);
        let needy = NAME.needs(&[LETTERS]);
        assert!(NAME.may_be_kept(&[]) && !needy.may_be_kept(&[]) && needy.may_be_kept(&[NEWS, LETTERS]));
        assert_eq!(register.fields_of("a.one").map(FieldDeclared::name).collect::<Vec<_>>(), ["name"]);
        assert!(of(vec![Declares(&[ONE], &[]), Declares(&[ONE], &[])]).is_err());
        assert!(of(vec![Declares(&[ONE], &[NAME, NAME])]).is_err());
        assert!(of(vec![Declares(&[OTHER], &[NAME])]).is_err());
    }
}
