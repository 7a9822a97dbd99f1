campaigns = الحملات
campaigns-of = حملات { $body }
campaigns-none-title = لا حملات هنا بعد
campaigns-none = حين تطلق هذه الهيئة حملة أو تتبنّى حملة تظهر هنا.
campaigns-running = جارية
campaigns-won = تحقّق المطلب
campaigns-lost = لم يتحقّق المطلب
campaigns-closed = انتهت
campaigns-not-yet = لم تبدأ هذه الحملة بعد.
campaigns-over = انتهت هذه الحملة، ولم تعد تُقبل فيها توقيعات.
# dynamic
campaigns-over-title = انتهت الحملة
campaigns-locked-down = لا تُقبل توقيعات هنا في الوقت الحالي.
# dynamic
campaigns-locked-down-title = التوقيع متوقف الآن
campaigns-busy = يوقّع كثيرون في هذه اللحظة. يُرجى إعادة المحاولة بعد قليل؛ ما كُتب لم يضع.
# dynamic
campaigns-busy-title = توقيعات كثيرة الآن

## الصفحة العامة

campaigns-progress = عدد التوقيعات
campaigns-signed = { $n ->
    [zero] لا توقيعات بعد
    [one] توقيع واحد
    [two] توقيعان
    [few] { $n } توقيعات
    [many] { $n } توقيعًا
   *[other] { $n } توقيع
}
campaigns-few = أقل من خمسة توقيعات
campaigns-few-short = أقل من 5
campaigns-goal-of = من هدف { $goal }
campaigns-names = من آخر الموقّعات والموقّعين
campaigns-more = أفعال أخرى
campaigns-sign-title = التوقيع
campaigns-sign = توقيع
campaigns-pledge-title = تعهّد شخصي
campaigns-pledge = إرسال التعهّد
campaigns-pledge-hint = تُختار الأفعال التي يمكن القيام بها.
campaigns-volunteer-title = التطوّع
campaigns-volunteer = عرض التطوّع
campaigns-volunteer-hint = تُكتب المساعدة الممكنة ومتى تكون.
campaigns-write-title = رسالة إلى الجهة المعنية
campaigns-write = أُرسلت الرسالة
campaigns-write-hint = تُعدَّل الرسالة، ثم تُرسل من بريدكِ أو بريدكَ أو تُنسخ. لا تمرّ عبر هذا الموقع.
campaigns-write-mail = فتحها في البريد
campaigns-write-to = عناوين الجهة المعنية:
campaigns-share-title = نشر الحملة
campaigns-share = شاركتُها
campaigns-share-hint = نصّ جاهز لتطبيقات التراسل. لا يُعرف من أرسله ولا إلى من.
campaigns-shared = شاركتُها
campaigns-whatsapp = واتساب
campaigns-telegram = تلغرام
campaigns-by-mail = البريد
campaigns-qr = رمز يفتح الحملة على هاتف آخر
campaigns-field-name = الاسم
campaigns-field-email = البريد الإلكتروني
campaigns-field-email-hint = البريد أو الهاتف: واحد منهما يكفي، ولا يُعرض.
campaigns-field-email-confirm = تصل إليه رسالة لتأكيد التوقيع. لا يُعرض.
campaigns-field-phone = الهاتف
campaigns-field-place = المكان
campaigns-field-words = المساعدة الممكنة ومتى
campaigns-field-words-hint = مثلًا: ترجمة، نقل، يوم السبت صباحًا.
campaigns-field-shown = الاسم المعروض
campaigns-field-mark = علامة العدّ مرة واحدة
campaigns-field-options = ما يمكن القيام به
campaigns-field-letter = نص الرسالة
campaigns-field-letter-hint = النص للتعديل والنسخ، ولا يُرسل إلى هذا الموقع.
campaigns-field-display = الظهور في الصفحة
campaigns-display-full = الاسم كاملًا
campaigns-display-initials = الحروف الأولى
campaigns-display-anonymous = بلا اسم
campaigns-field-delivery = أوافق على تسليم اسمي مع التوقيعات إلى الجهة المعنية
campaigns-field-contact = من يمكن أن يراسلني
campaigns-field-contact-hint = لا أحد، إن لم يُختر أحد.
campaigns-form-note = يُختم الاسم لحاملات المفتاح ولا يقرؤه هذا الخادم. تصل مع الشكر طريقة تصحيح التوقيع أو سحبه.
campaigns-form-no-key = لا يُطلب هنا اسم: يُعدّ التوقيع مرة واحدة بالبريد أو الهاتف، ولا يُحفظان مقروءين.
campaigns-name-missing = يُكتب الاسم.
campaigns-reach-missing = يُكتب البريد الإلكتروني أو رقم الهاتف.
campaigns-email-missing = يُكتب البريد الإلكتروني: إليه تصل رسالة التأكيد.
campaigns-bad-phone = يُكتب رقم الهاتف كاملًا، مثل: ⁦+216 98 123 456⁩
campaigns-bad-contact = هذه الهيئة لا تطلب المراسلة هنا.
campaigns-no-action = هذا الفعل غير متاح في هذه الحملة.
campaigns-thanks-title = شكرًا على التوقيع
campaigns-thanks = وصل التوقيع.
campaigns-confirm-title = بقيت خطوة
campaigns-confirm-hint = أُرسلت رسالة إلى العنوان المكتوب. يُعدّ التوقيع حين يُفتح رابطها خلال سبعة أيام.
campaigns-own-title = صفحة التوقيع
campaigns-own = فيها تُسحب موافقة، أو يُصحَّح ما خُتم، أو يُسحب التوقيع كله. الرابط لصاحبة التوقيع أو صاحبه وحده، ويصل في الرسالة أيضًا.
campaigns-own-link = فتح صفحة التوقيع
campaigns-confirm-ask-title = تأكيد التوقيع
campaigns-confirm-ask = يُعدّ التوقيع بعد الضغط على الزر.
campaigns-confirm-do = تأكيد التوقيع
campaigns-confirmed = تم التأكيد. شكرًا.
campaigns-withdraw-title = سحب التوقيع
campaigns-withdraw = يُخصم التوقيع من العدد، ويُمحى ما خُتم منه.
campaigns-withdraw-do = سحب التوقيع
campaigns-not-me-title = لم يكن التوقيع مني
campaigns-not-me = يُمحى ما كُتب بهذا العنوان في هذه الحملة.
campaigns-not-me-do = محو هذا التوقيع
campaigns-withdrawn = سُحب التوقيع ومُحي ما خُتم منه.
campaigns-own-nothing = لم يبقَ من هذا التوقيع شيء محفوظ: سُحب، أو لم يُؤكَّد في وقته، أو انتهت مدّته.
campaigns-own-since = كُتب هذا التوقيع في
campaigns-own-allowed = ما سُمح به مع التوقيع
campaigns-own-allowed-hint = يمكن سحب كل واحد وحده، ويبقى التوقيع محسوبًا. ما خُتم للهيئة يُمحى فورًا، إلا إذا أبقته عندها موافقة أخرى من هذا التوقيع. ولكل توقيع آخر بالعنوان نفسه صفحته.
campaigns-own-none = لا اسم مختوم من هذا التوقيع عند أحد، ولا أحد يراسل بسببه.
campaigns-own-delivery = تسليم الاسم مع التوقيعات:
campaigns-own-contact = مراسلة من:
campaigns-own-end = سحب الموافقة
campaigns-own-ended = سُحبت الموافقة ومُحي ما خُتم بها. التوقيع محسوب كما كان.
campaigns-own-ended-kept = سُحبت الموافقة. لكن موافقة أخرى تُبقي ما خُتم لدى الهيئة نفسها، وفيه ما كانت هذه وحدها تُبقيه، كالبريد أو الرقم: الخادم لا يستطيع فتحه ليمحوه. يُمحى بتصحيح ما خُتم. التوقيع محسوب كما كان.
campaigns-own-delivered = سُلّمت القائمة من قبل. ما سُلّم لا يُستعاد من هنا.
campaigns-own-correct-title = تصحيح
campaigns-own-correct = تصحيح ما خُتم
campaigns-own-correct-hint = ما يُكتب يُختم من جديد للهيئات نفسها ويحلّ محلّ القديم كله. لا يمكن عرض القديم: الخادم لا يقرؤه. ولا يتغيّر العدد.
campaigns-own-correct-name = تصحيح الاسم المعروض
campaigns-own-correct-name-hint = يتغيّر الاسم في صفحة الحملة وحده، أو يُخفى. ولا يتغيّر العدد.
campaigns-own-correct-save = ختم التصحيح
campaigns-own-corrected = تم التصحيح، ومُحي القديم.
campaigns-own-back = رجوع من غير تغيير
campaigns-own-phone-hint = الرقم القديم مختوم: يُكتب من جديد لمن سُمح له بالمراسلة.
campaigns-correct-no-key = لا مفتاح الآن عند: { $bodies }. لا يمكن ختم التصحيح، وما خُتم من قبل باقٍ كما هو. يمكن سحب الموافقة هناك ثم تصحيح الباقي، أو المحاولة لاحقًا.
campaigns-correct-later = لا يُقبل تصحيح في الوقت الحالي. سحب الموافقة والتوقيع ممكن دائمًا. يمكن إعادة المحاولة لاحقًا.
campaigns-own-way = التوقيع على «{ $title }»: سحب موافقة، تصحيح
# dynamic
audit-campaigns-consent-ended = سُحبت موافقة من صفحة توقيع
# dynamic
audit-campaigns-corrected-by-her = صُحّح توقيع من صفحته
campaigns-did-title = شكرًا
campaigns-did = عُدّ ذلك، من غير أن يُعرف من قام به.

