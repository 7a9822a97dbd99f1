## Droits

keys-right-manage = Désigner les détentrices de la clé
keys-right-open = Recevoir les fiches scellées pour les ouvrir

## Ce qui n’est pas possible

keys-bad-public = Ce n’est pas une clé publique : elle commence par age1 et compte soixante-deux caractères.
keys-bad-wrapped = Ce n’est pas une identité enveloppée par une phrase secrète, telle que la fait le navigateur ou la commande nasij keys create.
keys-public-taken = Cette clé publique est déjà utilisée. Merci de créer une nouvelle identité.
keys-named-already = Elle est déjà désignée.
keys-too-many = Un organe a trois détentrices au plus. L’une doit partir avant d’en désigner une autre.


# dynamic: what an entry of the trail says
audit-keys-keyholder-named = Détentrice de la clé désignée
# dynamic: what an entry of the trail says
audit-keys-keyholder-asked = Compte invité à détenir la clé
# dynamic: what an entry of the trail says
audit-keys-keyholder-accepted = Détention de la clé acceptée
# dynamic: what an entry of the trail says
audit-keys-keyholder-left = Détentrice de la clé partie
# dynamic: what an entry of the trail says
audit-keys-keyholder-kept-on = Détentrice de la clé maintenue
# dynamic: what an entry of the trail says
audit-keys-identity-made = Identité créée
# dynamic: what an entry of the trail says
audit-keys-identity-replaced = Identité remplacée
# dynamic: what an entry of the trail says
audit-keys-sheet-made = Feuille de secours créée
# dynamic: what an entry of the trail says
audit-keys-sheet-dropped = Feuille de secours retirée
audit-keys-sheet-proposed = Feuille de secours proposée, en attente d’une seconde personne
audit-keys-sheet-agreed = Feuille de secours acceptée par une seconde personne
audit-keys-sheet-taken-back = Feuille de secours en attente reprise
## Pages

