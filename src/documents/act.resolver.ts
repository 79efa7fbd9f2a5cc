import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { Succession } from '../organisations/organisation.type.ts';
import { Province, ProvinceState } from '../provinces/province.type.ts';
import { documentLoaders } from './document.loaders.ts';
import { Document } from './document.type.ts';

/** The act of the nation that bears a number; null without a number, and where no one such act is in the dataset. */
function actOf(ctx: RequestContext, number: string | null): Promise<Document | null> | null {
  return number === null ? null : ctx.use(documentLoaders).nationalActByNumber.load(number);
}

@Resolver(() => ProvinceState)
export class ProvinceStateActResolver {
  @FieldResolver(() => Document, {
    nullable: true,
    description:
      'The act behind the state: the one by which it ended in a merger, else the one that began it. Null when neither is in the dataset; `decree` and `Province.mergerDecree` keep the numbers.',
  })
  act(@Root() state: ProvinceState, @Ctx() ctx: RequestContext): Promise<Document | null> | null {
    return actOf(ctx, state.mergerDecree ?? state.decree);
  }
}

@Resolver(() => Province)
export class ProvinceMergerActResolver {
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The act by which it became part of another; null for a province that continues.',
  })
  mergerAct(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<Document | null> | null {
    return actOf(ctx, province.mergerDecree);
  }
}

@Resolver(() => Succession)
export class SuccessionActResolver {
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The act by which the duties passed; null when it is not known or not in the dataset.',
  })
  act(@Root() succession: Succession, @Ctx() ctx: RequestContext): Promise<Document | null> | null {
    return actOf(ctx, succession.decree);
  }
}
