//! A dangerous act asks her to show once more that it is she: the way there, and back.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Kind, Problem};
use http::{HeaderMap, Method, header};
use look::form::Button;
use web::{Actor, STEP_UP_KEY, encode, own_path};

use crate::{Site, Visit, page::html_response};

/// Where she shows it.
const AGAIN: &str = "/sign-in/again";
/// Where she chooses how she will sign in.
pub(crate) const SECURE: &str = "/desk/account/secure";

/// What a request says of where it came from and what it can read.
pub(crate) struct Asked {
    method: Method,
    /// The page whose form this is.
    from: Option<String>,
    /// A script asks, and a page would tell it nothing.
    pub script: bool,
}

impl Asked {
    pub fn of(method: &Method, headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            method: method.clone(),
            from: own_page(text(header::REFERER), text(header::HOST)),
            script: text(header::ACCEPT).is_some_and(|accept| accept.starts_with("application/json")),
        }
    }
}

/// The path of a page of ours that a request came from.
fn own_page(referer: Option<&str>, host: Option<&str>) -> Option<String> {
    let (_, rest) = referer?.split_once("://")?;
    let (from, path) = rest.split_at(rest.find('/')?);
    (Some(from) == host).then_some(())?;
    own_path(path).filter(|path| !path.starts_with("/sign-")).map(str::to_owned)
}

/// A page is asked for again afterwards; a form is not kept, since what it holds may be secret: she goes back to it.
pub(crate) async fn answer(site: &Site, visit: &Visit, asked: &Asked, problem: &Problem) -> Option<Response> {
    if problem.key != STEP_UP_KEY || asked.script || visit.path.starts_with("/api/") {
        return None;
    }
    if matches!(asked.method, Method::GET | Method::HEAD) {
        return Some(Redirect::to(&way(&visit.path)).into_response());
    }
    let t = &visit.t;
    let title = t.plain("problem-step-up-title");
    let main = format!(
        "<h1>{}</h1><p>{}</p><p>{}</p>",
        look::escape(&title),
        look::escape(&t.say(STEP_UP_KEY)),
        Button::primary(t.say("weave-step-up")).link(way(asked.from.as_deref().unwrap_or("/desk/"))),
    );
    let mut visit = visit.clone();
    // Another language is asked for by GET.
    visit.path = asked.from.clone().unwrap_or_else(|| "/desk/".into());
    let status = http::StatusCode::FORBIDDEN;
    let plain = crate::Plain { title: title.clone(), main: main.clone(), status: Some(status) };
    Some(site.show_plain(&visit, plain).await.unwrap_or_else(|_| html_response(main, status, visit.language)))
}

fn way(next: &str) -> String {
    format!("{AGAIN}?next={}", encode(next))
}

/// The way to choosing how she will sign in, for whoever has not yet and asks for more of the desk than her own account.
pub(crate) fn settle(visit: &Visit, actor: &Actor) -> Option<String> {
    let path = visit.path.split('?').next().unwrap_or_default();
    let own = path.starts_with("/desk/account") || path.starts_with("/sign-");
    (actor.proof.unsettled && !own).then(|| SECURE.into())
}

/// The same for what is posted.
pub(crate) fn unsettled() -> Problem {
    Problem::new(Kind::Forbidden, "problem-unsettled")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn she_goes_back_to_our_own_pages_alone() {
        let host = Some("nasij.example");
        let page = |referer| own_page(Some(referer), host);
        assert_eq!(page("https://nasij.example/desk/b/x/key?a=1").as_deref(), Some("/desk/b/x/key?a=1"));
        for other in
            ["https://evil.example/desk/", "https://nasij.example.evil/", "nonsense", "https://nasij.example"]
        {
            assert_eq!(page(other), None, "{other}");
        }
        assert_eq!(page("https://nasij.example/sign-in/again?next=/"), None, "no circles");
        assert_eq!(own_page(None, host), None);
    }
}
