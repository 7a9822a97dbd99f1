//! A device that makes passkeys and answers challenges, and can be told to do it wrong.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub const ORIGIN: &str = "http://localhost:8080";
pub const PARTY: &str = "localhost";

/// One passkey on a device. What is public here is what a test bends.
#[derive(Clone)]
pub struct Device {
    key: SigningKey,
    pub credential: Vec<u8>,
    pub user: Vec<u8>,
    pub origin: String,
    pub party: String,
    /// Asked for a finger or a number, and got it.
    pub verified: bool,
    pub counter: u32,
}

impl Device {
    pub fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            credential: vec![seed; 24],
            user: Vec::new(),
            origin: ORIGIN.into(),
            party: PARTY.into(),
            verified: true,
            counter: 0,
        }
    }

    fn said(&self, what: &str, options: &Value) -> String {
        let challenge = options["publicKey"]["challenge"].as_str().expect("a challenge");
        json!({"type": what, "challenge": challenge, "origin": self.origin, "crossOrigin": false}).to_string()
    }

    fn seen(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.party.as_bytes()).to_vec();
        data.push(flags | 1 | if self.verified { 4 } else { 0 });
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Answers `navigator.credentials.create`.
    pub fn make(&mut self, options: &Value) -> Value {
        self.user = BASE64.decode(options["publicKey"]["user"]["id"].as_str().expect("a handle")).unwrap();
        let mut data = self.seen(0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        let point = self.key.verifying_key().to_sec1_point(false);
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 32]);
        data.extend(point.y().unwrap());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        json!({
            "id": BASE64.encode(&self.credential),
            "rawId": BASE64.encode(&self.credential),
            "type": "public-key",
            "extensions": {},
            "response": {
                "attestationObject": BASE64.encode(object),
                "clientDataJSON": BASE64.encode(self.said("webauthn.create", options)),
                "transports": null,
            },
        })
    }

    /// Answers `navigator.credentials.get`.
    pub fn answer(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let (data, said) = (self.seen(0), self.said("webauthn.get", options));
        let mut signed = data.clone();
        signed.extend(Sha256::digest(said.as_bytes()));
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": BASE64.encode(&self.credential),
            "rawId": BASE64.encode(&self.credential),
            "type": "public-key",
            "extensions": {},
            "response": {
                "authenticatorData": BASE64.encode(data),
                "clientDataJSON": BASE64.encode(said),
                "signature": BASE64.encode(signature.to_der()),
                "userHandle": BASE64.encode(&self.user),
            },
        })
    }
}
