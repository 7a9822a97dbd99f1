use accounts::token::{NewToken, make};
use basis::{Moment, Problem};
use weave::{Site, api};

use crate::{
    failed::Failed,
    house::House,
    options::{Place, Token},
};

/// `nasij token create`: the token is the last word on stdout.
///
/// # Errors
/// An account, a body or a right that is not there; an end that is over or too far.
pub async fn token(place: Place, command: Token) -> Result<(), Failed> {
    let Token::Create { account, name, body, rights, until } = command;
    let until = until.as_deref().map(day).transpose()?;
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    let holder = accounts::find(site, &account)
        .await?
        .ok_or_else(|| format!("there is no account {account}; see `nasij account add`"))?;
    let body = match &body {
        Some(slug) => Some(
            network::tree(site)
                .await?
                .by_slug(slug)
                .ok_or_else(|| format!("there is no body {slug}; see `nasij body list`"))?
                .id,
        ),
        None => None,
    };
    let made = make(site, holder, NewToken { name, body, rights, until })
        .await
        .map_err(|problem| said(site, &problem))?;
    crate::neighbour::tell(&house.folder).await?;
    house.db.close().await;
    eprintln!("It is good until {} and shown this once.", api::time(made.token.until));
    println!("{}", made.secret);
    Ok(())
}

/// A day is good to its end.
fn day(text: &str) -> Result<Moment, Failed> {
    api::moment(text)
        .or_else(|| api::moment(&format!("{text}T23:59:59Z")))
        .ok_or_else(|| format!("--until {text} is no date; give one such as 2026-12-31").into())
}

/// What is wrong with it, as flags.
fn said(site: &Site, problem: &Problem) -> Failed {
    let why = if problem.field("name").is_some() {
        String::from("--name must have 1 to 80 characters")
    } else if problem.field("until").is_some() {
        String::from("--until must lie ahead, within a year")
    } else if problem.field("rights").is_some() {
        let known: Vec<&str> =
            site.rooms.iter().flat_map(|room| room.rights()).map(|right| right.key).collect();
        format!("--rights has one that is not known; there are {}", known.join(", "))
    } else {
        problem.to_string()
    };
    why.into()
}
