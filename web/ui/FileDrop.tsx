import { type DragEvent, type ReactNode, useState } from 'react'
import { classes } from './classes.ts'
import styles from './FileDrop.module.css'
import { Icon } from './Icon.tsx'

interface FileDropProps {
  /** What the button says. */
  choose: string
  /** Types and endings that the browser proposes; what a file is, the server judges. */
  accept: string
  multiple?: boolean
  small?: boolean
  onFiles(files: readonly File[]): void
  /** What may be dropped. */
  children: ReactNode
}

/** Files, dropped or chosen. */
export function FileDrop({ choose, accept, multiple, small, onFiles, children }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(files)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a mouse's shortcut; the button does the same
    <div
      className={classes(styles.drop, isOver && styles.over)}
      data-small={small || undefined}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" size={small ? 20 : 32} />
      <label className={styles.chooser}>
        {choose}
        <input
          type="file"
          className={styles.fileInput}
          multiple={multiple}
          accept={accept}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      <p>{children}</p>
    </div>
  )
}
