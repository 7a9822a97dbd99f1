network-home = Accueil
