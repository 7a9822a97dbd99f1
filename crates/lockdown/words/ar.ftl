## الحقوق

lockdown-right-press = الإغلاق الاحترازي وتأكيده
lockdown-right-lift = رفع الإغلاق الاحترازي

## الشاشة

lockdown-desk = الإغلاق الاحترازي
lockdown-state-none = لا إغلاق الآن
lockdown-state-none-text = الإغلاق الاحترازي لساعة الخطر: هاتف صودر، أو حساب انكشف، أو زميلة أُكرهت. يقرّره شخص واحد لأربع وعشرين ساعة، ويثبت بتأكيد شخص ثانٍ.
lockdown-state-asked = ينتظر الإغلاق شخصًا ثانيًا
lockdown-state-asked-text = لا يبدأ إلا بضغط شخص ثانٍ قبل { $until }.
lockdown-state-pressed = الهيئة في إغلاق احترازي
lockdown-state-pressed-text = قرّره شخص واحد، ويُرفع من تلقاء نفسه في { $until } ما لم يؤكّده شخص ثانٍ.
lockdown-state-confirmed = الهيئة في إغلاق احترازي مؤكَّد
lockdown-state-confirmed-text = يبقى إلى أن يرفعه شخصان.
lockdown-from-above = يشمل هذه الهيئةَ إغلاق هيئة فوقها: { $body }. يُرفع هناك.
lockdown-press = بدء الإغلاق الآن
lockdown-confirm = تأكيد الإغلاق
lockdown-lift = رفع الإغلاق
lockdown-fact-asked = طُلب من
lockdown-fact-pressed = قرّرته
lockdown-fact-confirmed = أكّدته
lockdown-fact-lifting = أولى من رفعتاه
lockdown-fact-way = صدر عن
lockdown-fact-above = هيئة أعلى
lockdown-by-gone = حساب لم يعد قائمًا

lockdown-effects = ما يحدث عند الضغط
lockdown-effects-now = ما هو جارٍ الآن
lockdown-effect-sessions = تنتهي جلسات كل من لها دور في هذه الهيئة وما تحتها، ومنها جلسة من تضغط. لا دخول بعدها إلا بمفتاح مرور، وتتوقف الدعوات ورموز الواجهة البرمجية.
lockdown-effect-names = تختفي أسماء العاملات والمسؤولات من الصفحات والخلاصات وصور المشاركة ومن كل ما حُفظ منها.
lockdown-effect-records = لا تُسلَّم سجلات مختومة لأحد.
lockdown-effect-comments = يُغلق باب التعليق ونموذج الاتصال.
lockdown-effect-public = يبقى الموقع العام مقروءًا.
lockdown-effect-below = يشمل كل الهيئات التي تحتها.
lockdown-limits = لا يحمي الإغلاق ممن يملك الخادم، ولا يسترجع ما أُرسل أو طُبع أو حُفظ في جهاز من قبل. والاسم المكتوب في نص صفحة أو خبر يبقى فيه، فيُسحب النص نفسه من النشر.
lockdown-lifting = من يرفع الإغلاق
lockdown-lifting-text = يرفعه شخصان، كل منهما بضغطة، وبينهما أربع وعشرون ساعة على الأكثر. ما قرّرته الهيئة لا يُرفع من فوقها. ولمالك الخادم أن يرفعه، ويظهر ذلك في سجل الأعمال.
lockdown-lifters-none = لا أحد يحمل هذا الحق هنا بعد.
lockdown-ready =
    { $n ->
        [zero] ليس لأي منهن مفتاح مرور، ويلزم أن يكون لاثنتين.
        [one] لواحدة منهن مفتاح مرور، ويلزم أن يكون لاثنتين.
        [two] لاثنتين منهن مفتاح مرور: يمكن الإغلاق.
        [few] لـ{ $n } منهن مفاتيح مرور: يمكن الإغلاق.
        [many] لـ{ $n } منهن مفاتيح مرور: يمكن الإغلاق.
       *[other] لـ{ $n } منهن مفاتيح مرور: يمكن الإغلاق.
    }
lockdown-no-passkey-yourself = ليس لحسابك مفتاح مرور: لا دخول به ما دام الإغلاق قائمًا.
lockdown-passkey-way = إضافة مفتاح مرور إلى الحساب

## لماذا لا يمكن الآن