## الرسائل

# dynamic
campaigns-letter-confirm-subject = تأكيد التوقيع: { $title }
# dynamic
campaigns-letter-confirm-text =
    السلام عليكم،

    كُتب هذا العنوان لتوقيع حملة «{ $title }» لدى { $body }.
    يُعدّ التوقيع بعد فتح هذا الرابط خلال سبعة أيام:
    { $confirm }

    إن لم يكن التوقيع منكِ أو منكَ، فهذا الرابط يمحوه:
    { $notme }
# dynamic
campaigns-letter-thanks-subject = شكرًا على توقيع: { $title }
# dynamic
campaigns-letter-thanks-text =
    السلام عليكم،

    وصل التوقيع على حملة «{ $title }» لدى { $body }. شكرًا.
    لتصحيح التوقيع أو سحب موافقة أو سحبه كله، في أي وقت:
    { $withdraw }

    إن لم يكن التوقيع منكِ أو منكَ، فهذا الرابط يمحوه:
    { $notme }
# dynamic
campaigns-letter-again-subject = التوقيع موجود من قبل: { $title }
# dynamic
campaigns-letter-again-text =
    السلام عليكم،

    كُتب هذا العنوان مرة أخرى لتوقيع حملة «{ $title }» لدى { $body }. التوقيع الأول محسوب، ولا يُعدّ العنوان مرتين. شكرًا على الاهتمام.

    إن لم تكن المرة الثانية منكِ أو منكَ، فهذا الرابط يمحوها:
    { $notme }

