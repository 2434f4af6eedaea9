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

/** How street names begin and end; together some hundreds. */
export const streetBeginnings = [
  ...[
    'Hämeen',
    'Aleksanterin',
    'Mannerheimin',
    'Kalevan',
    'Satakunnan',
    'Yliopiston',
    'Tammelan',
    'Pyynikin',
    'Itsenäisyyden',
  ],
  ...[
    'Koivu',
    'Mänty',
    'Kuusi',
    'Pihlaja',
    'Vaahtera',
    'Tammi',
    'Leppä',
    'Haapa',
    'Kataja',
    'Paju',
    'Ruusu',
    'Orvokki',
  ],
  ...[
    'Kauppa',
    'Ranta',
    'Koulu',
    'Puisto',
    'Asema',
    'Kirkko',
    'Mäki',
    'Metsä',
    'Järvi',
    'Saari',
    'Niitty',
    'Pelto',
    'Mylly',
  ],
  ...[
    'Sepän',
    'Suutarin',
    'Räätälin',
    'Kalastajan',
    'Myllärin',
    'Papin',
    'Lukkarin',
    'Torpparin',
    'Hevos',
    'Karhun',
    'Ketun',
  ],
];
export const streetEndings = ['katu', 'tie', 'kuja', 'polku', 'rinne', 'kaari', 'aukio', 'raitti'];

export const districts = [
  'Keskusta',
  'Tammela',
  'Hervanta',
  'Kallio',
  'Töölö',
  'Puolala',
  'Raksila',
  'Kaleva',
  'Amuri',
];

export const meetingNotes = [
  'Avaimet saa toimistolta.',
  'Myyjä on kotona kello 16 jälkeen.',
  'Hinta-arvio ja markkinointisuunnitelma mukaan.',
  'Putkiremontti tehty, kylpyhuone remontoitu.',
  'Haluaa muuttaa ennen kesää, uusi koti on jo löytynyt.',
  'Kuolinpesä, kolme osakasta, yksi asuu ulkomailla.',
  'Säljaren vill ha en värdering före sommaren.',
];

/** As people are called in what is noted down in passing; few of them twice. */
export const rareBeginnings = [
  'Ala',
  'Yli',
  'Uusi',
  'Vanha',
  'Iso',
  'Pikku',
  'Keski',
  'Taka',
  'Etu',
  'Pohjois',
  'Etelä',
];
