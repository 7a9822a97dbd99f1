//! Letting a keyholder go: what follows is said before, since it cannot be taken back by one person.

use axum::response::{IntoResponse, Redirect};
use basis::{Id, Problem, of::Account};
use look::{
    Notice, Tone,
    form::{Button, PostButton},
};
use network::DeskPlace;
use weave::DeskPage;
use web::{Answer, Fields};

use super::{in_sight, said};
use crate::{
    change,
    rights::{MANAGE, Part},
};

pub async fn show(desk: DeskPlace) -> Answer {
    let t = desk.t();
    let key = in_sight(&desk).await?;
    let part = Part::of(&desk.actor, &desk.tree, desk.body.id, &key);
    if !part.may_see() {
        return Err(Problem::forbidden().into());
    }
    let account: Id<Account> = desk.visit.asked("account").parse().map_err(|_| Problem::not_found())?;
    let leaving = key.holders.iter().find(|one| one.account == account).ok_or_else(Problem::not_found)?;
    if account != desk.actor.account {
        desk.must(MANAGE)?;
        if !part.manages {
            return Err(Problem::forbidden().into());
        }
    }
    desk.actor.stepped_up(desk.site.clock.now())?;
    let mut main = String::from("<div class=\"stack\">");
    if key.holder(account).is_some() && key.present().count() == 1 {
        main.push_str(&Notice::new(Tone::Danger, t.say("keys-leave-last")).to_string());
    }
    main.push_str(&said(t, "keys-leaving"));
    main.push_str(&said(t, "keys-leave-back"));
    let button = PostButton {
        action: desk.path("key/leave"),
        fields: vec![("account".into(), account.to_string())],
        button: Button::danger(t.say("keys-leave-do")),
    };
    let stay = Button::quiet(t.say("keys-leave-not")).link(desk.path("key"));
    main.push_str(&format!("<div class=\"cluster\">{button}{stay}</div></div>"));
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain_with("keys-leave-title", &[("name", leaving.name.as_str().into())]),
        entry: "key",
        crumbs: vec![look::Link::new(desk.path("key"), t.say("keys-key"))],
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub async fn post(desk: DeskPlace, fields: Fields) -> Answer {
    // As the page's button sends it: whoever sends something else asks for what is not there.
    let account = fields.text("account").parse().map_err(|_| Problem::not_found())?;
    change::leave(&desk.site, &desk.actor, &desk.scope, account).await?;
    let to = if account == desk.actor.account && !desk.actor.may(MANAGE, &desk.scope) {
        // The page of a key that she no longer has a part in is not hers to see.
        String::from("/desk/account/identity?done=left")
    } else {
        format!("{}?done=left", desk.path("key"))
    };
    Ok(Redirect::to(&to).into_response())
}
