import { defineConfig } from 'vitest/config';

/** Tests of the runner itself: each starts a VS Code, so they run one after the other and apart from the others. */
export default defineConfig({
  test: { include: ['test/vscode/*.test.ts'], testTimeout: 60_000, fileParallelism: false },
});
