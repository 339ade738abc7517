/** Personal data, in plain French: what is kept, why, how long, and what to do about it. */
export const frPrivacy = {
  'privacy.title': 'Confidentialité',
  'privacy.lead':
    'Ce que Boucle garde de vous et de votre structure, pourquoi, combien de temps, et vos droits.',

  'privacy.who': 'Qui en répond',
  'privacy.whoIs': '{name} répond des données de cette installation, qui sert le territoire {territory}.',
  'privacy.whoUnknown':
    'L’organisme qui exploite cette installation pour le territoire {territory} répond de ses données. Son nom n’est pas encore renseigné : l’administrateur l’écrit dans les réglages.',
  'privacy.contact': 'Pour toute question ou pour exercer vos droits : {contact}.',
  'privacy.contactUnknown': 'Pour toute question, adressez-vous à l’animation de votre réseau.',

  'privacy.kept': 'Ce qui est gardé',
  'privacy.keptCaption': 'Données gardées, avec leur raison, leur durée et qui les voit',
  'privacy.what': 'Quoi',
  'privacy.why': 'Pourquoi',
  'privacy.basis': 'Base légale',
  'privacy.howLong': 'Combien de temps',
  'privacy.whoSees': 'Qui le voit',
  'privacy.months': { one: '{count} mois', other: '{count} mois' },

  'privacy.account': 'Votre compte : nom, adresse électronique, rôle, structures',
  'privacy.account.why':
    'Vous reconnaître, et vous écrire quand une piste, une réponse ou un flux à confirmer vous attend.',
  'privacy.account.long':
    'Tant que vous l’utilisez ; {period} après la dernière connexion, il est anonymisé, un courriel vous prévient un mois avant. Une inscription jamais confirmée : {unconfirmed}.',
  'privacy.account.who': 'Vous, l’animation chargée de votre structure, l’administration.',
  'privacy.traces': 'Connexions : date, appareil',
  'privacy.traces.why': 'Vous montrer les sessions ouvertes, et repérer un accès qui n’est pas le vôtre.',
  'privacy.traces.long': '{period} après la fin de la session.',
  'privacy.traces.who': 'Vous seul.',
  'privacy.flows':
    'Gisements et besoins de votre structure, leurs versions successives, leurs pièces jointes, et ses contacts',
  'privacy.flows.why': 'Trouver qui pourrait travailler avec vous, et à quelle condition.',
  'privacy.flows.long':
    'Tant que votre structure est dans le réseau. D’un flux retiré, ce qui est sensible (prix, partenaire, notes, pièces jointes) est effacé après {period} ; la quantité reste, pour que les bilans restent justes.',
  'privacy.flows.who':
    'L’animation, et ceux que vous choisissez flux par flux. Votre nom ne passe à une autre structure qu’après l’accord des deux.',
  'privacy.work':
    'Travail de l’animation : pistes retenues ou écartées et leur motif, mises en relation, ajouts à la base de connaissances',
  'privacy.work.why': 'Ne pas proposer à nouveau ce qui a été écarté, et mieux classer la suite.',
  'privacy.work.long':
    'Tant que le flux ou la connaissance dont il s’agit est là ; le nom de qui a décidé part avec son compte.',
  'privacy.work.who': 'L’animation et l’administration ; une mise en relation, les deux structures.',
  'privacy.journal': 'Journal : qui a consulté ou modifié quoi, et quand',
  'privacy.journal.why':
    'Que chaque structure puisse voir qui a lu ses données, et que personne ne puisse l’effacer en douce.',
  'privacy.journal.long':
    'L’entrée reste ; ce qu’une consultation a montré est effacé après {period}, et l’avant et l’après qui vous concernent avec votre compte.',
  'privacy.journal.who': 'L’administration ; pour ses propres données, chaque structure et son animation.',
  'privacy.mails': 'Courriels qui vous ont été envoyés',
  'privacy.mails.why': 'Savoir s’ils sont partis, et répondre à « je n’ai rien reçu ».',
  'privacy.mails.long': '{period} après l’envoi.',
  'privacy.mails.who': 'L’administration.',
  'privacy.mailings':
    'Communications du réseau envoyées à une adresse professionnelle, réponse notée, retour en erreur, opposition',
  'privacy.mailings.why': 'Informer les professionnels du territoire, sans relancer qui ne le veut plus.',
  'privacy.mailings.basis':
    'Intérêt légitime ; vous pouvez vous y opposer par le lien de chaque message ou dans votre compte (RGPD, articles 6.1.f et 21.2 ; code des postes et des communications électroniques, article L34-5)',
  'privacy.mailings.long': '{period} après l’envoi ; l’opposition, tant qu’elle doit être respectée.',
  'privacy.mailings.who': 'L’animation en charge de votre structure.',
  'privacy.notices': 'Avis qui vous ont été donnés, et vos choix d’avis',
  'privacy.notices.why': 'Vous dire ce qui vous concerne, comme vous l’avez choisi.',
  'privacy.notices.long': '{period}. Les choix, tant que le compte existe.',
  'privacy.notices.who': 'Vous seul·e.',
  'privacy.events': 'Inscriptions et présences aux rencontres ; nom et adresse de qui s’inscrit sans compte',
  'privacy.events.why': 'Retenir une place, prévenir d’un changement, compter qui est venu.',
  'privacy.events.long':
    'Nom et adresse donnés sans compte : {period} après la rencontre. Ensuite, il reste seulement que quelqu’un est venu.',
  'privacy.events.who': 'L’animation de la rencontre.',
  'privacy.basis.interest': 'Intérêt légitime : faire vivre le réseau (RGPD, article 6.1.f)',
  'privacy.basis.security': 'Intérêt légitime : sécurité des données (RGPD, articles 6.1.f et 32)',
  'privacy.basis.consent':
    'Intérêt légitime ; le nom n’est donné à une autre structure qu’avec votre accord (RGPD, article 6.1.f et 6.1.a)',
  'privacy.periods':
    'Les deux ans des comptes inutilisés et les six mois à un an des traces suivent les recommandations de la CNIL ; les autres durées sont un choix, que l’administrateur peut changer. Cette page affiche les durées réglées aujourd’hui.',

  'privacy.third': 'Personne d’autre',
  'privacy.thirdNone':
    'Cette page et tout Boucle ne chargent rien d’ailleurs : ni mesure d’audience, ni police, ni carte, ni réseau social. Le seul témoin de connexion (« cookie ») vous garde connecté ; vos brouillons restent dans votre navigateur, trente jours au plus.',
  'privacy.thirdTiles':
    'Le fond de carte vient de {host} : en regardant une carte, votre navigateur lui demande des images, et lui donne votre adresse IP et la zone regardée. Rien d’autre n’est chargé d’ailleurs : ni mesure d’audience, ni police, ni réseau social. Le seul témoin de connexion (« cookie ») vous garde connecté ; vos brouillons restent dans votre navigateur, trente jours au plus.',
  'privacy.thirdCompanies':
    'Le serveur de Boucle interroge le registre public des entreprises, chez {host}, sur les SIRET que vous saisissez : il lui donne le numéro, jamais votre nom ni votre adresse IP. La réponse est gardée trente jours, ou tant que ce SIRET est celui d’une structure du réseau.',
  'privacy.thirdPlaces':
    'Quand vous le demandez, le serveur cherche une adresse de site dans la base adresse nationale, chez {host} : il lui donne l’adresse tapée, rien d’autre. La réponse est gardée trente jours.',

  'privacy.published': 'Ce qui est publié',
  'privacy.publishedText':
    'Ce territoire tient un registre public des ressources partagées. Un flux n’y paraît que si des personnes de sa structure ont accepté la ligne exacte qui en est publiée : sans nom, ni adresse, ni date, ni aucun de leurs mots. Aucune donnée personnelle n’y figure. Elles la retirent quand elles veulent, depuis la page du flux ; ce qui a déjà été copié ne se rappelle pas.',
  'privacy.publishedRead': 'Voir le registre public',

  'privacy.rights': 'Vos droits',
  'privacy.rightsText':
    'Vous pouvez demander à voir vos données, à les corriger, à les effacer, à en limiter l’usage, à vous y opposer, et à les emporter. Si la réponse ne vous convient pas, vous pouvez saisir la CNIL (cnil.fr).',
  'privacy.rightsSignIn': 'Connectez-vous pour télécharger ce qui vous concerne ou supprimer votre compte.',
  'privacy.takeJson': 'Télécharger mes données (JSON)',
  'privacy.takeXlsx': 'Télécharger mes données (classeur)',
  'privacy.delete': 'Supprimer mon compte',
  'privacy.deleteTitle': 'Supprimer votre compte ?',
  'privacy.deleteText':
    'Votre nom, votre adresse, vos accès et vos sessions seront effacés tout de suite, et rien ne les ramènera. Ce que vous avez déclaré pour votre structure lui reste.',
  'privacy.deleteConfirm': 'Supprimer définitivement',
  'privacy.cancel': 'Annuler',

  'ownData.title': 'Mes données',
  'ownData.lead': 'Ce que Boucle garde de vous : emportez-le, ou effacez-le.',
  'ownData.do': 'Emporter ou effacer',
  'ownData.doText':
    'Le fichier contient tout ce qui vous concerne : votre compte, vos sessions, ce que vous avez fait et ce qui vous a été écrit.',
  'ownData.card': 'Voir ce qui est gardé de vous, l’emporter, ou supprimer votre compte.',
  'ownData.open': 'Ouvrir mes données',

  'structureData.title': 'Données de la structure',
  'structureData.journal': 'Voir le journal',
  'structureData.xlsx': 'Tout exporter (classeur)',
  'structureData.json': 'Tout exporter (JSON)',
  'structureData.close': 'Fermer ou anonymiser',
  'structureData.closed': 'Hors du réseau depuis le {date}',
  'structureData.askClosing': 'Demander à quitter le réseau',
  'structureData.askClosingTitle': 'Demander à quitter le réseau ?',
  'structureData.askClosingText':
    'L’animation de votre territoire reçoit votre demande par courriel, et ferme la structure. D’ici là rien ne change. Pensez à tout exporter avant.',
  'structureData.askClosingConfirm': 'Envoyer la demande',
  'structureData.withdrawAsk': 'Finalement, rester dans le réseau',
  'structureData.asked.close': 'Départ demandé le {date} : la structure sera fermée',
  'structureData.asked.anonymise': 'Départ demandé le {date} : la structure sera anonymisée',
  'structureData.closeTitle': 'Cette structure quitte le réseau',
  'structureData.closeText':
    'À faire à la demande de son responsable. Ses flux sont retirés et ses contacts effacés ; les comptes passés restent justes.',
  'structureData.closeHow': 'Ce qui reste',
  'structureData.keepName': 'Fermer : son nom reste dans l’historique',
  'structureData.anonymise': 'Anonymiser : plus rien ne la nomme, sans retour possible',
  'structureData.closeConfirm': 'Confirmer',
} as const
