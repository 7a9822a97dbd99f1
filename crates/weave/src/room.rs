use std::sync::Arc;

use async_trait::async_trait;
use basis::{Id, Result, Text, of::Body};
use db::{Conn, Migrations, Told};
use jobs::{Schedule, Worker};
use web::Tag;

use crate::{
    Audit, DeskEntry, Figure, Frames, Holding, Later, Lockdowns, OwnPages, Publications, Routes, SealedTable,
    Services, SignIn, Site, Slot, Visit,
};

/// The roles that every installation begins with. What each holds is laid out from what rooms declare; from then on it is
/// data, as are the roles that people make themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Everything at the body and below, and the installation's settings when the body is the root.
    Admin,
    /// Everything at the body and below but naming admins.
    Coordinator,
    /// Writes, publishes and moderates: what [`Role::Editor`] and [`Role::Moderator`] hold.
    Secretary,
    /// Writes and publishes.
    Editor,
    /// Decides over comments and messages.
    Moderator,
    /// Opens sealed records. Given with being named a keyholder, and no other way.
    Keyholder,
}

impl Role {
    pub const ALL: [Self; 6] =
        [Self::Admin, Self::Coordinator, Self::Secretary, Self::Editor, Self::Moderator, Self::Keyholder];
    pub const fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Coordinator => "coordinator",
            Self::Secretary => "secretary",
            Self::Editor => "editor",
            Self::Moderator => "moderator",
            Self::Keyholder => "keyholder",
        }
    }
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
    /// Whether it holds a capability when an installation begins.
    pub fn begins_with(self, capability: &Capability) -> bool {
        let named = |role| capability.roles.contains(&role);
        match self {
            Self::Admin | Self::Coordinator => capability.from_above != FromAbove::Never,
            Self::Secretary => named(self) || named(Self::Editor) || named(Self::Moderator),
            Self::Editor | Self::Moderator | Self::Keyholder => named(self),
        }
    }
}

/// A right as its room declares it: one line of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capability {
    /// `news.write`
    pub key: &'static str,
    /// The catalogue key that names it.
    pub words: &'static str,
    /// Which of the smaller roles hold it at first. Admins and coordinators hold every right but those that never come
    /// from above.
    pub roles: &'static [Role],
    pub from_above: FromAbove,
}

/// What a role over a body *and all below* gives of a right at the bodies below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FromAbove {
    /// The right itself.
    Always,
    /// The right where the body below shows its people; by default none does.
    WhereShown,
    /// Nothing: it is held at a body by whoever was named there, and no bundle of all rights has it.
    Never,
}

impl Capability {
    pub const fn new(key: &'static str, words: &'static str, roles: &'static [Role]) -> Self {
        Self { key, words, roles, from_above: FromAbove::Always }
    }
    /// About persons: from above only where the body shows them.
    #[must_use]
    pub const fn where_shown(mut self) -> Self {
        self.from_above = FromAbove::WhereShown;
        self
    }
    /// Held only by whoever is named at the body itself.
    #[must_use]
    pub const fn never_from_above(mut self) -> Self {
        self.from_above = FromAbove::Never;
        self
    }
}

/// A line of a body's public menu.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    pub label: Text,
    /// Below the body's home: `charter`.
    pub path: String,
    /// Small comes first; home is 0, chosen pages 100 and on, network 500, contact 900.
    pub order: i32,
}

/// The sample coalition's files, inside the binary.
pub trait Samples: Send + Sync {
    /// A file's bytes: `news/01-wells.toml`.
    fn bytes(&self, path: &str) -> Option<&[u8]>;
    /// The files of a folder, sorted by name, with the folder's name in front.
    fn list(&self, folder: &str) -> Vec<String>;
    /// A text file.
    fn text(&self, path: &str) -> Option<&str> {
        self.bytes(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }
}

/// What a crate gives the site: its table of contents. Everything but the name has a default.
#[async_trait]
pub trait Room: Send + Sync {
    fn name(&self) -> &'static str;
    fn migrations(&self) -> Option<Migrations> {
        None
    }
    fn words(&self) -> &'static [words::Source] {
        &[]
    }
    fn routes(&self) -> Routes {
        Routes::new()
    }
    /// Its part of the API's description.
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        None
    }
    fn rights(&self) -> &'static [Capability] {
        &[]
    }
    /// Lines of the desk's menu.
    fn desk(&self) -> Vec<DeskEntry> {
        Vec::new()
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        Vec::new()
    }
    fn publications(&self) -> Option<Arc<dyn Publications>> {
        None
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        Vec::new()
    }
    /// Tables of sealed records, which `keys` hands out.
    fn sealed(&self) -> Vec<Arc<dyn SealedTable>> {
        Vec::new()
    }
    fn workers(&self, _site: &Site) -> Vec<Worker> {
        Vec::new()
    }
    fn schedules(&self) -> Vec<Schedule> {
        Vec::new()
    }
    /// Objects that other crates ask the site for by type: the spine's.
    fn services(&self, _services: &mut Services) {}
    /// Only `network`.
    fn frames(&self) -> Option<Arc<dyn Frames>> {
        None
    }
    /// Only `accounts`.
    fn sign_in(&self) -> Option<Arc<dyn SignIn>> {
        None
    }
    /// Only `audit`.
    fn audit(&self) -> Option<Arc<dyn Audit>> {
        None
    }
    /// Only `people`.
    fn own_pages(&self) -> Option<Arc<dyn OwnPages>> {
        None
    }
    /// Only `lockdown`.
    fn lockdowns(&self) -> Option<Arc<dyn Lockdowns>> {
        None
    }
    /// Lines for a body's public menu.
    async fn menu(&self, _visit: &Visit, _body: Id<Body>) -> Result<Vec<MenuEntry>> {
        Ok(Vec::new())
    }
    /// Hears a fact inside its transaction; cheap database work only. An error undoes the transaction.
    async fn within(&self, _site: &Site, _conn: &mut Conn, _told: &Told) -> Result<()> {
        Ok(())
    }
    /// Hears tags after the commit and before the answer, from this process and from others: only cheap forgetting.
    fn at_once(&self, _tags: &[Tag]) {}
    /// Hears facts as jobs.
    fn later(&self) -> Vec<Later> {
        Vec::new()
    }
    /// Its numbers for whoever watches the installation.
    async fn figures(&self, _site: &Site, _conn: &mut Conn) -> Result<Vec<Figure>> {
        Ok(Vec::new())
    }
    /// Tables that this room fills again by itself from what others hold: no backup carries them.
    fn rebuilt(&self) -> &'static [&'static str] {
        &[]
    }
    /// After a restore and before the site answers: what must not come to life again ends, what was not carried is filled.
    async fn restored(&self, _site: &Site) -> Result<()> {
        Ok(())
    }
    /// Fills an empty installation with its part of the sample coalition. Called in the order of the rooms.
    async fn samples(&self, _site: &Site, _samples: &dyn Samples) -> Result<()> {
        Ok(())
    }
}
