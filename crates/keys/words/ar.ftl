## الصلاحيات

keys-right-manage = تسمية حاملات مفتاح الهيئة
keys-right-open = استلام السجلات المختومة لفتحها

## ما لا يمكن

keys-bad-public = ليس هذا مفتاحًا عامًّا: يبدأ بـ age1 وطوله اثنان وستون حرفًا.
keys-bad-wrapped = ليست هذه هوية مغلّفة بعبارة سر، كما يصنعها المتصفح أو أمر nasij keys create.
keys-public-taken = هذا المفتاح العام مستعمل من قبل. يُرجى صنع هوية جديدة.
keys-named-already = هي مسمّاة من قبل.
keys-too-many = للهيئة ثلاث حاملات على الأكثر. تغادر واحدة قبل تسمية أخرى.


# dynamic: what an entry of the trail says
audit-keys-keyholder-named = سُمّيت حاملة للمفتاح
# dynamic: what an entry of the trail says
audit-keys-keyholder-asked = طُلب من حساب أن يحمل المفتاح
# dynamic: what an entry of the trail says
audit-keys-keyholder-accepted = قبلت حمل المفتاح
# dynamic: what an entry of the trail says
audit-keys-keyholder-left = غادرت حاملة للمفتاح
# dynamic: what an entry of the trail says
audit-keys-keyholder-kept-on = أُبقيت حاملة للمفتاح
# dynamic: what an entry of the trail says
audit-keys-identity-made = صُنعت هوية
# dynamic: what an entry of the trail says
audit-keys-identity-replaced = استُبدلت هوية
# dynamic: what an entry of the trail says
audit-keys-sheet-made = صُنعت ورقة الاسترداد
# dynamic: what an entry of the trail says
audit-keys-sheet-dropped = أُبطلت ورقة الاسترداد
# dynamic: ما يقوله قيد في السجلّ
audit-keys-sheet-proposed = اقتُرحت ورقة استرداد وتنتظر شخصًا ثانيًا
# dynamic: ما يقوله قيد في السجلّ
audit-keys-sheet-agreed = وافق شخص ثانٍ على ورقة الاسترداد
# dynamic: ما يقوله قيد في السجلّ
audit-keys-sheet-taken-back = سُحبت ورقة استرداد كانت تنتظر
# dynamic: what an entry of the trail says
audit-keys-handed-out = سُلّمت سجلات مختومة
## الصفحات

