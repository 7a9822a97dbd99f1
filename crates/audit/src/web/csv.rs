//! The trail as a file for a spreadsheet.

use ::web::Answer;
use axum::{extract::OriginalUri, response::IntoResponse};
use http::header;
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
    let names = Names::of(&mut conn, &lines, &[]).await?;
    drop(conn);
    let t = desk.t();
    // The mark by which spreadsheets know that it is UTF-8.
    let mut out = String::from("\u{feff}");
    let heads =
        ["audit-number", "audit-when", "audit-who", "audit-what", "audit-about", "audit-count", "audit-mark"];
    row(&mut out, &heads.map(|key| t.plain(key)));
    for line in &lines {
        row(
            &mut out,
            &[
                line.number.to_string(),
                t.iso(line.at),
                names.who(t, line.by),
                what(t, &line.what),
                names.about(&desk, &line.about),
                line.count.map(|count| count.to_string()).unwrap_or_default(),
                grouped(&mark(&line.hash)),
            ],
        );
    }
    let name = format!("attachment; filename=\"audit-{}.csv\"", desk.body.slug);
    let headers = [
        (header::CONTENT_TYPE, String::from("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, String::from("no-store")),
    ];
    Ok((headers, out).into_response())
}

fn row(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&field(cell));
    }
    out.push_str("\r\n");
}

/// A spreadsheet runs what begins like a formula: an apostrophe makes text of it.
fn field(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn formulas_are_text_and_quotes_are_doubled() {
        for (text, written) in [
            ("نورة", "نورة"),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            (" +1", "' +1"),
            ("@x", "'@x"),
            ("-2,3", "\"'-2,3\""),
        ] {
            assert_eq!(field(text), written);
        }
    }
}
