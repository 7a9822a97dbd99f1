## Why data is held

people-purpose-record = Staying in touch with the people this body knows, as far as they allowed it.
people-purpose-request = Answering what keyholders were asked.
people-field-address = E-mail address
people-field-language = Language of messages
people-field-source = How it is known
people-field-consents = Consents
people-field-name = Name
people-field-phone = Telephone
people-field-place = Place
people-field-note = Note
people-kept-sealed = Sealed to the keyholders: this server cannot read it back.
people-kept-encrypted = Encrypted with the server’s key, which reads it when it must write.
people-kept-open = Kept as it is.
people-consent-contact = May be written to
people-consent-news = Receives the news
people-consent-none = No consent stands
people-source-paper = Signed sheet
people-source-spoken = Said in person
people-source-stays = Whoever wrote herself in stays the source.
people-source-written = Written message
people-source-list = Earlier list
people-source-herself = Herself, on her page
people-event-added = Record added
people-event-corrected = Corrected at the desk
people-event-corrected-by-her = Corrected by the person
people-event-consented = Consent noted
people-event-withdrawn = Consent withdrawn at the desk
people-event-withdrawn-by-her = Consent withdrawn by the person

## Desk

people-right-read = See records of persons, without their names
people-right-write = Add persons, correct and erase their records
people-desk = Persons
people-add = Add a person
people-add-save = Add the record
people-list-hint = This list has no names: they are sealed to the keyholders. Search by the whole e-mail address.
people-filters = Filter the list
people-filter = Filter
people-since = Since
people-since-hint = The day she was met or gave her consent. Empty: today.
people-column-record = Record
people-column-ends = Erased on
people-column-what = Consent
people-count-all = records
people-count-contact = may be written to
people-count-news = receive the news
people-count-more = more than { $count }
people-sealed = Has a sealed part
people-no-address = No address
people-none = Nobody here yet
people-none-hint = Here are the records of persons the body knows: supporters, members, trainees. Every record has a purpose and a date on which it is erased.
people-none-found = No record matches. The e-mail address is written in full.
people-open-names = Open the names in the browser
people-csv = Download the list as CSV
people-purged =
    { $n ->
        [0] Nothing was erased in the last thirty days.
        [one] One record was erased at its end in the last thirty days.
       *[other] { $n } records were erased at their end in the last thirty days.
    }
# dynamic: the heading of the problem below
people-locked-title = The body is in lockdown
people-locked = Records of persons are neither shown nor changed while the lockdown lasts.
people-bad-phone = A telephone number has digits and spaces, and may begin with +.
people-bad-day = That is not a day in the past.
people-nothing-typed = A name or an e-mail address is needed.
people-news-needs-address = News cannot be sent without an e-mail address.
people-no-key = This body has no key: it cannot ask for names.
people-no-key-title = No names are asked for here
people-no-key-hint = The body has no key yet, and nothing would protect names. The first step is naming two or three keyholders.
people-no-key-step = Name the keyholders
people-address-hint = Kept encrypted; the desk shows it shortened.
people-address-keep = The known address stays unless another is typed here.
people-consents-hint = What she really allowed, no more. Every consent is kept with its date.
people-sealed-title = Sealed to the keyholders
people-sealed-hint = Sealed before it is stored; after that only keyholders can read it.
people-phone-hint = For example +216 20 000 000
people-record-title = Record { $id }
people-nothing-sealed = Nothing is sealed in this record.
people-sealed-record = Name, telephone, place and note are sealed. A keyholder opens them in her browser.
people-no-consents = No consent is noted.
people-withdrawn-at = Withdrawn on { $date }
people-stands = Stands
people-withdraw = Withdraw the consent
people-consent-add = Note a consent
people-consent-save = Note the consent
people-correct = Correct the record
people-correct-save = Save the correction
people-correct-sealed-hint = What is typed below takes the place of the whole sealed part. Left empty, it stays.
people-held = Why it is held, and who can read it
people-history = What happened to the record
people-history-hint = What and when, never contents.
people-erase-title = Erase the record
people-erase-hint = The record, its consents and its history go at once and cannot come back; from backups, within thirty-five days.
people-erase = Erase for good
people-requests = Requests for access
people-requests-hint = Everyone on record may ask what the body holds about her. A keyholder answers by e-mail within thirty days.
people-requests-none = No requests
people-requests-none-hint = Here arrive the requests of those who want to know what the body holds about them.
people-requests-waiting = Requests for access waiting
people-due = Answer before { $date }
people-overdue = Past its date
people-waits = Waits for an answer
people-answered-at = Answered on { $date }
people-answer-to = Answer to:
people-show-address = Show the whole address
people-answer = Answered
people-done-added = The record is added.
people-done-saved = The correction is saved.
people-done-consented = The consent is noted.
people-done-withdrawn = The consent is withdrawn.
people-done-erased = Erased for good.
people-done-erased-but = Everything else is erased for good. The account stays: it is erased from “My account” once signed in, so that nobody who reads your mail can erase it.
people-done-answered = The request is marked as answered.
people-done-asked = The request has reached those who answer it.
people-done-corrected = The correction is sealed and takes the place of what was there.

## Her own page

