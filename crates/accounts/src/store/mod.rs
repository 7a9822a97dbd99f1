//! Every SQL sentence of accounts.

mod accounts;
mod grants;
mod links;
mod sessions;

pub use accounts::*;
pub use grants::*;
pub use links::*;
pub use sessions::*;
