use basis::{Problem, Result};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

/// The first byte of an encrypted value: which key and cipher made it.
const FORM_1: u8 = 1;
const NONCE: usize = 24;

#[expect(
    clippy::expect_used,
    reason = "the cipher refuses nothing under 256 GiB, and an empty answer would lose data"
)]
pub(crate) fn encrypt(key: &[u8; 32], context: &str, plain: &[u8], nonce: [u8; NONCE]) -> Vec<u8> {
    let payload = Payload { msg: plain, aad: context.as_bytes() };
    let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).expect("memory holds less than 256 GiB");
    let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
    out.push(FORM_1);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(&sealed);
    out
}

pub(crate) fn decrypt(key: &[u8; 32], context: &str, sealed: &[u8]) -> Result<Vec<u8>> {
    let (form, rest) = sealed.split_first().ok_or_else(|| unreadable(context, "it is empty"))?;
    if *form != FORM_1 {
        return Err(unreadable(context, "it has a form that this version does not know"));
    }
    let (nonce, body) =
        rest.split_first_chunk::<NONCE>().ok_or_else(|| unreadable(context, "it is too short"))?;
    let payload = Payload { msg: body, aad: context.as_bytes() };
    cipher(key)
        .decrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| unreadable(context, "it was made by another server key, or was changed"))
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*key).into())
}

/// Names the column, never what is in it.
pub(crate) fn unreadable(context: &str, why: &str) -> Problem {
    Problem::failed(format!("an encrypted value of {context} cannot be opened: {why}"))
}

#[cfg(test)]
mod tests {
    use basis::{Kind, Rng};

    use crate::Keys;

    #[test]
    fn what_is_encrypted_comes_back_for_its_context_alone() {
        let (keys, rng) = (Keys::for_tests(), Rng::seeded(1));
        for plain in ["", "amina@example.org", "عنوان بالعربية"] {
            let sealed = keys.encrypt("accounts.address", plain.as_bytes(), &rng);
            assert_eq!(sealed.len(), plain.len() + 41);
            assert_eq!(keys.decrypt_text("accounts.address", &sealed).unwrap(), plain);
            assert!(keys.decrypt("comments.contact", &sealed).is_err());
        }
        let (one, two) = (keys.encrypt("c", b"same", &rng), keys.encrypt("c", b"same", &rng));
        assert_ne!(one, two, "the same value never looks the same");
    }

    #[test]
    fn every_changed_or_cut_value_is_refused_without_its_contents() {
        let (keys, rng) = (Keys::for_tests(), Rng::seeded(2));
        let sealed = keys.encrypt("c", b"amina@example.org", &rng);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            let problem = keys.decrypt("c", &changed).unwrap_err();
            assert!(problem.is(Kind::Failed));
            assert!(!problem.to_string().contains("amina"));
            assert!(keys.decrypt("c", &sealed[..place]).is_err());
        }
    }

    #[test]
    fn a_column_without_text_says_so() {
        let (keys, rng) = (Keys::for_tests(), Rng::seeded(3));
        let sealed = keys.encrypt("c", &[0xff, 0xfe], &rng);
        assert!(keys.decrypt_text("c", &sealed).unwrap_err().to_string().contains("holds no text"));
    }
}
