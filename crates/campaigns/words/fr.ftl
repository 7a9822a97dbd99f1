campaigns = Campagnes
campaigns-of = Les campagnes de { $body }
campaigns-none-title = Pas encore de campagne ici
campaigns-none = Quand cet organe lancera une campagne ou en adoptera une, elle paraîtra ici.
campaigns-running = En cours
campaigns-won = Demande obtenue
campaigns-lost = Demande refusée
campaigns-closed = Terminée
campaigns-not-yet = Cette campagne n’a pas encore commencé.
campaigns-over = Cette campagne est terminée : elle ne prend plus de signatures.
campaigns-over-title = Campagne terminée
campaigns-locked-down = Les signatures sont suspendues ici pour le moment.
campaigns-locked-down-title = Signatures suspendues
campaigns-busy = Beaucoup de personnes signent en ce moment. Réessayez dans un instant ; rien de ce qui est écrit n’est perdu.
campaigns-busy-title = Beaucoup de signatures en ce moment

## La page publique

campaigns-progress = Nombre de signatures
campaigns-signed = { $n ->
    [0] Aucune signature
    [one] { $n } signature
   *[other] { $n } signatures
}
campaigns-few = Moins de cinq signatures
campaigns-few-short = moins de 5
campaigns-goal-of = sur un objectif de { $goal }
campaigns-names = Parmi les dernières signatures
campaigns-more = Agir encore
campaigns-sign-title = Signer
campaigns-sign = Signer
campaigns-pledge-title = S’engager
campaigns-pledge = Envoyer mon engagement
campaigns-pledge-hint = Cochez ce que vous pouvez faire.
campaigns-volunteer-title = Aider
campaigns-volunteer = Proposer mon aide
campaigns-volunteer-hint = Dites quelle aide, et quand.
campaigns-write-title = Écrire à la cible
campaigns-write = J’ai envoyé la lettre
campaigns-write-hint = Modifiez la lettre, puis envoyez-la depuis votre messagerie ou copiez-la. Elle ne passe pas par ce site.
campaigns-write-mail = Ouvrir dans ma messagerie
campaigns-write-to = Adresses de la cible :
campaigns-share-title = Faire connaître la campagne
campaigns-share = J’ai partagé
campaigns-share-hint = Un texte prêt pour les messageries. Personne ne sait qui l’envoie, ni à qui.
campaigns-shared = J’ai partagé
campaigns-whatsapp = WhatsApp
campaigns-telegram = Telegram
campaigns-by-mail = E-mail
campaigns-qr = Ce code ouvre la campagne sur un autre téléphone
campaigns-field-name = Nom
campaigns-field-email = E-mail
campaigns-field-email-hint = E-mail ou téléphone : l’un des deux suffit, et n’est pas montré.
campaigns-field-email-confirm = Un message y demandera de confirmer la signature. Il n’est pas montré.
campaigns-field-phone = Téléphone
campaigns-field-place = Lieu
campaigns-field-words = Aide possible, et quand
campaigns-field-words-hint = Par exemple : traduire, conduire, le samedi matin.
campaigns-field-shown = Nom montré
campaigns-field-mark = Marque pour compter une seule fois
campaigns-field-options = Ce que je peux faire
campaigns-field-letter = Texte de la lettre
campaigns-field-letter-hint = Pour le modifier et le copier ; il n’est pas envoyé à ce site.
campaigns-field-display = Sur la page, me montrer
campaigns-display-full = avec mon nom
campaigns-display-initials = par mes initiales
campaigns-display-anonymous = sans nom
campaigns-field-delivery = J’accepte que mon nom soit remis à la cible avec les signatures
campaigns-field-contact = Qui peut m’écrire
campaigns-field-contact-hint = Personne, si rien n’est coché.
campaigns-form-note = Le nom est scellé pour les détentrices de la clé : ce serveur ne peut pas le relire. Le remerciement donne le moyen de la corriger ou de la retirer.
campaigns-form-no-key = Aucun nom n’est demandé ici : la signature compte une fois, par l’e-mail ou le téléphone, qui ne sont pas gardés lisibles.
campaigns-name-missing = Écrivez votre nom.
campaigns-reach-missing = Écrivez un e-mail ou un numéro de téléphone.
campaigns-email-missing = Écrivez un e-mail : le message de confirmation y arrive.
campaigns-bad-phone = Écrivez le numéro entier, par exemple : ⁦+216 98 123 456⁩
campaigns-bad-contact = Cet organe ne demande pas à écrire ici.
campaigns-no-action = Cette action n’existe pas dans cette campagne.
campaigns-thanks-title = Merci d’avoir signé
campaigns-thanks = La signature est arrivée.
campaigns-confirm-title = Encore un pas
campaigns-confirm-hint = Un message est parti à l’adresse écrite. La signature compte dès que son lien est ouvert, dans les sept jours.
campaigns-own-title = La page de la signature
campaigns-own = On y retire un accord, on y corrige ce qui est scellé, ou on y retire toute la signature. Ce lien est pour vous seule ou vous seul ; il arrive aussi par message.
campaigns-own-link = Ouvrir la page de la signature
campaigns-confirm-ask-title = Confirmer la signature
campaigns-confirm-ask = La signature compte une fois le bouton pressé.
campaigns-confirm-do = Confirmer la signature
campaigns-confirmed = C’est confirmé. Merci.
campaigns-withdraw-title = Retirer la signature
campaigns-withdraw = La signature sort du compte, et ce qui en est scellé est effacé.
campaigns-withdraw-do = Retirer la signature
campaigns-not-me-title = Ce n’était pas moi
campaigns-not-me = Ce qui a été écrit avec cette adresse dans cette campagne est effacé.
campaigns-not-me-do = Effacer cette signature
campaigns-withdrawn = La signature est retirée, et ce qui en était scellé est effacé.
campaigns-own-nothing = Il ne reste rien de cette signature : elle a été retirée, n’a pas été confirmée à temps, ou son temps est passé.
campaigns-own-since = Signature donnée le
campaigns-own-allowed = Ce que la signature a permis
campaigns-own-allowed-hint = Chaque accord se retire seul, et la signature compte toujours. Ce qui est scellé pour l’organe est effacé aussitôt, sauf si un autre accord de cette signature l’y garde. Toute autre signature de la même adresse a sa propre page.
campaigns-own-none = De cette signature, aucun nom n’est scellé pour personne, et personne n’écrit à cause d’elle.
campaigns-own-delivery = Nom remis avec les signatures :
campaigns-own-contact = Peut écrire :
campaigns-own-end = Retirer l’accord
campaigns-own-ended = L’accord est retiré, et ce qu’il tenait scellé est effacé. La signature compte comme avant.
campaigns-own-ended-kept = L’accord est retiré. Mais un autre accord garde ce qui est scellé chez le même organe, avec ce que le premier seul y tenait, comme l’adresse ou le numéro : ce serveur ne peut pas l’ouvrir pour l’effacer. C’est effacé en corrigeant ce qui est scellé. La signature compte comme avant.
campaigns-own-delivered = La liste a déjà été remise. Ce qui est remis ne se reprend pas d’ici.
campaigns-own-correct-title = Corriger
campaigns-own-correct = Corriger ce qui est scellé
campaigns-own-correct-hint = Ce qui est écrit est scellé à nouveau pour les mêmes organes et remplace tout l’ancien. L’ancien ne peut pas être montré : ce serveur ne le lit pas. Le compte ne change pas.
campaigns-own-correct-name = Corriger le nom affiché
campaigns-own-correct-name-hint = Seul le nom change sur la page de la campagne, ou n’y est plus. Le compte ne change pas.
campaigns-own-correct-save = Sceller la correction
campaigns-own-corrected = C’est corrigé, et l’ancien est effacé.
campaigns-own-back = Revenir sans rien changer
campaigns-own-phone-hint = L’ancien numéro est scellé : écrivez-le de nouveau pour qui peut vous écrire.
campaigns-correct-no-key = Pas de clé en ce moment chez : { $bodies }. La correction ne peut pas être scellée, et ce qui l’était reste tel quel. On peut y retirer l’accord puis corriger le reste, ou réessayer plus tard.
campaigns-correct-later = Aucune correction n’est prise en ce moment. Retirer un accord ou la signature reste possible. Réessayez plus tard.
campaigns-own-way = Signature de « { $title } » : retirer un accord, corriger
audit-campaigns-consent-ended = Un accord a été retiré depuis la page d’une signature
audit-campaigns-corrected-by-her = Une signature a été corrigée depuis sa page
campaigns-did-title = Merci
campaigns-did = C’est compté, sans savoir qui l’a fait.

