//! Writes sample pages and all assets into a folder, to be looked at: `cargo run -p look --example sheet -- DIR`.
#![expect(clippy::expect_used, reason = "a tool for the desk of whoever works on the look")]

use std::{fs, path::Path};

use basis::{Language, Moment};
use look::{
    Badge, BodyFrame, Card, Cell, Column, Desk, DeskBody, DeskGroup, DeskLink, Dye, EmptyState, Head, Icon,
    LanguageLink, Link, Notice, Page, Picture, Plain, Reader, Size, Table, Theme, Tone, Toolbar,
    form::{Button, Choice, ErrorSummary, Field},
    prose,
};
use words::{Catalogue, Country, Tongue};

const PICTURE: &str = "/media/oasis.jpg";

fn languages(now: Language) -> Vec<LanguageLink> {
    Language::ALL
        .into_iter()
        .map(|language| LanguageLink { language, href: format!("/{language}/"), current: language == now })
        .collect()
}

fn pick<'a>(t: &Tongue, ar: &'a str, fr: &'a str) -> &'a str {
    if t.language == Language::Ar { ar } else { fr }
}

fn frame(t: &Tongue, dye: Dye) -> BodyFrame {
    let p = |ar, fr| pick(t, ar, fr).to_owned();
    BodyFrame {
        name: p(
            "ائتلاف نساء تونس للماء والتراث",
            "Coalition des femmes de Tunisie pour l’eau et le patrimoine",
        ),
        name_lang: t.language,
        home: format!("/{}/", t.language),
        dye,
        logo: None,
        menu: vec![
            Link::new("/1", p("الرئيسية", "Accueil")),
            Link::new("/2", p("الأخبار", "Actualités")).current(true),
            Link::new("/3", p("الميثاق", "Charte")),
            Link::new("/4", p("الشبكة", "Réseau")),
            Link::new("/5", p("من نحن", "Qui sommes-nous")),
            Link::new("/6", p("اتصال", "Contact")),
        ],
        footer: vec![
            Link::new("/a", p("الخصوصية", "Vie privée")),
            Link::new("/b", p("اتصال", "Contact")),
            Link::new("/c", p("دخول المكتب", "Bureau")),
        ],
        chain: vec![Link::new("/ar/", p("الائتلاف المغاربي", "Coalition du Maghreb"))],
    }
}

fn page(t: &Tongue, reader: Reader, dye: Dye, main: String, title: &str, sensitive: bool) -> String {
    Page {
        t,
        title: title.into(),
        description: String::new(),
        body: frame(t, dye),
        crumbs: if title.is_empty() {
            vec![]
        } else {
            vec![
                Link::new("/", pick(t, "الرئيسية", "Accueil")),
                Link::new("/2", pick(t, "الأخبار", "Actualités")),
            ]
        },
        main,
        head: Head { canonical: Some("https://example.org/ar/news/x".into()), ..Head::default() },
        sensitive,
        reader,
        languages: languages(t.language),
        path: "/ar/".into(),
    }
    .render()
}