## لماذا تُحفظ المعطيات

campaigns-purpose-signature = عدّ التوقيع مرة واحدة، وتسليمه والمراسلة بقدر ما وافقت صاحبته أو صاحبه.
campaigns-purpose-write = تأكيد التوقيع وشكر صاحبته أو صاحبه؛ يُمحى العنوان بعد ذلك.

## المكتب

campaigns-right-write = كتابة الحملات ونشرها وعرضها
campaigns-right-adopt = تبنّي حملة معروضة
campaigns-right-moderate = البتّ في دفعات التوقيعات الموقوفة
campaigns-right-signatures = الاطلاع على قائمة التوقيعات المختومة
campaigns-signatures = التوقيعات
campaigns-desk-none-title = لا حملات لهذه الهيئة بعد
campaigns-desk-none = الحملة نداء له مطلب وفعل: توقيع أو تعهّد أو رسالة. يمكن إطلاق واحدة، أو تبنّي حملة من هيئة أعلى.
campaigns-new = حملة جديدة
campaigns-make = إنشاء الحملة
campaigns-made = أُنشئت الحملة مسودّة. تُراجع ثم تُنشر.
campaigns-offered = حملات معروضة
campaigns-offered-hint = حملات هيئات أعلى يمكن أن تصنع منها هذه الهيئة طبعتها.
campaigns-look = اطّلاع
campaigns-offer-from = حملة { $body } كما ستظهر باسم هذه الهيئة. ما يُقفل يتبع الأصل وحده؛ وما يُترجم أو يُعدَّل يبقى لكم مع صلته بالأصل.
campaigns-offer-as = باسم:
campaigns-adopt = تبنّي الحملة
campaigns-adopted = صارت للهيئة طبعتها. تُترجم وتُعدَّل ثم تُنشر.
campaigns-was-asked = أُرسل طلب التبنّي. تُنشر الطبعة حين توافق صاحبة الحملة.
campaigns-asked = تنتظر الموافقة
# dynamic
campaigns-asked-title = الطبعة تنتظر موافقة صاحبة الحملة
campaigns-refused = لم تُقبل
campaigns-accept = قبول
campaigns-refuse = رفض
campaigns-answered = سُجّل الجواب.
campaigns-behind = { $n ->
    [zero] كل الفقرات توافق أصلها
    [one] فقرة تغيّر أصلها
    [two] فقرتان تغيّر أصلهما
    [few] { $n } فقرات تغيّر أصلها
    [many] { $n } فقرة تغيّر أصلها
   *[other] { $n } فقرة تغيّر أصلها
}
campaigns-language = لغة النص
campaigns-block-demand = المطلب
campaigns-block-demand-hint = ما الذي نطلبه، وممّن، في سطرين.
campaigns-block-why = لماذا
campaigns-block-target = الجهة المعنية
campaigns-block-points = نقاط للحديث
# dynamic
campaigns-block-share = نص للمشاركة
# dynamic
campaigns-block-letter = نموذج رسالة
campaigns-block-press = بيان صحفي
# dynamic
campaigns-block-options = أفعال للاختيار، واحد في كل سطر
campaigns-block-key = الفقرة
campaigns-block-own = { $what }: نصّ الهيئة نفسها
campaigns-own-add = نصّ للهيئة نفسها إلى جانب المقفل
campaigns-own-add-hint = يبقى النص المقفل كما هو، ويظهر نص الهيئة بعده في الصفحة باسمها.
campaigns-own-target-add = جهة أخرى هنا
campaigns-own-hint = فقرة «{ $what }» مقفلة من الأصل؛ وهذا نص الهيئة نفسها، يظهر بعدها باسمها، وللهيئة أن تعدّله أو تنقله أو تُفرغه.
campaigns-key-locked = هذه الفقرة مقفلة من الأصل. لإضافة نص للهيئة إلى جانبها تُختار الفقرة نفسها مع «نصّ الهيئة نفسها» (own-target مثلًا).
campaigns-blocks = الفقرات
campaigns-add-block = إضافة فقرة
campaigns-beside = الفقرة نفسها بلغة أخرى
campaigns-mode = ما تفعله الهيئات المتبنّية
campaigns-mode-hint = ما أُقفل يتغيّر عند الجميع معًا.
campaigns-mode-locked = مقفلة: تتبع الأصل
campaigns-mode-translate = للترجمة
campaigns-mode-free = حرّة
campaigns-state-behind = تغيّر الأصل
campaigns-state-diverged = باقية على حالها
campaigns-actions = ما يقوم به الزوّار
campaigns-actions-missing = يُختار فعل واحد على الأقل.
campaigns-kind-sign = التوقيع
campaigns-kind-pledge = التعهّد
campaigns-kind-write = الكتابة إلى الجهة المعنية
campaigns-kind-volunteer = التطوّع
campaigns-kind-share = المشاركة
campaigns-by-mail-confirm = يُعدّ التوقيع بعد تأكيده بالبريد
campaigns-by-mail-confirm-hint = من غير التأكيد قد يعرف من يراقب العدّاد هل وقّع عنوان ما من قبل.
campaigns-by-name = يُعدّ العنوان مع الاسم
campaigns-by-name-hint = حيث يتشارك أشخاص عنوانًا أو هاتفًا واحدًا.
campaigns-goal = الهدف
campaigns-goal-hint = عدد التوقيعات المأمول. يبقى فارغًا إن لم يكن هدف.
campaigns-letter-to = عناوين الجهة المعنية
campaigns-letter-to-hint = عناوين بريد منشورة للعموم، عنوان في كل سطر: إليها تُوجَّه رسائل الزوّار، وتظهر في الصفحة.
campaigns-letter-to-new-hint = لفعل «الكتابة إلى الجهة المعنية» وحده: عناوين بريد منشورة للعموم، عنوان في كل سطر. إليها تُوجَّه رسائل الزوّار، وتظهر في الصفحة.
campaigns-letter-to-above-hint = تُوجَّه الرسائل الآن إلى عناوين الأصل: { $to }. ولمن لها جهة غيرها أن تكتب عناوينها هنا، عنوانًا في كل سطر.
campaigns-bad-letter-to = عنوان غير صالح. يُكتب عنوان بريد واحد في كل سطر، مثل ⁦contact@example.org⁩
campaigns-letter-to-nobody-writes = لا أحد يكتب في هذه الحملة: يُختار فعل «الكتابة إلى الجهة المعنية»، أو يُترك هذا الحقل فارغًا.
campaigns-starts = تبدأ يوم
campaigns-ends = تنتهي يوم
campaigns-outcome = ما صارت إليه
campaigns-outcome-hint = ما لم تعد جارية لا تقبل توقيعات. ما تنهيه صاحبة الحملة ينتهي عند كل من تبنّاها. في الليلة نفسها تُتلف علامات العدّ، فلا تُستأنف، ولا يُعدّ ما لم يُؤكَّد.
campaigns-offer = عرضها على كل الهيئات في الأسفل
campaigns-offer-hint = كل هيئة في الفرع تستطيع أن تصنع طبعتها.
campaigns-confirm = كل تبنٍّ ينتظر موافقة هذه الهيئة
campaigns-confirm-owner-hint = لا تُنشر طبعة قبل الموافقة عليها.
campaigns-origin-name = أصل الحملة
campaigns-origin-hint = إن نشأت خارج الائتلاف: اسمها هناك.
campaigns-origin-link = رابط الأصل
campaigns-settings = الهدف والمواعيد والحال
campaigns-see = عرض الصفحة
campaigns-tree = الطبعات والنتائج
campaigns-tree-hint = من تبنّى هذه الطبعة، وبأي لغات، وكم تأخّر عن الأصل، وما جمع. المجموع عند كل هيئة يشمل ما تحتها.
campaigns-tree-below = { $n ->
    [zero] لا طبعة تحتها
    [one] تحتها طبعة واحدة
    [two] تحتها طبعتان
    [few] تحتها { $n } طبعات
    [many] تحتها { $n } طبعة
   *[other] تحتها { $n } طبعة
}
campaigns-pass-on = إلى
campaigns-pass-on-title = عرض هذه الطبعة على فرع
campaigns-pass-on-hint = هذه الهيئة وما تحتها.
campaigns-pass-on-do = عرض الطبعة
campaigns-was-offered = عُرضت الطبعة.
campaigns-above-changed = ما تغيّر في الأصل
campaigns-mine-differs = كيف يختلف نصّنا عنه
campaigns-take-above = أخذ نص الأصل
campaigns-keep-mine = إبقاء نصّنا
campaigns-merge-hint = في الخانة النصّان مدموجان، للمراجعة ثم الحفظ.
campaigns-merge-clash = غيّر الطرفان الكلمات نفسها: الصيغتان بين ⟦ ⟧، نصّنا أولًا. تُختار واحدة وتُمحى العلامات.
campaigns-save-merged = حفظ النص المدموج
campaigns-locked-hint = هذه الفقرة مقفلة: تتبع الأصل وتتغيّر معه.
campaigns-empty-hint = فقرة بلا نص لا تظهر، وتبقى صيغها السابقة محفوظة.
campaigns-locked = هذه الفقرة مقفلة، وتتبع الأصل وحده.
# dynamic
campaigns-locked-title = فقرة مقفلة
campaigns-conflict = عُدّل هذا من مكان آخر قبل الحفظ. النص المكتوب باقٍ هنا؛ يُقارن بالموجود ثم يُحفظ من جديد.
# dynamic
campaigns-conflict-title = تغيّر المحتوى في هذه الأثناء
campaigns-moved-on = تغيّر الأصل مرة أخرى منذ فُتحت الصفحة. يُعرض الجديد للمراجعة.
# dynamic
campaigns-moved-on-title = تغيّر الأصل من جديد
campaigns-followed = تبنّت هيئات هذه الفقرة: يمكن توسيع ما يُسمح به، لا تضييقه.
# dynamic
campaigns-followed-title = فقرة متبنّاة
campaigns-adopted-already = لهذه الهيئة طبعتها من الحملة.
# dynamic
campaigns-adopted-already-title = الحملة متبنّاة من قبل
campaigns-not-published = هذه الطبعة غير منشورة الآن، فلا تُتبنّى ولا تُعرض.
# dynamic
campaigns-not-published-title = الطبعة غير منشورة
campaigns-no-parent = لا أصل لهذه الفقرة.
campaigns-nothing-asked = يُرسل نص، أو يُقبل نص الأصل، أو يُترك: واحد من هذه.
campaigns-too-many = العدد أكبر من المسموح.
campaigns-bad-goal = يُكتب عدد بين 1 ومليار.
campaigns-ends-before = تنتهي الحملة بعد بدئها.
campaigns-bad-key = حروف لاتينية صغيرة وأرقام وعلامة - فقط، حتى 40 حرفًا.
campaigns-title-missing = يُكتب العنوان.
campaigns-bad-by = القيم المقبولة: body وcountry وaction وlanguage وday.
campaigns-by-day = كل يوم
campaigns-by-action = حسب الفعل
campaigns-by-language = حسب اللغة
campaigns-by-country = حسب البلد
campaigns-no-country = بلا بلد واحد
campaigns-rest = الباقي
campaigns-chart = التوقيعات كل يوم، والأعلى { $most }
campaigns-chart-table = الأرقام في جدول
campaigns-held = { $n ->
    [zero] لا توقيعات موقوفة
    [one] توقيع موقوف في دفعة
    [two] توقيعان موقوفان في دفعة
    [few] { $n } توقيعات موقوفة في دفعات
    [many] { $n } توقيعًا موقوفًا في دفعات
   *[other] { $n } توقيع موقوف في دفعات
}
campaigns-held-title = دفعات موقوفة
campaigns-held-look = النظر فيها
campaigns-held-hint = توقيعات كثيرة وصلت في دقيقة واحدة من شبكة واحدة. يُبتّ فيها بالعدد والدقيقة والشبكة، لا بالأسماء. قد تكون قاعة يوقّع من فيها معًا.
campaigns-held-none = لا دفعات موقوفة.
campaigns-held-take = قبول الدفعة
campaigns-held-reject = رفض الدفعة
campaigns-decided = سُجّل القرار، والأعداد معه.
# dynamic
audit-campaigns-begun = أُطلقت حملة
# dynamic
audit-campaigns-adopted = تُبنّيت حملة
# dynamic
audit-campaigns-answered = أُجيب عن طلب تبنٍّ
# dynamic
audit-campaigns-offered = عُرضت طبعة على فرع
# dynamic
audit-campaigns-changed = غُيّرت فقرة في حملة
# dynamic
audit-campaigns-set-aside = وُضع نص للهيئة إلى جانب فقرة أقفلها الأصل
# dynamic
audit-campaigns-settled = غُيّرت حال حملة
# dynamic
audit-campaigns-burst = بُتّ في دفعة توقيعات

