import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // The address of a running server, or the file that `content-api schema > schema.graphql` wrote.
  schema: process.env.CONTENT_API_SCHEMA ?? 'http://127.0.0.1:5080/graphql/schema.graphql',
  documents: ['src/**/*.ts'],
  emitLegacyCommonJSImports: false,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        strictScalars: true,
        useTypeImports: true,
        // Each scalar has its type in JSON.
        scalars: { Date: 'string', DateTime: 'string', URL: 'string', EmailAddress: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
