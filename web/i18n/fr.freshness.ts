/** How long what is said holds: settings, marks on flows, and what is asked of those who answer for them. */
export const frFreshness = {
  'settings.group.freshness': 'Fraîcheur des flux',
  'setting.freshMonths.material': 'Matières et sous-produits : à reconfirmer, en mois',
  'setting.freshMonths.material.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.waste': 'Déchets : à reconfirmer, en mois',
  'setting.freshMonths.waste.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.water': 'Eau : à reconfirmer, en mois',
  'setting.freshMonths.water.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.energy': 'Énergie : à reconfirmer, en mois',
  'setting.freshMonths.energy.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.equipment': 'Équipements : à reconfirmer, en mois',
  'setting.freshMonths.equipment.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.space': 'Espaces et stockage : à reconfirmer, en mois',
  'setting.freshMonths.space.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle. Un local se libère et se reloue en cours d’année.',
  'setting.freshMonths.logistics': 'Logistique et transport : à reconfirmer, en mois',
  'setting.freshMonths.logistics.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.service': 'Services : à reconfirmer, en mois',
  'setting.freshMonths.service.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle.',
  'setting.freshMonths.skill': 'Compétences et main-d’œuvre : à reconfirmer, en mois',
  'setting.freshMonths.skill.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle. Une équipe change avec la saison.',
  'setting.freshMonths.group-purchase': 'Achats groupés : à reconfirmer, en mois',
  'setting.freshMonths.group-purchase.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle. Un achat groupé se rejoint, puis se conclut.',
  'setting.freshMonths.infrastructure': 'Infrastructures : à reconfirmer, en mois',
  'setting.freshMonths.infrastructure.text':
    'Au-delà, un flux de cette famille est à confirmer. Usage du réseau, pas une règle. Ce qui est bâti change peu.',
  'setting.renewalNoticeDays': 'Rappel avant le terme, en jours',
  'setting.renewalNoticeDays.text':
    'Combien de jours avant le terme un courriel demande si c’est toujours vrai.',
  'setting.renewalGraceDays': 'Délai après le terme, en jours',
  'setting.renewalGraceDays.text':
    'Pendant ce délai, un flux sans réponse n’est pas encore signalé ni classé plus bas.',
  'setting.renewalMailEveryDays': 'Entre deux rappels à une personne, en jours',
  'setting.renewalMailEveryDays.text':
    'Chaque rappel réunit tous les flux à confirmer d’une personne ; le suivant attend au moins ce délai.',
  'freshness.due': 'À confirmer bientôt',
  'freshness.stale': 'À confirmer',
  'freshness.until': 'À confirmer avant le {date}',
  'freshness.since': 'À confirmer depuis le {date}',
} as const