## Les lettres

campaigns-letter-confirm-subject = Confirmer la signature : { $title }
campaigns-letter-confirm-text =
    Bonjour,

    Cette adresse a été écrite pour signer « { $title } » auprès de { $body }.
    La signature compte dès que ce lien est ouvert, dans les sept jours :
    { $confirm }

    Si ce n’était pas vous, ce lien l’efface :
    { $notme }
campaigns-letter-thanks-subject = Merci d’avoir signé : { $title }
campaigns-letter-thanks-text =
    Bonjour,

    Votre signature de « { $title } » auprès de { $body } est arrivée. Merci.
    Pour la corriger, retirer un accord ou la retirer, quand vous voulez :
    { $withdraw }

    Si ce n’était pas vous, ce lien l’efface :
    { $notme }
campaigns-letter-again-subject = Cette signature compte déjà : { $title }
campaigns-letter-again-text =
    Bonjour,

    Cette adresse a été écrite une nouvelle fois pour signer « { $title } » auprès de { $body }. La première signature compte ; une adresse ne compte pas deux fois. Merci de votre attention.

    Si la seconde n’était pas de vous, ce lien l’efface :
    { $notme }

## Pourquoi c’est gardé

campaigns-purpose-signature = Compter la signature une seule fois, la remettre et écrire, dans la mesure de ce qui a été accepté.
campaigns-purpose-write = Faire confirmer la signature et remercier ; l’adresse est effacée ensuite.

