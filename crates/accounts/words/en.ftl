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
accounts-new-device-subject = A new device signed in to { $site }
accounts-new-device-text =
    Hello { $name },

    Your account at { $site } has been opened on a device that was not used before:

    { $device }
    { $day }

    If it was you there is nothing to do. If not, sign in on a device you know, close that session and change your password:

    { $link }
accounts-letter-day = a whole day
accounts-letter-week = seven days
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
accounts-password-new = New password
accounts-password-again = New password once more
accounts-password-hint = At least 12 characters. Four words that have nothing to do with each other are easier to keep and harder to guess than one complicated word.
accounts-set-password = Set this password
accounts-password-set = The new password is set. Other sessions are closed.
accounts-password-short = The password has fewer than 12 characters.
accounts-password-trivial = This password is easy to guess. Avoid your name, your address, rows of digits and common words.
accounts-password-differs = The two are not the same.
accounts-wrong-current = This is not the current password.
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

## Ways in, roles, tokens

accounts-again = What follows has consequences: confirm that it is you. It lasts ten minutes in this browser.
accounts-again-do = Confirm
accounts-again-none = This account has neither a passkey nor a password yet.
accounts-again-title = Confirm before going on
accounts-as-csv = Save as CSV
accounts-body = Body
accounts-branch = Who holds which role over the branch
accounts-branch-all = All
accounts-branch-hint = Every role given at this body and at those below, by the day it ends.
accounts-branch-more = The first 200 lines are shown. Searching narrows the list; the CSV file holds all of it.
accounts-branch-soon = End within 30 days
accounts-choose-way = One thing is left: choose a way in, a passkey or a password with a code.
accounts-code = Code
accounts-code-ask = The first step is right. Now the code of your app, or a recovery code.
accounts-code-hint = Six digits from the app, or a recovery code.
accounts-code-open-app = Open the code app on this phone
accounts-code-secret = Or type this key into the app:
accounts-code-set-up = A changing code on the phone
accounts-code-set-up-hint = Add the account to any code app (TOTP) by scanning the square, then write the code it shows below.
accounts-code-title = Second step
accounts-code-wrong = This code is not right, or was used before. A new one appears every half minute.
accounts-print = Print
accounts-copy = Copy
accounts-copied = Copied.
accounts-code-first-hint = Six digits that the app shows once the account is added.
accounts-device-name = Name
accounts-last-day = Last day of the role
accounts-last-day-hint = It ends by itself after this day, two years from now at most; a letter comes two weeks before.
accounts-last-way = This is the last way into the account. Add another first.
accounts-locked-from-above = The body is in lockdown: only someone who may do so by a grant at the body itself gives, renews or ends roles there.
accounts-locked = The body is in lockdown: no invitations until it is lifted.
accounts-locked-passkeys = One of your bodies is in lockdown: for now only a passkey opens this account.
accounts-lost = Lost every way in?
accounts-lost-code = A recovery code: it is written in the place of the app’s code, after the password.
accounts-lost-link = A link by mail: from the sign-in page, for whoever has no code.
accounts-lost-passkey = Another passkey: on another device, or taken over by the new phone.
accounts-never = Never
accounts-office = Public office
accounts-office-agree = I agree to be shown
accounts-office-hide = Hide my name
accounts-office-hint = For example: spokeswoman. Shown with the name on the body’s page once she agrees, not before.
accounts-offices = Public offices
accounts-offices-hint = A body would like to show this name and title on its page. Nothing is shown without your agreement, and you can take it back at any time.
accounts-passkey-end = Remove the passkey
accounts-passkey-enter = Sign in with a passkey
accounts-passkey-gone = The passkey is removed.
accounts-passkey-label = A name for the device
accounts-passkey-label-hint = For example: my phone. To tell it apart if it is lost.
accounts-passkey-made = The passkey is added and opens the account from now on.
accounts-passkey-make = Add a passkey on this device
accounts-passkey-many = There are as many passkeys as there can be. Remove one first.
accounts-passkey-no-script = Passkeys need JavaScript. A password and its code do not.
accounts-passkey-refused = The passkey did not work. Try again, or use the password.
accounts-passkey-unnamed = Unnamed passkey
accounts-passkeys = Passkeys
accounts-passkeys-hint = The account opens with the device’s fingerprint or code: no password to steal. Two, on two devices, are better.
accounts-password-and-code = A password followed by a code from the phone. It works on any device, without JavaScript.
accounts-password-stands = Password and code are in place.
accounts-recovery = Recovery codes
accounts-recovery-hint = Ten codes for the day the phone is gone. Print or copy them, and keep them away from it.
accounts-recovery-kept = I have kept them
accounts-recovery-make = Ten new codes
accounts-recovery-none = No recovery codes: if the phone is lost, two people will have to vouch.
accounts-recovery-once = These codes are shown once and kept nowhere here. Each works once. Earlier ones no longer do.
accounts-renewed = The role is extended.
accounts-right-appoint = Name admins
accounts-right-roles = Define and change roles
accounts-right-vouch = Vouch for someone who lost her ways in
accounts-role-all-kinds = All bodies
accounts-role-empty = A role without a right is of no use: choose at least one.
accounts-role-keyholder = Keyholder
accounts-role-keyholder-hint = Opens sealed records. Given from the page of the key alone.
accounts-role-kinds = For kinds of bodies
accounts-role-kinds-hint = None chosen: for all.
accounts-role-new = New role
accounts-role-not-yours = Only rights that you hold yourself, everywhere, can be put into a role or taken out. Admin and keyholder do not change.
accounts-role-retire = Do not give it any more
accounts-role-retire-hint = Whoever holds it keeps it to its end.
accounts-role-retired = Not given any more
accounts-role-right-not-yours = Not a right of yours: it cannot be changed from here.
accounts-role-rights = Rights
accounts-role-rights-hint = What it allows, at the body and below where the role reaches there.
accounts-role-secretary = Secretary
accounts-role-secretary-hint = Writes and publishes news and pages, and moderates comments.
accounts-roles = Roles
accounts-roles-hint = What each role allows. Changed here, for the whole coalition.
accounts-second = Second address, for notices
accounts-second-hint = Gets safety notices alone. It does not open the account.
accounts-second-title = Second address
accounts-secure = Ways in
accounts-secure-hint = Passkeys, password and code, recovery codes.
accounts-term = For how long
accounts-token-all = All she holds
accounts-token-body = At a body
accounts-token-end = End
accounts-token-ended = The token is ended.
accounts-token-everywhere = Wherever the account may
accounts-token-made = A new token
accounts-token-make = Make the token
accounts-token-name-hint = For example: the old site. To know it again later.
accounts-token-new = New token
accounts-token-once = It is shown once and kept nowhere here. Copy it to where it is used.
accounts-token-rights = Rights
accounts-token-rights-hint = None chosen: all that the account may. The fewer, the safer.
accounts-token-until = The end must lie between tomorrow and a year.
accounts-token-until-sooner = A token’s end lies ahead, and no later than the one it has.
accounts-tokens = API tokens
accounts-tokens-hint = A key for a program that acts in your name. Never more than your account may at that moment.
accounts-tokens-none = No tokens yet
accounts-tokens-none-hint = Without another program there is no need of one.
accounts-until = Until
accounts-until-range = The end must lie between tomorrow and two years.
accounts-vouch-appointed = The two who vouch must not have appointed each other.
accounts-vouch-asked = Asked on { $day }
accounts-vouch-do = I vouch for her
accounts-vouch-first = The first voice is noted. A second is needed.
accounts-vouch-hint = Someone who lost her ways in needs two who know her. Speak with her, by voice or face to face, before you vouch; she reads you the number she was shown.
accounts-vouch-moved = The request has changed meanwhile.
accounts-vouch-nobody = Nobody waits.
accounts-vouch-number = The number she reads
accounts-vouch-number-hint = Six digits.
accounts-vouch-number-wrong = That is not the number.
accounts-vouch-second = Both voices are noted. New ways in open 48 hours after the letter to her has left, unless she says no; in a lockdown not before it is lifted.
accounts-vouch-title = Vouching
accounts-vouch-waiting = waiting for someone to vouch
accounts-vouched-subject = New ways into { $site }
accounts-vouching = Two who vouch
accounts-vouching-ask = Ask
accounts-vouching-asked = It is asked
accounts-vouching-due = It takes effect on { $day }.
accounts-vouching-hint = Two of those who run the body and know you say that it is you. It takes effect after 48 hours and gives back sign-in alone: no key, and nothing sealed.
accounts-vouching-locked = One of your bodies is in lockdown: nothing takes effect, and your passkeys stay, until it is lifted.
accounts-vouching-no = No, stop it
accounts-vouching-no-hint = Two people say that the holder of this account lost her ways in. If you did not ask for that, this button stops it at once.
accounts-vouching-no-title = Stop the request
accounts-vouching-number = This is your number. Read it aloud to each of the two; do not send it in writing.
accounts-vouching-over = This request is over
accounts-vouching-refused = The request is stopped
accounts-vouching-refused-hint = Nothing of the account has changed. Tell those who run the body, and change the password.
accounts-vouching-subject = Notice: new ways into { $site } were asked for
accounts-vouching-then = If there is an account for this address, the request is shown to those who can vouch. It stands for two weeks.
accounts-vouching-warning = Someone says that the holder of this account lost her ways in. If you did not ask for it, stop it.
accounts-reminder-subject = A role ends soon on { $site }
accounts-months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
accounts-renew =
    { $n ->
        [one] Extend by { $n } month
       *[other] Extend by { $n } months
    }
