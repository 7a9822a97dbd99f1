### Words that every room shares. ar.ftl is the source.

## Actions and buttons

ui-save = Save
ui-save-draft = Save as draft
ui-cancel = Cancel
ui-restore = Restore
ui-publish = Publish
ui-unpublish = Unpublish
ui-search = Search
ui-add = Add
ui-move-up = Move up
ui-move-down = Move down

## Navigation

ui-languages = Languages
ui-language = Language
ui-all = All

## States of forms and lists

ui-no-results = No results. Try another word, or fewer words.
ui-saved = Saved.
ui-published = Published.
ui-unpublished = No longer published.
ui-restored = Restored.
ui-draft = Draft
ui-live = Published
ui-scheduled = Scheduled
ui-written-in = This text is in another language: { $language }.

## Common words

ui-name = Name
ui-title = Title
ui-text = Text
ui-summary = Summary
ui-email = E-mail address
ui-password = Password
ui-country = Country
ui-slug = Name in the address
ui-slug-hint = Small letters without accents, digits and hyphens.
ui-state = State
ui-kilobytes = { $n } kB
ui-megabytes = { $n } MB
ui-gigabytes = { $n } GB

## Names of languages

ui-language-name-ar = Arabic
ui-language-name-fr = French
ui-language-name-en = English
ui-language-name-zgh = Tamazight


## Names of countries

country-ma = Morocco
country-dz = Algeria
country-tn = Tunisia
country-ly = Libya
country-mr = Mauritania
country-other = Another country

## Dates

date-both = { $gregorian } ({ $hijri })
date-time = { $date }, { $time }
date-just-now = just now
date-minutes-ago =
    { $n ->
        [one] { $n } minute ago
       *[other] { $n } minutes ago
    }
date-hours-ago =
    { $n ->
        [one] { $n } hour ago
       *[other] { $n } hours ago
    }
date-days-ago =
    { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }

## When it does not work: a title, and what to do

problem-not-found-title = Page not found
problem-not-found = There is nothing at this address. The link may be incomplete, or the page may have moved. You can search for it or go back to the home page.
problem-forbidden-title = Not allowed
problem-forbidden = This account does not have the right needed for this. Ask whoever runs the body, or sign in with another account.
problem-step-up-title = Show that it is you
problem-step-up = This touches the safety of others or of your account. Show that it is you, then come back and press again. What was written in the form was not kept.
problem-unsettled-title = The account is not finished
problem-unsettled = Before you work here, choose how you will sign in: a passkey, or a password with a code from your phone.
problem-sign-in-title = Sign in first
problem-sign-in = This page needs an account. Sign in, and it will open afterwards.
problem-invalid-title = Some fields need attention
problem-invalid = Nothing has been saved yet. The reason stands beside each field; mend them, then send again.
problem-too-many-title = Too many requests in a short time
problem-too-many = Please wait a little, then try again. What you wrote will not be sent twice.
problem-no-key-title = This body has no key yet
problem-no-key = Names are not asked for here: nobody has been named to hold the body’s key, so nobody could read them.
problem-hand-out-limit-title = Today’s share is used up
problem-hand-out-limit = One account is handed at most two hundred sealed records of a body in 24 hours. For more, ask for a window of one hour on the page of the list; a second keyholder opens it.
problem-hand-outs-locked-title = The body is in lockdown
problem-hand-outs-locked = While the lockdown lasts no records are handed out and no keyholders are named.
problem-too-large-title = The file or text is too large
problem-too-large = Choose a smaller file or divide the text, then send again.
problem-unavailable-title = Cannot save right now
problem-unavailable = Reading still works, but nothing new can be saved at this moment. Please try again shortly.
problem-damaged-title = Part of the stored data is damaged
problem-damaged = What you asked for cannot be read or saved until the data is brought back from a backup. Whoever runs this site sees it on the state page. Other pages may still work.
problem-failed-title = Something failed on our side
problem-failed = It was not done. The fault has been noted so that it can be mended. You can try again shortly.
problem-bad-request-title = The request could not be read
problem-bad-request = It did not arrive whole. Go back to the page before and try again from there.
problem-gone-title = This is no longer here
problem-gone = It was here and has been removed for good. You can search for something else or go back to the home page.
problem-conflict-title = It changed in the meantime
problem-conflict = It was edited elsewhere before this was saved. Open the page again and compare it with what you wrote.
problem-unique-title = This already exists
problem-unique = Another one has the same name or address. Choose a different one.
problem-token-title = An API token is needed
problem-token = This address needs a valid token in the Authorization header. It is made from your account's page.
problem-not-json-title = The request is not valid JSON
problem-not-json = Valid JSON is expected here, with the content type application/json.
problem-method-title = Method not available here
problem-method = This address does not take this method. The Allow header lists those it takes.
problem-once-running-title = The same request is at work
problem-once-running = A request with the same key has arrived and its result is not known yet. Wait a little, then look at what was saved.
problem-once-other-title = The key was used for another request
problem-once-other = The same idempotency key was used for a different request within the last 24 hours. Every new request needs a new key.
problem-cross-site-title = The request came from another site
problem-cross-site = To protect your account this is accepted only from the pages of this site. Open the page here and try again.
problem-retry-after =
    { $n ->
        [one] You can try again in { $n } second.
       *[other] You can try again in { $n } seconds.
    }
problem-summary =
    { $n ->
        [one] { $n } thing to put right
       *[other] { $n } things to put right
    }

## Errors of fields

field-required = This field is required.
field-too-long = The text is too long. Please shorten it.
field-bad-email = An e-mail address is written like this: name@example.org
field-bad-link = A link begins with https://
field-bad-slug = Small letters without accents, digits and hyphens only, 80 at most.
field-taken = This is taken. Choose another.
field-bad-date = A date is written like this: 2026-03-12
field-date-past = This date has passed. Choose one to come.
field-bad-number = Write a number in digits.
field-unknown = This field is not known here.
field-bad-shape = The value is not of the expected type.
field-nul = The text holds an unseen character that is not accepted. Type it again instead of pasting it.
field-bad-choice = This choice is not available. Choose from the list.
field-file-too-large = The file is too large. Choose a smaller one.
field-one-language = A text is needed in at least one language.

# ── seal
seal-bad-recipient = This is no public key. It begins with age1 and is copied whole, on one line.
seal-bad-identity = This is no keyholder’s identity. It begins with AGE-SECRET-KEY-1 and is copied whole.
seal-bad-wrapped = This is no identity locked by a passphrase. Copy it as the browser or the command nasij keys create gave it.
seal-not-hers = This envelope is sealed to other keyholders: this identity does not open it.
seal-unreadable = What this holds is incomplete, was changed, or belongs to another envelope.
seal-wrong-passphrase = That is not the passphrase. Type it again, and look at the keyboard’s language.
seal-too-much-work = Opening this file would take more memory than is accepted here.
seal-passphrase-short = The passphrase has at least 12 characters.
seal-passphrase-trivial = This passphrase is easily guessed. Four words without a link between them are better.
