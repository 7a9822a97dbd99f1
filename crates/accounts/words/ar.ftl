### الحسابات والدخول والأدوار. العربية هي الأصل.

## الدخول

accounts-sign-in-title = الدخول إلى الحساب
accounts-sign-in = دخول
accounts-sign-in-first = هذه الصفحة تتطلب حسابًا. بعد الدخول تُفتح مباشرة.
accounts-wrong = البريد وكلمة السر لا يتطابقان. يمكن تصحيح أحدهما، أو طلب رابط دخول بالبريد.
accounts-no-password-title = دون كلمة سر
accounts-send-link-hint = لمن نسيت كلمة السر أو لم تخترها بعد: يُرسل إلى البريد المكتوب أعلاه رابط يفتح الحساب مرة واحدة.
accounts-send-link = إرسال رابط الدخول
accounts-to-sign-in = الرجوع إلى صفحة الدخول
accounts-wait-seconds =
    { $n ->
        [zero] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة الآن.
        [one] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد ثانية.
        [two] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد ثانيتين.
        [few] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد { $n } ثوانٍ.
        [many] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد { $n } ثانية.
       *[other] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد { $n } ثانية.
    }
accounts-wait-minutes =
    { $n ->
        [zero] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة الآن.
        [one] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد دقيقة.
        [two] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد دقيقتين.
        [few] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد { $n } دقائق.
        [many] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد { $n } دقيقة.
       *[other] محاولات كثيرة من هذه الشبكة. يمكن إعادة المحاولة بعد { $n } دقيقة.
    }
# dynamic: the heading of the problem below
accounts-busy-title = الدخول مزدحم الآن
accounts-busy = كثيرات يدخلن في هذه اللحظة. يُرجى الانتظار بضع ثوانٍ ثم إعادة المحاولة.

## رابط الدخول

accounts-sent-title = تفقّد البريد
accounts-sent = إن كان لهذا البريد حساب هنا فالرسالة في طريقها إليه. الرابط الذي فيها يُستعمل مرة واحدة ولوقت قصير. إن لم تصل بعد دقائق فقد تكون في مجلّد الرسائل غير المرغوبة.
accounts-link-title = الدخول بالرابط
accounts-link = بقيت خطوة واحدة: الضغط على الزر يفتح الحساب في هذا المتصفّح، وبعده لا يعود الرابط صالحًا.
accounts-link-over-title = لم يعد هذا الرابط صالحًا
accounts-link-over = استُعمل الرابط من قبل، أو انتهى وقته، أو نُسخ ناقصًا. يمكن طلب رابط جديد من صفحة الدخول.

## الرسائل

accounts-letter-subject = رابط الدخول إلى { $site }
accounts-letter-text =
    السلام عليكم { $name }،

    لفتح الحساب في { $site }:

    { $link }

    يُستعمل الرابط مرة واحدة، ويبقى صالحًا { $lasts }.
    إن لم يُطلب هذا الرابط من جهتك فلا شيء يلزم فعله: لم يدخل أحد إلى الحساب.
accounts-invite-subject = حساب جديد في { $site }
accounts-invite-text =
    السلام عليكم { $name }،

    فُتح باسمك حساب في { $site } ومعه دور في العمل. لتفعيله واختيار كلمة السر:

    { $link }

    يُستعمل الرابط مرة واحدة، ويبقى صالحًا { $lasts }. بعدها يُطلب رابط جديد من صفحة الدخول.
    إن كان في الأمر خطأ فيكفي تجاهل هذه الرسالة.
accounts-new-device-subject = دخول من جهاز جديد إلى { $site }
accounts-new-device-text =
    السلام عليكم { $name }،

    فُتح حسابك في { $site } من جهاز لم يُستعمل من قبل:

    { $device }
    { $day }

    إن كان هذا الدخول منك فلا شيء يلزم فعله. وإلا فافتحي حسابك من جهاز تعرفينه، وأغلقي تلك الجلسة، وغيّري كلمة السر:

    { $link }