keys-agree = Accepter l’ouverture des fiches anciennes
keys-agreed = L’accord est noté. Le navigateur d’une détentrice fera le reste.
keys-asked = Invitée, sans identité
keys-bad-envelope = Ce qui est arrivé n’est pas des enveloppes scellées pour toutes les détentrices.
keys-change = Changer
keys-file = Télécharger le fichier scellé
keys-file-what = La même liste en un fichier scellé, pour opener.html ou nasij keys open sur votre propre machine : elle s’ouvre sans faire confiance à cette page. Elle compte comme remise.
keys-holders = Détentrices de la clé
keys-identity = Identité de clé
keys-identity-done = L’identité est gardée. Ce qui sera scellé désormais s’ouvre avec sa phrase.
keys-identity-elsewhere = Sur votre propre machine, sans le navigateur
keys-identity-elsewhere-hint = Cette commande crée l’identité chez vous ; collez ici ce qu’elle écrit. Elle ne demande pas JavaScript et ne fait pas confiance au serveur.
keys-identity-here = Dans ce navigateur
keys-identity-keep = Garder l’identité
keys-identity-made = Créée le
keys-identity-public = Clé publique
keys-identity-replace = Une nouvelle identité prend la place de celle-ci. Dans chaque organe dont vous gardez la clé, une seconde personne confirme qu’elle est à vous ; d’ici là, rien n’y est scellé pour vous ni ne vous est remis. Les fiches plus anciennes ne s’ouvrent qu’après qu’une autre détentrice a rescellé leurs enveloppes.
keys-identity-what = Elle ouvre les fiches scellées des organes qui vous ont nommée. Le serveur garde sa moitié publique, et l’autre enveloppée dans une phrase qu’il ne reçoit jamais : si la phrase se perd, personne ne peut la rendre.
keys-identity-wrapped = Moitié privée, enveloppée
keys-key = Clé de l’organe
keys-leave = Mettre fin à son rôle
keys-leave-back = Une seule personne ne peut pas revenir là-dessus : nommée de nouveau, elle n’ouvre les fiches anciennes que si une deuxième personne l’accepte et que le navigateur d’une détentrice les rescelle.
keys-leave-do = Oui, désormais sans elle
keys-leave-last = Elle est seule à détenir cette clé. Sans elle, plus aucun nom ne peut être demandé, et ce qui est scellé ne s’ouvre plus qu’avec sa phrase ou la feuille de secours.
keys-leave-not = Non, rien ne change
keys-leave-own = Ne plus détenir la clé
keys-leave-title = { $name } ne détiendra plus la clé
keys-leaving = À qui s’en va, plus rien n’est scellé. Ce qu’elle pouvait lire auparavant reste lisible là où elle l’a gardé.
keys-left = Elle est retirée. Rien ne sera plus scellé pour elle.
keys-left-own = C’est fait. Plus rien ne sera scellé pour vous dans cet organe.
keys-letter-subject = La clé d’un organe sur { $site }
keys-limit-browser = Ouvrir dans le navigateur, c’est faire confiance au serveur à cet instant : qui le tient pourrait envoyer une autre page. Qui ne le peut pas ouvre chez elle, avec nasij keys open ou le fichier opener.html, sans réseau.
keys-limit-leave = Qui a tenu la clé a lu ce qu’elle a lu : changer de détentrices protège la suite.
keys-limit-lost = Si toutes les phrases et la feuille de secours se perdent, personne n’ouvre plus les fiches, nous non plus.
keys-limit-running = Le scellement protège du vol du disque et des sauvegardes, et d’un hébergeur curieux. Il ne protège pas ce qui s’écrit au moment même où quelqu’un est entré dans le serveur.
keys-limits = Ce qu’elle protège, et ce qu’elle ne protège pas
keys-name = Nommer détentrice
keys-name-hint = Deux ou trois, qui se connaissent, en des lieux différents. Qui n’a pas d’identité est invitée à en créer une.
keys-name-title = Nommer une détentrice
keys-named = Elle est nommée ; désormais on scelle aussi pour elle.
keys-nobody-to-name = Personne à nommer ici : donnez-lui d’abord un rôle dans l’organe.
keys-none = Sans clé, aucun nom n’est demandé : personne ne pourrait les lire. Le premier pas : nommer deux ou trois détentrices.
keys-none-title = Cet organe n’a pas encore de clé
keys-not-yet = Aucun nom ne peut encore être demandé : aucune des personnes nommées n’a créé son identité.
keys-older = Ce qu’elle ouvre
keys-older-what = Qui arrive plus tard n’ouvre les enveloppes anciennes qu’après l’accord d’une deuxième personne, quand le navigateur d’une détentrice les a rescellées. Aucune fiche n’est envoyée pour cela.
keys-only-one = Une seule ne suffit pas : si sa phrase se perd, tout est perdu. En attendant, c’est à l’organe au-dessus de donner le second accord, sans rien pouvoir ouvrir.
keys-opener = Télécharger opener.html, pour ouvrir sur une machine sans réseau
keys-opens = Enveloppes : { $n } sur { $all }
keys-other-ways = Autrement
keys-records = Fiches scellées
keys-records-hint = Ce qui est scellé pour cet organe s’ouvre dans votre navigateur, avec votre phrase. Chaque remise est comptée et notée au journal.
keys-records-none = Aucune partie de ce site ne garde de fiches scellées.
keys-records-none-title = Rien n’est encore scellé ici
keys-reseal = Resceller les enveloppes anciennes
keys-reseal-waits = Attend d’être rescellé
keys-reseal-what = Ce navigateur ouvre les clés des enveloppes anciennes et les scelle aussi pour celle qui a rejoint. Aucune fiche n’est envoyée.
keys-resealed = Les enveloppes anciennes sont rescellées.
keys-share = Fiches qu’il vous reste à recevoir dans ces vingt-quatre heures : { $n } sur { $all }.
keys-share-window = Par une fenêtre ouverte jusqu’au { $until } : { $n }.
keys-sheet = Feuille de secours
keys-sheet-done = La feuille compte désormais parmi les détentrices. Sa place : un coffre, loin des appareils.
keys-sheet-drop = Annuler la feuille
keys-sheet-dropped = La feuille est annulée. Elle ouvre encore ce qui lui fut scellé.
keys-sheet-make = Faire une feuille de secours
keys-sheet-stands = Une feuille depuis le { $day }
keys-sheet-waits = Une nouvelle feuille attend depuis le { $day }
keys-sheet-waits-what = Des fiches ont été scellées pour cette clé : personne n’y ajoute seule une feuille. Une seconde personne, qui ne l’a pas faite, donne son accord : une autre détentrice ou, à défaut, qui gère les clés de l’organe au-dessus. D’ici là rien n’est scellé pour elle.
keys-sheet-agree = Accepter la feuille
keys-sheet-take-back = Reprendre la feuille en attente
keys-sheet-proposed = La feuille attend l’accord d’une seconde personne. Gardez-la sous clé dès maintenant.
keys-sheet-taken-back = La feuille en attente est reprise.
keys-waiting-sheet = Une nouvelle feuille de secours attend votre accord
keys-sheet-what = Une identité qui n’existe que sur papier, pour le jour où les phrases seront perdues. Elle naît dans le navigateur, s’imprime, et n’est gardée nulle part.
keys-since = Depuis
keys-unask = Retirer l’invitation
keys-waiting-identity = Vous êtes nommée détentrice : créez votre identité
keys-waiting-key = Pas encore de clé : aucun nom ne peut être demandé
keys-waiting-reseal = Des enveloppes attendent d’être rescellées
keys-waiting-window = Une fenêtre attend un second accord
keys-was-asked = Elle est invitée à créer son identité ; on scellera pour elle ensuite.
keys-what = Ce qui est scellé pour cet organe ne s’ouvre que par celles qu’il a nommées, chacune avec sa phrase. Le serveur ne l’ouvre pas.
keys-who = Qui détiendra la clé
keys-who-none = Choisir une personne
keys-window-ask = Demander une fenêtre
keys-window-count = Combien de fiches
keys-window-decided = La demande est déjà tranchée.
keys-window-new = Nouvelle demande
keys-window-open = Ouvrir une heure
keys-window-purpose = Pourquoi
keys-window-purpose-hint = Lu par celle qui accepte, gardé quatre-vingt-dix jours.
keys-window-records-range = Entre 1 et 100 000.
keys-window-refuse = Refuser
keys-window-refused = refusée
keys-window-until = ouverte jusqu’au { $day }
keys-window-waiting = en attente
keys-window-waits = Une autre de vos demandes attend encore.
keys-window-was-asked = La demande attend un second accord.
keys-window-was-opened = La fenêtre est ouverte pour une heure.
keys-window-was-refused = La demande est refusée.
keys-window-was-until = était ouverte jusqu’au { $day }
keys-windows = Fenêtres de remise
keys-windows-none = Aucune demande.
keys-windows-what = Chaque détentrice reçoit au plus deux cents fiches en vingt-quatre heures. Pour davantage, elle écrit pourquoi, une autre ouvre une heure, et tout figure au journal.
keys-term-ends = son mandat finit le { $day }
keys-term-over = mandat fini : plus rien ne lui est remis
keys-keep-on = Garder deux ans
keys-kept-on = Elle reste détentrice deux ans à partir d’aujourd’hui.
keys-not-from-above = La clé est en place : seule une personne ayant une délégation dans l’organe même change ses détentrices. D’en haut, on ne nomme que les premières, et jamais soi-même.
keys-letter-left =
    Bonjour { $name },

    Vous n’êtes plus détentrice de la clé de { $body } : plus rien n’est scellé pour vous. Votre identité se trouve ici :

    { $link }

    Si vous ignorez ce changement, parlez-en aux autres dès aujourd’hui.
