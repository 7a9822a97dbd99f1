//! Every SQL sentence of accounts.

mod accounts;
mod devices;
mod factors;
mod grants;
mod links;
mod names;
mod roles;
mod sessions;
mod tokens;
mod tries;
mod vouchings;

pub use accounts::*;
pub use devices::*;
pub use factors::*;
pub use grants::*;
pub use links::*;
pub use names::*;
pub use roles::*;
pub use sessions::*;
pub use tokens::*;
pub use tries::*;
pub use vouchings::*;
