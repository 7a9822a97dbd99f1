weave-home = Revenir à l’accueil
weave-exit-title = Vous avez quitté le site
weave-exit-history = Les données de ce site ont été effacées du navigateur et la session est fermée. L’historique, lui, reste sur l’appareil : il s’efface dans les réglages du navigateur.
weave-exit-on = Continuer
