## Rights

keys-right-manage = Name the body’s keyholders
keys-right-open = Be handed sealed records to open them

## What is not possible

problem-no-key-title = This body has no key yet
problem-no-key = Names are not asked for here: nobody has been named to hold the body’s key, so nobody could read them.
problem-hand-out-limit-title = Today’s share is used up
problem-hand-out-limit = One account is handed at most two hundred sealed records of a body in 24 hours. For more, ask for a window of one hour on the page of the list; a second keyholder opens it.
problem-hand-outs-locked-title = The body is in lockdown
problem-hand-outs-locked = While the lockdown lasts no records are handed out and no keyholders are named.
keys-bad-public = This is not a public key: it begins with age1 and has sixty-two characters.
keys-bad-wrapped = This is not an identity wrapped to a passphrase, as the browser or the command nasij keys create makes it.
keys-public-taken = This public key is in use already. Please make a new identity.
keys-named-already = She is named already.
keys-too-many = A body has three keyholders at most. One has to leave before another is named.