## Le bureau

campaigns-right-write = Écrire, publier et proposer des campagnes
campaigns-right-adopt = Adopter une campagne proposée
campaigns-right-moderate = Décider des vagues de signatures retenues
campaigns-right-signatures = Voir la liste des signatures scellées
campaigns-signatures = Signatures
campaigns-desk-none-title = Pas encore de campagne pour cet organe
campaigns-desk-none = Une campagne est un appel avec une demande et une action : signer, s’engager, écrire. On peut en lancer une, ou adopter celle d’un organe au-dessus.
campaigns-new = Nouvelle campagne
campaigns-make = Créer la campagne
campaigns-made = La campagne est créée en brouillon : relisez, puis publiez.
campaigns-offered = Campagnes proposées
campaigns-offered-hint = Des campagnes d’organes au-dessus, dont celui-ci peut faire son édition.
campaigns-look = Voir
campaigns-offer-from = La campagne de { $body }, telle qu’elle paraîtrait au nom de cet organe. Ce qui est verrouillé suit l’original ; ce qui se traduit ou se modifie devient le vôtre, sans perdre le lien.
campaigns-offer-as = Au nom de :
campaigns-adopt = Adopter la campagne
campaigns-adopted = L’organe a son édition : traduisez, modifiez, puis publiez.
campaigns-was-asked = La demande d’adoption est partie. L’édition se publie une fois acceptée.
campaigns-asked = En attente d’un accord
campaigns-asked-title = L’édition attend l’accord de l’organe à l’origine
campaigns-refused = Refusée
campaigns-accept = Accepter
campaigns-refuse = Refuser
campaigns-answered = La réponse est notée.
campaigns-behind = { $n ->
    [one] { $n } bloc en retard sur l’original
   *[other] { $n } blocs en retard sur l’original
}
campaigns-language = Langue du texte
campaigns-block-demand = Demande
campaigns-block-demand-hint = Ce que nous demandons, et à qui, en deux lignes.
campaigns-block-why = Pourquoi
campaigns-block-target = Cible
campaigns-block-points = Éléments de langage
campaigns-block-share = Texte à partager
campaigns-block-letter = Modèle de lettre
campaigns-block-press = Communiqué de presse
campaigns-block-options = Gestes à cocher, un par ligne
campaigns-block-key = Bloc
campaigns-block-own = { $what } : notre propre texte
campaigns-own-add = Notre propre texte, à côté du texte verrouillé
campaigns-own-add-hint = Le texte verrouillé reste tel quel ; le nôtre le suit sur la page, à notre nom.
campaigns-own-target-add = Une autre cible ici
campaigns-own-hint = L’original a verrouillé le bloc « { $what } » ; ce texte est le nôtre. Il le suit sur la page, à notre nom, et peut être modifié, déplacé ou vidé.
campaigns-key-locked = L’original a verrouillé ce bloc. Pour dire le vôtre à côté, choisissez le même bloc suivi de « notre propre texte » (own-target, par exemple).
campaigns-blocks = Blocs
campaigns-add-block = Ajouter un bloc
campaigns-beside = Le même bloc dans une autre langue
campaigns-mode = Ce que peuvent en faire celles qui adoptent
campaigns-mode-hint = Un bloc verrouillé change partout en même temps.
campaigns-mode-locked = Verrouillé : suit l’original
campaigns-mode-translate = À traduire
campaigns-mode-free = Libre
campaigns-state-behind = L’original a changé
campaigns-state-diverged = Laissé tel quel
campaigns-actions = Ce que font les visiteurs
campaigns-actions-missing = Choisissez au moins une action.
campaigns-kind-sign = Signer
campaigns-kind-pledge = S’engager
campaigns-kind-write = Écrire à la cible
campaigns-kind-volunteer = Aider
campaigns-kind-share = Partager
campaigns-by-mail-confirm = La signature compte après confirmation par message
campaigns-by-mail-confirm-hint = Sans confirmation, quelqu’un qui surveille le compteur peut deviner si une adresse avait déjà signé.
campaigns-by-name = Compter l’adresse avec le nom
campaigns-by-name-hint = Là où plusieurs personnes partagent une adresse ou un téléphone.
campaigns-goal = Objectif
campaigns-goal-hint = Nombre de signatures espéré. Laissez vide s’il n’y en a pas.
campaigns-letter-to = Adresses de la cible
campaigns-letter-to-hint = Adresses e-mail publiques, une par ligne : les lettres des visiteurs y sont adressées, et la page les montre.
campaigns-letter-to-new-hint = Pour l’action « Écrire à la cible » seulement : adresses e-mail publiques, une par ligne. Les lettres des visiteurs y sont adressées, et la page les montre.
campaigns-letter-to-above-hint = Les lettres vont pour l’instant aux adresses de l’original : { $to }. Une autre cible a ses adresses ici, une par ligne.
campaigns-bad-letter-to = Une adresse n’est pas valable. Écrivez une adresse e-mail par ligne, comme contact@example.org
campaigns-letter-to-nobody-writes = Personne n’écrit dans cette campagne : choisissez l’action « Écrire à la cible », ou laissez ce champ vide.
campaigns-starts = Commence le
campaigns-ends = Finit le
campaigns-outcome = Ce qu’elle est devenue
campaigns-outcome-hint = Une campagne qui n’est plus en cours ne prend plus de signatures. Finie par celle qui l’a lancée, elle l’est pour toutes. La même nuit, ses marques sont détruites : elle ne reprend plus, et ce qui n’est pas confirmé ne compte pas.
campaigns-offer = La proposer à tous les organes en dessous
campaigns-offer-hint = Chaque organe de la branche peut en faire son édition.
campaigns-confirm = Chaque adoption attend notre accord
campaigns-confirm-owner-hint = Aucune édition ne se publie avant cet accord.
campaigns-origin-name = Origine de la campagne
campaigns-origin-hint = Si elle est née hors de la coalition : son nom là-bas.
campaigns-origin-link = Lien vers l’origine
campaigns-settings = Objectif, dates, état
campaigns-see = Voir la page
campaigns-tree = Éditions et résultats
campaigns-tree-hint = Qui a adopté cette édition, dans quelles langues, avec quel retard, et ce qui a été recueilli. Le total de chaque organe compte aussi ce qui est en dessous.
campaigns-tree-below = { $n ->
    [one] { $n } édition en dessous
   *[other] { $n } éditions en dessous
}
campaigns-pass-on = À
campaigns-pass-on-title = Proposer cette édition à une branche
campaigns-pass-on-hint = Cet organe et tout ce qui est en dessous.
campaigns-pass-on-do = Proposer
campaigns-was-offered = L’édition est proposée.
campaigns-above-changed = Ce qui a changé dans l’original
campaigns-mine-differs = En quoi notre texte en diffère
campaigns-take-above = Prendre l’original
campaigns-keep-mine = Garder le nôtre
campaigns-merge-hint = Le champ contient les deux textes réunis : relisez, puis enregistrez.
campaigns-merge-clash = Les deux côtés ont changé les mêmes mots : les deux versions sont entre ⟦ ⟧, la nôtre d’abord. Gardez-en une et effacez les signes.
campaigns-save-merged = Enregistrer le texte réuni
campaigns-locked-hint = Ce bloc est verrouillé : il suit l’original et change avec lui.
campaigns-empty-hint = Un bloc sans texte n’est pas montré ; ses versions restent gardées.
campaigns-locked = Ce bloc est verrouillé : il suit l’original.
campaigns-locked-title = Bloc verrouillé
campaigns-conflict = Quelqu’un a enregistré entre-temps. Votre texte est encore ici : comparez, puis enregistrez de nouveau.
campaigns-conflict-title = Changé entre-temps
campaigns-moved-on = L’original a encore changé depuis l’ouverture de la page. Voici le nouveau.
campaigns-moved-on-title = L’original a encore changé
campaigns-followed = Des organes ont adopté ce bloc : on peut permettre davantage, pas moins.
campaigns-followed-title = Bloc adopté
campaigns-adopted-already = Cet organe a déjà son édition de cette campagne.
campaigns-adopted-already-title = Déjà adoptée
campaigns-not-published = Cette édition n’est pas publiée : elle ne peut être ni adoptée ni proposée.
campaigns-not-published-title = Édition non publiée
campaigns-no-parent = Ce bloc n’a pas d’original.
campaigns-nothing-asked = Envoyez un texte, ou acceptez l’original, ou laissez-le : l’un des trois.
campaigns-too-many = C’est plus que permis.
campaigns-bad-goal = Écrivez un nombre entre 1 et un milliard.
campaigns-ends-before = La fin vient après le début.
campaigns-bad-key = Lettres latines minuscules, chiffres et tirets, 40 au plus.
campaigns-title-missing = Écrivez le titre.
campaigns-bad-by = Valeurs possibles : body, country, action, language, day.
campaigns-by-day = Par jour
campaigns-by-action = Par action
campaigns-by-language = Par langue
campaigns-by-country = Par pays
campaigns-no-country = Sans pays unique
campaigns-rest = Le reste
campaigns-chart = Signatures par jour, { $most } au plus
campaigns-chart-table = Les nombres en tableau
campaigns-held = { $n ->
    [one] { $n } signature retenue
   *[other] { $n } signatures retenues
}
campaigns-held-title = Vagues retenues
campaigns-held-look = Les examiner
campaigns-held-hint = Beaucoup de signatures venues d’un même réseau en une minute. On en décide par le nombre, la minute et le réseau, jamais par le nom. C’est peut-être une salle où l’on signe ensemble.
campaigns-held-none = Rien n’est retenu.
campaigns-held-take = Accepter la vague
campaigns-held-reject = Rejeter la vague
campaigns-decided = La décision est notée, et les nombres avec elle.
audit-campaigns-begun = Une campagne a été lancée
audit-campaigns-adopted = Une campagne a été adoptée
audit-campaigns-answered = Une demande d’adoption a reçu sa réponse
audit-campaigns-offered = Une édition a été proposée à une branche
audit-campaigns-changed = Un bloc de campagne a changé
audit-campaigns-set-aside = Un texte de l’organe a été placé à côté d’un bloc que l’original a verrouillé
audit-campaigns-settled = L’état d’une campagne a changé
audit-campaigns-burst = Une vague de signatures a été décidée

