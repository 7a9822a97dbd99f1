mod below;
mod contact;
mod desk;
mod form;
mod messages;
mod public;
mod slots;
mod thread;

pub use contact::{contact, thanks as contact_thanks, write};
pub use desk::{answer, decide, list, one, thread as close};
pub use messages::{list as messages, reject as reject_message, send as send_message};
pub use public::{back, post, thanks};
pub use slots::{BelowPublication, DeskWaiting};
