//! The form of a backup inside its encryption: one line, then frames. A frame is a letter, the length of what follows (four bytes,
//! the highest first), and its bytes.

use std::io::{self, Read, Write};

use basis::{Problem, Result};
use serde::{Deserialize, Serialize};

const FIRST: &[u8] = b"nasij-backup 1\n";

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Head,
    /// A file of the folder of keys: its name, a line's end, its bytes.
    Key,
    /// The list of what was erased.
    Erased,
    Table,
    /// Rows, deflated.
    Rows,
    TableEnd,
    /// A file begins: its name.
    File,
    Part,
    /// Rows, deflated, or a whole file, which lies as a part beside the backup: its name.
    RowsElsewhere,
    PartElsewhere,
    End,
}

const LETTERS: [(Kind, u8); 11] = [
    (Kind::Head, b'H'),
    (Kind::Key, b'K'),
    (Kind::Erased, b'E'),
    (Kind::Table, b'T'),
    (Kind::Rows, b'R'),
    (Kind::TableEnd, b't'),
    (Kind::File, b'F'),
    (Kind::Part, b'P'),
    (Kind::RowsElsewhere, b'r'),
    (Kind::PartElsewhere, b'p'),
    (Kind::End, b'Z'),
];

#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Head {
    /// Milliseconds since 1970.
    pub made: i64,
    /// The version of the binary that made it.
    pub nasij: String,
    pub database: String,
    /// Room and version of every migration that was applied.
    pub migrations: Vec<(String, String)>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TableHead {
    pub(crate) name: String,
    /// Names and kinds of the columns.
    pub(crate) columns: Vec<(String, String)>,
}

/// A table in numbers: the same for the same rows, on either database.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Counted {
    pub name: String,
    pub rows: u64,
    pub sum: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct Totals {
    pub tables: Vec<Counted>,
    pub keys: Vec<String>,
    pub files: u64,
    pub file_bytes: u64,
    /// Files that were no longer what their name says, and were left out.
    pub damaged: Vec<String>,
}

pub(crate) fn begin(to: &mut impl Write) -> io::Result<()> {
    to.write_all(FIRST)
}

pub(crate) fn write(to: &mut impl Write, kind: Kind, bytes: &[u8]) -> io::Result<()> {
    let letter = LETTERS.iter().find(|(one, _)| *one == kind).map_or(b'?', |(_, letter)| *letter);
    let length =
        u32::try_from(bytes.len()).map_err(|_| io::Error::other("a value is too long for a backup"))?;
    to.write_all(&[letter])?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(bytes)
}

pub(crate) fn is_begun(from: &mut impl Read) -> Result<()> {
    let mut first = [0; FIRST.len()];
    from.read_exact(&mut first).map_err(unreadable)?;
    if first == FIRST {
        Ok(())
    } else {
        Err(Problem::failed("this is no backup of nasij that this version can read"))
    }
}

pub(crate) fn read(from: &mut impl Read) -> Result<(Kind, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head).map_err(unreadable)?;
    let [letter, a, b, c, d] = head;
    let kind = LETTERS.iter().find(|(_, one)| *one == letter).map(|(kind, _)| *kind);
    let kind = kind.ok_or_else(|| {
        Problem::failed("the backup holds something that this version of nasij does not know")
    })?;
    let length = u64::from(u32::from_be_bytes([a, b, c, d]));
    let mut bytes = Vec::new();
    // Read as it comes: a length alone must not take the memory.
    let got = from.take(length).read_to_end(&mut bytes).map_err(unreadable)?;
    if got as u64 == length { Ok((kind, bytes)) } else { Err(cut()) }
}

/// Nothing may follow the last frame; reading on makes age check that the file's own end is there.
pub(crate) fn is_over(from: &mut impl Read) -> Result<()> {
    match from.read(&mut [0]).map_err(unreadable)? {
        0 => Ok(()),
        _ => Err(Problem::failed("the backup goes on after its end")),
    }
}

fn unreadable(error: io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => cut(),
        io::ErrorKind::InvalidData => {
            Problem::failed("the backup was changed or is damaged; take another one")
        }
        _ => Problem::failed(format!("the backup cannot be read: {error}")),
    }
}

fn cut() -> Problem {
    Problem::failed("the backup is cut off before its end; take another one")
}
