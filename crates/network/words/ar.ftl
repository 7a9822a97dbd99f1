### الشبكة: الهيئات وشجرتها ومكاتبها.

network-home = الرئيسية
network-title = الشبكة
network-whole = الشبكة كلها
network-about = تعريف
network-right-edit = تدبير الهيئات

## من الشارع

network-springs-from = تنبثق من:
network-read-charter = قراءة الميثاق
network-write-to = مراسلتنا
network-describe = هيئات { $body } وأين تعمل.
network-map = خريطة هيئات { $body }
network-map-hint = كل نقطة هيئة، واسمها رابط إلى صفحتها. الخريطة بلا حدود: خط الساحل وحده.
network-map-hollow = النقطة الفارغة هيئة لم تصر عضوة بعد.
network-empty-title = لا هيئات تحتها بعد
network-empty = حين تنضم هيئات إلى هذه الهيئة تظهر هنا شجرتها وأماكنها.
network-above = الشبكة التي هي منها
network-total =
    { $n ->
        [zero] لا هيئات بعد
        [one] هيئة واحدة
        [two] هيئتان
        [few] { $n } هيئات
        [many] { $n } هيئة
       *[other] { $n } هيئة
    }
network-countries =
    { $n ->
        [zero] بلا بلد
        [one] في بلد واحد
        [two] في بلدين
        [few] في { $n } بلدان
        [many] في { $n } بلدًا
       *[other] في { $n } بلد
    }
network-below =
    { $n ->
        [zero] بلا هيئات
        [one] هيئة واحدة
        [two] هيئتان
        [few] { $n } هيئات
        [many] { $n } هيئة
       *[other] { $n } هيئة
    }
network-and-more =
    { $n ->
        [zero] ولا شيء غيرها
        [one] وهيئة أخرى
        [two] وهيئتان أخريان
        [few] و{ $n } هيئات أخرى
        [many] و{ $n } هيئة أخرى
       *[other] و{ $n } هيئة أخرى
    }

network-status-prospect = مرتقبة
network-status-contact = قيد التواصل
network-status-founding = قيد التأسيس
network-status-provisional = عضوة مؤقتة
network-status-member = عضوة

## المكاتب

network-desks = المكاتب
network-my-bodies = هيئاتي
network-desk-home = المكتب
network-waiting = في الانتظار
network-nothing-waits = لا شيء ينتظر الآن.
network-what-to-do = ما يمكن فعله هنا
network-desks-below = مكاتب الهيئات تحتها
network-no-desk-title = لا مكتب لهذا الحساب بعد
network-no-desk = لم يُسند إلى هذا الحساب دور في أي هيئة. يُطلب الدور ممّن تدير الهيئة، ثم يظهر مكتبها هنا.

network-desk-bodies = الهيئات
network-bodies-empty-title = لا هيئات تحتها بعد
network-bodies-empty = هنا تُنشأ الفروع والجمعيات واللجان التي تعمل تحت هذه الهيئة. لكل واحدة منها صفحتها وقائمتها وأخبارها.
network-kind-takes-none = هذا النوع من الهيئات لا تقوم تحته هيئات أخرى.
network-search-for-more = بالبحث تظهر البقية.
network-below-it = تحتها
network-order = ترتيب
network-order-end = إنهاء الترتيب
network-up = إلى أعلى
network-down = إلى أسفل
network-bin = السلة
network-bin-hint = تبقى الهيئة المحذوفة هنا 30 يومًا، ويمكن استرجاعها في أثنائها.
network-removed-on = تاريخ الحذف
network-removed = حُذفت الهيئة، وهي في السلة 30 يومًا.

network-create-title = إنشاء هيئة
network-create = إنشاء
network-created = أُنشئت الهيئة. يمكن الآن إتمام تعريفها.
network-kind = النوع
network-name-in = الاسم ({ $language })
network-status-hint = تقوله الهيئة الأعلى. العضوة هي التي اكتمل انضمامها.
network-slug-hint = يظهر في عنوان صفحاتها: حروف لاتينية صغيرة وأرقام وعلامة ‎-‎. إذا تُرك فارغًا أُخذ من الاسم.
network-slug-taken = لهيئة أخرى هذا الاسم في العنوان. يُختار غيره.
network-slug-leads-elsewhere = هذا العنوان كان لهيئة أخرى، وروابطها القديمة ما زالت تقود إليها منه.
network-take-old = أخذ هذا العنوان مع العلم أن الروابط القديمة ستقود إلى هذه الهيئة
network-kind-does-not-fit = هذا النوع لا يقوم تحت تلك الهيئة.

