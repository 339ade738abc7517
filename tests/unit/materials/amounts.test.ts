import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountIn, monthsIn } from '../../../src/features/materials/reading/amounts.ts'
import { monthsInFrench } from '../../../src/kernel/months.ts'

const amount = (text: string) => {
  const found = amountIn(text)
  return found && [found.quantity, found.unit, found.period, found.because]
}

describe('the amount in a text', () => {
  it.each([
    ['420 t de sciure par an', [420, 't', 'year', '420 t']],
    ['Sciure, 1 250,5 tonnes/an', [1250.5, 't', 'year', '1 250,5 tonnes/an']],
    ['Lactosérum doux : 22 m³ par semaine', [22, 'm3', 'week', '22 m³ par semaine']],
    ['Une dizaine de palettes chaque mois', [10, 'piece', 'month', 'Une dizaine de palettes chaque mois']],
    ['Besoin de 20 t de compost au printemps', [20, 't', null, '20 t']],
    ['35 fûts de 400 L', [35, 'piece', null, '35 fûts']],
    ['Fûts de 400 L, deux palettes', [2, 'piece', null, 'deux palettes']],
    ['Technicien informatique, deux jours par mois', [2, 'day', 'month', 'deux jours par mois']],
    ['120 kg de pain en une fois', [120, 'kg', 'once', '120 kg']],
    ['Hangar de 600 m2 libre en hiver', [600, 'm2', null, '600 m2']],
    ['12 hl de vin déclassé', [1200, 'L', null, '12 hl']],
    ['Production annuelle de 90 MWh', [90, 'MWh', 'year', '90 MWh']],
    ['Cartons 400 x 300 x 250, environ 9000 pièces', [9000, 'piece', null, '9000 pièces']],
  ])('%s', (text, expected) => {
    expect(amount(text)).toEqual(expected)
  })

  it.each([
    'Enlèvement sous 24 h',
    'Départ 4 h du matin',
    'Ouvert 8 h-17 h',
    'Plaquettes P45, 30 % d’humidité',
    'Eau chaude à 60 °C',
    'Fûts d’armagnac de 400 L en fin de vie',
    'Groupement d’achat 2027-2029',
    'Un hangar vide',
  ])('is not in « %s »', (text) => {
    expect(amountIn(text)).toBeNull()
  })

  it('quotes the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const found = amountIn(text)
        if (found) expect(text).toContain(found.because)
        const months = monthsIn(text)
        if (months) expect(text).toContain(months.because)
      }),
    )
  })
})

describe('the months in a text', () => {
  it.each([
    ['Sciure de novembre à mars', 'novembre à mars'],
    ['Tomates d’août à octobre', 'août à octobre'],
    ['Herbe en mai, juin et septembre', 'mai à juin, septembre'],
    ['Chaleur toute l’année sauf août', 'septembre à juillet'],
    ['Cartons toute l’année', 'toute l’année'],
    ['Surplus de fruits en été', 'juin à août'],
    ['Broyat mi-octobre à fin février', 'octobre à février'],
    ['Quai libre hors juillet', 'août à juin'],
  ])('%s: %s', (text, expected) => {
    expect(monthsInFrench(monthsIn(text)?.months ?? 0)).toBe(expected)
  })

  it.each(['Bois qui a été traité', 'Marsouin', 'Sept palettes', 'Décor de Noël'])(
    'none in « %s »',
    (text) => {
      expect(monthsIn(text)).toBeNull()
    },
  )
})
