//! What is guarded: the server's key, the files, the server itself and its memory, the bodies' keys.

use keys::store::Census;
use seal::KeyMode;

use super::{Finding, State};
use crate::{
    failed::Failed,
    house::Shut,
    neighbour::Facts,
    server_key::{self, Source},
};

/// What whoever has every byte of the disk can read, whatever the key does.
const ANYWAY: &str = "Whoever takes the whole disk reads what is public, the desk's texts, who holds which role under \
    which name, and counts; sealed records stay shut, unless a keyholder's passphrase can be guessed.";
const WITH_KEY: &str =
    "With the key also every mail address that the server writes to, and whether a given address signed.";

pub fn key(shut: &Shut) -> Vec<Finding> {
    let (source, shown) = (&shut.source, shut.source.folder.display());
    let mode = source.mode();
    let (state, first, then) = match mode {
        KeyMode::Beside => (
            State::Note,
            format!("the server key lies in clear in {shown}, on the disk of the data"),
            format!(
                "{WITH_KEY} `nasij keys lock`, --keys on another medium or a systemd credential would keep those shut."
            ),
        ),
        KeyMode::Elsewhere => match source.is_on_disk_of(&shut.folder) {
            Some(true) => (
                State::Note,
                format!("the server key lies in clear in {shown}, on the same disk as the data"),
                format!("{WITH_KEY} --keys protects only on a medium that can be taken away."),
            ),
            _ => (
                State::Fine,
                format!("the server key lies in clear in {shown}, on another medium than the data"),
                String::from("Mail addresses stay shut as long as that medium is not taken too."),
            ),
        },
        KeyMode::Credential => (
            State::Fine,
            String::from("the server key comes from systemd as a credential"),
            String::from(
                "Mail addresses stay shut if the credential is encrypted to this machine's TPM; one that systemd encrypts \
                 with a key in /var/lib/systemd, or not at all, lies on the same disk and protects nothing.",
            ),
        ),
        KeyMode::Locked => (
            State::Fine,
            format!("the server key in {shown} is locked by a passphrase"),
            String::from(
                "Mail addresses stay shut without the passphrase. While the server runs, its memory holds the key: who \
                 takes the running machine has it.",
            ),
        ),
    };
    let mut findings = vec![Finding::new("key", state, format!("{first}. {ANYWAY} {then}"))];
    if source.is_both() {
        findings.push(Finding::new(
            "key-twice",
            State::Wrong,
            format!("a clear key lies in {shown} beside the locked one; `nasij keys lock` locks it again and removes it."),
        ));
    }
    let beside = shut.folder.join("keys").join(seal::KEY_FILE);
    if matches!(mode, KeyMode::Credential | KeyMode::Elsewhere)
        && beside.is_file()
        && beside.parent() != Some(source.folder.as_path())
    {
        findings.push(Finding::new(
            "key-left",
            State::Wrong,
            format!("a clear key still lies at {}; if it is the same key, remove it.", beside.display()),
        ));
    }
    findings
}

pub fn permissions(shut: &Shut) -> Vec<Finding> {
    let mut open = open_to_others(&shut.source);
    if server_key::is_open_to_others(&shut.folder) {
        open.push(shut.folder.display().to_string());
    }
    if open.is_empty() {
        return vec![Finding::new(
            "files",
            State::Fine,
            "only this user may read the data folder and the keys.",
        )];
    }
    vec![Finding::new(
        "files",
        State::Wrong,
        format!("other users of this machine may look into {}; `chmod go-rwx` closes them.", open.join(", ")),
    )]
}

fn open_to_others(source: &Source) -> Vec<String> {
    source.open_to_others().into_iter().map(|path| path.display().to_string()).collect()
}

pub fn server(facts: Option<&Facts>) -> Finding {
    match facts {
        None => Finding::new("server", State::Note, "no server runs on this data folder."),
        Some(facts) if facts.locked => {
            Finding::new("server", State::Note, "the server waits for `nasij unlock`.")
        }
        Some(facts) if facts.guard_off => Finding::new(
            "server",
            State::Wrong,
            "the server runs with NASIJ_GUARD=off: no rate limits, no proof of work; for tests on this machine only.",
        ),
        Some(_) => {
            Finding::new("server", State::Fine, "the server runs, with rate limits and proof of work.")
        }
    }
}

pub fn memory(facts: Option<&Facts>) -> Option<Finding> {
    match facts?.dumps {
        true => Some(Finding::new(
            "memory",
            State::Wrong,
            "a crash may write the server's memory to disk, or another process may read it (NASIJ_DUMPS=on, or a system \
             that cannot refuse).",
        )),
        false => Some(Finding::new(
            "memory",
            State::Fine,
            "the server writes no core dump and lets no process of its user look in. Swap is the machine's own: switch it \
             off or encrypt it.",
        )),
    }
}

/// A body whose key nobody keeps has sealed records that stay shut.
///
/// # Errors
/// When the database does not answer.
pub async fn keyholders(shut: &Shut) -> Result<Vec<Finding>, Failed> {
    let seen = keys::store::census(&mut shut.db.read().await?).await?;
    let (state, says) = match seen {
        Census { kept: 0, .. } => {
            (State::Note, String::from("no body has a key yet: none can ask for names."))
        }
        Census { kept, alone: 0, .. } => (
            State::Fine,
            format!("bodies with a key: {kept}; each has two keyholders or more, or a recovery sheet."),
        ),
        Census { kept, alone, .. } => (
            State::Note,
            format!(
                "bodies with a key: {kept}; of these with one keyholder and no recovery sheet: {alone}. If her passphrase \
                 is lost, so are the names sealed to them."
            ),
        ),
    };
    let mut findings = vec![Finding::new("keyholders", state, says)];
    if seen.nobody > 0 {
        findings.push(Finding::new(
            "keyholders-left",
            State::Wrong,
            format!(
                "bodies to which names are sealed and whose key nobody keeps any more: {}. Name keyholders; what was \
                 sealed before opens with the recovery sheet, where there is one.",
                seen.nobody
            ),
        ));
    }
    Ok(findings)
}