## ما يُطبع

campaigns-prints = للطباعة والمشاركة
campaigns-poster = ملصق A4
campaigns-poster-a3 = ملصق A3
campaigns-sheet = ورقة توقيعات
campaigns-share-picture = صورة للمشاركة
campaigns-poster-invitation = للتوقيع بالهاتف
campaigns-sheet-purpose = يُعدّ التوقيع في الحملة ويُسلَّم الاسم مع المطلب إلى الجهة المعنية، ثم تُتلف الورقة. لا يُنشر ما كُتب هنا.
# dynamic
campaigns-sheet-name = الاسم
# dynamic
campaigns-sheet-place = المكان
# dynamic
campaigns-sheet-email = البريد أو الهاتف
# dynamic
campaigns-sheet-hand = التوقيع
# dynamic
campaigns-sheet-witness = الشاهدة أو الشاهد
# dynamic
campaigns-sheet-where = مكان الجمع
# dynamic
campaigns-sheet-date = التاريخ

## على الورق، وفي مواقع أخرى

campaigns-papers = توقيعات على الورق
campaigns-papers-hint = تُدخل عددًا مع مكانها وشاهدها، وتُعرض منفصلة عن توقيعات الموقع. الأسماء تبقى على الورق، أو مختومة في نسخته.
campaigns-paper-enter = إدخال العدد
campaigns-paper-count = عدد التوقيعات
campaigns-paper-day = يوم الجمع
campaigns-paper-place = مكان الجمع
campaigns-paper-witness = الشاهدة أو الشاهد
campaigns-paper-witness-hint = من رأى الجمع وعدّ الأوراق. يُحفظ مشفّرًا ولا يُنشر.
campaigns-paper-scan = نسخة الأوراق
campaigns-paper-scan-hint = صورة JPEG أو PNG أو WebP، أو ملف PDF، حتى 10 ميغابايت. تُختم لحاملات المفتاح قبل حفظها، ولا يقرؤها هذا الخادم.
campaigns-paper-lies = أين تُحفظ الأوراق
campaigns-paper-lies-hint = مثل: خزانة المقر، ملف رقم 3.
campaigns-scans = نسخ الأوراق الممسوحة
campaigns-scan-name = اسم الملف
campaigns-scan-open = فتح النسخة
campaigns-scan-sealed = نسخة مختومة لحاملات المفتاح
campaigns-scan-too-large = الملف أكبر من 10 ميغابايت. تُصوَّر الأوراق بدقة أقل، أو تُدخل على دفعات.
campaigns-scan-kind = يُقبل JPEG وPNG وWebP وPDF وحدها.
campaigns-scan-no-key = لا مفتاح لهذه الهيئة، فلا تُحفظ هنا نسخة من أوراق فيها أسماء: لا يستطيع أحد فتحها. يُكتب أين تُحفظ الأوراق.
campaigns-paper-remove = حذف العدد
campaigns-paper-future = هذا اليوم لم يأتِ بعد.
campaigns-on-paper = { $n ->
    [zero] لا توقيعات على الورق
    [one] وتوقيع واحد على الورق
    [two] وتوقيعان على الورق
    [few] و{ $n } توقيعات على الورق
    [many] و{ $n } توقيعًا على الورق
   *[other] و{ $n } توقيع على الورق
}
campaigns-hosts-title = المواقع التي تعرض الاستمارة
campaigns-hosts = المواقع
campaigns-hosts-hint = اسم موقع في كل سطر، مثل: example.org. لا تُعرض الاستمارة في إطار موقع آخر غيرها.
campaigns-bad-host = يُكتب اسم الموقع وحده في كل سطر، مثل: example.org
campaigns-embed-hint = لوضع الاستمارة في موقع آخر يُلصق هذا السطر في صفحته، ويُضاف الموقع إلى القائمة:
campaigns-report = الأعداد والرسم
campaigns-report-hint = أعداد بلا أسماء. ما دون خمسة لا يُعرض وحده، وأعداد اللغات مقرّبة إلى أدنى خمسة وتُجدَّد كل يوم.
# dynamic
audit-campaigns-paper = أُدخلت توقيعات على الورق
# dynamic
audit-campaigns-hosts = غُيّرت المواقع التي تعرض الاستمارة

