### Actualités, pages et menus. ar.ftl est la source.

## Sur le site

pages-news = Actualités
pages-pages = Pages
pages-news-of = Actualités : { $body }
pages-newest = Dernières nouvelles
pages-all-news = Toutes les actualités
pages-next = À lire aussi
pages-changed = Modifié le
pages-feed = Suivre dans un lecteur de flux (Atom)
pages-no-news-title = Pas encore d’actualités
pages-no-news = La première paraîtra ici.

## Listes du bureau

pages-new-news = Nouvelle actualité
pages-new-page = Nouvelle page
pages-one-news = Actualité
pages-one-page = Page
pages-none-news-title = Ici s’écrivent les actualités
pages-none-news = Une actualité porte une date : une action menée, une rencontre prochaine, une parole à faire entendre. Les dernières paraissent sur la page d’accueil.
pages-none-page-title = Ici s’écrivent les pages
pages-none-page = Une page reste : qui nous sommes, comment nous travaillons, comment nous rejoindre. Elle peut figurer dans le menu du site.
pages-drafts = Brouillons
pages-scheduled = Programmées
pages-live = Publiées
pages-edited = Enregistrement
pages-has-changes = Modifications non publiées

## Le formulaire

pages-add-language = Ajouter un texte dans cette langue
pages-title-needed = Ce qui est écrit dans cette langue a besoin d’un titre.
pages-text-needed = Un titre ne se publie pas sans texte : écrivez le texte ou effacez le titre.
pages-summary-hint = Une ou deux phrases, reprises dans les listes et les partages.
pages-slug-hint = La fin de l’adresse de la page : lettres minuscules sans accent, chiffres et tirets. Laissée vide, elle se forme à partir du titre.
pages-sensitive = Sujet sensible
pages-sensitive-hint = Le bouton de sortie rapide reste à l’écran pendant toute la lecture.
pages-publish-changes = Publier les modifications
pages-keep-beside = Enregistrer sans publier
pages-save-and-preview = Enregistrer et prévisualiser
pages-saved-beside = Enregistré. Le texte publié reste le même jusqu’à la publication des modifications.
pages-schedule-later = Publier plus tard
pages-schedule-at = Date et heure de publication
pages-schedule-hint = À l’heure du pays de l’organe, où il est { $now }.
pages-schedule = Programmer
pages-unschedule = Annuler la programmation
pages-was-scheduled = Publication programmée.
pages-to-bin = Mettre à la corbeille
pages-was-removed = Mis à la corbeille. On peut le restaurer pendant 30 jours.
pages-see = Voir sur le site
pages-not-now-title = Ce n’est plus possible
pages-not-now = L’état de ce texte a changé ailleurs. Rouvrez la page pour voir où il en est.
pages-conflict-title = Une autre version a été enregistrée entre-temps
pages-conflict = Rien de ce formulaire n’a été enregistré, et rien n’en est perdu. Voici ce que l’autre version a changé ; reprenez-en ce qui convient : le prochain enregistrement la remplacera.
pages-preview-words = Aperçu : seules les personnes de ce bureau le voient.
pages-back-to-form = Retour à la rédaction

## Versions

pages-revisions = Versions enregistrées
pages-revisions-count =
    { $n ->
        [one] { $n } version
        [many] { $n } de versions
       *[other] { $n } versions
    }
pages-revision = Version { $n }
pages-revision-column = Version
pages-revision-changes = Ce que la version { $n } a changé
pages-revision-same = Cette version ne change aucun texte.
pages-revise = Restaurer cette version
pages-when = Quand
pages-who = Qui

## Corbeille

pages-bin = Corbeille
pages-bin-hint = Ce qui est mis ici reste 30 jours, puis disparaît pour de bon avec toutes ses versions.
pages-bin-empty-title = La corbeille est vide
pages-bin-empty = Les actualités et pages supprimées restent ici 30 jours, et se restaurent telles qu’elles étaient.
pages-kind = Nature
pages-removed = Supprimé
pages-gone-on = Effacé le
pages-bring-back = Restauration

## Menu du site

pages-menu = Menu du site
pages-menu-hint = Les pages qui suivent « Accueil » dans le menu du site, dans cet ordre. Les autres rubriques, actualités ou charte, s’y ajoutent d’elles-mêmes.
pages-menu-empty-title = Aucune page dans le menu
pages-menu-empty = Choisissez une page ci-dessous : elle paraîtra dans le menu du site.
pages-menu-no-pages = Écrivez d’abord une page ; elle s’ajoute ensuite au menu d’ici.
pages-menu-label = { $language } (le titre, si vide)
pages-menu-rename = Un autre nom dans le menu
pages-menu-add = Page à ajouter au menu
pages-menu-remove = Retirer du menu
pages-menu-unseen = Non publiée : elle n’apparaît pas dans le menu tant qu’elle ne l’est pas.
pages-menu-full-title = Le menu est plein
pages-menu-full = Le menu tient vingt pages, chacune une fois.

## Actualités des organes

pages-sources = Actualités des organes
pages-sources-hint = Les actualités des organes choisis paraissent avec celles de cet organe, dans sa liste et sur son accueil, avec le nom de qui les publie.
pages-sources-legend = Organes dont les actualités paraissent ici
pages-sources-empty-title = Aucun organe sous celui-ci
pages-sources-empty = Quand des organes s’y rattacheront, leurs actualités pourront paraître ici.
pages-source-refuses = Garde ses actualités pour ses propres pages : elles ne paraissent pas ici.
pages-refuse-title = Nos actualités chez les autres
pages-refuse = Ne pas montrer nos actualités dans les listes des organes supérieurs
pages-refuse-hint = Elles restent sur les seules pages de cet organe.

## Droits

pages-right-news = Écrire et publier les actualités
pages-right-pages = Écrire et publier les pages
pages-right-menus = Arranger le menu du site
