//! Ids and kinds as people read them.

use std::collections::HashMap;

use basis::{
    Id, Result,
    of::{Account, Body},
};
use db::Conn;
use network::DeskPlace;
use words::Tongue;

use crate::model::{Line, words};

/// The names of the accounts that some lines speak of.
pub(super) struct Names(HashMap<Id<Account>, String>);

impl Names {
    pub async fn of(
        desk: &DeskPlace,
        conn: &mut Conn,
        lines: &[Line],
        others: &[Id<Account>],
    ) -> Result<Self> {
        let mut ids: Vec<Id<Account>> = lines.iter().filter_map(|line| line.by).collect();
        ids.extend(lines.iter().filter_map(|line| line.about.parse::<Id<Account>>().ok()));
        ids.extend(others);
        ids.sort();
        ids.dedup();
        Ok(Self(accounts::names_for(&desk.site, conn, &desk.actor, desk.t(), &ids).await?))
    }

    /// Who did it: her name, that she is gone, or the machine's owner and the house.
    pub fn who(&self, t: &Tongue, by: Option<Id<Account>>) -> String {
        match by {
            None => t.plain("audit-by-house"),
            Some(id) => self.0.get(&id).cloned().unwrap_or_else(|| t.plain("audit-by-gone")),
        }
    }

    /// What it was done to: a body, an account, or the end of an id, by which two lines are seen to speak of one thing.
    pub fn about(&self, desk: &DeskPlace, about: &str) -> String {
        if let Ok(id) = about.parse::<Id<Body>>() {
            if let Some(body) = desk.tree.get(id) {
                return body.names.best(&desk.visit.wanted()).to_owned();
            }
            if let Some(name) = self.0.get(&id.cast()) {
                return name.clone();
            }
        }
        about.get(about.len().saturating_sub(6)..).unwrap_or_default().to_owned()
    }
}

/// What was done, in the words of the crate that noted it; the bare kind where that crate is not in this binary.
pub(super) fn what(t: &Tongue, what: &str) -> String {
    let key = words(what);
    if t.has(&key) { t.plain(&key) } else { what.to_owned() }
}