accounts-letter-day = يومًا كاملًا
accounts-letter-week = سبعة أيام
accounts-letter-minutes =
    { $n ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }

## الحساب

accounts-own-title = حسابي
accounts-name-hint = الاسم الظاهر للعاملات في الهيئة. يمكن أن يكون اسمًا مستعارًا.
accounts-language-hint = لغة لوحة العمل والرسائل.
accounts-password-title = كلمة السر
accounts-password-new = كلمة سر جديدة
accounts-password-again = كلمة السر الجديدة مرة أخرى
accounts-password-hint = 12 حرفًا على الأقل. أربع كلمات لا رابط بينها أسهل حفظًا وأصعب تخمينًا من كلمة واحدة معقّدة.
accounts-set-password = اعتماد كلمة السر
accounts-password-set = اعتُمدت كلمة السر الجديدة، وأُغلقت الجلسات الأخرى.
accounts-password-short = كلمة السر أقصر من 12 حرفًا.
accounts-password-trivial = كلمة السر سهلة التخمين. يُرجى تجنّب الاسم والبريد والأرقام المتتابعة والكلمات الشائعة.
accounts-password-differs = الكتابتان مختلفتان.
accounts-wrong-current = ليست هذه كلمة السر الحالية.
accounts-by-link = تم الدخول بالرابط. خلال ساعة يمكن تغيير كلمة السر دون كتابة القديمة.
accounts-sessions = الأجهزة التي دخلت
accounts-sessions-hint = كل سطر متصفّح مفتوح على هذا الحساب. ما لا يُعرف منها يُغلق، ثم تُغيّر كلمة السر.
accounts-device = الجهاز
accounts-device-unknown = جهاز غير معروف
accounts-session-since = منذ
accounts-session-seen = آخر يوم استُعمل فيه
accounts-session-here = هذا المتصفّح
accounts-end-session = إغلاق الجلسة
accounts-end-others = إغلاق كل الجلسات الأخرى
accounts-session-ended = أُغلقت الجلسة.

## الأدوار في هيئة

accounts-people = العاملات وأدوارهن
accounts-people-hint = من لها دور في هذه الهيئة، ومن يشملها دورها من هيئة أعلى. الأدوار الآتية من أعلى تُغيَّر هناك.
accounts-nobody-title = لا أحد بعد
accounts-nobody = بالأدوار تكتب العاملات أخبار الهيئة وصفحاتها ويُشرفن على تعليقاتها. الخطوة الأولى في النموذج أدناه.
accounts-role = الدور
accounts-reach = يشمل
accounts-since = منذ
accounts-by = بتفويض من
accounts-change = تغيير
accounts-here = هذه الهيئة وحدها
accounts-here-and-below = الهيئة وكل ما تحتها
accounts-above-and-below = { $body } وكل ما تحتها
accounts-not-yours = لا يُغيَّر إلا ممن لها صلاحياته
accounts-from-above = يُغيَّر في هيئة أعلى
accounts-by-machine = القائمات على الموقع
accounts-end = إنهاء الدور
accounts-ended = انتهى الدور.
accounts-give-title = إسناد دور
accounts-give = إسناد الدور
accounts-given = أُسند الدور.
accounts-invited = فُتح حساب وأُسند إليه الدور، وأُرسل إلى صاحبته رابط الدخول.
accounts-give-email-hint = إن لم يكن له حساب فُتح له حساب جديد وأُرسل إليه رابط الدخول.
accounts-give-name-hint = للحساب الجديد وحده.
accounts-give-language = لغة الرسالة ولوحة العمل
accounts-give-below = يشمل كل الهيئات التي تحتها
accounts-give-below-hint = الهيئات الموجودة اليوم والتي تُنشأ بعد اليوم.
accounts-not-yours-to-give = لا يُسند دور إلا ممن لها صلاحياته كلها في المدى نفسه.
accounts-taken = لهذا البريد حساب من قبل.
# dynamic: the heading of the problem below
accounts-last-admin-title = لا يمكن إنهاء هذا الدور
accounts-last-admin = هذه آخر مديرة للموقع كله. يُسند الدور إلى أخرى أولًا.
accounts-role-admin = مديرة
accounts-role-admin-hint = كل شيء، وإسناد كل الأدوار. في الهيئة العليا: إعدادات الموقع أيضًا.
accounts-role-coordinator = منسّقة
accounts-role-coordinator-hint = كل شيء في الهيئة، إلا تعيين المديرات.
accounts-role-editor = محرّرة
accounts-role-editor-hint = تكتب الأخبار والصفحات والقوائم والصور وتنشرها.
accounts-role-moderator = مشرفة
accounts-role-moderator-hint = تراجع التعليقات والرسائل وتجيب عنها.
accounts-right-grant = إسناد الأدوار وإنهاؤها

