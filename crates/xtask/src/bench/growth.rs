//! `cargo xtask bench growth`: a small coalition and a larger one of the same shape; what the same pages cost in each.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use serde_json::{Value, json};

use super::{
    Row,
    http::{Client, session},
    pages::uncached,
    server::Server,
    sign,
};
use crate::{Outcome, demo, shell};

/// The whole: 10,000 bodies, 10 million signatures over 2,000 editions, a million persons, 100,000 publications.
const BODIES: usize = 10_000;
const EDITIONS: usize = 2_000;
const SIGNATURES: usize = 10_000_000;
const PERSONS: usize = 1_000_000;
const PUBLICATIONS: usize = 100_000;
/// A signature with its copy, marks and indexes, measured: about a kilobyte.
const BYTES_A_SIGNATURE: usize = 1_000;

#[derive(clap::Args)]
pub struct Options {
    /// The small one is the whole divided by this
    #[arg(long, default_value_t = 1_000)]
    small: usize,
    /// The larger one is the whole divided by this; 1 needs some 12 GB of disk and most of an hour
    #[arg(long, default_value_t = 100)]
    large: usize,
    /// Measures this binary instead of building a release
    #[arg(long)]
    program: Option<PathBuf>,
}

/// What is asked for, and whether the answer may grow with what is in it.
const PAGES: [(&str, &str); 13] = [
    ("home", "/ar/"),
    ("a body’s home", "/ar/b/tunisie/"),
    ("the network", "/ar/network"),
    ("news", "/ar/news"),
    ("a campaign", "/ar/b/tunisie/campaigns/ma-al-madrasa"),
    ("a campaign’s report", "/ar/b/tunisie/campaigns/ma-al-madrasa/report"),
    ("a search", "/ar/search?q=%D9%85%D8%A7%D8%A1"),
    ("the feed", "/ar/feed.atom"),
    ("desk: home", "/desk/b/maghreb/"),
    ("desk: bodies", "/desk/b/maghreb/bodies"),
    ("desk: news", "/desk/b/maghreb/news"),
    ("desk: persons", "/desk/b/maghreb/persons"),
    ("desk: tree of editions", "TREE"),
];

/// # Errors
/// When something cannot be built or measured.
pub fn run(options: &Options) -> Outcome<Vec<Row>> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => sign::build()?,
    };
    let large = SIGNATURES / options.large;
    println!(
        "the larger one has {large} signatures: some {} MB of disk",
        large * BYTES_A_SIGNATURE / 1_000_000
    );
    let folder = tempfile::tempdir()?;
    let small = measured(&program, &folder.path().join("small"), options.small)?;
    let large = measured(&program, &folder.path().join("large"), options.large)?;
    let mut rows =
        vec![Row::only_seen("of the whole", format!("1/{} beside 1/{}", options.large, options.small))];
    for (at, (name, _)) in PAGES.into_iter().enumerate() {
        let (Some(before), Some(now)) = (small.get(at), large.get(at)) else { continue };
        rows.push(Row::at_most(name, 1.3, now / before, "×"));
        rows.push(Row::only_seen(
            "… processor time",
            format!("{now:.2} ms, {before:.2} ms in the small one"),
        ));
    }
    let last = |all: &[f64]| all.last().copied().unwrap_or(0.0);
    rows.push(Row::only_seen(
        "resident memory",
        format!("{:.0} MB, {:.0} MB in the small one", last(&large), last(&small)),
    ));
    Ok(rows)
}

