import { defineConfig } from 'vitest/config';

// Real editors take seconds to start, and two at once slow each other down.
export default defineConfig({
    test: {
        include: ['test/e2e/**/*.e2e.ts'],
        fileParallelism: false,
        testTimeout: 90_000,
        hookTimeout: 120_000,
        reporters: ['verbose']
    }
});