people-own-title = What is held here about you
people-own-door = This link is for you alone. The button opens the page in this browser for half an hour.
people-own-open = Open my page
people-own-over-title = This link is over
people-own-over = It is too old, or the page was closed. A new link can be asked for by e-mail.
people-own-again = Ask for a new link
people-own-of = For the address:
people-own-lead = This is what each body holds: why, since when and until when. The contents are not shown here; most are sealed, and the server cannot read them.
people-own-nothing = Nothing is held here for this address.
people-own-since = Since
people-own-until = until
people-own-no-end = its purpose is done
people-own-kinds = What is held, and who can read it
people-own-correct = Correct what is held about me
people-own-correct-hint = What is typed here is sealed to the keyholders and takes the place of all that was there. The old contents cannot be shown: the server does not read them.
people-own-correct-save = Seal and send the correction
people-own-no-key = This body has no key now, so a correction cannot be sealed. The contents can be asked for, or erased.
people-own-ask = Ask the keyholders for the contents
people-own-asked = The contents were asked for. Answer before { $date }.
people-own-erase = Erase all that this body holds
people-own-all-title = All bodies together
people-own-erase-all = Erase everything everywhere
people-own-erase-title = Erase for good
people-own-erase-text = All that this body holds about you goes at once and cannot come back.
people-own-erase-all-text = All that is held about you, at every body, goes at once and cannot come back. An account that you sign in to is erased from “My account”.
people-own-erase-sure = Yes, erase for good
people-own-back = Go back and change nothing
people-own-privacy = How this body keeps data
people-own-close = Close the page in this browser

## Privacy page

people-privacy = Privacy
people-privacy-lead = What this body holds about people, why, until when, and who can read it.
people-privacy-own-title = What is held about you
people-privacy-own = Type your address and a link to your page is sent to you. There you see what is held, correct it, withdraw a consent, erase. No account is needed.
people-privacy-link-hint = The answer is the same for everybody: nobody learns here whether an address is known.
people-privacy-send = Send me my link
people-privacy-why = Why, what, until when
people-privacy-done = Erased when its purpose is done.
people-privacy-days =
    { $n ->
        [0] Erased the same day.
        [one] Erased after one day at most.
       *[other] Erased after { $n } days at most.
    }
people-privacy-who = Who can read names
people-privacy-no-key = This body has no key, so it asks for no names.
people-privacy-keyholders =
    { $n ->
        [0] Nobody keeps this body’s key.
        [one] One keyholder opens names, with a passphrase that she alone knows.
       *[other] { $n } keyholders open names, each with a passphrase that she alone knows.
    }
people-privacy-above = Bodies above do not see persons, unless this body shows them.
people-privacy-rights = Your rights
people-privacy-right-see = To know what is held about you, why and until when.
people-privacy-right-ask = To ask the keyholders for the contents, with an answer within thirty days.
people-privacy-right-correct = To correct it.
people-privacy-right-withdraw = To withdraw a consent whenever you wish.
people-privacy-right-erase = To erase it: here at once, from backups within thirty-five days.
people-privacy-safe = What is protected
people-privacy-safe-sealed = Name, telephone and place are sealed before they are stored. Whoever takes the disk or looks into the server cannot read them.
people-privacy-safe-encrypted = The e-mail address is encrypted. The server reads it when it sends a message.
people-privacy-safe-alone = Nothing is asked of other sites; nobody is tracked.
people-privacy-not = What is not
people-privacy-not-machine = Whoever runs the server knows that records exist and when they came; addresses can be read there, names cannot.
people-privacy-not-browser = A keyholder who opens names in her browser trusts the server at that moment.
people-privacy-not-public = A comment is shown as it was written; a message to the body can be read on the server until it is sent on.
people-privacy-not-mail = What was sent by e-mail lies with whoever received it.
people-privacy-reach = Reaching the body
people-privacy-reach-hint = For any question about this page:
people-privacy-reach-link = Write to the body
people-sent-title = The request has arrived
people-sent = If anything is held for this address, the link is on its way.

## By e-mail

people-letter-subject = Your page · { $site }
people-letter-text =
    Hello,

    A link was asked for to the page of what { $site } holds about you:
    { $link }

    The link is for you alone and is good for sixty days. If you did not ask for it, nothing needs to be done.
people-request-subject = A request for access waits for an answer · { $body }
people-request-text =
    Someone asks { $body } what is held about her. Answer before { $due }.

    The details are in the desk:
    { $link }

## Audit trail

# dynamic
audit-people-added = Record of a person added
# dynamic
audit-people-corrected = Record of a person corrected
# dynamic
audit-people-corrected-by-her = Record corrected by the person
# dynamic
audit-people-consented = Consent noted
# dynamic
audit-people-withdrawn = Consent withdrawn
# dynamic
audit-people-erased = Record of a person erased
# dynamic
audit-people-erased-by-her = Data erased by the person
# dynamic
audit-people-asked = Access asked of the keyholders
# dynamic
audit-people-answered = Request for access answered
# dynamic
audit-people-address-shown = The address of one who asked for access was shown
# dynamic
audit-people-listed = List of persons downloaded, without names
people-privacy-consents = Kept only with a consent: { $consents }.

## One person at two bodies

people-field-same = That another body knows her, if she said so herself
people-same = Also known to
people-same-said = as she said herself on { $date }
people-same-title = One person at several bodies
people-same-text = Each body has its own record, and knows nothing of the others’. If you want bodies to know that you are one person, tick them here. No name and no contents pass between them: your record at each shows the other’s name and the day on which you said so, and no body above sees it. Taken back at one, it is taken back at both. If others use this address, some of the records may be theirs.
people-same-bodies = Bodies that may know it
people-same-say = Let them know
people-same-two = Tick at least two bodies.
people-same-too-many = These are too many records: tick fewer bodies.
people-same-known = This body may know that you are also known to
people-same-end = Take it back
people-done-same = These bodies may now know that you are one person.
people-done-apart = It is taken back at both.
people-event-said-same = She said that another body knows her
people-event-took-back-same = It is no longer said that another body knows her
audit-people-said-same = A person said that another body knows her
audit-people-took-back-same = It is no longer said of a person that another body knows her
