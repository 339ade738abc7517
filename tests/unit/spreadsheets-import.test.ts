import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/connection.ts'
import { migrateDatabase } from '../../src/db/migrate.ts'
import type { Actor, Role } from '../../src/kernel/actor.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { buildRooms } from '../../src/rooms.ts'
import { SECRET } from '../support/app.ts'

const actor = (userId: string, role: Role = 'facilitator'): Actor => ({
  userId,
  name: userId,
  role,
  memberships: [],
  portfolio: null,
})
const ana = actor('ana')
const administrator = actor('admin', 'administrator')

/** Every row that an import may write. */
const stateOf = ({ sqlite }: ReturnType<typeof openDatabase>) =>
  ['organisations', 'sites', 'contacts', 'flows'].map((table) =>
    sqlite.prepare(`select * from ${table} order by id`).all(),
  )

function house() {
  const db = openDatabase({ file: ':memory:' })
  migrateDatabase(db)
  let now = new Date('2026-11-23T09:00:00Z')
  const clock: Clock = { now: () => new Date(now) }
  const { organisations, flows, spreadsheets: service } = buildRooms(db, clock, SECRET)
  const later = (hours: number) => {
    now = new Date(now.getTime() + hours * 3_600_000)
  }
  return { db, service, organisations, flows, later }
}

const file = (name: string, text: string) => ({ name, content: Buffer.from(text) })
const structures = (...rows: string[]) =>
  file('structures.csv', ['siret;nom;commune;telephone;contact;notes', ...rows].join('\n'))
const stocks = (...rows: string[]) =>
  file(
    'gisements.csv',
    [
      'reference;siret;structure;libelle;quantite;unite;periode;mois;code_dechet;famille;confirme_le',
      ...rows,
    ].join('\n'),
  )

// Fictional, their keys right: two sites of one company, and another.
const [A1, A2, B1] = ['00011122900019', '00011122900027', '00020147500019'] as const

