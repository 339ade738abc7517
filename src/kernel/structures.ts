export const organisationKinds = ['company', 'association', 'public'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const headcountBands = ['0', '1-9', '10-19', '20-49', '50-99', '100-249', '250+'] as const
export type HeadcountBand = (typeof headcountBands)[number]
