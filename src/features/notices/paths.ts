/** The centre of notices, and the page where a person chooses how they are told. */
export const NOTICES_PATH = '/avis'
export const PREFERENCES_PATH = '/mon-compte/avis'
