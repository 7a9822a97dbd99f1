mod desk;
mod public;

pub use desk::{adhere, adherence, discard, draft, import, import_form, list, save, withdraw};
pub use public::{compare, current, numbered};
