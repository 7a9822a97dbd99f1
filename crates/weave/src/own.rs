use basis::{Language, Result};
use mail::Letter;

use crate::{Site, Visit};

/// Who makes the way to a person's own page: `people`.
pub trait OwnPages: Send + Sync {
    /// A whole address with a signed token for whoever gets mail at `address`; none when it is no address.
    fn link(&self, site: &Site, address: &str, language: Language) -> Option<String>;
}

/// The way to the page on which whoever gets mail at `address` sees what is held about her, without an account.
pub fn own_link(site: &Site, address: &str, language: Language) -> Option<String> {
    site.own_pages.as_ref()?.link(site, address, language)
}

/// Sends a letter to a person, with the way to her own page at its foot.
///
/// # Errors
/// As [`mail::Mail::send`].
pub async fn send(site: &Site, letter: &Letter) -> Result<()> {
    let Some(link) = own_link(site, &letter.to, letter.to_language) else {
        return site.mail.send(letter).await;
    };
    let words = Visit::of(site, letter.to_language).t.plain("weave-own-page");
    let mut letter = letter.clone();
    letter.text = format!("{}\n\n—\n{words}\n{link}\n", letter.text.trim_end());
    site.mail.send(&letter).await
}
