import { defineConfig } from 'vitest/config';

export default defineConfig({
    test: {
        include: ['test/**/*.test.ts'],
        exclude: ['test/e2e/**', 'node_modules/**', 'dist/**'],
        // No test asks how long something takes (npm run bench does); a busy machine must not fail one either.
        testTimeout: 60_000
    }
});
