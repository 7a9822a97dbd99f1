### كلمات مشتركة بين جميع الغرف. العربية هي الأصل: مصدر على الأزرار، ولا علامات تعجب.

## أفعال وأزرار

ui-save = حفظ
ui-save-draft = حفظ كمسودّة
ui-cancel = إلغاء
ui-restore = استرجاع
ui-publish = نشر
ui-unpublish = سحب من النشر
ui-search = بحث
ui-add = إضافة
ui-move-up = نقل إلى أعلى
ui-move-down = نقل إلى أسفل

## التنقّل

ui-languages = اللغات
ui-language = اللغة
ui-all = الكل

## أحوال النماذج والقوائم

ui-no-results = لا نتائج. يمكن تجربة كلمة أخرى أو كلمات أقل.
ui-saved = تم الحفظ.
ui-published = تم النشر.
ui-unpublished = سُحب من النشر.
ui-restored = تم الاسترجاع.
ui-draft = مسودّة
ui-live = منشور
ui-scheduled = مبرمج
ui-written-in = هذا النص بلغة أخرى: { $language }.

## كلمات مشتركة

ui-name = الاسم
ui-title = العنوان
ui-text = النص
ui-summary = الملخّص
ui-email = البريد الإلكتروني
ui-password = كلمة السر
ui-country = البلد
ui-slug = الاسم في العنوان
ui-slug-hint = حروف لاتينية صغيرة وأرقام وعلامة - بينها.
ui-state = الحالة
ui-kilobytes = { $n } كيلوبايت
ui-megabytes = { $n } ميغابايت
ui-gigabytes = { $n } جيغابايت

## dynamic: أسماء اللغات

ui-language-name-ar = العربية
ui-language-name-fr = الفرنسية
ui-language-name-en = الإنجليزية
ui-language-name-zgh = الأمازيغية


## dynamic: أسماء البلدان

country-ma = المغرب
country-dz = الجزائر
country-tn = تونس
country-ly = ليبيا
country-mr = موريتانيا
country-other = بلد آخر

## التواريخ

date-both = { $gregorian } الموافق { $hijri }
date-time = { $date }، { $time }
date-just-now = قبل لحظات
date-minutes-ago =
    { $n ->
        [zero] قبل أقل من دقيقة
        [one] قبل دقيقة
        [two] قبل دقيقتين
        [few] قبل { $n } دقائق
        [many] قبل { $n } دقيقة
       *[other] قبل { $n } دقيقة
    }
date-hours-ago =
    { $n ->
        [zero] قبل أقل من ساعة
        [one] قبل ساعة
        [two] قبل ساعتين
        [few] قبل { $n } ساعات
        [many] قبل { $n } ساعة
       *[other] قبل { $n } ساعة
    }
date-days-ago =
    { $n ->
        [zero] قبل أقل من يوم
        [one] قبل يوم
        [two] قبل يومين
        [few] قبل { $n } أيام
        [many] قبل { $n } يومًا
       *[other] قبل { $n } يوم
    }

## dynamic: حين لا يتم الأمر: عنوان وشرح لما يمكن فعله