const AR: &str = "اجتمعت أربعون جمعيةً في مدينة ڤابس يوم الثلاثاء لتوقيع «ميثاق الماء»؛ وقالت المنسّقة: هل نستطيع أن نُعِيدَ إلى السَّواقي ماءَها؟ **نعم، إن عملنا معًا.** شاركت شبكة Femmes & Oasis (Tunis) بـ 1,250 توقيعًا.\n\n## ما الذي تغيّر في الواحة\n\nمنذ عام 2019 انخفض منسوب العيون في واحات الجنوب، فصار توزيع الماء بالدَّور بين القرى. وضعت الجمعيات جدولًا يُعلَّق على باب كل ساقية، و[نشرته بثلاث لغات](https://example.org/) حتى تقرأه كل أسرة.\n\n- حصر العيون والسواقي القديمة ورسم مواضعها.\n- تدريب عشرين امرأةً على صيانة القنوات.\n- فتح دفتر مشترك لما يُصرف وما يُجمع.\n\n> الماء لا يعرف حدود القرى؛ من أعلاه إلى أسفله حقّ لمن بعدنا.\n\n### أرقام\n\n| القرية | العيون | المستفيدات |\n|---|---|---|\n| شنني | 12 | 340 |\n| المطوية | 7 | 1,205 |\n\n[شهادة الحاجة مبروكة عن ساقية الجدّات](https://archive.org/details/x)\n\nستُعقد الجلسة القادمة في قفصة، والحضور مفتوح لمن ترغب.";
const FR: &str = "Quarante associations se sont réunies à Gabès mardi pour signer la « charte de l’eau ». La coordinatrice a demandé : pouvons-nous rendre l’eau aux *seguias* ? **Oui, si nous travaillons ensemble.** Le réseau شبكة الواحة a apporté 1 250 signatures.\n\n## Ce qui a changé dans l’oasis\n\nDepuis 2019 le niveau des sources a baissé dans les oasis du Sud, et l’eau se partage à tour de rôle. Les associations ont affiché un calendrier à chaque porte et l’ont [publié en trois langues](https://example.org/).\n\n- Relever les sources et les anciens canaux.\n- Former vingt femmes à l’entretien.\n- Ouvrir un cahier commun des dépenses.\n\n> L’eau ne connaît pas les limites des villages.\n\n### Chiffres\n\n| Village | Sources | Bénéficiaires |\n|---|---|---|\n| Chenini | 12 | 340 |\n| Métouia | 7 | 1 205 |\n\n[Le témoignage de Hajja Mabrouka](https://archive.org/details/x)\n\nLa prochaine réunion se tiendra à Gafsa.";

fn picture(t: &Tongue, saver: bool) -> Picture<'_> {
    Picture {
        t,
        src: PICTURE.into(),
        srcset: String::new(),
        sizes: String::new(),
        width: 960,
        height: 640,
        alt: pick(
            t,
            "ساقية بين النخيل في واحة شنني عند الفجر",
            "Une seguia entre les palmiers de Chenini, à l’aube",
        )
        .into(),
        caption: pick(t, "ساقية الجدّات بعد تنظيفها", "La seguia des grands-mères après son nettoyage").into(),
        credit: pick(t, "سلمى الزواري", "Salma Zouari").into(),
        lang: t.language,
        weight: 48_200,
        saver,
        first: true,
    }
}

fn article(t: &Tongue, saver: bool) -> String {
    let p = |ar, fr| pick(t, ar, fr);
    let moment = Moment::from_millis(1_773_300_000_000);
    let saving = prose::Setting { saver: saver.then_some(t), shape: None };
    let comment = |name: &str, text: &str, reply: &str| {
        format!(
            "<li><div class=\"comment-head\"><bdi class=\"comment-name\">{name}</bdi><time class=\"date\" datetime=\"2026-03-12\">{}</time></div><p class=\"comment-text\" dir=\"auto\">{text}</p>{reply}</li>",
            t.date(moment)
        )
    };
    let reply = format!(
        "<ol class=\"replies\">{}</ol>",
        comment(
            p("الائتلاف", "La coalition"),
            p(
                "شكرًا، سنوافيكم بالجدول في الأسبوع القادم.",
                "Merci, le calendrier suivra la semaine prochaine."
            ),
            ""
        )
    );
    format!(
        "<article><header class=\"article-head\"><p class=\"kind\">{}</p><h1>{}</h1><p class=\"meta\"><time datetime=\"2026-03-12\">{}</time></p></header>{}{}</article><section class=\"section measure\"><div class=\"section-head\"><h2>{}</h2></div><ol class=\"thread\">{}{}</ol><form class=\"form\" method=\"post\" action=\"/x\">{}{}<div class=\"form-end\">{}</div></form></section>",
        p("خبر", "Actualité"),
        p("الجمعياتُ تنسجُ شبكةَ الماء من جديد", "Les associations retissent le réseau de l’eau"),
        t.dates(moment),
        picture(t, saver),
        prose::block(p(AR, FR), t.language, saving),
        p("تعليقات", "Commentaires"),
        comment(
            p("فاطمة من ڤابس", "Fatma de Gabès"),
            p(
                "وأين الماء في حيّنا؟ ننتظر منذ ثلاث سنوات.\nArrosez le quartier !",
                "Et chez nous ?\nوأين الماء في حيّنا؟"
            ),
            &reply
        ),
        comment("Leïla", "Bravo à toutes.", ""),
        Field::text(t, "name", p("الاسم الذي يظهر", "Nom à afficher")).required(),
        Field::textarea(t, "text", p("نص التعليق", "Votre commentaire"))
            .hint(p("تقرؤه مشرفة قبل نشره.", "Une modératrice le lit avant publication.")),
        Button::primary(p("إرسال التعليق", "Envoyer")),
    )
}

