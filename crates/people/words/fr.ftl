## Pourquoi des données sont gardées

people-purpose-record = Rester en lien avec les personnes que l’organe connaît, dans la mesure où elles l’ont accepté.
people-purpose-request = Répondre à ce qui a été demandé aux détentrices de la clé.
people-field-address = Adresse e-mail
people-field-language = Langue des messages
people-field-source = D’où cela vient
people-field-consents = Consentements
people-field-name = Nom
people-field-phone = Téléphone
people-field-place = Lieu
people-field-note = Note
people-kept-sealed = Scellé pour les détentrices de la clé : ce serveur ne peut pas le relire.
people-kept-encrypted = Chiffré avec la clé du serveur, qui le lit quand il doit écrire.
people-kept-open = Gardé tel quel.
people-consent-contact = Accepte qu’on lui écrive
people-consent-news = Accepte de recevoir les nouvelles
people-consent-none = Aucun consentement en cours
people-source-paper = Feuille signée
people-source-spoken = De vive voix
people-source-stays = Qui s’est inscrite elle-même reste la source.
people-source-written = Message écrit
people-source-list = Liste antérieure
people-source-herself = Elle-même, depuis sa page
people-event-added = Fiche ajoutée
people-event-corrected = Corrigée au bureau
people-event-corrected-by-her = Corrigée par la personne
people-event-consented = Consentement noté
people-event-withdrawn = Consentement retiré au bureau
people-event-withdrawn-by-her = Consentement retiré par la personne

## Bureau

people-right-read = Voir les fiches des personnes, sans leurs noms
people-right-write = Ajouter des personnes, corriger et effacer leurs fiches
people-desk = Personnes
people-add = Ajouter une personne
people-add-save = Ajouter la fiche
people-list-hint = Cette liste est sans noms : ils sont scellés pour les détentrices de la clé. La recherche se fait par adresse e-mail complète.
people-filters = Filtrer la liste
people-filter = Filtrer
people-since = Depuis
people-since-hint = Jour de la rencontre ou du consentement. Vide : aujourd’hui.
people-column-record = Fiche
people-column-ends = Effacée le
people-column-what = Consentement
people-count-all = fiches
people-count-contact = acceptent un message
people-count-news = acceptent les nouvelles
people-count-more = plus de { $count }
people-sealed = Contient une part scellée
people-no-address = Sans adresse
people-none = Personne ici pour le moment
people-none-hint = Ici se tiennent les fiches des personnes que l’organe connaît : soutiens, membres, stagiaires. Chaque fiche a une finalité et une date d’effacement.
people-none-found = Aucune fiche ne correspond. L’adresse e-mail s’écrit en entier.
people-open-names = Ouvrir les noms dans le navigateur
people-csv = Télécharger la liste en CSV
people-purged =
    { $n ->
        [0] Rien n’a été effacé ces trente derniers jours.
        [one] Une fiche arrivée à son terme a été effacée ces trente derniers jours.
       *[other] { $n } fiches arrivées à leur terme ont été effacées ces trente derniers jours.
    }
# dynamic: the heading of the problem below
people-locked-title = L’organe est verrouillé
people-locked = Les fiches des personnes ne sont ni montrées ni changées tant que dure le verrouillage.
people-bad-phone = Un numéro se compose de chiffres et d’espaces ; il peut commencer par +.
people-bad-day = Ce n’est pas un jour passé.
people-nothing-typed = Il faut au moins un nom ou une adresse e-mail.
people-news-needs-address = Sans adresse e-mail, les nouvelles ne peuvent pas partir.
people-no-key = L’organe n’a pas de clé : il ne peut pas demander de noms.
people-no-key-title = Ici, on ne demande pas de noms
people-no-key-hint = L’organe n’a pas encore de clé, et rien ne protégerait les noms. Premier pas : nommer deux ou trois détentrices de clé.
people-no-key-step = Nommer les détentrices de la clé
people-address-hint = Gardée chiffrée ; le bureau ne la montre qu’abrégée.
people-address-keep = L’adresse connue reste, sauf si une autre est écrite ici.
people-consents-hint = Ce qu’elle a vraiment accepté, rien de plus. Chaque consentement est gardé avec sa date.
people-sealed-title = Scellé pour les détentrices de la clé
people-sealed-hint = Scellé avant d’être gardé ; ensuite, seules les détentrices de la clé peuvent le lire.
people-phone-hint = Par exemple +216 20 000 000
people-record-title = Fiche { $id }
people-nothing-sealed = Rien n’est scellé dans cette fiche.
people-sealed-record = Nom, téléphone, lieu et note sont scellés. Une détentrice de la clé les ouvre dans son navigateur.
people-no-consents = Aucun consentement n’est noté.
people-withdrawn-at = Retiré le { $date }
people-stands = En cours
people-withdraw = Retirer le consentement
people-consent-add = Noter un consentement
people-consent-save = Noter le consentement
people-correct = Corriger la fiche
people-correct-save = Enregistrer la correction
people-correct-sealed-hint = Ce qui est écrit ci-dessous remplace toute la part scellée. Si tout reste vide, elle demeure.
people-held = Pourquoi c’est gardé, et qui peut le lire
people-history = Ce qui est arrivé à la fiche
people-history-hint = Quoi et quand, jamais le contenu.
people-erase-title = Effacer la fiche
people-erase-hint = La fiche, ses consentements et son histoire disparaissent aussitôt, sans retour ; des sauvegardes, en trente-cinq jours.
people-erase = Effacer pour de bon
people-requests = Demandes d’accès
people-requests-hint = Toute personne qui figure ici peut demander ce que l’organe garde sur elle. Une détentrice de la clé lui répond par e-mail, en trente jours.
people-requests-none = Aucune demande
people-requests-none-hint = Ici arrivent les demandes de celles qui veulent savoir ce que l’organe garde sur elles.
people-requests-waiting = Demandes d’accès en attente
people-due = Réponse avant le { $date }
people-overdue = Date dépassée
people-waits = Attend une réponse
people-answered-at = Répondu le { $date }
people-answer-to = Répondre à :
people-show-address = Montrer l’adresse entière
people-answer = C’est répondu
people-done-added = La fiche est ajoutée.
people-done-saved = La correction est enregistrée.
people-done-consented = Le consentement est noté.
people-done-withdrawn = Le consentement est retiré.
people-done-erased = C’est effacé pour de bon.
people-done-erased-but = Tout le reste est effacé pour de bon. Le compte demeure : il s’efface depuis « Mon compte », une fois connectée ; ainsi, qui lit votre courrier ne peut pas l’effacer.
people-done-answered = La demande est notée comme répondue.
people-done-asked = La demande est parvenue à celles qui y répondent.
people-done-corrected = La correction est scellée et remplace ce qui précédait.

