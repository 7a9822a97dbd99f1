library-desk = المكتبة
library-right-write = إدارة الصور والملفات
library-new = إضافة صورة أو ملف
library-upload = إضافة إلى المكتبة
library-pictures = الصور
library-files = الملفات
library-bin = المحذوفات

## القائمة

library-empty = المكتبة فارغة
library-empty-hint = هنا تُحفظ صور الهيئة وملفاتها لتُستعمل في الصفحات والأخبار. البداية بإضافة صورة واحدة.
library-none-found = لا شيء يطابق هذا البحث
library-bin-empty = لا محذوفات
library-bin-hint = ما يُحذف يبقى هنا ثلاثين يومًا ويمكن استرجاعه، ثم يُمحى نهائيًا.
library-file-facts = PDF، { $size }

## الحقول

library-file = الملف
library-file-hint = صورة JPEG أو PNG أو WebP أو GIF، أو ملف PDF، في حدود 20 ميغابايت. تُعاد كتابة الصور فيزول منها المكان ونوع الجهاز؛ أما ملف PDF فيبقى كما هو، بما يحمله من اسم كاتبه.
library-alt = وصف الصورة أو عنوان الملف، بلغة: { $language }
library-alt-hint = جملة تقول ما يُرى في الصورة لمن لا يراها. ولملف PDF عنوانه. تكفي لغة واحدة من لغات الهيئة.
library-caption = التعليق تحت الصورة، بلغة: { $language }
library-credit = صاحب العمل
library-credit-hint = اسم من التقط الصورة أو أعدّ الملف، كما يريد أن يظهر.
library-licence = شروط إعادة الاستعمال
library-licence-by = CC BY 4.0: يُستعمل مع ذكر صاحبه
library-licence-by-sa = CC BY-SA 4.0: يُستعمل مع ذكر صاحبه وبالشروط نفسها
library-licence-zero = CC0 1.0: متاح للجميع بلا شرط
library-licence-reserved = جميع الحقوق محفوظة، والنشر هنا بموافقة صاحبها
library-texts = النصوص
library-alt-needed = يلزم وصف أو عنوان بلغة واحدة على الأقل من لغات الهيئة.

## أسباب رفض الملف

library-file-needed = لم يُختر أي ملف.
library-file-again = يلزم اختيار الملف من جديد، فالمتصفح لا يحفظ اختياره. النصوص باقية كما كُتبت.
library-file-empty = هذا الملف فارغ.
library-file-broken = تعذّرت قراءة الملف، فهو ناقص أو تالف. يحسن إرساله من جديد من أصله.
library-file-too-many-points = الصورة أكبر من أن تُفتح: الحد خمسون مليون نقطة و20000 نقطة لأطول ضلع. يلزم تصغيرها قبل الإرسال.
library-file-heif = صيغة HEIC لا تُقرأ في كل الأجهزة. يلزم حفظ الصورة بصيغة JPEG ثم إرسالها.
library-file-svg = صور SVG غير مقبولة لأنها قد تحمل برامج. يلزم حفظ الرسم بصيغة PNG ثم إرساله.
library-file-other-picture = هذا النوع من الصور غير مقبول. المقبول: JPEG وPNG وWebP وGIF.
library-file-medium = الأصوات والأفلام لا تُحفظ هنا. يمكن نشرها في مكان آخر ووضع رابطها في النص.
library-file-document = مستندات المكاتب غير مقبولة لأن تغييرها سهل. يلزم حفظ المستند بصيغة PDF ثم إرساله.
library-file-unknown = هذا النوع من الملفات غير مقبول. المقبول: صور JPEG وPNG وWebP وGIF، وملفات PDF.

## صفحة الصورة أو الملف

library-fact-name = اسم الملف
library-fact-size = الحجم
library-fact-since = أُضيف في
library-fact-removed = حُذف في
library-paste = الإدراج في نص
library-paste-hint = يُنسخ هذا السطر ويُلصق وحده في سطر من نص صفحة أو خبر.
library-paste-in = السطر باللغة: { $language }
library-use-as-logo = استعمال شعارًا للهيئة
library-remove = نقل إلى المحذوفات
library-changed = غُيّرت هذه النصوص في مكان آخر قبل الحفظ، ولم يُمسّ منها شيء. المحفوظ الآن هو ما يلي، وما كُتب هنا باقٍ في الحقول؛ والحفظ من جديد يحلّ محل المحفوظ.
library-done-added = أُضيف إلى المكتبة.
library-done-removed = نُقل إلى المحذوفات.
library-done-logo = صارت الصورة شعار الهيئة.

## اختيار صورة في نموذج

library-picker = الصورة
library-picker-none = بلا صورة
library-picker-upload = إضافة صورة جديدة إلى المكتبة
library-save-picture = حفظ الصورة
library-picture-facts = ({ $kind }، { $size })
