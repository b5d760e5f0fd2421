import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The architecture, executable: who may import whom. Explained in ARCHITECTURE.md. */
const LIBS = ['project:schema', 'project:service-kit', 'project:embedding'];
const TOOL_LIBS = [...LIBS, 'project:migrator', 'project:embedded-database'];
const production = [
  { sourceTag: 'project:schema', onlyDependOnLibsWithTags: [], bannedExternalImports: ['pg', 'express'] },
  { sourceTag: 'project:service-kit', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'project:consumer-kit',
    onlyDependOnLibsWithTags: ['project:schema', 'project:service-kit'],
    bannedExternalImports: ['pg', 'express'],
  },
  {
    sourceTag: 'project:context-client',
    onlyDependOnLibsWithTags: [],
    bannedExternalImports: ['pg', 'express', 'kysely'],
  },
  { sourceTag: 'project:embedding', onlyDependOnLibsWithTags: [], bannedExternalImports: ['pg', 'express'] },
  { sourceTag: 'project:migrator', onlyDependOnLibsWithTags: [], bannedExternalImports: ['express'] },
  { sourceTag: 'project:data-storage', onlyDependOnLibsWithTags: [...LIBS, 'project:migrator'] },
  { sourceTag: 'type:consumer', onlyDependOnLibsWithTags: [...LIBS, 'project:consumer-kit'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: TOOL_LIBS },
];
/** A test may also use tools/testing; what its project may not import stays forbidden. */
const inTests = production.map((rule) => ({
  ...rule,
  onlyDependOnLibsWithTags: [...rule.onlyDependOnLibsWithTags, 'project:testing'],
}));

const boundaries = (depConstraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      enforceBuildableLibDependency: false,
      allowCircularSelfDependency: true,
      // Only the tests of the one use the other, which reads OpenAPI documents with it.
      ignoredCircularDependencies: [['service-kit', 'testing']],
      banTransitiveDependencies: true,
      depConstraints,
    },
  ],
});

const restrict = (names, message) => ({
  'no-restricted-imports': ['error', { paths: names.map((name) => ({ name, message })) }],
});

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', '**/.data/**', '**/*.cjs'],
  },
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    rules: {
      ...boundaries(production),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Configuration is parsed once, in config.ts or main.ts.',
        },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/config.ts', '**/main.ts', '**/cli.ts', 'tools/**/*.ts', '**/*.test.ts', '**/test/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  { files: ['tools/**/*.ts', '**/cli.ts', '**/*.cli.ts', '**/examples/**'], rules: { 'no-console': 'off' } },
  {
    files: ['apps/**/*.query.ts', 'apps/**/*.command.ts'],
    rules: restrict(
      ['express', 'pg'],
      'A query or command builds SQL; it knows neither HTTP nor the driver.',
    ),
  },
  {
    files: ['apps/**/*.route.ts'],
    rules: restrict(['pg'], 'A route calls queries and commands; only main.ts knows the driver.'),
  },
  {
    files: ['**/*.test.ts', '**/*.test-d.ts', '**/test/**/*.ts'],
    rules: { ...boundaries(inTests), '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  prettier,
);
