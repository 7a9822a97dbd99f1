pub mod api;
mod below;
mod contact;
mod desk;
mod done;
mod form;
mod item;
mod messages;
mod one;
mod public;
mod slots;
mod thread;

pub use contact::{contact, thanks as contact_thanks, write};
pub use desk::{decide, list};
pub use messages::{list as messages, reject as reject_message, send as send_message};
pub use one::{answer, one, thread as close};
pub use public::{back, post, thanks};
pub use slots::{BelowPublication, DeskWaiting};
