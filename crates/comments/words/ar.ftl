## تحت المنشور

comments-count =
    { $n ->
        [zero] لا تعليقات بعد
        [one] تعليق واحد
        [two] تعليقان
        [few] { $n } تعليقات
        [many] { $n } تعليقًا
       *[other] { $n } تعليق
    }
comments-answer-of = جواب من
comments-thread-closed = أُغلق باب التعليق هنا. ما نُشر من التعليقات باقٍ.
comments-thread-locked = التعليق موقوف هنا الآن. ما نُشر من التعليقات باقٍ.
comments-locked = لم يُحفظ التعليق: باب التعليق في هذه الهيئة مغلق الآن. ما زالت القراءة ممكنة.
comments-kept = هذا ما كُتب، لحفظه في مكان آخر
comments-form-title = إضافة تعليق
comments-field-name = الاسم الذي يظهر
comments-field-name-hint = يكفي اسم مستعار. لا يُطلب بريد ولا حساب.
comments-field-text = نص التعليق
comments-form-note = يُقرأ كل تعليق قبل نشره. لا يُحفظ معه ما يدلّ على الجهاز أو المكان.
comments-send = إرسال التعليق
comments-on = على:
comments-thanks-title = وصل التعليق، شكرًا
comments-thanks = ينتظر التعليق قراءة المشرفات على هذه الصفحة، ولا يظهر للعموم قبل موافقتهنّ.
comments-closed-title = أُغلق باب التعليق
comments-closed = لم يُحفظ التعليق: أُغلق باب التعليق على هذه الصفحة. ما زالت قراءتها وقراءة ما نُشر من التعليقات ممكنة.
comments-name-missing = يلزم اسم يظهر مع النص، ويكفي اسم مستعار.
comments-name-long = الاسم أطول من ستين حرفًا. يُرجى اختصاره.
comments-text-missing = يلزم نص.
comments-text-long = النص أطول من أربعة آلاف حرف. يُرجى اختصاره أو تقسيمه.

## الاتصال بالهيئة

comments-contact-menu = اتصال
comments-contact-title = اتصال
comments-contact-intro = رسالة إلى
comments-contact-name-hint = يكفي اسم مستعار.
comments-field-message = نص الرسالة
comments-field-address = البريد الإلكتروني لتلقّي الجواب
comments-field-address-hint = لا يُستعمل إلا للجواب. يُحفظ مشفّرًا، ويُمحى مع الرسالة من هذا الموقع حين تُرسَل إلى المكلّفات بقراءتها أو حين تُرفض، وبعد ثلاثين يومًا على أبعد تقدير.
comments-contact-note = تُقرأ الرسالة قبل إرسالها إلى بريد الهيئة، ثم تُمحى من هذا الموقع.
comments-contact-send = إرسال الرسالة
comments-contact-thanks-title = وصلت الرسالة، شكرًا
comments-contact-thanks = تنتظر الرسالة من تقرؤها في الهيئة. إن كان فيها بريد للجواب فالجواب يأتي إليه.
comments-contact-nobody = لا أحد في هذه الهيئة يتلقّى الرسائل الآن، فلا تُحفظ رسالة إليها.
comments-contact-locked = لا تتلقّى هذه الهيئة رسائل الآن، فلا تُحفظ رسالة إليها.
comments-contact-above = يمكن الكتابة إلى الهيئة الأعلى:
comments-back-home = العودة إلى صفحة الهيئة
comments-purpose-contact = الجواب عن رسالة إلى هيئة

## مكتب المشرفات

comments-right-moderate = الإشراف على التعليقات
comments-right-read = قراءة الرسائل الواردة
comments-desk = التعليقات
comments-one = تعليق
comments-state-waiting = في الانتظار
comments-state-approved = منشور
comments-state-rejected = مرفوض
comments-bulk = وارد بالجملة
comments-bulk-hint = جاءت هذه التعليقات متتابعة من غير متصفّح، أو فيها روابط كثيرة. يمكن رفضها كلها دفعة واحدة، ويبقى استرجاعها ممكنًا ثلاثين يومًا.
comments-bulk-reject = رفض كل ما ورد بالجملة
comments-links =
    { $n ->
        [zero] بلا روابط
        [one] رابط واحد
        [two] رابطان
        [few] { $n } روابط
        [many] { $n } رابطًا
       *[other] { $n } رابط
    }
