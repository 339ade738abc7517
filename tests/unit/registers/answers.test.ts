import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyIn } from '../../../src/features/registers/company-answer.ts'
import { placesIn } from '../../../src/features/registers/place-answer.ts'
import { companyResult, establishment, geocoded, NO_RESULT } from '../../support/register-server.ts'

const SIRET = '73282932000074'

describe('an answer of the register of companies', () => {
  it('is read into our words', () => {
    expect(companyIn(companyResult(SIRET), SIRET)).toEqual({
      siret: SIRET,
      siren: '732829320',
      name: 'FROMAGERIE DU PRE',
      kind: 'company',
      nafCode: '10.51C',
      headcountBand: '20-49',
      address: '12 RUE DU PRE',
      postalCode: '32000',
      communeCode: '32013',
      communeName: 'AUCH',
      lat: 43.646,
      lng: 0.586,
      isClosed: false,
      closedOn: null,
    })
  })

  it('finds the site among those of the company, its seat included, and no other', () => {
    const answer = companyResult(SIRET, { matching_etablissements: [], siege: establishment(SIRET) })
    expect(companyIn(answer, SIRET)).toMatchObject({ siret: SIRET })
    expect(companyIn(companyResult('35600000000048'), SIRET)).toBeNull()
    expect(companyIn(NO_RESULT, SIRET)).toBeNull()
  })

  it.each([
    [companyResult(SIRET, {}, { etat_administratif: 'F', date_fermeture: '2024-06-30' }), '2024-06-30'],
    [companyResult(SIRET, { etat_administratif: 'C', date_fermeture: '2025-01-31' }), '2025-01-31'],
    [companyResult(SIRET, {}, { etat_administratif: 'F' }), null],
  ])('tells a closed site, and since when if it says so', (answer, closedOn) => {
    expect(companyIn(answer, SIRET)).toMatchObject({ isClosed: true, closedOn })
  })

  it.each([
    ['9220', 'association'],
    ['7210', 'public'],
    ['4110', 'public'],
    ['5499', 'company'],
    ['1000', 'company'],
    [null, null],
  ])('reads the legal category %s as %s', (nature_juridique, kind) => {
    expect(companyIn(companyResult(SIRET, { nature_juridique }), SIRET)).toMatchObject({ kind })
  })

  it('takes nothing for known that is masked, presumed or out of France', () => {
    const answer = companyResult(
      SIRET,
      { nom_raison_sociale: null, nom_complet: '[NON-DIFFUSIBLE]', tranche_effectif_salarie: 'NN' },
      { adresse: '[NON-DIFFUSIBLE]', latitude: '0', longitude: '' },
    )
    expect(companyIn(answer, SIRET)).toMatchObject({
      ...{ name: null, headcountBand: null, address: null, lat: null, lng: null },
    })
  })

  it('is not understood when it is not what is documented', () => {
    for (const garbage of [null, 'oui', [], {}, { results: 'none' }, { results: [{ siren: 3 }] }])
      expect(companyIn(garbage, SIRET)).toBe('misunderstood')
    fc.assert(fc.property(fc.jsonValue(), (garbage) => void companyIn(garbage, SIRET)))
  })
})

describe('an answer of the geocoder', () => {
  it('is read with the latitude where ours is', () => {
    expect(placesIn(geocoded())).toEqual([
      {
        ...{ label: '12 Rue du Pré 32000 Auch', address: '12 Rue du Pré', postalCode: '32000' },
        ...{ communeCode: '32013', communeName: 'Auch', lat: 43.646, lng: 0.586 },
      },
    ])
  })

  it('gives a commune no street, and leaves out what is not in France', () => {
    const answer = geocoded([
      { properties: { type: 'municipality', name: 'Auch', label: 'Auch' } },
      { coordinates: [2.35, -48.85] },
    ])
    expect(placesIn(answer)).toMatchObject([{ label: 'Auch', address: null }])
  })

  it('is not understood when it is not what is documented', () => {
    for (const garbage of [null, {}, { type: 'FeatureCollection' }, { ...geocoded(), type: 'Feature' }])
      expect(placesIn(garbage)).toBe('misunderstood')
    fc.assert(fc.property(fc.jsonValue(), (garbage) => void placesIn(garbage)))
  })
})
