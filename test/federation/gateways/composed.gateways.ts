import { describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openBefore, openListeningApp } from '../../support/app.ts';
import { COMPOSERS, GATEWAYS, type Gateway, type Subgraph } from './gateways.ts';
import { PEER_SDL, servePeer } from './peer.ts';

const service = openListeningApp();
const peer = openBefore(servePeer, (opened) => opened.close());
const operations = await readOperations();

/** Both subgraphs, ours with the schema that it answers itself. */
async function subgraphs(): Promise<Subgraph[]> {
  const { data } = await service.app().query('{ _service { sdl } }');
  return [
    { name: 'kehoach', url: `${service.url()}/graphql`, sdl: data._service.sdl },
    { name: 'office', url: peer().url, sdl: PEER_SDL },
  ];
}

describe.each(Object.entries(COMPOSERS))('composed by %s', (_composer, compose) => {
  it('one graph comes of both, without `node`', async () => {
    const supergraph = compose(await subgraphs());
    expect(supergraph).toMatch(/employedWomenPercent/);
    expect(supergraph).toMatch(/^ +node\([\s\S]*?@inaccessible/m);
  });

  it('a subgraph that claims a field of ours is refused', async () => {
    const rival = `${PEER_SDL}\nextend type Province { name: String! }`;
    const [ours, theirs] = await subgraphs();
    if (!ours || !theirs) throw new Error('there are two subgraphs');
    expect(() => compose([ours, { ...theirs, sdl: rival }])).toThrow(/Province\.name/);
  });

  describe.each(Object.entries(GATEWAYS))('and asked through %s', (_gateway, start) => {
    const gateway = openBefore<Gateway>(
      async () => start(compose(await subgraphs())),
      (opened) => opened.close(),
    );

    it.each(operations.map(({ name, document, variables }) => [name, document, variables] as const))(
      '%s is answered as it is directly',
      async (_name, document, variables) => {
        const direct = await service.app().query(document, variables);
        expect(direct.errors).toBeUndefined();
        const { data, errors } = await gateway().ask(document, variables);
        expect(errors).toBeUndefined();
        expect(data).toEqual(direct.data);
      },
    );

    it('a province has the figure of the other office, and a plan its files', async () => {
      const { data, errors } = await gateway().ask(
        `{ provinces(slugs: ["dong-nai", "ninh-thuan", "ca-mau"]) { name employedWomenPercent(year: 2024) }
           plan(id: "plan:ninh-thuan-827-2024") { number files { name } province { employedWomenPercent(year: 2024) } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        provinces: [
          { name: 'Đồng Nai', employedWomenPercent: 47.5 },
          { name: 'Ninh Thuận', employedWomenPercent: 45.25 },
          { name: 'Cà Mau', employedWomenPercent: null },
        ],
        plan: { number: '827/KH-UBND', files: [{ name: '827.pdf' }], province: { employedWomenPercent: 45.25 } },
      });
    });

    it('what the other office names is found here by its keys, and what nobody knows is null', async () => {
      const { data } = await gateway().ask(
        `{ storedFiles { nodes { name plan { number province { name } } } pageInfo { hasNextPage } }
           provincesWithFigures { slug name code } }`,
      );
      expect(data).toMatchObject({
        storedFiles: {
          nodes: [
            { name: '827.pdf', plan: { number: '827/KH-UBND', province: { name: 'Ninh Thuận' } } },
            { name: '93.pdf', plan: { number: '93/KH-UBND', province: { name: 'Quảng Ngãi' } } },
            { name: 'lost.pdf' },
          ],
        },
        provincesWithFigures: [
          { slug: 'dong-nai', name: 'Đồng Nai', code: '75' },
          { slug: 'ninh-thuan', name: 'Ninh Thuận', code: '58' },
          null,
        ],
      });
    });

    it('`node` is unknown', async () => {
      const { errors } = await gateway().ask('{ node(id: "province:hue") { id } }');
      expect(errors?.[0]?.message).toMatch(/Cannot query field "node"/);
    });
  });
});
