import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/**
 * The subgraph composed with another and asked through gateways of others. They are a package of their own in
 * test/federation/gateways, so `npm test` leaves them out: npm run test:gateways
 */
const gateways = mergeConfig(base, defineConfig({}));
gateways.test = {
  ...gateways.test,
  include: ['test/federation/gateways/*.gateways.ts'],
  maxWorkers: 1,
  // It would look for the clouds that it might run in, and wait for each.
  env: { APOLLO_TELEMETRY_DISABLED: 'true' },
};
export default gateways;
