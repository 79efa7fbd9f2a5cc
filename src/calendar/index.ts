import type { Domain } from '../graph/domain.ts';
import { CalendarEntryResolver, PlanCalendarResolver } from './calendar.resolver.ts';

export const calendarDomain: Domain = {
  name: 'calendar',
  records: [],
  resolvers: [PlanCalendarResolver, CalendarEntryResolver],
  nodes: {},
};
