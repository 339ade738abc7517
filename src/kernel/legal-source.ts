/** Words of a reference to a legal text. */
const LEGAL = /règlement|directive|décret|arrêté|décision|convention|\bcode\b|nomenclature|rubrique|article/i

/** Whether a source cites a legal text, as against a guide, practice or common sense. */
export function citesLaw(source: string): boolean {
  return LEGAL.test(source)
}