comments-ticked = المؤشَّر عليه:
comments-approve = نشر
comments-reject = رفض
comments-answer = جواب
comments-answer-text = نص الجواب
comments-answer-hint = يظهر تحت التعليق. إذا تُرك فارغًا أُزيل الجواب.
comments-answer-name = باسم
comments-answer-approve = نشر التعليق مع الجواب
comments-answer-save = حفظ الجواب
# dynamic: the heading of a refusal
comments-answer-rejected-title = التعليق مرفوض
comments-answer-rejected = لا جواب عن تعليق مرفوض. يُنشر التعليق أولًا ثم يُجاب عنه.
comments-thread = باب التعليق على هذا المنشور
comments-thread-is-open = الباب مفتوح.
comments-thread-is-closed = الباب مغلق: لا تُقبل تعليقات جديدة، وما نُشر باقٍ.
comments-thread-close = إغلاق باب التعليق
comments-thread-open = فتح باب التعليق من جديد
comments-on-withdrawn = منشور لم يعد متاحًا للعموم
comments-none-waiting = لا شيء في الانتظار
comments-none-waiting-hint = تأتي هنا تعليقات القرّاء على ما تنشره الهيئة، ولا يظهر منها للعموم إلا ما نُشر من هنا.
comments-none = لا تعليقات هنا
comments-below = في هيئات أدنى
comments-waiting =
    { $n ->
        [zero] لا تعليقات في الانتظار
        [one] تعليق واحد في الانتظار
        [two] تعليقان في الانتظار
        [few] { $n } تعليقات في الانتظار
        [many] { $n } تعليقًا في الانتظار
       *[other] { $n } تعليق في الانتظار
    }
comments-waiting-words = تعليقات في الانتظار
comments-done-approve =
    { $n ->
        [zero] لم يُنشر شيء.
        [one] نُشر التعليق.
        [two] نُشر تعليقان.
        [few] نُشرت { $n } تعليقات.
        [many] نُشر { $n } تعليقًا.
       *[other] نُشر { $n } تعليق.
    }
comments-done-reject =
    { $n ->
        [zero] لم يُرفض شيء.
        [one] رُفض التعليق. يبقى استرجاعه ممكنًا ثلاثين يومًا.
        [two] رُفض تعليقان. يبقى استرجاعهما ممكنًا ثلاثين يومًا.
        [few] رُفضت { $n } تعليقات. يبقى استرجاعها ممكنًا ثلاثين يومًا.
        [many] رُفض { $n } تعليقًا. يبقى استرجاعها ممكنًا ثلاثين يومًا.
       *[other] رُفض { $n } تعليق. يبقى استرجاعها ممكنًا ثلاثين يومًا.
    }
comments-done-answer = حُفظ الجواب.
comments-done-close = أُغلق باب التعليق.
comments-done-open = فُتح باب التعليق.
comments-done-none = لم يؤشَّر على أي تعليق.
comments-done-sent = تُرسَل الرسالة إلى بريد المكلّفات بقراءتها، ثم تُمحى من هنا.
comments-done-refused = رُفضت الرسالة ومُحي ما فيها.
comments-messages = الرسائل الواردة
comments-messages-hint = إرسال الرسالة إلى بريد الهيئة يوصلها إلى كل من لها حق قراءة الرسائل، ثم تُمحى من هنا. ورفضها يمحوها فورًا.
comments-messages-none = لا رسائل هنا
comments-messages-none-hint = تأتي هنا رسائل استمارة الاتصال، وتُمحى بعد إرسالها أو رفضها.
comments-messages-waiting =
    { $n ->
        [zero] لا رسائل في الانتظار
        [one] رسالة واحدة في الانتظار
        [two] رسالتان في الانتظار
        [few] { $n } رسائل في الانتظار
        [many] { $n } رسالة في الانتظار
       *[other] { $n } رسالة في الانتظار
    }
comments-messages-waiting-words = رسائل في الانتظار
comments-message-sending = في الطريق
comments-message-sent = مُرسَلة
comments-message-erased = مُحي ما فيها
comments-message-address = للجواب:
comments-message-no-address = بلا بريد للجواب.
comments-message-send = إرسال إلى بريد الهيئة
comments-message-reject = رفض ومحو

## بالبريد

comments-digest-subject =
    { $n ->
        [zero] لا شيء في الانتظار · { $site }
        [one] نص واحد ينتظر القراءة · { $site }
        [two] نصّان ينتظران القراءة · { $site }
        [few] { $n } نصوص تنتظر القراءة · { $site }
        [many] { $n } نصًّا ينتظر القراءة · { $site }
       *[other] { $n } نص ينتظر القراءة · { $site }
    }
comments-digest-opening = هذا ما ينتظر القراءة والقرار في المكتب:
comments-digest-ending = لا تُرسل هذه الرسالة أكثر من مرة في الساعة، وليس فيها اسم أحد ولا كلامه.
comments-letter-subject = رسالة من استمارة الاتصال · { $body }
comments-letter-from = رسالة من { $name } إلى { $body }، { $date }:
comments-letter-address = للجواب: { $address }
comments-letter-no-address = لم يُترك بريد للجواب.
comments-letter-erased = مُحيت هذه الرسالة من الموقع بعد إرسالها، وصار حفظها أو محوها بيد من تلقّتها.
