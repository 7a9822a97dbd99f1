//! What old sites write around their pages, folded (see `basis::fold`), words apart by single spaces. `#` is any
//! number. They are parted by `|` and by line ends; a line that begins with `# ` is a remark.

/// Furniture wherever it stands alone on a line.
pub(super) const STRONG: &str = "
    # size of the text
    تكبير الخط | تصغير الخط | تكبير حجم الخط | تصغير حجم الخط | تكبير النص | تصغير النص | حجم الخط | حجم النص
    تكبير حجم النص | تصغير حجم النص | تغيير حجم الخط | تكبير الحروف | تصغير الحروف | الحجم الاصلي
    الحجم العادي | خط اكبر | خط اصغر | تكبير وتصغير الخط | تكبير تصغير الخط | تكبير الخط او تصغيره
    تكبير الخط وتصغيره | تكبير النص وتصغيره | كبر الخط | صغر الخط | كبر النص | صغر النص | كبري الخط
    صغري الخط | خط كبير | خط صغير | نص اكبر | نص اصغر | تكبير الكتابه | تصغير الكتابه | تكبير تصغير
    تصغير تكبير | تكبير حجم الحروف | تصغير حجم الحروف | agrandir reduire | reduire agrandir | enlarge shrink
    agrandir la taille du texte | agrandir les lettres | reduire les lettres | agrandir le texte
    reduire le texte | agrandir la police | reduire la police | diminuer le texte | diminuer la police
    augmenter la taille du texte | reduire la taille du texte | diminuer la taille du texte
    augmenter la taille de la police | diminuer la taille de la police | augmenter le texte
    grossir le texte | agrandir les caracteres | reduire les caracteres | taille du texte
    taille de la police | taille des caracteres | texte plus grand | texte plus petit | taille normale
    enlarge text | shrink text | enlarge the text | shrink the text | enlarge font | shrink font
    increase text size | decrease text size | increase font size | decrease font size | reset font size
    reset text size | larger text | smaller text | text size | font size | bigger text | make text larger
    make text smaller | make text bigger | reduce text | reduce text size | enlarge text size | zoom in
    zoom out | larger font | smaller font | increase text | decrease text
    # comments
    اترك تعليقا | اترك تعليق | اتركي تعليقا | اترك ردا | اترك رد | اترك تعليقك | اضف تعليقا | اضف تعليق
    اضف تعليقك | اضيفي تعليقا | اكتب تعليقا | اكتب تعليقك | اضافه تعليق | التعليقات مغلقه | لا توجد تعليقات
    لا يوجد تعليقات | علق علي الموضوع | ارسل تعليقا | ارسل تعليقك | الغاء الرد | شارك برايك
    اترك تعليقا علي هذه الصفحه | اترك تعليقا علي الموضوع | اكتبي تعليقا | اكتبي تعليقك | اضيفي تعليقك
    اتركي تعليقك | لترك تعليق | كن اول من يعلق | soyez le premier a commenter | be the first to comment
    ajouter votre commentaire | ajoutez votre commentaire | laisser un commentaire sur cette page
    leave a comment on this page | leave us a comment | leave comment | write a reply | شاركنا رايك
    laisser un commentaire | laissez un commentaire | laisser une reponse | laissez une reponse
    laisser votre commentaire | laissez votre commentaire | ajouter un commentaire | ajoutez un commentaire
    poster un commentaire | ecrire un commentaire | commenter cet article | commenter cette page
    aucun commentaire | commentaires fermes | les commentaires sont fermes | annuler la reponse
    deposer un commentaire | reagir a cet article | leave a comment | leave a reply | leave your comment
    post a comment | add a comment | add comment | add your comment | write a comment | no comments
    comments are closed | cancel reply | no comments yet | post comment | # commentaires | # commentaire
    # comments | # comment | # تعليق | # تعليقات | تعليقات # | التعليقات # | comments # | commentaires #
    لن يتم نشر عنوان بريدك الالكتروني | الحقول الالزاميه مشار اليها ب | الحقول الالزاميه مشار اليها بـ
    votre adresse e mail ne sera pas publiee | votre adresse de messagerie ne sera pas publiee
    les champs obligatoires sont indiques avec | your email address will not be published
    required fields are marked
    # print, send, share
    نسخه للطباعه | نسخه قابله للطباعه | اطبع الصفحه | طباعه الصفحه | اطبع هذه الصفحه | طباعه هذه الصفحه
    ارسل الي صديق | ارسل لصديق | ارسال الي صديق | ارسل الصفحه | ارسل هذه الصفحه | ارسال الصفحه | شارك الصفحه
    شارك هذه الصفحه | شارك الموضوع | شارك المقال | شارك علي | حفظ الصفحه | اضف الي المفضله
    imprimer cette page | imprimer la page | version imprimable | envoyer a un ami | envoyer cette page
    envoyer par e mail | envoyer par email | envoyer par mail | envoyer par courriel | partager cette page
    partager la page | partager cet article | partager sur | ajouter aux favoris | print this page
    print page | print version | printable version | printer friendly version | printer friendly
    send to a friend | email this page | email to a friend | e mail this page | e mail to a friend
    share this page | share this | share on | tell a friend | add to favorites | add to favourites
    bookmark this page
    # counters
    عدد الزيارات # | عدد الزوار # | عدد القراءات # | عدد القراات # | عدد المشاهدات # | عدد مرات القراءه #
    عدد مرات القراه # | زيارات # | المشاهدات # | مشاهدات # | الزيارات # | القراات # | # زياره | # زيارات
    # مشاهده | # مشاهدات | # قراه | # قراات | قرات # مره | قري # مره | قرا # مره | قرئ # مره
    عدد الزيارات # زياره | lu # fois | lue # fois | vu # fois | visites # | # visites | visiteurs #
    # visiteurs | # vues | # lectures | nombre de visites # | nombre de visiteurs # | nombre de lectures #
    page vue # fois | page visitee # fois | article lu # fois | visits # | # visits | views # | # views
    hits # | # hits | visitors # | # visitors | read # times | viewed # times | # reads | page views #
    number of visits #
    # ways through the site
    انت هنا | انتم هنا | تخطي الي المحتوي | انتقل الي المحتوي | الذهاب الي المحتوي | العوده الي الرييسيه
    العوده للرييسيه | الصفحه الرييسيه | رجوع الي الصفحه الرييسيه | العوده الي الصفحه الرييسيه | اعلي الصفحه
    العوده الي الاعلي | الي الاعلي | عوده الي الاعلي | خريطه الموقع | القايمه الرييسيه | الموضوع السابق
    الموضوع التالي | vous etes ici | aller au contenu | aller au contenu principal | passer au contenu
    retour a l accueil | retour accueil | haut de page | retour en haut | retour en haut de page
    plan du site | menu principal | page d accueil | article precedent | article suivant | mentions legales
    you are here | skip to content | skip to main content | back to top | back to home | top of page
    site map | sitemap | main menu | previous page | next page | home page | page precedente | page suivante
    go to top | طباعه | imprimer | print | الرييسيه | accueil | home