lockdown-no-already = الهيئة في إغلاق احترازي بالفعل.
lockdown-no-unarmed = لا يمكن الإغلاق بعد: يلزم أن يكون لشخصين ممن يرفعونه مفتاح مرور، وإلا لم يبق من يدخل ليرفعه.
lockdown-no-same-asked = طُلب الإغلاق من هذا الحساب، ويلزم شخص ثانٍ ليبدأ.
lockdown-no-same-confirm = قُرّر الإغلاق من هذا الحساب، ويؤكّده شخص آخر.
lockdown-no-confirmed = أُكّد الإغلاق من قبل.
lockdown-no-none = لا إغلاق قائم الآن.
lockdown-no-from-above = قرّرت الهيئة هذا الإغلاق بنفسها، فلا يرفعه إلا من يحمل الحق فيها.
lockdown-no-same-lift = ضُغط الرفع من هذا الحساب، ويلزم شخص ثانٍ خلال أربع وعشرين ساعة.

## ما حدث

lockdown-pressed-title = الإغلاق قائم
lockdown-pressed-next = انتهت الجلسات، وقد تكون هذه منها. يُعاد الدخول بمفتاح مرور.
lockdown-pressed-way = إلى صفحة الإغلاق
lockdown-done-pressed = الهيئة وما تحتها في إغلاق احترازي لأربع وعشرين ساعة. وصل الخبر إلى من يرفعنه، ويلزم أن يؤكّده شخص ثانٍ ليبقى.
lockdown-done-asked = سُجّل الطلب. يبدأ الإغلاق حين يضغط شخص ثانٍ خلال أربع وعشرين ساعة.
lockdown-done-confirmed = أُكّد الإغلاق. يبقى إلى أن يرفعه شخصان.
lockdown-done-lift-begun = سُجّل الرفع الأول. يُرفع الإغلاق حين يضغط شخص ثانٍ خلال أربع وعشرين ساعة.
lockdown-done-lifted = رُفع الإغلاق. عادت الأسماء إلى الصفحات، وعاد الدخول كما كان.

## الرسائل

lockdown-letter-subject = إغلاق احترازي: { $body }
lockdown-letter-where = ما يمكن فعله الآن (الدخول بمفتاح مرور):
# dynamic: ما حدث
lockdown-letter-pressed = بدأ إغلاق احترازي لأربع وعشرين ساعة. يُرفع من تلقاء نفسه ما لم يؤكّده شخص ثانٍ.
# dynamic
lockdown-letter-pressed-by-two = بدأ إغلاق احترازي قرّره شخصان. يبقى إلى أن يرفعه شخصان.
# dynamic
lockdown-letter-asked = طُلب من هيئة أعلى إغلاق احترازي جديد قبل مرور أسبوع على السابق. لا يبدأ إلا بشخص ثانٍ.
# dynamic
lockdown-letter-ask-lapsed = مضى يوم على طلب الإغلاق ولم يوافق عليه شخص ثانٍ، فسقط.
# dynamic
lockdown-letter-confirmed = أكّد شخص ثانٍ الإغلاق الاحترازي. يبقى إلى أن يرفعه شخصان.
# dynamic
lockdown-letter-lift-begun = ضغط شخص لرفع الإغلاق. يُرفع حين يضغط شخص ثانٍ خلال أربع وعشرين ساعة.
# dynamic
lockdown-letter-lifted = رُفع الإغلاق الاحترازي.
# dynamic
lockdown-letter-lapsed = رُفع الإغلاق الاحترازي من تلقاء نفسه: لم يؤكّده شخص ثانٍ.
# dynamic
lockdown-letter-lifted-by-owner = رفع مالك الخادم الإغلاق الاحترازي بأمر على الخادم. يظهر ذلك في سجل الأعمال.

## سجل الأعمال

# dynamic: عمل في السجل
audit-lockdown-pressed = بدء إغلاق احترازي
# dynamic
audit-lockdown-pressed-by-two = بدء إغلاق احترازي بشخصين
# dynamic
audit-lockdown-asked = طلب إغلاق احترازي ينتظر شخصًا ثانيًا
# dynamic
audit-lockdown-ask-lapsed = سقوط طلب إغلاق لم يوافق عليه ثانٍ
# dynamic
audit-lockdown-confirmed = تأكيد إغلاق احترازي
# dynamic
audit-lockdown-lift-begun = رفع أول لإغلاق احترازي
# dynamic
audit-lockdown-lifted = رفع إغلاق احترازي
# dynamic
audit-lockdown-lapsed = ارتفاع إغلاق لم يؤكَّد
# dynamic
audit-lockdown-lifted-by-owner = رفع إغلاق احترازي بأمر مالك الخادم