accounts-recovery-left =
    { $n ->
        [one] { $n } code is left.
       *[other] { $n } codes are left.
    }
accounts-reminder-text =
    Hello { $name },

    Your role “{ $role }” at { $body } ends on { $day }. To have it extended, ask whoever gave it.

    { $link }
accounts-reminder-giver-text =
    Hello { $name },

    The role “{ $role }” that you gave to { $holder } at { $body } ends on { $day }. If need be it is extended here:

    { $link }
accounts-vouching-first =
    Hello { $name },

    Someone says that you lost your ways into your account on { $site }. If a second person says so too, the old ways go 48 hours later.

    If you did not ask for this, this page stops it:

    { $link }
accounts-vouching-text =
    Hello { $name },

    Two people say that you lost your ways into your account on { $site }. In 48 hours the old ways go and a link to choose new ones comes to this address.

    If you did not ask for this, this page stops it:

    { $link }
accounts-vouched-text =
    Hello { $name },

    48 hours have passed since two people vouched for you. To choose new ways into { $site }:

    { $link }

    The link works once and lasts { $lasts }. It gives back no key, and nothing sealed.

## Audit trail

# dynamic: what an entry of the trail says
audit-accounts-grant-detached = A role ended: its body moved to another branch
# dynamic: what an entry of the trail says
audit-accounts-grant-ended = A role was ended
# dynamic: what an entry of the trail says
audit-accounts-grant-renewed = A role was extended
# dynamic: what an entry of the trail says
audit-accounts-granted = A role was given
# dynamic: what an entry of the trail says
audit-accounts-passkey-ended = A passkey was removed
# dynamic: what an entry of the trail says
audit-accounts-passkey-made = A passkey was added
# dynamic: what an entry of the trail says
audit-accounts-password-changed = A password was changed
# dynamic: what an entry of the trail says
audit-accounts-recovery-code-used = A recovery code was used
# dynamic: what an entry of the trail says
audit-accounts-recovery-codes-made = New recovery codes were made
# dynamic: what an entry of the trail says
audit-accounts-role-changed = A role was changed
# dynamic: what an entry of the trail says
audit-accounts-token-changed = A token was changed
# dynamic: what an entry of the trail says
audit-accounts-token-ended = A token was ended
# dynamic: what an entry of the trail says
audit-accounts-token-made = A token was made
# dynamic: what an entry of the trail says
audit-accounts-vouched = Someone vouched
# dynamic: what an entry of the trail says
audit-accounts-vouching-done = New ways in, after two vouched
# dynamic: what an entry of the trail says
audit-accounts-vouching-refused = The holder said no to the vouching

