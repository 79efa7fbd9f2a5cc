import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Keeps Chromium from talking to its maker, so that every request seen is the page's. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Debian's Chromium. Throws when there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`No Chromium at ${executablePath}. Install Debian's "chromium" or set CHROMIUM_PATH.`);
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