describe('structures', () => {
  it('are created, then left alone by the same file', async () => {
    const { service, organisations } = house()
    const files = [
      structures(`${A1};Alpha;Auch;;;`, `${B1};Béta;Pavie;05 62 00 00 00;Zoé;`, ';Gamma;Auch;;;'),
    ]
    const preview = await service.preview(ana, files)
    expect(preview.totals).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0 })
    expect((await service.apply(ana, preview.id)).totals.created).toBe(3)
    expect(
      organisations
        .records()
        .map(({ name, siren }) => [name, siren])
        .sort(),
    ).toEqual([
      ['Alpha', '000111229'],
      ['Béta', '000201475'],
      ['Gamma', null],
    ])
    const again = await service.preview(ana, files)
    expect(again.totals).toEqual({ created: 0, updated: 0, unchanged: 3, rejected: 0 })
    expect(again.applicable).toBe(false)
  })

  it('of one SIREN and two SIRET are one with two sites, each with its name', async () => {
    const { service, organisations } = house()
    const files = [structures(`${A1};Alpha;Auch;;;`, `${A2};Alpha usine;Pavie;;;`)]
    await service.applyFiles(files, 'test')
    const [alpha, ...others] = organisations.records()
    expect(others).toEqual([])
    expect(alpha?.sites.map(({ siret, label, communeName }) => [siret, label, communeName]).sort()).toEqual([
      [A1, null, 'Auch'],
      [A2, 'Alpha usine', 'Pavie'],
    ])
    expect((await service.planFiles(files)).totals.unchanged).toBe(2)
    expect((await service.planFiles([structures(`${A2};Alpha usine;;;;`)])).totals.unchanged).toBe(1)
  })

  it('twice in a file are rejected, naming both rows', async () => {
    const { rejected } = await house().service.planFiles([
      structures(`${A1};Alpha;;;;`, `${A1};Alpha bis;;;;`, ';Gamma;;;;', ';gamma;;;;'),
    ])
    expect(
      rejected.map(({ row, column, expected }) => [row, column, /ligne \d/.exec(expected)?.[0]]),
    ).toEqual([
      [3, 'siret', 'ligne 2'],
      [5, 'nom', 'ligne 4'],
    ])
  })

  it('are told apart by their commune when only named', async () => {
    const { service, organisations } = house()
    const files = [structures(';Mairie;Auch;;;', ';Mairie;Pavie;;;')]
    await service.applyFiles(files, 'test')
    expect(organisations.records()).toHaveLength(2)
    expect((await service.planFiles(files)).totals.unchanged).toBe(2)
    expect((await service.planFiles([structures(';Mairie;;;;')])).rejected[0]?.expected).toContain(
      '2 structures',
    )
  })

  it('change where the file says so, and keep what it leaves empty', async () => {
    const { service, organisations } = house()
    await service.applyFiles([structures(`${A1};Alpha;Auch;0562000000;Zoé;Un mot.`)], 'test')
    const change = [structures(`${A1};Alpha SAS;Pavie;;;`)]
    const preview = await service.planFiles(change)
    expect(preview.rows[0]?.changes).toEqual([
      { field: 'nom', before: 'Alpha', after: 'Alpha SAS' },
      { field: 'code_postal', before: '32000', after: '32550' },
      { field: 'commune', before: 'Auch', after: 'Pavie' },
      { field: 'code_insee', before: '32013', after: '32307' },
      { field: 'lat', before: '43,6533', after: '43,6055' },
      { field: 'lon', before: '0,5749', after: '0,5892' },
    ])
    await service.applyFiles(change, 'test')
    const [alpha] = organisations.records()
    expect(alpha).toMatchObject({
      name: 'Alpha SAS',
      notes: 'Un mot.',
      sites: [{ siret: A1, communeName: 'Pavie', placedBy: 'commune' }],
    })
    expect(organisations.contactsByOrganisation().get(alpha?.id ?? '')).toMatchObject([
      { name: 'Zoé', phone: '0562000000' },
    ])
    expect((await service.planFiles(change)).totals.unchanged).toBe(1)
  })

  it('with swapped coordinates, a wrong key or half a place are rejected cell by cell', async () => {
    const text = `siret;siren;nom;lat;lon\n${A1};000201475;Alpha;;\n00011122900018;;Béta;;\n;;Gamma;0,58;43,6\n;;Delta;43,6;`
    const { rejected, totals } = await house().service.planFiles([file('structures.csv', text)])
    expect(rejected.map(({ row, column, read }) => [row, column, read])).toEqual([
      [2, 'siren', '000201475'],
      [3, 'siret', '00011122900018'],
      [4, 'lat', '0,58'],
      [5, 'lon', ''],
    ])
    expect(totals.rejected).toBe(4)
  })
})

