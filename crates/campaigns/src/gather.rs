//! Signatures on paper, entered as a number with where and by whom it was witnessed; and the sites elsewhere that may show the form.

use basis::{FieldProblem, Id, Problem, Result};
use serde::{Deserialize, Serialize};
use weave::{Entry, Site, erased, facts::BodyChanged, note, tell};
use web::{Actor, Scope};

use crate::{
    Campaigns, batch,
    holding::SCANS,
    model::{EditionId, one_line},
    rights::must_write,
    scan,
    store::{self, Count, Paper, PaperId, Scan, ScanId},
};

/// On one sheet or bundle, at most.
pub const MOST: i64 = 1_000_000;
const CONTEXT: &str = "campaigns.paper";

/// What was typed of a bundle of sheets.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub count: String,
    pub gathered: String,
    pub place: String,
    pub witness: String,
    /// Where the sheets lie, or "".
    pub scan: String,
    /// A picture or PDF of them, to be sealed.
    pub file: Option<scan::File>,
}

/// What is kept of it, encrypted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub place: String,
    pub witness: String,
    pub scan: String,
}

/// # Errors
/// When it was made by another server's key.
pub fn details(site: &Site, it: &Paper) -> Result<Details> {
    serde_json::from_slice(&site.keys.decrypt(CONTEXT, &it.details)?).map_err(Problem::failed)
}

/// Enters signatures on paper.
///
/// # Errors
/// Forbidden; not found; invalid with a reason for each field.
pub async fn enter(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    typed: Typed,
) -> Result<Id<PaperId>> {
    must_write(actor, scope)?;
    let it = store::edition(&mut site.db.read().await?, edition).await?;
    if scope.body() != Some(it.body) {
        return Err(Problem::not_found());
    }
    let hanging = site.service::<Campaigns>()?.hanging(site, &it).await?;
    let mut wrong = Vec::new();
    let mut is_wrong = |field: &'static str, key: &'static str| {
        wrong.push(FieldProblem { field: field.into(), key: key.into() });
    };
    let count: i64 = typed.count.trim().parse().unwrap_or(0);
    if !(1..=MOST).contains(&count) {
        is_wrong("count", "field-bad-number");
    }
    let (place, witness) = (one_line(&typed.place), one_line(&typed.witness));
    for (field, value) in [("place", &place), ("witness", &witness)] {
        if value.is_empty() {
            is_wrong(field, "field-required");
        } else if value.chars().count() > 200 {
            is_wrong(field, "field-too-long");
        }
    }
    let gathered = typed.gathered.trim().to_owned();
    match hanging.zone.start_of_day(&gathered) {
        Some(at) if at <= site.clock.now() => {}
        Some(_) => is_wrong("gathered", "campaigns-paper-future"),
        None => is_wrong("gathered", "field-bad-date"),
    }
    let plain = match typed.file.as_ref().map(scan::File::plain).transpose() {
        Ok(plain) => plain,
        Err(problem) => {
            wrong.extend(problem.fields);
            None
        }
    };
    Problem::from_fields(wrong)?;
    if plain.is_some() && !keys::has_key(site, it.body).await? {
        return Err(Problem::invalid(library::FILE, "campaigns-scan-no-key"));
    }
    let sealer = match plain {
        Some(plain) => Some((keys::sealer(site, it.body, 1).await?, plain)),
        None => None,
    };
    let kept = Details { place, witness, scan: typed.scan.trim().to_owned() };
    let json = serde_json::to_vec(&kept).map_err(Problem::failed)?;
    let paper = Paper {
        id: Id::new(&site.clock, &site.rng),
        campaign: it.campaign,
        edition,
        place: hanging.place,
        count,
        gathered,
        details: site.keys.encrypt(CONTEXT, &json, &site.rng),
        at: site.clock.now(),
    };
    let (own, by, id) = (site.clone(), Some(actor.account), paper.id);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::insert_paper(conn, &paper, by).await?;
                if let Some((sealer, plain)) = sealer {
                    let scan: Id<ScanId> = Id::new(&own.clock, &own.rng);
                    let sealed = sealer.within(&own, conn).await?.seal(scan::TABLE, scan, &plain)?;
                    let scan = Scan {
                        id: scan,
                        paper: id,
                        body: it.body,
                        edition,
                        envelope: sealed.envelope.to_string(),
                        sealed: sealed.bytes,
                        at: paper.at,
                    };
                    store::insert_scan(conn, scan).await?;
                }
                batch::apply(&own, conn, counted(&paper, &hanging.chain, 1)).await?;
                note(&own, conn, Entry::new(it.body, by, "campaigns.paper").about(edition).count(count))
                    .await?;
                Ok(id)
            })
        })
        .await
}

