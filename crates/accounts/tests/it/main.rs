#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail loudly")]

mod again;
mod desk;
mod device;
mod doors;
mod factors;
mod grants;
mod letters;
mod links;
mod lockdown;
mod passkeys;
mod people;
mod samples;
mod store;
mod vouching;

use std::sync::Arc;

use accounts::{NewAccount, Password};
use basis::{Id, Language, of::Account};
use weave::{Room, Site, testing::Stage};

pub const PASSWORD: &str = "henna-loom-seven-wells-42";
/// argon2id, 19456 KiB, 2 passes, of [`PASSWORD`].
pub const HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$1rAsw40+56rS8GOFBj3rQQ$cPDpqAKmteXGzY5V8H/k9WFdtn7kLjgfs4HXk974hhw";

pub fn rooms() -> Vec<Arc<dyn Room>> {
    vec![network::room(), accounts::room()]
}

pub async fn stage() -> (Stage, network::testing::Planted) {
    let stage = Stage::new(rooms()).await;
    let planted = network::testing::plant(&stage.site).await;
    (stage, planted)
}

/// On both databases.
pub async fn each<F: Future<Output = ()>>(test: impl Fn(Stage, network::testing::Planted) -> F) {
    db::testing::each(&[], |db| async {
        let stage = Stage::with_db(db, rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        test(stage, planted).await;
    })
    .await;
}

pub async fn amina(site: &Site) -> Id<Account> {
    let new = NewAccount {
        email: "Amina@Example.org".into(),
        name: "أمينة".into(),
        language: Language::Ar,
        password: Some(Password::Demo(HASH.into())),
    };
    accounts::add(site, new).await.unwrap()
}

/// The session cookie an answer sets.
pub fn cookie(seen: &weave::testing::Seen) -> Option<String> {
    seen.headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find(|value| value.starts_with("session="))
        .and_then(|value| value.split(';').next())
        .map(str::to_owned)
}

/// The same without a password.
pub async fn bare(site: &Site) -> Id<Account> {
    named(site, "amina@example.org", "أمينة").await
}

pub async fn named(site: &Site, email: &str, name: &str) -> Id<Account> {
    let new = NewAccount { email: email.into(), name: name.into(), language: Language::Ar, password: None };
    accounts::add(site, new).await.unwrap()
}

/// The session of whoever uses a sign-in link of Amina's.
pub async fn by_link(stage: &Stage) -> String {
    let link = accounts::link(&stage.site, "amina@example.org").await.unwrap();
    cookie(&stage.post(link.trim_start_matches("http://localhost:8080"), "", &[]).await).unwrap()
}

/// The last day of a role, as its form wants it.
pub fn until(stage: &Stage, days: u64) -> String {
    let moment = stage.site.clock.now().plus(std::time::Duration::from_secs(days * 24 * 60 * 60));
    words::Country::Tn.day(moment)
}

/// What a session knows of who is in it.
pub async fn proof(stage: &Stage, session: &str) -> web::Proof {
    let token = session.trim_start_matches("session=");
    let sign_in = stage.site.rooms.iter().rev().find_map(|room| room.sign_in()).unwrap();
    sign_in.actor(&stage.site, token).await.unwrap().unwrap().proof
}
