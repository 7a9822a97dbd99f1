library-desk = Médiathèque
library-right-write = Gérer les images et les fichiers
library-new = Ajouter une image ou un fichier
library-upload = Ajouter à la médiathèque
library-pictures = Images
library-files = Fichiers
library-bin = Corbeille

## La liste

library-empty = La médiathèque est vide
library-empty-hint = On garde ici les images et les fichiers de l’organe, pour les pages et les actualités. Une première image suffit pour commencer.
library-none-found = Rien ne correspond à cette recherche
library-bin-empty = La corbeille est vide
library-bin-hint = Ce qui est supprimé reste ici trente jours et peut être rétabli, puis disparaît pour de bon.
library-file-facts = PDF, { $size }

## Les champs

library-file = Fichier
library-file-hint = Une image JPEG, PNG, WebP ou GIF, ou un fichier PDF, de 20 Mo au plus. Les images sont réécrites : le lieu et l’appareil en disparaissent. Un PDF reste tel quel, avec le nom de son auteur s’il le porte.
library-alt = Description de l’image ou titre du fichier, en : { $language }
library-alt-hint = Une phrase qui dit ce que montre l’image à qui ne la voit pas. Pour un PDF, son titre. Une seule langue de l’organe suffit.
library-caption = Légende sous l’image, en : { $language }
library-credit = Crédit
library-credit-hint = Le nom de qui a fait l’image ou le fichier, tel qu’il doit paraître.
library-licence = Conditions de réutilisation
library-licence-by = CC BY 4.0 : réutilisable en citant l’auteur
library-licence-by-sa = CC BY-SA 4.0 : réutilisable en citant l’auteur, aux mêmes conditions
library-licence-zero = CC0 1.0 : à la disposition de tous, sans condition
library-licence-reserved = Tous droits réservés, publié ici avec l’accord de l’auteur
library-texts = Textes
library-alt-needed = Il faut une description ou un titre dans au moins une langue de l’organe.

## Pourquoi un fichier est refusé

library-file-needed = Aucun fichier n’a été choisi.
library-file-again = Le fichier est à choisir de nouveau : le navigateur ne garde pas ce choix. Les textes sont restés tels que vous les avez écrits.
library-file-empty = Ce fichier est vide.
library-file-broken = Ce fichier ne peut pas être lu : il est incomplet ou abîmé. Renvoyez-le à partir de l’original.
library-file-too-many-points = Cette image est trop grande pour être ouverte : 50 millions de pixels au plus, et 20 000 pour le plus long côté. Réduisez-la avant de l’envoyer.
library-file-heif = Le format HEIC ne se lit pas sur tous les appareils. Enregistrez l’image en JPEG, puis envoyez-la.
library-file-svg = Les images SVG ne sont pas acceptées, car elles peuvent contenir des programmes. Enregistrez le dessin en PNG, puis envoyez-le.
library-file-other-picture = Ce type d’image n’est pas accepté. Sont acceptés : JPEG, PNG, WebP et GIF.
library-file-medium = Les sons et les films ne se gardent pas ici. Publiez-les ailleurs et mettez leur lien dans le texte.
library-file-document = Les documents de bureautique ne sont pas acceptés, car ils se modifient trop facilement. Enregistrez le document en PDF, puis envoyez-le.
library-file-unknown = Ce type de fichier n’est pas accepté. Sont acceptés : les images JPEG, PNG, WebP et GIF, et les fichiers PDF.

## La page d’une image ou d’un fichier

library-fact-name = Nom du fichier
library-fact-size = Taille
library-fact-since = Ajouté le
library-fact-removed = Supprimé le
library-paste = Mettre dans un texte
library-paste-hint = Copiez cette ligne et collez-la, seule sur sa ligne, dans le texte d’une page ou d’une actualité.
library-paste-in = La ligne en : { $language }
library-use-as-logo = Utiliser comme logo de l’organe
library-remove = Mettre à la corbeille
library-changed = Ces textes ont été modifiés ailleurs avant votre enregistrement ; rien n’a été écrasé. Voici ce qui est enregistré maintenant ; ce que vous avez écrit est resté dans les champs. Enregistrez de nouveau pour le remplacer.
library-done-added = Ajouté à la médiathèque.
library-done-removed = Mis à la corbeille.
library-done-logo = L’image est maintenant le logo de l’organe.

## Choisir une image dans un formulaire

library-picker = Image
library-picker-none = Sans image
library-picker-upload = Ajouter une nouvelle image à la médiathèque
library-save-picture = Enregistrer l’image
library-picture-facts = ({ $kind }, { $size })
