export const firstNames = [
  ...['Aino', 'Anna', 'Eeva', 'Elina', 'Emilia', 'Hanna', 'Helena', 'Johanna', 'Kaisa', 'Katariina', 'Leena', 'Liisa'],
  ...['Maria', 'Marja', 'Minna', 'Niina', 'Päivi', 'Sari', 'Sofia', 'Tuula', 'Antti', 'Eero', 'Heikki', 'Jari', 'Juha'],
  ...[
    'Jukka',
    'Kari',
    'Lauri',
    'Markku',
    'Matti',
    'Mikko',
    'Olli',
    'Pekka',
    'Petri',
    'Seppo',
    'Tapio',
    'Teemu',
    'Ville',
  ],
];

export const lastNames = [
  ...['Korhonen', 'Virtanen', 'Mäkinen', 'Nieminen', 'Mäkelä', 'Hämäläinen', 'Laine', 'Heikkinen', 'Koskinen'],
  ...[
    'Järvinen',
    'Lehtonen',
    'Lehtinen',
    'Saarinen',
    'Salminen',
    'Heinonen',
    'Niemi',
    'Heikkilä',
    'Kinnunen',
    'Salonen',
  ],
  ...['Turunen', 'Laitinen', 'Tuominen', 'Rantanen', 'Karjalainen', 'Jokinen', 'Mattila', 'Savolainen', 'Lahtinen'],
  ...['Ahonen', 'Öhman', 'Åkerblom', 'Lindström', 'Kettunen', 'Väisänen', 'Leppänen', 'Ojala', 'Räsänen', 'Hiltunen'],
];

/** With a postcode of theirs. */
export const cities = [
  ...(['Helsinki 00100', 'Espoo 02100', 'Tampere 33100', 'Vantaa 01300', 'Oulu 90100', 'Turku 20100'] as const),
  ...(['Jyväskylä 40100', 'Kuopio 70100', 'Lahti 15110', 'Pori 28100', 'Joensuu 80100', 'Lappeenranta 53100'] as const),
  ...([
    'Hämeenlinna 13100',
    'Vaasa 65100',
    'Seinäjoki 60100',
    'Rovaniemi 96100',
    'Mikkeli 50100',
    'Kotka 48100',
  ] as const),
].map((place) => place.split(' ') as [city: string, postcode: string]);

export const streets = [
  'Kauppakatu',
  'Rantatie',
  'Koulukatu',
  'Puistokatu',
  'Metsätie',
  'Asemakatu',
  'Kirkkokatu',
  'Mäkitie',
];

export const messages = [
  'Haluan lisätietoja asunnosta.',
  'Onko kohde vielä myynnissä? Pääsisimmekö katsomaan sitä ensi viikolla?',
  'Olen myymässä asuntoani ja toivoisin hinta-arviota.',
  'Etsimme perheelle kolmiota läheltä koulua.',
  'Voisiko välittäjä soittaa minulle?',
  'Jag är intresserad av bostaden och vill gärna boka en visning.',
  'I would like to see the apartment this week, if possible.',
  'Milloin seuraava näyttö on? Taloyhtiön paperit kiinnostaisivat myös.',
];

export const notes = [
  'Yhteydenotto mieluiten aamuisin ennen klo 10.',
  'Soitettu, ei vastannut.',
  'Sovittu tapaaminen.',
  'Palataan asiaan, kun rahoitus on selvinnyt.',
];

export const tags = ['Kesäkampanja 2024', 'Toimistoyhteydenotto', 'Arviointi', 'Sijoittaja', 'Ensiasunto'];
