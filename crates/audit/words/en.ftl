## The trail in the desk

audit-desk = Audit trail
audit-right-read = Read and verify the audit trail
audit-intro = Who did what, and when. The trail keeps no names and no contents, only the numbers that lead to them.
audit-what = What
audit-who = Who
audit-when = When
audit-about = About
audit-count = How many
audit-number = Number
audit-mark = Mark
audit-since = From
audit-any-what = Everything
audit-any-who = Everybody
audit-by-house = The machine’s owner, or the system itself
audit-by-gone = An account that is gone
audit-filters = Narrow the list
audit-filter = Show
audit-filter-none = Show the whole trail
audit-none = No lines here
audit-none-yet = Nothing has been noted at this body yet.
audit-none-found = No line fits this choice.
audit-csv = Download the list (CSV)
# dynamic: an act
audit-audit-purged = Lines older than five years erased
audit-field-account = Account that acted
audit-purpose-trail = Knowing who acted for the body, and when

## Verifying

audit-verify = Verify the trail
audit-verify-title = Verify the trail
audit-whole-title = The trail is whole
audit-whole =
    { $n ->
        [one] It has one line, as it was written.
       *[other] It has { $n } lines, each as it was written and following from the one before.
    }
audit-last = The last is number { $number }, its mark { $mark }.
audit-wrong-title = The trail is not as it was written
audit-wrong-do = Tell whoever holds the machine and the keyholders, and compare with what each received by mail.
audit-wrong-missing = Line { $number } is missing.
audit-wrong-missing-many = Lines { $number } to { $last } are missing.
audit-wrong-changed = Line { $number } was changed.
audit-wrong-apart = Line { $number } does not follow from the one before: it was put in, replaced or moved.
audit-wrong-differs = Line { $number } is not the one that the checkpoint knows.
audit-wrong-cut-off = The trail ends before line { $number }, which the checkpoint knows.
audit-wrong-unsigned = The checkpoint at line { $number } does not carry this server’s signature.
audit-compare = Compare
audit-compare-title = Compare with a letter
audit-compare-hint = A checkpoint’s letter gives a number and sixteen characters. Typed here, they show whether the line known that day is still the same.
audit-mark-hint = Sixteen letters and digits, such as k3f9-7m2q-04tz-x8rw. Hyphens and capitals do not count.
audit-number-wrong = Give the line’s number as the letter has it.
audit-mark-wrong = Give the sixteen letters and digits as the letter has them.
audit-compared-same = Line { $number } is the one in the letter, and nothing before it has changed since.
audit-compared-differs = Line { $number } is not the one in the letter: the trail was rewritten since, or what was typed has a mistake.
audit-too-old = Line { $number } was erased after five years and can no longer be compared.
audit-limit-title = What this cannot see
audit-limit = The machine’s owner can rewrite what lies after the last mailed checkpoint. What lies before it is shown by comparing with the letter: keep it outside this server.
audit-checkpoints = Checkpoints kept here
audit-checkpoints-hint = They were mailed to those who read the trail and to the keyholders. The mail is the proof, not this table.
audit-mailed = Mailed
audit-why = Why
# dynamic
audit-why-month = The month’s checkpoint.
# dynamic
audit-why-lockdown = A lockdown was pressed or lifted.
# dynamic
audit-why-hand-out = Many records were handed out, or a window was opened.
# dynamic
audit-why-keyholders = The keyholders or the recovery sheet changed.
audit-why-roles = A role was ended from above.

## The letter

audit-letter-subject = Checkpoint: { $body }
audit-letter-opening = This is a checkpoint of the audit trail. Keep this letter.
audit-letter-line = Number: { $number }
    Mark: { $mark }
audit-letter-use = To know whether anything before it was changed, type number and mark into the page that verifies the trail. The mark tells nothing of what the trail holds.
