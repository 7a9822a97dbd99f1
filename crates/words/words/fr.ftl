### Mots communs à toutes les pièces. Voir ar.ftl, qui est la source.

## Actions et boutons

ui-save = Enregistrer
ui-save-draft = Enregistrer le brouillon
ui-cancel = Annuler
ui-restore = Rétablir
ui-publish = Publier
ui-unpublish = Dépublier
ui-search = Rechercher
ui-add = Ajouter
ui-move-up = Monter
ui-move-down = Descendre

## Navigation

ui-languages = Langues
ui-language = Langue
ui-all = Tout

## États des formulaires et des listes

ui-no-results = Aucun résultat. Essayez un autre mot, ou moins de mots.
ui-saved = C’est enregistré.
ui-published = C’est publié.
ui-unpublished = Ce n’est plus publié.
ui-restored = C’est rétabli.
ui-draft = Brouillon
ui-live = Publié
ui-scheduled = Programmé
ui-written-in = Ce texte est dans une autre langue : { $language }.

## Mots communs

ui-name = Nom
ui-title = Titre
ui-text = Texte
ui-summary = Résumé
ui-email = Adresse e-mail
ui-password = Mot de passe
ui-country = Pays
ui-slug = Nom dans l’adresse
ui-slug-hint = Lettres minuscules sans accent, chiffres et traits d’union.
ui-state = État
ui-kilobytes = { $n } ko
ui-megabytes = { $n } Mo
ui-gigabytes = { $n } Go

## Noms des langues

ui-language-name-ar = arabe
ui-language-name-fr = français
ui-language-name-en = anglais
ui-language-name-zgh = amazighe


## Noms des pays

country-ma = Maroc
country-dz = Algérie
country-tn = Tunisie
country-ly = Libye
country-mr = Mauritanie
country-other = Autre pays

## Dates

date-both = { $gregorian } ({ $hijri })
date-time = { $date } à { $time }
date-just-now = à l’instant
date-minutes-ago =
    { $n ->
        [one] il y a { $n } minute
       *[other] il y a { $n } minutes
    }
date-hours-ago =
    { $n ->
        [one] il y a { $n } heure
       *[other] il y a { $n } heures
    }
date-days-ago =
    { $n ->
        [one] il y a { $n } jour
       *[other] il y a { $n } jours
    }

## Quand cela n’aboutit pas : un titre, et que faire

