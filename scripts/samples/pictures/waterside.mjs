/** The harbour, the storm, the tide gauge. */
import { box, canvas, dice, disc, fade, glow, line, many, shape } from './brush.mjs';

export function harbour() {
  const roll = dice(11);
  const defs =
    fade('sky', [
      [0, '#7fa6b8'],
      [0.55, '#f2cfa5'],
      [1, '#f7e3c4'],
    ]) +
    fade('sea', [
      [0, '#e9c9a4'],
      [0.25, '#7ea3ab'],
      [1, '#1d4652'],
    ]) +
    glow('sun', 'rgba(255,246,220,1)', 'rgba(255,236,190,0)');
  const gables = many(9, (n) => {
    const x = 890 + n * 72;
    const height = 92 + Math.round(roll() * 66);
    const colour = ['#a4483a', '#e7dfce', '#2f5d62', '#c98a3d', '#5b6f7a'][n % 5] ?? '#a4483a';
    const top = 560 - height;
    const windows = many(4, (w) =>
      box(x + 12 + (w % 2) * 28, top + 26 + Math.floor(w / 2) * 40, 14, 20, 'rgba(255,228,160,.8)'),
    );
    return shape(`M${x} 560V${top}l33 -38 33 38V560Z`, colour) + windows;
  });
  const ripples = many(90, () => {
    const y = 590 + roll() ** 1.4 * 400;
    const width = 30 + (y - 560) * 0.5 * roll();
    const x = 470 + (roll() - 0.5) * (260 + (y - 560) * 1.4);
    return line(`M${x} ${y}h${width}`, `rgba(255,240,210,${0.16 + roll() * 0.35})`, 2 + (y - 560) / 130);
  });
  const ferry =
    shape('M330 640h420l-44 66H372Z', '#173842') +
    box(352, 622, 390, 20, '#f4efe4') +
    box(410, 566, 270, 58, '#fbf7ee') +
    box(470, 522, 130, 46, '#fbf7ee') +
    box(610, 500, 40, 68, '#b4483b') +
    many(9, (n) => box(424 + n * 28, 582, 16, 18, '#35606b')) +
    many(4, (n) => box(482 + n * 28, 534, 18, 16, '#35606b')) +
    line('M535 522v-60M700 622v-50', '#173842', 5) +
    line('M300 712q60 -14 120 0t120 0 120 0 120 0', 'rgba(255,255,255,.75)', 7);
  return canvas(
    defs,
    box(0, 0, 1500, 562, 'url(#sky)') +
      disc(520, 470, 330, 'url(#sun)') +
      disc(520, 478, 58, '#fff3d6') +
      shape('M0 560V470q160 -70 330 -20t300 10 260 -40 330 20 280 -20V560Z', '#8fa6a6', 'opacity=".75"') +
      shape('M0 562V520q190 -50 380 -6t360 0 760 -4V562Z', '#5d7f86', 'opacity=".8"') +
      gables +
      box(0, 558, 1500, 442, 'url(#sea)') +
      shape('M880 560h620v90q-310 40 -620 0Z', '#274a52', 'opacity=".35"') +
      ripples +
      ferry +
      many(4, (n) => line(`M${180 + n * 70} ${220 + (n % 2) * 46}q14 -16 26 0q12 -16 26 0`, '#47616b', 4)),
  );
}

export function storm() {
  const roll = dice(29);
  const defs =
    fade('sky', [
      [0, '#10202b'],
      [1, '#42606c'],
    ]) +
    '<linearGradient id="beam" x1="0" x2="1"><stop offset="0" stop-color="rgba(255,236,180,.95)"/><stop offset="1" stop-color="rgba(255,236,180,0)"/></linearGradient>';
  const wave = (/** @type {number} */ y, /** @type {number} */ lift, /** @type {string} */ colour) => {
    const crests = many(6, (n) => `q${70 + n * 4} ${-lift} 130 ${-lift * 0.3}t140 ${lift * 0.3}`);
    return shape(`M-40 ${y}${crests}V1000H-40Z`, colour);
  };
  const rain = many(260, () => {
    const x = roll() * 1700;
    const y = roll() * 1000;
    const length = 30 + roll() * 60;
    return line(`M${x} ${y}l${-length * 0.55} ${length}`, `rgba(220,235,240,${0.08 + roll() * 0.2})`, 2);
  });
  const tower =
    shape('M236 720l26 -400h76l26 400Z', '#efe9dc') +
    shape('M246 570h108l5 74H241ZM254 440h92l5 66h-102Z', '#a93f34') +
    box(254, 300, 92, 22, '#20323b') +
    box(270, 246, 60, 56, '#ffe9a8') +
    shape('M258 248l42 -46 42 46Z', '#20323b') +
    shape('M60 1000q60 -290 240 -300t330 300Z', '#0e1a21');
  return canvas(
    defs,
    box(0, 0, 1500, 1000, 'url(#sky)') +
      many(7, (n) => {
        const x = n * 260 - 120;
        return `<ellipse cx="${x}" cy="${70 + (n % 3) * 50}" rx="330" ry="90" fill="#0b161e" opacity=".45"/>`;
      }) +
      shape('M320 262L1500 40V470L320 286Z', 'url(#beam)') +
      wave(720, 70, '#3b5a66') +
      tower +
      wave(800, 90, '#27434e') +
      wave(880, 110, '#162d37') +
      rain,
  );
}

export function tide() {
  const roll = dice(5);
  const defs =
    fade('sky', [
      [0, '#b9cfd3'],
      [1, '#f1e8d8'],
    ]) +
    fade('sea', [
      [0, '#d9dccf'],
      [1, '#53808a'],
    ]);
  const house =
    shape('M850 300l130 -92 130 92v190H850Z', '#8a3c31') +
    shape('M826 312l154 -112 154 112 -14 18 -140 -102 -140 102Z', '#2b2a28') +
    box(890, 340, 70, 78, '#f6e5b5') +
    box(1010, 350, 62, 140, '#3b4a4d') +
    line('M925 340v78M890 379h70', '#8a3c31', 6) +
    box(790, 488, 420, 22, '#4b3b2f') +
    many(5, (n) => box(806 + n * 92, 508, 20, 330, '#4b3b2f'));
  const ladder =
    box(712, 330, 62, 500, '#f7f3e8') +
    many(20, (n) => box(712, 348 + n * 24, n % 5 === 0 ? 44 : 26, 7, '#23373d')) +
    box(700, 362, 86, 10, '#c23b2c');
  const calm = many(70, () => {
    const y = 640 + roll() * 350;
    const width = 60 + roll() * 260;
    return line(`M${roll() * 1500} ${y}h${width}`, `rgba(255,255,255,${0.1 + roll() * 0.25})`, 3);
  });
  return canvas(
    defs,
    box(0, 0, 1500, 630, 'url(#sky)') +
      disc(330, 300, 74, '#fbf4e2') +
      shape('M0 628V590q260 -46 520 -10t520 -6 460 -6V628Z', '#9db4b3') +
      box(0, 626, 1500, 374, 'url(#sea)') +
      ladder +
      house +
      shape('M806 840h392v110q-196 26 -392 0Z', '#2f5963', 'opacity=".35"') +
      box(0, 724, 1500, 276, 'url(#sea)', 'opacity=".55"') +
      calm +
      many(6, (n) =>
        line(`M${430 + n * 48} ${190 + ((n * 37) % 70)}q16 -18 24 2q14 -18 26 -4`, '#2c3f45', 4),
      ),
  );
}
