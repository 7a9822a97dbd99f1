//! The screens and the API of campaigns.

pub(crate) mod api;
mod block;
mod chart;
mod come;
mod desk;
mod edit;
mod editions_api;
mod form;
mod gathered;
mod hung;
mod marks;
mod moderate;
mod own;
mod prints;
mod public;
mod signatures_api;
mod signed;
mod tree;
mod updates;

use std::collections::HashMap;

use weave::{Access, At, Routes};

pub(crate) use moderate::{MODERATION, Waiting};

use crate::rights::{ADOPT, MODERATE, SIGNATURES, WRITE};

/// The named parts of a path.
pub(crate) type Names = HashMap<String, String>;

pub(crate) fn name<'a>(names: &'a Names, key: &str) -> &'a str {
    names.get(key).map_or("", String::as_str)
}

pub(crate) fn routes() -> Routes {
    let (public, write) = (Access::Public, Access::Right(WRITE));
    Routes::new()
        .get(At::Body, "campaigns", public, public::list)
        .get(At::Body, "campaigns/{slug}", public, public::show)
        .get(At::Body, "campaigns/{slug}/sign", public, signed::back)
        .post(At::Body, "campaigns/{slug}/sign", public, signed::post)
        .by_many()
        .get(At::Body, "campaigns/{slug}/thanks/{token}", public, signed::thanks)
        .get(At::Body, "campaigns/{slug}/did/{action}", public, signed::show_did)
        .post(At::Body, "campaigns/{slug}/did/{action}", public, signed::post_did)
        .get(At::Body, "campaigns/{slug}/embed", public, gathered::embed)
        .get(At::Body, "campaigns/{slug}/report", public, gathered::report)
        .get(At::Body, "campaigns/{slug}/print/{sheet}", public, prints::print)
        .get(At::Body, "campaigns/{slug}/{wish}/{token}", public, signed::wish)
        .post(At::Body, "campaigns/{slug}/{wish}/{token}", public, signed::post_wish)
        .post(At::Body, "campaigns/{slug}/{wish}/{token}/consent", public, own::end)
        .get(At::Body, "campaigns/{slug}/{wish}/{token}/correct", public, own::form)
        .post(At::Body, "campaigns/{slug}/{wish}/{token}/correct", public, own::correct)
        .get(At::Desk, "campaigns", write, desk::list)
        .get(At::Desk, "campaigns/new", write, desk::new)
        .post(At::Desk, "campaigns/new", write, desk::make)
        .get(At::Desk, moderate::MODERATION, Access::Right(MODERATE), moderate::all)
        .get(At::Desk, "campaigns/hosts", write, gathered::hosts)
        .post(At::Desk, "campaigns/hosts", write, gathered::set_hosts)
        .get(At::Desk, "campaigns/offers/{edition}", Access::Right(ADOPT), desk::offer)
        .post(At::Desk, "campaigns/offers/{edition}", Access::Right(ADOPT), desk::take_offer)
        .get(At::Desk, "campaigns/{edition}", write, edit::show)
        .post(At::Desk, "campaigns/{edition}/publish", write, edit::publish)
        .post(At::Desk, "campaigns/{edition}/settle", write, edit::settle)
        .post(At::Desk, "campaigns/{edition}/offer", write, edit::pass_on)
        .post(At::Desk, "campaigns/{edition}/deliver", write, edit::deliver)
        .get(At::Desk, "campaigns/{edition}/updates", write, updates::show)
        .post(At::Desk, "campaigns/{edition}/updates", write, updates::post)
        .get(At::Desk, "campaigns/{edition}/papers", write, gathered::papers)
        .upload(At::Desk, "campaigns/{edition}/papers", write, gathered::enter)
        .post(At::Desk, "campaigns/{edition}/papers/{paper}/remove", write, gathered::remove)
        .get(At::Desk, "campaigns/{edition}/tree", write, tree::tree)
        .post(At::Desk, "campaigns/{edition}/answer", write, tree::answer)
        .get(At::Desk, "campaigns/{edition}/marks", write, marks::show)
        .post(At::Desk, "campaigns/{edition}/marks", write, marks::destroy)
        .post(At::Desk, "campaigns/{edition}/blocks", write, edit::add)
        .get(At::Desk, "campaigns/{edition}/blocks/{block}", write, block::block)
        .post(At::Desk, "campaigns/{edition}/blocks/{block}", write, block::save_block)
        .post(At::Desk, "campaigns/{edition}/blocks/{block}/mode", write, block::set_mode)
        .post(At::Desk, "campaigns/{edition}/blocks/{block}/move", write, block::move_block)
        .get(At::Desk, "campaigns/{edition}/held", Access::Right(MODERATE), moderate::held)
        .post(At::Desk, "campaigns/{edition}/held", Access::Right(MODERATE), moderate::decide)
        .get(At::Desk, "campaigns/{edition}/names", Access::Right(MODERATE), moderate::names)
        .post(At::Desk, "campaigns/{edition}/names", Access::Right(MODERATE), moderate::hide_name)
        .api("GET", "campaigns", Access::SignedIn, api::list)
        .api("POST", "campaigns", Access::Right(WRITE), api::make)
        .api("GET", "campaigns/{id}", Access::SignedIn, api::one)
        .api("GET", "campaigns/{id}/tally", Access::Public, api::tally_of)
        .api("GET", "campaigns/{id}/editions", Access::SignedIn, editions_api::list)
        .api("POST", "campaigns/{id}/editions", Access::Right(ADOPT), editions_api::adopt)
        .api("GET", "editions/{id}", Access::SignedIn, editions_api::one)
        .api("PATCH", "editions/{id}", Access::Right(WRITE), editions_api::change)
        .api("POST", "editions/{id}/blocks", Access::Right(WRITE), editions_api::add_block)
        .api("GET", "editions/{id}/blocks/{block}", Access::SignedIn, editions_api::one_block)
        .api("PUT", "editions/{id}/blocks/{block}", Access::Right(WRITE), editions_api::change_block)
        .api("POST", "editions/{id}/offers", Access::Right(WRITE), editions_api::offer)
        .api("POST", "editions/{id}/signatures", Access::Public, signatures_api::sign)
        .by_many()
        .api("GET", "editions/{id}/signatures", Access::Right(SIGNATURES), signatures_api::signatures)
        .api("GET", "editions/{id}/count", Access::Public, signatures_api::count)
}
