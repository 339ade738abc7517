/** What an item of information is: `regulation` watches the law, `call` has a closing date. */
export const informationCategories = ['article', 'guide', 'regulation', 'call', 'training'] as const
export type InformationCategory = (typeof informationCategories)[number]

/** What it is about, beside the resources and the trades it names. */
export const informationThemes = [
  'waste',
  'reuse',
  'eco-design',
  'purchasing',
  'energy',
  'water',
  'mobility',
  'food',
  'building',
  'funding',
  'law',
  'organisation',
] as const
export type InformationTheme = (typeof informationThemes)[number]

/** Who reads it once it is published: those of the network, or anybody. */
export const informationAudiences = ['network', 'public'] as const
export type InformationAudience = (typeof informationAudiences)[number]

export const informationStates = ['draft', 'published', 'withdrawn'] as const
export type InformationState = (typeof informationStates)[number]

/** `current`: checked in time. `to-check`: past its term. `closed`: a call whose closing day is over. */
export const informationStandings = ['current', 'to-check', 'closed'] as const
export type InformationStanding = (typeof informationStandings)[number]

/** The address of an image in the text of the item it belongs to: `![what it shows](image:ID)`. */
export const IMAGE_ADDRESS = /^image:([a-z0-9]{1,60})$/

/**
 * How many months what is written holds before it is to be checked again, until its author says otherwise. No text
 * sets these: the law and calls move faster than a guide.
 */
export const usualMonths: Record<InformationCategory, number> = {
  article: 12,
  guide: 12,
  regulation: 6,
  call: 3,
  training: 6,
}
