## Rights

keys-right-manage = Name the body’s keyholders
keys-right-open = Be handed sealed records to open them

## What is not possible

keys-bad-public = This is not a public key: it begins with age1 and has sixty-two characters.
keys-bad-wrapped = This is not an identity wrapped to a passphrase, as the browser or the command nasij keys create makes it.
keys-public-taken = This public key is in use already. Please make a new identity.
keys-named-already = She is named already.
keys-too-many = A body has three keyholders at most. One has to leave before another is named.


# dynamic: what an entry of the trail says
audit-keys-keyholder-named = Keyholder named
# dynamic: what an entry of the trail says
audit-keys-keyholder-asked = Account asked to hold the key
# dynamic: what an entry of the trail says
audit-keys-keyholder-accepted = Holding the key accepted
# dynamic: what an entry of the trail says
audit-keys-keyholder-left = Keyholder left
# dynamic: what an entry of the trail says
audit-keys-keyholder-kept-on = Keyholder kept on
# dynamic: what an entry of the trail says
audit-keys-identity-made = Identity made
# dynamic: what an entry of the trail says
audit-keys-identity-replaced = Identity replaced
# dynamic: what an entry of the trail says
audit-keys-sheet-made = Recovery sheet made
# dynamic: what an entry of the trail says
audit-keys-sheet-dropped = Recovery sheet dropped
audit-keys-sheet-proposed = A recovery sheet was proposed and waits for a second person
audit-keys-sheet-agreed = A second person agreed to the recovery sheet
audit-keys-sheet-taken-back = A recovery sheet that waited was taken back
# dynamic: what an entry of the trail says
audit-keys-handed-out = Sealed records handed out
## Screens

