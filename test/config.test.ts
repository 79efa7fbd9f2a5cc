import { describe, expect, it } from 'vitest';
import { AppError } from '../src/base/errors.ts';
import { readConfig, SETTINGS } from '../src/config.ts';
import { openDatabase } from '../src/database/connection.ts';

function complaint(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_SETTING') return error.message;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('the settings', () => {
  it('have a fallback each, which can be used', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      prepare: true,
      logLevel: 'info',
      dataDir: expect.stringMatching(/\/data$/),
    });
  });

  it('count as absent when they are empty', () => {
    expect(readConfig(Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('are read as they are meant', () => {
    expect(
      readConfig({
        PORT: '0',
        PUBLIC_URL: 'https://example.vn/kehoach/',
        DATABASE_URL: 'postgresql://db/x',
        LOG_LEVEL: 'warn',
      }),
    ).toMatchObject({
      port: 0,
      publicUrl: 'https://example.vn/kehoach',
      databaseUrl: 'postgresql://db/x',
      logLevel: 'warn',
    });
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', ' 80'],
    ['PORT', '0x50'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'example.vn'],
    ['PUBLIC_URL', 'ftp://example.vn'],
    ['DATABASE_URL', 'mysql://user:secret@127.0.0.1/x'],
    ['DATABASE_URL', 'postgres:// secret'],
    ['DATABASE_URL', 'secret'],
    ['LOG_LEVEL', 'loud'],
  ])('are refused: %s=%s', (name, value) => {
    const message = complaint({ [name]: value });
    expect(message).toMatch(new RegExp(`^Settings that cannot be used: ${name} .+\\. docs/running\\.md`));
    expect(message).not.toContain('secret');
  });

  it('are complained of all at once', () => {
    const message = complaint({ PORT: 'x', LOG_LEVEL: 'x', PUBLIC_URL: 'x', DATABASE_URL: 'x' });
    for (const name of ['PORT', 'LOG_LEVEL', 'PUBLIC_URL', 'DATABASE_URL']) expect(message).toContain(`${name} `);
  });
});

describe('the address of a database', () => {
  it.each([
    ['postgres://user:secret@127.0.0.1:1/x', 'nothing listens at that address'],
    ['postgres://user:secret@no-such-host.invalid/x', 'the host is not known'],
    ['postgres://user:secret@127.0.0.1:99999/x', 'the address cannot be read'],
    ['postgres://user:sec ret@[/x', 'the address cannot be read'],
  ])('that cannot be used is named with its reason and without itself: %s', async (databaseUrl, reason) => {
    const error: unknown = await openDatabase({ databaseUrl, dataDir: null }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'DATABASE_UNREACHABLE', message: expect.stringContaining(reason) });
    expect((error as AppError).message).not.toMatch(/secret|127\.0\.0\.1/);
  });
});
