### الأخبار والصفحات وقوائمها. العربية هي الأصل.

## في الموقع

pages-news = الأخبار
pages-pages = الصفحات
pages-news-of = أخبار { $body }
pages-newest = آخر الأخبار
pages-all-news = كل الأخبار
pages-next = أخبار أخرى
pages-changed = آخر تعديل:
pages-feed = متابعة الأخبار بقارئ الخلاصات (Atom)
pages-no-news-title = لا أخبار بعد
pages-no-news = حين يُنشر أول خبر سيظهر هنا.

## قوائم المكتب

pages-new-news = خبر جديد
pages-new-page = صفحة جديدة
pages-one-news = خبر
pages-one-page = صفحة
pages-none-news-title = هنا تُكتب الأخبار
pages-none-news = الخبر كتابة لها تاريخ: نشاط أُنجز، أو لقاء قريب، أو كلمة تستحق أن تُسمع. يظهر أحدث الأخبار في الصفحة الرئيسية.
pages-none-page-title = هنا تُكتب الصفحات
pages-none-page = الصفحة كتابة تبقى: من نحن، وكيف نعمل، وكيف يمكن الانضمام. ويمكن وضعها في قائمة الموقع.
pages-drafts = مسودّات
pages-scheduled = مبرمجة
pages-live = منشورة
pages-edited = آخر حفظ
pages-has-changes = تعديلات لم تُنشر

## نموذج الكتابة

pages-add-language = إضافة نص بهذه اللغة
pages-title-needed = لا بدّ من عنوان لما كُتب بهذه اللغة.
pages-text-needed = لا يُنشر عنوان بلا نص. يُكتب النص أو يُمحى العنوان.
pages-summary-hint = جملة أو جملتان تظهران في القوائم وعند المشاركة.
pages-slug-hint = آخر ما في عنوان الصفحة على الشبكة. حروف لاتينية صغيرة وأرقام وعلامة - بينها. إن تُرك فارغًا صيغ من العنوان.
pages-sensitive = موضوع حسّاس
pages-sensitive-hint = يبقى زرّ الخروج السريع ظاهرًا على الشاشة طوال القراءة.
pages-publish-changes = نشر التعديلات
pages-keep-beside = حفظ دون نشر
pages-save-and-preview = حفظ ومعاينة
pages-saved-beside = تم الحفظ. ما زال النص المنشور كما هو إلى أن تُنشر التعديلات.
pages-schedule-later = النشر في وقت لاحق
pages-schedule-at = وقت النشر
pages-schedule-hint = بتوقيت بلد الهيئة. الساعة هناك الآن { $now }.
pages-schedule = برمجة النشر
pages-unschedule = إلغاء البرمجة
pages-was-scheduled = تمت برمجة النشر.
pages-to-bin = نقل إلى السلّة
pages-was-removed = نُقل إلى السلّة، ويمكن استرجاعه خلال 30 يومًا.
pages-see = رؤيته في الموقع
# dynamic: the heading of a problem
# dynamic: the heading of a problem
pages-not-now-title = لم يعد هذا ممكنًا
pages-not-now = تغيّرت حالة هذه الكتابة في مكان آخر. افتح الصفحة من جديد لرؤية حالتها الآن.
pages-conflict-title = حُفظت نسخة أخرى في هذه الأثناء
pages-conflict = لم يُحفظ شيء ممّا في النموذج، ولم يُمحَ منه شيء. هذا ما غيّرته النسخة الأخرى؛ بعد نقل المناسب منه إلى النموذج يحلّ الحفظ التالي محلّها.
pages-preview-words = معاينة: لا يراها إلا أهل هذا المكتب.
pages-back-to-form = رجوع إلى الكتابة

## النسخ

pages-revisions = النسخ المحفوظة
pages-revisions-count =
    { $n ->
        [zero] لا نسخ
        [one] نسخة واحدة
        [two] نسختان
        [few] { $n } نسخ
        [many] { $n } نسخة
       *[other] { $n } نسخة
    }
pages-revision = النسخة { $n }
pages-revision-column = النسخة
pages-revision-changes = ما غيّرته النسخة { $n }
pages-revision-same = لم تغيّر هذه النسخة شيئًا من النصوص.
pages-revise = استرجاع هذه النسخة
pages-when = متى
pages-who = من

## السلّة

pages-bin = السلّة
pages-bin-hint = ما يُنقل إلى هنا يبقى 30 يومًا، ثم يُمحى نهائيًا مع كل نسخه.
pages-bin-empty-title = السلّة فارغة
pages-bin-empty = ما يُحذف من الأخبار والصفحات يبقى هنا 30 يومًا، ويمكن استرجاعه خلالها كما كان.
pages-kind = النوع
pages-removed = متى حُذف
pages-gone-on = يُمحى يوم
pages-bring-back = الاسترجاع

## قائمة الموقع

pages-menu = قائمة الموقع
pages-menu-hint = الصفحات التي تظهر في قائمة الموقع بعد «الرئيسية»، بهذا الترتيب. والأقسام الأخرى كالأخبار والميثاق تضاف من تلقاء نفسها.
pages-menu-empty-title = لا صفحات في القائمة بعد
pages-menu-empty = يكفي اختيار صفحة من الأسفل لتظهر في قائمة الموقع.
pages-menu-no-pages = تُكتب صفحة أولًا، ثم تُضاف إلى القائمة من هنا.
pages-menu-label = { $language } (العنوان إن تُرك فارغًا)
pages-menu-rename = اسم آخر في القائمة
pages-menu-add = صفحة تضاف إلى القائمة
pages-menu-remove = إزالة من القائمة
pages-menu-unseen = غير منشورة: لا تظهر في القائمة إلى أن تُنشر.
# dynamic: the heading of a problem
# dynamic: the heading of a problem
pages-menu-full-title = لا متّسع في القائمة
pages-menu-full = تتّسع القائمة لعشرين صفحة، كل واحدة مرة واحدة.

## أخبار الهيئات

pages-sources = أخبار الهيئات
pages-sources-hint = تظهر أخبار الهيئات المختارة مع أخبار هذه الهيئة، في قائمتها وفي صفحتها الرئيسية، ومعها اسم صاحبتها.
pages-sources-legend = هيئات تظهر أخبارها هنا
pages-sources-empty-title = لا هيئات تحت هذه الهيئة
pages-sources-empty = حين تنضمّ هيئات تحتها يمكن إظهار أخبارها هنا.
pages-source-refuses = تحتفظ بأخبارها لصفحاتها، فلا تظهر هنا.
pages-refuse-title = أخبار هذه الهيئة عند غيرها
pages-refuse = عدم إظهار أخبارنا في قوائم الهيئات الأعلى
pages-refuse-hint = تبقى الأخبار في صفحات هذه الهيئة وحدها.

## الحقوق

pages-right-news = كتابة الأخبار ونشرها
pages-right-pages = كتابة الصفحات ونشرها
pages-right-menus = ترتيب قائمة الموقع
