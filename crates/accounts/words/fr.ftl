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
accounts-again-title = Montrer que c’est bien vous
accounts-again = Montrer et continuer
accounts-again-why = La suite touche à la sécurité d’autres personnes ou à celle du compte. Cette preuve vaut dix minutes.
accounts-again-none = Ce compte n’a encore rien pour le montrer : ni mot de passe, ni clé d’accès.
accounts-to-account = Vers mon compte
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
accounts-letter-day = une journée
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
accounts-password-current = Mot de passe actuel
accounts-password-new = Nouveau mot de passe
accounts-password-again = Nouveau mot de passe, encore une fois
accounts-password-hint = Au moins 12 caractères. Quatre mots sans rapport se retiennent mieux et se devinent moins qu’un seul mot compliqué.
accounts-set-password = Choisir ce mot de passe
accounts-password-set = Le nouveau mot de passe est en place. Les autres sessions sont fermées.
accounts-password-short = Le mot de passe a moins de 12 caractères.
accounts-password-trivial = Ce mot de passe se devine facilement. Évitez votre nom, votre adresse, les suites de chiffres et les mots courants.
accounts-password-differs = Les deux saisies diffèrent.
accounts-wrong-current = Ce n’est pas le mot de passe actuel.
accounts-password-by-link = Pour choisir un mot de passe, il faut s’être connectée par un lien depuis moins d’une heure.
accounts-no-password = Ce compte n’a pas encore de mot de passe. Sans lui, il faut un nouveau lien à chaque connexion.
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