accounts-offices-shown = Who speaks for the body
accounts-not-to-yourself = Nobody gives herself a role or extends her own: a colleague who may give it does.
accounts-detached-subject = A role has ended on { $site }
accounts-detached-text =
    Hello { $name },

    { $body } has moved to another branch of the network, so the role “{ $role }” that the branch before had given you there has ended. Those with the right in the new branch may give it anew:

    { $link }
accounts-last-admin-subject = You are the last admin of { $site }
accounts-last-admin-text =
    Hello { $name },

    Your role “{ $role }” at { $body } was about to end, and no other admin would have been left there. It has been extended by itself to { $day }, so that nobody is locked out. A second admin had better be named:

    { $link }
accounts-phone-over = This was begun too long ago, or elsewhere. Press the button once more.
accounts-phone-title = Another phone
accounts-phone-other = Take codes from another phone
accounts-phone-hint = For a phone that is lost, sold or new: codes come from the new one, those of the old one open nothing any more, and your other sessions end.
accounts-phone-until = The codes of the phone before stay right until you write the first one of the new phone here.
accounts-phone-confirm = Codes come from this phone now
accounts-phone-changed = Codes come from the new phone now. Other sessions are closed.
accounts-ways-changed-subject = How you sign in to { $site } was changed
accounts-reset-text =
    Hello { $name },

    Whoever runs the machine of { $site } has dropped your ways into your account: passkeys, password, codes and recovery codes. All your sessions are closed. A new link opens it, and you set up new ways in.

    If you did not ask for this, speak to them:

    { $link }
