import { AppError } from '../base/errors.ts';

/** A question that waits to be begun. */
export interface Asked {
  /** Who asks, e.g. an address; each gets its turn. */
  client: string;
  cost: number | null;
  signal?: AbortSignal | undefined;
}

export interface AdmissionOptions {
  /** How many questions are worked on at once. */
  places: number;
  /** How many may wait. */
  waiting: number;
}

/** More than a page or two of one thing with its relations: such questions are begun a few at a time. */
const LARGE_COST = 50_000;
/** One process writes one answer after another: while it writes one, the database works for another. */
const LARGE_PLACES = 2;

/**
 * Lets questions begin as there is room for them. Small ones never stand behind large ones, and the clients that wait
 * take turns, so that nobody's thirty large questions keep another one's small question waiting. What would wait too
 * long is refused at once.
 */
export class Admission {
  private readonly small: Lane;
  private readonly large: Lane;

  constructor({ places, waiting }: AdmissionOptions) {
    this.small = new Lane(places, waiting);
    this.large = new Lane(Math.min(LARGE_PLACES, places), Math.ceil(waiting / 4));
  }

  /** How many are worked on, for the metrics. */
  get working(): number {
    return this.small.working + this.large.working;
  }

  /** How many wait, for the metrics. */
  get waiting(): number {
    return this.small.waiting + this.large.waiting;
  }

  /** Waits for a place. Returns: what gives it back. Throws: OVERLOADED, the reason of the signal. */
  async enter(asked: Asked): Promise<() => void> {
    // What reads no data needs no place.
    if (asked.cost === 0) return () => {};
    return ((asked.cost ?? 0) > LARGE_COST ? this.large : this.small).enter(asked);
  }
}

class Lane {
  working = 0;
  waiting = 0;
  /** In the order in which the clients take turns. */
  private readonly queues = new Map<string, (() => void)[]>();

  constructor(
    private readonly places: number,
    private readonly most: number,
  ) {}

  async enter({ client, signal }: Asked): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.working < this.places) this.working++;
    else if (this.waiting >= this.most) {
      throw new AppError(
        'OVERLOADED',
        'More is asked at the moment than this service can begin with. Try again later.',
      );
    } else await this.turn(client, signal);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.working--;
      this.next();
    };
  }

  private turn(client: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(client) ?? [];
      this.queues.set(client, queue);
      const begin = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        queue.splice(queue.indexOf(begin), 1);
        if (queue.length === 0) this.queues.delete(client);
        this.waiting--;
        reject(signal?.reason);
      };
      queue.push(begin);
      this.waiting++;
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  private next(): void {
    const [client, queue] = this.queues.entries().next().value ?? [];
    const begin = queue?.shift();
    if (client === undefined || !queue || !begin) return;
    // To the end of the line, where its next one waits for its turn.
    this.queues.delete(client);
    if (queue.length > 0) this.queues.set(client, queue);
    this.waiting--;
    this.working++;
    begin();
  }
}
