/** Drawn for Boucle on a 20 × 20 grid, one stroke. Always beside a text or inside a named control. */
const paths = {
  search: 'M8.75 14.5a5.75 5.75 0 1 0 0-11.5 5.75 5.75 0 0 0 0 11.5ZM13 13l4 4',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  map: 'M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2V5ZM7.5 3v12M12.5 5v12',
  list: 'M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5',
  arrow: 'M3.5 10h13M11.5 5l5 5-5 5',
  back: 'M16.5 10h-13M8.5 5l-5 5 5 5',
  up: 'M5 12.5 10 7.5l5 5',
  down: 'M5 7.5 10 12.5l5-5',
  check: 'M4 10.5 8.5 15 16 5.5',
  plus: 'M10 4v12M4 10h12',
  edit: 'M12.5 4.5l3 3L7 16H4v-3zM11 6l3 3',
  box: 'M4 4h12v12H4z',
  warning: 'M10 3 18 16.5H2L10 3ZM10 8.5v3.5M10 14.2v.3',
  error: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM10 6v5M10 13.8v.3',
  info: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM10 9.2V14M10 6.2v.3',
  upload: 'M10 13V3M6 7l4-4 4 4M3 13v4h14v-4',
  download: 'M10 3v10M6 9l4 4 4-4M3 13v4h14v-4',
  close: 'M5 5l10 10M15 5 5 15',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  print: 'M6 7V3h8v4M6 14H3V7.5h14V14h-3M6 11.5h8V17H6z',
  audited: 'M10 2.5 16 5v4.5c0 3.8-2.5 6.5-6 8-3.5-1.5-6-4.2-6-8V5l6-2.5ZM7.2 9.8l2 2 3.6-4',
  declared: 'M4 3h8l4 4v10H4V3ZM7 10h6M7 13.5h6',
  open: 'M11 4h5v5M16 4l-7 7M13 12v4H4V7h4',
  person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17a6.5 6.5 0 0 1 13 0',
  leave: 'M12 6V3H4v14h8v-3M8 10h9M14 7l3 3-3 3',
  eye: 'M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  renew: 'M16 10a6 6 0 1 1-1.8-4.3M16.5 3v3.5H13',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13L5 13.5ZM8.3 17.2a2 2 0 0 0 3.4 0M10 4V2.7',
  flag: 'M5 17.5V3M5 4h10l-2.5 3.5L15 11H5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
