#![doc = include_str!("../README.md")]

mod model;
mod picker;
mod show;
pub mod store;

pub use model::{
    Attachment, BIN_DAYS, Format, Item, Licence, MOST_BYTES, Picture, Stored, Texts, WIDTHS, file_name, tag,
};
pub use picker::{FIELD, Picker, chosen, picker};
pub use show::{Shapes, asset_of, attachment, figure, markdown, shapes};
pub use store::{by_name, picture, pictures};

pub const MIGRATIONS: db::Migrations = db::migrations!("library", "202611231030_assets");
