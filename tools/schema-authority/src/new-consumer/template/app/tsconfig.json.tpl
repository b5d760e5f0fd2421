{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": {
    "rootDir": "src",
    "outDir": "dist",
    "tsBuildInfoFile": "dist/tsconfig.tsbuildinfo"
  },
  "include": ["src/**/*.ts"],
  "exclude": ["src/**/*.test.ts", "src/**/*.test-d.ts"],
  "references": [
    {
      "path": "../../libs/consumer-kit"
    },
    {
      "path": "../../libs/schema"
    },
    {
      "path": "../../libs/service-kit"
    }
  ]
}
