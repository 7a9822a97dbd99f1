## لماذا تُحفظ المعطيات

people-purpose-record = البقاء على صلة بمن تعرفهم الهيئة، بقدر ما وافقوا عليه.
people-purpose-request = الجواب عمّا طُلب من حاملات المفتاح.
people-field-address = البريد الإلكتروني
people-field-language = لغة المراسلة
people-field-source = كيف عُرف ذلك
people-field-consents = الموافقات
people-field-name = الاسم
people-field-phone = الهاتف
people-field-place = المكان
people-field-note = ملاحظة
people-kept-sealed = مختوم لحاملات المفتاح؛ لا يقدر هذا الخادم على قراءته.
people-kept-encrypted = مشفّر بمفتاح الخادم؛ يقرؤه الخادم حين يحتاج إلى المراسلة.
people-kept-open = محفوظ كما هو.
people-consent-contact = قبول المراسلة
people-consent-news = قبول تلقّي الأخبار
people-consent-none = بلا موافقة قائمة
people-source-paper = ورقة موقّعة
people-source-spoken = قول شفهي
people-source-stays = من سجّلت نفسها تبقى هي المصدر.
people-source-written = رسالة مكتوبة
people-source-list = قائمة سابقة
people-source-herself = بنفسها من صفحتها
people-event-added = أُضيف السجل
people-event-corrected = صُحّح في المكتب
people-event-corrected-by-her = صحّحته صاحبته
people-event-consented = سُجّلت موافقة
people-event-withdrawn = سُحبت موافقة في المكتب
people-event-withdrawn-by-her = سحبت صاحبته موافقة

## المكتب

people-right-read = الاطلاع على سجلات الأشخاص، من غير أسمائهم
people-right-write = إضافة الأشخاص وتصحيح سجلاتهم ومحوها
people-desk = الأشخاص
people-add = إضافة شخص
people-add-save = إضافة السجل
people-list-hint = لا أسماء في هذه القائمة: هي مختومة لحاملات المفتاح. البحث يكون بالبريد الإلكتروني كاملًا.
people-filters = تصفية القائمة
people-filter = تصفية
people-since = منذ
people-since-hint = يوم معرفتها أو يوم موافقتها. يُترك فارغًا إن كان اليوم.
people-column-record = السجل
people-column-ends = يُمحى في
people-column-what = الموافقة
people-count-all = سجلات
people-count-contact = يقبلن المراسلة
people-count-news = يقبلن الأخبار
people-count-more = أكثر من { $count }
people-sealed = فيه ما هو مختوم
people-no-address = بلا بريد
people-none = لا أحد هنا بعد
people-none-hint = هنا سجلات من تعرفهم الهيئة: مساندات وعضوات ومتدرّبات. لكل سجل غرض وتاريخ يُمحى فيه.
people-none-found = لا سجل يوافق هذا البحث. يُكتب البريد الإلكتروني كاملًا.
people-open-names = فتح الأسماء في المتصفّح
people-csv = تنزيل القائمة CSV
people-purged =
    { $n ->
        [zero] لم يُمحَ شيء في الثلاثين يومًا الماضية.
        [one] مُحي سجل واحد بلغ أجله في الثلاثين يومًا الماضية.
        [two] مُحي سجلان بلغا أجلهما في الثلاثين يومًا الماضية.
        [few] مُحيت { $n } سجلات بلغت أجلها في الثلاثين يومًا الماضية.
        [many] مُحي { $n } سجلًا بلغ أجله في الثلاثين يومًا الماضية.
       *[other] مُحي { $n } سجل بلغ أجله في الثلاثين يومًا الماضية.
    }
