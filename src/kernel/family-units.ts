import type { Family } from './families.ts'
import { type Unit, units } from './quantity.ts'

const ENERGY: readonly Unit[] = ['kWh', 'MWh']
const MATTER: readonly Unit[] = ['t', 'kg', 'm3', 'L', 'piece', 'm2']
const ALL_BUT_ENERGY = units.filter((unit) => !ENERGY.includes(unit))

/**
 * The units each family is counted in, the usual ones first. Wide on purpose: a kiln is lent by the cubic metre, a roof
 * for panels by the square metre; what is left out is a slip of the hand ("3 t de main-d’œuvre").
 */
const FITTING: Record<Family, readonly Unit[]> = {
  // A gas or a fuel is sold by its energy.
  material: [...MATTER, ...ENERGY],
  waste: MATTER,
  water: ['m3', 'L', 't'],
  energy: ['MWh', 'kWh', 't', 'kg', 'm3', 'L', 'm2'],
  equipment: ['day', 'hour', 'piece', ...ALL_BUT_ENERGY],
  space: ['m2', 'm3', 'place', 'piece', 'day', 'hour', 't'],
  logistics: ['place', 't', 'kg', 'm3', 'L', 'piece', 'day', 'hour'],
  service: ['hour', 'day', ...ALL_BUT_ENERGY],
  skill: ['hour', 'day', 'place', 'piece'],
  'group-purchase': ['place', ...units],
  infrastructure: ['place', ...units],
}

export function unitsOf(family: Family): readonly Unit[] {
  return [...new Set(FITTING[family])]
}

export function fits(unit: Unit, family: Family): boolean {
  return FITTING[family].includes(unit)
}