fn home(t: &Tongue, saver: bool) -> String {
    let p = |ar, fr| pick(t, ar, fr).to_owned();
    let moment = Moment::from_millis(1_773_300_000_000);
    let card = |title: String, picture: String, dye| Card {
        href: "/x".into(),
        title,
        summary: p(
            "حصرت الجمعيات عيون الواحة، ووضعت جدولًا للدَّور يُعلَّق على باب كل ساقية.",
            "Les associations ont relevé les sources et affiché un calendrier à chaque porte.",
        ),
        lang: t.language,
        kind: p("قفصة", "Gafsa"),
        date: Some((t.iso(moment), t.date(moment))),
        picture,
        dye,
        level: 3,
    };
    format!(
        "<section class=\"hero\"><h1>{}</h1><p class=\"lead\">{}</p>{}</section><section><div class=\"section-head\"><h2>{}</h2><a href=\"/n\">{}</a></div><div class=\"grid\">{}{}{}</div></section><section class=\"section\"><div class=\"section-head\"><h2>{}</h2><a href=\"/n\">{}</a></div><div class=\"tree\"><ul><li><div class=\"tree-row\"><a href=\"/\">{}</a><span class=\"number\">12</span></div><ul><li><div class=\"tree-row\"><a href=\"/\">{}</a><span class=\"number\">4</span></div></li></ul></li></ul></div></section>",
        p("الماء حقّ، والتراث ذاكرة", "L’eau est un droit, le patrimoine une mémoire"),
        p(
            "أربعون جمعيةً نسائيةً من تونس تعمل معًا على الماء والتراث والتعليم.",
            "Quarante associations de femmes agissent ensemble pour l’eau, le patrimoine et l’école."
        ),
        Button::primary(p("قراءة الميثاق", "Lire la charte")).link("/c"),
        p("آخر الأخبار", "Dernières nouvelles"),
        p("كل الأخبار", "Toutes"),
        card(
            p("الجمعيات تنسج شبكة الماء من جديد", "Les associations retissent le réseau de l’eau"),
            picture(t, saver).to_string(),
            None
        ),
        card(
            p("دورة تدريبية في صيانة القنوات", "Une formation à l’entretien des canaux"),
            picture(t, saver).to_string(),
            Some(Dye::Madder)
        ),
        card(
            p("مدرسة المطوية تفتح مكتبتها للأمهات", "L’école de Métouia ouvre sa bibliothèque aux mères"),
            String::new(),
            Some(Dye::Olive)
        ),
        p("الشبكة", "Le réseau"),
        p("كل الهيئات", "Tous les organes"),
        p("جمعيات الجنوب", "Associations du Sud"),
        p("جمعية واحة شنني", "Association de l’oasis de Chenini"),
    )
}

fn desk(
    t: &Tongue,
    reader: Reader,
    title: &str,
    actions: String,
    notices: Vec<Notice>,
    main: String,
) -> String {
    let p = |ar, fr| pick(t, ar, fr).to_owned();
    let link = |label: String, icon, waiting, current| DeskLink {
        href: "/desk/x".into(),
        label,
        icon,
        current,
        waiting,
    };
    Desk {
        t,
        title: title.into(),
        title_lang: None,
        site_name: p("الائتلاف المغاربي", "Coalition du Maghreb"),
        body: Some(DeskBody {
            name: p("ائتلاف نساء تونس", "Coalition de Tunisie"),
            lang: t.language,
            dye: Dye::Madder,
            public: "/".into(),
            switch: Some("/desk/bodies".into()),
        }),
        menu: vec![
            DeskGroup {
                label: String::new(),
                links: vec![link(p("ما ينتظر", "En attente"), Icon::Clock, Some(7), false)],
            },
            DeskGroup {
                label: p("النشر", "Publier"),
                links: vec![
                    link(p("الأخبار", "Actualités"), Icon::News, None, true),
                    link(p("الصفحات", "Pages"), Icon::Page, None, false),
                    link(p("التعليقات", "Commentaires"), Icon::Comment, Some(12), false),
                ],
            },
            DeskGroup {
                label: p("الهيئة", "Organe"),
                links: vec![link(p("الأعضاء", "Membres"), Icon::People, None, false)],
            },
        ],
        crumbs: vec![Link::new("/desk/", p("المكتب", "Bureau"))],
        actions,
        notices,
        main,
        account_name: "سلمى الزواري".into(),
        reader,
        languages: languages(t.language),
        path: "/desk/".into(),
    }
    .render()
}

