import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Citation, Document, Source } from '../documents/document.type.ts';
import { Verification } from '../graph/common.type.ts';
import { Reads } from '../graph/fields.ts';
import { twinOf } from '../graph/twins.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { Strategy } from '../strategies/strategy.type.ts';
import { Survey } from '../surveys/survey.type.ts';
import { Evidence } from '../tasks/task.type.ts';

/** What stands in English, said in Vietnamese. */
const of = (field: string) => ({
  nullable: true,
  description: `\`${field}\` in Vietnamese; null where that is null, and where nobody has translated it.`,
});
const say = (text: string | null) => (text === null ? null : twinOf(text));

@Resolver(() => Verification)
export class VerificationTwins {
  @FieldResolver(() => String, of('note'))
  noteVi(@Root() { note }: Verification): string | null {
    return say(note);
  }
}

@Resolver(() => Document)
export class DocumentTwins {
  @FieldResolver(() => String, of('note'))
  @Reads('note')
  noteVi(@Root() { note }: Document): string | null {
    return say(note);
  }
}

@Resolver(() => Source)
export class SourceTwins {
  @FieldResolver(() => String, of('note'))
  @Reads('note')
  noteVi(@Root() { note }: Source): string | null {
    return say(note);
  }

  @FieldResolver(() => String, of('urlReason'))
  @Reads('urlReason')
  urlReasonVi(@Root() { urlReason }: Source): string | null {
    return say(urlReason);
  }
}

@Resolver(() => Citation)
export class CitationTwins {
  @FieldResolver(() => String, of('unresolvedReason'))
  @Reads('unresolvedReason')
  unresolvedReasonVi(@Root() { unresolvedReason }: Citation): string | null {
    return say(unresolvedReason);
  }

  @FieldResolver(() => String, of('conflict'))
  @Reads('conflict')
  conflictVi(@Root() { conflict }: Citation): string | null {
    return say(conflict);
  }
}

@Resolver(() => Organisation)
export class OrganisationTwins {
  @FieldResolver(() => String, of('note'))
  @Reads('note')
  noteVi(@Root() { note }: Organisation): string | null {
    return say(note);
  }
}

@Resolver(() => Programme)
export class ProgrammeTwins {
  @FieldResolver(() => String, of('note'))
  @Reads('note')
  noteVi(@Root() { note }: Programme): string | null {
    return say(note);
  }
}

@Resolver(() => Strategy)
export class StrategyTwins {
  @FieldResolver(() => String, of('note'))
  @Reads('note')
  noteVi(@Root() { note }: Strategy): string | null {
    return say(note);
  }
}

@Resolver(() => Survey)
export class SurveyTwins {
  @FieldResolver(() => String, of('note'))
  noteVi(@Root() { note }: Survey): string | null {
    return say(note);
  }

  @FieldResolver(() => String, of('conductedBy'))
  conductedByVi(@Root() { conductedBy }: Survey): string | null {
    return say(conductedBy);
  }

  @FieldResolver(() => String, of('places'))
  placesVi(@Root() { places }: Survey): string | null {
    return say(places);
  }
}

@Resolver(() => Evidence)
export class EvidenceTwins {
  @FieldResolver(() => String, of('reason'))
  reasonVi(@Root() { reason }: Evidence): string | null {
    return say(reason);
  }
}