/// Milliseconds of processor time of each page past the cache, then the resident memory.
fn measured(program: &Path, data: &Path, part: usize) -> Outcome<Vec<f64>> {
    let shown = data.to_string_lossy().into_owned();
    let start = |how| Server::on(program, how, &shown);
    start("demo")?.stop()?;
    let share = |whole: usize| (whole / part).max(1);
    let says = |arguments: &[&str]| {
        let mut command = Command::new(program);
        shell::output(command.args(arguments).args(["--data", &shown]).stdin(Stdio::null()))
    };
    let (bodies, editions, signatures) =
        (share(BODIES).to_string(), share(EDITIONS).to_string(), share(SIGNATURES).to_string());
    says(&["bench-sign", "--bodies", &bodies, "--spread", &editions, "--signatures", &signatures])?;
    let (email, password) = demo::account("secretariat")?;
    let made = says(&["token", "create", "--account", &email, "--name", "bench"])?;
    let token = made.split_whitespace().last().ok_or("token create says no token")?.to_owned();
    let server = start("serve")?;
    plant(server.port, &token, share(PERSONS), share(PUBLICATIONS))?;
    let session = session(server.port, &email, &password)?;
    let tree = tree(server.port, &session)?;
    let mut seen = Vec::new();
    for (name, path) in PAGES {
        let path = if path == "TREE" { tree.as_str() } else { path };
        seen.push(
            uncached(&server, path, &[("cookie", &session)]).map_err(|error| format!("{name}: {error}"))?,
        );
    }
    seen.push(server.resident_megabytes()?);
    server.stop()?;
    Ok(seen)
}

/// Persons and news of the root, through the API, as an import would bring them.
fn plant(port: u16, token: &str, persons: usize, publications: usize) -> Outcome<()> {
    const HANDS: usize = 8;
    let bearer = format!("Bearer {token}");
    let mut client = Client::connect(port)?;
    let answer = client.get("/api/v1/bodies", &[("authorization", &bearer)])?;
    let bodies: Value = serde_json::from_str(&answer.text()?)?;
    let root = bodies.pointer("/items/0/id").and_then(Value::as_str).ok_or("there is no body")?.to_owned();
    let post = |client: &mut Client, path: &str, body: &Value| -> Result<(), String> {
        let body = body.to_string();
        let answer = client
            .post_json(path, &body, &[("authorization", &bearer)])
            .map_err(|error| error.to_string())?;
        if answer.status == 201 { Ok(()) } else { Err(format!("POST {path} answered {}", answer.status)) }
    };
    thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS)
            .map(|hand| {
                let (root, post) = (&root, &post);
                scope.spawn(move || -> Result<(), String> {
                    let mut client = Client::connect(port).map_err(|error| error.to_string())?;
                    for n in (hand..persons).step_by(HANDS) {
                        let person = json!({"body": root, "language": "ar", "source": "list",
                            "address": format!("p{n}@bench.example.org"), "consents": ["news"], "name": "مريم الواحة"});
                        post(&mut client, "/api/v1/people", &person)?;
                    }
                    for n in (hand..publications).step_by(HANDS) {
                        let text = "الماء حياة القرية والواحة، وقد عاد إلى البئر القديمة بعد أن رمّمها أهلها. ".repeat(12);
                        let news = json!({"body": root, "slug": format!("bench-{n}"), "published": true,
                            "texts": {"ar": {"title": format!("خبر الماء {n}"), "text": text}}});
                        post(&mut client, "/api/v1/news", &news)?;
                    }
                    Ok(())
                })
            })
            .collect();
        hands.into_iter().try_for_each(|hand| hand.join().map_err(|_| "a hand panicked".to_owned())?)
    })?;
    Ok(())
}

/// The tree of editions of the root's campaign, as its desk links to it.
fn tree(port: u16, session: &str) -> Outcome<String> {
    let mut client = Client::connect(port)?;
    let list = client.get("/desk/b/maghreb/campaigns", &[("cookie", session)])?.text()?;
    let link = regex::Regex::new(r#"href="(/desk/b/maghreb/campaigns/[0-9a-z]{20,})""#)?;
    let found = link.captures(&list).and_then(|found| found.get(1)).ok_or("the desk lists no campaign")?;
    Ok(format!("{}/tree", found.as_str()))
}