fn list(t: &Tongue) -> String {
    let p = |ar, fr| pick(t, ar, fr).to_owned();
    let moment = Moment::from_millis(1_773_300_000_000);
    let row = |title: &str, lang: Language, badge: Badge, n: i64| {
        vec![
            Cell::html(format!("<a href=\"/x\">{title}</a>")).lang(lang),
            Cell::html(badge.to_string()),
            Cell::text(&t.date(moment)),
            Cell::text(&t.number(n)),
        ]
    };
    let rows = vec![
        row(
            "الجمعيات تنسج شبكة الماء من جديد",
            Language::Ar,
            Badge::new(Tone::Done, Icon::Live, p("منشور", "Publié")),
            1250,
        ),
        row(
            "Une formation à l’entretien des canaux",
            Language::Fr,
            Badge::new(Tone::Info, Icon::Draft, p("مسودّة", "Brouillon")),
            0,
        ),
        row(
            "مدرسة المطوية تفتح مكتبتها للأمهات في كل مساء من أيام الأسبوع",
            Language::Ar,
            Badge::new(Tone::Care, Icon::Clock, p("مجدول", "Programmé")),
            37,
        ),
    ];
    let table = Table {
        caption: p("الأخبار", "Actualités"),
        caption_unseen: true,
        columns: vec![
            Column::new(p("العنوان", "Titre")),
            Column::new(p("الحالة", "État")),
            Column::new(p("التاريخ", "Date")),
            Column::number(p("القراءات", "Lectures")),
        ],
        rows,
    };
    let toolbar = Toolbar {
        t,
        action: "/desk/x".into(),
        query: Some(String::new()),
        filters: vec![
            Link::new("?a", p("الكل", "Tous")).current(true),
            Link::new("?b", p("مسودّات", "Brouillons")),
            Link::new("?c", p("منشورة", "Publiés")),
        ],
        end: String::new(),
    };
    format!("{toolbar}{table}{}", look::Pager { t, newer: None, older: Some("?x".into()) })
}

fn form(t: &Tongue) -> String {
    let p = |ar, fr| pick(t, ar, fr).to_owned();
    let why =
        p("العنوان فارغ: تكفي كلمات قليلة تقول ما حدث.", "Le titre est vide : quelques mots suffisent.");
    let summary =
        ErrorSummary { title: t.say("look-errors"), errors: vec![("title-ar".into(), why.clone())] };
    format!(
        "{summary}<form class=\"form\" method=\"post\" action=\"/x\">{}{}{}{}{}{}<div class=\"form-end\">{}{}</div></form>",
        Field::text(t, "title-ar", p("العنوان بالعربية", "Titre en arabe"))
            .lang(Language::Ar)
            .error(Some(why)),
        Field::text(t, "title-fr", p("العنوان بالفرنسية", "Titre en français"))
            .lang(Language::Fr)
            .optional()
            .value("L’eau des oasis"),
        Field::markdown(t, "text", p("النص", "Texte"))
            .lang(Language::Ar)
            .rows(6)
            .value("## عنوان\n\nنص **بارز** في الخبر."),
        Field::radio(
            t,
            "kind",
            p("من يراه", "Visible par"),
            vec![
                Choice::new("1", p("الجميع", "Tout le monde")).chosen(true),
                Choice::new("2", p("العضوات", "Les membres"))
                    .hint(p("بعد الدخول إلى المكتب", "Après connexion")),
            ]
        ),
        Field::checkbox(t, "c", p("السماح بالتعليقات", "Autoriser les commentaires"), true),
        Field::select(
            t,
            "s",
            p("اللون", "Couleur"),
            Dye::ALL.iter().map(|d| Choice::new(d.code(), t.say(d.key()))).collect()
        ),
        Button::primary(p("نشر", "Publier")),
        Button::quiet(p("حفظ مسودّةً", "Enregistrer le brouillon")),
    )
}

