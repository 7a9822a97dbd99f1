### Accounts, signing in, roles. ar.ftl is the source.

## Signing in

accounts-sign-in-title = Sign in
accounts-sign-in = Sign in
accounts-sign-in-first = This page needs an account. It will open as soon as you are signed in.
accounts-wrong = Address and password do not go together. Mend one of them, or ask for a link by mail.
accounts-no-password-title = Without a password
accounts-send-link-hint = Forgotten, or not chosen yet: a link that works once is sent to the address written above.
accounts-send-link = Send a sign-in link
accounts-to-sign-in = Back to signing in
accounts-again-title = Show that it is you
accounts-again = Show and continue
accounts-again-why = What follows touches the safety of others or of the account. The proof is good for ten minutes.
accounts-again-none = This account has nothing to show it with yet: no password and no passkey.
accounts-to-account = To my account
accounts-wait-seconds =
    { $n ->
        [one] Too many attempts from this network. Try again in { $n } second.
       *[other] Too many attempts from this network. Try again in { $n } seconds.
    }
accounts-wait-minutes =
    { $n ->
        [one] Too many attempts from this network. Try again in { $n } minute.
       *[other] Too many attempts from this network. Try again in { $n } minutes.
    }
# dynamic: the heading of the problem below
accounts-busy-title = Many are signing in just now
accounts-busy = Many people are signing in at this moment. Wait a few seconds, then try again.

## Sign-in links

accounts-sent-title = Look at your mail
accounts-sent = If there is an account here for this address, the letter is on its way. The link in it works once and for a short time. If it has not come after some minutes, look among the unwanted mail.
accounts-link-title = Sign in with the link
accounts-link = One step more: the button opens the account in this browser, and the link will not work again.
accounts-link-over-title = This link no longer works
accounts-link-over = It was used before, its time is over, or it was copied in part. Ask for a new one on the sign-in page.

## Letters

accounts-letter-subject = Your link to { $site }
accounts-letter-text =
    Hello { $name },

    To open your account at { $site }:

    { $link }

    The link works once, for { $lasts }.
    If you did not ask for it there is nothing to do: nobody has entered your account.
accounts-invite-subject = An account for you at { $site }
accounts-invite-text =
    Hello { $name },

    An account was opened in your name at { $site }, with a role. To enter it and choose a password:

    { $link }

    The link works once, for { $lasts }. After that, ask for a new one on the sign-in page.
    If this is a mistake, simply ignore this letter.
accounts-letter-day = a whole day
accounts-letter-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }

## My account

accounts-own-title = My account
accounts-name-hint = The name that those who work in the body see. A pseudonym will do.
accounts-language-hint = The language of the desk and of letters.
accounts-password-title = Password
accounts-password-current = Current password
accounts-password-new = New password
accounts-password-again = New password once more
accounts-password-hint = At least 12 characters. Four words that have nothing to do with each other are easier to keep and harder to guess than one complicated word.
accounts-set-password = Set this password
accounts-password-set = The new password is set. Other sessions are closed.
accounts-password-short = The password has fewer than 12 characters.
accounts-password-trivial = This password is easy to guess. Avoid your name, your address, rows of digits and common words.
accounts-password-differs = The two are not the same.
accounts-wrong-current = This is not the current password.
accounts-password-by-link = To choose a password, you must have signed in with a link within the last hour.
accounts-no-password = This account has no password yet. Without one you need a new link each time.
accounts-by-link = You came by a link. For an hour the password can be changed without the old one.
accounts-sessions = Signed-in devices
accounts-sessions-hint = Each line is a browser that is open on this account. Close what you do not know, then change the password.
accounts-device = Device
accounts-device-unknown = Unknown device
accounts-session-since = Since
accounts-session-seen = Last day of use
accounts-session-here = This browser
accounts-end-session = Close the session
accounts-end-others = Close all other sessions
accounts-session-ended = The session is closed.

## Roles at a body

accounts-people = People and roles
accounts-people-hint = Who holds a role at this body, and who covers it from a body above. Roles from above are changed there.
accounts-nobody-title = Nobody yet
accounts-nobody = Roles let people write news and pages and moderate comments. The form below is the first step.
accounts-role = Role
accounts-reach = Covers
accounts-since = Since
accounts-by = Given by
accounts-change = Change
accounts-here = This body alone
accounts-here-and-below = The body and all below it
accounts-above-and-below = { $body } and all below it
accounts-not-yours = By someone who holds as much
accounts-from-above = Changed above
accounts-by-machine = Whoever runs the site
accounts-end = End the role
accounts-ended = The role has ended.
accounts-give-title = Give a role
accounts-give = Give the role
accounts-given = The role is given.
accounts-invited = An account is open with this role, and a sign-in link is on its way.
accounts-give-email-hint = Where the address has no account, one is made and a sign-in link is sent there.
accounts-give-name-hint = For a new account alone.
accounts-give-language = Language of the letter and the desk
accounts-give-below = Covers all bodies below too
accounts-give-below-hint = Those of today and those to come.
accounts-not-yours-to-give = Only roles whose rights you hold yourself, over the same range, can be given.
accounts-taken = This address has an account already.
# dynamic: the heading of the problem below
accounts-last-admin-title = This role cannot be ended
accounts-last-admin = She is the last admin of the whole site. Give the role to another first.
accounts-role-admin = Admin
accounts-role-admin-hint = Everything, and giving every role. At the body at the top: the site’s settings too.
accounts-role-coordinator = Coordinator
accounts-role-coordinator-hint = Everything at the body, but naming admins.
accounts-role-editor = Editor
accounts-role-editor-hint = Writes and publishes news, pages, menus and pictures.
accounts-role-moderator = Moderator
accounts-role-moderator-hint = Reads comments and messages before others do, and answers them.
accounts-right-grant = Give and end roles

## Why data are kept

accounts-purpose-sign-in = Signing in to the desk: name, encrypted address, hash of the password and sessions, as long as there is the account.
accounts-purpose-roles = Roles at bodies: until they end, and a year after.
