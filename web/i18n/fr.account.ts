/** The ways in and one's own account, in French. */
export const frAccount = {
  'link.or': 'ou',
  'link.ask': 'Recevoir un lien de connexion',
  'link.sentTitle': 'Regardez votre messagerie',
  'link.sent':
    'Si un compte est à l’adresse {email}, un lien vient d’y partir. Il ouvre votre compte une fois, dans les vingt minutes.',
  'link.nothing':
    'Rien reçu ? Regardez dans les indésirables et vérifiez l’adresse : c’est peut-être une autre que vous aviez donnée.',
  'link.again': 'Recommencer',
  'link.open': 'Un dernier geste : entrez dans votre compte.',
  'link.enter': 'Entrer dans mon compte',
  'link.none': 'Ce lien est incomplet : ouvrez-le depuis le message, en entier.',
  'link.another': 'Demander un autre lien',

  'code.title': 'Votre code',
  'code.label': 'Code de votre application',
  'code.hint': 'Six chiffres, qui changent toutes les trente secondes.',
  'code.recovery': 'Code de secours',
  'code.recoveryHint': 'Un de ceux que vous avez gardés ; il ne servira qu’une fois.',
  'code.useRecovery': 'Je n’ai pas mon téléphone',
  'code.useApplication': 'Utiliser mon application',
  'code.startAgain': 'Reprendre la connexion',

  'forgot.link': 'Mot de passe oublié ?',
  'forgot.title': 'Mot de passe oublié',
  'forgot.lead': 'Un lien vous est envoyé pour en choisir un autre.',
  'forgot.submit': 'Recevoir le lien',
  'forgot.sent':
    'Si un compte est à l’adresse {email}, un lien vient d’y partir. Il sert une fois, dans les vingt minutes, à choisir un autre mot de passe.',
  'forgot.back': 'Revenir à la connexion',
  'newPassword.title': 'Choisir un mot de passe',
  'newPassword.label': 'Nouveau mot de passe',
  'newPassword.submit': 'Enregistrer ce mot de passe',
  'newPassword.another': 'Demander un autre lien',
  'newPassword.doneTitle': 'Votre mot de passe est changé',
  'newPassword.done': 'Vos sessions ont été fermées : connectez-vous avec le nouveau.',

  'address.title': 'Changement d’adresse',
  'address.new': 'Un compte Boucle demande à passer à cette adresse. Confirmez si c’est le vôtre.',
  'address.old':
    'Une personne connectée à votre compte demande à lui donner une autre adresse, celle que dit le message. Donnez votre accord si c’est vous ; sinon, refusez : le changement est annulé et toutes les sessions sont fermées.',
  'address.confirm': 'Confirmer cette adresse',
  'address.agree': 'Donner mon accord',
  'address.refuse': 'Refuser, ce n’est pas moi',
  'address.waiting': 'C’est noté. Le changement se fera quand l’autre adresse aura répondu aussi.',
  'address.changed': 'L’adresse est changée. Connectez-vous avec la nouvelle.',
  'address.refused':
    'Le changement est annulé et toutes les sessions sont fermées. Par prudence, changez aussi de mot de passe.',
  'address.go': 'Aller sur Boucle',

  'proof.title': 'Est-ce toujours vous ?',
  'proof.text': 'Votre connexion date un peu, et ce geste est sensible.',
  'proof.submit': 'Continuer',
  'proof.byLink':
    'Votre connexion date un peu, et ce geste est sensible. Déconnectez-vous, revenez par un nouveau lien, puis recommencez.',

  'account.title': 'Mon compte',
  'account.mustEnrol':
    'Votre rôle demande un second facteur. Mettez-le en place pour entrer : le reste de Boucle s’ouvrira aussitôt.',
  'account.profile': 'Vous',
  'account.name': 'Votre nom',
  'account.language': 'Langue de vos messages',
  'account.languageHint': 'Celle des pages se choisit en haut de l’écran.',
  'account.save': 'Enregistrer',
  'account.saved': 'C’est enregistré.',
  'account.noPassword': 'Vous entrez par un lien envoyé à votre adresse. Un mot de passe est facultatif.',
  'account.presentPassword': 'Mot de passe actuel',
  'account.changePassword': 'Changer le mot de passe',
  'account.choosePassword': 'Choisir un mot de passe',
  'account.passwordChanged': 'Votre mot de passe est changé ; vos autres sessions sont fermées.',
  'account.newAddress': 'Nouvelle adresse',
  'account.newAddressHint':
    'Un message part aux deux adresses ; le changement se fait quand les deux ont répondu.',
  'account.changeAddress': 'Demander le changement',
  'account.addressAsked':
    'Vous avez demandé à passer à {email}. Ouvrez les deux messages : celui de cette adresse et celui de {old}.',

  'sessions.title': 'Où vous êtes connecté',
  'sessions.current': 'Ici',
  'sessions.unknownDevice': 'Appareil inconnu',
  'sessions.dates': 'Ouverte le {opened}, vue le {seen}',
  'sessions.end': 'Fermer',
  'sessions.endOne': 'Fermer la session de {device}',
  'sessions.endOthers': 'Fermer les autres',
  'sessions.endAll': 'Me déconnecter partout',

  'factor.title': 'Second facteur',
  'factor.off':
    'Un code de votre téléphone, demandé en plus à chaque connexion : qui prendrait votre mot de passe ou votre messagerie n’entrerait pas.',
  'factor.on': 'En place depuis le {date}.',
  'factor.codesLeft': {
    one: '{count} code de secours restant.',
    other: '{count} codes de secours restants.',
  },
  'factor.begin': 'Mettre en place',
  'factor.scan':
    'Scannez ce code avec une application d’authentification (FreeOTP, Aegis, Google Authenticator…), puis tapez le code qu’elle affiche.',
  'factor.qr': 'Code à scanner avec votre application',
  'factor.secret': 'Sans appareil photo, tapez cette clé :',
  'factor.confirm': 'Vérifier et activer',
  'factor.codesTitle': 'Vos codes de secours',
  'factor.codesText':
    'Gardez-les en lieu sûr, hors de votre téléphone : ils ne seront plus montrés. Chacun ouvre votre compte une fois.',
  'factor.print': 'Imprimer',
  'factor.renew': 'De nouveaux codes de secours',
  'factor.renewText': 'Les codes qui restent ne serviront plus.',
  'factor.disable': 'Retirer le second facteur',
  'factor.disableText': 'Plus aucun code ne sera demandé pour entrer dans votre compte.',
} as const
