### Le réseau : les organes, leur arbre, leurs bureaux.

network-home = Accueil
network-title = Le réseau
network-whole = Tout le réseau
network-about = Présentation
network-right-edit = Gérer les organes

## Vu de la rue

network-springs-from = Issue de :
network-read-charter = Lire la charte
network-write-to = Nous écrire
network-describe = Les organes de { $body } et les lieux où ils agissent.
network-map = Carte des organes de { $body }
network-map-hint = Chaque point est un organe ; son nom mène à sa page. La carte n’a pas de frontières : seulement le trait de côte.
network-map-hollow = Un point vide est un organe qui n’est pas encore membre.
network-empty-title = Pas encore d’organe
network-empty = Quand des organes auront rejoint celui-ci, leur arbre et leurs lieux seront ici.
network-above = Le réseau dont il fait partie
network-total =
    { $n ->
        [one] { $n } organe
       *[other] { $n } organes
    }
network-countries =
    { $n ->
        [one] dans { $n } pays
       *[other] dans { $n } pays
    }
network-below =
    { $n ->
        [one] { $n } organe
       *[other] { $n } organes
    }
network-and-more =
    { $n ->
        [one] et { $n } autre
       *[other] et { $n } autres
    }

network-status-prospect = À créer
network-status-contact = Premiers contacts
network-status-founding = En création
network-status-provisional = Membre provisoire
network-status-member = Membre

## Les bureaux

network-desks = Bureaux
network-my-bodies = Mes organes
network-desk-home = Bureau
network-waiting = En attente
network-nothing-waits = Rien n’attend pour le moment.
network-what-to-do = Que faire ici
network-desks-below = Bureaux des organes rattachés
network-no-desk-title = Ce compte n’a pas encore de bureau
network-no-desk = Aucun rôle ne lui a été donné dans un organe. Demandez-le à celle qui administre l’organe : son bureau apparaîtra ici.

network-desk-bodies = Organes
network-bodies-empty-title = Pas encore d’organe rattaché
network-bodies-empty = Créez ici les sections, associations et comités qui travaillent avec cet organe. Chacun a sa page, son menu et ses actualités.
network-kind-takes-none = Un organe de cette sorte n’en contient pas d’autres.
network-search-for-more = La recherche montre les autres.
network-below-it = Rattachés
network-order = Classer
network-order-end = Fin du classement
network-up = Monter
network-down = Descendre
network-bin = Corbeille
network-bin-hint = Un organe retiré y reste 30 jours, pendant lesquels on peut le rétablir.
network-removed-on = Retiré le
network-removed = L’organe est retiré ; il reste 30 jours dans la corbeille.

network-create-title = Créer un organe
network-create = Créer
network-created = L’organe est créé. Vous pouvez compléter sa présentation.
network-kind = Sorte
network-name-in = Nom ({ $language })
network-status-hint = C’est l’organe au-dessus qui en décide. Un membre a achevé son adhésion.
network-slug-hint = Visible dans l’adresse de ses pages : minuscules sans accent, chiffres et tirets. Laissé vide, il vient du nom.
network-slug-taken = Un autre organe porte ce nom dans son adresse. Choisissez-en un autre.
network-slug-leads-elsewhere = Cette adresse a été celle d’un autre organe ; ses anciens liens y mènent encore.
network-take-old = Prendre cette adresse, en sachant que ces anciens liens mèneront ici
network-kind-does-not-fit = Un organe de cette sorte ne peut pas être rattaché à celui-là.