## لماذا تُحفظ المعطيات

accounts-purpose-sign-in = الدخول إلى لوحة العمل: الاسم والبريد المشفّر وكلمة السر المموّهة والجلسات، ما دام الحساب قائمًا.
accounts-purpose-roles = الأدوار في الهيئات: إلى انتهائها وسنة بعدها.

## طرق الدخول والأدوار والرموز

accounts-again = يُطلب التأكيد أنها أنتِ قبل عمل له أثر. يبقى صالحًا عشر دقائق في هذا المتصفّح.
accounts-again-do = تأكيد
accounts-again-none = ليس لهذا الحساب مفتاح مرور ولا كلمة سر بعد.
accounts-again-title = التأكيد قبل المتابعة
accounts-as-csv = حفظ كملف CSV
accounts-body = الهيئة
accounts-branch = من تحمل أي دور في الفرع كله
accounts-branch-all = الكل
accounts-branch-hint = كل الأدوار المسندة في هذه الهيئة وفي كل ما تحتها، مرتّبة بحسب نهايتها.
accounts-branch-more = تظهر أوّل 200 سطر. يضيّق البحث القائمة، وملف CSV يحملها كاملة.
accounts-branch-soon = تنتهي خلال 30 يومًا
accounts-choose-way = بقي اختيار طريقة للدخول: مفتاح مرور، أو كلمة سر مع رمز متغيّر.
accounts-code = الرمز
accounts-code-ask = كلمة السر صحيحة. بقي الرمز الذي يظهر في تطبيق الرموز، أو أحد رموز الاسترجاع.
accounts-code-hint = ستة أرقام من تطبيق الرموز، أو رمز استرجاع.
accounts-code-open-app = فتح تطبيق الرموز في هذا الهاتف
accounts-code-secret = أو كتابة هذا المفتاح في التطبيق:
accounts-code-set-up = رمز متغيّر على الهاتف
accounts-code-set-up-hint = يُضاف الحساب إلى أي تطبيق رموز (TOTP) بتصوير المربّع، ثم يُكتب أدناه الرمز الظاهر فيه.
accounts-code-title = الخطوة الثانية
accounts-code-wrong = هذا الرمز غير صحيح أو استُعمل من قبل. يظهر رمز جديد كل نصف دقيقة.
accounts-print = طباعة
accounts-copy = نسخ
accounts-copied = نُسخت.
accounts-code-first-hint = ستة أرقام يُظهرها التطبيق بعد إضافة الحساب.
accounts-device-name = تسمية
accounts-last-day = آخر يوم للدور
accounts-last-day-hint = ينتهي الدور بنفسه بعد هذا اليوم، خلال سنتين على الأكثر؛ وتصل رسالة قبله بأسبوعين.
accounts-last-way = هذه آخر طريقة للدخول إلى الحساب. تُضاف أخرى أولًا.
accounts-locked-from-above = الهيئة في إغلاق احترازي: لا يمنح فيها دورًا ولا يجدّده ولا ينهيه إلا من لها ذلك بتفويض في الهيئة نفسها.
accounts-locked = الهيئة في إغلاق احترازي: لا دعوات جديدة حتى يُرفع.
accounts-locked-passkeys = إحدى هيئاتك في إغلاق احترازي: الدخول الآن بمفتاح المرور وحده.
accounts-lost = ضاعت طرق الدخول؟
accounts-lost-code = رمز استرجاع: يُكتب مكان الرمز المتغيّر بعد كلمة السر.
accounts-lost-link = رابط بالبريد: من صفحة الدخول، لمن لم تُفعّل رمزًا متغيّرًا.
accounts-lost-passkey = مفتاح مرور آخر: على جهاز آخر أو في حساب الهاتف الجديد.
accounts-never = لم يُستعمل بعد
accounts-office = صفة عامة
accounts-office-agree = أوافق على إظهار اسمي
accounts-office-hide = إخفاء اسمي
accounts-office-hint = مثل: الناطقة باسم الجمعية. تظهر مع الاسم في صفحة الهيئة بعد موافقة صاحبتها وحدها.
accounts-offices = الصفات العامة
accounts-offices-hint = هيئة تودّ إظهار هذا الاسم مع صفته في صفحتها. لا يظهر شيء دون موافقة، وتُسحب الموافقة متى شئتِ.
accounts-passkey-end = إزالة المفتاح
accounts-passkey-enter = الدخول بمفتاح المرور
accounts-passkey-gone = أُزيل مفتاح المرور.
accounts-passkey-label = اسم للجهاز
accounts-passkey-label-hint = مثل: هاتفي. لتمييزه إن ضاع.
accounts-passkey-made = أُضيف مفتاح المرور، ويفتح الحساب من الآن.
accounts-passkey-make = إضافة مفتاح مرور على هذا الجهاز
accounts-passkey-many = بلغ عدد المفاتيح أقصاه. يُزال أحدها أولًا.
accounts-passkey-no-script = مفاتيح المرور تحتاج إلى JavaScript. كلمة السر والرمز لا يحتاجان إليه.
accounts-passkey-refused = لم يتم الأمر بمفتاح المرور. يمكن إعادة المحاولة، أو الدخول بكلمة السر.
accounts-passkey-unnamed = مفتاح بلا اسم
accounts-passkeys = مفاتيح المرور
accounts-passkeys-hint = يُفتح الحساب ببصمة الهاتف أو برمز قفله، دون كلمة سر تُسرق. الأفضل مفتاحان على جهازين.
accounts-password-and-code = كلمة سر يتبعها رمز متغيّر من الهاتف. تعمل على كل جهاز ودون JavaScript.
accounts-password-stands = كلمة السر والرمز معتمدان.
accounts-recovery = رموز الاسترجاع
accounts-recovery-hint = عشرة رموز لليوم الذي يضيع فيه الهاتف. تُطبع أو تُكتب وتُحفظ بعيدًا عنه.
accounts-recovery-kept = حفظتُها
accounts-recovery-make = عشرة رموز جديدة
accounts-recovery-none = لا رموز استرجاع بعد: إن ضاع الهاتف فلا رجوع إلا بشهادة اثنتين.
accounts-recovery-once = تظهر هذه الرموز الآن وحدها ولا تُحفظ عندنا. كل رمز يُستعمل مرة. والسابقة لم تعد صالحة.
accounts-renewed = مُدّد الدور.
accounts-right-appoint = تعيين المديرات
accounts-right-roles = تعريف الأدوار وتغييرها
accounts-right-vouch = الشهادة لمن ضاعت طرق دخولها
accounts-role-all-kinds = كل الهيئات
accounts-role-empty = دور بلا صلاحية لا معنى له: تُختار واحدة على الأقل.
accounts-role-keyholder = حاملة المفتاح
accounts-role-keyholder-hint = تفتح السجلات المختومة. يُسند من صفحة المفتاح وحدها.
accounts-role-kinds = لأنواع الهيئات
accounts-role-kinds-hint = دون اختيار: لكل الأنواع.
accounts-role-new = دور جديد
accounts-role-not-yours = لا يُضاف إلى دور ولا يُنزع منه إلا ما تملكينه أنتِ في كل المدى. ودورا المديرة وحاملة المفتاح لا يتغيّران.
accounts-role-retire = لا يُسند بعد اليوم
accounts-role-retire-hint = من تحمله تبقى عليه إلى نهايته.
accounts-role-retired = لم يعد يُسند
accounts-role-right-not-yours = ليست من صلاحياتك: لا تُغيَّر من هنا.
accounts-role-rights = الصلاحيات
accounts-role-rights-hint = ما تسمح به، في الهيئة وفيما تحتها إن شملها الدور.
accounts-role-secretary = كاتبة
accounts-role-secretary-hint = تكتب الأخبار والصفحات وتنشرها، وتراجع التعليقات.
accounts-roles = تعريف الأدوار
accounts-roles-hint = ما تسمح به كل صفة. يُغيَّر هنا مرة للائتلاف كله.
accounts-second = بريد ثانٍ للتنبيهات
accounts-second-hint = تصله تنبيهات الأمان وحدها. لا يُدخَل به إلى الحساب.
accounts-second-title = بريد ثانٍ
accounts-secure = طرق الدخول
accounts-secure-hint = مفاتيح المرور وكلمة السر والرمز ورموز الاسترجاع.
accounts-term = المدة
accounts-token-all = كل صلاحياتها
accounts-token-body = في هيئة
accounts-token-end = إنهاء
accounts-token-ended = انتهى الرمز.
accounts-token-everywhere = حيثما يسمح الحساب
accounts-token-made = رمز جديد للواجهة
accounts-token-make = إنشاء الرمز
accounts-token-name-hint = مثل: نشرة الموقع القديم. لمعرفته فيما بعد.
accounts-token-new = رمز جديد
accounts-token-once = يظهر الآن وحده ولا يُحفظ عندنا. يُنسخ إلى حيث يُستعمل.
accounts-token-rights = الصلاحيات
accounts-token-rights-hint = دون اختيار: كل ما يسمح به الحساب. الأسلم أقلّها.
accounts-token-until = نهاية الرمز بين الغد وسنة.
accounts-token-until-sooner = نهاية الرمز في المستقبل، ولا تتأخر عمّا هي عليه.
accounts-tokens = رموز الواجهة البرمجية
accounts-tokens-hint = مفتاح لبرنامج يعمل باسمك. لا يزيد أبدًا على ما يسمح به حسابك في تلك اللحظة.
accounts-tokens-none = لا رموز بعد
accounts-tokens-none-hint = من لا تستعمل برنامجًا آخر لا تحتاج إليها.
accounts-until = إلى
accounts-until-range = النهاية بين الغد وسنتين.
accounts-vouch-appointed = الشهادتان من اثنتين لم تُعيّن إحداهما الأخرى.
accounts-vouch-asked = طُلبت في { $day }
accounts-vouch-do = أشهد أنها هي
accounts-vouch-first = سُجّلت الشهادة الأولى. تلزم ثانية.
accounts-vouch-hint = من ضاعت طرق دخولها تحتاج إلى اثنتين تعرفانها. تُكلَّم بالصوت أو وجهًا لوجه قبل الشهادة، وتقرأ هي الرقم الذي ظهر لها.
accounts-vouch-moved = تغيّر الطلب في هذه الأثناء.
accounts-vouch-nobody = لا طلب في الانتظار.
accounts-vouch-number = الرقم الذي تقرؤه
accounts-vouch-number-hint = ستة أرقام.
accounts-vouch-number-wrong = ليس هذا هو الرقم.
accounts-vouch-second = سُجّلت الشهادتان. تُفتح لها طرق جديدة بعد 48 ساعة من خروج الرسالة إليها ما لم تقل لا، وفي الإغلاق الاحترازي بعد رفعه.
accounts-vouch-title = الشهادة لمن ضاعت طرق دخولها
accounts-vouch-waiting = في انتظار شهادة
accounts-vouched-subject = طرق دخول جديدة إلى { $site }
accounts-vouching = شهادة اثنتين
accounts-vouching-ask = طلب الشهادة
accounts-vouching-asked = طُلبت الشهادة
accounts-vouching-due = يسري ذلك في { $day }.
accounts-vouching-hint = اثنتان من القائمات على الهيئة تعرفانك تشهدان أنها أنتِ. يسري ذلك بعد 48 ساعة، ويعيد الدخول وحده: لا يعيد مفتاحًا ولا ما خُتم به.
accounts-vouching-locked = هيئة من هيئاتك في إغلاق احترازي: لا يسري شيء ولا تُلغى مفاتيح المرور قبل رفعه.
accounts-vouching-no = لا، أوقفوا ذلك
accounts-vouching-no-hint = تشهد اثنتان أن صاحبة هذا الحساب أضاعت طرق دخولها. إن لم تطلبي ذلك فهذا الزر يوقفه حالًا.
accounts-vouching-no-title = وقف الطلب
accounts-vouching-number = هذا رقمك. تقرئينه بصوتك لكل واحدة من الشاهدتين، ولا يُرسل مكتوبًا.
accounts-vouching-over = انتهى هذا الطلب
accounts-vouching-refused = أُوقف الطلب
accounts-vouching-refused-hint = لم يتغيّر شيء في الحساب. يُستحسن تغيير كلمة السر وإخبار القائمات على الهيئة.
accounts-vouching-subject = تنبيه: طلب طرق دخول جديدة إلى { $site }
accounts-vouching-then = إن كان لهذا البريد حساب هنا ظهر الطلب لمن يمكنها أن تشهد. يبقى أسبوعين.
accounts-vouching-warning = تشهد اثنتان أن صاحبة هذا الحساب أضاعت طرق دخولها. إن لم يكن ذلك بطلب منك فأوقفيه.
accounts-reminder-subject = دور ينتهي قريبًا في { $site }
accounts-months =
    { $n ->
        [zero] أقل من شهر
        [one] شهر
        [two] شهران
        [few] { $n } أشهر
        [many] { $n } شهرًا
       *[other] { $n } شهر
    }
