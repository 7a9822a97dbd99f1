//! `nasij doctor`: how an installation is guarded and how it does, in sentences. A check is a function that gives findings; it is called in
//! [`look`] and nowhere else.

mod clock;
mod deep;
mod guarded;
mod letters;
mod name;

use basis::Language;
use console::findings::{self, Check, Measured};
use serde::Serialize;
use words::{Country, Tongue};

use crate::{
    failed::{Failed, because},
    house::Shut,
    list::written,
    neighbour::{self, Facts},
    options::{Doctor, Format, Place},
    rooms::rooms,
};

#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
enum State {
    Fine,
    /// Worth knowing; nothing is broken.
    Note,
    /// To be mended.
    Wrong,
}

impl From<findings::State> for State {
    fn from(state: findings::State) -> Self {
        match state {
            findings::State::Fine => Self::Fine,
            findings::State::Note => Self::Note,
            findings::State::Wrong => Self::Wrong,
        }
    }
}

#[derive(Serialize, Debug)]
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
pub async fn doctor(place: Place, wanted: Doctor) -> Result<(), Failed> {
    let shut = Shut::open(&place, "nasij-data", false).await?;
    let findings = look(&shut, &wanted).await;
    shut.db.close().await;
    let findings = findings?;
    match wanted.format {
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

async fn look(shut: &Shut, wanted: &Doctor) -> Result<Vec<Finding>, Failed> {
    let facts = neighbour::facts(&shut.folder).await;
    let t = weave::catalogue(&rooms())?.tongue(Language::En, Language::En, Country::Other);
    let mut findings = guarded::key(shut);
    findings.extend(guarded::permissions(shut));
    findings.push(guarded::server(facts.as_ref()));
    findings.extend(version(facts.as_ref()));
    findings.extend(guarded::memory(facts.as_ref()));
    // With a server too: what it knows may be as old as its start.
    let damaged = shut.db.look_for_damage().await?.is_damaged();
    let mut measured = match facts.as_ref().and_then(|facts| facts.measured.clone()) {
        Some(measured) => measured,
        None => console::of_data(&shut.db, Some(&shut.folder), &[], shut.now()).await?,
    };
    measured.damaged = measured.damaged.filter(|met| *met).or(damaged);
    measured.synchronised = clock::follows().await.or(measured.synchronised);
    findings.extend(measured_findings(&measured, &t));
    findings.extend(letters::way(shut, wanted, &measured, &t).await);
    let broken = measured.damaged == Some(true);
    findings.extend(told_by(name::resolves(shut, wanted).await, broken)?);
    findings.extend(told_by(guarded::keyholders(shut).await, broken)?);
    if wanted.deep {
        findings.extend(told_by(deep::look(shut).await, broken)?);
    }
    Ok(findings)
}

/// What a damaged database cannot tell any more is left out: that it is damaged is said already.
fn told_by(
    told: Result<impl IntoIterator<Item = Finding>, Failed>,
    broken: bool,
) -> Result<Vec<Finding>, Failed> {
    match told {
        Err(_) if broken => Ok(Vec::new()),
        told => Ok(told?.into_iter().collect()),
    }
}

/// What the desk's status page says too. Whether a server runs, and how, is said by [`guarded::server`].
fn measured_findings(measured: &Measured, t: &Tongue) -> Vec<Finding> {
    findings::judge(measured)
        .iter()
        .filter(|finding| finding.check != Check::Guard)
        .map(|finding| {
            let says = console::sentence(t, finding, measured.now, false);
            Finding::new(finding.check.code(), finding.state.into(), says)
        })
        .collect()
}

/// That the database knows no version this binary does not is seen by opening it.
fn version(facts: Option<&Facts>) -> Option<Finding> {
    let own = env!("CARGO_PKG_VERSION");
    let running = &facts?.version;
    if running == own || running.is_empty() {
        return Some(Finding::new(
            "version",
            State::Fine,
            format!("this is {own}, and so is the server that runs."),
        ));
    }
    let says =
        format!("this is {own}, and the server that runs is {running}: start it again with the new binary.");
    Some(Finding::new("version", State::Wrong, says))
}
