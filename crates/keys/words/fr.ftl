## Droits

keys-right-manage = Désigner les détentrices de la clé
keys-right-open = Recevoir les fiches scellées pour les ouvrir

## Ce qui n’est pas possible

problem-no-key-title = Cet organe n’a pas encore de clé
problem-no-key = On ne demande pas de noms ici : personne n’a encore été désignée pour détenir la clé, nul ne pourrait donc les lire.
problem-hand-out-limit-title = La part du jour est épuisée
problem-hand-out-limit = Un compte reçoit au plus deux cents fiches scellées d’un organe en vingt-quatre heures. Pour davantage, on demande une fenêtre d’une heure depuis la page de la liste ; une deuxième détentrice l’ouvre.
problem-hand-outs-locked-title = L’organe est verrouillé
problem-hand-outs-locked = Tant que dure le verrouillage, aucune fiche n’est remise et aucune détentrice n’est désignée.
keys-bad-public = Ce n’est pas une clé publique : elle commence par age1 et compte soixante-deux caractères.
keys-bad-wrapped = Ce n’est pas une identité enveloppée par une phrase secrète, telle que la fait le navigateur ou la commande nasij keys create.
keys-public-taken = Cette clé publique est déjà utilisée. Merci de créer une nouvelle identité.
keys-named-already = Elle est déjà désignée.
keys-too-many = Un organe a trois détentrices au plus. L’une doit partir avant d’en désigner une autre.
