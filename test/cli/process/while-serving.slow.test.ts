import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, openFolder, startService } from '../../support/service.ts';
import { type SeenChange, subscribeTo } from '../../support/subscriber.ts';
import { planPage } from '../../works/support/pages.ts';

const folder = openFolder();
const PAGE = planPage({
  number: '401/KH-UBND',
  province: 'Ninh Bình',
  issued: 'ngày 05 tháng 3 năm 2023',
  year: 2023,
});

/** The settings of the service and of the commands beside it. */
const settings = () => ({ DATA_DIR: join(folder(), 'data'), PORT: '0' });

async function command(...args: string[]): Promise<{ out: string; err: string; code: number | null }> {
  const process = startService(settings(), { args });
  const { code } = await process.ended();
  return { out: process.out(), err: process.err(), code };
}

/** Waits for a change of a record. */
function nextChange(url: string, entityTypes: string[]): Promise<SeenChange> {
  return new Promise((resolve, reject) => {
    const leave = subscribeTo(
      'sse',
      url,
      { entityTypes },
      {
        next: (change) => {
          resolve(change);
          void leave();
        },
        errors: (messages) => reject(new Error(JSON.stringify(messages))),
        closed: (reason) => reject(new Error(`closed: ${String(reason)}`)),
      },
    );
  });
}

describe('while the service runs on its embedded database', { timeout: 240_000 }, () => {
  it('commands publish through it, its subscriptions and feeds move, and a kill -9 leaves nothing in the way', async () => {
    const page = join(folder(), 'page.txt');
    await writeFile(page, PAGE);
    await writeFile(join(folder(), 'empty.txt'), '');
    const service = startService(settings());
    const url = await service.listening();
    const socket = await stat(join(settings().DATA_DIR, 'control', 'socket'));
    expect([socket.isSocket(), socket.mode & 0o777]).toEqual([true, 0o600]);
    expect((await stat(join(settings().DATA_DIR, 'control'))).mode & 0o777).toBe(0o700);

    const feed = `${url}/feeds/provinces/ninh-binh.json`;
    const before = (await (await fetch(feed)).json()).items?.length ?? 0;
    const change = nextChange(url, ['plan']);
    const imported = await command('import', page, join(folder(), 'empty.txt'));
    expect(imported.out).toMatch(/^✓ page\.txt {2}\S+: .*401\/KH-UBND.*\n✗ empty\.txt {2}EMPTY_INPUT\n$/);
    expect([imported.code, imported.err]).toEqual([
      1,
      expect.stringMatching(/^kehoach: empty\.txt: .*\[EMPTY_INPUT\]\n$/),
    ]);
    expect((await change).entityId).toBe('plan:ninh-binh-401-kh-ubnd-2023');
    expect((await (await fetch(feed)).json()).items).toHaveLength(before + 1);

    const id = 'plan:ninh-binh-401-kh-ubnd-2023';
    expect((await command('review', 'list', '--province', 'ninh-binh')).out).toContain(`${id}  MACHINE`);
    expect((await command('review', 'show', id)).out).toContain('Mở lớp tập huấn');
    expect((await command('review', 'accept', id, '--by', 'Soát')).out).toMatch(/^plan:\S+: \d+ changed, /);
    const { data } = await ask(url, '{ plan(number: "401/KH-UBND") { reviewState } }');
    expect(data.plan.reviewState).toBe('REVIEWED');
    const survey = [
      'survey',
      'add',
      '--by',
      'Tổ khảo sát',
      '--places',
      'cổng',
      '--provinces',
      'ha-nam',
      '--years',
      '2023',
    ];
    expect((await command(...survey)).out).toMatch(/^Recorded survey:\S+; dataset version \d+\.\n$/);
    const query = await command('query', 'PlanChain', '--number', '827', '--province', 'ninh-thuan');
    expect([query.out.includes('1542/KH-UBND'), query.err]).toEqual([true, '1 row\n']);

    // What a command is refused through the service it is refused in the same words and with the same exit code.
    const refused = await command('review', 'accept', 'plan:none');
    expect(refused).toEqual({
      out: '',
      err: 'kehoach: There is no record "plan:none" to review. List them with: kehoach review list [BAD_ID]\n',
      code: 1,
    });
    const mirrored = await command('mirror', url);
    expect(mirrored.err).toMatch(/\[READ_ONLY_MIRROR\]\n$/);

    service.kill('SIGKILL');
    await service.ended();
    expect((await stat(join(settings().DATA_DIR, 'control', 'socket'))).isSocket()).toBe(true);
    expect(await command('review', 'accept', 'plan:none')).toEqual(refused);
    const again = startService(settings());
    const newUrl = await again.listening();
    const kept = await ask(newUrl, '{ plan(number: "401/KH-UBND") { reviewState tasks { totalCount } } }');
    expect(kept.data.plan).toEqual({ reviewState: 'REVIEWED', tasks: { totalCount: 2 } });
    expect((await command('review', 'list', '--province', 'ninh-binh')).code).toBe(0);
    again.kill('SIGTERM');
    expect(await again.ended()).toEqual({ code: 0, signal: null });
    await expect(stat(join(settings().DATA_DIR, 'control', 'socket'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
