const BEGINNING = String.raw`^\s*(?:(?:je|j['’]|nous|on|nos?|we|i|à)\s*)*`
const ASKS = new RegExp(
  `${BEGINNING}(?:(?:re)?cherch(?!eur)|besoin|aurai(?:t|s|ent)? besoin|(?:souhait|voudr|aimer)|manqu|achèter|looking for|need|seek)`,
  'iu',
)
const GIVES = new RegExp(
  `${BEGINNING}(?:donn(?:e|ons|er)\\b|c[èé]d(?:e|ons|er)\\b|vend(?:s|ons|re)?\\b|propos|dispos|offr|give|offer)`,
  'iu',
)

/** What the first words say of a flow, whatever was chosen: "cherche palettes", "à donner"; null when they tell nothing. */
export function saidKind(label: string): 'stock' | 'need' | null {
  if (ASKS.test(label)) return 'need'
  return GIVES.test(label) ? 'stock' : null
}