describe('flows', () => {
  it('belong to a structure of the same file or of the base; else they are rejected', async () => {
    const { service, flows } = house()
    await service.applyFiles([structures(`${B1};Béta;Pavie;;;`)], 'test')
    const good = [
      structures(`${A1};Alpha;Auch;;;`),
      stocks(`G1;${A1};;Sciure;12,5 t/an;;;;;;`, `G2;;BETA;Palettes;3;t;an;hiver;150103;;`),
    ]
    expect((await service.applyFiles(good, 'test')).created).toBe(3)
    const byReference = flows.allRows().sort((a, b) => (a.reference ?? '').localeCompare(b.reference ?? ''))
    expect(byReference).toMatchObject([
      {
        reference: 'G1',
        family: 'material',
        quantity: 12.5,
        unit: 't',
        period: 'year',
        visibility: 'facilitators',
        provenance: 'declared',
      },
      { reference: 'G2', family: 'waste', wasteCode: '150103', siteId: null },
    ])
    expect(byReference[0]?.siteId).not.toBeNull()
    expect((await service.planFiles(good)).totals).toEqual({
      created: 0,
      updated: 0,
      unchanged: 4 - 1,
      rejected: 0,
    })
    const bad = await service.planFiles([
      stocks(`;${A2};;x y;;;;;;;`, ';;Inconnue;x y;;;;;;;', ';;;x y;;;;;;;'),
    ])
    expect(bad.rejected.map(({ column, row }) => [row, column])).toEqual([
      [2, 'siret'],
      [3, 'structure'],
      [4, 'siret'],
    ])
    expect(bad.rejected[0]?.expected).toContain('Alpha')
  })

  it('are found again by reference, or by words without one', async () => {
    const { service, flows } = house()
    await service.applyFiles(
      [
        structures(`${A1};Alpha;Auch;;;`),
        stocks(`G1;${A1};;Sciure;1;t;an;;;;`, `;${A1};;Écorces;2;t;an;;;;`),
      ],
      'test',
    )
    const change = [stocks(`G1;${A1};;Sciure de chêne;;;;;;;17/03/2026`, `;${A1};;ecorces;3;;;;;;`)]
    const { rows } = await service.planFiles(change)
    expect(rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      [
        'updated',
        [
          { field: 'libelle', before: 'Sciure', after: 'Sciure de chêne' },
          { field: 'confirme_le', before: '', after: '17/03/2026' },
        ],
      ],
      [
        'updated',
        [
          { field: 'libelle', before: 'Écorces', after: 'ecorces' },
          { field: 'quantite', before: '2', after: '3' },
        ],
      ],
    ])
    await service.applyFiles(change, 'test')
    expect(new Map(flows.allRows().map(({ label, quantity }) => [label, quantity]))).toEqual(
      new Map([
        ['Sciure de chêne', 1],
        ['ecorces', 3],
      ]),
    )
  })

  it('twice in a file, of a withdrawn reference or of an unknown code are rejected', async () => {
    const { service, flows } = house()
    await service.applyFiles([structures(`${A1};Alpha;Auch;;;`), stocks(`G1;${A1};;Sciure;;;;;;;`)], 'test')
    flows.withdraw(ana, flows.allRows()[0]?.id ?? '', 'form')
    const { rejected } = await service.planFiles([
      stocks(
        `G1;${A1};;Sciure;;;;;;;`,
        `G2;${A1};;Un;;;;;;;`,
        `G2;${A1};;Deux;;;;;;;`,
        `G3;${A1};;Trois;;;;;999999;;`,
        `G4;${A1};;Quatre;1 t;kg;;;;;`,
      ),
    ])
    expect(rejected.map(({ row, column }) => [row, column])).toEqual([
      [2, 'reference'],
      [4, 'reference'],
      [5, 'code_dechet'],
      [6, 'unite'],
    ])
  })

  it('text that looks like a formula is text', async () => {
    const { service, flows } = house()
    await service.applyFiles(
      [structures(`${A1};=1+1;Auch;;;@SUM(A1)`), stocks(`G1;${A1};;=HYPERLINK("x");;;;;;;`)],
      'test',
    )
    expect(flows.allRows()[0]?.label).toBe('=HYPERLINK("x")')
  })
})

