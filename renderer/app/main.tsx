import { createRoot } from 'react-dom/client';
import { api } from '../api/bridge';
import { articleIdSchema } from '../../shared/article/ids';
import { keepFocus } from '../components/keep-focus';
import { ProblemScreen } from '../screens/problem/problem-screen';
import { startAttention } from '../state/attention';
import { startLibrary, select } from '../state/library';
import { showStory } from '../state/navigation';
import { startPreferences } from '../state/preferences';
import { startPresence } from '../state/presence';
import { startSite } from '../state/site';
import { flushWhenAsked, openStories } from '../state/stories';
import { App } from './app';
import './tokens.css';
import './base.css';

const root = document.getElementById('app');
const answer = await api['app:info']({});
if (root !== null && answer.ok) {
  const info = answer.value;
  startPreferences(info);
  keepFocus(document);
  flushWhenAsked();
  if (info.storeProblem === null) {
    startPresence();
    const last = articleIdSchema.safeParse(info.preferences.lastArticle);
    if (last.success) {
      await openStories.openAhead(last.data);
      select(last.data);
      showStory(last.data);
    }
    createRoot(root).render(<App />);
    startLibrary();
    startSite();
    startAttention();
  } else {
    createRoot(root).render(
      <ProblemScreen problem={info.storeProblem} locale={info.preferences.locale} dark={info.dark} />,
    );
  }
}
