use basis::Problem;
use lettre::transport::smtp::Error;

/// Why letters do not leave, in a word that a page can say in any language: it names no address and repeats nothing that the relay said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No connection: wrong host or port, a firewall, no network.
    Unreachable,
    /// It took the connection and did not answer in time.
    Silent,
    /// No TLS could be agreed on.
    Tls,
    /// It does not take our user or password.
    SignIn,
    /// It takes no letters for the moment.
    Later,
    /// It refused one letter for good.
    Refused,
    /// It lacks STARTTLS, a way to sign in, or addresses beyond ASCII.
    Lacks,
    /// It hung up, or answered in no known form.
    HungUp,
}

impl Trouble {
    pub const ALL: [Self; 8] = [
        Self::Unreachable,
        Self::Silent,
        Self::Tls,
        Self::SignIn,
        Self::Later,
        Self::Refused,
        Self::Lacks,
        Self::HungUp,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Silent => "silent",
            Self::Tls => "tls",
            Self::SignIn => "sign-in",
            Self::Later => "later",
            Self::Refused => "refused",
            Self::Lacks => "lacks",
            Self::HungUp => "hung-up",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.code() == code)
    }

    /// `ours`: a 5xx answer would be about how we sign in, not about a letter.
    pub(crate) fn of(error: &Error, ours: bool) -> Self {
        if error.is_permanent() {
            if ours { Self::SignIn } else { Self::Refused }
        } else if error.status().is_some() {
            Self::Later
        } else if error.is_tls() {
            Self::Tls
        } else if error.is_timeout() {
            Self::Silent
        } else if error.is_client() {
            Self::Lacks
        } else if error.is_response() {
            Self::HungUp
        } else {
            Self::Unreachable
        }
    }
}

/// A letter, or a look, that came to nothing.
#[derive(Debug)]
pub(crate) struct Lost {
    pub(crate) trouble: Trouble,
    pub(crate) problem: Problem,
}
