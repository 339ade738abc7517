import type { MeetingDeed } from './circle.ts'

/** What the mail about a meeting is called, by what happened to it. */
export const meetingSubjects: Record<MeetingDeed, string> = {
  'meeting-planned': 'Une réunion est prévue',
  'meeting-changed': 'Une réunion a été modifiée',
  'meeting-cancelled': 'Une réunion est annulée',
}

export const calendarSentence = 'Le fichier joint la met dans votre agenda, ou l’y modifie.'
