## Droits

lockdown-right-press = Poser et confirmer un verrouillage
lockdown-right-lift = Lever un verrouillage

## L’écran

lockdown-desk = Verrouillage
lockdown-state-none = Pas de verrouillage
lockdown-state-none-text = Le verrouillage sert en cas de danger : un téléphone saisi, un compte compromis, une collègue sous contrainte. Une personne le pose pour vingt-quatre heures ; une seconde, en confirmant, le fait durer.
lockdown-state-asked = Le verrouillage attend une seconde personne
lockdown-state-asked-text = Il ne commence que si une seconde personne le pose avant le { $until }.
lockdown-state-pressed = L’organe est verrouillé
lockdown-state-pressed-text = Une seule personne l’a décidé ; le verrouillage se lève de lui-même le { $until } si une seconde ne le confirme pas.
lockdown-state-confirmed = L’organe est verrouillé, et c’est confirmé
lockdown-state-confirmed-text = Le verrouillage dure jusqu’à ce que deux personnes le lèvent.
lockdown-from-above = Le verrouillage d’un organe au-dessus s’étend à celui-ci : { $body }. C’est là qu’il se lève.
lockdown-press = Verrouiller maintenant
lockdown-confirm = Confirmer le verrouillage
lockdown-lift = Lever le verrouillage
lockdown-fact-asked = Demandé par
lockdown-fact-pressed = Posé par
lockdown-fact-confirmed = Confirmé par
lockdown-fact-lifting = Première levée par
lockdown-fact-way = Vient de
lockdown-fact-above = Un organe au-dessus
lockdown-by-gone = Compte qui n’existe plus

lockdown-effects = Ce qui se passe
lockdown-effects-now = Ce qui est en vigueur
lockdown-effect-sessions = Les sessions de toutes celles qui ont un rôle dans cet organe ou au-dessous prennent fin, y compris celle de la personne qui verrouille. On n’entre plus qu’avec une clé d’accès ; invitations et jetons d’API s’arrêtent.
lockdown-effect-names = Les noms des responsables et de l’équipe disparaissent des pages, des flux, des images de partage et de toutes les copies gardées.
lockdown-effect-records = Aucune fiche scellée n’est remise.
lockdown-effect-comments = Les commentaires et le formulaire de contact ferment.
lockdown-effect-public = Le site public reste lisible.
lockdown-effect-below = Tous les organes au-dessous sont concernés.
lockdown-limits = Le verrouillage ne protège pas de la personne à qui appartient le serveur, et ne reprend pas ce qui a déjà été envoyé, imprimé ou enregistré. Un nom écrit dans le texte même d’une page ou d’une actualité y reste : il faut la dépublier.
lockdown-lifting = Qui le lève
lockdown-lifting-text = Deux personnes, chacune de son côté, à vingt-quatre heures d’intervalle au plus. Ce que l’organe a posé ne se lève pas d’en haut. La personne à qui appartient le serveur peut le lever ; le journal des actes le dit.
lockdown-lifters-none = Personne n’a encore ce droit ici.
lockdown-ready =
    { $n ->
        [one] { $n } d’entre elles a une clé d’accès ; il en faut deux.
       *[other] { $n } d’entre elles ont une clé d’accès ; il en faut au moins deux.
    }
lockdown-no-passkey-yourself = Votre compte n’a pas de clé d’accès : il ne pourra pas entrer pendant un verrouillage.
lockdown-passkey-way = Ajouter une clé d’accès au compte

## Pourquoi pas maintenant

lockdown-no-already = L’organe est déjà verrouillé.
lockdown-no-unarmed = Le verrouillage n’est pas encore possible : deux personnes pouvant le lever doivent avoir une clé d’accès, sans quoi plus personne ne pourrait entrer pour le lever.
lockdown-no-same-asked = Ce compte a demandé le verrouillage ; il faut une seconde personne.
lockdown-no-same-confirm = Ce compte a posé le verrouillage ; une autre personne le confirme.
lockdown-no-confirmed = Le verrouillage est déjà confirmé.
lockdown-no-none = Aucun verrouillage n’est en cours.
lockdown-no-from-above = L’organe a posé ce verrouillage lui-même : seules celles qui en ont le droit dans cet organe le lèvent.
lockdown-no-same-lift = Ce compte a déjà levé ; il faut une seconde personne dans les vingt-quatre heures.

## Ce qui s’est passé

lockdown-pressed-title = Le verrouillage est en place
lockdown-pressed-next = Les sessions ont pris fin, peut-être la vôtre aussi. On revient avec une clé d’accès.
lockdown-pressed-way = Vers la page du verrouillage
lockdown-done-pressed = L’organe et tout ce qui est au-dessous sont verrouillés pour vingt-quatre heures. Celles qui peuvent le lever sont prévenues ; pour qu’il dure, une seconde personne le confirme.
lockdown-done-asked = La demande est notée. Le verrouillage commence quand une seconde personne le pose, dans les vingt-quatre heures.
lockdown-done-confirmed = Le verrouillage est confirmé. Il dure jusqu’à ce que deux personnes le lèvent.
lockdown-done-lift-begun = La première levée est notée. Le verrouillage prend fin quand une seconde personne le lève, dans les vingt-quatre heures.
lockdown-done-lifted = Le verrouillage est levé. Les noms sont de retour sur les pages, et on entre comme avant.

## Courriels

lockdown-letter-subject = Verrouillage : { $body }
lockdown-letter-where = Ce qui peut être fait maintenant (avec une clé d’accès) :
# dynamic
lockdown-letter-pressed = Un verrouillage a commencé pour vingt-quatre heures. Il se lève de lui-même si une seconde personne ne le confirme pas.
# dynamic
lockdown-letter-pressed-by-two = Un verrouillage décidé par deux personnes a commencé. Il dure jusqu’à ce que deux personnes le lèvent.
# dynamic
lockdown-letter-asked = Un organe au-dessus demande un nouveau verrouillage moins d’une semaine après le précédent. Il ne commence qu’avec une seconde personne.
# dynamic
lockdown-letter-ask-lapsed = Aucune seconde personne n’a accepté en un jour la demande de verrouillage : elle est caduque.
# dynamic
lockdown-letter-confirmed = Une seconde personne a confirmé le verrouillage. Il dure jusqu’à ce que deux personnes le lèvent.
# dynamic
lockdown-letter-lift-begun = Une personne a levé le verrouillage. Il prend fin si une seconde le lève dans les vingt-quatre heures.
# dynamic
lockdown-letter-lifted = Le verrouillage est levé.
# dynamic
lockdown-letter-lapsed = Le verrouillage s’est levé de lui-même : aucune seconde personne ne l’a confirmé.
# dynamic
lockdown-letter-lifted-by-owner = La personne à qui appartient le serveur a levé le verrouillage par une commande. Le journal des actes le dit.

## Le journal des actes

# dynamic
audit-lockdown-pressed = Verrouillage posé
# dynamic
audit-lockdown-pressed-by-two = Verrouillage posé à deux
# dynamic
audit-lockdown-asked = Verrouillage demandé, en attente d’une seconde personne
# dynamic
audit-lockdown-ask-lapsed = Demande de verrouillage caduque
# dynamic
audit-lockdown-confirmed = Verrouillage confirmé
# dynamic
audit-lockdown-lift-begun = Première levée d’un verrouillage
# dynamic
audit-lockdown-lifted = Verrouillage levé
# dynamic
audit-lockdown-lapsed = Verrouillage levé de lui-même, faute de confirmation
# dynamic
audit-lockdown-lifted-by-owner = Verrouillage levé par une commande sur le serveur
