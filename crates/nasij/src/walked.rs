//! Every address of the desk with ids that are there: what a person with all rights finds by its links and buttons, asked for by whoever
//! may not.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use basis::{Id, Language};
use weave::{
    Access, FromAbove,
    testing::{Seen, Stage},
};

use crate::{
    house::Fixtures,
    lived::{UNSEEN, live},
    rooms::rooms,
};

/// The branch that is walked, and the desk of it.
const BODY: &str = "tunisie";
const DESK: &str = "/desk/b/tunisie";

fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    pattern.split('/').all(|want| {
        parts.next().is_some_and(|part| if want.starts_with('{') { !part.is_empty() } else { part == want })
    }) && parts.next().is_none()
}

/// The addresses of the desk that a page leads to, and those that it sends to: of its buttons and forms, and of what scripts fill.
fn addresses(page: &str) -> (Vec<String>, Vec<String>) {
    let (mut leads, mut sends) = (Vec::new(), Vec::new());
    for (at, before) in page.match_indices("=\"/desk") {
        let value = page[at + before.len() - "/desk".len()..].split('"').next().unwrap_or_default();
        let value = value.replace("&amp;", "&").replace("&#38;", "&");
        let name = page[..at].rsplit([' ', '\n']).next().unwrap_or_default();
        let script = name.starts_with("data-");
        if script || name == "action" || name == "formaction" {
            sends.push(value.clone());
        }
        if script || name == "href" {
            leads.push(value);
        }
    }
    (leads, sends)
}

/// Of all routes that fit the one that answers: a word beside a parameter is the word.
fn answers<'a>(stage: &'a Stage, method: &str, path: &str) -> Option<&'a (&'static str, String, Access)> {
    let fitting = stage.routes.iter().filter(|(of, pattern, _)| *of == method && fits(pattern, path));
    fitting.min_by_key(|(_, pattern, _)| pattern.matches('{').count())
}

