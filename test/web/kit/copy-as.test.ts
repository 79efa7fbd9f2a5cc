import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser';
import { describe, expect, it } from 'vitest';
import { copyAs, operationAddress } from '../../../src/web/kit/copy-as.ts';
import { openApp } from '../../support/app.ts';
import { QUERIES, QUESTIONS } from './asked.ts';

const app = openApp();

const BASE = 'https://example.org/';
const HOSTILE = `'"\`$(x)\${y}\\\r\n#(lf)%41 Đồng Nai * ? & ''' """ \u2028 \ud800 |^!`;

describe('the address of a question', () => {
  it('takes a default away with null, leaves out what is undefined, and writes lists with commas', () => {
    expect(
      operationAddress({ operation: 'X', variables: { a: null, b: undefined, c: ['d', 'e f'], g: 1 } }, 'csv', {
        titles: 'vi',
      }),
    ).toBe('/operations/X.csv?a=&c=d,e%20f&g=1&titles=vi');
    expect(operationAddress({ operation: 'X', variables: {} }, 'json')).toBe('/operations/X.json');
    expect(operationAddress({ operation: 'X', variables: { a: 1 } }, null)).toBe('/operations/X?a=1');
  });

  it('holds what was asked, whatever it is, and nothing that ends a text or stands for files', () => {
    const address = operationAddress({ operation: 'X', variables: { a: HOSTILE } }, 'json');
    expect(address.split('=')[1]).toMatch(/^[A-Za-z0-9%_.~!()-]+$/);
    expect(new URL(address, BASE).searchParams.get('a')).toBe(HOSTILE.replace('\ud800', '\ufffd'));
  });
});

describe('the code of a question', () => {
  it('has the same quotes whatever is asked', () => {
    const quotes = (value: string) =>
      copyAs(BASE, { operation: 'X', variables: { a: value } }).map(({ code }) => code.match(/['"`]/g)?.length);
    expect(quotes(HOSTILE)).toEqual(quotes('plain'));
  });

  it.each([HOSTILE, 'plain', ''])('for Power Query is M, and asks what was asked: %j', async (value) => {
    const question = { operation: 'FindPlans', variables: { text: value, provinces: ['dong-nai', 'hue'] } };
    const code = copyAs(BASE, question).find(({ language }) => language === 'Excel (Power Query)')?.code ?? '';
    const task = await TaskUtils.tryLexParse(DefaultSettings, code);
    expect(TaskUtils.isParseStageOk(task)).toBe(true);
    const [, literal = ''] = /Web\.Contents\("((?:[^"]|"")*)"\)/.exec(code) ?? [];
    expect(literal).toBe(new URL(operationAddress(question, 'csv'), BASE).href);
    // The parser tells what is not M.
    const broken = await TaskUtils.tryLexParse(DefaultSettings, code.replace('in\n', ''));
    expect(TaskUtils.isParseStageOk(broken)).toBe(false);
  });
});

describe('what the slow tests have run as code', () => {
  it.each(QUESTIONS)('is answered: $operation', async (question) => {
    expect((await app().http.inject(operationAddress(question, 'ndjson'))).statusCode).toBe(200);
  });

  it.each(QUERIES)('is answered: a query $name', async ({ name: _, ...asked }) => {
    const answer = await app().http.inject({ method: 'POST', url: '/graphql', payload: asked });
    expect(answer.json().errors).toBeUndefined();
  });
});