network-desk-profile = Présentation
network-summary = Qui nous sommes, en une phrase
network-summary-hint = Une ou deux phrases, affichées sous le nom et dans les moteurs de recherche.
network-address = Adresse postale
network-address-hint = Autant que l’organe le souhaite : la ville suffit.
network-group-where = Lieu et qualité
network-year = Année de création
network-no-country = Plusieurs pays, ou aucun
network-country-hint = Il donne les noms des mois et l’heure.
network-country-code = Code du pays
network-country-code-hint = Deux lettres, pour un pays absent de la liste, par exemple SN.
network-lat = Latitude
network-lon = Longitude
network-place-hint = En degrés, par exemple 36.8 et 10.2 : l’endroit du point sur la carte. Celui de la ville suffit ; les deux champs peuvent rester vides.
network-links = Pages sur d’autres sites
network-links-hint = Un lien par ligne, commençant par https://
network-too-many-links = 12 liens au plus.
network-bad-country = Un code de pays a deux lettres latines.
network-bad-year = Une année entre 1800 et cette année.
network-no-language = Choisissez au moins une langue.
network-bad-lat = Une latitude est entre -90 et 90.
network-bad-lon = Une longitude est entre -180 et 180.
network-group-look = Aspect et langues
network-dye = Couleur
network-dye-hint = Celle des titres et des liens de ses pages. Le logo se choisit dans la médiathèque.
network-languages = Langues de publication
network-languages-hint = Leurs champs viennent en premier quand on écrit.
network-own-language = Première langue
network-hijri = Correction de la date hégirienne
network-hijri-hint = Quand l’observation diffère du calendrier d’Oumm al-Qoura.
network-hijri-above = Comme l’organe au-dessus
network-hijri-minus-two = Deux jours plus tard
network-hijri-minus-one = Un jour plus tard
network-hijri-none = Aucune
network-hijri-plus-one = Un jour plus tôt
network-hijri-plus-two = Deux jours plus tôt
network-group-springs = L’organe dont il est issu
network-springs-hint = Si ce réseau fait partie d’un organe qui a un autre site, son nom et son lien sont affichés à l’accueil et sur la page du réseau.
network-springs-link = Lien vers son site
network-others = Autres actions

network-change-address = Changer l’adresse
network-change-address-hint = Le nom visible dans l’adresse des pages de l’organe. Après un changement, les anciens liens y mènent toujours, jusqu’à ce qu’un autre organe prenne cette adresse.
network-old-addresses = Anciennes adresses qui mènent ici
network-address-changed = L’adresse est changée. Les anciens liens mènent à la nouvelle.

network-move = Rattacher à un autre organe
network-move-hint = L’organe est déplacé avec tout ce qui en dépend. Les adresses ne changent pas. Celles qui ont des droits sur le nouvel organe et ce qui en dépend les auront ici aussi ; celles qui les tenaient de l’ancien les perdent.
network-now-below = Il est rattaché à :
network-move-to = À quel organe ?
network-move-slug-hint = Écrivez le nom de cet organe tel qu’il est dans l’adresse de ses pages.
network-move-do = Rattacher
network-move-nowhere = Il n’y a pas d’autre organe où le rattacher : leur sorte ne le permet pas, ou ce compte n’y a pas de droits.
network-move-loop = Un organe ne peut pas être rattaché à ce qui dépend de lui.
network-moved = L’organe est déplacé, avec tout ce qui en dépend.
network-locked-from-above = L’organe, ou un organe au-dessus ou au-dessous, est verrouillé : seule une personne qui en a le droit par une délégation dans l’organe verrouillé même le rattache ailleurs, le retire, le rétablit ou change son adresse.

network-remove = Retirer l’organe
network-remove-do = Retirer
network-remove-hint = Ses pages disparaissent du site. L’organe reste 30 jours dans la corbeille, d’où le bureau de l’organe au-dessus peut le rétablir.
# dynamic: the heading of the problem below
network-has-children-title = D’autres organes en dépendent
network-has-children = Un organe dont d’autres dépendent ne peut pas être retiré. Rattachez-les ailleurs ou retirez-les d’abord.

network-right-show-people = Décider qui voit les personnes de l’organe
network-show-people = Qui voit les personnes de cet organe
network-show-people-hint = Les organes au-dessus ne voient pas les personnes que cet organe connaît, sauf s’il en décide autrement. Personne ne peut changer ce choix d’en haut. Les fiches scellées, elles, ne s’ouvrent jamais que par les détentrices de la clé de l’organe.
network-people-are-shown = Les organes au-dessus voient actuellement les personnes de cet organe.
network-people-are-hidden = Actuellement, cet organe est seul à voir ses personnes.
network-show-people-box = Montrer les personnes aux organes au-dessus
# dynamic: what an audit entry says happened
audit-network-people-shown = Personnes de l’organe montrées aux organes au-dessus
# dynamic: what an entry of the trail says
audit-network-profile-changed = Profil de l’organe changé
# dynamic: what an audit entry says happened
audit-network-people-hidden = Personnes de l’organe cachées aux organes au-dessus
# dynamic: what an entry of the trail says
audit-network-body-made = Organe créé
# dynamic: what an entry of the trail says
audit-network-body-moved = Organe déplacé
# dynamic: what an entry of the trail says
audit-network-body-removed = Organe retiré
# dynamic: what an entry of the trail says
audit-network-body-restored = Organe rétabli
# dynamic: what an entry of the trail says
audit-network-address-changed = Adresse de l’organe changée
