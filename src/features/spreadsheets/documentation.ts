import { columnList, sheetTitles } from './columns.ts'
import type { SheetName } from './contract.ts'

/** One row per column: sheet, header, required, help, accepted values, example, other headers. */
export function documentedRows(): string[][] {
  return (Object.keys(sheetTitles) as SheetName[]).flatMap((name) =>
    columnList(name).map(({ column }) => [
      sheetTitles[name],
      column.header,
      column.required ? 'oui' : '',
      column.help,
      column.accepted?.join(', ') ?? '',
      column.example,
      column.aliases.join(', '),
    ]),
  )
}

const introduction = `# Importer un classeur

<!-- Écrit par \`documentation.ts\` à partir des colonnes ; pour le refaire : UPDATE_DOCS=1 npx vitest run tests/unit/spreadsheets-template.test.ts -->

Un classeur \`.xlsx\` à quatre feuilles (**Structures**, **Gisements**, **Besoins**, **Audits**, chacune facultative), ou les mêmes feuilles en fichiers CSV. Un modèle à
remplir se télécharge depuis la page d’import (\`/api/v1/imports/template.xlsx\`).

- **Toujours un aperçu d’abord** : lignes créées, modifiées, inchangées, rejetées ; pour chaque cellule rejetée, la ligne, la colonne, ce
  qui a été lu et ce qui était attendu. Rien n’est écrit avant d’appliquer, et tout est écrit ou rien ; s’il y a
  des rejets, une personne peut choisir d’appliquer le reste : les lignes rejetées, et celles qui en dépendent, sont laissées de côté.
- **Les mêmes règles que le formulaire**, dites dans l’aperçu pour chaque ligne et chaque colonne avec les mêmes phrases : une unité qui
  ne va pas à la famille, une quantité sans unité, un code déchet inconnu ou contraire à la colonne \`dangereux\`, un point en mer ou des
  coordonnées inversées, des mois illisibles sont rejetés. Une quantité inhabituelle n’est pas rejetée : elle est listée avec ce qui est
  d’usage, et une seule case confirme toutes celles du fichier avant d’appliquer (\`--confirm\` en ligne de commande). Ce qu’une ligne laisse
  tel qu’il était n’est pas redemandé.
- **Le même fichier deux fois ne change rien.** Une cellule vide n’efface jamais une valeur enregistrée.
- **Titres de colonnes** en français ou en anglais, dans n’importe quel ordre ; accents, majuscules, espaces et tirets ne comptent pas. Les
  colonnes inconnues sont ignorées, et dites.
- **CSV** : point-virgule, virgule ou tabulation ; UTF-8 ou Windows-1252. Le nom du fichier (\`gisements.csv\`, \`besoins.csv\`) ou ses titres
  disent quelle feuille c’est.
- **Codes abîmés par le tableur** : les zéros de tête d’un SIRET, d’un code postal ou d’un code déchet sont remis.
- **Structures** reconnues par SIRET, puis SIREN, puis nom (et commune). Plusieurs lignes du même SIREN avec des SIRET différents font une
  seule structure à plusieurs sites. La même structure deux fois sans SIRET distinct est rejetée.
- **Gisements et besoins** reconnus par leur référence dans la structure, ou par leur libellé sans référence. Leur structure est dans la
  feuille Structures ou déjà enregistrée.
- **Exporter, corriger, réimporter** : le fichier que donne « Exporter » sur la page *Gisements et besoins* (classeur ou CSV) se
  réimporte tel quel et ne change rien. Il tient en un seul tableau : la colonne \`sens\` dit gisement ou besoin, \`cle_boucle\` retrouve
  chaque flux même si sa référence ou son libellé change, et les lignes dites « non » dans \`modifiable\` (les flux des autres) sont passées.
  Ses autres colonnes (\`lieu\`, \`latitude\`, \`longitude\`, \`libelle_dechet\`, \`montre\`) ne servent qu’à lire.
- **Audits** : une ligne par visite dit qui l’a faite, quand, et quels flux elle a confirmés ; ces flux deviennent *audités*. Une
  visite ne dit rien d’un flux qu’une autre du même jour ou plus récente a déjà vu. Les flux cités sont ceux de la structure, déjà
  enregistrés ou dans les mêmes fichiers.
- **Annuler** : un import s’annule pendant 30 jours depuis la page *Imports faits*, tant que rien de ce qu’il a écrit n’a changé depuis.
- **Limites** : quatre fichiers de 10 Mo au plus, 20 000 lignes par fichier, 200 colonnes, 48 Mo une fois le classeur décompressé.
- Une cellule qui ressemble à une formule (\`=1+1\`) dans un CSV est un texte comme un autre.
`

/** docs/spreadsheet.md, from the tables of columns. */
export function documentation(): string {
  const sections = (Object.keys(sheetTitles) as SheetName[]).map((name) => {
    const rows = columnList(name).map(({ column }) => {
      const accepted = column.accepted ? ` Valeurs : ${column.accepted.join(', ')}.` : ''
      const required = column.required ? ' **Obligatoire pour une création.**' : ''
      const example = column.example ? `\`${column.example}\`` : ''
      return `| \`${column.header}\` | ${column.help}${accepted}${required} | ${example} | ${column.aliases.join(', ')} |`
    })
    const head =
      '| colonne | ce qu’il faut écrire | exemple | autres titres compris |\n| --- | --- | --- | --- |'
    return `\n## ${sheetTitles[name]}\n\n${head}\n${rows.map((row) => row.replaceAll('septembre|octobre', 'septembre\\|octobre')).join('\n')}\n`
  })
  return introduction + sections.join('')
}
