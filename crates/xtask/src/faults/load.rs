//! Visitors and an editor at work: signatures, comments, news and reads, and what was answered to them.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use super::site::{MAIL_HOST, NAME, TEXT, api_list};
use crate::{
    Outcome,
    bench::http::{Answer, Client},
};

/// Where they write; the same at every start of the server.
#[derive(Clone)]
pub struct Aim {
    pub token: String,
    pub edition: String,
    pub campaign: String,
    body: String,
    comments: String,
}

const SIGNERS: usize = 4;
const COMMENTERS: usize = 2;
/// Kept pages, one of them with a living number, and one that asks the database each time.
pub const PAGES: [&str; 3] = ["/ar/", "/fr/b/tunisie/campaigns/ma-al-madrasa", "/ar/news/sanat-al-manabi"];

impl Aim {
    /// # Errors
    /// When the sample coalition is another than expected.
    pub fn at(port: u16, token: &str) -> Outcome<Self> {
        Self::of(port, token, "ma-al-madrasa")
    }

    /// As [`Aim::at`], for another campaign of the demo.
    ///
    /// # Errors
    /// As there.
    pub fn of(port: u16, token: &str, slug: &str) -> Outcome<Self> {
        let campaigns = api_list(port, token, "/api/v1/campaigns")?;
        let campaign =
            campaigns.iter().find(|one| one["slug"] == slug).ok_or("the demo lacks that campaign")?;
        let bodies = api_list(port, token, "/api/v1/bodies")?;
        let body = bodies.iter().find(|one| one["slug"] == "maghreb").ok_or("the demo lacks its root")?;
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let page = Client::connect(port)?.get(PAGES[2], &[])?.text()?;
        let (_, rest) = page.split_once("action=\"/ar/comments/").ok_or("the news has no comment form")?;
        let (publication, _) = rest.split_once('"').ok_or("the news has no comment form")?;
        Ok(Self {
            token: token.to_owned(),
            edition: text(&campaign["edition"]),
            campaign: text(&campaign["id"]),
            body: text(&body["id"]),
            comments: format!("/ar/comments/{publication}"),
        })
    }

    /// # Errors
    /// When there is no whole answer.
    pub fn sign(&self, client: &mut Client, mark: &str) -> Outcome<Answer> {
        let json = serde_json::json!({
            "action": "sign", "name": NAME, "email": format!("{mark}@{MAIL_HOST}"),
            "language": "ar", "delivery": true, "display": "anonymous",
        });
        client.post_json(&format!("/api/v1/editions/{}/signatures", self.edition), &json.to_string(), &[])
    }

    /// Where the form below a news item is sent.
    pub fn comments(&self) -> &str {
        &self.comments
    }

    fn comment(&self, client: &mut Client, mark: &str) -> Outcome<Answer> {
        let form = format!("name={NAME}&text={TEXT}+{mark}.&reply=");
        client.post(&self.comments, &form, &[("sec-fetch-site", "same-origin")])
    }

    /// What publishes news whose address is `mark`.
    pub fn news_json(&self, mark: &str) -> String {
        let json = serde_json::json!({
            "body": self.body, "slug": mark, "published": true,
            "texts": {"ar": {"title": mark, "text": TEXT}},
        });
        json.to_string()
    }

    /// # Errors
    /// When there is no whole answer.
    pub fn news(&self, client: &mut Client, mark: &str) -> Outcome<Answer> {
        let bearer = format!("Bearer {}", self.token);
        client.post_json("/api/v1/news", &self.news_json(mark), &[("authorization", &bearer)])
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Signature,
    Comment,
    News,
}

/// What was asked and what was answered.
#[derive(Default)]
pub struct Seen {
    pub tried: BTreeSet<(Kind, String)>,
    pub kept: BTreeSet<(Kind, String)>,
    /// 503, with and without Retry-After.
    pub refused: usize,
    pub bare: usize,
    /// Anything that the house does not promise.
    pub odd: Vec<String>,
    /// Writes whose connection broke.
    pub cut: usize,
    pub reads: usize,
    pub reads_refused: usize,
    pub reads_cut: usize,
    pub slowest_write: Duration,
    pub slowest_read: Duration,
}

impl Seen {
    pub fn acknowledged(&self) -> usize {
        self.kept.len()
    }

    fn wrote(&mut self, kind: Kind, mark: &str, answer: &Outcome<Answer>, took: Duration) {
        self.slowest_write = self.slowest_write.max(took);
        match answer {
            Ok(answer) if matches!(answer.status, 201 | 303) => {
                self.kept.insert((kind, mark.to_owned()));
            }
            Ok(answer) if answer.status == 503 => {
                self.refused += 1;
                self.bare += usize::from(answer.header("retry-after").is_none());
            }
            Ok(answer) => {
                let said: String = answer.text().unwrap_or_default().chars().take(200).collect();
                self.odd.push(format!("{kind:?} {mark}: {} {said}", answer.status));
            }
            Err(_) => self.cut += 1,
        }
    }

