use basis::{Text, slug_from};
use weave::Role;

use crate::{
    failed::Failed,
    house::House,
    options::{Account, Init, Place},
    run::checked_url,
};

/// `nasij init`: keys, database, the root body, its first account; the sign-in link is the last word on stdout.
///
/// # Errors
/// When there is an installation already, or the data folder cannot be written.
pub async fn init(place: Place, wanted: Init) -> Result<(), Failed> {
    let url = checked_url(&wanted.url)?;
    let slug = match &wanted.slug {
        Some(slug) => slug.parse().map_err(|error| Failed::from(format!("--slug {slug}: {error}")))?,
        None => slug_from(&wanted.name).ok_or("NAME gives no slug; add --slug with a to z, 0 to 9 and -")?,
    };
    if accounts::model::address(&wanted.admin).is_none() {
        return Err(format!(
            "--admin {} is no mail address; give one such as name@example.org",
            wanted.admin
        )
        .into());
    }
    let house = House::open(&place, "nasij-data", true).await?;
    if house.lived_in {
        return Err(format!(
            "{} already holds an installation; run it with `nasij serve`",
            house.folder.display()
        )
        .into());
    }
    let woven = house.weave_for_command(Some(url.clone())).await?;
    let site = &woven.site;
    site.set_setting("url", url).await?;
    let root =
        network::plant_root(site, slug, Text::of(wanted.language, wanted.name.clone()), wanted.language)
            .await?;
    let account = accounts::add(
        site,
        accounts::NewAccount {
            email: wanted.admin.clone(),
            name: wanted.admin.split('@').next().unwrap_or("admin").to_owned(),
            language: wanted.language,
            password: None,
        },
    )
    .await?;
    accounts::grant(site, account, root, Role::Admin, true).await?;
    let link = accounts::link(site, &wanted.admin).await?;
    site.set_setting(weave::LIVED_IN, String::from("yes")).await?;
    house.db.close().await;
    let folder = house.folder.display();
    let run = if place.of_the_system {
        String::from("systemctl enable --now nasij")
    } else {
        format!("nasij serve --data {folder}")
    };
    eprintln!("Begun in {folder}. Run it with `{run}`, then open this link within 24 hours:");
    println!("{link}");
    Ok(())
}

/// `nasij account …`
///
/// # Errors
/// An address that is taken or unknown, a body that is not there.
pub async fn account(place: Place, command: Account) -> Result<(), Failed> {
    let house = House::open(&place, "nasij-data", false).await?;
    let woven = house.weave_for_command(None).await?;
    let site = &woven.site;
    let (email, told) = match command {
        Account::Add { email, name, language, body, role, here_only } => {
            let at = match &body {
                Some(slug) => {
                    let tree = network::tree(site).await?;
                    let body = tree
                        .by_slug(slug)
                        .ok_or_else(|| format!("there is no body {slug}; see `nasij body list`"))?;
                    Some(body.id)
                }
                None => None,
            };
            let account = accounts::add(
                site,
                accounts::NewAccount { email: email.clone(), name, language, password: None },
            )
            .await?;
            if let (Some(body), Some(role)) = (at, role) {
                accounts::grant(site, account, body, role, !here_only).await?;
            }
            // New: nothing of hers is opened.
            (email, true)
        }
        Account::Link { email, reset } => {
            if reset {
                accounts::reset(site, &email).await?;
            } else if accounts::asks_second(site, &email).await? {
                eprintln!(
                    "This link asks for her passkey or code as well; if she lost all of them, `nasij account link {email} --reset` drops them first."
                );
            }
            // Of a reset she is told already.
            (email, reset)
        }
    };
    let link = match told {
        true => accounts::link(site, &email).await?,
        false => accounts::link_as_owner(site, &email).await?,
    };
    crate::neighbour::tell(&house.folder).await?;
    house.db.close().await;
    println!("{link}");
    Ok(())
}
