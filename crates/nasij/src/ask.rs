//! Asks for a passphrase: from `NASIJ_PASSPHRASE`, or on the terminal, which does not show what is typed.

use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, IsTerminal as _, Write as _},
};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use seal::passphrase::Passphrase;
use zeroize::Zeroizing;

use crate::failed::{Failed, because};

pub const VARIABLE: &str = "NASIJ_PASSPHRASE";
/// Nobody types more.
const AT_MOST: usize = 4096;

/// A passphrase that exists already.
///
/// # Errors
/// Where it can be asked for neither way.
pub fn passphrase(what: &str) -> Result<Passphrase, Failed> {
    match from_environment() {
        Some(passphrase) => Ok(passphrase),
        None => Ok(Passphrase::new(&typed(&format!("Passphrase of {what}: "))?)),
    }
}

/// A passphrase that begins now: typed twice, and not trivial.
///
/// # Errors
/// Where it can be asked for neither way, is too weak, or was typed in two ways.
pub fn new_passphrase(what: &str) -> Result<Passphrase, Failed> {
    let passphrase = match from_environment() {
        Some(passphrase) => passphrase,
        None => {
            let first = typed(&format!("A passphrase for {what}, four words or more: "))?;
            let again = typed("Once more: ")?;
            if *first != *again {
                return Err("the two were not the same; nothing was made".into());
            }
            Passphrase::new(&first)
        }
    };
    passphrase.check()?;
    Ok(passphrase)
}

/// What the environment gives. It stays there: whoever may read this process's environment reads it too.
pub fn from_environment() -> Option<Passphrase> {
    let text = Zeroizing::new(std::env::var(VARIABLE).ok()?);
    Some(Passphrase::new(&text))
}

/// Whether there is somebody to ask.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// One line from the terminal itself, whatever stdin and stdout are tied to.
fn typed(question: &str) -> Result<Zeroizing<String>, Failed> {
    let sentence = format!("a passphrase is needed and there is no terminal to ask on; set {VARIABLE}");
    let none = |error: io::Error| because(&sentence, error);
    // Where words for people go to a file, nobody sits there; stdin may well be a pipe.
    if !io::stderr().is_terminal() {
        return Err(sentence.into());
    }
    let terminal = File::options().read(true).write(true).open("/dev/tty").map_err(none)?;
    (&terminal).write_all(question.as_bytes()).map_err(none)?;
    let silent = Silent::begin(&terminal).map_err(none)?;
    let mut line = Zeroizing::new(String::with_capacity(AT_MOST));
    let read = io::Read::take(BufReader::with_capacity(1, &terminal), AT_MOST as u64).read_line(&mut line);
    drop(silent);
    let _ = (&terminal).write_all(b"\n");
    read.map_err(none)?;
    Ok(line)
}

/// A terminal that does not show what is typed, until this is dropped.
struct Silent<'a>(&'a File, Termios);

impl<'a> Silent<'a> {
    fn begin(terminal: &'a File) -> io::Result<Self> {
        let before = tcgetattr(terminal)?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(terminal, OptionalActions::Flush, &quiet)?;
        Ok(Self(terminal, before))
    }
}

impl Drop for Silent<'_> {
    fn drop(&mut self) {
        let _ = tcsetattr(self.0, OptionalActions::Flush, &self.1);
    }
}
