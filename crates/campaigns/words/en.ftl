campaigns = Campaigns
campaigns-of = Campaigns of { $body }
campaigns-none-title = No campaigns here yet
campaigns-none = When this body begins a campaign or adopts one, it stands here.
campaigns-running = Running
campaigns-won = Won
campaigns-lost = Not won
campaigns-closed = Closed
campaigns-not-yet = This campaign has not begun yet.
campaigns-over = This campaign is over and takes no more signatures.
campaigns-over-title = The campaign is over
campaigns-locked-down = No signatures are taken here for now.
campaigns-locked-down-title = Signing is paused
campaigns-busy = Many are signing at this moment. Please try again shortly; nothing you wrote is lost.
campaigns-busy-title = Many signatures just now

## The public page

campaigns-progress = Number of signatures
campaigns-signed = { $n ->
    [0] No signatures yet
    [one] { $n } signature
   *[other] { $n } signatures
}
campaigns-few = Fewer than five signatures
campaigns-few-short = fewer than 5
campaigns-goal-of = of a goal of { $goal }
campaigns-names = Some who signed last
campaigns-more = What else you can do
campaigns-sign-title = Sign
campaigns-sign = Sign
campaigns-pledge-title = Pledge
campaigns-pledge = Send my pledge
campaigns-pledge-hint = Tick what you can do.
campaigns-volunteer-title = Volunteer
campaigns-volunteer = Offer my help
campaigns-volunteer-hint = Say what help, and when.
campaigns-write-title = Write to the target
campaigns-write = I sent the letter
campaigns-write-hint = Edit the letter, then send it from your own mail or copy it. It does not pass through this site.
campaigns-write-mail = Open in my mail
campaigns-write-to = Addresses of the target:
campaigns-share-title = Spread the campaign
campaigns-share = I shared it
campaigns-share-hint = A text ready for messaging apps. Nobody learns who sends it, or to whom.
campaigns-shared = I shared it
campaigns-whatsapp = WhatsApp
campaigns-telegram = Telegram
campaigns-by-mail = E-mail
campaigns-qr = This code opens the campaign on another phone
campaigns-field-name = Name
campaigns-field-email = E-mail
campaigns-field-email-hint = E-mail or phone: one is enough, and it is not shown.
campaigns-field-email-confirm = A message there asks you to confirm. It is not shown.
campaigns-field-phone = Phone
campaigns-field-place = Place
campaigns-field-words = What help, and when
campaigns-field-words-hint = For example: translating, driving, Saturday mornings.
campaigns-field-shown = Name shown
campaigns-field-mark = Mark for counting once
campaigns-field-options = What I can do
campaigns-field-letter = Text of the letter
campaigns-field-letter-hint = To edit and copy; it is not sent to this site.
campaigns-field-display = On the page, show me
campaigns-display-full = with my name
campaigns-display-initials = by my initials
campaigns-display-anonymous = without a name
campaigns-field-delivery = My name may be handed to the target with the signatures
campaigns-field-contact = Who may write to me
campaigns-field-contact-hint = Nobody, if nothing is ticked.
campaigns-form-note = Your name is sealed to the keyholders: this server cannot read it back. The page of thanks says how to correct or withdraw it.
campaigns-form-no-key = No name is asked for here: a signature counts once, by e-mail or phone, and neither is kept readable.
campaigns-name-missing = Write your name.
campaigns-reach-missing = Write an e-mail address or a phone number.
campaigns-email-missing = Write an e-mail address: the confirmation goes there.
campaigns-bad-phone = Write the whole number, such as ⁦+216 98 123 456⁩
campaigns-bad-contact = This body does not ask to write here.
campaigns-no-action = This action is not there in this campaign.
campaigns-thanks-title = Thank you for signing
campaigns-thanks = Your signature has arrived.
campaigns-confirm-title = One more step
campaigns-confirm-hint = A message is on its way to the address you wrote. The signature counts once its link is opened, within seven days.
campaigns-own-title = The signature’s page
campaigns-own = There a consent is taken back, what is sealed is corrected, or the whole signature is withdrawn. This link is yours alone; it comes by message too.
campaigns-own-link = Open the signature’s page
campaigns-confirm-ask-title = Confirm the signature
campaigns-confirm-ask = The signature counts once the button is pressed.
campaigns-confirm-do = Confirm the signature
campaigns-confirmed = Confirmed. Thank you.
campaigns-withdraw-title = Withdraw the signature
campaigns-withdraw = The signature leaves the count, and what is sealed of it is erased.
campaigns-withdraw-do = Withdraw the signature
campaigns-not-me-title = It was not me
campaigns-not-me = What was written with this address in this campaign is erased.
campaigns-not-me-do = Erase this signature
campaigns-withdrawn = The signature is withdrawn, and what was sealed of it is erased.
campaigns-own-nothing = Nothing of this signature is kept any more: it was withdrawn, not confirmed in time, or its time is over.
campaigns-own-since = Signed on
campaigns-own-allowed = What the signature allowed
campaigns-own-allowed-hint = Each can be taken back alone, and the signature still counts. What is sealed to the body is erased at once, unless another consent of this signature keeps it there. Any other signature with the same address has a page of its own.
campaigns-own-none = No name of this signature is sealed to anyone, and nobody writes because of it.
campaigns-own-delivery = Name handed over with the signatures:
campaigns-own-contact = May write:
campaigns-own-end = Take the consent back
campaigns-own-ended = The consent is taken back, and what it kept sealed is erased. The signature counts as before.
campaigns-own-ended-kept = The consent is taken back. But another one keeps what is sealed at the same body, and in it what this one alone kept, such as the address or number: this server cannot open it to erase it. Correct what is sealed, and it is erased. The signature counts as before.
campaigns-own-delivered = The list has been handed over already. What was handed over cannot be called back from here.
campaigns-own-correct-title = Correct
campaigns-own-correct = Correct what is sealed
campaigns-own-correct-hint = What you write is sealed anew to the same bodies and replaces all of the old. The old cannot be shown: this server does not read it. The count does not change.
campaigns-own-correct-name = Correct the name shown
campaigns-own-correct-name-hint = The name alone changes on the campaign’s page, or is hidden. The count does not change.
campaigns-own-correct-save = Seal the correction
campaigns-own-corrected = It is corrected, and the old is erased.
campaigns-own-back = Back without changes
campaigns-own-phone-hint = The old number is sealed: write it again for those who may write to you.
campaigns-correct-no-key = There is no key at the moment at: { $bodies }. The correction cannot be sealed, and what was sealed before stays as it is. You can take the consent back there and correct the rest, or try again later.
campaigns-correct-later = No correction is taken at the moment. Taking back a consent or the signature is always possible. Try again later.
campaigns-own-way = Signature of “{ $title }”: take back a consent, correct
audit-campaigns-consent-ended = A consent was taken back from a signature’s page
audit-campaigns-corrected-by-her = A signature was corrected from its page
campaigns-did-title = Thank you
campaigns-did = It is counted, without knowing who did it.