keys-agree = Agree to older records
keys-agreed = The agreement is noted. A keyholder’s browser does the rest.
keys-asked = Asked; no identity
keys-bad-envelope = What arrived is not envelopes sealed to all keyholders.
keys-change = Change
keys-file = Download the sealed file
keys-file-what = The same list as one sealed file, for opener.html or nasij keys open on your own machine: it opens without trusting this page. It counts as handed out.
keys-holders = Keyholders
keys-identity = Key identity
keys-identity-done = The identity is kept. What is sealed from now on opens with its passphrase.
keys-identity-elsewhere = On your own machine, without the browser
keys-identity-elsewhere-hint = This command makes the identity on your machine; paste here what it prints. It needs no JavaScript and trusts no server.
keys-identity-here = In this browser
keys-identity-keep = Keep the identity
keys-identity-made = Made on
keys-identity-public = Public key
keys-identity-replace = A new identity takes this one’s place. At every body whose key you keep, a second person confirms that it is yours; until then nothing is sealed or handed to you there. Older records open only after another keyholder has sealed their envelopes again.
keys-identity-what = It opens the sealed records of the bodies that named you. The server keeps its public half, and the other wrapped to a passphrase that never reaches it: if the passphrase is lost, nobody can give it back.
keys-identity-wrapped = Private half, wrapped
keys-key = The body’s key
keys-leave = Let her leave
keys-leave-back = This cannot be taken back by one person: named anew, she opens older records only once a second person agrees and a keyholder’s browser seals them again.
keys-leave-do = Yes, from now on without her
keys-leave-last = She is the only one who keeps this key. Without her no names can be asked for, and what is sealed opens with her passphrase or the recovery sheet alone.
keys-leave-not = No, it stays as it is
keys-leave-own = Leave
keys-leave-title = { $name } stops keeping the key
keys-leaving = Nothing is sealed to whoever leaves. What she could read before stays read wherever she kept it.
keys-left = She has left. Nothing more is sealed to her.
keys-left-own = You have left. Nothing more is sealed to you at that body.
keys-letter-subject = A body’s key on { $site }
keys-limit-browser = Opening in the browser trusts the server at that moment: whoever holds it could send another page. Whoever cannot do that opens on her own machine, with nasij keys open or the file opener.html, without a network.
keys-limit-leave = Whoever kept the key has read what she read: a change of keyholders protects what comes.
keys-limit-lost = If every passphrase and the recovery sheet are lost, nobody opens the records, and neither do we.
keys-limit-running = Sealing protects against a stolen disk or backup and a curious host. It does not protect what is typed at the moment when someone is inside the server.
keys-limits = What it protects against, and what not
keys-name = Name as keyholder
keys-name-hint = Two or three who know each other, in different places. Whoever has no identity is asked to make one.
keys-name-title = Name a keyholder
keys-named = She is named; from now on records are sealed to her too.
keys-nobody-to-name = Nobody here can be named: give her a role at the body first.
keys-none = Without a key no names are asked for: nobody could read them. The first step is to name two or three keyholders.
keys-none-title = This body has no key yet
keys-not-yet = No names can be asked for yet: nobody named here has made her identity.
keys-older = What she opens
keys-older-what = Whoever joined later opens older envelopes only once a second person has agreed and a keyholder’s browser has sealed them again. No record is sent for that.
keys-only-one = One is not enough: if her passphrase is lost, so are the records. Until then whoever manages keys at the body above is the second person, and opens nothing.
keys-opener = Download opener.html, to open on a machine without a network
keys-opens = Envelopes: { $n } of { $all }
keys-other-ways = Other ways
keys-records = Sealed records
keys-records-hint = What is sealed to this body opens in your browser, with your passphrase. Every hand-out is counted and stands in the trail.
keys-records-none = No room of this site stores sealed records.
keys-records-none-title = Nothing is sealed here yet
keys-reseal = Seal older envelopes again
keys-reseal-waits = Waits to be sealed again
keys-reseal-what = This browser opens the keys of older envelopes and seals them to the one who joined too. No record is sent.
keys-resealed = Older envelopes are sealed again.
keys-share = { $n } more of { $all } can be handed to you in these 24 hours.
keys-share-window = Through a window open until { $until }: { $n }.
keys-sheet = Recovery sheet
keys-sheet-done = The sheet is one of the recipients from now on. It belongs in a locked drawer, away from devices.
keys-sheet-drop = Take the sheet away
keys-sheet-dropped = The sheet is taken away. It still opens what was sealed to it.
keys-sheet-make = Make a recovery sheet
keys-sheet-stands = A sheet since { $day }
keys-sheet-waits = A new sheet waits since { $day }
keys-sheet-waits-what = Records were sealed to this key, so nobody adds a sheet alone: a second person who did not make it agrees, another keyholder, or where there is none whoever manages keys at the body above. Until then nothing is sealed to it.
keys-sheet-agree = Agree to the sheet
keys-sheet-take-back = Take back the sheet that waits
keys-sheet-proposed = The sheet waits for a second person to agree. Keep it locked away until then too.
keys-sheet-taken-back = The sheet that waited is taken back.
keys-waiting-sheet = A new recovery sheet waits for your agreement
keys-sheet-what = An identity on paper alone, for the day the passphrases are lost. It is made in the browser, printed, and kept nowhere.
keys-since = Since
keys-unask = Take back the naming
keys-waiting-identity = You are named a keyholder: make your identity
keys-waiting-key = No key yet: no names can be asked for
keys-waiting-reseal = Envelopes wait to be sealed again
keys-waiting-window = A window waits for a second person
keys-was-asked = She is asked to make her identity; records are sealed to her after that.
keys-what = What is sealed to this body is opened by those it named alone, each with her passphrase. The server does not open it.
keys-who = Who keeps the key
keys-who-none = Choose a person
keys-window-ask = Ask for a window
keys-window-count = How many records
keys-window-decided = It is decided already.
keys-window-new = A new request
keys-window-open = Open for an hour
keys-window-purpose = What for
keys-window-purpose-hint = Read by whoever agrees, and kept for ninety days.
keys-window-records-range = Between 1 and 100,000.
keys-window-refuse = Refuse
keys-window-refused = refused
keys-window-until = open until { $day }
keys-window-waiting = waiting
keys-window-waits = Another request of yours still waits.
keys-window-was-asked = The request waits for a second person.
keys-window-was-opened = The window is open for an hour.
keys-window-was-refused = The request is refused.
keys-window-was-until = was open until { $day }
keys-windows = Windows
keys-windows-none = No requests yet.
keys-windows-what = A keyholder is handed two hundred records in 24 hours. For more she writes what for, another opens an hour, and all of it stands in the trail.
keys-term-ends = her term ends on { $day }
keys-term-over = her term is over: nothing is handed to her
keys-keep-on = Keep on for two years
keys-kept-on = She stays a keyholder for two years from now.
keys-not-from-above = The key stands: its keyholders are changed only by someone with a grant at the body itself. From above the first are named, and nobody names herself.
keys-letter-left =
    Hello { $name },

    You are no longer a keyholder of { $body }: nothing more is sealed to you. Your identity is here:

    { $link }

    If you do not know of this change, speak with the others today.
