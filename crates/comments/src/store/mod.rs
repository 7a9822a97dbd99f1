mod comments;
mod desk;
mod digests;
mod messages;

pub use comments::{Fresh, bursting, close, insert, insert_many, is_closed, thread};
pub use desk::{Ask, answer, decide, find, list, newest, one, purge_rejected, reject_bulk, waiting_by_body};
pub use digests::{last_digest, note_digest, purge_digests};
pub use messages::{
    Note, bursting_messages, erase_message, held_by_lookup, insert_message, is_open, letter_left,
    letters_left, list_messages, message, messages_by_body, overdue_messages, post_letters, purge_messages,
    reject_message, sent,
};

/// Where a page of a list goes on: before this moment, and at it before this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    pub at: i64,
    pub id: String,
}

impl Before {
    /// From the newest on.
    fn start() -> Self {
        Self { at: i64::MAX, id: String::new() }
    }
    /// As in the list's address: `1773309600000.01j…`.
    pub fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('.')?;
        Some(Self { at: at.parse().ok()?, id: id.to_owned() })
    }
}

impl std::fmt::Display for Before {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at, self.id)
    }
}