## Letters

campaigns-letter-confirm-subject = Confirm the signature: { $title }
campaigns-letter-confirm-text =
    Hello,

    This address was written to sign “{ $title }” at { $body }.
    The signature counts once this link is opened, within seven days:
    { $confirm }

    If it was not you, this link erases it:
    { $notme }
campaigns-letter-thanks-subject = Thank you for signing: { $title }
campaigns-letter-thanks-text =
    Hello,

    Your signature of “{ $title }” at { $body } has arrived. Thank you.
    To correct it, take back a consent or withdraw it, at any time:
    { $withdraw }

    If it was not you, this link erases it:
    { $notme }
campaigns-letter-again-subject = This signature counts already: { $title }
campaigns-letter-again-text =
    Hello,

    This address was written once more to sign “{ $title }” at { $body }. The first signature counts; an address does not count twice. Thank you for caring.

    If the second was not yours, this link erases it:
    { $notme }

## Why it is kept

campaigns-purpose-signature = To count the signature once, to deliver it and to write, as far as that was allowed.
campaigns-purpose-write = To have the signature confirmed and to say thank you; the address is erased afterwards.

## The desk

campaigns-right-write = Write, publish and offer campaigns
campaigns-right-adopt = Adopt a campaign that is offered
campaigns-right-moderate = Decide over bursts of signatures that are held
campaigns-right-signatures = See the list of sealed signatures
campaigns-signatures = Signatures
campaigns-desk-none-title = This body has no campaigns yet
campaigns-desk-none = A campaign is a call with a demand and an action: signing, pledging, writing. Begin one, or adopt that of a body above.
campaigns-new = New campaign
campaigns-make = Make the campaign
campaigns-made = The campaign is made as a draft: read it again, then publish.
campaigns-offered = Campaigns on offer
campaigns-offered-hint = Campaigns of bodies above, of which this body can make its edition.
campaigns-look = Look
campaigns-offer-from = The campaign of { $body }, as it would stand under this body’s name. What is locked follows the original; what is translated or free becomes yours and keeps its tie.
campaigns-offer-as = In the name of:
campaigns-adopt = Adopt the campaign
campaigns-adopted = The body has its edition: translate, change, then publish.
campaigns-was-asked = The owner is asked. The edition can be published once it is accepted.
campaigns-asked = Waits for a yes
campaigns-asked-title = The edition waits for the owner’s yes
campaigns-refused = Refused
campaigns-accept = Accept
campaigns-refuse = Refuse
campaigns-answered = The answer is noted.
campaigns-behind = { $n ->
    [one] { $n } block behind the original
   *[other] { $n } blocks behind the original
}
campaigns-language = Language of the text
campaigns-block-demand = Demand
campaigns-block-demand-hint = What we ask for, and of whom, in two lines.
campaigns-block-why = Why
campaigns-block-target = Target
campaigns-block-points = Talking points
campaigns-block-share = Text to share
campaigns-block-letter = Letter model
campaigns-block-press = Press release
campaigns-block-options = Things to tick, one a line
campaigns-block-key = Block
campaigns-block-own = { $what }: our own text
campaigns-own-add = Our own text, beside the locked one
campaigns-own-add-hint = The locked text stays as it is; ours follows it on the page, in our name.
campaigns-own-target-add = Another target here
campaigns-own-hint = The original locked the block “{ $what }”; this text is ours. It follows it on the page, in our name, and can be changed, moved or emptied.
campaigns-key-locked = The original locked this block. To say your own beside it, choose the same block followed by “our own text” (own-target, for one).
campaigns-blocks = Blocks
campaigns-add-block = Add a block
campaigns-beside = The same block in another language
campaigns-mode = What adopting bodies may do with it
campaigns-mode-hint = A locked block changes everywhere at once.
campaigns-mode-locked = Locked: follows the original
campaigns-mode-translate = To translate
campaigns-mode-free = Free
campaigns-state-behind = The original changed
campaigns-state-diverged = Left as it is
campaigns-actions = What visitors do
campaigns-actions-missing = Choose at least one action.
campaigns-kind-sign = Sign
campaigns-kind-pledge = Pledge
campaigns-kind-write = Write to the target
campaigns-kind-volunteer = Volunteer
campaigns-kind-share = Share
campaigns-by-mail-confirm = A signature counts after it is confirmed by mail
campaigns-by-mail-confirm-hint = Without it, someone who watches the counter may tell whether an address had signed before.
campaigns-by-name = Count the address with the name
campaigns-by-name-hint = Where several people share an address or a phone.
campaigns-goal = Goal
campaigns-goal-hint = Signatures hoped for. Leave it empty when there is none.
campaigns-letter-to = Addresses of the target
campaigns-letter-to-hint = Public e-mail addresses, one a line: visitors’ letters are addressed to them, and the page shows them.
campaigns-letter-to-new-hint = For the action “Write to the target” alone: public e-mail addresses, one a line. Visitors’ letters are addressed to them, and the page shows them.
campaigns-letter-to-above-hint = Letters go to the original’s addresses for now: { $to }. A target of your own has its addresses here, one a line.
campaigns-bad-letter-to = One address is not valid. Write one e-mail address a line, such as contact@example.org
campaigns-letter-to-nobody-writes = Nobody writes in this campaign: choose the action “Write to the target”, or leave this empty.
campaigns-starts = Begins on
campaigns-ends = Ends on
campaigns-outcome = What became of it
campaigns-outcome-hint = What is no longer running takes no signatures. Ended by its owner it is ended for all. The same night its marks are destroyed: it cannot be taken up again, and what was not confirmed does not count.
campaigns-offer = Offer it to all bodies below
campaigns-offer-hint = Each body of the branch can make its edition.
campaigns-confirm = Each adoption waits for our yes
campaigns-confirm-owner-hint = No edition is published before that.
campaigns-origin-name = Where it comes from
campaigns-origin-hint = If it sprang up outside the coalition: its name there.
campaigns-origin-link = Link to the origin
campaigns-settings = Goal, dates, state
campaigns-see = See the page
campaigns-tree = Editions and results
campaigns-tree-hint = Who adopted this edition, in which languages, how far behind, and what was gathered. A body’s total holds all below it.
campaigns-tree-below = { $n ->
    [one] { $n } edition below it
   *[other] { $n } editions below it
}
campaigns-pass-on = To
campaigns-pass-on-title = Offer this edition to a branch
campaigns-pass-on-hint = This body and all below it.
campaigns-pass-on-do = Offer
campaigns-was-offered = The edition is offered.
campaigns-above-changed = What changed in the original
campaigns-mine-differs = How our text differs from it
campaigns-take-above = Take the original
campaigns-keep-mine = Keep ours
campaigns-merge-hint = The field holds both texts put together: read it again, then save.
campaigns-merge-clash = Both sides changed the same words: both versions stand between ⟦ ⟧, ours first. Keep one and take out the signs.
campaigns-save-merged = Save the merged text
campaigns-locked-hint = This block is locked: it follows the original and changes with it.
campaigns-empty-hint = A block without text is not shown; its versions are kept.
campaigns-locked = This block is locked and follows the original.
campaigns-locked-title = Locked block
campaigns-conflict = Someone saved meanwhile. Your text is still here: compare, then save again.
campaigns-conflict-title = Changed meanwhile
campaigns-moved-on = The original changed once more since the page was opened. This is the new one.
campaigns-moved-on-title = The original changed again
campaigns-followed = Bodies adopted this block: more can be allowed, not less.
campaigns-followed-title = Adopted block
campaigns-adopted-already = This body has its edition of the campaign.
campaigns-adopted-already-title = Adopted already
campaigns-not-published = This edition is not published: it can be neither adopted nor offered.
campaigns-not-published-title = Edition not published
campaigns-no-parent = This block has no original.
campaigns-nothing-asked = Send a text, or accept the original, or leave it: one of these.
campaigns-too-many = More than is allowed.
campaigns-bad-goal = Write a number between 1 and a billion.
campaigns-ends-before = The end comes after the beginning.
campaigns-bad-key = Small Latin letters, digits and dashes, 40 at most.
campaigns-title-missing = Write the title.
campaigns-bad-by = Values: body, country, action, language, day.
campaigns-by-day = By day
campaigns-by-action = By action
campaigns-by-language = By language
campaigns-by-country = By country
campaigns-no-country = Of no one country
campaigns-rest = The rest
campaigns-chart = Signatures by day, { $most } at most
campaigns-chart-table = The numbers as a table
campaigns-held = { $n ->
    [one] { $n } signature held
   *[other] { $n } signatures held
}
campaigns-held-title = Bursts held
campaigns-held-look = Look at them
campaigns-held-hint = Many signatures came from one network within a minute. They are decided by number, minute and network, never by name. It may be a hall of people signing together.
campaigns-held-none = Nothing is held.
campaigns-held-take = Accept the burst
campaigns-held-reject = Reject the burst
campaigns-decided = The decision is noted, and the numbers follow it.
audit-campaigns-begun = A campaign was begun
audit-campaigns-adopted = A campaign was adopted
audit-campaigns-answered = An adoption was answered
audit-campaigns-offered = An edition was offered to a branch
audit-campaigns-changed = A block of a campaign changed
audit-campaigns-set-aside = A text of the body was set beside a block that the original locked
audit-campaigns-settled = The state of a campaign changed
audit-campaigns-burst = A burst of signatures was decided

