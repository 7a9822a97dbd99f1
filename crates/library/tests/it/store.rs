use basis::{
    Clock, Id, Language, Moment, Rng, Text,
    of::{Asset, Body},
};
use db::{Db, testing::each};
use library::{Format, Item, Licence, Stored, Texts, store, store::From, store::Shelf};

fn ids(found: &store::Listed) -> Vec<Id<Asset>> {
    found.items.iter().map(|item| item.id).collect()
}

struct Maker {
    clock: Clock,
    rng: Rng,
    body: Id<Body>,
}

impl Maker {
    fn new(body: u128) -> Self {
        Self {
            clock: Clock::fixed(Moment::from_millis(1_000_000)),
            rng: Rng::seeded(u64::try_from(body).unwrap()),
            body: Id::from_bits(body),
        }
    }
    fn item(&self, name: &str, format: Format, alt: &str) -> Item {
        self.clock.advance(std::time::Duration::from_secs(1));
        let file = |width: u32, hash: &str| Stored { width, height: width / 2, bytes: 10, hash: hash.into() };
        let files = if format.is_picture() {
            vec![file(480, "aa"), file(960, &format!("{name}-960"))]
        } else {
            vec![file(0, &format!("{name}-pdf"))]
        };
        Item {
            id: Id::new(&self.clock, &self.rng),
            body: self.body,
            format,
            name: name.into(),
            texts: Texts {
                alt: Text::of(Language::Ar, alt),
                caption: Text::of(Language::Fr, "Légende"),
                credit: "Salma".into(),
                licence: Licence::By,
            },
            width: files.last().map_or(0, |file| file.width),
            height: 480,
            bytes: 10,
            version: 1,
            created: self.clock.now(),
            created_by: None,
            removed: None,
            files,
        }
    }
}

async fn insert(db: &Db, items: &[Item]) {
    let items = items.to_vec();
    db.write(move |conn| Box::pin(async move { store::insert(conn, &items).await })).await.unwrap();
}