network-desk-profile = تعريف الهيئة
network-summary = من نحن في جملة
network-summary-hint = جملة أو جملتان تظهران تحت الاسم وفي محركات البحث.
network-address = العنوان البريدي
network-address-hint = بالقدر الذي تشاؤه الهيئة: المدينة وحدها تكفي.
network-group-where = المكان والصفة
network-year = سنة التأسيس
network-no-country = عدة بلدان، أو لا بلد
network-country-hint = منه تؤخذ أسماء الشهور والتوقيت.
network-country-code = رمز البلد
network-country-code-hint = حرفان لاتينيان لبلد ليس في القائمة، مثل SN.
network-lat = خط العرض
network-lon = خط الطول
network-place-hint = بالدرجات، مثل 36.8 و10.2: موضع النقطة في الخريطة. يكفي موضع المدينة، ويمكن تركهما فارغين.
network-links = صفحات في مواقع أخرى
network-links-hint = رابط في كل سطر، يبدأ بـ https://‎
network-too-many-links = 12 رابطًا على الأكثر.
network-bad-country = رمز البلد حرفان لاتينيان.
network-bad-year = سنة بين 1800 وهذه السنة.
network-no-language = تُختار لغة واحدة على الأقل.
network-bad-lat = خط العرض بين ‎-90 و90.
network-bad-lon = خط الطول بين ‎-180 و180.
network-group-look = المظهر واللغات
network-dye = اللون
network-dye-hint = لون العناوين والروابط في صفحات الهيئة. أما الشعار فيُختار من المكتبة.
network-languages = لغات النشر
network-languages-hint = تُعرض حقول هذه اللغات أولًا عند الكتابة.
network-own-language = اللغة الأولى
network-hijri = تصحيح التاريخ الهجري
network-hijri-hint = حين تختلف الرؤية عن تقويم أم القرى.
network-hijri-above = كما في الهيئة الأعلى
network-hijri-minus-two = تأخير يومين
network-hijri-minus-one = تأخير يوم
network-hijri-none = بلا تصحيح
network-hijri-plus-one = تقديم يوم
network-hijri-plus-two = تقديم يومين
network-group-springs = الهيئة التي تنبثق منها
network-springs-hint = إذا كانت هذه الشبكة جزءًا من هيئة لها موقع آخر، يظهر اسمها ورابطها في الرئيسية وفي صفحة الشبكة.
network-springs-link = رابط موقعها
network-others = أفعال أخرى

network-change-address = تغيير العنوان
network-change-address-hint = الاسم الذي يظهر في عناوين صفحات الهيئة. بعد تغييره تبقى الروابط القديمة تقود إليها، إلى أن تأخذ هيئة أخرى ذلك العنوان.
network-old-addresses = عناوين قديمة تقود إلى هنا
network-address-changed = تغيّر العنوان. الروابط القديمة تقود إلى العنوان الجديد.

network-move = نقل إلى هيئة أخرى
network-move-hint = تنتقل الهيئة وكل ما تحتها. العناوين لا تتغير. من لها صلاحية على الهيئة الجديدة وما تحتها تصير لها على هذه أيضًا، ومن كانت صلاحيتها من الهيئة السابقة تفقدها.
network-now-below = هي الآن تحت:
network-move-to = تحت أي هيئة؟
network-move-slug-hint = يُكتب اسم تلك الهيئة كما يظهر في عنوان صفحاتها.
network-move-do = نقل
network-move-nowhere = لا هيئة أخرى يمكن أن تنتقل إليها: إما أن نوعها لا يسمح، وإما أنها خارج صلاحية هذا الحساب.
network-move-loop = لا تنتقل هيئة إلى ما تحتها.
network-moved = انتقلت الهيئة مع كل ما تحتها.
network-locked-from-above = الهيئة أو هيئة فوقها أو تحتها في إغلاق احترازي: لا ينقلها ولا يحذفها ولا يعيدها ولا يغيّر عنوانها إلا من لها ذلك بتفويض في الهيئة المغلقة نفسها.

network-remove = حذف الهيئة
network-remove-do = حذف
network-remove-hint = تختفي صفحات الهيئة من الموقع، وتبقى الهيئة في السلة 30 يومًا يمكن فيها استرجاعها من مكتب الهيئة الأعلى.
# dynamic: the heading of the problem below
network-has-children-title = تحتها هيئات
network-has-children = لا تُحذف هيئة تحتها هيئات أخرى. تُنقل تلك أو تُحذف أولًا.

network-right-show-people = تقرير من يرى أشخاص الهيئة
network-show-people = من يرى أشخاص هذه الهيئة
network-show-people-hint = الأشخاص الذين تعرفهم هذه الهيئة لا تراهم الهيئات التي فوقها، ما لم تقرر هي غير ذلك. لا يغيّر هذا القرار أحد من فوق. والسجلات المختومة لا تفتحها في كل حال إلا حاملات مفتاح الهيئة.
network-people-are-shown = الهيئات التي فوق ترى الآن أشخاص هذه الهيئة.
network-people-are-hidden = أشخاص هذه الهيئة لا تراهم الآن إلا هي.
network-show-people-box = إظهار الأشخاص للهيئات التي فوق
# dynamic: what an audit entry says happened
audit-network-people-shown = أشخاص الهيئة صاروا ظاهرين لمن فوقها
# dynamic: what an entry of the trail says
audit-network-profile-changed = تغيير تعريف الهيئة
# dynamic: what an audit entry says happened
audit-network-people-hidden = أشخاص الهيئة أُخفوا عمّن فوقها
# dynamic: what an entry of the trail says
audit-network-body-made = إنشاء هيئة
# dynamic: what an entry of the trail says
audit-network-body-moved = نقل هيئة
# dynamic: what an entry of the trail says
audit-network-body-removed = إزالة هيئة
# dynamic: what an entry of the trail says
audit-network-body-restored = استرجاع هيئة
# dynamic: what an entry of the trail says
audit-network-address-changed = تغيير عنوان الهيئة
