use ::web::{Answer, Fields};
use basis::Problem;
use look::{
    Cell, Column, EmptyState, Icon, Table, escape,
    form::{Button, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;

use super::{Names, account_names, done, id_in, see_other};
use crate::{
    bin,
    model::{IN_BIN, Kind},
    rights,
    store::{self, Shelf},
};

/// How many are listed: a bin of 30 days seldom has more.
const MOST: usize = 200;

/// `bin`: what was removed in the last 30 days, of the kinds she may write.
pub async fn show(desk: DeskPlace) -> Answer {
    let t = desk.t();
    if !Kind::ALL.into_iter().any(|kind| rights::may_write(&desk.actor, &desk.scope, kind)) {
        return Err(Problem::forbidden().into());
    }
    let mut conn = desk.site.db.read().await?;
    let listing = store::desk(&mut conn, desk.body.id, Shelf::Bin, "", 0, MOST).await?;
    drop(conn);
    let who = account_names(&desk.site).await?;
    let mine = listing.writings.iter().filter(|(it, _)| rights::may_write(&desk.actor, &desk.scope, it.kind));
    let rows: Vec<_> = mine
        .filter_map(|(it, _)| {
            let removed = it.removed?;
            let (lang, title) = it.title.nearest(&desk.visit.wanted())?;
            let kind = if it.kind == Kind::News { "pages-one-news" } else { "pages-one-page" };
            let name = it.removed_by.and_then(|account| who.get(&account));
            let restore = PostButton {
                action: desk.path(&format!("bin/{}", it.id)),
                fields: vec![(String::from("kind"), it.kind.code().to_owned())],
                button: Button::quiet(t.say("ui-restore")).icon(Icon::Restore),
            };
            Some(vec![
                Cell::html(format!("<bdi>{}</bdi>", escape(title))).lang(lang),
                Cell::text(&t.say(kind)),
                Cell::text(&t.ago(removed, desk.site.clock.now())),
                Cell::html(name.map(|name| format!("<bdi>{}</bdi>", escape(name))).unwrap_or_default()),
                Cell::text(&t.date(removed.plus(IN_BIN))),
                Cell::html(restore.to_string()),
            ])
        })
        .collect();
    let main = if rows.is_empty() {
        EmptyState {
            icon: Icon::Bin,
            title: t.say("pages-bin-empty-title"),
            text: t.say("pages-bin-empty"),
            action: String::new(),
        }
        .to_string()
    } else {
        let columns =
            ["ui-title", "pages-kind", "pages-removed", "pages-who", "pages-gone-on", "pages-bring-back"];
        let table = Table {
            caption: t.plain("pages-bin"),
            caption_unseen: true,
            columns: columns.map(|key| Column::new(t.say(key))).to_vec(),
            rows,
        };
        format!(
            "<div class=\"stack\"><p class=\"measure\">{}</p>{table}</div>",
            escape(&t.say("pages-bin-hint"))
        )
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("pages-bin"),
        entry: "bin",
        notices: done(&desk.visit),
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// `bin/{id}`, posted with `kind`: brings it back.
pub async fn restore(desk: DeskPlace, names: Names, fields: Fields) -> Answer {
    let kind = Kind::from_code(fields.text("kind")).ok_or_else(Problem::not_found)?;
    let back = bin::restore(&desk.site, &desk.actor, &desk.scope, kind, id_in(&names)?).await?;
    Ok(see_other(&desk.path(&format!("{}/{}?done=restored", kind.folder(), back.id))))
}