keys-letter-asked =
    Bonjour { $name },

    Vous êtes nommée détentrice de la clé de { $body }. Il faut d’abord créer votre identité ; vous seule en connaîtrez la phrase :

    { $link }
keys-letter-window =
    Bonjour { $name },

    Une détentrice de la clé de { $body } demande plus de fiches que la part d’un jour. Une seconde personne décide, après avoir lu à quoi elles serviront :

    { $link }
keys-letter-changed =
    Bonjour { $name },

    Les détentrices de la clé de { $body }, ou sa feuille de secours, ont changé. Ce qui vaut maintenant :

    { $link }

    Si ce changement vous est inconnu, parlez-en aux autres aujourd’hui.
keys-window-records =
    { $n ->
        [one] { $n } fiche
       *[other] { $n } fiches
    }
keys-confirm = Confirmer que c’est bien elle
keys-confirmed = C’est fait : on scelle pour elle désormais, ou dès qu’elle aura créé son identité. Les fiches plus anciennes attendent que leurs enveloppes soient rescellées.
keys-waits = Nouvelle identité, attend une seconde personne
keys-waits-what = Qui remplace son identité ne reçoit plus rien, ni scellé ni remis, avant qu’une seconde personne ait confirmé : une autre détentrice ou, s’il n’y en a pas, qui gère les clés à l’organe supérieur. Parlez-lui d’abord, de vive voix : qui aurait pris son accès attendrait ici aussi.
keys-waiting-confirm = La nouvelle identité d’une détentrice attend une confirmation
keys-limit-manage = Avant la première fiche scellée, qui gère les clés de cet organe en nomme seule les détentrices. Ensuite une seconde personne donne son accord à chaque nomination : une autre détentrice ou, s’il n’y en a pas, qui gère les clés à l’organe supérieur ; à l’organe suprême, une autre personne qui en gère les clés.
keys-letter-waits =
    Bonjour { $name },

    Votre nouvelle identité attend chez { $body } : rien n’y est scellé pour vous avant qu’une seconde personne ait confirmé qu’elle est à vous. Parlez à une autre détentrice. Où cela en est :

    { $link }

    Si vous n’avez pas fait de nouvelle identité, quelqu’un se sert de votre accès : dites-le aux autres aujourd’hui.
