charter-menu = الميثاق
charter-describe = نصّ الميثاق: الرؤية والرسالة والأهداف والوسائل.
charter-version-of = النسخة { $number }، { $date }
charter-of-other = هذا ميثاق
charter-old = هذه نسخة سابقة.
charter-newer = قراءة النسخة المعمول بها
charter-kind-vision = الرؤية
charter-kind-mission = الرسالة
charter-kind-goals = الأهداف
charter-kind-means = الوسائل
charter-kind-strengths = مصادر القوّة
charter-kind-text = نصّ
charter-one-goal = هدف
charter-one-means = وسيلة
charter-one-strength = مصدر قوّة
charter-own-reservation = تحفّظ هذه الهيئة
charter-adherences = الهيئات المنضمّة
charter-adherents =
    { $n ->
        [zero] لم تنضمّ أيّ هيئة بعد.
        [one] انضمّت هيئة واحدة.
        [two] انضمّت هيئتان.
        [few] انضمّت { $n } هيئات.
        [many] انضمّت { $n } هيئة.
       *[other] انضمّت { $n } هيئة.
    }
charter-adheres-since = النسخة { $number }، منذ { $date }
charter-reservation = تحفّظ:
charter-versions = النسخ
charter-compare = مقارنة
charter-compare-last = ما تغيّر في النسخة الأخيرة
charter-compare-title = من النسخة { $from } إلى النسخة { $to }
charter-compare-hint = الكلمات المضافة مسطَّرة وقبلها +، والمحذوفة مشطوبة وقبلها −.
charter-from = من النسخة
charter-to = إلى النسخة
charter-added = بند مضاف
charter-removed = بند محذوف
charter-changed = بند معدَّل
charter-same =
    { $n ->
        [zero] لا بند بقي على حاله.
        [one] بقي بند واحد على حاله.
        [two] بقي بندان على حالهما.
        [few] بقيت { $n } بنود على حالها.
        [many] بقي { $n } بندًا على حاله.
       *[other] بقي { $n } بند على حاله.
    }
charter-back = العودة إلى الميثاق
charter-empty = لا ميثاق بعد
charter-empty-hint = الميثاق هو الوثيقة التي تتّفق عليها الهيئات: رؤية ورسالة وأهداف ووسائل. يمكن كتابته هنا أو أخذه من صفحة موقع قديم.
charter-begin = كتابة الميثاق
charter-edit-draft = متابعة المسودّة
charter-import = أخذ نصّ من موقع قديم
charter-import-hint = يُلصق نصّ الصفحة أو يُرسل الملفّ المحفوظ. تُعرف البنود بعناوينها وأرقامها، ويوضع ما فُهم في مسودّة تُراجَع قبل النشر.
charter-import-empty = لا نصّ فيه يُقرأ. يلزم لصق نصّ الصفحة أو اختيار ملفّ نصّ أو HTML.
charter-import-binary = ليس نصًّا ولا صفحة HTML. يُحفظ من المتصفّح بصيغة «صفحة ويب» أو «نصّ».
charter-import-too-large = أكبر من 5 ميغابايت، وهو أكثر ممّا يُقرأ. يكفي نصّ صفحة الميثاق وحدها.
charter-imported = قُرئ النصّ ووُضع في المسودّة. تُراجَع البنود قبل النشر.
charter-left-out = ما تُرك خارج الميثاق
charter-file = ملفّ محفوظ من الموقع
charter-file-hint = نصّ أو HTML، بترميز UTF-8 أو windows-1256، حتى 5 ميغابايت.
charter-paste = أو نصّ الصفحة ملصقًا
charter-language = لغة النصّ
charter-language-found = تُعرف من الحروف
charter-draft = مسودّة الميثاق
charter-draft-saved = حُفظت المسودّة. لا تُرى قبل النشر.
charter-draft-saved-at = آخر حفظ:
charter-save-draft = حفظ المسودّة
charter-discard = حذف المسودّة
charter-discarded = حُذفت المسودّة.
charter-published = نُشرت النسخة الجديدة.
charter-title-in = العنوان ({ $language })
charter-text-in = النصّ ({ $language })
charter-day = يوم الاتّفاق
charter-day-hint = اليوم الذي أُقرّت فيه هذه النسخة.
charter-article = بند
charter-articles-hint = يُترك البند فارغًا ليُحذف. في آخر القائمة بنود فارغة للإضافة؛ تظهر أخرى بعد الحفظ.
charter-kind = النوع
charter-number = الرقم
charter-no-articles = يلزم بند واحد على الأقلّ قبل النشر.
charter-too-many-articles = عدد البنود أكبر ممّا يُحفظ (400).
charter-edited-meanwhile-title = حُفظت المسودّة من مكان آخر في هذه الأثناء
charter-edited-meanwhile = لم يُستبدل شيء. الفروق أدناه، والنصّ المكتوب هنا باقٍ في الاستمارة: يُعدَّل ثمّ يُحفظ.
charter-adherence = الانضمام إلى الميثاق
charter-adherence-open = فتح الانضمام
charter-adherence-day = يوم الانضمام
charter-adhere = تسجيل الانضمام
charter-withdraw = سحب الانضمام
charter-version = النسخة
charter-reservation-in = تحفّظ ({ $language })
charter-reservation-hint = يُنشر مع الانضمام تحت الميثاق.
charter-desk-adheres = هذه الهيئة منضمّة: { $version }.
charter-desk-adheres-not = لم تنضمّ هذه الهيئة بعد إلى الميثاق الذي فوقها.
charter-none-above = لا ميثاق منشورًا عند الهيئات التي فوق هذه.
charter-not-above = يُنضمّ إلى ميثاق هيئة فوق هذه الهيئة فقط.
charter-changed-since =
    { $n ->
        [zero] لم يتغيّر شيء منذ النسخة التي انضمّت إليها هذه الهيئة
        [one] تغيّر بند واحد منذ النسخة التي انضمّت إليها هذه الهيئة
        [two] تغيّر بندان منذ النسخة التي انضمّت إليها هذه الهيئة
        [few] تغيّرت { $n } بنود منذ النسخة التي انضمّت إليها هذه الهيئة
        [many] تغيّر { $n } بندًا منذ النسخة التي انضمّت إليها هذه الهيئة
       *[other] تغيّر { $n } بند منذ النسخة التي انضمّت إليها هذه الهيئة
    }
charter-right-write = كتابة الميثاق ونشره
charter-right-adhere = تسجيل انضمام الهيئة إلى ميثاق
