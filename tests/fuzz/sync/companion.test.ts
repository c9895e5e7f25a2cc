import { tellSchedules } from './tell';

tellSchedules('a newsroom with the companion plugin', true);