## To print

campaigns-prints = To print and to share
campaigns-poster = Poster A4
campaigns-poster-a3 = Poster A3
campaigns-sheet = Signature sheet
campaigns-share-picture = Picture to share
campaigns-poster-invitation = Sign with your phone
campaigns-sheet-purpose = The signature counts in the campaign and the name is handed to the target with the demand; then the sheet is destroyed. Nothing written here is published.
campaigns-sheet-name = Name
campaigns-sheet-place = Place
campaigns-sheet-email = E-mail or phone
campaigns-sheet-hand = Signature
campaigns-sheet-witness = Witness
campaigns-sheet-where = Where it was gathered
campaigns-sheet-date = Date

## On paper, and elsewhere

campaigns-papers = Signatures on paper
campaigns-papers-hint = Entered as a number with place and witness, and shown apart. The names stay on the paper, or sealed in its scan.
campaigns-paper-enter = Enter the number
campaigns-paper-count = Signatures
campaigns-paper-day = Gathered on
campaigns-paper-place = Where
campaigns-paper-witness = Witness
campaigns-paper-witness-hint = Who saw it and counted the sheets. Kept encrypted, never published.
campaigns-paper-scan = Scan of the sheets
campaigns-paper-scan-hint = A JPEG, PNG or WebP picture, or a PDF, up to 10 MB. It is sealed to the keyholders before it is stored: this server cannot read it.
campaigns-paper-lies = Where the sheets are
campaigns-paper-lies-hint = For example: office cupboard, folder 3.
campaigns-scans = Scanned sheets
campaigns-scan-name = File name
campaigns-scan-open = Open the scan
campaigns-scan-sealed = A scan, sealed to the keyholders
campaigns-scan-too-large = The file is larger than 10 MB. Scan with less detail, or enter the sheets in several parts.
campaigns-scan-kind = Only JPEG, PNG, WebP and PDF are taken.
campaigns-scan-no-key = This body has no key: a scan of sheets with names is not kept here, for nobody could open it. Write where the sheets are.
campaigns-paper-remove = Take this number out
campaigns-paper-future = That day has not come yet.
campaigns-on-paper = { $n ->
    [one] and { $n } signature on paper
   *[other] and { $n } signatures on paper
}
campaigns-hosts-title = Sites that show the form
campaigns-hosts = Sites
campaigns-hosts-hint = One name a line, such as example.org. The form stands in no other site’s frame.
campaigns-bad-host = Write one site’s name a line, such as example.org
campaigns-embed-hint = To put the form into another site, paste this line into its page and add the site to the list:
campaigns-report = Numbers and chart
campaigns-report-hint = Numbers without names. Fewer than five are not shown alone; numbers by language are rounded down to fives and renewed each day.
audit-campaigns-paper = Signatures on paper were entered
audit-campaigns-hosts = The sites that show the form changed

