//! Whether the database is damaged, as far as this process knows.

use std::sync::atomic::{AtomicU8, Ordering};

use basis::{Problem, Result};
use sqlx::ConnectOptions as _;

use crate::{
    Conn, Db, args,
    conn::Inner,
    error::{damaged, is_damage, problem},
};

/// What is known of the database's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soundness {
    /// Nobody has looked yet, or it is PostgreSQL, which has nothing to ask for that reads all, and nothing was met.
    Unknown,
    /// The last look found every page whole.
    Whole,
    /// A look found a page that is none, or a statement met one.
    Damaged,
}

impl Soundness {
    /// None where it is not known.
    pub const fn is_damaged(self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::Whole => Some(false),
            Self::Damaged => Some(true),
        }
    }
}

#[derive(Default)]
pub(crate) struct Sound(AtomicU8);

impl Sound {
    fn set(&self, to: Soundness) {
        self.0.store(to as u8, Ordering::Relaxed);
    }
}

impl Db {
    /// What is known, without a look.
    pub fn soundness(&self) -> Soundness {
        match self.sound().0.load(Ordering::Relaxed) {
            0 => Soundness::Unknown,
            1 => Soundness::Whole,
            _ => Soundness::Damaged,
        }
    }

    /// An error of a statement, and what it says of the database itself.
    pub(crate) fn heard(&self, error: sqlx::Error) -> Problem {
        let problem = problem(error);
        if is_damage(&problem) {
            self.sound().set(Soundness::Damaged);
        }
        problem
    }

    /// Reads every page of a SQLite database once and looks whether the trees hold together: seconds for a gigabyte, on a connection of
    /// its own, while others read and write. What an index says is not compared with its table: that is for [`Db::faults`].
    ///
    /// # Errors
    /// When the look could not be done; damage is no error but an answer.
    pub async fn look_for_damage(&self) -> Result<Soundness> {
        let Some(readers) = self.sqlite_readers() else { return Ok(self.soundness()) };
        let own = readers.connect_options().as_ref().clone().connect().await;
        let own = own.map_err(|error| self.heard(error));
        let found = match own {
            Ok(own) => {
                let mut conn = Conn::new(Inner::SqliteWriter(Box::new(own)), self.clone());
                conn.all::<(String,)>("PRAGMA quick_check(1)", args![]).await
            }
            Err(problem) => Err(problem),
        };
        let first = match found {
            Ok(lines) => lines.into_iter().map(|(says,)| says).find(|says| says != "ok"),
            Err(problem) if is_damage(&problem) => Some(problem.to_string()),
            Err(problem) => return Err(problem),
        };
        let soundness = match first {
            None => Soundness::Whole,
            Some(first) => {
                // It names pages, never what stands on them.
                tracing::error!(problem = %damaged(first), "the database is damaged: restore the last backup");
                Soundness::Damaged
            }
        };
        self.sound().set(soundness);
        Ok(soundness)
    }
}
