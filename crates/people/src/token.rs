//! The way to her own page. A token is her address and an end, encrypted and authenticated by the server's key: no row is kept of
//! it, and whoever has it learns nothing from it. Every holding finds her by the address, each by a look-up of its own.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use basis::{Language, Moment};
use weave::Site;

use crate::model::{LINK, OPEN};

/// In a letter, for weeks: shows a button.
const LETTER: &str = "people.own-link";
/// In a browser's cookie, for half an hour: opens the page.
const HERE: &str = "people.own-page";

/// Whoever gets mail at an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Herself {
    pub address: String,
    pub language: Language,
}

impl std::fmt::Debug for Herself {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Herself")
    }
}

fn make(site: &Site, context: &str, who: &Herself, until: Moment) -> String {
    let plain = format!("{} {} {}", until.millis(), who.language, who.address);
    URL_SAFE_NO_PAD.encode(site.keys.encrypt(context, plain.as_bytes(), &site.rng))
}

fn read(site: &Site, context: &str, token: &str) -> Option<Herself> {
    let bytes = URL_SAFE_NO_PAD.decode(token.get(..600.min(token.len()))?).ok()?;
    let plain = site.keys.decrypt_text(context, &bytes).ok()?;
    let mut parts = plain.splitn(3, ' ');
    let until = Moment::from_millis(parts.next()?.parse().ok()?);
    let language = parts.next()?.parse().ok()?;
    let address = parts.next()?.to_owned();
    (site.clock.now() < until).then_some(Herself { address, language })
}

/// The whole address of a link for a letter; none for what is no address.
pub fn own_link(site: &Site, address: &str, language: Language) -> Option<String> {
    let address = accounts::model::address(address)?;
    let token = make(site, LETTER, &Herself { address, language }, site.clock.now().plus(LINK));
    Some(format!("{}/my/{token}", site.config.url))
}

/// Whose a link from a letter is; none when it is over or was not made here.
pub(crate) fn of_letter(site: &Site, token: &str) -> Option<Herself> {
    read(site, LETTER, token)
}

/// What the browser that opened it keeps.
pub(crate) fn cookie(site: &Site, who: &Herself) -> String {
    make(site, HERE, who, site.clock.now().plus(OPEN))
}

pub(crate) fn of_cookie(site: &Site, value: &str) -> Option<Herself> {
    read(site, HERE, value)
}
