use std::time::Duration;

use basis::{Id, Kind as Wrong, Language, Moment, Text, of::Body};
use db::testing::each;
use pages::{
    Content, Kind, MIGRATIONS, State, Writing,
    store::{self, Shelf},
};

const NOON: Moment = Moment::from_millis(1_773_309_600_000);

fn body(n: u128) -> Id<Body> {
    Id::from_bits(n)
}

fn writing(n: u128, at: Id<Body>, kind: Kind, slug: &str) -> Writing {
    Writing {
        id: Id::from_bits(1_000 + n),
        body: at,
        kind,
        slug: slug.parse().unwrap(),
        state: State::Published,
        publish_at: None,
        first_published: Some(NOON.plus(Duration::from_secs(u64::try_from(n).unwrap()))),
        updated: NOON,
        version: 1,
        live: Some(1),
        title: Text::of(Language::Ar, format!("عين الماء {n}")),
        summary: Text::new(),
        picture: None,
        sensitive: false,
        removed: None,
        removed_by: None,
        created_by: None,
    }
}

#[tokio::test]
async fn writings_come_back_as_they_were_written() {
    each(&[MIGRATIONS], |db| async move {
        db.write(|conn| {
            Box::pin(async move {
                let one = writing(1, body(1), Kind::News, "ayn");
                store::insert(conn, &one, NOON).await?;
                assert_eq!(store::find(conn, body(1), Kind::News, one.id).await?, one);
                assert!(
                    store::find(conn, body(2), Kind::News, one.id).await.unwrap_err().is(Wrong::NotFound)
                );
                assert!(
                    store::find(conn, body(1), Kind::Page, one.id).await.unwrap_err().is(Wrong::NotFound)
                );

                let mut changed = one.clone();
                changed.version = 2;
                changed.title.set(Language::Fr, "Source");
                assert!(store::update(conn, &changed, 1, NOON).await?);
                // Whoever began from revision 1 comes too late.
                assert!(!store::update(conn, &changed, 1, NOON).await?);
                assert_eq!(store::published(conn, one.id).await?, Some(changed));

                let html = vec![(Language::Ar, "ماء".to_owned(), "<p>ماء</p>".to_owned())];
                store::set_texts(conn, one.id, &html).await?;
                store::set_texts(conn, one.id, &html).await?;
                let text = store::text(conn, one.id, Language::Ar).await?;
                assert_eq!(text, Some(("ماء".to_owned(), Some("<p>ماء</p>".to_owned()))));
                assert_eq!(store::text(conn, one.id, Language::Fr).await?, None);
                assert_eq!(store::texts(conn, one.id).await?, Text::of(Language::Ar, "ماء"));
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn slugs_are_a_bodys_own_and_the_bin_gives_them_free() {
    each(&[MIGRATIONS], |db| async move {
        let insert = |one: Writing| {
            let db = db.clone();
            async move {
                db.write(move |conn| Box::pin(async move { store::insert(conn, &one, NOON).await })).await
            }
        };
        insert(writing(1, body(1), Kind::News, "ayn")).await.unwrap();
        insert(writing(2, body(1), Kind::Page, "ayn")).await.unwrap();
        insert(writing(3, body(2), Kind::News, "ayn")).await.unwrap();
        let problem = insert(writing(4, body(1), Kind::News, "ayn")).await.unwrap_err();
        assert_eq!(problem.field("slug"), Some("field-taken"));
        let mut gone = writing(5, body(1), Kind::News, "ayn");
        gone.removed = Some(NOON);
        insert(gone).await.unwrap();
        let mut conn = db.read().await.unwrap();
        let slug = "ayn".parse().unwrap();
        let free = store::free(&mut conn, body(1), Kind::News, &slug, Id::from_bits(9)).await.unwrap();
        assert_eq!(free.as_str(), "ayn-2");
        let own = store::free(&mut conn, body(1), Kind::News, &slug, Id::from_bits(1_001)).await.unwrap();
        assert_eq!(own, slug);
    })
    .await;
}

#[tokio::test]
async fn lists_are_newest_first_and_of_the_bodies_asked_for() {
    each(&[MIGRATIONS], |db| async move {
        db.write(|conn| {
            Box::pin(async move {
                for n in 1..=5 {
                    let at = body(if n % 2 == 0 { 2 } else { 1 });
                    store::insert(conn, &writing(n, at, Kind::News, &format!("n{n}")), NOON).await?;
                }
                store::insert(conn, &writing(6, body(1), Kind::Page, "p6"), NOON).await?;
                let mut draft = writing(7, body(1), Kind::News, "n7");
                (draft.state, draft.live) = (State::Draft, None);
                store::insert(conn, &draft, NOON).await?;
                let slugs = |all: Vec<Writing>| all.iter().map(|it| it.slug.to_string()).collect::<Vec<_>>();
                let both = [body(1), body(2)];
                assert_eq!(slugs(store::street(conn, &both, 0, 3).await?), ["n5", "n4", "n3"]);
                assert_eq!(slugs(store::street(conn, &both, 3, 9).await?), ["n2", "n1"]);
                assert_eq!(slugs(store::street(conn, &[body(2)], 0, 9).await?), ["n4", "n2"]);
                assert_eq!(slugs(store::latest(conn, &[], &[Kind::Page], 9).await?), ["p6"]);
                assert_eq!(store::latest(conn, &[], &[], 9).await?.len(), 6);
                let first = store::on_street(conn, None, 4).await?;
                let rest = store::on_street(conn, first.last().map(|it| it.id), 4).await?;
                assert_eq!((first.len(), rest.len()), (4, 2));
                assert!(store::any_news(conn, &[body(2)], Some(Id::from_bits(1_002))).await?);
                assert!(!store::any_news(conn, &[body(3)], None).await?);

                let desk = |state, query: &'static str| (Shelf::Writings(Kind::News, state), query);
                for (ask, expected) in [
                    (desk(None, ""), 4),
                    (desk(Some(State::Draft), ""), 1),
                    (desk(None, "عين"), 4),
                    (desk(None, "عَيْن الماءِ 5"), 1),
                    (desk(None, "100%"), 0),
                ] {
                    let seen = store::desk(conn, body(1), ask.0, ask.1, 0, 10).await?;
                    assert_eq!(seen.writings.len(), expected, "{ask:?}");
                }
                assert!(store::desk(conn, body(1), desk(None, "").0, "", 0, 3).await?.more);
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn revisions_menus_sources_and_the_purge() {
    each(&[MIGRATIONS], |db| async move {
        db.write(|conn| {
            Box::pin(async move {
                let page = writing(1, body(1), Kind::Page, "about");
                store::insert(conn, &page, NOON).await?;
                let content = Content {
                    slug: page.slug.clone(),
                    title: page.title.clone(),
                    summary: Text::new(),
                    text: Text::of(Language::Ar, "نص"),
                    picture: None,
                    sensitive: true,
                };
                store::insert_revision(conn, page.id, 1, NOON, Some(Id::from_bits(7)), &content).await?;
                assert_eq!(store::revision(conn, page.id, 1).await?, content);
                assert!(store::revision(conn, page.id, 2).await.is_err());
                assert_eq!(store::revisions(conn, page.id, 9).await?[0].account, Some(Id::from_bits(7)));

                store::set_menu(conn, body(1), &[(page.id, Text::of(Language::Fr, "Nous"))]).await?;
                let menu = store::menu(conn, body(1)).await?;
                assert_eq!(menu[0].words().get(Language::Fr), Some("Nous"));
                assert_eq!(menu[0].words().get(Language::Ar), page.title.get(Language::Ar));
                assert!(store::in_menu(conn, page.id).await?);

                store::add_source(conn, body(1), body(2)).await?;
                store::add_source(conn, body(1), body(2)).await?;
                assert_eq!(store::chosen(conn, body(1)).await?, [body(2)]);
                assert_eq!(store::parents_showing(conn, body(2)).await?, [body(1)]);
                store::set_refused(conn, body(2), true).await?;
                store::set_refused(conn, body(2), true).await?;
                assert!(store::refused_among(conn, &[body(1), body(2)]).await?.contains(&body(2)));
                store::set_refused(conn, body(2), false).await?;
                store::remove_source(conn, body(1), body(2)).await?;
                assert!(store::chosen(conn, body(1)).await?.is_empty());

                let mut gone = page.clone();
                gone.removed = Some(NOON);
                assert!(store::update(conn, &gone, 1, NOON).await?);
                assert!(store::menu(conn, body(1)).await?.is_empty());
                assert_eq!(store::purge(conn, NOON).await?, 0);
                assert_eq!(store::purge(conn, NOON.plus(Duration::from_secs(1))).await?, 1);
                assert!(store::revision(conn, page.id, 1).await.is_err());
                assert!(!store::in_menu(conn, page.id).await?);
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}