## À imprimer

campaigns-prints = À imprimer et à partager
campaigns-poster = Affiche A4
campaigns-poster-a3 = Affiche A3
campaigns-sheet = Feuille de signatures
campaigns-share-picture = Image à partager
campaigns-poster-invitation = Signez avec votre téléphone
campaigns-sheet-purpose = La signature compte dans la campagne et le nom est remis à la cible avec la demande ; la feuille est ensuite détruite. Rien de ce qui est écrit ici n’est publié.
campaigns-sheet-name = Nom
campaigns-sheet-place = Lieu
campaigns-sheet-email = E-mail ou téléphone
campaigns-sheet-hand = Signature
campaigns-sheet-witness = Témoin
campaigns-sheet-where = Lieu de collecte
campaigns-sheet-date = Date

## Sur papier, et ailleurs

campaigns-papers = Signatures sur papier
campaigns-papers-hint = Entrées comme un nombre, avec lieu et témoin, et montrées à part. Les noms restent sur le papier, ou scellés dans sa copie.
campaigns-paper-enter = Entrer le nombre
campaigns-paper-count = Nombre de signatures
campaigns-paper-day = Jour de la collecte
campaigns-paper-place = Lieu de la collecte
campaigns-paper-witness = Témoin
campaigns-paper-witness-hint = La personne qui a vu la collecte et compté les feuilles. Gardé chiffré, jamais publié.
campaigns-paper-scan = Copie des feuilles
campaigns-paper-scan-hint = Image JPEG, PNG ou WebP, ou PDF, jusqu’à 10 Mo. Elle est scellée pour les détentrices de la clé avant d’être enregistrée : ce serveur ne peut pas la lire.
campaigns-paper-lies = Où sont les feuilles
campaigns-paper-lies-hint = Par exemple : armoire du siège, dossier 3.
campaigns-scans = Feuilles numérisées
campaigns-scan-name = Nom du fichier
campaigns-scan-open = Ouvrir la copie
campaigns-scan-sealed = Copie scellée pour les détentrices de la clé
campaigns-scan-too-large = Le fichier dépasse 10 Mo. Numérisez avec moins de détail, ou entrez les feuilles en plusieurs fois.
campaigns-scan-kind = Seuls JPEG, PNG, WebP et PDF sont acceptés.
campaigns-scan-no-key = Cet organe n’a pas de clé : une copie de feuilles qui portent des noms ne se garde pas ici, personne ne pourrait l’ouvrir. Écrivez où sont les feuilles.
campaigns-paper-remove = Retirer ce nombre
campaigns-paper-future = Ce jour n’est pas encore venu.
campaigns-on-paper = { $n ->
    [one] et { $n } signature sur papier
   *[other] et { $n } signatures sur papier
}
campaigns-hosts-title = Sites qui montrent le formulaire
campaigns-hosts = Sites
campaigns-hosts-hint = Un nom de site par ligne, par exemple : example.org. Le formulaire ne se montre dans le cadre d’aucun autre site.
campaigns-bad-host = Écrivez un nom de site par ligne, par exemple : example.org
campaigns-embed-hint = Pour mettre le formulaire dans un autre site, collez cette ligne dans sa page et ajoutez le site à la liste :
campaigns-report = Nombres et graphique
campaigns-report-hint = Des nombres sans noms. Moins de cinq n’est pas montré seul ; les nombres par langue sont arrondis à cinq en dessous et renouvelés chaque jour.
audit-campaigns-paper = Des signatures sur papier ont été entrées
audit-campaigns-hosts = Les sites qui montrent le formulaire ont changé

