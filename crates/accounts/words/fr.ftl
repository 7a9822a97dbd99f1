### Comptes, connexion, rôles. ar.ftl est la source.

## Connexion

accounts-sign-in-title = Se connecter
accounts-sign-in = Se connecter
accounts-sign-in-first = Cette page demande un compte. Elle s’ouvrira aussitôt après.
accounts-wrong = L’adresse et le mot de passe ne vont pas ensemble. Corrigez l’un des deux, ou demandez un lien par courriel.
accounts-no-password-title = Sans mot de passe
accounts-send-link-hint = Mot de passe oublié ou pas encore choisi : un lien, valable une seule fois, est envoyé à l’adresse écrite ci-dessus.
accounts-send-link = Envoyer un lien de connexion
accounts-to-sign-in = Retour à la connexion
accounts-wait-seconds =
    { $n ->
        [one] Trop d’essais depuis ce réseau. Réessayez dans { $n } seconde.
       *[other] Trop d’essais depuis ce réseau. Réessayez dans { $n } secondes.
    }
accounts-wait-minutes =
    { $n ->
        [one] Trop d’essais depuis ce réseau. Réessayez dans { $n } minute.
       *[other] Trop d’essais depuis ce réseau. Réessayez dans { $n } minutes.
    }
# dynamic: the heading of the problem below
accounts-busy-title = Beaucoup de connexions en ce moment
accounts-busy = Beaucoup de personnes se connectent à cet instant. Attendez quelques secondes, puis réessayez.

## Lien de connexion

accounts-sent-title = Consultez votre courrier
accounts-sent = Si un compte existe ici pour cette adresse, le message est en route. Le lien qu’il contient sert une seule fois et peu de temps. S’il n’arrive pas au bout de quelques minutes, regardez dans les indésirables.
accounts-link-title = Connexion par lien
accounts-link = Encore un geste : le bouton ouvre le compte dans ce navigateur, et le lien ne servira plus ensuite.
accounts-link-over-title = Ce lien n’est plus valable
accounts-link-over = Il a déjà servi, son délai est passé, ou il a été copié en partie. Demandez-en un autre sur la page de connexion.

## Lettres

accounts-letter-subject = Votre lien de connexion à { $site }
accounts-letter-text =
    Bonjour { $name },

    Pour ouvrir votre compte sur { $site } :

    { $link }

    Ce lien sert une seule fois et reste valable { $lasts }.
    Si vous ne l’avez pas demandé, vous n’avez rien à faire : personne n’est entré dans votre compte.
accounts-invite-subject = Un compte pour vous sur { $site }
accounts-invite-text =
    Bonjour { $name },

    Un compte a été ouvert à votre nom sur { $site }, avec un rôle. Pour y entrer et choisir un mot de passe :

    { $link }

    Ce lien sert une seule fois et reste valable { $lasts }. Ensuite, demandez-en un autre sur la page de connexion.
    S’il s’agit d’une erreur, il suffit d’ignorer ce message.
accounts-new-device-subject = Connexion depuis un nouvel appareil à { $site }
accounts-new-device-text =
    Bonjour { $name },

    Votre compte sur { $site } vient d’être ouvert depuis un appareil qui n’avait pas encore servi :

    { $device }
    { $day }

    Si c’était vous, il n’y a rien à faire. Sinon, entrez depuis un appareil que vous connaissez, fermez cette session et changez de mot de passe :

    { $link }
accounts-letter-day = une journée
accounts-letter-week = sept jours
accounts-letter-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }

## Mon compte