# dynamic: the heading of the problem below
people-locked-title = الهيئة في إغلاق احترازي
people-locked = لا تُعرض سجلات الأشخاص ولا تُغيَّر ما دام الإغلاق قائمًا.
people-bad-phone = رقم الهاتف أرقام ومسافات، وقد يبدأ بعلامة +.
people-bad-day = هذا ليس يومًا مضى.
people-nothing-typed = يلزم اسم أو بريد إلكتروني على الأقل.
people-news-needs-address = لا تُرسل الأخبار من غير بريد إلكتروني.
people-no-key = لا مفتاح لهذه الهيئة: لا يمكن أن تطلب الأسماء.
people-no-key-title = لا تُطلب هنا أسماء
people-no-key-hint = ليس للهيئة مفتاح بعد، فلا شيء يحمي الأسماء. الخطوة الأولى تسمية حاملتين أو ثلاث للمفتاح.
people-no-key-step = تسمية حاملات المفتاح
people-address-hint = يُحفظ مشفّرًا، ويظهر في المكتب مختصرًا.
people-address-keep = يبقى البريد المحفوظ ما لم يُكتب هنا غيره.
people-consents-hint = ما وافقت عليه فعلًا، لا أكثر. تُحفظ كل موافقة مع تاريخها.
people-sealed-title = ما يُختم لحاملات المفتاح
people-sealed-hint = يُختم قبل حفظه، ولا يقرؤه بعد ذلك إلا حاملات المفتاح.
people-phone-hint = مثال: ‎+216 20 000 000
people-record-title = سجل { $id }
people-nothing-sealed = ليس في هذا السجل شيء مختوم.
people-sealed-record = الاسم والهاتف والمكان والملاحظة مختومة. تفتحها حاملة مفتاح في متصفّحها.
people-no-consents = لم تُسجّل موافقة.
people-withdrawn-at = سُحبت في { $date }
people-stands = قائمة
people-withdraw = سحب الموافقة
people-consent-add = تسجيل موافقة
people-consent-save = تسجيل الموافقة
people-correct = تصحيح السجل
people-correct-save = حفظ التصحيح
people-correct-sealed-hint = ما يُكتب في الخانات الآتية يحلّ محلّ المختوم كله. إن تُركت كلها فارغة بقي المختوم كما هو.
people-held = لماذا يُحفظ، ومن يقرؤه
people-history = ما جرى للسجل
people-history-hint = ما جرى ومتى، من غير محتوى.
people-erase-title = محو السجل
people-erase-hint = يُمحى السجل وموافقاته وتاريخه فورًا، ولا رجعة. ويُمحى من النسخ الاحتياطية خلال خمسة وثلاثين يومًا.
people-erase = محو السجل نهائيًا
people-requests = طلبات الاطلاع
people-requests-hint = كل من في سجلّ لها أن تطلب ما تحفظه الهيئة عنها. تجيبها حاملة مفتاح بالبريد خلال ثلاثين يومًا.
people-requests-none = لا طلبات
people-requests-none-hint = هنا تظهر طلبات من يردن معرفة ما تحفظه الهيئة عنهن.
people-requests-waiting = طلبات اطلاع تنتظر جوابًا
people-due = الجواب قبل { $date }
people-overdue = فات موعده
people-waits = ينتظر جوابًا
people-answered-at = أُجيب في { $date }
people-answer-to = الجواب إلى:
people-show-address = إظهار البريد كاملًا
people-answer = أُجيبت
people-done-added = أُضيف السجل.
people-done-saved = حُفظ التصحيح.
people-done-consented = سُجّلت الموافقة.
people-done-withdrawn = سُحبت الموافقة.
people-done-erased = مُحي نهائيًا.
people-done-erased-but = مُحي نهائيًا كل ما سوى ذلك. أما الحساب فيبقى: يُمحى من صفحة «حسابي» بعد تسجيل الدخول، فمن يقرأ بريدكِ لا يمحو به حسابكِ.
people-done-answered = سُجّل أن الطلب أُجيب.
people-done-asked = وصل الطلب إلى من يجيب عنه.
people-done-corrected = خُتم التصحيح وحلّ محلّ ما قبله.

## صفحتها

