## السجل في المكتب

audit-desk = سجل الأعمال
audit-right-read = قراءة سجل الأعمال والتحقق منه
audit-intro = من فعل ماذا، ومتى. لا يحفظ السجل أسماء ولا محتوى، بل أرقامًا تدلّ عليها.
audit-what = العمل
audit-who = الفاعلة
audit-when = الوقت
audit-about = في شأن
audit-count = العدد
audit-number = الرقم
audit-mark = العلامة
audit-since = ابتداءً من
audit-any-what = كل الأعمال
audit-any-who = كل من عمل
audit-by-house = صاحب الخادم أو النظام نفسه
audit-by-gone = حساب لم يعد قائمًا
audit-filters = تضييق القائمة
audit-filter = عرض
audit-filter-none = عرض السجل كله
audit-none = لا سطور هنا
audit-none-yet = لم يُسجَّل بعد عمل في هذه الهيئة.
audit-none-found = لا يوافق أي سطر هذا الاختيار.
audit-csv = تنزيل القائمة (CSV)
# dynamic: an act
audit-audit-purged = محو أقدم السطور بعد خمس سنوات
audit-field-account = الحساب الذي قام بالفعل
audit-purpose-trail = أن يُعرف من عمل باسم الهيئة ومتى

## التحقق

audit-verify = التحقق من السجل
audit-verify-title = التحقق من السجل
audit-whole-title = السجل متصل
audit-whole =
    { $n ->
        [zero] لا سطور في السجل.
        [one] فيه سطر واحد، وهو كما كُتب.
        [two] فيه سطران، كل منهما كما كُتب.
        [few] فيه { $n } سطور، كل منها كما كُتب ويتلو ما قبله.
        [many] فيه { $n } سطرًا، كل منها كما كُتب ويتلو ما قبله.
       *[other] فيه { $n } سطر، كل منها كما كُتب ويتلو ما قبله.
    }
audit-last = آخرها رقم { $number } وعلامته { $mark }.
audit-wrong-title = في السجل ما ليس كما كُتب
audit-wrong-do = يُستحسن إخبار من يحمل الخادم وحاملات المفتاح، ومقارنة السجل بما وصل إلى بريد كل واحدة.
audit-wrong-missing = السطر { $number } غير موجود.
audit-wrong-missing-many = السطور من { $number } إلى { $last } غير موجودة.
audit-wrong-changed = غُيّر السطر { $number }.
audit-wrong-apart = السطر { $number } لا يتلو الذي قبله: أُدخل أو استُبدل أو نُقل.
audit-wrong-differs = السطر { $number } ليس الذي تعرفه نقطة التحقق.
audit-wrong-cut-off = ينتهي السجل قبل السطر { $number }، ونقطة التحقق تعرفه.
audit-wrong-unsigned = نقطة التحقق عند السطر { $number } لا تحمل توقيع هذا الخادم.
audit-compare = المقارنة
audit-compare-title = المقارنة برسالة وصلت
audit-compare-hint = في رسالة نقطة التحقق رقم وستة عشر حرفًا. كتابتهما هنا تُظهر هل السطر الذي عُرف يومها ما زال هو نفسه في السجل.
audit-mark-hint = ستة عشر حرفًا ورقمًا، مثل k3f9-7m2q-04tz-x8rw. لا تهمّ الفواصل ولا كبر الحروف.
audit-number-wrong = يلزم رقم السطر كما ورد في الرسالة.
audit-mark-wrong = يلزم ستة عشر حرفًا ورقمًا كما وردت في الرسالة.
audit-compared-same = السطر { $number } هو الذي ذُكر في الرسالة، وما قبله لم يتغيّر منذ ذلك اليوم.
audit-compared-differs = السطر { $number } ليس الذي ذُكر في الرسالة: أُعيدت كتابة السجل بعد إرسالها، أو في المكتوب هنا خطأ.
audit-too-old = السطر { $number } مُحي لمرور خمس سنوات عليه، فلا تمكن مقارنته.
audit-limit-title = حدود هذا التحقق
audit-limit = يستطيع مالك الخادم أن يعيد كتابة ما بعد آخر نقطة تحقق أُرسلت بالبريد. أما ما قبلها فتكشفه المقارنة بالرسالة، ولذلك يحسن الاحتفاظ بها خارج هذا الخادم.
audit-checkpoints = نقاط التحقق المحفوظة هنا
audit-checkpoints-hint = أُرسلت إلى بريد من تحملن السجل والمفتاح. ما في البريد هو الحجة، لا ما في هذا الجدول.
audit-mailed = أُرسلت
audit-why = السبب
# dynamic: لماذا أُرسلت نقطة التحقق
audit-why-month = نقطة الشهر.
# dynamic
audit-why-lockdown = وقع إغلاق احترازي أو رُفع.
# dynamic
audit-why-hand-out = سُلّمت سجلات كثيرة، أو فُتحت نافذة للتسليم.
# dynamic
audit-why-keyholders = تغيّرت حاملات المفتاح أو ورقة الاسترجاع.
# dynamic
audit-why-roles = أُنهي دور من هيئة أعلى.

## الرسالة

audit-letter-subject = نقطة تحقق: { $body }
audit-letter-opening = هذه نقطة تحقق لسجل الأعمال. يحسن الاحتفاظ بهذه الرسالة.
audit-letter-line = الرقم: { $number }
    العلامة: { $mark }
audit-letter-use = لمعرفة هل غُيّر شيء مما سبق، يُكتب الرقم والعلامة في صفحة التحقق من السجل. لا تكشف العلامة شيئًا مما في السجل.
