//! `nasij audit` and `nasij lockdown`: what whoever holds the machine can do about a body's trail and its emergency.

use audit::{
    chain::{Checkpoint, Verdict},
    model::{grouped, typed_mark},
};
use serde::Serialize;
use weave::Site;

use crate::{
    failed::{Failed, because},
    house::House,
    list::written,
    neighbour,
    options::{Audit, Format, Lockdown, Place},
};

/// `nasij audit verify`
///
/// # Errors
/// When a trail is not as it was written, with what is wrong on stderr.
pub async fn audit(place: Place, command: Audit) -> Result<(), Failed> {
    let Audit::Verify { checkpoint, body, format } = command;
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let wrong = verify(&woven.site, checkpoint.as_deref(), body.as_deref(), format).await;
    house.db.close().await;
    match wrong? {
        0 => Ok(()),
        1 => Err("one trail is not as it was written; compare it with the letters its holders received".into()),
        count => Err(format!("{count} trails are not as they were written; compare them with the letters their holders received").into()),
    }
}

/// A body's trail as JSON tells it.
#[derive(Serialize)]
struct Trail {
    body: String,
    whole: bool,
    lines: i64,
    last: Option<Last>,
    /// What is wrong with it, a sentence each.
    wrong: Vec<String>,
}

#[derive(Serialize)]
struct Last {
    number: i64,
    mark: String,
}

impl Trail {
    fn of(name: &str, verdict: &Verdict) -> Self {
        let last = verdict.last.as_ref();
        Self {
            body: name.to_owned(),
            whole: verdict.wrong.is_empty(),
            lines: verdict.lines,
            last: last.map(|last| Last { number: last.number, mark: grouped(&last.mark) }),
            wrong: verdict.wrong.iter().map(|fault| fault.sentence()).collect(),
        }
    }
}

async fn verify(
    site: &Site,
    checkpoint: Option<&str>,
    slug: Option<&str>,
    format: Format,
) -> Result<usize, Failed> {
    let given = checkpoint.map(read).transpose()?;
    let tree = network::tree(site).await?;
    let mut bodies = audit::bodies(site).await?;
    if let Some(slug) = slug {
        let body = tree
            .by_slug(slug)
            .ok_or_else(|| Failed::from(format!("there is no body {slug}; see `nasij body list`")))?;
        bodies = vec![body.id];
    }
    let (mut wrong, mut known, mut trails) = (0, given.is_none(), Vec::new());
    for id in bodies {
        let name = tree.get(id).map_or_else(|| id.to_string(), |body| body.slug.as_str().to_owned());
        let mut verdict = audit::verify(site, id, &[]).await?;
        if let Some(given) = &given {
            let compared = audit::verify(site, id, std::slice::from_ref(given)).await?;
            if slug.is_some() || compared.wrong == verdict.wrong {
                // Without --body the checkpoint is of the one body whose trail goes through it.
                known |= slug.is_some() || !compared.too_old.contains(&given.number);
                verdict = compared;
            }
        }
        said(&name, &verdict, format);
        trails.push(Trail::of(&name, &verdict));
        wrong += usize::from(!verdict.wrong.is_empty());
    }
    if matches!(format, Format::Json) {
        let json = serde_json::to_string_pretty(&trails)
            .map_err(|error| because("the trails cannot be written", error))?;
        written(&json)?;
    }
    if !known {
        return Err("no trail goes through that checkpoint; say which body it is of with --body SLUG".into());
    }
    Ok(wrong)
}

/// One line a body on stdout; what is wrong on stderr.
fn said(name: &str, verdict: &Verdict, format: Format) {
    let state = if verdict.wrong.is_empty() { "whole" } else { "wrong" };
    match &verdict.last {
        _ if matches!(format, Format::Json) => {}
        Some(last) => println!("{name} {state} {} {}:{}", verdict.lines, last.number, grouped(&last.mark)),
        None => println!("{name} {state} 0"),
    }
    for fault in &verdict.wrong {
        eprintln!("{name}: {}", fault.sentence());
    }
    for number in &verdict.too_old {
        eprintln!("{name}: line {number} was erased after five years and cannot be compared");
    }
}

fn read(text: &str) -> Result<Checkpoint, Failed> {
    let read = text.split_once(':').and_then(|(number, mark)| {
        let number = number.trim().parse().ok().filter(|number: &i64| *number > 0)?;
        Some(Checkpoint { number, mark: typed_mark(mark)? })
    });
    read.ok_or_else(|| {
        format!(
            "--checkpoint {text} is none; give number and mark of a letter, such as 41:k3f9-7m2q-04tz-x8rw"
        )
        .into()
    })
}

/// `nasij lockdown lift --body SLUG`
///
/// # Errors
/// When there is no such body, or no lockdown of it.
pub async fn lockdown(place: Place, command: Lockdown) -> Result<(), Failed> {
    let Lockdown::Lift { body: slug } = command;
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    let tree = network::tree(site).await?;
    let body = tree
        .by_slug(&slug)
        .ok_or_else(|| Failed::from(format!("there is no body {slug}; see `nasij body list`")))?;
    let lifted = lockdown::lift_as_owner(site, body.id)
        .await
        .map_err(|problem| because("the lockdown could not be lifted", Failed::from(problem)))?;
    if !lifted {
        return Err(format!("{slug} is in no lockdown of its own; look at the bodies above it").into());
    }
    neighbour::tell(&house.folder).await?;
    house.db.close().await;
    eprintln!("Lifted. The trail of {slug} says so, and those who may lift it are told.");
    Ok(())
}
