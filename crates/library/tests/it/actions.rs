use basis::{Id, Kind, Language, Text, of::Asset};
use db::testing::each;
use library::{FILE, Licence, NewAsset, Picker, Texts, WRITE, store};
use network::testing::{Planted, actor, plant};
use weave::{Site, testing::Stage};
use web::{Actor, Scope, Upload};

use crate::sent;

pub fn texts(alt: &str) -> Texts {
    Texts {
        alt: Text::of(Language::Ar, alt),
        caption: Text::new(),
        credit: "سلمى".into(),
        licence: Licence::BySa,
    }
}

fn new(alt: &str) -> NewAsset {
    NewAsset { texts: texts(alt), languages: vec![Language::Ar, Language::Fr] }
}

fn upload(name: &str, bytes: Vec<u8>) -> Upload {
    Upload { name: name.into(), bytes: bytes.into() }
}

pub async fn scope(site: &Site, planted: &Planted) -> Scope {
    network::tree(site).await.unwrap().scope(planted.chapter)
}

pub async fn add(site: &Site, who: &Actor, scope: &Scope, name: &str, bytes: Vec<u8>) -> Id<Asset> {
    library::add(site, who, scope, Some(&upload(name, bytes)), new("بئر وبكرة")).await.unwrap()
}

#[tokio::test]
async fn a_picture_is_added_shown_changed_removed_and_purged() {
    each(&[], |db| async move {
        let stage = Stage::with_db(db, vec![network::room(), library::room()]).await;
        let planted = plant(&stage.site).await;
        let scope = scope(&stage.site, &planted).await;
        let editor = actor(planted.chapter, false, &[WRITE]);
        let site = &stage.site;
        let id = add(site, &editor, &scope, "بئر.jpg", sent::jpeg(1000, 500)).await;
        let read =
            || async { store::item(&mut site.db.read().await.unwrap(), planted.chapter, id).await.unwrap() };
        let item = read().await;
        assert_eq!((item.width, item.height, item.created_by), (1000, 500, Some(editor.account)));
        for file in &item.files {
            assert_eq!(site.files.get(&file.hash).await.unwrap().unwrap().len() as u64, file.bytes);
        }

        let other = texts("نخلات");
        let languages = [Language::Ar];
        let stale = library::edit(site, &editor, &scope, id, 9, other.clone(), &languages).await.unwrap_err();
        assert_eq!(stale.key, library::CHANGED);
        library::edit(site, &editor, &scope, id, 1, other, &languages).await.unwrap();
        assert_eq!(read().await.texts.alt.get(Language::Ar), Some("نخلات"));

        library::remove(site, &editor, &scope, id).await.unwrap();
        assert!(library::picture(&mut site.db.read().await.unwrap(), id).await.unwrap().is_none());
        library::restore(site, &editor, &scope, id).await.unwrap();
        library::remove(site, &editor, &scope, id).await.unwrap();
        assert_eq!(library::purge(site).await.unwrap(), 0);
        site.clock.advance(std::time::Duration::from_secs(31 * 24 * 60 * 60));
        assert_eq!(library::purge(site).await.unwrap(), item.files.len());
        assert!(site.files.get(&item.files[0].hash).await.unwrap().is_none());
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let stage = Stage::new(vec![network::room(), library::room()]).await;
    let planted = plant(&stage.site).await;
    let scope = scope(&stage.site, &planted).await;
    let editor = actor(planted.chapter, false, &[WRITE]);
    let (site, empty) = (&stage.site, upload("x.jpg", Vec::new()));
    let problem = library::add(site, &editor, &scope, Some(&empty), new("")).await.unwrap_err();
    assert_eq!(problem.field(FILE), Some("library-file-empty"));
    assert_eq!(problem.field("alt-ar"), Some("library-alt-needed"));
    let problem = library::add(site, &editor, &scope, None, new("بئر")).await.unwrap_err();
    assert_eq!(problem.field(FILE), Some("library-file-needed"));
    let sister = actor(planted.sister, true, &[WRITE]);
    let whole = upload("x.jpg", sent::jpeg(10, 10));
    let problem = library::add(site, &sister, &scope, Some(&whole), new("بئر")).await.unwrap_err();
    assert!(problem.is(Kind::Forbidden));
    stage.end().await;
}

#[tokio::test]
async fn forms_choose_pictures_of_the_body_and_of_those_above() {
    let stage = Stage::new(vec![network::room(), library::room()]).await;
    let planted = plant(&stage.site).await;
    let site = &stage.site;
    let tree = network::tree(site).await.unwrap();
    let everywhere = actor(planted.root, true, &[WRITE]);
    let picture = |body| {
        let scope = tree.scope(body);
        let everywhere = everywhere.clone();
        async move { add(site, &everywhere, &scope, "x.jpg", sent::jpeg(40, 30)).await }
    };
    let (own, above, sisters) =
        (picture(planted.chapter).await, picture(planted.root).await, picture(planted.sister).await);
    let pdf = add(site, &everywhere, &tree.scope(planted.chapter), "x.pdf", sent::pdf()).await;
    let scope = tree.scope(planted.chapter);
    let mut conn = site.db.read().await.unwrap();
    for (value, expected) in [
        (own.to_string(), Some(Some(own))),
        (above.to_string(), Some(Some(above))),
        (String::new(), Some(None)),
        (sisters.to_string(), None),
        (pdf.to_string(), None),
        ("nonsense".into(), None),
    ] {
        let chosen = library::chosen(&mut conn, &value, &scope).await;
        match expected {
            Some(expected) => assert_eq!(chosen.unwrap(), expected),
            None => assert_eq!(chosen.unwrap_err().field("picture"), Some("field-bad-choice")),
        }
    }
    let visit = weave::Visit::of(site, Language::Ar);
    let ask = Picker {
        body: Some(planted.chapter),
        library: "/desk/b/tunisie/library".into(),
        selected: Some(above),
        error: None,
    };
    let html = library::picker(&mut conn, &ask, &visit.t).await.unwrap();
    assert!(
        html.contains(&format!("value=\"{above}\" checked")) && html.contains(&format!("value=\"{own}\""))
    );
    assert!(!html.contains(&sisters.to_string()) && html.contains("/desk/b/tunisie/library/new"));
    assert_eq!(html.matches(" checked").count(), 1);
    drop(conn);
    stage.end().await;
}

#[tokio::test]
async fn figures_have_a_frame_and_texts_find_their_shapes() {
    let stage = Stage::new(vec![network::room(), library::room()]).await;
    let planted = plant(&stage.site).await;
    let scope = scope(&stage.site, &planted).await;
    let editor = actor(planted.chapter, false, &[WRITE]);
    let site = &stage.site;
    let id = add(site, &editor, &scope, "x.jpg", sent::jpeg(1700, 850)).await;
    let pdf = add(site, &editor, &scope, "النظام.pdf", sent::pdf()).await;
    let mut conn = site.db.read().await.unwrap();
    let picture = library::picture(&mut conn, id).await.unwrap().unwrap();
    let mut visit = weave::Visit::of(site, Language::Fr);
    let html = library::figure(&picture, &visit, false);
    for part in [
        "width=\"1600\" height=\"800\"",
        "loading=\"lazy\"",
        "decoding=\"async\"",
        "lang=\"ar\" dir=\"rtl\"",
        "alt=\"بئر وبكرة\"",
        &format!("/media/{id}-480.jpg 480w, /media/{id}-960.jpg 960w, /media/{id}-1600.jpg 1600w"),
        "CC BY-SA 4.0",
    ] {
        assert!(html.contains(part), "{part} not in {html}");
    }
    assert!(!library::figure(&picture, &visit, true).contains("lazy"));
    visit.reader.saver = true;
    let spared = library::figure(&picture, &visit, false);
    assert!(spared.contains("<details class=\"spared\">") && !spared.contains("srcset"), "{spared}");
    assert!(picture.card(&visit).contains("بئر وبكرة"));

    let item = store::item(&mut conn, planted.chapter, id).await.unwrap();
    let line = library::markdown(&item, &visit.t, Language::Ar);
    assert_eq!(line, format!("![بئر وبكرة](/media/{id}-960.jpg)"));
    let shapes = library::shapes(&mut conn, &[&line, "![x](/media/nonsense)"]).await.unwrap();
    assert_eq!(shapes.assets().collect::<Vec<_>>(), [id]);
    let shape = shapes.of(&format!("/media/{id}-960.jpg")).unwrap();
    assert_eq!((shape.width, shape.height), (1600, 800));
    assert!(shape.weight > 0 && shapes.of("/media/x").is_none());
    let finder = |path: &str| shapes.of(path);
    let setting = look::prose::Setting { saver: None, shape: Some(&finder) };
    let prose = look::prose::render_with(&line, Language::Ar, setting);
    assert!(prose.contains("width=\"1600\"") && prose.contains("1600w"), "{prose}");

    let item = store::item(&mut conn, planted.chapter, pdf).await.unwrap();
    let shown = library::attachment(&item.attachment().unwrap(), &visit);
    assert!(shown.contains(&format!("href=\"/media/{pdf}.pdf\"")) && shown.contains("PDF"), "{shown}");
    assert!(library::markdown(&item, &visit.t, Language::Ar).ends_with(&format!("](/media/{pdf}.pdf)")));
    drop(conn);
    stage.end().await;
}
