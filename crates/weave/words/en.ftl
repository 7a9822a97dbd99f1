weave-home = Back to the home page
weave-exit-title = You have left the site
weave-exit-history = This site’s data has been cleared from the browser and the session is closed. The browsing history stays on the device: it can be cleared in the browser’s settings.
weave-exit-on = Continue
