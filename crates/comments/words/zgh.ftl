# draft
comments-contact-menu = ⴰⵏⵎⵉⵔⵓ
