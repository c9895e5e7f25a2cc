/** The loft, the needles, the stage, the organ, the desk, and two portraits. */
import { box, canvas, dice, disc, fade, glow, line, many, shape } from './brush.mjs';

export function loft() {
  const defs =
    fade('wall', [
      [0, '#e9e1d0'],
      [1, '#d6c8ac'],
    ]) +
    fade('floor', [
      [0, '#c28a4e'],
      [1, '#8f5a2b'],
    ]) +
    fade('cloth', [
      [0, '#fdfbf4'],
      [1, '#dfd8c6'],
    ]);
  const boards = many(26, (n) => line(`M750 360L${-1400 + n * 172} 1000`, 'rgba(70,38,14,.3)', 3));
  const windows = many(5, (n) => {
    const x = 130 + n * 260;
    return (
      box(x, 110, 170, 190, '#cfe3e8') +
      line(`M${x + 85} 110v190M${x} 205h170`, '#f7f2e6', 10) +
      shape(`M${x - 60 + n * 20} 420h170l${-90 + n * 45} 580h-260Z`, 'rgba(255,244,208,.2)')
    );
  });
  const seams = many(8, (n) =>
    line(
      `M${330 + n * 96} ${900 - n * 46}Q${640 + n * 60} ${760 - n * 34} ${880 + n * 54} ${800 - n * 22}`,
      'rgba(96,110,120,.4)',
      3,
    ),
  );
  return canvas(
    defs,
    box(0, 0, 1500, 380, 'url(#wall)') +
      shape('M0 0h1500l-180 70H180Z', '#a98a5e') +
      box(0, 360, 1500, 640, 'url(#floor)') +
      boards +
      windows +
      shape('M190 930Q560 620 1200 430q150 180 150 430 -600 -110 -1160 70Z', 'url(#cloth)') +
      shape('M190 930Q560 620 1200 430q10 12 20 28Q600 650 230 920Z', '#ffffff') +
      seams +
      shape('M560 742q-10 -70 60 -86t92 44l60 24 -6 26 -92 -12 -20 34H556Z', '#2f5361') +
      disc(628, 632, 30, '#dfae8a') +
      shape('M600 628q6 -40 40 -34t24 42q-30 -22 -64 -8Z', '#d9d6cf') +
      line('M772 736l34 10', '#c23b2c', 7),
  );
}

export function needles() {
  const roll = dice(77);
  const defs =
    fade('cloth', [
      [0, '#e8dfca'],
      [1, '#d6c9ab'],
    ]) +
    fade('steel', [
      [0, '#f2f5f6'],
      [1, '#7d8a91'],
    ]);
  const weave =
    many(75, (n) => line(`M0 ${n * 14}H1500`, 'rgba(110,90,50,.09)', 3)) +
    many(108, (n) => line(`M${n * 14} 0V1000`, 'rgba(110,90,50,.07)', 3));
  const row = many(9, (n) => {
    const x = 170 + n * 74;
    const length = 300 + n * 34;
    const tilt = (roll() - 0.5) * 5;
    return `<g transform="rotate(${tilt} ${x} 500)">${shape(`M${x + 6} ${770 - length}l16 30 -6 ${length}q-6 14 -12 0l-6 ${-length}Z`, '#4a3d28', 'opacity=".22"')}${shape(`M${x} ${760 - length}l11 26 -4 ${length}q-6 16 -14 0l-4 ${-length}Z`, 'url(#steel)')}${box(x - 2, 730, 5, 26, '#5b4a33', 'rx="2"')}</g>`;
  });
  return canvas(
    defs,
    box(0, 0, 1500, 1000, 'url(#cloth)') +
      weave +
      row +
      shape(
        'M930 640q-40 -190 120 -230t240 70q70 120 -30 180 -80 26 -110 -40 -30 -90 -90 -60t-20 110q-60 40 -110 -30Z',
        '#4a2f1d',
        'opacity=".25" transform="translate(14 16)"',
      ) +
      shape(
        'M930 640q-40 -190 120 -230t240 70q70 120 -30 180 -80 26 -110 -40 -30 -90 -90 -60t-20 110q-60 40 -110 -30Z',
        '#9a5b33',
      ) +
      line('M956 620q-24 -150 106 -184t200 60q50 90 -16 138', '#e5c79c', 5, 'stroke-dasharray="14 12"') +
      disc(1256, 560, 34, '#c9ced1') +
      many(9, (n) => disc(1238 + (n % 3) * 18, 542 + Math.floor(n / 3) * 18, 3.5, '#6b757b')) +
      box(1050, 740, 190, 40, '#6d4a2c', 'rx="8"') +
      box(1062, 780, 166, 120, '#e9e2d0') +
      many(11, (n) => line(`M1062 ${786 + n * 11}q84 8 166 -2`, '#bfae86', 4)) +
      box(1050, 896, 190, 36, '#6d4a2c', 'rx="8"') +
      line('M1228 840q140 20 150 -90t-110 -160 -340 60 -250 -80', '#cdbb90', 5),
  );
}