accounts-phone-text =
    Hello { $name },

    The codes by which you sign in to { $site } come from another phone now. Codes of the phone before open nothing any more, and your other sessions are closed.

    If it was not you, make yourself new ways in at once, or tell your colleagues:

    { $link }
audit-accounts-phone-changed = Codes come from another phone
audit-accounts-ways-reset = Ways in dropped by the owner of the machine
accounts-erase = Erase the account
accounts-erase-hint = The account is erased for good, once you have shown that it is you.
accounts-erase-not = No, keep it
accounts-erase-sure = Yes, erase the account
accounts-erase-what = The account goes at once: ways in, sessions, roles and key identity. It cannot come back. What you wrote for bodies stays theirs; what they know of you as a person is found by the link in their letters.
# dynamic: what an entry of the trail says
audit-accounts-erased-by-her = An account was erased by its holder
accounts-ended-text =
    Hello { $name },

    Your role “{ $role }” at { $body } was ended by somebody else; the audit trail says by whom and when. If that looks wrong, speak with your colleagues at the body:

    { $link }
accounts-password-text =
    Hello { $name },

    The password of your account on { $site } was changed, and your other sessions are closed.

    If it was not you, make yourself new ways in at once, or tell your colleagues:

    { $link }
accounts-passkey-text =
    Hello { $name },

    A passkey was added to your account on { $site } and opens it from now on.

    If it was not you, remove it at once, or tell your colleagues:

    { $link }
accounts-second-text =
    Hello { $name },

    The second address to which notices about your account on { $site } go was changed.

    If it was not you, change it back at once, or tell your colleagues:

    { $link }
accounts-link-text =
    Hello { $name },

    Whoever runs the machine of { $site } has made a link that opens your account once. Your ways in are as they were.

    If you did not ask for this, speak to them:

    { $link }
accounts-tokens-still = API tokens made in your account still work. They are seen and ended here: { $link }
audit-accounts-second-address = The second address for notices was changed
audit-accounts-link-made = A sign-in link, made by the owner of the machine
accounts-token-text =
    Hello { $name },

    Whoever runs the machine of { $site } has made an API token in your name: with it a program does what you may do, within the token’s limits.

    If you did not ask for this, speak to them:

    { $link }
audit-accounts-token-made-for = An API token, made by the owner of the machine
audit-accounts-grant-ended-above = A role was ended from above
accounts-name-hidden = Name hidden: in lockdown
