//! Whole answers, kept by address and the reader's choices, and forgotten by tags.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    convert::Infallible,
    hash::BuildHasher as _,
    io::Write as _,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    body::{Body, Bytes},
    extract::{MatchedPath, Request},
    response::Response,
};
use basis::Count;
use futures_util::future::BoxFuture;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::BodyExt as _;
use look::Reader;
use parking_lot::{Mutex, RwLock};
use sha2::{Digest, Sha256};
use tokio::{sync::watch, time::Instant};
use tower::Service;

use crate::{Cookies, Tag, Tags};

/// Query parameters that change a page. All others are dropped from the key, and handlers of cached pages read no others.
pub const KNOWN: [&str; 3] = ["page", "from", "to"];

/// How many bytes of answers are kept, both encodings counted.
pub const BUDGET: usize = 12 * 1024 * 1024;

/// Longer keys are not kept: they are nobody's link.
const KEY: usize = 512;

/// An answer is made anew after this time though nothing told of it: what stands in it by the hour (the mark of a form) must
/// not grow old.
pub const AGE: Duration = Duration::from_secs(6 * 3_600);

/// An answer as it is kept.
struct Kept {
    plain: Bytes,
    zipped: Bytes,
    headers: HeaderMap,
    plain_etag: HeaderValue,
    zipped_etag: HeaderValue,
    tags: Vec<Tag>,
    made: Instant,
    /// The route that made it, for figures and the log.
    route: Option<MatchedPath>,
}

impl Kept {
    fn size(&self) -> usize {
        self.plain.len() + self.zipped.len() + 512
    }
}

#[derive(Default)]
struct Store {
    pages: HashMap<Arc<str>, Arc<Kept>>,
    by_tag: HashMap<Tag, HashSet<Arc<str>>>,
    oldest: VecDeque<Arc<str>>,
    bytes: usize,
}

impl Store {
    fn remove(&mut self, key: &str) {
        if let Some(kept) = self.pages.remove(key) {
            self.bytes -= kept.size();
            for tag in &kept.tags {
                if let Some(keys) = self.by_tag.get_mut(tag) {
                    keys.remove(key);
                    if keys.is_empty() {
                        self.by_tag.remove(tag);
                    }
                }
            }
        }
    }
}

/// What was forgotten lately, so that a page rendered from what was there before is not kept after.
#[derive(Default)]
struct Past {
    epoch: u64,
    /// The tags forgotten at each of the last epochs; `None` is everything.
    recent: VecDeque<(u64, Option<Vec<Tag>>)>,
}

/// The cache itself: cheap to clone.
#[derive(Clone, Default)]
pub struct PageCache(Arc<Shared>);

#[derive(Default)]
struct Shared {
    store: RwLock<Store>,
    past: Mutex<Past>,
    making: Mutex<Making>,
    hits: Count,
    misses: Count,
}

/// Pages that are made at this moment: a page that was just forgotten is made once, however many ask for it.
#[derive(Default)]
struct Making {
    now: HashMap<Arc<str>, Made>,
    /// Hashes of the keys that were kept before. Only for those does anybody wait: what may be kept is known only when it is made.
    keepable: HashSet<u64>,
    hasher: std::hash::RandomState,
}

/// The epoch at which its making began, and what comes of it: none when it cannot be shared.
#[derive(Clone)]
struct Made {
    epoch: u64,
    comes: watch::Receiver<Option<Option<Arc<Kept>>>>,
}

/// Whoever makes a page that others wait for.
struct Maker {
    cache: PageCache,
    key: Arc<str>,
    epoch: u64,
    gives: watch::Sender<Option<Option<Arc<Kept>>>>,
}

impl Maker {
    fn give(&self, kept: Option<Arc<Kept>>) {
        self.gives.send_replace(Some(kept));
    }
}

impl Drop for Maker {
    fn drop(&mut self) {
        let mut making = self.cache.0.making.lock();
        if making.now.get(&self.key).is_some_and(|made| made.epoch == self.epoch) {
            making.now.remove(&self.key);
        }
    }
}

/// What to do with a page that is not there.
enum Missing {
    /// Nobody makes it.
    Make(Option<Maker>),
    /// Someone does, and nothing was forgotten since she began: what she reads is what this request would read.
    Wait(watch::Receiver<Option<Option<Arc<Kept>>>>),
}

impl std::fmt::Debug for PageCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let store = self.0.store.read();
        write!(f, "PageCache({} pages, {} bytes)", store.pages.len(), store.bytes)
    }
}