## Remettre

campaigns-block-updates = Du nouveau
campaigns-field-campaign = Campagne
campaigns-field-for-delivery = À remettre
campaigns-field-for-contact = Peut être contactée
campaigns-deliver = Remettre les noms
campaigns-deliver-hint = Une détentrice de clé ouvre la liste dans son navigateur et l’imprime : seulement les noms marqués à remettre. Ce serveur ne peut pas les lire.
campaigns-deliver-open = Ouvrir la liste
campaigns-deliver-done = Les noms sont remis
campaigns-delivered = La remise est notée.
campaigns-deliverable-many = Plus de { $count } noms peuvent être remis
campaigns-deliverable = { $n ->
    [one] { $n } nom peut être remis
   *[other] { $n } noms peuvent être remis
}
audit-campaigns-delivered = Des noms ont été remis à la cible
campaigns-move-up = Monter
campaigns-move-down = Descendre
campaigns-mode-change = Changer ce que peuvent en faire celles qui adoptent
campaigns-mode-change-hint = On peut l’assouplir à tout moment, et le restreindre tant que personne n’a adopté le bloc.
campaigns-shown-title = Noms affichés
campaigns-shown-hint = Ces personnes ont choisi de paraître sur la page de la campagne. Un nom masqué laisse la signature comptée.
campaigns-shown-none = Aucun nom n’est affiché.
campaigns-shown-hide = Masquer ce nom
campaigns-shown-hidden = Le nom n’est plus affiché. La signature compte comme avant.
audit-campaigns-hid-name = Un nom affiché dans une campagne a été masqué
campaigns-update = Écrire aux soutiens
campaigns-update-who = { $n ->
    [0] Personne parmi les signataires ne vous a encore permis de lui écrire.
    [one] La lettre va à une personne qui l’a permis.
   *[other] La lettre va à { $n } personnes qui l’ont permis.
}
campaigns-update-hint = Chacune lit la langue la plus proche de la sienne. Chaque lettre finit par un lien pour retirer cette permission.
campaigns-update-subject = Objet ({ $language })
campaigns-update-text = Texte ({ $language })
campaigns-update-look = Relire avant d’envoyer
campaigns-update-send = Envoyer
campaigns-update-change = Reprendre l’écriture
campaigns-update-past = Déjà envoyé
campaigns-update-was-sent = La lettre est partie ; elle arrive peu à peu.
campaigns-update-sent-to = { $n ->
    [one] à une personne
   *[other] à { $n } personnes
}
campaigns-update-nobody-title = Personne à qui écrire
campaigns-update-nobody = Personne ne vous a permis de lui écrire, ou chaque permission a été retirée.
campaigns-ended = Cette campagne est finie, et ce qui empêche de signer deux fois est détruit : elle ne rouvre plus aux signatures. Lancez-en une nouvelle.
campaigns-confirm-late = La campagne est finie et ses marques sont détruites : plus aucune signature ne compte. Confirmer garde ce que vous avez permis.
campaigns-confirmed-over = La confirmation est arrivée. La campagne est finie : qui a confirmé avant sa fin compte.
campaigns-marks = Marques pour compter une fois
campaigns-marks-title = Détruire les marques maintenant
campaigns-marks-stand = La campagne est finie. La nuit prochaine, ses marques sont détruites, puis leur clé. On peut ne pas attendre la nuit.
campaigns-marks-are-gone = Les marques sont effacées, puis leur clé est détruite ; c’est souvent l’affaire d’instants. Après quoi personne ne peut savoir si une adresse a signé.
campaigns-marks-what = Ces marques font reconnaître une adresse qui a déjà signé : des empreintes faites avec la clé de cette campagne seule. Les détruire maintenant, c’est :
campaigns-marks-repeat = ne plus reconnaître une signature répétée, et ne plus pouvoir savoir si une adresse a signé ;
campaigns-marks-waiting = ne plus compter ce qui attend une confirmation par message ou une décision de modération ;
campaigns-marks-again = ne jamais rouvrir la campagne aux signatures ;
campaigns-marks-numbers = garder les nombres, et jusqu’à leur fin les copies scellées des organes.
campaigns-marks-do = Détruire la clé et les marques
campaigns-marks-open-title = La campagne est en cours
campaigns-marks-open = Les marques se détruisent une fois la campagne finie. Finissez-la d’abord dans ses réglages.
campaigns-letter-update-text =
    { $text }

    { $title } : { $link }