";

/// Furniture beside other furniture, and in rows of their own kind; alone on a line they may be somebody's words.
pub(super) const WEAK: &str = "
    من نحن | عن الموقع | اتصل بنا | اتصلوا بنا | اتصلي بنا | تواصل معنا | للاتصال بنا | اخبار | الاخبار
    الانشطه | انشطه | انشطتنا | البوم الصور | معرض الصور | الصور | صور | فيديو | روابط | روابط مفيده
    سجل الزوار | المنتدي | منتدي | بحث | البحث | ابحث | القايمه | قايمه | ارسال | ارسل | مشاركه | شارك
    تعليق | التعليق | تعليقات | التعليقات | تعليقك | الاسم | اسمك | البريد الالكتروني | بريدك الالكتروني
    البريد | الموقع | الموقع الالكتروني | الايميل | السابق | التالي | رجوع | عوده | العوده | اعلي
    تسجيل الدخول | دخول | العربيه | عربي | الفرنسيه | الانجليزيه | فيسبوك | فايسبوك | تويتر | واتساب | يوتيوب
    تيليغرام | المدونه | مقالات | الميثاق | ميثاق | الخط | النص | كبير | صغير | اكبر | اصغر | اصدارات
    منشورات | تكبير | تصغير | qui sommes nous | a propos | contact | contacts | contactez nous
    nous contacter | nous ecrire | actualites | actualite | activites | nos activites | photos | galerie
    galerie photos | videos | video | liens | liens utiles | livre d or | forum | recherche | rechercher
    chercher | menu | envoyer | partager | commentaire | commentaires | nom | votre nom | prenom | e mail
    email | mail | courriel | adresse e mail | site web | site internet | votre commentaire | message
    votre message | valider | soumettre | precedent | suivant | retour | connexion | francais | arabe
    anglais | facebook | twitter | whatsapp | youtube | telegram | instagram | linkedin | rss | pdf | blog
    publications | charte | agrandir | reduire | documents | presse | about | about us | who we are
    contact us | news | activities | our activities | gallery | photo gallery | links | guestbook | search
    send | submit | share | comment | comments | name | your name | website | your comment | previous | next
    back | log in | login | sign in | register | english | french | arabic | french version | charter | press
    projects | projets | nos projets | المشاريع | مشاريعنا | favoris | top | haut | increase | decrease
    enlarge | shrink | larger | smaller | bigger | zoom | augmenter | diminuer | grossir | moins | plus grand
    plus petit | texte | text | font | plus | x | fr | ar | en | a | ا | aa | aaa | اا | reset | normal
    save my name email and website in this browser for the next time i comment
";

/// First words of a way through the site: `Home > About`.
pub(super) const HOMES: &str = "
    الرييسيه | الصفحه الرييسيه | accueil | page d accueil | home | home page | انت هنا | انتم هنا
    vous etes ici | you are here
";

/// What a line of rights says somewhere.
pub(super) const RIGHTS: &str = "
    جميع الحقوق محفوظه | كل الحقوق محفوظه | حقوق النشر محفوظه | حقوق الطبع محفوظه | حقوق النشر والطبع محفوظه
    tous droits reserves | all rights reserved | copyright
";

/// Beginnings of a line that dates the page.
pub(super) const UPDATED: &str = "
    اخر تحديث | تاريخ اخر تحديث | تم التحديث | derniere mise a jour | mis a jour le | mise a jour le
    page mise a jour le | last updated | last update | last modified | page last updated
";

/// The phrases of one of the lists above.
pub(super) fn each(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("# ") || line.contains('|'))
        .flat_map(|line| line.split('|'))
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}
