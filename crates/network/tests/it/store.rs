//! Actions, each on both databases.

use basis::{Id, Kind, Language, Problem, Text, of::Body as BodyMark};
use network::{
    Edited, NewBody, Profile, Springs, Status, change_slug, create, edit_profile, move_branch, remove,
    removed_below, restore,
    testing::{Planted, actor, plant},
    tree,
};
use weave::{Site, testing::Stage};
use web::{Actor, By, STEP_UP, STEP_UP_KEY, Scope};

const EDIT: &str = "bodies.edit";

struct Scene {
    stage: Stage,
    planted: Planted,
    root_admin: Actor,
    chapter_admin: Actor,
}

impl Scene {
    async fn on(db: db::Db) -> Self {
        let stage = Stage::with_db(db, vec![network::room()]).await;
        let planted = plant(&stage.site).await;
        Self {
            root_admin: shown(&stage, actor(planted.root, true, &[EDIT])),
            chapter_admin: shown(&stage, actor(planted.chapter, true, &[EDIT])),
            stage,
            planted,
        }
    }
    fn site(&self) -> &Site {
        &self.stage.site
    }
    async fn scope(&self, id: Id<BodyMark>) -> Scope {
        tree(self.site()).await.unwrap().scope(id)
    }
}

/// As one who showed just now that it is she.
fn shown(stage: &Stage, actor: Actor) -> Actor {
    actor.shown(By::Passkey, stage.site.clock.now())
}

fn new(kind: &str, slug: &str, name: &str) -> NewBody {
    NewBody {
        kind: kind.into(),
        names: Text::of(Language::Fr, name),
        slug: slug.into(),
        country: Some("TN".into()),
        status: Status::Prospect,
        take_old: false,
    }
}

fn field(problem: &Problem, field: &str) -> Option<String> {
    problem.field(field).map(str::to_owned)
}