impl PageCache {
    /// Forgets every page made from one of `tags`. Cheap; done before the write is answered.
    pub fn forget(&self, tags: &[Tag]) {
        if tags.is_empty() {
            return;
        }
        if tags.iter().any(|tag| tag.as_str() == "*") {
            return self.forget_all();
        }
        self.note(Some(tags.to_vec()));
        let mut store = self.0.store.write();
        for tag in tags {
            for key in store.by_tag.remove(tag).unwrap_or_default() {
                store.remove(&key);
            }
        }
    }

    pub fn forget_all(&self) {
        self.note(None);
        *self.0.store.write() = Store::default();
    }

    /// How many answers came from what is kept, and how many had to be made.
    pub fn asked(&self) -> (u64, u64) {
        (self.0.hits.get(), self.0.misses.get())
    }

    /// Pages and bytes held.
    pub fn size(&self) -> (usize, usize) {
        let store = self.0.store.read();
        (store.pages.len(), store.bytes)
    }

    fn note(&self, tags: Option<Vec<Tag>>) {
        let mut past = self.0.past.lock();
        past.epoch += 1;
        let epoch = past.epoch;
        past.recent.push_back((epoch, tags));
        if past.recent.len() > 256 {
            past.recent.pop_front();
        }
    }

    fn epoch(&self) -> u64 {
        self.0.past.lock().epoch
    }

    fn get(&self, key: &str) -> Option<Arc<Kept>> {
        self.0.store.read().pages.get(key).filter(|kept| kept.made.elapsed() < AGE).cloned()
    }

    /// What to do with a page that is not there, at `epoch`.
    fn missing(&self, key: &str, epoch: u64) -> Missing {
        let mut making = self.0.making.lock();
        if !making.keepable.contains(&making.hasher.hash_one(key)) {
            return Missing::Make(None);
        }
        if let Some(made) = making.now.get(key).filter(|made| made.epoch == epoch) {
            return Missing::Wait(made.comes.clone());
        }
        let key: Arc<str> = key.into();
        let (gives, comes) = watch::channel(None);
        making.now.insert(Arc::clone(&key), Made { epoch, comes });
        Missing::Make(Some(Maker { cache: self.clone(), key, epoch, gives }))
    }

    fn note_keepable(&self, key: &str) {
        let mut making = self.0.making.lock();
        if making.keepable.len() > 50_000 {
            making.keepable.clear();
        }
        let hash = making.hasher.hash_one(key);
        making.keepable.insert(hash);
    }

    /// Keeps an answer whose making began at `epoch`, unless one of its tags was forgotten since.
    fn keep(&self, key: &str, epoch: u64, kept: Arc<Kept>) {
        if key.len() > KEY || kept.size() > BUDGET / 8 {
            return;
        }
        self.note_keepable(key);
        // Held while the page goes in: nothing can be forgotten between the look and the keeping.
        let past = self.0.past.lock();
        let oldest_known = past.recent.front().map_or(past.epoch, |(first, _)| first - 1);
        let touched = |tags: &Option<Vec<Tag>>| {
            tags.as_ref().is_none_or(|tags| tags.iter().any(|tag| kept.tags.contains(tag)))
        };
        if epoch < oldest_known || past.recent.iter().any(|(at, tags)| *at > epoch && touched(tags)) {
            return;
        }
        let mut store = self.0.store.write();
        store.remove(key);
        let key: Arc<str> = key.into();
        for tag in &kept.tags {
            store.by_tag.entry(tag.clone()).or_default().insert(Arc::clone(&key));
        }
        store.bytes += kept.size();
        store.oldest.push_back(Arc::clone(&key));
        store.pages.insert(key, kept);
        while store.bytes > BUDGET || store.oldest.len() > 50_000 {
            let Some(oldest) = store.oldest.pop_front() else { break };
            store.remove(&oldest);
        }
    }
}

/// The layer: answers from the cache, or asks within and keeps what carries [`Tags`].
#[derive(Clone)]
pub struct Cached<S> {
    within: S,
    cache: PageCache,
    /// Honour `x-nasij-uncached: 1`: for benches on loopback only.
    may_bypass: bool,
}

impl<S> Cached<S> {
    pub fn new(within: S, cache: PageCache, may_bypass: bool) -> Self {
        Self { within, cache, may_bypass }
    }
}

