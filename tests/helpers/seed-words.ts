import type { ArticleLanguage, Section } from '../../shared/article/fields';

export interface SeedWords {
  readonly language: ArticleLanguage;
  readonly sections: readonly Section[];
  readonly tags: readonly string[];
  readonly slugs: readonly string[];
  readonly vocabulary: readonly string[];
}

interface Newsroom {
  readonly en: SeedWords;
  readonly fr: SeedWords;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
}

const english = `the of and to in a that for on was with as by at from council ferry harbour budget vote library
winter rink mayor street school transit committee evening bridge market patient water crew report letter station
tide season ballot garden review signal paper island kitchen doctor witness village contract answer history rent
tenant landlord lawyer court judge hearing appeal verdict police fire flood storm snow road highway tunnel train
bus driver union strike wage pension hospital nurse clinic vaccine teacher student campus tuition concert theatre
museum novel poet painter gallery festival hockey goal playoff coach arena stadium farm harvest orchard wheat
fishery lobster salmon forest logging pipeline refinery carbon climate glacier river dam turbine solar battery
mine nickel copper lithium rail port customs tariff export import bank mortgage interest inflation census
immigrant refugee passport embassy treaty summit minister senator premier cabinet caucus scandal audit inquiry
commission archive heritage monument cemetery parish cathedral mosque synagogue powwow treatyland reserve elder`;

const french = `le de la les des et à un une dans pour sur avec par du que qui au en conseil traversier port budget
vote bibliothèque hiver patinoire mairesse rue école métro comité soirée pont marché patient eau équipe rapport
lettre gare marée saison scrutin jardin examen signal journal île cuisine médecin témoin village contrat réponse
histoire loyer locataire propriétaire avocate tribunal juge audience appel verdict police incendie inondation
tempête neige route autoroute tunnel train autobus chauffeur syndicat grève salaire retraite hôpital infirmière
clinique vaccin enseignante élève campus concert théâtre musée roman poète peintre galerie festival hockey but
séries entraîneur aréna stade ferme récolte verger blé pêche homard saumon forêt scierie oléoduc raffinerie carbone
climat glacier rivière barrage éolienne solaire batterie mine nickel cuivre lithium rail douane tarif banque
hypothèque intérêt inflation recensement immigrant réfugié passeport ambassade traité sommet ministre sénatrice
première cabinet caucus scandale vérification enquête commission archives patrimoine monument cimetière paroisse
cathédrale mosquée synagogue aînée cœur sœur œuvre déjà été garçon façade noël maïs`;

const section = (slug: string, name: string): Section => ({ slug, name });
const list = (words: string) => words.split(/\s+/);

/** What seeded stories are made of; written for Stet. */
export const seedWords: Newsroom = {
  en: {
    language: 'en-CA',
    sections: [
      section('city', 'City'),
      section('politics', 'Politics'),
      section('business', 'Business'),
      section('arts', 'Arts'),
      section('sports', 'Sports'),
      section('opinion', 'Opinion'),
    ],
    tags: [
      'Housing',
      'Transit',
      'Budget',
      'Climate',
      'Hockey',
      'Courts',
      'Schools',
      'Fisheries',
      'Festival',
      'Élections',
    ],
    slugs: list('council-vote ferry-late rink-opens bridge-closed rent-hearing harvest-report'),
    vocabulary: list(english),
  },
  fr: {
    language: 'fr-CA',
    sections: [
      section('ville', 'Ville'),
      section('politique', 'Politique'),
      section('economie', 'Économie'),
      section('culture', 'Culture'),
      section('sports-fr', 'Sports'),
      section('idees', 'Idées'),
    ],
    tags: [
      'Logement',
      'Transport',
      'Budget',
      'Climat',
      'Hockey',
      'Justice',
      'Éducation',
      'Pêches',
      'Fête',
      'Élections',
    ],
    slugs: list('vote-du-conseil traversier-en-retard patinoire-ouverte pont-ferme loyer-audience recolte'),
    vocabulary: list(french),
  },
  firstNames: list(
    'Ann Élise Marc Priya Jean Émile Zoé Noah Aïcha Liam Chloé Omar Inès Hugo Mei Sam Léa Ivan Rosa Théo',
  ),
  lastNames: list(
    'Tremblay Gagnon Roy Côté Bouchard Smith Singh Nguyễn Müller Okafor MacLeod Bélanger Lévesque Cohen Haddad',
  ),
};
