#![doc = include_str!("../README.md")]

mod arg;
pub mod bulk;
mod conn;
mod error;
mod figures;
mod load;
mod migrate;
mod open;
mod rows;
mod snapshot;
mod sound;
pub mod testing;
mod told;
mod write;

pub use arg::Arg;
pub use conn::Conn;
pub use error::{DAMAGED, id, is_damage, on_unique, slug};
pub use figures::Figures;
pub use load::Loader;
pub use migrate::{Migration, Migrations};
pub use open::{Db, Options};
pub use rows::{Block, Holds, Sum, Table};
pub use snapshot::Snapshot;
pub use sound::Soundness;
pub use told::{Heard, Hooks, Told};

/// The tables of this crate itself: what was told to other processes.
pub const MIGRATIONS: Migrations = crate::migrations!("db"; split "202611230001_outbox");
