//! `nasij doctor`: how well an installation is guarded, in sentences.

use keys::store::Census;
use seal::KeyMode;
use serde::Serialize;

use crate::{
    failed::{Failed, because},
    house::Shut,
    list::written,
    neighbour::{self, Facts},
    options::{Format, Place},
    server_key::{self, Source},
};

const DAY: i64 = 86_400_000;
/// Checkpoints are mailed each month.
const A_MONTH_AND_MORE: i64 = 35;

#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
enum State {
    Fine,
    /// Worth knowing; nothing is broken.
    Note,
    /// To be mended.
    Wrong,
}

#[derive(Serialize)]
struct Finding {
    check: &'static str,
    state: State,
    says: String,
}

impl Finding {
    fn new(check: &'static str, state: State, says: impl Into<String>) -> Self {
        Self { check, state, says: says.into() }
    }
}

/// Looks at everything, and fails when something needs mending.
///
/// # Errors
/// When there is no installation, or a finding is wrong.
pub async fn doctor(place: Place, format: Format) -> Result<(), Failed> {
    let shut = Shut::open(&place, "nasij-data", false).await?;
    let facts = neighbour::facts(&shut.folder).await;
    let mut findings = key(&shut);
    findings.extend(permissions(&shut));
    findings.push(guard(facts.as_ref()));
    findings.extend(memory(facts.as_ref()));
    findings.push(checkpoint(&shut).await?);
    findings.extend(keyholders(&shut).await?);
    shut.db.close().await;
    match format {
        Format::Text => {
            for finding in &findings {
                let state = match finding.state {
                    State::Fine => "fine ",
                    State::Note => "note ",
                    State::Wrong => "WRONG",
                };
                written(&format!("{state} {}: {}", finding.check, finding.says))?;
            }
        }
        Format::Json => written(
            &serde_json::to_string_pretty(&findings)
                .map_err(|error| because("the findings cannot be written", error))?,
        )?,
    }
    match findings.iter().filter(|finding| finding.state == State::Wrong).count() {
        0 => Ok(()),
        1 => Err("one thing needs mending".into()),
        count => Err(format!("{count} things need mending").into()),
    }
}

/// What whoever has every byte of the disk can read, whatever the key does.
const ANYWAY: &str = "Whoever takes the whole disk reads what is public, the desk's texts, who holds which role under \
    which name, and counts; sealed records stay shut, unless a keyholder's passphrase can be guessed.";
const WITH_KEY: &str =
    "With the key also every mail address that the server writes to, and whether a given address signed.";

fn key(shut: &Shut) -> Vec<Finding> {
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

fn permissions(shut: &Shut) -> Vec<Finding> {
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

fn guard(facts: Option<&Facts>) -> Finding {
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

fn memory(facts: Option<&Facts>) -> Option<Finding> {
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

/// What lies after the last mailed checkpoint, whoever holds the machine can rewrite unseen.
async fn checkpoint(shut: &Shut) -> Result<Finding, Failed> {
    let newest = audit::store::newest_checkpoint(&mut shut.db.read().await?).await?;
    let Some(newest) = newest else {
        return Ok(Finding::new(
            "audit",
            State::Note,
            "no checkpoint of an audit trail was made yet; the first goes out with the month.",
        ));
    };
    let days = (shut.now().millis() - newest.millis()) / DAY;
    let says = format!(
        "the newest checkpoint of an audit trail is {days} days old; what was done after it could be rewritten unseen."
    );
    Ok(Finding::new("audit", if days > A_MONTH_AND_MORE { State::Wrong } else { State::Fine }, says))
}

/// A body whose key nobody keeps has sealed records that stay shut.
async fn keyholders(shut: &Shut) -> Result<Vec<Finding>, Failed> {
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