## Sa page

people-own-title = Ce qui est gardé ici sur vous
people-own-door = Ce lien est pour vous seule. Le bouton ouvre la page dans ce navigateur, pour une demi-heure.
people-own-open = Ouvrir ma page
people-own-over-title = Ce lien n’est plus bon
people-own-over = Il est trop ancien, ou la page a été fermée. Un nouveau lien peut être demandé par e-mail.
people-own-again = Demander un nouveau lien
people-own-of = Pour l’adresse :
people-own-lead = Voici ce que garde chaque organe : pourquoi, depuis quand et jusqu’à quand. Le contenu n’est pas montré ici ; le plus souvent il est scellé et le serveur ne peut pas le lire.
people-own-nothing = Rien n’est gardé ici pour cette adresse.
people-own-since = Depuis
people-own-until = jusqu’au
people-own-no-end = terme de la finalité
people-own-kinds = Ce qui est gardé, et qui peut le lire
people-own-correct = Corriger ce qui est gardé sur moi
people-own-correct-hint = Ce qui est écrit ici est scellé pour les détentrices de la clé et remplace tout ce qui précédait. L’ancien contenu ne peut pas être montré : le serveur ne le lit pas.
people-own-correct-save = Sceller et envoyer la correction
people-own-no-key = Cet organe n’a pas de clé pour le moment : une correction ne peut pas être scellée. On peut demander le contenu, ou effacer.
people-own-ask = Demander le contenu aux détentrices de la clé
people-own-asked = Le contenu est demandé. Réponse avant le { $date }.
people-own-erase = Effacer tout ce que garde cet organe
people-own-all-title = Tous les organes ensemble
people-own-erase-all = Tout effacer partout
people-own-erase-title = Effacer pour de bon
people-own-erase-text = Tout ce que cet organe garde sur vous disparaît aussitôt, sans retour.
people-own-erase-all-text = Tout ce qui est gardé sur vous, chez tous les organes, disparaît aussitôt, sans retour. Un compte avec lequel vous vous connectez s’efface depuis « Mon compte ».
people-own-erase-sure = Oui, effacer pour de bon
people-own-back = Revenir sans rien changer
people-own-privacy = Comment cet organe garde les données
people-own-close = Fermer la page dans ce navigateur

## Page de confidentialité

people-privacy = Confidentialité
people-privacy-lead = Ce que cet organe garde sur les personnes, pourquoi, jusqu’à quand, et qui peut le lire.
people-privacy-own-title = Ce qui est gardé sur vous
people-privacy-own = Écrivez votre adresse : un lien vers votre page vous parvient. Vous y voyez ce qui est gardé, vous corrigez, retirez un consentement, effacez. Sans compte.
people-privacy-link-hint = La réponse est la même pour tous : d’ici, nul n’apprend si une adresse est connue.
people-privacy-send = Envoyer mon lien
people-privacy-why = Pourquoi, quoi, jusqu’à quand
people-privacy-done = Effacé dès que sa finalité est accomplie.
people-privacy-days =
    { $n ->
        [0] Effacé le jour même.
        [one] Effacé au bout d’un jour au plus.
       *[other] Effacé au bout de { $n } jours au plus.
    }
