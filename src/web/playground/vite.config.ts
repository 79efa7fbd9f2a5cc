import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const gzipAsync = promisify(gzip);
const COMPRESSIBLE = /\.(?:js|css|svg|ttf)$/;

/** Writes a .gz beside each asset once, at build time, so that no request pays for compressing four megabytes. */
function precompress(): Plugin {
  return {
    name: 'playground-precompress',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const outputs = Object.values(bundle).filter(({ fileName }) => COMPRESSIBLE.test(fileName));
        await Promise.all(
          outputs.map(async (output) => {
            const body = output.type === 'chunk' ? output.code : output.source;
            const source = await gzipAsync(body, { level: constants.Z_BEST_COMPRESSION });
            this.emitFile({ type: 'asset', fileName: `${output.fileName}.gz`, source });
          }),
        );
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL('./', import.meta.url)),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  // GraphiQL keeps its state in React contexts of its own packages; two copies of one would not see each other.
  resolve: { dedupe: ['graphql', 'react', 'react-dom', '@graphiql/react', 'monaco-editor'] },
  plugins: [precompress()],
  worker: { format: 'es' },
  build: {
    outDir: '../../../dist/page',
    emptyOutDir: true,
    assetsDir: 'playground-assets',
    // The content security policy allows no data: fonts, so nothing may be inlined.
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8_000,
    rolldownOptions: {
      onLog(level, log, defaultHandler) {
        // "use client" marks mean nothing without a server renderer, and a hundred warnings would hide a real one.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') defaultHandler(level, log);
      },
    },
  },
});