/// The key of a request: its path, the known parameters in their fixed order, the reader's choices.
fn key_of(request: &Request) -> String {
    let uri = request.uri();
    let mut key = String::with_capacity(uri.path().len() + 24);
    key.push_str(uri.path());
    if let Some(query) = uri.query() {
        for name in KNOWN {
            if let Some(value) = crate::query(Some(query), name) {
                key.push(if key.contains('?') { '&' } else { '?' });
                key.push_str(name);
                key.push('=');
                key.push_str(&crate::encode(&value));
            }
        }
    }
    if request.headers().contains_key(header::COOKIE) {
        let cookies = Cookies::of(request.headers());
        if let Some(reader) =
            cookies.get(Reader::COOKIE).map(Reader::from_cookie).filter(|reader| *reader != Reader::default())
        {
            // A line break cannot come from an address: no request can be taken for another.
            key.push('\n');
            key.push_str(&reader.to_cookie());
        }
        // Only where a text may fall back to the reader's second language.
        if uri.path().starts_with("/zgh/")
            && let Some(second @ ("fr" | "en")) = cookies.get("second")
        {
            key.push_str("\n\n");
            key.push_str(second);
        }
    }
    key
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|accepted| {
        accepted.split(',').any(|part| {
            let mut halves = part.trim().split(';');
            halves.next().is_some_and(|name| name.trim() == "gzip")
                && halves.next().is_none_or(|q| q.trim() != "q=0")
        })
    })
}

fn answer(kept: &Kept, request: &HeaderMap, head: bool) -> Response {
    let (bytes, etag, zipped) = if accepts_gzip(request) {
        (&kept.zipped, &kept.zipped_etag, true)
    } else {
        (&kept.plain, &kept.plain_etag, false)
    };
    let fresh =
        request.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).zip(etag.to_str().ok()).is_some_and(
            |(seen, etag)| seen.split(',').any(|one| one.trim().trim_start_matches("W/") == etag),
        );
    let mut response = Response::new(if fresh || head { Body::empty() } else { Body::from(bytes.clone()) });
    *response.headers_mut() = kept.headers.clone();
    if let Some(route) = &kept.route {
        response.extensions_mut().insert(route.clone());
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, etag.clone());
    if zipped {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    if fresh {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else if head {
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    }
    response
}

/// Gzip at its best level: made once for each change, sent many times.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 3), flate2::Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

fn etag(bytes: &[u8], mark: &str) -> HeaderValue {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes);
    let mut text = String::from("\"");
    for byte in digest.iter().take(12) {
        let _ = write!(text, "{byte:02x}");
    }
    text.push_str(mark);
    text.push('"');
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("\"\""))
}

impl<S> Service<Request> for Cached<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.within.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let head = request.method() == Method::HEAD;
        let bypass = self.may_bypass && request.headers().contains_key("x-nasij-uncached");
        if bypass || !(head || request.method() == Method::GET) {
            return Box::pin(self.within.call(request));
        }
        let key = key_of(&request);
        if let Some(kept) = self.cache.get(&key) {
            self.cache.0.hits.one();
            return Box::pin(std::future::ready(Ok(answer(&kept, request.headers(), head))));
        }
        let cache = self.cache.clone();
        let epoch = cache.epoch();
        let asked = request.headers().clone();
        // An answer to HEAD may be nobody's page.
        let missing = if head { Missing::Make(None) } else { cache.missing(&key, epoch) };
        let mut within = self.within.clone();
        // The one that is ready takes the call; its clone stays for the next.
        std::mem::swap(&mut within, &mut self.within);
        Box::pin(async move {
            let maker = match missing {
                Missing::Make(maker) => maker,
                Missing::Wait(mut comes) => {
                    if let Ok(come) = comes.wait_for(Option::is_some).await.map(|come| come.clone())
                        && let Some(kept) = come.flatten()
                    {
                        cache.0.hits.one();
                        return Ok(answer(&kept, &asked, head));
                    }
                    None
                }
            };
            let response = within.call(request).await?;
            if response.status() != StatusCode::OK || response.extensions().get::<Tags>().is_none() {
                if let Some(maker) = maker {
                    maker.give(None);
                }
                return Ok(response);
            }
            let (mut parts, body) = response.into_parts();
            let tags = parts.extensions.remove::<Tags>().unwrap_or_default().0;
            let route = parts.extensions.remove::<MatchedPath>();
            cache.0.misses.one();
            let plain = match body.collect().await {
                Ok(collected) => collected.to_bytes(),
                Err(_) => return Ok(StatusCode::INTERNAL_SERVER_ERROR.into_response_empty()),
            };
            // A handler that answers HEAD with nothing must not become everybody's empty page.
            if head && plain.is_empty() {
                return Ok(Response::from_parts(parts, Body::empty()));
            }
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            parts.headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Encoding"));
            let zipped = Bytes::from(gzip(&plain));
            let kept = Arc::new(Kept {
                plain_etag: etag(&plain, ""),
                zipped_etag: etag(&plain, "-gzip"),
                plain,
                zipped,
                headers: parts.headers,
                tags,
                made: Instant::now(),
                route,
            });
            cache.keep(&key, epoch, Arc::clone(&kept));
            if let Some(maker) = maker {
                maker.give(Some(Arc::clone(&kept)));
            }
            Ok(answer(&kept, &asked, head))
        })
    }
}

trait EmptyResponse {
    fn into_response_empty(self) -> Response;
}