campaigns-letter-update-alone = { $text }
audit-campaigns-wrote = On a écrit à celles et ceux qui l’ont permis
audit-campaigns-marks-gone = La clé et les marques d’une campagne finie ont été détruites
campaigns-consent-delivery = remise du nom avec les signatures
campaigns-consent-contact = lui écrire
campaigns-block-pictures = Images
campaigns-block-pictures-hint = Les images s’ajoutent dans la médiathèque ; la page de chacune donne une ligne à coller ici.
campaigns-again = Cette campagne a déjà été signée depuis ce navigateur. La même adresse ne compte qu’une fois ; la signature d’une autre personne compte aussi.
campaigns-deliveries = Signatures à remettre
campaigns-by-did = Sans signature
campaigns-times = Fois
campaigns-moderation = Modérer les signatures
campaigns-moderation-hint = Les rafales qui attendent une décision, et les noms que montrent les pages des campagnes.
campaigns-origin-from = À l’origine de la campagne :
campaigns-link-over = Ce lien n’est plus valable : la signature a été retirée, ou n’a pas été confirmée à temps. On peut signer de nouveau.
campaigns-origin-language = Langue de l’origine
campaigns-write-copy = Copier le texte
campaigns-write-copied = Texte copié.
campaigns-ask-again = Demander de nouveau