describe('an import', () => {
  const files = [structures(`${A1};Alpha;Auch;;;`)]

  it('belongs to its user, is applied once, and is forgotten after a day', async () => {
    const { service, later } = house()
    const { id } = await service.preview(ana, files)
    await expect(service.apply(actor('bob'), id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(service.apply(actor('ana', 'member'), id)).rejects.toMatchObject({ code: 'forbidden' })
    await service.apply(ana, id)
    await expect(service.apply(ana, id)).rejects.toMatchObject({ code: 'conflict' })
    const { id: second } = await service.preview(ana, files)
    later(25)
    await expect(service.apply(ana, second)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused when what it was compared with has changed', async () => {
    const { service, organisations } = house()
    const { id } = await service.preview(ana, files)
    await service.applyFiles([structures(`${A1};Autre nom;Auch;;;`)], 'test')
    await expect(service.apply(ana, id)).rejects.toMatchObject({ code: 'preview-outdated' })
    expect(organisations.records().map(({ name }) => name)).toEqual(['Autre nom'])
  })

  it('with one rejected cell writes nothing', async () => {
    const { service, organisations, flows } = house()
    const { id, applicable } = await service.preview(ana, [
      ...files,
      stocks(`G1;${A1};;Sciure;;;;;;;`, `G2;${A1};;Bois;douze;;;;;;`),
    ])
    expect(applicable).toBe(false)
    const error = await service.apply(ana, id).catch((refused) => refused)
    expect(error).toMatchObject({ code: 'invalid-input' })
    expect(error.message).toBe(
      'Rien n’a été importé. « gisements.csv », ligne 3, colonne « quantite » : « douze » est écrit, il faut une quantité positive, comme 12,5 (ou 12,5 t).',
    )
    expect([organisations.records(), flows.allRows()]).toEqual([[], []])
  })

  it('leaves the rejected rows out when asked to, with those that only they made possible', async () => {
    const { service, organisations, flows } = house()
    const { id, withoutRejected } = await service.preview(ana, [
      structures(`${A1};Scierie;Auch;;;`, ';Menuiserie;Auch;téléphone;;'),
      stocks(`G1;${A1};;Sciure;;;;;;;`, `G2;${A1};;Bois;douze;;;;;;`, 'G3;;Menuiserie;Chutes;;;;;;;'),
    ])
    expect(withoutRejected).toEqual({ created: 2, updated: 0, leftOut: 3 })
    await expect(service.apply(ana, id)).rejects.toMatchObject({ code: 'invalid-input' })
    const { totals } = await service.apply(ana, id, { withoutRejected: true, confirmed: false })
    expect(totals).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 })
    expect(organisations.records().map(({ name }) => name)).toEqual(['Scierie'])
    expect(flows.allRows().map(({ label }) => label)).toEqual(['Sciure'])
  })

  it('offers nothing to leave out when a whole sheet cannot be read, or nothing would be left', async () => {
    const { service } = house()
    const unreadable = file('autre.csv', 'bleu;vert\n1;2')
    const unread = await service.planFiles([...files, unreadable]).catch((refused) => refused)
    expect(unread.withoutRejected ?? null).toBeNull()
    const { withoutRejected } = await service.planFiles([structures('123;Scierie;Auch;;;')])
    expect(withoutRejected).toBeNull()
  })

  it('rolls everything back when a write fails', async () => {
    const { service, organisations, db } = house()
    const sabotage = "CREATE TRIGGER stop BEFORE INSERT ON flows BEGIN SELECT RAISE(ABORT, 'stop'); END"
    db.sqlite.exec(sabotage)
    await expect(service.applyFiles([...files, stocks(`G1;${A1};;Sciure;;;;;;;`)], 'test')).rejects.toThrow()
    expect(organisations.records()).toEqual([])
  })
})

it('the demonstration loads, marked as such, and loads again without a change', async () => {
  const { service, organisations, flows } = house()
  const totals = await service.loadDemo()
  expect(totals.created).toBeGreaterThanOrEqual(24 + 70 + 60)
  expect(organisations.records().every(({ isDemo }) => isDemo)).toBe(true)
  expect(flows.allRows().every(({ siteId }) => siteId !== null)).toBe(true)
  expect(await service.loadDemo()).toMatchObject({ created: 0, updated: 0, rejected: 0 })
})

describe('audits', () => {
  const audits = (...rows: string[]) =>
    file('audits.csv', ['siret;structure;audite_le;audite_par;flux_confirmes', ...rows].join('\n'))
  const given = [
    structures(`${A1};Alpha;Auch;;;`),
    stocks(`R1;${A1};;Sciure;3;t;an;;;;`, `;${A1};;Écorces;;;;;;;`),
  ]
  const auditsOf = ({ flows }: ReturnType<typeof house>) =>
    flows
      .allRows()
      .map(({ label, provenance, auditedBy, auditedOn }) => [label, provenance, auditedBy, auditedOn])

  it('make the flows they name audited, in the same files or registered, once', async () => {
    const at = house()
    const files = [...given, audits(`${A1};;17/03/2026;CCI du Gers;R1 | écorces`)]
    await at.service.applyFiles(files, 'test')
    expect(auditsOf(at)).toEqual([
      ['Sciure', 'audited', 'CCI du Gers', '2026-03-17'],
      ['Écorces', 'audited', 'CCI du Gers', '2026-03-17'],
    ])
    expect((await at.service.planFiles(files)).totals).toMatchObject({ updated: 0, unchanged: 4 })
    const later = audits(';Alpha;20/03/2026;ADEME;tous')
    const preview = await at.service.planFiles([later])
    expect(preview.rows).toMatchObject([
      {
        sheet: 'audits',
        outcome: 'updated',
        label: 'Alpha',
        changes: [{ field: 'Sciure' }, { field: 'Écorces' }],
      },
    ])
    await at.service.applyFiles([later], 'test')
    expect(auditsOf(at)[0]).toEqual(['Sciure', 'audited', 'ADEME', '2026-03-20'])
    // An audit vouches for nothing that a later one has seen.
    expect((await at.service.planFiles(files)).totals).toMatchObject({ updated: 0, unchanged: 4 })
  })

  it('do not vouch for what was declared since', async () => {
    const at = house()
    const audit = audits(`${A1};;17/03/2026;CCI du Gers;tous`)
    await at.service.applyFiles([...given, audit], 'test')
    await at.service.applyFiles([stocks(`R1;${A1};;Sciure;9;t;an;;;;`)], 'test')
    expect((await at.service.planFiles([audit])).rows).toEqual([])
    expect(auditsOf(at)[0]).toEqual(['Sciure', 'declared', 'CCI du Gers', '2026-03-17'])
  })

  it('are rejected cell by cell: no such flow, a day to come, nobody, nothing', async () => {
    const at = house()
    const { rejected } = await at.service.planFiles([
      ...given,
      audits(
        `${A1};;17/03/2026;CCI;Paille`,
        `${A1};;17/03/2099;CCI;tous`,
        `${A1};;;;`,
        `${B1};;17/03/2026;CCI;tous`,
      ),
    ])
    expect(rejected.map(({ row, column }) => [row, column])).toEqual([
      [2, 'flux_confirmes'],
      [3, 'audite_le'],
      [4, 'audite_le'],
      [4, 'audite_par'],
      [4, 'flux_confirmes'],
      [5, 'siret'],
    ])
    expect(rejected[0]?.expected).toContain('« Paille »')
  })
})

it('whatever applies changes nothing the second time, and is undone without a trace', async () => {
  const pick = (...words: string[]) => fc.constantFrom(...words)
  const structure = fc.tuple(
    pick(A1, A2, B1, '', '000111229'),
    pick('Alpha', 'alpha', 'Béta', 'Gamma', ''),
    pick('Auch', 'Pavie', 'Nulle-Part', ''),
    pick('Zoé', 'Ali', ''),
    pick('', '05 62 11 22 33'),
  )
  const stock = fc.tuple(
    pick('R1', 'R2', ''),
    pick(A1, A2, B1, ''),
    pick('Alpha', 'Béta', ''),
    pick('Sciure', 'Écorces'),
    pick('3', '4,5 t', ''),
    pick('hl', 't', ''),
  )
  const audit = fc.tuple(
    pick(A1, A2, B1, ''),
    pick('Alpha', 'Béta'),
    pick('17/03/2026', '20/03/2026'),
    pick('CCI', 'ADEME'),
    pick('tous', 'R1', 'Sciure', 'R1|Écorces'),
  )
  const upload = fc.tuple(
    fc.array(structure, { maxLength: 5 }),
    fc.array(stock, { maxLength: 5 }),
    fc.array(audit, { maxLength: 2 }),
  )
  const csv = ([some, more, seen]: [string[][], string[][], string[][]]) => [
    ...(seen.length > 0
      ? [
          file(
            'audits.csv',
            ['siret;structure;audite_le;audite_par;flux_confirmes', ...seen.map((row) => row.join(';'))].join(
              '\n',
            ),
          ),
        ]
      : []),
    file(
      'structures.csv',
      ['siret;nom;commune;contact;telephone', ...some.map((row) => row.join(';'))].join('\n'),
    ),
    file(
      'gisements.csv',
      ['reference;siret;structure;libelle;quantite;unite', ...more.map((row) => row.join(';'))].join('\n'),
    ),
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(upload, { minLength: 1, maxLength: 3 }), async (uploads) => {
      const { service, db } = house()
      const states: unknown[] = []
      for (const files of uploads.map(csv)) {
        const plan = await service.planFiles(files)
        if (plan.rejected.length > 0) continue
        if (plan.applicable) states.push(stateOf(db))
        await service.applyFiles(files, 'test')
        const again = await service.planFiles(files)
        expect(again.rejected).toEqual([])
        expect(again.rows).toEqual([])
      }
      // Undone from the last to the first, each leaves everything exactly as it found it.
      const { items } = service.history(administrator)
      expect(items).toHaveLength(states.length)
      for (const { id } of items) {
        service.undo(administrator, id)
        expect(stateOf(db)).toEqual(states.pop())
      }
      db.sqlite.close()
    }),
    { numRuns: 150 },
  )
}, 60_000)
