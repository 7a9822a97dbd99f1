### Words that every room shares. ar.ftl is the source.

## Actions and buttons

ui-save = Save
ui-save-draft = Save as draft
ui-cancel = Cancel
ui-edit = Edit
ui-delete = Delete
ui-restore = Restore
ui-publish = Publish
ui-unpublish = Unpublish
ui-preview = Preview
ui-back = Back
ui-next = Next
ui-previous = Previous
ui-search = Search
ui-filter = Filter
ui-apply = Apply
ui-add = Add
ui-create = Create
ui-remove = Remove
ui-move-up = Move up
ui-move-down = Move down
ui-yes = Yes
ui-no = No
ui-confirm = Confirm
ui-continue = Continue
ui-close = Close
ui-open = Open
ui-send = Send
ui-upload = Upload
ui-download = Download
ui-copy = Copy
ui-share = Share
ui-print = Print
ui-try-again = Try again
ui-show = Show
ui-hide = Hide

## Navigation

ui-home = Home
ui-menu = Menu
ui-skip-to-content = Skip to content
ui-languages = Languages
ui-language = Language
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-more = More
ui-all = All
ui-none = None
ui-you-are-here = You are here
ui-pages = Pages of the list
ui-page-of = Page { $page } of { $pages }
ui-external = link to another site
ui-new-window = opens in a new window

## States of forms and lists

ui-required = required
ui-optional = optional
ui-choose = Choose from the list
ui-empty = Nothing here yet.
ui-no-results = No results. Try another word, or fewer words.
ui-saved = Saved.
ui-deleted = Deleted.
ui-published = Published.
ui-unpublished = No longer published.
ui-restored = Restored.
ui-sent = Sent.
ui-draft = Draft
ui-live = Published
ui-waiting = Waiting
ui-scheduled = Scheduled
ui-written-in = This text is in another language: { $language }.
ui-not-translated = Not yet translated into { $language }.
ui-sure = Are you sure?
ui-cannot-be-undone = This cannot be undone.

## Common words

ui-name = Name
ui-title = Title
ui-text = Text
ui-summary = Summary
ui-description = Description
ui-email = E-mail address
ui-phone = Phone
ui-password = Password
ui-date = Date
ui-time = Time
ui-country = Country
ui-slug = Name in the address
ui-slug-hint = Small letters without accents, digits and hyphens.
ui-picture = Picture
ui-file = File
ui-state = State
ui-body = Body
ui-settings = Settings
ui-help = Help
ui-kilobytes = { $n } kB
ui-megabytes = { $n } MB

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
problem-sign-in-title = Sign in first
problem-sign-in = This page needs an account. Sign in, and it will open afterwards.
problem-invalid-title = Some fields need attention
problem-invalid = Nothing has been saved yet. The reason stands beside each field; mend them, then send again.
problem-too-many-title = Too many requests in a short time
problem-too-many = Please wait a little, then try again. What you wrote will not be sent twice.
problem-too-large-title = The file or text is too large
problem-too-large = Choose a smaller file or divide the text, then send again.
problem-unavailable-title = Cannot save right now
problem-unavailable = Reading still works, but nothing new can be saved at this moment. Please try again shortly.
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
field-too-short = The text is too short.
field-bad-email = An e-mail address is written like this: name@example.org
field-bad-phone = The number is written with its country code, like this: +212 600 000 000
field-bad-link = A link begins with https://
field-bad-slug = Small letters without accents, digits and hyphens only, 80 at most.
field-taken = This is taken. Choose another.
field-bad-date = A date is written like this: 2026-03-12
field-date-past = This date has passed. Choose one to come.
field-date-order = The end comes before the beginning.
field-bad-number = Write a number in digits.
field-nul = The text holds an unseen character that is not accepted. Type it again instead of pasting it.
field-bad-choice = This choice is not available. Choose from the list.
field-bad-file = This kind of file is not accepted here.
field-file-too-large = The file is too large. Choose a smaller one.
field-one-language = A text is needed in at least one language.
field-must-confirm = Tick this box to continue.