    fn read(&mut self, path: &str, answer: &Outcome<Answer>, took: Duration) {
        self.slowest_read = self.slowest_read.max(took);
        match answer {
            Ok(answer) if answer.status == 200 => self.reads += 1,
            Ok(answer) if answer.status == 503 => {
                self.reads_refused += 1;
                self.bare += usize::from(answer.header("retry-after").is_none());
            }
            Ok(answer) => self.odd.push(format!("{path}: {}", answer.status)),
            Err(_) => self.reads_cut += 1,
        }
    }
}

/// Whose turn it is, among several servers.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// Writers and readers until `done`; marks begin with `prefix`, and no two loads of a fault may share one.
pub struct Load<'a> {
    pub aim: &'a Aim,
    /// The servers, asked by turns; a connection to one of several is used for one request.
    pub ports: &'a [u16],
    pub prefix: &'a str,
    /// How long one waits for an answer: longer, and it counts as none.
    pub patience: Duration,
}

impl Load<'_> {
    /// Runs while `meanwhile` does; what that answers.
    ///
    /// # Errors
    /// What `meanwhile` says.
    pub fn during<T>(&self, seen: &mut Seen, meanwhile: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let done = AtomicBool::new(false);
        let shared = Mutex::new(std::mem::take(seen));
        let number = AtomicUsize::new(0);
        let answer = thread::scope(|scope| {
            for _ in 0..SIGNERS {
                scope.spawn(|| self.write(Kind::Signature, &number, &shared, &done));
            }
            for _ in 0..COMMENTERS {
                scope.spawn(|| self.write(Kind::Comment, &number, &shared, &done));
            }
            scope.spawn(|| self.write(Kind::News, &number, &shared, &done));
            for path in PAGES {
                let (shared, done) = (&shared, &done);
                scope.spawn(move || self.read(path, shared, done));
            }
            let answer = meanwhile();
            done.store(true, Ordering::Relaxed);
            answer
        });
        *seen = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
        answer
    }

    fn write(&self, kind: Kind, number: &AtomicUsize, seen: &Mutex<Seen>, done: &AtomicBool) {
        let mut client = None;
        while !done.load(Ordering::Relaxed) {
            let mark = format!("{}-{}", self.prefix, number.fetch_add(1, Ordering::Relaxed));
            held(seen).tried.insert((kind, mark.clone()));
            let begun = Instant::now();
            let answer = self.over(&mut client, |client| match kind {
                Kind::Signature => self.aim.sign(client, &mark),
                Kind::Comment => self.aim.comment(client, &mark),
                Kind::News => self.aim.news(client, &mark),
            });
            held(seen).wrote(kind, &mark, &answer, begun.elapsed());
            // An editor types slower than signatures come.
            let pause = if kind == Kind::News { 40 } else { 2 };
            thread::sleep(Duration::from_millis(if answer.is_ok() { pause } else { 25 }));
        }
    }

    fn read(&self, path: &str, seen: &Mutex<Seen>, done: &AtomicBool) {
        let mut client = None;
        while !done.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let answer = self.over(&mut client, |client| client.get(path, &[("accept-encoding", "gzip")]));
            held(seen).read(path, &answer, begun.elapsed());
            thread::sleep(Duration::from_millis(if answer.is_ok() { 5 } else { 25 }));
        }
    }

    /// On the connection that is open, or a new one; one that broke is not used again.
    fn over(
        &self,
        client: &mut Option<Client>,
        ask: impl FnOnce(&mut Client) -> Outcome<Answer>,
    ) -> Outcome<Answer> {
        let mut open = match client.take() {
            Some(open) => open,
            None => self.connect()?,
        };
        let answer = ask(&mut open)?;
        if self.ports.len() == 1 && answer.header("connection") != Some("close") {
            *client = Some(open);
        }
        Ok(answer)
    }

    /// To the server whose turn it is, or, where nobody listens any more, to the next: as much as the simplest proxy does.
    fn connect(&self) -> Outcome<Client> {
        let turn = TURN.fetch_add(1, Ordering::Relaxed);
        let mut why = None;
        for step in 0..self.ports.len() {
            let port = self.ports.get((turn + step) % self.ports.len()).ok_or("no server is named")?;
            match Client::patient(*port, self.patience) {
                Ok(client) => return Ok(client),
                Err(error) => why = Some(error),
            }
        }
        Err(why.unwrap_or_else(|| "no server is named".into()))
    }
}

fn held(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes until one is taken: how long that took.
///
/// # Errors
/// When none is within `at_most`.
pub fn until_a_write(
    aim: &Aim,
    port: u16,
    mark: &str,
    seen: &mut Seen,
    at_most: Duration,
) -> Outcome<Duration> {
    let begun = Instant::now();
    let mut number = 0;
    while begun.elapsed() < at_most {
        let mark = format!("{mark}-{number}");
        number += 1;
        seen.tried.insert((Kind::Signature, mark.clone()));
        let asked = Instant::now();
        let answer = Client::patient(port, Duration::from_secs(15))
            .and_then(|mut client| aim.sign(&mut client, &mark));
        seen.wrote(Kind::Signature, &mark, &answer, asked.elapsed());
        if answer.is_ok_and(|answer| answer.status == 201) {
            return Ok(begun.elapsed());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err(format!("no write was taken within {at_most:?}").into())
}