#[tokio::test]
async fn a_body_is_made_below_another() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, who) = (scene.site(), &scene.chapter_admin);
        let chapter = scene.scope(scene.planted.chapter).await;
        let id = create(site, who, &chapter, new("association", "", "Les amis de l’eau")).await.unwrap();
        let now = tree(site).await.unwrap();
        let made = now.get(id).unwrap();
        assert_eq!((made.slug.as_str(), made.parent), ("les-amis-de-l-eau", Some(scene.planted.chapter)));
        assert_eq!(now.count_below(scene.planted.root), 4);
        // The same name again has an address of its own; the same address is refused.
        let again = create(site, who, &chapter, new("association", "", "Les amis de l’eau")).await.unwrap();
        assert_eq!(tree(site).await.unwrap().get(again).unwrap().slug.as_str(), "les-amis-de-l-eau-2");
        let taken = create(site, who, &chapter, new("association", "algerie", "x")).await.unwrap_err();
        assert!(field(&taken, "slug").is_some());
        // No coalition under a chapter.
        let unfit = create(site, who, &chapter, new("coalition", "y", "y")).await.unwrap_err();
        assert!(field(&unfit, "kind").is_some());
        let root = scene.scope(scene.planted.root).await;
        assert!(create(site, who, &root, new("chapter", "z", "z")).await.unwrap_err().is(Kind::Forbidden));
        for hostile in ["../x", "a b", "É", "x/y", "<script>", &"a".repeat(81), "A", "%2e"] {
            let refused = create(site, who, &chapter, new("association", hostile, "n")).await.unwrap_err();
            assert!(field(&refused, "slug").is_some(), "{hostile}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_changed_slug_leads_on_until_someone_takes_it() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, who) = (scene.site(), &scene.root_admin);
        let association = scene.scope(scene.planted.association).await;
        let sister = scene.scope(scene.planted.sister).await;
        change_slug(site, who, &association, "waha", false).await.unwrap();
        let seen = scene.stage.get("/ar/b/oasis/network?page=2", "").await;
        assert_eq!(
            (seen.status.as_u16(), seen.location()),
            (308, "/ar/b/waha/network?page=2"),
            "{}",
            seen.text
        );
        let refused = change_slug(site, who, &sister, "oasis", false).await.unwrap_err();
        assert!(field(&refused, "take-old").is_some());
        let taken = change_slug(site, who, &sister, "waha", true).await.unwrap_err();
        assert!(field(&taken, "slug").is_some());
        // Her own former one needs no confirmation.
        change_slug(site, who, &association, "oasis", false).await.unwrap();
        assert_eq!(scene.stage.get("/fr/b/waha/", "").await.location(), "/fr/b/oasis/");
        change_slug(site, who, &sister, "waha", true).await.unwrap();
        let now = tree(site).await.unwrap();
        assert_eq!(now.by_slug("waha").unwrap().id, scene.planted.sister);
        assert_eq!(scene.stage.get("/fr/b/algerie/", "").await.location(), "/fr/b/waha/");
        assert!(change_slug(site, who, &sister, "../x", true).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_branch_moves_without_loops_and_keeps_its_address() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, who, planted) = (scene.site(), &scene.root_admin, scene.planted);
        let association = scene.scope(planted.association).await;
        move_branch(site, who, &association, planted.sister).await.unwrap();
        let now = tree(site).await.unwrap();
        assert_eq!(now.get(planted.association).unwrap().parent, Some(planted.sister));
        assert_eq!(now.get(planted.association).unwrap().slug.as_str(), "oasis");
        // Rights follow: the chapter's admin holds nothing there any more.
        let scope = scene.scope(planted.association).await;
        assert!(!scene.chapter_admin.may(EDIT, &scope));
        let back = move_branch(site, &scene.chapter_admin, &scope, planted.chapter).await.unwrap_err();
        assert!(back.is(Kind::Forbidden));
        // Coalitions may hang in coalitions: not in themselves.
        let root = scene.scope(planted.root).await;
        let one = create(site, who, &root, new("coalition", "one", "one")).await.unwrap();
        let one_scope = scene.scope(one).await;
        let two = create(site, who, &one_scope, new("coalition", "two", "two")).await.unwrap();
        for to in [one, two] {
            assert!(field(&move_branch(site, who, &one_scope, to).await.unwrap_err(), "to").is_some());
        }
        assert!(move_branch(site, who, &root, two).await.is_err());
        let unfit = scene.scope(planted.chapter).await;
        assert!(field(&move_branch(site, who, &unfit, planted.sister).await.unwrap_err(), "to").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_body_goes_and_comes_back_within_thirty_days() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, who, planted) = (scene.site(), &scene.chapter_admin, scene.planted);
        let full = remove(site, &scene.root_admin, planted.chapter).await.unwrap_err();
        assert!(full.is(Kind::Conflict));
        assert!(remove(site, &scene.root_admin, planted.root).await.is_err());
        let hers = shown(&scene.stage, actor(planted.association, true, &[EDIT]));
        assert!(remove(site, &hers, planted.association).await.unwrap_err().is(Kind::Forbidden));
        remove(site, who, planted.association).await.unwrap();
        assert_eq!(scene.stage.get("/ar/b/oasis/", "").await.status.as_u16(), 404);
        assert_eq!(removed_below(site, planted.chapter).await.unwrap().len(), 1);
        let chapter = scene.scope(planted.chapter).await;
        let sister = scene.scope(planted.sister).await;
        assert!(restore(site, &scene.root_admin, &sister, planted.association).await.is_err());
        restore(site, who, &chapter, planted.association).await.unwrap();
        assert_eq!(scene.stage.get("/ar/b/oasis/", "").await.status.as_u16(), 200);
        remove(site, who, planted.association).await.unwrap();
        site.clock.advance(std::time::Duration::from_secs(31 * 86_400));
        assert!(restore(site, who, &chapter, planted.association).await.is_err());
        assert_eq!(network::purge(site).await.unwrap(), 1);
        assert_eq!(network::purge(site).await.unwrap(), 0);
    })
    .await;
}

fn edited() -> Edited {
    Edited {
        names: Text::of(Language::Ar, "الواحة"),
        profile: Profile {
            summary: Text::of(Language::Ar, "نسقي"),
            address: Text::new(),
            links: vec!["https://oasis.example.org".into()],
        },
        country: Some("TN".into()),
        status: None,
        year: Some(2001),
        languages: vec![Language::Ar],
        dye: look::Dye::Olive,
        place: Some((33.9, 8.1)),
        hijri: None,
        springs: None,
    }
}

