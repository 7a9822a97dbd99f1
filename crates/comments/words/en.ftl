## Under the publication

comments-count =
    { $n ->
        [0] No comments yet
        [one] One comment
       *[other] { $n } comments
    }
comments-answer-of = Answer from
comments-thread-closed = Comments are closed here. Those published remain.
comments-thread-locked = Comments are suspended here for now. Those published stay.
comments-locked = The comment was not kept: comments at this body are closed for now. Reading goes on.
comments-kept = This is what was written, to be kept elsewhere
comments-form-title = Leave a comment
comments-field-name = Name to show
comments-field-name-hint = A pen name will do. No address, no account.
comments-field-text = Comment
comments-form-note = Every comment is read before it is published. Nothing about the device or the place is kept.
comments-send = Send the comment
comments-on = On:
comments-thanks-title = Thank you, the comment has arrived
comments-thanks = It waits to be read by this page’s moderators. Nothing is public before they approve it.
comments-closed-title = Comments are closed
comments-closed = The comment was not kept: comments on this page are closed. The page and the comments published so far can still be read.
comments-name-missing = A name to show is needed; a pen name will do.
comments-name-long = The name has more than 60 characters. Please shorten it.
comments-text-missing = A text is needed.
comments-text-long = The text has more than 4,000 characters. Please shorten or split it.

## Writing to the body

comments-contact-menu = Contact
comments-contact-title = Contact
comments-contact-intro = A message to
comments-contact-name-hint = A pen name will do.
comments-field-message = Message
comments-field-address = E-mail address for the answer
comments-field-address-hint = Used for the answer alone. It is kept encrypted and erased from this site with the message, as soon as that is passed on to those who read it or is rejected, and after thirty days at the latest.
comments-contact-note = The message is read before it is passed on by e-mail, then erased from this site.
comments-contact-send = Send the message
comments-contact-thanks-title = Thank you, the message has arrived
comments-contact-thanks = It waits to be read. If it has an address, the answer comes there.
comments-contact-nobody = Nobody receives messages here at present, so none is kept.
comments-contact-locked = This body receives no messages for now: none is kept.
comments-contact-above = The body above can be written to:
comments-back-home = Back to the home page
comments-purpose-contact = Answering a message to a body

## The moderators’ desk

comments-right-moderate = Moderate comments
comments-right-read = Read messages received
comments-desk = Comments
comments-one = Comment
comments-state-waiting = Waiting
comments-state-approved = Published
comments-state-rejected = Rejected
comments-bulk = Came in bulk
comments-bulk-hint = These came in quick succession without a browser, or have many links. They can be rejected all at once; for thirty days they can be brought back.
comments-bulk-reject = Reject all that came in bulk
comments-links =
    { $n ->
        [0] No link
        [one] One link
       *[other] { $n } links
    }
comments-ticked = Those ticked:
comments-approve = Publish
comments-reject = Reject
comments-answer = Answer
comments-answer-text = Answer
comments-answer-hint = Shown under the comment. Left empty, it is taken away.
comments-answer-name = In the name of
comments-answer-approve = Publish with the answer
comments-answer-save = Save the answer
comments-answer-rejected-title = The comment is rejected
comments-answer-rejected = A rejected comment has no answer. Publish it first.
comments-thread = Comments on this publication
comments-thread-is-open = They are open.
comments-thread-is-closed = They are closed: nothing more is taken, what was published remains.
comments-thread-close = Close comments
comments-thread-open = Open comments again
comments-on-withdrawn = a publication that is no longer public
comments-none-waiting = Nothing waits
comments-none-waiting-hint = Comments on what the body publishes come here. Only what is published from here can be seen.
comments-none = No comments here
comments-below = At bodies below
comments-waiting =
    { $n ->
        [0] No comment waits
        [one] One comment waits
       *[other] { $n } comments wait
    }
comments-waiting-words = Comments waiting
comments-done-approve =
    { $n ->
        [0] Nothing was published.
        [one] The comment is published.
       *[other] { $n } comments are published.
    }
comments-done-reject =
    { $n ->
        [0] Nothing was rejected.
        [one] The comment is rejected. For thirty days it can be brought back.
       *[other] { $n } comments are rejected. For thirty days they can be brought back.
    }
comments-done-answer = The answer is saved.
comments-done-close = Comments are closed.
comments-done-open = Comments are open again.
comments-done-none = No comment was ticked.
comments-done-sent = The message leaves by e-mail for those who read it, then it is erased here.
comments-done-refused = The message is rejected and its contents erased.
comments-messages = Messages received
comments-messages-hint = Passing a message on sends it by e-mail to everyone with the right to read messages, then erases it here. Rejecting it erases it at once.
comments-messages-none = No messages here
comments-messages-none-hint = Messages from the contact form come here. They are erased once passed on or rejected.
comments-messages-waiting =
    { $n ->
        [0] No message waits
        [one] One message waits
       *[other] { $n } messages wait
    }
comments-messages-waiting-words = Messages waiting
comments-message-sending = On its way
comments-message-sent = Passed on
comments-message-erased = Contents erased
comments-message-address = To answer:
comments-message-no-address = No address for an answer.
comments-message-send = Pass on by e-mail
comments-message-reject = Reject and erase

## By mail

comments-digest-subject =
    { $n ->
        [0] Nothing waits · { $site }
        [one] One text waits to be read · { $site }
       *[other] { $n } texts wait to be read · { $site }
    }
comments-digest-opening = This waits to be read and decided:
comments-digest-ending = This letter leaves at most once an hour. It has nobody’s name or words in it.
comments-letter-subject = Message from the contact form · { $body }
comments-letter-from = Message from { $name } to { $body }, { $date }:
comments-letter-address = To answer: { $address }
comments-letter-no-address = No address was left for an answer.
comments-letter-erased = This message was erased from the site when it was sent. Keeping or erasing it is up to whoever received it.
