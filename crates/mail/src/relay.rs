use basis::{Problem, Result};
use lettre::transport::smtp::{authentication::Credentials, extension::ClientId};
use url::{Host, Url};

/// How the relay is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cover {
    Clear,
    StartTls,
    Tls,
}

/// What the relay's URL says.
pub(crate) struct Relay {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) cover: Cover,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) hello: ClientId,
}

impl Relay {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let url = Url::parse(text).map_err(|_| wrong("it is no URL"))?;
        let (cover, port) = match url.scheme() {
            "smtp" => (Cover::Clear, 25),
            "smtp+starttls" => (Cover::StartTls, 587),
            "smtps" => (Cover::Tls, 465),
            _ => return Err(wrong("it begins with none of smtp://, smtp+starttls:// and smtps://")),
        };
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("it has something after ? or #; percent-encode these signs in a password"));
        }
        let host = match url.host() {
            Some(Host::Ipv6(address)) => address.to_string(),
            Some(host) => host.to_string(),
            None => String::new(),
        };
        if host.is_empty() {
            return Err(wrong("it names no host"));
        }
        let credentials = match (decoded(url.username())?, url.password()) {
            (user, Some(password)) => Some(Credentials::new(user, decoded(password)?)),
            (user, None) if user.is_empty() => None,
            _ => return Err(wrong("it has a user and no password")),
        };
        if cover == Cover::Clear && credentials.is_some() && !is_loopback(&host) {
            return Err(wrong("it would send the password in clear; use smtp+starttls:// or smtps://"));
        }
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name if name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-') => {
                ClientId::Domain(name.to_owned())
            }
            _ => return Err(wrong("the name after the host is no host name")),
        };
        Ok(Self { host, port: url.port().unwrap_or(port), cover, credentials, hello })
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn decoded(text: &str) -> Result<String> {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| wrong("user or password is not UTF-8"))
}

/// Never repeats the URL: there is a password in it.
fn wrong(why: &str) -> Problem {
    Problem::failed(format!(
        "The mail relay's address (--smtp) cannot be used: {why}. Give smtp+starttls://USER:PASSWORD@HOST, \
         smtps://USER:PASSWORD@HOST or smtp://HOST."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_name_cover_port_and_password() {
        for (url, cover, port) in [
            ("smtp://relay.example.org", Cover::Clear, 25),
            ("smtp://127.0.0.1:2525", Cover::Clear, 2525),
            ("smtp+starttls://a:b@relay.example.org", Cover::StartTls, 587),
            ("smtps://a:b@relay.example.org", Cover::Tls, 465),
            ("smtps://a:b@relay.example.org:4650/my.name", Cover::Tls, 4650),
        ] {
            let relay = Relay::parse(url).unwrap();
            assert_eq!((relay.cover, relay.port), (cover, port), "{url}");
        }
        let relay = Relay::parse("smtps://no%40reply:p%2Fw%3A%3F@[::1]/my.name").unwrap();
        assert_eq!(relay.host, "::1");
        assert!(relay.credentials == Some(Credentials::new("no@reply".into(), "p/w:?".into())));
        assert_eq!(relay.hello, ClientId::Domain("my.name".into()));
    }

    #[test]
    fn what_cannot_be_used_is_told_without_the_password() {
        for url in [
            "",
            "relay.example.org",
            "http://hunter2:hunter2@relay.example.org",
            "smtp://user:hunter2@relay.example.org",
            "smtps://user@relay.example.org",
            "smtps://user:hunter2@",
            "smtps://user:hunter2@relay.example.org?tls=none",
            "smtps://user:hunter2@relay.example.org/a\r\nb c",
        ] {
            let Err(problem) = Relay::parse(url) else { panic!("{url} was taken") };
            let said = problem.to_string();
            assert!(said.contains("--smtp") && !said.contains("hunter2"), "{said}");
        }
        assert!(
            Relay::parse("smtp://user:hunter2@localhost").is_ok(),
            "a relay on this machine may ask for one"
        );
    }
}
