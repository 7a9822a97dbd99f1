//! The field by which a form chooses one of a body's pictures.

use askama::Template;
use basis::{
    Id, Language, Problem, Result,
    of::{Asset, Body},
};
use db::Conn;
use look::Icon;
use web::Scope;
use words::Tongue;

use crate::{Picture, store};

/// The name of the field.
pub const FIELD: &str = "picture";
/// How many pictures stand to choose from.
const LATEST: i64 = 12;

/// What the field needs to know.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    pub body: Option<Id<Body>>,
    /// `/desk/b/SLUG/library`
    pub library: String,
    pub selected: Option<Id<Asset>>,
    /// The reason it was refused, in the reader's words.
    pub error: Option<String>,
}

#[derive(Template)]
#[template(path = "picker.html")]
struct Shown<'a> {
    t: &'a Tongue,
    name: &'static str,
    library: &'a str,
    error: Option<&'a str>,
    none: bool,
    choices: Vec<ShownChoice>,
}

struct ShownChoice {
    id: Id<Asset>,
    src: String,
    width: u32,
    height: u32,
    alt: String,
    lang: Language,
    chosen: bool,
}

impl ShownChoice {
    fn of(picture: &Picture, t: &Tongue, selected: Option<Id<Asset>>) -> Self {
        let (lang, alt) = picture.alt.nearest(&t.wanted()).unwrap_or((t.language, ""));
        Self {
            id: picture.id,
            src: picture.path(480),
            width: picture.width,
            height: picture.height,
            alt: alt.to_owned(),
            lang,
            chosen: selected == Some(picture.id),
        }
    }
}

/// The field, named `picture`: none, the body's latest pictures, and whichever is chosen now. Its value is read by
/// [`chosen`].
///
/// # Errors
/// When the database does not answer.
pub async fn picker(conn: &mut Conn, ask: &Picker, t: &Tongue) -> Result<String> {
    let mut pictures = match ask.body {
        Some(body) => store::latest(conn, body, LATEST).await?,
        None => Vec::new(),
    };
    let missing = ask.selected.filter(|id| !pictures.iter().any(|picture| picture.id == *id));
    if let Some(missing) = missing
        && let Some(picture) = store::picture(conn, missing).await?
    {
        pictures.insert(0, picture);
    }
    let selected = ask.selected.filter(|id| pictures.iter().any(|picture| picture.id == *id));
    let shown = Shown {
        t,
        name: FIELD,
        library: &ask.library,
        error: ask.error.as_deref(),
        none: selected.is_none(),
        choices: pictures.iter().map(|picture| ShownChoice::of(picture, t, selected)).collect(),
    };
    Ok(shown.to_string())
}

/// The picture a form chose: one of the scope's body or of a body above it, or none.
///
/// # Errors
/// A field error at `picture` when it is another's, removed, or no picture.
pub async fn chosen(conn: &mut Conn, value: &str, scope: &Scope) -> Result<Option<Id<Asset>>> {
    if value.is_empty() {
        return Ok(None);
    }
    let refused = || Problem::invalid(FIELD, "field-bad-choice");
    let id: Id<Asset> = value.parse().map_err(|_| refused())?;
    let picture = store::picture(conn, id).await?.filter(|picture| scope.is_below(picture.body));
    picture.map(|picture| Some(picture.id)).ok_or_else(refused)
}
