#![doc = include_str!("../README.md")]

mod create;
mod deep;
mod frames;
mod key;
mod objects;
mod read;
mod store;

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

pub use create::{Made, Source, Target, create};
pub use deep::{Stored, digest, stored};
pub use frames::{Counted, Head, Totals};
pub use key::{Identity, KEY_FILE, Recipient};
pub use objects::newest;
pub use read::{Into, Restored, Verified, restore, sums, verify};

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
