/** What a use of a resource spares and costs: ids of factors per tonne. */
interface Way {
  /** Production of what it replaces. */
  replaces: string
  /** Work that it takes to be used so; `null`: none, `unknown`: some, of which the base gives no factor. */
  processing: string | null | 'unknown'
}

/** Factors of a resource of the knowledge base and of what belongs to it; what is left out is not estimated. */
export interface ResourceFactors {
  resource: string
  /** Production of the same thing new, when it is used as it is in its place. */
  asNew?: string
  /** By use of the knowledge base. */
  uses?: Readonly<Record<string, Way>>
  landfill?: string
  incineration?: string
}

const steelEnd = { landfill: '34466', incineration: '34462' }
const aluminiumEnd = { landfill: '34468', incineration: '34464' }
const cardboardEnd = { landfill: '34484', incineration: '34482' }
const glassEnd = { landfill: '34476', incineration: '34474' }
const peEnd = { landfill: '34532', incineration: '34528' }
const woodPackagingEnd = { landfill: '34594', incineration: '34592' }
const ldpe = {
  asNew: '20831',
  uses: { 'recycle-pe': { replaces: '20831', processing: '20838' } },
  ...peEnd,
}
const inert = {
  uses: {
    'road-base': { replaces: '26735', processing: '26736' },
    'concrete-aggregate': { replaces: '26735', processing: '26736' },
    backfill: { replaces: '26735', processing: '26736' },
  },
  landfill: '34690',
}

/**
 * Which factors stand for which resource. A factor is named only where the base has one for that very matter: hollow
 * glass for bottles but not for panes, packaging for packaging. A use that replaces something else (cardboard as mulch,
 * pallets as fuel) has no row: what it spares is not in the base, and is then not estimated.
 */
export const resourceFactors: readonly ResourceFactors[] = [
  {
    resource: 'ferrous-metal',
    asNew: '26729',
    uses: { 'metal-remelting-steel': { replaces: '26729', processing: '26730' } },
    ...steelEnd,
  },
  {
    resource: 'aluminium',
    asNew: '26731',
    uses: { 'metal-remelting-aluminium': { replaces: '26731', processing: '26732' } },
    ...aluminiumEnd,
  },
  {
    resource: 'copper',
    asNew: '26733',
    uses: { 'metal-remelting-copper': { replaces: '26733', processing: 'unknown' } },
  },
  {
    resource: 'cardboard',
    asNew: '26737',
    uses: { 'paper-pulp': { replaces: '26737', processing: '26738' } },
    ...cardboardEnd,
  },
  {
    resource: 'boxes',
    asNew: '26737',
    uses: {
      'packaging-reuse': { replaces: '26737', processing: null },
      'paper-pulp': { replaces: '26737', processing: '26738' },
    },
    ...cardboardEnd,
  },
  ...['cullet', 'glass-bottle', 'jars'].map((resource) => ({
    resource,
    asNew: '26741',
    uses: {
      'recycle-glass': { replaces: '26741', processing: '26742' },
      'bottling-jarring': { replaces: '26741', processing: 'unknown' },
    },
    ...glassEnd,
  })),
  { resource: 'ldpe-film', ...ldpe },
  { resource: 'stretch-film', ...ldpe },
  {
    resource: 'hdpe',
    asNew: '20830',
    uses: { 'recycle-pe': { replaces: '20830', processing: '20837' } },
    ...peEnd,
  },
  {
    resource: 'pp',
    asNew: '20845',
    uses: { 'recycle-pp': { replaces: '20845', processing: '34706' } },
  },
  {
    resource: 'pet',
    asNew: '20832',
    uses: { 'recycle-pet': { replaces: '20832', processing: '20839' } },
  },
  {
    resource: 'pvc',
    asNew: '20834',
    uses: { 'recycle-pvc': { replaces: '20834', processing: '20841' } },
  },
  {
    resource: 'mixed-plastic',
    uses: { 'recycle-plastic-other': { replaces: '20836', processing: '20843' } },
  },
  {
    resource: 'gravel',
    asNew: '26735',
    uses: {
      'road-base': { replaces: '20804', processing: null },
      'concrete-aggregate': { replaces: '26735', processing: null },
    },
    landfill: '34690',
  },
  ...['rubble', 'concrete', 'brick-waste', 'tile-ceramic-waste'].map((resource) => ({ resource, ...inert })),
  {
    resource: 'wood-raw',
    uses: { 'building-reuse': { replaces: '20721', processing: null } },
  },
  { resource: 'pallet-crate', ...woodPackagingEnd },
  {
    resource: 'cement-dust',
    uses: { 'cement-binder': { replaces: '20723', processing: null } },
  },
  {
    resource: 'catering-waste',
    uses: {
      biogas: { replaces: '34637', processing: '34636' },
      'compost-input': { replaces: '34639', processing: '34638' },
    },
    landfill: '34648',
  },
]
