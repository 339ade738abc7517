/** Events of the network, for who is signed in, in French. */
export const frEvents = {
  'setting.eventFirstReminderDays': 'Premier rappel d’une rencontre, en jours avant',
  'setting.eventFirstReminderDays.text': 'Les personnes inscrites reçoivent un courriel tant de jours avant.',
  'setting.eventLastReminderDays': 'Dernier rappel d’une rencontre, en jours avant',
  'setting.eventLastReminderDays.text': '0 : le matin même.',
  'setting.eventContactMonths': 'Coordonnées données pour une rencontre, en mois',
  'setting.eventContactMonths.text':
    'Au-delà, après la rencontre, le nom et l’adresse de qui est venu sans compte sont effacés ; sa présence reste comptée.',
} as const
