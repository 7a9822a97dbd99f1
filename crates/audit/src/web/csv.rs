//! The trail as a file for a spreadsheet.

use ::web::{Answer, csv};
use axum::extract::OriginalUri;
use network::DeskPlace;

use super::{
    list::asked,
    said::{Names, what},
};
use crate::{
    model::{grouped, mark},
    rights::READ,
    store,
};

/// At most so many lines in one file, the newest; a filter by date reaches the others.
const MOST: usize = 20_000;

pub async fn download(desk: DeskPlace, OriginalUri(uri): OriginalUri) -> Answer {
    desk.must(READ)?;
    let (mut ask, _) = asked(&desk, uri.query());
    ask.limit = MOST;
    let mut conn = desk.site.db.read().await?;
    let lines = store::list(&mut conn, desk.body.id, &ask).await?;
    let names = Names::of(&desk, &mut conn, &lines, &[]).await?;
    drop(conn);
    let t = desk.t();
    let heads =
        ["audit-number", "audit-when", "audit-who", "audit-what", "audit-about", "audit-count", "audit-mark"];
    let mut rows = vec![heads.map(|key| t.plain(key)).to_vec()];
    rows.extend(lines.iter().map(|line| {
        vec![
            line.number.to_string(),
            t.iso(line.at),
            names.who(t, line.by),
            what(t, &line.what),
            names.about(&desk, &line.about),
            line.count.map(|count| count.to_string()).unwrap_or_default(),
            grouped(&mark(&line.hash)),
        ]
    }));
    Ok(csv(&format!("audit-{}", desk.body.slug), rows))
}
