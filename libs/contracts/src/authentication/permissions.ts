import { codeTable } from '../common/code-table';

export const MarketplaceSourceCode = codeTable('MarketplaceSourceCode', {
  ETUOVI: 'Etuovi, for realties for sale.',
  VUOKRAOVI: 'Vuokraovi, for homes to let.',
  OIKOTIE: 'Oikotie, for realties for sale and to let.',
  KL_TOIMITILAT: 'Kauppalehti Toimitilat, for premises.',
  TOIMITILAT_FI: 'Toimitilat.fi, for premises.',
});
export type MarketplaceSourceCode = (typeof MarketplaceSourceCode)[number];

/** What a token can allow. A permission names a resource and an act; what it is limited to stands behind. */
export const Permission = [
  'lead:read',
  'lead:read-own',
  'lead:create',
  'lead:create-anywhere',
  'lead:update',
  'outgoing-lead:read',
  'outgoing-lead:create',
  'marketplace-lead:create',
  ...MarketplaceSourceCode.map((code) => `marketplace-lead:create:${code}` as const),
  'agency:read',
  'agency-office:read',
  'agency-office:update',
  'agent:read',
  'public-agent:read',
  'public-agent:update',
  'meeting:read',
  'meeting:create',
  'meeting:update',
  'assignment:read',
  'assignment:create',
  'assignment:update',
  'office-settings:read',
  'office-settings:update',
  'asset-requirement:read',
  'asset-requirement:create',
  'asset-requirement:update',
  'watch:read',
  'watch:create',
  'watch:update',
  'note:read',
  'note:create',
  'note:update',
] as const;
export type Permission = (typeof Permission)[number];

export const Role = ['agent', 'main-user', 'marketplace', 'partner', 'integration'] as const;
export type Role = (typeof Role)[number];

/** What everybody reads who acts for offices, a program as well as an agent. */
const reads: Permission[] = [
  'lead:read',
  'outgoing-lead:read',
  'agency:read',
  'agency-office:read',
  'agent:read',
  'public-agent:read',
  'meeting:read',
  'assignment:read',
  'asset-requirement:read',
  'watch:read',
  'note:read',
];

const agent: Permission[] = [
  ...reads,
  'lead:create',
  'lead:update',
  'outgoing-lead:create',
  'meeting:create',
  'meeting:update',
  'assignment:create',
  'assignment:update',
  'asset-requirement:create',
  'asset-requirement:update',
  'watch:create',
  'watch:update',
  'note:create',
  'note:update',
];

/**
 * Roles as bundles of permissions: the one table of who may what.
 * A marketplace also holds `marketplace-lead:create:<its code>`, see {@link permissionsOf}.
 */
export const rolePermissions: Record<Role, Permission[]> = {
  agent,
  'main-user': [
    ...agent,
    'agency-office:update',
    'public-agent:update',
    'office-settings:read',
    'office-settings:update',
  ],
  marketplace: ['marketplace-lead:create', 'lead:create-anywhere'],
  partner: ['lead:create', 'lead:create-anywhere', 'lead:read-own'],
  integration: reads,
};

/** The permissions that a token of an account carries. */
export const permissionsOf = (role: Role, marketplaceCode?: MarketplaceSourceCode): Permission[] =>
  role === 'marketplace' && marketplaceCode
    ? [...rolePermissions.marketplace, `marketplace-lead:create:${marketplaceCode}`]
    : rolePermissions[role];
