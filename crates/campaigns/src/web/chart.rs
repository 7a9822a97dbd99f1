//! Days as a chart with its table beside it: SVG from the server, readable without colour.

use std::{collections::BTreeMap, time::Duration};

use look::{Cell, Column, Table, escape};
use words::{Country, Tongue};

/// Every day from the first to the last, the last ninety, and no fewer than fourteen: a day without signatures is shown as one.
fn filled(country: Country, items: &[(String, i64)]) -> Vec<(String, i64)> {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let known: BTreeMap<&str, i64> = items.iter().map(|(day, count)| (day.as_str(), *count)).collect();
    let (Some(first), Some(last)) = (known.keys().next(), known.keys().next_back()) else {
        return Vec::new();
    };
    // Noon: a day stays the day, whatever its clock does at midnight.
    let noon = |day: &str| country.start_of_day(day).map(|at| at.plus(DAY / 2));
    let (Some(first), Some(last)) = (noon(first), noon(last)) else { return items.to_vec() };
    let mut days = Vec::new();
    let mut at = last;
    while (at >= first || days.len() < 14) && days.len() < 90 {
        let day = country.day(at);
        let count = known.get(day.as_str()).copied().unwrap_or(0);
        days.push((day, count));
        at = at.minus(DAY);
    }
    days.reverse();
    days
}

/// Signatures of each day, the last ninety; time runs as the reader's script does. `rest`: of days too small to be told.
pub(super) fn days(t: &Tongue, country: Country, items: &[(String, i64)], rest: i64) -> String {
    if items.is_empty() {
        return String::new();
    }
    let told: i64 = items.iter().map(|(_, count)| count).sum();
    let items = filled(country, items);
    // With it the table adds up to the total.
    let rest = rest + told - items.iter().map(|(_, count)| count).sum::<i64>();
    let most = items.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let right = t.dir() == "rtl";
    let wide = 720.0 / items.len() as f64;
    let mut bars = String::new();
    for (at, (_, count)) in items.iter().enumerate() {
        let place = if right { items.len() - 1 - at } else { at };
        let high = 180.0 * *count as f64 / most as f64;
        bars.push_str(&format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{high:.1}\"/>",
            place as f64 * wide,
            190.0 - high,
            (wide - 1.5).max(0.8)
        ));
    }
    let words = |day: &str| country.start_of_day(day).map_or_else(|| day.to_owned(), |at| t.day(at));
    let ends = match (items.first(), items.last()) {
        (Some((first, _)), Some((last, _))) => (words(first), words(last)),
        _ => (String::new(), String::new()),
    };
    let label = t.say_with("campaigns-chart", &[("most", t.number(most).into())]);
    let mut rows: Vec<Vec<Cell>> = items
        .iter()
        .rev()
        .map(|(day, count)| vec![Cell::text(&words(day)), Cell::text(&t.number(*count))])
        .collect();
    if rest > 0 {
        rows.push(vec![Cell::text(&t.say("campaigns-rest")), Cell::text(&t.number(rest))]);
    }
    let columns = vec![Column::new(t.say("campaigns-by-day")), Column::number(t.say("campaigns-signatures"))];
    let table = Table { caption: t.say("campaigns-by-day"), caption_unseen: true, columns, rows };
    format!(
        "<figure class=\"campaign-chart\"><svg viewBox=\"0 0 720 200\" role=\"img\" aria-label=\"{0}\" preserveAspectRatio=\"none\">\
         {bars}<path d=\"M0 190.5H720\"/></svg><p class=\"campaign-chart-ends\"><span>{1}</span><span>{2}</span></p>\
         <figcaption class=\"hint\">{0}</figcaption></figure><details class=\"panel\"><summary>{3}</summary>{table}</details>",
        escape(&label),
        escape(&ends.0),
        escape(&ends.1),
        escape(&t.say("campaigns-chart-table"))
    )
}