people-own-title = ما يُحفظ عنكِ هنا
people-own-door = هذا الرابط لكِ وحدكِ. بالزر تُفتح الصفحة في هذا المتصفّح نصف ساعة.
people-own-open = فتح صفحتي
people-own-over-title = انتهى هذا الرابط
people-own-over = الرابط قديم أو أُغلقت الصفحة. يمكن طلب رابط جديد بالبريد.
people-own-again = طلب رابط جديد
people-own-of = لصاحبة البريد:
people-own-lead = هذا ما تحفظه كل هيئة: لماذا، ومنذ متى، وإلى متى. المحتوى نفسه لا يظهر هنا، فأكثره مختوم لا يقرؤه الخادم.
people-own-nothing = لا شيء محفوظ هنا بهذا البريد.
people-own-since = منذ
people-own-until = إلى
people-own-no-end = أن ينتهي الغرض
people-own-kinds = ما الذي يُحفظ، ومن يقرؤه
people-own-correct = تصحيح ما يُحفظ عني
people-own-correct-hint = ما يُكتب هنا يُختم لحاملات المفتاح ويحلّ محلّ ما قبله كله. لا يمكن عرض القديم: الخادم لا يقرؤه.
people-own-correct-save = ختم التصحيح وإرساله
people-own-no-key = لا مفتاح لهذه الهيئة الآن، فلا يمكن ختم تصحيح. يمكن طلب المحتوى أو المحو.
people-own-ask = طلب المحتوى من حاملات المفتاح
people-own-asked = طُلب المحتوى. الجواب قبل { $date }.
people-own-erase = محو كل ما تحفظه هذه الهيئة
people-own-all-title = كل الهيئات معًا
people-own-erase-all = محو كل شيء عند الجميع
people-own-erase-title = محو نهائي
people-own-erase-text = يُمحى فورًا كل ما تحفظه هذه الهيئة عنكِ، ولا رجعة.
people-own-erase-all-text = يُمحى فورًا كل ما يُحفظ عنكِ عند جميع الهيئات. لا رجعة. والحساب الذي تدخلين به يُمحى من صفحة «حسابي».
people-own-erase-sure = نعم، محو نهائي
people-own-back = رجوع من غير محو أو تغيير
people-own-privacy = كيف تحفظ هذه الهيئة المعطيات
people-own-close = إغلاق الصفحة في هذا المتصفّح

## صفحة الخصوصية

people-privacy = الخصوصية
people-privacy-lead = ما تحفظه هذه الهيئة عن الناس، ولماذا، وإلى متى، ومن يقدر على قراءته.
people-privacy-own-title = ما يُحفظ عنكِ أنتِ
people-privacy-own = اكتبي بريدكِ فيأتيكِ رابط إلى صفحتكِ. فيها ترين ما يُحفظ، وتصحّحين، وتسحبين موافقتكِ، وتمحين. لا حاجة إلى حساب.
people-privacy-link-hint = الجواب واحد للجميع: لا يُعرف من هنا إن كان هذا البريد محفوظًا.
people-privacy-send = إرسال رابطي
people-privacy-why = لماذا، وماذا، وإلى متى
people-privacy-done = يُمحى حين ينتهي غرضه.
people-privacy-days =
    { $n ->
        [zero] يُمحى في يومه.
        [one] يُمحى بعد يوم واحد على الأكثر.
        [two] يُمحى بعد يومين على الأكثر.
        [few] يُمحى بعد { $n } أيام على الأكثر.
        [many] يُمحى بعد { $n } يومًا على الأكثر.
       *[other] يُمحى بعد { $n } يوم على الأكثر.
    }
people-privacy-who = من يقدر على قراءة الأسماء
people-privacy-no-key = لا مفتاح لهذه الهيئة، ولذلك لا تطلب أسماء.
people-privacy-keyholders =
    { $n ->
        [zero] لا حاملات لمفتاح هذه الهيئة.
        [one] حاملة واحدة للمفتاح تفتح الأسماء، بعبارة سر لا يعرفها غيرها.
        [two] حاملتان للمفتاح تفتحان الأسماء، كل واحدة بعبارة سر لا يعرفها غيرها.
        [few] { $n } حاملات للمفتاح يفتحن الأسماء، كل واحدة بعبارة سر لا يعرفها غيرها.
        [many] { $n } حاملة للمفتاح يفتحن الأسماء، كل واحدة بعبارة سر لا يعرفها غيرها.
       *[other] { $n } حاملة للمفتاح يفتحن الأسماء، كل واحدة بعبارة سر لا يعرفها غيرها.
    }
