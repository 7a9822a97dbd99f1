//! Every SQL sentence of the room.

mod desk;
pub mod grown;
mod menus;
mod revisions;
mod sources;
mod writings;

pub use desk::{Listing, Shelf, desk};
pub use menus::{in_menu, menu, set_menu};
pub use revisions::{insert_revision, revision, revisions};
pub use sources::{
    add_source, chosen, parents_showing, refused_among, remove_source, set_refused, with_news,
};
pub use writings::{
    any, any_news, by_slug, due, find, free, insert, latest, newest, on_street, pages_of, published, purge,
    set_texts, street, taken, text, texts, update,
};

/// `$3, $4, $5`
fn places(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
