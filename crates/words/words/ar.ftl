date-both = { $gregorian } الموافق { $hijri }
date-time = { $date }، { $time }
