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
accounts-again-title = إثبات أنك صاحبة الحساب
accounts-again = إثبات ومتابعة
accounts-again-why = ما يلي يمسّ أمان أخريات أو أمان الحساب. يبقى هذا الإثبات صالحًا عشر دقائق.
accounts-again-none = ليس لهذا الحساب بعد ما يُثبت به: لا كلمة سر ولا مفتاح مرور.
accounts-to-account = إلى حسابي
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
accounts-letter-day = يومًا كاملًا
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
accounts-password-current = كلمة السر الحالية
accounts-password-new = كلمة سر جديدة
accounts-password-again = كلمة السر الجديدة مرة أخرى
accounts-password-hint = 12 حرفًا على الأقل. أربع كلمات لا رابط بينها أسهل حفظًا وأصعب تخمينًا من كلمة واحدة معقّدة.
accounts-set-password = اعتماد كلمة السر
accounts-password-set = اعتُمدت كلمة السر الجديدة، وأُغلقت الجلسات الأخرى.
accounts-password-short = كلمة السر أقصر من 12 حرفًا.
accounts-password-trivial = كلمة السر سهلة التخمين. يُرجى تجنّب الاسم والبريد والأرقام المتتابعة والكلمات الشائعة.
accounts-password-differs = الكتابتان مختلفتان.
accounts-wrong-current = ليست هذه كلمة السر الحالية.
accounts-password-by-link = لاختيار كلمة سر يلزم الدخول برابط جديد خلال الساعة الأخيرة.
accounts-no-password = ليست لهذا الحساب كلمة سر بعد. دونها يلزم رابط جديد عند كل دخول.
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
