#![doc = include_str!("../README.md")]

mod add;
mod device;
mod grant;
mod holding;
mod known;
mod link;
pub mod model;
mod names;
mod office;
mod own;
mod passkey;
mod password;
mod remind;
pub mod rights;
pub mod roles;
mod samples;
mod second_factor;
mod service;
mod session;
mod sign_in;
pub mod store;
mod throttle;
pub mod token;
mod told;
mod vouch;
mod web;

use std::sync::Arc;

use ::web::Tag;
use async_trait::async_trait;
use basis::{Problem, Result};
use db::{Conn, Told};
use jobs::{Schedule, Worker};
use look::Icon;
use weave::{
    Access, At, Capability, DeskEntry, Fact, Figure, Holding, Room, Routes, Samples, Services, SignIn, Site,
    Slot, facts::BranchMoved,
};

pub use add::{add, find, letter_to, list};
pub use grant::{
    Given, Giving, end, give, grant, grant_until, held_below, held_over, holders, installation_holders, name,
    own_holders, renew, unname,
};
pub use link::{ask, asks_second, by_link, link, link_as_owner, reset, stands};
pub use model::{Holder, Listed, NewAccount, Password};
pub use names::{names_for, of_address, out_of_sight};
pub use office::offices;
pub use own::{Own, change, change_password, end_others, end_session, own};
pub use roles::roles;
pub use samples::demo_accounts;
pub use second_factor::drawn as qr_code;
pub use service::Accounts;
pub use session::end_sessions_at;
pub use sign_in::{Attempt, Entered, Opened, by_code, by_password};

