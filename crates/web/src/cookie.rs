use http::{HeaderMap, HeaderValue, header};

/// The cookies of a request, read without copying.
#[derive(Debug, Clone, Copy)]
pub struct Cookies<'a>(&'a HeaderMap);

impl<'a> Cookies<'a> {
    pub fn of(headers: &'a HeaderMap) -> Self {
        Self(headers)
    }
    pub fn get(self, name: &str) -> Option<&'a str> {
        self.0
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .find_map(|pair| {
                let (key, value) = pair.trim().split_once('=')?;
                (key == name).then_some(value)
            })
    }
}

/// A `Set-Cookie`: HttpOnly, SameSite=Lax, for the whole site; `secure` but on loopback http. `max_age` in seconds, 0 to
/// remove, `None` for as long as the browser is open. `value` is ASCII without `;`: anything else gives `None`.
pub fn set_cookie(name: &str, value: &str, max_age: Option<u64>, secure: bool) -> Option<HeaderValue> {
    let age = max_age.map_or(String::new(), |seconds| format!("; Max-Age={seconds}"));
    let secure = if secure { "; Secure" } else { "" };
    if !value.bytes().all(|b| b.is_ascii_graphic() && b != b';' && b != b'"' && b != b',') {
        return None;
    }
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")).ok()
}
