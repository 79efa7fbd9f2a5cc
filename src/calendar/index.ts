import type { Domain } from '../graph/domain.ts';
import { CalendarEntryResolver, PlanCalendarResolver, ReportingDaysResolver } from './calendar.resolver.ts';

export const calendarDomain: Domain = {
  name: 'calendar',
  records: [],
  resolvers: [PlanCalendarResolver, ReportingDaysResolver, CalendarEntryResolver],
  nodes: {},
};
