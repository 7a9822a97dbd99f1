//! The letter that anchors a trail outside the machine.

use basis::Result;
use mail::Letter;
use weave::{Site, Visit};

use crate::{checkpoint::Told, model::grouped, rights::READ, store};

/// Sends it, if she still holds what it is about.
pub(crate) async fn send(site: &Site, told: Told) -> Result<()> {
    match letter(site, told).await? {
        Some(letter) => weave::send(site, &letter).await.map(|_| ()),
        None => Ok(()),
    }
}

async fn letter(site: &Site, told: Told) -> Result<Option<Letter>> {
    let mut conn = site.db.read().await?;
    let tree = network::tree(site).await?;
    let mut to = None;
    let mut known = Vec::new();
    for (body, number) in told.marks {
        let Some(body) = tree.get(body) else { continue };
        let Some(kept) = store::checkpoint(&mut conn, body.id, number).await? else { continue };
        let mut holders = accounts::holders(site, &mut conn, READ, body.id).await?;
        let reads = holders.iter().any(|holder| holder.account == told.account);
        if !reads {
            holders = accounts::holders(site, &mut conn, "records.open", body.id).await?;
        }
        let Some(holder) = holders.into_iter().find(|holder| holder.account == told.account) else {
            continue;
        };
        to = Some(holder);
        known.push((body, kept.at_line, reads));
    }
    drop(conn);
    let Some(to) = to else { return Ok(None) };
    let visit = Visit::of(site, to.language);
    let t = &visit.t;
    let name = tree.root().names.best(&visit.wanted()).to_owned();
    let mut text = format!("{}\n\n{}", t.plain("audit-letter-opening"), t.plain(told.why.words()));
    for (body, checkpoint, reads) in &known {
        let said = t.plain_with(
            "audit-letter-line",
            &[("number", checkpoint.number.to_string().into()), ("mark", grouped(&checkpoint.mark).into())],
        );
        text.push_str(&format!("\n\n{}\n{said}", body.names.best(&visit.wanted())));
        if *reads {
            text.push_str(&format!("\n{}/desk/b/{}/audit/verify", site.config.url, body.slug));
        }
    }
    text.push_str(&format!("\n\n{}\n\n{}\n", t.plain("audit-letter-use"), t.plain("audit-limit")));
    let body = match known.as_slice() {
        [(body, ..)] => body.names.best(&visit.wanted()).to_owned(),
        _ => name.clone(),
    };
    let subject = t.plain_with("audit-letter-subject", &[("body", body.into())]);
    Ok(Some(Letter { to: to.address, to_language: to.language, from_name: name, subject, text, html: None }))
}
