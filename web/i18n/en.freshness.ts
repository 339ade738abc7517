/** How long what is said holds: settings, marks on flows, and what is asked of those who answer for them. */
export const enFreshness = {
  'settings.group.freshness': 'Freshness of flows',
  'setting.freshMonths.material': 'Materials and by-products: to be confirmed again, in months',
  'setting.freshMonths.material.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.waste': 'Waste: to be confirmed again, in months',
  'setting.freshMonths.waste.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.water': 'Water: to be confirmed again, in months',
  'setting.freshMonths.water.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.energy': 'Energy: to be confirmed again, in months',
  'setting.freshMonths.energy.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.equipment': 'Equipment: to be confirmed again, in months',
  'setting.freshMonths.equipment.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.space': 'Space and storage: to be confirmed again, in months',
  'setting.freshMonths.space.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule. Premises are freed and let again within a year.',
  'setting.freshMonths.logistics': 'Logistics and transport: to be confirmed again, in months',
  'setting.freshMonths.logistics.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.service': 'Services: to be confirmed again, in months',
  'setting.freshMonths.service.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule.',
  'setting.freshMonths.skill': 'Skills and workforce: to be confirmed again, in months',
  'setting.freshMonths.skill.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule. A team changes with the season.',
  'setting.freshMonths.group-purchase': 'Group purchases: to be confirmed again, in months',
  'setting.freshMonths.group-purchase.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule. A group purchase is joined, then made.',
  'setting.freshMonths.infrastructure': 'Infrastructure: to be confirmed again, in months',
  'setting.freshMonths.infrastructure.text':
    'Beyond that, a flow of this family is to be confirmed. A practice, not a rule. What is built changes little.',
  'setting.renewalNoticeDays': 'Reminder before the term, in days',
  'setting.renewalNoticeDays.text': 'How many days before the term a mail asks whether it is still true.',
  'setting.renewalGraceDays': 'Grace after the term, in days',
  'setting.renewalGraceDays.text': 'Meanwhile a flow without an answer is neither marked nor ranked lower.',
  'setting.renewalMailEveryDays': 'Between two reminders to a person, in days',
  'setting.renewalMailEveryDays.text':
    'Each reminder gathers all the flows a person has to confirm; the next one waits at least that long.',
  'freshness.due': 'To be confirmed soon',
  'freshness.stale': 'To be confirmed',
  'freshness.until': 'To be confirmed before {date}',
  'freshness.since': 'To be confirmed since {date}',
} as const
