import { tellSchedules } from './tell';

tellSchedules('a newsroom on a plain WordPress', false);
