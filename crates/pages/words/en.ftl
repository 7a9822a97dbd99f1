### News, pages and menus. ar.ftl is the source.

## On the site

pages-news = News
pages-pages = Pages
pages-news-of = News: { $body }
pages-newest = Latest news
pages-all-news = All news
pages-next = More news
pages-changed = Changed on
pages-feed = Follow in a feed reader (Atom)
pages-no-news-title = No news yet
pages-no-news = The first item will appear here.

## Lists of the desk

pages-new-news = New item
pages-new-page = New page
pages-one-news = News item
pages-one-page = Page
pages-none-news-title = News is written here
pages-none-news = A news item carries a date: something done, a meeting ahead, a word worth hearing. The newest appear on the home page.
pages-none-page-title = Pages are written here
pages-none-page = A page stays: who we are, how we work, how to join. It can stand in the site’s menu.
pages-drafts = Drafts
pages-scheduled = Scheduled
pages-live = Published
pages-edited = Last saved
pages-has-changes = Changes not published

## The form

pages-add-language = Add a text in this language
pages-title-needed = What is written in this language needs a title.
pages-text-needed = A title is not published without a text: write the text or clear the title.
pages-summary-hint = One or two sentences, shown in lists and shares.
pages-slug-hint = The end of the page’s address: small letters without accents, digits and hyphens. Left empty, it is made from the title.
pages-sensitive = Sensitive subject
pages-sensitive-hint = The quick exit stays on the screen throughout.
pages-publish-changes = Publish changes
pages-keep-beside = Save without publishing
pages-save-and-preview = Save and preview
pages-saved-beside = Saved. The published text stays as it is until the changes are published.
pages-schedule-later = Publish later
pages-schedule-at = Time of publication
pages-schedule-hint = On the clock of the body’s country, where it is { $now } now.
pages-schedule = Schedule
pages-unschedule = Cancel the schedule
pages-was-scheduled = Publication is scheduled.
pages-to-bin = Move to the bin
pages-was-removed = Moved to the bin. It can be restored for 30 days.
pages-see = See it on the site
pages-not-now-title = No longer possible
pages-not-now = The state of this text was changed elsewhere. Open the page again to see where it stands.
pages-conflict-title = Another version was saved in the meantime
pages-conflict = Nothing of this form was saved, and nothing in it is lost. This is what the other version changed; take over what you need: the next save replaces it.
pages-preview-words = Preview: only the people of this desk see it.
pages-back-to-form = Back to writing

## Revisions

pages-revisions = Saved versions
pages-revisions-count =
    { $n ->
        [one] { $n } version
       *[other] { $n } versions
    }
pages-revision = Version { $n }
pages-revision-column = Version
pages-revision-changes = What version { $n } changed
pages-revision-same = This version changed none of the texts.
pages-revise = Restore this version
pages-when = When
pages-who = Who

## Bin

pages-bin = Bin
pages-bin-hint = What is moved here stays for 30 days, then it is gone for good with all its versions.
pages-bin-empty-title = The bin is empty
pages-bin-empty = Removed news and pages stay here for 30 days and can be restored as they were.
pages-kind = Kind
pages-removed = Removed
pages-gone-on = Gone on
pages-bring-back = Restoring

## Menu of the site

pages-menu = Site menu
pages-menu-hint = The pages that follow “Home” in the site’s menu, in this order. Other sections, such as news and the charter, join by themselves.
pages-menu-empty-title = No pages in the menu yet
pages-menu-empty = Choose a page below and it appears in the site’s menu.
pages-menu-no-pages = Write a page first; then it can be added to the menu here.
pages-menu-label = { $language } (the title when empty)
pages-menu-rename = Another name in the menu
pages-menu-add = Page to add to the menu
pages-menu-remove = Remove from the menu
pages-menu-unseen = Not published: it does not appear in the menu until it is.
pages-menu-full-title = The menu is full
pages-menu-full = The menu holds twenty pages, each once.

## News of bodies

pages-sources = News of bodies
pages-sources-hint = News of the chosen bodies appears with this body’s own, in its list and on its home page, with the name of who publishes it.
pages-sources-legend = Bodies whose news appears here
pages-sources-empty-title = No bodies below this one
pages-sources-empty = When bodies join below it, their news can appear here.
pages-source-refuses = Keeps its news to its own pages, so it does not appear here.
pages-refuse-title = Our news elsewhere
pages-refuse = Do not show our news in the lists of bodies above
pages-refuse-hint = It stays on the pages of this body alone.

## Rights

pages-right-news = Write and publish news
pages-right-pages = Write and publish pages
pages-right-menus = Arrange the site’s menu