#[tokio::test]
async fn what_went_in_comes_out() {
    each(&[library::MIGRATIONS], |db| async move {
        let maker = Maker::new(7);
        let picture = maker.item("wells", Format::Jpeg, "بئر");
        let file = maker.item("statuts.pdf", Format::Pdf, "النظام الأساسي");
        insert(&db, &[picture.clone(), file.clone()]).await;
        let mut conn = db.read().await.unwrap();
        assert_eq!(store::item(&mut conn, maker.body, picture.id).await.unwrap(), picture);
        assert!(store::item(&mut conn, Id::from_bits(8), picture.id).await.is_err());
        assert_eq!(store::picture(&mut conn, picture.id).await.unwrap(), picture.picture());
        assert_eq!(store::picture(&mut conn, file.id).await.unwrap(), None);
        let found = store::pictures(&mut conn, &[picture.id, file.id, Id::from_bits(1)]).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(store::by_name(&mut conn, "wells").await.unwrap(), Some(picture.id));
        assert_eq!(store::by_name(&mut conn, "nothing").await.unwrap(), None);
        assert_eq!(store::served(&mut conn, file.id).await.unwrap().files, file.files);
        assert_eq!(store::latest(&mut conn, maker.body, 5).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn lists_are_walked_both_ways_and_filtered() {
    each(&[library::MIGRATIONS], |db| async move {
        let maker = Maker::new(7);
        let items: Vec<Item> = (0..7)
            .map(|n| {
                let format = if n == 3 { Format::Pdf } else { Format::Jpeg };
                maker.item(&format!("file_{n}"), format, &format!("صورة رقم {n}"))
            })
            .collect();
        insert(&db, &items).await;
        insert(&db, &[Maker::new(8).item("foreign", Format::Jpeg, "صورة")]).await;
        let mut conn = db.read().await.unwrap();
        let newest: Vec<_> = items.iter().rev().map(|item| item.id).collect();

        let first = store::list(&mut conn, maker.body, Shelf::All, "", From::Newest, 3).await.unwrap();
        assert_eq!((ids(&first), first.newer, first.older), (newest[0..3].to_vec(), false, true));
        let second =
            store::list(&mut conn, maker.body, Shelf::All, "", From::OlderThan(newest[2]), 3).await.unwrap();
        assert_eq!((ids(&second), second.newer, second.older), (newest[3..6].to_vec(), true, true));
        let last =
            store::list(&mut conn, maker.body, Shelf::All, "", From::OlderThan(newest[5]), 3).await.unwrap();
        assert_eq!((ids(&last), last.older), (newest[6..].to_vec(), false));
        let back =
            store::list(&mut conn, maker.body, Shelf::All, "", From::NewerThan(newest[3]), 3).await.unwrap();
        assert_eq!((ids(&back), back.newer, back.older), (newest[0..3].to_vec(), false, true));

        let files = store::list(&mut conn, maker.body, Shelf::Files, "", From::Newest, 9).await.unwrap();
        assert_eq!(ids(&files), [items[3].id]);
        // Folded, all words, and a sign of LIKE is only itself.
        for (query, count) in
            [("صوره", 7), ("صُورة 5", 1), ("file_2", 1), ("file%2", 0), ("LEGENDE salma", 7), ("بئر", 0)]
        {
            let found = store::list(&mut conn, maker.body, Shelf::All, query, From::Newest, 9).await.unwrap();
            assert_eq!(found.items.len(), count, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn words_change_only_where_nobody_was_faster() {
    each(&[library::MIGRATIONS], |db| async move {
        let maker = Maker::new(7);
        let item = maker.item("wells", Format::Jpeg, "بئر");
        insert(&db, std::slice::from_ref(&item)).await;
        let mut texts = item.texts.clone();
        texts.credit = "Mouna".into();
        for (version, expected) in [(1, true), (1, false), (2, true)] {
            let (body, id, texts) = (maker.body, item.id, texts.clone());
            let done = db
                .write(move |conn| {
                    Box::pin(async move { store::update_texts(conn, body, id, version, &texts, "x").await })
                })
                .await;
            assert_eq!(done.unwrap(), expected);
        }
        let now = store::item(&mut db.read().await.unwrap(), maker.body, item.id).await.unwrap();
        assert_eq!((now.texts.credit.as_str(), now.version), ("Mouna", 3));
    })
    .await;
}

#[tokio::test]
async fn the_bin_hides_brings_back_and_is_emptied() {
    each(&[library::MIGRATIONS], |db| async move {
        let maker = Maker::new(7);
        // Both have a file under the hash `aa`.
        let (one, other) =
            (maker.item("one", Format::Jpeg, "أولى"), maker.item("other", Format::Jpeg, "ثانية"));
        insert(&db, &[one.clone(), other.clone()]).await;
        let set = |id: Id<Asset>, at: Option<i64>| {
            let (db, body) = (db.clone(), maker.body);
            async move {
                let at = at.map(Moment::from_millis);
                db.write(move |conn| Box::pin(async move { store::set_removed(conn, body, id, at).await }))
                    .await
                    .unwrap()
            }
        };
        let purge = |before: i64| {
            let db = db.clone();
            async move {
                let before = Moment::from_millis(before);
                db.write(move |conn| Box::pin(async move { store::purge(conn, before).await })).await.unwrap()
            }
        };
        assert!(set(one.id, Some(5_000)).await);
        assert!(!set(one.id, Some(6_000)).await);
        {
            let mut conn = db.read().await.unwrap();
            assert_eq!(store::picture(&mut conn, one.id).await.unwrap(), None);
            assert!(store::served(&mut conn, one.id).await.is_err());
            assert_eq!(store::by_name(&mut conn, "one").await.unwrap(), None);
            let bin = store::list(&mut conn, maker.body, Shelf::Bin, "", From::Newest, 9).await.unwrap();
            assert_eq!(ids(&bin), [one.id]);
        }
        assert!(set(one.id, None).await);
        assert!(!set(one.id, None).await);
        assert!(set(one.id, Some(7_000)).await);
        assert_eq!(purge(7_000).await, Vec::<String>::new());
        assert_eq!(purge(7_001).await, ["one-960"]);
        assert!(set(other.id, Some(7_000)).await);
        let mut gone = purge(8_000).await;
        gone.sort();
        assert_eq!(gone, ["aa", "other-960"]);
    })
    .await;
}
