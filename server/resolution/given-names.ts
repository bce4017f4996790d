/** Short and pet forms of given names, romanised, by the form that stands in papers. Written by hand; a form of several names is left out. */
const FORMS: Readonly<Record<string, string>> = {
  aleksandr: 'sasha sanya shura alex',
  sergey: 'seryozha serezha serega',
  dmitriy: 'dima mitya',
  aleksey: 'lyosha lesha alyosha alyesha',
  evgeniy: 'zhenya',
  ivan: 'vanya',
  mikhail: 'misha',
  nikolay: 'kolya',
  vladimir: 'vova volodya',
  pavel: 'pasha',
  konstantin: 'kostya',
  elena: 'lena',
  olga: 'olya',
  natalya: 'natasha',
  tatyana: 'tanya',
  ekaterina: 'katya',
  svetlana: 'sveta',
  mariya: 'masha',
  robert: 'bob bobby rob',
  william: 'bill will billy',
  james: 'jim jimmy',
  john: 'johnny jack',
  michael: 'mike mick',
  richard: 'dick rick',
  thomas: 'tom tommy',
  charles: 'charlie chuck',
  edward: 'ted ned eddie',
  joseph: 'joe',
  peter: 'pete',
  andreas: 'andi',
  elizabeth: 'liz beth betty',
  margaret: 'maggie peggy',
  francisco: 'paco pancho',
  jose: 'pepe',
  antonio: 'tono toni',
  ignacio: 'nacho',
  johannes: 'hans hannes',
  georgios: 'giorgos yorgos',
  konstantinos: 'kostas',
  dimitrios: 'dimitris mitsos',
  ioannis: 'yannis giannis',
  giuseppe: 'beppe peppe',
  joao: 'joaozinho',
};

const FULL_FORM: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMS).flatMap(([full, forms]) => forms.split(' ').map((form) => [form, full] as const)),
);

/** "sasha" is "aleksandr"; any other word is itself. */
export function fullGivenName(word: string): string {
  return FULL_FORM.get(word) ?? word;
}
