import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const restrictedEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'process.env is read in config.ts alone.',
};
const bareNames = {
  selector:
    ':matches(VariableDeclarator, PropertyDefinition, Property) > Identifier.id[name=/^(patience|portion|silence|grace|beat|pause|most|enough)$/], :matches(PropertyDefinition, Property) > Identifier.key[name=/^(patience|portion|silence|grace|beat|pause|most|enough)$/]',
  message: 'Say what it is and its unit, as in connectTimeoutMs, batchSize or maxWaiting.',
};
const rawSql = [
  'CallExpression[callee.property.name=/^(query|execute)$/]',
  'Literal[value=/^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\s/]',
  'TemplateLiteral[quasis.0.value.raw=/^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\s/]',
].map((selector) => ({
  selector,
  message: 'Raw SQL stands in *.search.ts, *.jobs.ts and migrations alone; elsewhere the entity manager does.',
}));
const validators = { name: 'class-validator', message: 'Use the house decorators of @ovipro/contracts.' };
const kafka = {
  name: 'kafkajs',
  message: 'The Kafka client is known to libs/platform/src/events/kafka/kafkajs.ts alone.',
};

export default tseslint.config(
  { ignores: ['**/dist', '**/coverage', '.data', '.nx', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: './tsconfig.spec.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 6 }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', restrictedEnv, bareNames],
      'no-restricted-imports': ['error', { paths: [validators, kafka] }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: [],
          depConstraints: [
            { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:contracts'] },
            { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:contracts', 'type:platform', 'type:tool'] },
            { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:contracts', 'type:platform', 'type:testing'] },
            {
              sourceTag: 'type:tool',
              onlyDependOnLibsWithTags: ['type:contracts', 'type:platform', 'type:testing', 'type:tool', 'type:app'],
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/**/*.ts'],
    ignores: ['**/*.search.ts', '**/*.jobs.ts', '**/migrations/**', '**/*spec.ts', '**/testing/**'],
    rules: { 'no-restricted-syntax': ['error', restrictedEnv, bareNames, ...rawSql] },
  },
  {
    // a describe block is a chapter, not a function
    files: ['**/*.spec.ts', '**/*.api-spec.ts', '**/*.e2e-spec.ts', 'libs/testing/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/config.ts', '**/*.config.ts', 'tools/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', bareNames] },
  },
  {
    // a tool is a command line around a service's own functions, which is why it may import an app
    files: ['tools/**/*.ts'],
    rules: { 'no-console': 'off', '@nx/enforce-module-boundaries': ['error', { allow: ['@ovipro/*'] }] },
  },
  {
    files: ['libs/contracts/src/common/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [kafka] }] },
  },
  {
    files: ['libs/platform/src/http/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [kafka] }] },
  },
  {
    files: ['libs/platform/src/events/kafka/kafkajs.ts', 'tools/bench/src/**/bare*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [validators] }] },
  },
);