accounts-own-title = Mon compte
accounts-name-hint = Le nom que voient celles qui travaillent dans l’organe. Un pseudonyme convient.
accounts-language-hint = Langue du bureau et des messages.
accounts-password-title = Mot de passe
accounts-password-new = Nouveau mot de passe
accounts-password-again = Nouveau mot de passe, encore une fois
accounts-password-hint = Au moins 12 caractères. Quatre mots sans rapport se retiennent mieux et se devinent moins qu’un seul mot compliqué.
accounts-set-password = Choisir ce mot de passe
accounts-password-set = Le nouveau mot de passe est en place. Les autres sessions sont fermées.
accounts-password-short = Le mot de passe a moins de 12 caractères.
accounts-password-trivial = Ce mot de passe se devine facilement. Évitez votre nom, votre adresse, les suites de chiffres et les mots courants.
accounts-password-differs = Les deux saisies diffèrent.
accounts-wrong-current = Ce n’est pas le mot de passe actuel.
accounts-by-link = Vous êtes entrée par un lien. Pendant une heure, le mot de passe peut être changé sans l’ancien.
accounts-sessions = Appareils connectés
accounts-sessions-hint = Chaque ligne est un navigateur ouvert sur ce compte. Fermez ce que vous ne reconnaissez pas, puis changez de mot de passe.
accounts-device = Appareil
accounts-device-unknown = Appareil inconnu
accounts-session-since = Depuis
accounts-session-seen = Dernier jour d’usage
accounts-session-here = Ce navigateur
accounts-end-session = Fermer la session
accounts-end-others = Fermer toutes les autres sessions
accounts-session-ended = La session est fermée.

## Rôles dans un organe

accounts-people = Équipe et rôles
accounts-people-hint = Qui tient un rôle dans cet organe, et qui le couvre depuis un organe au-dessus. Les rôles venus d’au-dessus se changent là-bas.
accounts-nobody-title = Personne encore
accounts-nobody = Les rôles permettent d’écrire les actualités et les pages, et de modérer les commentaires. Le formulaire ci-dessous est le premier pas.
accounts-role = Rôle
accounts-reach = Portée
accounts-since = Date
accounts-by = Donné par
accounts-change = Changer
accounts-here = Cet organe seul
accounts-here-and-below = L’organe et tout ce qui est dessous
accounts-above-and-below = { $body } et tout ce qui est dessous
accounts-not-yours = Par qui tient les mêmes droits
accounts-from-above = Se change au-dessus
accounts-by-machine = Responsables du site
accounts-end = Retirer le rôle
accounts-ended = Le rôle est retiré.
accounts-give-title = Donner un rôle
accounts-give = Donner le rôle
accounts-given = Le rôle est donné.
accounts-invited = Un compte est ouvert avec ce rôle, et un lien de connexion est envoyé.
accounts-give-email-hint = Sans compte à cette adresse, il en est ouvert un et un lien de connexion y est envoyé.
accounts-give-name-hint = Pour un nouveau compte seulement.
accounts-give-language = Langue du message et du bureau
accounts-give-below = Couvre aussi tous les organes dessous
accounts-give-below-hint = Ceux d’aujourd’hui et ceux qui viendront.
accounts-not-yours-to-give = On ne donne que des rôles dont on tient soi-même tous les droits, sur la même étendue.
accounts-taken = Un compte existe déjà à cette adresse.
# dynamic: the heading of the problem below
accounts-last-admin-title = Ce rôle ne peut pas être retiré
accounts-last-admin = C’est la dernière administratrice du site. Donnez d’abord ce rôle à une autre.
accounts-role-admin = Administratrice
accounts-role-admin-hint = Tout, y compris donner tous les rôles. Dans l’organe du sommet : les réglages du site aussi.
accounts-role-coordinator = Coordinatrice
accounts-role-coordinator-hint = Tout dans l’organe, sauf nommer des administratrices.
accounts-role-editor = Rédactrice
accounts-role-editor-hint = Écrit et publie actualités, pages, menus et images.
accounts-role-moderator = Modératrice
accounts-role-moderator-hint = Relit les commentaires et les messages, et y répond.
accounts-right-grant = Donner et retirer des rôles

## Pourquoi des données sont gardées

accounts-purpose-sign-in = Connexion au bureau : nom, adresse chiffrée, empreinte du mot de passe et sessions, tant que le compte existe.
accounts-purpose-roles = Rôles dans les organes : jusqu’à leur fin, et un an ensuite.

## Façons d’entrer, rôles, jetons

