mod act;
mod show;

pub use act::{confirm, lift, press};
pub use show::show;
