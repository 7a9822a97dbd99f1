#![doc = include_str!("../README.md")]

mod at_door;
mod audit;
mod desk;
mod fact;
pub mod facts;
mod fresh;
mod holding;
mod lockdown;
mod page;
mod publication;
mod reader;
mod room;
mod routes;
mod settings;
mod site;
mod slot;
pub mod testing;
mod visit;
mod weaving;

pub use audit::{Audit, Entry, note};
pub use desk::{DeskEntry, DeskPage, Group};
pub use fact::{Fact, Later, tell};
pub use fresh::Fresh;
pub use holding::{Held, Holding, Purpose, Who};
pub use lockdown::Lockdowns;
pub use page::{Frame, Frames, Page, Plain};
pub use publication::{Latest, Publication, Publications};
pub use room::{Capability, FromAbove, MenuEntry, Role, Room, Samples};
pub use routes::{Access, At, Route, Routes};
pub use settings::{Configuration, LIVED_IN, Settings, is_lived_in, stored_setting};
pub use site::{Parts, Services, Site, broken};
pub use slot::{Fragment, Slot, SlotAsk, SlotPlace};
pub use visit::{SESSION, SignIn, Visit};
pub use weaving::{Weaving, Woven, catalogue, migrations};

pub const MIGRATIONS: db::Migrations = db::migrations!("weave", "202611230002_settings");
pub const WORDS: &[words::Source] = words::sources!("weave");