keys-agree = الموافقة على فتح السجلات الأقدم
keys-agreed = سُجّلت الموافقة. يُتم متصفّح حاملة مفتاح ما بقي.
keys-asked = دُعيت، ولا هوية لها بعد
keys-bad-envelope = ما وصل ليس مغلّفات مختومة لكل حاملات المفتاح.
keys-change = تغيير
keys-file = تنزيل الملف المختوم
keys-file-what = القائمة نفسها في ملف مختوم واحد، يُفتح على جهازك بالملف opener.html أو بالأمر nasij keys open دون ثقة بهذه الصفحة. ويُعدّ ذلك تسليمًا.
keys-holders = حاملات المفتاح
keys-identity = هوية المفتاح
keys-identity-done = حُفظت الهوية. ما يُختم بعد الآن يُفتح بعبارتها.
keys-identity-elsewhere = على جهازك أنتِ، دون المتصفّح
keys-identity-elsewhere-hint = هذا الأمر يُنشئ الهوية على جهازك، ثم يُلصق هنا ما يكتبه. لا يحتاج إلى JavaScript ولا يثق بالخادم.
keys-identity-here = في هذا المتصفّح
keys-identity-keep = حفظ الهوية
keys-identity-made = أُنشئت في
keys-identity-public = المفتاح العام
keys-identity-replace = الهوية الجديدة تحلّ محلّ هذه. في كل هيئة تحملين مفتاحها يؤكد شخص ثانٍ أنها لك، وقبل ذلك لا يُختم لك ولا يُسلَّم إليك فيها شيء. والسجلات الأقدم لا تُفتح إلا بعد أن تعيد حاملة أخرى ختم مغلّفاتها.
keys-identity-what = بها تُفتح السجلات المختومة للهيئات التي سمّتك حاملة لمفتاحها. الخادم يحفظ نصفها العام، ونصفها الخاص ملفوفًا بعبارة سر لا تصله أبدًا: إن ضاعت العبارة فلا أحد يعيدها.
keys-identity-wrapped = النصف الخاص ملفوفًا
keys-key = مفتاح الهيئة
keys-leave = إنهاء حملها للمفتاح
keys-leave-back = لا يرجع عن هذا شخص واحد: إن سُمّيت من جديد فلا تفتح السجلات الأقدم حتى توافق ثانية ويعيد متصفّح حاملة مفتاح ختمها.
keys-leave-do = نعم، من الآن دونها
keys-leave-last = هي الوحيدة التي تحمل هذا المفتاح. دونها لا يمكن طلب أسماء، وما خُتم لا يُفتح إلا بعبارتها أو بورقة الاسترداد.
keys-leave-not = لا، يبقى كل شيء كما هو
keys-leave-own = التخلّي عن المفتاح
keys-leave-title = إنهاء حمل { $name } للمفتاح
keys-leaving = من لم تعد تحمل المفتاح لا يُختم لها شيء بعد ذلك. وما استطاعت قراءته من قبل يبقى مقروءًا حيث احتفظت به.
keys-left = انتهى حملها للمفتاح. ما يُختم بعد الآن لا يُختم لها.
keys-left-own = تم ذلك. لا يُختم لك شيء بعد الآن في تلك الهيئة.
keys-letter-subject = مفتاح هيئة في { $site }
keys-limit-browser = من تفتح في متصفّحها تثق بالخادم في تلك اللحظة: من يملك الخادم يستطيع أن يرسل صفحة أخرى. من لا تستطيع ذلك تفتح على جهازها بالأمر nasij keys open أو بالملف opener.html دون شبكة.
keys-limit-leave = من كانت حاملة للمفتاح قرأت ما قرأت: تغيير الحاملات يحمي ما يأتي.
keys-limit-lost = إن ضاعت عبارات الحاملات كلها وورقة الاسترداد فلا أحد يفتح السجلات، ولا نحن.
keys-limit-running = يحمي الختم من سرقة القرص والنسخ الاحتياطية ومن فضول المضيف. ولا يحمي ما يُكتب في اللحظة التي يكون فيها أحد داخل الخادم.
keys-limits = ما يحميه وما لا يحميه
keys-name = تسمية حاملة للمفتاح
keys-name-hint = اثنتان أو ثلاث، يعرفن بعضهن، وفي أماكن مختلفة. من ليست لها هوية تُدعى إلى إنشائها.
keys-name-title = تسمية حاملة للمفتاح
keys-named = سُمّيت، ويُختم لها من الآن.
keys-nobody-to-name = لا أحد هنا يمكن تسميتها: تُسند إليها صفة في الهيئة أولًا.
keys-none = دون مفتاح لا تُطلب أسماء: لا أحد يستطيع قراءتها. الخطوة الأولى تسمية اثنتين أو ثلاث.
keys-none-title = لا مفتاح لهذه الهيئة بعد
keys-not-yet = لا يمكن طلب أسماء بعد: لم تُنشئ أي من المسمّيات هويتها.
keys-older = ما تفتحه
keys-older-what = من انضمّت لاحقًا لا تفتح المغلّفات الأقدم حتى توافق ثانية ويعيد متصفّح حاملة مفتاح ختمها. لا يُرسل لذلك أي سجلّ.
keys-only-one = حاملة واحدة لا تكفي: إن ضاعت عبارتها ضاعت السجلات. والثانية يوافق عنها من يدير المفاتيح في الهيئة الأعلى دون أن يفتح شيئًا.
keys-opener = تنزيل opener.html، للفتح على جهاز دون شبكة
keys-opens = المغلّفات: { $n } من { $all }
keys-other-ways = طرق أخرى
keys-records = السجلات المختومة
keys-records-hint = ما خُتم لهذه الهيئة يُفتح في متصفّحك بعبارتك. كل تسليم يُعدّ ويُكتب في السجلّ.
keys-records-none = لا يحفظ أي قسم من هذا الموقع سجلات مختومة.
keys-records-none-title = لا شيء مختوم هنا بعد
keys-reseal = إعادة ختم المغلّفات الأقدم
keys-reseal-waits = ينتظر إعادة الختم
keys-reseal-what = يفتح هذا المتصفّح مفاتيح المغلّفات الأقدم ويختمها لمن انضمت أيضًا. لا يُرسل سجلّ واحد.
keys-resealed = أُعيد ختم المغلّفات الأقدم.
keys-share = ما بقي تسليمه لك في هذه الساعات الأربع والعشرين: { $n } من { $all }.
keys-share-window = وبنافذة مفتوحة إلى { $until }: { $n }.
keys-sheet = ورقة الاسترداد
keys-sheet-done = الورقة واحدة من حاملات المفتاح من الآن. مكانها خزانة مقفلة، بعيدًا عن الأجهزة.
keys-sheet-drop = إلغاء الورقة
keys-sheet-dropped = أُلغيت الورقة. ما خُتم لها من قبل تفتحه.
keys-sheet-make = إنشاء ورقة استرداد
keys-sheet-stands = ورقة منذ { $day }
keys-sheet-waits = ورقة جديدة تنتظر منذ { $day }
keys-sheet-waits-what = خُتمت لهذا المفتاح سجلات، فلا تُضاف له ورقة إلا باتفاق شخصين: يوافق شخص ثانٍ غير من صنعتها، حاملة للمفتاح أخرى، وإن لم توجد فمن تدير المفاتيح في الهيئة الأعلى. وإلى ذلك الحين لا يُختم لها شيء.
keys-sheet-agree = الموافقة على الورقة
keys-sheet-take-back = سحب الورقة المنتظرة
keys-sheet-proposed = الورقة تنتظر موافقة شخص ثانٍ. تبقى محفوظة مقفلًا عليها حتى ذلك الحين.
keys-sheet-taken-back = سُحبت الورقة المنتظرة.
keys-waiting-sheet = ورقة استرداد جديدة تنتظر موافقتك
keys-sheet-what = هوية على الورق وحده، لليوم الذي تضيع فيه العبارات. تُنشأ في المتصفّح وتُطبع ولا يحفظها أحد.
keys-since = منذ
keys-unask = سحب التسمية
keys-waiting-identity = تسميتك حاملة لمفتاح: تُنشأ الهوية هنا
keys-waiting-key = لا مفتاح بعد: لا يمكن طلب أسماء
keys-waiting-reseal = مغلّفات تنتظر ختمًا جديدًا
keys-waiting-window = نافذة تسليم تنتظر موافقة
keys-was-asked = دُعيت إلى إنشاء هويتها. يُختم لها حين تفعل.
keys-what = ما يُختم لهذه الهيئة لا يفتحه إلا من سمّتهن، كل واحدة بعبارة سرّها. الخادم لا يفتحه.
keys-who = من تحمل المفتاح
keys-who-none = اختيار شخص
keys-window-ask = طلب نافذة تسليم
keys-window-count = كم سجلًا
keys-window-decided = بُتّ في هذا الطلب من قبل.
keys-window-new = طلب جديد
keys-window-open = فتح لساعة
keys-window-purpose = لماذا
keys-window-purpose-hint = تقرؤه من توافق، ويبقى تسعين يومًا.
keys-window-records-range = بين سجلّ واحد و100000.
keys-window-refuse = رفض
keys-window-refused = رُفض
keys-window-until = مفتوحة إلى { $day }
keys-window-waiting = في الانتظار
keys-window-waits = طلب آخر منك في الانتظار.
keys-window-was-asked = وصل الطلب إلى من توافق.
keys-window-was-opened = فُتحت النافذة لساعة.
keys-window-was-refused = رُفض الطلب.
keys-window-was-until = كانت مفتوحة إلى { $day }
keys-windows = نوافذ التسليم
keys-windows-none = لا طلب بعد.
keys-windows-what = لكل حاملة مئتا سجل في أربع وعشرين ساعة. لأكثر من ذلك يُكتب الغرض، وتفتح أخرى نافذة لساعة، ويبقى كل ذلك في السجلّ.
keys-term-ends = ينتهي دورها في { $day }
keys-term-over = انتهى دورها: لا تُسلَّم شيئًا
keys-keep-on = إبقاؤها سنتين
keys-kept-on = بقيت حاملة للمفتاح سنتين من الآن.
keys-not-from-above = المفتاح قائم، فلا يغيّر حاملاته إلا من لها تفويض في الهيئة نفسها. من هيئة أعلى تُسمّى الأوائل فقط، ولا تسمّي إحداهن نفسها.
keys-letter-left =
    السلام عليكم { $name }،

    لم تعودي من حاملات مفتاح { $body }: لا يُختم لك شيء بعد اليوم. هويتك هنا:

    { $link }

    إن لم يكن لك علم بهذا التغيير فكلّمي الأخريات اليوم.
