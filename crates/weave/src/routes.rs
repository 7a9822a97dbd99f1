use axum::{
    extract::Request,
    handler::Handler,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, get, on, post},
};
use web::{Failure, Limit, encode};

use crate::{Site, Visit, api, step_up, visit};

/// Who may ask for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody; nobody is known there, even who is signed in.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever holds this right at some body; the action asks for the body itself.
    Right(&'static str),
    /// Whoever holds the machine's settings.
    Installation,
}

/// Below what a route's path lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// `/{lang}/` for the root body and `/{lang}/b/{body}/` for any other.
    Body,
    /// `/desk/b/{body}/`
    Desk,
    /// `/`
    Site,
}

/// One line of the route table.
pub struct Route {
    pub method: &'static str,
    /// Whole paths, as the router knows them.
    pub paths: Vec<String>,
    pub access: Access,
    /// A hall of people behind one address may send it.
    pub(crate) by_many: bool,
    pub(crate) handler: MethodRouter<Site>,
}

/// A room's routes, each with its access.
#[derive(Default)]
pub struct Routes(pub(crate) Vec<Route>);

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn get<H, T>(self, at: At, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.add("GET", at, path, access, get(handler))
    }

    /// A form of at most [`Limit::FORM`] bytes.
    #[must_use]
    pub fn post<H, T>(self, at: At, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.add("POST", at, path, access, post(handler))
    }

    /// A form with a file, of at most [`Limit::UPLOAD`] bytes.
    #[must_use]
    pub fn upload<H, T>(self, at: At, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        let limited: MethodRouter<Site> =
            post(handler).layer(from_fn(|mut request: Request, next: Next| async move {
                request.extensions_mut().insert(Limit::UPLOAD);
                next.run(request).await
            }));
        self.add("POST", at, path, access, limited.layer(axum::extract::DefaultBodyLimit::disable()))
    }

    /// An address of the API, below [`api::BASE`]: `api("PATCH", "news/{id}", Access::Right(NEWS), change)`. It knows tokens,
    /// and no sessions.
    #[must_use]
    pub fn api<H, T>(mut self, method: &'static str, path: &str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        let filter = match method {
            "POST" => MethodFilter::POST,
            "PATCH" => MethodFilter::PATCH,
            "PUT" => MethodFilter::PUT,
            "DELETE" => MethodFilter::DELETE,
            _ => MethodFilter::GET,
        };
        let mut handler: MethodRouter<Site> = on(filter, handler);
        if method == "POST" {
            handler = handler.route_layer(from_fn(api::once));
        }
        // Not around what is answered to a method that is not there.
        let handler = handler
            .route_layer(from_fn(move |request: Request, next: Next| api::gate(access, request, next)));
        let paths = vec![format!("{}{path}", api::BASE)];
        self.0.push(Route { method, paths, access, by_many: false, handler });
        self
    }

    /// The route added last is one that many send from behind one address, at the same time: its rate is a hall's. Whoever adds it
    /// limits by other means what it does.
    #[must_use]
    pub fn by_many(mut self) -> Self {
        if let Some(route) = self.0.last_mut() {
            route.by_many = true;
        }
        self
    }

    fn add(
        mut self,
        method: &'static str,
        at: At,
        path: &str,
        access: Access,
        handler: MethodRouter<Site>,
    ) -> Self {
        let paths = match at {
            At::Body => vec![format!("/{{lang}}/{path}"), format!("/{{lang}}/b/{{body}}/{path}")],
            At::Desk => vec![format!("/desk/b/{{body}}/{path}")],
            At::Site => vec![format!("/{path}")],
        };
        let handler = match access {
            Access::Public => handler,
            _ => handler.layer(from_fn(move |request: Request, next: Next| gate(access, request, next))),
        };
        self.0.push(Route { method, paths, access, by_many: false, handler });
        self
    }
}

/// Lets through who may pass. A stranger is sent to sign in and comes back; in a form's answer she is told to.
async fn gate(access: Access, mut request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return Failure(basis::Problem::failed("no visit")).into_response();
    };
    let visit = match visit::with_actor(visit, request.headers()).await {
        Ok(visit) => visit,
        Err(problem) => return Failure(problem).into_response(),
    };
    let Some(actor) = visit.actor.clone() else {
        if request.method() == http::Method::GET {
            let back = encode(&visit.path);
            return axum::response::Redirect::to(&format!("/sign-in?next={back}")).into_response();
        }
        return Failure(basis::Problem::sign_in()).into_response();
    };
    if let Some(way) = step_up::settle(&visit, &actor) {
        return match *request.method() {
            http::Method::GET => axum::response::Redirect::to(&way).into_response(),
            _ => Failure(step_up::unsettled()).into_response(),
        };
    }
    let may = match access {
        Access::Public | Access::SignedIn => true,
        Access::Right(right) => actor.may_anywhere(right),
        Access::Installation => actor.installation,
    };
    if !may {
        request.extensions_mut().insert(visit);
        return Failure(basis::Problem::forbidden()).into_response();
    }
    request.extensions_mut().insert(visit);
    next.run(request).await
}
