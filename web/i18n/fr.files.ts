/** Files that people send: to a flow, to a synergy. */
export const frFiles = {
  'attachments.title': 'Pièces jointes',
  'attachments.count': { one: '{count} fichier', other: '{count} fichiers' },
  'attachments.choose': 'Joindre un fichier',
  'files.accepted':
    'Photo (JPEG, PNG, WebP) ou PDF, {max} Mo au plus. Le lieu et l’appareil inscrits dans une photo sont effacés ; ce qu’un PDF dit de son auteur reste.',
  'files.tooLarge':
    '« {name} » pèse {size}, plus que les {max} Mo permis : réduisez-le, ou n’envoyez que les pages utiles.',
  'attachments.full': {
    one: 'Ce flux a déjà {count} pièce jointe, le maximum : retirez-la pour en ajouter une autre.',
    other: 'Ce flux a déjà {count} pièces jointes, le maximum : retirez-en une pour en ajouter une autre.',
  },
  'files.description': 'Ce que montre ce fichier',
  'files.descriptionHint':
    'En une phrase : « Benne de sciure, vue du quai ». Lu aussi à qui ne voit pas l’image.',
  'attachments.noDescription': 'Photo sans description : {name}',
  'attachments.whoSees': 'Qui peut l’ouvrir',
  'attachments.sees.facilitators': 'L’animation seule',
  'attachments.sees.facilitators.text': 'Votre structure et les animateurs qui la suivent.',
  'attachments.sees.flow': 'Ceux qui voient ce flux avec votre nom',
  'attachments.sees.flow.text':
    'Jamais avec un flux sans nom : une photo dirait à qui elle est. Après une mise en relation, l’autre structure l’ouvre aussi.',
  'attachments.badge.facilitators': 'Animation seule',
  'attachments.badge.flow': 'Avec le flux',
  'files.send': 'Envoyer',
  'files.sending': 'Envoi du fichier',
  'files.checking': 'Vérification du fichier…',
  'attachments.added': 'Le fichier est joint.',
  'attachments.change': 'Modifier',
  'attachments.changeOne': 'Modifier {name}',
  'attachments.save': 'Enregistrer',
  'attachments.remove': 'Retirer',
  'attachments.removeOne': 'Retirer {name}',
  'attachments.removeTitle': 'Retirer cette pièce jointe ?',
  'attachments.removeText': '« {name} » sera effacé tout de suite, sans retour possible.',
  'attachments.removeConfirm': 'Retirer définitivement',
  'files.cancel': 'Annuler',

  'settings.group.attachments': 'Pièces jointes',
  'setting.attachmentMegabytes': 'Taille d’une pièce jointe, en Mo',
  'setting.attachmentMegabytes.text': 'Au-delà, un fichier joint à un flux ou à une synergie est refusé.',
  'setting.attachmentsPerFlow': 'Pièces jointes par flux',
  'setting.attachmentsPerFlow.text': 'Au-delà, il faut en retirer une pour en ajouter une autre.',
} as const
