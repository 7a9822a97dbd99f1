### The network: bodies, their tree, their desks.

network-home = Home
network-title = The network
network-whole = The whole network
network-about = About
network-right-edit = Manage bodies

## From the street

network-springs-from = Springs from:
network-read-charter = Read the charter
network-write-to = Write to us
network-describe = The bodies of { $body } and where they work.
network-map = Map of the bodies of { $body }
network-map-hint = Each dot is a body; its name leads to its page. The map has no borders, only the coastline.
network-map-hollow = A hollow dot is a body that is not a member yet.
network-empty-title = No bodies below it yet
network-empty = When bodies have joined this one, their tree and their places will be here.
network-above = The network it is part of
network-total =
    { $n ->
        [one] { $n } body
       *[other] { $n } bodies
    }
network-countries =
    { $n ->
        [one] in { $n } country
       *[other] in { $n } countries
    }
network-below =
    { $n ->
        [one] { $n } body
       *[other] { $n } bodies
    }
network-and-more =
    { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    }

network-status-prospect = To be founded
network-status-contact = First contacts
network-status-founding = Being founded
network-status-provisional = Provisional member
network-status-member = Member

## Desks

network-desks = Desks
network-my-bodies = My bodies
network-desk-home = Desk
network-waiting = Waiting
network-nothing-waits = Nothing is waiting now.
network-what-to-do = What can be done here
network-desks-below = Desks of the bodies below
network-no-desk-title = This account has no desk yet
network-no-desk = It holds no role in any body. Ask whoever runs the body for one; its desk will then be here.

network-desk-bodies = Bodies
network-bodies-empty-title = No bodies below it yet
network-bodies-empty = Create the chapters, associations and committees that work under this body. Each has its own page, menu and news.
network-kind-takes-none = Bodies of this kind have no others below them.
network-search-for-more = Search to see the others.
network-below-it = Below it
network-order = Order
network-order-end = Done ordering
network-up = Up
network-down = Down
network-bin = Bin
network-bin-hint = A removed body stays here for 30 days and can be restored until then.
network-removed-on = Removed on
network-removed = The body has been removed; it stays in the bin for 30 days.

network-create-title = Create a body
network-create = Create
network-created = The body has been created. Its profile can now be completed.
network-kind = Kind
network-name-in = Name ({ $language })
network-status-hint = The body above decides it. A member has completed its joining.
network-slug-hint = Seen in the address of its pages: small letters without accents, digits and hyphens. Left empty, it comes from the name.
network-slug-taken = Another body has this name in its address. Choose a different one.
network-slug-leads-elsewhere = This address used to be another body’s; its old links still lead there.
network-take-old = Take this address, knowing that those old links will lead here
network-kind-does-not-fit = A body of this kind cannot hang under that one.

network-desk-profile = Profile
network-summary = Who we are, in a sentence
network-summary-hint = One or two sentences, shown under the name and in search engines.
network-address = Postal address
network-address-hint = As much as the body wishes: the town is enough.
network-group-where = Place and standing
network-year = Founded in
network-no-country = Several countries, or none
network-country-hint = It gives the names of the months and the time.
network-country-code = Country code
network-country-code-hint = Two letters, for a country that is not in the list, such as SN.
network-lat = Latitude
network-lon = Longitude
network-place-hint = In degrees, such as 36.8 and 10.2: where the dot stands on the map. The town’s is enough; both may stay empty.
network-links = Pages on other sites
network-links-hint = One link a line, beginning with https://
network-too-many-links = 12 links at most.
network-bad-country = A country code has two Latin letters.
network-bad-year = A year between 1800 and this year.
network-no-language = Choose at least one language.
network-bad-lat = A latitude lies between -90 and 90.
network-bad-lon = A longitude lies between -180 and 180.
network-group-look = Look and languages
network-dye = Colour
network-dye-hint = Of headings and links on its pages. The logo is chosen in the library.
network-languages = Languages it publishes in
network-languages-hint = Their fields come first when writing.
network-own-language = First language
network-hijri = Correction of the Hijri date
network-hijri-hint = Where the sighting differs from the Umm al-Qura calendar.
network-hijri-above = As the body above
network-hijri-minus-two = Two days later
network-hijri-minus-one = One day later
network-hijri-none = None
network-hijri-plus-one = One day earlier
network-hijri-plus-two = Two days earlier
network-group-springs = The body it springs from
network-springs-hint = If this network is part of a body with a site elsewhere, its name and link are shown on the home page and on the network page.
network-springs-link = Link to its site
network-others = Other actions

network-change-address = Change the address
network-change-address-hint = The name seen in the address of the body’s pages. After a change old links still lead to it, until another body takes that address.
network-old-addresses = Old addresses that lead here
network-address-changed = The address has changed. Old links lead to the new one.

network-move = Move under another body
network-move-hint = The body moves with all below it. Addresses do not change. Whoever has rights over the new body and all below it will have them here too; whoever had them from the former one loses them.
network-now-below = It is now under:
network-move-to = Under which body?
network-move-slug-hint = Write that body’s name as it stands in the address of its pages.
network-move-do = Move
network-move-nowhere = There is no other body it can move to: their kinds do not allow it, or this account has no rights there.
network-move-loop = A body cannot move under what lies below it.
network-moved = The body has moved, with all below it.
network-locked-from-above = The body, or one above or below it, is in lockdown: only someone who may do so by a grant at the locked body itself moves it, removes it, brings it back or changes its address.

network-remove = Remove the body
network-remove-do = Remove
network-remove-hint = Its pages leave the site. The body stays in the bin for 30 days, from which the desk of the body above can restore it.
# dynamic: the heading of the problem below
network-has-children-title = Other bodies lie below it
network-has-children = A body with others below it cannot be removed. Move or remove those first.

network-right-show-people = Decide who sees the body’s people
network-show-people = Who sees this body’s people
network-show-people-hint = Bodies above do not see the people this body knows unless it decides otherwise. Nobody can change this from above. Sealed records are opened by the body’s keyholders alone in any case.
network-people-are-shown = Bodies above see this body’s people now.
network-people-are-hidden = This body alone sees its people now.
network-show-people-box = Show the people to bodies above
# dynamic: what an audit entry says happened
audit-network-people-shown = The body’s people shown to those above
# dynamic: what an entry of the trail says
audit-network-profile-changed = The body’s profile was changed
# dynamic: what an audit entry says happened
audit-network-people-hidden = The body’s people hidden from those above
# dynamic: what an entry of the trail says
audit-network-body-made = A body was made
# dynamic: what an entry of the trail says
audit-network-body-moved = A body was moved
# dynamic: what an entry of the trail says
audit-network-body-removed = A body was removed
# dynamic: what an entry of the trail says
audit-network-body-restored = A body was restored
# dynamic: what an entry of the trail says
audit-network-address-changed = The body’s address was changed