accounts-again = Ce qui suit a des effets : confirmez que c’est vous. La confirmation vaut dix minutes dans ce navigateur.
accounts-again-do = Confirmer
accounts-again-none = Ce compte n’a encore ni clé d’accès ni mot de passe.
accounts-again-title = Confirmer avant de continuer
accounts-as-csv = Enregistrer en CSV
accounts-body = Organe
accounts-branch = Qui tient quel rôle dans toute la branche
accounts-branch-all = Tous
accounts-branch-hint = Tous les rôles donnés dans cet organe et dans ceux du dessous, par date de fin.
accounts-branch-more = Les 200 premières lignes sont montrées. La recherche resserre la liste ; le fichier CSV la contient entière.
accounts-branch-soon = Finissent sous 30 jours
accounts-choose-way = Il reste à choisir comment entrer : une clé d’accès, ou un mot de passe avec un code.
accounts-code = Code
accounts-code-ask = Le premier pas est bon. Il manque le code de votre application, ou un code de secours.
accounts-code-hint = Six chiffres de l’application, ou un code de secours.
accounts-code-open-app = Ouvrir l’application de codes de ce téléphone
accounts-code-secret = Ou taper cette clé dans l’application :
accounts-code-set-up = Un code qui change, sur le téléphone
accounts-code-set-up-hint = Ajoutez le compte à n’importe quelle application de codes (TOTP) en photographiant le carré, puis écrivez ci-dessous le code affiché.
accounts-code-title = Deuxième pas
accounts-code-wrong = Ce code n’est pas bon, ou il a déjà servi. Un nouveau paraît toutes les trente secondes.
accounts-print = Imprimer
accounts-copy = Copier
accounts-copied = C’est copié.
accounts-code-first-hint = Six chiffres que l’application montre une fois le compte ajouté.
accounts-device-name = Nommer
accounts-last-day = Dernier jour du rôle
accounts-last-day-hint = Le rôle cesse de lui-même après ce jour, dans deux ans au plus ; un message l’annonce deux semaines avant.
accounts-last-way = C’est la dernière façon d’entrer dans le compte. Ajoutez-en d’abord une autre.
accounts-locked-from-above = L’organe est verrouillé : seule une personne qui en a le droit par une délégation dans l’organe même y donne, prolonge ou termine un rôle.
accounts-locked = L’organe est verrouillé : pas d’invitation tant que cela dure.
accounts-locked-passkeys = L’un de vos organes est verrouillé : pour l’instant, seule une clé d’accès permet d’entrer.
accounts-lost = Plus moyen d’entrer ?
accounts-lost-code = Un code de secours : il s’écrit à la place du code de l’application, après le mot de passe.
accounts-lost-link = Un lien par courriel : depuis la page de connexion, pour qui n’a pas de code.
accounts-lost-passkey = Une autre clé d’accès : sur un autre appareil, ou reprise par le nouveau téléphone.
accounts-never = Jamais
accounts-office = Titre public
accounts-office-agree = J’accepte que mon nom soit montré
accounts-office-hide = Ne plus montrer mon nom
accounts-office-hint = Par exemple : porte-parole. Montré avec le nom sur la page de l’organe, seulement si l’intéressée l’accepte.
accounts-offices = Titres publics
accounts-offices-hint = Un organe souhaite montrer ce nom et ce titre sur sa page. Rien ne paraît sans votre accord, et il se retire à tout moment.
accounts-passkey-end = Retirer la clé
accounts-passkey-enter = Entrer avec une clé d’accès
accounts-passkey-gone = La clé d’accès est retirée.
accounts-passkey-label = Un nom pour l’appareil
accounts-passkey-label-hint = Par exemple : mon téléphone. Pour le reconnaître s’il se perd.
accounts-passkey-made = La clé d’accès est ajoutée et ouvre le compte dès maintenant.
accounts-passkey-make = Ajouter une clé d’accès sur cet appareil
accounts-passkey-many = Le nombre de clés est à son maximum. Retirez-en une d’abord.
accounts-passkey-no-script = Les clés d’accès demandent JavaScript. Le mot de passe et le code n’en ont pas besoin.
accounts-passkey-refused = La clé d’accès n’a pas fonctionné. Réessayez, ou entrez avec le mot de passe.
accounts-passkey-unnamed = Clé sans nom
accounts-passkeys = Clés d’accès
accounts-passkeys-hint = Le compte s’ouvre avec l’empreinte ou le code de l’appareil, sans mot de passe à voler. Deux clés sur deux appareils, c’est mieux.
accounts-password-and-code = Un mot de passe suivi d’un code du téléphone. Cela marche sur tout appareil, sans JavaScript.
accounts-password-stands = Mot de passe et code sont en place.
accounts-recovery = Codes de secours
accounts-recovery-hint = Dix codes pour le jour où le téléphone manque. À imprimer ou recopier, et à garder loin de lui.
accounts-recovery-kept = Je les ai gardés
accounts-recovery-make = Dix nouveaux codes
accounts-recovery-none = Aucun code de secours : si le téléphone se perd, il faudra que deux personnes se portent garantes.
accounts-recovery-once = Ces codes ne sont montrés qu’une fois et ne sont pas gardés ici. Chacun sert une fois. Les précédents ne valent plus.
accounts-renewed = Le rôle est prolongé.
accounts-right-appoint = Nommer des administratrices
accounts-right-roles = Définir et changer les rôles
accounts-right-vouch = Se porter garante de qui ne peut plus entrer
accounts-role-all-kinds = Tous les organes
accounts-role-empty = Un rôle sans droit ne sert à rien : choisissez-en au moins un.
accounts-role-keyholder = Détentrice de clé
accounts-role-keyholder-hint = Ouvre les fiches scellées. Se donne seulement depuis la page de la clé.
accounts-role-kinds = Pour les organes de type
accounts-role-kinds-hint = Sans choix : pour tous.
accounts-role-new = Nouveau rôle
accounts-role-not-yours = On n’ajoute à un rôle et n’en retire que des droits que l’on tient soi-même partout. Administratrice et détentrice de clé ne changent pas.
accounts-role-retire = Ne plus le donner
accounts-role-retire-hint = Qui le tient le garde jusqu’à sa fin.
accounts-role-retired = N’est plus donné
accounts-role-right-not-yours = Vous ne tenez pas ce droit : il ne change pas d’ici.
accounts-role-rights = Droits
accounts-role-rights-hint = Ce qu’il permet, dans l’organe et dessous si le rôle y descend.
accounts-role-secretary = Secrétaire
accounts-role-secretary-hint = Écrit et publie actualités et pages, et modère les commentaires.
accounts-roles = Définition des rôles
accounts-roles-hint = Ce que permet chaque rôle. Se change ici, pour toute la coalition.
accounts-second = Deuxième adresse, pour les avis
accounts-second-hint = Ne reçoit que les avis de sécurité. Ne sert pas à entrer.
accounts-second-title = Deuxième adresse
accounts-secure = Façons d’entrer
accounts-secure-hint = Clés d’accès, mot de passe et code, codes de secours.
accounts-term = Durée
accounts-token-all = Tous ses droits
accounts-token-body = Dans l’organe
accounts-token-end = Arrêter
accounts-token-ended = Le jeton est arrêté.
accounts-token-everywhere = Partout où le compte peut
accounts-token-made = Nouveau jeton
accounts-token-make = Créer le jeton
accounts-token-name-hint = Par exemple : ancien site. Pour le reconnaître plus tard.
accounts-token-new = Nouveau jeton
accounts-token-once = Il n’est montré qu’une fois et n’est pas gardé ici. Copiez-le là où il servira.
accounts-token-rights = Droits
accounts-token-rights-hint = Sans choix : tout ce que peut le compte. Le moins est le plus sûr.
accounts-token-until = La fin doit être entre demain et un an.
accounts-token-until-sooner = La fin d’un jeton est à venir, et pas plus tard que celle qu’il a.
accounts-tokens = Jetons de l’API
accounts-tokens-hint = Une clé pour un programme qui agit en votre nom. Jamais plus que ce que votre compte peut à cet instant.
accounts-tokens-none = Aucun jeton
accounts-tokens-none-hint = Sans autre programme, vous n’en avez pas besoin.
accounts-until = Jusqu’au
accounts-until-range = La fin doit être entre demain et deux ans.
accounts-vouch-appointed = Les deux garantes ne doivent pas s’être nommées l’une l’autre.
accounts-vouch-asked = Demandé le { $day }
accounts-vouch-do = Je me porte garante
accounts-vouch-first = Première garantie notée. Il en faut une deuxième.
accounts-vouch-hint = Qui ne peut plus entrer a besoin de deux personnes qui la connaissent. Parlez-lui de vive voix avant de vous porter garante ; elle vous lit le nombre qui lui a été montré.
accounts-vouch-moved = La demande a changé entre-temps.
accounts-vouch-nobody = Aucune demande en attente.
accounts-vouch-number = Le nombre qu’elle lit
accounts-vouch-number-hint = Six chiffres.
accounts-vouch-number-wrong = Ce n’est pas ce nombre.
accounts-vouch-second = Les deux garanties sont notées. De nouvelles façons d’entrer s’ouvrent 48 heures après le départ de la lettre qui l’avertit, sauf si elle dit non ; en cas de verrouillage, pas avant qu’il soit levé.
accounts-vouch-title = Se porter garante
accounts-vouch-waiting = attend une garante
accounts-vouched-subject = De nouvelles façons d’entrer sur { $site }
accounts-vouching = Deux garantes
accounts-vouching-ask = Demander
accounts-vouching-asked = C’est demandé
accounts-vouching-due = Cela prend effet le { $day }.
accounts-vouching-hint = Deux responsables qui vous connaissent disent que c’est vous. Cela prend effet après 48 heures et ne rend que l’entrée : ni clé, ni ce qu’elle scelle.
accounts-vouching-locked = Un de vos organes est verrouillé : rien ne prend effet et vos clés d’accès restent, jusqu’à ce que ce soit levé.
accounts-vouching-no = Non, arrêtez
accounts-vouching-no-hint = Deux personnes disent que la titulaire de ce compte ne peut plus entrer. Si vous n’avez rien demandé, ce bouton arrête tout aussitôt.
accounts-vouching-no-title = Arrêter la demande
accounts-vouching-number = Voici votre nombre. Lisez-le de vive voix à chacune des deux ; ne l’envoyez pas par écrit.
accounts-vouching-over = Cette demande est close
accounts-vouching-refused = La demande est arrêtée
accounts-vouching-refused-hint = Rien n’a changé dans le compte. Prévenez les responsables de l’organe, et changez de mot de passe.
accounts-vouching-subject = Attention : demande de nouvelles façons d’entrer sur { $site }
accounts-vouching-then = Si un compte existe pour cette adresse, la demande est montrée à celles qui peuvent répondre. Elle vaut deux semaines.
accounts-vouching-warning = Quelqu’un dit que la titulaire de ce compte ne peut plus entrer. Si ce n’est pas vous qui l’avez demandé, arrêtez.
accounts-reminder-subject = Un rôle s’achève bientôt sur { $site }
accounts-months =
    { $n ->
        [one] { $n } mois
       *[other] { $n } mois
    }
