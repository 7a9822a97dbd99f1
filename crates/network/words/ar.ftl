network-home = الرئيسية