fn main() {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets")).expect("folder");
    for asset in look::assets() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), &asset.bytes).expect("asset");
        println!("{} {} {:?}", asset.path, asset.bytes.len(), asset.gzip.as_ref().map(Vec::len));
    }
    let catalogue = Catalogue::build(look::WORDS).expect("catalogue");
    for language in [Language::Ar, Language::Fr, Language::Zgh] {
        let t = Tongue::new(&catalogue, language, Language::Fr, Country::Tn);
        let p = |ar, fr| pick(&t, ar, fr).to_owned();
        let light = Reader { theme: Theme::Light, ..Reader::default() };
        for (kind, reader) in [
            ("light", light),
            ("dark", Reader { theme: Theme::Dark, ..light }),
            ("contrast", Reader { theme: Theme::Contrast, ..light }),
            ("largest", Reader { size: Size::Largest, ..light }),
            ("saver", Reader { saver: true, ..light }),
        ] {
            let empty = EmptyState {
                icon: Icon::News,
                title: p("لا أخبار بعد", "Pas encore d’actualité"),
                text: p(
                    "الخبر يقول ما حدث ومتى وما المطلوب. يظهر في صفحة الهيئة وفي صفحة الائتلاف الأعلى.",
                    "Une actualité dit ce qui s’est passé, quand, et ce qu’on attend.",
                ),
                action: Button::primary(p("كتابة أول خبر", "Écrire la première"))
                    .icon(Icon::Plus)
                    .link("/x")
                    .to_string(),
            };
            let new =
                Button::primary(p("خبر جديد", "Nouvelle actualité")).icon(Icon::Plus).link("/x").to_string();
            let news = p("الأخبار", "Actualités");
            let saved = Notice::new(
                Tone::Done,
                p(
                    "حُفظت المسودّة. لا يراها أحد قبل نشرها.",
                    "Brouillon enregistré. Personne ne le voit avant publication.",
                ),
            );
            let plain = Plain {
                t: &t,
                title: p("دخول", "Connexion"),
                site_name: p("الائتلاف المغاربي", "Coalition du Maghreb"),
                home: "/".into(),
                main: format!(
                    "<h1>{}</h1><form class=\"form section\" method=\"post\" action=\"/sign-in\">{}{}<div class=\"form-end\">{}</div></form>",
                    p("دخول المكتب", "Entrer au bureau"),
                    Field::email(&t, "email", p("البريد الإلكتروني", "Courriel")).required(),
                    Field::password(&t, "password", p("كلمة السر", "Mot de passe"))
                        .autocomplete("current-password")
                        .required(),
                    Button::primary(p("دخول", "Entrer"))
                ),
                reader,
                languages: languages(language),
                path: "/sign-in".into(),
            };
            for (name, html) in [
                (
                    "article",
                    page(
                        &t,
                        reader,
                        Dye::Madder,
                        article(&t, reader.saver),
                        &p("الجمعيات تنسج", "Les associations"),
                        false,
                    ),
                ),
                ("home", page(&t, reader, Dye::Turquoise, home(&t, reader.saver), "", true)),
                ("list", desk(&t, reader, &news, new.clone(), vec![saved], list(&t))),
                (
                    "form",
                    desk(&t, reader, &p("خبر جديد", "Nouvelle actualité"), String::new(), vec![], form(&t)),
                ),
                ("empty", desk(&t, reader, &news, new, vec![], empty.to_string())),
                (
                    "gallery",
                    desk(&t, reader, &t.say("look-gallery-sample"), String::new(), vec![], look::gallery(&t)),
                ),
                ("sign-in", plain.render()),
            ] {
                fs::write(folder.join(format!("{name}-{language}-{kind}.html")), html).expect("page");
            }
        }
    }
}