accounts-renew =
    { $n ->
        [one] Prolonger de { $n } mois
       *[other] Prolonger de { $n } mois
    }
accounts-recovery-left =
    { $n ->
        [one] Il reste { $n } code.
       *[other] Il reste { $n } codes.
    }
accounts-reminder-text =
    Bonjour { $name },

    Votre rôle « { $role } » dans { $body } s’achève le { $day }. Pour le prolonger, un mot à celle qui l’a donné suffit.

    { $link }
accounts-reminder-giver-text =
    Bonjour { $name },

    Le rôle « { $role } » que vous avez donné à { $holder } dans { $body } s’achève le { $day }. S’il le faut, il se prolonge ici :

    { $link }
accounts-vouching-first =
    Bonjour { $name },

    Une personne dit que vous ne pouvez plus entrer dans votre compte sur { $site }. Si une deuxième le dit aussi, les anciennes façons d’entrer seront supprimées 48 heures après.

    Si vous n’avez rien demandé, cette page arrête tout :

    { $link }
accounts-vouching-text =
    Bonjour { $name },

    Deux personnes disent que vous ne pouvez plus entrer dans votre compte sur { $site }. Dans 48 heures, les anciennes façons d’entrer seront supprimées et un lien pour en choisir d’autres arrivera à cette adresse.

    Si vous n’avez rien demandé, cette page arrête tout :

    { $link }
