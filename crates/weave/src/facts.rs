//! The facts that rooms tell each other. A teller and a listener import the same struct, and nothing of each other.

use basis::{
    Id,
    of::{Account, Asset, Body, Publication},
};
use serde::{Deserialize, Serialize};
use web::Tag;

use crate::Fact;

/// A publication appeared, changed or went: whoever lists, searches or feeds it looks again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Published {
    pub publication: Id<Publication>,
    pub body: Id<Body>,
    /// `news`, `page`, `charter` …
    pub kind: String,
    /// Whether it can be seen from the street now.
    pub visible: bool,
}

impl Fact for Published {
    const NAME: &'static str = "published";
    fn tags(&self) -> Vec<Tag> {
        vec![Tag::publication(self.publication), Tag::news_of(self.body)]
    }
}

/// Something under a publication changed: its comments, their thread.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Discussed {
    pub publication: Id<Publication>,
    pub body: Id<Body>,
}

impl Fact for Discussed {
    const NAME: &'static str = "discussed";
    fn tags(&self) -> Vec<Tag> {
        vec![Tag::publication(self.publication)]
    }
}

/// A body's name, profile, look or menu changed. Pages that show its name carry its tag.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BodyChanged {
    pub body: Id<Body>,
}

impl Fact for BodyChanged {
    const NAME: &'static str = "body-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Tag::body(self.body), Tag::tree()]
    }
}

/// The tree has another shape: a body came, went or moved. Rights and breadcrumbs follow it, so every page is made again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TreeChanged {
    pub body: Id<Body>,
}

impl Fact for TreeChanged {
    const NAME: &'static str = "tree-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Tag::tree(), Tag::new("*")]
    }
}

/// A lockdown of a body began, was confirmed, or ended. Names come and go with it on many pages: every one is made again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LockdownChanged {
    pub body: Id<Body>,
}

impl Fact for LockdownChanged {
    const NAME: &'static str = "lockdown-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Tag::new("lockdown"), Tag::new("*")]
    }
}

/// A body with all below it hangs elsewhere now. Told with [`TreeChanged`], for whoever must know what follows it and what
/// does not.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BranchMoved {
    pub body: Id<Body>,
}

impl Fact for BranchMoved {
    const NAME: &'static str = "branch-moved";
    fn tags(&self) -> Vec<Tag> {
        Vec::new()
    }
}

/// An account is about to be erased, in this transaction: whoever keeps something by its id lets it go. Told again when a restore
/// erases once more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountErased {
    pub account: Id<Account>,
}

impl Fact for AccountErased {
    const NAME: &'static str = "account-erased";
    fn tags(&self) -> Vec<Tag> {
        Vec::new()
    }
}

/// A picture or file of the library has other words, or went to the bin, or came back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AssetChanged {
    pub asset: Id<Asset>,
    pub body: Id<Body>,
}

impl AssetChanged {
    /// What every page that shows the asset is kept by.
    pub fn tag(asset: Id<Asset>) -> Tag {
        Tag::new(&format!("asset:{asset}"))
    }
}

impl Fact for AssetChanged {
    const NAME: &'static str = "asset-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Self::tag(self.asset)]
    }
}

/// A setting of the installation changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SettingsChanged {}

impl Fact for SettingsChanged {
    const NAME: &'static str = "settings-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Tag::new("settings"), Tag::new("*")]
    }
}

/// To whom a body's records are sealed changed: a keyholder came or left, a recovery sheet was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyChanged {
    pub body: Id<Body>,
}

impl KeyChanged {
    /// What every page that says whether a body has a key is kept by.
    pub fn tag(body: Id<Body>) -> Tag {
        Tag::new(&format!("key:{body}"))
    }
}

impl Fact for KeyChanged {
    const NAME: &'static str = "key-changed";
    fn tags(&self) -> Vec<Tag> {
        vec![Self::tag(self.body)]
    }
}
