use basis::Language;
use look::{BodyFrame, Desk, Dye, Head, LanguageLink, Link, Page, Reader, Size, Theme, asset};
use words::Tongue;

use crate::tongue;

fn page(t: &Tongue, sensitive: bool) -> String {
    Page {
        t,
        title: "خبر <1>".into(),
        description: "\"وصف\"".into(),
        body: BodyFrame {
            name: "ائتلاف".into(),
            name_lang: Language::Ar,
            home: "/ar/".into(),
            dye: Dye::Henna,
            logo: None,
            menu: vec![Link::new("/ar/charter", "الميثاق").current(true)],
            footer: vec![],
            chain: vec![Link::new("/ar/", "أعلى")],
        },
        crumbs: vec![],
        main: "<h1>خبر</h1>".into(),
        head: Head {
            canonical: Some("https://example.org/ar/news/x".into()),
            json_ld: vec!["{\"a\":\"</script><script>alert(1)</script>\"}".into()],
            ..Head::default()
        },
        sensitive,
        reader: Reader { size: Size::Large, theme: Theme::Dark, saver: true },
        languages: Language::ALL
            .into_iter()
            .map(|language| LanguageLink {
                language,
                href: format!("/{language}/"),
                current: language == t.language,
            })
            .collect(),
        path: "/ar/news/x?a=\"b".into(),
    }
    .render()
}

#[test]
fn a_page_says_its_language_its_direction_and_what_the_reader_chose() {
    for language in Language::ALL {
        let html = page(&tongue(language), false);
        assert!(
            html.contains(&format!(
                "<html lang=\"{language}\" dir=\"{}\" data-size=\"large\" data-theme=\"dark\" data-saver=\"on\" data-dye=\"henna\">",
                language.dir()
            )),
            "{html}"
        );
        assert!(!html.contains("look-"), "a key shows through: {html}");
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(html.contains("action=\"/exit\"") && html.contains("action=\"/reader\""));
        assert!(!html.contains(" style=") && !html.contains("onclick"));
    }
    assert!(page(&tongue(Language::Ar), true).contains("data-sensitive"));
}

#[test]
fn what_people_wrote_cannot_leave_its_place() {
    let html = page(&tongue(Language::Ar), false);
    assert!(html.contains("<title>خبر &#60;1&#62; · ائتلاف</title>"), "{html}");
    assert_eq!(html.matches("</script>").count(), 1);
    assert!(!html.contains("?a=\"b"));
}

#[test]
fn tifinagh_is_not_on_a_page_of_another_language() {
    for language in [Language::Ar, Language::Fr, Language::En] {
        let html = page(&tongue(language), false);
        assert!(!html.chars().any(|c| ('\u{2d30}'..='\u{2d7f}').contains(&c)));
    }
}

#[test]
fn every_file_a_page_asks_for_is_there() {
    let t = tongue(Language::Ar);
    let desk = Desk {
        t: &t,
        title: "الأخبار".into(),
        title_lang: None,
        site_name: "نسيج".into(),
        body: None,
        menu: vec![],
        crumbs: vec![],
        actions: String::new(),
        notices: vec![],
        main: String::new(),
        account_name: "سلمى".into(),
        reader: Reader::default(),
        languages: vec![],
        path: "/desk/".into(),
    }
    .render();
    for html in [page(&t, false), desk] {
        for path in html.split("\"/assets/").skip(1) {
            let path = format!("/assets/{}", path.split('"').next().unwrap());
            assert!(asset(&path).is_some(), "{path}");
        }
    }
}

#[test]
fn a_share_link_is_encoded() {
    let html = page(&tongue(Language::Ar), false);
    assert!(html.contains("href=\"mailto:?subject=%D8%AE"), "{html}");
}
