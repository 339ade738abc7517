/** The public register of shared resources, for visitors, in French. */
export const frOpenData = {
  'openData.title': 'Données ouvertes',
  'openData.lead':
    'Le registre public des ressources partagées : ce que des structures du territoire peuvent donner ou recherchent, publié avec leur accord.',
  'openData.take': 'Prendre le fichier',
  'openData.takeText':
    'Un fichier CSV séparé par des virgules, en UTF-8, à jour à chaque téléchargement. Dans Excel : onglet Données, « À partir d’un fichier texte ».',
  'openData.csv': 'Télécharger le registre (CSV)',
  'openData.schema': 'Schéma (Table Schema)',
  'openData.licence': 'Licence',
  'openData.licenceText':
    'Ces données sont libres d’usage sous Licence Ouverte 2.0 : citez « {publisher} » et la date de votre téléchargement.',
  'openData.licenceRead': 'Lire la licence',
  'openData.what': 'Ce qui y figure, et ce qui n’y figure pas',
  'openData.what.agreed':
    'Chaque ligne est publiée parce que des personnes de la structure l’ont lue et acceptée ; elles la retirent quand elles veulent, et elle n’est plus au téléchargement suivant.',
  'openData.what.unnamed':
    'Aucun nom, aucune adresse, aucune date, aucun mot des structures. Le lieu est assez large pour que plusieurs structures semblables s’y trouvent.',
  'openData.what.live': 'Les ressources retirées, ou que personne n’a confirmées à temps, n’y sont pas.',
  'openData.what.part': 'Le registre ne montre donc qu’une part de ce que le réseau échange.',
  'openData.columns': 'Les colonnes',
  'openData.column': 'Colonne',
  'openData.meaning': 'Ce qu’elle dit',
  'openData.example': 'Exemple',
} as const
