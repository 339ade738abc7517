/** The centre of notices, how one chooses to be told, and the settings of the weekly mail. */
export const frNotices = {
  'notices.title': 'Avis',
  'notices.lead': 'Ce qui vous concerne, à mesure que cela arrive.',
  'notices.bell': { one: 'Avis : {count} non lu', other: 'Avis : {count} non lus' },
  'notices.unread': { one: '{count} avis non lu', other: '{count} avis non lus' },
  'notices.markAll': 'Tout marquer comme lu',
  'notices.markOne': 'Marquer comme lu : {notice}',
  'notices.mark': 'Lu',
  'notices.new': 'Non lu',
  'notices.none': 'Aucun avis pour l’instant',
  'notices.none.text':
    'Une mise en relation proposée, une première piste, un message : vous le saurez ici, sans recharger la page.',
  'notices.preferences': 'Choisir ce que je reçois',

  'preferences.title': 'Ce que vous recevez',
  'preferences.lead':
    'Pour chaque sorte d’avis, choisissez comment l’apprendre. Le changement vaut pour la suite.',
  'preferences.saved': 'Enregistré.',
  'preferences.back': 'Mon compte',
  'preferences.card': 'Avis et courriels',
  'preferences.card.text':
    'Mises en relation, pistes, visites, messages : choisissez ce qui vous est écrit, et quand.',
  'preferences.asksConsent':
    'Cet avis demande votre accord : coupé tout à fait, une demande resterait sans réponse à votre insu.',
  'way.live': 'Ici seulement',
  'way.live.text': 'Dans vos avis, aussitôt.',
  'way.mail': 'Ici et par courriel',
  'way.mail.text': 'Un courriel aussitôt.',
  'way.digest': 'Ici et dans le résumé',
  'way.digest.text':
    'Un courriel par semaine au plus, le {weekday} à {hour} h, et seulement quand quelque chose vous attend.',
  'way.none': 'Jamais',
  'way.none.text': 'Ni avis, ni courriel.',

  'noticeKind.introduction-asked': 'Une mise en relation m’est proposée',
  'noticeKind.introduction-answered': 'Une structure répond à une mise en relation que j’ai proposée',
  'noticeKind.introduction-requested': 'Une structure demande une mise en relation',
  'noticeKind.introduction-request-treated': 'Ma demande de mise en relation est traitée',
  'noticeKind.introduced': 'Toutes les structures ont accepté une mise en relation',
  'noticeKind.synergy-stage': 'Une de mes synergies change d’étape',
  'noticeKind.synergy-message': 'Un message est écrit dans une de mes synergies',
  'noticeKind.synergy-document': 'Un document est ajouté à une de mes synergies',
  'noticeKind.synergy-task': 'Une tâche me revient',
  'noticeKind.synergy-meeting': 'Une réunion est prévue, déplacée ou annulée',
  'noticeKind.synergy-reminder': 'Une de mes synergies reste sans nouvelles',
  'noticeKind.exchange-due': 'Un échange prévu attend d’être confirmé',
  'noticeKind.match-found': 'De premières pistes sont proposées pour un de mes flux',
  'noticeKind.story-asked': 'Un récit de réussite attend mon accord',
  'noticeKind.story-answered': 'Une structure répond à propos d’un récit de réussite',
  'noticeKind.visit-planned': 'Une visite m’est confiée',
  'noticeKind.renewal-due': 'Ce que j’ai déclaré est à confirmer',

  'settings.group.notices': 'Courriels et résumé hebdomadaire',
  'setting.digestWeekday': 'Jour du résumé',
  'setting.digestWeekday.text': '1 : lundi, 7 : dimanche.',
  'setting.digestHour': 'Heure du résumé',
  'setting.digestHour.text': 'À l’heure de Paris.',
  'setting.messageMailMinutes': 'Messages groupés, en minutes',
  'setting.messageMailMinutes.text':
    'Les messages d’une même synergie écrits pendant ce délai font un seul courriel ; aucun, si la personne les lit entre-temps. 0 : un courriel à chaque message.',
  'setting.noticeMonths': 'Avis, en mois',
  'setting.noticeMonths.text': 'Au-delà, un avis est effacé, lu ou non.',
} as const
