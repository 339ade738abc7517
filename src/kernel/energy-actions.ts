/** What a structure may do about its energy, by what it bears on. */
export const energyActionTypes = [
  'insulation',
  'heating',
  'cooling',
  'lighting',
  'compressed-air',
  'motors',
  'process',
  'heat-recovery',
  'renewables',
  'mobility',
  'monitoring',
  'other',
] as const
/** Where such an action stands; under way and done count as undertaken. */
export const energyStatuses = ['proposed', 'decided', 'under-way', 'done', 'abandoned'] as const