keys-letter-asked =
    السلام عليكم { $name }،

    سُمّيتِ حاملة لمفتاح { $body }. يلزم أولًا إنشاء هوية، وعبارة السر فيها لا تعرفها غيرك:

    { $link }
keys-letter-window =
    السلام عليكم { $name }،

    طلبت حاملة لمفتاح { $body } تسلُّم سجلات تفوق حصة اليوم. القرار لشخص ثانٍ، بعد قراءة الغرض منها:

    { $link }
keys-letter-changed =
    السلام عليكم { $name }،

    تغيّرت حاملات مفتاح { $body } أو ورقة استرداده. ما هو قائم الآن:

    { $link }

    إن لم يكن هذا التغيير معروفًا لديك فكلّمي الأخريات اليوم.
keys-window-records =
    { $n ->
        [zero] لا سجل
        [one] سجل واحد
        [two] سجلان
        [few] { $n } سجلات
        [many] { $n } سجلًا
       *[other] { $n } سجل
    }
keys-confirm = تأكيد أنها هي
keys-confirmed = تمّ ذلك: يُختم لها من الآن، أو حين تنشئ هويتها. أما السجلات الأقدم فتنتظر إعادة ختم مغلّفاتها.
keys-waits = هوية جديدة تنتظر شخصًا ثانيًا
keys-waits-what = من استبدلت هويتها لا يُختم لها ولا يُسلَّم إليها شيء حتى يؤكد ذلك شخص ثانٍ: حاملة أخرى، وإن لم توجد فمن تدير المفاتيح في الهيئة الأعلى. كلّميها قبل ذلك، صوتًا أو وجهًا لوجه: فمن استولى على دخولها ينتظر هنا أيضًا.
keys-waiting-confirm = هوية جديدة لحاملة مفتاح تنتظر التأكيد
keys-limit-manage = قبل أن يُختم أول سجلّ تسمّي من تدير مفاتيح هذه الهيئة حاملاتها وحدها. ومن بعده يوافق شخص ثانٍ على كل تسمية: حاملة أخرى، وإن لم توجد فمن تدير المفاتيح في الهيئة الأعلى؛ وفي الهيئة العليا شخص آخر يدير مفاتيحها.
keys-letter-waits =
    السلام عليكم { $name }،

    هويتك الجديدة تنتظر في { $body }: لا يُختم لك فيها شيء حتى يؤكد شخص ثانٍ أنها لك. كلّمي حاملة أخرى. وهذا ما وصل إليه الأمر:

    { $link }

    إن لم تنشئي هوية جديدة فهناك من يستعمل دخولك: أخبري الأخريات اليوم.