/// Without what is asked of it.
fn bare(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// What is asked for: the method, the address, and what the route asks of whoever comes.
type Found = BTreeMap<(&'static str, String), (String, Access)>;

/// Follows links and notes buttons, from where she was led and from the desk. Of each route the first few addresses besides those:
/// other rows of a list lead to the same.
async fn crawl(stage: &Stage, session: &str, from: &[String]) -> Found {
    const OF_EACH: usize = 2;
    let mut next: VecDeque<String> = from.to_vec().into();
    next.extend(["/desk/", DESK, "/desk/b/oasis-tozeur", "/desk/account"].map(String::from));
    next.extend(
        stage
            .routes
            .iter()
            .filter(|(method, path, _)| *method == "GET" && path.starts_with(DESK_OF))
            .filter_map(|(_, path, _)| {
                let path = path.replace("{body}", BODY);
                (!path.contains('{')).then_some(path)
            }),
    );
    let (mut seen, mut times, mut found) = (BTreeSet::new(), BTreeMap::<_, usize>::new(), Found::new());
    while let Some(address) = next.pop_front() {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        let path = bare(&address);
        if !path.starts_with("/desk") || !seen.insert(address.clone()) {
            continue;
        }
        let Some((_, pattern, access)) = answers(stage, "GET", path) else { continue };
        // The page itself, and what can be asked of it.
        let times = times.entry((pattern.clone(), path == address)).or_default();
        if *times >= OF_EACH && !from.contains(&address) {
            continue;
        }
        let page = stage.get(&address, session).await;
        assert!(page.status.as_u16() < 500, "{address}: {}", page.status);
        // None of those who walk holds anything at the body in lockdown. Where letters are kept and not sent, who keeps them reads all.
        assert!(path == "/desk/outbox" || !page.text.contains(UNSEEN), "{address} names her");
        if path != address {
            next.push_back(path.to_owned());
        }
        if page.status != 200 {
            // Where it only leads on, so much is no address of its own.
            next.push_back(page.location().to_owned());
            continue;
        }
        *times += 1;
        found.insert(("GET", address.clone()), (pattern.clone(), *access));
        let (leads, sends) = addresses(&page.text);
        next.extend(leads);
        for address in sends {
            if let Some((_, pattern, access)) = answers(stage, "POST", bare(&address)) {
                found.insert(("POST", address), (pattern.clone(), *access));
            }
        }
    }
    found
}

const DESK_OF: &str = "/desk/b/{body}";

#[tokio::test]
async fn every_address_that_the_right_person_finds_is_closed_to_others() {
    db::testing::each(&[], |db| async {
        let stage = Stage::with_db(db, rooms()).await;
        walk(&stage).await;
        stage.end().await;
    })
    .await;
}

/// What no page of the desk leads to by an address of its own: where to it only leads on, what a script knows by itself, and what
/// is there for who writes a screen.
const KNOWN: [(&str, &str); 4] = [
    ("GET", "/desk"),
    ("GET", "/desk/look"),
    ("POST", "/desk/account/passkeys/begin"),
    ("POST", "/desk/account/passkeys/finish"),
];

async fn walk(stage: &Stage) {
    for room in stage.site.rooms.iter().filter(|room| room.name() != "library") {
        room.samples(&stage.site, &Fixtures).await.unwrap();
    }
    let tree = network::tree(&stage.site).await.unwrap();
    let body = tree.by_slug(BODY).unwrap().id;
    let sister = tree.by_slug("algerie").unwrap().id;
    let declared: Vec<weave::Capability> =
        stage.site.rooms.iter().flat_map(|room| room.rights()).copied().collect();
    let rights: Vec<&'static str> = declared.iter().map(|right| right.key).collect();
    // One who is in the database, and keeps the body's key.
    let mut holder = network::testing::actor(body, true, &rights);
    holder.account = *keys::holders(&stage.site, body).await.unwrap().first().unwrap();
    let whole = holder.clone();
    let [walk, other] = live(stage, &holder, &rights, body).await;
    let holder = walk.who;
    let neighbour = stage.sign_in_shown(network::testing::actor(sister, true, &rights));
    let reach = |from| declared.iter().filter(move |one| one.from_above == from).map(|one| one.key).collect();
    let over = web::Rights {
        here: rights.iter().copied().collect(),
        below: reach(FromAbove::Always),
        shown: reach(FromAbove::WhereShown),
    };
    let above =
        web::Actor::new(Id::from_bits(78), "x", Language::Fr).holding(tree.root().id, true, Arc::new(over));
    let above = stage.sign_in_shown(above);
    let mut admin = network::testing::actor(tree.root().id, true, &rights);
    admin.installation = true;
    let admin = stage.sign_in_shown(admin);
    let own = crawl(stage, &holder, &walk.from).await;
    let mut found = own.clone();
    found.extend(crawl(stage, &admin, &[]).await);
    found.extend(crawl(stage, &other.who, &other.from).await);
    for (method, path) in KNOWN {
        // The gallery is in no release.
        if let Some((method, pattern, access)) = answers(stage, method, path) {
            found.insert((method, path.to_owned()), (pattern.clone(), *access));
        }
    }
    let branch: BTreeSet<&str> = tree.bodies_below(body).map(|one| one.slug.as_str()).chain([BODY]).collect();
    let of_the_branch = |path: &str| {
        path.strip_prefix("/desk/b/")
            .and_then(|rest| rest.split('/').next())
            .is_some_and(|slug| branch.contains(slug))
    };
    let ask = async |method: &str, path: &str, who: &str| -> Seen {
        match method {
            "GET" => stage.get(path, who).await,
            _ => stage.post(path, who, &[]).await,
        }
    };
    let (mut hidden, mut closed) = (0, 0);
    for ((method, path), (_, access)) in &found {
        let stranger = ask(method, path, "").await;
        match *method {
            "GET" => {
                assert!(stranger.location().starts_with("/sign-in?next="), "{path}: {}", stranger.status)
            }
            _ => assert_eq!(stranger.status, 401, "{path}"),
        }
        let status = ask(method, path, &neighbour).await.status.as_u16();
        assert!(status < 500, "{method} {path} for a neighbour: {status}");
        if of_the_branch(path) {
            closed += 1;
            assert!(matches!(status, 403 | 404), "{method} {path} for a neighbour: {status}");
        }
        // Who lost her ways in is known to those who may speak for her.
        if path.starts_with("/desk/vouching/") {
            closed += 1;
            assert!(matches!(status, 403 | 404), "{method} {path} for a neighbour: {status}");
        }
        if *access == Access::Installation {
            closed += 1;
            assert!(matches!(status, 403 | 404), "{method} {path} for one without the machine: {status}");
        }
        let from_above = match access {
            Access::Right(right) => declared.iter().find(|one| one.key == *right).map(|one| one.from_above),
            _ => None,
        };
        // What comes from above by itself is done from there: asked for, and not sent.
        let comes = from_above.is_none_or(|from| from == FromAbove::Always);
        if *method != "GET" && comes {
            continue;
        }
        let status = ask(method, path, &above).await.status.as_u16();
        assert!(status < 500, "{method} {path} from above: {status}");
        if of_the_branch(path) && !comes {
            hidden += 1;
            assert!(matches!(status, 403 | 404), "{method} {path} from above: {status}");
        }
    }
    // Nobody of them changed anything: all of it is still there for her. What she sends is empty, and one of it may take a right from her.
    for (method, path) in own.keys().filter(|(method, _)| *method == "GET") {
        assert_eq!(ask(method, path, &holder).await.status, 200, "{path} for its holder");
    }
    for (method, path) in own.keys().filter(|(method, _)| *method == "POST") {
        // One of these signs her out.
        let holder = stage.sign_in_shown(whole.clone());
        let status = ask(method, path, &holder).await.status.as_u16();
        assert!(status < 500, "{path} for its holder: {status}");
    }
    let patterns: BTreeSet<(&str, &str)> =
        found.iter().map(|((method, _), (pattern, _))| (*method, pattern.as_str())).collect();
    let desk = stage.routes.iter().filter(|(_, path, _)| path.starts_with("/desk"));
    let lacking: Vec<String> = desk
        .filter(|(method, pattern, _)| !patterns.contains(&(*method, pattern.as_str())))
        .map(|(method, pattern, _)| format!("{method} {pattern}"))
        .collect();
    assert!(closed > 280 && hidden > 35, "{closed}, {hidden}");
    assert!(lacking.is_empty(), "make the state for these in `lived`: {lacking:?}");
}
