weave-home = Back to the home page
weave-step-up = Show that it is me
weave-exit-title = You have left the site
weave-exit-history = This site’s data has been cleared from the browser and the session is closed. The browsing history stays on the device: it can be cleared in the browser’s settings.
weave-exit-on = Continue
weave-group-says = What the body says
weave-group-persons = Persons
weave-group-body = The body and its roles
weave-group-safety = Safety
weave-group-installation = The whole installation
weave-group-account = My account
weave-own-page = Your page: what is held here about you, why and until when, with the means to erase it. The link is for you alone:
weave-step-up-first = This has consequences. Show first, by passkey or password, that it is you; it lasts ten minutes.

## Lockdown

weave-locked = The body is in lockdown: no names on pages, no records handed out, no invitations, and only passkeys sign in.
weave-locked-way = What is in force, and who lifts it
weave-shut-title = The site waits to be unlocked
weave-shut = The server was started again, and its key stays locked until the person in charge of it opens it. Nothing is lost. Please come back a little later.
