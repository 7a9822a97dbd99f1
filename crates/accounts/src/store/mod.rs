//! Every SQL sentence of accounts.

mod accounts;
mod grants;
mod links;
mod names;
mod sessions;

pub use accounts::*;
pub use grants::*;
pub use links::*;
pub use names::*;
pub use sessions::*;