accounts-renew =
    { $n ->
        [zero] تمديد
        [one] تمديد شهرًا
        [two] تمديد شهرين
        [few] تمديد { $n } أشهر
        [many] تمديد { $n } شهرًا
       *[other] تمديد { $n } شهر
    }
accounts-recovery-left =
    { $n ->
        [zero] لم يبق رمز.
        [one] بقي رمز واحد.
        [two] بقي رمزان.
        [few] بقيت { $n } رموز.
        [many] بقي { $n } رمزًا.
       *[other] بقي { $n } رمز.
    }
accounts-reminder-text =
    السلام عليكم { $name }،

    ينتهي دور «{ $role }» في { $body } يوم { $day }. لتمديده تكفي كلمة إلى من أسندته.

    { $link }
accounts-reminder-giver-text =
    السلام عليكم { $name }،

    ينتهي دور «{ $role }» الذي أُسند إلى { $holder } في { $body } يوم { $day }. يُمدَّد من هنا إن لزم:

    { $link }
accounts-vouching-first =
    السلام عليكم { $name }،

    تشهد واحدة أنك أضعتِ طرق الدخول إلى حسابك في { $site }. إن شهدت ثانية تُلغى الطرق القديمة بعد 48 ساعة.

    إن لم يكن ذلك بطلب منك، فهذه الصفحة توقفه:

    { $link }
