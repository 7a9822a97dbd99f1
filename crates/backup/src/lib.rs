#![doc = include_str!("../README.md")]

mod create;
mod deep;
mod frames;
mod key;
mod objects;
mod read;
mod store;

use std::{
    any::Any,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

pub use create::{Made, Source, Target, create};
pub use deep::{Stored, digest, stored};
pub use frames::{Counted, Head, Totals};
pub use key::{Identity, KEY_FILE, Recipient};
pub use objects::newest;
pub use read::{Into, Restored, Verified, restore, sums, verify};

/// Lends this thread other hands, until what is given back is dropped. Root's command works as the owner of the data folder, who
/// may not write where root wants the backup: what touches it is done with root's hands, and nothing else is.
pub type Hands = fn() -> Box<dyn Any>;

/// With the hands that do everything.
pub fn own_hands() -> Box<dyn Any> {
    Box::new(())
}

/// How far a backup has come, for whoever waits. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Seen(Arc<[AtomicU64; 3]>);

impl Seen {
    pub(crate) fn rows(&self, count: u64) {
        let [rows, ..] = &*self.0;
        rows.fetch_add(count, Ordering::Relaxed);
    }
    pub(crate) fn file(&self, bytes: usize) {
        let [_, files, length] = &*self.0;
        files.fetch_add(1, Ordering::Relaxed);
        length.fetch_add(bytes as u64, Ordering::Relaxed);
    }
    /// Rows, files and bytes of files.
    pub fn so_far(&self) -> (u64, u64, u64) {
        let [rows, files, bytes] = &*self.0;
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (of(rows), of(files), of(bytes))
    }
}

/// What is not carried in rows: the list of migrations is the head's, files travel as files, and the outbox is for the processes
/// of one day.
fn left_out(rebuilt: &[&'static str]) -> Vec<&'static str> {
    [&["migrations", "files_blob", "outbox"], rebuilt].concat()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
