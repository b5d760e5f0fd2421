{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": {
    "composite": false,
    "declarationMap": false,
    "sourceMap": false,
    "incremental": true,
    "noEmit": true,
    "rewriteRelativeImportExtensions": false,
    "allowImportingTsExtensions": true,
    "tsBuildInfoFile": "dist/tsconfig.test.tsbuildinfo"
  },
  "include": ["src/**/*.test.ts", "src/**/*.test-d.ts", "test/**/*.ts"],
  "references": [
    {
      "path": "./tsconfig.json"
    },
    {
      "path": "../../libs/consumer-kit"
    },
    {
      "path": "../../libs/schema"
    },
    {
      "path": "../../libs/service-kit"
    },
    {
      "path": "../../tools/testing"
    }
  ]
}
