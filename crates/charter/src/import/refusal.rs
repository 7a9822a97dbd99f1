use std::{error::Error, fmt};

/// Why a file is not imported. `Display` is one sentence for the terminal: what, why, what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes, or only white space.
    Empty,
    /// Not text: `what` names the format where its first bytes tell it.
    Binary { what: Option<&'static str> },
    /// More than `limit` bytes.
    TooLarge { limit: u64 },
    /// Text or HTML was read, but nothing of it is content.
    NoText,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "the file cannot be imported because it is empty; save the page again from the browser as text or HTML",
            ),
            Self::Binary { what: Some(what) } => write!(
                f,
                "the file cannot be imported because it is {what}, not text; save the page as text or as HTML only and import that"
            ),
            Self::Binary { what: None } => f.write_str(
                "the file cannot be imported because it holds binary data, not text; save the page as text or as HTML only and import that",
            ),
            Self::TooLarge { limit } => write!(
                f,
                "the file cannot be imported because it is larger than {} MB; keep only the page itself and import that",
                limit / (1024 * 1024)
            ),
            Self::NoText => f.write_str(
                "the file cannot be imported because no text was found between its menus and scripts; open it in a browser, copy the text into a text file and import that",
            ),
        }
    }
}

impl Error for Refusal {}
