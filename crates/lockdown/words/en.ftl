## Rights

lockdown-right-press = Press and confirm a lockdown
lockdown-right-lift = Lift a lockdown

## The screen

lockdown-desk = Lockdown
lockdown-state-none = No lockdown
lockdown-state-none-text = Lockdown is for danger: a phone taken, an account broken into, a colleague under pressure. One person presses it for twenty-four hours; a second makes it last by confirming.
lockdown-state-asked = The lockdown waits for a second person
lockdown-state-asked-text = It begins only when a second person presses before { $until }.
lockdown-state-pressed = The body is in lockdown
lockdown-state-pressed-text = One person decided it; it lifts by itself on { $until } unless a second confirms it.
lockdown-state-confirmed = The body is in lockdown, confirmed
lockdown-state-confirmed-text = It lasts until two people lift it.
lockdown-from-above = The lockdown of a body above reaches this one: { $body }. It is lifted there.
lockdown-press = Lock down now
lockdown-confirm = Confirm the lockdown
lockdown-lift = Lift the lockdown
lockdown-fact-asked = Asked for by
lockdown-fact-pressed = Pressed by
lockdown-fact-confirmed = Confirmed by
lockdown-fact-lifting = First lift by
lockdown-fact-way = Came from
lockdown-fact-above = A body above
lockdown-by-gone = An account that is gone

lockdown-effects = What happens
lockdown-effects-now = What is in force
lockdown-effect-sessions = The sessions of everyone with a role at this body or below end, hers who presses included. After that only passkeys sign in; invitations and API tokens stop.
lockdown-effect-names = The names of its staff and offices vanish from pages, feeds, share pictures and every kept copy.
lockdown-effect-records = Sealed records are handed to nobody.
lockdown-effect-comments = Comments and the contact form close.
lockdown-effect-public = The public site stays readable.
lockdown-effect-below = All bodies below are included.
lockdown-limits = Lockdown does not protect against the machine’s owner, and takes back nothing that was already mailed, printed or saved. A name written in the text of a page or news item stays there: unpublish that text.
lockdown-lifting = Who lifts it
lockdown-lifting-text = Two people, each by herself, at most twenty-four hours apart. What the body pressed is not lifted from above. The machine’s owner can lift it; the audit trail says so.
lockdown-lifters-none = Nobody holds this right here yet.
lockdown-ready =
    { $n ->
        [one] { $n } of them has a passkey; two are needed.
       *[other] { $n } of them have a passkey; at least two are needed.
    }
lockdown-no-passkey-yourself = Your account has no passkey: it cannot come in during a lockdown.
lockdown-passkey-way = Add a passkey to the account

## Why not now

lockdown-no-already = The body is in lockdown already.
lockdown-no-unarmed = A lockdown is not possible yet: two people who may lift it must have a passkey, or nobody could come in to lift it.
lockdown-no-same-asked = This account asked for the lockdown; a second person is needed.
lockdown-no-same-confirm = This account pressed the lockdown; someone else confirms it.
lockdown-no-confirmed = The lockdown is confirmed already.
lockdown-no-none = There is no lockdown now.
lockdown-no-from-above = The body pressed this lockdown itself: only those who hold the right at the body lift it.
lockdown-no-same-lift = This account has lifted already; a second person is needed within twenty-four hours.

## What happened

lockdown-pressed-title = The lockdown holds
lockdown-pressed-next = Sessions have ended, perhaps this one too. Come back with a passkey.
lockdown-pressed-way = To the lockdown’s page
lockdown-done-pressed = The body and all below it are locked down for twenty-four hours. Those who may lift it are being told; for it to last, a second person confirms it.
lockdown-done-asked = It is noted. The lockdown begins when a second person presses within twenty-four hours.
lockdown-done-confirmed = The lockdown is confirmed. It lasts until two people lift it.
lockdown-done-lift-begun = The first lift is noted. The lockdown ends when a second person lifts within twenty-four hours.
lockdown-done-lifted = The lockdown is lifted. Names are back on the pages, and people come in as before.

## Letters

lockdown-letter-subject = Lockdown: { $body }
lockdown-letter-where = What can be done now (with a passkey):
# dynamic
lockdown-letter-pressed = A lockdown has begun for twenty-four hours. It lifts by itself unless a second person confirms it.
# dynamic
lockdown-letter-pressed-by-two = A lockdown decided by two people has begun. It lasts until two people lift it.
# dynamic
lockdown-letter-asked = A body above asks for another lockdown within a week of the last one. It begins only with a second person.
# dynamic
lockdown-letter-ask-lapsed = No second person agreed within a day to the lockdown that was asked for: it lapsed.
# dynamic
lockdown-letter-confirmed = A second person confirmed the lockdown. It lasts until two people lift it.
# dynamic
lockdown-letter-lift-begun = One person lifted the lockdown. It ends if a second does within twenty-four hours.
# dynamic
lockdown-letter-lifted = The lockdown is lifted.
# dynamic
lockdown-letter-lapsed = The lockdown lifted by itself: no second person confirmed it.
# dynamic
lockdown-letter-lifted-by-owner = The machine’s owner lifted the lockdown by a command. The audit trail says so.

## The audit trail

# dynamic
audit-lockdown-pressed = Lockdown pressed
# dynamic
audit-lockdown-pressed-by-two = Lockdown pressed by two
# dynamic
audit-lockdown-asked = Lockdown asked for, waiting for a second person
# dynamic
audit-lockdown-ask-lapsed = Lockdown asked for and lapsed
# dynamic
audit-lockdown-confirmed = Lockdown confirmed
# dynamic
audit-lockdown-lift-begun = First lift of a lockdown
# dynamic
audit-lockdown-lifted = Lockdown lifted
# dynamic
audit-lockdown-lapsed = Lockdown lifted by itself, unconfirmed
# dynamic
audit-lockdown-lifted-by-owner = Lockdown lifted by a command on the server
