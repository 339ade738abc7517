/** The centre of notices, how one chooses to be told, and the settings of the weekly mail. */
export const enNotices = {
  'notices.title': 'Notices',
  'notices.lead': 'What concerns you, as it happens.',
  'notices.bell': { one: 'Notices: {count} unread', other: 'Notices: {count} unread' },
  'notices.unread': { one: '{count} unread notice', other: '{count} unread notices' },
  'notices.markAll': 'Mark all as read',
  'notices.markOne': 'Mark as read: {notice}',
  'notices.mark': 'Read',
  'notices.new': 'Unread',
  'notices.none': 'No notice so far',
  'notices.none.text':
    'An introduction proposed, a first match, a message: you will know it here, without reloading the page.',
  'notices.preferences': 'Choose what I receive',

  'preferences.title': 'What you receive',
  'preferences.lead': 'For each kind of notice, choose how to be told. The change holds from now on.',
  'preferences.saved': 'Saved.',
  'preferences.back': 'My account',
  'preferences.card': 'Notices and mails',
  'preferences.card.text':
    'Introductions, matches, visits, messages: choose what is written to you, and when.',
  'preferences.asksConsent':
    'This notice asks for your consent: turned off altogether, a request would stay unanswered without your knowing.',
  'way.live': 'Here only',
  'way.live.text': 'Among your notices, at once.',
  'way.mail': 'Here and by mail',
  'way.mail.text': 'A mail at once.',
  'way.digest': 'Here and in the summary',
  'way.digest.text':
    'One mail a week at most, on {weekday} at {hour}:00, and only when something awaits you.',
  'way.none': 'Never',
  'way.none.text': 'No notice, no mail.',

  'noticeKind.introduction-asked': 'An introduction is proposed to me',
  'noticeKind.introduction-answered': 'An organisation answers an introduction that I proposed',
  'noticeKind.introduced': 'Every organisation agreed to an introduction',
  'noticeKind.synergy-stage': 'One of my synergies moves to another stage',
  'noticeKind.synergy-message': 'A message is written in one of my synergies',
  'noticeKind.synergy-task': 'A task becomes mine',
  'noticeKind.synergy-meeting': 'A meeting is planned, moved or cancelled',
  'noticeKind.synergy-reminder': 'There is no news of one of my synergies',
  'noticeKind.match-found': 'First matches are proposed for one of my flows',
  'noticeKind.visit-planned': 'A visit is entrusted to me',
  'noticeKind.renewal-due': 'What I declared is to be confirmed',

  'settings.group.notices': 'Weekly summary',
  'setting.digestWeekday': 'Day of the summary',
  'setting.digestWeekday.text': '1: Monday, 7: Sunday.',
  'setting.digestHour': 'Hour of the summary',
  'setting.digestHour.text': 'At the time of Paris.',
  'setting.noticeMonths': 'Notices, in months',
  'setting.noticeMonths.text': 'Beyond, a notice is deleted, read or not.',
}