export function stage() {
  const roll = dice(61);
  const defs =
    '<linearGradient id="cone" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="rgba(255,244,214,.5)"/><stop offset="1" stop-color="rgba(255,244,214,.06)"/></linearGradient>' +
    glow('pool', 'rgba(255,243,214,.85)', 'rgba(255,243,214,0)');
  const curtain = (/** @type {number} */ from, /** @type {number} */ step) =>
    many(8, (n) => {
      const x = from + n * step;
      return shape(
        `M${x} 0h${step}q${step * 0.2} 500 0 880q${-step / 2} 26 ${-step} 0Z`,
        n % 2 === 0 ? '#6e1f22' : '#8a2b2c',
      );
    });
  return canvas(
    defs,
    box(0, 0, 1500, 1000, '#15100f') +
      shape('M0 780h1500v220H0Z', '#2c201a') +
      many(14, (n) => line(`M${750 + (n - 7) * 60} 780L${750 + (n - 7) * 190} 1000`, 'rgba(0,0,0,.35)', 3)) +
      shape('M700 0h100l310 850H390Z', 'url(#cone)') +
      '<ellipse cx="750" cy="850" rx="400" ry="86" fill="url(#pool)"/>' +
      many(420, () => {
        const turn = roll() * Math.PI * 2;
        const far = roll() ** 0.6;
        return disc(
          750 + Math.cos(turn) * far * 370,
          856 + Math.sin(turn) * far * 70,
          1.5 + roll() * 2.4,
          '#fffdf6',
        );
      }) +
      shape('M590 856q70 -52 120 -4Z', '#fdfaf0') +
      line(
        'M706 846V560M806 846V690M706 690h100M690 856V700M790 870V700M690 700h100M706 600h-2',
        '#3d2818',
        15,
      ) +
      line('M700 566v128M700 610h0M690 694h112', '#55371f', 15) +
      box(686, 684, 128, 20, '#6a4527', 'rx="6"') +
      box(692, 560, 20, 130, '#6a4527', 'rx="6"') +
      curtain(-40, 46) +
      curtain(1180, 46),
  );
}

export function organ() {
  const roll = dice(13);
  const defs =
    fade('wall', [
      [0, '#20242f'],
      [1, '#3b2d2a'],
    ]) +
    '<linearGradient id="gold" x1="0" x2="1"><stop offset="0" stop-color="#8d6426"/><stop offset=".35" stop-color="#f3d78c"/><stop offset=".6" stop-color="#d3a549"/><stop offset="1" stop-color="#6d4a1a"/></linearGradient>';
  const pipe = (/** @type {number} */ x, /** @type {number} */ top, /** @type {number} */ width) =>
    box(x, top, width, 720 - top, 'url(#gold)', `rx="${width / 5}"`) +
    shape(`M${x + width * 0.22} 612h${width * 0.56}l${-width * 0.1} 40h${-width * 0.36}Z`, '#2b1c0c') +
    shape(`M${x} 716h${width}l${-width * 0.34} 64h${-width * 0.32}Z`, '#a67c33');
  const pipes = many(29, (n) => {
    const far = Math.abs(n - 14) / 14;
    const wave = Math.cos(far * Math.PI * 2.5) * 0.5 + 0.5;
    return pipe(120 + n * 43.6, 500 - wave * 260 - (1 - far) * 70, 39);
  });
  return canvas(
    defs,
    box(0, 0, 1500, 1000, 'url(#wall)') +
      many(4, (n) =>
        line(
          `M${-60 + n * 60} 1000V420Q750 ${-420 + n * 90} ${1560 - n * 60} 420V1000`,
          'rgba(230,205,160,.16)',
          14,
        ),
      ) +
      many(30, () => disc(300 + roll() * 900, 40 + roll() * 260, 2 + roll() * 2, 'rgba(255,230,170,.4)')) +
      pipes +
      box(90, 776, 1320, 40, '#6a4026') +
      box(120, 816, 1260, 184, '#4a2c1b') +
      many(8, (n) => box(150 + n * 152, 842, 120, 130, '#5b3821', 'rx="4"')) +
      shape('M690 1000q0 -110 60 -110t60 110Z', '#191b22') +
      disc(750, 868, 30, '#d8a985') +
      shape('M716 868q0 -46 34 -46t34 46q-34 -20 -68 0Z', '#31221a'),
  );
}

