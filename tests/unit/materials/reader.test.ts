import { beforeAll, describe, expect, it } from 'vitest'
import { knowledgeBase } from '../../../src/features/materials/load-knowledge.ts'
import { createReader, type FlowText, type Reader } from '../../../src/features/materials/reading/reader.ts'
import { stemOf, stemsOf, wordsOf } from '../../../src/features/materials/reading/words.ts'

let reader: Reader
beforeAll(() => {
  reader = createReader(knowledgeBase())
})

const lineage = (id: string): string[] => {
  const parent = knowledgeBase().resources.find((resource) => resource.id === id)?.parent
  return parent ? [id, ...lineage(parent)] : [id]
}
const stock = (label: string, rest: Partial<FlowText> = {}) => reader.read({ kind: 'stock', label, ...rest })
const need = (label: string, rest: Partial<FlowText> = {}) => reader.read({ kind: 'need', label, ...rest })

describe('words', () => {
  it('gives singular and plural, with and without accents, one stem', () => {
    for (const [a, b] of [
      ['barriques', 'barrique'],
      ['drêches', 'dreche'],
      ['chevaux', 'cheval'],
      ['vignerons', 'vigneron'],
      ['eaux', 'eau'],
      ['palettes', 'Palette'],
    ])
      expect(stemOf(a as string)).toBe(stemOf(b as string))
  })

  it('does not take maize for a conjunction, nor a class for nothing', () => {
    expect(stemsOf('maïs')).toHaveLength(1)
    expect(stemsOf('bois de classe A')).toHaveLength(2)
    expect(stemsOf('eau à 62 °C')).toEqual(stemsOf('eau à 60 °C'))
  })

  it('takes tonnes after a number for an amount, not for barrels', () => {
    expect(stemsOf('3 tonnes de chutes')).toEqual(stemsOf('3 t de chutes'))
    expect(stemsOf('tonnes en chêne')).toHaveLength(2)
  })

  it('hears no soap in what one knows how to do', () => {
    expect(stemsOf('Nous savons former à la soudure')).toEqual(stemsOf('Former à la soudure'))
    expect(stemsOf('Savons de Marseille')).toContain(stemOf('savon'))
    expect(stemsOf('Nos savons, former des pains')).toContain(stemOf('savon'))
  })

  it('keeps the place of each word', () => {
    expect(wordsOf('Sciure, non traitée').map(({ text, clause }) => [text, clause])).toEqual([
      ['Sciure', 0],
      ['non', 1],
      ['traitée', 1],
    ])
  })
})

describe('reading a stock', () => {
  it.each([
    ['Nous savons former à la soudure', 'training-trade'],
    ['Pouvons former au tri des déchets', 'training-environment'],
    ['Drêches de brasserie fraîches', 'spent-grain'],
    ['DRECHES DE BRASSERIE', 'spent-grain'],
    ['Lactosérum doux de fromagerie', 'whey-sweet'],
    ['Barriques de chêne réformées', 'cooperage'],
    ['Tournures d’aluminium', 'aluminium-turnings'],
    ['Cartons vides', 'packaging'],
    ['Plumes de canard', 'feather'],
    ['Salle de réunion le soir', 'meeting-room'],
  ])('understands « %s »', (label, expected) => {
    const [first] = stock(label).resources
    expect(first && lineage(first.id)).toContain(expected)
  })

  it.each([
    ['Farine de bois résineux', 'flour-offgrade'],
    ['Lies de peinture aqueuse', 'wine-lees'],
    ['Chutes de laine de roche', 'raw-wool'],
    ['Copeaux d’acier', 'wood-shavings'],
    ['Lait de chaux', 'milk-offgrade'],
  ])('is not taken in by « %s »', (label, trap) => {
    expect(stock(label).resources[0]?.id).not.toBe(trap)
  })

  it('hears what is said not to be there', () => {
    expect(stock('Traverses de chêne non créosotées').qualifiers).not.toContain('creosoted')
    expect(stock('Traverses de chêne créosotées').qualifiers).toContain('creosoted')
    expect(stock('Chutes de bois', { details: 'sans colle ni vernis' }).qualifiers).not.toContain(
      'glued-painted',
    )
  })

  it('takes the hazard from the code, and a word from its code', () => {
    expect(stock('Bain usé', { wasteCode: '110105' }).qualifiers).toContain('hazardous')
    expect(stock('Emballages', { wasteCode: '150101' }).qualifiers).not.toContain('hazardous')
  })

  it('reads English too, without mixing the tongues', () => {
    expect(stock('Spent grain from our brewery').resources[0]?.id).toBe('spent-grain')
    expect(stock('Logements de fonction').resources.map(({ id }) => id)).not.toContain('firewood')
  })
})

describe('reading a need', () => {
  it.each([
    ['Brasseur souhaite élever une bière sous bois', 'ageing-in-wood'],
    ['Maraîcher veut chauffer ses serres', 'heat-greenhouse'],
    ['Éleveur cherche litière pour ses porcs', 'bedding-pig'],
    ['Cherche remblai pour un chemin', 'backfill'],
  ])('understands the function in « %s »', (label, use) => {
    expect(
      need(label)
        .uses.slice(0, 4)
        .map(({ id }) => id),
    ).toContain(use)
  })

  it('takes « sans gardien » for a wish, « sans colle » for a refusal', () => {
    expect(need('PME cambriolée, sans gardiennage').excluded).not.toContain('guarding')
    expect(need('Cherche copeaux sans colle').excluded).toContain('adhesive')
  })

  it('uses the activity as a hint only', () => {
    const { uses } = need('Cherche coproduit bon marché', { activity: '01.46Z' })
    const pig = uses.find(({ id }) => id === 'feed-pig')
    expect(pig?.isSaid).toBe(false)
    expect(pig?.weight ?? 0).toBeLessThan(0.6)
  })
})

describe('any text', () => {
  it('is read without fault, the same each time', () => {
    for (const label of [
      '',
      '...',
      '😀 déchets',
      'a'.repeat(200),
      '= 1 + 1',
      'NULL',
      'é'.repeat(50),
      '12 t/an',
    ])
      expect(stock(label)).toEqual(stock(label))
  })
})