pub const MIGRATIONS: db::Migrations = db::migrations!(
    "accounts",
    "202611231020_accounts",
    "202611261305_proofs",
    "202611261310_roles",
    "202611261320_factors",
    "202611261400_devices",
    "202611271700_grants_apart",
    "202611272130_tries",
    "202611272200_who_ended_it"
);
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
            .post(At::Site, "sign-out", Access::Public, web::sign_in::out)
            .get(At::Site, "desk/account", Access::SignedIn, web::account::show)
            .post(At::Site, "desk/account", Access::SignedIn, web::account::save)
            .post(At::Site, "desk/account/second", Access::SignedIn, web::account::second)
            .post(At::Site, "desk/account/office", Access::SignedIn, web::account::office)
            .get(At::Site, "desk/account/erase", Access::SignedIn, web::erase::show)
            .post(At::Site, "desk/account/erase", Access::SignedIn, web::erase::post)
            .get(At::Site, "desk/account/secure", Access::SignedIn, web::secure::show)
            .post(At::Site, "desk/account/password", Access::SignedIn, web::secure::set_password)
            .get(At::Site, "desk/account/phone", Access::SignedIn, web::secure::other_phone)
            .post(At::Site, "desk/account/phone", Access::SignedIn, web::secure::begin_other_phone)
            .post(At::Site, "desk/account/phone/code", Access::SignedIn, web::secure::confirm_other_phone)
            .post(At::Site, "desk/account/recovery-codes", Access::SignedIn, web::secure::new_codes)
            .post(At::Site, "desk/account/passkeys/begin", Access::SignedIn, web::passkeys::begin_making)
            .post(At::Site, "desk/account/passkeys/finish", Access::SignedIn, web::passkeys::finish_making)
            .post(At::Site, "desk/account/passkeys/end", Access::SignedIn, web::passkeys::end)
            .get(At::Site, "desk/account/tokens", Access::SignedIn, web::tokens::show)
            .post(At::Site, "desk/account/tokens", Access::SignedIn, web::tokens::make)
            .post(At::Site, "desk/account/tokens/end", Access::SignedIn, web::tokens::end)
            .post(At::Site, "desk/account/vouching/no", Access::SignedIn, web::lost::say_no_here)
            .get(At::Site, "desk/vouching", Access::Right(rights::VOUCH), web::lost::waiting)
            .post(At::Site, "desk/vouching/{vouching}", Access::Right(rights::VOUCH), web::lost::speak)
            .post(At::Site, "sign-in/passkey/begin", Access::Public, web::passkeys::begin_entering)
            .post(At::Site, "sign-in/passkey/finish", Access::Public, web::passkeys::enter)
            .get(At::Site, "sign-in/code", Access::Public, web::again::code)
            .post(At::Site, "sign-in/code", Access::Public, web::again::post_code)
            .get(At::Site, "sign-in/again", Access::SignedIn, web::again::show)
            .post(At::Site, "sign-in/again", Access::SignedIn, web::again::post)
            .get(At::Site, "sign-in/lost", Access::Public, web::lost::show)
            .post(At::Site, "sign-in/lost", Access::Public, web::lost::ask)
            .get(At::Site, "sign-in/no/{token}", Access::Public, web::lost::no)
            .post(At::Site, "sign-in/no/{token}", Access::Public, web::lost::say_no)
            .post(At::Site, "desk/account/sessions", Access::SignedIn, web::account::end)
            .get(At::Desk, "people", Access::Right(rights::GRANT), web::people::show)
            .post(At::Desk, "people", Access::Right(rights::GRANT), web::people::give)
            .get(At::Desk, "people/branch", Access::Right(rights::GRANT), web::branch::show)
            .get(At::Desk, "people/branch.csv", Access::Right(rights::GRANT), web::branch::csv)
            .post(At::Desk, "people/{grant}/end", Access::Right(rights::GRANT), web::people::end)
            .post(At::Desk, "people/{grant}/renew", Access::Right(rights::GRANT), web::people::renew)
            .get(At::Desk, "roles", Access::Right(rights::ROLES), web::roles::list)
            .get(At::Desk, "roles/{role}", Access::Right(rights::ROLES), web::roles::show)
            .post(At::Desk, "roles/{role}", Access::Right(rights::ROLES), web::roles::post)
            .api("GET", "accounts/me", Access::SignedIn, web::api::me)
            .api("GET", "roles", Access::SignedIn, web::api::list_roles)
            .api("GET", "roles/{id}", Access::SignedIn, web::api::one_role)
            .api("POST", "roles", Access::Right(rights::ROLES), web::api::make_role)
            .api("PATCH", "roles/{id}", Access::Right(rights::ROLES), web::api::change_role)
            .api("DELETE", "roles/{id}", Access::Right(rights::ROLES), web::api::end_role)
            .api("GET", "tokens", Access::SignedIn, web::api::list_tokens)
            .api("GET", "tokens/{id}", Access::SignedIn, web::api::one_token)
            .api("POST", "tokens", Access::SignedIn, web::api::make_token)
            .api("PATCH", "tokens/{id}", Access::SignedIn, web::api::change_token)
            .api("DELETE", "tokens/{id}", Access::SignedIn, web::api::end_token)
    }
    fn openapi(&self) -> Option<utoipa::openapi::OpenApi> {
        Some(<web::api::Own as utoipa::OpenApi>::openapi())
    }
    fn rights(&self) -> &'static [Capability] {
        rights::RIGHTS
    }
    fn desk(&self) -> Vec<DeskEntry> {
        let entry = |words, path, icon, access, order| DeskEntry { words, path, icon, access, order };
        vec![
            entry("accounts-people", "people", Icon::Person, Access::Right(rights::GRANT), 810),
            // Roles are the root's: from any other desk the line leads there.
            entry("accounts-roles", "roles", Icon::Key, Access::Installation, 905),
            entry("accounts-vouch-title", "/desk/vouching", Icon::Person, Access::Right(rights::VOUCH), 890),
            entry("accounts-own-title", "/desk/account", Icon::Person, Access::SignedIn, 950),
            entry("accounts-secure", "/desk/account/secure", Icon::Key, Access::SignedIn, 955),
            entry("accounts-tokens", "/desk/account/tokens", Icon::Settings, Access::SignedIn, 970),
        ]
    }
    fn slots(&self) -> Vec<Arc<dyn Slot>> {
        vec![Arc::new(web::lost::Waiting), Arc::new(web::offices::Offices)]
    }
    fn at_once(&self, tags: &[Tag]) {
        if tags.iter().any(|tag| *tag == roles::RolesChanged::tag() || tag.as_str() == "*") {
            self.0.roles.stale();
        }
    }
    async fn within(&self, site: &Site, conn: &mut Conn, told: &Told) -> Result<()> {
        if told.name != BranchMoved::NAME {
            return Ok(());
        }
        let fact: BranchMoved = serde_json::from_value(told.payload.clone()).map_err(Problem::failed)?;
        grant::end_detached(site, conn, fact.body).await
    }
    fn holdings(&self) -> Vec<Arc<dyn Holding>> {
        vec![Arc::new(holding::AccountHolding)]
    }
    fn workers(&self, site: &Site) -> Vec<Worker> {
        let mut workers =
            vec![link::worker(site), holding::purger(site), office::worker(site), device::worker(site)];
        workers.push(told::worker(site));
        workers.extend(remind::workers(site));
        workers.extend(vouch::workers(site));
        workers
    }
    fn schedules(&self) -> Vec<Schedule> {
        vec![holding::NIGHTLY, remind::DAILY]
    }
    fn services(&self, services: &mut Services) {
        services.put(Arc::clone(&self.0));
    }
    fn sign_in(&self) -> Option<Arc<dyn SignIn>> {
        Some(self.0.clone())
    }
    async fn figures(&self, site: &Site, conn: &mut Conn) -> Result<Vec<Figure>> {
        let open = store::count_sessions(conn, site.clock.now()).await?;
        Ok(vec![Figure::gauge("nasij_sessions_open", "Sessions of people who are signed in.").count(open)])
    }
    async fn restored(&self, site: &Site) -> Result<()> {
        holding::end_all(site).await
    }
    async fn samples(&self, site: &Site, samples: &dyn Samples) -> Result<()> {
        samples::fill(site, samples).await
    }
}