## Delivering

campaigns-block-updates = News of the campaign
campaigns-field-campaign = Campaign
campaigns-field-for-delivery = To deliver
campaigns-field-for-contact = May be written to
campaigns-deliver = Deliver the names
campaigns-deliver-hint = A keyholder opens the list in her browser and prints it: the names marked to deliver, and no others. This server cannot read them.
campaigns-deliver-open = Open the list
campaigns-deliver-done = The names are delivered
campaigns-delivered = The delivery is noted.
campaigns-deliverable-many = More than { $count } names may be delivered
campaigns-deliverable = { $n ->
    [one] { $n } name may be delivered
   *[other] { $n } names may be delivered
}
audit-campaigns-delivered = Names were delivered to the target
campaigns-move-up = Move up
campaigns-move-down = Move down
campaigns-mode-change = Change what those who adopt may do with it
campaigns-mode-change-hint = It can be loosened at any time, and tightened while nobody has adopted the block.
campaigns-shown-title = Names shown
campaigns-shown-hint = These people chose to appear on the campaign’s page. Hiding a name leaves the signature counted.
campaigns-shown-none = No name is shown.
campaigns-shown-hide = Hide this name
campaigns-shown-hidden = The name is no longer shown. The signature counts as before.
audit-campaigns-hid-name = A name shown in a campaign was hidden
campaigns-update = Write to supporters
campaigns-update-who = { $n ->
    [0] Nobody who signed has allowed you to write yet.
    [one] The letter goes to one person who allowed it.
   *[other] The letter goes to { $n } people who allowed it.
}
campaigns-update-hint = Each reads the language nearest to her own. Every letter ends with a link to take that permission back.
campaigns-update-subject = Subject ({ $language })
campaigns-update-text = Text ({ $language })
campaigns-update-look = Read it before sending
campaigns-update-send = Send
campaigns-update-change = Back to writing
campaigns-update-past = Sent before
campaigns-update-was-sent = The letter is on its way; it arrives bit by bit.
campaigns-update-sent-to = { $n ->
    [one] to one person
   *[other] to { $n } people
}
campaigns-update-nobody-title = Nobody to write to
campaigns-update-nobody = Nobody allowed you to write, or every permission was taken back.
campaigns-ended = This campaign is over, and what keeps anyone from signing twice is destroyed: it cannot be opened for signing again. Begin a new one.
campaigns-confirm-late = The campaign is over and its marks are destroyed: no signature counts any more. Confirming keeps what you allowed.
campaigns-confirmed-over = The confirmation has arrived. The campaign is over: who confirmed before its end counts.
campaigns-marks = Marks that count once
campaigns-marks-title = Destroy the marks now
campaigns-marks-stand = The campaign is over. In the coming night its marks are destroyed, then their key. You need not wait for the night.
campaigns-marks-are-gone = The marks are wiped, then their key is destroyed; often that takes moments. After it nobody can find out whether an address signed.
campaigns-marks-what = By these marks an address that has signed is recognised: hashes made with the key of this campaign alone. To destroy them now means:
campaigns-marks-repeat = a repeated signature is no longer recognised, and nobody can find out whether an address signed;
campaigns-marks-waiting = what waits for a confirmation by mail, or for a moderator, no longer counts;
campaigns-marks-again = the campaign can never be opened for signing again;
campaigns-marks-numbers = the numbers stay, and the bodies’ sealed copies until their end.
campaigns-marks-do = Destroy the key and the marks
campaigns-marks-open-title = The campaign is running
campaigns-marks-open = Marks are destroyed once the campaign is over. End it first, in its settings.
campaigns-letter-update-text =
    { $text }

    { $title }: { $link }
campaigns-letter-update-alone = { $text }
audit-campaigns-wrote = Those who allowed it were written to
audit-campaigns-marks-gone = The key and the marks of an ended campaign were destroyed
campaigns-consent-delivery = delivery of the name with the signatures
campaigns-consent-contact = writing to her
campaigns-block-pictures = Pictures
campaigns-block-pictures-hint = Pictures are added in the library; the page of each has a line to paste here.
campaigns-again = This campaign was signed from this browser before. The same address counts once; another person’s signature counts too.
campaigns-deliveries = Signatures to deliver
campaigns-by-did = Without a signature
campaigns-times = Times
campaigns-moderation = Moderate signatures
campaigns-moderation-hint = Bursts that wait for a decision, and the names that campaign pages show.
campaigns-origin-from = Where the campaign began:
campaigns-link-over = This link is over: the signature was withdrawn, or not confirmed in time. One can sign again.
campaigns-origin-language = Language of the origin
campaigns-write-copy = Copy the text
campaigns-write-copied = Copied.
campaigns-ask-again = Ask again
