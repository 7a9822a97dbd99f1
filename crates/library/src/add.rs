//! A picture or file comes into the library.

use std::sync::Arc;

use basis::{
    Id, Language, Moment, Problem, Result,
    of::{Account, Asset, Body},
};
use bytes::Bytes;
use tokio::sync::Semaphore;
use weave::Site;
use web::{Actor, Scope, Upload};

use crate::{
    Format, Item, Stored, Texts, drawing, file_name,
    recognise::{FILE, Sent, recognise, refused},
    rights, store,
};

/// At most so many pictures are drawn at once: an open one takes hundreds of megabytes.
const AT_ONCE: usize = 1;

/// What the library keeps in memory.
pub struct Library {
    drawing: Arc<Semaphore>,
}

impl Default for Library {
    fn default() -> Self {
        Self { drawing: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// The words of something new, as they were typed.
#[derive(Debug, Clone)]
pub struct NewAsset {
    pub texts: Texts,
    /// The languages the body publishes in: alt text is asked for in one of them.
    pub languages: Vec<Language>,
}

/// Takes an upload into the library of the scope's body. It answers once all widths are on disk.
///
/// # Errors
/// Forbidden without the right; field errors of the words and, at `file`, of the file.
pub async fn add(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    upload: Option<&Upload>,
    new: NewAsset,
) -> Result<Id<Asset>> {
    rights::may_write(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let sent = upload
        .ok_or_else(|| Problem::invalid(FILE, "library-file-needed"))
        .and_then(|upload| recognise(&upload.bytes).map(|sent| (upload, sent)));
    let (texts, (upload, sent)) = match (new.texts.checked(&new.languages), sent) {
        (Ok(texts), Ok(sent)) => (texts, sent),
        (Err(mut texts), Err(file)) => {
            // All that is wrong is said at once.
            texts.fields.splice(0..0, file.fields);
            return Err(texts);
        }
        (Err(problem), _) | (_, Err(problem)) => return Err(problem),
    };
    let library = site.service::<Library>()?;
    // The turn goes with the work: an editor who hangs up does not make room before it is done.
    let turn = Arc::clone(&library.drawing).acquire_owned().await.map_err(Problem::failed)?;
    let bytes = upload.bytes.clone();
    let drawn = tokio::spawn(async move {
        let files = made(bytes, sent).await;
        drop(turn);
        files
    });
    let (format, files) = drawn.await.map_err(Problem::failed)??;
    let origin = Origin { body, created: site.clock.now(), created_by: Some(actor.account) };
    let item = kept(site, origin, file_name(&upload.name), texts, format, files).await?;
    let id = item.id;
    site.db.write(move |conn| Box::pin(async move { store::insert(conn, &[item]).await })).await?;
    Ok(id)
}

/// Whose it is, since when, by whom.
pub(crate) struct Origin {
    pub body: Id<Body>,
    pub created: Moment,
    pub created_by: Option<Id<Account>>,
}

/// Makes the files anew, on a thread that may block. A decoder that gives up is the file's fault, not ours.
pub(crate) async fn made(bytes: Bytes, sent: Sent) -> Result<(Format, Vec<drawing::Drawn>)> {
    match sent {
        Sent::Pdf => {
            let whole = drawing::Drawn { width: 0, height: 0, bytes: bytes.to_vec() };
            Ok((Format::Pdf, vec![whole]))
        }
        Sent::Picture(format) => {
            let drawn = tokio::task::spawn_blocking(move || drawing::draw(&bytes, format)).await;
            let drawn = drawn.map_err(|_| refused("library-file-broken"))??;
            Ok((drawn.format, drawn.widths))
        }
    }
}

/// Puts the files on disk; the item is not yet in the database.
pub(crate) async fn kept(
    site: &Site,
    origin: Origin,
    name: String,
    texts: Texts,
    format: Format,
    drawn: Vec<drawing::Drawn>,
) -> Result<Item> {
    let files = futures_util::future::try_join_all(drawn.into_iter().map(|one| async move {
        let (width, height, bytes) = (one.width, one.height, one.bytes.len() as u64);
        Ok::<_, Problem>(Stored { width, height, bytes, hash: site.files.put(one.bytes).await? })
    }))
    .await?;
    let last = files.last();
    Ok(Item {
        id: Id::new(&site.clock, &site.rng),
        body: origin.body,
        format,
        name,
        texts,
        width: last.map_or(0, |file| file.width),
        height: last.map_or(0, |file| file.height),
        bytes: last.map_or(0, |file| file.bytes),
        version: 1,
        created: origin.created,
        created_by: origin.created_by,
        removed: None,
        files,
    })
}
