import type { PlanBundle } from '../../../src/reader/index.ts';

/** Boils a bundle down to what a person can check against the page in a minute; nulls stay visible. */
export function summarise(bundle: PlanBundle) {
  const { document, plan, source } = bundle;
  const value = <T>(fact: { value: T } | null | undefined): T | null => fact?.value ?? null;
  const issuer = value(document?.issuer);
  const seat =
    issuer &&
    [issuer.kind, issuer.level, issuer.provinceId ?? '-', issuer.districtId ?? '-', issuer.capacity ?? '-'].join(' ');
  return {
    page: [
      bundle.pageKind,
      source.layout,
      source.completeness,
      source.mediaType,
      source.encoding ?? '-',
      source.language,
    ].join(' '),
    publisher: source.publisher,
    publishedOn: value(source.publishedOn),
    document: document && {
      number: value(document.number),
      type: value(document.type),
      title: value(document.title),
      issuer: issuer && `${issuer.name} | ${seat}`,
      place: value(document.place),
      signer: value(document.signer),
      issuedOn: value(document.issuedOn),
      effectiveOn: value(document.effectiveOn),
    },
    plan: plan && {
      role: value(plan.role),
      level: plan.level,
      province: value(plan.provinceId),
      district: plan.districtId,
      unit: plan.unit,
      period: value(plan.period),
      year: value(plan.year),
      subject: value(plan.subject),
    },
    strategies: bundle.strategies.map(({ id, method }) => `${id} (${method})`),
    programmes: bundle.programmes.map(({ id, method }) => `${id} (${method})`),
    citations: bundle.citations.map((c) =>
      [
        c.relation,
        c.number ?? c.subject,
        c.date ?? 'null',
        c.issuerAsPrinted ?? 'null',
        `@${c.locator ?? '-'}`,
        c.resolvedHint ?? '-',
        c.conflict ?? '',
      ].join(' | '),
    ),
    purposes: bundle.purposes.map(({ locator, text }) => `${locator}: ${text.slice(0, 40)}`),
    tasks: bundle.tasks.map((t) =>
      t.kind === 'HEADING'
        ? `# ${t.locator} ${t.text.slice(0, 50)}`
        : [
            t.locator,
            `${t.actionArea ?? 'null'}${t.secondaryActionAreas.length > 0 ? ` (${t.secondaryActionAreas.join(' ')})` : ''}`,
            t.text.slice(0, 60),
            ...(t.actor ? [`actor ${t.actor.value}`] : []),
            ...(t.leadAgencies.length > 0 ? [`lead ${t.leadAgencies.map(({ name }) => name).join(', ')}`] : []),
            ...(t.coAgencies.length > 0 ? [`co ${t.coAgencies.map(({ name }) => name).join(', ')}`] : []),
            ...(t.recurrence ? [`every ${t.recurrence.value}`] : []),
            ...(t.deadline ? [`when ${t.deadline.value}${t.deadlineOn ? ` = ${t.deadlineOn}` : ''}`] : []),
            ...(t.money ? [`money ${t.money.value.amount} ${t.money.value.currency}`] : []),
          ].join(' | '),
    ),
    targets: bundle.targets.map((t) =>
      [
        t.measure ?? 'null',
        t.operator,
        t.value,
        t.unit,
        t.year ?? 'null',
        t.fromYear ? 'from' : '',
        `@${t.locator}`,
      ].join(' '),
    ),
    observances: bundle.observances.map(({ id, name, from, to }) => `${id ?? name} ${from ?? '-'}..${to ?? '-'}`),
    models: bundle.models.map(({ name }) => name),
    reporting: bundle.reporting.map((r) =>
      [r.locator ?? '-', r.intervals.join(' ') || '-', r.due ?? 'null', r.recipient ?? 'null'].join(' | '),
    ),
    budget: bundle.budget.map((b) => `${b.locator ?? '-'}: ${b.amount?.amount ?? 'null'}`),
    responsibilities: bundle.responsibilities.map(({ agency, locator }) => `${locator}: ${agency}`),
    unread: source.unread.map(({ locator, reason, text }) => `${locator} ${reason}: ${text.slice(0, 60)}`),
    warnings: bundle.warnings.map(({ kind }) => kind),
    conflicts: bundle.conflicts.map(({ field, stated, known }) => `${field}: ${stated} / ${known}`),
  };
}
