//! A finding's sentence in a language.

use basis::Moment;
use words::{Tongue, Value};

use crate::findings::{Amount, Finding};

/// `html`: with marks of isolation around what stands in it, for a page; without, for a letter or a terminal.
pub fn sentence(t: &Tongue, finding: &Finding, now: Moment, html: bool) -> String {
    let with: Vec<(&str, Value)> = finding
        .with
        .iter()
        .map(|(name, amount)| {
            let said = match amount {
                Amount::Bytes(bytes) => t.bytes(*bytes).into(),
                Amount::Number(number) => Value::Number(*number),
                Amount::Since(moment) => t.ago(*moment, now).into(),
                Amount::Word(key) => t.plain(key).into(),
            };
            (*name, said)
        })
        .collect();
    if html { t.say_with(finding.key, &with) } else { t.plain_with(finding.key, &with) }
}