accounts-vouched-text =
    Bonjour { $name },

    Quarante-huit heures ont passé depuis que deux personnes se sont portées garantes. Pour choisir de nouvelles façons d’entrer sur { $site } :

    { $link }

    Ce lien sert une seule fois et reste valable { $lasts }. Il ne rend ni clé, ni ce qu’elle scelle.

## Journal

# dynamic: what an entry of the trail says
audit-accounts-grant-detached = Rôle fini : l’organe a changé de branche
# dynamic: what an entry of the trail says
audit-accounts-grant-ended = Rôle retiré
# dynamic: what an entry of the trail says
audit-accounts-grant-renewed = Rôle prolongé
# dynamic: what an entry of the trail says
audit-accounts-granted = Rôle donné
# dynamic: what an entry of the trail says
audit-accounts-passkey-ended = Clé d’accès retirée
# dynamic: what an entry of the trail says
audit-accounts-passkey-made = Clé d’accès ajoutée
# dynamic: what an entry of the trail says
audit-accounts-password-changed = Mot de passe changé
# dynamic: what an entry of the trail says
audit-accounts-recovery-code-used = Code de secours utilisé
# dynamic: what an entry of the trail says
audit-accounts-recovery-codes-made = Nouveaux codes de secours
# dynamic: what an entry of the trail says
audit-accounts-role-changed = Définition d’un rôle changée
# dynamic: what an entry of the trail says
audit-accounts-token-changed = Jeton modifié
# dynamic: what an entry of the trail says
audit-accounts-token-ended = Jeton arrêté
# dynamic: what an entry of the trail says
audit-accounts-token-made = Jeton créé
# dynamic: what an entry of the trail says
audit-accounts-vouched = Garantie donnée
# dynamic: what an entry of the trail says
audit-accounts-vouching-done = Nouvelles façons d’entrer après deux garanties
# dynamic: what an entry of the trail says
audit-accounts-vouching-refused = Garantie refusée par la titulaire