people-privacy-who = Qui peut lire les noms
people-privacy-no-key = Cet organe n’a pas de clé ; il ne demande donc pas de noms.
people-privacy-keyholders =
    { $n ->
        [0] Personne ne tient la clé de cet organe.
        [one] Une détentrice de la clé ouvre les noms, avec une phrase secrète qu’elle est seule à connaître.
       *[other] { $n } détentrices de la clé ouvrent les noms, chacune avec une phrase secrète qu’elle est seule à connaître.
    }
people-privacy-above = Les organes au-dessus ne voient pas les personnes, sauf si l’organe lui-même les montre.
people-privacy-rights = Vos droits
people-privacy-right-see = Savoir ce qui est gardé sur vous, pourquoi et jusqu’à quand.
people-privacy-right-ask = Demander le contenu aux détentrices de la clé, avec une réponse en trente jours.
people-privacy-right-correct = Le corriger.
people-privacy-right-withdraw = Retirer un consentement quand vous le voulez.
people-privacy-right-erase = L’effacer : aussitôt ici, en trente-cinq jours des sauvegardes.
people-privacy-safe = Ce qui est protégé
people-privacy-safe-sealed = Nom, téléphone et lieu sont scellés avant d’être gardés. Qui emporte le disque ou regarde dans le serveur ne peut pas les lire.
people-privacy-safe-encrypted = L’adresse e-mail est chiffrée. Le serveur la lit quand il envoie un message.
people-privacy-safe-alone = Rien n’est demandé à d’autres sites ; personne n’est suivi.
people-privacy-not = Ce qui ne l’est pas
people-privacy-not-machine = Qui tient le serveur sait que des fiches existent et de quand elles datent ; il peut lire les adresses, pas les noms.
people-privacy-not-browser = Une détentrice de la clé qui ouvre les noms dans son navigateur fait confiance au serveur à ce moment-là.
people-privacy-not-public = Un commentaire paraît tel qu’il est écrit ; un message à l’organe reste lisible sur le serveur jusqu’à son envoi.
people-privacy-not-mail = Ce qui est parti par e-mail est chez qui l’a reçu.
people-privacy-reach = Joindre l’organe
people-privacy-reach-hint = Pour toute question sur cette page :
people-privacy-reach-link = Écrire à l’organe
people-sent-title = La demande est arrivée
people-sent = Si quelque chose est gardé pour cette adresse, le lien est en route.

## Par e-mail

people-letter-subject = Votre page · { $site }
people-letter-text =
    Bonjour,

    Un lien a été demandé vers la page de ce qui est gardé sur vous par { $site } :
    { $link }

    Le lien est pour vous seule et vaut soixante jours. Si vous n’avez rien demandé, il n’y a rien à faire.
people-request-subject = Une demande d’accès attend une réponse · { $body }
people-request-text =
    Une personne demande à { $body } ce qui est gardé sur elle. Réponse avant le { $due }.

    Les détails sont au bureau :
    { $link }

## Journal d’audit

# dynamic
audit-people-added = Fiche d’une personne ajoutée
# dynamic
audit-people-corrected = Fiche d’une personne corrigée
# dynamic
audit-people-corrected-by-her = Fiche corrigée par la personne
# dynamic
audit-people-consented = Consentement noté
# dynamic
audit-people-withdrawn = Consentement retiré
# dynamic
audit-people-erased = Fiche d’une personne effacée
# dynamic
audit-people-erased-by-her = Données effacées par la personne
# dynamic
audit-people-asked = Accès demandé aux détentrices de la clé
# dynamic
audit-people-answered = Demande d’accès répondue
# dynamic
audit-people-address-shown = Adresse d’une demandeuse montrée
# dynamic
audit-people-listed = Liste des personnes téléchargée, sans noms
people-privacy-consents = Gardé seulement avec un accord : { $consents }.

## Une personne, deux organes

people-field-same = Qu’un autre organe la connaît, si elle l’a dit elle-même
people-same = Connue aussi de
people-same-said = comme elle l’a dit elle-même le { $date }
people-same-title = Une seule personne chez plusieurs organes
people-same-text = Chaque organe a sa fiche, et ne sait rien de celles des autres. Si vous voulez que des organes sachent que vous êtes une seule personne, cochez-les ici. Ni nom ni contenu ne passe de l’un à l’autre : votre fiche chez chacun porte le nom de l’autre et le jour où vous l’avez dit, et aucun organe au-dessus ne le voit. Le retirer chez l’un le retire chez les deux. Si d’autres se servent de cette adresse, certaines fiches sont peut-être les leurs.
people-same-bodies = Les organes qui peuvent le savoir
people-same-say = Leur permettre de le savoir
people-same-two = Cochez au moins deux organes.
people-same-too-many = Cela fait trop de fiches : cochez moins d’organes.
people-same-known = Cet organe peut savoir que vous êtes connue aussi de
people-same-end = Retirer
people-done-same = Ces organes peuvent maintenant savoir que vous êtes une seule personne.
people-done-apart = C’est retiré chez les deux.
people-event-said-same = Elle a dit qu’un autre organe la connaît
people-event-took-back-same = Il n’est plus dit qu’un autre organe la connaît
audit-people-said-same = Une personne a dit qu’un autre organe la connaît
audit-people-took-back-same = Il n’est plus dit d’une personne qu’un autre organe la connaît
