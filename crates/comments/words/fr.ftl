## Sous la publication

comments-count =
    { $n ->
        [0] Pas encore de commentaire
        [one] Un commentaire
       *[other] { $n } commentaires
    }
comments-answer-of = Réponse de
comments-thread-closed = Les commentaires sont clos ici. Ceux qui ont paru restent lisibles.
comments-thread-locked = Les commentaires sont suspendus ici pour le moment. Ceux qui sont publiés restent.
comments-locked = Le commentaire n’a pas été gardé : les commentaires de cet organe sont fermés pour le moment. La lecture reste possible.
comments-kept = Voici ce qui a été écrit, à garder ailleurs
comments-form-title = Laisser un commentaire
comments-field-name = Nom à afficher
comments-field-name-hint = Un pseudonyme suffit. Ni adresse ni compte.
comments-field-text = Commentaire
comments-form-note = Chaque commentaire est lu avant de paraître. Rien n’est gardé de l’appareil ni du lieu.
comments-send = Envoyer le commentaire
comments-on = Sur :
comments-thanks-title = Merci, le commentaire est arrivé
comments-thanks = Il attend d’être lu par les modératrices de cette page. Rien ne paraît avant leur accord.
comments-closed-title = Les commentaires sont clos
comments-closed = Le commentaire n’a pas été gardé : les commentaires de cette page sont clos. La page et les commentaires parus restent lisibles.
comments-name-missing = Il faut un nom à afficher ; un pseudonyme suffit.
comments-name-long = Le nom dépasse 60 caractères. Merci de le raccourcir.
comments-text-missing = Il faut un texte.
comments-text-long = Le texte dépasse 4 000 caractères. Merci de le raccourcir ou de le diviser.

## Écrire à l’organe

comments-contact-menu = Contact
comments-contact-title = Contact
comments-contact-intro = Un message pour
comments-contact-name-hint = Un pseudonyme suffit.
comments-field-message = Message
comments-field-address = Adresse e-mail pour la réponse
comments-field-address-hint = Elle ne sert qu’à répondre. Elle est gardée chiffrée et effacée de ce site avec le message, dès qu’il est transmis à celles qui le lisent ou refusé, et au plus tard après trente jours.
comments-contact-note = Le message est lu avant d’être transmis par e-mail, puis effacé de ce site.
comments-contact-send = Envoyer le message
comments-contact-thanks-title = Merci, le message est arrivé
comments-contact-thanks = Il attend d’être lu. S’il porte une adresse, la réponse viendra là.
comments-contact-nobody = Personne ne reçoit de messages ici pour le moment : aucun message n’est gardé.
comments-contact-locked = Cet organe ne reçoit pas de messages pour le moment : rien n’est gardé.
comments-contact-above = On peut écrire à l’échelon supérieur :
comments-back-home = Retour à la page d’accueil
comments-purpose-contact = Répondre à un message reçu

## Bureau des modératrices

comments-right-moderate = Modérer les commentaires
comments-right-read = Lire les messages reçus
comments-desk = Commentaires
comments-one = Commentaire
comments-state-waiting = En attente
comments-state-approved = Paru
comments-state-rejected = Refusé
comments-bulk = Reçu en masse
comments-bulk-hint = Ces commentaires sont arrivés en rafale sans navigateur, ou portent beaucoup de liens. On peut les refuser tous d’un coup ; ils restent récupérables trente jours.
comments-bulk-reject = Refuser tout ce qui est reçu en masse
comments-links =
    { $n ->
        [0] Sans lien
        [one] Un lien
       *[other] { $n } liens
    }
comments-ticked = Les cochés :
comments-approve = Publier
comments-reject = Refuser
comments-answer = Répondre
comments-answer-text = Réponse
comments-answer-hint = Elle paraît sous le commentaire. Vide, elle est retirée.
comments-answer-name = Au nom de
comments-answer-approve = Publier avec la réponse
comments-answer-save = Enregistrer la réponse
comments-answer-rejected-title = Le commentaire est refusé
comments-answer-rejected = On ne répond pas à un commentaire refusé. Il faut d’abord le publier.
comments-thread = Commentaires de cette publication
comments-thread-is-open = Ils sont ouverts.
comments-thread-is-closed = Ils sont clos : plus rien n’est pris, ce qui a paru reste.
comments-thread-close = Clore les commentaires
comments-thread-open = Rouvrir les commentaires
comments-on-withdrawn = une publication qui n’est plus en ligne
comments-none-waiting = Rien n’attend
comments-none-waiting-hint = Ici arrivent les commentaires sur les publications de l’organe. Seul paraît ce qui est publié d’ici.
comments-none = Aucun commentaire ici
comments-below = Aux échelons inférieurs
comments-waiting =
    { $n ->
        [0] Aucun commentaire en attente
        [one] Un commentaire en attente
       *[other] { $n } commentaires en attente
    }
comments-waiting-words = Commentaires en attente
comments-done-approve =
    { $n ->
        [0] Rien n’a été publié.
        [one] Le commentaire est publié.
       *[other] { $n } commentaires sont publiés.
    }
comments-done-reject =
    { $n ->
        [0] Rien n’a été refusé.
        [one] Le commentaire est refusé. Il reste récupérable trente jours.
       *[other] { $n } commentaires sont refusés. Ils restent récupérables trente jours.
    }
comments-done-answer = La réponse est enregistrée.
comments-done-close = Les commentaires sont clos.
comments-done-open = Les commentaires sont rouverts.
comments-done-none = Aucun commentaire n’était coché.
comments-done-sent = Le message part par e-mail vers celles qui le lisent, puis il est effacé d’ici.
comments-done-refused = Le message est refusé et son contenu effacé.
comments-messages = Messages reçus
comments-messages-hint = Transmettre un message l’envoie par e-mail à toutes celles qui ont le droit de lire les messages, puis l’efface d’ici. Le refuser l’efface aussitôt.
comments-messages-none = Aucun message ici
comments-messages-none-hint = Ici arrivent les messages du formulaire de contact. Ils sont effacés une fois transmis ou refusés.
comments-messages-waiting =
    { $n ->
        [0] Aucun message en attente
        [one] Un message en attente
       *[other] { $n } messages en attente
    }
comments-messages-waiting-words = Messages en attente
comments-message-sending = En chemin
comments-message-sent = Transmis
comments-message-erased = Contenu effacé
comments-message-address = Pour répondre :
comments-message-no-address = Sans adresse pour la réponse.
comments-message-send = Transmettre par e-mail
comments-message-reject = Refuser et effacer

## Par e-mail

comments-digest-subject =
    { $n ->
        [0] Rien n’attend · { $site }
        [one] Un texte attend d’être lu · { $site }
       *[other] { $n } textes attendent d’être lus · { $site }
    }
comments-digest-opening = Voici ce qui attend une lecture et une décision :
comments-digest-ending = Ce courriel part au plus une fois par heure. Il ne porte ni le nom ni les mots de personne.
comments-letter-subject = Message du formulaire de contact · { $body }
comments-letter-from = Message de { $name } pour { $body }, { $date } :
comments-letter-address = Pour répondre : { $address }
comments-letter-no-address = Aucune adresse n’a été laissée pour la réponse.
comments-letter-erased = Ce message est effacé du site depuis son envoi. Le garder ou l’effacer revient à qui l’a reçu.