#[tokio::test]
async fn a_profile_is_checked_and_kept() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, planted) = (scene.site(), scene.planted);
        let who = actor(planted.association, false, &[EDIT]);
        let scope = scene.scope(planted.association).await;
        edit_profile(site, &who, &scope, edited()).await.unwrap();
        let kept = network::profile(site, planted.association).await.unwrap();
        assert_eq!(kept.links, ["https://oasis.example.org/"]);
        assert_eq!(tree(site).await.unwrap().get(planted.association).unwrap().dye, look::Dye::Olive);
        let year = |year| Edited { year: Some(year), ..edited() };
        let links = |link: &str| Edited {
            profile: Profile { links: vec![link.into()], ..Profile::default() },
            ..edited()
        };
        for (wrong, at) in [
            (Edited { names: Text::new(), ..edited() }, "name-ar"),
            (year(1799), "year"),
            (year(2027), "year"),
            (links("javascript:alert(1)"), "links"),
            (Edited { languages: vec![], ..edited() }, "languages"),
            (Edited { place: Some((91.0, 0.0)), ..edited() }, "lat"),
            (Edited { place: Some((f64::NAN, 0.0)), ..edited() }, "lat"),
            (Edited { place: Some((0.0, 181.0)), ..edited() }, "lon"),
        ] {
            let problem = edit_profile(site, &who, &scope, wrong).await.unwrap_err();
            assert!(field(&problem, at).is_some(), "{at}");
        }
        // How far it has come is said from above.
        let status = Edited { status: Some(Status::Provisional), ..edited() };
        assert!(edit_profile(site, &who, &scope, status.clone()).await.unwrap_err().is(Kind::Forbidden));
        edit_profile(site, &scene.chapter_admin, &scope, status).await.unwrap();
        let root = scene.scope(planted.root).await;
        let springs =
            Springs { names: Text::of(Language::Fr, "Monde"), link: "https://w.example.org".into() };
        let with = Edited { springs: Some(springs), ..edited() };
        edit_profile(site, &scene.root_admin, &root, with).await.unwrap();
        assert_eq!(tree(site).await.unwrap().springs().unwrap().link, "https://w.example.org/");
    })
    .await;
}

#[tokio::test]
async fn who_moves_or_removes_a_body_shows_first_that_it_is_she() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, planted) = (scene.site(), scene.planted);
        let association = scene.scope(planted.association).await;
        site.clock.advance(STEP_UP);
        let who = &scene.root_admin;
        let refused = [
            move_branch(site, who, &association, planted.sister).await.unwrap_err(),
            remove(site, who, planted.association).await.unwrap_err(),
        ];
        assert!(refused.iter().all(|problem| problem.key == STEP_UP_KEY), "{refused:?}");
        assert_eq!(tree(site).await.unwrap().get(planted.association).unwrap().parent, Some(planted.chapter));
        // A token was made by one who had shown it.
        let mut token = actor(planted.root, true, &[EDIT]);
        token.proof.by = By::Token;
        remove(site, &token, planted.association).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_moves_at_once_tie_no_knot() {
    db::testing::each(&[], |db| async move {
        let scene = Scene::on(db).await;
        let (site, who) = (scene.site(), &scene.root_admin);
        let root = scene.scope(scene.planted.root).await;
        let one = create(site, who, &root, new("coalition", "one", "one")).await.unwrap();
        let two = create(site, who, &root, new("coalition", "two", "two")).await.unwrap();
        let (one_scope, two_scope) = (scene.scope(one).await, scene.scope(two).await);
        let (first, second) = futures_util::future::join(
            move_branch(site, who, &one_scope, two),
            move_branch(site, who, &two_scope, one),
        )
        .await;
        assert_eq!([first.is_ok(), second.is_ok()].iter().filter(|done| **done).count(), 1);
        assert_eq!(tree(site).await.unwrap().len(), 6);
    })
    .await;
}
