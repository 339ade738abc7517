/** What the platform counts by itself for the plan. */
export const counterIds = [
  'audits-validated',
  'energy-actions',
  'flows-declared',
  'structures-present',
  'introductions',
  'synergies-operational',
  'poolings-operational',
  'groups-alive',
  'events-held',
  'mailings-sent',
  'services-created',
] as const
export type CounterId = (typeof counterIds)[number]

interface CounterWords {
  label: string
  /** What is counted and when it counts, in plain French. */
  definition: string
}

export const counterWords: Record<CounterId, CounterWords> = {
  'audits-validated': {
    label: 'Audits validés',
    definition:
      'Visites d’audit validées par l’animation, au jour de leur validation. Une structure visitée deux fois compte deux fois.',
  },
  'energy-actions': {
    label: 'Actions énergétiques réalisées',
    definition:
      'Actions énergétiques relevées lors des audits et dites réalisées, au jour de leur réalisation ; une correction les retire.',
  },
  'flows-declared': {
    label: 'Gisements et besoins déclarés',
    definition:
      'Gisements et besoins entrés sur la plateforme, au jour de leur saisie, moins ceux retirés depuis.',
  },
  'structures-present': {
    label: 'Structures présentes sur la plateforme',
    definition: 'Structures inscrites, au jour de leur inscription. Être inscrit n’est pas être engagé.',
  },
  introductions: {
    label: 'Structures mises en relation',
    definition:
      'Structures dont le nom a été montré aux autres d’une synergie après l’accord de toutes, au jour de la mise en relation ; une fois par synergie.',
  },
  'synergies-operational': {
    label: 'Synergies opérationnelles',
    definition:
      'Synergies passées au stade opérationnel : au moins un échange de matière réalisé, ou un service mutualisé utilisé par deux entités (référentiel national), au jour de ce passage, tant qu’elles n’ont pris fin ni été abandonnées ; une suspension ne les retire pas.',
  },
  'poolings-operational': {
    label: 'Mutualisations opérationnelles',
    definition:
      'Synergies de mutualisation passées au stade opérationnel, au jour de ce passage, tant qu’elles n’ont pris fin ni été abandonnées ; une suspension ne les retire pas.',
  },
  'groups-alive': {
    label: 'Groupes de travail ouverts',
    definition: 'Groupes de travail créés et non clos, au jour de leur création.',
  },
  'events-held': {
    label: 'Rencontres tenues',
    definition:
      'Rencontres du réseau dites tenues par l’animation, au jour où elles ont eu lieu ; celles annulées ou à venir ne comptent pas.',
  },
  'mailings-sent': {
    label: 'Envois ciblés partis',
    definition:
      'Messages adressés à une partie du réseau et partis jusqu’au bout, au jour de leur fin. Un envoi compte une fois, quel que soit le nombre de ses destinataires.',
  },
  'services-created': {
    label: 'Services mutualisés ouverts',
    definition:
      'Services mutualisés ouverts sur la plateforme, au jour de leur ouverture, quelle que soit leur étape.',
  },
}
