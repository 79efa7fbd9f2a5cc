import type { Evidence, Fact } from './bundle/fact.ts';
import type { MappedText, Span } from './text/mapped-text.ts';

/** Cuts evidence out of one captured text. Every fact of a reading goes through it, so a quote can never be invented. */
export class EvidenceCutter {
  readonly #captured: string;

  constructor(captured: string) {
    this.#captured = captured;
  }

  span({ start, end }: Span): Evidence {
    return { quote: this.#captured.slice(start, end), start, end };
  }

  of(text: MappedText, start = 0, end = text.length): Evidence {
    return this.span(text.source(start, end));
  }

  /** Wraps a value with the text it was read from. */
  fact<T>(value: T, text: MappedText, confidence: number, method: string): Fact<T> {
    return { value, evidence: this.of(text), confidence, method };
  }
}
