mod counts;
pub mod grown;
mod letters;
mod links;
mod persons;
mod purges;
mod requests;

pub use counts::{count_sealed, recount};
pub use letters::{forget_letters, insert_letter, letter, letter_left, letters_since};
pub use links::{Link, link, links, unlink};
pub use persons::{
    Ask, Before, COUNTED, Counts, NewPerson, SealedBytes, SealedRow, any, consents, count, erase,
    from_herself, give, history, insert, insert_allowed, knows_any, list, newest, note, of_address, one,
    overdue, purge, reachable, refresh, sealed, set, set_sealed, withdraw,
};
pub use purges::{insert_purges, purges};
pub use requests::{
    answer, ask, erase_request, is_open, open_by_body, overdue_requests, purge_requests, request, requests,
    requests_of,
};
