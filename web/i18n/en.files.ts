export const enFiles = {
  'attachments.title': 'Attachments',
  'attachments.count': { one: '{count} file', other: '{count} files' },
  'attachments.choose': 'Attach a file',
  'files.accepted':
    'Photo (JPEG, PNG, WebP) or PDF, {max} MB at most. The place and the device written in a photo are erased; what a PDF says of its author stays.',
  'files.tooLarge':
    '“{name}” is {size}, more than the {max} MB allowed: reduce it, or send only the pages that matter.',
  'attachments.full': {
    one: 'This flow already has {count} attachment, the most there can be: remove it to add another one.',
    other: 'This flow already has {count} attachments, the most there can be: remove one to add another one.',
  },
  'files.description': 'What this file shows',
  'files.descriptionHint':
    'In one sentence: “Skip of sawdust, seen from the dock”. Read also to those who do not see the picture.',
  'attachments.noDescription': 'Photo without a description: {name}',
  'attachments.whoSees': 'Who may open it',
  'attachments.sees.facilitators': 'Facilitators only',
  'attachments.sees.facilitators.text': 'Your structure and the facilitators in charge of it.',
  'attachments.sees.flow': 'Those who see this flow with your name',
  'attachments.sees.flow.text':
    'Never with a flow without a name: a photo would tell whose it is. After an introduction, the other structure opens it too.',
  'attachments.badge.facilitators': 'Facilitators only',
  'attachments.badge.flow': 'With the flow',
  'files.send': 'Send',
  'files.sending': 'Sending the file',
  'files.checking': 'Checking the file…',
  'attachments.added': 'The file is attached.',
  'attachments.change': 'Change',
  'attachments.changeOne': 'Change {name}',
  'attachments.save': 'Save',
  'attachments.remove': 'Remove',
  'attachments.removeOne': 'Remove {name}',
  'attachments.removeTitle': 'Remove this attachment?',
  'attachments.removeText': '“{name}” will be erased at once, for good.',
  'attachments.removeConfirm': 'Remove for good',
  'files.cancel': 'Cancel',

  'settings.group.attachments': 'Attachments',
  'setting.attachmentMegabytes': 'Size of an attachment, in MB',
  'setting.attachmentMegabytes.text': 'A larger file attached to a flow or to a synergy is refused.',
  'setting.attachmentsPerFlow': 'Attachments per flow',
  'setting.attachmentsPerFlow.text': 'Beyond that, one has to be removed before another is added.',
}