## التسليم

campaigns-block-updates = المستجدّات
campaigns-field-campaign = الحملة
campaigns-field-for-delivery = للتسليم
campaigns-field-for-contact = للمراسلة
campaigns-deliver = تسليم الأسماء
campaigns-deliver-hint = تفتح حاملة المفتاح القائمة في متصفّحها وتطبعها: الأسماء التي عليها علامة التسليم وحدها. لا يقرؤها هذا الخادم.
campaigns-deliver-open = فتح القائمة
campaigns-deliver-done = سُلّمت الأسماء
campaigns-delivered = سُجّل التسليم.
campaigns-deliverable-many = أكثر من { $count } اسم وافق أصحابها على تسليمها
campaigns-deliverable = { $n ->
    [zero] لا أسماء للتسليم
    [one] اسم واحد وافقت صاحبته أو صاحبه على تسليمه
    [two] اسمان وافق أصحابهما على تسليمهما
    [few] { $n } أسماء وافق أصحابها على تسليمها
    [many] { $n } اسمًا وافق أصحابها على تسليمها
   *[other] { $n } اسم وافق أصحابها على تسليمها
}
# dynamic
audit-campaigns-delivered = سُلّمت أسماء إلى الجهة المعنية
campaigns-move-up = تقديم
campaigns-move-down = تأخير
campaigns-mode-change = تغيير ما يُسمح به لمن يتبنّى
campaigns-mode-change-hint = التوسيع ممكن في كل حين. التضييق ممكن ما لم تتبنَّ الفقرة هيئة.
campaigns-shown-title = الأسماء الظاهرة
campaigns-shown-hint = هذه أسماء اختار أصحابها أن تظهر في صفحة الحملة. من أُخفي اسمه يبقى توقيعه محسوبًا.
campaigns-shown-none = لا اسم يظهر في الصفحة.
campaigns-shown-hide = إخفاء الاسم
campaigns-shown-hidden = لم يعد الاسم يظهر. التوقيع محسوب كما كان.
# dynamic
audit-campaigns-hid-name = أُخفي اسم كان ظاهرًا في حملة
campaigns-update = مراسلة المساندين
campaigns-update-who = { $n ->
    [zero] لم يأذن لكم أحد ممن وقّعوا بالمراسلة بعد.
    [one] تصل الرسالة إلى شخص واحد أذن بها.
    [two] تصل الرسالة إلى شخصين أذنا بها.
    [few] تصل الرسالة إلى { $n } أشخاص أذنوا بها.
    [many] تصل الرسالة إلى { $n } شخصًا أذنوا بها.
   *[other] تصل الرسالة إلى { $n } شخص أذنوا بها.
}
campaigns-update-hint = يقرأ كلٌّ أقرب لغة إلى لغته. في آخر كل رسالة رابط يُسحب منه الإذن.
campaigns-update-subject = الموضوع ({ $language })
campaigns-update-text = النص ({ $language })
campaigns-update-look = عرض الرسالة قبل إرسالها
campaigns-update-send = إرسال
campaigns-update-change = العودة إلى الكتابة
campaigns-update-past = ما أُرسل
campaigns-update-was-sent = أُرسلت الرسالة، وتصل تباعًا.
campaigns-update-sent-to = { $n ->
    [zero] إلى لا أحد
    [one] إلى شخص واحد
    [two] إلى شخصين
    [few] إلى { $n } أشخاص
    [many] إلى { $n } شخصًا
   *[other] إلى { $n } شخص
}
# dynamic
campaigns-update-nobody-title = لا أحد يُراسَل
campaigns-update-nobody = لم يأذن لكم أحد بالمراسلة، أو سُحب كل إذن.
campaigns-ended = انتهت هذه الحملة وأُتلف ما يمنع التوقيع مرتين: لا تُفتح للتوقيع من جديد. تُطلق حملة جديدة.
campaigns-confirm-late = انتهت الحملة وأُتلفت علامات العدّ: لا يُعدّ توقيع بعد الآن. بالتأكيد يبقى ما سُمح به مع التوقيع.
campaigns-confirmed-over = وصل التأكيد. انتهت الحملة: يُعدّ من أكّد قبل نهايتها.
campaigns-marks = علامات العدّ مرة واحدة
campaigns-marks-title = إتلاف العلامات الآن
campaigns-marks-stand = انتهت الحملة. تُتلف العلامات في الليلة القادمة، ومفتاحها بعدها. ويمكن ألا يُنتظر الليل.
campaigns-marks-are-gone = تُمحى العلامات ويُتلف مفتاحها بعدها، وقد لا يدوم ذلك إلا لحظات. بعده لا يستطيع أحد أن يعرف هل وقّع عنوان ما.
campaigns-marks-what = بهذه العلامات يُعرف العنوان الذي وقّع من قبل. هي بصمات بمفتاح هذه الحملة وحدها. معنى إتلافها الآن:
campaigns-marks-repeat = لا يُعرف بعده توقيع متكرر، ولا يستطيع أحد أن يعرف هل وقّع عنوان ما.
campaigns-marks-waiting = ما ينتظر تأكيدًا بالبريد أو قرار مشرفة لا يُعدّ بعده.
campaigns-marks-again = لا تُفتح الحملة للتوقيع من جديد أبدًا.
campaigns-marks-numbers = تبقى الأعداد، ويبقى ما خُتم للهيئات إلى أجله.
campaigns-marks-do = إتلاف المفتاح والعلامات
# dynamic
campaigns-marks-open-title = الحملة جارية
campaigns-marks-open = تُتلف العلامات بعد إنهاء الحملة. تُنهى أولًا من إعداداتها.
# dynamic
campaigns-letter-update-text =
    { $text }

    { $title }: { $link }