people-privacy-above = الهيئات الأعلى لا ترى الأشخاص، إلا إن أظهرتهم الهيئة نفسها.
people-privacy-rights = ما هو من حقكِ
people-privacy-right-see = أن تعرفي ما يُحفظ عنكِ، ولماذا وإلى متى.
people-privacy-right-ask = أن تطلبي المحتوى نفسه من حاملات المفتاح، والجواب خلال ثلاثين يومًا.
people-privacy-right-correct = أن تصحّحيه.
people-privacy-right-withdraw = أن تسحبي موافقتكِ متى شئتِ.
people-privacy-right-erase = أن تمحيه: فورًا من هنا، وخلال خمسة وثلاثين يومًا من النسخ الاحتياطية.
people-privacy-safe = ما هو محميّ
people-privacy-safe-sealed = الاسم والهاتف والمكان تُختم قبل حفظها. من يأخذ القرص أو يطّلع على الخادم لا يقرؤها.
people-privacy-safe-encrypted = البريد الإلكتروني مشفّر. يقرؤه الخادم حين يرسل رسالة.
people-privacy-safe-alone = لا يُطلب شيء من مواقع أخرى، ولا يُتتبّع أحد.
people-privacy-not = ما ليس محميًّا
people-privacy-not-machine = من يدير الخادم يعرف أن سجلات موجودة ومتى أُضيفت، ويقدر على قراءة البريد الإلكتروني، لا الأسماء.
people-privacy-not-browser = حين تفتح حاملة مفتاح الأسماء في متصفّحها فهي تثق بالخادم في تلك اللحظة.
people-privacy-not-public = التعليق يظهر للجميع كما كُتب، والرسالة إلى الهيئة تبقى مقروءة في الخادم حتى تُرسل.
people-privacy-not-mail = ما أُرسل بالبريد صار عند من تلقّاه.
people-privacy-reach = الاتصال بالهيئة
people-privacy-reach-hint = لأي سؤال عن هذه الصفحة:
people-privacy-reach-link = الكتابة إلى الهيئة
people-sent-title = الطلب وصل
people-sent = إن كان شيء محفوظًا بهذا البريد، فالرابط في الطريق إليه.

## بالبريد

people-letter-subject = صفحتكِ في { $site }
people-letter-text =
    السلام عليكم،

    طُلب رابط إلى الصفحة التي فيها ما يُحفظ عنكِ في { $site }:
    { $link }

    الرابط لكِ وحدكِ، ويصلح ستين يومًا. إن لم تطلبيه فلا يلزم شيء.
people-request-subject = طلب اطلاع ينتظر جوابًا · { $body }
people-request-text =
    طُلب من { $body } بيان ما تحفظه عن شخص. الجواب قبل { $due }.

    التفاصيل في المكتب:
    { $link }

## في سجل المراجعة

# dynamic
audit-people-added = أُضيف سجل شخص
# dynamic
audit-people-corrected = صُحّح سجل شخص
# dynamic
audit-people-corrected-by-her = صحّحت صاحبة سجل سجلّها
# dynamic
audit-people-consented = سُجّلت موافقة
# dynamic
audit-people-withdrawn = سُحبت موافقة
# dynamic
audit-people-erased = مُحي سجل شخص
# dynamic
audit-people-erased-by-her = محت صاحبة المعطيات ما يُحفظ عنها
# dynamic
audit-people-asked = طُلب من حاملات المفتاح بيان
# dynamic
audit-people-answered = أُجيب عن طلب اطلاع
# dynamic
audit-people-address-shown = أُظهر بريد من طلبت الاطلاع
# dynamic
audit-people-listed = نُزّلت قائمة الأشخاص من غير أسماء
people-privacy-consents = لا يُحفظ إلا بموافقة: { $consents }.

## شخص واحد عند هيئتين

people-field-same = أنها معروفة عند هيئة أخرى، إن قالت ذلك بنفسها
people-same = معروفة أيضًا عند
people-same-said = كما قالت بنفسها في { $date }
people-same-title = شخص واحد عند أكثر من هيئة
people-same-text = لكل هيئة سجلها، ولا تعرف هيئة ما عند غيرها. إن شئتِ أن تعرف هيئات أنكِ شخص واحد فاختاريها هنا. لا يُنقل بينها اسم ولا محتوى: يظهر في سجلكِ عند كل واحدة اسم الأخرى ويوم قلتِ ذلك، ولا تراه هيئة فوقها. وسحبه عند واحدة سحبٌ عند الاثنتين. وإن كان غيركِ يستعمل هذا البريد فقد يكون بعض السجلات له.
people-same-bodies = الهيئات التي يمكن أن تعرف ذلك
people-same-say = السماح لها أن تعرف
people-same-two = تُختار هيئتان على الأقل.
people-same-too-many = السجلات كثيرة: تُختار هيئات أقل.
people-same-known = يمكن أن تعرف هذه الهيئة أنكِ معروفة أيضًا عند
people-same-end = سحب ذلك
people-done-same = يمكن الآن لهذه الهيئات أن تعرف أنكِ شخص واحد.
people-done-apart = سُحب ذلك عند الهيئتين معًا.
people-event-said-same = قالت صاحبته إن هيئة أخرى تعرفها
people-event-took-back-same = لم يعد يُقال إن هيئة أخرى تعرفها
# dynamic
audit-people-said-same = قالت صاحبة سجل إن هيئة أخرى تعرفها
# dynamic
audit-people-took-back-same = لم يعد يُقال عن صاحبة سجل إن هيئة أخرى تعرفها