accounts-vouching-text =
    السلام عليكم { $name }،

    تشهد اثنتان أنك أضعتِ طرق الدخول إلى حسابك في { $site }. بعد 48 ساعة تُلغى الطرق القديمة ويصل إلى هذا البريد رابط لاختيار جديدة.

    إن لم يكن ذلك بطلب منك، فهذه الصفحة توقفه:

    { $link }
accounts-vouched-text =
    السلام عليكم { $name }،

    مرّت 48 ساعة بعد شهادة اثنتين. لاختيار طرق دخول جديدة إلى { $site }:

    { $link }

    يُستعمل الرابط مرة واحدة، ويبقى صالحًا { $lasts }. لا يعيد مفتاحًا ولا ما خُتم به.

## سجلّ التدقيق

# dynamic: what an entry of the trail says
audit-accounts-grant-detached = انتهى دور لأن الهيئة انتقلت إلى فرع آخر
# dynamic: what an entry of the trail says
audit-accounts-grant-ended = إنهاء دور
# dynamic: what an entry of the trail says
audit-accounts-grant-renewed = تمديد دور
# dynamic: what an entry of the trail says
audit-accounts-granted = إسناد دور
# dynamic: what an entry of the trail says
audit-accounts-passkey-ended = إزالة مفتاح مرور
# dynamic: what an entry of the trail says
audit-accounts-passkey-made = إضافة مفتاح مرور
# dynamic: what an entry of the trail says
audit-accounts-password-changed = تغيير كلمة السر
# dynamic: what an entry of the trail says
audit-accounts-recovery-code-used = استعمال رمز استرجاع
# dynamic: what an entry of the trail says
audit-accounts-recovery-codes-made = رموز استرجاع جديدة
# dynamic: what an entry of the trail says
audit-accounts-role-changed = تغيير تعريف دور
# dynamic: what an entry of the trail says
audit-accounts-token-changed = تغيير رمز للواجهة
# dynamic: what an entry of the trail says
audit-accounts-token-ended = إنهاء رمز للواجهة
# dynamic: what an entry of the trail says
audit-accounts-token-made = إنشاء رمز للواجهة
# dynamic: what an entry of the trail says
audit-accounts-vouched = شهادة لمن ضاعت طرق دخولها
# dynamic: what an entry of the trail says
audit-accounts-vouching-done = فتح طرق دخول جديدة بعد شهادة اثنتين
# dynamic: what an entry of the trail says
audit-accounts-vouching-refused = رفض الشهادة من صاحبة الحساب