keys-letter-confirm =
    Bonjour { $name },

    Une détentrice de la clé de { $body } a une nouvelle identité. Rien n’est scellé pour elle avant qu’une seconde personne ait confirmé qu’elle est à elle. Parlez-lui d’abord, de vive voix :

    { $link }

    Si elle n’en sait rien, quelqu’un se sert de son accès : retirez-la des détentrices.
keys-naming-waits = Nommée, attend une seconde personne
keys-naming-waits-what = Des fiches sont déjà scellées avec cette clé : personne ne nomme seule une nouvelle détentrice. Une seconde personne, autre que celle qui l’a nommée, donne son accord : une autre détentrice ou, s’il n’y en a pas, qui gère les clés à l’organe supérieur. D’ici là, rien n’est scellé pour elle ni ne lui est remis.
keys-agree-naming = Donner son accord
keys-naming-proposed = Elle est proposée ; on scellera pour elle quand une seconde personne aura donné son accord.
keys-name-hint-used = Des fiches sont déjà scellées avec cette clé : une seconde personne donne son accord avant qu’on scelle pour une nouvelle détentrice.
keys-waiting-agree = Une nouvelle détentrice attend votre accord
keys-letter-named =
    Bonjour { $name },

    Vous êtes proposée comme détentrice de la clé de { $body }. Rien n’est scellé pour vous avant l’accord d’une seconde personne. Où cela en est :

    { $link }
keys-letter-sheet =
    Bonjour { $name },

    Une nouvelle feuille de secours a été faite pour la clé de { $body }. Rien n’est scellé pour elle avant l’accord d’une seconde personne : vous. Demandez d’abord qui l’a faite et où elle est gardée :

    { $link }
keys-letter-agree =
    Bonjour { $name },

    Une nouvelle détentrice est proposée pour la clé de { $body }. Rien n’est scellé pour elle avant l’accord d’une seconde personne : vous. Demandez d’abord à qui la connaît :

    { $link }

    Si personne n’en sait rien, ne donnez pas votre accord et parlez-en aux autres aujourd’hui.

## Journal

# dynamic: what an entry of the trail says
audit-keys-reseal-agreed = Accord pour les fiches anciennes
# dynamic: what an entry of the trail says
audit-keys-resealed = Enveloppes anciennes rescellées
# dynamic: what an entry of the trail says
audit-keys-window-asked = Fenêtre demandée
# dynamic: what an entry of the trail says
audit-keys-window-opened = Fenêtre ouverte
# dynamic: what an entry of the trail says
audit-keys-window-refused = Fenêtre refusée
# dynamic: what an entry of the trail says
audit-keys-handed-out = Fiches scellées remises
# dynamic: what an entry of the trail says
audit-keys-identity-confirmed = Nouvelle identité confirmée
# dynamic: what an entry of the trail says
audit-keys-handed-out-many = Fiches scellées remises : cent ou plus en un jour
keys-from-first = Depuis le début de la liste
keys-from-last = Continuer après la dernière fiche remise, le { $day }
keys-from-last-now = La liste commence après la dernière fiche qui vous a été remise.
# dynamic: what an entry of the trail says
audit-keys-keyholder-proposed = Détentrice de la clé proposée
# dynamic: what an entry of the trail says
audit-keys-keyholder-agreed = Accord d’une seconde personne pour une détentrice
# dynamic: what an entry of the trail says
audit-keys-reseal-damaged = Enveloppes anciennes qui ne s’ouvrent pas, restées telles quelles
