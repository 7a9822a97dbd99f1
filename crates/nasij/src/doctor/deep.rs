//! `nasij doctor --deep`: everything that is kept is read, and told in sums that are the same wherever the same is kept.

use backup::Stored;
use db::Db;
use files::Files;

use super::{Finding, State};
use crate::{backups, failed::Failed, house::Shut};

/// What is of a moment or of a machine: two places that hold the same installation differ in it.
const OF_A_MOMENT: [&str; 9] = [
    "sessions",
    "sign_in_links",
    "ceremonies",
    "sign_in_tries",
    "jobs_job",
    "jobs_schedule",
    "settings",
    "erased",
    "people_purges",
];

/// # Errors
/// When the database does not answer at all.
pub async fn look(shut: &Shut) -> Result<Vec<Finding>, Failed> {
    let mut findings = vec![intact(&shut.db).await?];
    findings.push(stored(shut).await?);
    // Of a database that is damaged nothing more can be told than that.
    findings.push(match backup::sums(&shut.db, &backups::rebuilt()).await {
        Ok(sums) => {
            let (rows, sum) = backup::digest(&sums, &OF_A_MOMENT);
            let says = format!("{rows} rows; their sum, the same wherever the same is kept: {sum}");
            Finding::new("rows", State::Fine, says)
        }
        Err(problem) => Finding::new("rows", State::Wrong, format!("the rows cannot be read: {problem}")),
    });
    Ok(findings)
}

/// What the database says of itself when each index is compared with its table too.
async fn intact(db: &Db) -> Result<Finding, Failed> {
    let faults = match db.faults().await {
        Ok(faults) => faults,
        Err(problem) => vec![problem.to_string()],
    };
    let Some(first) = faults.first() else {
        return Ok(Finding::new(
            "tables",
            State::Fine,
            "tables and indexes agree, and no row points at one that is missing.",
        ));
    };
    let says = format!("the database is damaged ({first}); stop the server and restore the last backup.");
    Ok(Finding::new("tables", State::Wrong, says))
}

/// Whether every file is what its name says.
async fn stored(shut: &Shut) -> Result<Finding, Failed> {
    let files = Files::open(&shut.folder.join("files"), shut.db.clone())?;
    Ok(match backup::stored(&files, &shut.db).await {
        Err(problem) => {
            Finding::new("stored", State::Wrong, format!("the files cannot be listed: {problem}"))
        }
        Ok(Stored { whole, bytes, damaged }) => match damaged.first() {
            None => {
                let says = format!("{whole} files with {bytes} bytes are as they were stored.");
                Finding::new("stored", State::Fine, says)
            }
            Some(first) => {
                let says = format!(
                    "{} files are not as they were stored, among them {first}; a backup from before has them.",
                    damaged.len()
                );
                Finding::new("stored", State::Wrong, says)
            }
        },
    })
}