# dynamic
campaigns-letter-update-alone = { $text }
# dynamic
audit-campaigns-wrote = كُتب إلى من أذنوا بالمراسلة
# dynamic
audit-campaigns-marks-gone = أُتلف مفتاح حملة منتهية وعلاماتها
campaigns-consent-delivery = تسليم الاسم مع التوقيعات
campaigns-consent-contact = مراسلتها
campaigns-block-pictures = صور
campaigns-block-pictures-hint = تُرفع الصور في المكتبة؛ وفي صفحة كل صورة سطر يُنسخ ويُلصق هنا.
campaigns-again = وُقِّعت هذه الحملة من هذا المتصفح من قبل. العنوان نفسه يُعدّ مرة واحدة، وتوقيع شخص آخر يُعدّ أيضًا.
campaigns-deliveries = توقيعات للتسليم
campaigns-by-did = بلا توقيع
campaigns-times = مرات
campaigns-moderation = فرز التوقيعات
campaigns-moderation-hint = دفعات تنتظر القرار، وأسماء تظهر في صفحات الحملات.
campaigns-origin-from = أصل الحملة:
campaigns-link-over = هذا الرابط انتهى: سُحب التوقيع، أو لم يُؤكَّد في وقته. يمكن التوقيع من جديد.
campaigns-origin-language = لغة الأصل
campaigns-write-copy = نسخ النص
campaigns-write-copied = نُسخ النص.
campaigns-ask-again = طلب التبنّي من جديد
