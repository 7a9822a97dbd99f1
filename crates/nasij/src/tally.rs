//! `nasij tally`: what campaigns have counted, counted again from the signatures themselves.

use campaigns::tally::{Verified, rebuild, verify};

use crate::{
    failed::{Failed, because},
    house::House,
    list::written,
    neighbour,
    options::{Format, Place, Tally},
};

/// `nasij tally verify` and `nasij tally rebuild`
///
/// # Errors
/// When a number differs from its records.
pub async fn tally(place: Place, command: Tally) -> Result<(), Failed> {
    let (named, format, mends) = match command {
        Tally::Verify { campaign, format } => (campaign, format, false),
        Tally::Rebuild { campaign, format } => (campaign, format, true),
    };
    let campaign = match named.as_deref().map(str::parse) {
        None => None,
        Some(Ok(campaign)) => Some(campaign),
        Some(Err(_)) => return Err("--campaign wants a campaign's id, as the API tells it".into()),
    };
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let all = if mends {
        let all = rebuild(&woven.site, campaign).await;
        neighbour::tell(&house.folder).await?;
        all
    } else {
        verify(&mut woven.site.db.read().await?, campaign).await
    };
    house.db.close().await;
    let all = all.map_err(|problem| because("the tallies could not be counted", Failed::from(problem)))?;
    written(&said(&all, format)?)?;
    match all.iter().filter(|one| !one.agrees()).count() {
        0 => Ok(()),
        count => Err(format!(
            "the numbers of {count} campaigns differ from their signatures; `nasij tally rebuild` makes them anew"
        )
        .into()),
    }
}

fn said(all: &[Verified], format: Format) -> Result<String, Failed> {
    match format {
        Format::Json => {
            serde_json::to_string_pretty(all).map_err(|error| because("the list cannot be written", error))
        }
        Format::Text => {
            let line = |one: &Verified| {
                let state = if one.agrees() { "agrees" } else { "differs" };
                format!("{} {state} {} {}", one.campaign, one.records, one.total)
            };
            Ok(all.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
    }
}