/// Takes an entry back, where it was wrong.
///
/// # Errors
/// Forbidden; not found.
pub async fn take_out(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    edition: Id<EditionId>,
    paper: Id<PaperId>,
) -> Result<()> {
    must_write(actor, scope)?;
    let (own, by, body) = (site.clone(), Some(actor.account), scope.body());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let it = store::edition(conn, edition).await?;
                if body != Some(it.body) {
                    return Err(Problem::not_found());
                }
                let paper =
                    store::remove_paper(conn, edition, paper).await?.ok_or_else(Problem::not_found)?;
                for scan in store::remove_scans(conn, paper.id).await? {
                    erased(&own, conn, SCANS, &scan.to_string()).await?;
                }
                let (chain, _) = store::chain_of(conn, paper.place).await?;
                batch::apply(&own, conn, counted(&paper, &chain, -1)).await?;
                note(
                    &own,
                    conn,
                    Entry::new(it.body, by, "campaigns.paper").about(edition).count(-paper.count),
                )
                .await
            })
        })
        .await
}

fn counted(paper: &Paper, chain: &str, times: i64) -> Count {
    let cell = |body: &str| (paper.campaign.to_string(), body.to_owned(), "paper", String::new());
    chain.split(' ').map(|body| (cell(body), paper.count * times)).collect()
}

/// A site's name as it stands in an address: `example.org`, `example.org:8080`.
pub fn host(typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let typed = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://")).unwrap_or(&typed);
    let typed = typed.trim_end_matches('/');
    let (name, port) = typed.split_once(':').map_or((typed, None), |(name, port)| (name, Some(port)));
    let fits = !name.is_empty()
        && name.len() <= 253
        && name.split('.').all(|part| {
            !part.is_empty()
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
        && port.is_none_or(|port| port.parse::<u16>().is_ok());
    fits.then(|| typed.to_owned())
}

/// Says which sites may show the body's forms in a frame.
///
/// # Errors
/// Forbidden; invalid at `hosts`.
pub async fn set_hosts(site: &Site, actor: &Actor, scope: &Scope, typed: &str) -> Result<()> {
    must_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let mut hosts = Vec::new();
    for line in typed.lines().filter(|line| !line.trim().is_empty()) {
        hosts.push(host(line).ok_or_else(|| Problem::invalid("hosts", "campaigns-bad-host"))?);
    }
    hosts.sort();
    hosts.dedup();
    if hosts.len() > 20 {
        return Err(Problem::invalid("hosts", "campaigns-too-many"));
    }
    let (own, by) = (site.clone(), Some(actor.account));
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_hosts(conn, body, &hosts).await?;
                tell(conn, &own, &BodyChanged { body }).await?;
                note(&own, conn, Entry::new(body, by, "campaigns.hosts")).await
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_sites_are_let_in() {
        for (typed, kept) in [
            ("https://Old.Example.org/", Some("old.example.org")),
            ("example.org:8080", Some("example.org:8080")),
            ("*", None),
            ("*.example.org", None),
            ("example.org; script-src *", None),
            ("example.org/page", None),
            ("'self'", None),
            ("", None),
        ] {
            assert_eq!(host(typed).as_deref(), kept, "{typed}");
        }
    }
}