problem-not-found-title = الصفحة غير موجودة
problem-not-found = لا شيء في هذا العنوان. قد يكون الرابط ناقصًا، أو نُقلت الصفحة. يمكن البحث عنها أو العودة إلى الصفحة الرئيسية.
problem-forbidden-title = غير متاح لهذا الحساب
problem-forbidden = ليست لهذا الحساب الصلاحية اللازمة. يمكن طلبها من القائمات على الهيئة، أو الدخول بحساب آخر.
problem-step-up-title = إثبات الهوية من جديد
problem-step-up = هذا الفعل يمسّ أمان غيرك أو أمان حسابك، لذلك يلزم إثبات أنك صاحبة الحساب، ثم الرجوع والضغط مرة أخرى. لم يُحفظ ما كُتب في الاستمارة.
problem-unsettled-title = الحساب لم يكتمل
problem-unsettled = قبل العمل في اللوحة يلزم اختيار طريقة الدخول: مفتاح مرور، أو كلمة سر مع رمز من الهاتف.
problem-sign-in-title = الدخول مطلوب
problem-sign-in = هذه الصفحة تتطلب حسابًا. يلزم الدخول أولًا، ثم تُفتح بعده.
problem-invalid-title = بعض الحقول يحتاج إلى مراجعة
problem-invalid = لم يُحفظ شيء بعد. السبب مكتوب عند كل حقل، ثم يُعاد الإرسال.
problem-too-many-title = محاولات كثيرة في وقت قصير
problem-too-many = يُرجى الانتظار قليلًا ثم إعادة المحاولة. ما كُتب في النموذج لا يُرسل مرتين.
problem-no-key-title = لا مفتاح لهذه الهيئة بعد
problem-no-key = لا تُطلب هنا أسماء: لم تُسمَّ بعدُ من تحمل مفتاح الهيئة، فلن يستطيع أحد قراءتها.
problem-hand-out-limit-title = اكتملت حصة اليوم
problem-hand-out-limit = يُسلَّم الحساب الواحد مئتي سجلّ مختوم على الأكثر من هيئة واحدة خلال أربع وعشرين ساعة. ومن احتاجت أكثر تطلب نافذة ساعة من صفحة القائمة، وتوافق عليها حاملة مفتاح ثانية.
problem-hand-outs-locked-title = الهيئة في إغلاق احترازي
problem-hand-outs-locked = لا تُسلَّم سجلات ولا تُسمّى حاملات مفتاح ما دامت الهيئة في إغلاق احترازي.
problem-too-large-title = الملف أو النص أكبر من المسموح
problem-too-large = يمكن اختيار ملف أصغر، أو تقسيم النص، ثم إعادة الإرسال.
problem-unavailable-title = الحفظ غير ممكن الآن
problem-unavailable = القراءة ما زالت متاحة، ولا يُحفظ شيء جديد في هذه اللحظة. يُرجى إعادة المحاولة بعد قليل.
problem-damaged-title = جزء من البيانات المحفوظة تالف
problem-damaged = ما طُلب لا يمكن قراءته ولا حفظه قبل استرجاع البيانات من نسخة احتياطية. ومن يدير هذا الموقع يرى ذلك في صفحة حالة المنصّة. وقد تبقى صفحات أخرى متاحة.
problem-failed-title = حدث خلل من جهتنا
problem-failed = لم يتم الأمر، وقد سُجّل الخلل لإصلاحه. يمكن إعادة المحاولة بعد قليل.
problem-bad-request-title = الطلب غير مفهوم
problem-bad-request = لم يصل الطلب كاملًا. يُرجى العودة إلى الصفحة السابقة وإعادة المحاولة منها.
problem-gone-title = لم يعد هذا هنا
problem-gone = كان هنا وأُزيل نهائيًا. يمكن البحث عن غيره أو العودة إلى الصفحة الرئيسية.
problem-conflict-title = تغيّر المحتوى في هذه الأثناء
problem-conflict = عُدّل من مكان آخر قبل هذا الحفظ. يُرجى فتح الصفحة من جديد ومقارنة ما فيها بما كُتب هنا.
problem-unique-title = هذا موجود من قبل
problem-unique = يوجد آخر بالاسم أو العنوان نفسه. يُرجى اختيار غيره.
problem-token-title = مفتاح الواجهة البرمجية مطلوب
problem-token = يُطلب هنا مفتاح صالح للواجهة البرمجية في ترويسة Authorization. يُنشأ المفتاح من صفحة حسابكِ.
problem-not-json-title = الطلب ليس JSON سليمًا
problem-not-json = يُنتظر هنا نص JSON سليم، ونوع المحتوى application/json.
problem-method-title = طريقة غير متاحة هنا
problem-method = هذا العنوان لا يقبل هذه الطريقة. الطرق المقبولة مذكورة في ترويسة Allow.
problem-once-running-title = الطلب نفسه قيد التنفيذ
problem-once-running = وصل طلب بالمفتاح نفسه ولم تُعرف نتيجته بعد. يُرجى الانتظار قليلًا، ثم التحقق مما حُفظ.
problem-once-other-title = المفتاح مستعمل لطلب آخر
problem-once-other = استُعمل مفتاح التكرار نفسه لطلب مختلف خلال آخر 24 ساعة. لكل طلب جديد مفتاح جديد.
problem-cross-site-title = الطلب آتٍ من موقع آخر
problem-cross-site = لحماية الحساب لا يُقبل هذا الفعل إلا من صفحات هذا الموقع. يُرجى فتح الصفحة هنا وإعادة المحاولة.
problem-retry-after =
    { $n ->
        [zero] يمكن إعادة المحاولة الآن.
        [one] يمكن إعادة المحاولة بعد ثانية.
        [two] يمكن إعادة المحاولة بعد ثانيتين.
        [few] يمكن إعادة المحاولة بعد { $n } ثوانٍ.
        [many] يمكن إعادة المحاولة بعد { $n } ثانية.
       *[other] يمكن إعادة المحاولة بعد { $n } ثانية.
    }
