import type { DocumentAgency, DocumentAgent, DocumentParty } from '../../document/render/input';
import { aLogo } from './pictures';

export const agency: DocumentAgency = {
  officialName: 'Kiinteistöykkönen Pirkanmaa Oy LKV',
  businessId: 'FI02472382',
  officeName: 'Kiinteistöykkönen Hervanta',
  address: { addressLine1: 'Insinöörinkatu 30', postcode: '33720', postalArea: 'Tampere', countryCode: 'FI' },
  phoneNumber: '+358 3 123 4567',
  emailAddress: 'hervanta@kiinteistoykkonen.example',
  logo: aLogo(),
};

export const agents: DocumentAgent[] = [
  {
    agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0',
    name: 'Veikko Viljanen',
    title: 'LKV',
    phoneNumber: '+358 40 123 4567',
    emailAddress: 'veikko.viljanen@kiinteistoykkonen.example',
  },
  { agentId: '386654b2-882f-442e-9ffe-7d6b6e367715', name: 'Tiina Tuppurainen', title: 'LKV, LVV' },
];

/** Names from all over Europe. */
const names = [
  'Sárá Áŋŋel Guttorm-Ǯeahčči',
  'Åke Öhman',
  'Ольга Ивановна Щербакова',
  'Παναγιώτης Χατζηϊωάννου',
  'Łukasz Żółć-Dąbrowski',
  'Nguyễn Thị Ánh',
  'გიორგი ბერიძე',
  'Անահիտ Սարգսյան',
  'Țuțu Şahin Iñárritu',
];

export const partyIds = names.map((_, index) => `13974667-a0dd-4ee3-b2b1-8d28248b1f${(16 + index).toString(16)}`);

export const parties: DocumentParty[] = names.map((name, index) => ({
  partyId: partyIds[index],
  name,
  address: { addressLine1: `Yleistie ${32 + index} A 4`, postcode: '00200', postalArea: 'Helsinki', countryCode: 'FI' },
  phoneNumber: `+35840123456${index}`,
  emailAddress: `osapuoli.${index}@example.com`,
}));
