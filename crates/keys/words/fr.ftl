## Droits

keys-right-manage = Désigner les détentrices de la clé
keys-right-open = Recevoir les fiches scellées pour les ouvrir

## Ce qui n’est pas possible

keys-bad-public = Ce n’est pas une clé publique : elle commence par age1 et compte soixante-deux caractères.
keys-bad-wrapped = Ce n’est pas une identité enveloppée par une phrase secrète, telle que la fait le navigateur ou la commande nasij keys create.
keys-public-taken = Cette clé publique est déjà utilisée. Merci de créer une nouvelle identité.
keys-named-already = Elle est déjà désignée.
keys-too-many = Un organe a trois détentrices au plus. L’une doit partir avant d’en désigner une autre.

## dynamic: lignes du journal d’audit

audit-keys-keyholder-named = Détentrice de la clé désignée
audit-keys-keyholder-asked = Compte invité à détenir la clé
audit-keys-keyholder-accepted = Détention de la clé acceptée
audit-keys-keyholder-left = Détentrice de la clé partie
audit-keys-identity-made = Identité créée
audit-keys-identity-replaced = Identité remplacée
audit-keys-sheet-made = Feuille de secours créée
audit-keys-sheet-dropped = Feuille de secours retirée
audit-keys-handed-out = Fiches scellées remises
