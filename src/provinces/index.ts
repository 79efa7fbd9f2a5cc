import type { Domain } from '../graph/domain.ts';
import { provinceLoaders } from './province.loaders.ts';
import { districtRecord, provinceRecord, regionRecord } from './province.record.ts';
import { DistrictResolver, ProvinceResolver } from './province.resolver.ts';

export const provincesDomain: Domain = {
  name: 'provinces',
  records: [regionRecord, provinceRecord, districtRecord],
  resolvers: [ProvinceResolver, DistrictResolver],
  nodes: {
    province: (ctx, id) => ctx.use(provinceLoaders).provinceById.load(id),
    district: (ctx, id) => ctx.use(provinceLoaders).districtById.load(id),
  },
};
