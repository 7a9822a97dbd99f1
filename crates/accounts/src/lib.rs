#![doc = include_str!("../README.md")]

mod add;
mod again;
mod grant;
mod holding;
mod link;
pub mod model;
mod names;
mod own;
mod password;
pub mod rights;
mod samples;
mod service;
mod session;
mod sign_in;
pub mod store;
mod throttle;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use basis::Result;
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{Access, At, Capability, DeskEntry, Holding, Room, Routes, Samples, Services, SignIn, Site};

pub use add::{add, find, list};
pub use grant::{Given, Giving, end, give, grant, held_over, holders};
pub use link::{ask, by_link, link, stands};
pub use model::{Holder, Listed, NewAccount, Password};
pub use names::{names, of_address};
pub use own::{Own, change, change_password, end_others, end_session, own};
pub use samples::demo_accounts;
pub use service::Accounts;
pub use sign_in::{Attempt, Opened, by_password};

pub const MIGRATIONS: db::Migrations =
    db::migrations!("accounts", "202611231020_accounts", "202611261305_proofs");
pub const WORDS: &[words::Source] = words::sources!("accounts");

/// The crate's part of a site.
pub fn room() -> Arc<dyn Room> {
    Arc::new(AccountsRoom(Arc::new(Accounts::default())))
}

struct AccountsRoom(Arc<Accounts>);

#[async_trait]
impl Room for AccountsRoom {
    fn name(&self) -> &'static str {
        "accounts"
    }
    fn migrations(&self) -> Option<db::Migrations> {
        Some(MIGRATIONS)
    }
    fn words(&self) -> &'static [words::Source] {
        WORDS
    }
    fn routes(&self) -> Routes {
        Routes::new()
            .get(At::Site, "sign-in", Access::Public, web::sign_in::form)
            .post(At::Site, "sign-in", Access::Public, web::sign_in::post)
            .post(At::Site, "sign-in/link", Access::Public, web::link::ask)
            .get(At::Site, "sign-in/sent", Access::Public, web::link::sent)
            .get(At::Site, "sign-in/link/{token}", Access::Public, web::link::show)
            .post(At::Site, "sign-in/link/{token}", Access::Public, web::link::enter)
            .get(At::Site, "sign-in/again", Access::SignedIn, web::again::show)
            .post(At::Site, "sign-in/again", Access::SignedIn, web::again::post)
            .post(At::Site, "sign-out", Access::Public, web::sign_in::out)
            .get(At::Site, "desk/account", Access::SignedIn, web::account::show)
            .post(At::Site, "desk/account", Access::SignedIn, web::account::save)
            .post(At::Site, "desk/account/password", Access::SignedIn, web::account::password)
            .post(At::Site, "desk/account/sessions", Access::SignedIn, web::account::end)
            .get(At::Desk, "people", Access::Right(rights::GRANT), web::people::show)
            .post(At::Desk, "people", Access::Right(rights::GRANT), web::people::give)
            .post(At::Desk, "people/{grant}/end", Access::Right(rights::GRANT), web::people::end)
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        vec![DeskEntry {
            words: "accounts-people",
            path: "people",
            icon: Icon::Key,
            access: Access::Right(rights::GRANT),
            order: 810,
        }]
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        vec![Arc::new(holding::AccountHolding)]
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        vec![link::worker(site), holding::purger(site)]
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![holding::NIGHTLY]
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::clone(&self.0));
    }
    fn sign_in(&self) -> Option<Arc<dyn SignIn>> {
        Some(self.0.clone())
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
}
