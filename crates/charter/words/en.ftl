charter-menu = Charter
charter-describe = The text of the charter: vision, mission, goals and means.
charter-version-of = Version { $number }, { $date }
charter-of-other = This is the charter of
charter-old = This is an earlier version.
charter-newer = Read the version in force
charter-kind-vision = Vision
charter-kind-mission = Mission
charter-kind-goals = Goals
charter-kind-means = Means
charter-kind-strengths = Sources of strength
charter-kind-text = Text
charter-one-goal = Goal
charter-one-means = Means
charter-one-strength = Source of strength
charter-own-reservation = This body’s reservation
charter-adherences = Bodies that adhere
charter-adherents =
    { $n ->
        [0] No body adheres yet.
        [one] { $n } body adheres.
       *[other] { $n } bodies adhere.
    }
charter-adheres-since = version { $number }, since { $date }
charter-reservation = Reservation:
charter-versions = Versions
charter-compare = Compare
charter-compare-last = What changed in the last version
charter-compare-title = From version { $from } to version { $to }
charter-compare-hint = Added words are underlined with a + before them; removed words are struck out with a − before them.
charter-from = From version
charter-to = to version
charter-added = Article added
charter-removed = Article removed
charter-changed = Article changed
charter-same =
    { $n ->
        [0] No article stayed as it was.
        [one] { $n } article stayed as it was.
       *[other] { $n } articles stayed as they were.
    }
charter-back = Back to the charter
charter-empty = No charter yet
charter-empty-hint = The charter is the document the bodies agree on: vision, mission, goals, means. It can be written here, or taken from a page of an old site.
charter-begin = Write the charter
charter-edit-draft = Go on with the draft
charter-import = Take in a text from an old site
charter-import-hint = Paste the page’s text or send the saved file. Articles are known by their headings and numbers; what was understood goes into a draft, to be read before it is published.
charter-import-empty = There is no text to read. Paste the page’s text, or choose a text or HTML file.
charter-import-binary = This is neither text nor an HTML page. Save the page from the browser as “web page” or “text”.
charter-import-too-large = More than 5 MB is more than is read. The text of the charter’s page is enough.
charter-imported = The text was read and put into the draft. Read the articles before publishing.
charter-left-out = Left out of the charter
charter-file = File saved from the site
charter-file-hint = Text or HTML, in UTF-8 or windows-1256, up to 5 MB.
charter-paste = Or the page’s text, pasted
charter-language = Language of the text
charter-language-found = Known from the letters
charter-draft = Draft of the charter
charter-draft-saved = Draft saved. Nobody sees it before it is published.
charter-draft-saved-at = Last saved:
charter-save-draft = Save the draft
charter-discard = Delete the draft
charter-discarded = The draft is deleted.
charter-published = The new version is published.
charter-title-in = Title ({ $language })
charter-text-in = Text ({ $language })
charter-day = Day of the agreement
charter-day-hint = The day on which this version was adopted.
charter-article = Article
charter-articles-hint = Empty an article to remove it. The end of the list has empty ones to add; more come after saving.
charter-kind = Kind
charter-number = Number
charter-no-articles = At least one article is needed before publishing.
charter-too-many-articles = There are more articles than can be kept (400).
charter-edited-meanwhile-title = The draft was saved elsewhere meanwhile
charter-edited-meanwhile = Nothing was overwritten. The differences are below, and your text is still in the form: mend it, then save.
charter-adherence = Adherence to the charter
charter-adherence-open = Open the adherence
charter-adherence-day = Day of the adherence
charter-adhere = Record the adherence
charter-withdraw = Withdraw the adherence
charter-version = Version
charter-reservation-in = Reservation ({ $language })
charter-reservation-hint = Published with the adherence, under the charter.
charter-desk-adheres = This body adheres: { $version }.
charter-desk-adheres-not = This body does not adhere to the charter above it yet.
charter-none-above = The bodies above this one have no published charter.
charter-not-above = A body adheres only to the charter of a body above it.
charter-changed-since =
    { $n ->
        [0] Nothing has changed since the version this body adheres to
        [one] { $n } article has changed since the version this body adheres to
       *[other] { $n } articles have changed since the version this body adheres to
    }
charter-right-write = Writing and publishing the charter
charter-right-adhere = Recording the body’s adherence to a charter