keys-letter-confirm =
    السلام عليكم { $name }،

    لحاملة من حاملات مفتاح { $body } هوية جديدة. لا يُختم لها شيء حتى يؤكد شخص ثانٍ أنها لها. كلّميها قبل ذلك، صوتًا أو وجهًا لوجه:

    { $link }

    إن لم يكن لها علم بذلك فهناك من يستعمل دخولها: أخرجيها من حاملات المفتاح.
keys-naming-waits = تسمية تنتظر شخصًا ثانيًا
keys-naming-waits-what = خُتمت لهذا المفتاح سجلات، فلا تُسمّى له حاملة جديدة إلا باتفاق شخصين. يوافق شخص ثانٍ غير من سمّتها: حاملة أخرى، وإن لم توجد فمن تدير المفاتيح في الهيئة الأعلى. وإلى ذلك الحين لا يُختم لها شيء ولا يُسلَّم إليها شيء.
keys-agree-naming = الموافقة على التسمية
keys-naming-proposed = اقتُرحت. يُختم لها حين يوافق شخص ثانٍ.
keys-name-hint-used = خُتمت لهذا المفتاح سجلات: يوافق شخص ثانٍ على كل حاملة جديدة قبل أن يُختم لها.
keys-waiting-agree = تسمية حاملة مفتاح تنتظر موافقتك
keys-letter-named =
    السلام عليكم { $name }،

    اقتُرحتِ حاملةً لمفتاح { $body }. لا يُختم لك شيء حتى يوافق شخص ثانٍ. وهذا ما وصل إليه الأمر:

    { $link }