accounts-offices-shown = من يتكلم باسم الهيئة
accounts-not-to-yourself = لا أحد يسند دورًا إلى نفسه ولا يمدّده: هذا عمل زميلة لها الحق نفسه.
accounts-detached-subject = دور انتهى في { $site }
accounts-detached-text =
    السلام عليكم { $name }،

    انتقلت { $body } إلى فرع آخر من الشبكة، فانتهى دور «{ $role }» الذي أُسند إليكِ فيها من الفرع السابق. من له الحق في الفرع الجديد يسنده من جديد إن أراد:

    { $link }
accounts-last-admin-subject = أنتِ المديرة الأخيرة في { $site }
accounts-last-admin-text =
    السلام عليكم { $name }،

    كاد دور «{ $role }» في { $body } ينتهي وليس فيها مديرة أخرى يبقى دورها بعده، فمُدّد من تلقائه إلى { $day } كي لا يُغلق النظام على أهله. يَحسن أن تُسمّى مديرة ثانية:

    { $link }
accounts-phone-over = بدأ هذا قبل وقت طويل أو من مكان آخر. يُضغط الزر مرة أخرى.
accounts-phone-title = هاتف آخر
accounts-phone-other = أخذ الرموز من هاتف آخر
accounts-phone-hint = لهاتف ضاع أو بيع أو جديد: تأتي الرموز من الجديد، ولا تفتح رموز القديم شيئًا بعدها، وتُغلق جلساتك الأخرى.
accounts-phone-until = تبقى رموز الهاتف السابق صحيحة حتى يُكتب هنا أول رمز من الهاتف الجديد.
accounts-phone-confirm = تأتي الرموز من هذا الهاتف
accounts-phone-changed = تأتي الرموز الآن من الهاتف الجديد، وأُغلقت الجلسات الأخرى.
accounts-ways-changed-subject = تغيّرت طريقة دخولك إلى { $site }
accounts-reset-text =
    السلام عليكم { $name }،

    أزال القائمون على جهاز { $site } طرق الدخول إلى حسابك: مفاتيح المرور وكلمة السر والرموز ورموز الاسترجاع، وأُغلقت جلساتك كلها. يفتحه رابط جديد، ثم تُختار طرق دخول جديدة.

    إن لم يكن ذلك بطلب منك فتحدّثي إليهم:

    { $link }
