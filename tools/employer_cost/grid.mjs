// Employer's cost by France's official engine, on a grid of pay x staff x status.
//
//   npm install && npm run grid     writes ../../tests/verification/employer-cost-fr-2026.json again (some minutes)
//
// Every answer that is not stated below is the engine's own default: an ordinary full-time contract (35 h, no overtime)
// in a private company outside Alsace-Moselle, average accident rate, health insurance of 40 a month shared equally, no
// mobility payment, and above 249 staff no apprentices.
import { readFileSync, writeFileSync } from 'node:fs'
import rules from 'modele-social'
import Engine from 'publicodes'

const DATE = '01/07/2026'
const CEILING = 4005 // a month
const MINIMUM = (12.31 * 35 * 52) / 12
const STAFF = [1, 10, 11, 19, 20, 49, 50, 249, 250, 1999, 2000]
const COST = 'salarié . coût total employeur'
const HEAD = {
  salarié: 'oui',
  date: DATE,
  'salarié . contrat': "'CDI'",
}
const TARGET = new URL('../../tests/verification/employer-cost-fr-2026.json', import.meta.url)

const quiet = { log() {}, warn() {}, error: console.error }
const engine = new Engine(rules, { logger: quiet })
const pays = grid()
const costs = STAFF.flatMap((staff) =>
  [false, true].map((executive) => ({ staff, executive, cost: pays.map((pay) => cost(pay, staff, executive)) })),
)
const versions = Object.fromEntries(['modele-social', 'publicodes'].map((name) => [name, version(name)]))
const rows = costs.map((one) => '  ' + JSON.stringify(one)).join(',\n')
const head = { engine: versions, date: DATE, unit: 'EUR a month' }
writeFileSync(
  TARGET,
  `{\n "about": ${JSON.stringify(head)},\n "pay": ${JSON.stringify(pays)},\n "costs": [\n${rows}\n ]\n}\n`,
)
console.log(`${pays.length} pays x ${STAFF.length} staff sizes x 2 statuses, engine ${JSON.stringify(versions)}`)

// Round pay and odd pay, and both sides of every threshold: minimum wage, ceilings, the end of the relief.
function grid() {
  const cents = (pay) => Math.round(pay * 100) / 100
  const round = Array.from({ length: 54 }, (_, k) => 1750 + 75 * k)
  const odd = Array.from({ length: 40 }, (_, k) => 1811.37 + 97.77 * k)
  const edges = [MINIMUM, 3 * MINIMUM, CEILING, 4 * CEILING, 8 * CEILING].flatMap((at) => [at - 0.01, at, at + 0.01])
  const others = [500, 1000, 1500, 1900, 2500, 3500, 5000, 6500, 8000, 10000, 20000, 40000]
  return [...new Set([...round, ...odd, ...edges, ...others].map(cents))].sort((a, b) => a - b)
}

function cost(pay, staff, executive) {
  engine.setSituation({
    ...HEAD,
    'salarié . contrat . statut cadre': executive ? 'oui' : 'non',
    'entreprise . salariés . effectif': `${staff} employés`,
    'salarié . contrat . salaire brut': `${pay} €/mois`,
  })
  return Math.round(engine.evaluate(COST).nodeValue * 1e6) / 1e6
}

function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version
}
