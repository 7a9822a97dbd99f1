//! The same few documents for tests and for looking at.

use basis::Language;
use look::{Dye as HouseDye, Ground};
use paper::{Column, Dye, Poster, SharePicture, SignatureSheet, Size};

pub struct Sample {
    pub name: &'static str,
    pub language: Language,
    pub title: &'static str,
    pub demand: &'static str,
    pub body: &'static str,
    pub invitation: &'static str,
    pub line: &'static str,
    pub purpose: &'static str,
    pub columns: &'static [Column<'static>],
    pub foot: &'static [&'static str],
    pub url: &'static str,
    pub dye: HouseDye,
}

#[expect(clippy::unwrap_used, reason = "the house's own dyes are taken: a test says so")]
pub fn dye(of: HouseDye) -> Dye {
    let t = of.tones(Ground::Wool);
    Dye::new(t.text, t.fill, t.on, t.soft, t.edge).unwrap()
}

impl Sample {
    pub fn poster(&self, size: Size) -> Poster<'_> {
        Poster {
            language: self.language,
            size,
            title: self.title,
            demand: self.demand,
            body: self.body,
            invitation: self.invitation,
            url: self.url,
            dye: dye(self.dye),
        }
    }
    pub fn share_picture(&self) -> SharePicture<'_> {
        SharePicture {
            language: self.language,
            title: self.title,
            body: self.body,
            line: self.line,
            dye: dye(self.dye),
        }
    }
    pub fn signature_sheet(&self) -> SignatureSheet<'_> {
        SignatureSheet {
            language: self.language,
            title: self.title,
            demand: self.demand,
            body: self.body,
            purpose: self.purpose,
            columns: self.columns,
            rows: 15,
            foot: self.foot,
            url: self.url,
            dye: dye(self.dye),
        }
    }
}

const fn column(label: &'static str, share: u8) -> Column<'static> {
    Column { label, share }
}

const AR: &[Column<'_>] = &[
    column("الاسم الكامل", 5),
    column("المدينة أو الدوار", 4),
    column("الهاتف أو البريد", 4),
    column("التوقيع", 3),
];
const FR: &[Column<'_>] = &[
    column("Nom et prénom", 5),
    column("Ville ou village", 4),
    column("Téléphone ou courriel", 4),
    column("Signature", 3),
];
const EN: &[Column<'_>] = &[
    column("Full name", 5),
    column("Town or village", 4),
    column("Phone or e-mail", 4),
    column("Signature", 3),
];
const ZGH: &[Column<'_>] = &[column("ⵉⵙⵎ", 5), column("ⴰⴷⵖⴰⵔ", 4), column("ⵜⵉⵍⵉⴼⵓⵏ", 4), column("ⴰⵣⵎⵓⵍ", 3)];

pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "ar",
        language: Language::Ar,
        title: "ماء نظيف في كل مدرسة قروية قبل الدخول المدرسي",
        demand: "نطالب بربط 340 مدرسة قروية بشبكة الماء الصالح للشرب، وبنشر نتائج التحاليل كل شهر.\nللاستفسار: +212 5 37 00 00 00 أو صفحة Eau pour l’école على الموقع.",
        body: "جمعية نساء الواحات للماء والتراث",
        invitation: "وقّعي من هاتفك",
        line: "12 480 توقيعًا إلى اليوم",
        purpose: "تُسلَّم التوقيعات إلى وزارة التجهيز والماء، ولا تُستعمل لغير ذلك. تُحفظ الأوراق في مقر الجمعية إلى غاية 31 ديسمبر 2027 ثم تُتلف. بالتوقيع أوافق على هذا الاستعمال، ويمكنني سحب توقيعي في أي وقت.",
        columns: AR,
        foot: &["الشاهدة", "جمعت التوقيعات", "المكان", "التاريخ"],
        url: "https://nasij.example/ar/c/eau-ecole",
        dye: HouseDye::Indigo,
    },
    Sample {
        name: "fr",
        language: Language::Fr,
        title: "De l’eau potable dans chaque école rurale avant la rentrée",
        demand: "Nous demandons le raccordement de 340 écoles rurales au réseau d’eau potable et la publication mensuelle des analyses.\nRenseignements : +212 5 37 00 00 00, ou la page « ماء نظيف » du site.",
        body: "Association des femmes des oasis pour l’eau et le patrimoine",
        invitation: "Signez avec votre téléphone",
        line: "12 480 signatures à ce jour",
        purpose: "Les signatures sont remises au ministère de l’Équipement et de l’Eau et ne servent à rien d’autre. Les feuilles sont gardées au siège de l’association jusqu’au 31 décembre 2027, puis détruites. En signant, j’accepte cet usage ; je peux retirer ma signature à tout moment.",
        columns: FR,
        foot: &["Témoin", "Feuille tenue par", "Lieu", "Date"],
        url: "https://nasij.example/fr/c/eau-ecole",
        dye: HouseDye::Saffron,
    },
    Sample {
        name: "en",
        language: Language::En,
        title: "Open the old library",
        demand: "The manuscripts of the old town have been locked away for eleven years. We ask for a public reading room, open four days a week.",
        body: "Heritage Committee of the Old Town",
        invitation: "Sign with your phone",
        line: "Fewer than 5 signatures",
        purpose: "Signatures are handed to the municipal council and used for nothing else. Sheets are kept until 31 December 2027 and then destroyed. By signing I agree to this use.",
        columns: EN,
        foot: &["Witness", "Collected by", "Place", "Date"],
        url: "https://nasij.example/en/c/old-library",
        dye: HouseDye::Madder,
    },
    Sample {
        name: "zgh",
        language: Language::Zgh,
        title: "ⴰⵎⴰⵏ ⵉⵣⴷⴷⵉⴳⵏ ⵉ ⵜⵉⵏⵎⵍ",
        demand: "ⵏⵙⵙⵓⵜⵓⵔ ⴰⵎⴰⵏ ⵉⵣⴷⴷⵉⴳⵏ ⵉ 340 ⵏ ⵜⵉⵏⵎⵍ. Aman iẓdigen i tinmel n tɣiwant, deg yal aseggas.",
        body: "ⵜⴰⵎⵙⵙⵎⵓⵏⵜ ⵏ ⵜⵎⵖⴰⵔⵉⵏ",
        invitation: "ⵙⴳⵎⵉ ⵙ ⵜⵉⵍⵉⴼⵓⵏ",
        line: "12 480",
        purpose: "Izmulen ad ttunefken i uɣlif n waman, ur ttwasexdamen i wayeḍ.",
        columns: ZGH,
        foot: &["ⴰⵏⴰⴳⴰ", "ⴰⵙⴰⴽⵓⴷ"],
        url: "https://nasij.example/zgh/c/aman",
        dye: HouseDye::Turquoise,
    },
];
