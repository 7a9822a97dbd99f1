## Le journal dans le bureau

audit-desk = Journal des actes
audit-right-read = Lire et vérifier le journal des actes
audit-intro = Qui a fait quoi, et quand. Le journal ne garde ni noms ni contenus, seulement les numéros qui y mènent.
audit-what = Acte
audit-who = Par
audit-when = Quand
audit-about = Au sujet de
audit-count = Nombre
audit-number = Numéro
audit-mark = Marque
audit-since = À partir du
audit-any-what = Tous les actes
audit-any-who = Toutes les personnes
audit-by-house = Propriétaire du serveur, ou le système lui-même
audit-by-gone = Compte qui n’existe plus
audit-filters = Restreindre la liste
audit-filter = Afficher
audit-filter-none = Afficher tout le journal
audit-none = Aucune ligne ici
audit-none-yet = Aucun acte n’a encore été noté dans cet organe.
audit-none-found = Aucune ligne ne correspond à ce choix.
audit-csv = Télécharger la liste (CSV)
# dynamic: an act
audit-audit-purged = Effacement des lignes de plus de cinq ans
audit-field-account = Compte qui a agi
audit-purpose-trail = Savoir qui a agi au nom de l’organe, et quand

## Vérifier

audit-verify = Vérifier le journal
audit-verify-title = Vérifier le journal
audit-whole-title = Le journal est entier
audit-whole =
    { $n ->
        [one] Il compte une ligne, telle qu’elle a été écrite.
       *[other] Il compte { $n } lignes, chacune telle qu’elle a été écrite et à la suite de la précédente.
    }
audit-last = La dernière porte le numéro { $number } et la marque { $mark }.
audit-wrong-title = Le journal n’est plus tel qu’il a été écrit
audit-wrong-do = Prévenez la personne qui tient le serveur et les détentrices de la clé, et comparez avec ce que chacune a reçu par courriel.
audit-wrong-missing = La ligne { $number } manque.
audit-wrong-missing-many = Les lignes { $number } à { $last } manquent.
audit-wrong-changed = La ligne { $number } a été modifiée.
audit-wrong-apart = La ligne { $number } ne suit pas la précédente : elle a été insérée, remplacée ou déplacée.
audit-wrong-differs = La ligne { $number } n’est pas celle que connaît le point de contrôle.
audit-wrong-cut-off = Le journal s’arrête avant la ligne { $number }, que le point de contrôle connaît.
audit-wrong-unsigned = Le point de contrôle à la ligne { $number } ne porte pas la signature de ce serveur.
audit-compare = Comparer
audit-compare-title = Comparer avec un courriel reçu
audit-compare-hint = Le courriel d’un point de contrôle donne un numéro et seize caractères. Saisis ici, ils montrent si la ligne connue ce jour-là est toujours la même.
audit-mark-hint = Seize lettres et chiffres, comme k3f9-7m2q-04tz-x8rw. Tirets et majuscules ne comptent pas.
audit-number-wrong = Il faut le numéro de ligne donné dans le courriel.
audit-mark-wrong = Il faut les seize lettres et chiffres donnés dans le courriel.
audit-compared-same = La ligne { $number } est bien celle du courriel, et rien avant elle n’a changé depuis.
audit-compared-differs = La ligne { $number } n’est pas celle du courriel : le journal a été réécrit depuis, ou la saisie contient une erreur.
audit-too-old = La ligne { $number } a été effacée au bout de cinq ans : elle ne peut plus être comparée.
audit-limit-title = Ce que cette vérification ne voit pas
audit-limit = La personne à qui appartient le serveur peut réécrire ce qui suit le dernier point de contrôle envoyé par courriel. Ce qui précède se vérifie avec le courriel : gardez-le ailleurs que sur ce serveur.
audit-checkpoints = Points de contrôle gardés ici
audit-checkpoints-hint = Ils ont été envoyés à celles qui lisent le journal et aux détentrices de la clé. C’est le courriel qui fait foi, non ce tableau.
audit-mailed = Envoyé
audit-why = Raison
# dynamic
audit-why-month = Point de contrôle du mois.
# dynamic
audit-why-lockdown = Un verrouillage a été posé ou levé.
# dynamic
audit-why-hand-out = Beaucoup de fiches ont été remises, ou une fenêtre de remise a été ouverte.
# dynamic
audit-why-keyholders = Les détentrices de la clé ou la feuille de secours ont changé.
audit-why-roles = Un rôle a été terminé d’en haut.

## Le courriel

audit-letter-subject = Point de contrôle : { $body }
audit-letter-opening = Voici un point de contrôle du journal des actes. Gardez ce courriel.
audit-letter-line = Numéro : { $number }
    Marque : { $mark }
audit-letter-use = Pour savoir si quelque chose a été changé avant ce point, saisissez le numéro et la marque sur la page de vérification du journal. La marque ne révèle rien de ce que contient le journal.
