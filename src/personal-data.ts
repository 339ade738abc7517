import type { PersonalDataTable } from './db/personal-data.ts'
import { accountsPersonalData } from './features/accounts/personal-data.ts'
import { auditsPersonalData } from './features/audits/personal-data.ts'
import { campaignsPersonalData } from './features/campaigns/personal-data.ts'
import { directoryPersonalData } from './features/directory/personal-data.ts'
import { eventsPersonalData } from './features/events/personal-data.ts'
import { flowsPersonalData } from './features/flows/personal-data.ts'
import { groupsPersonalData } from './features/groups/personal-data.ts'
import { informationPersonalData } from './features/information/personal-data.ts'
import { journalPersonalData } from './features/journal/personal-data.ts'
import { matchingPersonalData } from './features/matching/personal-data.ts'
import { materialsPersonalData } from './features/materials/personal-data.ts'
import { noticesPersonalData } from './features/notices/personal-data.ts'
import { organisationsPersonalData } from './features/organisations/personal-data.ts'
import { peoplePersonalData } from './features/people/personal-data.ts'
import { privacyPersonalData } from './features/privacy/personal-data.ts'
import { projectsPersonalData } from './features/projects/personal-data.ts'
import { planPersonalData } from './features/reporting/plan/personal-data.ts'
import { sharedServicesPersonalData } from './features/shared-services/personal-data.ts'
import { importsPersonalData } from './features/spreadsheets/personal-data.ts'
import { synergiesPersonalData } from './features/synergies/personal-data.ts'
import { trainingPersonalData } from './features/training/personal-data.ts'
import { workshopsPersonalData } from './features/workshops/personal-data.ts'
import { mailPersonalData } from './mail/personal-data.ts'

/** Where the data of people and structures lies: each room's own list, in the order of an export. */
export const personalData: readonly PersonalDataTable[] = [
  ...accountsPersonalData,
  ...organisationsPersonalData,
  ...peoplePersonalData,
  ...flowsPersonalData,
  ...materialsPersonalData,
  ...matchingPersonalData,
  ...workshopsPersonalData,
  ...synergiesPersonalData,
  ...groupsPersonalData,
  ...sharedServicesPersonalData,
  ...projectsPersonalData,
  ...auditsPersonalData,
  ...eventsPersonalData,
  ...campaignsPersonalData,
  ...informationPersonalData,
  ...trainingPersonalData,
  ...planPersonalData,
  ...directoryPersonalData,
  ...importsPersonalData,
  ...noticesPersonalData,
  ...mailPersonalData,
  ...privacyPersonalData,
  ...journalPersonalData,
]