keys-letter-asked =
    Hello { $name },

    You are named a keyholder of { $body }. First make your identity; nobody but you will know its passphrase:

    { $link }
keys-letter-window =
    Hello { $name },

    A keyholder of { $body } asks to be handed more records than a day’s share. A second person decides, and reads first what it is for:

    { $link }
keys-letter-changed =
    Hello { $name },

    The keyholders of { $body }, or its recovery sheet, have changed. How it stands now:

    { $link }

    If you do not know of this change, speak with the others today.
keys-window-records =
    { $n ->
        [one] { $n } record
       *[other] { $n } records
    }
keys-confirm = Confirm that it is she
keys-confirmed = It is settled: records are sealed to her from now on, or once she has made her identity. Older ones wait until their envelopes are sealed again.
keys-waits = New identity, waits for a second person
keys-waits-what = Whoever replaces her identity is sealed to, and handed records, only once a second person confirms: another keyholder, or where there is none whoever manages keys at the body above. Ask her first, by voice or face to face: who took over her sign-in would wait here too.
keys-waiting-confirm = A keyholder’s new identity waits to be confirmed
keys-limit-manage = Until the first record is sealed, whoever manages keys at this body names its keyholders alone. From then on a second person agrees to each: another keyholder, or where there is none whoever manages keys at the body above; at the topmost body, another who manages its keys.
keys-letter-waits =
    Hello { $name },

    Your new identity waits at { $body }: nothing is sealed to you there until a second person confirms that it is yours. Speak with another keyholder. How it stands:

    { $link }

    If you have made no new identity, somebody is using your sign-in: tell the others today.
keys-letter-confirm =
    Hello { $name },

    A keyholder of { $body } has a new identity. Nothing is sealed to her until a second person confirms that it is hers. Ask her first, by voice or face to face:

    { $link }

    If she knows nothing of it, somebody is using her sign-in: take her off the keyholders.
keys-naming-waits = Named; waits for a second person
keys-naming-waits-what = Records are sealed with this key, so nobody names a new keyholder alone. A second person, not the one who named her, agrees: another keyholder, or where there is none whoever manages keys at the body above. Until then nothing is sealed or handed to her.
keys-agree-naming = Agree to her
keys-naming-proposed = She is proposed; records are sealed to her once a second person agrees.
keys-name-hint-used = Records are sealed with this key: a second person agrees before anything is sealed to a new keyholder.
keys-waiting-agree = A new keyholder waits for you to agree
keys-letter-named =
    Hello { $name },

    You are proposed as a keyholder of { $body }. Nothing is sealed to you until a second person agrees. How it stands:

    { $link }
keys-letter-sheet =
    Hello { $name },

    A new recovery sheet was made for the key of { $body }. Nothing is sealed to it until a second person agrees: you. Ask first who made it and where it is kept:

    { $link }
keys-letter-agree =
    Hello { $name },

    A new keyholder is proposed for { $body }. Nothing is sealed to her until a second person agrees: you. Ask somebody who knows her first:

    { $link }

    If nobody knows of it, do not agree, and tell the others today.

## Audit trail

# dynamic: what an entry of the trail says
audit-keys-reseal-agreed = Someone agreed to older records
# dynamic: what an entry of the trail says
audit-keys-resealed = Older envelopes were sealed again
# dynamic: what an entry of the trail says
audit-keys-window-asked = A window was asked for
# dynamic: what an entry of the trail says
audit-keys-window-opened = A window was opened
# dynamic: what an entry of the trail says
audit-keys-window-refused = A window was refused
# dynamic: what an entry of the trail says
audit-keys-identity-confirmed = New identity confirmed
# dynamic: what an entry of the trail says
audit-keys-handed-out-many = Sealed records handed out: a hundred or more within a day
keys-from-first = From the beginning of the list
keys-from-last = Go on after the last record handed to you, on { $day }
keys-from-last-now = The list begins after the last record handed to you.
# dynamic: what an entry of the trail says
audit-keys-keyholder-proposed = Keyholder proposed
# dynamic: what an entry of the trail says
audit-keys-keyholder-agreed = A second person agreed to a keyholder
# dynamic: what an entry of the trail says
audit-keys-reseal-damaged = Older envelopes that did not open stay as they were
