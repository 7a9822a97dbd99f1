## Rights

keys-right-manage = Name the body’s keyholders
keys-right-open = Be handed sealed records to open them

## What is not possible

keys-bad-public = This is not a public key: it begins with age1 and has sixty-two characters.
keys-bad-wrapped = This is not an identity wrapped to a passphrase, as the browser or the command nasij keys create makes it.
keys-public-taken = This public key is in use already. Please make a new identity.
keys-named-already = She is named already.
keys-too-many = A body has three keyholders at most. One has to leave before another is named.

## dynamic: lines of the audit trail

audit-keys-keyholder-named = Keyholder named
audit-keys-keyholder-asked = Account asked to hold the key
audit-keys-keyholder-accepted = Holding the key accepted
audit-keys-keyholder-left = Keyholder left
audit-keys-identity-made = Identity made
audit-keys-identity-replaced = Identity replaced
audit-keys-sheet-made = Recovery sheet made
audit-keys-sheet-dropped = Recovery sheet dropped
audit-keys-handed-out = Sealed records handed out