keys-letter-sheet =
    السلام عليكم { $name }،

    صُنعت ورقة استرداد جديدة لمفتاح { $body }. لا يُختم لها شيء حتى يوافق شخص ثانٍ، وهو أنت. اسألي قبل ذلك من صنعتها، وأين تُحفظ:

    { $link }
keys-letter-agree =
    السلام عليكم { $name }،

    اقتُرحت حاملة جديدة لمفتاح { $body }. لا يُختم لها شيء حتى يوافق شخص ثانٍ، وهو أنت. اسألي قبل ذلك من تعرفها:

    { $link }

    إن لم يكن لأحد علم بذلك فلا توافقي، وأخبري الأخريات اليوم.

## سجلّ التدقيق

# dynamic: what an entry of the trail says
audit-keys-reseal-agreed = موافقة على فتح السجلات الأقدم
# dynamic: what an entry of the trail says
audit-keys-resealed = إعادة ختم مغلّفات أقدم
# dynamic: what an entry of the trail says
audit-keys-window-asked = طلب نافذة تسليم
# dynamic: what an entry of the trail says
audit-keys-window-opened = فتح نافذة تسليم
# dynamic: what an entry of the trail says
audit-keys-window-refused = رفض نافذة تسليم
# dynamic: what an entry of the trail says
audit-keys-identity-confirmed = تأكيد هوية جديدة
# dynamic: what an entry of the trail says
audit-keys-handed-out-many = تسليم سجلات مختومة: مئة أو أكثر في يوم
keys-from-first = من أول القائمة
keys-from-last = متابعة بعد آخر ما سُلِّم إليك في { $day }
keys-from-last-now = تبدأ القائمة بعد آخر ما سُلِّم إليك.
# dynamic: ما يقوله قيد في السجلّ
audit-keys-keyholder-proposed = اقتُرحت حاملة للمفتاح
# dynamic: ما يقوله قيد في السجلّ
audit-keys-keyholder-agreed = وافق شخص ثانٍ على حاملة للمفتاح
# dynamic: ما يقوله قيد في السجلّ
audit-keys-reseal-damaged = مغلّفات أقدم لم تُفتح وبقيت كما كانت
