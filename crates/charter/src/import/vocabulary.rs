//! The words of headings, folded (see `basis::fold`).

use std::{collections::HashMap, sync::LazyLock};

use super::ArticleKind::{self, Goal, Means, Mission, Strength, Vision};

/// What a word does in a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is what the heading is known by.
    Head(ArticleKind),
    /// A strength is the second half of it; alone it is no heading.
    Source,
    /// What a coalition calls itself.
    Body,
    /// Small words, and those that may stand with a heading in any number.
    Company,
    /// Between means and the goals they serve.
    Serving,
}

static ROLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let lists = [
        (SERVING, Role::Serving),
        (COMPANY, Role::Company),
        (BODIES, Role::Body),
        (SOURCES, Role::Source),
        (VISION, Role::Head(Vision)),
        (MISSION, Role::Head(Mission)),
        (GOAL, Role::Head(Goal)),
        (MEANS, Role::Head(Means)),
        (STRENGTH, Role::Head(Strength)),
    ];
    lists.into_iter().flat_map(|(list, role)| list.split_whitespace().map(move |word| (word, role))).collect()
});

pub(super) fn role(word: &str) -> Option<Role> {
    ROLES.get(word).copied()
}

/// Heads that need company: alone on a line they are everyday words.
pub(super) fn is_shy(word: &str) -> bool {
    SHY.split_whitespace().any(|shy| shy == word)
}

/// What makes a sentence of a heading.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.split_whitespace().any(|verb| verb == word)
}

const VISION: &str = "
    رويه الرويه رويتنا رويته رويتها رويا الرويا vision
";
const MISSION: &str = "
    رساله الرساله رسالتنا رسالته رسالتها مهمه المهمه مهمتنا مهمته مهمتها mission missions
";
const GOAL: &str = "
    اهداف الاهداف اهدافنا اهدافه اهدافها هدف الهدف هدفنا غايات الغايات غاياتنا objectifs objectif buts but
    goals goal objectives objective aims aim finalites
";
const MEANS: &str = "
    وسايل الوسايل وسايلنا وسايله وسايلها اليات الاليات الياتنا الياته الياتها ادوات الادوات ادواتنا اساليب
    الاساليب طرق moyens moyen means methods methodes methode
";
const STRENGTH: &str = "
    القوه قوه قوتنا قوته قوتها strength strengths force forces forts fortes atouts atout
";
const SOURCES: &str = "
    عناصر مصادر نقاط مكامن عوامل مقومات مصدر اسباب مواطن source sources points elements facteurs factors
    lignes
";
const SHY: &str = "
    but هدف قوه القوه force strength forts fortes moyen ادوات طرق اساليب رويا methode
";
const COMPANY: &str = "
    the our its of for a la le les l d s nos notre sa son ses leur leurs de du des et and en و statement
    enonce declaration بيان نص لل من في اجل general generale generaux generales specific specifique
    specifiques main principal principale principaux principales strategic strategique strategiques core
    common commun communs communes fondamentaux fondamental fundamental essentiels global globaux overall
    long term terme action actions work working travail intervention mise oeuvre mis implementation العامه
    العام الخاصه الاستراتيجيه الرييسيه الرييسه الاساسيه المشتركه الكبري الكبرا المنشوده العمل عمل عملنا عمله
    عملها التنفيذ تنفيذ التدخل الاشتغال المعتمده المتاحه التفصيليه العليا البعيده القريبه المرحليه المستقبليه
    ways voies
";
const BODIES: &str = "
    الايتلاف ايتلاف للايتلاف ايتلافنا الشبكه شبكه للشبكه شبكتنا الجمعيه جمعيه للجمعيه جمعيتنا التحالف تحالف
    للتحالف تحالفنا الاتحاد اتحاد للاتحاد المنظمه منظمه للمنظمه منظمتنا الموسسه موسسه للموسسه الهييه هييه
    للهييه الرابطه رابطه للرابطه المنتدي منتدي للمنتدي الحركه حركه التنسيقيه تنسيقيه للتنسيقيه الفدراليه
    فدراليه المركز مركز للمركز الميثاق ميثاق المشروع الحمله coalition reseau network association associations
    alliance union organisation organization federation fondation foundation forum movement mouvement
    collectif charte charter league ligue centre center coordination
";
const SERVING: &str = "
    تحقيق لتحقيق بلوغ لبلوغ الوصول atteindre realiser realisation achieve achieving reach reaching pour to
";
const VERBS: &str = "
    is are was were has have est sont ont a hat هي هو كانت كان تتمثل يتمثل تشمل كثيره متعدده واضحه
";