accounts-offices-shown = Qui parle pour l’organe
accounts-not-to-yourself = Personne ne se donne ni ne se prolonge un rôle : une collègue qui en a le droit s’en charge.
accounts-detached-subject = Un rôle a pris fin sur { $site }
accounts-detached-text =
    Bonjour { $name },

    { $body } a changé de branche dans le réseau. Le rôle « { $role } » que la branche précédente vous y avait donné a donc pris fin. Dans la nouvelle branche, celles qui en ont le droit peuvent le donner à nouveau :

    { $link }
accounts-last-admin-subject = Vous êtes la dernière administratrice de { $site }
accounts-last-admin-text =
    Bonjour { $name },

    Votre rôle « { $role } » dans { $body } allait s’achever, et aucune autre administratrice n’y serait restée. Il a été prolongé de lui-même jusqu’au { $day }, pour que le système ne se ferme pas à toutes. Mieux vaut en nommer une seconde :

    { $link }
accounts-phone-over = C’est commencé depuis trop longtemps, ou ailleurs. Appuyez encore une fois sur le bouton.
accounts-phone-title = Un autre téléphone
accounts-phone-other = Prendre les codes d’un autre téléphone
accounts-phone-hint = Pour un téléphone perdu, vendu ou neuf : les codes viennent du nouveau, ceux de l’ancien n’ouvrent plus rien, et vos autres sessions se ferment.
accounts-phone-until = Les codes de l’ancien téléphone restent bons jusqu’à ce que vous écriviez ici le premier du nouveau.
accounts-phone-confirm = Les codes viennent de ce téléphone
accounts-phone-changed = Les codes viennent maintenant du nouveau téléphone. Les autres sessions sont fermées.
accounts-ways-changed-subject = Votre façon d’entrer sur { $site } a changé
accounts-reset-text =
    Bonjour { $name },

    La personne qui tient la machine de { $site } a retiré vos façons d’entrer dans votre compte : clés d’accès, mot de passe, codes et codes de secours. Toutes vos sessions sont fermées. Un nouveau lien l’ouvre, et vous choisissez de nouvelles façons d’entrer.

    Si vous ne l’avez pas demandé, parlez-lui :

    { $link }
