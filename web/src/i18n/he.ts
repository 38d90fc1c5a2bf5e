import { inHe as n } from './figures';
import type { Messages } from './messages';

export const he: Messages = {
  title: 'אימפקט קולקטיבי',
  skip: 'דילוג אל המפה',
  unknown: 'לא ידוע',
  views: {
    mindmap: 'מפת חשיבה', network: 'רשת', geography: 'גאוגרפיה', table: 'טבלה', findings: 'ממצאים', changes: 'שינויים',
  },
  viewsLabel: 'תצוגות',
  facets: {
    role: 'תפקיד', function: 'פונקציה', domain: 'תחום', sector: 'מגזר', country: 'מדינה', region: 'מחוז',
    place_based: 'מבוסס מקום', place_scale: 'היקף המקום', relation: 'קשר', network: 'חברות ברשת',
    founded: 'שנת ייסוד', active: 'פעילות', confidence: 'מידת ודאות', method: 'מקור הידיעה', roles_2015: 'בסקר 2015',
    community: 'קהילה ברשת',
  },
  values: {
    place_based: { yes: 'מבוסס מקום', no: 'לא מבוסס מקום' },
    active: { yes: 'פעיל', no: 'הסתיים' },
    confidence: { high: 'גבוהה (80% ומעלה)', medium: 'בינונית (50%–79%)', low: 'נמוכה (פחות מ־50%)' },
  },
  surveyOf: (date) => `סקר ${date}`,
  counts: (organisations, relations, countries) => `${n(organisations)} ארגונים, ${n(relations)} קשרים, ${n(countries)} מדינות`,
  limits: 'מגבלות הנתונים',
  shownOf: (shown, total) => (shown === total ? `כל ${n(total)} הארגונים` : `${n(shown)} מתוך ${n(total)} ארגונים`),
  nothingShown: 'אין ארגון שעונה על כל המסננים.',
  search: {
    label: 'חיפוש ארגונים', placeholder: 'שם, מקום או כינוי', clear: 'ניקוי החיפוש', results: 'תוצאות החיפוש',
    found: (count) => (count === 0 ? 'לא נמצא דבר' : count === 1 ? 'תוצאה אחת' : `${n(count)} תוצאות`),
    more: (count) => `ועוד ${n(count)} בתצוגה`,
  },
  menu: { language: 'שפה', theme: 'ערכת צבעים', auto: 'לפי המערכת', light: 'בהירה', dark: 'כהה' },
  filters: {
    title: 'מסננים', open: 'מסננים', close: 'סגירת המסננים', clear: 'ניקוי הכול', active: 'מסננים פעילים',
    remove: (what) => `הסרה: ${what}`, from: 'משנת', to: 'עד שנת', narrow: (facet) => `חיפוש בתוך ${facet}`,
    showAll: (count) => `הצגת כל ה־${n(count)}`, showFewer: 'הצגת פחות', query: (query) => `”${query}“`,
    ego: (steps, name) => (steps === 1 ? `צעד אחד מ־${name}` : `${n(steps)} צעדים מ־${name}`),
    since: (year) => `משנת ${year}`, until: (year) => `עד שנת ${year}`,
    count: (count) => (count === 1 ? 'ארגון אחד' : `${n(count)} ארגונים`),
  },
  legend: { title: 'מקרא', colour: 'צבע', size: 'גודל', others: 'כל השאר' },
  drawing: { settings: 'הגדרות', zoomIn: 'להגדיל', zoomOut: 'להקטין', fit: 'להציג הכול', filteredOut: 'סונן החוצה:' },
  card: {
    close: 'סגירה', facts: 'עובדות', relations: 'קשרים', measures: 'מדדים', sources: 'מקורות', noRelations: 'לא ידוע על קשרים.',
    conditions: 'תנאים שעולים מהדפים שלו',
    range: (low: number, high: number) => `סביר ${n(low)}–${n(high)}`,
    rangeNote: 'הדירוג נשען על האתרים שנקראו. "סביר" הוא הטווח שבו הוא נופל ב-95 מתוך 100 הגרלות של האתרים האלה; במדדים שאין לצדם טווח הדבר לא נבדק.',
    rank: (rank, total) => `מקום ${n(rank)} מתוך ${n(total)}`,
    copy: 'העתקת קישור', copied: 'הקישור הועתק', copyFailed: 'אפשר להעתיק את הכתובת משורת הכתובת', focus: 'הצגת הסביבה שלו',
    steps: (steps) => (steps === 1 ? 'צעד אחד' : `${n(steps)} צעדים`),
    incoming: (relation) => `${relation} (מצד הארגון האחר)`, since: (year) => `משנת ${year}`, until: (year) => `עד שנת ${year}`,
    years: (from, to) => `${from}–${to}`, seen: (date) => `נצפה ב־${date}`,
    seenBetween: (first, last) => `נצפה מ־${first} עד ${last}`,
    confidence: (share) => `ודאות ${share}`, noSource: 'ללא דף',
    source: (number) => `מקור ${n(number)}`, correct: 'הצעת תיקון',
    correctionSubject: (name) => `תיקון: ${name}`,
    correctionText: (name, id, survey) => `${name} (${id}), סקר ${survey}\n\nמה צריך להשתנות, ודף שמראה זאת:\n`,
  },
  table: {
    label: 'ארגונים', copy: 'העתקה', csv: 'שמירה כ־CSV',
    copied: (rows) => (rows === 1 ? 'שורה אחת הועתקה' : `${n(rows)} שורות הועתקו`), copyFailed: 'הדפדפן לא אפשר להעתיק', hint: 'מקשי החצים מזיזים, Enter פותח את הכרטיס', file: 'organisations.csv',
  },
  hash: {
    gone: 'הקישור נוצר בסקר אחר. לא נמצאו עוד:', dismiss: 'סגירת ההודעה', key: 'הגדרה', facet: 'מסנן', value: 'ערך',
    organisation: 'ארגון', view: 'תצוגה', measure: 'מדד', unreadable: 'חלק לא קריא',
  },
  broken: { title: 'אי אפשר לפתוח את המפה', text: 'אין בקובץ סקר קריא. יש לבנות את המפה שוב, או לבקש קובץ שלם ממי ששלח אותו.' },
};