problem-summary =
    { $n ->
        [zero] لا أخطاء
        [one] خطأ واحد يحتاج إلى مراجعة
        [two] خطآن يحتاجان إلى مراجعة
        [few] { $n } أخطاء تحتاج إلى مراجعة
        [many] { $n } خطأ يحتاج إلى مراجعة
       *[other] { $n } خطأ يحتاج إلى مراجعة
    }

## أخطاء الحقول

field-required = هذا الحقل مطلوب.
field-too-long = النص أطول من المسموح. يُرجى اختصاره.
field-bad-email = يُكتب البريد الإلكتروني هكذا: nom@exemple.org
field-bad-link = يبدأ الرابط بـ https://
field-bad-slug = حروف لاتينية صغيرة وأرقام وعلامة - فقط، حتى 80 حرفًا.
field-taken = هذا مستعمل من قبل. يُرجى اختيار غيره.
field-bad-date = يُكتب التاريخ هكذا: 2026-03-12
field-date-past = هذا التاريخ مضى. يُرجى اختيار تاريخ قادم.
field-bad-number = يُكتب هنا عدد بالأرقام.
field-unknown = هذا الحقل غير معروف هنا.
field-bad-shape = القيمة ليست من النوع المنتظر.
field-nul = في النص حرف غير مرئي لا يُقبل. يُرجى كتابته من جديد بدل لصقه.
field-bad-choice = هذا الاختيار غير متاح. يُرجى الاختيار من القائمة.
field-file-too-large = الملف أكبر من المسموح. يُرجى اختيار ملف أصغر.
field-one-language = يلزم نص بلغة واحدة على الأقل.

# ── seal
seal-bad-recipient = ليس هذا مفتاحًا عموميًّا. يبدأ بـ age1 ويُنسخ كاملًا في سطر واحد.
seal-bad-identity = ليست هذه هوية حاملة مفتاح. تبدأ بـ AGE-SECRET-KEY-1 وتُنسخ كاملة.
seal-bad-wrapped = ليست هذه هوية مقفلة بعبارة سرّ. تُنسخ كما أعطاها المتصفّح أو الأمر nasij keys create.
seal-not-hers = هذا المغلّف مختوم لحاملات أخريات، فلا تفتحه هذه الهوية.
seal-unreadable = هذا المحتوى ناقص أو تغيّر، أو ليس من هذا المغلّف.
seal-wrong-passphrase = ليست هذه عبارة السرّ. يُرجى كتابتها من جديد، مع الانتباه إلى لغة لوحة المفاتيح.
seal-too-much-work = فتح هذا الملف يتطلّب ذاكرة أكبر ممّا يُقبل هنا.
seal-passphrase-short = عبارة السرّ من 12 حرفًا على الأقل.
seal-passphrase-trivial = تُحزر هذه العبارة بسهولة. أربع كلمات لا رابط بينها خير منها.