accounts-phone-text =
    السلام عليكم { $name }،

    تأتي الرموز التي تدخلين بها إلى { $site } الآن من هاتف آخر. لا تفتح رموز الهاتف السابق شيئًا بعد الآن، وأُغلقت جلساتك الأخرى.

    إن لم يكن ذلك منك فاختاري حالًا طرق دخول جديدة، أو أخبري زميلاتك:

    { $link }
# dynamic: what an entry of the trail says
audit-accounts-phone-changed = رموز من هاتف آخر
# dynamic: what an entry of the trail says
audit-accounts-ways-reset = إزالة طرق الدخول من القائمين على الجهاز
accounts-erase = محو الحساب
accounts-erase-hint = يُمحى الحساب نهائيًا بعد تأكيد الهوية.
accounts-erase-not = لا، يبقى الحساب
accounts-erase-sure = نعم، محو الحساب نهائيًا
accounts-erase-what = يُمحى الحساب فورًا: طرق الدخول والجلسات والأدوار وهوية المفتاح، ولا رجعة. ما كتبته للهيئات يبقى لها، وما تعرفه عنك كشخص تجدينه من الرابط في رسائلها.
# dynamic: what an entry of the trail says
audit-accounts-erased-by-her = محت صاحبة الحساب حسابها
accounts-ended-text =
    السلام عليكم { $name }،

    أُنهي دورك «{ $role }» في { $body }. أنهاه غيرك، وفي سجلّ التدقيق من ومتى. إن بدا ذلك غير صحيح فالسؤال عنه لزميلاتك في الهيئة:

    { $link }
