date-both = { $gregorian } ({ $hijri })
date-time = { $date }, { $time }
