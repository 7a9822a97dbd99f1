## الصلاحيات

keys-right-manage = تسمية حاملات مفتاح الهيئة
keys-right-open = استلام السجلات المختومة لفتحها

## ما لا يمكن

keys-bad-public = ليس هذا مفتاحًا عامًّا: يبدأ بـ age1 وطوله اثنان وستون حرفًا.
keys-bad-wrapped = ليست هذه هوية مغلّفة بعبارة سر، كما يصنعها المتصفح أو أمر nasij keys create.
keys-public-taken = هذا المفتاح العام مستعمل من قبل. يُرجى صنع هوية جديدة.
keys-named-already = هي مسمّاة من قبل.
keys-too-many = للهيئة ثلاث حاملات على الأكثر. تغادر واحدة قبل تسمية أخرى.

## dynamic: سطور سجل التدقيق

audit-keys-keyholder-named = سُمّيت حاملة للمفتاح
audit-keys-keyholder-asked = طُلب من حساب أن يحمل المفتاح
audit-keys-keyholder-accepted = قبلت حمل المفتاح
audit-keys-keyholder-left = غادرت حاملة للمفتاح
audit-keys-identity-made = صُنعت هوية
audit-keys-identity-replaced = استُبدلت هوية
audit-keys-sheet-made = صُنعت ورقة الاسترداد
audit-keys-sheet-dropped = أُبطلت ورقة الاسترداد
audit-keys-handed-out = سُلّمت سجلات مختومة