export function desk() {
  const roll = dice(19);
  const defs =
    fade('dusk', [
      [0, '#263b5c'],
      [0.7, '#c98a72'],
      [1, '#f1c48b'],
    ]) +
    fade('wood', [
      [0, '#6d4528'],
      [1, '#432818'],
    ]) +
    glow('lamp', 'rgba(255,226,158,.8)', 'rgba(255,216,140,0)');
  const lights = many(40, () => {
    const x = 330 + roll() * 840;
    return (
      box(x, 470 + roll() * 26, 5, 7, '#ffe3a0') + box(x, 520, 4, 20 + roll() * 40, 'rgba(255,214,140,.28)')
    );
  });
  const words = many(7, (n) =>
    box(612 + (n === 0 ? 0 : 0), 742 + n * 22, 250 - ((n * 71) % 110), 7, '#4c4a46', `opacity=".${8 - n}"`),
  );
  return canvas(
    defs,
    box(0, 0, 1500, 1000, '#2a2420') +
      box(300, 70, 900, 560, 'url(#dusk)') +
      shape('M300 520V470q220 -50 450 -14t450 -16v80Z', '#2c3d52') +
      box(300, 514, 900, 116, '#41566b') +
      lights +
      line('M750 70V630M300 350h900', '#4d3a2d', 16) +
      `<rect x="288" y="58" width="924" height="584" fill="none" stroke="#4d3a2d" stroke-width="24"/>` +
      shape('M0 690h1500v310H0Z', 'url(#wood)') +
      disc(1130, 610, 430, 'url(#lamp)') +
      shape('M570 720h330l70 220H500Z', '#fbf6e8') +
      words +
      many(3, (n) => disc(622 + n * 22, 908, 5.5, '#b4483b')) +
      line('M1180 790V500l-90 -80', '#1d1a18', 14) +
      shape('M1010 470l110 -96 56 62q-80 10 -166 34Z', '#2f6b66') +
      box(1110, 784, 140, 18, '#1d1a18', 'rx="8"') +
      shape('M300 730h130l-14 120q-50 20 -102 0Z', '#e8e1d2') +
      line('M430 756q52 4 38 46t-52 22', '#e8e1d2', 13) +
      '<ellipse cx="365" cy="730" rx="65" ry="13" fill="#3a2418"/>' +
      line('M350 700q-14 -26 4 -48t0 -46M384 698q-12 -22 2 -40', 'rgba(255,255,255,.28)', 7) +
      shape('M930 900l190 -42 6 14 -190 46Z', '#c9822f') +
      shape('M930 900l-22 12 28 4Z', '#f0dcb8'),
  );
}

/** @param {string} wall @param {string} coat @param {string} skin @param {string} hair @param {string} cut */
function portrait(wall, coat, skin, hair, cut) {
  return canvas(
    '',
    box(0, 0, 480, 480, wall) +
      shape(cut, hair) +
      shape('M60 480q10 -150 180 -150t180 150Z', coat) +
      shape('M204 300h72v60q-36 34 -72 0Z', skin, 'style="filter:brightness(.88)"') +
      shape('M166 210q0 -84 74 -84t74 84q0 118 -74 118t-74 -118Z', skin) +
      shape('M160 214q-6 -110 82 -108t80 112q-24 -58 -84 -60 -48 2 -78 56Z', hair) +
      line('M212 276q28 20 56 0', '#8d4b3a', 6) +
      disc(212, 222, 6, '#2a211d') +
      disc(270, 222, 6, '#2a211d'),
    480,
    480,
  );
}

export function portraitMaya() {
  return portrait(
    '#d6b98c',
    '#1f4f5c',
    '#c98f68',
    '#2b1c17',
    'M140 230q-10 -150 102 -148t100 150q0 90 30 120H120q26 -40 20 -122Z',
  );
}

export function portraitAline() {
  return portrait(
    '#9fb8b4',
    '#8a3a32',
    '#f0cdb0',
    '#b9b4aa',
    'M150 216q-12 -130 92 -128t90 130q0 60 6 86h-196q10 -30 8 -88Z',
  );
}
