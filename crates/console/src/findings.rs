//! What was measured of an installation, and what can be found. Pure; the status page, `nasij doctor` and the letters say the same.

use basis::Moment;
use mail::Trouble;
use serde::{Deserialize, Serialize};
use web::Seen;

pub use crate::judge::{judge, trouble_words};

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    Database,
    Disk,
    Mail,
    Jobs,
    Clock,
    Visitors,
    Guard,
    Audit,
    Backup,
    BackupKey,
}

impl Check {
    /// Those of which the look's letters tell. That the database is damaged is told beside them: the look may lie in what is damaged.
    pub const TOLD: [Self; 5] = [Self::Disk, Self::Mail, Self::Jobs, Self::Clock, Self::Backup];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Disk => "disk",
            Self::Mail => "mail",
            Self::Jobs => "jobs",
            Self::Clock => "clock",
            Self::Visitors => "visitors",
            Self::Guard => "server",
            Self::Audit => "audit",
            Self::Backup => "backup",
            Self::BackupKey => "backup-key",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::TOLD.into_iter().find(|check| check.code() == code)
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Database => "console-check-database",
            Self::Disk => "console-check-disk",
            Self::Mail => "console-check-mail",
            Self::Jobs => "console-check-jobs",
            Self::Clock => "console-check-clock",
            Self::Visitors => "console-check-visitors",
            Self::Guard => "console-check-guard",
            Self::Audit => "console-check-audit",
            Self::Backup => "console-check-backup",
            Self::BackupKey => "console-check-backup-key",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// To be mended.
    Wrong,
    /// Worth knowing; nothing is broken.
    Note,
    Fine,
}

/// What stands in a finding's sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    Bytes(u64),
    Number(i64),
    Since(Moment),
    Word(&'static str),
}

/// One thing, how it stands, and its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub check: Check,
    pub state: State,
    pub key: &'static str,
    pub with: Vec<(&'static str, Amount)>,
}

impl Finding {
    pub(crate) fn new(check: Check, state: State, key: &'static str) -> Self {
        Self { check, state, key, with: Vec::new() }
    }
    pub(crate) fn with(mut self, name: &'static str, amount: Amount) -> Self {
        self.with.push((name, amount));
        self
    }
}

/// Jobs of one sort.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub waiting: i64,
    pub running: i64,
    pub failed: i64,
    /// Given up within a day.
    pub lately: i64,
    /// Of those, the ones that were begun as often as may be.
    pub worn_out: i64,
    pub oldest: Option<Moment>,
}

/// How letters leave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters {
    /// No mail server is set.
    pub kept: bool,
    /// The site's address is this machine's: a try.
    pub local: bool,
    pub sent: u64,
    /// What stood in the way last, unless a letter has left since: a [`Trouble`] by its code.
    pub trouble: Option<(Moment, String)>,
}

impl Letters {
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        self.trouble.as_ref().and_then(|(_, code)| Trouble::from_code(code))
    }
}

/// What is known of backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub made: Option<Moment>,
    /// The last that was brought back on trial.
    pub tried: Option<Moment>,
    pub failed: Option<Moment>,
    /// Somebody said that a copy of the key lies elsewhere.
    pub key_copied: bool,
    /// One is made every night.
    pub nightly: bool,
}

/// What was measured. Numbers and moments alone, so that it may go over the socket to `doctor`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    pub now: Moment,
    /// Bytes free and in all.
    pub disk: Option<(u64, u64)>,
    pub database: Option<u64>,
    /// Whether its pages hold what they must not; none where nobody has looked.
    #[serde(default)]
    pub damaged: Option<bool>,
    /// How far the database's clock is ahead of ours, in milliseconds.
    pub skew: Option<i64>,
    /// Whether the machine's clock follows others; none where the system does not tell.
    pub synchronised: Option<bool>,
    pub checkpoint: Option<Moment>,
    pub backups: Kept,
    pub jobs: Work,
    pub letters: Work,
    /// What only the running server knows.
    pub server: Option<Server>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    pub mail: Letters,
    pub visitors: Seen,
    pub guard_off: bool,
    pub uptime: u64,
    pub memory: Option<u64>,
    /// Requests turned away for their rate.
    pub refused: u64,
}
