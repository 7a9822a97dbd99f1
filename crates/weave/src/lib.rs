#![doc = include_str!("../README.md")]

pub mod api;
mod at_door;
mod audit;
mod desk;
mod erased;
mod fact;
pub mod facts;
pub mod figures;
mod fresh;
mod holding;
mod lockdown;
pub mod machine;
mod own;
mod page;
pub mod proof;
mod publication;
mod reader;
mod room;
mod routes;
mod sealed;
mod settings;
mod shut;
mod site;
mod slot;
mod step_up;
pub mod testing;
mod visit;
mod weaving;

pub use audit::{Audit, Entry, note};
pub use desk::{DeskEntry, DeskPage, Group};
pub use erased::{Erasure, KEPT as ERASED_KEPT, all_erased, erased, forget_erased};
pub use fact::{Fact, Later, tell};
pub use figures::Figure;
pub use fresh::Fresh;
pub use holding::{Consent, FieldDeclared, Held, Holding, Kept, OwnWay, Purged, Purpose, Register, Who};
pub use lockdown::Lockdowns;
pub use own::{OwnPages, own_link, send};
pub use page::{Frame, Frames, Page, Plain};
pub use publication::{Latest, Publication, Publications};
pub use room::{Capability, FromAbove, MenuEntry, Role, Room, Samples};
pub use routes::{Access, At, Route, Routes};
pub use sealed::{Envelope, SealedField, SealedRecord, SealedTable};
pub use settings::{
    Configuration, LIVED_IN, RESTORING, Settings, drop_setting, is_lived_in, store_setting, stored_setting,
};
pub use shut::shut;
pub use site::{Parts, Services, Site, broken};
pub use slot::{Fragment, Slot, SlotAsk, SlotPlace};
pub use visit::{SESSION, SignIn, Visit};
pub use weaving::{Weaving, Woven, catalogue, migrations};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("weave", "202611230002_settings", "202611261300_erased", "202611261330_api_once");
pub const WORDS: &[words::Source] = words::sources!("weave");