impl EmptyResponse for StatusCode {
    fn into_response_empty(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self;
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(tag: &str) -> Arc<Kept> {
        Arc::new(Kept {
            plain: Bytes::from_static(b"page"),
            zipped: Bytes::from(gzip(b"page")),
            headers: HeaderMap::new(),
            plain_etag: etag(b"page", ""),
            zipped_etag: etag(b"page", "-gzip"),
            tags: vec![Tag::new(tag)],
            made: Instant::now(),
            route: None,
        })
    }

    #[test]
    fn a_page_made_before_a_change_is_not_kept_after_it() {
        let cache = PageCache::default();
        let epoch = cache.epoch();
        cache.forget(&[Tag::new("body:1")]);
        cache.keep("/ar/", epoch, kept("body:1"));
        assert!(cache.get("/ar/").is_none());
        cache.keep("/fr/", epoch, kept("body:2"));
        assert!(cache.get("/fr/").is_some());
        cache.forget(&[Tag::new("body:2")]);
        assert!(cache.get("/fr/").is_none());
        assert_eq!(cache.size(), (0, 0));
    }

    #[test]
    fn unknown_parameters_and_cookies_share_a_page() {
        let ask = |uri: &str, cookie: &str| {
            key_of(&Request::builder().uri(uri).header(header::COOKIE, cookie).body(Body::empty()).unwrap())
        };
        assert_eq!(ask("/ar/?utm=1&page=2", "x=1"), ask("/ar/?page=2", "look=normal"));
        assert_ne!(ask("/ar/", "look=large"), ask("/ar/", ""));
    }

    /// Makes a page from a number, slowly, and counts how often.
    #[derive(Clone, Default)]
    struct Slow {
        number: Arc<std::sync::atomic::AtomicU32>,
        made: Arc<std::sync::atomic::AtomicU32>,
    }

    impl Service<Request> for Slow {
        type Response = Response;
        type Error = Infallible;
        type Future = BoxFuture<'static, Result<Response, Infallible>>;
        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            Poll::Ready(Ok(()))
        }
        fn call(&mut self, _: Request) -> Self::Future {
            let own = self.clone();
            Box::pin(async move {
                use std::sync::atomic::Ordering::SeqCst;
                own.made.fetch_add(1, SeqCst);
                let number = own.number.load(SeqCst);
                tokio::time::sleep(Duration::from_millis(20)).await;
                let mut response = Response::new(Body::from(number.to_string()));
                response.extensions_mut().insert(Tags(vec![Tag::new("t")]));
                Ok(response)
            })
        }
    }

    #[tokio::test]
    async fn a_forgotten_page_is_made_once_for_all_who_ask_and_nobody_sees_an_older_one() {
        use std::sync::atomic::Ordering::SeqCst;
        let (slow, cache) = (Slow::default(), PageCache::default());
        let cached = Cached::new(slow.clone(), cache.clone(), false);
        let ask = || {
            let mut cached = cached.clone();
            tokio::spawn(async move {
                let request = Request::builder().uri("/ar/").body(Body::empty()).unwrap();
                let body = cached.call(request).await.unwrap().into_body().collect().await.unwrap();
                String::from_utf8(body.to_bytes().to_vec()).unwrap()
            })
        };
        ask().await.unwrap();
        cache.forget(&[Tag::new("t")]);
        let all: Vec<_> = (0..50).map(|_| ask()).collect();
        tokio::time::sleep(Duration::from_millis(5)).await;
        // In the middle of the making something changes: those who ask from here on must see it.
        slow.number.store(7, SeqCst);
        cache.forget(&[Tag::new("t")]);
        let later: Vec<_> = (0..50).map(|_| ask()).collect();
        for one in all {
            assert_eq!(one.await.unwrap(), "0");
        }
        for one in later {
            assert_eq!(one.await.unwrap(), "7");
        }
        assert_eq!(slow.made.load(SeqCst), 3);
        assert_eq!(ask().await.unwrap(), "7");
        assert_eq!(slow.made.load(SeqCst), 3, "what was made last is kept");
        // One who goes away in the middle leaves nobody waiting.
        cache.forget(&[Tag::new("t")]);
        let gone = ask();
        tokio::time::sleep(Duration::from_millis(5)).await;
        let waits = ask();
        tokio::time::sleep(Duration::from_millis(5)).await;
        gone.abort();
        assert_eq!(waits.await.unwrap(), "7");
        assert!(cache.0.making.lock().now.is_empty());
    }

    #[test]
    fn the_budget_holds() {
        let cache = PageCache::default();
        for n in 0..200_000 {
            cache.keep(&format!("/ar/{n}"), 0, kept("t"));
        }
        assert!(cache.size().1 <= BUDGET && cache.size().0 <= 50_000);
    }
}
