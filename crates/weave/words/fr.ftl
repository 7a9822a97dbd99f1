weave-home = Revenir à l’accueil
weave-step-up = Montrer que c’est moi
weave-exit-title = Vous avez quitté le site
weave-exit-history = Les données de ce site ont été effacées du navigateur et la session est fermée. L’historique, lui, reste sur l’appareil : il s’efface dans les réglages du navigateur.
weave-exit-on = Continuer
weave-group-says = Ce que dit l’organe
weave-group-persons = Personnes
weave-group-body = L’organe et ses rôles
weave-group-safety = Sécurité
weave-group-installation = Toute l’installation
weave-group-account = Mon compte
weave-own-page = Votre page : ce qui est gardé ici sur vous, pourquoi et jusqu’à quand, avec de quoi l’effacer. Le lien est pour vous seule :
weave-step-up-first = Ce geste a des effets. Montrez d’abord, par clé d’accès ou mot de passe, que c’est bien vous ; cela vaut dix minutes.

## Verrouillage

weave-locked = L’organe est verrouillé : pas de noms sur les pages, pas de remise de fiches, pas d’invitations, et on n’entre qu’avec une clé d’accès.
weave-locked-way = Ce qui est en vigueur, et qui le lève
weave-shut-title = Le site attend d’être déverrouillé
weave-shut = Le serveur a redémarré, et sa clé reste verrouillée jusqu’à ce que la personne qui en a la charge l’ouvre. Rien n’est perdu. Merci de revenir un peu plus tard.
