import { frAccount } from './fr.account.ts'
import { frAgenda } from './fr.agenda.ts'
import { frFoot } from './fr.foot.ts'
import { frInformationPublic } from './fr.information-public.ts'
import { frLookup } from './fr.lookup.ts'
import { frOpenData } from './fr.openData.ts'
import { frStories } from './fr.stories.ts'
import { frUnsubscribe } from './fr.unsubscribe.ts'
import { frWords } from './fr.words.ts'

/**
 * The French texts of who is not signed in yet: all that the first page carries. Spaces before ; : ! ? and inside « »
 * are written plain everywhere: the translator makes them non-breaking.
 */
export const frDoor = {
  ...frAccount,
  ...frFoot,
  ...frOpenData,
  ...frStories,
  ...frUnsubscribe,
  ...frInformationPublic,
  ...frAgenda,
  ...frLookup,
  ...frWords,
  'brand.tagline': 'Les ressources des uns, les besoins des autres',
  'brand.pitch':
    'Boucle rapproche les gisements et les besoins des entreprises, associations et services publics d’un même territoire.',
  'app.loading': 'Chargement…',
  'app.skip': 'Aller au contenu',
  'app.error.title': 'Cette page a rencontré une erreur',
  'app.error.text':
    'Vos données ne sont pas touchées. Rechargez la page ; si l’erreur revient, signalez-la à l’animation du réseau.',
  'app.reload': 'Recharger la page',
  'app.retry': 'Réessayer',
  'app.network': 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
  'app.unexpected': 'Une erreur inattendue est survenue. Réessayez dans un instant.',
  'notFound.home': 'Revenir aux pistes',
  'nav.language': 'Langue',
  'role.member': 'Membre',
  'role.facilitator': 'Animation',
  'role.authority': 'Collectivité',
  'role.administrator': 'Administration',
  'signIn.title': 'Connexion',
  'signIn.email': 'Adresse électronique',
  'signIn.password': 'Mot de passe',
  'signIn.submit': 'Se connecter',
  'signIn.continue': 'Connectez-vous pour ouvrir la page demandée.',
  'setup.title': 'Installation',
  'setup.intro': 'Créez le premier compte, celui de l’administration. Il servira à inviter les autres.',
  'setup.code': 'Code d’installation',
  'setup.codeHint': 'Affiché dans la console du serveur à son premier démarrage.',
  'setup.name': 'Votre nom',
  'setup.passwordHint': 'Au moins 12 caractères ; une phrase convient très bien.',
  'setup.submit': 'Créer le compte et entrer',

  'membership.member': 'Membre',
  'membership.manager': 'Responsable',
  'structure.siret': 'SIRET de votre établissement',
  'structure.siretHint': '14 chiffres, sur vos factures ou votre extrait Kbis.',
  'structure.siretWrong': 'Ce SIRET n’existe pas : vérifiez les 14 chiffres.',
  'structure.name': 'Nom de la structure',
  'structure.commune': 'Commune où vous travaillez',
  'structure.otherCommune': 'Une autre commune',
  'structure.jobTitle': 'Votre fonction (facultatif)',
  'structure.purpose': 'Ce que vous venez chercher (facultatif)',
  'structure.purposeHint': 'Une phrase suffit : donner des palettes, trouver de la sciure…',
  'register.title': 'Rejoindre Boucle',
  'register.lead':
    'Votre demande est relue par l’animation du territoire. Tant qu’elle n’a pas répondu, vous ne voyez rien du réseau, et le réseau ne voit rien de vous.',
  'register.you': 'Vous',
  'register.yourStructure': 'Votre structure',
  'register.name': 'Votre nom',
  'register.consent': 'J’accepte que ces informations servent à traiter ma demande.',
  'register.consentText':
    'Elles sont lues par les animateurs du territoire, et par personne d’autre. Sans confirmation de votre adresse, elles sont effacées au bout de sept jours. Vous pourrez retirer votre demande à tout moment.',
  'register.submit': 'Envoyer la demande',
  'register.sentTitle': 'Regardez votre messagerie',
  'register.sentText':
    'Un message vient d’être envoyé à {email}. Il contient un lien, valable sept jours, qui confirme votre adresse et transmet votre demande.',
  'register.sentHint': 'Rien reçu ? Regardez dans les indésirables, ou recommencez dans un quart d’heure.',
  'register.another': 'Corriger et recommencer',
  'register.haveAccount': 'Vous avez déjà un compte ?',
  'register.invite': 'Pas encore de compte ?',
  'register.link': 'Inscrire votre structure',
  'confirmAddress.title': 'Confirmer votre adresse',
  'confirmAddress.text': 'Encore un geste : confirmez que ce message vous était bien destiné.',
  'confirmAddress.submit': 'Confirmer mon adresse',
  'confirmAddress.none': 'Ce lien est incomplet : ouvrez-le depuis le message, ou recommencez l’inscription.',
  'invitation.title': 'Invitation',
  'invitation.toStructure': '{by} vous invite à rejoindre {name}.',
  'invitation.toStaff': '{by} vous invite à rejoindre Boucle.',
  'invitation.somebody': 'Une personne du réseau',
  'invitation.as': 'Votre place',
  'invitation.address': 'Adresse',
  'invitation.until': 'Valable jusqu’au',
  'invitation.name': 'Votre nom',
  'invitation.password': 'Mot de passe (facultatif)',
  'invitation.passwordHint':
    'Au moins 12 caractères. Sans mot de passe, vous entrerez par un lien reçu à chaque connexion.',
  'invitation.accept': 'Accepter et entrer',
  'invitation.acceptAs': 'Accepter avec ce compte',
  'invitation.signIn': 'Un compte existe déjà à cette adresse : connectez-vous pour accepter.',
  'invitation.otherAccount':
    'Cette invitation est pour {email}, et vous êtes connecté avec une autre adresse. Déconnectez-vous et rouvrez le lien, ou demandez une invitation à votre adresse.',
  'invitation.none': 'Ce lien est incomplet : ouvrez-le depuis le message.',
  'renewLink.title': 'Est-ce toujours vrai ?',
  'renewLink.lead':
    'Ceci a été déclaré il y a un certain temps. Cochez ce qui n’est plus vrai, puis répondez pour le tout.',
  'renewLink.none': 'Ce lien est incomplet : ouvrez-le depuis le message.',
  'renewLink.nothing': 'Plus rien à confirmer : c’est déjà fait.',
  'renewLink.thanks': 'Merci',
  'renewLink.done': 'Flux confirmés : {renewed}. Flux retirés : {withdrawn}.',
  'renewLink.stock': 'Gisement',
  'renewLink.need': 'Besoin',
  'renewLink.until': 'terme : {date}',
  'renewLink.gone': 'Plus vrai : retirer « {label} »',
  'renewLink.correct': 'Corriger (il faudra se connecter)',
  'renewLink.save': 'Enregistrer ces réponses',
  'renewLink.open': 'Ouvrir Boucle',
  'renewLink.submit': { one: 'C’est toujours vrai', other: 'Tout est toujours vrai ({count})' },
} as const