accounts-phone-text =
    Bonjour { $name },

    Les codes avec lesquels vous entrez sur { $site } viennent maintenant d’un autre téléphone. Ceux de l’ancien n’ouvrent plus rien, et vos autres sessions sont fermées.

    Si ce n’était pas vous, choisissez tout de suite de nouvelles façons d’entrer, ou prévenez vos collègues :

    { $link }
audit-accounts-phone-changed = Codes d’un autre téléphone
audit-accounts-ways-reset = Façons d’entrer retirées par qui tient la machine
accounts-erase = Effacer le compte
accounts-erase-hint = Le compte s’efface pour de bon, une fois que vous avez montré que c’est vous.
accounts-erase-not = Non, le garder
accounts-erase-sure = Oui, effacer le compte
accounts-erase-what = Le compte disparaît aussitôt : façons d’entrer, sessions, rôles et identité de clé, sans retour. Ce que vous avez écrit pour des organes leur reste ; ce qu’ils savent de vous comme personne se trouve par le lien de leurs lettres.
# dynamic: what an entry of the trail says
audit-accounts-erased-by-her = Compte effacé par sa titulaire
accounts-ended-text =
    Bonjour { $name },

    Votre rôle « { $role } » dans { $body } a été terminé par quelqu’un d’autre ; le registre d’audit dit par qui et quand. Si cela vous paraît anormal, parlez-en à vos collègues de l’organe :

    { $link }
accounts-password-text =
    Bonjour { $name },

    Le mot de passe de votre compte sur { $site } a été changé, et vos autres sessions sont fermées.

    Si ce n’était pas vous, choisissez tout de suite de nouvelles façons d’entrer, ou prévenez vos collègues :

    { $link }
accounts-passkey-text =
    Bonjour { $name },

    Une clé d’accès a été ajoutée à votre compte sur { $site } et l’ouvre désormais.

    Si ce n’était pas vous, retirez-la tout de suite, ou prévenez vos collègues :

    { $link }
accounts-second-text =
    Bonjour { $name },

    La seconde adresse qui reçoit les avis sur votre compte sur { $site } a été changée.

    Si ce n’était pas vous, rétablissez-la tout de suite, ou prévenez vos collègues :

    { $link }
accounts-link-text =
    Bonjour { $name },

    La personne qui tient la machine de { $site } a fait un lien qui ouvre une fois votre compte. Vos façons d’entrer n’ont pas changé.

    Si vous ne l’avez pas demandé, parlez-lui :

    { $link }
accounts-tokens-still = Les jetons d’API faits dans votre compte restent valables. On les voit et on les termine ici : { $link }
audit-accounts-second-address = La seconde adresse pour les avis a changé
audit-accounts-link-made = Un lien d’entrée, fait par qui tient la machine
accounts-token-text =
    Bonjour { $name },

    La personne qui tient la machine de { $site } a fait un jeton d’API en votre nom : un programme y fait ce que vous pouvez faire, dans les limites du jeton.

    Si vous ne l’avez pas demandé, parlez-lui :

    { $link }
audit-accounts-token-made-for = Un jeton d’API, fait par qui tient la machine
audit-accounts-grant-ended-above = Un rôle a été terminé d’en haut
accounts-name-hidden = Nom masqué : verrouillage en cours