accounts-password-text =
    السلام عليكم { $name }،

    تغيّرت كلمة السر لحسابك في { $site }، وأُغلقت جلساتك الأخرى.

    إن لم يكن ذلك منك فاختاري حالًا طرق دخول جديدة، أو أخبري زميلاتك:

    { $link }
accounts-passkey-text =
    السلام عليكم { $name }،

    أُضيف مفتاح مرور إلى حسابك في { $site }، وهو يفتحه من الآن.

    إن لم يكن ذلك منك فاحذفيه حالًا، أو أخبري زميلاتك:

    { $link }
accounts-second-text =
    السلام عليكم { $name }،

    تغيّر البريد الثاني الذي تصل إليه تنبيهات حسابك في { $site }.

    إن لم يكن ذلك منك فأعيديه حالًا، أو أخبري زميلاتك:

    { $link }
accounts-link-text =
    السلام عليكم { $name }،

    صنع القائمون على جهاز { $site } رابطًا يفتح حسابك مرة واحدة. لم تتغيّر طرق دخولك.

    إن لم يكن ذلك بطلب منك فتحدّثي إليهم:

    { $link }
accounts-tokens-still = تبقى مفاتيح واجهة البرمجة التي صُنعت في حسابك صالحة. تُرى وتُنهى هنا: { $link }
# dynamic: what an entry of the trail says
audit-accounts-second-address = تغيّر البريد الثاني للتنبيهات
# dynamic: what an entry of the trail says
audit-accounts-link-made = رابط دخول صنعه القائمون على الجهاز
accounts-token-text =
    السلام عليكم { $name }،

    صنع القائمون على جهاز { $site } مفتاحًا لواجهة البرمجة باسمك: يفعل به برنامج ما لك أن تفعليه، ضمن حدوده.

    إن لم يكن ذلك بطلب منك فتحدّثي إليهم:

    { $link }
# dynamic: what an entry of the trail says
audit-accounts-token-made-for = مفتاح لواجهة البرمجة صنعه القائمون على الجهاز
# dynamic: what an entry of the trail says
audit-accounts-grant-ended-above = أُنهي دور من هيئة أعلى
accounts-name-hidden = اسم محجوب: الهيئة في إغلاق احترازي
