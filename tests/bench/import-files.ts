import { territory } from '../../src/features/organisations/territory.ts'
import { isSiret } from '../../src/kernel/siret.ts'

/** A SIRET of the never attributed range 000, the `n`-th that passes the check digits. */
function fictionalSiret(n: number): string {
  const body = `000${String(100_000 + n).slice(-5)}`
  for (let key = 0; key < 10; key++)
    for (let last = 0; last < 10; last++) {
      const siret = `${body}${key}0001${last}`
      if (isSiret(siret)) return siret
    }
  throw new Error('no such number')
}

/** Three CSV files as a facilitator would send them, `rows` lines in all. */
export function importFiles(rows: number): { name: string; content: Buffer }[] {
  const structures = Math.floor(rows / 10)
  const siretOf = (i: number) => fictionalSiret(i % structures)
  const communeOf = (i: number) => territory.communes[i % territory.communes.length]?.name
  const file = (name: string, lines: string[]) => ({ name, content: Buffer.from(lines.join('\n')) })
  const flows = (label: string, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `R${i};${siretOf(i)};matière;${label} ${i};${(i % 500) + 1},5;t;an;toute l'année`,
    )
  return [
    file('structures.csv', [
      'siret;nom;type;activite;commune',
      ...Array.from(
        { length: structures },
        (_, i) => `${siretOf(i)};Structure ${i};entreprise;16.10A;${communeOf(i)}`,
      ),
    ]),
    file('gisements.csv', [
      'reference;siret;famille;libelle;quantite;unite;periode;mois',
      ...flows('Sciure de chêne lot', Math.ceil((rows - structures) / 2)),
    ]),
    file('besoins.csv', [
      'reference;siret;famille;libelle;quantite;unite;periode;mois',
      ...flows('Litière de sciure lot', Math.floor((rows - structures) / 2)),
    ]),
  ]
}