problem-not-found-title = Page introuvable
problem-not-found = Il n’y a rien à cette adresse. Le lien est peut-être incomplet, ou la page a été déplacée. Vous pouvez la rechercher ou revenir à l’accueil.
problem-forbidden-title = Accès non autorisé
problem-forbidden = Ce compte n’a pas le droit nécessaire pour cette action. Demandez-le à la personne qui administre l’organe, ou connectez-vous avec un autre compte.
problem-step-up-title = Montrer que c’est bien vous
problem-step-up = Ce geste touche à la sécurité d’autrui ou à celle de votre compte. Montrez que c’est bien vous, puis revenez et appuyez de nouveau. Ce qui était écrit dans le formulaire n’a pas été gardé.
problem-unsettled-title = Le compte n’est pas terminé
problem-unsettled = Avant de travailler ici, choisissez comment vous entrerez : une clé d’accès, ou un mot de passe avec un code du téléphone.
problem-sign-in-title = Connexion nécessaire
problem-sign-in = Cette page demande un compte. Connectez-vous, et elle s’ouvrira ensuite.
problem-invalid-title = Quelques champs à revoir
problem-invalid = Rien n’est encore enregistré. La raison est écrite près de chaque champ ; corrigez, puis envoyez de nouveau.
problem-too-many-title = Trop de demandes en peu de temps
problem-too-many = Patientez un moment, puis réessayez. Ce que vous avez écrit ne sera pas envoyé deux fois.
problem-no-key-title = Cet organe n’a pas encore de clé
problem-no-key = On ne demande pas de noms ici : personne n’a encore été désignée pour détenir la clé, nul ne pourrait donc les lire.
problem-hand-out-limit-title = La part du jour est épuisée
problem-hand-out-limit = Un compte reçoit au plus deux cents fiches scellées d’un organe en vingt-quatre heures. Pour davantage, on demande une fenêtre d’une heure depuis la page de la liste ; une deuxième détentrice l’ouvre.
problem-hand-outs-locked-title = L’organe est verrouillé
problem-hand-outs-locked = Tant que dure le verrouillage, aucune fiche n’est remise et aucune détentrice n’est désignée.
problem-too-large-title = Fichier ou texte trop lourd
problem-too-large = Choisissez un fichier plus léger ou partagez le texte, puis envoyez de nouveau.
problem-unavailable-title = Enregistrement impossible pour l’instant
problem-unavailable = La lecture reste possible, mais rien de nouveau ne peut être enregistré. Réessayez dans un moment.
problem-damaged-title = Une partie des données est abîmée
problem-damaged = Ce que vous demandez ne peut être ni lu ni enregistré tant que les données n’ont pas été rétablies depuis une sauvegarde. La personne qui tient ce site le voit sur la page d’état. D’autres pages peuvent encore fonctionner.
problem-failed-title = Une erreur de notre côté
problem-failed = L’action n’a pas abouti ; l’erreur est notée pour être corrigée. Réessayez dans un moment.
problem-bad-request-title = Demande illisible
problem-bad-request = La demande n’est pas arrivée entière. Revenez à la page précédente et recommencez.
problem-gone-title = Ce contenu n’est plus là
problem-gone = Il était ici et a été retiré définitivement. Vous pouvez chercher autre chose ou revenir à l’accueil.
problem-conflict-title = Le contenu a changé entre-temps
problem-conflict = Il a été modifié ailleurs avant cet enregistrement. Rouvrez la page et comparez avec ce que vous avez écrit.
problem-unique-title = Cela existe déjà
problem-unique = Un autre porte le même nom ou la même adresse. Choisissez-en un différent.
problem-token-title = Une clé de l’API est nécessaire
problem-token = Cette adresse demande une clé valable dans l’en-tête Authorization. Elle se crée depuis votre compte.
problem-not-json-title = La requête n’est pas du JSON valable
problem-not-json = Un texte JSON valable est attendu ici, avec le type de contenu application/json.
problem-method-title = Méthode non disponible ici
problem-method = Cette adresse n’accepte pas cette méthode. L’en-tête Allow donne celles qu’elle accepte.
problem-once-running-title = La même requête est en cours
problem-once-running = Une requête avec la même clé est arrivée et son résultat n’est pas encore connu. Patientez un peu, puis vérifiez ce qui est enregistré.
problem-once-other-title = Cette clé a servi à une autre requête
problem-once-other = La même clé d’idempotence a servi à une requête différente dans les dernières 24 heures. Chaque nouvelle requête demande une nouvelle clé.
problem-cross-site-title = La demande vient d’un autre site
problem-cross-site = Pour protéger votre compte, cette action n’est acceptée que depuis les pages de ce site. Ouvrez la page ici et recommencez.
problem-retry-after =
    { $n ->
        [one] Vous pourrez réessayer dans { $n } seconde.
       *[other] Vous pourrez réessayer dans { $n } secondes.
    }
problem-summary =
    { $n ->
        [one] { $n } erreur à revoir
       *[other] { $n } erreurs à revoir
    }

## Erreurs des champs

field-required = Ce champ est obligatoire.
field-too-long = Le texte est trop long. Raccourcissez-le.
field-bad-email = L’adresse s’écrit ainsi : nom@exemple.org
field-bad-link = Le lien commence par https://
field-bad-slug = Lettres minuscules sans accent, chiffres et traits d’union seulement, 80 signes au plus.
field-taken = C’est déjà pris. Choisissez autre chose.
field-bad-date = La date s’écrit ainsi : 2026-03-12
field-date-past = Cette date est passée. Choisissez une date à venir.
field-bad-number = Écrivez un nombre en chiffres.
field-unknown = Ce champ n’est pas connu ici.
field-bad-shape = La valeur n’est pas du type attendu.
field-nul = Le texte contient un caractère invisible refusé. Réécrivez-le au lieu de le coller.
field-bad-choice = Ce choix n’est pas possible. Choisissez dans la liste.
field-file-too-large = Le fichier est trop lourd. Choisissez-en un plus léger.
field-one-language = Il faut un texte dans au moins une langue.

# ── seal
seal-bad-recipient = Ce n’est pas une clé publique. Elle commence par age1 et se copie entière, sur une seule ligne.
seal-bad-identity = Ce n’est pas l’identité d’une détentrice de clé. Elle commence par AGE-SECRET-KEY-1 et se copie entière.
seal-bad-wrapped = Ce n’est pas une identité verrouillée par une phrase secrète. Elle se copie telle que le navigateur ou la commande nasij keys create l’a donnée.
seal-not-hers = Cette enveloppe est scellée pour d’autres détentrices : cette identité ne l’ouvre pas.
seal-unreadable = Ce contenu est incomplet, a changé, ou vient d’une autre enveloppe.
seal-wrong-passphrase = Ce n’est pas la bonne phrase secrète. À retaper, en vérifiant la langue du clavier.
seal-too-much-work = Ouvrir ce fichier demanderait plus de mémoire qu’on n’en accepte ici.
seal-passphrase-short = La phrase secrète compte au moins 12 caractères.
seal-passphrase-trivial = Cette phrase se devine facilement. Quatre mots sans lien entre eux valent mieux.
