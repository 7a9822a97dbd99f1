charter-menu = Charte
charter-describe = Le texte de la charte : vision, mission, objectifs et moyens.
charter-version-of = Version { $number }, { $date }
charter-of-other = Cette charte est celle de
charter-old = Ceci est une version antérieure.
charter-newer = Lire la version en vigueur
charter-kind-vision = Vision
charter-kind-mission = Mission
charter-kind-goals = Objectifs
charter-kind-means = Moyens
charter-kind-strengths = Sources de force
charter-kind-text = Texte
charter-one-goal = Objectif
charter-one-means = Moyen
charter-one-strength = Source de force
charter-own-reservation = Réserve de cet organe
charter-adherences = Organes adhérents
charter-adherents =
    { $n ->
        [0] Aucun organe n’y adhère encore.
        [one] { $n } organe y adhère.
       *[other] { $n } organes y adhèrent.
    }
charter-adheres-since = version { $number }, depuis le { $date }
charter-reservation = Réserve :
charter-versions = Versions
charter-compare = Comparer
charter-compare-last = Ce qui a changé dans la dernière version
charter-compare-title = De la version { $from } à la version { $to }
charter-compare-hint = Les mots ajoutés sont soulignés et précédés de + ; les mots retirés sont barrés et précédés de −.
charter-from = De la version
charter-to = à la version
charter-added = Article ajouté
charter-removed = Article retiré
charter-changed = Article modifié
charter-same =
    { $n ->
        [0] Aucun article n’est resté tel quel.
        [one] { $n } article est resté tel quel.
       *[other] { $n } articles sont restés tels quels.
    }
charter-back = Revenir à la charte
charter-empty = Pas encore de charte
charter-empty-hint = La charte est le document dont les organes conviennent : vision, mission, objectifs, moyens. Elle s’écrit ici, ou se reprend d’une page d’un ancien site.
charter-begin = Écrire la charte
charter-edit-draft = Reprendre le brouillon
charter-import = Reprendre le texte d’un ancien site
charter-import-hint = Collez le texte de la page ou envoyez le fichier enregistré. Les articles se reconnaissent à leurs titres et à leurs numéros ; ce qui est compris va dans un brouillon, à relire avant publication.
charter-import-empty = Aucun texte à lire. Collez le texte de la page, ou choisissez un fichier texte ou HTML.
charter-import-binary = Ce n’est ni un texte ni une page HTML. Enregistrez la page depuis le navigateur comme « page web » ou « texte ».
charter-import-too-large = Plus de 5 Mo, c’est plus que ce qui se lit. Le texte de la page de la charte suffit.
charter-imported = Le texte est lu et placé dans le brouillon. Relisez les articles avant de publier.
charter-left-out = Laissé en dehors de la charte
charter-file = Fichier enregistré depuis le site
charter-file-hint = Texte ou HTML, en UTF-8 ou windows-1256, jusqu’à 5 Mo.
charter-paste = Ou le texte de la page, collé
charter-language = Langue du texte
charter-language-found = Reconnue d’après les lettres
charter-draft = Brouillon de la charte
charter-draft-saved = Brouillon enregistré. Personne ne le voit avant la publication.
charter-draft-saved-at = Dernier enregistrement :
charter-save-draft = Enregistrer le brouillon
charter-discard = Supprimer le brouillon
charter-discarded = Le brouillon est supprimé.
charter-published = La nouvelle version est publiée.
charter-title-in = Titre ({ $language })
charter-text-in = Texte ({ $language })
charter-day = Jour de l’accord
charter-day-hint = Le jour où cette version a été adoptée.
charter-article = Article
charter-articles-hint = Videz un article pour l’enlever. La fin de la liste a des articles vides pour en ajouter ; d’autres viennent après l’enregistrement.
charter-kind = Sorte
charter-number = Numéro
charter-no-articles = Il faut au moins un article avant de publier.
charter-too-many-articles = Il y a plus d’articles qu’il ne peut en être gardé (400).
charter-edited-meanwhile-title = Le brouillon a été enregistré ailleurs entre-temps
charter-edited-meanwhile = Rien n’a été écrasé. Les différences sont ci-dessous et votre texte est resté dans le formulaire : corrigez-le, puis enregistrez.
charter-adherence = Adhésion à la charte
charter-adherence-open = Ouvrir l’adhésion
charter-adherence-day = Jour de l’adhésion
charter-adhere = Enregistrer l’adhésion
charter-withdraw = Retirer l’adhésion
charter-version = Version
charter-reservation-in = Réserve ({ $language })
charter-reservation-hint = Publiée avec l’adhésion, sous la charte.
charter-desk-adheres = Cet organe adhère : { $version }.
charter-desk-adheres-not = Cet organe n’adhère pas encore à la charte au-dessus de lui.
charter-none-above = Les organes au-dessus de celui-ci n’ont pas de charte publiée.
charter-not-above = On n’adhère qu’à la charte d’un organe au-dessus du sien.
charter-changed-since =
    { $n ->
        [0] Rien n’a changé depuis la version à laquelle cet organe adhère
        [one] { $n } article a changé depuis la version à laquelle cet organe adhère
       *[other] { $n } articles ont changé depuis la version à laquelle cet organe adhère
    }
charter-right-write = Écrire et publier la charte
charter-right-adhere = Enregistrer l’adhésion de l’organe à une charte
