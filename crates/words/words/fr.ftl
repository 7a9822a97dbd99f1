date-both = { $gregorian } ({ $hijri })
date-time = { $date } à { $time }
